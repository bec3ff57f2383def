//! Words that do not go together: a verb and its object some words later, a subject and what is said of it.

use super::governing::{Governing, governs};
use super::list::{List, Term, Text};
use super::pattern::Match;
use rustc_hash::FxHashMap as HashMap;
use std::ops::Range;

/// A table and one of its entries.
pub(super) type Home = [usize; 2];

/// Which words do not go with which, of all tables.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    objects: Side,
    predicates: Side,
}

/// First words, and what may not stand with them.
#[derive(Debug, Default)]
struct Side {
    /// The words that begin with a character.
    heads: Words,
    /// What does not go with a first word: second word → entry.
    seconds: HashMap<Text, HashMap<Text, Home>>,
}

/// Words by their first character, the longest first.
#[derive(Debug, Default)]
pub(super) struct Words(HashMap<char, Vec<Text>>);

impl Words {
    pub(super) fn insert(&mut self, word: Text) {
        let Some(first) = word.chars().next() else {
            return;
        };
        let words = self.0.entry(first).or_default();
        if !words.contains(&word) {
            let place = words.partition_point(|known| known.len() >= word.len());
            words.insert(place, word);
        }
    }

    /// The longest one that `text` begins with.
    pub(super) fn at(&self, text: &str) -> Option<&str> {
        let words = self.0.get(&text.chars().next()?)?;
        let found = words.iter().find(|word| text.starts_with(&***word));
        found.map(|word| &**word)
    }
}

impl Side {
    fn insert(&mut self, first: &Text, seconds: &[Text], home: Home) {
        self.heads.insert(first.clone());
        let known = self.seconds.entry(first.clone()).or_default();
        for second in seconds {
            known.entry(second.clone()).or_insert(home);
        }
    }
}

impl Pairing {
    /// Takes in an entry that says which objects, or which predicates, do not go with its words.
    pub(super) fn insert(&mut self, term: &Term, home: Home) {
        for word in &term.words {
            if !term.objects.is_empty() {
                self.objects.insert(word, &term.objects, home);
            }
            if !term.predicates.is_empty() {
                self.predicates.insert(word, &term.predicates, home);
            }
        }
    }

    /// The pair whose first word begins at byte `start` of `text`.
    pub(super) fn at(&self, lists: &[List], text: &str, start: usize) -> Option<(Home, Match)> {
        let rest = text.get(start..)?;
        let found = || verb_and_object(&self.objects, lists, text, start, rest);
        let (home, range, hole) = found().or_else(|| {
            let side = &self.predicates;
            subject_and_predicate(side, lists, text, start, rest)
        })?;
        let holes = vec![hole];
        Some((home, Match { range, holes }))
    }
}

fn term(lists: &[List], [list, term]: Home) -> Option<&Term> {
    lists.get(list)?.terms.get(term)
}

type Pair = (Home, Range<usize>, Range<usize>);

/// 加强…力度: the hole is all behind the verb.
fn verb_and_object(
    side: &Side,
    lists: &[List],
    text: &str,
    start: usize,
    rest: &str,
) -> Option<Pair> {
    let verb = side.heads.at(rest)?;
    let seconds = side.seconds.get(verb)?;
    if !governs(&text[..start]) {
        return None;
    }
    let governing = Governing::known();
    let body = start + verb.len();
    // 推动力度, 落实力度: the verb is an attribute.
    let noun = governing.attributes.at(verb) == Some(verb);
    let mut at = body;
    let mut taken = 0;
    loop {
        let behind = text.get(at..)?;
        // The longest word that fits, as 工作效率 ahead of 效率, stands at its own place.
        // “益企成长”计划 is one name.
        let named = text[..at].ends_with(['”', '》']);
        let object = || longest(seconds, behind).filter(|_| !named);
        let pair = object().and_then(|(object, home)| {
            let end = at + object.len();
            let term = term(lists, home)?;
            let gap = text.get(body..at)?;
            let near = taken <= term.reach;
            let barred = term.not_between.iter().any(|words| gap.contains(&**words))
                || !plain(gap, object, noun);
            let around = fits(term, &text[..start], text.get(end..)?);
            (near && !barred && around && ends(text.get(end..)?)).then_some((home, end))
        });
        if let Some((home, end)) = pair {
            return Some((home, start..end, body..end));
        }
        if let Some(length) = marked(behind) {
            at += length;
            taken += MARKED;
            continue;
        }
        let next = behind.chars().next()?;
        let gapless = taken == 0 || text[..at].ends_with('、');
        if taken > FAR
            || parts(next)
            || governing.begins(behind)
            || gapless && governing.acts(behind)
        {
            return None;
        }
        let step = governing.light.at(behind).map_or(next.len_utf8(), str::len);
        taken += behind[..step].chars().count();
        at += step;
    }
}

/// A name or a saying in marks counts as so many characters.
const MARKED: usize = 2;

/// How long the 《…》 or “…” is that `text` begins with.
fn marked(text: &str) -> Option<usize> {
    let close = match text.chars().next()? {
        '《' => '》',
        '“' => '”',
        _ => return None,
    };
    let mut letters = text.char_indices().skip(1).take(FAR);
    let (at, last) = letters.find(|(_, letter)| *letter == close || *letter == '\n')?;
    (last == close).then(|| at + last.len_utf8())
}

/// Nothing in `gap` makes of the verb and what follows it an attribute of `object`: 减少纠纷的措施.
fn plain(gap: &str, object: &str, noun: bool) -> bool {
    let governing = Governing::known();
    if gap.starts_with(['的', '等']) || gap.is_empty() && noun {
        return false;
    }
    let Some((owner, _)) = gap.rsplit_once('的') else {
        return true;
    };
    let owner = owner.strip_prefix('了').unwrap_or(owner);
    governing.measures.contains(&object)
        || owner.starts_with('对')
        || governing.owners.iter().any(|end| owner.ends_with(end))
}

/// No entry looks farther than so many characters.
pub(super) const FAR: usize = 40;

fn longest<'w>(seconds: &'w HashMap<Text, Home>, text: &str) -> Option<(&'w str, Home)> {
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let ends: Vec<usize> = ends.take(7).skip(1).collect();
    ends.into_iter().rev().find_map(|end| {
        let (word, home) = seconds.get_key_value(text.get(..end)?)?;
        Some((&**word, *home))
    })
}

/// 水平不断增强: the hole is all ahead of the predicate.
fn subject_and_predicate(
    side: &Side,
    lists: &[List],
    text: &str,
    start: usize,
    rest: &str,
) -> Option<Pair> {
    let subject = side.heads.at(rest)?;
    let seconds = side.seconds.get(subject)?;
    let mut at = start + subject.len();
    let mut chained = false;
    let adverbs = &Governing::known().adverbs;
    while let Some(word) = adverbs.at(text.get(at..)?) {
        at += word.len();
        chained = true;
    }
    let (predicate, home) = longest(seconds, text.get(at..)?)?;
    let end = at + predicate.len();
    let term = term(lists, home)?;
    let behind = text.get(end..)?;
    let behind = behind.strip_prefix('了').unwrap_or(behind);
    let alone = !text[..start].ends_with(['和', '、', '与', '及']);
    let around = fits(term, &text[..start], behind);
    (chained && alone && around && ends(behind)).then_some((home, start..end, start..at))
}

/// What stands around is as the entry wants.
fn fits(term: &Term, ahead: &str, behind: &str) -> bool {
    let ends = |words: &[Text]| words.iter().any(|words| ahead.ends_with(&**words));
    let begins = |words: &[Text]| words.iter().any(|words| behind.starts_with(&**words));
    (term.before.is_empty() || ends(&term.before))
        && !ends(&term.not_before)
        && (term.after.is_empty() || begins(&term.after))
        && !begins(&term.not_after)
}

/// Marks that no object stands behind.
pub(super) fn parts(found: char) -> bool {
    matches!(
        found,
        '，' | '。' | '；' | '：' | '！' | '？' | '\n' | '《' | '》' | '“' | '”' | '（' | '）'
    )
}

/// The phrase ends ahead of `behind`: what stands last in it is its head.
fn ends(behind: &str) -> bool {
    match behind.chars().next() {
        None => true,
        Some('、') => Governing::known().begins(&behind['、'.len_utf8()..]),
        Some(mark) => {
            parts(mark) && !matches!(mark, '《' | '“' | '（') || behind.starts_with("的同时")
        }
    }
}
