//! LEX-006: 等 at the end of a sentence that lists nothing.

use super::super::{Facts, Found, Rule};
use crate::prose::Part;
use crate::say;

/// What is said of a thing, not one of several things.
const PREDICATES: [&str; 36] = [
    "不够高",
    "不够大",
    "不够强",
    "不够好",
    "不够快",
    "不够深",
    "不够细",
    "不够实",
    "不够严",
    "不够多",
    "不够全",
    "不够",
    "有待提高",
    "有待提升",
    "有待加强",
    "有待完善",
    "需要加强",
    "亟待加强",
    "有待改进",
    "有待增强",
    "有待优化",
    "有待规范",
    "有待健全",
    "有待深化",
    "有待改善",
    "亟待提升",
    "亟待提高",
    "亟待完善",
    "亟待解决",
    "仍需加强",
    "还需加强",
    "不够到位",
    "不够规范",
    "不够完善",
    "不够深入",
    "不够有力",
];

/// Marks and words of a list.
const LISTING: [&str; 5] = ["、", "；", "一是", "1.", "（1）"];

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for (_, passage) in facts.prose.each() {
        if passage.part != Part::Text {
            continue;
        }
        for sentence in passage.sentences() {
            let words = passage
                .slice(sentence.clone())
                .trim_end_matches(['。', '！']);
            let Some(ahead) = words.strip_suffix('等') else {
                continue;
            };
            let Some(predicate) = PREDICATES.iter().find(|word| ahead.ends_with(**word)) else {
                continue;
            };
            if LISTING.iter().any(|mark| words.contains(mark)) {
                continue;
            }
            let end = sentence.start + words.len();
            let range = end - predicate.len() - '等'.len_utf8()..end;
            let message = say!(
                "句末的“等”没有着落：“{predicate}”前面没有列举",
                "等 at the end lists nothing: “{predicate}” says something of one thing"
            );
            let finding = rule.finding(passage, range, message);
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!(
                    "删去“等”；确有几项的，写成“……、……等问题”",
                    "delete 等; where there are several, write ……、……等问题"
                ))
            }));
        }
    }
}
