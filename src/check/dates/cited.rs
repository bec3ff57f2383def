//! DAT-010: a document is cited that bears a later year than the report's own day.

use super::super::{Facts, Found, Rule};
use super::{Mention, mentions};
use crate::prose::Part;
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let Some(limit) = facts.about.horizon() else {
        return;
    };
    let plans = facts.plans();
    for (index, passage) in facts.prose.each() {
        if plans[index] || !matches!(passage.part, Part::Text | Part::Cell { .. }) {
            continue;
        }
        let text = &passage.text;
        let numbers = text.match_indices('〔').filter_map(|(at, _)| {
            let start = at + '〔'.len_utf8();
            let year: u16 = text.get(start..start + 4)?.parse().ok()?;
            text[start + 4..]
                .starts_with('〕')
                .then_some((start..start + 4, year))
        });
        let editions = mentions(text, 0..text.len())
            .into_iter()
            .filter_map(|mention| {
                is_edition(text, &mention).then_some((mention.range.clone(), mention.year()?))
            });
        let mut later: Vec<_> = numbers.chain(editions).collect();
        later.retain(|(_, year)| *year > limit.year && *year < 2100);
        later.sort_by_key(|(range, _)| range.start);
        for (range, year) in later {
            let (zh, en) = match (facts.about.issued_on(), facts.about.year) {
                (None, Some(own)) => (format!("这是{own}年的报告"), format!("on {own}")),
                _ => {
                    let day = limit.chinese();
                    (format!("报告落在{day}"), format!("of {day}"))
                }
            };
            let message = say!(
                "{zh}，引用的文件却是{year}年的",
                "the report is {en}, the document that it cites of {year}"
            );
            let finding = rule.finding(passage, range, message);
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!(
                    "核对文件的年份；没有写错的，核对成文日期",
                    "check the document's year, and the day of signing"
                ))
            }));
        }
    }
}

/// True where a year is that of a law's edition: `《…（2027年修订）》`, `《…》（2027年修正）`, `2027年新修订的《…》`.
fn is_edition(text: &str, mention: &Mention) -> bool {
    let rest = text[mention.range.end..].trim_start_matches('度');
    let rest = rest.strip_prefix('新').unwrap_or(rest);
    let edition = ["修订", "修正", "版"]
        .iter()
        .find_map(|word| rest.strip_prefix(word));
    let Some(rest) = edition else {
        return false;
    };
    let head = text[..mention.range.start].trim_end_matches(['（', '(']);
    let behind = head.len() < mention.range.start && head.ends_with('》');
    let ahead = rest
        .trim_start_matches(['的', '后', '新'])
        .starts_with('《');
    mention.titled || behind || ahead
}
