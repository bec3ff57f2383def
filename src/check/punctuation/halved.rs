//! PUN-008: half-width marks in Chinese text (GB/T 15834-2011, 5.1).

use super::super::{Facts, Found, Rule};
use super::once::{Place, is_crowd, told_once};
use super::written;
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::prose::Passage;
use crate::say;
use std::collections::HashMap;

/// So often must a mark stand in half width, and never in full, to be a habit or a crawler's doing.
const HABIT: usize = 4;

/// Of a text that is mostly clean, slips are told one by one up to so many.
const MOST: usize = 60;

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let habits = if facts.about.foreign {
        Habits::of(facts)
    } else {
        Habits::default()
    };
    let all = facts.prose.folded || habits.is_everywhere(facts);
    let mut together: Vec<Place<'_>> = Vec::new();
    for passage in written(facts) {
        for &at in &passage.halved {
            let Some(full) = passage.text[at..].chars().next() else {
                continue;
            };
            if all || habits.holds(full) {
                together.push((passage, at..at + full.len_utf8()));
            } else {
                let finding = one(rule, facts, passage, at, full);
                found.diagnostics.extend(finding);
            }
        }
    }
    let mixed = all && !facts.prose.folded;
    let severity = if mixed {
        Severity::Warning
    } else {
        Severity::Info
    };
    let finding = told_once(rule, severity, &together, counted(together.len(), mixed));
    found.diagnostics.extend(finding.map(|finding| {
        finding.hint(say!(
            "原稿如果也是这样，把汉字旁边的半角标点一并换成全角",
            "if the original has them too, make them full-width"
        ))
    }));
}

fn counted(count: usize, mixed: bool) -> Words {
    if mixed {
        say!(
            "全文有 {count} 处标点是半角，与全角的混着用，不逐处列出",
            "{count} marks of the text are half-width among full-width ones; they are not listed"
        )
    } else {
        say!(
            "全文有 {count} 处标点是半角，像是网页抓取或转码造成的，不逐处列出",
            "{count} marks of the text are half-width, most likely by a crawler; they are not listed"
        )
    }
}

/// A half-width mark among full-width ones.
fn one(
    rule: &Rule,
    facts: &Facts<'_>,
    passage: &Passage,
    at: usize,
    full: char,
) -> Option<Diagnostic> {
    let half = half(full);
    let message = say!(
        "汉字旁边用了半角标点「{half}」",
        "a half-width 「{half}」 stands in Chinese text"
    );
    let finding = rule.finding(passage, at..at + full.len_utf8(), message)?;
    let span = finding.span.unwrap_or(facts.beginning());
    let finding = finding.hint(say!("改成：{full}", "write {full}"));
    Some(finding.fix(false, span, full.to_string()))
}

/// Marks that the document always has in half width.
#[derive(Default)]
struct Habits {
    /// Brackets count as one mark: `(`.
    marks: Vec<char>,
    /// How many half-width marks there are in all, and how many full-width ones.
    half: usize,
    full: usize,
}

impl Habits {
    fn of(facts: &Facts<'_>) -> Self {
        let mut seen: HashMap<char, (usize, usize)> = HashMap::new();
        for passage in written(facts) {
            for (at, mark) in passage
                .text
                .match_indices(['，', '；', '：', '？', '！', '（', '）'])
            {
                let mark = mark.chars().next().unwrap_or('，');
                let counts = seen.entry(kind(mark)).or_default();
                match passage.halved.binary_search(&at) {
                    Ok(_) => counts.0 += 1,
                    Err(_) => counts.1 += 1,
                }
            }
        }
        let always = seen
            .iter()
            .filter(|(_, (half, full))| *half >= HABIT && *full == 0);
        Self {
            marks: always.map(|(mark, _)| *mark).collect(),
            half: seen.values().map(|(half, _)| half).sum(),
            full: seen.values().map(|(_, full)| full).sum(),
        }
    }

    /// True where half-width marks are no slips: there are many, and many of all marks are.
    fn is_everywhere(&self, facts: &Facts<'_>) -> bool {
        let share = self.half >= MOST || self.half * 3 >= self.full;
        is_crowd(facts, self.half) && share
    }

    fn holds(&self, full: char) -> bool {
        self.marks.contains(&kind(full))
    }
}

/// Both brackets are one kind.
fn kind(full: char) -> char {
    if full == '）' { '（' } else { full }
}

fn half(full: char) -> char {
    char::from_u32(u32::from(full) - 0xfee0).unwrap_or(full)
}
