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

/// One text that was read: the report file, a template.
#[derive(Debug)]
pub struct Source {
    pub id: SourceId,
    /// What messages call it: the path as the user wrote it, or `-`.
    pub name: String,
    pub text: String,
    /// Bytes of the file ahead of the text: its byte-order mark.
    pub ahead: usize,
    lines: OnceLock<Vec<u32>>,
}

impl Source {
    /// The text `text`, called `name` in messages.
    pub fn new(id: SourceId, name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            text: text.into(),
            ahead: 0,
            lines: OnceLock::new(),
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
        let column = self.text[start..floor_char(&self.text, offset)]
            .chars()
            .count()
            + 1;
        Place {
            line,
            column,
            offset: self.ahead + offset,
        }
    }

    /// The text of line `line` (from 1), without its line break.
    pub fn line(&self, line: usize) -> &str {
        let starts = self.line_starts();
        let Some(&start) = line.checked_sub(1).and_then(|index| starts.get(index)) else {
            return "";
        };
        let end = starts
            .get(line)
            .map_or(self.text.len(), |&next| next as usize);
        self.text[start as usize..end].trim_end_matches(['\n', '\r'])
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

/// The start of the character that `offset` lies in.
fn floor_char(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
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
}
