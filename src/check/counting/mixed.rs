//! NUM-009, NUM-012: one kind of quantity written in two ways within a sentence
//! (GB/T 15835-2011: 局部体例一致).

use super::super::{Facts, Found, Rule};
use super::clause::written;
use crate::prose::{Form, Measure, Number, Part, Passage};
use crate::say;

/// NUM-009: Han and Arabic numerals with one unit.
pub(in crate::check) fn numerals(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts.prose) {
        each_sentence(passage, &mut |numbers| {
            let counts: Vec<&Number> = numbers.iter().filter(|number| is_like(number)).collect();
            let pair = counts.iter().find_map(|han| {
                let other = counts.iter().find(|other| {
                    other.form == Form::Arabic && kind(other.unit_word()) == kind(han.unit_word())
                })?;
                (han.form == Form::Han).then_some((han, other))
            });
            let Some((han, other)) = pair else { return };
            let (one, two) = (
                passage.slice(han.range.clone()),
                passage.slice(other.range.clone()),
            );
            let message = say!(
                "同一句里「{one}」用汉字，「{two}」用阿拉伯数字",
                "in one sentence 「{one}」 is written in Han numerals and 「{two}」 in digits"
            );
            let finding = rule.finding(passage, han.range.clone(), message);
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!(
                    "同类的数量用一种写法；统计数字一般用阿拉伯数字",
                    "write like quantities alike; statistics in digits as a rule"
                ))
            }));
        });
    }
}

/// 批次 counts as 批 does.
fn kind(unit: &str) -> &str {
    let short = unit.strip_suffix('次').filter(|short| !short.is_empty());
    short.unwrap_or(unit)
}

/// A count of things; 一 is an article rather than a number, and 三个方面 no statistic.
fn is_like(number: &Number) -> bool {
    let counts = matches!(number.measure(), Some(Measure::Count));
    let words = [
        "个", "方面", "项", "类", "级", "层", "点", "轮", "届", "步", "张", "种", "大类",
    ];
    let han = number.form == Form::Han;
    let named = han && (number.value.is_below(2) || words.contains(&number.unit_word()));
    number.is_quantity() && counts && !named && !(han && number.loose.is_some())
}

/// NUM-012: 万元 and 亿元.
pub(in crate::check) fn scales(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts.prose) {
        each_sentence(passage, &mut |numbers| {
            let money = |power: u32| {
                let scaled = |number: &&Number| {
                    number.measure() == Some(Measure::Money) && number.power == power
                };
                numbers.iter().find(scaled)
            };
            if let (Some(small), Some(large)) = (money(4), money(8)) {
                tell(rule, passage, small, large, found);
            }
        });
    }
    columns(rule, facts, found);
}

/// The columns of the tables: the first cell in 万元 beside the first in 亿元.
fn columns(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut seen: Vec<((usize, usize), [bool; 2])> = Vec::new();
    for passage in &facts.prose.passages {
        let Part::Cell { table, column, row } = passage.part else {
            continue;
        };
        if row == 0 {
            seen.retain(|((other, _), _)| *other == table);
            seen.push(((table, column), [false; 2]));
        }
        let Some((_, own)) = seen.iter_mut().find(|(place, _)| *place == (table, column)) else {
            continue;
        };
        for number in &passage.numbers {
            let index = match (number.measure(), number.power) {
                (Some(Measure::Money), 4) => 0,
                (Some(Measure::Money), 8) => 1,
                _ => continue,
            };
            let mixed = !own[index] && own[1 - index];
            own[index] = true;
            if mixed {
                let message = say!(
                    "同一列里既有“万元”又有“亿元”",
                    "one column holds both 万元 and 亿元"
                );
                let finding = rule.finding(passage, number.range.clone(), message);
                found
                    .diagnostics
                    .extend(finding.map(|finding| finding.hint(cure())));
            }
        }
    }
}

fn tell(rule: &Rule, passage: &Passage, small: &Number, large: &Number, found: &mut Found) {
    let (one, two) = (
        passage.slice(small.range.clone()),
        passage.slice(large.range.clone()),
    );
    let message = say!(
        "同一句里既有“万元”（{one}）又有“亿元”（{two}）",
        "one sentence holds both 万元 ({one}) and 亿元 ({two})"
    );
    let finding = rule.finding(passage, large.range.clone(), message);
    found
        .diagnostics
        .extend(finding.map(|finding| finding.hint(cure())));
}

fn cure() -> crate::diagnostic::Words {
    say!(
        "便于比较的，统一成一种单位",
        "to compare them, use one unit"
    )
}

/// Calls `look` with the numbers of each sentence.
fn each_sentence(passage: &Passage, look: &mut dyn FnMut(&[Number])) {
    let mut rest = passage.numbers.as_slice();
    for sentence in passage.sentences() {
        let count = rest.partition_point(|number| number.range.start < sentence.end);
        let (own, behind) = rest.split_at(count);
        look(own);
        rest = behind;
    }
}
