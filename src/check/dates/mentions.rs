//! Where a text names years, months and days in digits: `2024年`, `3月`, `2024年3月5日`, `3月5日`.

use std::ops::Range;

/// A number of a date as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub value: u16,
    /// Its digits.
    pub range: Range<usize>,
}

/// A year, a month or a day that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// From the first digit to the last 年, 月 or 日.
    pub range: Range<usize>,
    pub year: Option<Part>,
    pub month: Option<Part>,
    pub day: Option<Part>,
    /// It stands in the title of a work, 《…》: what others wrote.
    pub titled: bool,
}

impl Mention {
    /// The year, where one is named.
    pub fn year(&self) -> Option<u16> {
        self.year.as_ref().map(|part| part.value)
    }

    /// The month, where one is named.
    pub fn month(&self) -> Option<u16> {
        self.month.as_ref().map(|part| part.value)
    }

    /// The day, where one is named.
    pub fn day(&self) -> Option<u16> {
        self.day.as_ref().map(|part| part.value)
    }
}

/// What `text` names between the bytes `within`, in order.
pub fn mentions(text: &str, within: Range<usize>) -> Vec<Mention> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut at = within.start;
    while at < within.end {
        let rest = &text[at..];
        let Some(first) = rest.chars().next() else {
            break;
        };
        if !first.is_ascii_digit() {
            match first {
                '《' => depth += 1,
                '》' => depth = depth.saturating_sub(1),
                _ => {}
            }
            at += first.len_utf8();
            continue;
        }
        let inside = at > within.start
            && (bytes[at - 1].is_ascii_alphanumeric() || matches!(bytes[at - 1], b'.' | b','));
        let (mention, end) = match inside {
            true => (None, at + digits(rest)),
            false => one(text, at),
        };
        found.extend(mention.map(|mention| Mention {
            titled: depth > 0,
            ..mention
        }));
        at = end;
    }
    found
}

/// The mention that begins with the digits at `start`, and where to go on.
fn one(text: &str, start: usize) -> (Option<Mention>, usize) {
    let length = digits(&text[start..]);
    let first = number(text, start);
    let mut mention = Mention {
        range: start..start + length,
        year: None,
        month: None,
        day: None,
        titled: false,
    };
    let full = |part: &Part| part.range.len() == 4 && (1900..2100).contains(&part.value);
    let mut next = start;
    if let Some((part, end)) = first
        .filter(|(part, _)| full(part))
        .and_then(|(part, end)| {
            let end = after(text, end, "年")?;
            Some((part, end))
        })
    {
        mention.year = Some(part);
        mention.range.end = end;
        next = blank(text, end);
    }
    if let Some((part, end)) = number(text, next).filter(|(part, _)| part.range.len() < 3)
        && let Some(end) = after(text, end, "月")
        && !text[end..].starts_with('龄')
    {
        mention.month = Some(part);
        mention.range.end = end;
        if let Some((part, end)) =
            number(text, blank(text, end)).filter(|(part, _)| part.range.len() < 3)
            && let Some(end) = after(text, end, "日").or_else(|| after(text, end, "号"))
        {
            mention.day = Some(part);
            mention.range.end = end;
        }
    }
    let end = mention.range.end;
    let any = mention.year.is_some() || mention.month.is_some();
    (any.then_some(mention), end)
}

/// How many digits `text` begins with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The number of at most four digits at `at`, and where it ends.
fn number(text: &str, at: usize) -> Option<(Part, usize)> {
    let length = digits(&text[at..]);
    let range = at..at + length;
    let value = text[range.clone()].parse().ok().filter(|_| length <= 4)?;
    Some((Part { value, range }, at + length))
}

/// Behind `mark` at `at`, a blank ahead of it passed over.
fn after(text: &str, at: usize, mark: &str) -> Option<usize> {
    let at = blank(text, at);
    text[at..].starts_with(mark).then_some(at + mark.len())
}

/// Behind one blank at `at`, where there is one.
fn blank(text: &str, at: usize) -> usize {
    at + usize::from(text[at..].starts_with(' '))
}

/// Where the lower end of a range of numbers begins that ends with the number at `at`: `1—10月`,
/// `2021-2025年`, `1月至10月`. The number there, and what stands behind it.
pub fn range_ahead(text: &str, at: usize) -> Option<(Part, usize)> {
    let head = text[..at].trim_end_matches(' ');
    let dashes = ["——", "—", "－", "–", "-", "~", "～", "至", "到"];
    let head = dashes.iter().find_map(|dash| head.strip_suffix(dash))?;
    let head = head.trim_end_matches(' ');
    let bare = head.trim_end_matches(['年', '月', '份']);
    let length = bare.bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = bare.len() - length;
    let (part, end) = number(bare, start).filter(|_| length > 0)?;
    Some((part, end))
}

#[cfg(test)]
mod tests {
    use super::{mentions, range_ahead};

    #[test]
    fn dates_are_found_where_they_stand() {
        let cases = [
            ("2024年3月5日召开", "2024年3月5日"),
            ("于3月5日印发，9月底完成", "3月5日 9月"),
            ("2021—2025年", "2025年"),
            ("2023年度共12345件", "2023年"),
            ("3个月内办结，18月龄儿童", ""),
            ("近20年，第21年", ""),
            ("2024年 03月05日", "2024年 03月05日"),
            ("增长12.3月份", ""),
            ("1—10月份", "10月"),
            ("3月15号文件", "3月15号"),
            ("", ""),
        ];
        for (text, expected) in cases {
            let found = mentions(text, 0..text.len());
            let found: Vec<_> = found
                .iter()
                .map(|found| &text[found.range.clone()])
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
        assert!(mentions("《2024年要点》", 0..19)[0].titled);
    }

    #[test]
    fn ranges_have_a_lower_end() {
        for (text, expected) in [
            ("1—10月", Some(1)),
            ("1月至10月", Some(1)),
            ("2021-10月", Some(2021)),
            ("共10月", None),
        ] {
            let at = text.find("10月").unwrap();
            let found = range_ahead(text, at).map(|(part, _)| part.value);
            assert_eq!(found, expected, "{text}");
        }
    }
}
