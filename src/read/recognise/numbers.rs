//! The number that a line begins with: `一、`, `（一）`, `1.`, `（1）`, `第一部分`.

/// The form of a number, from the highest level to the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Numeral {
    /// 第一部分
    Part,
    /// 一、
    Chinese,
    /// （一）
    Bracketed,
    /// 1.
    Digit,
    /// （1）
    BracketedDigit,
}

/// A number at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbered {
    pub numeral: Numeral,
    pub value: u32,
    /// How many bytes it takes, its mark included.
    pub end: usize,
}

/// The number that `text` begins with.
pub fn number(text: &str) -> Option<Numbered> {
    let first = text.chars().next()?;
    let one = |numeral, value| {
        Some(Numbered {
            numeral,
            value,
            end: first.len_utf8(),
        })
    };
    let code = u32::from(first);
    match first {
        '第' => part(text),
        '(' | '（' => bracketed(text, first.len_utf8()),
        '⑴'..='⒇' => one(Numeral::BracketedDigit, code - 0x2473),
        '⒈'..='⒛' => one(Numeral::Digit, code - 0x2487),
        '㈠'..='㈩' => one(Numeral::Bracketed, code - 0x321f),
        _ => marked(text),
    }
}

/// `第一部分`, `第二章`
fn part(text: &str) -> Option<Numbered> {
    let rest = text.strip_prefix('第')?;
    let (value, length) = chinese(rest).or_else(|| digits(rest))?;
    let rest = &rest[length..];
    let unit = ["部分", "章", "篇"]
        .iter()
        .find(|unit| rest.starts_with(**unit))?;
    let end = "第".len() + length + unit.len();
    let after = text[end..].chars().next();
    let parted = after.is_none_or(|after| after.is_whitespace() || "：:、，,".contains(after));
    let mark = after.filter(|_| parted).map_or(0, char::len_utf8);
    (parted || text.chars().count() <= 30).then_some(Numbered {
        numeral: Numeral::Part,
        value,
        end: end + mark,
    })
}

fn bracketed(text: &str, open: usize) -> Option<Numbered> {
    let rest = &text[open..];
    let (numeral, (value, length)) = match chinese(rest) {
        Some(found) => (Numeral::Bracketed, found),
        None => (Numeral::BracketedDigit, digits(rest)?),
    };
    let close = rest[length..]
        .chars()
        .next()
        .filter(|close| matches!(close, ')' | '）'))?;
    let end = open + length + close.len_utf8();
    // `（1）`: a year or a quantity is no number of a heading.
    (value < 100).then_some(Numbered {
        numeral,
        value,
        end,
    })
}

/// `一、`, `1.`
fn marked(text: &str) -> Option<Numbered> {
    let (numeral, (value, length)) = match chinese(text) {
        Some(found) => (Numeral::Chinese, found),
        None => (Numeral::Digit, digits(text)?),
    };
    let rest = &text[length..];
    let mark = rest.chars().next()?;
    let known = match numeral {
        Numeral::Chinese => matches!(mark, '、' | '．' | '.'),
        _ => matches!(mark, '.' | '．' | '、'),
    };
    let next = rest[mark.len_utf8()..].chars().next();
    // `1.5万`, `3.15`: a quantity or a day.
    let digit = next.is_some_and(|next| next.is_ascii_digit() || next == '%');
    let year =
        numeral == Numeral::Digit && digit && text[length + mark.len_utf8()..].starts_with("20");
    (known && value < 100 && (!digit || mark == '、' || year)).then_some(Numbered {
        numeral,
        value,
        end: length + mark.len_utf8(),
    })
}

fn digits(text: &str) -> Option<(u32, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&length).then_some(())?;
    Some((text[..length].parse().ok()?, length))
}

/// 一 … 九十九
fn chinese(text: &str) -> Option<(u32, usize)> {
    let (mut value, mut unit, mut length) = (0, 0, 0);
    for found in text.chars().take(3) {
        match "一二三四五六七八九"
            .chars()
            .position(|known| known == found)
        {
            Some(digit) if unit == 0 => unit = digit as u32 + 1,
            None if found == '十' && value == 0 => {
                value = 10 * unit.max(1);
                unit = 0;
            }
            _ => break,
        }
        length += found.len_utf8();
    }
    (length > 0).then_some((value + unit, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row: a line, its form and value, where the rest begins.
    #[test]
    fn numbers_are_told_from_quantities() {
        for (text, expected) in [
            ("一、主要举措", Some((Numeral::Chinese, 1, "主要举措"))),
            ("十二、其他", Some((Numeral::Chinese, 12, "其他"))),
            ("(二)健全机制", Some((Numeral::Bracketed, 2, "健全机制"))),
            ("（十）健全", Some((Numeral::Bracketed, 10, "健全"))),
            ("3.规范执法", Some((Numeral::Digit, 3, "规范执法"))),
            ("3、规范执法", Some((Numeral::Digit, 3, "规范执法"))),
            ("（1）培训", Some((Numeral::BracketedDigit, 1, "培训"))),
            ("⑴培训", Some((Numeral::BracketedDigit, 1, "培训"))),
            ("第一部分 主要举措", Some((Numeral::Part, 1, "主要举措"))),
            ("1.2024年目录", Some((Numeral::Digit, 1, "2024年目录"))),
            ("1.5万件", None),
            ("一是健全机制", None),
            ("第一，健全机制", None),
            ("2023年，全县", None),
            ("（2023年1月10日）", None),
            ("三级联动、上下贯通", None),
            ("十四五规划", None),
        ] {
            let found = number(text);
            let found = found.map(|found| (found.numeral, found.value, &text[found.end..]));
            assert_eq!(found, expected, "{text}");
        }
    }
}
