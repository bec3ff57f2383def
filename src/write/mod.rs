//! ⑤ Document → bytes: one file a format.

use crate::document::{Block, Document, Element, ElementKind, Inline};
use crate::page::Page;

mod chart;
pub mod docx;
pub mod html;
pub mod markdown;
mod stamp;
mod title;
mod width;

pub use stamp::{digest, is_untouched};

/// A format that a document can be written in. The command line, the tests and the docs read
/// this one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    Markdown,
    Html,
    Docx,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Markdown, Self::Html, Self::Docx];

    /// Its name on the command line, and the ending of its files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Docx => "docx",
        }
    }

    /// The format called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|format| format.name().eq_ignore_ascii_case(name))
    }
}

/// `document` as the bytes of a file, its pages as `page` has them, marked so that a later run can tell whether a person has
/// changed it ([`is_untouched`]).
pub fn write(document: &Document<'_>, format: Format, page: &Page) -> Vec<u8> {
    match format {
        Format::Markdown => stamp::stamped(markdown::write(document)),
        Format::Html => stamp::stamped(html::write(document)),
        Format::Docx => docx::write(document, page),
    }
}

/// As [`write()`], with what is said of the report as comments where `format` has them.
pub fn write_with(
    document: &Document<'_>,
    format: Format,
    page: &Page,
    remarks: &[docx::Remark],
) -> Vec<u8> {
    match format {
        Format::Docx => docx::write_with(document, page, remarks),
        _ => write(document, format, page),
    }
}

/// The name of an element's kind: its key in the front matter, its class on the page.
fn element_name(kind: ElementKind) -> &'static str {
    match kind {
        ElementKind::CopyNumber => "copy_number",
        ElementKind::Secrecy => "secrecy",
        ElementKind::Urgency => "urgency",
        ElementKind::Mark => "mark",
        ElementKind::Number => "number",
        ElementKind::Signer => "signer",
        ElementKind::Byline => "byline",
        ElementKind::Recipient => "recipient",
        ElementKind::AnnexNote => "annex_note",
        ElementKind::Signature => "signature",
        ElementKind::SignedOn => "signed_on",
        ElementKind::Note => "note",
        ElementKind::CopiesTo => "copies_to",
        ElementKind::PrintedBy => "printed_by",
        ElementKind::PrintedOn => "printed_on",
    }
}

/// How deep each heading stands under those before it, from 0 on, whatever levels are left out.
#[derive(Debug, Default)]
struct Depths(Vec<u8>);

impl Depths {
    /// The depth of the next heading, one of `level`.
    fn next(&mut self, level: u8) -> usize {
        self.0.retain(|&above| above < level);
        self.0.push(level);
        self.0.len() - 1
    }
}

/// Every element around the text, from the head to the imprint.
fn elements<'d, 'a>(document: &'d Document<'a>) -> impl Iterator<Item = &'d Element<'a>> {
    let parts = [
        &document.head,
        &document.opening,
        &document.ending,
        &document.imprint,
    ];
    parts.into_iter().flatten()
}

/// What a chart brings along beside its values, in markup of a block.
const CHART_MARKUP: usize = 16;

/// About how many bytes `document` fills where each block and cell brings `markup` bytes of its
/// own: room for the output, so that it grows in place.
fn room(document: &Document<'_>, markup: usize) -> usize {
    let annexes = document.annexes.iter().flat_map(|annex| &annex.blocks);
    let blocks = document
        .blocks
        .iter()
        .chain(annexes)
        .map(|block| match block {
            Block::Heading(heading) => markup + bytes(&heading.content),
            Block::Paragraph(content) => markup + bytes(content),
            Block::Table(table) => {
                let cells = table.rows.iter().flatten();
                let headers = table.columns.iter().map(|column| &column.header);
                cells.chain(headers).map(|cell| markup + bytes(cell)).sum()
            }
            Block::Chart(chart) => {
                let values = chart.rows.len() * (chart.years.len() + 1);
                (values + CHART_MARKUP) * markup + bytes(&chart.caption)
            }
        });
    let around = elements(document).map(|element| markup + bytes(&element.content));
    let named = document
        .properties
        .iter()
        .map(|property| markup + bytes(&property.content));
    blocks.chain(around).chain(named).sum()
}

fn bytes(inlines: &[Inline<'_>]) -> usize {
    let sizes = inlines.iter().map(|inline| match inline {
        Inline::Text(run) => run.text.len(),
        Inline::Strong(content) | Inline::Drafted(content) | Inline::LeadIn { content, .. } => {
            64 + bytes(content)
        }
        Inline::Missing { what, .. } => 64 + what.len(),
    });
    sizes.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_that_is_left_out_is_no_depth() {
        let mut depths = Depths::default();
        let found = [1, 3, 3, 1, 2, 3, 4, 2, 1].map(|level| depths.next(level));
        assert_eq!(found, [0, 1, 1, 0, 1, 2, 3, 1, 0]);
    }
}
