//! NUM-013: a range whose unit or scale stands once and leaves room for doubt
//! (GB/T 15835-2011, 5.1; from memory: a warning).

use super::super::{Facts, Found, Rule};
use super::clause::written;
use crate::prose::{Form, Number, Passage};
use crate::record::Decimal;
use crate::say;

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts.prose) {
        for pair in passage.numbers.windows(2) {
            let [from, to] = pair else { continue };
            if let Some(missing) = missing(passage, from, to) {
                tell(rule, passage, from, to, missing, found);
            }
        }
    }
}

/// What the lower end of a range lacks: `%`, `万`, `亿`.
fn missing(passage: &Passage, from: &Number, to: &Number) -> Option<&'static str> {
    let between = passage.slice(from.range.end..to.digits.start);
    let joined = matches!(
        between,
        "-" | "－" | "—" | "–" | "~" | "～" | "至" | "到" | "——"
    );
    let plain = from.form == Form::Arabic && to.form == Form::Arabic && from.unit.is_none();
    let ahead = &passage.text[..from.digits.start];
    let coded = ahead.ends_with(|last: char| {
        last.is_ascii_alphanumeric() || matches!(last, '-' | '.' | '/' | '第' | '由' | '从')
    });
    if !joined || !plain || coded || from.power != 0 || from.value >= to.value {
        return None;
    }
    let rest = &passage.text[to.digits.end..];
    if rest.starts_with(['%', '％']) {
        return Some("%");
    }
    let near = from.value.is_below(1000);
    match to.power {
        4 if near => Some("万"),
        8 if near => Some("亿"),
        _ => None,
    }
}

fn tell(
    rule: &Rule,
    passage: &Passage,
    from: &Number,
    to: &Number,
    missing: &str,
    found: &mut Found,
) {
    let range = from.digits.start..to.range.end;
    let typed = passage.slice(range.clone());
    let low = passage.slice(from.digits.clone());
    let message = match missing {
        "%" => say!(
            "范围「{typed}」的前一个数没有“%”",
            "the lower end of the range 「{typed}」 has no %"
        ),
        _ => {
            let large = from.value.times_ten(to.power).unwrap_or(Decimal::from(0));
            say!(
                "范围「{typed}」有两种理解：从{low}{missing}起，还是从{low}起（{large}，还是{low}）",
                "the range 「{typed}」 may begin at {low}{missing} ({large}) or at {low}"
            )
        }
    };
    let place = from.digits.clone();
    let Some(finding) = rule.finding(passage, range, message) else {
        return;
    };
    let right = format!("{low}{missing}");
    let finding = finding.hint(say!(
        "前后两个数都写全，如 10%～20%、3万至5万",
        "write both ends in full: 10%～20%, 3万至5万"
    ));
    let span = passage
        .span(place.clone())
        .filter(|_| passage.is_typed(place));
    found.diagnostics.push(match span {
        Some(span) => finding.fix(false, span, right),
        None => finding,
    });
}
