//! NUM-006: names such as “一庭两所三中心”, whose numerals add up, and the list in brackets behind.

use super::super::Rule;
use super::super::listed::listed;
use super::members::{Members, are_alike, bare, han, members};
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::prose::Passage;
use crate::say;
use std::ops::Range;

const FIXED: &str = include_str!("fixed.txt");

/// Nouns that begin so are measures: 三年, 八小时, 一公里.
const MEASURES: [&str; 13] = [
    "年", "月", "日", "天", "周", "小时", "分钟", "公里", "元", "岁", "米", "点", "刻",
];

/// No list in brackets is longer, in characters.
const LONGEST: usize = 600;

/// A numeral and what it counts.
struct Group<'t> {
    count: usize,
    noun: &'t str,
}

/// The findings in `passage`.
pub(super) fn look(rule: &Rule, passage: &Passage) -> Vec<Diagnostic> {
    let text = passage.text.as_str();
    let opens = text.match_indices('“').map(|(at, mark)| at + mark.len());
    let found = opens.filter_map(|start| {
        let mut near = text[start..].char_indices().take(24);
        let end = start + near.find(|(_, found)| *found == '”')?.0;
        let name = &text[start..end];
        let groups = groups(name)?;
        let list = bracket(text, end + '”'.len_utf8())?;
        told(rule, passage, name, &groups, start..end, list)
    });
    found.collect()
}

/// The bracket that begins a few characters behind byte `at`: its content.
fn bracket(text: &str, at: usize) -> Option<Range<usize>> {
    let near = text[at..].char_indices().take(7);
    let mut near = near.take_while(|(_, found)| *found == '（' || is_letter(*found));
    let (open, mark) = near.find(|(_, found)| *found == '（')?;
    let start = at + open + mark.len_utf8();
    let mut depth = 1usize;
    for (offset, found) in text[start..].char_indices().take(LONGEST) {
        match found {
            '（' => depth += 1,
            '）' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(start..start + offset);
        }
    }
    None
}

/// Numerals and nouns in turn, and nothing else; a word ahead of the only numeral aside.
fn groups(name: &str) -> Option<Vec<Group<'_>>> {
    if listed(FIXED).any(|fixed| fixed == name) || name.chars().count() > 20 {
        return None;
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places = name
        .char_indices()
        .filter(|(_, found)| han(*found).is_some())
        .peekable();
    let first = places.peek()?.0;
    let ordinal = name[..first].ends_with(['第', '初', '之', '唯', '统', '万', '同']);
    while let Some((at, numeral)) = places.next() {
        let start = at + numeral.len_utf8();
        let end = places.peek().map_or(name.len(), |(next, _)| *next);
        let noun = name[start..end].trim_end_matches(['、', '+', '＋', ' ']);
        let letters = !noun.is_empty() && noun.chars().all(is_letter);
        if !letters || MEASURES.iter().any(|word| noun.starts_with(word)) {
            return None;
        }
        groups.push(Group {
            count: han(numeral)?,
            noun,
        });
    }
    let total: usize = groups.iter().map(|group| group.count).sum();
    let vague = name.contains(['多', '几', '数', '百', '千', '万', '零', '双']);
    (total > 1 && !ordinal && !vague && (first == 0 || groups.len() == 1)).then_some(groups)
}

fn is_letter(found: char) -> bool {
    matches!(found, '\u{4e00}'..='\u{9fff}')
}

fn told(
    rule: &Rule,
    passage: &Passage,
    name: &str,
    groups: &[Group<'_>],
    place: Range<usize>,
    list: Range<usize>,
) -> Option<Diagnostic> {
    let text = passage.text.as_str();
    let members = members(text, list.clone());
    let total: usize = groups.iter().map(|group| group.count).sum();
    if members.items.len() < 2 || members.allows(total) {
        return None;
    }
    let nouns: Vec<&str> = groups.iter().map(|group| group.noun).collect();
    let sum: Vec<String> = groups.iter().map(|group| group.count.to_string()).collect();
    let sum = match sum.len() {
        1 => total.to_string(),
        _ => format!("{}={total}", sum.join("+")),
    };
    let listed = members.items.len();
    let plain = are_alike(text, &members, &nouns);
    let doubt = doubt(text, &members, groups);
    let (zh, en) = (doubt.zh, doubt.en);
    let message = say!(
        "“{name}”应有{sum}项，后面列了{listed}项{zh}",
        "“{name}” makes {sum}, and {listed} are listed{en}"
    );
    let span = passage.span(place.start..list.end)?;
    let severity = if plain {
        rule.severity
    } else {
        Severity::Warning
    };
    Some(
        Diagnostic::new(severity, rule.code, span, message).hint(say!(
            "核对：少列的补上；只是举例的，末尾加“等”",
            "list what is left out; where these are examples only, end with 等"
        )),
    )
}

/// The group whose members are too few or too many, where they can be told apart by how they end.
fn doubt(text: &str, members: &Members, groups: &[Group<'_>]) -> Words {
    let ends: Vec<Option<char>> = groups
        .iter()
        .map(|group| group.noun.chars().next_back())
        .collect();
    let own = |end: Option<char>| {
        let items = members.items.iter().map(|item| bare(&text[item.clone()]));
        items.filter(|item| item.chars().next_back() == end).count()
    };
    let distinct = (1..ends.len()).all(|index| !ends[..index].contains(&ends[index]));
    let assigned: usize = ends.iter().map(|end| own(*end)).sum();
    let wrong = groups
        .iter()
        .zip(&ends)
        .find(|(group, end)| own(**end) != group.count);
    match wrong {
        Some((group, end)) if groups.len() > 1 && distinct && assigned == members.items.len() => {
            let (noun, count, listed) = (group.noun, group.count, own(*end));
            say!(
                "（“{noun}”应有{count}项，列了{listed}项）",
                " (of {noun}, {listed} in place of {count})"
            )
        }
        _ => say!("", ""),
    }
}
