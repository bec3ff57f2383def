//! LEX-007: a number right ahead of 部门 or 单位, without its measure word.

use super::super::{Facts, Found, Rule};
use crate::prose::Part;
use crate::say;
use crate::terms::{inside, pairs};

const NOUNS: [&str; 4] = ["部门", "单位", "乡镇", "街道"];

/// What goes on behind such a number of itself: 3部门联合印发.
const NAMED: [&str; 9] = [
    "联合", "会商", "联动", "协同", "印发", "共同", "以上", "以内", "令",
];

/// A number of offices has so many digits at most: 12345 is a telephone.
const DIGITS: usize = 3;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for (_, passage) in facts.prose.each() {
        if matches!(
            passage.part,
            Part::Element(_) | Part::Title | Part::Cell { .. }
        ) {
            continue;
        }
        let text = passage.text.as_str();
        let mut titles = None;
        for (at, noun) in NOUNS.iter().flat_map(|noun| text.match_indices(noun)) {
            let ahead = &text[..at];
            let start = ahead
                .trim_end_matches(|letter: char| letter.is_ascii_digit())
                .len();
            let count = at - start;
            let end = at + noun.len();
            // 国家发展改革委等8部门; 2023-5部门.
            let part = |letter: char| {
                letter.is_ascii() || matches!(letter, '等' | '第' | '、' | '—' | '～' | '．' | '多')
            };
            let behind = &text[end..];
            if !(1..=DIGITS).contains(&count)
                || ahead[..start].ends_with(part)
                || NAMED.iter().any(|word| behind.starts_with(word))
            {
                continue;
            }
            let titles = titles.get_or_insert_with(|| pairs(text, ['《', '》']));
            let range = start..end;
            if inside(titles, &range) {
                continue;
            }
            let (number, typed) = (&text[start..at], &text[start..end]);
            let message = say!("“{typed}”少了量词", "“{typed}” lacks a measure word");
            let finding = rule.finding(passage, range, message);
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!("改成“{number}个{noun}”", "write “{number}个{noun}”"))
            }));
        }
    }
}
