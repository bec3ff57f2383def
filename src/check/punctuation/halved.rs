//! PUN-008: half-width marks in Chinese text (GB/T 15834-2011, 5.1).

use super::super::{Facts, Found, Rule};
use super::written;
use crate::diagnostic::Severity;
use crate::say;
use std::collections::HashMap;

/// So often must a mark stand in half width, and never in full, to be a habit or a crawler's doing.
const HABIT: usize = 4;

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let habits = if facts.about.foreign {
        Habits::of(facts)
    } else {
        Habits::default()
    };
    let mut told = false;
    for passage in written(facts) {
        for &at in &passage.halved {
            let Some(full) = passage.text[at..].chars().next() else {
                continue;
            };
            let half = half(full);
            let range = at..at + full.len_utf8();
            if facts.prose.folded || habits.holds(full) {
                if !std::mem::replace(&mut told, true) {
                    let count = habits.count;
                    let message = say!(
                        "全文有 {count} 处标点是半角，像是网页抓取或转码造成的，不逐处列出",
                        "{count} marks of the text are half-width, most likely by a crawler; they are not listed"
                    );
                    let finding = rule.finding(passage, range, message);
                    found.diagnostics.extend(finding.map(|mut finding| {
                        finding.severity = Severity::Info;
                        finding.hint(say!(
                            "原稿如果也是这样，把汉字旁边的半角标点一并换成全角",
                            "if the original has them too, make them full-width"
                        ))
                    }));
                }
                continue;
            }
            let message = say!(
                "汉字旁边用了半角标点「{half}」",
                "a half-width 「{half}」 stands in Chinese text"
            );
            let Some(finding) = rule.finding(passage, range, message) else {
                continue;
            };
            let span = finding.span.unwrap_or(facts.beginning());
            let finding = finding.hint(say!("改成：{full}", "write {full}"));
            found
                .diagnostics
                .push(finding.fix(false, span, full.to_string()));
        }
    }
}

/// Marks that the document always has in half width.
#[derive(Default)]
struct Habits {
    /// Brackets count as one mark: `(`.
    marks: Vec<char>,
    /// How many half-width marks there are in all.
    count: usize,
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
            count: seen.values().map(|(half, _)| half).sum(),
        }
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
