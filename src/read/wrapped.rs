//! Text copied from a PDF: its lines break where those of the page did. They are joined again.

use super::plain::Row;
use super::recognise::number;
use super::sheet::{Line, Look};
use crate::source::Source;

/// Lines this much shorter than the longest, in cells of a terminal, are full all the same: marks that may not
/// begin a line move words to the next.
const SLACK: usize = 6;

/// A line of a page holds no more, in cells.
const WIDEST: usize = 120;

/// A line of a page holds no less.
const NARROWEST: usize = 24;

/// `lines`, those that go on in the next line joined with it; `rows` are the lines of the file.
pub fn joined(source: &Source, lines: Vec<Line>, rows: &[Row]) -> Vec<Line> {
    let row = |line: &Line| {
        let start = line.pieces.first();
        let start = start.map_or(0, |piece| piece.span.range().start);
        rows.get(rows.partition_point(|row| row.range.start < start))
    };
    let widths = lines.iter().map(|line| {
        let indent = row(line).map(|row| row.range.start - row.indent..row.range.start);
        let indent = indent.and_then(|indent| source.text.get(indent));
        width(indent.unwrap_or_default()) + width(&line.text(source))
    });
    let widths: Vec<usize> = widths.collect();
    let Some(full) = full_width(source, &lines, &widths) else {
        return lines;
    };
    let indented = rows.iter().filter(|row| row.indent > 0).count();
    let indents = indented * 10 >= rows.len() && indented * 3 < rows.len() * 2;
    let begins = |line: &Line, text: &str| {
        number(text).is_some() || indents && row(line).is_some_and(|row| row.indent > 0)
    };
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    // The line before is full and its sentence open.
    let mut open = false;
    for (line, width) in lines.into_iter().zip(widths) {
        let text = line.text(source);
        let plain = line.look == Look::Plain;
        if plain && is_page_number(&text) {
            continue;
        }
        let goes_on = plain && width + SLACK >= full && !ends(&text, indents);
        match joined
            .last_mut()
            .filter(|_| open && plain && !begins(&line, &text))
        {
            Some(last) => last.pieces.extend(line.pieces),
            None => joined.push(line),
        }
        open = goes_on;
    }
    joined
}

/// The width of a full line, where the text is wrapped at all.
fn full_width(source: &Source, lines: &[Line], widths: &[usize]) -> Option<usize> {
    let mut sorted: Vec<usize> = widths.to_vec();
    sorted.sort_unstable();
    // A line or two may stick out.
    let full = *sorted.get(sorted.len().checked_sub(1 + sorted.len() / 20)?)?;
    if !(NARROWEST..=WIDEST).contains(&full) || sorted.last()? > &(WIDEST + SLACK) {
        return None;
    }
    let filled = lines
        .iter()
        .zip(widths)
        .filter(|(_, width)| **width + SLACK >= full);
    let (mut count, mut open) = (0, 0);
    for (line, _) in filled {
        count += 1;
        open += usize::from(!ends(&line.text(source), false));
    }
    (count >= 3 && count * 5 >= lines.len() * 2 && open * 5 >= count * 3).then_some(full)
}

/// True where a paragraph may end here. Where paragraphs are indented, that tells.
fn ends(text: &str, indents: bool) -> bool {
    !indents && text.ends_with(['。', '！', '？'])
}

/// `— 3 —`, `第3页`: what a page has below its text.
fn is_page_number(text: &str) -> bool {
    let bare =
        text.trim_matches(|found: char| "-—–― 第页/共".contains(found) || found.is_whitespace());
    bare.len() <= 3 && !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// Cells of a terminal that `text` takes, near enough.
fn width(text: &str) -> usize {
    text.chars()
        .map(|found| 1 + usize::from(!found.is_ascii()))
        .sum()
}
