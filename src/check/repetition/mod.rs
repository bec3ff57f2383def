//! DUP and REF: what is said twice, and what is referred to.

mod again;
mod references;
mod unchanged;

use super::Rule;
use crate::diagnostic::Severity::{Error, Info, Warning};

pub(super) use again::{Again, repeated};

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[
    Rule::text("DUP-001", Warning, again::within),
    Rule::text("DUP-002", Warning, again::planned),
    Rule::text("DUP-003", Info, unchanged::check),
    Rule::text("REF-001", Error, references::check),
];

/// A small number in figures or in Chinese words: 12, 十二, 一百零三.
pub(super) fn number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 9 {
        return None;
    }
    if text.chars().all(|digit| digit.is_ascii_digit()) {
        return text.parse().ok();
    }
    let (mut sum, mut digit) = (0u32, 0u32);
    for letter in text.chars() {
        let unit = match letter {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                digit = u32::try_from(
                    "零一二三四五六七八九"
                        .chars()
                        .position(|known| known == letter)?,
                )
                .ok()?;
                continue;
            }
        };
        sum += unit * if digit == 0 { 1 } else { digit };
        digit = 0;
    }
    Some(sum + digit)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_read_in_figures_and_in_words() {
        let rows = [
            ("12", Some(12)),
            ("十", Some(10)),
            ("二十三", Some(23)),
            ("一百零三", Some(103)),
            ("一千二百六十", Some(1260)),
            ("", None),
            ("甲", None),
            ("9999999999", None),
        ];
        for (text, expected) in rows {
            assert_eq!(number(text), expected, "{text}");
        }
    }
}
