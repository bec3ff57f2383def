//! What the clerk left to be filled in, shown in a draft as the gap that it is.

use super::{Block, Document, Inline, Inlines, Origin, Run};
use std::borrow::Cow;
use std::ops::Range;

/// Where a text holds placeholders.
pub type Find<'f> = &'f dyn Fn(&str) -> Vec<Range<usize>>;

impl Document<'_> {
    /// Makes gaps of the placeholders that `find` knows in what the clerk typed.
    pub fn mark_left(&mut self, find: Find<'_>) {
        let parts = [
            &mut self.head,
            &mut self.opening,
            &mut self.ending,
            &mut self.imprint,
        ];
        let around = parts.into_iter().flatten();
        around.for_each(|element| mark(&mut element.content, find));
        self.title.iter_mut().for_each(|line| mark(line, find));
        blocks(&mut self.blocks, find);
        for annex in &mut self.annexes {
            mark(&mut annex.title, find);
            blocks(&mut annex.blocks, find);
        }
    }
}

fn blocks(blocks: &mut [Block<'_>], find: Find<'_>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => mark(&mut heading.content, find),
            Block::Paragraph(text) => mark(text, find),
            Block::Table(table) => {
                let headers = table.columns.iter_mut().map(|column| &mut column.header);
                let cells = table.rows.iter_mut().flatten();
                let all = table.caption.iter_mut().chain(headers).chain(cells);
                all.for_each(|cell| mark(cell, find));
            }
        }
    }
}

fn mark(inlines: &mut Inlines<'_>, find: Find<'_>) {
    for index in (0..inlines.len()).rev() {
        match &mut inlines[index] {
            Inline::Strong(content) | Inline::Drafted(content) | Inline::LeadIn { content, .. } => {
                mark(content, find)
            }
            Inline::Text(run) => {
                let pieces = parted(run, find);
                if !pieces.is_empty() {
                    inlines.splice(index..=index, pieces);
                }
            }
            Inline::Missing { .. } => {}
        }
    }
}

/// A run in pieces, its placeholders among them; nothing where it holds none.
fn parted<'a>(run: &Run<'a>, find: Find<'_>) -> Vec<Inline<'a>> {
    let Origin::Clerk(span) = run.origin else {
        return Vec::new();
    };
    let left = find(&run.text);
    if left.is_empty() {
        return Vec::new();
    }
    let cut = |range: Range<usize>| {
        let text = match &run.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[range.clone()]),
            Cow::Owned(text) => Cow::Owned(text[range.clone()].to_owned()),
        };
        let place = crate::source::Span {
            start: span.start + range.start as u32,
            end: span.start + range.end as u32,
            ..span
        };
        let place = if run.text.len() == span.len() {
            place
        } else {
            span
        };
        (text, place)
    };
    let mut pieces = Vec::new();
    let mut done = 0;
    let words = |pieces: &mut Vec<Inline<'a>>, range: Range<usize>| {
        if !range.is_empty() {
            let (text, place) = cut(range);
            let origin = Origin::Clerk(place);
            pieces.push(Inline::Text(Run { text, origin }));
        }
    };
    for range in left {
        words(&mut pieces, done..range.start);
        done = range.end;
        let (text, place) = cut(range);
        let brackets = ['【', '】', '〔', '〕', '（', '）', '(', ')', '[', ']'];
        let bare = text.trim_matches(brackets);
        let what = bare.strip_prefix("待补：").unwrap_or(bare).to_owned();
        pieces.push(Inline::Missing {
            what,
            span: Some(place),
        });
    }
    words(&mut pieces, done..run.text.len());
    pieces
}
