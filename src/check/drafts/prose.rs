//! The texts of a report, a paragraph at a time: one string, and where its bytes were typed.

use crate::diagnostic::Step;
use crate::record::{Field, Paragraph, Piece, Text};
use crate::report::{Entry, Report, Section};
use crate::source::Span;
use std::ops::Range;

/// Stands in a paragraph's string for a figure that is referred to.
pub const FIGURE: char = '\u{fffc}';

/// A paragraph as one string.
pub struct Prose<'r> {
    pub text: String,
    parts: Vec<Part<'r>>,
    /// The way to the value it stands in.
    pub path: Vec<Step>,
}

struct Part<'r> {
    range: Range<usize>,
    span: Span,
    figure: Option<(&'r str, Field)>,
}

impl<'r> Prose<'r> {
    fn of(paragraph: &'r Paragraph<'_>, path: &[Step]) -> Self {
        let mut prose = Self {
            text: String::new(),
            parts: Vec::new(),
            path: path.to_vec(),
        };
        for piece in paragraph {
            let start = prose.text.len();
            let (span, figure) = match piece {
                Piece::Words(segment) => {
                    prose.text.push_str(&segment.text);
                    (segment.span, None)
                }
                Piece::Figure(reference) => {
                    prose.text.push(FIGURE);
                    (
                        reference.span,
                        Some((reference.name.as_str(), reference.field)),
                    )
                }
                Piece::Slot(_) => continue,
            };
            let range = start..prose.text.len();
            prose.parts.push(Part {
                range,
                span,
                figure,
            });
        }
        prose
    }

    /// Where the string's bytes `range` were typed.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let at = |offset: usize, end: bool| {
            let first = |part: &Part<'_>| match end {
                true => part.range.end < offset,
                false => part.range.end <= offset,
            };
            let part = self.parts.get(self.parts.partition_point(first))?;
            if offset < part.range.start {
                return None;
            }
            let exact = part.figure.is_none() && part.range.len() == part.span.len();
            let ahead = (offset - part.range.start) as u32;
            Some(match (exact, end) {
                (true, _) => (part.span.source, part.span.start + ahead),
                (false, false) => (part.span.source, part.span.start),
                (false, true) => (part.span.source, part.span.end),
            })
        };
        let ((source, start), (_, end)) = (at(range.start, false)?, at(range.end, true)?);
        (start <= end).then_some(Span { source, start, end })
    }

    /// The figures that the paragraph refers to: name, field, and the string's bytes.
    pub fn figures(&self) -> impl Iterator<Item = (&'r str, Field, Range<usize>)> {
        let figures = self.parts.iter();
        figures.filter_map(|part| {
            part.figure
                .map(|(name, field)| (name, field, part.range.clone()))
        })
    }
}

/// Calls `look` with every paragraph of the report's own texts, annexes aside; with none where the
/// report has no figures.
pub fn each_paragraph<'r>(report: &'r Report<'_>, look: &mut dyn FnMut(Prose<'r>)) {
    if report.indicators.is_empty() {
        return;
    }
    let mut walk = Walk {
        path: Vec::new(),
        look,
    };
    walk.text(report.overview.given(), ("overview", "引言"));
    for (name, section) in report.sections() {
        walk.path.push(Step::Key(name.en(), name.zh()));
        walk.section(section);
        walk.path.pop();
    }
    walk.text(report.closing.given(), ("closing", "结语"));
}

struct Walk<'r, 'l> {
    path: Vec<Step>,
    look: &'l mut dyn FnMut(Prose<'r>),
}

impl<'r> Walk<'r, '_> {
    fn section(&mut self, section: &'r Section<'_>) {
        self.text(section.lead.given(), ("lead", "导语"));
        if section.head.is_some() {
            self.path.push(Step::Key("items", "事项"));
        }
        self.entries(&section.items);
        if section.head.is_some() {
            self.path.pop();
        }
        self.text(section.closing.given(), ("closing", "结语"));
    }

    fn entries(&mut self, entries: &'r [Entry<'_>]) {
        for (index, entry) in entries.iter().enumerate() {
            let title = entry.title.as_ref();
            self.path
                .push(Step::Item(index, title.map(crate::record::Title::words)));
            let title = title.map(|title| &title.pieces);
            self.paragraphs(title.into_iter(), ("title", "标题"));
            self.text(entry.text.as_ref(), ("text", "正文"));
            self.text(entry.cause.as_ref(), ("cause", "原因"));
            self.path.push(Step::Key("points", "要点"));
            for (index, point) in entry.points.iter().enumerate() {
                self.path.push(Step::Item(index, None));
                let title = point.title.as_ref().map(|title| &title.pieces);
                self.paragraphs(title.into_iter(), ("title", "标题"));
                self.text(point.text.as_ref(), ("text", "正文"));
                self.path.pop();
            }
            self.path.pop();
            self.path.push(Step::Key("items", "事项"));
            self.entries(&entry.items);
            self.path.pop();
            self.path.pop();
        }
    }

    fn text(&mut self, text: Option<&'r Text<'_>>, key: (&'static str, &'static str)) {
        let paragraphs = text.into_iter().flat_map(|text| &text.paragraphs);
        self.paragraphs(paragraphs, key);
    }

    fn paragraphs<'t>(
        &mut self,
        paragraphs: impl Iterator<Item = &'r Paragraph<'t>>,
        key: (&'static str, &'static str),
    ) where
        't: 'r,
    {
        self.path.push(Step::Key(key.0, key.1));
        for paragraph in paragraphs {
            let prose = Prose::of(paragraph, &self.path);
            (self.look)(prose);
        }
        self.path.pop();
    }
}
