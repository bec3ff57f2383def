//! NUM-004: a change on last year, where the text states both values.

use super::super::{Facts, Found, Rule, Verdict};
use super::computed::Computed;
use super::stated::{Line, Said};
use super::words::{bare_change, change};
use crate::diagnostic::Diagnostic;
use crate::prose::{Measure, NumberRole};
use crate::record::{Decimal, Rounding};
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for line in facts.lines() {
        for index in 0..line.said.len() {
            for pair in [
                Pair::from_to(line, index),
                Pair::years(line, index),
                Pair::by(line, index),
            ] {
                let Some(pair) = pair else {
                    continue;
                };
                pair.tell(rule, line, found);
                break;
            }
        }
    }
}

/// Last year's value and this year's, and what the text says of their change.
struct Pair<'l, 'p> {
    before: Decimal,
    now: Decimal,
    /// What the text states of both: marked with the verdict.
    members: Vec<&'l Said<'p>>,
    /// The words 增加到 between them, and their direction.
    turned: Option<bool>,
    /// The stated change, and its direction.
    change: Option<(&'l Said<'p>, Option<bool>)>,
    /// Where a contradiction of direction is pointed at.
    at: &'l Said<'p>,
}

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
        Some(Self {
            before,
            now,
            members: vec![first, second],
            turned: Some(rises),
            change: stated.map(|stated| (stated, change(stated.label))),
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
            members: vec![total, step],
            turned: None,
            change: Some((stated, Some(up))),
            at: stated,
        })
    }

    fn tell(&self, rule: &Rule, line: &Line<'p>, found: &mut Found) {
        let Some(change) = self.now.checked_sub(self.before) else {
            return;
        };
        let contradicts = |up: bool| change.is_zero() || change.is_negative() == up;
        let told_up = self.change.and_then(|(_, up)| up);
        if self.turned.is_some_and(contradicts) || told_up.is_some_and(contradicts) {
            let verdict = Verdict::Wrong;
            let sum = format!("{}→{}", self.before, self.now);
            self.mark(rule, line, found, verdict, &sum);
            found.diagnostics.extend(self.turned(rule, line, change));
            return;
        }
        let Some((stated, _)) = self.change else {
            if self.turned.is_some() {
                self.mark(
                    rule,
                    line,
                    found,
                    Verdict::Right,
                    &format!("{}→{}", self.before, self.now),
                );
            }
            return;
        };
        let Some(computed) = Computed::of(stated, change, self.before, self.members[0]) else {
            return;
        };
        let sum = computed.sum(self.now, self.before);
        if computed.fits(stated.number.value) {
            self.mark(rule, line, found, Verdict::Right, &sum);
        } else if stated.number.loose.is_none() {
            found
                .ledger
                .mark(line.index, stated.at, Verdict::Wrong, rule.code, &sum);
            found
                .diagnostics
                .extend(self.differs(rule, line, stated, &computed, &sum));
        }
    }

    fn mark(&self, rule: &Rule, line: &Line<'p>, found: &mut Found, verdict: Verdict, sum: &str) {
        let stated = self.change.iter().map(|(stated, _)| *stated);
        for said in self.members.iter().copied().chain(stated) {
            found
                .ledger
                .mark(line.index, said.at, verdict, rule.code, sum);
        }
    }

    fn turned(&self, rule: &Rule, line: &Line<'p>, change: Decimal) -> Option<Diagnostic> {
        let (before, now) = (self.before, self.now);
        let (zh, en) = match (change.is_zero(), change.is_negative()) {
            (true, _) => ("没有变", "no change"),
            (_, true) => ("是减少", "a fall"),
            (_, false) => ("是增加", "a rise"),
        };
        let words = self.at.label.trim();
        let message = say!(
            "从{before}到{now}{zh}，这里写的是“{words}”",
            "from {before} to {now} is {en}, and the text says “{words}”"
        );
        let finding = rule.finding(line.passage, line.words(self.at), message)?;
        Some(finding.hint(say!(
            "核对前后两个数，或者改动词",
            "check both figures, or change the verb"
        )))
    }

    fn differs(
        &self,
        rule: &Rule,
        line: &Line<'p>,
        stated: &Said<'_>,
        computed: &Computed,
        sum: &str,
    ) -> Option<Diagnostic> {
        let (right, value) = (computed.right()?, stated.number.value);
        let unit = stated.number.unit_word();
        let cut = computed.rounded(Rounding::Truncate) == Some(value);
        let (zh_how, en_how) = if cut {
            ("（现为直接截尾）", " (it was cut off)")
        } else {
            ("", "")
        };
        let message = say!(
            "{sum}，应写{right}{unit}，现在是{value}{unit}{zh_how}",
            "{sum}: write {right}{unit}, not {value}{unit}{en_how}"
        );
        let finding = rule.finding(line.passage, stated.number.range.clone(), message)?;
        let finding = finding.hint(say!(
            "核对今年、上年的数；都对的话改成{right}{unit}",
            "check both figures; if they are right write {right}{unit}"
        ));
        let digits = stated.number.digits.clone();
        match line.passage.span(digits.clone()) {
            Some(span) if line.passage.is_typed(digits) => {
                Some(finding.fix(false, span, right.to_string()))
            }
            _ => Some(finding),
        }
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

/// `上年239件`, `（2022年为239件）`: last year's value beside this year's.
pub fn is_last_year(said: &Said<'_>) -> bool {
    let label = said.label.trim();
    let last = ["上年", "去年", "上一年", "同期"]
        .iter()
        .any(|word| label.starts_with(word));
    // A comparison is no value.
    last && label.chars().count() <= 10 && !label.contains(['比', '较'])
}

/// The same, and `2023年为239件`; where `before` is given, of that year only.
pub fn tells_last_year(line: &Line<'_>, said: &Said<'_>, before: Option<u16>) -> bool {
    if is_last_year(said) {
        return change(said.label).is_none();
    }
    let numbers = &line.passage.numbers;
    let ahead = said.at.checked_sub(1).and_then(|at| numbers.get(at));
    let start = said.number.digits.start - said.label.len();
    let year = ahead.filter(|ahead| ahead.role == NumberRole::Year && ahead.range.end == start);
    let meant = |value: Decimal| before.is_none_or(|before| value == i64::from(before).into());
    let bare = ["", "为", "是", "的", "有", "同期", "同期为", "分别为"];
    year.is_some_and(|year| meant(year.value)) && bare.contains(&said.label.trim())
}
