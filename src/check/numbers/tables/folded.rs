//! A long table that was set in several blocks side by side: `省份 数量 省份 数量`.

use super::grid::Cell;
use super::names::is_total;

/// No block is wider.
const WIDEST: usize = 12;

/// The rows of all blocks one below the other, sums last; `head` of them are the header's.
pub fn unfolded(rows: Vec<Vec<Cell<'_>>>, head: usize) -> Vec<Vec<Cell<'_>>> {
    let Some(width) = block(&rows, head) else {
        return rows;
    };
    let (header, body) = rows.split_at(head);
    let names: Vec<String> = header
        .last()
        .into_iter()
        .flatten()
        .map(Cell::text)
        .collect();
    let blocks = body.first().map_or(0, Vec::len) / width;
    let mut all = Vec::new();
    let mut sums = Vec::new();
    for block in 0..blocks {
        for row in body {
            let Some(cells) = row.get(block * width..(block + 1) * width) else {
                continue;
            };
            let label = cells.first().map(Cell::text).unwrap_or_default();
            // Headings are repeated where the table goes on on another page.
            if label.is_empty() || Some(&label) == names.first() {
                continue;
            }
            let rows = if is_total(&label) {
                &mut sums
            } else {
                &mut all
            };
            rows.push(cells.to_vec());
        }
    }
    let header = header
        .iter()
        .map(|row| row.get(..width).unwrap_or_default().to_vec());
    header.chain(all).chain(sums).collect()
}

/// How many columns a block has: the names of the first are repeated over each, and each begins with words.
fn block(rows: &[Vec<Cell<'_>>], head: usize) -> Option<usize> {
    let (header, body) = rows.split_at_checked(head)?;
    let names: Vec<String> = header.last()?.iter().map(Cell::text).collect();
    let first = names.first().filter(|name| !name.is_empty())?;
    let widths =
        (2..=WIDEST.min(names.len() / 2)).filter(|width| names.len().is_multiple_of(*width));
    let mut widths = widths.filter(|width| {
        names.get(*width) == Some(first)
            && names
                .iter()
                .enumerate()
                .all(|(at, name)| names.get(at % width) == Some(name))
    });
    let width = widths.next()?;
    let labels = (0..names.len()).step_by(width);
    let labels: Vec<usize> = labels.collect();
    let worded = body.iter().all(|row| {
        let mut labels = labels.iter().filter_map(|column| row.get(*column));
        labels.all(|cell| cell.number.is_none())
    });
    let filled = body
        .iter()
        .any(|row| row.get(width).is_some_and(|cell| !cell.text().is_empty()));
    (worded && filled).then_some(width)
}
