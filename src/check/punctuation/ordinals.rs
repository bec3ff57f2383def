//! PUN-012: what stands behind an ordinal (GB/T 15834-2011, 附录 B.3).

use super::super::{Facts, Found, Rule};
use crate::prose::Part;
use crate::say;
use std::ops::Range;

const HAN: &str = "一二三四五六七八九十";

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in &facts.prose.passages {
        if !matches!(passage.part, Part::Heading(_) | Part::Text) {
            continue;
        }
        let Some((range, right)) = mistaken(&passage.text) else {
            continue;
        };
        let typed = passage.slice(range.clone());
        let message = say!(
            "序号「{typed}」的标点不对",
            "the mark of the ordinal 「{typed}」 is another"
        );
        let Some(finding) = rule.finding(passage, range.clone(), message) else {
            continue;
        };
        let finding = finding.hint(say!("改成：{right}", "write {right}"));
        let span = finding.span.filter(|_| passage.is_typed(range));
        found.diagnostics.push(match span {
            Some(span) => finding.fix(false, span, right),
            None => finding,
        });
    }
}

/// The ordinal that `text` begins with, where its mark is not the right one, with the right form.
fn mistaken(text: &str) -> Option<(Range<usize>, String)> {
    let rest = text.trim_start();
    let ahead = text.len() - rest.len();
    let find = |rest: &str| -> Option<(usize, String)> {
        // （一）、 → （一）
        if let Some(inner) = rest.strip_prefix('（') {
            let number = inner
                .trim_start_matches(|found: char| HAN.contains(found) || found.is_ascii_digit());
            let length = inner.len() - number.len();
            let mark = number.strip_prefix('）')?;
            let next = mark
                .chars()
                .next()
                .filter(|next| matches!(next, '、' | '.' | '．' | '，'))?;
            let taken = rest.len() - mark.len();
            return (length > 0).then(|| (taken + next.len_utf8(), rest[..taken].to_owned()));
        }
        // 第一、 → 第一，
        if let Some(inner) = rest.strip_prefix('第') {
            let number = inner.trim_start_matches(|found: char| HAN.contains(found));
            let length = inner.len() - number.len();
            let taken = rest.len() - number.len();
            // 第一、二、三条 and 第一、第二产业 are lists.
            let behind = number.strip_prefix('、')?;
            let list = behind.starts_with(|next: char| HAN.contains(next) || next == '第');
            return (length > 0 && !list)
                .then(|| (taken + '、'.len_utf8(), format!("{}，", &rest[..taken])));
        }
        // 1、 → 1.
        let number = rest.trim_start_matches(|found: char| found.is_ascii_digit());
        let taken = rest.len() - number.len();
        if (1..=2).contains(&taken) {
            let behind = number.strip_prefix('、')?;
            // 1、2月 is a list of months.
            let list = behind.starts_with(|next: char| next.is_ascii_digit());
            return (!list).then(|| (taken + '、'.len_utf8(), format!("{}.", &rest[..taken])));
        }
        // 一. → 一、
        let number = rest.trim_start_matches(|found: char| HAN.contains(found));
        let taken = rest.len() - number.len();
        let mark = number
            .chars()
            .next()
            .filter(|mark| matches!(mark, '.' | '．'))?;
        (1..=9)
            .contains(&taken)
            .then(|| (taken + mark.len_utf8(), format!("{}、", &rest[..taken])))
    };
    let (length, right) = find(rest)?;
    Some((ahead..ahead + length, right))
}
