//! DAT-007: a heading, an opening, a document number or a day of another year than the report's.

use super::super::{Facts, Found, Rule};
use super::mentions;
use crate::diagnostic::Words;
use crate::document::{ElementKind, PropertyKey, Role, first_span};
use crate::prose::{Part, Passage};
use crate::say;
use std::ops::Range;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let Some(year) = facts.about.year.filter(|_| facts.about.annual) else {
        return;
    };
    title(rule, facts, year, found);
    headings(rule, facts, year, found);
    openings(rule, facts, year, found);
    signed(rule, facts, year, found);
    number(rule, facts, found);
}

/// The years that a text names outside 《》, ranges such as 2021—2025年 aside.
fn years(text: &str) -> Vec<(Range<usize>, u16)> {
    let found = mentions(text, 0..text.len()).into_iter();
    let plain = found.filter(|mention| !mention.titled).filter(|mention| {
        let rest = &text[mention.range.end..];
        let ranged = super::range_ahead(text, mention.range.start).is_some();
        !ranged
            && !rest
                .trim_start_matches(['年', '度'])
                .starts_with(['—', '-', '至', '以'])
    });
    plain
        .filter_map(|mention| Some((mention.range.clone(), mention.year()?)))
        .collect()
}

/// The title of a report file of ours, beside its 年度.
fn title(rule: &Rule, facts: &Facts<'_>, year: u16, found: &mut Found) {
    if facts.draft.is_none() {
        return;
    }
    let titles = facts.prose.passages.iter();
    for passage in titles.filter(|passage| passage.part == Part::Title) {
        let named = years(&passage.text);
        if named.is_empty() || named.iter().any(|(_, named)| *named == year) {
            continue;
        }
        let Some((range, other)) = named.into_iter().next() else {
            continue;
        };
        let message = say!(
            "标题写的是{other}年，「年度」是{year}",
            "the title says {other}, “year” says {year}"
        );
        let hint = say!("改成同一年", "make them the same");
        found.diagnostics.extend(
            rule.finding(passage, range, message)
                .map(|finding| finding.hint(hint)),
        );
    }
}

/// A section's heading that names another year than its content calls for.
fn headings(rule: &Rule, facts: &Facts<'_>, year: u16, found: &mut Found) {
    let plans = facts.plans();
    for (index, passage) in facts.prose.each() {
        if passage.part != Part::Heading(1) || passage.annex.is_some() {
            continue;
        }
        let named = years(&passage.text);
        let told = passage.role.is_some_and(|role| role != Role::Plans);
        let right: &[u16] = match (plans[index], told) {
            (true, false) => &[year + 1],
            (true, true) => &[year, year + 1],
            (false, true) => &[year],
            (false, false) => continue,
        };
        let fits = |(_, named): &(Range<usize>, u16)| right.contains(named);
        if named.is_empty() || named.iter().any(fits) {
            continue;
        }
        let Some((range, other)) = named.into_iter().next() else {
            continue;
        };
        let next = year + 1;
        let (message, hint) = match plans[index] && !told {
            true => (
                say!(
                    "{year}年的报告，这一部分应写{next}年的安排，标题写的是{other}年",
                    "in a report on {year} the plans are for {next}; the heading says {other}"
                ),
                say!("核对后写成{next}年", "check it; {next} is expected"),
            ),
            false => (
                say!(
                    "{year}年的报告，这一部分的标题写的是{other}年",
                    "in a report on {year} this heading says {other}"
                ),
                say!("核对后写成{year}年", "check it; {year} is expected"),
            ),
        };
        let finding = rule.finding(passage, range, message);
        found
            .diagnostics
            .extend(finding.map(|finding| finding.hint(hint)));
    }
}

/// `现将2021年度…报告如下`, and the plans that begin with a year that is over.
fn openings(rule: &Rule, facts: &Facts<'_>, year: u16, found: &mut Found) {
    let plans = facts.plans();
    let mut before = true;
    for (index, passage) in facts.prose.each() {
        before &= passage.part != Part::Heading(1);
        if passage.part != Part::Text || passage.annex.is_some() {
            continue;
        }
        let slip = if before {
            announced(passage, year)
        } else if plans[index] && passage.role.is_none_or(|role| role == Role::Plans) {
            planned(passage, year)
        } else {
            None
        };
        let Some((range, message)) = slip else {
            continue;
        };
        let hint = say!("核对年份", "check the year");
        let finding = rule.finding(passage, range, message);
        found
            .diagnostics
            .extend(finding.map(|finding| finding.hint(hint)));
    }
}

fn announced(passage: &Passage, year: u16) -> Option<(Range<usize>, Words)> {
    let start = passage.text.find("现将")?;
    let rest = &passage.text[start..];
    let end = start + rest.find(['：', '。']).unwrap_or(rest.len());
    let clause = &passage.text[start..end];
    let report = ["报告如下", "汇报如下", "报告"]
        .iter()
        .any(|word| clause.contains(word));
    let named = years(clause);
    if !report || named.is_empty() || named.iter().any(|(_, named)| *named == year) {
        return None;
    }
    let (range, other) = named.into_iter().next()?;
    let message = say!(
        "标题是{year}年的报告，这里说的是{other}年",
        "the report is on {year}, and here it is said to be on {other}"
    );
    Some((start + range.start..start + range.end, message))
}

/// `2024年，我区将…` among the plans of a report on 2024.
fn planned(passage: &Passage, year: u16) -> Option<(Range<usize>, Words)> {
    let (range, other) = years(&passage.text).into_iter().next()?;
    let begins = passage.text[..range.start].trim().is_empty();
    let rest = passage.text[range.end..].trim_start_matches(['年', '度']);
    let clause = rest.split('。').next().unwrap_or_default();
    let coming = ["将", "要", "继续", "计划", "拟"]
        .iter()
        .any(|word| clause.contains(word));
    let told = ["成效", "取得", "虽然", "以来", "已"]
        .iter()
        .any(|word| clause.contains(word));
    if !begins
        || other > year
        || !coming
        || told
        || !rest.starts_with(['，', '我', '全', '县', '市', '区'])
    {
        return None;
    }
    let next = year + 1;
    let message = say!(
        "{year}年的报告，安排的应是{next}年的工作，这里写的是{other}年",
        "in a report on {year} the plans are for {next}; this says {other}"
    );
    Some((range, message))
}

/// 成文日期 neither in the report's year nor in the next.
fn signed(rule: &Rule, facts: &Facts<'_>, year: u16, found: &mut Found) {
    let dated = facts.about.signature.or(facts.about.stated);
    let Some(dated) = dated.filter(|dated| dated.date.year != year && dated.date.year != year + 1)
    else {
        return;
    };
    let day = dated.date.chinese();
    let message = say!(
        "{year}年的报告，成文日期却是{day}",
        "a report on {year} signed on {day}"
    );
    let next = year + 1;
    let hint = say!(
        "核对成文日期的年份，{year}年的报告一般在{next}年初成文",
        "check the year of the day of signing: a report on {year} is signed early in {next} as a rule"
    );
    found
        .diagnostics
        .push(rule.finding_at(dated.span, message).hint(hint));
}

/// 文号 of another year than 成文日期.
fn number(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let Some(signed) = facts.about.signed_on else {
        return;
    };
    let element = Part::Element(ElementKind::Number);
    let passage = facts
        .prose
        .passages
        .iter()
        .find(|passage| passage.part == element);
    let property = facts.document.properties.iter();
    let property = property.filter(|property| property.key == PropertyKey::Number);
    let stated = property
        .filter_map(|property| {
            let text = facts.document.property(property.key)?;
            Some((text, first_span(&property.content)?))
        })
        .next();
    let given = passage
        .and_then(|passage| Some((passage.text.clone(), passage.whole()?)))
        .or(stated);
    let Some((text, span)) = given else {
        return;
    };
    let year = text.split(['〔', '[', '（', '(', '【']).nth(1);
    let year = year.and_then(|rest| rest.get(..4)?.parse::<u16>().ok());
    let Some(year) = year.filter(|year| *year != signed.year) else {
        return;
    };
    let day = signed.chinese();
    let message = say!(
        "文号的年份是{year}，成文日期是{day}",
        "the document number is of {year}, the day of signing {day}"
    );
    let hint = say!(
        "文号用的是发文当年的年份，核对哪一处有误",
        "a number bears the year in which it was given: check which is wrong"
    );
    found
        .diagnostics
        .push(rule.finding_at(span, message).hint(hint));
}
