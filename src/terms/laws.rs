//! Titles of laws and policies: what is known of each.

use super::builtin::{Block, blocks, values};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// A law, a regulation or a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Law {
    /// Its title, without 中华人民共和国 and without what stands in brackets at its end.
    pub title: &'static str,
    /// How many articles it has; the most of its versions.
    pub articles: Option<u32>,
    /// Titles that are mistaken for it.
    pub mistaken: Vec<&'static str>,
    /// The periods that stand in brackets at its end.
    pub periods: Vec<&'static str>,
    /// Its document number.
    pub number: Option<&'static str>,
    /// The year from which it is not in force.
    pub ended: Option<u16>,
    /// What took its place.
    pub followed_by: Option<&'static str>,
}

/// The laws that reports cite, and the titles of others.
#[derive(Debug)]
pub struct Laws {
    laws: Vec<Law>,
    by_title: HashMap<&'static str, usize>,
    mistaken: HashMap<&'static str, usize>,
    others: HashSet<&'static str>,
}

const TABLE: &str = include_str!("../../terms/TRM-006.yaml");

impl Laws {
    /// The table of the program. Made ready at first use.
    pub fn builtin() -> &'static Self {
        static LAWS: OnceLock<Laws> = OnceLock::new();
        LAWS.get_or_init(|| {
            let mut blocks = blocks(TABLE).into_iter();
            let head = blocks.next().unwrap_or_default().into_iter();
            let others = head.filter(|(key, _)| *key == "另有");
            let laws: Vec<_> = blocks.map(law).collect();
            let titles = laws.iter().enumerate();
            let by_title = titles.clone().map(|(at, law)| (law.title, at)).collect();
            let mistaken =
                titles.flat_map(|(at, law)| law.mistaken.iter().map(move |name| (*name, at)));
            Self {
                by_title,
                mistaken: mistaken.collect(),
                others: others.flat_map(|(_, titles)| values(titles)).collect(),
                laws,
            }
        })
    }

    /// The law with this very title.
    pub fn named(&self, title: &str) -> Option<&Law> {
        self.laws.get(*self.by_title.get(title)?)
    }

    /// The law that `title`, which is none, is likely to mean: it is known to be mistaken so, or differs
    /// in one character.
    pub fn meant(&self, title: &str) -> Option<&Law> {
        if let Some(law) = self.mistaken.get(title).and_then(|at| self.laws.get(*at)) {
            return Some(law);
        }
        if self.others.contains(title) || self.by_title.contains_key(title) {
            return None;
        }
        // The kind at the end is missing: 保障农民工工资支付(条例). Shorter ones are a subject.
        let kinds = ["条例", "规定", "办法", "意见"];
        let cut = kinds.iter().filter(|_| title.chars().count() >= 8);
        let mut cut = cut.filter_map(|kind| self.named(&format!("{title}{kind}")));
        if let Some(law) = cut.find(|law| law.ended.is_none()) {
            return Some(law);
        }
        let letters: Vec<char> = title.chars().collect();
        let current = self.laws.iter().filter(|law| law.ended.is_none());
        let mut near = current.filter(|law| {
            law.title.len().abs_diff(title.len()) <= 4
                && law.title.chars().next_back() == letters.last().copied()
                && differ_by_one(&letters, &law.title.chars().collect::<Vec<_>>())
        });
        let found = near.next()?;
        // Short titles are like each other by chance.
        (near.next().is_none() && found.title.chars().count() >= 5).then_some(found)
    }
}

/// One character is another, is missing or is too many.
fn differ_by_one(one: &[char], other: &[char]) -> bool {
    let same = one
        .iter()
        .zip(other)
        .take_while(|(one, other)| one == other)
        .count();
    let (one, other) = (&one[same..], &other[same..]);
    match one.len().cmp(&other.len()) {
        std::cmp::Ordering::Equal => !one.is_empty() && one.get(1..) == other.get(1..),
        std::cmp::Ordering::Less => other.get(1..) == Some(one),
        std::cmp::Ordering::Greater => one.get(1..) == Some(other),
    }
}

fn law(block: Block) -> Law {
    let mut law = Law::default();
    for (key, value) in block {
        match key {
            "全称" => law.title = value,
            "条数" => law.articles = value.parse().ok(),
            "误作" => law.mistaken = values(value).collect(),
            "年限" => law.periods = values(value).collect(),
            "文号" => law.number = Some(value),
            "失效" => law.ended = value.parse().ok(),
            "改为" => law.followed_by = Some(value),
            _ => {}
        }
    }
    law
}
