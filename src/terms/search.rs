//! All words of all tables in one pass over a text.

use super::list::{List, Place, Term, Text};
use super::pairing::Pairing;
use super::pattern::{Match, Pattern};
use crate::diagnostic::{Code, Severity};
use std::collections::HashMap;
use std::ops::Range;

/// Tables made ready to be looked for.
#[derive(Debug, Default)]
pub struct Terms {
    lists: Vec<List>,
    patterns: Vec<(Pattern, [usize; 2])>,
    /// The patterns that begin with a character.
    by_first: HashMap<char, Vec<usize>>,
    pairing: Pairing,
}

/// Words that were found.
#[derive(Clone, Debug)]
pub struct Hit<'t> {
    pub list: &'t List,
    pub term: &'t Term,
    pub found: Match,
}

impl Hit<'_> {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.term.severity.unwrap_or(self.list.severity)
    }
}

impl Terms {
    /// Makes `lists` ready.
    pub fn new(lists: Vec<List>) -> Self {
        let mut patterns = Vec::new();
        let mut by_first: HashMap<char, Vec<usize>> = HashMap::new();
        let mut pairing = Pairing::default();
        for (list, each) in lists.iter().enumerate() {
            for (term, each) in each.terms.iter().enumerate() {
                if each.paired() {
                    pairing.insert(each, [list, term]);
                }
                for pattern in each.patterns() {
                    if let Some(first) = pattern.head().chars().next() {
                        by_first.entry(first).or_default().push(patterns.len());
                    }
                    patterns.push((pattern, [list, term]));
                }
            }
        }
        Self {
            lists,
            patterns,
            by_first,
            pairing,
        }
    }

    /// The tables.
    pub fn lists(&self) -> &[List] {
        &self.lists
    }

    /// What is found in `text`, in its order. Of findings of one code that overlap the
    /// first and longest is kept.
    pub fn hits(&self, text: &str) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        let mut marks = None;
        for (start, first) in text.char_indices() {
            for index in self.by_first.get(&first).into_iter().flatten() {
                let Some((pattern, [list, term])) = self.patterns.get(*index) else {
                    continue;
                };
                let Some(list) = self.lists.get(*list) else {
                    continue;
                };
                let Some(term) = list.terms.get(*term) else {
                    continue;
                };
                let Some(found) = at(term, pattern, text, start) else {
                    continue;
                };
                let marks = marks.get_or_insert_with(|| Marks::of(text));
                if marks.allow(term, &found.range) {
                    hits.push(Hit { list, term, found });
                }
            }
            let pair = self.pairing.at(&self.lists, text, start);
            let pair = pair.and_then(|([list, term], found)| {
                let list = self.lists.get(list)?;
                let term = list.terms.get(term)?;
                Some(Hit { list, term, found })
            });
            let marks = |hit: &Hit<'_>| {
                let marks = marks.get_or_insert_with(|| Marks::of(text));
                marks.allow(hit.term, &hit.found.range)
            };
            hits.extend(pair.filter(marks));
        }
        longest(hits)
    }
}

/// The match that begins at byte `start`, where what stands around it is as the entry wants.
fn at(term: &Term, pattern: &Pattern, text: &str, start: usize) -> Option<Match> {
    let (ahead, from) = text.split_at_checked(start)?;
    if !from.starts_with(pattern.head()) {
        return None;
    }
    let ends = |words: &[Text]| words.iter().any(|words| ahead.ends_with(&**words));
    if !term.before.is_empty() && !ends(&term.before) || ends(&term.not_before) {
        return None;
    }
    let found = pattern.at(text, start, term.reach)?;
    let behind = text.get(found.range.end..)?;
    let begins = |words: &[Text]| words.iter().any(|words| behind.starts_with(&**words));
    let wanted = term.after.is_empty() || begins(&term.after);
    let mut holes = found.holes.iter().filter_map(|hole| text.get(hole.clone()));
    let barred = holes.any(|hole| term.not_between.iter().any(|words| hole.contains(&**words)));
    (wanted && !begins(&term.not_after) && !barred).then_some(found)
}

/// Of hits of one code that overlap the first and longest, in the order of the text.
fn longest(mut hits: Vec<Hit<'_>>) -> Vec<Hit<'_>> {
    let key = |hit: &Hit<'_>| {
        let range = &hit.found.range;
        (hit.list.code, range.start, usize::MAX - range.end)
    };
    hits.sort_by_key(key);
    let mut last: Option<(Code, usize)> = None;
    hits.retain(|hit| {
        let (code, range) = (hit.list.code, &hit.found.range);
        let hidden = last.is_some_and(|(known, end)| known == code && range.start < end);
        if !hidden {
            last = Some((code, range.end));
        }
        !hidden
    });
    hits.sort_by_key(|hit| (hit.found.range.start, hit.found.range.end));
    hits
}

/// Where a text stands in quotes and in book-title marks.
struct Marks<'t> {
    text: &'t str,
    titles: Vec<Range<usize>>,
    quotes: Vec<Range<usize>>,
}

impl<'t> Marks<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            text,
            titles: pairs(text, ['《', '》']),
            quotes: pairs(text, ['“', '”']),
        }
    }

    fn allow(&self, term: &Term, range: &Range<usize>) -> bool {
        let fits = |place: Place, pairs: &[Range<usize>]| match place {
            Place::Both => true,
            Place::Inside => inside(pairs, range),
            Place::Outside => !inside(pairs, range),
        };
        fits(term.titles, &self.titles)
            && fits(term.quotes, &self.quotes)
            && !(term.quotes == Place::Outside && self.quoted(range))
    }
}

impl Marks<'_> {
    /// True right behind a quote of any make: straight, single, or turned the wrong way.
    fn quoted(&self, range: &Range<usize>) -> bool {
        let ahead = self.text.get(..range.start).unwrap_or_default();
        ahead.ends_with(['"', '\'', '＂', '‘', '’', '”', '“', '「', '『', '<', '〈'])
    }
}

/// The outermost pairs of `marks` in `text`.
pub fn pairs(text: &str, [open, close]: [char; 2]) -> Vec<Range<usize>> {
    let mut pairs = Vec::new();
    let mut depth = 0usize;
    let mut start = 0;
    for (at, found) in text.char_indices() {
        if found == open {
            if depth == 0 {
                start = at;
            }
            depth += 1;
        } else if found == close && depth > 0 {
            depth -= 1;
            if depth == 0 {
                pairs.push(start..at + close.len_utf8());
            }
        }
    }
    pairs
}

/// True where `range` lies within one of `pairs`, which are in order.
pub fn inside(pairs: &[Range<usize>], range: &Range<usize>) -> bool {
    let index = pairs.partition_point(|pair| pair.end <= range.start);
    pairs
        .get(index)
        .is_some_and(|pair| pair.start <= range.start && range.end <= pair.end)
}
