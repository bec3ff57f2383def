//! Chinese numerals below a hundred, as ordinals and days are written.

/// `三`, `十二`, `二十`, `三十一`
pub fn below_hundred(text: &str) -> Option<u16> {
    let one = |text: &str| {
        let mut letters = text.chars();
        let number = digit(letters.next()?)?;
        letters.next().is_none().then_some(number)
    };
    let Some((tens, ones)) = text.split_once('十') else {
        return one(text);
    };
    let tens = if tens.is_empty() { 1 } else { one(tens)? };
    let ones = if ones.is_empty() { 0 } else { one(ones)? };
    Some(tens * 10 + ones)
}

/// One to nine.
pub fn digit(letter: char) -> Option<u16> {
    Some(match letter {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// How many bytes of numerals `text` begins with.
pub fn length(text: &str) -> usize {
    let numeral = |letter: char| letter == '十' || digit(letter).is_some();
    text.find(|letter| !numeral(letter)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    #[test]
    fn numerals_are_read() {
        for (text, number) in [
            ("三", Some(3)),
            ("十", Some(10)),
            ("十二", Some(12)),
            ("二十", Some(20)),
            ("三十一", Some(31)),
            ("二三", None),
            ("十十", None),
            ("", None),
        ] {
            assert_eq!(super::below_hundred(text), number, "{text}");
        }
    }
}
