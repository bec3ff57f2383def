//! NUM-004: a change on last year, where the text states both values.

mod forms;

use super::super::{Facts, Found, Rule, Verdict};
use super::computed::{Computed, Slack};
use super::stated::{Line, Said};
use super::words::change;
use crate::diagnostic::Diagnostic;
use crate::prose::NumberRole;
use crate::record::{Decimal, Rounding};
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let before = facts.about.year.and_then(|year| year.checked_sub(1));
    for line in facts.lines() {
        for index in 0..line.said.len() {
            if let Some(pair) = Pair::of(line, index, before) {
                pair.tell(rule, line, found);
            }
        }
    }
}

/// Last year's value and this year's, and what the text says of their change.
struct Pair<'l, 'p> {
    before: Decimal,
    now: Decimal,
    /// By how much both may have been rounded: `2.7万件`.
    slack: Slack,
    /// The step between them that is stated, and does not agree with them.
    step: Option<&'l Said<'p>>,
    /// What the text states of both: marked with the verdict.
    members: Vec<&'l Said<'p>>,
    /// The words 增加到 between them, and their direction.
    turned: Option<bool>,
    /// The stated change, and its direction.
    change: Option<(&'l Said<'p>, Option<bool>)>,
    /// Where a contradiction of direction is pointed at.
    at: &'l Said<'p>,
}

impl<'l, 'p> Pair<'l, 'p> {
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
        if let Some(step) = self.step {
            let sum = format!("{}→{}", self.before, self.now);
            self.mark(rule, line, found, Verdict::Doubtful, &sum);
            found
                .diagnostics
                .extend(self.missteps(rule, line, step, change));
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
        } else if stated.number.loose.is_none() && !self.is_within(stated) {
            found
                .ledger
                .mark(line.index, stated.at, Verdict::Wrong, rule.code, &sum);
            self.mark(rule, line, found, Verdict::Doubtful, &sum);
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

    /// True where the values may have been rounded so that `stated` is right.
    fn is_within(&self, stated: &Said<'_>) -> bool {
        self.slack
            .allows(stated, self.now, self.before, self.members[0])
    }

    /// `比上年的31万件减少7.2万件` where this year's are 24.8万件.
    fn missteps(
        &self,
        rule: &Rule,
        line: &Line<'p>,
        step: &Said<'_>,
        change: Decimal,
    ) -> Option<Diagnostic> {
        let (more, less) = if self.now > self.before {
            (self.now, self.before)
        } else {
            (self.before, self.now)
        };
        let power = step.number.power;
        let shown = |value: Decimal| value.in_units_of(power).trimmed();
        let (more, less, change) = (shown(more), shown(less), shown(change.abs()));
        let (stated, unit) = (step.number.value, step.number.unit_word());
        let scale = match power {
            4 => "万",
            8 => "亿",
            _ => "",
        };
        let message = say!(
            "{more}-{less}={change}，相差{change}{scale}{unit}，这里写的是{stated}{scale}{unit}",
            "{more}-{less}={change}, and {stated}{scale}{unit} is stated"
        );
        let finding = rule.finding(line.passage, step.number.range.clone(), message)?;
        Some(finding.hint(say!(
            "核对今年、上年的数和相差的数，必有一个有误",
            "check both figures and the difference: one of them is wrong"
        )))
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
