//! NUM-021: numbers with and without commas or blanks between thousands, full-width digits and ％ among others.

use super::super::{Facts, Found, Rule};
use super::clause::written;
use crate::prose::{Form, Number, NumberRole, Passage, is_blank};
use crate::record::narrowed;
use crate::say;
use std::ops::Range;

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    separated(rule, facts, found);
    wide(rule, facts, found);
    percents(rule, facts, found);
}

/// So many are told one by one in a report that somebody else wrote; of more the first, and how many.
const FEW: usize = 3;

/// 1,036 here and 18500 there. Numbers of four digits may do without where longer ones do not
/// (GB/T 15835-2011).
fn separated(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut with: Vec<(&Passage, &Number)> = Vec::new();
    let (mut short, mut long): (Option<&str>, Option<&str>) = (None, None);
    for passage in written(facts.prose) {
        for number in passage
            .numbers
            .iter()
            .filter(|number| number.form == Form::Arabic)
        {
            let digits = passage.slice(number.digits.clone());
            let counts = matches!(number.role, NumberRole::Quantity | NumberRole::Bound);
            if !counts || number.value.abs().is_below(1000) {
                continue;
            }
            if digits.contains(|mark| matches!(mark, ',' | '，') || is_blank(mark)) {
                with.push((passage, number));
            } else if is_short(number) {
                short.get_or_insert(digits);
            } else {
                long.get_or_insert(digits);
            }
        }
    }
    let odd = with.into_iter().filter_map(|(passage, number)| {
        let plain = if is_short(number) {
            short.or(long)
        } else {
            long
        };
        Some((passage, number.digits.clone(), plain?))
    });
    let odd: Vec<_> = odd.collect();
    let count = odd.len();
    let once = facts.about.foreign && count > FEW;
    for (passage, range, plain) in odd.into_iter().take(if once { 1 } else { count }) {
        let typed = passage.slice(range.clone());
        let bare: String = typed
            .chars()
            .filter(|found| found.is_ascii_digit() || *found == '.')
            .collect();
        let message = if once {
            say!(
                "千位的写法前后不一：这里是「{typed}」（这样分开的有{count}处），别处是「{plain}」",
                "thousands are parted in 「{typed}」 ({count} such numbers) and not in 「{plain}」"
            )
        } else {
            say!(
                "千位的写法前后不一：这里是「{typed}」，别处是「{plain}」",
                "thousands are parted in 「{typed}」 and not in 「{plain}」"
            )
        };
        push(rule, passage, range, message, bare, found);
    }
}

/// A number of four digits.
fn is_short(number: &Number) -> bool {
    number.value.abs().is_below(10_000)
}

/// １２件 among 12件.
fn wide(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let is_wide = |found: char| matches!(found, '０'..='９');
    let narrow = |passage: &&Passage| passage.text.contains(|found: char| found.is_ascii_digit());
    if !written(facts.prose).any(|passage| narrow(&passage)) {
        return;
    }
    for passage in written(facts.prose) {
        let text = passage.text.as_str();
        let mut end = 0;
        for (start, _) in text.match_indices(is_wide) {
            if start < end {
                continue;
            }
            let rest = &text[start..];
            let length = rest.len()
                - rest
                    .trim_start_matches(|found| is_wide(found) || found == '．' || found == '％')
                    .len();
            let length =
                length - (rest[..length].len() - rest[..length].trim_end_matches('．').len());
            end = start + length;
            let typed = passage.slice(start..end);
            let right = narrowed(typed);
            let message = say!(
                "「{typed}」是全角数字，别处是半角",
                "「{typed}」 is in full width, others are not"
            );
            push(rule, passage, start..end, message, right, found);
        }
    }
}

/// 95％ among 95%: the rarer one is told once.
fn percents(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let places = |mark: char| {
        written(facts.prose).flat_map(move |passage| {
            let marks = passage.text.match_indices(mark);
            let rates = marks.filter(|(at, _)| {
                passage.text[..*at].ends_with(|letter: char| letter.is_ascii_digit())
            });
            rates.map(move |(at, mark)| (passage, at..at + mark.len()))
        })
    };
    let (full, half) = (places('％').count(), places('%').count());
    if full == 0 || half == 0 {
        return;
    }
    let (odd, usual, times) = if full <= half {
        ('％', '%', half)
    } else {
        ('%', '％', full)
    };
    let Some((passage, range)) = places(odd).next() else {
        return;
    };
    let message = say!(
        "百分号的写法前后不一：这里是「{odd}」，别处是「{usual}」（{times}处）",
        "「{odd}」 here, 「{usual}」 elsewhere ({times})"
    );
    push(rule, passage, range, message, usual.to_string(), found);
}

fn push(
    rule: &Rule,
    passage: &Passage,
    range: Range<usize>,
    message: crate::diagnostic::Words,
    right: String,
    found: &mut Found,
) {
    let Some(finding) = rule.finding(passage, range.clone(), message) else {
        return;
    };
    let finding = finding.hint(say!("改成：{right}", "write {right}"));
    let span = finding.span.filter(|_| passage.is_typed(range));
    found.diagnostics.push(match span {
        Some(span) => finding.fix(false, span, right),
        None => finding,
    });
}
