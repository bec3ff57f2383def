//! A line of the file as the scan takes it apart: indentation, dashes, key, colon.

use std::ops::Range;

/// A line, as bytes of the text.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub start: usize,
    /// Behind its last character that is no blank, ahead of its break.
    pub end: usize,
    /// Where the next line begins.
    pub next: usize,
    /// Where its first character stands that is no blank of any kind.
    pub first: usize,
    /// The first of the blanks it begins with that YAML does not take for one.
    pub odd: Option<char>,
}

impl Line {
    /// The line that begins at `start`.
    pub fn at(text: &str, start: usize) -> Self {
        let rest = &text[start..];
        let length = rest.find('\n').unwrap_or(rest.len());
        let next = (start + length + 1).min(text.len());
        let content = rest[..length].trim_end_matches([' ', '\t', '\r']);
        let lead = content.bytes().take_while(|&byte| byte == b' ').count();
        let (mut first, mut odd) = (lead, None);
        for found in content[lead..].chars() {
            if !is_blank(found) {
                break;
            }
            odd = odd.or((found != ' ').then_some(found));
            first += found.len_utf8();
        }
        Self {
            start,
            end: start + content.len(),
            next: if length == rest.len() {
                text.len()
            } else {
                next
            },
            first: start + first,
            odd,
        }
    }

    /// True where it holds blanks alone.
    pub fn is_blank(&self) -> bool {
        self.first >= self.end
    }

    /// The columns that its first character may be meant to stand in: a tab counts 2, 4 or 8, a
    /// full-width blank 2 or 1.
    pub fn columns(&self, text: &str) -> [usize; 4] {
        let lead = &text[self.start..self.first];
        [(2, 2), (4, 1), (8, 2), (1, 1)].map(|(tab, wide)| {
            let width = |found: char| match found {
                '\t' => tab,
                '\u{3000}' => wide,
                _ => 1,
            };
            lead.chars().map(width).sum()
        })
    }
}

/// What looks like a blank and may be typed for one.
pub fn is_blank(found: char) -> bool {
    matches!(
        found,
        ' ' | '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// The mark that opens an element of a list.
#[derive(Clone, Debug)]
pub struct Bullet {
    /// The mark alone.
    pub mark: Range<usize>,
    /// Where what it opens begins.
    pub next: usize,
    /// `- `, as YAML wants it.
    pub good: bool,
}

/// The dash at `at`, with or without the blank behind it; other marks in its place only where
/// `list` says that a list is meant.
pub fn bullet(text: &str, at: usize, end: usize, list: bool) -> Option<Bullet> {
    let rest = &text[at..end];
    let length = if rest == "-" || rest.starts_with("- ") || rest.starts_with("-\t") {
        let next = at + 1 + blanks(&rest[1..]);
        let good = text[at + 1..next]
            .chars()
            .all(|blank| matches!(blank, ' ' | '\t'));
        if good || !list {
            return Some(Bullet {
                mark: at..at + 1,
                next,
                good: true,
            });
        }
        1
    } else if list || (rest.starts_with('-') && rest[1..].starts_with(is_blank)) {
        mark(rest)?
    } else {
        return None;
    };
    let next = at + length + blanks(&rest[length..]);
    (next < end).then_some(Bullet {
        mark: at..at + length,
        next,
        good: false,
    })
}

/// The length of a mark that people put ahead of the elements of a list.
fn mark(rest: &str) -> Option<usize> {
    const MARKS: &str =
        "—–―－−‐·•●○■□▪◆◇★☆➢✓√∙・\u{f06c}\u{f06e}\u{f0b7}\u{f0d8}①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⒈⒉⒊⒋⒌";
    let first = rest.chars().next()?;
    if MARKS.contains(first) {
        let run = rest
            .chars()
            .take_while(|&found| found == first && "—–―－".contains(first));
        return Some(run.map(char::len_utf8).sum::<usize>().max(first.len_utf8()));
    }
    match first {
        '-' => {
            let run = rest.bytes().take_while(|&byte| byte == b'-').count();
            let number = rest[run..].starts_with(|next: char| next.is_ascii_digit());
            (run <= 2 && !(run == 1 && number)).then_some(run)
        }
        '*' | '+' => rest[1..].starts_with(is_blank).then_some(1),
        _ => numbered(rest),
    }
}

/// `1、`, `2.`, `（3）`, `四、`
fn numbered(rest: &str) -> Option<usize> {
    let open = rest.starts_with(['（', '(']);
    let start = if open {
        rest.chars().next().map_or(0, char::len_utf8)
    } else {
        0
    };
    let count = |found: char| found.is_ascii_digit() || "一二三四五六七八九十".contains(found);
    let digits: usize = rest[start..]
        .chars()
        .take_while(|&found| count(found))
        .take(3)
        .map(char::len_utf8)
        .sum();
    let after = &rest[start + digits..];
    let close = after.chars().next()?;
    let wanted: &[char] = if open {
        &['）', ')']
    } else {
        &['、', '.', '．', ')', '）']
    };
    let decimal = after[close.len_utf8()..].starts_with(|next: char| next.is_ascii_digit());
    (digits > 0 && wanted.contains(&close) && !decimal).then_some(start + digits + close.len_utf8())
}

/// The bytes of the blanks that `text` begins with.
pub fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

/// A key, and what stands between it and its value.
#[derive(Clone, Debug)]
pub struct KeyMark {
    /// The key, with its quotes.
    pub key: Range<usize>,
    /// The key alone.
    pub name: Range<usize>,
    /// From the end of the key to the value: `: ` where all is well.
    pub gap: Range<usize>,
    /// The colon, or what stands in its place.
    pub colon: Range<usize>,
    pub slip: Option<ColonSlip>,
    /// A number that somebody has put ahead of it.
    pub number: Option<Range<usize>>,
}

/// What is wrong between a key and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColonSlip {
    /// `年度：2025`
    Wide,
    /// `年度:2025`
    NoBlank,
    /// `年度:　2025`
    OddBlank,
    /// `年度　: 2025`
    BlankAhead,
    /// `年度 2025`
    Missing,
}

/// The key at `at`, up to `end`. A colon that YAML would not take for one counts only behind a key
/// that `known` knows, which is told whether a value follows.
pub fn key(
    text: &str,
    at: usize,
    end: usize,
    known: &dyn Fn(&str, bool) -> bool,
) -> Option<KeyMark> {
    let rest = &text[at..end];
    let first = rest.chars().next()?;
    if let '"' | '\'' = first {
        let close = rest[1..].find(first)? + 2;
        let after = &rest[close..];
        let colon = close + blanks(after);
        return after_key(text, at..at + close, at + colon, end, true);
    }
    if "[{［｛#|>&*!%@`".contains(first) {
        return None;
    }
    let mut marks = rest.char_indices().filter(|(_, found)| is_colon(*found));
    marks.find_map(|(offset, found)| {
        let name = rest[..offset].trim_end_matches(is_blank);
        let colon = at + offset;
        let wanted = found == ':' && {
            let after = rest[offset + 1..].chars().next();
            after.is_none_or(|after| matches!(after, ' ' | '\t'))
        };
        let short = name.len() <= 40 && !name.is_empty();
        let filled = || {
            !rest[offset + found.len_utf8()..]
                .trim_start_matches(is_blank)
                .is_empty()
        };
        if !(wanted || short && known(name, filled())) {
            return None;
        }
        after_key(text, at..at + name.len(), colon, end, wanted)
    })
}

/// What stands between `key` and its value, the colon at `colon`.
fn after_key(
    text: &str,
    key: Range<usize>,
    colon: usize,
    end: usize,
    wanted: bool,
) -> Option<KeyMark> {
    let found = text[colon..end]
        .chars()
        .next()
        .filter(|&found| is_colon(found))?;
    let colon = colon..colon + found.len_utf8();
    // Whoever has typed two colons has typed one too many.
    let mut value = colon.end + blanks(&text[colon.end..end]);
    let doubled = text[colon.end..end].starts_with(|next| is_colon(next) && next != ':');
    if found != ':' || doubled {
        let rest = &text[value..end];
        value += rest.len()
            - rest
                .trim_start_matches(|next| is_colon(next) || is_blank(next))
                .len();
    }
    let after = &text[colon.end..value];
    let slip = if found != ':' || doubled {
        Some(ColonSlip::Wide)
    } else if after.is_empty() && value < end {
        if wanted {
            return None;
        }
        Some(ColonSlip::NoBlank)
    } else if after.starts_with(|blank: char| !matches!(blank, ' ' | '\t')) {
        Some(ColonSlip::OddBlank)
    } else if text[key.end..colon.start].contains(|blank: char| blank != ' ') {
        Some(ColonSlip::BlankAhead)
    } else {
        None
    };
    let quoted = text[key.clone()].starts_with(['"', '\'']);
    let name = if quoted {
        key.start + 1..key.end - 1
    } else {
        key.clone()
    };
    Some(KeyMark {
        gap: key.end..value,
        key,
        name,
        colon,
        slip,
        number: None,
    })
}

/// A key without what people dress it up with: `“年度”`, `【年度】`, `**年度**`, `年度（必填）`, blanks
/// within.
pub fn bare(name: &str) -> String {
    let dress = |found: char| "“”‘’\"'【】「」『』《》*_`·".contains(found) || is_blank(found);
    let mut bare = name.trim_matches(dress);
    for (open, close) in [('（', '）'), ('(', ')')] {
        if bare.ends_with(close)
            && let Some(at) = bare.rfind(open).filter(|&at| at > 0)
        {
            bare = bare[..at].trim_matches(dress);
        }
    }
    bare.chars().filter(|&found| !is_odd_blank(found)).collect()
}

/// The key at `at` with a number that somebody has put ahead of it: `1. 标题: 甲`, `（一）标题: 甲`.
pub fn numbered_key(
    text: &str,
    at: usize,
    end: usize,
    known: &dyn Fn(&str, bool) -> bool,
) -> Option<KeyMark> {
    let rest = &text[at..end];
    let length = numbered(rest)?;
    let start = at + length + blanks(&rest[length..]);
    let mark = key(text, start, end, known)?;
    known(&text[mark.name.clone()], true).then_some(KeyMark {
        number: Some(at..start),
        ..mark
    })
}

/// What is typed for a colon.
pub fn is_colon(found: char) -> bool {
    matches!(found, ':' | '：' | '﹕' | '∶' | '︰' | '꞉' | '︓')
}

/// A known key that no colon follows: `年度 2025`, `年度=2025`, `举措`.
pub fn key_alone(
    text: &str,
    at: usize,
    end: usize,
    known: &dyn Fn(&str) -> bool,
) -> Option<KeyMark> {
    let rest = &text[at..end];
    let stop =
        |found: char| is_blank(found) || matches!(found, '=' | '＝' | ';' | '；' | '，' | ',');
    let length = rest.find(stop).unwrap_or(rest.len());
    if !known(&rest[..length]) {
        return None;
    }
    let gap = rest.len() - rest[length..].trim_start_matches(stop).len();
    Some(KeyMark {
        key: at..at + length,
        name: at..at + length,
        gap: at + length..at + gap,
        colon: at + length..at + gap,
        slip: Some(ColonSlip::Missing),
        number: None,
    })
}

/// Where the comment of a plain value begins in `text`: its `#`.
pub fn comment(text: &str) -> Option<usize> {
    let mut marks = text.match_indices('#');
    let found = marks.find(|(at, _)| text[..*at].ends_with([' ', '\t']));
    found.map(|(at, _)| at)
}

/// A blank that YAML does not take for one.
pub fn is_odd_blank(found: char) -> bool {
    is_blank(found) && !matches!(found, ' ' | '\t')
}
