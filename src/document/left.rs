//! What the clerk left to be filled in, shown in a draft as the gap that it is.

use super::{Block, Document, Inline, Inlines, Origin, Run};
use crate::source::Span;
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
            Block::Chart(chart) => mark(&mut chart.caption, find),
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
    let mut end = inlines.len();
    while let Some(last) = end.checked_sub(1) {
        let mut start = last;
        match &mut inlines[last] {
            Inline::Strong(content) | Inline::Drafted(content) | Inline::LeadIn { content, .. } => {
                mark(content, find);
            }
            Inline::Text(_) => {
                while start > 0 && go_together(&inlines[start - 1], &inlines[start]) {
                    start -= 1;
                }
                let pieces = parted(&inlines[start..end], find);
                if !pieces.is_empty() {
                    inlines.splice(start..end, pieces);
                }
            }
            Inline::Missing { .. } => {}
        }
        end = start;
    }
}

/// True for runs of one text, between which nothing was printed: what stood there was invisible.
fn go_together(one: &Inline<'_>, other: &Inline<'_>) -> bool {
    match (clerks(one), clerks(other)) {
        (Some((_, one)), Some((_, other))) => one.source == other.source && one.end <= other.start,
        _ => false,
    }
}

fn clerks<'i, 'a>(inline: &'i Inline<'a>) -> Option<(&'i Run<'a>, Span)> {
    match inline {
        Inline::Text(run) => match run.origin {
            Origin::Clerk(span) => Some((run, span)),
            _ => None,
        },
        _ => None,
    }
}

/// The runs of one text in pieces, its placeholders among them; nothing where it holds none.
fn parted<'a>(runs: &[Inline<'a>], find: Find<'_>) -> Vec<Inline<'a>> {
    let runs: Vec<_> = runs.iter().filter_map(clerks).collect();
    let text: String = runs.iter().map(|(run, _)| &*run.text).collect();
    let left = find(&text);
    if left.is_empty() {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    let mut done = 0;
    for range in left {
        pieces.extend(words(&runs, done..range.start).map(Inline::Text));
        done = range.end;
        let brackets = ['【', '】', '〔', '〕', '（', '）', '(', ')', '[', ']'];
        let bare = text[range.clone()].trim_matches(brackets);
        let what = bare.strip_prefix("待补：").unwrap_or(bare).to_owned();
        let places = words(&runs, range).filter_map(|run| match run.origin {
            Origin::Clerk(span) => Some(span),
            _ => None,
        });
        let span = places.reduce(|one, other| Span {
            end: other.end,
            ..one
        });
        pieces.push(Inline::Missing { what, span });
    }
    pieces.extend(words(&runs, done..text.len()).map(Inline::Text));
    pieces
}

/// What stands in `range` of the text of `runs`.
fn words<'r, 'a>(
    runs: &'r [(&Run<'a>, Span)],
    range: Range<usize>,
) -> impl Iterator<Item = Run<'a>> + use<'r, 'a> {
    let mut next = 0;
    runs.iter().filter_map(move |(run, span)| {
        let at = next;
        next += run.text.len();
        let cut = range.start.clamp(at, next) - at..range.end.clamp(at, next) - at;
        (!cut.is_empty()).then(|| piece(run, *span, cut))
    })
}

fn piece<'a>(run: &Run<'a>, span: Span, range: Range<usize>) -> Run<'a> {
    let text = match &run.text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[range.clone()]),
        Cow::Owned(text) => Cow::Owned(text[range.clone()].to_owned()),
    };
    let place = Span {
        start: span.start + range.start as u32,
        end: span.start + range.end as u32,
        ..span
    };
    // Within what was written otherwise places are not known.
    let exact = run.text.len() == span.len();
    let origin = Origin::Clerk(if exact { place } else { span });
    Run { text, origin }
}
