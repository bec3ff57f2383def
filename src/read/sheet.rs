//! What every format's reader gives: lines, and what their look says of them.

use crate::source::{Source, Span};

/// A file as lines.
#[derive(Debug)]
pub struct Sheet {
    /// The text that places point into: the file itself, or for Word one line a paragraph.
    pub source: Source,
    pub lines: Vec<Line>,
}

/// A line or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its words: the bytes of the source that are text, markup left out.
    pub spans: Vec<Span>,
    pub look: Look,
}

/// What the look of a line says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Plain,
    /// Marked as a heading of this level.
    Heading(u8),
    /// A cell of a table; tables, rows and columns from 0.
    Cell {
        table: usize,
        row: usize,
        column: usize,
    },
}
