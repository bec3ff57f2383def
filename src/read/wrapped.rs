//! Text copied from a PDF: its lines break where those of the page did. They are joined again.

use super::plain::Row;
use super::recognise::number;
use super::sheet::{Line, Look};
use crate::source::Source;

/// How long a line is: on a page all take the same room, in a message they may have as many characters.
struct Measure {
    width: fn(&str) -> usize,
    /// Lines this much shorter than the longest are full all the same: marks that may not begin a
    /// line move words to the next.
    slack: usize,
    /// A full line holds no less.
    narrowest: usize,
}

const MEASURES: [Measure; 2] = [
    Measure {
        width: cells,
        slack: 6,
        narrowest: 24,
    },
    Measure {
        width: |text| text.chars().count(),
        slack: 3,
        narrowest: 20,
    },
];

/// A full line holds no more.
const WIDEST: usize = 120;

/// `lines`, those that go on in the next line joined with it; `rows` are the lines of the file.
pub fn joined(source: &Source, lines: Vec<Line>, rows: &[Row]) -> Vec<Line> {
    let row = |line: &Line| {
        let start = line.pieces.first();
        let start = start.map_or(0, |piece| piece.span.range().start);
        rows.get(rows.partition_point(|row| row.range.start < start))
    };
    let widths = |measure: &Measure| -> Vec<usize> {
        let width = |line: &Line| {
            let indent = row(line).map(|row| row.range.start - row.indent..row.range.start);
            let indent = indent.and_then(|indent| source.text.get(indent));
            (measure.width)(indent.unwrap_or_default()) + (measure.width)(&line.text(source))
        };
        lines.iter().map(width).collect()
    };
    let measured = MEASURES.iter().filter_map(|measure| {
        let widths = widths(measure);
        let (full, count) = full_width(source, &lines, &widths, measure)?;
        Some((count, widths, full - measure.slack))
    });
    // That which more lines fill; the room on the page where both fit.
    let Some((_, widths, full)) = measured.rev().max_by_key(|(count, ..)| *count) else {
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
        let goes_on = plain && width >= full && !ends(&text, indents);
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

/// The width of a full line, where the text is wrapped at all, and how many lines are full.
fn full_width(
    source: &Source,
    lines: &[Line],
    widths: &[usize],
    measure: &Measure,
) -> Option<(usize, usize)> {
    let plain = || {
        let lines = lines.iter().zip(widths);
        lines.filter(|(line, _)| line.look == Look::Plain)
    };
    let mut sorted: Vec<usize> = plain().map(|(_, width)| *width).collect();
    sorted.sort_unstable();
    // A line or two may stick out.
    let full = *sorted.get(sorted.len().checked_sub(1 + sorted.len() / 20)?)?;
    if !(measure.narrowest..=WIDEST).contains(&full) || sorted.last()? > &(WIDEST + measure.slack) {
        return None;
    }
    let filled = plain().filter(|(_, width)| **width + measure.slack >= full);
    let (mut count, mut open) = (0, 0);
    for (line, _) in filled {
        count += 1;
        open += usize::from(!ends(&line.text(source), false));
    }
    (count >= 3 && count * 5 >= sorted.len() * 2 && open * 5 >= count * 3).then_some((full, count))
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
fn cells(text: &str) -> usize {
    text.chars()
        .map(|found| 1 + usize::from(!found.is_ascii()))
        .sum()
}
