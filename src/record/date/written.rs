//! The ways in which a date is written.

use crate::record::hanzi;
use crate::record::typed::lookalikes;

/// How a date is written: year, month, day.
pub enum Written {
    Plainly([u16; 3]),
    /// In a way that can be read and is not the contract's.
    Otherwise([u16; 3]),
    /// `25-06-03`
    ShortYear([u16; 3]),
    WithTime([u16; 3]),
    WithoutDay,
    WithoutYear,
    Unknown,
}

impl Written {
    /// How `typed`, in half width, is written.
    pub fn of(typed: &str) -> Self {
        if let Some(colon) = typed.find(':') {
            let blank = typed[..colon].trim_end().rfind([' ', 'T', '日']);
            let day = blank.map(|blank| {
                typed[..blank].to_owned()
                    + if typed[blank..].starts_with('日') {
                        "日"
                    } else {
                        ""
                    }
            });
            return match day.map(|day| Self::of(day.trim())) {
                Some(Self::Plainly(day)) => Self::WithTime(day),
                _ => Self::Unknown,
            };
        }
        if let Some(plain) = plainer(typed) {
            return match Self::of(&plain) {
                Self::Plainly(day) | Self::Otherwise(day) => Self::Otherwise(day),
                _ => Self::Unknown,
            };
        }
        let digit = |found: char| found.is_ascii_digit();
        let marks: String = typed
            .chars()
            .filter(|found| !digit(*found) && *found != ' ')
            .collect();
        let parts = typed.split(|found: char| !digit(found) && found != ' ');
        let parts: Vec<&str> = parts
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let numbers: Option<Vec<u16>> = parts.iter().map(|part| part.parse().ok()).collect();
        let known = matches!(marks.as_str(), "--" | ".." | "//" | "年月日");
        match numbers.as_deref() {
            Some(&[year @ 1900..=2999, month, day]) if known => Self::Plainly([year, month, day]),
            Some(&[year @ 1900..=2999, month, day]) if is_parted(&marks) => {
                Self::Otherwise([year, month, day])
            }
            Some(&[year @ 10..=99, month, day]) if known => {
                Self::ShortYear([2000 + year, month, day])
            }
            Some(&[1900..=2999, _])
                if matches!(marks.as_str(), "-" | "." | "/" | "年月" | "年") =>
            {
                Self::WithoutDay
            }
            Some(&[1900..=2999]) if matches!(marks.as_str(), "" | "年") => Self::WithoutDay,
            Some(&[1..=12, 1..=31]) if matches!(marks.as_str(), "月日" | "月号" | "月") => {
                Self::WithoutYear
            }
            _ => Self::unparted(typed)
                .or_else(|| Self::in_characters(typed))
                .unwrap_or(Self::Unknown),
        }
    }

    /// `20250603`
    fn unparted(typed: &str) -> Option<Self> {
        let digits = typed.len() == 8 && typed.bytes().all(|byte| byte.is_ascii_digit());
        let part = |range: std::ops::Range<usize>| typed.get(range)?.parse().ok();
        let day = [part(0..4)?, part(4..6)?, part(6..8)?];
        digits
            .then_some(Self::Otherwise(day))
            .filter(|_| (1900..=2999).contains(&day[0]))
    }

    /// `二〇二五年六月三日`
    fn in_characters(typed: &str) -> Option<Self> {
        let (year, rest) = typed.split_once('年')?;
        let (month, day) = rest.split_once('月')?;
        let day = day.trim().trim_end_matches(['日', '号']);
        let number = |text: &str| -> Option<u16> {
            let text = text.trim();
            text.parse()
                .ok()
                .or_else(|| hanzi::digits(text)?.parse().ok())
        };
        let (year, month) = (number(year)?, number(month)?);
        if day.is_empty() {
            return Some(Self::WithoutDay);
        }
        let day = number(day)?;
        (1900..=2999)
            .contains(&year)
            .then_some(Self::Otherwise([year, month, day]))
    }
}

/// `typed` without the day of the week behind it, with the first month by its number, and with digits
/// in the place of letters that look like them; `None` where it is the same.
fn plainer(typed: &str) -> Option<String> {
    let mut plain = typed.replace("元月", "1月").replace("正月", "1月");
    if let Some((day, _)) = weekday(&plain) {
        plain = day.to_owned();
    }
    let lookalike = |part: &str| lookalikes(part).unwrap_or_else(|| part.to_owned());
    let mut read = String::new();
    for part in plain.split_inclusive(|found: char| !found.is_ascii_alphanumeric()) {
        let word = part.trim_end_matches(|found: char| !found.is_ascii_alphanumeric());
        read += &lookalike(word);
        read += &part[word.len()..];
    }
    (read != typed).then_some(read)
}

/// A date, and the day of the week behind it, from 0 for a Monday: `2025-01-16 星期四`.
pub fn weekday(typed: &str) -> Option<(&str, u8)> {
    let bare = typed.trim_end_matches([')', ' ']);
    let name = bare.chars().next_back()?;
    let (days, sunday) = ("一二三四五六", "日天");
    let number = match days.chars().position(|day| day == name) {
        Some(number) => number,
        None => sunday.contains(name).then_some(6)?,
    };
    let rest = &bare[..bare.len() - name.len_utf8()];
    let words = ["星期", "礼拜", "周"];
    let date = words.iter().find_map(|word| rest.strip_suffix(word))?;
    Some((date.trim_end_matches(['(', ' ', ',']), number as u8))
}

/// Marks that part a date in a way that leaves no doubt.
fn is_parted(marks: &str) -> bool {
    let dash = |found: char| "-–—‐.。·、,/\\_~".contains(found);
    let mut each = marks.chars();
    let two = marks.chars().count() == 2 && each.all(dash);
    two || matches!(
        marks,
        "" | "年月"
            | "年月号"
            | "年-"
            | "年."
            | "年/"
            | "-月日"
            | ".月日"
            | "--日"
            | "..日"
            | "//日"
            | "--号"
            | "..号"
            | "//号"
    )
}

#[cfg(test)]
mod tests {
    use super::Written;
    use crate::record::narrowed;

    #[test]
    fn dates_are_known_however_they_are_written() {
        let cases = [
            ("2025-06-03", "plainly 2025 6 3"),
            ("2025.6.3", "plainly 2025 6 3"),
            ("2025/6/3", "plainly 2025 6 3"),
            ("2025年6月3日", "plainly 2025 6 3"),
            ("２０２５年６月３日", "plainly 2025 6 3"),
            ("2025年 6月 31日", "plainly 2025 6 31"),
            ("2025年6月3号", "otherwise 2025 6 3"),
            ("2025年6月3", "otherwise 2025 6 3"),
            ("2025—6—3", "otherwise 2025 6 3"),
            ("2025、6、3", "otherwise 2025 6 3"),
            ("20250603", "otherwise 2025 6 3"),
            ("二〇二五年六月三日", "otherwise 2025 6 3"),
            ("二○二五年十二月三十一日", "otherwise 2025 12 31"),
            ("25-06-03", "short 2025 6 3"),
            ("25年6月3日", "short 2025 6 3"),
            ("2025-06-03 10:24", "time 2025 6 3"),
            ("2025年6月3日 10：24", "time 2025 6 3"),
            ("2025-6", "no day"),
            ("2025年6月", "no day"),
            ("二〇二五年六月", "no day"),
            ("2025年", "no day"),
            ("2025", "no day"),
            ("6月3日", "no year"),
            ("2025年元月16日", "otherwise 2025 1 16"),
            ("2025-1-16日", "otherwise 2025 1 16"),
            ("2025-01-16 星期四", "otherwise 2025 1 16"),
            ("2025年1月16日（周四）", "otherwise 2025 1 16"),
            ("2O25-0l-16", "otherwise 2025 1 16"),
            ("星期四", "?"),
            ("6/3/2025", "?"),
            ("03-06-2025", "?"),
            ("明天", "?"),
            ("年月日", "?"),
            ("", "?"),
            ("12345678901234567890", "?"),
        ];
        for (typed, expected) in cases {
            let tell =
                |how: &str, [year, month, day]: [u16; 3]| format!("{how} {year} {month} {day}");
            let found = match Written::of(&narrowed(typed)) {
                Written::Plainly(day) => tell("plainly", day),
                Written::Otherwise(day) => tell("otherwise", day),
                Written::ShortYear(day) => tell("short", day),
                Written::WithTime(day) => tell("time", day),
                Written::WithoutDay => "no day".to_owned(),
                Written::WithoutYear => "no year".to_owned(),
                Written::Unknown => "?".to_owned(),
            };
            assert_eq!(found, expected, "{typed}");
        }
    }
}
