//! What stands around a number.

use crate::prose::{Part, Passage, Prose};

/// The passages in which numbers are written out in sentences.
pub(super) fn written(prose: &Prose) -> impl Iterator<Item = &Passage> {
    let passages = prose.passages.iter();
    passages.filter(|passage| matches!(passage.part, Part::Text | Part::Heading(_)))
}

/// How far back a clause is looked at, in characters.
const FAR: usize = 40;

/// The words of the clause ahead of byte `at`.
pub(super) fn before(text: &str, at: usize) -> &str {
    let head = &text[..at];
    let mut near = head.char_indices().rev().take(FAR);
    let stop = near.find(|(_, found)| is_stop(*found));
    match stop {
        Some((mark, found)) => &head[mark + found.len_utf8()..],
        None => {
            let first = head.char_indices().rev().take(FAR).last();
            first.map_or("", |(start, _)| &head[start..])
        }
    }
}

fn is_stop(found: char) -> bool {
    matches!(found, '，' | '。' | '；' | '！' | '？' | '：' | '\n')
}

/// True where a clause ends at the start of `rest`.
pub(super) fn ends(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['，', '。', '；', '！', '\n', '）'])
}
