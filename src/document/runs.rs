//! Text on its way through Markdown: left outside, a handle in its place.
//!
//! What the clerk typed never meets the template engine or the Markdown parser. A template handles
//! short stand-ins, [`Handle`]s; [`parse`](super::parse) puts the text back where they stand. So
//! nothing can be taken for markup, every run keeps its place, and a text that a template forgot
//! to print is noticed.

use super::{Chart, Inlines};
use crate::source::Span;
use std::fmt;

/// Opens a handle in Markdown (private use area).
pub const HANDLE_OPEN: char = '\u{e000}';
/// Closes a handle.
pub const HANDLE_CLOSE: char = '\u{e001}';

/// The stand-in of a text: prints as `U+E000 number U+E001`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handle(u32);

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{HANDLE_OPEN}{}{HANDLE_CLOSE}", self.0)
    }
}

/// The texts that handles stand for.
#[derive(Debug, Default)]
pub struct Runs<'a> {
    texts: Vec<Kept<'a>>,
}

#[derive(Debug)]
struct Kept<'a> {
    text: Inlines<'a>,
    chart: Option<Chart<'a>>,
    /// Where it was asked for.
    span: Option<Span>,
    printed: bool,
}

impl<'a> Runs<'a> {
    /// Keeps a text, which must be printed.
    pub fn keep(&mut self, text: Inlines<'a>) -> Handle {
        let span = super::first_span(&text);
        self.push(Kept {
            text,
            chart: None,
            span,
            printed: false,
        })
    }

    /// Keeps a chart that is asked for at `span`; it must be printed in a paragraph of its own.
    pub fn keep_chart(&mut self, chart: Chart<'a>, span: Span) -> Handle {
        self.push(Kept {
            text: Vec::new(),
            chart: Some(chart),
            span: Some(span),
            printed: false,
        })
    }

    fn push(&mut self, kept: Kept<'a>) -> Handle {
        self.texts.push(kept);
        Handle((self.texts.len() - 1) as u32)
    }

    /// How many texts there are.
    pub fn count(&self) -> usize {
        self.texts.len()
    }

    /// The text of handle `number`, which is printed now.
    pub fn print(&mut self, number: usize) -> Option<Inlines<'a>> {
        let kept = self.texts.get_mut(number)?;
        kept.printed = true;
        Some(kept.text.clone())
    }

    /// The chart of handle `number`, where it stands for one.
    pub fn chart(&self, number: usize) -> Option<Chart<'a>> {
        self.texts.get(number)?.chart.clone()
    }

    /// The places of texts that must be printed and were not.
    pub fn forgotten(&self) -> impl Iterator<Item = Span> {
        self.texts
            .iter()
            .filter(|kept| !kept.printed)
            .filter_map(|kept| kept.span)
    }
}
