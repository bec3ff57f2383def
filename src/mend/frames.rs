//! The lists and mappings that are open, from the outermost to the innermost.

use super::grammar::{Grammar, Guesses};
use super::scan::Scan;
use crate::yaml::DEPTH_LIMIT;
use std::ops::Range;

/// A list or mapping that is open.
pub struct Frame<'t> {
    /// The column in which its keys or dashes were typed.
    pub typed: usize,
    /// The column in which they belong.
    pub column: usize,
    pub list: bool,
    /// What it may hold; of a list, what an element is.
    pub grammar: Grammar,
    /// Its keys so far.
    pub(super) keys: Vec<&'t str>,
    /// Which element of a list is being read, from 0.
    pub(super) index: usize,
    /// What a mapping calls itself.
    pub(super) label: Option<&'t str>,
    pub last: Last<'t>,
    /// The slip that moved it: its further lines are moved along.
    pub(super) moved: Option<usize>,
    /// Its column is not certain yet: the dash ahead of it was mended.
    pub(super) loose: bool,
}

/// The last key of a mapping, or dash of a list, and its value.
#[derive(Clone)]
pub struct Last<'t> {
    /// Nothing stands behind it yet.
    pub open: bool,
    pub grammar: Grammar,
    pub name: &'t str,
    pub(super) at: usize,
    pub(super) step: Option<(&'static str, &'static str)>,
    /// The column in which it was typed.
    pub(super) column: usize,
    /// How far to the right of where it belongs that is.
    pub(super) shift: isize,
    pub(super) moved: Option<usize>,
}

/// What a value belongs to.
#[derive(Clone)]
pub struct Owner<'t> {
    /// What is deeper than this column goes on with the value.
    pub typed: usize,
    /// The column in which its key or dash belongs.
    pub column: usize,
    pub name: &'t str,
    /// Between the key and the value.
    pub gap: Range<usize>,
    pub grammar: Grammar,
}

impl<'t> Scan<'t> {
    /// Pushes the frame that opens below the last key; gives the slip that it moves along with.
    pub(super) fn push_child(&mut self, column: usize, list: bool) -> Option<usize> {
        let Some(top) = self.frames.last() else {
            let grammar = self.root;
            self.frames.push(Frame::new(column, column, list, grammar));
            return None;
        };
        let last = &top.last;
        let grammar = match list {
            true => last.grammar.element().unwrap_or(Grammar::UNKNOWN),
            false => last.grammar,
        };
        let least = if list && !top.list {
            top.column
        } else {
            top.column + 1
        };
        let along = column > last.column || (list && column == last.column);
        let shift = if along { last.shift } else { 0 };
        let right = (column as isize - shift).max(least as isize) as usize;
        let moved = last.moved;
        let mut frame = Frame::new(column, right, list, grammar);
        if self.frames.len() > 2 * DEPTH_LIMIT {
            self.at = self.text.len();
        }
        frame.moved = moved.filter(|_| right != column);
        let along = frame.moved;
        self.close_last();
        self.frames.push(frame);
        along
    }

    pub(super) fn top_column(&self) -> usize {
        self.frames.last().map_or(0, |top| top.column)
    }
}

impl<'t> Frame<'t> {
    pub(super) fn new(typed: usize, column: usize, list: bool, grammar: Grammar) -> Self {
        Self {
            typed,
            column,
            list,
            grammar,
            keys: Vec::new(),
            index: 0,
            label: None,
            last: Last {
                open: false,
                grammar: Grammar::UNKNOWN,
                name: "",
                at: 0,
                step: None,
                column: typed,
                shift: 0,
                moved: None,
            },
            moved: None,
            loose: false,
        }
    }

    /// True for a mapping that knows `key` and does not have it yet.
    pub(super) fn lacks(&self, key: &str) -> bool {
        let Some((wanted, _)) = self.grammar.key(key) else {
            return false;
        };
        !wanted
            .spellings()
            .any(|spelling| self.keys.contains(&spelling))
    }

    /// Notes a key that has been put in.
    pub(super) fn know(&mut self, key: &'static str) {
        self.keys.push(key);
    }

    /// The way to `key`, in both languages.
    pub(super) fn step(
        &self,
        key: &'t str,
        guesses: &Guesses<'t>,
    ) -> Option<(&'static str, &'static str)> {
        let known = self.grammar.key(key);
        let known = known.or_else(|| guesses.meant_key(self.grammar, key));
        known.map(|(key, _)| (key.en, key.zh))
    }

    /// True for a mapping whose entries, which it does not have yet, know `key`.
    pub(super) fn lacks_items(&self, key: &str) -> bool {
        let items = self.grammar.key("items").filter(|_| !self.list);
        let element = items.and_then(|(_, items)| items.element());
        !key.is_empty()
            && self.lacks("items")
            && element.is_some_and(|element| element.key(key).is_some())
    }

    /// Where its last key or dash stands.
    pub fn last_at(&self) -> usize {
        self.last.at
    }
}
