//! LEX-003: 的 where a complement (得) or an adverbial (地) stands, and 地 ahead of a noun.

use super::super::{Facts, Found, Rule};
use crate::diagnostic::Words;
use crate::prose::{Part, Passage};
use crate::say;
use crate::terms::{blocks, is_verb, values};
use std::ops::Range;
use std::sync::OnceLock;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for (_, passage) in facts.prose.each() {
        if matches!(passage.part, Part::Element(_) | Part::Title) {
            continue;
        }
        for (at, particle) in passage.text.match_indices(['的', '地']) {
            let told = if particle == "的" {
                complement(&passage.text, at).or_else(|| adverbial(&passage.text, at))
            } else {
                attribute(&passage.text, at)
            };
            found
                .diagnostics
                .extend(told.and_then(|told| finding(rule, passage, at, told)));
        }
    }
}

/// Where words stand, and the particle that belongs between them.
type Told = (Range<usize>, &'static str);

fn finding(
    rule: &Rule,
    passage: &Passage,
    at: usize,
    (range, right): Told,
) -> Option<crate::diagnostic::Diagnostic> {
    let words = passage.slice(range.clone());
    let Words { zh, en } = match right {
        "得" => say!(
            "后面说明程度、结果，用“得”",
            "得 stands ahead of a complement"
        ),
        "地" => say!("修饰动词，用“地”", "地 stands ahead of a verb"),
        _ => say!("修饰名词，用“的”", "的 stands ahead of a noun"),
    };
    let message = say!(
        "“{words}”里的“的、地、得”用得不对：{zh}",
        "“{words}” 的, 地 and 得 are mixed up: {en}"
    );
    let finding = rule.finding(passage, range, message)?;
    let finding = finding.hint(say!("改成“{right}”", "write “{right}”"));
    let particle = at..at + '的'.len_utf8();
    Some(match passage.span(particle.clone()) {
        Some(span) if passage.is_typed(particle) => finding.fix(false, span, right),
        _ => finding,
    })
}

/// 建设的更加美好, 管的好.
fn complement(text: &str, at: usize) -> Option<Told> {
    let known = Particles::known();
    let (ahead, behind) = (&text[..at], &text[at + '的'.len_utf8()..]);
    let degree = known.degrees.iter().find(|word| behind.starts_with(**word));
    let (verbs, adjectives) = match degree {
        Some(_) => (&known.verbs, &known.adjectives),
        None => (&known.short, &known.results),
    };
    let verb = verbs.iter().find(|verb| ahead.ends_with(**verb))?;
    let start = at - verb.len();
    let first = degree.map_or(0, |word| word.len());
    let rest = &behind[first..];
    let adjective = adjectives.iter().find(|word| {
        rest.strip_prefix(**word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(ENDS))
    })?;
    // 实现治理的更加有效: a noun phrase.
    let clause = clause(&ahead[..start]);
    let noun = known.governing.iter().any(|word| clause.contains(word));
    let opened = known.openings.iter().any(|word| clause.starts_with(word));
    let begins = degree.is_some()
        || opened
        || clause.is_empty()
        || clause.ends_with(known.before.as_slice());
    let end = at + '的'.len_utf8() + first + adjective.len();
    (!noun && begins).then_some((start..end, "得"))
}

/// 坚定不移的推进改革.
fn adverbial(text: &str, at: usize) -> Option<Told> {
    let known = Particles::known();
    let (ahead, behind) = (&text[..at], &text[at + '的'.len_utf8()..]);
    let (word, also) = known.adverbial(ahead)?;
    if !is_verb(behind) {
        return None;
    }
    let start = at - word.len();
    let noun = known
        .leading
        .iter()
        .any(|lead| ahead[..start].ends_with(lead));
    let object = phrase(behind);
    // 坚定不移的推进力度: verb and noun are one thing. 推进了改革: they are not.
    let verb = object.chars().take(2).map(char::len_utf8).sum::<usize>();
    let length = object[verb..].chars().count();
    let headed = known.heads.iter().any(|head| object.ends_with(head));
    let noun_phrase = length < 2 || headed && (also || length < 4);
    let acted = object[verb..].starts_with('了');
    let end = at + '的'.len_utf8() + verb;
    (!noun && (acted || !noun_phrase)).then_some((start..end, "地"))
}

/// 离不开…艰苦细致地工作.
fn attribute(text: &str, at: usize) -> Option<Told> {
    let known = Particles::known();
    let (ahead, behind) = (&text[..at], &text[at + '地'.len_utf8()..]);
    let noun = known.nouns.iter().find(|noun| {
        behind
            .strip_prefix(**noun)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(ENDS) || rest.starts_with('和'))
    })?;
    let (word, _) = known.adverbial(ahead)?;
    let start = at - word.len();
    let clause = clause(&ahead[..start]);
    let governed = known.sources.iter().any(|word| clause.contains(word));
    let end = at + '地'.len_utf8() + noun.len();
    governed.then_some((start..end, "的"))
}

/// A phrase ends ahead of these.
const ENDS: [char; 7] = ['，', '。', '；', '、', '！', '”', '\n'];

/// What `behind` begins with up to a mark, no longer than it takes to tell.
fn phrase(behind: &str) -> &str {
    let mut letters = behind.char_indices().take(30);
    let rest = letters.find(|(_, letter)| ENDS.contains(letter));
    let end = rest.or_else(|| behind.char_indices().nth(30));
    end.map_or(behind, |(at, _)| &behind[..at])
}

/// What stands ahead in the same clause, no farther than it takes to tell.
fn clause(ahead: &str) -> &str {
    let letters = ahead.char_indices().rev().take(30);
    let mark = |found: char| ENDS.contains(&found) || matches!(found, '：' | '“');
    let last = letters.take_while(|(_, found)| !mark(*found)).last();
    last.map_or("", |(at, _)| &ahead[at..])
}

/// Words of `terms/particles.yaml`.
#[derive(Default)]
struct Particles {
    degrees: Vec<&'static str>,
    verbs: Vec<&'static str>,
    adjectives: Vec<&'static str>,
    short: Vec<&'static str>,
    results: Vec<&'static str>,
    openings: Vec<&'static str>,
    before: Vec<char>,
    governing: Vec<&'static str>,
    adverbials: Vec<&'static str>,
    attributes: Vec<&'static str>,
    leading: Vec<&'static str>,
    heads: Vec<&'static str>,
    nouns: Vec<&'static str>,
    sources: Vec<&'static str>,
}

impl Particles {
    /// The adverbial that `ahead` ends in, and whether it is an attribute too.
    fn adverbial(&self, ahead: &str) -> Option<(&'static str, bool)> {
        let of = |words: &[&'static str]| words.iter().copied().find(|word| ahead.ends_with(word));
        let also = || of(&self.attributes).map(|word| (word, true));
        of(&self.adverbials).map(|word| (word, false)).or_else(also)
    }

    fn known() -> &'static Self {
        static PARTICLES: OnceLock<Particles> = OnceLock::new();
        PARTICLES.get_or_init(|| {
            let mut known = Self::default();
            let table = include_str!("../../../terms/particles.yaml");
            for (key, list) in blocks(table).into_iter().flatten() {
                let words = match key {
                    "程度" => &mut known.degrees,
                    "动词" => &mut known.verbs,
                    "形容词" => &mut known.adjectives,
                    "单字动词" => &mut known.short,
                    "结果" => &mut known.results,
                    "名词性" => &mut known.governing,
                    "句首" => &mut known.openings,
                    "也作定语" => &mut known.attributes,
                    "状语" => &mut known.adverbials,
                    "定语前" => &mut known.leading,
                    "中心语" => &mut known.heads,
                    "名词" => &mut known.nouns,
                    "来源" => &mut known.sources,
                    "前字" => {
                        known
                            .before
                            .extend(list.chars().filter(|letter| !"[], ".contains(*letter)));
                        continue;
                    }
                    _ => continue,
                };
                words.extend(values(list));
            }
            known
        })
    }
}
