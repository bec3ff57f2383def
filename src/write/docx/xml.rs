//! XML text in one buffer: the only place where a character is escaped.

use std::fmt::{Arguments, Write};

/// What every part begins with.
pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// What stands for a character that XML cannot hold.
const REPLACEMENT: &str = "\u{FFFD}";

/// A part of the package as it grows.
#[derive(Debug, Default)]
pub struct Xml {
    text: String,
}

impl Xml {
    /// An empty part with room for `capacity` bytes.
    pub fn with_capacity(capacity: usize) -> Self {
        Self {
            text: String::with_capacity(capacity),
        }
    }

    /// Markup, taken as it is.
    pub fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// Markup with numbers or names in it; none of them needs an escape.
    pub fn format(&mut self, markup: Arguments<'_>) {
        // Writing into a String cannot fail.
        let _ = self.text.write_fmt(markup);
    }

    /// Character data; safe in an attribute between double quotes too.
    pub fn text(&mut self, text: &str) {
        if is_plain(text) {
            return self.raw(text);
        }
        for character in text.chars() {
            match character {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\t' => self.raw("&#9;"),
                '\0'..' ' | '\u{FFFE}' | '\u{FFFF}' => self.raw(REPLACEMENT),
                _ => self.text.push(character),
            }
        }
    }

    /// How many bytes there are so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// The whole part, to keep.
    pub fn into_string(self) -> String {
        self.text
    }

    /// The whole part.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// True where no character of `text` needs care. Without branches, so that it runs on vectors.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let marked = bytes.iter().fold(false, |found, &byte| {
        found | (byte < b' ') | (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"')
    });
    // U+FFC0 to U+FFFF begin with these two bytes; all of them are rare.
    let last = bytes.iter().zip(bytes.iter().skip(1));
    let beyond = last.fold(false, |found, (&one, &two)| {
        found | ((one == 0xEF) & (two == 0xBF))
    });
    !marked && !beyond
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut xml = Xml::default();
        xml.text(text);
        xml.as_str().to_owned()
    }

    #[test]
    fn markup_is_escaped_and_chinese_is_not() {
        assert_eq!(escaped("“法治”，100%——￥"), "“法治”，100%——￥");
        assert_eq!(escaped("a<b & \"c\">"), "a&lt;b &amp; &quot;c&quot;&gt;");
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(
            escaped("甲\u{0}\u{8}\r乙\u{FFFE}\u{FFFF}"),
            "甲\u{FFFD}\u{FFFD}\u{FFFD}乙\u{FFFD}\u{FFFD}"
        );
        assert_eq!(
            escaped("\u{FFE5}\u{1F600}\u{7F}"),
            "\u{FFE5}\u{1F600}\u{7F}"
        );
    }
}
