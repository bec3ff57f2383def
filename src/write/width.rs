//! How wide text is, near enough to place it: a Chinese character is two halves, a digit one.

/// The width of `text` in halves of a Chinese character.
pub fn halves(text: &str) -> i32 {
    text.chars().map(half_count).sum()
}

/// The widest stretch of `text` that no line break goes through, in halves.
pub fn longest_word(text: &str) -> i32 {
    let mut longest = 0;
    let mut word = 0;
    for character in text.chars() {
        let width = half_count(character);
        word = if character.is_ascii_graphic() {
            word + width
        } else {
            0
        };
        longest = longest.max(word).max(width);
    }
    longest
}

/// Places where digits or letters meet Chinese characters: there programs leave up to half of a half,
/// not all of them only where they are told to.
pub fn seams(text: &str) -> i32 {
    let kinds = text
        .chars()
        .map(|character| character.is_ascii_alphanumeric());
    let changes = kinds.clone().zip(kinds.skip(1)).filter(|(a, b)| a != b);
    i32::try_from(changes.count()).unwrap_or(i32::MAX)
}

fn half_count(character: char) -> i32 {
    match character {
        '%' => 2,
        '\0'..'\u{300}' | '\u{370}'..'\u{1100}' | '\u{FF61}'..'\u{FFDD}' => 1,
        '\u{300}'..'\u{370}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' => 0,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_counts_twice() {
        assert_eq!(halves("2023年12月3日"), 13);
        assert_eq!(halves("“一”——"), 10);
        assert_eq!(halves("同比（%）"), 10);
        assert_eq!(
            [seams("第12个乡镇"), seams("5月"), seams("说明")],
            [2, 1, 0]
        );
        assert_eq!(longest_word("共12,345.6%以上"), 10);
        assert_eq!(longest_word("法治"), 2);
    }
}
