//! NUM-016, NUM-023: numbers that a text types, beside the figures of the report file.

use super::super::{Draft, Facts, Found, Rule};
use super::stated::value;
use crate::document::Role;
use crate::prose::{Form, Measure, Number, Part, Passage};
use crate::record::Field;
use crate::report::Figure;
use crate::say;
use std::collections::HashMap;

/// How far ahead of a number the words of a figure's name are looked for, in characters.
const NEAR: usize = 40;

/// NUM-023: a number that equals a figure whose name, or most of it, stands in front.
pub(super) fn unbound(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let Some(draft) = facts.draft else { return };
    let known = Known::of(&draft);
    each(facts, &mut |passage, number| {
        let mut named = known
            .equal(number)
            .filter(|figure| is_named(passage, number, figure));
        let (Some(figure), None) = (named.next(), named.next()) else {
            return;
        };
        let (name, typed) = (&figure.name, passage.slice(number.range.clone()));
        let message = say!(
            "「{typed}」就是指标「{name}」的数，没有引用",
            "{typed} is the figure “{name}”, typed and not referred to"
        );
        let Some(finding) = rule.finding(passage, number.range.clone(), message) else {
            return;
        };
        let finding = finding.hint(say!(
            "改成 {{{{{name}}}}}，数字改一处，全文都跟着变",
            "write {{{{{name}}}}}: changed once, it changes everywhere"
        ));
        // Only where the reference prints the same, and does not begin a value of YAML.
        let same = figure.words(Field::Figure).as_deref() == Some(typed);
        let span = finding.span.filter(|_| same && number.range.start > 0);
        found.diagnostics.push(match span {
            Some(span) => finding.fix(false, span, format!("{{{{{name}}}}}")),
            None => finding,
        });
    });
}

/// NUM-016: a number that no figure accounts for.
pub(super) fn untraced(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let Some(draft) = facts.draft else { return };
    if draft.report.indicators.is_empty() {
        return;
    }
    let known = Known::of(&draft);
    each(facts, &mut |passage, number| {
        // Plans speak of what is not counted yet.
        if passage.role == Some(Role::Plans) || known.equal(number).next().is_some() {
            return;
        }
        let typed = passage.slice(number.range.clone());
        let message = say!(
            "「{typed}」在「指标」里找不到",
            "no figure of the report accounts for {typed}"
        );
        let finding = rule.finding(passage, number.range.clone(), message);
        found.diagnostics.extend(finding.map(|finding| {
            finding.hint(say!(
                "在「指标」里补上这个数和它的来源，正文再引用",
                "add it to the indicators with its source, and refer to it"
            ))
        }));
    });
}

/// Calls `look` with every quantity in digits that a person typed.
fn each(facts: &Facts<'_>, look: &mut dyn FnMut(&Passage, &Number)) {
    let passages = facts.prose.passages.iter();
    for passage in passages.filter(|passage| matches!(passage.part, Part::Text)) {
        for number in &passage.numbers {
            let measured = matches!(
                number.measure(),
                Some(Measure::Count | Measure::Money | Measure::Percent)
            );
            let counts = number.is_quantity() && number.form == Form::Arabic && measured;
            if counts && passage.is_typed(number.range.clone()) {
                look(passage, number);
            }
        }
    }
}

/// The figures by what they amount to, and their units.
struct Known<'d>(HashMap<(String, String), Vec<&'d Figure>>);

impl<'d> Known<'d> {
    fn of(draft: &Draft<'d, '_>) -> Self {
        let mut known: HashMap<_, Vec<_>> = HashMap::new();
        for figure in draft.figures.iter() {
            let (power, unit) = scaled(&figure.unit);
            let amount = value(figure).and_then(|value| value.times_ten(power));
            if let Some(amount) = amount {
                let unit = if unit == "％" { "%" } else { unit };
                let key = (amount.trimmed().to_string(), unit.to_owned());
                known.entry(key).or_default().push(figure);
            }
        }
        Self(known)
    }

    /// Those that amount to a number, in the same unit, and are as exact.
    fn equal(&self, number: &Number) -> impl Iterator<Item = &'d Figure> {
        let exact = number.exact().map(|exact| exact.trimmed().to_string());
        let key = exact.map(|exact| (exact, number.unit_word().to_owned()));
        let figures = key.and_then(|key| self.0.get(&key));
        let loose = number.loose.is_some();
        figures
            .into_iter()
            .flatten()
            .copied()
            .filter(move |figure| {
                let printed = figure.words(Field::Figure);
                let about = ['余', '多', '约', '近', '超', '逾'];
                printed.is_some_and(|words| words.contains(about)) == loose
            })
    }
}

/// 万元 → 4 and 元
fn scaled(unit: &str) -> (u32, &str) {
    let scales = [("万", 4), ("亿", 8)];
    let mut scales = scales.into_iter();
    let found = scales.find_map(|(scale, power)| Some((power, unit.strip_prefix(scale)?)));
    found.unwrap_or((0, unit))
}

/// True where a figure's name, or most of its pairs of characters, stand ahead of a number.
fn is_named(passage: &Passage, number: &Number, figure: &Figure) -> bool {
    let head = &passage.text[..number.digits.start];
    let near = head.char_indices().rev().take(NEAR).last();
    let near = near.map_or("", |(start, _)| &head[start..]);
    let near = near.rfind(['。', '；']).map_or(near, |stop| &near[stop..]);
    let letters: Vec<char> = figure.name.chars().collect();
    let pairs = letters
        .windows(2)
        .map(|pair| pair.iter().collect::<String>());
    let pairs: Vec<String> = pairs.collect();
    let stand = pairs.iter().filter(|pair| near.contains(pair.as_str()));
    near.contains(&figure.name) || pairs.len() > 1 && stand.count() * 3 >= pairs.len() * 2
}
