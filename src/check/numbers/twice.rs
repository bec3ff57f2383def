//! NUM-007 and NUM-011: one figure, two values, or one value in two precisions.

use super::super::{Facts, Found, Rule, Verdict};
use super::figure::Figure;
use super::stated::Line;
use crate::diagnostic::Diagnostic;
use crate::record::{Decimal, Rounding};
use crate::say;
use std::collections::HashMap;

/// NUM-007
pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    each_pair(facts, |lines, first, second| {
        let (Some(one), Some(other)) = (first.said.exact(), second.said.exact()) else {
            return;
        };
        let mut mark = |verdict, sum: &str| {
            for figure in [first, second] {
                let line = &lines[figure.line];
                found
                    .ledger
                    .mark(line.index, figure.said.at, verdict, rule.code, sum);
            }
        };
        if one == other {
            mark(Verdict::Right, &format!("{one}={other}"));
        } else if !is_rounded(one, other) && (facts.about.annual || is_slip(first, second)) {
            mark(Verdict::Doubtful, &format!("{one}≠{other}"));
            found
                .diagnostics
                .extend(differs(rule, lines, first, second));
        }
    });
}

/// NUM-011
pub(super) fn precision(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    each_pair(facts, |lines, first, second| {
        let (one, other) = (first.said.number.value, second.said.number.value);
        let uneven = one.scale() != other.scale() && (one == other || is_rounded(one, other));
        if uneven && first.said.number.is_percent() {
            let name = &second.name;
            let message = say!(
                "「{name}」一处写{one}%，一处写{other}%，小数位数不一样",
                "“{name}” is {one}% in one place and {other}% in another"
            );
            let line = &lines[second.line];
            let finding = rule.finding(line.passage, second.said.number.range.clone(), message);
            found.diagnostics.extend(finding.map(|finding| {
                let finding = relate(finding, &lines[first.line], first);
                finding.hint(say!(
                    "全文用一样的小数位数",
                    "use the same number of digits everywhere"
                ))
            }));
        }
    });
}

/// Calls `tell` for each figure that stands twice, with the place where it stood first.
fn each_pair(facts: &Facts<'_>, mut tell: impl FnMut(&[Line<'_>], &Figure<'_>, &Figure<'_>)) {
    let (lines, figures) = (facts.lines(), facts.figures());
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (index, figure) in figures.iter().enumerate() {
        match known.get(figure.key.as_str()) {
            None => {
                known.insert(&figure.key, index);
            }
            Some(&first) => {
                let first = &figures[first];
                if first.line != figure.line && first.may_be(figure) {
                    tell(lines, first, figure);
                }
            }
        }
    }
}

/// True where one is the other with fewer digits.
pub(super) fn is_rounded(one: Decimal, other: Decimal) -> bool {
    let (long, short) = if one.scale() > other.scale() {
        (one, other)
    } else {
        (other, one)
    };
    let ways = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate];
    long.scale() > short.scale()
        && ways
            .into_iter()
            .any(|way| long.round(short.scale(), way) == short)
}

/// True where one digit differs, or two have changed places. In other documents than annual reports
/// the plan and the account of a year stand side by side: there only what looks like a slip is told.
fn is_slip(first: &Figure<'_>, second: &Figure<'_>) -> bool {
    let written = |figure: &Figure<'_>| figure.said.number.value.to_string();
    let (one, other) = (written(first), written(second));
    let pairs = one.bytes().zip(other.bytes()).enumerate();
    let differing: Vec<_> = pairs.filter(|(_, (one, other))| one != other).collect();
    let swapped = match differing.as_slice() {
        [(_, (a, b)), (_, (c, d))] => a == d && b == c,
        _ => false,
    };
    let long = one.len() > 2 && one.len() == other.len();
    long && (differing.len() == 1 || swapped)
}

fn differs(
    rule: &Rule,
    lines: &[Line<'_>],
    first: &Figure<'_>,
    second: &Figure<'_>,
) -> Option<Diagnostic> {
    let told = |figure: &Figure<'_>| {
        let line = &lines[figure.line];
        line.passage
            .slice(figure.said.number.range.clone())
            .to_owned()
    };
    let (one, other, name) = (told(first), told(second), &second.name);
    let message = say!(
        "「{name}」这里是{other}，前面是{one}：写错了一处，或者说的不是一回事",
        "“{name}” is {other} here and {one} before: one is wrong, or they are two things"
    );
    let line = &lines[second.line];
    let finding = rule.finding(line.passage, line.words(&second.said), message)?;
    let finding = relate(finding, &lines[first.line], first);
    Some(finding.hint(say!(
        "核对哪一处有误；不是一回事的，把范围、时间或者名称写得不一样",
        "check which is wrong; where they are two things, name them differently"
    )))
}

fn relate(finding: Diagnostic, line: &Line<'_>, figure: &Figure<'_>) -> Diagnostic {
    match line.passage.span(line.words(&figure.said)) {
        Some(span) => finding.relate(span, say!("另一处在这里", "the other place")),
        None => finding,
    }
}
