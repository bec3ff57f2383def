//! Names of natural persons beside the part that they play in a case.

use super::super::listed::words;
use crate::terms::WordSet;
use std::ops::Range;
use std::sync::LazyLock;

static SURNAMES: LazyLock<WordSet> = LazyLock::new(|| words(include_str!("surnames.txt")));
static NO_NAMES: LazyLock<WordSet> = LazyLock::new(|| words(include_str!("nonames.txt")));

/// What may stand between a part and the name.
const BETWEEN: [&str; 8] = ["姓名：", "系", "为", "是", "：", "（", "叫", "名叫"];

/// What stands behind a name that ends.
const BEHIND: [&str; 34] = [
    "，", "。", "、", "；", "：", "（", "）", "”", "》", "与", "因", "诉", "不服", "的", "涉嫌",
    "被", "在", "于", "向", "对", "将", "未", "系", "擅自", "申请", "提出", "自愿", "违法", "违反",
    "等", "一案", "表示", "驾驶", "非法",
];

/// A name in full, or one of which a part is hidden.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Named {
    Full(Range<usize>),
    Masked(Range<usize>),
}

/// The name at byte `at` of `text`, small words ahead of it aside.
pub(super) fn named(text: &str, at: usize) -> Option<Named> {
    let mut rest = &text[at..];
    for word in BETWEEN {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let start = text.len() - rest.len();
    let surname = surname(rest)?;
    let given = &rest[surname.len()..];
    if given.starts_with(['某', '×', 'X', 'x', '*', '＊', '氏', '姓', '○']) {
        let hidden = given.trim_start_matches(['某', '×', 'X', 'x', '*', '＊', '氏', '○']);
        return Some(Named::Masked(start..text.len() - hidden.len()));
    }
    if NO_NAMES.at(rest).next().is_some() {
        return None;
    }
    [2, 1].into_iter().find_map(|count| {
        let (name, behind) = split(given, count)?;
        if name.contains('某') {
            return Some(Named::Masked(start..text.len() - behind.len()));
        }
        // A name of two characters is told by a mark alone: 高度, 成功 are none.
        let ends = match count {
            2 => BEHIND.iter().any(|word| behind.starts_with(word)) || behind.is_empty(),
            _ => behind.starts_with(['，', '（', '与', '因', '诉']) || behind.starts_with("不服"),
        };
        ends.then(|| Named::Full(start..text.len() - behind.len()))
    })
}

fn surname(text: &str) -> Option<&'static str> {
    let mut found = SURNAMES.at(text);
    let first = found.next()?;
    Some(found.next().unwrap_or(first))
}

/// The first `count` Han characters, and what is behind them.
fn split(text: &str, count: usize) -> Option<(&str, &str)> {
    let end: usize = text.chars().take(count).map(char::len_utf8).sum();
    let (name, behind) = text.split_at(end);
    let han = |found: char| matches!(found, '\u{4e00}'..='\u{9fff}');
    (name.chars().count() == count && name.chars().all(han)).then_some((name, behind))
}

/// A name as a message may show it.
pub(super) fn shown(name: &str) -> String {
    let count = name.chars().count();
    let kept = if count > 3 { 2 } else { 1 };
    let surname: String = name.chars().take(kept).collect();
    format!("{surname}{}", "某".repeat(count - kept.min(count)))
}
