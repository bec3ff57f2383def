//! How wide text is, near enough to place it: a Chinese character is two halves, a digit one.

/// The width of `text` in halves of a Chinese character.
pub fn halves(text: &str) -> i32 {
    text.chars().map(half_count).sum()
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
    }
}
