//! Which paragraph is what: the title, headings by level, text, the labels of annexes.

use crate::document::{
    Block, Document, ElementKind, Inline, Inlines, Origin, Table, first_span, plain_text,
};
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
    /// The labels of annexes with the paragraphs of their titles.
    pub annex_titles: Vec<(usize, usize)>,
    /// The cells of columns that hold numbers alone, a list a column; of three rows and more.
    pub numbers: Vec<Vec<usize>>,
    /// Elements of the head, the ending and the imprint with their paragraphs.
    pub elements: Vec<(ElementKind, usize)>,
    /// An imprint that an annex stands behind.
    pub early: Vec<usize>,
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
            let title = label.zip(index(&annex.title));
            roles.annex_titles.extend(title);
        }
        let annexed = document.annexes.iter().flat_map(|annex| &annex.blocks);
        for block in document.blocks.iter().chain(annexed) {
            if let Block::Table(table) = block {
                roles.numbers.extend(numbers(table, &index));
            }
        }
        roles.early = early(layout, &roles.annexes);
        let early = &roles.early;
        roles.text.retain(|at| !early.contains(at));
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

/// Columns of so many rows are looked at.
const ROWS: usize = 3;

/// The columns of `table` that hold figures alone: no years, no numbers of rows.
fn numbers(table: &Table<'_>, index: &impl Fn(&[Inline<'_>]) -> Option<usize>) -> Vec<Vec<usize>> {
    let figure = |text: &str| {
        let bare = text.trim().trim_end_matches(['%', '％', '‰']);
        let bare = bare.trim_start_matches(['-', '+', '－', '−']);
        !bare.is_empty()
            && bare
                .chars()
                .all(|own| own.is_ascii_digit() || ".,，".contains(own))
            && bare.contains(|own: char| own.is_ascii_digit())
    };
    let of = |column: usize| -> Option<Vec<usize>> {
        let header = plain_text(&table.columns.get(column)?.header);
        if ["序号", "编号", "年份", "年度", "号"]
            .iter()
            .any(|own| header.ends_with(own))
        {
            return None;
        }
        let cells = table.rows.iter().map(|row| row.get(column));
        let cells: Option<Vec<usize>> = cells
            .map(|cell| {
                cell.filter(|own| figure(&plain_text(own)))
                    .and_then(|own| index(own))
            })
            .collect();
        cells.filter(|cells| cells.len() >= ROWS)
    };
    (0..table.columns.len()).filter_map(of).collect()
}

/// The paragraphs of an imprint ahead of the last annex.
fn early(layout: &Layout, annexes: &[usize]) -> Vec<usize> {
    let said = |at: usize| {
        let text = layout.paragraphs.get(at).map(super::said);
        let mut text = text.unwrap_or_default();
        text.retain(|own| !own.is_whitespace());
        text
    };
    let printed = |at: &usize| {
        let text = said(*at);
        let dated = text
            .strip_suffix("日印发")
            .is_some_and(|own| own.contains('年'));
        dated && text.chars().count() <= 40 && !text.contains(['。', '，'])
    };
    let end = annexes.last().copied().unwrap_or(0);
    let Some(last) = (0..end).rfind(printed) else {
        return Vec::new();
    };
    let copies = last
        .checked_sub(1)
        .filter(|at| said(*at).starts_with("抄送"));
    copies.into_iter().chain([last]).collect()
}

/// True for what stands in the flow of the text.
fn is_set(paragraph: usize, layout: &Layout) -> bool {
    let set = layout.paragraphs.get(paragraph);
    set.is_some_and(|set| !set.in_table && !set.runs.is_empty())
}
