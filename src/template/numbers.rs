//! Numbers that a clerk typed ahead of a title, where one comes by itself (TPL-034).

use crate::diagnostic::Diagnostic;
use crate::pack::{LevelOptions, Numeral};
use crate::record::{Piece, Title};
use crate::say;
use crate::source::Span;

/// The finding where `title` begins with a number, and the level puts one ahead of it.
pub fn doubled(title: &Title<'_>, level: &LevelOptions<'_>) -> Option<Diagnostic> {
    let numeral = level.number.as_ref()?.numeral?;
    let Piece::Words(segment) = title.pieces.first()? else {
        return None;
    };
    let length = number_length(&segment.text, numeral)?;
    let number = &segment.text[..length];
    let span = Span {
        end: segment.span.start + length as u32,
        ..segment.span
    };
    let message = say!(
        "标题前面已经写了“{number}”，程序还会自动编号，会印出两个号",
        "the title begins with “{number}”, and a number comes by itself: both would be printed"
    );
    let diagnostic = Diagnostic::warning("TPL-034", span, message).hint(say!(
        "删掉“{number}”；要自己定编号，写在「序号」里",
        "leave out “{number}”; a number of your own goes under “number”"
    ));
    Some(diagnostic.fix(false, span, ""))
}

/// The length in bytes of a number that opens `text`: 一、 （一） 1. （1） ①, and 一是 where the
/// numerals are Chinese.
fn number_length(text: &str, numeral: Numeral) -> Option<usize> {
    let chinese = |found: char| "一二三四五六七八九十".contains(found);
    let digit = |found: char| found.is_ascii_digit();
    let run =
        |text: &str, is: &dyn Fn(char) -> bool| text.find(|found| !is(found)).unwrap_or(text.len());
    if let Some(found) = text
        .chars()
        .next()
        .filter(|found| ('①'..='⑳').contains(found))
    {
        return Some(found.len_utf8());
    }
    for (open, close) in [('（', '）'), ('(', ')')] {
        if let Some(inner) = text.strip_prefix(open) {
            let length = run(inner, &chinese).max(run(inner, &digit));
            let closed = (1..=9).contains(&length) && inner[length..].starts_with(close);
            return closed.then(|| open.len_utf8() + length + close.len_utf8());
        }
    }
    let (han, digits) = (run(text, &chinese), run(text, &digit));
    let after = |length: usize| text[length..].chars().next();
    match (after(han), after(digits)) {
        (Some('、'), _) if han > 0 => Some(han + '、'.len_utf8()),
        (Some('是'), _) if han > 0 && numeral == Numeral::Chinese => Some(han + '是'.len_utf8()),
        // 3.15 is a day, not a number.
        (_, Some(mark @ ('.' | '．' | '、'))) if (1..=2).contains(&digits) => {
            let length = digits + mark.len_utf8();
            (!text[length..].starts_with(digit)).then_some(length)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        for (text, number) in [
            ("一、加强领导", "一、"),
            ("（十二）加强领导", "（十二）"),
            ("(一)加强领导", "(一)"),
            ("1.加强领导", "1."),
            ("12、加强领导", "12、"),
            ("（3）加强领导", "（3）"),
            ("②加强领导", "②"),
            ("一是加强领导", "一是"),
            ("一网通办提质", ""),
            ("“一件事”改革", ""),
            ("3.15活动", ""),
            ("2023年工作", ""),
            ("12345热线", ""),
            ("（试行）办法", ""),
            ("十四五规划", ""),
            ("加强领导", ""),
        ] {
            let length = number_length(text, Numeral::Chinese).unwrap_or(0);
            assert_eq!(&text[..length], number, "{text}");
        }
        assert_eq!(number_length("一是加强领导", Numeral::Arabic), None);
    }
}
