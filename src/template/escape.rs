//! Markdown escaping: what a template prints of a value is text, never markup.

use crate::document::{HANDLE_CLOSE, HANDLE_OPEN};
use std::io::{self, Write};

/// Tera's escape function. Handles pass, for they hold nothing that Markdown knows.
pub fn markdown(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        let replacement: &[u8] = match byte {
            b'\n' => b" ",
            byte if byte.is_ascii_punctuation() => b"\\",
            _ => continue,
        };
        out.write_all(&text.as_bytes()[copied..at])?;
        out.write_all(replacement)?;
        copied = at + usize::from(byte == b'\n');
    }
    out.write_all(&text.as_bytes()[copied..])
}

/// The same for templates that may do anything: a stand-in of a text that was cut is an error.
pub fn checked(text: &str, out: &mut dyn Write) -> io::Result<()> {
    match is_whole(text, usize::MAX) {
        true => markdown(text, out),
        false => Err(io::ErrorKind::InvalidData.into()),
    }
}

/// True where every stand-in of a text is as it was handed out; there are `texts`.
pub fn is_whole(printed: &str, texts: usize) -> bool {
    let mut pieces = printed.split(HANDLE_OPEN);
    let outside = |text: &str| !text.contains(HANDLE_CLOSE);
    pieces.next().is_none_or(outside)
        && pieces.all(|piece| {
            let Some((number, rest)) = piece.split_once(HANDLE_CLOSE) else {
                return false;
            };
            number.parse().is_ok_and(|number: usize| number < texts) && outside(rest)
        })
}

#[cfg(test)]
mod tests {
    use super::markdown;
    use crate::document::{Node, Runs, parse, plain_text};

    #[test]
    fn escaped_text_comes_back_as_it_was() {
        for text in [
            "*重点*工作",
            "a_b_c",
            "# 一",
            "1. 甲",
            "<100 & A",
            "a|b",
            "`x` \\ ~~y~~",
            "[x](y) ![z](w)",
            "\u{e000}12\u{e001}x",
        ] {
            let mut out = Vec::new();
            markdown(text, &mut out).unwrap();
            let escaped = String::from_utf8(out).unwrap();
            let outline = parse(
                &format!("段：{escaped}。"),
                &mut Runs::default(),
                &mut Vec::new(),
            );
            let Some(Node::Paragraph(found)) = outline.nodes.first() else {
                panic!("{text}")
            };
            let expected = text.replace("\u{e000}12\u{e001}", "");
            assert_eq!(plain_text(found), format!("段：{expected}。"));
        }
    }
}
