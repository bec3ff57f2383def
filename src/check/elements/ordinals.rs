//! The ordinals of a text: those that begin a paragraph (`一、` `（一）` `1.` `（1）` `①`), and those
//! within one (`一是`, `第一，`, `1.`, `（1）`, `①`).

use super::super::numerals::{below_hundred, length};
use std::ops::Range;

/// An ordinal as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordinal {
    pub style: Style,
    pub value: u16,
    pub range: Range<usize>,
}

/// How an ordinal is written: the first five by depth, as GB/T 9704-2012 (7.3.3) has four of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// `一、`
    Section,
    /// `（一）`
    Part,
    /// `1.`
    Item,
    /// `（1）`
    Sub,
    /// `①`
    Circle,
    /// `一是`
    Is,
    /// `第一，`
    Nth,
}

impl Style {
    /// 1 for 一、; 5 for ①. What stands within a paragraph has no depth of its own.
    pub fn depth(self) -> usize {
        self as usize + 1
    }

    /// The ordinal `value` in this style.
    pub fn say(self, value: u16) -> String {
        let chinese = || crate::document::chinese(value.into());
        match self {
            Self::Section => format!("{}、", chinese()),
            Self::Part => format!("（{}）", chinese()),
            Self::Item => format!("{value}."),
            Self::Sub => format!("（{value}）"),
            Self::Circle => {
                let circle = char::from_u32(0x245f + u32::from(value));
                circle.unwrap_or('○').to_string()
            }
            Self::Is => format!("{}是", chinese()),
            Self::Nth => format!("第{}", chinese()),
        }
    }
}

/// The ordinal with which a paragraph begins.
pub fn leading(text: &str) -> Option<Ordinal> {
    let start = text.len() - text.trim_start().len();
    ordinal(text, start).filter(|ordinal| ordinal.style <= Style::Circle)
}

/// The ordinals within a text that stand where a clause begins, the leading one included.
pub fn within(text: &str) -> Vec<Ordinal> {
    let mut found = Vec::new();
    let mut before = None;
    let mut after_number = false;
    for (at, letter) in text.char_indices() {
        let clause = before.is_none_or(|before| {
            matches!(
                before,
                '。' | '；' | '：' | '，' | '、' | '！' | '？' | '\n' | ' ' | '”' | ';'
            )
        });
        if clause && !after_number {
            found.extend(ordinal(text, at).filter(|ordinal| {
                // After a comma 一是 may stand, but a number begins nothing.
                ordinal.style >= Style::Is || !matches!(before, Some('，' | '、' | '“' | '”'))
            }));
        }
        after_number = before.is_some_and(|before: char| before.is_ascii_digit()) && letter == '、';
        before = Some(letter);
    }
    found
}

/// The ordinal at `at`.
fn ordinal(text: &str, at: usize) -> Option<Ordinal> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    let made = |style, value, length| Ordinal {
        style,
        value,
        range: at..at + length,
    };
    match first {
        '①'..='⑳' => Some(made(
            Style::Circle,
            (first as u32 - 0x245f) as u16,
            first.len_utf8(),
        )),
        '（' | '(' => bracketed(rest).map(|(style, value, length)| made(style, value, length)),
        '第' => {
            let inner = &rest[first.len_utf8()..];
            let size = length(inner);
            let value = below_hundred(&inner[..size])?;
            let behind = inner[size..].strip_prefix(['，', '、'])?;
            // 第二、第七、第九 are ranks in a row.
            let row = behind.starts_with('第') && inner[size..].starts_with('、');
            (!row).then(|| made(Style::Nth, value, first.len_utf8() + size))
        }
        '0'..='9' => {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let value = rest[..digits]
                .parse()
                .ok()
                .filter(|value| (1..100).contains(value))?;
            let behind = &rest[digits..];
            let mark = ['.', '．', '、']
                .into_iter()
                .find(|mark| behind.starts_with(*mark))?;
            let next = behind[mark.len_utf8()..].chars().next()?;
            let plain = !next.is_ascii_alphanumeric() && !"版.．、”".contains(next) && digits < 3;
            (plain && !rest.starts_with('0'))
                .then(|| made(Style::Item, value, digits + mark.len_utf8()))
        }
        _ => {
            let size = length(rest);
            let value = below_hundred(&rest[..size])?;
            let behind = &rest[size..];
            if let Some(next) = behind.strip_prefix('、') {
                // 一、二级 and 三、四季度 count; they number nothing.
                return (length(next) == 0)
                    .then(|| made(Style::Section, value, size + '、'.len_utf8()));
            }
            let next = behind.strip_prefix('是')?;
            let proverb = next.starts_with(&rest[..size]) || next.starts_with(['非', '否']);
            (!proverb).then(|| made(Style::Is, value, size + '是'.len_utf8()))
        }
    }
}

/// `（一）`, `（1）`
fn bracketed(rest: &str) -> Option<(Style, u16, usize)> {
    let open = rest.chars().next()?.len_utf8();
    let inner = &rest[open..];
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let (style, value, size) = match digits {
        0 => {
            let size = length(inner);
            (Style::Part, below_hundred(&inner[..size])?, size)
        }
        _ => (
            Style::Sub,
            inner[..digits]
                .parse()
                .ok()
                .filter(|value| (1..100).contains(value))?,
            digits,
        ),
    };
    let close = inner[size..]
        .chars()
        .next()
        .filter(|close| matches!(close, '）' | ')'))?;
    Some((style, value, open + size + close.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::{leading, within};

    #[test]
    fn ordinals_are_known() {
        let cases = [
            ("一、总体情况", "一、"),
            ("（十二）其他", "（十二）"),
            ("1.健全机制。2.完善制度", "1. 2."),
            ("做法：一是抓学习；二是抓培训，三是抓考核", "一是 二是 三是"),
            ("第一，强化领导。第二、压实责任", "第一 第二"),
            ("1.3万余件", ""),
            ("一、二级响应", ""),
            ("一是一，二是二", ""),
            ("唯一是办案", ""),
            ("增长到2.0版", ""),
            ("第一责任人", ""),
            ("分别居全省第二、第七、第九", ""),
            ("①受理；②审查", "① ②"),
            ("共3、4号楼", ""),
        ];
        for (text, expected) in cases {
            let found: Vec<_> = within(text)
                .into_iter()
                .map(|one| &text[one.range])
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
        assert!(leading("一是抓学习").is_none());
    }
}
