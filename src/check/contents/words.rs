//! The words by which required contents are known: `data/contents.txt`.

use crate::document::Role;
use crate::pack::Kind;
use crate::terms::WordSet;
use std::sync::LazyLock;

const DATA: &str = include_str!("../../../data/contents.txt");

/// A content that the rules ask for.
#[derive(Debug)]
pub struct Content {
    pub role: Role,
    /// Words of a heading that promises it.
    pub headings: WordSet,
    /// Groups of words: a passage that holds one of each answers it.
    pub passage: Vec<WordSet>,
    /// Words of which one makes a sentence touch on it.
    pub sentence: WordSet,
    /// Words that show a passage to tell what was done.
    pub facts: WordSet,
}

/// Words that name a cause.
pub static CAUSES: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(one("cause")));

/// Words that tell what is to come.
pub static INTENTS: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(one("intent")));

/// Words with which a task begins.
pub static TASKS: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(one("task")));

static CONTENTS: LazyLock<Vec<Content>> = LazyLock::new(|| {
    let named = [
        ("measures", Role::Measures),
        ("shortcomings", Role::Shortcomings),
        ("duties", Role::Duties),
        ("plans", Role::Plans),
    ];
    let content = |(name, role)| Content {
        role,
        headings: set("heading", name),
        passage: one(&format!("passage {name}"))
            .split(|word| *word == "/")
            .filter(|group| !group.is_empty())
            .map(|group| WordSet::of(group.to_vec()))
            .collect(),
        sentence: set("sentence", name),
        facts: set("fact", name),
    };
    named.map(content).into()
});

fn set(key: &str, name: &str) -> WordSet {
    WordSet::of(one(&format!("{key} {name}")))
}

fn one(key: &str) -> Vec<&'static str> {
    fields(key).next().unwrap_or_default()
}

/// The words of each line that begins with `key`.
fn fields(key: &str) -> impl Iterator<Item = Vec<&'static str>> {
    DATA.lines().filter_map(move |line| {
        let (name, words) = line.split_once('|')?;
        (name.trim() == key).then(|| words.split_whitespace().collect())
    })
}

/// What a report of this kind must hold; of a kind that nobody told, what a government's must.
pub fn required(kind: Option<Kind>) -> impl Iterator<Item = &'static Content> {
    let name = match kind {
        Some(Kind::Joint) => "joint",
        Some(Kind::Department) => "department",
        Some(Kind::Government) | None => "government",
    };
    let asked = one(&format!("kind {name}"));
    let name = |role: Role| match role {
        Role::Measures => "measures",
        Role::Shortcomings => "shortcomings",
        Role::Duties => "duties",
        Role::Plans => "plans",
        Role::Others => "others",
    };
    CONTENTS
        .iter()
        .filter(move |content| asked.contains(&name(content.role)))
}

/// True where a text counts what was done: `主持会议4次`.
pub fn counts(text: &str) -> bool {
    let units = ['次', '场', '件', '项', '期', '个', '份', '篇'];
    text.match_indices(units).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        before.is_some_and(|before| before.is_ascii_digit() || before == '余')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_of_the_data_hold() {
        for (name, role) in [
            ("measures", Role::Measures),
            ("shortcomings", Role::Shortcomings),
            ("duties", Role::Duties),
            ("plans", Role::Plans),
        ] {
            let mut all = CONTENTS.iter();
            let content = all.find(|content| content.role == role).unwrap();
            for (key, fits) in [("good", true), ("bad", false)] {
                let sample = one(&format!("{key} {name}")).join(" ");
                assert_eq!(content.headings.any(&sample), fits, "{sample}");
            }
        }
        assert_eq!(required(None).count(), 4);
        assert!(CAUSES.all().len() > 9);
    }
}
