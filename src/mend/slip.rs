//! A slip that the scan found: what it is, and the repair that reading goes on with.

use crate::diagnostic::{Code, Diagnostic, Edit, Fix, Severity, Step, Words};
use crate::source::Span;
use crate::yaml::{Patch, Prepared};
use std::ops::Range;

/// Who may apply a repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A program: the file reads the same.
    Safe,
    /// A program that has asked.
    Ask,
    /// A person. The repair is good for reading on, no more.
    Hand,
}

/// One slip. Places are bytes of the text that was scanned.
#[derive(Debug)]
pub struct Slip {
    pub code: Code,
    pub severity: Severity,
    pub at: Range<usize>,
    pub message: Words,
    pub hints: Vec<Words>,
    pub related: Vec<(Range<usize>, Words)>,
    pub class: Class,
    pub patches: Vec<Patch>,
    pub path: Vec<Step>,
    /// The earlier slip whose repair this one counts on.
    pub counts_on: Option<usize>,
}

impl Slip {
    /// An error at `at` that a program may repair.
    pub fn new(code: Code, at: Range<usize>, message: Words) -> Self {
        Self {
            code,
            severity: Severity::Error,
            at,
            message,
            hints: Vec::new(),
            related: Vec::new(),
            class: Class::Safe,
            patches: Vec::new(),
            path: Vec::new(),
            counts_on: None,
        }
    }

    /// Adds a line that says what to do.
    pub fn hint(mut self, hint: Words) -> Self {
        self.hints.push(hint);
        self
    }

    /// Adds a repair.
    pub fn patch(mut self, range: Range<usize>, replacement: impl Into<String>) -> Self {
        self.patches.push(Patch::new(range, replacement));
        self
    }

    /// Says who may apply the repairs.
    pub fn class(mut self, class: Class) -> Self {
        self.class = class;
        self
    }

    /// As a finding in the source that `scanned` was made of.
    pub fn diagnostic(self, scanned: &Prepared<'_>) -> Diagnostic {
        let span = |range: Range<usize>| scanned.span(range);
        let mut diagnostic =
            Diagnostic::new(self.severity, self.code, span(self.at), self.message).at(self.path);
        diagnostic.hints = self.hints;
        for (range, words) in self.related {
            diagnostic = diagnostic.relate(span(range), words);
        }
        let edits = self.patches.into_iter().map(|patch| edit(patch, scanned));
        let edits: Vec<_> = edits.collect();
        if self.class != Class::Hand && !edits.is_empty() {
            let safe = self.class == Class::Safe;
            diagnostic.fix = Some(Fix { safe, edits });
        }
        diagnostic
    }
}

fn edit(patch: Patch, scanned: &Prepared<'_>) -> Edit {
    let range = scanned.source_range(patch.range);
    Edit {
        span: Span::new(scanned.source.id, range.start, range.end),
        replacement: patch.replacement,
    }
}
