//! Thousands of a number that stand apart: `1,036`, `1 478` (GB/T 15835-2011, 5.1.2).

use super::scan::ascii_digits;
use super::units::unit;

/// Where the number ends whose thousands blanks part: one to three digits at `at`, then groups of
/// three, then what is counted. A year or an ordinal ahead of a figure is no group of it.
pub fn spaced(text: &str, at: usize, cell: bool) -> Option<usize> {
    let (first, rest) = ascii_digits(&text[at..]);
    let blank = rest.chars().next().filter(|blank| is_blank(*blank))?;
    let short = (1..=GROUP).contains(&first.len()) && !first.starts_with('0');
    if !short || is_label(&text[..at]) {
        return None;
    }
    let tail = behind_groups(rest, blank);
    let end = text.len() - tail.len();
    let told = || is_counted(tail) || is_range(tail, blank) || cell && is_alone(text, at, end);
    (tail.len() < rest.len() && told()).then_some(end)
}

/// What stands behind the groups that `rest` begins with, each behind a `blank`.
fn behind_groups(mut rest: &str, blank: char) -> &str {
    for _ in 0..MOST {
        match rest.strip_prefix(blank).filter(|behind| is_group(behind)) {
            Some(behind) => rest = &behind[GROUP..],
            None => break,
        }
    }
    rest
}

/// So many digits stand together.
const GROUP: usize = 3;

/// A figure has no more groups.
const MOST: usize = 4;

/// Blanks that part thousands; U+3000 is what a Chinese keyboard has for one.
pub fn is_blank(blank: char) -> bool {
    matches!(blank, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}')
}

/// True where `tail` goes on as it does behind a quantity: decimals, 万, 余, a unit.
fn is_counted(tail: &str) -> bool {
    let decimals = tail.strip_prefix('.').map(ascii_digits);
    let tail = match decimals {
        Some((digits, rest)) if !digits.is_empty() => rest,
        _ => tail,
    };
    let near = tail.strip_prefix(is_blank).unwrap_or(tail);
    near.starts_with(['万', '亿', '余', '多']) || unit(near).is_some()
}

/// `1 200～1 500件`
fn is_range(tail: &str, blank: char) -> bool {
    let other = tail.strip_prefix(['～', '~', '—', '–', '-', '至', '到']);
    other.is_some_and(|other| is_counted(behind_groups(ascii_digits(other).1, blank)))
}

/// True where a cell holds nothing but the number.
fn is_alone(text: &str, at: usize, end: usize) -> bool {
    let around = [&text[..at], &text[end..]];
    around.iter().all(|rest| rest.trim().is_empty())
}

/// True where the digits behind `head` number something: 第3, 表1, 附件2, 国道G104.
fn is_label(head: &str) -> bool {
    let near = head.trim_end_matches(is_blank);
    if near.ends_with('第')
        || head.ends_with(|last: char| last.is_ascii_alphanumeric() || ".,/〔".contains(last))
    {
        return true;
    }
    let name = LABELS.iter().find_map(|label| near.strip_suffix(label));
    // 报表1 286份 counts; 表1 stands alone.
    name.is_some_and(|ahead| !ahead.ends_with(is_word) || ahead.ends_with(['见', '如', '附', '和']))
}

/// What is numbered.
const LABELS: [&str; 7] = ["附表", "附图", "附件", "附录", "专栏", "表", "图"];

fn is_word(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

/// `1,036`: what stands ahead of the comma so far is one to three digits and groups of three.
pub fn grouped(typed: &str, written: &str) -> bool {
    let mut groups = written.split(',');
    let first = groups.next().map_or(0, str::len);
    (1..=3).contains(&first) && groups.all(|group| group.len() == 3) && !typed.starts_with('0')
}

/// Three digits and no more.
pub fn is_group(text: &str) -> bool {
    let (digits, _) = ascii_digits(text);
    digits.len() == 3
}
