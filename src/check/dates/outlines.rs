//! DAT-011: an outline of other years than the report's.

use super::super::{Facts, Found, Rule};
use crate::prose::Part;
use crate::say;
use crate::terms::WordSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The outlines of the State, by their years.
const DATA: &str = include_str!("../../../data/outlines.txt");

/// An outline, and the years it is for.
struct Outline {
    name: &'static str,
    years: [u16; 2],
}

static OUTLINES: LazyLock<Vec<Outline>> = LazyLock::new(|| {
    let lines = DATA.lines().filter(|line| !line.starts_with('#'));
    let outline = |line: &'static str| {
        let mut fields = line.split('|').map(str::trim);
        let name = fields.next()?;
        let years = [fields.next()?.parse().ok()?, fields.next()?.parse().ok()?];
        Some(Outline { name, years })
    };
    lines.filter_map(outline).collect()
});

/// What tells that an outline is spoken of as of the past or of the future.
static ASIDE: WordSet = WordSet::new(&[
    "收官", "终期", "评估", "总结", "期满", "以来", "历史", "衔接",
]);

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let Some(year) = facts.about.year else {
        return;
    };
    let plans = facts.plans();
    for (index, passage) in facts.prose.each() {
        if passage.part != Part::Text || passage.annex.is_some() || !passage.text.contains("纲要")
        {
            continue;
        }
        for sentence in passage.sentences() {
            let text = passage.slice(sentence.clone());
            if ASIDE.any(text) {
                continue;
            }
            for (name, years, range) in cited(text) {
                let range = sentence.start + range.start..sentence.start + range.end;
                let last = if plans[index] { year + 1 } else { year };
                let right = OUTLINES.iter().filter(|outline| outline.name == name);
                let right: Vec<_> = right.map(|outline| outline.years).collect();
                let fits = |years: &[u16; 2]| years[0] <= last && year <= years[1];
                let known = right.contains(&years);
                if fits(&years) && known {
                    continue;
                }
                let [first, end] = years;
                let message = match known {
                    true => say!(
                        "报告写的是{year}年，引用的是{first}—{end}年的纲要",
                        "the report is on {year}; the outline it cites is for {first}—{end}"
                    ),
                    false => say!(
                        "没有{first}—{end}年的《{name}》",
                        "there is no 《{name}》 for {first}—{end}"
                    ),
                };
                // For a year without an outline that is known there is nothing to compare with.
                let Some([from, to]) = right.iter().find(|years| fits(years)) else {
                    continue;
                };
                let finding = rule.finding(passage, range, message);
                found.diagnostics.extend(finding.map(|finding| {
                    finding.hint(say!(
                        "{year}年对应的是《{name}（{from}—{to}年）》",
                        "the one for {year} is 《{name}（{from}—{to}年）》"
                    ))
                }));
            }
        }
    }
}

/// The State's outlines that `text` cites with years: name, years, and where the years stand.
fn cited(text: &str) -> Vec<(&'static str, [u16; 2], Range<usize>)> {
    let mut found = Vec::new();
    let Some(name) = OUTLINES.first().map(|outline| outline.name) else {
        return found;
    };
    for (at, _) in text.match_indices(name) {
        let own = text[..at].ends_with(['《', '〈']);
        let rest = text[at + name.len()..].trim_start_matches(['》', '（', '(', '〉']);
        let start = text.len() - rest.len();
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let after = rest.get(4..).unwrap_or_default();
        let second = after.trim_start_matches(['年', '—', '-', '－', '–', '~', '～', '至', ' ']);
        let length = rest.len() - second.len() + 4;
        if !own || digits(rest) != 4 || digits(second) != 4 || second.len() == after.len() {
            continue;
        }
        let (first, last) = (rest[..4].parse(), second[..4].parse());
        if let (Ok(first), Ok(last)) = (first, last) {
            found.push((name, [first, last], start..start + length));
        }
    }
    found
}
