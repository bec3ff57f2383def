//! A table made ready: what to look for, and what to say of it.

use super::pattern::Pattern;
use crate::diagnostic::{Code, Severity, Words};
use crate::record::choices;
use std::borrow::Cow;

/// Words of the program live in its binary; those of an office are its own.
pub type Text = Cow<'static, str>;

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    pub code: Code,
    /// What it is called.
    pub name: Option<Text>,
    /// What findings say of the words that were found.
    pub saying: Words,
    /// How bad its findings are, unless an entry says otherwise.
    pub severity: Severity,
    pub terms: Vec<Term>,
}

/// An entry: what to look for, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub words: Vec<Text>,
    /// What does not go with the words as their object; where there are none, the words are looked for.
    pub objects: Vec<Text>,
    /// What does not go with the words as what is said of them.
    pub predicates: Vec<Text>,
    pub instead: Vec<Text>,
    /// What to write instead of each of the words, in their order.
    pub each: Vec<Text>,
    pub why: Option<Text>,
    pub source: Option<Text>,
    pub severity: Option<Severity>,
    /// How many characters a gap takes at most.
    pub reach: usize,
    pub before: Vec<Text>,
    pub after: Vec<Text>,
    pub not_before: Vec<Text>,
    pub not_after: Vec<Text>,
    /// What no gap may hold.
    pub not_between: Vec<Text>,
    pub titles: Place,
    pub quotes: Place,
}

/// How many characters a gap takes, where an entry says nothing.
pub const REACH: usize = 12;

impl Default for Term {
    fn default() -> Self {
        Self {
            words: Vec::new(),
            objects: Vec::new(),
            predicates: Vec::new(),
            instead: Vec::new(),
            each: Vec::new(),
            why: None,
            source: None,
            severity: None,
            reach: REACH,
            before: Vec::new(),
            after: Vec::new(),
            not_before: Vec::new(),
            not_after: Vec::new(),
            not_between: Vec::new(),
            titles: Place::Outside,
            quotes: Place::Both,
        }
    }
}

choices! {
    /// Where words count, as seen from quotes or book-title marks.
    pub enum Place {
        Outside = "outside" | "外面" ("只算外面的", "Outside them only");
        Inside = "inside" | "里面" ("只算里面的", "Inside them only");
        Both = "both" | "都算" ("里外都算", "Both");
    }
}

impl Term {
    /// True where its words are only one half of what is looked for.
    pub fn paired(&self) -> bool {
        !self.objects.is_empty() || !self.predicates.is_empty()
    }

    /// Its words as patterns, each with its place among them; those that cannot be looked for are left out.
    pub fn patterns(&self) -> impl Iterator<Item = (usize, Pattern)> {
        let words = self.words.iter().enumerate().filter(|_| !self.paired());
        words.filter_map(|(index, words)| Some((index, Pattern::new(words)?)))
    }
}
