//! Sentences and clauses of a passage.

use std::ops::Range;

/// A clause: what stands between two of `，；。！？：`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Without the mark that ends it.
    pub range: Range<usize>,
    /// The mark that ends it; `None` at the end of the text.
    pub mark: Option<char>,
}

/// The sentences of `text`, each with its closing mark and the quote or bracket behind it. Marks
/// inside brackets and quotes do not end a sentence, but for a quote that closes with one.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut ends = Vec::new();
    let mut depth = 0usize;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '（' | '《' | '“' | '〔' | '〈' | '【' | '「' => depth += 1,
            '）' | '》' | '”' | '〕' | '〉' | '】' | '」' => {
                depth = depth.saturating_sub(1)
            }
            '\n' => depth = 0,
            _ => {}
        }
        let stop = matches!(character, '。' | '！' | '？' | '\n');
        if !stop || depth > 0 && characters.peek().is_none_or(|(_, next)| *next != '”') {
            continue;
        }
        let mut end = at + character.len_utf8();
        while let Some(&(_, closing @ ('”' | '’' | '）' | '」'))) = characters.peek() {
            characters.next();
            depth = depth.saturating_sub(1);
            end += closing.len_utf8();
        }
        ends.push(start..end);
        start = end;
    }
    if !text[start..].trim().is_empty() {
        ends.push(start..text.len());
    }
    ends
}

/// The clauses of the bytes `within` of `text`. Marks inside brackets and book-title marks do not
/// part clauses.
pub fn clauses(text: &str, within: Range<usize>) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut start = within.start;
    let mut depth = 0usize;
    for (at, character) in text[within.clone()].char_indices() {
        let at = within.start + at;
        match character {
            '（' | '《' | '〔' => depth += 1,
            '）' | '》' | '〕' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let parts = matches!(character, '，' | '；' | '。' | '！' | '？' | '：' | '\n');
        if parts && depth == 0 {
            let mark = Some(character);
            clauses.push(Clause {
                range: start..at,
                mark,
            });
            start = at + character.len_utf8();
        }
    }
    if start < within.end {
        clauses.push(Clause {
            range: start..within.end,
            mark: None,
        });
    }
    clauses
}
