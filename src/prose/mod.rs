//! What rules read: a document as passages, each one string whose bytes know where they came from.
//!
//! Half-width marks beside Chinese text (`,;:?!()`), as crawlers and hasty typists leave them, are
//! put back into their full-width forms, so that a rule knows one form only.

mod clauses;
mod quantity;
mod restore;

pub use clauses::{Clause, clauses, sentences};
pub use quantity::{Form, Loose, Measure, Number, Role as NumberRole, Unit, is_blank, numbers};

use crate::diagnostic::Step;
use crate::document::{
    Block, Document, Element, ElementKind, Inline, Inlines, Origin, Role, Table, plain_text,
};
use crate::source::{SourceId, Span};
use std::ops::Range;

/// Which part of a document a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All lines of the title as one.
    Title,
    /// An element around the text.
    Element(ElementKind),
    /// A heading on a line of its own: 1 for 一、.
    Heading(u8),
    /// A paragraph of the text.
    Text,
    /// What stands over a table.
    Caption,
    /// A cell; row 0 is the header row. Tables are counted from 0 through the document.
    Cell {
        table: usize,
        row: usize,
        column: usize,
    },
}

/// Stands in a passage for something that is missing in a draft.
pub const GAP: char = '\u{fffc}';

/// A paragraph, heading, cell, title or element as one string.
#[derive(Clone, Debug)]
pub struct Passage {
    pub part: Part,
    /// Which required content the section answers that it stands in.
    pub role: Option<Role>,
    /// It stands in an annex: the first is 0.
    pub annex: Option<usize>,
    /// The heading that it stands under, as an index of [`Prose::passages`].
    pub under: Option<usize>,
    /// What it says; marks beside Chinese text are full-width.
    pub text: String,
    /// Titles that run in with the text behind them, and their levels; none for points.
    pub leads: Vec<(Option<u8>, Range<usize>)>,
    /// Where, in `text`, half-width marks were put back into full width.
    pub halved: Vec<usize>,
    /// Every number of the text, in its order.
    pub numbers: Vec<Number>,
    sentences: Vec<Range<usize>>,
    pieces: Vec<Piece>,
}

/// A stretch of a passage's text of one origin.
#[derive(Clone, Debug)]
struct Piece {
    range: Range<usize>,
    origin: Origin,
}

impl Piece {
    /// Where it was typed, or where what it prints is referred to.
    fn span(&self) -> Option<Span> {
        match self.origin {
            Origin::Clerk(span) => Some(span),
            Origin::Figure { reference, .. } => Some(reference),
            Origin::Template | Origin::Number => None,
        }
    }

    /// The place of byte `at` of the passage, if it is one; `end` asks for the end of a stretch.
    fn place(&self, at: usize, end: bool) -> Option<u32> {
        let span = self.span()?;
        let typed = matches!(self.origin, Origin::Clerk(_));
        Some(match (typed && span.len() == self.range.len(), end) {
            (true, _) => span.start + (at - self.range.start) as u32,
            (false, false) => span.start,
            (false, true) => span.end,
        })
    }
}

impl Passage {
    /// Where the bytes `range` of the text stand in the source: from the first to the last of them
    /// that a person typed. `None` where the template worded all of them.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let from = self
            .pieces
            .partition_point(|piece| piece.range.end <= range.start);
        let under = self.pieces[from..]
            .iter()
            .take_while(|piece| piece.range.start < range.end.max(range.start + 1));
        let mut typed = under.filter(|piece| piece.span().is_some());
        let first = typed.next()?;
        let source = first.span()?.source;
        let start = first.place(range.start.max(first.range.start), false)?;
        let last = typed
            .filter(|piece| piece.span().is_some_and(|span| span.source == source))
            .last()
            .unwrap_or(first);
        let end = last.place(range.end.min(last.range.end), true)?;
        (start <= end).then_some(Span { source, start, end })
    }

    /// Where the passage stands, as far as a person typed it.
    pub fn whole(&self) -> Option<Span> {
        self.span(0..self.text.len())
    }

    /// Where the byte `at` came from.
    pub fn origin(&self, at: usize) -> Option<Origin> {
        let index = self.pieces.partition_point(|piece| piece.range.end <= at);
        self.pieces.get(index).map(|piece| piece.origin)
    }

    /// The figures that the passage prints: where each value was typed.
    pub fn values(&self) -> impl Iterator<Item = Span> {
        self.pieces.iter().filter_map(|piece| match piece.origin {
            Origin::Figure { value, .. } => Some(value),
            _ => None,
        })
    }

    /// True where a person typed all of `range`, word for word: such a place can be edited.
    pub fn is_typed(&self, range: Range<usize>) -> bool {
        let from = self
            .pieces
            .partition_point(|piece| piece.range.end <= range.start);
        let mut under = self.pieces[from..]
            .iter()
            .take_while(|piece| piece.range.start < range.end);
        under.all(|piece| matches!(piece.origin, Origin::Clerk(_)))
    }

    /// Its [`sentences`].
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.sentences.iter().cloned()
    }

    /// The words of the passage from one byte to another.
    pub fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    fn push(&mut self, text: &str, origin: Origin) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        let range = start..self.text.len();
        self.pieces.push(Piece { range, origin });
    }

    fn inlines(&mut self, inlines: &[Inline<'_>]) {
        for inline in inlines {
            match inline {
                Inline::Text(run) => self.push(&run.text, run.origin),
                Inline::Strong(content) | Inline::Drafted(content) => self.inlines(content),
                Inline::LeadIn { level, content } => {
                    let start = self.text.len();
                    self.inlines(content);
                    self.leads.push((*level, start..self.text.len()));
                }
                Inline::Missing { span, .. } => {
                    let origin = span.map_or(Origin::Template, Origin::Clerk);
                    self.push(GAP.encode_utf8(&mut [0; 4]), origin);
                }
            }
        }
    }
}

/// A document as rules read it.
#[derive(Clone, Debug)]
pub struct Prose {
    /// In the order of the page.
    pub passages: Vec<Passage>,
    /// Half-width marks stand all over the text, as crawlers leave them, and no full-width ones:
    /// it was folded on its way, nobody typed it so.
    pub folded: bool,
    /// The text that was read.
    pub source: SourceId,
}

impl Prose {
    /// What `document` says, as read from `source`.
    pub fn of(document: &Document<'_>, source: SourceId) -> Self {
        let mut walk = Walk::default();
        walk.elements(&document.head);
        walk.title(&document.title);
        walk.elements(&document.opening);
        walk.blocks(&document.blocks);
        walk.under = None;
        walk.role = None;
        walk.elements(&document.ending);
        for (index, annex) in document.annexes.iter().enumerate() {
            walk.annex = Some(index);
            walk.under = None;
            walk.heading(0, &annex.title);
            walk.blocks(&annex.blocks);
        }
        walk.annex = None;
        walk.under = None;
        walk.elements(&document.imprint);
        let mut passages = walk.passages;
        let folded = restore::restore(&mut passages);
        for passage in &mut passages {
            let cell = matches!(passage.part, Part::Cell { .. });
            passage.numbers = numbers(&passage.text, cell);
            passage.sentences = sentences(&passage.text);
        }
        Self {
            passages,
            folded,
            source,
        }
    }

    /// Says that all of it stands in another source than it was read as.
    pub fn belong_to(&mut self, source: SourceId) {
        self.source = source;
        let pieces = self
            .passages
            .iter_mut()
            .flat_map(|passage| &mut passage.pieces);
        for piece in pieces {
            match &mut piece.origin {
                Origin::Clerk(span) => span.source = source,
                Origin::Figure { reference, value } => {
                    reference.source = source;
                    value.source = source;
                }
                Origin::Template | Origin::Number => {}
            }
        }
    }

    /// The passages with their indices.
    pub fn each(&self) -> impl Iterator<Item = (usize, &Passage)> {
        self.passages.iter().enumerate()
    }

    /// The running text and the cells: what the report says, titles and elements aside.
    pub fn texts(&self) -> impl Iterator<Item = (usize, &Passage)> {
        self.each()
            .filter(|(_, passage)| matches!(passage.part, Part::Text | Part::Cell { .. }))
    }

    /// True for a speech, which addresses those who listen.
    pub fn is_spoken(&self) -> bool {
        let addressed = |text: &str| {
            let rest = ["各位代表", "各位委员", "同志们"].into_iter();
            let mut rest = rest.filter_map(|name| text.trim_start().strip_prefix(name));
            rest.any(|rest| rest.starts_with(['！', '：', '，', '、']))
        };
        self.passages.iter().any(|passage| addressed(&passage.text))
    }

    /// The headings from the section down to where passage `index` stands.
    pub fn trail(&self, index: usize) -> Vec<Step> {
        let mut trail = Vec::new();
        let mut at = self.passages.get(index).and_then(|passage| passage.under);
        while let Some(heading) = at.and_then(|at| self.passages.get(at)) {
            trail.push(Step::Heading(heading.text.clone()));
            at = heading.under;
        }
        trail.reverse();
        trail
    }

    /// Where the passages stand, to be looked up.
    pub fn places(&self) -> Places<'_> {
        let places = self.each();
        let places = places.filter_map(|(index, passage)| Some((passage.whole()?, index)));
        let mut places: Vec<_> = places.collect();
        places.sort_by_key(|(place, _)| place.start);
        Places {
            prose: self,
            places,
        }
    }
}

/// Passages by the places where they stand.
pub struct Places<'p> {
    prose: &'p Prose,
    places: Vec<(Span, usize)>,
}

impl<'p> Places<'p> {
    /// Where the passage stands in which `span` begins, and its index.
    fn find(&self, span: Span) -> Option<(Span, usize)> {
        let behind = self
            .places
            .partition_point(|(place, _)| place.start <= span.start);
        let found = *self.places.get(behind.checked_sub(1)?)?;
        (span.start <= found.0.end).then_some(found)
    }

    /// The passage in which `span` begins, and what it says.
    pub fn at(&self, span: Span) -> Option<(Span, &'p str)> {
        let (place, index) = self.find(span)?;
        Some((place, self.prose.passages.get(index)?.text.as_str()))
    }

    /// The headings over the place `span`.
    pub fn trail(&self, span: Span) -> Vec<Step> {
        let found = self.find(span);
        found.map_or_else(Vec::new, |(_, index)| self.prose.trail(index))
    }
}

/// Goes through a document and keeps the headings that are open.
#[derive(Default)]
struct Walk {
    passages: Vec<Passage>,
    role: Option<Role>,
    annex: Option<usize>,
    under: Option<usize>,
    tables: usize,
}

impl Walk {
    fn add(&mut self, part: Part, inlines: &[Inline<'_>]) -> usize {
        let mut passage = Passage {
            part,
            role: self.role,
            annex: self.annex,
            under: self.under,
            text: String::new(),
            leads: Vec::new(),
            halved: Vec::new(),
            numbers: Vec::new(),
            sentences: Vec::new(),
            pieces: Vec::new(),
        };
        passage.inlines(inlines);
        self.passages.push(passage);
        self.passages.len() - 1
    }

    fn title(&mut self, lines: &[Inlines<'_>]) {
        let whole: Inlines<'_> = lines.iter().flatten().cloned().collect();
        if !plain_text(&whole).is_empty() {
            self.add(Part::Title, &whole);
        }
    }

    fn elements(&mut self, elements: &[Element<'_>]) {
        for element in elements {
            self.add(Part::Element(element.kind), &element.content);
        }
    }

    /// A heading closes those of its level and below.
    fn heading(&mut self, level: u8, content: &[Inline<'_>]) {
        while let Some(open) = self.under.and_then(|at| self.passages.get(at)) {
            match open.part {
                Part::Heading(other) if other < level => break,
                _ => self.under = open.under,
            }
        }
        let index = self.add(Part::Heading(level), content);
        self.under = Some(index);
    }

    fn blocks(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    if heading.level == 1 || heading.role.is_some() {
                        self.role = heading.role;
                    }
                    self.heading(heading.level, &heading.content);
                }
                Block::Paragraph(text) => {
                    self.add(Part::Text, text);
                }
                Block::Table(table) => self.table(table),
                // It says nothing that the report file does not say in numbers.
                Block::Chart(_) => {}
            }
        }
    }

    fn table(&mut self, table: &Table<'_>) {
        let number = self.tables;
        self.tables += 1;
        if let Some(caption) = &table.caption {
            self.add(Part::Caption, caption);
        }
        let headers = table.columns.iter().map(|column| &column.header).collect();
        let rows = table.rows.iter().map(|row| row.iter().collect());
        for (row, cells) in std::iter::once(headers).chain(rows).enumerate() {
            let cells: Vec<_> = cells;
            for (column, cell) in cells.into_iter().enumerate() {
                let part = Part::Cell {
                    table: number,
                    row,
                    column,
                };
                self.add(part, cell);
            }
        }
    }
}

#[cfg(test)]
mod tests;
