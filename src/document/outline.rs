//! What a template said, before numbers and forms; and the form it is to take.

use super::{Chart, Inlines, Role, Table};
use std::borrow::Cow;

/// A report as its template tells it: what each piece is, not yet how it looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline<'a> {
    pub nodes: Vec<Node<'a>>,
    pub annexes: Vec<OutlineAnnex<'a>>,
}

/// A piece of the text, in order. Entries and points are flat; their depth says what they belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node<'a> {
    /// A heading of the first rank that is no section's own: the sections under it share it, or it
    /// is the opening's.
    Part(Inlines<'a>),
    /// `heading` may be empty: its entries stand in its place.
    Section {
        role: Role,
        heading: Inlines<'a>,
    },
    /// `depth` is 1 to 3; `title` may be empty; `number` stands in place of the automatic one (empty:
    /// none), `placing` in place of its depth's.
    Entry {
        depth: u8,
        title: Inlines<'a>,
        number: Option<Inlines<'a>>,
        placing: Option<Placing>,
    },
    Paragraph(Inlines<'a>),
    Points(Vec<Point<'a>>),
    Table(Table<'a>),
    Chart(Chart<'a>),
    /// The entries end here; what follows belongs to the section, and after a second one to the
    /// report.
    End,
}

/// One of 一是…二是….
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Point<'a> {
    pub title: Inlines<'a>,
    pub paragraphs: Vec<Inlines<'a>>,
}

/// An attachment and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineAnnex<'a> {
    pub title: Inlines<'a>,
    pub nodes: Vec<Node<'a>>,
}

/// Numbers and forms of all sections.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Headings of the first rank that are no section's own: a shared one, the opening's.
    pub part: LevelForm,
    pub sections: Vec<(Role, SectionForm)>,
    /// What a section takes that is not among them.
    pub other: SectionForm,
}

impl Form {
    /// The form of the section `role`.
    pub fn section(&self, role: Role) -> &SectionForm {
        let found = self.sections.iter().find(|(known, _)| *known == role);
        found.map_or(&self.other, |(_, form)| form)
    }
}

/// How one section is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionForm {
    /// 0 where its heading is one of the first, 1 under a shared heading.
    pub rung: usize,
    /// It has no heading, and its entries are numbered on with what stands around it.
    pub runs_on: bool,
    /// Its heading.
    pub heading: LevelForm,
    /// Its entries, by depth.
    pub levels: [LevelForm; 3],
    pub points: LevelForm,
    /// The closing stands in the last paragraph.
    pub closing_inline: bool,
}

/// How the entries of one depth, or points, are printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelForm {
    pub number: NumberFormat,
    pub placing: Placing,
    /// Between the pieces; the last one ends in 。.
    pub stop: &'static str,
    /// Between a title and the text run in with it.
    pub title_stop: &'static str,
    /// Behind a title on a line of its own.
    pub end: &'static str,
    pub run_on: RunOn,
}

/// How far numbers run on across parents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RunOn {
    /// Each group begins anew.
    #[default]
    No,
    /// Within a section.
    Section,
    /// Through the report.
    Report,
}

/// Where a title stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Placing {
    /// On a line of its own.
    #[default]
    Heading,
    /// Run in with its text, in a paragraph of its own.
    RunIn,
    /// Within the paragraph above.
    Inline,
}

/// A number format: words around a numeral, or nothing at all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct NumberFormat {
    pub before: Cow<'static, str>,
    pub numeral: Option<Numeral>,
    pub after: Cow<'static, str>,
}

/// In what a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Numeral {
    /// 一
    Chinese,
    /// 1
    Arabic,
    /// ①
    Circled,
}

impl NumberFormat {
    /// Number `count` (from 1) in this format; empty where there is no numeral.
    pub fn print(&self, count: usize) -> String {
        let numeral = match self.numeral {
            None => return String::new(),
            Some(Numeral::Chinese) => chinese(count),
            Some(Numeral::Arabic) => count.to_string(),
            Some(Numeral::Circled) => circled(count),
        };
        format!("{}{numeral}{}", self.before, self.after)
    }

    /// True where something is printed.
    pub fn is_numbered(&self) -> bool {
        self.numeral.is_some()
    }

    /// The heading level that GB/T 9704-2012 (7.3.3) gives this number, from 1.
    pub fn level(&self) -> Option<u8> {
        match (&*self.before, self.numeral?, &*self.after) {
            ("", Numeral::Chinese, "、") => Some(1),
            ("（", Numeral::Chinese, "）") => Some(2),
            ("", Numeral::Arabic, "." | "．" | "、") => Some(3),
            ("（", Numeral::Arabic, "）") => Some(4),
            _ => None,
        }
    }
}

/// 1 → 一, 12 → 十二, 105 → 一百零五; up to 9999.
pub fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const UNITS: [(usize, &str); 3] = [(1000, "千"), (100, "百"), (10, "十")];
    if number == 0 || number > 9999 {
        return number.to_string();
    }
    let (mut text, mut rest, mut gap) = (String::new(), number, false);
    for (size, unit) in UNITS {
        let digit = rest / size;
        rest %= size;
        if digit > 0 {
            if gap {
                text.push_str(DIGITS[0]);
            }
            if !(size == 10 && digit == 1 && text.is_empty()) {
                text.push_str(DIGITS[digit]);
            }
            text.push_str(unit);
        }
        gap = digit == 0 && !text.is_empty();
    }
    if rest > 0 {
        if gap {
            text.push_str(DIGITS[0]);
        }
        text.push_str(DIGITS[rest]);
    }
    text
}

/// ① to ㊿; brackets beyond.
fn circled(count: usize) -> String {
    let (first, start) = match count {
        1..=20 => ('①', 1),
        21..=35 => ('㉑', 21),
        36..=50 => ('㊱', 36),
        _ => return format!("（{count}）"),
    };
    let code = u32::from(first) + (count - start) as u32;
    char::from_u32(code).map_or_else(String::new, String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelt_as_people_write_them() {
        let cases = [
            (1, "一"),
            (9, "九"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (21, "二十一"),
            (100, "一百"),
            (101, "一百零一"),
            (110, "一百一十"),
            (1001, "一千零一"),
            (2020, "二千零二十"),
        ];
        for (number, expected) in cases {
            assert_eq!(chinese(number), expected);
        }
        let format = |before: &'static str, numeral, after: &'static str| NumberFormat {
            before: before.into(),
            numeral: Some(numeral),
            after: after.into(),
        };
        assert_eq!(format("（", Numeral::Chinese, "）").print(12), "（十二）");
        assert_eq!(format("", Numeral::Circled, "").print(20), "⑳");
        assert_eq!(format("", Numeral::Circled, "").print(21), "㉑");
        assert_eq!(format("", Numeral::Chinese, "是").print(3), "三是");
        assert_eq!(format("第", Numeral::Chinese, "部分").print(3), "第三部分");
        assert_eq!(NumberFormat::default().print(3), "");
    }
}
