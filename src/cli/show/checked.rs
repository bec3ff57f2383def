//! One file with its findings, and the texts that they point into.

use crate::cli::encoding::Unread;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// What was found in one file.
pub struct Checked<'c> {
    /// `None` where it could not be read.
    pub source: Option<&'c Source>,
    pub name: &'c str,
    /// What findings may point at besides: the files of a template.
    pub others: &'c [&'c Source],
    pub diagnostics: &'c [Diagnostic],
}

impl<'c> Checked<'c> {
    /// The text that `span` lies in, and what messages call it.
    pub fn place(&self, span: Span) -> Option<(&'c str, &'c Source)> {
        let own = self.source.filter(|source| source.id == span.source);
        let other = || self.others.iter().find(|other| other.id == span.source);
        own.map(|source| (self.name, source))
            .or_else(|| other().map(|other| (other.name.as_str(), *other)))
    }

    /// The text that a finding points at.
    pub fn placed(&self, diagnostic: &Diagnostic) -> Option<(Span, &'c str, &'c Source)> {
        let span = diagnostic.span?;
        let (name, source) = self.place(span)?;
        Some((span, name, source))
    }

    /// A file that could not be read.
    pub fn unread(unread: &'c Unread, name: &'c str) -> Self {
        Self {
            source: unread.source.as_ref(),
            name,
            others: &[],
            diagnostics: std::slice::from_ref(&unread.diagnostic),
        }
    }
}
