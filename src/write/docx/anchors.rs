//! What of the report file is printed where: at what a comment on it hangs.

use super::comments::Remark;
use crate::document::{Annex, Block, Document, ElementKind, Inline, Inlines, Mode, Origin};
use crate::source::Span;
use std::ops::Range;

/// What the title is called among the ids of headings and annexes.
pub const TITLE: &str = "";

/// Where a comment hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At words that are printed.
    Words(Span),
    /// At a heading or an annex by its id, or the title.
    Named(String),
}

/// What of the file is printed, and which heading it stands under.
pub struct Outline {
    printed: Vec<Span>,
    /// Ids of headings and annexes, with what is printed under each, itself included.
    named: Vec<(String, Vec<Span>)>,
}

impl Outline {
    /// That of `document`.
    pub fn of(document: &Document<'_>) -> Self {
        let mut outline = Self {
            printed: Vec::new(),
            named: Vec::new(),
        };
        outline.read(document.title.iter());
        let parts = [
            &document.head,
            &document.opening,
            &document.ending,
            &document.imprint,
        ];
        // The mark is on that paper already.
        let around = parts.into_iter().flatten().filter(|element| {
            document.mode != Mode::Preprinted || element.kind != ElementKind::Mark
        });
        outline.read(around.map(|element| &element.content));
        outline.blocks(&document.blocks);
        for annex in &document.annexes {
            outline.annex(annex);
        }
        outline
    }

    fn annex(&mut self, annex: &Annex<'_>) {
        self.named.push((annex.id.clone(), Vec::new()));
        self.under(&annex.title);
        self.blocks(&annex.blocks);
    }

    fn blocks(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            if let Block::Heading(heading) = block {
                self.named.push((heading.id.clone(), Vec::new()));
            }
            for text in block.texts() {
                self.under(text);
            }
        }
    }

    /// A text under the last heading.
    fn under(&mut self, text: &[Inline<'_>]) {
        let mut spans = Vec::new();
        spans_of(text, &mut spans);
        self.printed.extend(&spans);
        if let Some((_, under)) = self.named.last_mut() {
            under.extend(spans);
        }
    }

    fn read<'i, 'a: 'i>(&mut self, texts: impl Iterator<Item = &'i Inlines<'a>>) {
        for text in texts {
            spans_of(text, &mut self.printed);
        }
    }

    /// Where a comment hangs.
    pub fn anchor(&self, remark: &Remark) -> Anchor {
        let title = || Anchor::Named(TITLE.to_owned());
        let Some(words) = remark.words else {
            return title();
        };
        if self.printed.iter().any(|own| common(*own, words).is_some()) {
            return Anchor::Words(words);
        }
        let Some(entry) = remark.entry else {
            return title();
        };
        // Of what is printed of the entry, the last ahead of the words, or else the first behind.
        let under = |(id, spans)| -> Option<(bool, i64, &str)> {
            let spans: &Vec<Span> = spans;
            let id: &String = id;
            let inside = spans.iter().filter(|own| entry.covers(**own));
            let start = inside.map(|own| i64::from(own.start)).min()?;
            let behind = start > i64::from(words.start);
            Some((behind, if behind { start } else { -start }, id.as_str()))
        };
        let named = self
            .named
            .iter()
            .filter_map(|(id, spans)| under((id, spans)));
        let nearest = named.min_by_key(|(behind, start, _)| (*behind, *start));
        nearest.map_or_else(title, |(_, _, id)| Anchor::Named(id.to_owned()))
    }
}

fn spans_of(text: &[Inline<'_>], spans: &mut Vec<Span>) {
    for inline in text {
        match inline {
            Inline::Text(run) => spans.extend(places(run.origin).into_iter().flatten()),
            Inline::Strong(content) | Inline::Drafted(content) | Inline::LeadIn { content, .. } => {
                spans_of(content, spans);
            }
            Inline::Missing { span, .. } => spans.extend(span),
        }
    }
}

/// Where what is printed was typed: a figure where it is referred to, and where its value stands.
pub fn places(origin: Origin) -> [Option<Span>; 2] {
    match origin {
        Origin::Clerk(span) => [Some(span), None],
        Origin::Figure { reference, value } => [Some(reference), Some(value)],
        Origin::Template | Origin::Number => [None, None],
    }
}

/// The bytes of `own` that `words` are; a place between two characters is of the one behind it.
pub fn common(own: Span, words: Span) -> Option<Range<usize>> {
    let (start, end) = (words.start.max(own.start), words.end.min(own.end));
    let touches = start < end || words.is_empty() && (own.start..own.end).contains(&words.start);
    let touches = touches || own.is_empty() && own.start == words.start;
    (own.source == words.source && touches).then(|| {
        let from = |at: u32| at.saturating_sub(own.start) as usize;
        from(start)..from(end)
    })
}
