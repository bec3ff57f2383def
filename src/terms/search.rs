//! All words of all tables in one pass over a text.

use super::list::{List, Place, Term, Text};
use super::pairing::Pairing;
use super::pattern::{Match, Pattern};
use super::word_set::{SLOTS, slot};
use crate::diagnostic::{Code, Severity};
use std::ops::Range;

/// Tables made ready to be looked for.
#[derive(Debug, Default)]
pub struct Terms {
    lists: Vec<List>,
    /// Each with its table, its entry, and its place among the entry's words.
    patterns: Vec<(Pattern, [usize; 3])>,
    heads: Heads,
    pairing: Pairing,
}

/// Words that were found.
#[derive(Clone, Debug)]
pub struct Hit<'t> {
    pub list: &'t List,
    pub term: &'t Term,
    pub found: Match,
    /// Which of the entry's words it is.
    pub word: usize,
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
        let mut pairing = Pairing::default();
        for (list, each) in lists.iter().enumerate() {
            for (term, each) in each.terms.iter().enumerate() {
                let place = [list, term];
                if each.paired() {
                    pairing.insert(each, place);
                }
                patterns.extend(
                    each.patterns()
                        .map(|(word, pattern)| (pattern, [list, term, word])),
                );
            }
        }
        Self {
            lists,
            heads: Heads::of(patterns.iter().map(|(pattern, _)| pattern.head())),
            patterns,
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
        if self.lists.is_empty() {
            return hits;
        }
        let mut marks = None;
        for (start, (one, other)) in neighbours(text) {
            for index in self.heads.beginning(one, other) {
                let Some((pattern, [list, term, word])) = self.patterns.get(index) else {
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
                    hits.push(Hit {
                        list,
                        term,
                        found,
                        word: *word,
                    });
                }
            }
            let pair = self.pairing.at(&self.lists, text, start);
            let pair = pair.and_then(|([list, term], found)| {
                let list = self.lists.get(list)?;
                let term = list.terms.get(term)?;
                Some(Hit {
                    list,
                    term,
                    found,
                    word: usize::MAX,
                })
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

/// Which patterns may begin with two characters.
#[derive(Debug, Default)]
struct Heads {
    /// The first of the patterns whose heads begin alike, counted from 1.
    first: Vec<u32>,
    /// For each pattern the next one that begins like it, counted from 1.
    next: Vec<u32>,
}

/// So many pairs of characters are told apart.
const PAIRS: usize = 1 << 14;

impl Heads {
    fn of<'h>(heads: impl DoubleEndedIterator<Item = &'h str> + ExactSizeIterator) -> Self {
        let mut all = Self {
            first: vec![0; PAIRS + SLOTS],
            next: vec![0; heads.len()],
        };
        for (index, head) in heads.enumerate().rev() {
            let Some((_, (one, other))) = neighbours(head).next() else {
                continue;
            };
            let first = match other {
                Some(other) => pair(one, other),
                None => PAIRS + one,
            };
            let number = u32::try_from(index + 1).unwrap_or_default();
            all.next[index] = std::mem::replace(&mut all.first[first], number);
        }
        all
    }

    /// The patterns that may begin with a character and the one behind it, in their order.
    fn beginning(&self, one: usize, other: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        let first = |at: usize| self.first.get(at).copied().unwrap_or_default();
        let mut pairs = other.map_or(0, |other| first(pair(one, other)));
        let mut singles = first(PAIRS + one);
        std::iter::from_fn(move || {
            let behind = singles == 0 || pairs != 0 && pairs < singles;
            let next = if behind { &mut pairs } else { &mut singles };
            let index = next.checked_sub(1)? as usize;
            *next = self.next.get(index).copied().unwrap_or_default();
            Some(index)
        })
    }
}

fn pair(one: usize, other: usize) -> usize {
    (one * 61 + other) % PAIRS
}

/// The characters of a text: where each begins, its slot, and that of the one behind it.
fn neighbours(text: &str) -> impl Iterator<Item = (usize, (usize, Option<usize>))> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    let slot_at = move |at: usize| (at < bytes.len()).then(|| slot(bytes, at));
    let mut next = slot_at(at);
    std::iter::from_fn(move || {
        let (one, width) = next?;
        let start = at;
        at += width;
        next = slot_at(at);
        Some((start, (one, next.map(|(other, _)| other))))
    })
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
