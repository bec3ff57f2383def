//! The list of contents: links to the headings, and no page number that nobody counted. It is a field,
//! so Word and WPS make it anew, then with true page numbers, when they are asked to; neither asks.

use super::body::Body;
use super::format::PLAIN;
use super::inline::{Look, Runs};
use super::styles::{CONTENTS, CONTENTS_END, CONTENTS_TITLE};
use crate::document::{Block, Document};
use crate::write::Depths;

/// Word takes no longer name of a bookmark.
const LONGEST: usize = 40;

/// A title, then a line for each heading and annex.
pub fn write(body: &mut Body<'_, '_>, document: &Document<'_>) {
    body.uncommented(|body| entries(body, document));
}

fn entries(body: &mut Body<'_, '_>, document: &Document<'_>) {
    body.paragraph(&CONTENTS_TITLE, &PLAIN, |runs| {
        runs.text("目　录", Look::default());
    });
    let mut entries = Entries { body, index: 0 };
    entries.headings(0, &document.blocks);
    for annex in &document.annexes {
        entries.add(0, &annex.id, |runs| {
            runs.text(&annex.label.text, Look::default());
            runs.text("　", Look::default());
            runs.inlines(&annex.title, Look::default());
        });
        entries.headings(1, &annex.blocks);
    }
    if entries.index > 0 {
        body.paragraph(&CONTENTS_END, &PLAIN, |runs| {
            runs.markup(format_args!("{FIELD_END}"))
        });
    }
}

/// What Word makes the list of: headings and what else has a level of the outline.
const FIELD_START: &str = concat!(
    r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#,
    r#"<w:r><w:instrText xml:space="preserve"> TOC \o "1-4" \h \z \u </w:instrText></w:r>"#,
    r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#,
);
const FIELD_END: &str = r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#;

/// The name of the bookmark of the anchor `index` with the given id: letters, digits and `_` only.
/// Different ids give different names: only a name made from the index ends with `_`.
pub fn anchor(id: &str, index: usize) -> String {
    let words = |id: &str| {
        id.split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric()))
    };
    let fits = id.len() <= LONGEST && id.starts_with(|c: char| c.is_ascii_alphabetic());
    if fits && words(id) {
        id.replace('-', "_")
    } else {
        format!("h{index}_")
    }
}

/// Counts anchors as the text will.
struct Entries<'b, 'p, 'r> {
    body: &'b mut Body<'p, 'r>,
    index: usize,
}

impl Entries<'_, '_, '_> {
    /// An entry for each heading, `under` others and those above it.
    fn headings(&mut self, under: usize, blocks: &[Block<'_>]) {
        let mut depths = Depths::default();
        for block in blocks {
            if let Block::Heading(heading) = block {
                let depth = under + depths.next(heading.level);
                self.add(depth, &heading.id, |runs| {
                    runs.inlines(&heading.content, Look::default());
                });
            }
        }
    }

    fn add(&mut self, depth: usize, id: &str, content: impl FnOnce(&mut Runs<'_, '_>)) {
        let style = &CONTENTS[depth.min(CONTENTS.len() - 1)];
        let name = anchor(id, self.index);
        let start = if self.index == 0 { FIELD_START } else { "" };
        self.index += 1;
        self.body.paragraph(style, &PLAIN, |runs| {
            runs.markup(format_args!("{start}"));
            runs.markup(format_args!(
                r#"<w:hyperlink w:anchor="{name}" w:history="1">"#
            ));
            content(runs);
            runs.markup(format_args!("</w:hyperlink>"));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bookmarks_have_names_that_word_takes() {
        assert_eq!(anchor("section-1-2", 4), "section_1_2");
        assert_eq!(anchor("一、总体情况", 4), "h4_");
        assert_eq!(anchor("h4-", 7), "h7_");
        assert_eq!(anchor(&"a".repeat(41), 0), "h0_");
    }
}
