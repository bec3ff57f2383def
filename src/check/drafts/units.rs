//! VAL-013: an unlikely unit: two for one kind of figure, or a sum of unlike things.

use super::{Draft, Rule};
use crate::diagnostic::{Diagnostic, Step};
use crate::record::Name;
use crate::report::{Indicator, Operand};
use crate::say;

/// Units that say the same.
const ALIKE: [&[&str]; 4] = [
    &["件", "起", "宗", "例"],
    &["人", "名", "位"],
    &["家", "户"],
    &["篇", "条"],
];

pub(super) fn check(rule: &Rule, facts: &Draft<'_, '_>, diagnostics: &mut Vec<Diagnostic>) {
    let indicators = &facts.report.indicators;
    // Kinds of figures by how their names end, with the first of each.
    let mut kinds: std::collections::HashMap<String, (&Name<'_>, &Name<'_>)> = Default::default();
    for (index, indicator) in indicators.iter().enumerate() {
        let told = added(rule, facts, indicator);
        diagnostics.extend(told.map(|finding| finding.at(path(index, indicator, ("sum", "合计")))));
        let (Some(name), Some(unit)) = (&indicator.name, &indicator.unit) else {
            continue;
        };
        let Some(kind) = kind(&name.text) else {
            continue;
        };
        let (first, other) = *kinds.entry(kind).or_insert((name, unit));
        if let Some(finding) = differing(rule, (name, unit), (first, other)) {
            diagnostics.push(finding.at(path(index, indicator, ("unit", "单位"))));
        }
    }
}

fn path(index: usize, indicator: &Indicator<'_>, key: (&'static str, &'static str)) -> Vec<Step> {
    let name = indicator.name.as_ref().map(|name| name.text.to_string());
    vec![
        Step::Key("indicators", "指标"),
        Step::Item(index, name),
        Step::Key(key.0, key.1),
    ]
}

/// What a figure counts, as its name ends: three characters, for 案件 alone is told of too much.
fn kind(name: &str) -> Option<String> {
    let letters: Vec<char> = name.chars().collect();
    let last = letters.get(letters.len().checked_sub(3)?..)?;
    let han = |found: &char| matches!(found, '\u{4e00}'..='\u{9fff}');
    (letters.len() > 3 && last.iter().all(han)).then(|| last.iter().collect())
}

fn differing(
    rule: &Rule,
    (name, unit): (&Name<'_>, &Name<'_>),
    (first, other): (&Name<'_>, &Name<'_>),
) -> Option<Diagnostic> {
    let alike = |group: &&[&str]| group.contains(&&*unit.text) && group.contains(&&*other.text);
    if unit.text == other.text || !ALIKE.iter().any(alike) {
        return None;
    }
    let (one, two) = (&unit.text, &other.text);
    let (own, its) = (&name.text, &first.text);
    let message = say!(
        "同类指标单位不一：「{own}」用“{one}”，「{its}」用“{two}”",
        "figures of one kind have two units: “{own}” {one}, “{its}” {two}"
    );
    let finding = Diagnostic::new(rule.severity, rule.code, unit.span, message);
    let finding = finding.relate(
        other.span,
        say!("另一个单位在这里", "the other unit is here"),
    );
    Some(finding.hint(say!(
        "同类的数用一个单位，全文一致",
        "give one kind of figure one unit"
    )))
}

/// A sum over figures of different units.
fn added(rule: &Rule, facts: &Draft<'_, '_>, indicator: &Indicator<'_>) -> Option<Diagnostic> {
    let sum = indicator.sum.as_ref()?;
    let units = sum.value.0.iter().filter_map(|operand| match operand {
        Operand::Named(name) => {
            let figure = facts.figures.get(&name.text)?;
            (!figure.unit.is_empty()).then_some((&*name.text, figure.unit.as_str()))
        }
        Operand::Number(_) => None,
    });
    let units: Vec<(&str, &str)> = units.collect();
    let (first, unit) = units.first()?;
    let (second, other) = units.iter().find(|(_, other)| other != unit)?;
    let alike = ALIKE
        .iter()
        .any(|group| group.contains(unit) && group.contains(other));
    // 万元 and 元 differ by ten thousand; 件 and 起 by the word alone.
    let message = match alike {
        true => say!(
            "合计的各项单位写法不一：「{first}」{unit}、「{second}」{other}",
            "the parts of the sum are counted in two words: “{first}” {unit}, “{second}” {other}"
        ),
        false => say!(
            "合计把不同的单位加在了一起：「{first}」{unit}、「{second}」{other}",
            "the sum adds unlike units: “{first}” {unit}, “{second}” {other}"
        ),
    };
    let finding = Diagnostic::new(rule.severity, rule.code, sum.span, message);
    Some(finding.hint(say!(
        "单位不同的数不能相加；是同一种数的，把单位改成一样",
        "unlike units do not add up; where they are alike, write them alike"
    )))
}
