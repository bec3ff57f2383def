//! NUM-002: behind 其中, further on in the sentence, more of a thing than there is in all.

use super::super::{Facts, Found, Rule, Verdict};
use super::stated::{Line, Said, lines};
use super::words::{is_change, stage};
use crate::diagnostic::Severity;
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for line in lines(facts.prose) {
        for first in 1..line.said.len() {
            if let Some((whole, part)) = larger(&line, first) {
                tell(rule, &line, whole, part, found);
            }
        }
    }
}

/// The clause of a part is no more than so many behind 其中.
const NEAR: usize = 3;

/// `公开信息207条，其中转载文件3个，备案信息236条`: the whole, and what is called as it is and more.
fn larger<'l, 'p>(line: &'l Line<'p>, first: usize) -> Option<(&'l Said<'p>, &'l Said<'p>)> {
    let opened = line.said.get(first)?;
    let whole = line.said.get(first.checked_sub(1)?)?;
    if !opened.label.trim_start().starts_with("其中") || opened.same_unit(whole) {
        return None;
    }
    // A rate of some may well be higher than that of all.
    let value = whole.exact().filter(|_| !whole.number.is_percent())?;
    let name = head(whole.label)?;
    let ahead = line.said[..first].iter();
    let alone = ahead.filter(|said| said.same_unit(whole)).count() == 1;
    let others = [
        "另", "还", "同时", "并", "累计", "比", "较", "上年", "去年", "往年",
    ];
    let own = |part: &&Said<'p>| {
        let label = part.label.trim();
        part.same_unit(whole)
            && part.clause - opened.clause <= NEAR
            && part.depth == whole.depth
            && matches!(part.mark, Some('，' | '、'))
            && head(label) == Some(name)
            && stage(label).is_none()
            && !is_change(label)
            && !others.iter().any(|word| label.contains(word))
            && part.exact().is_some_and(|part| part > value)
    };
    let apart = |part: &Said<'p>| line.between(opened, part).contains(['；', '。', '\n']);
    let part = line.said[first + 1..].iter().find(own)?;
    (alone && !apart(part)).then_some((whole, part))
}

/// `信息`: the last two characters of a name.
fn head(label: &str) -> Option<&str> {
    let label = label.trim();
    let (at, _) = label.char_indices().rev().nth(1)?;
    label.get(at..)
}

fn tell(rule: &Rule, line: &Line<'_>, whole: &Said<'_>, part: &Said<'_>, found: &mut Found) {
    let typed = |said: &Said<'_>| line.passage.slice(said.number.range.clone()).to_owned();
    let (value, all, name) = (typed(part), typed(whole), part.label.trim());
    let message = say!(
        "“其中”后面的「{name}」{value}比总数{all}还多：要么有一个数不对，要么它不是其中的一部分",
        "{name} {value}, behind 其中, is more than the whole, {all}: a figure is wrong, or it is no part of it"
    );
    let sum = format!("{}>{}", part.number.value, whole.number.value);
    let ledger = &mut found.ledger;
    ledger.mark(line.index, part.at, Verdict::Doubtful, rule.code, &sum);
    let Some(mut finding) = rule.finding(line.passage, line.words(part), message) else {
        return;
    };
    finding.severity = Severity::Warning;
    finding = finding.hint(say!(
        "核对这两个数；不是其中一部分的，用句号或分号断开",
        "check both; what is no part of the whole belongs in a sentence of its own"
    ));
    if let Some(span) = line.passage.span(line.words(whole)) {
        finding = finding.relate(span, say!("总数在这里", "the whole is here"));
    }
    found.diagnostics.push(finding);
}
