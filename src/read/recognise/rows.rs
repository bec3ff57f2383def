//! The lines of a sheet with what is known of each.

use super::contents;
use super::elements::is_recipient;
use super::furniture::{Furniture, Kind};
use super::numbers::number;
use crate::document::{
    Document, Element, ElementKind, Inline, Inlines, Origin, Property, PropertyKey, Run,
};
use crate::read::sheet::{Line, Look, Piece, Sheet};
use std::ops::Range;

/// The lines of a sheet; those of margins are left out.
pub struct Rows<'s, 'f> {
    pub all: Vec<Row<'s>>,
    pub sheet: &'s Sheet,
    /// Something on it is furniture of a page.
    pub page: bool,
    furniture: &'f Furniture,
}

/// A line.
pub struct Row<'s> {
    pub line: &'s Line,
    pub text: String,
    /// What of a page it is, if it is plainly that.
    pub kind: Option<Kind>,
}

impl<'s, 'f> Rows<'s, 'f> {
    /// The lines of `sheet`.
    pub fn of(sheet: &'s Sheet, furniture: &'f Furniture) -> Self {
        let lines = sheet.lines.iter().filter(|line| line.look != Look::Margin);
        let all: Vec<_> = lines
            .map(|line| {
                let text = line.text(&sheet.source);
                let kind = match line.look {
                    Look::Title | Look::Heading(_) | Look::Caption | Look::Margin => None,
                    Look::Plain => furniture.kind(&text),
                    Look::Cell { .. } => {
                        let label = furniture.label(&text).map(Kind::Label);
                        label.or_else(|| furniture.kind(&text))
                    }
                };
                Row { line, text, kind }
            })
            .collect();
        let mut listed = contents::listed(&all).into_iter();
        let mut all = all;
        all.retain(|_| !listed.next().unwrap_or_default());
        let page = sheet.page || all.iter().any(|row| row.kind.is_some() && !row.is_cell());
        Self {
            all,
            sheet,
            page,
            furniture,
        }
    }

    /// True where a sentence speaks of the site.
    pub fn is_remark(&self, at: usize) -> bool {
        self.furniture.is_remark(&self.all[at].text)
    }

    /// The text of row `at`.
    pub fn text(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |row| &row.text)
    }

    /// All of row `at` as the content of a paragraph.
    pub fn content(&self, at: usize) -> Inlines<'s> {
        self.part(at, 0..usize::MAX)
    }

    /// The bytes `range` of row `at`, without blanks at its ends.
    pub fn part(&self, at: usize, range: Range<usize>) -> Inlines<'s> {
        let Some(row) = self.all.get(at) else {
            return Vec::new();
        };
        let range = range.start..range.end.min(row.text.len());
        let words = row.text.get(range.clone()).unwrap_or_default();
        let start = range.start + words.len() - words.trim_start().len();
        let end = start + words.trim().len();
        row.line.inlines(&self.sheet.source, start..end)
    }

    /// Row `at` as an element.
    pub fn element(&self, kind: ElementKind, at: usize, range: Range<usize>) -> Element<'s> {
        Element {
            kind,
            content: self.part(at, range),
            public: true,
        }
    }

    /// Takes what row `at` tells of the document, and what the row behind tells where this one is its
    /// label; gives the number of rows that were read.
    pub fn take_properties(&self, at: usize, end: usize, document: &mut Document<'s>) -> usize {
        match &self.all[at].kind {
            Some(Kind::Properties(found)) => {
                for (key, range) in found {
                    if let Some(key) = key {
                        add(document, *key, self.part(at, range.clone()));
                    }
                }
                1
            }
            Some(Kind::Label(key)) => {
                let next = self.all.get(at + 1).filter(|_| at + 1 < end);
                let Some(next) = next.filter(|next| next.is_value(&self.all[at])) else {
                    return 1;
                };
                if let (Some(key), false) = (key, next.text.is_empty()) {
                    add(document, *key, self.content(at + 1));
                }
                2
            }
            _ => 1,
        }
    }
}

impl Row<'_> {
    pub fn is_cell(&self) -> bool {
        matches!(self.line.look, Look::Cell { .. })
    }

    /// True where the row begins the text of a report, or is part of it.
    pub fn is_content(&self) -> bool {
        let text = &self.text;
        let long = text.contains('。') || text.chars().count() >= 40;
        let heading = matches!(self.line.look, Look::Heading(_)) && number(text).is_some();
        let plain = self.kind.is_none() && !self.is_cell() && !is_recipient(text);
        plain && (long || heading || number(text).is_some())
    }

    /// True where the row gives the value of the label ahead.
    fn is_value(&self, label: &Self) -> bool {
        let beside = match (label.line.look, self.line.look) {
            (
                Look::Cell { table, row, .. },
                Look::Cell {
                    table: other,
                    row: line,
                    ..
                },
            ) => (table, row) == (other, line),
            (Look::Cell { .. }, _) | (_, Look::Cell { .. }) => return false,
            _ => true,
        };
        let text = &self.text;
        beside
            && (self.is_cell() || !self.line.apart)
            && !text.ends_with(['：', ':'])
            && !matches!(self.kind, Some(Kind::Label(_) | Kind::Properties(_)))
            && text.chars().count() <= 60
            && !text.contains('。')
    }
}

/// Adds a property that is not known yet.
pub fn add<'s>(document: &mut Document<'s>, key: PropertyKey, content: Inlines<'s>) {
    let known = document
        .properties
        .iter()
        .any(|property| property.key == key);
    if !known && !content.is_empty() {
        document.properties.push(Property { key, content });
    }
}

/// A piece as the content of a property.
pub fn piece<'s>(sheet: &'s Sheet, piece: &'s Piece) -> Inlines<'s> {
    let text = piece.text(&sheet.source);
    let origin = Origin::Clerk(piece.span);
    match text.trim().is_empty() {
        true => Vec::new(),
        false => vec![Inline::Text(Run {
            text: text.into(),
            origin,
        })],
    }
}
