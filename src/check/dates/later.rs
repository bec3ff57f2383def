//! DAT-003: what is told as done, though the report was signed before.

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

/// What runs on to a day to come, though it is so today.
static BOUND: WordSet = WordSet::new(&[
    "有效期",
    "期限",
    "期满",
    "届满",
    "到期",
    "任期",
    "租期",
    "合同",
    "保存",
    "续约",
    "续签",
    "建成后",
    "远景",
    "基本实现",
]);

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
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
            states(rule, facts, passage, &sentence, found);
            let Some(signed) = facts.about.signed_on else {
                continue;
            };
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

/// What a sentence tells as reached by the end of a year that is still to come: `截至2032年底，共有5户`.
fn states(
    rule: &Rule,
    facts: &Facts<'_>,
    passage: &Passage,
    sentence: &Range<usize>,
    found: &mut Found,
) {
    let Some(limit) = facts.about.horizon() else {
        return;
    };
    for mention in mentions(&passage.text, sentence.clone()) {
        let (Some(year), false) = (mention.year(), mention.titled || mention.month.is_some())
        else {
            continue;
        };
        let head = passage.slice(sentence.start..mention.range.start);
        let rest = passage.slice(mention.range.end..sentence.end);
        let until = ["截至", "截止", "截止到", "截至到"]
            .iter()
            .any(|word| head.ends_with(word));
        let began =
            head.trim_end_matches(['在', '（', '到']).trim().is_empty() && !head.ends_with('到');
        let beyond = match until {
            true => {
                year > limit.year
                    || year == limit.year && limit.month < 12 && facts.about.signed_on.is_some()
            }
            false => began && year > limit.year,
        };
        let rest = rest.trim_start_matches(['底', '末', '度']);
        let counted = rest.contains(|letter: char| letter.is_ascii_digit());
        if !beyond
            || !counted
            || rest.starts_with(['前', '—', '-', '至'])
            || BOUND.any(passage.slice(sentence.clone()))
        {
            continue;
        }
        let typed = passage.slice(mention.range.clone());
        let message = match facts.about.issued_on() {
            Some(day) => {
                let day = day.chinese();
                say!(
                    "成文日期是{day}，这里却写了“{typed}”的数",
                    "issued on {day}, yet this tells what there was in “{typed}”"
                )
            }
            None => {
                let year = limit.year - 1;
                say!(
                    "这是{year}年的报告，这里却写了“{typed}”的数",
                    "this report is on {year}, yet it tells what there was in “{typed}”"
                )
            }
        };
        let hint = say!("核对年份", "check the year");
        let finding = rule.finding(passage, mention.range.clone(), message);
        found
            .diagnostics
            .extend(finding.map(|finding| finding.hint(hint)));
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
