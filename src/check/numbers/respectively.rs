//! NUM-003 and NUM-004: changes of several counts at once, `同比分别增长20%、下降50%`: each belongs to
//! the count of its place.

use super::super::{Facts, Found, Rule, Verdict};
use super::change::{is_last_year, tells_last_year};
use super::computed::{Computed, Slack};
use super::possible::{change_of, small};
use super::stated::{Line, Said};
use super::words::{bare_change, is_change};
use crate::diagnostic::Diagnostic;
use crate::record::Decimal;
use crate::say;

/// NUM-004: where last year's values stand beside them.
pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    each(facts, |line, group| {
        if let Some(before) = &group.before {
            for ((now, before), stated) in group.now.iter().zip(before).zip(&group.changes) {
                compare(rule, line, (now, before), *stated, found);
            }
        }
    });
}

/// NUM-003: where they do not.
pub(super) fn possible(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    each(facts, |line, group| {
        if group.before.is_some() || group.uncertain {
            return;
        }
        for (now, (stated, up)) in group.now.iter().zip(&group.changes) {
            let count = now.exact().filter(|_| now.is_count()).and_then(small);
            let unit = now.number.unit_word();
            let finding = count.and_then(|count| change_of(rule, line, stated, count, *up, unit));
            if let Some(finding) = finding {
                let sum = finding.message.zh.clone();
                for (said, verdict) in [(*stated, Verdict::Wrong), (*now, Verdict::Doubtful)] {
                    let ledger = &mut found.ledger;
                    ledger.mark(line.index, said.at, verdict, rule.code, &sum);
                }
                found.diagnostics.push(finding);
            }
        }
    });
}

fn each(facts: &Facts<'_>, mut tell: impl FnMut(&Line<'_>, &Group<'_, '_>)) {
    let year = facts.about.year.and_then(|year| year.checked_sub(1));
    for line in facts.lines() {
        for index in 0..line.said.len() {
            if let Some(group) = Group::of(line, index, year) {
                tell(line, &group);
            }
        }
    }
}

/// Counts, their changes, and last year's counts, each in one order.
struct Group<'l, 'p> {
    now: Vec<&'l Said<'p>>,
    changes: Vec<(&'l Said<'p>, bool)>,
    before: Option<Vec<&'l Said<'p>>>,
    /// More counts stand ahead than there are changes.
    uncertain: bool,
}

impl<'l, 'p> Group<'l, 'p> {
    fn of(line: &'l Line<'p>, index: usize, year: Option<u16>) -> Option<Self> {
        let first = &line.said[index];
        // `增加值分别增长9.5%、10.7%`: of what is named there, not of the counts ahead.
        let (ahead, behind) = first.label.split_once("分别")?;
        let mut up = bare_change(&format!("{}{}", ahead.trim(), behind.trim()))?;
        let mut changes = vec![(first, up)];
        for next in &line.said[index + 1..] {
            let last = changes.last()?.0;
            let label = next
                .label
                .trim()
                .trim_start_matches(['和', '及', '与', '、']);
            let joined = match next.mark {
                Some('、') => true,
                Some('，') => next.clause == last.clause + 1 && !label.is_empty(),
                None => !label.is_empty() || next.label.contains(['和', '及', '与']),
                _ => false,
            };
            let told = bare_change(label);
            let plain = label.is_empty() || told.is_some();
            if !joined || !plain || next.depth != first.depth || !next.same_unit(first) {
                break;
            }
            up = told.unwrap_or(up);
            changes.push((next, up));
        }
        let percents = changes.iter().all(|(said, _)| said.number.is_percent());
        let exact = changes.iter().all(|(said, _)| said.number.loose.is_none());
        if changes.len() < 2 || !percents || !exact {
            return None;
        }
        let (now, uncertain) = counts(&line.said[..index], first, changes.len())?;
        let behind = line.said.get(index + changes.len()..).unwrap_or_default();
        let before = last_year(line, behind, &now, year);
        Some(Self {
            now,
            changes,
            before,
            uncertain,
        })
    }
}

/// The last `many` counts of `ahead`, and whether still more stand ahead of them in their row.
fn counts<'l, 'p>(
    ahead: &'l [Said<'p>],
    first: &Said<'_>,
    many: usize,
) -> Option<(Vec<&'l Said<'p>>, bool)> {
    let counted = |said: &Said<'_>| {
        let known = said.exact().is_some() && said.number.unit.is_some();
        let told = said.number.is_percent() || is_change(said.label) || is_last_year(said);
        known && !told && said.depth == first.depth
    };
    let mut now: Vec<&Said<'p>> = Vec::new();
    for said in ahead.iter().rev() {
        let clause = now.first().map_or(first.clause, |next| next.clause);
        let listed = now.first().is_none_or(|next| match next.mark {
            Some('、') => true,
            None => next.label.is_empty() || next.label.starts_with(['和', '及', '与']),
            _ => now.len() < many,
        });
        if !counted(said) || said.clause + 1 < clause || !listed {
            break;
        }
        now.insert(0, said);
    }
    let more = now.len() > many;
    let from = now.len().checked_sub(many)?;
    Some((now.split_off(from), more))
}

/// Last year's values of `now`, where they stand in the same order at the beginning of `behind`.
fn last_year<'l, 'p>(
    line: &Line<'p>,
    behind: &'l [Said<'p>],
    now: &[&Said<'p>],
    year: Option<u16>,
) -> Option<Vec<&'l Said<'p>>> {
    let first = behind.first()?;
    let values = behind.get(..now.len())?;
    let told = tells_last_year(line, first, year);
    let same = values
        .iter()
        .zip(now)
        .all(|(before, now)| before.same_unit(now));
    let row = values.iter().all(|value| value.depth == first.depth);
    let ends = behind.get(now.len());
    let ends = ends.is_none_or(|next| next.depth != first.depth || next.mark != Some('、'));
    (told && same && row && ends).then(|| values.iter().collect())
}

fn compare(
    rule: &Rule,
    line: &Line<'_>,
    (now, before): (&Said<'_>, &Said<'_>),
    (stated, up): (&Said<'_>, bool),
    found: &mut Found,
) {
    let (Some(new), Some(old)) = (now.exact(), before.exact()) else {
        return;
    };
    let Some(step) = new.checked_sub(old) else {
        return;
    };
    let Some(computed) = Computed::of(stated, step, old, now) else {
        return;
    };
    let turned = step.is_negative() == up && !step.is_zero();
    let slack = Slack::of(now, before);
    let within = || slack.is_none_or(|slack| slack.allows(stated, new, old, now));
    let sum = computed.sum(new, old);
    let right = !turned && (computed.fits(stated.number.value) || within());
    let verdicts = if right {
        [Verdict::Right; 3]
    } else {
        [Verdict::Wrong, Verdict::Doubtful, Verdict::Doubtful]
    };
    for (said, verdict) in [stated, now, before].into_iter().zip(verdicts) {
        let ledger = &mut found.ledger;
        ledger.mark(line.index, said.at, verdict, rule.code, &sum);
    }
    if !right {
        let finding = differs(rule, line, (now, before), stated, &computed, step, &sum);
        found.diagnostics.extend(finding);
    }
}

fn differs(
    rule: &Rule,
    line: &Line<'_>,
    (now, before): (&Said<'_>, &Said<'_>),
    stated: &Said<'_>,
    computed: &Computed,
    step: Decimal,
    sum: &str,
) -> Option<Diagnostic> {
    let typed = |said: &Said<'_>| line.passage.slice(said.number.range.clone()).to_owned();
    let (new, old, value) = (typed(now), typed(before), stated.number.value);
    let right = computed.right()?;
    let (zh, en) = if step.is_negative() {
        ("下降", "a fall")
    } else {
        ("增长", "a rise")
    };
    let message = say!(
        "从{old}到{new}，{sum}，应是{zh}{right}%，现在是{value}%",
        "from {old} to {new}, {sum}: {en} of {right}%, not {value}%"
    );
    let finding = rule.finding(line.passage, stated.number.range.clone(), message)?;
    let finding = finding.hint(say!(
        "“分别”后面的几个数，按次序和前面的几个数对应；核对次序和这几个数",
        "what stands behind 分别 belongs to the counts in their order: check order and figures"
    ));
    match line.passage.span(line.words(now)) {
        Some(span) => Some(finding.relate(span, say!("对应的数在这里", "its count is here"))),
        None => Some(finding),
    }
}
