//! Fixed terms, and what is nearly one of them: a character or two that sound or look alike.

use super::builtin::{blocks, values};
use crate::record::{Likeness, Sound};
use rustc_hash::FxHashMap as HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Terms of so many characters may have two wrong ones.
const LONG: usize = 10;

/// The fixed terms, made ready to be looked for.
#[derive(Debug, Default)]
pub struct Fixed {
    terms: Vec<(&'static str, Vec<char>)>,
    /// Where pieces of terms begin with two characters: term, and how far behind its beginning. Of a
    /// term with a wrong character, one piece at least is right.
    pieces: HashMap<(char, char), Vec<(usize, usize)>>,
    /// Characters that other terms have in the place.
    apart: Vec<Vec<char>>,
    alike: Vec<Vec<char>>,
}

/// What is nearly a fixed term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    pub range: Range<usize>,
    pub term: &'static str,
    /// The characters that are wrong, and what they should be.
    pub wrong: Vec<(char, char)>,
}

impl Fixed {
    /// The terms of the program.
    pub fn builtin() -> &'static Self {
        static FIXED: OnceLock<Fixed> = OnceLock::new();
        FIXED.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut fixed = Self::default();
        let keys = blocks(include_str!("../../terms/LEX-014.yaml"));
        for (key, value) in keys.into_iter().flatten() {
            let groups = || values(value).map(|group| group.chars().collect()).collect();
            match key {
                "用语" => values(value).for_each(|term| fixed.insert(term)),
                "并列不算" => fixed.apart = groups(),
                "形近" => fixed.alike = groups(),
                _ => {}
            }
        }
        fixed
    }

    fn insert(&mut self, term: &'static str) {
        let letters: Vec<char> = term.chars().collect();
        let pieces = most(letters.len()) + 1;
        let length = letters.len() / pieces;
        for piece in 0..pieces {
            let at = piece * length;
            if let [one, other, ..] = letters[at..] {
                let known = self.pieces.entry((one, other)).or_default();
                known.push((self.terms.len(), at));
            }
        }
        self.terms.push((term, letters));
    }

    /// What in `text` is nearly a term: of what overlaps, the longest.
    pub fn near(&self, text: &str) -> Vec<Near> {
        let letters: Vec<(usize, char)> = text.char_indices().collect();
        let mut found: Vec<Near> = Vec::new();
        for (at, pair) in letters.windows(2).enumerate() {
            let Some(pieces) = self.pieces.get(&(pair[0].1, pair[1].1)) else {
                continue;
            };
            for (term, ahead) in pieces {
                let start = at.checked_sub(*ahead);
                let near = start.and_then(|start| self.at(*term, letters.get(start..)?));
                found.extend(near);
            }
        }
        found.sort_by_key(|near| (near.range.start, usize::MAX - near.range.end));
        found.dedup_by(|next, kept| next.range.start < kept.range.end);
        found
    }

    /// The term, if `letters` begin with something near it.
    fn at(&self, term: usize, letters: &[(usize, char)]) -> Option<Near> {
        let (term, own) = self.terms.get(term)?;
        let window = letters.get(..own.len())?;
        let pairs = window
            .iter()
            .map(|(_, typed)| *typed)
            .zip(own.iter().copied());
        let differing = pairs.filter(|(typed, right)| typed != right);
        let most = most(own.len());
        // Nearly all of what begins alike goes on otherwise.
        if differing.clone().nth(most).is_some() {
            return None;
        }
        let wrong: Vec<(char, char)> = differing.collect();
        if !wrong
            .iter()
            .all(|(typed, right)| self.confused(*typed, *right))
        {
            return None;
        }
        let (last, letter) = window.last()?;
        let range = window.first()?.0..last + letter.len_utf8();
        (!wrong.is_empty()).then_some(Near { range, term, wrong })
    }

    /// True where one character is typed for another.
    fn confused(&self, typed: char, right: char) -> bool {
        let both = |group: &Vec<char>| group.contains(&typed) && group.contains(&right);
        let sounds = || {
            let likeness = Sound::of(typed)?.likeness(Sound::of(right)?)?;
            (likeness == Likeness::Same).then_some(())
        };
        !self.apart.iter().any(both) && (self.alike.iter().any(both) || sounds().is_some())
    }
}

/// How many characters of a term may be wrong.
fn most(length: usize) -> usize {
    1 + usize::from(length >= LONG)
}

#[cfg(test)]
mod tests {
    use super::Fixed;
    use crate::terms::builtin::{blocks, values};

    #[test]
    fn terms_show_by_their_samples_what_is_near() {
        let fixed = Fixed::builtin();
        for (key, value) in blocks(include_str!("../../terms/LEX-014.yaml"))
            .into_iter()
            .flatten()
        {
            for sample in values(value) {
                let near = fixed.near(sample);
                match key {
                    "错例" => assert!(!near.is_empty(), "{sample}"),
                    "对例" => assert!(near.is_empty(), "{sample}: {near:?}"),
                    "用语" => assert!(
                        near.is_empty() && sample.chars().count() > 3,
                        "{sample}: {near:?}"
                    ),
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn the_longest_is_told() {
        let near = Fixed::builtin().near("坚持习近平新时代中国特色社会主意思想。");
        assert_eq!(near.len(), 1);
        assert_eq!(near[0].term, "习近平新时代中国特色社会主义思想");
        assert_eq!(near[0].wrong, [('意', '义')]);
    }
}
