//! SPC: blanks that official documents do not have; between Chinese words and digits there are none
//! (practice of official documents; GB/T 15834 and 15835 know no such blank).

use super::super::{Facts, Found, Rule};
use super::{is_han, written};
use crate::prose::{Part, Passage};
use crate::say;
use std::ops::Range;

/// SPC-001
pub(in crate::check) fn inside(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts) {
        for range in blanks(&passage.text, |blank| matches!(blank, ' ' | '\u{a0}')) {
            let before = passage.text[..range.start].chars().next_back();
            let after = passage.text[range.end..].chars().next();
            let (Some(before), Some(after)) = (before, after) else {
                continue;
            };
            let han = is_han(before) || is_han(after);
            let figure = |other: char| other.is_ascii_digit() || matches!(other, '%' | '‰');
            let message = if is_mark(before) || is_mark(after) {
                say!("标点旁边有空格", "a blank stands beside a mark")
            } else if is_code(&passage.text[..range.start]) {
                continue;
            } else if han && (figure(before) || figure(after)) {
                say!(
                    "汉字和数字之间有空格",
                    "a blank stands between Chinese words and a number"
                )
            } else if is_han(before) && is_han(after) {
                // Names of two characters are set wide: 张 三, 李 四.
                if range.len() > 1 || is_column(passage, &range) {
                    continue;
                }
                say!("汉字之间有空格", "a blank stands between Chinese words")
            } else {
                continue;
            };
            push(rule, passage, range, message, found);
        }
    }
}

/// SPC-002
pub(in crate::check) fn layout(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts) {
        if matches!(passage.part, Part::Cell { .. }) {
            continue;
        }
        for range in blanks(&passage.text, |blank| {
            matches!(blank, ' ' | '\u{a0}' | '\u{3000}' | '\t')
        }) {
            let typed = passage.slice(range.clone());
            let start = range.start == 0;
            let wide = typed.contains(['\u{3000}', '\t']) || typed.chars().count() > 1;
            if !wide || range.end == passage.text.len() {
                continue;
            }
            let before = passage.text[..range.start].chars().next_back();
            let after = passage.text[range.end..].chars().next();
            let chinese =
                |other: Option<char>| other.is_some_and(|other| is_han(other) || is_mark(other));
            if !(start || chinese(before) && chinese(after)) {
                continue;
            }
            let message = if start {
                say!(
                    "段落开头用空格缩进",
                    "blanks at the beginning indent the paragraph"
                )
            } else {
                say!("用空格对齐或分隔", "blanks align or part the words")
            };
            push(rule, passage, range, message, found);
        }
    }
}

/// SPC-003
pub(in crate::check) fn hidden(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    // In a report file YML-005 has told them.
    if facts.draft.is_some() {
        return;
    }
    for passage in written(facts) {
        let characters = passage.text.char_indices();
        for (at, character) in characters.filter(|(_, character)| is_hidden(*character)) {
            let code = u32::from(character);
            let message = say!(
                "夹着看不见的字符（U+{code:04X}）",
                "a character that nobody can see (U+{code:04X})"
            );
            push(rule, passage, at..at + character.len_utf8(), message, found);
        }
    }
}

fn push(
    rule: &Rule,
    passage: &Passage,
    range: Range<usize>,
    message: crate::diagnostic::Words,
    found: &mut Found,
) {
    let typed = passage.is_typed(range.clone());
    let Some(finding) = rule.finding(passage, range, message) else {
        return;
    };
    let span = finding.span.filter(|_| typed);
    let finding = finding.hint(say!("删去", "take it out"));
    found.diagnostics.push(match span {
        Some(span) => finding.fix(false, span, ""),
        None => finding,
    });
}

/// Stretches of blanks.
fn blanks(text: &str, is_blank: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for (at, character) in text
        .char_indices()
        .filter(|(_, character)| is_blank(*character))
    {
        let end = at + character.len_utf8();
        match all.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => all.push(at..end),
        }
    }
    all
}

/// True behind `GB/T 9704`: the number belongs to the letters ahead of it.
fn is_code(before: &str) -> bool {
    let number = |found: char| found.is_ascii_digit() || matches!(found, '.' | '-' | '—');
    let rest = before.trim_end_matches(number);
    let letters = rest.trim_end_matches(' ');
    rest.len() < before.len() && letters.ends_with(|found: char| found.is_ascii_alphabetic())
}

/// Single characters between blanks are a line set wide, such as `张 三` or `目 录`.
fn is_column(passage: &Passage, range: &Range<usize>) -> bool {
    let before = passage.text[..range.start]
        .chars()
        .rev()
        .take_while(|letter| is_han(*letter))
        .take(2);
    let after = passage.text[range.end..]
        .chars()
        .take_while(|letter| is_han(*letter))
        .take(2);
    before.count() == 1 && after.count() == 1
}

/// Marks that bring their own room.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '“'
            | '”'
            | '《'
            | '》'
            | '（'
            | '）'
            | '〔'
            | '〕'
    )
}

fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{fffc}')
        || character.is_control() && !matches!(character, '\n' | '\t')
}
