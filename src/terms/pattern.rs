//! What an entry looks for: words, with a few holes in them.

use std::ops::Range;

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    Words(String),
    /// `〈数〉`: a number, in figures or in words.
    Number,
    /// `〈时间〉`: a date or a part of one, as 2024年6月底.
    Time,
    /// `…`: a few characters of the same clause, or none.
    Gap,
}

/// Words with holes. The first piece is words: where looking begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    elements: Vec<Element>,
}

/// Where a pattern was found, and what filled its holes, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    pub range: Range<usize>,
    pub holes: Vec<Range<usize>>,
}

const NUMBER: &str = "〈数〉";
const TIME: &str = "〈时间〉";
const GAP: &str = "…";

impl Pattern {
    /// Reads `text`; `None` where it does not begin with words, or two holes touch.
    pub fn new(text: &str) -> Option<Self> {
        let elements = elements(text);
        let begins = matches!(elements.first(), Some(Element::Words(_)));
        let ends = elements.last() != Some(&Element::Gap);
        let hole = |element: &Element| !matches!(element, Element::Words(_));
        let gap = |element: &Element| *element == Element::Gap;
        let touching = elements
            .windows(2)
            .any(|pair| hole(&pair[0]) && hole(&pair[1]) && (gap(&pair[0]) || !gap(&pair[1])));
        (begins && ends && !touching).then_some(Self { elements })
    }

    /// The words that it begins with.
    pub fn head(&self) -> &str {
        match self.elements.first() {
            Some(Element::Words(words)) => words,
            _ => "",
        }
    }

    /// The match whose head stands at byte `start` of `text`; gaps take up to `reach` characters.
    pub fn at(&self, text: &str, start: usize, reach: usize) -> Option<Match> {
        let mut holes = Vec::new();
        let rest = self.elements.get(1..)?;
        let end = follow(rest, text, start + self.head().len(), reach, &mut holes)?;
        let range = start..end;
        Some(Match { range, holes })
    }
}

/// The pieces of `text`.
fn elements(text: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let holes = [
            (NUMBER, Element::Number),
            (TIME, Element::Time),
            (GAP, Element::Gap),
        ];
        let next = holes
            .into_iter()
            .filter_map(|(mark, hole)| Some((rest.find(mark)?, mark, hole)))
            .min_by_key(|(at, ..)| *at);
        let (words, hole, behind) = match next {
            Some((at, mark, hole)) => {
                (&rest[..at], Some(hole), rest[at..].trim_start_matches(mark))
            }
            None => (rest, None, ""),
        };
        if !words.is_empty() {
            elements.push(Element::Words(words.to_owned()));
        }
        elements.extend(hole);
        rest = behind;
    }
    elements
}

/// Where the pieces `rest` end that begin at byte `at`; what fills their holes is noted.
fn follow(
    rest: &[Element],
    text: &str,
    at: usize,
    reach: usize,
    holes: &mut Vec<Range<usize>>,
) -> Option<usize> {
    let Some((first, rest)) = rest.split_first() else {
        return Some(at);
    };
    let behind = text.get(at..)?;
    let known = holes.len();
    match first {
        Element::Words(words) => {
            let end = at + behind.starts_with(words.as_str()).then_some(words.len())?;
            follow(rest, text, end, reach, holes)
        }
        Element::Number | Element::Time => {
            let part = if *first == Element::Number {
                is_number
            } else {
                is_time
            };
            let length = behind.find(|found| !part(found)).unwrap_or(behind.len());
            let filled = behind.get(..length)?.starts_with(|found| {
                matches!(found, '0'..='9' | '０'..='９') || is_hanzi_number(found)
            });
            if !filled {
                return None;
            }
            holes.push(at..at + length);
            let end = follow(rest, text, at + length, reach, holes);
            if end.is_none() {
                holes.truncate(known);
            }
            end
        }
        Element::Gap => {
            let ends = behind.char_indices().map(|(end, found)| (end, Some(found)));
            for (end, found) in ends.chain([(behind.len(), None)]).take(reach + 1) {
                holes.truncate(known);
                holes.push(at..at + end);
                if let Some(found) = follow(rest, text, at + end, reach, holes) {
                    return Some(found);
                }
                if found.is_none_or(parts) {
                    break;
                }
            }
            holes.truncate(known);
            None
        }
    }
}

/// Marks that no gap goes over.
fn parts(found: char) -> bool {
    matches!(
        found,
        '，' | '。' | '；' | '：' | '！' | '？' | '\n' | '《' | '》' | '“' | '”'
    )
}

fn is_hanzi_number(found: char) -> bool {
    "〇零一二两三四五六七八九十百千".contains(found)
}

fn is_number(found: char) -> bool {
    matches!(found, '0'..='9' | '０'..='９' | '.' | '%' | '％' | '万' | '亿')
        || is_hanzi_number(found)
}

fn is_time(found: char) -> bool {
    matches!(found, '0'..='9' | '０'..='９')
        || "〇零一二三四五六七八九十年月日号底末初上中下旬".contains(found)
}

/// What to write in the place of what was found: `instead`, its holes filled with those of the match;
/// `None` where it has more of them.
pub fn filled(instead: &str, text: &str, found: &Match) -> Option<String> {
    let mut holes = found.holes.iter();
    let words = elements(instead).into_iter().map(|element| match element {
        Element::Words(words) => Some(words),
        _ => Some(text.get(holes.next()?.clone())?.to_owned()),
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row: a pattern, a text, what of it is found.
    #[test]
    fn patterns_are_found_where_they_hold() {
        let rows = [
            ("截至〈时间〉前", "截至6月底前完成", Some("截至6月底前")),
            ("截至〈时间〉前", "截至目前前三季度", None),
            ("大约〈数〉…左右", "大约300人左右", Some("大约300人左右")),
            ("大约〈数〉…左右", "大约300人，左右两侧", None),
            ("加大…水平", "加大执法的水平", Some("加大执法的水平")),
            ("加大…水平", "加大", None),
        ];
        for (pattern, text, found) in rows {
            let pattern = Pattern::new(pattern).unwrap();
            let range = pattern.at(text, 0, 12).map(|found| found.range);
            assert_eq!(range.map(|range| &text[range]), found, "{text}");
        }
        for wrong in ["", "…前", "截至…", "〈数〉人", "约…〈数〉人"] {
            assert_eq!(Pattern::new(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn holes_are_filled_in_their_order() {
        let text = "大约300人左右";
        let found = Pattern::new("大约〈数〉…左右")
            .unwrap()
            .at(text, 0, 9)
            .unwrap();
        assert_eq!(filled("大约〈数〉…", text, &found).unwrap(), "大约300人");
        assert_eq!(filled("〈数〉…、…", text, &found), None);
    }
}
