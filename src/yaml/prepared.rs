//! The text that is read: the clerk's, with what was repaired on a copy.

use super::events::Event;
use crate::source::{Source, Span};
use std::borrow::Cow;
use std::ops::Range;

/// One repair: bytes of the text give way to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    pub range: Range<usize>,
    pub replacement: String,
}

impl Patch {
    /// `replacement` in the place of `range`.
    pub fn new(range: Range<usize>, replacement: impl Into<String>) -> Self {
        Self {
            range,
            replacement: replacement.into(),
        }
    }
}

/// The text that is parsed, and the way from its bytes back to the clerk's.
#[derive(Debug)]
pub struct Prepared<'s> {
    pub source: &'s Source,
    pub text: Cow<'s, str>,
    /// In the order of the text.
    moved: Vec<Moved>,
    pub(crate) events: Vec<Event>,
    /// Lines of the source that were passed over.
    pub(crate) passed: Vec<Range<usize>>,
}

/// A stretch of the prepared text that stands for another of the source.
#[derive(Clone, Debug)]
struct Moved {
    prepared: Range<usize>,
    source: Range<usize>,
}

impl<'s> Prepared<'s> {
    /// The text of `source` after `patches`, which refer to it. Of two that overlap the first
    /// counts. Nothing has been parsed yet.
    pub fn new(source: &'s Source, mut patches: Vec<Patch>) -> Self {
        patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
        let text = source.text.as_str();
        let (mut patched, mut moved, mut copied) = (String::new(), Vec::new(), 0);
        for Patch { range, replacement } in patches {
            if range.start < copied || range.end > text.len() {
                continue;
            }
            for (range, replacement) in parts(text, range, &replacement) {
                patched.push_str(&text[copied..range.start]);
                let start = patched.len();
                patched.push_str(replacement);
                copied = range.end;
                moved.push(Moved {
                    prepared: start..patched.len(),
                    source: range,
                });
            }
        }
        let text = if moved.is_empty() {
            Cow::Borrowed(text)
        } else {
            patched.push_str(&text[copied..]);
            Cow::Owned(patched)
        };
        Self {
            source,
            text,
            moved,
            events: Vec::new(),
            passed: Vec::new(),
        }
    }

    /// `source` as it stands, parsed.
    pub fn plain(source: &'s Source) -> Self {
        let mut prepared = Self::new(source, Vec::new());
        prepared.events = super::events(&prepared.text).0;
        prepared
    }

    /// Where byte `offset` of the prepared text stands in the source; of a repair, its start.
    pub fn source_offset(&self, offset: usize) -> usize {
        let count = self
            .moved
            .partition_point(|moved| moved.prepared.start <= offset);
        let Some(moved) = count.checked_sub(1).map(|last| &self.moved[last]) else {
            return offset;
        };
        if offset < moved.prepared.end {
            moved.source.start
        } else {
            moved.source.end + (offset - moved.prepared.end)
        }
    }

    /// Where a stretch that ends at byte `offset` of the prepared text ends in the source.
    fn source_end(&self, offset: usize) -> usize {
        let count = self
            .moved
            .partition_point(|moved| moved.prepared.start < offset);
        let Some(moved) = count.checked_sub(1).map(|last| &self.moved[last]) else {
            return offset;
        };
        if offset <= moved.prepared.end {
            moved.source.end
        } else {
            moved.source.end + (offset - moved.prepared.end)
        }
    }

    /// The place in the source of a stretch of the prepared text, as bytes.
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source_offset(range.start);
        let end = if range.is_empty() {
            start
        } else {
            self.source_end(range.end)
        };
        start..end.max(start)
    }

    /// The place in the source of a stretch of the prepared text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let range = self.source_range(range);
        Span::new(self.source.id, range.start, range.end)
    }

    /// True where something within `span` was repaired.
    pub fn is_patched(&self, span: Span) -> bool {
        let range = span.range();
        let first = self
            .moved
            .partition_point(|moved| moved.source.end < range.start);
        let next = self.moved.get(first);
        next.is_some_and(|moved| moved.source.start <= range.end)
    }

    /// Where repairs begin and end within a stretch of the prepared text: what lies between two of
    /// these places stands in the source as it is here, or was put in its place as a whole.
    pub fn seams(&self, range: Range<usize>) -> Vec<usize> {
        let first = self
            .moved
            .partition_point(|moved| moved.prepared.end <= range.start);
        let moved = self.moved[first..]
            .iter()
            .take_while(|moved| moved.prepared.start < range.end);
        let mut seams: Vec<_> = moved
            .flat_map(|moved| [moved.prepared.start, moved.prepared.end])
            .filter(|&seam| range.start < seam && seam < range.end)
            .collect();
        seams.dedup();
        seams
    }

    /// The repairs, as they refer to the source.
    pub fn patches(&self) -> Vec<Patch> {
        let patches = self.moved.iter().map(|moved| Patch {
            range: moved.source.clone(),
            replacement: self.text[moved.prepared.clone()].to_owned(),
        });
        patches.collect()
    }
}

/// A repair by its parts: of what is put in quotes, or in others, each character stays where it was.
fn parts<'r>(text: &str, range: Range<usize>, new: &'r str) -> Vec<(Range<usize>, &'r str)> {
    const QUOTES: [char; 2] = ['"', '\''];
    let whole = vec![(range.clone(), new)];
    let quoted = |text: &str| text.len() > 1 && text.starts_with(QUOTES) && text.ends_with(QUOTES);
    if range.is_empty() || !quoted(new) {
        return whole;
    }
    let other = usize::from(quoted(&text[range.clone()]));
    let end = range.end - other;
    // What is to come: bytes of the text from `from` up to `at`, of `new` from `done` on.
    let (mut from, mut at, mut done) = (range.start, range.start + other, 0);
    let mut parts = Vec::new();
    for (offset, found) in new[..new.len() - 1].char_indices().skip(1) {
        if text[at..end].starts_with(found) {
            if done < offset {
                parts.push((from..at, &new[done..offset]));
            }
            at += found.len_utf8();
            (from, done) = (at, offset + found.len_utf8());
        } else if matches!(found, '＂' | '＇') && text[at..end].starts_with(QUOTES) {
            at += 1;
        }
    }
    if at < end || done == 0 {
        return whole;
    }
    parts.push((from..range.end, &new[done..]));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn places_of_a_patched_text_are_those_of_the_source() {
        let source = Source::new(SourceId(0), "t", "甲：1\n 乙: 2 丙\n");
        let patches = vec![
            Patch::new(3..6, ": "),
            Patch::new(8..9, ""),
            Patch::new(14..14, "'"),
            Patch::new(19..19, "'"),
        ];
        let prepared = Prepared::new(&source, patches.clone());
        assert_eq!(prepared.text, "甲: 1\n乙: '2 丙'\n");
        for needle in ["1", "乙", "2", "丙"] {
            let at = prepared.text.find(needle).unwrap();
            let span = prepared.span(at..at + needle.len());
            assert_eq!(source.slice(span), needle);
        }
        assert_eq!(prepared.patches(), patches);
        let all = prepared.span(0..prepared.text.len());
        assert_eq!(all.range(), 0..source.text.len());
    }

    #[test]
    fn what_is_put_in_quotes_keeps_its_places() {
        let cases = [
            ("{{乙}}'s 丙", "'{{乙}}''s 丙'"),
            ("\"\\{乙 s 丙\"", "'\\{乙 s 丙'"),
            ("\"乙\"\"s 丙", "'＂乙＂＂s 丙'"),
        ];
        for (typed, quoted) in cases {
            let source = Source::new(SourceId(0), "t", format!("甲: {typed}\n"));
            let range = 5..source.text.len() - 1;
            let prepared = Prepared::new(&source, vec![Patch::new(range, quoted)]);
            assert_eq!(prepared.text, format!("甲: {quoted}\n"));
            for needle in ["乙", "s", "丙"] {
                let at = prepared.text.find(needle).unwrap();
                let span = prepared.span(at..at + needle.len());
                assert_eq!(source.slice(span), needle);
            }
        }
    }
}
