//! TRM-001: one thing under two names in a document.

use super::super::{Facts, Found, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::prose::{Part, Passage};
use crate::say;
use crate::terms::{Variants, WordSet, inside, pairs, variants};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The words of all groups.
static VARIANTS: LazyLock<WordSet> = LazyLock::new(|| {
    let words = variants().iter().flat_map(|group| &group.words);
    WordSet::of(words.copied().collect())
});

/// Where a word stands.
type Place<'p> = (&'p Passage, Range<usize>);

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let holds = |(_, passage): &(usize, &Passage)| VARIANTS.any(&passage.text);
    let holding: Vec<_> = facts.prose.each().filter(holds).collect();
    for group in variants() {
        let mut places: HashMap<&str, Vec<(usize, Place<'_>)>> = HashMap::new();
        for (_, passage) in &holding {
            if matches!(passage.part, Part::Element(_)) {
                continue;
            }
            collect(passage, group, &mut places);
        }
        let mut findings: Vec<_> = places
            .values()
            .filter_map(|places| finding(rule, group, places))
            .collect();
        findings.sort_by_key(|finding| finding.span);
        found.diagnostics.extend(findings);
    }
}

/// Notes the words of `group` in a passage, under what stands ahead of them.
fn collect<'p>(
    passage: &'p Passage,
    group: &Variants,
    places: &mut HashMap<&'p str, Vec<(usize, Place<'p>)>>,
) {
    let mut titles = None;
    for (index, word) in group.words.iter().enumerate() {
        for (start, _) in passage.text.match_indices(word) {
            let range = start..start + word.len();
            let ahead = &passage.text[..start];
            let Some(ahead) = tail(ahead, group.ahead) else {
                continue;
            };
            let titles = titles.get_or_insert_with(|| pairs(&passage.text, ['《', '》']));
            if !inside(titles, &range) {
                places
                    .entry(ahead)
                    .or_default()
                    .push((index, (passage, range)));
            }
        }
    }
}

/// The last `count` characters of `text`, if they are Chinese words.
fn tail(text: &str, count: usize) -> Option<&str> {
    if count == 0 {
        return Some("");
    }
    let start = text.char_indices().rev().nth(count - 1)?.0;
    let tail = &text[start..];
    let plain = |letter: char| {
        !"的了和与及个家处各立、，。；：“”（）《》".contains(letter) && !letter.is_ascii()
    };
    tail.chars().all(plain).then_some(tail)
}

/// The rarer of two names, or the later one.
fn finding(rule: &Rule, group: &Variants, places: &[(usize, Place<'_>)]) -> Option<Diagnostic> {
    let count = |index: usize| places.iter().filter(|(other, _)| *other == index).count();
    let used: Vec<usize> = (0..group.words.len())
        .filter(|index| count(*index) > 0)
        .collect();
    let [one, other] = used.as_slice() else {
        return None;
    };
    let first = |index: usize| places.iter().find(|(other, _)| *other == index);
    let order = |index: usize| {
        let (_, (passage, range)) = first(index)?;
        passage.span(range.clone())
    };
    let (odd, usual) = if (count(*one), order(*other)) < (count(*other), order(*one)) {
        (*one, *other)
    } else {
        (*other, *one)
    };
    let (_, (passage, range)) = first(odd)?;
    let (_, (elsewhere, there)) = first(usual)?;
    let (word, kept) = (group.words.get(odd)?, group.words.get(usual)?);
    let times = count(usual);
    let message = say!(
        "这里写“{word}”，别处写“{kept}”（{times}处）；说的是一回事的，要写成一样",
        "“{word}” here, “{kept}” elsewhere ({times}); one thing should have one name"
    );
    let mut finding = rule.finding(passage, range.clone(), message)?;
    if group.mild {
        finding.severity = Severity::Info;
    }
    let finding = finding.hint(say!(
        "统一写法；确是两样东西的，不用改",
        "write it in one way; where they are two things, leave them"
    ));
    Some(match elsewhere.span(there.clone()) {
        Some(span) => finding.relate(span, say!("这里写“{kept}”", "“{kept}” here")),
        None => finding,
    })
}
