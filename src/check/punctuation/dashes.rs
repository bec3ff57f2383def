//! PUN-009: ellipses and dashes in forms that are none (GB/T 15834-2011, 4.10, 4.11).

use super::super::{Facts, Found, Rule};
use super::{is_han, written};
use crate::say;
use std::ops::Range;

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts) {
        for (range, right) in misshapen(&passage.text) {
            let typed = passage.slice(range.clone());
            let message = match right {
                "……" => say!(
                    "省略号写成了「{typed}」",
                    "an ellipsis is written 「{typed}」"
                ),
                _ => say!("破折号写成了「{typed}」", "a dash is written 「{typed}」"),
            };
            let Some(finding) = rule.finding(passage, range.clone(), message) else {
                continue;
            };
            let span = finding.span.filter(|_| passage.is_typed(range));
            let finding = finding.hint(say!("改成：{right}", "write {right}"));
            found.diagnostics.push(match span {
                Some(span) => finding.fix(false, span, right),
                None => finding,
            });
        }
    }
}

/// Stretches of `text` that stand for an ellipsis or a dash, with what they should be.
fn misshapen(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut all = Vec::new();
    let mut characters = text.char_indices().peekable();
    let mut before = None;
    while let Some((start, mark)) = characters.next() {
        let ahead = before.replace(mark);
        if !matches!(mark, '.' | '。' | '…' | '-' | '－' | '—') {
            continue;
        }
        let mut end = start + mark.len_utf8();
        let mut count = 1;
        while let Some((at, same)) = characters.next_if(|(_, next)| *next == mark) {
            end = at + same.len_utf8();
            count += 1;
        }
        let behind = characters.peek().map(|(_, next)| *next);
        let chinese = |other: Option<char>| {
            other.is_some_and(|other| is_han(other) || matches!(other, '”' | '》' | '“' | '）'))
        };
        // A table of contents leads to its page numbers with dots.
        let leads = behind.is_some_and(|next| next.is_ascii_digit());
        let right = match (mark, count) {
            ('.' | '。', 3..) if chinese(ahead) && !leads && count <= 8 => "……",
            ('…', 1) if chinese(ahead) => "……",
            ('-' | '－', 2..=3) if chinese(ahead) && chinese(behind) => "——",
            // A line below the title: --2024年2月19日.
            ('-' | '－', 2..=4) | ('—', 1)
                if start == 0 && (leads || chinese(behind)) && !text.ends_with(mark) =>
            {
                "——"
            }
            _ => continue,
        };
        all.push((start..end, right));
    }
    all
}
