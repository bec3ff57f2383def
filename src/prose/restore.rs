//! Half-width marks beside Chinese text, put back into their full-width forms.

use super::Passage;
use crate::document::Origin;

/// Half-width marks and what Chinese text has for them.
const MARKS: [(char, char); 7] = [
    (',', '，'),
    (';', '；'),
    (':', '：'),
    ('?', '？'),
    ('!', '！'),
    ('(', '（'),
    (')', '）'),
];

/// So many half-width marks tell of a crawler, where no full-width one stands beside them.
const MANY: usize = 8;

/// Puts marks back and notes where; true where the whole text was folded on its way.
pub fn restore(passages: &mut [Passage]) -> bool {
    let full = |text: &str| text.contains(|mark| MARKS.iter().any(|(_, full)| *full == mark));
    let any_full = passages.iter().any(|passage| full(&passage.text));
    let mut count = 0;
    for passage in passages {
        let places = misplaced(&passage.text);
        count += places.len();
        if !places.is_empty() {
            replace(passage, &places);
        }
    }
    !any_full && count >= MANY
}

/// Where half-width marks stand that belong to Chinese text.
fn misplaced(text: &str) -> Vec<(usize, char)> {
    if !text.bytes().any(|byte| byte.is_ascii_punctuation()) {
        return Vec::new();
    }
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let other = |(_, other): &&(usize, char)| *other != ' ';
    let before = |index: usize| characters[..index].iter().rev().find(other);
    let after = |index: usize| characters[index + 1..].iter().find(other);
    let mut places = Vec::new();
    let mut open = Vec::new();
    for (index, (at, character)) in characters.iter().enumerate() {
        let Some((_, full)) = MARKS.iter().find(|(half, _)| half == character) else {
            continue;
        };
        let [before, after] = [before(index), after(index)].map(|near| near.map(|(_, near)| *near));
        let chinese = |other: Option<char>| other.is_some_and(is_chinese);
        match character {
            '(' => open.push(*at),
            ')' => {
                let opened = open.pop();
                let inner = opened.map(|open| &text[open + 1..*at]);
                if inner.map_or(chinese(before), is_chinese_aside) {
                    places.extend(opened.map(|at| (at, '（')));
                    places.push((*at, '）'));
                }
            }
            // A sign between digits or letters is a time, a rate or a number.
            _ if inside_number(before, after) => {}
            _ if chinese(before) || before.is_some() && chinese(after) => places.push((*at, *full)),
            // `12%,` and `100件(次),`: what stands ahead decides with what stands behind.
            _ => {}
        }
    }
    let unclosed = |at: &usize| text[at + 1..].chars().next().is_some_and(is_chinese);
    places.extend(open.into_iter().filter(unclosed).map(|at| (at, '（')));
    places.sort_unstable();
    places
}

/// True where brackets around `inner` belong to Chinese text: it is no aside in letters alone.
fn is_chinese_aside(inner: &str) -> bool {
    let plain = |found: char| found.is_ascii_digit() || matches!(found, ' ' | '.' | '%' | ',');
    inner.contains(is_chinese) || !inner.is_empty() && inner.chars().all(plain)
}

fn inside_number(before: Option<char>, after: Option<char>) -> bool {
    let plain = |other: Option<char>| other.is_some_and(|other| other.is_ascii_alphanumeric());
    plain(before) && plain(after)
}

/// Han characters and the marks that stand in Chinese text alone.
fn is_chinese(character: char) -> bool {
    matches!(character,
        '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '。' | '、' | '《' | '》' | '“' | '”'
        | '〔' | '〕' | '，' | '；' | '：' | '？' | '！' | '（' | '）' | '…' | '—' | '％')
}

fn replace(passage: &mut Passage, places: &[(usize, char)]) {
    let old = std::mem::take(&mut passage.text);
    let pieces = std::mem::take(&mut passage.pieces);
    let leads = std::mem::take(&mut passage.leads);
    // A mark grows from one byte to three.
    let moved = |at: usize| at + 2 * places.partition_point(|(place, _)| *place < at);
    let mut next = places.iter().peekable();
    for piece in pieces {
        let span = match piece.origin {
            Origin::Clerk(span) if span.len() == piece.range.len() => Some(span),
            _ => None,
        };
        let mut start = piece.range.start;
        let origin = |from: usize, to: usize| match span {
            Some(mut part) => {
                part.end = part.start + (to - piece.range.start) as u32;
                part.start += (from - piece.range.start) as u32;
                Origin::Clerk(part)
            }
            None => piece.origin,
        };
        while let Some((at, full)) = next.next_if(|(at, _)| *at < piece.range.end) {
            passage.push(&old[start..*at], origin(start, *at));
            passage.halved.push(passage.text.len());
            passage.push(full.encode_utf8(&mut [0; 4]), origin(*at, at + 1));
            start = at + 1;
        }
        passage.push(&old[start..piece.range.end], origin(start, piece.range.end));
    }
    passage.leads = leads
        .into_iter()
        .map(|(level, range)| (level, moved(range.start)..moved(range.end)))
        .collect();
}
