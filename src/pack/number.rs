//! Number formats: the usual ones by name, any other as its first number looks.

use crate::record::{Choice, Read, Reader, Shape};
use crate::say;
use crate::yaml::{Kind, Node};
use std::borrow::Cow;

/// How the numbers of a level look: words around a numeral.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Number {
    pub before: Cow<'static, str>,
    /// `None`: not numbered.
    pub numeral: Option<Numeral>,
    pub after: Cow<'static, str>,
}

/// In what a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numeral {
    /// 一、二、三
    Chinese,
    /// 1, 2, 3
    Arabic,
    /// ①②③
    Circled,
}

/// The formats that are offered; others are written as their first number looks: `第一部分`, `1、`.
const USUAL: [Choice; 7] = [
    usual("none", "无", &[], "不编号", "no number"),
    usual("一、", "一、", &["一"], "一、二、三、", "一、二、三、"),
    usual(
        "（一）",
        "（一）",
        &["(一)"],
        "（一）（二）（三）",
        "（一）（二）（三）",
    ),
    usual("1.", "1.", &[], "1. 2. 3.", "1. 2. 3."),
    usual(
        "（1）",
        "（1）",
        &["(1)"],
        "（1）（2）（3）",
        "（1）（2）（3）",
    ),
    usual("①", "①", &["圈码"], "①②③", "①②③"),
    usual("一是", "一是", &[], "一是 二是 三是", "一是 二是 三是"),
];

const fn usual(
    en: &'static str,
    zh: &'static str,
    also: &'static [&'static str],
    about_zh: &'static str,
    about_en: &'static str,
) -> Choice {
    Choice {
        en,
        zh,
        also,
        about: [about_zh, about_en],
    }
}

/// The first numeral of each kind: it stands for all.
const FIRST: [(char, Numeral); 3] = [
    ('一', Numeral::Chinese),
    ('1', Numeral::Arabic),
    ('①', Numeral::Circled),
];

/// Words around a numeral are few.
const LONGEST: usize = 8;

impl Number {
    /// ①②③
    pub const CIRCLED: Self = Self {
        before: Cow::Borrowed(""),
        numeral: Some(Numeral::Circled),
        after: Cow::Borrowed(""),
    };

    /// The format whose first number is `text`.
    fn of(text: &str) -> Option<Self> {
        let numerals = "一二三四五六七八九十百0123456789①②③";
        let mut found = text
            .char_indices()
            .filter(|(_, found)| numerals.contains(*found));
        let (at, first) = found.next()?;
        let numeral = FIRST.iter().find(|(known, _)| *known == first)?.1;
        let (before, after) = (&text[..at], &text[at + first.len_utf8()..]);
        let around = format!("{before}{after}");
        let usable = found.next().is_none()
            && (!around.is_empty() || numeral == Numeral::Circled)
            && around.chars().count() <= LONGEST
            && paired(&around)
            && !around.contains(char::is_control);
        usable.then(|| Self {
            before: before.to_owned().into(),
            numeral: Some(numeral),
            after: after.to_owned().into(),
        })
    }
}

/// True where brackets come in pairs.
fn paired(text: &str) -> bool {
    let pairs = [
        ('（', '）'),
        ('(', ')'),
        ('〔', '〕'),
        ('【', '】'),
        ('[', ']'),
    ];
    let lone = |(open, close)| {
        let [opened, closed] = [open, close].map(|mark| text.find(mark));
        matches!((opened, closed), (None, None)) || opened.zip(closed).is_some_and(|(a, b)| a < b)
    };
    // 1） is common, with nothing that opens.
    text == "）" || text == ")" || pairs.into_iter().all(lone)
}

impl<'p> Read<'p> for Number {
    const SHAPE: Shape = Shape::Either(|| {
        [
            Shape::Choice(&USUAL),
            Shape::Form(
                ".{0,8}[一1①].{0,8}",
                [
                    "照第一个编号的样子写，如 第一部分",
                    "what the first number looks like",
                ],
            ),
        ]
    });

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        if let Kind::Scalar(scalar) = &node.kind {
            let typed = &*scalar.value;
            let named = USUAL
                .iter()
                .position(|choice| choice.spellings().any(|spelling| spelling == typed));
            match named {
                Some(0) => return Some(Self::default()),
                Some(index) => return Self::of(USUAL[index].zh),
                None => {}
            }
            // Blanks behind a number are meant: `第一部分　`.
            if let Some(number) = Self::of(typed) {
                return Some(number);
            }
        }
        if reader.choice(node, &USUAL).is_none()
            && let Some(said) = reader.diagnostics.last_mut()
        {
            said.hints.push(say!(
                "别的编号，照第一个的样子写，如 第一部分、1、",
                "for any other, write what the first number looks like: 第一部分, 1、"
            ));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_written_as_its_first_number_looks() {
        for (text, before, numeral, after) in [
            ("第一部分　", "第", Numeral::Chinese, "部分　"),
            ("1、", "", Numeral::Arabic, "、"),
            ("1）", "", Numeral::Arabic, "）"),
            ("（①）", "（", Numeral::Circled, "）"),
            ("一要", "", Numeral::Chinese, "要"),
            ("①", "", Numeral::Circled, ""),
        ] {
            let number = Number::of(text).unwrap();
            assert_eq!((&*number.before, &*number.after), (before, after));
            assert_eq!(number.numeral, Some(numeral));
        }
        for text in [
            "",
            "一",
            "1",
            "（一",
            "（一)",
            "二、",
            "一、二",
            "甲、",
            "第一个很长很长的编号",
        ] {
            assert_eq!(Number::of(text), None, "{text}");
        }
    }
}
