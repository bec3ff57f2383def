//! What may stand at a place of the file, as the scan asks for it.

use crate::record::{Key, Record, Shape};
use std::cell::RefCell;
use std::collections::HashMap;

/// What may stand at a place; `None` inside where nothing is known of it.
#[derive(Clone, Copy)]
pub struct Grammar(Option<Shape>);

impl Grammar {
    /// Under a key that is not known, or that the clerk uses as he likes.
    pub const UNKNOWN: Self = Self(None);

    /// The keys of `record`.
    pub fn of(record: fn() -> &'static Record) -> Self {
        Self(Some(Shape::Record(record)))
    }

    /// True where nothing is known.
    pub fn is_unknown(self) -> bool {
        matches!(self.0, None | Some(Shape::Anything))
    }

    /// The key of this place that is spelt `typed`, and what may stand under it.
    pub fn key(self, typed: &str) -> Option<(&'static Key, Self)> {
        find(self.0?, typed)
    }

    /// True where an element must have a key other than `typed`, which is none of those it must have.
    pub fn requires_other(self, typed: &str) -> bool {
        let Some(Shape::Record(record)) = self.0 else {
            return false;
        };
        let mut required = record().keys.iter().filter(|key| key.required).peekable();
        required.peek().is_some() && required.all(|key| key.spellings().all(|known| known != typed))
    }

    /// The key of this place that `typed` was probably meant to be.
    pub fn near_key(self, typed: &str) -> Option<(&'static Key, Self)> {
        let mut spellings = Vec::new();
        keys(self.0?, &mut spellings);
        let (spelling, ()) = crate::record::nearest(typed, spellings)?;
        self.key(spelling)
    }

    /// The key of this place that a key called `typed`, which it does not have, stands for: one that it
    /// was meant to be, or that it holds with some words more.
    fn meant_key(self, typed: &str) -> Option<(&'static Key, Self)> {
        let held = || {
            let mut spellings = Vec::new();
            keys(self.0?, &mut spellings);
            let (spelling, ()) = crate::record::contained(typed, spellings)?;
            self.key(spelling)
        };
        self.near_key(typed).or_else(held)
    }

    /// The mappings that may stand here.
    fn records(self) -> Vec<*const Record> {
        let mut found = Vec::new();
        if let Some(shape) = self.0 {
            records(shape, &mut found);
        }
        found
    }

    /// What an element is, where a list may stand here.
    pub fn element(self) -> Option<Self> {
        element(self.0?).map(|shape| Self(Some(shape)))
    }

    /// What may stand in a place of which `typed` is a key: here, or in an element of the list.
    pub fn holding(self, typed: &str) -> Option<Self> {
        let own = || self.key(typed).map(|_| self);
        let element = || {
            self.element()
                .filter(|element| element.key(typed).is_some())
        };
        own().or_else(element)
    }

    /// True where keys may stand.
    pub fn takes_keys(self) -> bool {
        self.is(|shape| matches!(shape, Shape::Record(_) | Shape::Years | Shape::Anything))
    }

    /// True where a list is meant: one of paragraphs alone does not count.
    pub fn takes_list(self) -> bool {
        self.is(|shape| matches!(shape, Shape::List(_)))
    }

    /// True where words may stand, of any length.
    pub fn takes_prose(self) -> bool {
        self.is(|shape| matches!(shape, Shape::Text))
    }

    /// True where words may stand.
    pub fn takes_words(self) -> bool {
        self.is(|shape| matches!(shape, Shape::Text | Shape::Line))
    }

    /// True for names and figures, not for words.
    pub fn takes_number(self) -> bool {
        self.is(|shape| matches!(shape, Shape::Number | Shape::Integer))
    }

    fn is(self, wanted: impl Fn(Shape) -> bool) -> bool {
        self.0.is_some_and(|shape| any(shape, &wanted))
    }
}

fn any(shape: Shape, wanted: &impl Fn(Shape) -> bool) -> bool {
    match shape {
        Shape::Either(both) => both().into_iter().any(|shape| any(shape, wanted)),
        Shape::OneOrMany(one) => wanted(Shape::List(one)) || any(one(), wanted),
        shape => wanted(shape),
    }
}

fn find(shape: Shape, typed: &str) -> Option<(&'static Key, Grammar)> {
    match shape {
        Shape::Record(record) => {
            let record = record();
            let index = record
                .keys
                .iter()
                .position(|key| key.spellings().any(|spelling| spelling == typed))?;
            let grammar = Grammar(Some((record.shape_of)(index)));
            Some((&record.keys[index], grammar))
        }
        Shape::Years => {
            let year = typed.len() == 4 && typed.bytes().all(|byte| byte.is_ascii_digit());
            year.then_some((&YEAR, Grammar(Some(Shape::Number))))
        }
        Shape::Either(both) => both().into_iter().find_map(|shape| find(shape, typed)),
        Shape::OneOrMany(one) => find(one(), typed),
        _ => None,
    }
}

/// A year among the keys of `history`.
static YEAR: Key = Key {
    en: "year",
    zh: "年份",
    also: &[],
    required: false,
    about: ["年份", "a year"],
};

/// What keys were guessed to mean, and in which mappings: what is misspelt once is often misspelt
/// throughout.
#[derive(Default)]
pub struct Guesses<'t>(RefCell<HashMap<(Vec<*const Record>, &'t str), Guess>>);

type Guess = Option<(&'static Key, Grammar)>;

impl<'t> Guesses<'t> {
    /// [`Grammar::meant_key`]
    pub fn meant_key(&self, grammar: Grammar, typed: &'t str) -> Guess {
        let place = (grammar.records(), typed);
        let mut known = self.0.borrow_mut();
        *known
            .entry(place)
            .or_insert_with(|| grammar.meant_key(typed))
    }
}

fn records(shape: Shape, found: &mut Vec<*const Record>) {
    match shape {
        Shape::Record(record) => found.push(record()),
        Shape::Either(both) => both().into_iter().for_each(|shape| records(shape, found)),
        Shape::OneOrMany(one) => records(one(), found),
        _ => {}
    }
}

fn keys(shape: Shape, spellings: &mut Vec<(&'static str, ())>) {
    match shape {
        Shape::Record(record) => {
            let all = record().keys.iter().flat_map(Key::spellings);
            spellings.extend(all.map(|spelling| (spelling, ())));
        }
        Shape::Either(both) => both().into_iter().for_each(|shape| keys(shape, spellings)),
        Shape::OneOrMany(one) => keys(one(), spellings),
        _ => {}
    }
}

fn element(shape: Shape) -> Option<Shape> {
    match shape {
        Shape::List(one) | Shape::OneOrMany(one) => Some(one()),
        Shape::Either(both) => both().into_iter().find_map(element),
        Shape::Text => Some(Shape::Text),
        _ => None,
    }
}
