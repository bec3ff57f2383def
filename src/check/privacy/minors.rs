//! SEC-004: a minor who can be recognised in a case (未成年人保护法 第一百零三条).

use super::super::{Facts, Found, Rule};
use super::named::{ROLES, is_alias};
use super::persons::{Named, named};
use crate::diagnostic::Words;
use crate::prose::Part;
use crate::say;
use crate::terms::WordSet;
use std::ops::Range;

/// Words for a minor; an age below eighteen tells as much.
static MINORS: WordSet = WordSet::new(&[
    "未成年",
    "小学生",
    "中学生",
    "初中生",
    "高中生",
    "男童",
    "女童",
    "男孩",
    "女孩",
    "少年",
    "少女",
    "幼女",
    "女学生",
    "男学生",
]);

/// What makes a case of it.
static CASES: WordSet = WordSet::new(&[
    "案", "被害", "受害", "侵害", "犯罪", "违法", "矫正", "盗窃", "殴打", "性侵", "猥亵", "处罚",
    "抚养", "监护", "欺凌", "涉嫌", "纠纷", "受伤", "遗弃", "虐待", "调解", "援助",
]);

const SCHOOLS: [&str; 5] = ["小学", "中学", "初级中学", "幼儿园", "职业学校"];

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let passages = facts.prose.passages.iter();
    for passage in passages.filter(|passage| passage.part == Part::Text) {
        let text = passage.text.as_str();
        for sentence in passage.sentences() {
            let words = &text[sentence.clone()];
            if !(speaks_of_minor(words) && CASES.any(words)) {
                continue;
            }
            let (named, school, class) = (minor(words), school(words), class(words));
            let alone = matches!(named, Some(Named::Masked(_))) || aged(words);
            let (range, message) = match (named, school) {
                (Some(Named::Full(name)), _) => {
                    if is_alias(words, name.end) {
                        continue;
                    }
                    (name, named_in_full())
                }
                (Some(Named::Masked(_)), Some(school)) => (school, at_school()),
                _ if class.is_some() && alone => (class.unwrap_or_default(), in_class()),
                _ => continue,
            };
            let range = sentence.start + range.start..sentence.start + range.end;
            let finding = rule.finding(passage, range, message);
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!(
                    "不写未成年人的姓名、学校、住址和其他能认出他的信息",
                    "give neither a minor's name nor school, home, or anything else that tells who it is"
                ))
            }));
        }
    }
}

fn named_in_full() -> Words {
    say!(
        "写出了涉案未成年人的姓名",
        "the name of a minor stands in a case"
    )
}

fn at_school() -> Words {
    say!(
        "涉案未成年人所在的学校写了出来，能认出是谁",
        "the school of a minor in a case is named: it tells who it is"
    )
}

fn in_class() -> Words {
    say!(
        "涉案未成年人所在的班级写了出来，能认出是谁",
        "the class of a minor in a case is told: it tells who it is"
    )
}

/// True where the age of somebody below eighteen is told, and no rule on ages.
fn aged(words: &str) -> bool {
    let mut ages = words.match_indices('岁');
    ages.any(|(at, _)| {
        let rule = ["以", "不", "未", "周", "的未成年人"];
        let behind = &words[at + '岁'.len_utf8()..];
        young(words, at).is_some() && !rule.iter().any(|word| behind.starts_with(word))
    })
}

/// A class of a school: `初一3班`, `五年级（2）班`.
fn class(words: &str) -> Option<Range<usize>> {
    let numeral = |found: char| found.is_ascii_digit() || "一二三四五六七八九十".contains(found);
    words.match_indices('班').find_map(|(at, unit)| {
        let head = words[..at].trim_end_matches(['）', ')']);
        let number = head.trim_end_matches(numeral);
        let grade = number.trim_end_matches(['（', '(']);
        let kinds = ["初", "高", "小"].iter().find_map(|kind| {
            let digit = grade.trim_end_matches(numeral);
            (digit.ends_with(kind)).then(|| digit.len() - kind.len())
        });
        let years = grade
            .strip_suffix("年级")
            .or_else(|| grade.strip_suffix('级'));
        let years = years.map(|years| years.trim_end_matches(numeral).len());
        // 初一3班: the numeral of the year stands right ahead of that of the class.
        let start = kinds.or(years)?;
        let told = words[start..at]
            .chars()
            .filter(|found| numeral(*found))
            .count();
        (told >= 2).then_some(start..at + unit.len())
    })
}

/// The name beside a word for a minor, or ahead of an age.
fn minor(words: &str) -> Option<Named> {
    let roles = ROLES.all().iter().skip_while(|role| **role != "未成年人");
    let mut found =
        roles.flat_map(|role| words.match_indices(*role).map(|(at, role)| at + role.len()));
    let beside = found.find_map(|at| named(words, at));
    beside.or_else(|| {
        let (mut ages, mut best) = (words.match_indices('岁'), None);
        while let (Some((at, _)), None) = (ages.next(), &best) {
            best = ahead_of_age(words, at);
        }
        best
    })
}

/// `李某（男，14岁）`: the name ahead of the bracket that the age stands in.
fn ahead_of_age(words: &str, at: usize) -> Option<Named> {
    young(words, at)?;
    let mut near = words[..at].char_indices().rev().take(30);
    let (bracket, _) = near
        .find(|(_, mark)| matches!(mark, '（' | '）'))
        .filter(|(_, mark)| *mark == '（')?;
    let starts = words[..bracket].char_indices().rev().take(4).skip(1);
    let starts: Vec<usize> = starts.map(|(start, _)| start).collect();
    let fits = |start: &usize| match named(words, *start)? {
        Named::Full(range) if range.end == bracket => Some(Named::Full(range)),
        Named::Masked(range) if range.end == bracket => Some(Named::Masked(range)),
        _ => None,
    };
    starts.iter().find_map(fits)
}

fn speaks_of_minor(words: &str) -> bool {
    let mut ages = words.match_indices('岁');
    MINORS.any(words) || ages.any(|(at, _)| young(words, at).is_some())
}

/// The age ahead of 岁, where it is below eighteen.
fn young(words: &str, at: usize) -> Option<u32> {
    let before = &words[..at];
    let digits = before.trim_end_matches(|found: char| found.is_ascii_digit());
    let age: u32 = before[digits.len()..].parse().ok()?;
    (1..18).contains(&age).then_some(age)
}

/// A school that is called by its name.
fn school(words: &str) -> Option<Range<usize>> {
    SCHOOLS.iter().find_map(|kind| {
        words.match_indices(kind).find_map(|(at, kind)| {
            let before = &words[..at];
            let own = |found: &(usize, char)| {
                matches!(found.1, '\u{4e00}'..='\u{9fff}')
                    && !"系是为于从到读至往".contains(found.1)
            };
            let letters: Vec<_> = before
                .char_indices()
                .rev()
                .take_while(own)
                .take(6)
                .collect();
            let name: String = letters.iter().rev().map(|(_, letter)| letter).collect();
            let vague = [
                "某", "所", "家", "名", "各", "全", "中", "的", "在", "等", "该",
            ];
            let plain = letters.len() >= 2 && !vague.iter().any(|word| name.contains(word));
            let behind = words[at + kind.len()..].starts_with(['生', '时', '教']);
            let start = letters.last().map_or(at, |(start, _)| *start);
            (plain && !behind).then_some(start..at + kind.len())
        })
    })
}

/// True where the name at `range` is a minor's.
pub(super) fn is_minor(text: &str, range: &Range<usize>) -> bool {
    let before = &text[..range.start];
    let before = before.strip_suffix('人').unwrap_or(before);
    let aside = text[range.end..].chars().take(30);
    let aside: String = aside.take_while(|found| *found != '）').collect();
    MINORS.all().iter().any(|role| before.ends_with(role))
        || aside.starts_with('（') && speaks_of_minor(&aside)
}
