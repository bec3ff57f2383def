//! What the columns of a table are called by its header, and the rows by their labels.

use super::grid::Cell;
use super::names::{Name, is_total};

/// What a column is called by the rows of the header, the lowest first; the first `labels` columns are those of the
/// rows' names.
pub fn field(header: &[Vec<Cell<'_>>], labels: usize, column: usize) -> Name {
    let words =
        |row: usize, column: usize| header[row].get(column).map(Cell::text).unwrap_or_default();
    let own = (0..header.len())
        .rev()
        .find(|row| !words(*row, column).is_empty());
    let Some(own) = own else {
        return Name::default();
    };
    // A cell over several rows is repeated in each by some programs.
    let top = (0..own)
        .rev()
        .find(|row| words(*row, column) != words(own, column));
    let mut name = Name::of(&words(own, column));
    let Some(above) = top else {
        return name;
    };
    // A cell over several columns stands over the first of them, or is repeated over each.
    let over = (0..=column)
        .rev()
        .take(super::WIDEST)
        .find(|column| !words(above, *column).is_empty());
    let Some(mut over) = over else {
        return name;
    };
    let text = words(above, over);
    while over > labels && column - over < super::WIDEST && words(above, over - 1) == text {
        over -= 1;
    }
    // What stands over the labels, too, is the table's title.
    let title = over < labels || over == labels && labels > 0 && words(above, labels - 1) == text;
    if !title {
        name.group = over + 1;
        name.over = text;
    }
    name
}

/// What the rows are called by their label columns, the last first.
pub fn records(body: &[Vec<Cell<'_>>], named: &[usize]) -> Vec<Name> {
    let (mut group, mut open) = (0, String::new());
    let each = body.iter().enumerate().map(|(row, cells)| {
        let words: Vec<String> = named
            .iter()
            .filter_map(|column| cells.get(*column).map(Cell::text))
            .collect();
        let several = words.len() > 1;
        if let Some(first) = words.first().filter(|first| several && !first.is_empty())
            && *first != open
        {
            (group, open) = (row + 1, first.clone());
        }
        let total = words.iter().find(|words| is_total(words));
        let last = words.iter().rev().find(|words| !words.is_empty());
        let mut name = match total.or(last) {
            Some(words) => Name::of(words),
            None if named.is_empty() => Name::of(&format!("第{}行", row + 1)),
            None => Name::default(),
        };
        name.group = if several { group } else { 0 };
        name
    });
    each.collect()
}
