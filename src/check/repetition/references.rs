//! REF-001: the annex, table, figure or part that is referred to exists.

use super::super::{Facts, Found, Rule};
use super::number;
use crate::diagnostic::Words;
use crate::prose::{Part, Passage, Prose};
use crate::say;
use std::ops::Range;

/// What a report counts, and how it is referred to.
struct Kind {
    words: &'static str,
    /// What stands ahead of it where it is referred to.
    ahead: &'static [&'static str],
    /// What stands behind the number.
    behind: &'static str,
    en: &'static str,
}

const AHEAD: &[&str] = &["见", "如", "参见", "（见", "按照", "依照", "（"];

const KINDS: [Kind; 4] = [
    Kind {
        words: "附件",
        ahead: AHEAD,
        behind: "",
        en: "annex",
    },
    Kind {
        words: "表",
        ahead: &["见", "如", "（见", "（如", "详见"],
        behind: "",
        en: "table",
    },
    Kind {
        words: "图",
        ahead: &["见", "如", "（见", "（如", "详见"],
        behind: "",
        en: "figure",
    },
    Kind {
        words: "第",
        ahead: &["见", "详见", "参见", "见本报告", "见报告", "见本文"],
        behind: "部分",
        en: "part",
    },
];

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for kind in &KINDS {
        let Some(count) = count(kind, facts) else {
            continue;
        };
        for (_, passage) in facts.prose.texts() {
            for (range, number) in cited(kind, passage) {
                if (1..=count).contains(&number) {
                    continue;
                }
                let message = missing(kind, passage.slice(range.clone()), count);
                let finding = rule.finding(passage, range, message);
                found.diagnostics.extend(finding.map(|finding| {
                    finding.hint(say!(
                        "改成对的序号，或补上它",
                        "correct the number, or add what is missing"
                    ))
                }));
            }
        }
    }
}

fn missing(kind: &Kind, typed: &str, count: u32) -> Words {
    let (words, behind, en) = (kind.words, kind.behind, kind.en);
    if count == 0 {
        return say!(
            "没有“{typed}”：这份报告没有{words}",
            "there is no {en} “{typed}”"
        );
    }
    if behind.is_empty() {
        say!(
            "没有“{typed}”：{words}只到{count}",
            "there is no {en} “{typed}”: the last is {count}"
        )
    } else {
        say!(
            "没有“{typed}”：一级标题只有{count}个",
            "there is no {en} “{typed}”: there are {count}"
        )
    }
}

/// How many there are; `None` where that cannot be told: a web page prints a report without its annexes.
fn count(kind: &Kind, facts: &Facts<'_>) -> Option<u32> {
    let prose = facts.prose;
    let own = facts.draft.is_some();
    let count = match kind.words {
        "附件" => {
            let annexes = u32::try_from(facts.document.annexes.len()).ok()?;
            let listed = listed(prose);
            // A web page may print some of the annexes and link to the rest.
            if !own && listed == 0 {
                return None;
            }
            annexes.max(headed(prose, "附件")).max(listed)
        }
        "第" => {
            let parts = prose.passages.iter();
            let parts = parts
                .filter(|passage| passage.part == Part::Heading(1))
                .count();
            u32::try_from(parts).ok()?.max(headed(prose, "第"))
        }
        words => headed(prose, words),
    };
    (count > 0 || own && kind.words == "附件").then_some(count)
}

/// The highest number of a line that begins with `words` and a number.
fn headed(prose: &Prose, words: &str) -> u32 {
    let numbers = prose.passages.iter().filter_map(|passage| {
        let rest = passage.text.trim_start().strip_prefix(words)?;
        leading(rest).map(|(_, number)| number)
    });
    numbers.max().unwrap_or(0)
}

/// The highest number of the list that begins with 附件：, as the text itself gives it.
fn listed(prose: &Prose) -> u32 {
    let lists = prose.passages.iter().filter_map(|passage| {
        let list = passage.text.trim_start().strip_prefix("附件：")?;
        let numbers = list.split('.').filter_map(|part| {
            let digits = part
                .trim_end()
                .rsplit(|letter: char| !letter.is_ascii_digit());
            digits.into_iter().next().and_then(number)
        });
        numbers.filter(|number| *number < 100).max().or(Some(1))
    });
    lists.max().unwrap_or(0)
}

/// The number that `text` begins with, and its length.
fn leading(text: &str) -> Option<(usize, u32)> {
    let digit = |letter: char| letter.is_ascii_digit() || "一二三四五六七八九十".contains(letter);
    let length = text.find(|letter| !digit(letter)).unwrap_or(text.len());
    Some((length, number(text.get(..length)?)?))
}

/// Where a passage refers to one, and its number.
fn cited(kind: &Kind, passage: &Passage) -> Vec<(Range<usize>, u32)> {
    let text = &passage.text;
    let places = text.match_indices(kind.words).filter_map(|(at, words)| {
        let (ahead, from) = text.split_at_checked(at)?;
        let rest = from.get(words.len()..)?;
        let (length, number) = leading(rest)?;
        let behind = rest.get(length..)?;
        let asked = kind.ahead.iter().any(|ahead_of| ahead.ends_with(ahead_of));
        // 附件3份, 表1份: these are counted. 《…通知》附件2 is another's.
        let counted = behind.starts_with([
            '份', '个', '项', '件', '张', '类', '套', '册', '本', '种', '.', '-', '—',
        ]);
        let fits = asked && behind.starts_with(kind.behind) && !counted;
        fits.then(|| (at..at + words.len() + length + kind.behind.len(), number))
    });
    places.collect()
}
