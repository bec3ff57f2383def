//! What several rules read of one text: made when the first of them asks for it.

use super::Facts;
use super::about::plans;
use super::elements::Numbering;
use super::numbers::{Figure, Line, figures, lines};
use super::privacy::{Row, rows};
use super::repetition::{Again, repeated};
use std::cell::OnceCell;

/// Each is a fact of the same text, and never changes.
#[derive(Default)]
pub struct Shared<'a> {
    plans: OnceCell<Vec<bool>>,
    lines: OnceCell<Vec<Line<'a>>>,
    figures: OnceCell<Vec<Figure<'a>>>,
    numbering: OnceCell<Numbering>,
    repeated: OnceCell<Vec<Again<'a>>>,
    rows: OnceCell<Vec<Vec<Row>>>,
}

impl<'a> Facts<'a> {
    /// The passages that speak of what is to come.
    pub(super) fn plans(&self) -> &[bool] {
        self.shared.plans.get_or_init(|| plans(self.prose))
    }

    /// The sentences of the running text that hold quantities.
    pub(super) fn lines(&self) -> &[Line<'a>] {
        let made = || lines(self.prose).collect();
        self.shared.lines.get_or_init(made)
    }

    /// The figures of the running text for the year of the report.
    pub(super) fn figures(&self) -> &[Figure<'a>] {
        self.shared.figures.get_or_init(|| figures(self))
    }

    /// What the ordinals of the text tell.
    pub(super) fn numbering(&self) -> &Numbering {
        let numbering = &self.shared.numbering;
        numbering.get_or_init(|| Numbering::of(self.prose, self.about.whole))
    }

    /// Clauses that were said before.
    pub(super) fn repeated(&self) -> &[Again<'a>] {
        self.shared.repeated.get_or_init(|| repeated(self.prose))
    }

    /// The rows of digits of each passage.
    pub(super) fn rows(&self) -> &[Vec<Row>] {
        let passages = self.prose.passages.iter();
        let made = || passages.map(|passage| rows(&passage.text)).collect();
        self.shared.rows.get_or_init(made)
    }
}
