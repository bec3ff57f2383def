//! A title in words: the way through it that passes the most and the longest words of the table, names
//! of places by their shape, numbers with what they count, and the fewest characters that are none of them.

use super::PAIRS;
use super::words::{Sort, WORDS};
use crate::write::width::halves;
use std::ops::Range;

/// A piece of a title that no line break goes through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub range: Range<usize>,
    pub kind: Kind,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word(Sort),
    /// 关于
    About,
    /// A province, a city, a county, a town.
    Place,
    /// With what it counts.
    Number,
    /// From a mark that opens to the one that closes.
    Pair,
    Mark,
    Space,
    /// Characters of no known word.
    Unknown,
}

/// How names of places end.
const PLACES: [&str; 27] = [
    "省",
    "自治区",
    "特别行政区",
    "市",
    "自治州",
    "地区",
    "盟",
    "县",
    "自治县",
    "旗",
    "自治旗",
    "区",
    "林区",
    "特区",
    "新区",
    "开发区",
    "经济开发区",
    "经济技术开发区",
    "高新区",
    "高新技术产业开发区",
    "街道",
    "镇",
    "乡",
    "民族乡",
    "苏木",
    "社区",
    "村",
];
/// With one of them inside, it is seldom one name: 示例市云溪县.
const PLACE_ENDS: &str = "省市县区盟旗镇乡村";
/// Not inside the name of a place.
const NO_NAME: &str = "的和与及暨或在对为";
/// Characters of the longest name of a place.
const LONGEST_PLACE: usize = 22;
const NUMERALS: &str = "〇一二三四五六七八九十百零两";

// What a way through the title costs, piece by piece: a known word least, however long it is.
const WORD: u32 = 10;
const LETTER: u32 = 20;
const STRANGE: u32 = 30;
const NAMED: u32 = 6;

/// The pieces of `title`, one after the other. What stands in marks is one piece where it is no wider
/// than `room` halves.
pub fn tokens(title: &str, room: i32) -> Vec<Token> {
    let text = Text::of(title, room);
    let count = text.chars.len();
    // From each character on: the cost to the end, and the piece that begins there.
    let mut ways = vec![(0, 0, Kind::Unknown); count + 1];
    for at in (0..count).rev() {
        let pieces = text.pieces(at).into_iter();
        let ways_on = pieces.map(|(end, kind, cost)| (cost + ways[end].0, end, kind));
        // Of equals the longer piece: they come in order.
        ways[at] = ways_on
            .rev()
            .min_by_key(|way| way.0)
            .unwrap_or((0, at + 1, Kind::Unknown));
    }
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < count {
        let (_, end, kind) = ways[at];
        let range = text.byte(at)..text.byte(end);
        match tokens.last_mut() {
            Some(last) if kind == Kind::Unknown && last.kind == kind => last.range.end = range.end,
            _ => tokens.push(Token { range, kind }),
        }
        at = end;
    }
    tokens
}

/// A piece that may begin at a character: where it ends, what it is, its cost.
type Piece = (usize, Kind, u32);

struct Text<'t> {
    title: &'t str,
    chars: Vec<(usize, char)>,
    room: i32,
}

impl<'t> Text<'t> {
    fn of(title: &'t str, room: i32) -> Self {
        let chars = title.char_indices().collect();
        Self { title, chars, room }
    }

    fn byte(&self, at: usize) -> usize {
        self.chars
            .get(at)
            .map_or(self.title.len(), |&(byte, _)| byte)
    }

    fn slice(&self, range: Range<usize>) -> &'t str {
        &self.title[self.byte(range.start)..self.byte(range.end)]
    }

    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|&(_, character)| character)
    }

    /// Every piece that may begin at `at`, the shorter first.
    fn pieces(&self, at: usize) -> Vec<Piece> {
        let Some(first) = self.char(at) else {
            return Vec::new();
        };
        if let Some(end) = self.pair(at, first) {
            return vec![(end, Kind::Pair, 0)];
        }
        if first.is_whitespace() {
            return vec![(at + 1, Kind::Space, 0)];
        }
        if !first.is_alphanumeric() {
            return vec![(at + 1, Kind::Mark, 0)];
        }
        if let Some(end) = self.number(at, first).filter(|_| first != '第') {
            return vec![(end, Kind::Number, 0)];
        }
        let mut pieces = vec![(at + 1, Kind::Unknown, STRANGE)];
        let number = self.number(at, first);
        pieces.extend(number.map(|end| (end, Kind::Number, WORD)));
        pieces.extend(self.words(at));
        pieces.extend(self.places(at));
        pieces
    }

    /// The end of what is in marks from here on, where a line can hold it.
    fn pair(&self, at: usize, first: char) -> Option<usize> {
        let (open, close) = *PAIRS.iter().find(|(open, _)| *open == first)?;
        let mut depth = 0;
        for (index, &(_, character)) in self.chars.iter().enumerate().skip(at) {
            depth += i32::from(character == open) - i32::from(character == close);
            if depth == 0 {
                let fits = halves(self.slice(at..index + 1)) <= self.room;
                return fits.then_some(index + 1);
            }
        }
        None
    }

    /// Digits, or letters, or 第 with a numeral, and the word that they count.
    fn number(&self, at: usize, first: char) -> Option<usize> {
        let run = |from: usize, of: &dyn Fn(char) -> bool| {
            let rest = self.chars.iter().skip(from);
            from + rest.take_while(|&&(_, character)| of(character)).count()
        };
        let end = if first == '第' {
            let end = run(at + 1, &|c| NUMERALS.contains(c) || c.is_ascii_digit());
            (end > at + 1).then_some(end)?
        } else if first.is_ascii_alphanumeric() {
            run(at, &|c| {
                c.is_ascii_alphanumeric() || ".,%％—–-~～·/".contains(c)
            })
        } else {
            return None;
        };
        let counted = |length: &usize| {
            let behind = end + length <= self.chars.len();
            let word = behind.then(|| self.slice(end..end + length));
            word.is_some_and(|word| WORDS.is_measure(word))
        };
        let measure = [2, 1].into_iter().find(counted).unwrap_or(0);
        Some(end + measure)
    }

    fn words(&self, at: usize) -> impl Iterator<Item = Piece> {
        let longest = WORDS.longest.min(self.chars.len() - at);
        (1..=longest).filter_map(move |length| {
            let word = self.slice(at..at + length);
            if word == "关于" {
                return Some((at + length, Kind::About, WORD));
            }
            let cost = if length == 1 { LETTER } else { WORD };
            WORDS
                .sort(word)
                .map(|sort| (at + length, Kind::Word(sort), cost))
        })
    }

    /// Names of places by their shape: some characters, and what a place ends with.
    fn places(&self, at: usize) -> Vec<Piece> {
        let mut places = Vec::new();
        let mut doubts = 0;
        let longest = LONGEST_PLACE.min(self.chars.len() - at);
        for length in 1..longest {
            let Some(character) = self.char(at + length - 1) else {
                break;
            };
            // A name may begin with such a character, at the head of what is named: 和平区, 镇江市.
            let heads = length == 1 && (at == 0 || PLACE_ENDS.contains(self.slice(at - 1..at)));
            if !character.is_alphabetic() || NO_NAME.contains(character) && !heads {
                break;
            }
            let doubtful = if length == 1 { NO_NAME } else { PLACE_ENDS };
            doubts += u32::from(doubtful.contains(character));
            let rest = &self.title[self.byte(at + length)..];
            for ending in PLACES.iter().filter(|ending| rest.starts_with(**ending)) {
                let named = u32::try_from(length).unwrap_or(u32::MAX);
                let short = if length == 1 { WORD } else { 0 };
                let cost = WORD + NAMED * named + LETTER * doubts + short;
                places.push((at + length + ending.chars().count(), Kind::Place, cost));
            }
        }
        places.sort_unstable_by_key(|&(end, ..)| end);
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Titles in their words, places in 〈〉, what is in no table in ?.
    #[test]
    fn titles_in_words() {
        for expected in include_str!("words_samples.txt").lines() {
            let title: String = expected
                .chars()
                .filter(|c| !"|〈〉?".contains(*c))
                .collect();
            let shown: Vec<String> = tokens(&title, 40)
                .into_iter()
                .map(|token| match (token.kind, &title[token.range]) {
                    (Kind::Place, text) => format!("〈{text}〉"),
                    (Kind::Unknown, text) => format!("?{text}?"),
                    (_, text) => text.to_owned(),
                })
                .collect();
            assert_eq!(shown.join("|"), expected);
        }
    }
}
