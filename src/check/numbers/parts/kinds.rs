//! Whether parts are kinds of one thing, or groups that may overlap.

use super::super::stated::Said;
use super::super::words::stage;
use super::lists::bare_label;
use crate::terms::WordSet;
use std::sync::LazyLock;

/// How the parts of a list stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kin {
    /// Kinds of one thing that are all there is: 男 and 女.
    All,
    /// Kinds of one thing: 一审 and 二审.
    Kinds,
    /// Names that tell nothing: 党员 and 女职工.
    Groups,
    /// What was taken in and what was closed of it.
    Stages,
}

impl Kin {
    /// Of `parts`, as their names tell.
    pub fn of(parts: &[&Said<'_>]) -> Self {
        let names: Vec<&str> = parts.iter().map(|part| bare_label(part.label)).collect();
        // `应报备8件，报备8件`: what is due, and what was done of it.
        let due = |name: &&str| name.contains('应') && !name.contains("应急");
        if names.iter().any(due) && !names.iter().all(due) {
            return Self::Stages;
        }
        if names.len() > 1 && ROWS.iter().any(|row| row.part(&names)) {
            let all = |row: &&Row| row.kind == "all" && row.poles(&names);
            return if ROWS.iter().any(|row| all(&row)) {
                Self::All
            } else {
                Self::Kinds
            };
        }
        let mut stages: Vec<_> = parts.iter().map(|part| stage(part.label)).collect();
        stages.sort_unstable();
        stages.dedup();
        if stages != [None] && stages != [Some(2)] && stages != [None, Some(2)] {
            return Self::Stages;
        }
        let counted = parts.first().map_or("", |part| part.number.unit_word());
        if named_alike(&names, has_many_sides(counted)) {
            Self::Kinds
        } else {
            Self::Groups
        }
    }

    /// Kinds of one thing do not overlap.
    pub fn is_apart(self) -> bool {
        matches!(self, Self::All | Self::Kinds)
    }
}

/// True where a name tells of a side that a thing has beside others.
pub fn names_side(part: &Said<'_>) -> bool {
    SIDES.any(part.label)
}

/// People and companies belong to many groups at once.
pub fn has_many_sides(unit: &str) -> bool {
    ["人", "名", "位", "家", "户", "人次", "个"].contains(&unit)
}

/// True where all of `parts` tell what the closing of a case came to.
pub fn are_ends(parts: &[&Said<'_>]) -> bool {
    let names: Vec<&str> = parts.iter().map(|part| bare_label(part.label)).collect();
    ROWS.iter().any(|row| row.kind == "end" && row.part(&names))
}

/// True where two names stand in one row.
pub fn side_by_side(one: &Said<'_>, other: &Said<'_>) -> bool {
    let names = [bare_label(one.label), bare_label(other.label)];
    ROWS.iter().any(|row| row.part(&names))
}

/// True where `names` stand in one row.
pub fn are_kinds(names: &[&str]) -> bool {
    ROWS.iter().any(|row| row.part(names))
}

/// `甲类` and `乙类`, `处罚案卷` and `许可案卷`, `进学校` and `进企业`.
fn named_alike(names: &[&str], sided: bool) -> bool {
    let Some((first, rest)) = names.split_first() else {
        return false;
    };
    let same_last = |characters: usize| {
        let end = |name: &str| -> Vec<char> { name.chars().rev().take(characters).collect() };
        let own = end(first);
        let told = names.iter().all(|name| name.chars().count() > characters);
        told && rest.iter().all(|name| end(name) == own)
    };
    let classed = first.ends_with(['类', '级', '型', '审', '档', '批', '期']) && same_last(1);
    let places = names.iter().all(|name| name.starts_with('进'));
    let plain = !names.iter().any(|name| SIDES.any(name));
    plain && (classed || places || !sided && same_last(2))
}

/// Words of a side that a thing has beside others.
static SIDES: WordSet = WordSet::new(&[
    "涉",
    "重大",
    "重点",
    "疑难",
    "复杂",
    "典型",
    "紧急",
    "敏感",
    "新型",
    "跨",
    "小额",
    "群体",
    "集体",
    "未成年",
    "老年",
    "妇女",
    "残疾",
    "联合",
    "首次",
    "按期",
]);

struct Row {
    kind: &'static str,
    words: Vec<&'static str>,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let lines = include_str!("partitions.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    let rows = lines.map(|line| {
        let mut words: Vec<&str> = line.split(' ').collect();
        let marked = ["all", "end"].into_iter().find(|kind| words[0] == *kind);
        if marked.is_some() {
            words.remove(0);
        }
        Row {
            kind: marked.unwrap_or_default(),
            words,
        }
    });
    rows.collect()
});

impl Row {
    /// Which of its words `name` holds; the longest, where one holds another.
    fn word(&self, name: &str) -> Option<&'static str> {
        let held = self.words.iter().filter(|word| {
            let short = word.chars().count() == 1;
            if short {
                name.starts_with(**word)
            } else {
                name.contains(**word)
            }
        });
        held.max_by_key(|word| word.len()).copied()
    }

    /// True where each of `names` holds a word of its own; 其他 may stand beside them.
    fn part(&self, names: &[&str]) -> bool {
        let mut words = Vec::new();
        for name in names.iter().filter(|name| !is_rest(name)) {
            match self.word(name) {
                Some(word) if !words.contains(&word) => words.push(word),
                _ => return false,
            }
        }
        words.len() > 1
    }

    /// True where the first and the last of its words are among `names`.
    fn poles(&self, names: &[&str]) -> bool {
        let ends = [self.words.first(), self.words.last()];
        let held = |end: &&'static str| names.iter().any(|name| self.word(name) == Some(*end));
        ends.iter().all(|end| end.is_some_and(held))
    }
}

/// `其他`, `其余`: with it a list is complete.
pub fn is_rest(name: &str) -> bool {
    ["其他", "其它", "其余"]
        .iter()
        .any(|word| name.starts_with(word))
}
