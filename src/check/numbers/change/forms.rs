//! The forms in which a text states a change beside both of its values.

use super::super::computed::Slack;
use super::super::stated::{Line, Said};
use super::super::words::{bare_change, change, tail_change};
use super::{Pair, is_last_year, tells_last_year};
use crate::prose::Measure;

/// What stands between the values of `由12件增加到10件`.
const TO: [&str; 11] = [
    "增加到",
    "增长到",
    "上升到",
    "提高到",
    "提升到",
    "增至",
    "升至",
    "提高至",
    "增加至",
    "上升至",
    "提升至",
];
const DOWN_TO: [&str; 9] = [
    "减少到",
    "下降到",
    "降低到",
    "降到",
    "降至",
    "减至",
    "下降至",
    "减少至",
    "降低至",
];

impl<'l, 'p> Pair<'l, 'p> {
    /// The pair that the quantity `index` begins, or ends; `before` is the year of the last report.
    pub(super) fn of(line: &'l Line<'p>, index: usize, before: Option<u16>) -> Option<Self> {
        Self::from_to(line, index)
            .or_else(|| Self::years(line, index))
            .or_else(|| Self::by(line, index))
            .or_else(|| Self::than(line, index))
            .or_else(|| Self::behind(line, index, before))
    }

    /// `750件，比上年的600件增长25%`; `比上年的600件增加150件，增长25%`; `比上年的600件增长25%，达到750件`
    fn than(line: &'l Line<'p>, index: usize) -> Option<Self> {
        let (before, first) = (&line.said[index], line.said.get(index + 1)?);
        let opens = is_compared(line, before)?;
        let up = bare_change(first.label)?;
        if first.mark.is_some() || first.depth != before.depth {
            return None;
        }
        let step = (!first.number.is_percent()).then_some(first);
        if step.is_some_and(|step| !step.same_unit(before)) {
            return None;
        }
        let mut rest = line.said[index + 2..].iter();
        let mut next = rest.next().filter(|next| next.clause == first.clause + 1);
        let share = next.filter(|next| {
            step.is_some() && next.number.is_percent() && bare_change(next.label) == Some(up)
        });
        if share.is_some() {
            next = rest.next().filter(|next| next.clause == first.clause + 2);
        }
        let reached = next.filter(|next| is_reached(next) && next.same_unit(before));
        let ahead = index.checked_sub(1).and_then(|at| line.said.get(at));
        let ahead = ahead.filter(|now| {
            let near = before.clause == now.clause + 1 && now.depth == before.depth;
            opens && near && now.same_unit(before) && change(now.label).is_none()
        });
        let now = reached.or(ahead);
        let old = before.exact()?;
        let value = match (now, step) {
            (Some(now), _) => now.exact()?,
            (None, Some(step)) if up => old.checked_add(step.exact()?)?,
            (None, Some(step)) => old.checked_sub(step.exact()?)?,
            (None, None) => return None,
        };
        let stated = if step.is_some() { share } else { Some(first) };
        let slack = Slack::of(now.or(step)?, before)?;
        let members: Vec<_> = now.into_iter().chain([before]).chain(step).collect();
        let wrong = step.filter(|step| !slack.holds(step, value, old, up));
        (stated.is_some() || step.is_some()).then_some(Self {
            before: old,
            now: value,
            slack,
            step: wrong,
            members,
            turned: step.map(|_| up),
            change: stated.map(|stated| (stated, Some(up))),
            at: first,
        })
    }

    /// `1036件，同比增长29.5%（2023年为800件）`; `同比增长25%，达到750件，上年为600件`
    fn behind(line: &'l Line<'p>, index: usize, year: Option<u16>) -> Option<Self> {
        let stated = &line.said[index];
        let next = line.said.get(index + 1)?;
        let reached = is_reached(next) && next.clause == stated.clause + 1;
        let (up, now, before) = if reached {
            (tail_change(stated.label)?, next, line.said.get(index + 2)?)
        } else {
            let up = bare_change(stated.label)?;
            (up, line.said.get(index.checked_sub(1)?)?, next)
        };
        let yearly = ["同比", "上年", "去年", "同期"];
        let yearly = yearly.iter().any(|word| stated.label.contains(word));
        let near = stated.clause.abs_diff(now.clause) <= 1 && now.depth == stated.depth;
        let told = before.clause <= stated.clause.max(now.clause) + 1
            && before.depth <= stated.depth + 1
            && tells_last_year(line, before, year);
        let plain = change(now.label).is_none() || is_reached(now);
        if !yearly || !near || !told || !plain || !now.same_unit(before) || is_last_year(now) {
            return None;
        }
        Some(Self {
            before: before.exact()?,
            now: now.exact()?,
            slack: Slack::of(now, before)?,
            step: None,
            members: vec![now, before],
            turned: None,
            change: Some((stated, Some(up))),
            at: stated,
        })
    }

    /// `由12件增加到10件`, and the change that is stated behind it.
    fn from_to(line: &'l Line<'p>, index: usize) -> Option<Self> {
        let (first, second) = (&line.said[index], line.said.get(index + 1)?);
        let label = first.label.trim_end();
        let from = label.ends_with(['由', '从'])
            || [
                "由上年的",
                "从上年的",
                "由去年的",
                "从去年的",
                "由原来的",
                "从原来的",
            ]
            .iter()
            .any(|word| label.ends_with(word))
            || label.is_empty()
                && line
                    .passage
                    .slice(line.range.start..first.number.digits.start)
                    .ends_with("年的");
        let joined = second.label.trim();
        let rises = TO.iter().any(|word| joined.ends_with(word));
        let falls = DOWN_TO.iter().any(|word| joined.ends_with(word));
        if !from
            || rises == falls
            || joined.chars().count() > 10
            || !first.same_unit(second)
            || is_rank(line, second)
            || second.clause > first.clause + 1
        {
            return None;
        }
        let (before, now) = (first.exact()?, second.exact()?);
        let stated = line.said.get(index + 2).filter(|next| {
            let near = next.clause == second.clause + 1 && next.depth == second.depth
                || next.depth == second.depth + 1;
            near && second.after.is_empty() && bare_change(next.label).is_some()
        });
        // `同比下降25%，由80件降至60件`
        let ahead = index.checked_sub(1).and_then(|at| line.said.get(at));
        let ahead = ahead.filter(|ahead| {
            let near = ahead.clause + 1 == first.clause && ahead.depth == first.depth;
            near && ahead.number.is_percent() && ahead.after.is_empty()
        });
        let ahead = ahead.and_then(|ahead| {
            Some((ahead, tail_change(ahead.label))).filter(|(_, up)| up.is_some())
        });
        let stated = stated
            .map(|stated| (stated, change(stated.label)))
            .or(ahead);
        Some(Self {
            before,
            now,
            slack: Slack::of(second, first)?,
            step: None,
            members: vec![first, second],
            turned: Some(rises),
            change: stated,
            at: second,
        })
    }

    /// `今年147件，去年239件，同比下降38.5%`; `147件（上年239件），同比下降38.5%`
    fn years(line: &'l Line<'p>, index: usize) -> Option<Self> {
        let stated = &line.said[index];
        let up = bare_change(stated.label)?;
        let label = stated.label.trim();
        if label.chars().count() > 10
            || index < 2
            || TO.iter().chain(&DOWN_TO).any(|word| label.ends_with(word))
        {
            return None;
        }
        let (first, second) = (&line.said[index - 2], &line.said[index - 1]);
        let (now, before) = match (is_last_year(first), is_last_year(second)) {
            (false, true) => (first, second),
            (true, false) => (second, first),
            _ => return None,
        };
        let near =
            second.clause.abs_diff(first.clause) <= 1 && stated.clause.abs_diff(second.clause) <= 1;
        let plain = [first, second]
            .iter()
            .all(|said| said.after.is_empty() && change(said.label).is_none());
        if !near || !plain || !first.same_unit(second) || stated.depth != now.depth {
            return None;
        }
        Some(Self {
            before: before.exact()?,
            now: now.exact()?,
            slack: Slack::of(now, before)?,
            step: None,
            members: vec![now, before],
            turned: None,
            change: Some((stated, Some(up))),
            at: stated,
        })
    }

    /// `180件，比上年增加20件，增长12.5%`
    fn by(line: &'l Line<'p>, index: usize) -> Option<Self> {
        let [total, step, stated] = line.said.get(index..index + 3)? else {
            return None;
        };
        let (by, up) = (bare_change(step.label)?, bare_change(stated.label)?);
        let compared = ["比上年", "较上年", "比去年", "较去年", "同比"]
            .iter()
            .any(|word| step.label.trim().starts_with(word));
        let near = step.clause == total.clause + 1 && stated.clause == step.clause + 1;
        let plain = total.after.is_empty()
            && step.after.is_empty()
            && stated.label.trim().chars().count() <= 6;
        let counted = total
            .number
            .unit
            .is_some_and(|unit| unit.measure != Measure::Percent);
        if !compared
            || !near
            || !plain
            || !counted
            || !total.same_unit(step)
            || !stated.number.is_percent()
        {
            return None;
        }
        let (now, difference) = (total.exact()?, step.exact()?);
        let before = if by {
            now.checked_sub(difference)?
        } else {
            now.checked_add(difference)?
        };
        Some(Self {
            before,
            now,
            slack: Slack::of(total, step)?,
            step: None,
            members: vec![total, step],
            turned: None,
            change: Some((stated, Some(up))),
            at: stated,
        })
    }
}

/// `排名由369位上升到235位`, `从3级提升到1级`: of ranks and grades the smaller may be the higher.
fn is_rank(line: &Line<'_>, said: &Said<'_>) -> bool {
    let unit = said.number.unit_word();
    let graded = ["级", "类", "等", "档"].contains(&unit);
    let ranked = ["排名", "排位", "位次", "名次", "位列", "位居", "排序", "榜"];
    let ahead = line
        .passage
        .slice(line.range.start..said.number.digits.start);
    graded || matches!(unit, "位" | "名") && ranked.iter().any(|word| ahead.contains(word))
}

/// `达到750件`, `现为750件`: this year's value behind the change.
fn is_reached(said: &Said<'_>) -> bool {
    let label = said.label.trim();
    let plain = [
        "达到",
        "达到了",
        "达",
        "为",
        "现为",
        "现有",
        "今年为",
        "今年达到",
        "共",
    ];
    plain.contains(&label) || TO.iter().chain(&DOWN_TO).any(|word| label == *word)
}

/// `比上年的600件`, `较2023年的600件`: a value of before that another is compared with; true where
/// nothing is named ahead of the comparison in its clause.
fn is_compared(line: &Line<'_>, said: &Said<'_>) -> Option<bool> {
    let head = line
        .passage
        .slice(line.range.start..said.number.digits.start);
    let head = head.trim_end().strip_suffix('的')?;
    let head = head.strip_suffix("同期").unwrap_or(head);
    let years = ["上年度", "去年", "上年", "上一年"];
    let ahead = years.iter().find_map(|word| head.strip_suffix(word));
    let ahead = ahead.or_else(|| {
        let digits = head.strip_suffix('年')?;
        let ahead = digits.trim_end_matches(|digit: char| digit.is_ascii_digit());
        (digits.len() - ahead.len() == 4).then_some(ahead)
    })?;
    let clause = ahead.strip_suffix(['比', '较', '与', '同'])?;
    Some(clause.ends_with(['，', '；', '：', '。', '（']))
}
