//! DAT-003, DAT-004: what is told as done, though the report was signed before.

use super::super::{Facts, Found, Rule};
use super::{Mention, mentions};
use crate::prose::{Part, Passage};
use crate::record::Date;
use crate::say;
use crate::terms::WordSet;
use std::ops::Range;

/// What tells that a sentence speaks of what is to come, or of what comes every year.
static COMING: WordSet = WordSet::new(&[
    "将",
    "拟",
    "计划",
    "预计",
    "力争",
    "确保",
    "争取",
    "目标",
    "下一步",
    "下步",
    "明年",
    "次年",
    "每年",
    "要求",
    "前完成",
    "规划",
    "去年",
    "上年",
    "往年",
    "到期",
]);

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let Some(signed) = facts.about.signed_on else {
        return;
    };
    let plans = facts.plans();
    for (index, passage) in facts.prose.texts() {
        if plans[index] || passage.annex.is_some() || passage.part != Part::Text {
            continue;
        }
        for sentence in passage.sentences() {
            let text = passage.slice(sentence.clone());
            if COMING.any(text) {
                continue;
            }
            for mention in later(passage, sentence, facts.about.year, signed) {
                let typed = passage.slice(mention.range.clone());
                let day = signed.chinese();
                let message = say!(
                    "成文日期是{day}，这里却写了“{typed}”已经做的事",
                    "signed on {day}, yet this tells of what was done in “{typed}”"
                );
                let finding = rule.finding(passage, mention.range.clone(), message);
                found.diagnostics.extend(finding.map(|finding| {
                    finding.hint(say!(
                        "核对这一日期和成文日期，看哪一个有误；还没有做的事，写“将”“计划”",
                        "check which of the two days is wrong; what is still to be done takes 将 or 计划"
                    ))
                }));
            }
        }
    }
}

/// The days and months of a sentence that come after the day of signing.
fn later(
    passage: &Passage,
    sentence: Range<usize>,
    year: Option<u16>,
    signed: Date,
) -> Vec<Mention> {
    let found = mentions(&passage.text, sentence.clone());
    let mut current = year;
    let mut later = Vec::new();
    for mention in found {
        if mention.titled {
            continue;
        }
        current = mention.year().or(current);
        let rest = passage.slice(mention.range.end..sentence.end);
        let rest = rest.trim_start_matches(['底', '末', '初', '中', '上', '下', '旬', '份']);
        let limit = ["前", "之前", "以前", "止", "期间", "起"];
        let open = limit.iter().any(|word| rest.starts_with(word));
        let (Some(year), Some(month)) = (current, mention.month()) else {
            continue;
        };
        let day = mention.day();
        let after = (year, month) > (signed.year, u16::from(signed.month))
            || (year, month) == (signed.year, u16::from(signed.month))
                && day.is_some_and(|day| day > u16::from(signed.day));
        if after && !open && (1..=12).contains(&month) {
            later.push(mention);
        }
    }
    later
}

/// DAT-004: 全年 with figures, signed before the year was over.
pub(super) fn check_whole_year(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let (Some(signed), Some(year)) = (facts.about.signed_on, facts.about.year) else {
        return;
    };
    if signed.year != year || (signed.month, signed.day) == (12, 31) {
        return;
    }
    let plans = facts.plans();
    let day = signed.chinese();
    for (index, passage) in facts.prose.texts() {
        if plans[index] || passage.annex.is_some() {
            continue;
        }
        for (at, word) in passage.text.match_indices("全年") {
            if !is_total(&passage.text, at) {
                continue;
            }
            let message = say!(
                "成文日期是{day}，这一年还没有过完，“全年”的数字还不完整",
                "signed on {day}, before the year was over: a figure for the whole of it cannot be complete"
            );
            let finding = rule.finding(passage, at..at + word.len(), message);
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!(
                    "写明数据截至哪一天，或者年后补齐再定稿；也请核对成文日期",
                    "say up to which day the figures go, or complete them after the year; check the day of signing too"
                ))
            }));
        }
    }
}

/// True where 全年 at `at` goes with a count of what was done.
fn is_total(text: &str, at: usize) -> bool {
    let rest = &text[at + "全年".len()..];
    let clauses = rest.split(['；', '。']).next().unwrap_or_default();
    let mut clauses = clauses.split('，').filter(|clause| !clause.is_empty());
    let clause = clauses.next().unwrap_or_default();
    let goal = ["计划", "预计", "拟", "将", "任务", "目标", "预算"];
    let ahead = text[..at].chars().next_back();
    let counted = clause.contains(|letter: char| letter.is_ascii_digit());
    counted
        && !goal.iter().any(|word| clause.contains(word))
        && !matches!(ahead, Some('上' | '去' | '预'))
}
