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

fn half_count(character: char) -> i32 {
    match character {
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
        assert_eq!(longest_word("共12,345.6%以上"), 9);
        assert_eq!(longest_word("法治"), 2);
    }
}
