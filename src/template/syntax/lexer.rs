//! Tera's tokens, with their places.

use std::ops::Range;

/// A token of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'t> {
    /// What is printed as it stands; `{% raw %}` and its content too.
    Text,
    Comment,
    /// `{{` or `{{-`
    Print,
    /// `{%` or `{%-`
    Tag,
    /// `}}` or `%}`; true with a `-` ahead.
    Close(bool),
    Name(&'t str),
    /// Quoted text, without its quotes, as typed.
    Quoted(&'t str),
    Number,
    /// `==`, `|`, `(` …
    Mark(&'t str),
}

/// Where a token stands: bytes of the template.
pub type Place = Range<usize>;

/// The tokens of a template, up to the end or to what is no token.
#[derive(Clone, Debug)]
pub struct Lexer<'t> {
    text: &'t str,
    at: usize,
    /// What ends the print or the tag that is open.
    until: Option<&'static str>,
}

impl<'t> Lexer<'t> {
    /// Reads `text` from its start.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            until: None,
        }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn take(&mut self, length: usize, token: Token<'t>) -> (Token<'t>, Place) {
        let start = self.at;
        self.at += length;
        (token, start..self.at)
    }

    /// Text, or what opens.
    fn outside(&mut self) -> Option<(Token<'t>, Place)> {
        let rest = self.rest();
        let dash = usize::from(rest.as_bytes().get(2) == Some(&b'-'));
        if let Some(comment) = rest.strip_prefix("{#") {
            let end = comment.find("#}")? + 4;
            return Some(self.take(end, Token::Comment));
        }
        if rest.starts_with("{{") {
            self.until = Some("}}");
            return Some(self.take(2 + dash, Token::Print));
        }
        if rest.starts_with("{%") {
            if let Some(content) = tag_named(rest, "raw") {
                let end = raw_end(&rest[content..])?;
                return Some(self.take(content + end, Token::Text));
            }
            self.until = Some("%}");
            return Some(self.take(2 + dash, Token::Tag));
        }
        let opens = |pair: &[u8]| pair[0] == b'{' && matches!(pair[1], b'{' | b'%' | b'#');
        let end = rest.as_bytes().windows(2).position(opens);
        Some(self.take(end.unwrap_or(rest.len()), Token::Text))
    }

    /// A token between `{{` and `}}` or `{%` and `%}`.
    fn inside(&mut self, until: &'static str) -> Option<(Token<'t>, Place)> {
        let rest = self.rest().trim_ascii_start();
        self.at = self.text.len() - rest.len();
        let trimmed = rest.strip_prefix('-').unwrap_or(rest);
        if trimmed.starts_with(until) {
            self.until = None;
            let dash = trimmed.len() < rest.len();
            return Some(self.take(2 + usize::from(dash), Token::Close(dash)));
        }
        let first = rest.chars().next()?;
        if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(**mark)) {
            return Some(self.take(mark.len(), Token::Mark(mark)));
        }
        if matches!(first, '"' | '\'' | '`') {
            let end = quoted(rest, first)?;
            return Some(self.take(end + 2, Token::Quoted(&rest[1..=end])));
        }
        let word = |rest: &str| {
            let end = rest.find(|found: char| !found.is_ascii_alphanumeric() && found != '_');
            end.unwrap_or(rest.len())
        };
        if first.is_ascii_digit() {
            let digits = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count();
            let mut length = digits(rest);
            if rest[length..].starts_with('.') {
                length += 1 + digits(&rest[length + 1..]);
            }
            return Some(self.take(length, Token::Number));
        }
        match word(rest) {
            0 => None,
            length => Some(self.take(length, Token::Name(&rest[..length]))),
        }
    }
}

impl<'t> Iterator for Lexer<'t> {
    type Item = (Token<'t>, Place);

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        let found = match self.until {
            None => self.outside(),
            Some(until) => self.inside(until),
        };
        if found.is_none() {
            self.at = self.text.len();
        }
        found
    }
}

/// Longer ones first.
const MARKS: [&str; 31] = [
    "...", "//", "**", "==", "!=", ">=", "<=", "</", "?.", "?[", "+", "-", "*", "/", "%", "!", ".",
    ",", ":", "~", "|", "=", ">", "<", "(", ")", "[", "]", "{", "}", "@",
];

/// Where the quote that opens `rest` is closed, counted behind it.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    let mut bytes = rest.bytes().skip(1);
    bytes.position(|byte| {
        let ends = !escaped && byte == quote as u8;
        escaped = !escaped && byte == b'\\';
        ends
    })
}

/// The length of the tag that `text` begins with, where it is `{% name %}`.
fn tag_named(text: &str, name: &str) -> Option<usize> {
    let undashed = |text: &'_ str| text.strip_prefix('-').map_or(text.len(), str::len);
    let inner = text.strip_prefix("{%")?;
    let inner = inner[inner.len() - undashed(inner)..].trim_ascii_start();
    let inner = inner.strip_prefix(name)?.trim_ascii_start();
    let inner = inner[inner.len() - undashed(inner)..].strip_prefix("%}")?;
    Some(text.len() - inner.len())
}

/// The length of what a `{% raw %}` holds, its `{% endraw %}` included.
fn raw_end(content: &str) -> Option<usize> {
    let tags = content.match_indices("{%");
    tags.into_iter().find_map(|(at, _)| {
        let end = tag_named(&content[at..], "endraw")?;
        Some(at + end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_know_their_places() {
        let cases: &[(&str, &[&str])] = &[
            ("甲{{ a.b }}乙", &["甲", "{{", "a", ".", "b", "}}", "乙"]),
            (
                "{%- for x in y -%} ",
                &["{%-", "for", "x", "in", "y", "-%}", " "],
            ),
            ("{# {{ a }} #}b", &["{# {{ a }} #}", "b"]),
            (
                "{% raw %}{{ a }}{%- endraw %}b",
                &["{% raw %}{{ a }}{%- endraw %}", "b"],
            ),
            (
                "{{<c x={a} y=\"}}\\\"\" />}}",
                &[
                    "{{",
                    "<",
                    "c",
                    "x",
                    "=",
                    "{",
                    "a",
                    "}",
                    "y",
                    "=",
                    "\"}}\\\"\"",
                    "/",
                    ">",
                    "}}",
                ],
            ),
            (
                "{{ 1.5 ** -2 // x?.y }}",
                &["{{", "1.5", "**", "-", "2", "//", "x", "?.", "y", "}}"],
            ),
            ("{{ 年 }}", &["{{"]),
            ("{{ \"a", &["{{"]),
            ("{ {", &["{ {"]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> = Lexer::new(text).map(|(_, place)| &text[place]).collect();
            assert_eq!(&found, expected, "{text}");
        }
    }
}
