//! DAT-010: a document is cited that bears a later year than the report's own day.

use super::super::{Facts, Found, Rule};
use super::mentions;
use crate::prose::Part;
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let Some(issued) = facts.about.issued_on() else {
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
                let rest = text[mention.range.end..].trim_start_matches('度');
                let edition = ["修订", "修正", "版"]
                    .iter()
                    .any(|word| rest.starts_with(word));
                (mention.titled && edition).then_some((mention.range.clone(), mention.year()?))
            });
        let mut later: Vec<_> = numbers.chain(editions).collect();
        later.retain(|(_, year)| *year > issued.year && *year < 2100);
        later.sort_by_key(|(range, _)| range.start);
        for (range, year) in later {
            let day = issued.chinese();
            let message = say!(
                "报告落在{day}，引用的文件却是{year}年的",
                "the report is of {day}, the document that it cites of {year}"
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
