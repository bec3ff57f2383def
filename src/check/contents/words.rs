//! The words by which required contents are known: `data/contents.txt`.

use crate::document::Role;
use crate::pack::Kind;
use std::sync::LazyLock;

const DATA: &str = include_str!("../../../data/contents.txt");

/// A content that the rules ask for.
#[derive(Debug)]
pub struct Content {
    pub role: Role,
    /// Words of a heading that promises it.
    pub headings: Vec<&'static str>,
    /// Groups of words: a passage that holds one of each answers it.
    pub passage: Vec<Vec<&'static str>>,
    /// Words of which one makes a sentence touch on it.
    pub sentence: Vec<&'static str>,
    /// Words that show a passage to tell what was done.
    pub facts: Vec<&'static str>,
}

/// Words that name a cause.
pub static CAUSES: LazyLock<Vec<&str>> =
    LazyLock::new(|| fields("cause").next().unwrap_or_default());

static CONTENTS: LazyLock<Vec<Content>> = LazyLock::new(|| {
    let named = [
        ("measures", Role::Measures),
        ("shortcomings", Role::Shortcomings),
        ("duties", Role::Duties),
        ("plans", Role::Plans),
    ];
    let content = |(name, role)| Content {
        role,
        headings: one(&format!("heading {name}")),
        passage: one(&format!("passage {name}"))
            .split(|word| *word == "/")
            .map(<[_]>::to_vec)
            .filter(|group| !group.is_empty())
            .collect(),
        sentence: one(&format!("sentence {name}")),
        facts: one(&format!("fact {name}")),
    };
    named.map(content).into()
});

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

/// True where `text` holds one of `words`.
pub fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// True where a text counts what was done: `主持会议4次`.
pub fn counts(text: &str) -> bool {
    ["次", "场", "件", "项", "期", "个", "份", "篇"]
        .iter()
        .any(|unit| {
            text.match_indices(unit).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                before.is_some_and(|before| before.is_ascii_digit() || before == '余')
            })
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
                assert_eq!(any(&sample, &content.headings), fits, "{sample}");
            }
        }
        assert_eq!(required(None).count(), 4);
        assert!(CAUSES.len() > 9);
    }
}
