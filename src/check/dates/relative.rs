//! DAT-001: 今年, 去年, 明年, 目前 in a report that is signed in the year after the one it tells of.

use super::super::{Facts, Found, Rule};
use super::mentions;
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::prose::{Part, Passage};
use crate::say;
use std::ops::Range;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let (Some(year), Some(issued)) = (facts.about.year, facts.about.issued_on()) else {
        return;
    };
    if issued.year <= year || issued.year > year + 2 {
        return;
    }
    let years = [year, issued.year];
    let plans = facts.plans();
    for (index, passage) in facts.prose.each() {
        let read = matches!(passage.part, Part::Text | Part::Heading(_));
        if !read || passage.annex.is_some() {
            continue;
        }
        for sentence in passage.sentences() {
            for (range, told) in words(passage, sentence, plans[index], years) {
                let word = passage.slice(range.clone());
                let message = message(word, years, facts.about.signed_on.is_some());
                let severity = match told {
                    Told::Number => rule.severity,
                    Told::State => Severity::Info,
                };
                let place = passage.span(range);
                found.diagnostics.extend(place.map(|span| {
                    Diagnostic::new(severity, rule.code, span, message).hint(cure(word, years))
                }));
            }
        }
    }
}

/// How sure it is that the report's year is meant.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    Number,
    State,
}

/// The words of a sentence that speak of another year than a reader takes them for.
fn words(
    passage: &Passage,
    sentence: Range<usize>,
    plan: bool,
    [year, issued]: [u16; 2],
) -> Vec<(Range<usize>, Told)> {
    let text = passage.slice(sentence.clone());
    let ahead = |at: usize| text[..at].chars().next_back();
    let mut found = Vec::new();
    let coming = plan
        || ["下一步", "下一年", "下阶段"]
            .iter()
            .any(|word| text.contains(word));
    for word in ["今年", "去年", "明年", "截至目前", "目前"] {
        for (at, _) in text.match_indices(word) {
            let rest = &text[at + word.len()..];
            let quoted = text[..at].matches('“').count() > text[..at].matches('”').count()
                || text[..at].matches('《').count() > text[..at].matches('》').count();
            let told = match word {
                _ if quoted => continue,
                // In the plans 今年 is the year in which they are read, and rightly so.
                "今年" if coming || names(text, issued) => continue,
                "今年" => Told::Number,
                "明年" if plan => Told::Number,
                // 去年 may rightly be the year that is told of: but not where that one is compared with it.
                "去年" if compares(text, at) && !coming && !names(text, year - 1) => Told::Number,
                "截至目前" if !plan => Told::Number,
                "目前" if !plan && ahead(at) != Some('至') && counts(rest) => Told::State,
                _ => continue,
            };
            let start = sentence.start + at;
            found.push((start..start + word.len(), told));
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// True where the words around `at` compare with it.
fn compares(text: &str, at: usize) -> bool {
    let head = &text[..at];
    let rest = &text[at + "去年".len()..];
    let against = ["比", "较", "与", "同", "跟"]
        .iter()
        .any(|word| head.ends_with(word));
    against || rest.starts_with("同期")
}

fn names(text: &str, year: u16) -> bool {
    let found = mentions(text, 0..text.len());
    found.iter().any(|mention| mention.year() == Some(year))
}

/// True where the clause counts what is done.
fn counts(rest: &str) -> bool {
    let clause = rest.split(['，', '；', '。']).next().unwrap_or_default();
    clause.contains(|letter: char| letter.is_ascii_digit())
}

fn message(word: &str, [year, issued]: [u16; 2], signed: bool) -> Words {
    let (zh, en) = match signed {
        true => ("成文", "signed"),
        false => ("发布", "published"),
    };
    let (other, before) = (issued + 1, issued - 1);
    match word {
        "今年" => say!(
            "报告写的是{year}年的工作，{zh}在{issued}年，“今年”照字面就成了{issued}年",
            "the report is on {year} and was {en} in {issued}: read as it stands, “今年” is {issued}"
        ),
        "去年" => say!(
            "报告写的是{year}年的工作，{zh}在{issued}年，“去年”照字面就是{before}年自己",
            "the report is on {year} and was {en} in {issued}: read as it stands, “去年” is {before} itself"
        ),
        "明年" => say!(
            "报告写的是{year}年的工作，{zh}在{issued}年，“明年”照字面就成了{other}年",
            "the report is on {year} and was {en} in {issued}: read as it stands, “明年” is {other}"
        ),
        _ => say!(
            "报告写的是{year}年的工作，{zh}在{issued}年，“{word}”的数字算到哪一天不清楚",
            "the report is on {year} and was {en} in {issued}: up to which day “{word}” counts is left open"
        ),
    }
}

fn cure(word: &str, [year, issued]: [u16; 2]) -> Words {
    let before = year - 1;
    match word {
        "今年" => say!(
            "指报告年度的，写明{year}年；确指{issued}年的，写明{issued}年",
            "write {year} where the report's year is meant, {issued} where it is not"
        ),
        "去年" => say!(
            "与上一年比的，写“比上年”或写明{before}年",
            "write 比上年, or {before}, where the year before is meant"
        ),
        "明年" => say!(
            "安排的是{issued}年的工作，写明{issued}年",
            "the plans are for {issued}: write so"
        ),
        _ => say!(
            "写明数据截至哪一天，如“截至{year}年12月底”",
            "say up to which day the figures go, as 截至{year}年12月底"
        ),
    }
}
