//! PUN-014, likely ones: A，B、C等, of which all end in the same noun.

use super::super::{Facts, Found, Rule};
use super::written;
use crate::say;
use crate::terms::is_verb;
use std::collections::HashSet;

/// A member of a list has so many characters at most.
const LONG: usize = 12;

/// What any two phrases may end in, whether or not they stand in one list.
const COMMON: [&str; 12] = [
    "工作", "情况", "问题", "方面", "建设", "发展", "力度", "水平", "能力", "管理", "服务", "活动",
];

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let own = found
        .diagnostics
        .iter()
        .filter(|told| told.code == rule.code);
    let told: HashSet<u32> = own.filter_map(|told| Some(told.span?.start)).collect();
    for passage in written(facts) {
        let text = passage.text.as_str();
        for (at, mark) in text.match_indices('，') {
            let range = at..at + mark.len();
            let Some((one, other)) = listed(&text[..at], &text[range.end..]) else {
                continue;
            };
            let message = say!(
                "“{one}”与“{other}”看上去是并列的，中间应用顿号",
                "“{one}” and “{other}” seem to be members of one list: 、 parts them"
            );
            let Some(finding) = rule.finding(passage, range, message) else {
                continue;
            };
            if finding.span.is_some_and(|span| !told.contains(&span.start)) {
                let hint = say!("是并列的，改成“、”", "write 、 where they are");
                found.diagnostics.push(finding.hint(hint));
            }
        }
    }
}

/// The words on both sides of a comma, where 、 and 等 go on with them.
fn listed<'t>(ahead: &'t str, behind: &'t str) -> Option<(&'t str, &'t str)> {
    let (second, rest) = piece(behind, '、')?;
    let (third, _) = piece(rest, '等')?;
    let end = tail(second)?;
    let first = tail(ahead)?;
    // A list of nouns holds no verbs.
    let acts = |words: &str| words.char_indices().any(|(at, _)| is_verb(&words[at..]));
    let same = end == first && Some(end) == tail(third) && second != third;
    let plain = !COMMON.contains(&end) && !acts(second) && !acts(third);
    let start = ahead.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    (same && plain).then_some((&ahead[start..], second))
}

/// A member of a list up to `mark`, and what stands behind that.
fn piece(text: &str, mark: char) -> Option<(&str, &str)> {
    let mut letters = text.char_indices().take(LONG + 1);
    let (at, found) = letters.find(|(_, letter)| !super::is_han(*letter) || *letter == mark)?;
    (found == mark).then(|| (&text[..at], &text[at + mark.len_utf8()..]))
}

/// The last two characters, both Chinese, of three at least.
fn tail(words: &str) -> Option<&str> {
    let mut letters = words.char_indices().rev().take(3);
    let han = letters.by_ref().all(|(_, letter)| super::is_han(letter));
    let start = words.char_indices().rev().nth(1)?.0;
    (han && words.chars().rev().nth(2).is_some()).then(|| &words[start..])
}
