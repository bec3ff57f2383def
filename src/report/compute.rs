//! How figures follow from each other: every one computed, and what does not add up noted.

mod totals;

use super::figures::{Amount, Figure, Figures, is_rate};
use super::model::{Indicator, Operand, Qualifier, Ratio, Sum};
use super::years::Years;
use crate::diagnostic::{Cure, Diagnostic, Severity, Step};
use crate::record::{Decimal, Name, Rounding, plain_number, stands_bare};
use crate::say;
use crate::source::Span;
use std::collections::HashMap;

/// How many figures may be computed one from the other in a row.
const CHAIN_LIMIT: usize = 64;

/// The most digits after the point that can be asked for.
const MAX_PRECISION: u16 = 10;

/// Computes every figure of `indicators`; what does not add up is noted.
pub fn compute(
    indicators: &[Indicator<'_>],
    year: Option<u16>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Figures {
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for (index, indicator) in indicators.iter().enumerate() {
        let Some(name) = &indicator.name else {
            continue;
        };
        let path = path(index, indicator, ("name", "名称"));
        check_name(&path, name, diagnostics);
        match by_name.get(&*name.text) {
            None => drop(by_name.insert(name.text.to_string(), index)),
            Some(&first) => {
                duplicate_name(path, name, indicators[first].name.as_ref(), diagnostics)
            }
        }
    }
    let mut solver = Solver {
        indicators,
        by_name: &by_name,
        states: vec![State::Open; indicators.len()],
        way: Vec::new(),
        diagnostics,
    };
    for index in 0..indicators.len() {
        solver.amount(index);
    }
    let states = solver.states;
    let figures = indicators
        .iter()
        .zip(&states)
        .enumerate()
        .map(|(index, (indicator, state))| {
            let amount = match state {
                State::Done(amount) => *amount,
                State::Open | State::Busy => None,
            };
            let previous = previous(index, indicator, year, diagnostics);
            let unit = indicator
                .unit
                .as_ref()
                .map(|unit| unit.text.to_string())
                .or_else(|| inherited_unit(indicator, indicators, &by_name));
            check_value(index, indicator, diagnostics);
            Figure {
                name: indicator
                    .name
                    .as_ref()
                    .map_or_else(String::new, |name| name.text.to_string()),
                name_span: indicator
                    .name
                    .as_ref()
                    .map_or_else(|| definition(indicator), |name| name.span),
                value: amount,
                previous,
                history: indicator.history.as_ref().map_or_else(Vec::new, recorded),
                unit: unit.unwrap_or_default(),
                span: definition(indicator),
                qualifier: indicator.qualifier,
                scale: indicator.scale,
                precision: indicator
                    .precision
                    .map(|precision| u32::from(precision.value.min(MAX_PRECISION))),
                target: indicator
                    .target
                    .map(|target| (target.value.bound, target.value.value)),
            }
        });
    let figures = figures.collect();
    Figures { figures, by_name }
}

/// Where a figure's value comes from in the file.
fn definition(indicator: &Indicator<'_>) -> Span {
    let value = indicator.value.map(|value| value.span);
    let ratio = indicator.ratio.as_ref().map(|ratio| ratio.span);
    let sum = indicator.sum.as_ref().map(|sum| sum.span);
    let name = indicator.name.as_ref().map(|name| name.span);
    let none = Span::new(crate::source::SourceId(0), 0, 0);
    value
        .or(ratio)
        .or(sum)
        .or(name)
        .or(indicator.span)
        .unwrap_or(none)
}

/// A rate is in percent, a sum in the unit of its parts.
fn inherited_unit(
    indicator: &Indicator<'_>,
    indicators: &[Indicator<'_>],
    by_name: &HashMap<String, usize>,
) -> Option<String> {
    if indicator.ratio.is_some() {
        return Some("%".to_owned());
    }
    let sum = indicator.sum.as_ref()?;
    let mut units = sum.value.0.iter().filter_map(|operand| match operand {
        Operand::Named(name) => indicators[*by_name.get(&*name.text)?].unit.as_ref(),
        Operand::Number(_) => None,
    });
    let first = units.next()?;
    units
        .all(|unit| unit.text == first.text)
        .then(|| first.text.to_string())
}

/// The path to a key of indicator `index`.
fn path(index: usize, indicator: &Indicator<'_>, key: (&'static str, &'static str)) -> Vec<Step> {
    let name = indicator.name.as_ref().map(|name| name.text.to_string());
    vec![
        Step::Key("indicators", "指标"),
        Step::Item(index, name),
        Step::Key(key.0, key.1),
    ]
}

fn check_name(path: &[Step], name: &Name<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(mark) = name.text.chars().find(|mark| ".{}".contains(*mark)) else {
        return;
    };
    let text = &name.text;
    diagnostics.push(
        Diagnostic::error("VAL-014", name.span, say!("指标名称「{text}」里不能有“{mark}”", "the name “{text}” cannot hold “{mark}”"))
            .hint(say!("正文用 {{{{名称}}}} 和 {{{{名称.同比}}}} 引用指标，名称里的 . {{ }} 会混淆", "texts write {{{{name}}}} and {{{{name.yoy}}}}; . {{ }} inside a name would be ambiguous"))
            .at(path.to_vec()),
    );
}

fn duplicate_name(
    path: Vec<Step>,
    name: &Name<'_>,
    first: Option<&Name<'_>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let text = &name.text;
    let mut diagnostic = Diagnostic::error(
        "KEY-006",
        name.span,
        say!(
            "指标「{text}」写了两遍，正文引用时不知道用哪一个",
            "the figure “{text}” is there twice; which one does the text mean?"
        ),
    )
    .hint(say!(
        "名称各不相同：删掉一个，或改名",
        "names are unique: delete one or rename it"
    ))
    .at(path);
    if let Some(first) = first {
        diagnostic = diagnostic.relate(first.span, say!("第一次出现在这里", "first written here"));
    }
    diagnostics.push(diagnostic);
}

#[derive(Clone, Copy, Debug)]
enum State {
    Open,
    Busy,
    Done(Option<Amount>),
}

/// Works figures out from each other, each once.
struct Solver<'i, 'p, 'd> {
    indicators: &'i [Indicator<'p>],
    by_name: &'i HashMap<String, usize>,
    states: Vec<State>,
    /// The figures that are being worked out, outermost first.
    way: Vec<usize>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'i, 'p> Solver<'i, 'p, '_> {
    fn amount(&mut self, index: usize) -> Option<Amount> {
        match self.states[index] {
            State::Done(amount) => return amount,
            State::Busy => {
                self.cycle(index);
                return None;
            }
            State::Open => {}
        }
        if self.way.len() >= CHAIN_LIMIT {
            self.too_long(index);
            return None;
        }
        self.states[index] = State::Busy;
        self.way.push(index);
        let indicator: &'i Indicator<'p> = &self.indicators[index];
        let stated = indicator.value.map(|value| value.value);
        let rate = indicator
            .ratio
            .as_ref()
            .and_then(|ratio| self.rate(index, &ratio.value, ratio.span));
        let total = indicator
            .sum
            .as_ref()
            .and_then(|sum| self.total(index, &sum.value));
        self.way.pop();
        let amount = match (stated, rate, total) {
            (Some(stated), rate, total) => {
                if let Some((part, whole)) = rate {
                    self.check_rate(index, stated, part, whole);
                }
                if let Some(total) = total {
                    self.check_total(index, stated, total);
                }
                Some(Amount::Stated(stated))
            }
            (None, Some((part, whole)), _) => Some(Amount::Rate { part, whole }),
            (None, None, Some(total)) => Some(Amount::Total(total)),
            (None, None, None) => {
                self.check_given(index);
                None
            }
        };
        self.states[index] = State::Done(amount);
        amount
    }

    /// The exact value of an operand; noted where its name is unknown.
    fn operand(
        &mut self,
        index: usize,
        operand: &Operand<'_>,
        key: (&'static str, &'static str),
    ) -> Option<Decimal> {
        let name = match operand {
            Operand::Number(number) => return Some(number.value),
            Operand::Named(name) => name,
        };
        let Some(&other) = self.by_name.get(&*name.text) else {
            if let Some((value, diagnostic)) = plain_number(&name.text, name.span) {
                let path = path(index, &self.indicators[index], key);
                self.diagnostics.push(diagnostic.at(path));
                return Some(value);
            }
            let known = self
                .indicators
                .iter()
                .filter_map(|known| known.name.as_ref());
            let names = known.map(|known| (&*known.text, ()));
            let diagnostic = unknown_figure(&name.text, name.span, names, str::to_owned).at(path(
                index,
                &self.indicators[index],
                key,
            ));
            self.diagnostics.push(diagnostic);
            return None;
        };
        match self.amount(other)? {
            Amount::Stated(value) | Amount::Total(value) => Some(value),
            Amount::Rate { part, whole } => Decimal::percent(part, whole, 10, Rounding::HalfUp),
        }
    }

    fn rate(&mut self, index: usize, ratio: &Ratio<'_>, span: Span) -> Option<(Decimal, Decimal)> {
        let key = ("ratio", "比率");
        let part = self.operand(index, &ratio.part, key);
        let whole = self.operand(index, &ratio.whole, key)?;
        let part = part?;
        let indicator = &self.indicators[index];
        if whole.is_zero() {
            let diagnostic = Diagnostic::error(
                "VAL-015",
                span,
                say!("整体是 0，算不出比率", "the whole is 0; there is no rate"),
            )
            .hint(say!(
                "核对整体的数；确实是 0 的，删掉「比率」，用文字说明",
                "check the whole; if it is 0, say it in words"
            ));
            self.diagnostics
                .push(diagnostic.at(path(index, indicator, key)));
            return None;
        }
        let may_exceed = ["完成", "达成", "执行", "增长", "增幅", "倍"];
        let name = indicator.name.as_ref().map_or("", |name| &name.text);
        if part > whole && !may_exceed.iter().any(|word| name.contains(word)) {
            let diagnostic = Diagnostic::error(
                "VAL-011",
                span,
                say!(
                    "部分 {part} 大于整体 {whole}",
                    "the part {part} is larger than the whole {whole}"
                ),
            )
            .hint(say!(
                "核对两个数，或检查次序：[部分, 整体]",
                "check both figures and their order: [part, whole]"
            ));
            self.diagnostics
                .push(diagnostic.at(path(index, indicator, key)));
        }
        Some((part, whole))
    }

    fn total(&mut self, index: usize, sum: &Sum<'_>) -> Option<Decimal> {
        let parts: Vec<_> = sum
            .0
            .iter()
            .map(|operand| self.operand(index, operand, ("sum", "合计")))
            .collect();
        parts
            .into_iter()
            .try_fold(Decimal::from(0), |total, part| total.checked_add(part?))
    }

    fn cycle(&mut self, index: usize) {
        let start = self
            .way
            .iter()
            .position(|&other| other == index)
            .unwrap_or(0);
        let members: Vec<usize> = self.way[start..].to_vec();
        let name = |index: usize| {
            self.indicators[index]
                .name
                .as_ref()
                .map_or("?", |name| &*name.text)
        };
        let mut names: Vec<_> = members.iter().map(|&member| name(member)).collect();
        names.push(name(index));
        let way = names.join(" → ");
        let indicator = &self.indicators[index];
        let (key, span) = match (&indicator.ratio, &indicator.sum) {
            (Some(ratio), _) => (("ratio", "比率"), ratio.span),
            (None, Some(sum)) => (("sum", "合计"), sum.span),
            (None, None) => (("value", "数值"), definition(indicator)),
        };
        let diagnostic = Diagnostic::error(
            "REF-006",
            span,
            say!(
                "指标之间绕成了一圈，算不出来：{way}",
                "these figures are computed from each other in a circle: {way}"
            ),
        )
        .hint(say!(
            "给其中一个直接填「数值」",
            "give one of them its value"
        ));
        self.diagnostics
            .push(diagnostic.at(path(index, indicator, key)));
    }

    fn too_long(&mut self, index: usize) {
        let indicator = &self.indicators[index];
        let diagnostic = Diagnostic::error(
            "REF-006",
            definition(indicator),
            say!(
                "指标一个由一个算出，超过 {CHAIN_LIMIT} 层，不再往下算",
                "figures computed from figures, more than {CHAIN_LIMIT} in a row: too many"
            ),
        )
        .hint(say!(
            "给其中一个直接填「数值」",
            "give one of them its value"
        ));
        self.diagnostics
            .push(diagnostic.at(path(index, indicator, ("sum", "合计"))));
    }

    fn check_given(&mut self, index: usize) {
        let indicator = &self.indicators[index];
        let (Some(name), Some(head), Some(whole)) =
            (&indicator.name, indicator.head, indicator.span)
        else {
            return;
        };
        // What can be cured unasked was read as it was meant, and hides nothing.
        let wrong = |found: &Diagnostic| {
            // A placeholder is a warning in a text, and an error in the place of the number.
            let left = found.code == "VAL-005" && found.severity == Severity::Warning;
            let inside = found.span.is_some_and(|span| whole.covers(span));
            inside && !left && found.cure() != Cure::Safe
        };
        if indicator.ratio.is_some()
            || indicator.sum.is_some()
            || self.diagnostics.iter().any(wrong)
        {
            return;
        }
        let text = &name.text;
        let mut path = path(index, indicator, ("value", "数值"));
        path.pop();
        self.diagnostics.push(
            Diagnostic::error(
                "KEY-002",
                head,
                say!(
                    "「{text}」这条指标缺少必填的「数值」",
                    "the figure “{text}” lacks its “value”"
                ),
            )
            .hint(say!(
                "填上（没有这一行就补在「名称」下面）：数值: 196",
                "fill it in (on a line of its own if there is none): value: 196"
            ))
            .hint(say!(
                "由别的指标算出的，写：比率: [部分, 整体]，或 合计: [甲, 乙]",
                "or compute it: ratio: [part, whole], sum: [a, b]"
            ))
            .at(path),
        );
    }

    fn check_rate(&mut self, index: usize, stated: Decimal, part: Decimal, whole: Decimal) {
        let indicator = &self.indicators[index];
        let precision = stated.scale();
        let rounded = |rounding| Decimal::percent(part, whole, precision, rounding);
        let (Some(half_up), Some(half_even), Some(truncated)) = (
            rounded(Rounding::HalfUp),
            rounded(Rounding::HalfEven),
            rounded(Rounding::Truncate),
        ) else {
            return;
        };
        if stated == half_up || stated == half_even || self.qualified(index, stated, half_up) {
            return;
        }
        let exact = Decimal::percent(part, whole, precision + 2, Rounding::Truncate)
            .map_or_else(String::new, |exact| exact.trimmed().to_string());
        let equals = if Decimal::is_percent(
            Decimal::percent(part, whole, precision + 2, Rounding::Truncate).unwrap_or(stated),
            part,
            whole,
        ) {
            "="
        } else {
            "≈"
        };
        let (zh_how, en_how) = if stated == truncated {
            ("（现为直接截尾）", " (it was cut off)")
        } else {
            ("", "")
        };
        let span = indicator
            .value
            .map_or(definition(indicator), |value| value.span);
        let diagnostic = Diagnostic::error("NUM-001", span, say!("{part}÷{whole}{equals}{exact}%，应写{half_up}%，现在是{stated}%{zh_how}", "{part}÷{whole}{equals}{exact}%: write {half_up}%, not {stated}%{en_how}"))
            .hint(say!("三个数里必有一个有误；分子分母没错的话，删掉「数值」，由程序计算", "one of the three is wrong; if part and whole are right, leave out the value and let it be computed"))
            .fix(false, span, half_up.to_string());
        self.diagnostics
            .push(diagnostic.at(path(index, indicator, ("value", "数值"))));
    }

    /// An approximate figure agrees with the computed one where its wording allows it.
    fn qualified(&self, index: usize, stated: Decimal, computed: Decimal) -> bool {
        match self.indicators[index].qualifier {
            None => false,
            Some(Qualifier::Nearly | Qualifier::LessThan) => stated >= computed,
            Some(
                Qualifier::Over
                | Qualifier::Exceeding
                | Qualifier::Odd
                | Qualifier::More
                | Qualifier::AtLeast,
            ) => stated <= computed,
            Some(Qualifier::About | Qualifier::Around) => {
                let difference = stated.checked_sub(computed).map(Decimal::abs);
                let part = difference.and_then(|difference| {
                    Decimal::percent(difference, computed.abs(), 0, Rounding::Truncate)
                });
                part.is_some_and(|part| part < Decimal::from(10))
            }
        }
    }
}

/// REF-003: no figure is called so; `written` is how a name is written where it stands.
pub fn unknown_figure<'n>(
    name: &str,
    span: Span,
    names: impl Iterator<Item = (&'n str, ())>,
    written: impl Fn(&str) -> String,
) -> Diagnostic {
    match crate::record::nearest(crate::record::bare_name(name), names) {
        Some((near, ())) => meant_figure(name, span, near, written),
        None => Diagnostic::error(
            "REF-003",
            span,
            say!("没有叫「{name}」的指标", "there is no figure “{name}”"),
        )
        .hint(say!(
            "在「指标」里补上这个数字，或改成已有的名称",
            "add it under “indicators”, or use a name that is there"
        )),
    }
}

/// REF-003: no figure is called so, and `near` was probably meant.
pub fn meant_figure(
    name: &str,
    span: Span,
    near: &str,
    written: impl Fn(&str) -> String,
) -> Diagnostic {
    let bare = near.trim_matches(['{', '}']);
    let near = written(near);
    let diagnostic = Diagnostic::error(
        "REF-003",
        span,
        say!(
            "没有叫「{name}」的指标，是不是「{bare}」？",
            "there is no figure “{name}”; did you mean “{bare}”?"
        ),
    )
    .hint(say!("改成：{near}", "write: {near}"));
    // A name may be a part of what stands there: `甲 / 乙`.
    let whole = span.len() == name.len() && stands_bare(&near);
    if near.starts_with("{{") || whole {
        diagnostic.fix(false, span, near)
    } else {
        diagnostic
    }
}

/// Last year's value, from `previous` or `history`, which must agree (VAL-012).
fn previous(
    index: usize,
    indicator: &Indicator<'_>,
    year: Option<u16>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Decimal> {
    let typed = indicator.previous;
    let last = year.map(|year| year.saturating_sub(1));
    let years = indicator
        .history
        .as_ref()
        .map_or(&[][..], |history| &history.0);
    let recorded = years
        .iter()
        .find(|(year, _)| Some(*year) == last)
        .map(|(_, value)| *value);
    if let (Some(typed), Some(recorded), Some(last)) = (typed, recorded, last)
        && typed.value != recorded.value
    {
        let (one, two) = (typed.value, recorded.value);
        diagnostics.push(
            Diagnostic::error(
                "VAL-012",
                typed.span,
                say!(
                    "「上年」是 {one}，「历年」里 {last} 年是 {two}，对不上",
                    "“previous” is {one}, “history” has {two} for {last}"
                ),
            )
            .relate(recorded.span, say!("另一处在这里", "the other one is here"))
            .hint(say!(
                "只留一处，或改成一致",
                "keep one of them, or make them agree"
            ))
            .at(path(index, indicator, ("previous", "上年"))),
        );
    }
    typed.or(recorded).map(|value| value.value)
}

fn recorded(history: &Years) -> Vec<(u16, Decimal)> {
    let years = history.0.iter();
    years.map(|(year, value)| (*year, value.value)).collect()
}

/// A count is never negative (VAL-011); a computed rate is in percent.
fn check_value(index: usize, indicator: &Indicator<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(precision) = indicator
        .precision
        .filter(|digits| digits.value > MAX_PRECISION)
    {
        let typed = precision.value;
        diagnostics.push(
            Diagnostic::error(
                "VAL-020",
                precision.span,
                say!(
                    "「小数位」最多 {MAX_PRECISION} 位，现在是 {typed}",
                    "“precision” is at most {MAX_PRECISION}, not {typed}"
                ),
            )
            .hint(say!("报告里一般一两位就够", "one or two digits will do"))
            .at(path(index, indicator, ("precision", "小数位"))),
        );
    }
    let unit = indicator.unit.as_ref().map_or("", |unit| &unit.text);
    let countable = !unit.is_empty()
        && !is_rate(unit)
        && !["元", "点", "度", "分"]
            .iter()
            .any(|end| unit.ends_with(end));
    let typed = [
        (indicator.value, ("value", "数值")),
        (indicator.previous, ("previous", "上年")),
    ];
    for (value, key) in typed {
        let Some(value) = value.filter(|value| countable && value.value.is_negative()) else {
            continue;
        };
        let typed = value.value;
        diagnostics.push(
            Diagnostic::error(
                "VAL-011",
                value.span,
                say!(
                    "{typed}{unit}：件数、次数不会是负数",
                    "{typed} {unit}: a count is never negative"
                ),
            )
            .hint(say!(
                "要写减少了多少，填「上年」，正文用 {{{{名称.增减}}}}",
                "for a decrease give “previous” and write {{{{name.change}}}}"
            ))
            .at(path(index, indicator, key)),
        );
    }
    if let (Some(scale), Some(unit)) = (indicator.scale, &indicator.unit)
        && unit.text.starts_with(['万', '亿'])
    {
        let (typed, scale) = (&unit.text, scale.zh());
        diagnostics.push(
            Diagnostic::error(
                "VAL-022",
                unit.span,
                say!(
                    "单位里已经有“{typed}”，又填了「量级」{scale}，会换算两次",
                    "the unit is “{typed}” already; with the scale {scale} it would be converted twice"
                ),
            )
            .hint(say!(
                "去掉「量级」；或者单位写“元”“件”，数值照实填",
                "leave out “scale”; or give the unit as 元 or 件, and the value in full"
            ))
            .at(path(index, indicator, ("unit", "单位"))),
        );
    }
    if let (Some(_), Some(sum)) = (&indicator.ratio, &indicator.sum) {
        diagnostics.push(
            Diagnostic::error(
                "VAL-021",
                sum.span,
                say!(
                    "「比率」和「合计」只能填一个",
                    "give either “ratio” or “sum”, not both"
                ),
            )
            .hint(say!("删掉其中一行", "delete one of them"))
            .at(path(index, indicator, ("sum", "合计"))),
        );
    }
    if let Some(name) = indicator
        .unit
        .as_ref()
        .filter(|unit| indicator.ratio.is_some() && !matches!(&*unit.text, "%" | "％"))
    {
        let typed = &name.text;
        diagnostics.push(
            Diagnostic::error(
                "VAL-018",
                name.span,
                say!(
                    "比率按百分数计算，单位只能是“%”，现在是“{typed}”",
                    "a ratio is computed in percent; its unit is “%”, not “{typed}”"
                ),
            )
            .hint(say!("删掉「单位」这一行即可", "leave out the unit"))
            .at(path(index, indicator, ("unit", "单位"))),
        );
    }
}
