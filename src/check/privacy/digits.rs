//! Digits in a row, as the numbers of persons are written: in one go, or in groups.

use std::ops::Range;

/// Digits that stand together, with one blank or hyphen between groups at most.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub groups: Vec<Group>,
}

/// Digits without anything between them; an X may close them.
#[derive(Clone, Debug)]
pub struct Group {
    pub digits: String,
    pub range: Range<usize>,
}

impl Row {
    /// The groups themselves, and all of them as one where they have the `lengths`.
    pub(super) fn as_one(&self, lengths: &[&[usize]]) -> Option<Group> {
        let own: Vec<usize> = self.groups.iter().map(|group| group.digits.len()).collect();
        let (first, last) = (self.groups.first()?, self.groups.last()?);
        lengths.contains(&&own[..]).then(|| Group {
            digits: self
                .groups
                .iter()
                .map(|group| group.digits.as_str())
                .collect(),
            range: first.range.start..last.range.end,
        })
    }
}

/// The rows of digits of `text` that belong to no code or address.
pub fn rows(text: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut open = Row::default();
    let mut characters = text.char_indices().peekable();
    let mut before = None;
    // The row began in the middle of a code.
    let mut coded = false;
    while let Some((start, first)) = characters.next() {
        let ahead = before.replace(first);
        let Some(digit) = value(first) else { continue };
        if open.groups.is_empty() {
            coded = ahead.is_some_and(is_code);
        }
        let mut digits = String::from(digit);
        let mut end = start + first.len_utf8();
        while let Some((at, next)) = characters.next_if(|(_, next)| value(*next).is_some()) {
            digits.extend(value(next));
            end = at + next.len_utf8();
            before = Some(next);
        }
        if digits.len() == 17
            && let Some((at, _)) = characters.next_if(|(_, next)| matches!(next, 'X' | 'x' | 'Ｘ'))
        {
            digits.push('X');
            end = at + text[at..].chars().next().map_or(1, char::len_utf8);
            before = Some('X');
        }
        open.groups.push(Group {
            digits,
            range: start..end,
        });
        let mut rest = text[end..].chars();
        let (mark, next) = (rest.next(), rest.next());
        if matches!(mark, Some(' ' | '-' | '－')) && next.is_some_and(|next| value(next).is_some())
        {
            continue;
        }
        let row = std::mem::take(&mut open);
        if !coded && !mark.is_some_and(is_code) {
            rows.push(row);
        }
    }
    rows
}

fn value(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '０'..='９' => char::from_digit(character as u32 - '０' as u32, 10),
        _ => None,
    }
}

/// Beside digits, tells of a code, an address, a mask or a fraction.
fn is_code(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(
            character,
            '*' | '＊' | '/' | '.' | '=' | '_' | '×' | '#' | '&' | '@'
        )
}

/// A number as a message may show it: its ends only.
pub(super) fn masked(digits: &str, head: usize, tail: usize) -> String {
    let count = digits.chars().count();
    let front: String = digits.chars().take(head).collect();
    let back: String = digits.chars().skip(count.saturating_sub(tail)).collect();
    format!("{front}……{back}")
}

/// What stands in front of byte `at`, `count` characters at most, in the same sentence.
pub(super) fn ahead(text: &str, at: usize, count: usize) -> &str {
    let before = &text[..at];
    let near = before.char_indices().rev().take(count).last();
    let near = near.map_or(before, |(start, _)| &before[start..]);
    near.rfind(['。', '；', '！', '\n']).map_or(near, |stop| {
        near[stop..].trim_start_matches(['。', '；', '！', '\n'])
    })
}
