//! DOC-003: document numbers: `云政发〔2024〕12号`.

use super::super::{Facts, Found, Rule};
use crate::diagnostic::{Diagnostic, Words};
use crate::document::{ElementKind, PropertyKey, first_span};
use crate::prose::Part;
use crate::say;
use crate::source::Span;
use std::collections::HashSet;
use std::ops::Range;

/// What the signs of those who give numbers end with: 云政发, 云司函, 法释.
const GIVEN_BY: &str = "发办函字规释政司通告文复呈请议纪监法审";

/// A document number in a text, and what is the matter with it.
struct Numbered {
    range: Range<usize>,
    right: String,
    faults: Vec<Words>,
}

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut told: HashSet<Span> = HashSet::new();
    for passage in &facts.prose.passages {
        let own = passage.part == Part::Element(ElementKind::Number);
        for numbered in numbers(&passage.text, own) {
            let Some(span) = passage.span(numbered.range.clone()) else {
                continue;
            };
            if told.insert(span) {
                let typed = passage.is_typed(numbered.range.clone());
                found.diagnostics.push(finding(rule, span, numbered, typed));
            }
        }
    }
    let numbered = facts.document.properties.iter();
    for property in numbered.filter(|property| property.key == PropertyKey::Number) {
        let text = crate::document::plain_text(&property.content);
        let Some(span) = first_span(&property.content) else {
            continue;
        };
        for numbered in numbers(&text, true) {
            let exact = span.len() == text.len();
            let own = Span {
                start: span.start + numbered.range.start as u32,
                end: span.start + numbered.range.end as u32,
                ..span
            };
            let place = if exact { own } else { span };
            if told
                .iter()
                .all(|told| !told.covers(place) && !place.covers(*told))
            {
                found
                    .diagnostics
                    .push(finding(rule, place, numbered, exact));
            }
        }
    }
}

fn finding(rule: &Rule, span: Span, numbered: Numbered, typed: bool) -> Diagnostic {
    let right = numbered.right;
    let words = |lang: fn(&Words) -> &str, mark: &str| {
        let all: Vec<&str> = numbered.faults.iter().map(lang).collect();
        all.join(mark)
    };
    let (zh, en) = (
        words(|words| &words.zh, "，"),
        words(|words| &words.en, ", "),
    );
    let message = say!(
        "文号写法不对：{zh}",
        "no way to write a document number: {en}"
    );
    let finding = rule
        .finding_at(span, message)
        .hint(say!("写成：{right}", "write {right}"));
    match typed {
        true => finding.fix(false, span, right),
        false => finding,
    }
}

/// The faulty numbers of `text`; `own` where it is a number and nothing else.
fn numbers(text: &str, own: bool) -> Vec<Numbered> {
    let mut found = Vec::new();
    for (at, open) in text.char_indices() {
        if matches!(open, '〔' | '[' | '［' | '【' | '（' | '(' | '{') {
            found.extend(number(text, at, open, own));
        }
    }
    found
}

/// The number whose year stands in the bracket at `at`.
fn number(text: &str, at: usize, open: char, own: bool) -> Option<Numbered> {
    let inner = &text[at + open.len_utf8()..];
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let size = digits(inner);
    let year = inner[..size].parse::<u16>().ok()?;
    let known = size == 4 && (1949..2100).contains(&year) || size == 2 && open == '〔';
    let behind = &inner[size..];
    let named = behind.strip_prefix('年');
    let behind = named.unwrap_or(behind);
    let close = behind.chars().next()?;
    let behind = &behind[close.len_utf8()..];
    if !known || !matches!(close, '〕' | ']' | '］' | '】' | '）' | ')' | '}') {
        return None;
    }
    let unordered = behind.strip_prefix('第');
    let count = unordered.unwrap_or(behind).trim_start_matches(' ');
    let size = digits(count);
    let number: u32 = count[..size].parse().ok()?;
    let rest = &count[size..];
    let ends = rest.len() - rest.trim_start_matches('号').len();
    let signs = ends / '号'.len_utf8();
    // Without 号 only a number that stands alone is one.
    let before = text[..at].chars().next_back();
    let issued = match open {
        '〔' => before.is_some_and(is_han),
        _ => before.is_some_and(|before| GIVEN_BY.contains(before)),
    };
    let house = rest
        .trim_start_matches('号')
        .starts_with(['楼', '线', '院', '令', '公', '机', '桥']);
    let bare = signs == 0 && !(own && rest.trim().is_empty());
    if bare || !issued || number == 0 || house {
        return None;
    }
    let mut faults = Vec::new();
    if (open, close) != ('〔', '〕') {
        faults.push(say!("年份要用六角括号〔〕", "the year stands in 〔〕"));
    }
    if year < 100 {
        faults.push(say!("年份要写四位", "the year takes four digits"));
    }
    if named.is_some() {
        faults.push(say!("括号里不写“年”", "no 年 in the brackets"));
    }
    if unordered.is_some() {
        faults.push(say!("序号前不加“第”", "no 第 ahead of the number"));
    }
    if count.starts_with('0') {
        faults.push(say!("序号前不加0", "no zero ahead of the number"));
    }
    match signs {
        0 => faults.push(say!("末尾没有“号”", "it ends with 号")),
        1 => {}
        _ => faults.push(say!("“号”重复了", "号 is doubled")),
    }
    if faults.is_empty() {
        return None;
    }
    let end = text.len() - rest.len() + ends;
    let year = if year < 100 { year + 2000 } else { year };
    let right = format!("〔{year}〕{number}号");
    Some(Numbered {
        range: at..end,
        right,
        faults,
    })
}

fn is_han(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_ascii()
}
