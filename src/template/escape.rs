//! Markdown escaping: what a template prints of a value is text, never markup.

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
