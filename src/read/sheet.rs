//! What every format's reader gives: lines, and what their look says of them.

use super::docx::Layout;
use super::html::Structure;
use crate::document::{Inline, Inlines, Origin, PropertyKey, Run};
use crate::source::{Source, Span};
use std::ops::Range;

/// A file as lines.
#[derive(Debug)]
pub struct Sheet {
    /// The text that places point into: the file itself, or for Word one line a paragraph.
    pub source: Source,
    pub lines: Vec<Line>,
    /// What the file tells of itself beside its text: tags, front matter.
    pub properties: Vec<(PropertyKey, Piece)>,
    /// What a web page calls its article.
    pub title: Option<String>,
    /// How it is laid out, where it is a Word document.
    pub layout: Option<Box<Layout>>,
    /// How it is marked up, where it is a web page.
    pub structure: Option<Box<Structure>>,
    /// It is a web page: what surrounds an article there is to be expected.
    pub page: bool,
}

impl Sheet {
    /// Lines, and nothing besides.
    pub fn new(source: Source, lines: Vec<Line>) -> Self {
        Self {
            source,
            lines,
            properties: Vec::new(),
            title: None,
            layout: None,
            structure: None,
            page: false,
        }
    }
}

/// A line or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The number that Word puts in front.
    pub number: Option<String>,
    /// Its words: the bytes of the source that are text, markup left out.
    pub pieces: Vec<Piece>,
    pub look: Look,
    /// Empty lines stand ahead of it.
    pub apart: bool,
}

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub span: Span,
    /// What the bytes stand for, where they are not the text itself.
    pub text: Option<Box<str>>,
    /// Set in bold.
    pub strong: bool,
}

/// What the look of a line says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Plain,
    /// Marked as the title.
    Title,
    /// Marked as a heading of this level.
    Heading(u8),
    /// Marked as what stands over a table.
    Caption,
    /// A cell of a table; tables, rows and columns from 0.
    Cell {
        table: usize,
        row: usize,
        column: usize,
    },
    /// In the margin of a page, or of a list of contents: no part of the text.
    Margin,
}

impl Piece {
    /// The bytes of `span` as they stand.
    pub fn plain(span: Span) -> Self {
        Self {
            span,
            text: None,
            strong: false,
        }
    }

    /// The bytes of `span`, which stand for `text`.
    pub fn standing_for(span: Span, text: impl Into<Box<str>>) -> Self {
        Self {
            span,
            text: Some(text.into()),
            strong: false,
        }
    }

    /// What it says.
    pub fn text<'s>(&'s self, source: &'s Source) -> &'s str {
        match &self.text {
            Some(text) => text,
            None => source.slice(self.span),
        }
    }

    /// The part `range` of its text.
    fn part(&self, source: &Source, range: Range<usize>) -> Self {
        let mut part = self.clone();
        if let Some(text) = &self.text {
            part.text = Some(text.get(range).unwrap_or_default().into());
            return part;
        }
        let start = self.span.range().start;
        part.span = Span::new(source.id, start + range.start, start + range.end);
        part
    }
}

impl Line {
    /// A line of plain look.
    pub fn plain(pieces: Vec<Piece>) -> Self {
        Self {
            number: None,
            pieces,
            look: Look::Plain,
            apart: false,
        }
    }

    /// What it says, its number ahead.
    pub fn text(&self, source: &Source) -> String {
        let mut text = self.number.clone().unwrap_or_default();
        for piece in &self.pieces {
            text.push_str(piece.text(source));
        }
        text
    }

    /// Takes blanks off both ends; false where nothing is left.
    pub fn trim(&mut self, source: &Source) -> bool {
        while let Some(first) = self.pieces.first() {
            let text = first.text(source);
            let left = text.len() - text.trim_start().len();
            if left < text.len() {
                self.pieces[0] = first.part(source, left..text.len());
                break;
            }
            self.pieces.remove(0);
        }
        while let Some(last) = self.pieces.last() {
            let kept = last.text(source).trim_end().len();
            if kept > 0 {
                let part = last.part(source, 0..kept);
                self.pieces.pop();
                self.pieces.push(part);
                break;
            }
            self.pieces.pop();
        }
        !self.pieces.is_empty()
    }

    /// The bytes `range` of its text as runs of a document.
    pub fn inlines<'s>(&'s self, source: &'s Source, range: Range<usize>) -> Inlines<'s> {
        let mut inlines = Vec::new();
        let mut start = 0;
        let mut push = |text: &'s str, span: Option<Span>, as_is: bool| {
            let end = start + text.len();
            let from = range.start.clamp(start, end) - start;
            let to = range.end.clamp(start, end) - start;
            start = end;
            let Some(part) = text.get(from..to).filter(|part| !part.is_empty()) else {
                return;
            };
            let origin = match span {
                Some(span) if as_is => {
                    let at = span.range().start;
                    Origin::Clerk(Span::new(source.id, at + from, at + to))
                }
                Some(span) => Origin::Clerk(span),
                None => Origin::Number,
            };
            let text = part.into();
            inlines.push(Inline::Text(Run { text, origin }));
        };
        if let Some(number) = &self.number {
            push(number, None, false);
        }
        for piece in &self.pieces {
            push(piece.text(source), Some(piece.span), piece.text.is_none());
        }
        inlines
    }

    /// How many bytes of its text, from the start, are bold.
    pub fn strong_lead(&self, source: &Source) -> usize {
        let number = self.number.as_ref().map_or(0, String::len);
        let bold = self.pieces.iter().take_while(|piece| piece.strong);
        match bold.map(|piece| piece.text(source).len()).sum() {
            0 => 0,
            bold => number + bold,
        }
    }
}

/// How much text a cell of a table holds at most; more is text that somebody laid out in a table.
const CELL: usize = 300;

/// Makes lines of tables that lay out a page: with one row or column, or with much text in a cell.
pub fn settle_tables(lines: &mut [Line], nested: &[usize], source: &Source) {
    let mut start = 0;
    while start < lines.len() {
        let Look::Cell { table, .. } = lines[start].look else {
            start += 1;
            continue;
        };
        let same =
            |line: &Line| matches!(line.look, Look::Cell { table: other, .. } if other == table);
        let length = lines[start..].iter().take_while(|line| same(line)).count();
        let cells = &mut lines[start..start + length];
        if nested.contains(&table) || !is_data(cells, source) {
            cells.iter_mut().for_each(|line| line.look = Look::Plain);
        }
        start += length;
    }
}

/// True for a table that holds data.
fn is_data(cells: &[Line], source: &Source) -> bool {
    let (mut rows, mut columns) = (0, 0);
    for line in cells {
        if let Look::Cell { row, column, .. } = line.look {
            rows = rows.max(row + 1);
            columns = columns.max(column + 1);
        }
    }
    let short = |line: &Line| {
        let length: usize = line
            .pieces
            .iter()
            .map(|p| p.text(source).chars().count())
            .sum();
        length <= CELL
    };
    rows > 1 && columns > 1 && cells.iter().all(short)
}
