//! NUM-004 across years: what a report says of last year, against what last year's report said itself.

mod known;
mod scope;
mod typed;

use super::super::last::past;
use super::super::{Facts, Found, Rule, Verdict};
use super::computed::{Computed, Slack};
use super::figure::{Figure, figure};
use super::period::{is_future, periods};
use super::stated::{Line, Said};
use super::twice::is_rounded;
use super::words::{bare_change, change};
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::document::Role;
use crate::prose::{NumberRole, Prose};
use crate::record::{Decimal, Rounding};
use crate::say;
use crate::source::Span;
use known::{Known, Old};
use scope::{Home, is_revised, notes_revision};
use typed::typed;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let Some(last) = facts.last.filter(|last| last.precedes(facts)) else {
        return;
    };
    if let Some((draft, year)) = facts.draft.zip(facts.about.year) {
        for ours in past((draft, year)) {
            found.diagnostics.extend(typed(rule, &ours, year, last));
        }
    }
    let Some(before) = last.year else {
        return;
    };
    if notes_revision(facts.prose) {
        return;
    }
    let (known, home) = (Known::of(last), Home::of(facts.prose));
    let periods = periods(facts);
    for line in facts.lines() {
        let planned = matches!(line.passage.role, Some(Role::Plans | Role::Shortcomings));
        let period = periods.get(line.index).filter(|period| period.present);
        let (Some(period), false) = (period, planned || is_future(line.text())) else {
            continue;
        };
        let years = period.years(line.passage, &line.range);
        let told = |year: u16| Decimal::from(i64::from(year));
        let only = |allowed: &[Decimal]| years.iter().all(|year| allowed.contains(year));
        if !only(&[told(before), told(before + 1)]) || is_revised(line) {
            continue;
        }
        let named = years.contains(&told(before));
        let past = named && begins_with(line, before);
        // What is told in passing of last year, and this year's figures beside it.
        let aside = named && !past;
        for at in 0..line.said.len() {
            let compared = Compared::of(facts.prose, line, at, before, past, &known);
            let compared = compared
                .filter(|compared| home.others(line, &compared.figure.said) == compared.old.others);
            let compared =
                compared.filter(|compared| !aside || matches!(compared.told, Told::Value(_)));
            if let Some(compared) = compared {
                compared.tell(rule, line, found);
            }
        }
    }
}

/// What a sentence says of last year, and what last year's report said.
struct Compared<'k, 'l, 'p> {
    old: &'k Old<'p>,
    figure: Figure<'l>,
    told: Told<'l>,
}

enum Told<'l> {
    /// `上年239件`
    Value(Said<'l>),
    /// `同比增长12.3%`, and whether it tells of a rise.
    Change(Said<'l>, bool),
}

impl<'k, 'l, 'p> Compared<'k, 'l, 'p> {
    fn of(
        prose: &Prose,
        line: &Line<'l>,
        at: usize,
        before: u16,
        past: bool,
        known: &'k Known<'p>,
    ) -> Option<Self> {
        let said = *line.said.get(at)?;
        if said.depth > 0 || said.number.unit.is_none() || states_last(line, &said, before) {
            return None;
        }
        let figure = figure(prose, line, 0, said)?;
        let old = known.get(&figure)?;
        if past {
            let told = Told::Value(said);
            return Some(Self { old, figure, told });
        }
        let next = *line.said.get(at + 1)?;
        let near = next.clause <= said.clause + 1 && next.depth <= said.depth + 1;
        let told = if !near {
            return None;
        } else if states_last(line, &next, before) && next.same_unit(&said) {
            Told::Value(next)
        } else {
            let compared = ["同比", "上年", "去年", "同期"]
                .iter()
                .any(|word| next.label.contains(word));
            let up =
                bare_change(next.label).filter(|_| compared && !next.label.contains("环比"))?;
            Told::Change(next, up)
        };
        Some(Self { old, figure, told })
    }

    fn tell(&self, rule: &Rule, line: &Line<'_>, found: &mut Found) {
        match &self.told {
            Told::Value(said) => self.value(rule, line, said, found),
            Told::Change(said, up) => self.change(rule, line, said, *up, found),
        }
    }

    fn value(&self, rule: &Rule, line: &Line<'_>, said: &Said<'_>, found: &mut Found) {
        let (Some(stated), old) = (said.exact(), self.old.value) else {
            return;
        };
        let (typed, words) = (
            line.passage.slice(said.number.range.clone()),
            &self.old.words,
        );
        if stated == old || is_rounded(stated, old) {
            let sum = format!("{stated}={old}");
            return found
                .ledger
                .mark(line.index, said.at, Verdict::Right, rule.code, &sum);
        }
        let name = &self.figure.name;
        let message = say!(
            "「{name}」这里说上年是{typed}，上年的报告写的是{words}：有一处不对，或者数据、口径调整过",
            "“{name}” was {typed} last year, says the text; last year's report has {words}: one is wrong, or it was revised"
        );
        let sum = format!("{stated}≠{old}");
        self.doubt(rule, line, said, message, &sum, Severity::Warning, found);
    }

    fn change(&self, rule: &Rule, line: &Line<'_>, said: &Said<'_>, up: bool, found: &mut Found) {
        let (Some(now), old) = (self.figure.said.exact(), self.old.value) else {
            return;
        };
        let Some(change) = now.checked_sub(old) else {
            return;
        };
        let (name, words) = (&self.figure.name, &self.old.words);
        let typed = line.passage.slice(line.words(said));
        if change.is_zero() || change.is_negative() == up {
            let (zh, en) = match (change.is_zero(), change.is_negative()) {
                (true, _) => ("没有变", "no change"),
                (_, true) => ("是减少", "a fall"),
                (_, false) => ("是增加", "a rise"),
            };
            let message = say!(
                "「{name}」上年的报告写的是{words}，从{old}到{now}{zh}，这里写的是“{typed}”：有一处不对，或者口径调整过",
                "“{name}” was {words} in last year's report; from {old} to {now} is {en}, and the text says “{typed}”: one is wrong, or it was revised"
            );
            let sum = format!("{old}→{now}");
            return self.doubt(rule, line, said, message, &sum, Severity::Warning, found);
        }
        let computed = Computed::of(said, change, old, &self.figure.said);
        let (Some(computed), None) = (computed, said.number.loose) else {
            return;
        };
        let sum = computed.sum(now, old);
        let stated = said.number.value;
        if computed.fits(stated) || self.is_within(now, said) {
            for at in [said.at, self.figure.said.at] {
                found
                    .ledger
                    .mark(line.index, at, Verdict::Right, rule.code, &sum);
            }
            return;
        }
        let cut = computed.rounded(Rounding::Truncate) == Some(stated) && stated.scale() > 0;
        let (message, severity) = match (cut, computed.right()) {
            (true, Some(right)) => {
                let unit = said.number.unit_word();
                let message = say!(
                    "按上年报告的{words}算，{sum}，应写{right}{unit}，现在是{stated}{unit}（现为直接截尾）",
                    "with {words} of last year's report, {sum}: write {right}{unit}, not {stated}{unit} (it was cut off)"
                );
                (message, Severity::Error)
            }
            _ => {
                let message = say!(
                    "「{name}」按上年报告的{words}算，{sum}，这里写的是“{typed}”：有一个数不对，或者上年的数调整过",
                    "“{name}”: with {words} of last year's report, {sum}, and the text says “{typed}”: a figure is wrong, or last year's was revised"
                );
                (message, Severity::Warning)
            }
        };
        self.doubt(rule, line, said, message, &sum, severity, found);
    }

    /// Rounded values may hide what makes the difference.
    fn is_within(&self, now: Decimal, said: &Said<'_>) -> bool {
        let (new, old) = (&self.figure.said, &self.old.figure.said);
        let slack = Slack::of(new, old);
        slack.is_none_or(|slack| slack.allows(said, now, self.old.value, new))
    }

    #[expect(clippy::too_many_arguments, reason = "one finding, told in one place")]
    fn doubt(
        &self,
        rule: &Rule,
        line: &Line<'_>,
        said: &Said<'_>,
        message: Words,
        sum: &str,
        severity: Severity,
        found: &mut Found,
    ) {
        let verdict = match severity {
            Severity::Error => Verdict::Wrong,
            _ => Verdict::Doubtful,
        };
        let ledger = &mut found.ledger;
        ledger.mark(line.index, said.at, verdict, rule.code, sum);
        let finding = rule.finding(line.passage, line.words(said), message);
        found.diagnostics.extend(finding.map(|mut finding| {
            finding.severity = severity;
            hinted(finding, self.old.span)
        }));
    }
}

fn hinted(finding: Diagnostic, span: Option<Span>) -> Diagnostic {
    let finding = finding.hint(say!(
        "对照上年的报告和台账核对；上年的数调整过的，在文中写明",
        "check last year's report and the records; where last year's figure was revised, say so"
    ));
    match span {
        Some(span) => finding.relate(
            span,
            say!("上年的报告写在这里", "last year's report has it here"),
        ),
        None => finding,
    }
}

/// `2022年，…`: the sentence speaks of that year.
fn begins_with(line: &Line<'_>, year: u16) -> bool {
    let head = line.text().trim_start();
    let head = head.strip_prefix('在').unwrap_or(head);
    let rest = head.strip_prefix(year.to_string().as_str());
    rest.is_some_and(|rest| {
        rest.starts_with('年') && !rest.starts_with("年底") && !rest.starts_with("年末")
    })
}

/// `上年239件`, `（2022年为239件）`
fn states_last(line: &Line<'_>, said: &Said<'_>, before: u16) -> bool {
    let label = said.label.trim();
    let words = ["上年", "去年", "上一年", "同期"];
    if words.iter().any(|word| label.starts_with(word)) {
        let plain = label.chars().count() <= 10 && !label.contains(['比', '较']);
        return plain && change(label).is_none();
    }
    let Some(ahead) = said
        .at
        .checked_sub(1)
        .and_then(|at| line.passage.numbers.get(at))
    else {
        return false;
    };
    let start = said.number.digits.start - said.label.len();
    let opened = line
        .passage
        .slice(line.range.start..ahead.digits.start.max(line.range.start));
    ahead.role == NumberRole::Year
        && ahead.value == Decimal::from(i64::from(before))
        && ahead.range.end == start
        && matches!(label, "" | "为" | "是" | "的")
        && opened.ends_with(['（', '，', '('])
}
