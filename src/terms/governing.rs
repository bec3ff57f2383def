//! Which verb of a clause governs what stands behind it.

use super::builtin::{blocks, values};
use super::pairing::{FAR, Words, parts};
use std::sync::OnceLock;

/// Verbs that take an object, and words behind which another phrase begins.
pub(super) struct Governing {
    pub(super) verbs: Words,
    /// Verbs that are nouns more often than not.
    pub(super) light: Words,
    /// Of these verbs those that may be an attribute of what stands right behind them, and of what.
    pub(super) attributes: Words,
    pub(super) nouns: Words,
    /// Of these verbs those that govern a verb and its object.
    pub(super) leading: Words,
    pub(super) breaks: Words,
    /// Words right ahead of a verb that governs.
    pub(super) leads: Vec<&'static str>,
    /// How a part of a clause begins in which a verb governs whatever stands right ahead of it.
    pub(super) openings: Vec<&'static str>,
    /// What stands between a subject and what is said of it.
    pub(super) adverbs: Words,
    /// Objects that no verb and its object are an attribute of.
    pub(super) measures: Vec<&'static str>,
    /// What stands ahead of 的 and is no verb and its object.
    pub(super) owners: Vec<&'static str>,
}

impl Governing {
    pub(super) fn known() -> &'static Self {
        static GOVERNING: OnceLock<Governing> = OnceLock::new();
        GOVERNING.get_or_init(|| {
            let mut governing = Self {
                verbs: Words::default(),
                light: Words::default(),
                attributes: Words::default(),
                nouns: Words::default(),
                leading: Words::default(),
                breaks: Words::default(),
                adverbs: Words::default(),
                leads: Vec::new(),
                openings: Vec::new(),
                measures: Vec::new(),
                owners: Vec::new(),
            };
            for block in blocks(include_str!("../../terms/verbs.yaml")) {
                for (key, list) in block {
                    let all = values(list);
                    let words = match key {
                        "动词" => &mut governing.verbs,
                        "名词性" => &mut governing.light,
                        "兼作定语" => &mut governing.attributes,
                        "中心语" => &mut governing.nouns,
                        "领起" => &mut governing.leading,
                        "状语" => &mut governing.adverbs,
                        "断开" => &mut governing.breaks,
                        _ => {
                            let words = match key {
                                "开头" => &mut governing.openings,
                                "带定语" => &mut governing.measures,
                                "的前" => &mut governing.owners,
                                "前文" => &mut governing.leads,
                                _ => continue,
                            };
                            words.extend(all);
                            continue;
                        }
                    };
                    all.for_each(|word| words.insert(word.into()));
                }
            }
            governing
        })
    }

    /// `part` is one verb that governs another: 推动, 坚持, or ends in one.
    fn joined(&self, part: &str) -> bool {
        let mut ends = part.char_indices().rev().map(|(at, _)| &part[at..]);
        ends.any(|end| self.leading.at(end) == Some(end))
    }

    /// Right behind a verb, a word that is a noun elsewhere begins another phrase.
    pub(super) fn acts(&self, text: &str) -> bool {
        let word = self.light.at(text);
        word.is_some_and(|word| {
            self.nouns
                .at(text[word.len()..].trim_start_matches('的'))
                .is_none()
        })
    }

    /// Another phrase begins with `text`.
    pub(super) fn begins(&self, text: &str) -> bool {
        let attribute = self.attributes.at(text).is_some_and(|verb| {
            let behind = &text[verb.len()..];
            self.nouns.at(behind.trim_start_matches('的')).is_some()
        });
        !attribute && (self.verbs.at(text).is_some() || self.breaks.at(text).is_some())
    }
}

/// The verb behind `ahead` governs what follows: it begins its part of the clause, or stands behind a word
/// that says so, and no other verb ahead of it in that part does.
pub(super) fn governs(ahead: &str) -> bool {
    let mark = |found| parts(found) || found == '、';
    // A clause without a mark is not read to its beginning.
    let mut part = ahead;
    for (taken, (at, found)) in ahead.char_indices().rev().enumerate() {
        if mark(found) {
            part = &ahead[at..];
            break;
        }
        if taken > 2 * FAR {
            return false;
        }
    }
    let part = part.trim_start_matches(mark);
    let governing = Governing::known();
    let begun = governing.openings.iter().any(|word| part.starts_with(word))
        || governing.leading.at(part).is_some();
    if !part.is_empty() && !begun && !governing.leads.iter().any(|lead| part.ends_with(lead)) {
        return governing.joined(part);
    }
    let mut rest = part;
    while let Some(first) = rest.chars().next() {
        if let Some(verb) = governing.verbs.at(rest) {
            let behind = &rest[verb.len()..];
            // 加强和提高…: verbs side by side share what follows.
            let joined = behind.trim_start_matches(['和', '并', '与', '及']);
            if !joined.is_empty() && governing.leading.at(rest).is_none() {
                return false;
            }
        }
        rest = &rest[first.len_utf8()..];
    }
    true
}

/// `text` begins with a verb that takes an object.
pub fn is_verb(text: &str) -> bool {
    Governing::known().verbs.at(text).is_some()
}
