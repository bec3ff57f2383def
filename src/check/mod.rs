//! ④ Rules: each states a fact about a report; the list says how bad it is.
//!
//! A family of rules has a folder, which lists them in its `RULES`. Most read the texts of a document,
//! our own drafts' and others' alike; those of `drafts` look at the report file as such.

mod about;
mod contents;
mod counting;
mod dates;
mod drafts;
mod elements;
mod last;
mod ledger;
mod listed;
mod numbers;
mod numerals;
mod office;
mod privacy;
mod punctuation;
mod repetition;
mod shared;
mod words;

pub use about::{About, Dated};
pub use contents::{Coverage, Covered};
pub use last::Last;
pub use ledger::{Ledger, Numbered, Summary, Verdict, Why};

use crate::diagnostic::{Code, Diagnostic, Severity, Words};
use crate::document::Document;
use crate::prose::{Passage, Prose};
use crate::report::{Figures, Report};
use crate::source::Span;
use crate::terms::Terms;
use shared::Shared;
use std::ops::Range;

/// What a rule looks at.
pub struct Facts<'a> {
    pub prose: &'a Prose,
    pub document: &'a Document<'a>,
    pub about: &'a About,
    /// The report file that the document was made of; `None` for a report that somebody else wrote.
    pub draft: Option<Draft<'a, 'a>>,
    /// The words that the office looks for besides.
    pub terms: &'a Terms,
    /// Last year's report, where one is given.
    pub last: Option<&'a Last>,
    shared: Shared<'a>,
}

impl<'a> Facts<'a> {
    /// The facts of a document, its text and what is known of it.
    pub fn new(
        document: &'a Document<'a>,
        prose: &'a Prose,
        about: &'a About,
        draft: Option<Draft<'a, 'a>>,
        terms: &'a Terms,
        last: Option<&'a Last>,
    ) -> Self {
        Self {
            prose,
            document,
            about,
            draft,
            terms,
            last,
            shared: Shared::default(),
        }
    }

    /// The beginning of the text: where what is missing as a whole is told.
    pub fn beginning(&self) -> Span {
        let first = self.prose.passages.iter().find_map(Passage::whole);
        first.unwrap_or(Span::new(self.prose.source, 0, 0))
    }
}

/// A report file: what was typed, and its figures.
#[derive(Clone, Copy)]
pub struct Draft<'r, 'p> {
    pub report: &'r Report<'p>,
    pub figures: &'r Figures,
}

/// What rules have found so far.
#[derive(Debug, Default)]
pub struct Found {
    pub diagnostics: Vec<Diagnostic>,
    /// Every number of the text, and what became of it.
    pub ledger: Ledger,
    /// Which parts of the national outline the report answers, where one is known for its year.
    pub coverage: Option<Coverage>,
}

/// A rule: a code, how bad its findings are unless a profile says otherwise, and how they are found.
pub struct Rule {
    pub code: Code,
    pub severity: Severity,
    pub check: Check,
}

/// What a rule reads.
pub enum Check {
    /// The texts of a document.
    Text(fn(&Rule, &Facts<'_>, &mut Found)),
    /// The report file alone; told even where no document can be made of it.
    Draft(fn(&Rule, &Draft<'_, '_>, &mut Vec<Diagnostic>)),
}

impl Rule {
    const fn text(
        code: Code,
        severity: Severity,
        check: fn(&Self, &Facts<'_>, &mut Found),
    ) -> Self {
        let check = Check::Text(check);
        Self {
            code,
            severity,
            check,
        }
    }

    const fn draft(
        code: Code,
        severity: Severity,
        check: fn(&Self, &Draft<'_, '_>, &mut Vec<Diagnostic>),
    ) -> Self {
        let check = Check::Draft(check);
        Self {
            code,
            severity,
            check,
        }
    }

    /// A finding at the bytes `range` of `passage`; `None` where a template worded them.
    fn finding(
        &self,
        passage: &Passage,
        range: Range<usize>,
        message: Words,
    ) -> Option<Diagnostic> {
        let span = passage.span(range)?;
        Some(self.finding_at(span, message))
    }

    /// A finding at `span`.
    fn finding_at(&self, span: Span, message: Words) -> Diagnostic {
        Diagnostic::new(self.severity, self.code, span, message)
    }
}

/// Every rule, family by family.
pub const FAMILIES: [&[Rule]; 10] = [
    numbers::RULES,
    counting::RULES,
    dates::RULES,
    elements::RULES,
    contents::RULES,
    punctuation::RULES,
    words::RULES,
    repetition::RULES,
    privacy::RULES,
    drafts::RULES,
];

/// Every rule.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.into_iter().flatten()
}

/// Runs the rules that look at a report file alone.
pub fn check_draft(draft: &Draft<'_, '_>, diagnostics: &mut Vec<Diagnostic>) {
    for rule in rules() {
        if let Check::Draft(check) = rule.check {
            check(rule, draft, diagnostics);
        }
    }
}

/// Runs the rules that read texts.
pub fn check(facts: &Facts<'_>) -> Found {
    let mut found = Found {
        diagnostics: Vec::new(),
        ledger: Ledger::of(facts.prose),
        coverage: None,
    };
    for rule in rules() {
        if let Check::Text(check) = rule.check {
            check(rule, facts, &mut found);
        }
    }
    let noted = facts.last.into_iter();
    let noted = noted.flat_map(|last| [last.note_office(facts), last.note_year(facts)]);
    found.diagnostics.extend(noted.flatten());
    if facts.draft.is_none() {
        let places = facts.prose.places();
        for diagnostic in &mut found.diagnostics {
            if let (Some(span), true) = (diagnostic.span, diagnostic.path.is_empty()) {
                diagnostic.path = places.trail(span);
            }
        }
    }
    found
}
