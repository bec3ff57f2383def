//! NUM-004: a change on last year that a text states, against this year's figure and last year's.

use super::prose::{Prose, each_paragraph};
use super::stated::{Names, Written, number, value};
use super::{Draft, Rule};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::record::{Decimal, Field, Rounding};
use crate::report::Figure;
use crate::say;
use std::ops::Range;

pub(super) fn check(rule: &Rule, facts: &Draft<'_, '_>, diagnostics: &mut Vec<Diagnostic>) {
    let names = Names::of(facts);
    each_paragraph(facts.report, &mut |prose| {
        let referred = prose.figures().filter_map(|(name, field, range)| {
            let whole = matches!(field, Field::Figure | Field::Value);
            Some((facts.figures.get(name).filter(|_| whole)?, range.end))
        });
        let mut subjects: Vec<(&Figure, usize)> = referred.collect();
        let named = names.mentioned(&prose).into_iter().filter(|mention| {
            !mention.written.loose
                && value(mention.figure).is_some_and(|value| mention.written.agrees(value))
        });
        subjects.extend(named.map(|mention| (mention.figure, mention.range.end)));
        for (figure, end) in subjects {
            let position = facts.figures.position(&figure.name);
            let indicator = position.and_then(|index| facts.report.indicators.get(index));
            let exact = indicator.is_some_and(|indicator| indicator.qualifier.is_none());
            let change = Change::read(&prose.text, end, &figure.unit).filter(|_| exact);
            let told = change.and_then(|change| change.told(rule, figure, &prose));
            diagnostics.extend(told.map(|diagnostic| diagnostic.at(prose.path.clone())));
        }
    });
}

/// `同比增长12.3%`, as a text has it.
struct Change {
    /// All of it.
    range: Range<usize>,
    /// `增长`
    verb: Range<usize>,
    number: Range<usize>,
    up: bool,
    written: Written,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Percent,
    Points,
    Count,
}

const COMPARED: [&str; 17] = [
    "与上年同期相比",
    "与去年同期相比",
    "与上年相比",
    "与去年相比",
    "较上年同期",
    "较去年同期",
    "比上年同期",
    "比去年同期",
    "同比去年",
    "较上一年",
    "比上一年",
    "较上年",
    "比上年",
    "较去年",
    "比去年",
    "同比",
    "较同期",
];

const UP: [&str; 6] = ["增长", "上升", "提高", "增加", "上涨", "提升"];
const DOWN: [&str; 6] = ["下降", "减少", "降低", "下滑", "回落", "减低"];
const LOOSE: [&str; 6] = ["约", "近", "超过", "超", "逾", "不足"];

impl Change {
    /// The change that stands directly behind byte `at`, where a figure in `unit` ends.
    fn read(text: &str, at: usize, unit: &str) -> Option<Self> {
        let mut rest = &text[at..];
        let here = |rest: &str| text.len() - rest.len();
        rest = rest.strip_prefix(unit).unwrap_or(rest);
        rest = rest
            .strip_prefix(['，', ',', '、', '（', '('])
            .unwrap_or(rest)
            .trim_start();
        let start = here(rest);
        let compared = COMPARED.iter().find_map(|word| rest.strip_prefix(word))?;
        rest = compared
            .strip_prefix(['，', ','])
            .unwrap_or(compared)
            .trim_start();
        let verb = UP
            .iter()
            .chain(&DOWN)
            .find(|word| rest.starts_with(**word))?;
        let verb_at = here(rest);
        let up = UP.contains(verb);
        rest = rest[verb.len()..]
            .trim_start_matches('了')
            .trim_start_matches('达')
            .trim_start();
        let word = LOOSE.iter().find(|word| rest.starts_with(**word));
        rest = word.map_or(rest, |word| &rest[word.len()..]).trim_start();
        let number_at = here(rest);
        let (_, length) = number(rest)?;
        let units = [
            ("%", Kind::Percent),
            ("％", Kind::Percent),
            ("个百分点", Kind::Points),
            (unit, Kind::Count),
        ];
        let mut units = units.into_iter().filter(|(unit, _)| !unit.is_empty());
        let (mut written, taken, kind) = units.find_map(|(unit, kind)| {
            let (written, taken) = Written::with_unit(rest, unit)?;
            Some((written, taken, kind))
        })?;
        written.loose |= word.is_some();
        Some(Self {
            range: start..number_at + taken,
            verb: verb_at..verb_at + verb.len(),
            number: number_at..number_at + length,
            up,
            written,
            kind,
        })
    }

    /// What is wrong with it, where something is.
    fn told(&self, rule: &Rule, figure: &Figure, prose: &Prose<'_>) -> Option<Diagnostic> {
        let (now, before) = (value(figure)?, figure.previous?);
        let change = now.checked_sub(before)?;
        let fits = match self.kind {
            Kind::Percent => !figure.is_rate() && !before.is_zero(),
            Kind::Points => figure.is_rate(),
            Kind::Count => !figure.is_rate(),
        };
        if !fits || self.written.power > 0 && self.kind != Kind::Count {
            return None;
        }
        let turned = change.is_zero() || change.is_negative() == self.up;
        let right = self.written.loose || self.agrees(change, before);
        if !turned && right {
            return None;
        }
        let size = self.computed(change, before, Rounding::HalfUp)?;
        let size = match self.kind {
            Kind::Percent => size,
            Kind::Points | Kind::Count => size.trimmed(),
        };
        let unit = match self.kind {
            Kind::Percent => "%".to_owned(),
            Kind::Points => "个百分点".to_owned(),
            Kind::Count => {
                let scale = ["", "万", "亿"][(self.written.power / 4) as usize];
                format!("{scale}{}", figure.unit)
            }
        };
        let typed = &prose.text[self.range.clone()];
        let verb = if change.is_negative() {
            "下降"
        } else {
            "增长"
        };
        let should = match (change.is_zero(), turned) {
            (true, _) => "持平".to_owned(),
            (_, true) => format!("{verb}{size}{unit}"),
            (_, false) => format!("{size}{unit}"),
        };
        let cut = self.computed(change, before, Rounding::Truncate) == Some(self.written.value);
        let (zh_cut, en_cut) = if cut && !turned {
            ("（现为直接截尾）", " (it was cut off)")
        } else {
            ("", "")
        };
        let message = say!(
            "文中写“{typed}”，按上年 {before}、今年 {now} 计算应为{should}{zh_cut}",
            "the text says “{typed}”; from {before} last year to {now} this year it is {should}{en_cut}"
        );
        let name = &figure.name;
        let mut diagnostic = Diagnostic::new(
            rule.severity,
            rule.code,
            prose.span(self.range.clone())?,
            message,
        )
        .hint(say!(
            "核对今年和上年的数；都对的话改用 {{{{{name}.同比}}}}，由程序计算",
            "check both figures; if they are right write {{{{{name}.yoy}}}}"
        ))
        .relate(figure.span, say!("指标在这里", "the figure is here"));
        diagnostic.fix = self.cure(change, verb, &size.to_string(), turned, prose);
        Some(diagnostic)
    }

    fn cure(
        &self,
        change: Decimal,
        verb: &str,
        size: &str,
        turned: bool,
        prose: &Prose<'_>,
    ) -> Option<Fix> {
        if change.is_zero() || self.written.loose {
            return None;
        }
        let edit = |range: &Range<usize>, replacement: &str| {
            let span = prose.span(range.clone())?;
            Some(Edit {
                span,
                replacement: replacement.to_owned(),
            })
        };
        let mut edits = vec![edit(&self.number, size)?];
        if turned {
            edits.insert(0, edit(&self.verb, verb)?);
        }
        Some(Fix { safe: false, edits })
    }

    fn agrees(&self, change: Decimal, before: Decimal) -> bool {
        let mut ways = [Rounding::HalfUp, Rounding::HalfEven].into_iter();
        ways.any(|way| self.computed(change, before, way) == Some(self.written.value))
    }

    /// The change with as many digits as were written.
    fn computed(&self, change: Decimal, before: Decimal, way: Rounding) -> Option<Decimal> {
        let digits = self.written.value.scale();
        match self.kind {
            Kind::Percent => Decimal::percent(change.abs(), before.abs(), digits, way),
            Kind::Points => Some(change.abs().round(digits, way)),
            Kind::Count => Some(
                change
                    .abs()
                    .in_units_of(self.written.power)
                    .round(digits, way),
            ),
        }
    }
}
