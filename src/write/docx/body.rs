//! `word/document.xml`: the report from the first element to the last.

use super::chart;
use super::contents;
use super::elements;
use super::format::{LINE, PLAIN, Paragraph};
use super::imprint;
use super::inline::{Look, Runs};
use super::styles::{ANNEX_LABEL, ANNEX_TITLE, BODY, HEADINGS, Style, TABLE_END, TITLE};
use super::table;
use super::xml::{DECLARATION, Xml};
use crate::document::{Annex, Block, Document, Heading, Inline, Inlines, Mode};

/// A4 with the type area of GB/T 9704: 156 × 225 mm, 22 lines.
const SECTION: &str = concat!(
    "<w:sectPr>",
    r#"<w:footerReference w:type="even" r:id="rId4"/>"#,
    r#"<w:footerReference w:type="default" r:id="rId5"/>"#,
    r#"<w:pgSz w:w="11906" w:h="16838"/>"#,
    r#"<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" "#,
    r#"w:header="851" w:footer="1440" w:gutter="0"/>"#,
    r#"<w:cols w:space="425"/>"#,
    r#"<w:docGrid w:type="lines" w:linePitch="579"/>"#,
    "</w:sectPr>",
);

/// The main part of the package.
pub fn write(document: &Document<'_>) -> Xml {
    let mut body = Body::new();
    body.xml.raw(DECLARATION);
    body.xml.raw(concat!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
        r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#,
    ));
    body.document(document);
    body.xml.raw(SECTION);
    body.xml.raw("</w:body></w:document>");
    body.xml
}

/// The body as it grows.
pub struct Body {
    pub xml: Xml,
    /// Headings and annexes so far: the ids of bookmarks.
    anchors: usize,
    /// Charts so far.
    pub charts: usize,
    /// Kept free above the next paragraph.
    gap: i32,
    /// The next paragraph begins a page.
    new_page: bool,
}

impl Body {
    fn new() -> Self {
        Self {
            xml: Xml::with_capacity(1 << 17),
            anchors: 0,
            charts: 0,
            gap: 0,
            new_page: false,
        }
    }

    /// Leaves `twips` free above the next paragraph, beyond what was left already.
    pub fn leave(&mut self, twips: i32) {
        self.gap += twips;
    }

    /// Begins a page with the next paragraph; nothing is left free above it.
    pub fn break_page(&mut self) {
        self.new_page = true;
    }

    /// Lets what was asked of the next paragraph happen here: a table cannot do it.
    pub fn settle(&mut self) {
        if self.gap > 0 || self.new_page {
            self.gap = (self.gap - TABLE_END.paragraph.line).max(0);
            self.paragraph(&TABLE_END, &PLAIN, |_| ());
        }
    }

    /// A paragraph: its style, what it has beyond it, its runs.
    pub fn paragraph(
        &mut self,
        style: &Style,
        beyond: &Paragraph,
        content: impl FnOnce(&mut Runs<'_>),
    ) {
        let gap = std::mem::take(&mut self.gap);
        let page_break_before = std::mem::take(&mut self.new_page);
        let before = beyond.before + if page_break_before { 0 } else { gap };
        self.xml.raw(r#"<w:p><w:pPr><w:pStyle w:val=""#);
        self.xml.raw(style.id);
        self.xml.raw(r#""/>"#);
        let beyond = Paragraph {
            page_break_before,
            before,
            ..*beyond
        };
        beyond.write(&mut self.xml);
        self.xml.raw("</w:pPr>");
        let mut runs = Runs::new(&mut self.xml);
        content(&mut runs);
        runs.close();
        self.xml.raw("</w:p>");
    }

    /// A paragraph that its style says all about.
    pub fn plain(&mut self, style: &Style, content: &[Inline<'_>]) {
        self.paragraph(style, &PLAIN, |runs| runs.inlines(content, Look::default()));
    }

    fn document(&mut self, document: &Document<'_>) {
        let first_page = document.mode != Mode::Plain;
        if document.contents && !first_page {
            contents::write(self, document);
            self.break_page();
        }
        elements::head(self, document);
        self.title(&document.title);
        if document.contents && first_page {
            self.leave(LINE);
            contents::write(self, document);
            self.break_page();
        }
        elements::opening(self, &document.opening);
        self.blocks(&document.blocks, !document.ending.is_empty());
        elements::ending(self, document);
        for annex in &document.annexes {
            self.annex(annex);
        }
        imprint::write(self, &document.imprint);
    }

    fn title(&mut self, lines: &[Inlines<'_>]) {
        self.paragraph(&TITLE, &PLAIN, |runs| {
            for (index, line) in lines.iter().enumerate() {
                if index > 0 {
                    runs.text("\n", Look::default());
                }
                runs.inlines(line, Look::default());
            }
        });
    }

    /// `signed`: what follows must not stand on a page alone.
    fn blocks(&mut self, blocks: &[Block<'_>], signed: bool) {
        for (index, block) in blocks.iter().enumerate() {
            match block {
                Block::Heading(heading) => self.heading(heading),
                Block::Paragraph(content) => {
                    let keep_next = signed && index + 1 == blocks.len();
                    let beyond = Paragraph { keep_next, ..PLAIN };
                    self.paragraph(&BODY, &beyond, |runs| {
                        runs.inlines(content, Look::default());
                    });
                }
                Block::Table(table) => table::write(self, table),
                Block::Chart(chart) => chart::write(self, chart),
            }
        }
    }

    fn heading(&mut self, heading: &Heading<'_>) {
        let style = &HEADINGS[usize::from(heading.level.clamp(1, 4)) - 1];
        self.anchored(style, &heading.id, |runs| {
            runs.inlines(&heading.content, Look::default());
        });
    }

    fn annex(&mut self, annex: &Annex<'_>) {
        self.anchored(&ANNEX_LABEL, &annex.id, |runs| {
            runs.text(&annex.label.text, Look::default());
        });
        self.plain(&ANNEX_TITLE, &annex.title);
        self.blocks(&annex.blocks, false);
    }

    /// A paragraph that the contents lead to.
    fn anchored(&mut self, style: &Style, id: &str, content: impl FnOnce(&mut Runs<'_>)) {
        let index = self.anchors;
        self.anchors += 1;
        self.paragraph(style, &PLAIN, |runs| {
            let name = contents::anchor(id, index);
            runs.markup(format_args!(
                r#"<w:bookmarkStart w:id="{index}" w:name="{name}"/>"#
            ));
            content(runs);
            runs.markup(format_args!(r#"<w:bookmarkEnd w:id="{index}"/>"#));
        });
    }
}
