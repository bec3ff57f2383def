//! SEC-008: a natural person named in a case or a measure of correction
//! (行政处罚法 第五十条, 社区矫正法 第五十四条).

use super::super::listed::words;
use super::super::{Facts, Found, Rule};
use super::minors::is_minor;
use super::persons::{Named, named, shown};
use crate::prose::{Part, Passage};
use crate::say;
use crate::terms::WordSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The words for a part in a case.
pub(super) static ROLES: LazyLock<WordSet> = LazyLock::new(|| words(include_str!("roles.txt")));

/// What goes with the name of a person who sues.
const SUED: [&str; 10] = [
    "政府",
    "局",
    "委员会",
    "公司",
    "大队",
    "支队",
    "街道办",
    "办事处",
    "中心",
    "派出所",
];

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let passages = facts.prose.passages.iter();
    for passage in passages.filter(|passage| !matches!(passage.part, Part::Element(_))) {
        let mut names = beside_roles(&passage.text);
        names.extend(suing(&passage.text));
        names.sort_by_key(|range| range.start);
        names.dedup();
        for range in names {
            // SEC-004 tells of minors.
            if !is_minor(&passage.text, &range) {
                tell(rule, passage, range, found);
            }
        }
    }
}

fn tell(rule: &Rule, passage: &Passage, range: Range<usize>, found: &mut Found) {
    let shown = shown(passage.slice(range.clone()));
    let message = say!(
        "案件、矫正等当事人写了真实姓名（{shown}）",
        "a natural person in a case or a measure is named ({shown})"
    );
    let finding = rule.finding(passage, range, message);
    found.diagnostics.extend(finding.map(|finding| {
        finding.hint(say!(
            "公开的报告写“{shown}”；是化名的，在后面注明（化名）",
            "in a public report write {shown}; say so where it is an alias"
        ))
    }));
}

/// Names directly behind the words for a part in a case.
fn beside_roles(text: &str) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    for (at, role) in ROLES.each(text) {
        if let Some(Named::Full(range)) = named(text, at + ROLES.all()[role].len())
            && !is_alias(text, range.end)
        {
            names.push(range);
        }
    }
    names
}

/// `张三诉某县人民政府`: the name stands at the beginning of a clause or of a title.
fn suing(text: &str) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    for (at, word) in text.match_indices('诉') {
        let behind = &text[at + word.len()..];
        let sued: String = behind
            .chars()
            .take(24)
            .take_while(|found| *found != '，')
            .collect();
        if !SUED.iter().any(|body| sued.contains(body)) {
            continue;
        }
        let near = text[..at].char_indices().rev().take(8);
        let near = near.take_while(|(_, found)| matches!(found, '\u{4e00}'..='\u{9fff}'));
        let start = near.last().map_or(at, |(start, _)| start);
        let clause = &text[start..at];
        let start = at
            - clause
                .trim_start_matches(['在', '对', '如', '以', '即'])
                .len();
        if let Some(Named::Full(range)) = named(text, start)
            && range.end == at
        {
            names.push(range);
        }
    }
    names
}

/// True where the text says behind a name that it is none.
pub(super) fn is_alias(text: &str, end: usize) -> bool {
    text[end..].starts_with("（化名") || text[end..].starts_with("（假名")
}
