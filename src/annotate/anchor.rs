//! Which letters of the part some words of the text are.

use super::scan::{Letter, Paragraph};
use std::ops::Range;

/// How far letters are passed over that the text does not have: what is hidden, the code of a field.
const AHEAD: usize = 512;

/// The places of the paragraphs in `text`, which has a line for each.
pub fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let each = text.split('\n').map(|line| {
        let range = start..start + line.len();
        start = range.end + 1;
        range
    });
    each.collect()
}

/// A paragraph of the part beside its line of the text: which letter each character is.
pub struct Aligned<'p> {
    letters: &'p [Letter],
    /// Bytes of the line, and the letters that they are.
    pairs: Vec<(usize, usize)>,
}

impl<'p> Aligned<'p> {
    /// `paragraph`, of which `line` is told.
    pub fn of(paragraph: &'p Paragraph, line: &str) -> Self {
        let letters = paragraph.letters.as_slice();
        let mut pairs = Vec::new();
        let mut next = 0;
        for (at, found) in line.char_indices() {
            let blank = is_blank(found);
            let same = |own: &Letter| own.found == found || blank && is_blank(own.found);
            // A blank that the part does not have is no reason to run ahead.
            let most = if blank { 1 } else { AHEAD };
            let rest = letters.get(next..).unwrap_or_default();
            if let Some(skipped) = rest.iter().take(most).position(same) {
                next += skipped;
                pairs.push((at, next));
                next += 1;
            }
        }
        Self { letters, pairs }
    }

    /// The first and the last letter of the bytes `words` of the line; of what has no letter of its own,
    /// those beside it. `None` where the paragraph holds other words.
    pub fn letters(&self, words: Range<usize>) -> Option<[&'p Letter; 2]> {
        let first = self.pairs.partition_point(|(at, _)| *at < words.start);
        let end = words.end.max(words.start + 1);
        let last = self.pairs.partition_point(|(at, _)| *at < end);
        let (first, last) = if first < last {
            (first, last - 1)
        } else {
            let behind = first.min(self.pairs.len().checked_sub(1)?);
            (first.saturating_sub(1), behind)
        };
        let letter = |pair: usize| self.letters.get(self.pairs.get(pair)?.1);
        Some([letter(first)?, letter(last)?])
    }
}

fn is_blank(found: char) -> bool {
    found.is_whitespace() || found.is_control()
}
