//! SPC: blanks that official documents do not have; between Chinese words and digits there are none
//! (practice of official documents; GB/T 15834 and 15835 know no such blank).

use super::super::{Facts, Found, Rule};
use super::labels::{is_day_line, is_label, is_wide_label};
use super::once::{Place, is_crowd, told_once};
use super::{is_han, written};
use crate::diagnostic::Words;
use crate::prose::{Part, Passage};
use crate::say;
use std::collections::BTreeMap;
use std::ops::Range;

/// SPC-001
pub(in crate::check) fn inside(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut places: BTreeMap<Beside, Vec<Place<'_>>> = BTreeMap::new();
    for passage in written(facts) {
        for range in blanks(&passage.text, |blank| matches!(blank, ' ' | '\u{a0}')) {
            let before = passage.text[..range.start].chars().next_back();
            let after = passage.text[range.end..].chars().next();
            let (Some(before), Some(after)) = (before, after) else {
                continue;
            };
            if let Some(beside) = told(passage, &range, before, after) {
                places.entry(beside).or_default().push((passage, range));
            }
        }
    }
    for (beside, places) in places {
        if is_crowd(facts, places.len()) {
            let message = beside.counted(places.len());
            let finding = told_once(rule, rule.severity, &places, message);
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!(
                    "像是排版或转码加进去的；原稿如果也有，一并删去",
                    "most likely put in by a converter; if the original has them, take them all out"
                ))
            }));
            continue;
        }
        for (passage, range) in places {
            push(rule, passage, range, beside.told(), found);
        }
    }
}

/// What there is to say of a blank, where something is.
fn told(passage: &Passage, range: &Range<usize>, before: char, after: char) -> Option<Beside> {
    let figure = |other: char| other.is_ascii_digit() || matches!(other, '%' | '‰');
    if is_byline(passage, range) || is_slogan(passage, range) || is_apart(passage, range) {
        return None;
    }
    if is_mark(before) || is_mark(after) {
        return Some(Beside::Mark);
    }
    let part = |other: char| other.is_ascii_alphanumeric();
    if before == '+' && part(after) || after == '+' && part(before) {
        return Some(Beside::Plus);
    }
    let numbered = figure(before) || figure(after);
    if numbered && (is_han(before) || is_han(after)) {
        // 2026年2月10日 7:41, GB/T 9704 标准
        let apart = before == '日' || is_code(&passage.text[..range.start]);
        return (!apart).then_some(Beside::Number);
    }
    // Names of two characters are set wide: 张 三, 李 四.
    let words = is_han(before) && is_han(after) && range.len() == 1 && !is_column(passage, range);
    words.then_some(Beside::Words)
}

/// What a blank stands beside that has none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Beside {
    Mark,
    Plus,
    Number,
    Words,
}

impl Beside {
    fn told(self) -> Words {
        match self {
            Self::Mark => say!("标点旁边有空格", "a blank stands beside a mark"),
            Self::Plus => say!("“+”旁边有空格", "a blank stands beside +"),
            Self::Number => say!(
                "汉字和数字之间有空格",
                "a blank stands between Chinese words and a number"
            ),
            Self::Words => say!("汉字之间有空格", "a blank stands between Chinese words"),
        }
    }

    /// Of many in one text.
    fn counted(self, count: usize) -> Words {
        let told = self.told();
        Words {
            zh: format!("全文有 {count} 处{}，不逐处列出", told.zh),
            en: format!("{}, {count} times; they are not listed", told.en),
        }
    }
}

/// A line without a sentence (a name behind an office), or names behind the last sentence of one
/// (`本报记者 李四 摄`).
fn is_byline(passage: &Passage, range: &Range<usize>) -> bool {
    const BYLINE: usize = 30;
    let text = &passage.text;
    let short = text.char_indices().nth(BYLINE).is_none();
    if passage.part == Part::Text
        && short
        && !text.contains(['。', '，', '；'])
        && !text.contains(|found: char| found.is_ascii_digit())
    {
        return true;
    }
    let behind = &text[range.end..];
    // Two halves of a headline.
    let halves = [&text[..range.start], behind].map(|half| half.chars().count() >= 8);
    if passage.part == Part::Text && !text.contains(['。', '；']) && halves == [true, true] {
        return true;
    }
    let sentence = text[..range.end]
        .rfind(['。', '！', '？'])
        .map_or(0, |at| at + '。'.len_utf8());
    let last = &text[sentence..];
    let credit = ["记者", "通讯员", "摄", "供稿", "编辑"]
        .iter()
        .any(|word| last.contains(word));
    !behind.contains(['。', '，', '；']) && credit && last.char_indices().nth(BYLINE).is_none()
}

/// True where what stands ahead of a blank, or behind it, stands apart rightly: a label or a day.
fn is_apart(passage: &Passage, range: &Range<usize>) -> bool {
    let (before, after) = (&passage.text[..range.start], &passage.text[range.end..]);
    is_label(before) || is_wide_label(before, after) || is_day_line(before, after)
}

/// `“好客山东 好品山东”`: two halves of a slogan.
fn is_slogan(passage: &Passage, range: &Range<usize>) -> bool {
    let (before, after) = (&passage.text[..range.start], &passage.text[range.end..]);
    let open = before.rfind(['“', '”', '《', '》']).map(|at| &before[at..]);
    let close = after
        .find(['“', '”', '《', '》'])
        .map(|at| (&after[..at], &after[at..]));
    let (Some(open), Some((rest, close))) = (open, close) else {
        return false;
    };
    let quoted = open.starts_with('“') && close.starts_with('”')
        || open.starts_with('《') && close.starts_with('》');
    quoted && open.chars().count() > 3 && rest.chars().count() > 1
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
            if !start && (is_byline(passage, &range) || is_apart(passage, &range)) {
                continue;
            }
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

fn push(rule: &Rule, passage: &Passage, range: Range<usize>, message: Words, found: &mut Found) {
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
    let sign = |found: char| found.is_ascii_alphabetic() || matches!(found, '#' | '＃');
    rest.len() < before.len() && letters.ends_with(sign)
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
