//! Every number of a text, and what became of it: silence is never to be mistaken for approval.

use std::ops::Range;

/// What the rules could make of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Recomputed from other numbers of the text, and right.
    Right,
    /// Recomputed, and not what it should be.
    Wrong,
    /// Nothing to compare it with.
    Unchecked,
}

/// A number of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The passage it stands in.
    pub passage: usize,
    /// Its bytes in the passage.
    pub range: Range<usize>,
    pub verdict: Verdict,
}

/// All numbers, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    pub numbers: Vec<Numbered>,
}
