//! Runs of text and what is set apart in them.

use super::{Page, digit};
use crate::document::{Inline, missing_mark};

/// Letters and marks above which what no space parts is an address, not a word.
const ADDRESS: usize = 16;

/// Behind them an address may break.
const MARKS: &[u8] = b"/.?&=_-:#@,;+%~";

/// Where the addresses in `text` may break: ahead of a letter or digit that follows a mark.
fn breaks(text: &str) -> impl Iterator<Item = usize> {
    let mut end = 0;
    let pieces = text.split_inclusive(|c: char| !c.is_ascii_graphic());
    let words = pieces.map(move |piece| {
        end += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_ascii_graphic());
        (end - piece.len(), word.as_bytes())
    });
    let addresses =
        words.filter(|(_, word)| word.len() > ADDRESS && word.iter().any(u8::is_ascii_alphabetic));
    addresses.flat_map(|(start, word)| {
        let pairs = word.windows(2).zip(start + 1..);
        let parting =
            pairs.filter(|(pair, _)| MARKS.contains(&pair[0]) && pair[1].is_ascii_alphanumeric());
        parting.map(|(_, at)| at)
    })
}

impl Page {
    pub(super) fn inlines(&mut self, inlines: &[Inline<'_>]) {
        for inline in inlines {
            match inline {
                Inline::Text(run) => self.broken(&run.text),
                Inline::Strong(content) => {
                    self.raw(&["<strong>"]);
                    self.inlines(content);
                    self.raw(&["</strong>"]);
                }
                Inline::Drafted(content) => {
                    self.raw(&["<ins class=\"drafted\">"]);
                    self.inlines(content);
                    self.raw(&["</ins>"]);
                }
                Inline::LeadIn { level, content } => {
                    match level {
                        Some(level) => self.raw(&["<b class=\"lead l", digit(*level), "\">"]),
                        None => self.raw(&["<b class=\"lead\">"]),
                    }
                    self.inlines(content);
                    self.raw(&["</b>"]);
                }
                Inline::Missing { what, .. } => {
                    self.raw(&["<mark class=\"missing\">"]);
                    self.text(&missing_mark(what));
                    self.raw(&["</mark>"]);
                }
            }
        }
    }

    /// Text in an element: an address may break behind its marks.
    fn broken(&mut self, text: &str) {
        let mut from = 0;
        for at in breaks(text) {
            self.text(&text[from..at]);
            self.raw(&["<wbr>"]);
            from = at;
        }
        self.text(&text[from..]);
    }

    /// Text as it is, in an element or an attribute.
    pub(super) fn text(&mut self, text: &str) {
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            let reference = match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => continue,
            };
            self.raw(&[&text[from..at], reference]);
            from = at + 1;
        }
        self.out.push_str(&text[from..]);
    }

    /// Markup, or what else needs no escape.
    pub(super) fn raw(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.out.push_str(part));
    }
}
