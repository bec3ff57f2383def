//! DAT-005: figures for some months, in a report on a whole year that is over.

use super::super::{Facts, Found, Rule};
use super::{Mention, mentions, range_ahead};
use crate::prose::Part;
use crate::say;
use std::ops::Range;

/// What is done in some months, and not counted up to them.
const EVENTS: [&str; 8] = [
    "行动",
    "集中",
    "期间",
    "活动",
    "培训班",
    "试运行",
    "整治",
    "轮训",
];

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let (Some(year), Some(issued)) = (facts.about.year, facts.about.issued_on()) else {
        return;
    };
    if issued.year <= year {
        return;
    }
    let plans = facts.plans();
    for (index, passage) in facts.prose.texts() {
        if plans[index] || passage.annex.is_some() || passage.part != Part::Text {
            continue;
        }
        for sentence in passage.sentences() {
            let mut named = None;
            for mention in mentions(&passage.text, sentence.clone()) {
                named = mention.year().or(named);
                if mention.titled || named.is_some_and(|named| named != year) {
                    continue;
                }
                let Some(range) = narrow(&passage.text, &mention, &sentence) else {
                    continue;
                };
                let typed = passage.slice(range.clone());
                let message = say!(
                    "报告写的是{year}年全年，这里的数字只到“{typed}”",
                    "the report is on the whole of {year}; these figures go up to “{typed}” only"
                );
                let finding = rule.finding(passage, range.clone(), message);
                found.diagnostics.extend(finding.map(|finding| {
                    finding.hint(say!(
                        "换成全年的数字；确实只有这一时段的，说明原因",
                        "give the figures of the whole year, or say why there are none"
                    ))
                }));
            }
        }
    }
}

/// `1—10月`, `截至10月底`: a stretch of months that does not reach December, from its first
/// character on.
fn narrow(text: &str, mention: &Mention, sentence: &Range<usize>) -> Option<Range<usize>> {
    let month = mention.month.as_ref()?;
    if !(1..12).contains(&month.value) {
        return None;
    }
    let clause = text[mention.range.start..sentence.end].split(['，', '；']);
    let clause: Vec<_> = clause.take(2).collect();
    if EVENTS.iter().any(|word| clause[0].contains(word)) {
        return None;
    }
    let counted = |letter: char| letter.is_ascii_digit();
    if let Some((first, _)) = range_ahead(text, month.range.start) {
        let from = first.range.start >= sentence.start && first.value == 1;
        let digits = clause[0].trim_start_matches(counted).contains(counted);
        let ranked = ["第", "排名", "率"]
            .iter()
            .any(|word| clause.iter().any(|clause| clause.contains(word)));
        let next = clause.get(1).is_some_and(|next| next.contains(counted));
        let told = from && month.value >= 6 && (digits || ranked || next);
        return told.then_some(first.range.start..mention.range.end);
    }
    let head = text[sentence.start..mention.range.start].trim_end();
    let until = ["截至", "截止", "截止到", "截至到"]
        .iter()
        .find(|word| head.ends_with(**word))?;
    let start = sentence.start + head.len() - until.len();
    let limit = text[mention.range.end..].trim_start_matches(['底', '末', '份']);
    let next = clause.get(1).is_some_and(|next| next.contains(counted));
    let told = !limit.starts_with(['前'])
        && (next || clause[0].trim_start_matches(counted).contains(counted));
    told.then_some(start..mention.range.end)
}
