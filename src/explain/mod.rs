//! What a code means: the pages of `docs/rules/`, which the binary carries and the tests execute.

mod index;
mod list;
mod text;

pub use index::index;
pub use list::PAGES;

use crate::diagnostic::{Lang, Severity};
use std::cmp::Reverse;

/// A page: a code, why it is there, a bad sample with the message that greets it, a good sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<'p> {
    pub code: &'p str,
    /// In Chinese, in English.
    pub title: [&'p str; 2],
    pub severity: Severity,
    pub cure: Cure,
    /// The clause that the rule rests on.
    pub basis: Option<&'p str>,
    /// In Chinese, in English.
    pub why: [&'p str; 2],
    pub wrong: Vec<Sample<'p>>,
    /// What `fazhi check` says of the bad sample, in Chinese and in English.
    pub message: [&'p str; 2],
    pub right: Vec<Sample<'p>>,
    /// Why no test can run the sample.
    pub unexecuted: Option<&'p str>,
}

/// A file, a part of one, or commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample<'p> {
    /// `yaml`, `txt`, `jinja`, `console`.
    pub kind: &'p str,
    /// The file's name, where it is not the report file.
    pub name: Option<&'p str>,
    pub text: &'p str,
}

/// Who can cure the sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cure {
    /// `fazhi fix`, unasked.
    Safe,
    /// `fazhi fix --ask`.
    Ask,
    /// A person alone.
    Person,
}

impl Cure {
    const ALL: [Self; 3] = [Self::Safe, Self::Ask, Self::Person];

    /// The stable English name, as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Ask => "ask",
            Self::Person => "none",
        }
    }

    /// What people read; nothing where a person alone can cure it.
    pub fn label(self, lang: Lang) -> &'static str {
        let labels = match self {
            Self::Safe => ["可自动修复", "fixed by fazhi fix"],
            Self::Ask => ["可协助修复（需要你确认）", "fazhi fix --ask helps"],
            Self::Person => ["", ""],
        };
        one(labels, lang)
    }
}

/// The families of codes, in the order of the lists, in Chinese and in English.
pub const FAMILIES: [(&str, [&str; 2]); 17] = [
    ("YML", ["文件的写法", "How the file is written"]),
    ("KEY", ["栏目", "Keys"]),
    ("VAL", ["栏目的内容", "Values"]),
    ("NUM", ["数字", "Numbers"]),
    ("DAT", ["日期", "Dates"]),
    ("REF", ["引用", "References"]),
    ("DOC", ["公文要素", "Elements of a document"]),
    ("STR", ["必备内容", "Required contents"]),
    ("PUN", ["标点", "Punctuation"]),
    ("SPC", ["空格", "Space"]),
    ("LEX", ["用词", "Words"]),
    ("TRM", ["规范表述", "Terms"]),
    ("DUP", ["重复", "Repetition"]),
    ("SEC", ["保密和隐私", "Secrecy and privacy"]),
    ("FMT", ["版式", "Layout"]),
    ("TPL", ["模板", "Template packs"]),
    ("OUT", ["文件和命令", "Files and commands"]),
];

/// All pages, by family and number.
pub fn pages() -> impl Iterator<Item = Page<'static>> {
    PAGES.iter().filter_map(|(_, text)| Page::parse(text))
}

/// The page of a code, which may be typed as `yml1`.
pub fn page(typed: &str) -> Option<Page<'static>> {
    let code = code(typed);
    let found = PAGES.iter().find(|(name, _)| *name == code);
    found.and_then(|(_, text)| Page::parse(text))
}

/// Every code with its title, in Chinese and in English.
pub fn titles() -> impl Iterator<Item = (&'static str, [&'static str; 2])> {
    pages().map(|page| (page.code, page.title))
}

/// The family's name, in Chinese and in English.
pub fn family(code: &str) -> [&'static str; 2] {
    let family = FAMILIES.iter().find(|(name, _)| code.starts_with(name));
    family.map_or(["其他", "Others"], |(_, names)| *names)
}

/// The codes that `typed` may have meant: of the same family, or of one spelt alike, the nearest
/// number first.
pub fn nearest(typed: &str) -> Vec<&'static str> {
    let (family, number) = parts(typed);
    let distance = |code: &str| {
        let (other, its) = parts(code);
        let pairs = family.chars().zip(other.chars());
        let length = family.len().abs_diff(other.len());
        let letters = pairs.filter(|(one, two)| one != two).count() + length;
        (letters, its.abs_diff(number), Reverse(its))
    };
    let codes = PAGES.iter().map(|(code, _)| *code);
    let mut near: Vec<_> = codes.filter(|code| distance(code).0 <= 1).collect();
    near.sort_by_key(|code| distance(code));
    near.truncate(3);
    near
}

/// The code as it is written: `yml1`, `YML 001` and `错误[YML-001]` are `YML-001`.
fn code(typed: &str) -> String {
    let (family, number) = parts(typed);
    format!("{family}-{number:03}")
}

/// Family and number of a code.
fn parts(typed: &str) -> (String, u32) {
    let letters = typed.chars().filter(char::is_ascii_alphabetic);
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let family = letters.map(|letter| letter.to_ascii_uppercase()).collect();
    (family, digits.parse().unwrap_or(0))
}

impl<'p> Page<'p> {
    /// Reads a page; `None` where it is not of the form of the others (CONTRIBUTING.md).
    pub fn parse(text: &'p str) -> Option<Self> {
        let mut parts = text.split("\n## ");
        let head = parts.next()?;
        let (first, rest) = head.strip_prefix("# ")?.split_once('\n')?;
        let (code, title) = first.split_once(' ')?;
        let (zh, en) = title.split_once(" · ")?;
        let mut page = Self {
            code,
            title: [zh, en.trim_end()],
            severity: Severity::Error,
            cure: Cure::Person,
            basis: None,
            why: ["", ""],
            wrong: Vec::new(),
            message: ["", ""],
            right: Vec::new(),
            unexecuted: None,
        };
        let lines = rest.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut why = Vec::new();
        lines.for_each(|line| page.line(line, &mut why));
        page.why = why.try_into().ok()?;
        for part in parts {
            let (heading, body) = part.split_once('\n')?;
            let samples = samples(body)?;
            match heading.trim_end() {
                WRONG => page.wrong = samples,
                RIGHT => page.right = samples,
                MESSAGE => {
                    let texts: Vec<_> = samples.iter().map(|sample| sample.text).collect();
                    page.message = texts.try_into().unwrap_or_default();
                }
                _ => return None,
            }
        }
        Some(page)
    }

    /// Takes in a line ahead of the samples.
    fn line(&mut self, line: &'p str, why: &mut Vec<&'p str>) {
        let note = line.strip_prefix("<!-- not executed: ");
        if let Some(note) = note.and_then(|note| note.strip_suffix(" -->")) {
            self.unexecuted = Some(note);
        } else if let Some(basis) = line.strip_prefix("依据：") {
            self.basis = Some(basis);
        } else if let Some(level) = line.strip_prefix("级别：") {
            let (level, cure) = level.split_once(" · ").unwrap_or((level, ""));
            let levels = [Severity::Info, Severity::Warning, Severity::Error];
            let named = |found: &Severity| found.label(Lang::Zh) == level;
            self.severity = levels.into_iter().find(named).unwrap_or(Severity::Error);
            let named = |found: &Cure| found.label(Lang::Zh) == cure;
            self.cure = Cure::ALL.into_iter().find(named).unwrap_or(Cure::Person);
        } else {
            why.push(line);
        }
    }
}

const WRONG: &str = "错例 · Wrong";
const MESSAGE: &str = "提示 · Message";
const RIGHT: &str = "改好 · Right";

/// The fenced blocks of a part of a page.
fn samples(body: &str) -> Option<Vec<Sample<'_>>> {
    let mut found = Vec::new();
    let mut rest = body;
    while let Some(start) = rest.find("```") {
        let (info, after) = rest[start + 3..].split_once('\n')?;
        let end = after.find("```")?;
        let (kind, name) = match info.trim_end().split_once(' ') {
            Some((kind, name)) => (kind, Some(name)),
            None => (info.trim_end(), None),
        };
        let text = after[..end].strip_suffix('\n').unwrap_or(&after[..end]);
        found.push(Sample { kind, name, text });
        rest = &after[end + 3..];
    }
    Some(found)
}

/// One of two, by language.
fn one<T: Copy>([zh, en]: [T; 2], lang: Lang) -> T {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        for typed in [
            "YML-001",
            "yml-001",
            "yml-1",
            "YML1",
            "yml 001",
            "错误[YML-001]",
        ] {
            assert_eq!(page(typed).unwrap().code, "YML-001", "{typed}");
        }
        for typed in ["", "YML", "YML-999", "XYZ-001", "001", "yml99999999999"] {
            assert_eq!(page(typed), None, "{typed}");
        }
        assert_eq!(nearest("yml-99").len(), 3);
        assert_eq!(nearest("ymk1")[0], "YML-001");
        assert!(nearest("一二三").is_empty());
    }
}
