//! A text and the places in it: what every message points at.

use std::sync::OnceLock;

/// Which [`Source`] of a run a place belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u16);

/// A stretch of a source's text, in bytes; `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub source: SourceId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The stretch `start..end` of `source`.
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        Self {
            source,
            start: clamp(start),
            end: clamp(end),
        }
    }

    /// The byte range in the source's text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.range().len()
    }

    /// True where `other` lies inside.
    pub fn covers(self, other: Self) -> bool {
        self.source == other.source && self.start <= other.start && other.end <= self.end
    }

    /// True where nothing is covered: a place between two characters.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// A source is at most 4 GiB; the command line refuses far smaller files.
fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A place as people read it: line and column from 1, the column in Unicode characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
    /// Bytes from the start of the file.
    pub offset: usize,
}

/// What a line of a source is in the file that people have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// A line of text.
    #[default]
    Line,
    /// A paragraph of a Word document, which knows no lines.
    Paragraph,
}

/// One text that was read: the report file, a template, the paragraphs of a Word document.
#[derive(Debug)]
pub struct Source {
    pub id: SourceId,
    /// What messages call it: the path as the user wrote it, or `-`.
    pub name: String,
    /// Its lines end in `\n` or `\r\n`.
    pub text: String,
    /// Bytes of the file ahead of the text: its byte-order mark.
    pub ahead: usize,
    /// What its lines are in the file.
    pub unit: Unit,
    lines: OnceLock<Vec<u32>>,
    /// How many characters begin ahead of every [`STRIDE`]th byte: so that the columns of many
    /// findings on one long line cost no more than those on many lines.
    characters: OnceLock<Vec<u32>>,
}

const STRIDE: usize = 1024;

impl Source {
    /// The text `text`, called `name` in messages. A `\r` that stands alone is a line break too,
    /// and becomes `\n`: no place moves.
    pub fn new(id: SourceId, name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            text: with_line_breaks(text.into()),
            ahead: 0,
            unit: Unit::Line,
            lines: OnceLock::new(),
            characters: OnceLock::new(),
        }
    }

    /// The text under `span`; empty where the span lies outside.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Line and column of a byte offset.
    pub fn place(&self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        let starts = self.line_starts();
        let line = starts
            .partition_point(|&start| start as usize <= offset)
            .max(1);
        let start = starts[line - 1] as usize;
        let offset = floor_char(&self.text, offset);
        Place {
            line,
            column: self.characters_ahead(offset) - self.characters_ahead(start) + 1,
            offset: self.ahead + offset,
        }
    }

    /// The text of line `line` (from 1), without its line break.
    pub fn line(&self, line: usize) -> &str {
        &self.text[self.line_range(line)]
    }

    /// Where the text of line `line` (from 1) stands, without its line break.
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let starts = self.line_starts();
        let end = self.text.len();
        let Some(&start) = line.checked_sub(1).and_then(|index| starts.get(index)) else {
            return end..end;
        };
        let start = start as usize;
        let end = starts.get(line).map_or(end, |&next| next as usize);
        let text = self.text[start..end].trim_end_matches(['\n', '\r']);
        start..start + text.len()
    }

    /// How many characters begin ahead of byte `offset`.
    fn characters_ahead(&self, offset: usize) -> usize {
        let counted = self.characters.get_or_init(|| {
            let mut ahead = 0;
            let strides = self.text.as_bytes().chunks(STRIDE);
            let ends = strides.map(|stride| {
                ahead += beginnings(stride);
                clamp(ahead)
            });
            std::iter::once(0).chain(ends).collect()
        });
        let stride = offset / STRIDE;
        let rest = &self.text.as_bytes()[stride * STRIDE..offset];
        counted[stride] as usize + beginnings(rest)
    }

    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let breaks = self
                .text
                .bytes()
                .enumerate()
                .filter(|&(_, byte)| byte == b'\n');
            std::iter::once(0)
                .chain(breaks.map(|(at, _)| clamp(at + 1)))
                .collect()
        })
    }
}

/// How many characters begin in `bytes`, a stretch of UTF-8.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// The start of the character that `offset` lies in.
fn floor_char(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// `text` with `\n` for each `\r` that no `\n` follows.
fn with_line_breaks(text: String) -> String {
    let mut pieces = text.split('\r');
    let first = pieces.next().unwrap_or_default();
    if pieces.clone().all(|piece| piece.starts_with('\n')) {
        return text;
    }
    let mut broken = String::with_capacity(text.len());
    broken.push_str(first);
    for piece in pieces {
        broken.push(if piece.starts_with('\n') { '\r' } else { '\n' });
        broken.push_str(piece);
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let source = Source::new(SourceId(0), "报告.yaml", "年度: 2023\n类型：政府\n");
        assert_eq!(
            source.place(0),
            Place {
                line: 1,
                column: 1,
                offset: 0
            }
        );
        let colon = source.text.find('：').unwrap();
        assert_eq!(
            source.place(colon),
            Place {
                line: 2,
                column: 3,
                offset: colon
            }
        );
        assert_eq!(source.line(2), "类型：政府");
        assert_eq!(source.line(9), "");
        assert_eq!(source.place(9999).line, 3);
    }

    #[test]
    fn every_kind_of_line_break_counts_once() {
        let source = Source::new(SourceId(0), "t", "一\r二\r\n三\n\r四\r");
        assert_eq!(source.text, "一\n二\r\n三\n\n四\n");
        let four = source.place(source.text.find('四').unwrap());
        assert_eq!((four.line, four.column), (5, 1));
        assert_eq!(source.line(2), "二");
    }

    #[test]
    fn columns_of_a_long_line_are_counted_right() {
        let text = "长a😀".repeat(2000);
        let source = Source::new(SourceId(0), "t", format!("x\n{text}"));
        for (column, (at, _)) in text.char_indices().enumerate() {
            let place = source.place(2 + at);
            assert_eq!((place.line, place.column), (2, column + 1));
        }
    }
}
