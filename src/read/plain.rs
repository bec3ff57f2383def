//! Text as copied from a web page: a paragraph a line.

use super::sheet::{Line, Look, Sheet};
use crate::source::{Source, Span};

/// The lines of `source`.
pub fn sheet(source: Source) -> Sheet {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let text = line.trim();
        if !text.is_empty() {
            let at = start + (line.len() - line.trim_start().len());
            lines.push(Line {
                spans: vec![Span::new(source.id, at, at + text.len())],
                look: Look::Plain,
            });
        }
        start += line.len();
    }
    Sheet { source, lines }
}
