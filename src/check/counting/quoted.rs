//! NUM-006: titles or names in quotes in a row, and the number that sums them up: 《甲》《乙》2个文件.

use super::super::Rule;
use super::members::numeral;
use crate::diagnostic::{Diagnostic, Severity};
use crate::prose::Passage;
use crate::say;

/// Words behind a number that sums up what stands ahead of it.
const MEASURES: [&str; 12] = [
    "个", "项", "部", "份", "大", "类", "张", "本", "种", "条", "篇", "则",
];

/// The findings in `passage`.
pub(super) fn look(rule: &Rule, passage: &Passage) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (open, close) in [('《', '》'), ('“', '”')] {
        // Where the row that is open began, how many it has and where it ended.
        let mut row: Option<(usize, usize, usize)> = None;
        let mut start = 0;
        let text = passage.text.as_str();
        if !text.contains(open) {
            continue;
        }
        let mut depth = 0usize;
        for (at, mark) in text.char_indices() {
            if mark == open {
                depth += 1;
                if depth == 1 {
                    start = at;
                }
            } else if mark == close && depth > 0 {
                depth -= 1;
                if depth > 0 {
                    continue;
                }
                let end = at + mark.len_utf8();
                row = match row {
                    Some((first, count, last)) if is_joint(&text[last..start]) => {
                        Some((first, count + 1, end))
                    }
                    _ => Some((start, 1, end)),
                };
                if let Some((first, count, _)) = row {
                    found.extend(summed(rule, passage, first, count, end));
                }
            }
        }
    }
    found
}

fn is_joint(between: &str) -> bool {
    let between = between.trim_start_matches(['，', '、', ' ']);
    matches!(between, "" | "和" | "及" | "与" | "以及")
        || between.starts_with('（') && between.ends_with('）') && between.chars().count() < 24
}

/// What is said of a row of `count` that ends at byte `end`.
fn summed(
    rule: &Rule,
    passage: &Passage,
    first: usize,
    count: usize,
    end: usize,
) -> Option<Diagnostic> {
    let rest = &passage.text[end..];
    let more = rest.strip_prefix('等');
    let rest = more.unwrap_or(rest);
    let (number, length) = numeral(rest)?;
    let measure = MEASURES
        .iter()
        .find(|word| rest[length..].starts_with(**word))?;
    let right = match more {
        Some(_) => count <= number,
        None => count == number,
    };
    if right || count < 2 || number < 2 {
        return None;
    }
    let behind = passage.text.len() - rest.len() + length + measure.len();
    let plain = more.is_some() && count > number;
    let severity = if plain {
        rule.severity
    } else {
        Severity::Warning
    };
    let span = passage.span(first..behind)?;
    let counted = &rest[..length + measure.len()];
    let message = say!(
        "前面列了{count}个，后面写“{counted}”",
        "{count} are named, and “{counted}” is said of them"
    );
    Some(
        Diagnostic::new(severity, rule.code, span, message).hint(say!(
            "核对数字；没有列全的，用“等”",
            "check the number; where not all are named, say 等"
        )),
    )
}
