//! Which paragraph is what: the title, headings by level, text, the labels of annexes.

use crate::document::{Block, Document, ElementKind, Inline, Inlines, Origin, first_span};
use crate::read::{Layout, Sheet};
use crate::source::Span;

/// Indices of paragraphs by what they are.
#[derive(Debug, Default)]
pub struct Roles {
    pub title: Vec<usize>,
    /// First to fourth level.
    pub headings: [Vec<usize>; 4],
    pub text: Vec<usize>,
    /// Where each annex begins: its label.
    pub annexes: Vec<usize>,
    /// Elements of the head, the ending and the imprint with their paragraphs.
    pub elements: Vec<(ElementKind, usize)>,
    /// It has a head: it is meant to be issued as it is.
    pub issued: bool,
}

/// A paragraph shorter than that may be anything.
const SHORTEST: usize = 10;

impl Roles {
    /// Those of `document`, which `sheet` was read as.
    pub fn of(document: &Document<'_>, layout: &Layout, sheet: &Sheet) -> Self {
        let source = &sheet.source;
        let at = |span: Span| source.place(span.range().start).line - 1;
        let index = |text: &[Inline<'_>]| first_span(text).map(at);
        let mut roles = Self {
            title: document
                .title
                .iter()
                .filter_map(|line| index(line))
                .collect(),
            ..Self::default()
        };
        roles.title.dedup();
        let heads = |kind| document.head.iter().any(|element| element.kind == kind);
        roles.issued = heads(ElementKind::Mark) && heads(ElementKind::Number);
        let Document {
            head,
            opening,
            ending,
            imprint,
            ..
        } = document;
        let elements = [head, opening, ending, imprint].into_iter().flatten();
        roles.elements = elements
            .filter_map(|element| Some((element.kind, index(&element.content)?)))
            .collect();
        for block in &document.blocks {
            roles.block(block, &index, layout);
        }
        for annex in &document.annexes {
            let label = match annex.label.origin {
                Origin::Clerk(span) => Some(at(span)),
                _ => index(&annex.title),
            };
            roles.annexes.extend(label);
        }
        roles
    }

    /// The paragraphs of the elements of a kind.
    pub fn of_kind(&self, kind: ElementKind) -> Vec<usize> {
        let own = self.elements.iter().filter(|(own, _)| *own == kind);
        let mut own: Vec<usize> = own.map(|(_, at)| *at).collect();
        own.dedup();
        own
    }

    fn block(
        &mut self,
        block: &Block<'_>,
        index: &impl Fn(&[Inline<'_>]) -> Option<usize>,
        layout: &Layout,
    ) {
        let of = |text: &Inlines<'_>| index(text).filter(|at| is_set(*at, layout));
        match block {
            Block::Heading(heading) => {
                let level = usize::from(heading.level.clamp(1, 4)) - 1;
                self.headings[level].extend(of(&heading.content));
            }
            Block::Paragraph(text) => {
                let long = |at: &usize| {
                    let set = layout.paragraphs.get(*at);
                    let runs = set.into_iter().flat_map(|set| &set.runs);
                    let count: usize = runs.map(|run| run.text.chars().count()).sum();
                    let centred =
                        set.is_some_and(|set| set.look.align.as_deref() == Some("center"));
                    count >= SHORTEST && !centred
                };
                let new = of(text).filter(long);
                // Lines of one paragraph are one.
                self.text
                    .extend(new.filter(|at| self.text.last() != Some(at)));
            }
            Block::Table(_) | Block::Chart(_) => {}
        }
    }
}

/// True for what stands in the flow of the text.
fn is_set(paragraph: usize, layout: &Layout) -> bool {
    let set = layout.paragraphs.get(paragraph);
    set.is_some_and(|set| !set.in_table && !set.runs.is_empty())
}
