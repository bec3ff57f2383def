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
            rows.push(Row {
                range: at..at + text.len(),
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
        let width = columns(&source, first);
        let alike = rest.iter().skip(1);
        let height = 1 + alike
            .take_while(|row| !row.apart && columns(&source, row) == width)
            .count();
        if width > 1 && height > 1 {
            for (row, at) in rest[..height].iter().enumerate() {
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
    /// How many bytes of blanks stand ahead.
    pub indent: usize,
    /// An empty line stands ahead.
    pub apart: bool,
}

fn columns(source: &Source, row: &Row) -> usize {
    source.text[row.range.clone()].split('\t').count()
}

fn cells(source: &Source, at: &Row, table: usize, row: usize, lines: &mut Vec<Line>) {
    let mut start = at.range.start;
    for (column, cell) in source.text[at.range.clone()].split('\t').enumerate() {
        let span = Span::new(source.id, start, start + cell.len());
        start += cell.len() + 1;
        let mut line = Line::plain(vec![Piece::plain(span)]);
        line.look = Look::Cell { table, row, column };
        line.trim(source);
        lines.push(line);
    }
}
