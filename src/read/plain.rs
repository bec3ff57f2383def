//! Text as copied from a web page: a paragraph a line. Cells that tabs part are a table's.

use super::sheet::{Line, Look, Piece, Sheet};
use super::wrapped;
use crate::source::{Source, Span};
use std::ops::Range;

/// The lines of `source`.
pub fn sheet(source: Source) -> Sheet {
    let mut rows = Vec::new();
    let (mut start, mut apart) = (0, false);
    for line in source.text.split_inclusive('\n') {
        let text = line.trim();
        if text.is_empty() {
            apart = true;
        } else {
            let at = start + (line.len() - line.trim_start().len());
            let bare = line.trim_matches(is_blank);
            let begins = start + (line.len() - line.trim_start_matches(is_blank).len());
            rows.push(Row {
                range: at..at + text.len(),
                cells: begins..begins + bare.len(),
                indent: at - start,
                apart,
            });
            apart = false;
        }
        start += line.len();
    }
    let mut lines = Vec::new();
    let mut tables = 0;
    let mut rest = rows.as_slice();
    while let [first, after @ ..] = rest {
        let (bare, blank) = if columns(&source, &first.range) > 1 {
            let bare = height(&source, rest, |row| &row.range);
            (bare, height(&source, rest, |row| &row.cells))
        } else {
            (1, 1)
        };
        let height = bare.max(blank);
        if height > 1 {
            for (row, at) in rest[..height].iter().enumerate() {
                let at = if blank > bare { &at.cells } else { &at.range };
                cells(&source, at, tables, row, &mut lines);
            }
            tables += 1;
            rest = &rest[height..];
        } else {
            let span = Span::new(source.id, first.range.start, first.range.end);
            let mut line = Line::plain(vec![Piece::plain(span)]);
            line.apart = first.apart;
            lines.push(line);
            rest = after;
        }
    }
    let lines = wrapped::joined(&source, lines, &rows);
    Sheet::new(source, lines)
}

/// A line of the file that is not empty.
pub struct Row {
    /// Its words.
    pub range: Range<usize>,
    /// The same with the tabs around them: a table's first or last cell may be empty.
    cells: Range<usize>,
    /// How many bytes of blanks stand ahead.
    pub indent: usize,
    /// An empty line stands ahead.
    pub apart: bool,
}

/// How many of `rows` have as many cells as the first, as `cells` reads them.
fn height(source: &Source, rows: &[Row], cells: fn(&Row) -> &Range<usize>) -> usize {
    let mut widths = rows
        .iter()
        .map(|row| (row.apart, columns(source, cells(row))));
    let first = widths.next().map(|(_, width)| width);
    1 + widths
        .take_while(|(apart, width)| !apart && Some(*width) == first)
        .count()
}

fn columns(source: &Source, row: &Range<usize>) -> usize {
    source.text[row.clone()].split('\t').count()
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() && letter != '\t'
}

fn cells(source: &Source, at: &Range<usize>, table: usize, row: usize, lines: &mut Vec<Line>) {
    let mut start = at.start;
    for (column, cell) in source.text[at.clone()].split('\t').enumerate() {
        let span = Span::new(source.id, start, start + cell.len());
        start += cell.len() + 1;
        let mut line = Line::plain(vec![Piece::plain(span)]);
        line.look = Look::Cell { table, row, column };
        line.trim(source);
        lines.push(line);
    }
}
