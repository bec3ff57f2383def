//! The words that titles are made of: `words.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How a word goes with those beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A body, or the end of its name: it stays with the place before it.
    Body,
    /// Read with what follows.
    Forward,
    /// Read with what stands before.
    Backward,
    /// Names what stands before: no line begins well with it.
    Tail,
    /// Joins what stands on both sides.
    Join,
    /// Counts, behind a number.
    Measure,
    Other,
}

/// The table, ready to be looked at.
pub struct Words {
    words: HashMap<&'static str, Sort>,
    measures: Vec<&'static str>,
    /// Each in its parts.
    pub phrases: Vec<Vec<&'static str>>,
    /// Characters of the longest word.
    pub longest: usize,
}

/// Read when the first title does not fit its line.
pub static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(include_str!("words.txt")));

impl Words {
    fn of(table: &'static str) -> Self {
        let mut words = HashMap::with_capacity(table.len() / 8);
        let (mut measures, mut phrases) = (Vec::new(), Vec::new());
        let mut sort = None;
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with('[') {
                sort = named(line);
                continue;
            }
            for word in line.split(' ').filter(|word| !word.is_empty()) {
                match sort {
                    Some(Sort::Measure) => measures.push(word),
                    Some(sort) => drop(words.insert(word, sort)),
                    None => phrases.push(word.split('|').collect()),
                }
            }
        }
        let longest = words.keys().map(|word| word.chars().count()).max();
        Self {
            words,
            measures,
            phrases,
            longest: longest.unwrap_or(0),
        }
    }

    /// What `word` is, where it is one of them.
    pub fn sort(&self, word: &str) -> Option<Sort> {
        self.words.get(word).copied()
    }

    /// True for what stands behind a number.
    pub fn is_measure(&self, word: &str) -> bool {
        self.measures.contains(&word)
    }
}

/// The words under a heading; `None`: phrases.
fn named(heading: &str) -> Option<Sort> {
    Some(match heading {
        "[机关]" => Sort::Body,
        "[前靠]" => Sort::Forward,
        "[后靠]" => Sort::Backward,
        "[中心语]" => Sort::Tail,
        "[连词]" => Sort::Join,
        "[量词]" => Sort::Measure,
        "[词]" => Sort::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each word stands once; a phrase is made of words.
    #[test]
    fn the_table_is_in_order() {
        let table = include_str!("words.txt");
        let mut sort = None;
        let mut seen = HashMap::new();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with('[') {
                sort = named(line);
                assert!(sort.is_some() || line == "[词组]", "{line}");
                continue;
            }
            for word in line.split_whitespace() {
                let measure = sort == Some(Sort::Measure);
                assert!(
                    seen.insert((word, measure), sort).is_none(),
                    "{word} stands twice"
                );
            }
        }
        for phrase in &WORDS.phrases {
            assert!(phrase.len() > 1, "{phrase:?} is one word");
            for part in phrase {
                let word = part.strip_suffix('的').unwrap_or(part);
                assert!(
                    WORDS.sort(word).is_some(),
                    "{part} of {phrase:?} is no word"
                );
            }
        }
    }
}
