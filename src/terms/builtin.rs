//! The tables inside the binary, each with its code.
//!
//! They are plain YAML, as an office writes them, kept so simple (a key a line, lists in brackets, no
//! quotes) that [`blocks`] reads them at once: a program starts often, and these tables grow long. A
//! test reads them with the YAML reader too and compares.

use super::list::{List, Place, Term, Text};
use super::search::Terms;
use crate::diagnostic::{Code, Severity, Words};
use std::sync::OnceLock;

/// A table that the binary carries.
#[derive(Debug)]
pub struct Builtin {
    pub code: Code,
    /// The text of its file in `terms/`.
    pub text: &'static str,
}

/// Each code with the table in `terms/`.
macro_rules! tables {
    ($($code:literal)*) => {
        &[$(Builtin { code: $code, text: include_str!(concat!("../../terms/", $code, ".yaml")) }),*]
    };
}

/// Every table of words and what to write instead.
pub static BUILTIN: &[Builtin] = tables!["LEX-002" "LEX-003" "LEX-004" "LEX-005" "LEX-007"
    "LEX-008" "LEX-009" "LEX-011" "LEX-012" "LEX-013" "TRM-002" "TRM-003" "TRM-005"];

/// The keys of one entry and their values as they stand; the first block of a file is its head.
pub type Block = Vec<(&'static str, &'static str)>;

/// The entries of a table in simple YAML.
pub fn blocks(text: &'static str) -> Vec<Block> {
    let mut blocks = vec![Block::new()];
    for line in text.lines() {
        let line = line.trim_ascii();
        let (fresh, line) = match line.strip_prefix("- ") {
            Some(rest) => (true, rest),
            None => (false, line),
        };
        let Some((key, value)) = line.split_once(':').filter(|_| !line.starts_with('#')) else {
            continue;
        };
        if fresh {
            blocks.push(Block::new());
        }
        if let Some(block) = blocks.last_mut() {
            block.push((key, value.trim_ascii()));
        }
    }
    blocks
}

/// What a value holds: the words of its list, or itself.
pub fn values(value: &'static str) -> impl Iterator<Item = &'static str> {
    let list = value.strip_prefix('[');
    let list = list.and_then(|rest| rest.strip_suffix(']'));
    list.unwrap_or(value)
        .split(if list.is_some() { ", " } else { "\n" })
}

impl Builtin {
    /// The table.
    pub fn list(&self) -> List {
        let mut blocks = blocks(self.text).into_iter();
        let mut list = List {
            code: self.code,
            ..List::default()
        };
        for (key, value) in blocks.next().unwrap_or_default() {
            match key {
                "名称" => list.name = Some(value.into()),
                "提法" => list.saying.zh = value.to_owned(),
                "英文提法" => list.saying.en = value.to_owned(),
                "级别" => list.severity = grade(value).unwrap_or(Severity::Warning),
                _ => {}
            }
        }
        list.terms = blocks.map(term).collect();
        list
    }
}

fn term(block: Block) -> Term {
    let mut term = Term::default();
    for (key, value) in block {
        let place = || Place::named(value).unwrap_or(Place::Both);
        let all = || values(value).map(Text::from).collect();
        match key {
            "词" => term.words = all(),
            "宾语" => term.objects = all(),
            "谓语" => term.predicates = all(),
            "改成" => term.instead = all(),
            "逐词改成" => term.each = all(),
            "理由" => term.why = Some(value.into()),
            "依据" => term.source = Some(value.into()),
            "级别" => term.severity = grade(value),
            "间隔" => term.reach = value.parse().unwrap_or(term.reach),
            "前面是" => term.before = all(),
            "后面是" => term.after = all(),
            "前面不是" => term.not_before = all(),
            "后面不是" => term.not_after = all(),
            "中间不是" => term.not_between = all(),
            "书名号" => term.titles = place(),
            "引号" => term.quotes = place(),
            _ => {}
        }
    }
    term
}

fn grade(name: &str) -> Option<Severity> {
    Some(match name {
        "错误" => Severity::Error,
        "警告" => Severity::Warning,
        "提示" => Severity::Info,
        _ => return None,
    })
}

impl Default for List {
    fn default() -> Self {
        Self {
            code: OFFICE,
            name: None,
            saying: Words {
                zh: "不用这个说法".to_owned(),
                en: "is not what this office writes".to_owned(),
            },
            severity: Severity::Warning,
            terms: Vec::new(),
        }
    }
}

/// The code of what an office's own tables find.
pub const OFFICE: Code = "TRM-010";

impl Terms {
    /// The words of the program's tables. Made ready at first use.
    pub fn builtin() -> &'static Self {
        static TERMS: OnceLock<Terms> = OnceLock::new();
        TERMS.get_or_init(|| Self::new(BUILTIN.iter().map(Builtin::list).collect()))
    }
}
