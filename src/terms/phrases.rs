//! Phrases of several parts that stand together, and words that are written in two ways.

use super::builtin::{Block, blocks, values};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// A phrase whose parts stand together in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    pub parts: Vec<&'static str>,
    /// The years of reports that use it.
    pub from: Option<u16>,
    pub until: Option<u16>,
}

/// The phrases of the program.
pub fn phrases() -> &'static [Phrase] {
    static PHRASES: OnceLock<Vec<Phrase>> = OnceLock::new();
    let table = include_str!("../../terms/phrases.yaml");
    PHRASES.get_or_init(|| blocks(table).into_iter().skip(1).map(phrase).collect())
}

fn phrase(block: Block) -> Phrase {
    let mut phrase = Phrase::default();
    for (key, value) in block {
        let year = || value.parse().ok();
        match key {
            "起" => phrase.from = year(),
            "止" => phrase.until = year(),
            "各项" => phrase.parts = values(value).collect(),
            _ => {}
        }
    }
    phrase
}

/// The groups of words of one kind, which stand in lists, that `word` belongs to.
pub fn kin(word: &str) -> impl Iterator<Item = &'static [&'static str]> {
    let kin = Kin::builtin();
    let groups = kin.of.get(word).into_iter().flatten();
    groups.map(|group| kin.groups[*group].as_slice())
}

/// Groups of words, and in which of them a word stands.
struct Kin {
    groups: Vec<Vec<&'static str>>,
    of: FxHashMap<&'static str, Vec<usize>>,
}

impl Kin {
    fn builtin() -> &'static Self {
        static KIN: OnceLock<Kin> = OnceLock::new();
        KIN.get_or_init(|| {
            let keys = blocks(include_str!("../../terms/PUN-014.yaml"))
                .into_iter()
                .flatten();
            let groups = keys.filter(|(key, _)| *key == "同类");
            let groups: Vec<Vec<_>> = groups.map(|(_, words)| values(words).collect()).collect();
            let mut of = FxHashMap::<_, Vec<_>>::default();
            for (index, group) in groups.iter().enumerate() {
                for word in group {
                    of.entry(*word).or_default().push(index);
                }
            }
            Self { groups, of }
        })
    }
}

/// Words for one thing, of which a document uses one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variants {
    pub words: Vec<&'static str>,
    /// So many characters ahead must be the same, or they name different things.
    pub ahead: usize,
    /// Both are used, and one of them may be meant: told of mildly, once.
    pub mild: bool,
}

/// The variants of the program.
pub fn variants() -> &'static [Variants] {
    static VARIANTS: OnceLock<Vec<Variants>> = OnceLock::new();
    let table = include_str!("../../terms/TRM-001.yaml");
    VARIANTS.get_or_init(|| blocks(table).into_iter().skip(1).map(variant).collect())
}

fn variant(block: Block) -> Variants {
    let mut variants = Variants::default();
    for (key, value) in block {
        match key {
            "写法" => variants.words = values(value).collect(),
            "级别" => variants.mild = value == "提示",
            "同前" => variants.ahead = value.parse().unwrap_or_default(),
            _ => {}
        }
    }
    variants
}
