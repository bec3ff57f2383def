//! What an entry looks for: words, with a few holes in them.

use super::list::Text;
use std::borrow::Cow;
use std::ops::Range;

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    Words(Text),
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
    head: Text,
    rest: Vec<Element>,
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
    pub fn new(text: &Text) -> Option<Self> {
        let mut elements = elements(text);
        let Some(Element::Words(head)) = elements.next() else {
            return None;
        };
        let rest: Vec<_> = elements.collect();
        let ends = rest.last() != Some(&Element::Gap);
        let hole = |element: &Element| !matches!(element, Element::Words(_));
        let gap = |element: &Element| *element == Element::Gap;
        let touching = rest
            .windows(2)
            .any(|pair| hole(&pair[0]) && hole(&pair[1]) && (gap(&pair[0]) || !gap(&pair[1])));
        (ends && !touching).then_some(Self { head, rest })
    }

    /// The words that it begins with.
    pub fn head(&self) -> &str {
        &self.head
    }

    /// The match whose head stands at byte `start` of `text`; gaps take up to `reach` characters.
    pub fn at(&self, text: &str, start: usize, reach: usize) -> Option<Match> {
        let mut holes = Vec::new();
        let behind = start + self.head.len();
        let end = follow(&self.rest, text, behind, reach, &mut holes)?;
        let range = start..end;
        Some(Match { range, holes })
    }
}

/// The pieces of `text`.
fn elements(text: &Text) -> impl Iterator<Item = Element> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        if let Some((mark, hole)) = hole(rest) {
            at = text.len() - rest.trim_start_matches(mark).len();
            return Some(hole);
        }
        let marks = rest.match_indices(['〈', '…']);
        let mut holes =
            marks.filter(|(at, _)| rest.get(*at..).is_some_and(|rest| hole(rest).is_some()));
        let length = holes.next().map_or(rest.len(), |(at, _)| at);
        let words = at..at + length;
        at = words.end;
        Some(Element::Words(part(text, words)))
    })
}

/// The hole that `text` begins with, and how it is written.
fn hole(text: &str) -> Option<(&'static str, Element)> {
    let holes = [
        (NUMBER, Element::Number),
        (TIME, Element::Time),
        (GAP, Element::Gap),
    ];
    holes.into_iter().find(|(mark, _)| text.starts_with(mark))
}

/// The bytes `range` of `text`, copied only where the whole is somebody's own.
fn part(text: &Text, range: Range<usize>) -> Text {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
        Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
    }
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
            let end = at + behind.starts_with(&**words).then_some(words.len())?;
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
                if may_follow(rest, &behind[end..]) {
                    holes.truncate(known);
                    holes.push(at..at + end);
                    if let Some(found) = follow(rest, text, at + end, reach, holes) {
                        return Some(found);
                    }
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

/// False where `text` does not begin with the words that a gap ends at.
fn may_follow(rest: &[Element], text: &str) -> bool {
    match rest.first() {
        Some(Element::Words(words)) => text.starts_with(&**words),
        _ => true,
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
    let instead = Text::Owned(instead.to_owned());
    let words = elements(&instead).map(|element| match element {
        Element::Words(words) => Some(words.into_owned()),
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
            let pattern = Pattern::new(&pattern.into()).unwrap();
            let range = pattern.at(text, 0, 12).map(|found| found.range);
            assert_eq!(range.map(|range| &text[range]), found, "{text}");
        }
        for wrong in ["", "…前", "截至…", "〈数〉人", "约…〈数〉人"] {
            assert_eq!(Pattern::new(&wrong.into()), None, "{wrong}");
        }
    }

    #[test]
    fn holes_are_filled_in_their_order() {
        let text = "大约300人左右";
        let found = Pattern::new(&"大约〈数〉…左右".into())
            .unwrap()
            .at(text, 0, 9)
            .unwrap();
        assert_eq!(filled("大约〈数〉…", text, &found).unwrap(), "大约300人");
        assert_eq!(filled("〈数〉…、…", text, &found), None);
    }
}
