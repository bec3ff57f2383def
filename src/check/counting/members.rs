//! The members of a list as a sentence has them: A、B和C等.

use super::super::numerals::digit;
use std::ops::Range;

/// A list.
#[derive(Debug, Default)]
pub(super) struct Members {
    pub items: Vec<Range<usize>>,
    /// So many more there may be: 和 and its like may join two, or stand within one.
    pub joined: usize,
    /// It ends with 等: there are more than it names.
    pub open: bool,
}

impl Members {
    /// True where the list may be of `count`.
    pub(super) fn allows(&self, count: usize) -> bool {
        let listed = self.items.len();
        let least = if self.open {
            0
        } else {
            count.saturating_sub(self.joined)
        };
        (least..=count).contains(&listed)
    }
}

/// The members that the bytes `range` of `text` list; marks inside brackets, quotes and titles part
/// none.
pub(super) fn members(text: &str, range: Range<usize>) -> Members {
    let all = &text[range.clone()];
    let marks: &[char] = if outside(all).any(|(_, mark)| mark == '；') {
        &['；']
    } else {
        &['、', '，']
    };
    let mut found = Members::default();
    let mut start = 0;
    let cuts = outside(all).filter(|(_, mark)| marks.contains(mark));
    let cuts: Vec<_> = cuts.chain([(all.len(), '\n')]).collect();
    for (at, mark) in cuts {
        if !all[start..at].trim().is_empty() {
            found.items.push(range.start + start..range.start + at);
        }
        start = (at + mark.len_utf8()).min(all.len());
    }
    for item in &found.items {
        found.joined += joints(&text[item.clone()]);
    }
    if let Some(last) = found.items.last_mut() {
        if let Some(at) = and_so_on(&text[last.clone()]) {
            found.open = true;
            last.end = last.start + at;
        }
        if last.start >= last.end {
            found.items.pop();
        }
    }
    found.open |= all.ends_with("……");
    found
}

/// Places at which two things may be joined: words, and quotes or titles that touch.
fn joints(item: &str) -> usize {
    let words = outside(item).filter(|(_, found)| matches!(found, '和' | '及' | '与' | '或' | '·'));
    let touching = item.matches("”“").count() + item.matches("》《").count();
    words.count() + touching
}

/// Where 等 ends a list, and is no part of a word.
pub(super) fn and_so_on(text: &str) -> Option<usize> {
    let mut all = text.match_indices('等');
    all.find_map(|(at, word)| {
        let joined =
            text[..at].ends_with(['平', '同', '对', '高', '初', '中', '均', '优', '相', '何']);
        let behind = &text[at + word.len()..];
        let begins = behind.starts_with(['级', '候', '次', '待', '额', '值', '于', '效', '第']);
        (!joined && !begins).then_some(at)
    })
}

/// The characters outside brackets, quotes and titles, with their places.
pub(super) fn outside(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut depth = 0usize;
    text.char_indices().filter(move |(_, found)| match found {
        '（' | '《' | '“' | '〔' | '〈' | '【' => {
            depth += 1;
            false
        }
        '）' | '》' | '”' | '〕' | '〉' | '】' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    })
}

/// A small numeral at the start of `text`: its value and its length.
pub(super) fn numeral(text: &str) -> Option<(usize, usize)> {
    let digits = text.len()
        - text
            .trim_start_matches(|found: char| found.is_ascii_digit())
            .len();
    if digits > 0 {
        let value = text[..digits]
            .parse()
            .ok()
            .filter(|value| (1..=30).contains(value))?;
        return Some((value, digits));
    }
    let mut characters = text.chars();
    let first = characters.next()?;
    let value = han(first)?;
    let second = characters.next().and_then(han);
    match (value, second) {
        (10, Some(one @ 1..10)) => Some((10 + one, 2 * first.len_utf8())),
        (_, Some(_)) => None,
        _ => Some((value, first.len_utf8())),
    }
}

/// A numeral that is one character.
pub(super) fn han(character: char) -> Option<usize> {
    match character {
        '两' => Some(2),
        '十' => Some(10),
        _ => digit(character).map(usize::from),
    }
}

/// True where the members look like what is counted: most end as one of `nouns` does, or all begin
/// or end alike.
pub(super) fn are_alike(text: &str, members: &Members, nouns: &[&str]) -> bool {
    let items: Vec<&str> = members
        .items
        .iter()
        .map(|item| bare(&text[item.clone()]))
        .collect();
    let ends: Vec<char> = nouns
        .iter()
        .filter_map(|noun| noun.chars().next_back())
        .collect();
    let fits = items
        .iter()
        .filter(|item| item.ends_with(&ends[..]))
        .count();
    let same = |pick: fn(&str) -> Option<char>| {
        let mut all = items.iter().map(|item| pick(item));
        let first = all.next().flatten();
        first.is_some() && items.len() > 2 && all.all(|other| other == first)
    };
    fits * 2 > items.len()
        || same(|item| item.chars().next())
        || same(|item| item.chars().next_back())
}

/// A member without quotes and brackets behind it.
pub(super) fn bare(item: &str) -> &str {
    let item = item.trim_matches(['“', '”', '《', '》', ' ']);
    item.find('（').map_or(item, |at| &item[..at])
}
