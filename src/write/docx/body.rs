//! `word/document.xml`: the report from the first element to the last.

use super::chart;
use super::comments::Comments;
use super::contents;
use super::elements;
use super::ending;
use super::format::{Length, PLAIN, Paragraph};
use super::head;
use super::imprint;
use super::inline::{Look, Runs};
use super::section;
use super::styles::{
    ANNEX_LABEL, ANNEX_TITLE, BODY, HEADINGS, SECTION_END, Style, TABLE_END, TITLE,
};
use super::table;
use super::title;
use super::xml::{DECLARATION, Xml};
use crate::document::{Annex, Block, Document, Heading, Inline, Mode, plain_text};
use crate::page::{ImprintPage, Page};

/// The main part of the package.
pub fn write(document: &Document<'_>, page: &Page, comments: Option<&mut Comments<'_>>) -> Xml {
    let mut body = Body::new(page, comments);
    body.xml.raw(DECLARATION);
    body.xml.raw(concat!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
        r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#,
    ));
    body.document(document);
    let kind = match page.imprint {
        ImprintPage::Even if !document.imprint.is_empty() => section::Kind::Imprint,
        _ => body.kind(),
    };
    section::write(&mut body.xml, page, kind, body.sections == 0);
    body.xml.raw("</w:body></w:document>");
    match body.comments {
        Some(comments) => comments.marked(body.xml.as_str()),
        None => body.xml,
    }
}

/// The body as it grows.
pub struct Body<'p, 'r> {
    pub xml: Xml,
    pub page: &'p Page,
    comments: Option<&'p mut Comments<'r>>,
    /// The page lies on its side.
    landscape: bool,
    /// Sections that have ended.
    sections: usize,
    /// Headings and annexes so far: the ids of bookmarks.
    anchors: usize,
    /// Charts so far.
    pub charts: usize,
    /// Kept free above the next paragraph.
    gap: i32,
    /// The next paragraph begins a page.
    new_page: bool,
    /// A table was the last thing written.
    after_table: bool,
}

impl<'p, 'r> Body<'p, 'r> {
    fn new(page: &'p Page, comments: Option<&'p mut Comments<'r>>) -> Self {
        Self {
            xml: Xml::with_capacity(1 << 17),
            page,
            comments,
            landscape: false,
            sections: 0,
            anchors: 0,
            charts: 0,
            gap: 0,
            new_page: false,
            after_table: false,
        }
    }

    /// Leaves `twips` free above the next paragraph, beyond what was left already.
    pub fn leave(&mut self, twips: i32) {
        self.gap += twips;
    }

    /// Leaves `count` lines of the text free.
    pub fn leave_lines(&mut self, count: i32) {
        self.leave(count * self.page.line());
    }

    /// Begins a page with the next paragraph; nothing is left free above it.
    pub fn break_page(&mut self) {
        self.new_page = true;
    }

    /// Lets what was asked of the next paragraph happen here: a table cannot do it.
    pub fn settle(&mut self) {
        self.set_off();
        if self.gap > 0 || self.new_page {
            let own = TABLE_END.paragraph.line.twips(self.page);
            self.gap = (self.gap - own).max(0);
            self.paragraph(&TABLE_END, &PLAIN, |_| ());
        }
    }

    /// A table ends here.
    pub fn end_table(&mut self) {
        self.xml.raw("</w:tbl>");
        self.after_table = true;
    }

    /// Keeps what follows a table on its page off it.
    fn set_off(&mut self) {
        if std::mem::take(&mut self.after_table) {
            self.bare(&TABLE_END);
        }
    }

    /// Ends the document below a table: with a paragraph that takes no room, as it could begin a page,
    /// or with one as high as the imprint. That floats, and `LibreOffice` lays a table that reaches
    /// under it anyhow.
    fn end_last_table(&mut self, imprint: i32) {
        if std::mem::take(&mut self.after_table) {
            let beyond = Paragraph {
                line: Length::Twips(imprint),
                ..PLAIN
            };
            self.paragraph(&SECTION_END, &beyond, |_| ());
        }
    }

    /// A paragraph that holds nothing.
    fn bare(&mut self, style: &Style) {
        let id = style.id;
        self.xml.format(format_args!(
            r#"<w:p><w:pPr><w:pStyle w:val="{id}"/></w:pPr></w:p>"#
        ));
    }

    /// The width of the type area as the page lies, in twips.
    pub fn width(&self) -> i32 {
        if self.landscape {
            self.page.height()
        } else {
            self.page.width()
        }
    }

    fn kind(&self) -> section::Kind {
        if self.landscape {
            section::Kind::Landscape
        } else {
            section::Kind::Text
        }
    }

    /// Goes on with pages that lie on their side, or stand; a new one begins where that changes.
    pub fn lay(&mut self, landscape: bool) {
        if self.landscape != landscape {
            self.end_section();
            self.landscape = landscape;
        }
    }

    /// Ends a section of the document: what follows begins another page.
    pub fn end_section(&mut self) {
        self.xml.format(format_args!(
            r#"<w:p><w:pPr><w:pStyle w:val="{}"/>"#,
            SECTION_END.id
        ));
        let kind = self.kind();
        section::write(&mut self.xml, self.page, kind, self.sections == 0);
        self.xml.raw("</w:pPr></w:p>");
        self.sections += 1;
        self.gap = 0;
        self.after_table = false;
    }

    /// A paragraph: its style, what it has beyond it, its runs.
    pub fn paragraph(
        &mut self,
        style: &Style,
        beyond: &Paragraph,
        content: impl FnOnce(&mut Runs<'_, '_>),
    ) {
        if self.new_page || style.paragraph.page_break_before {
            self.after_table = false;
        }
        self.set_off();
        let gap = std::mem::take(&mut self.gap);
        let page_break_before = std::mem::take(&mut self.new_page);
        let above = if page_break_before { 0 } else { gap };
        let before = Length::Twips(beyond.before.twips(self.page) + above);
        self.xml.raw(r#"<w:p><w:pPr><w:pStyle w:val=""#);
        self.xml.raw(style.id);
        self.xml.raw(r#""/>"#);
        let beyond = Paragraph {
            page_break_before,
            before,
            ..*beyond
        };
        beyond.write(&mut self.xml, self.page);
        self.xml.raw("</w:pPr>");
        let mut runs = Runs::new(
            &mut self.xml,
            self.page,
            style,
            self.comments.as_deref_mut(),
        );
        content(&mut runs);
        runs.close();
        self.xml.raw("</w:p>");
    }

    /// A paragraph that its style says all about.
    pub fn plain(&mut self, style: &Style, content: &[Inline<'_>]) {
        self.paragraph(style, &PLAIN, |runs| runs.inlines(content, Look::default()));
    }

    fn document(&mut self, document: &Document<'_>) {
        // The first page of an issued one shows text: DOC-017 tells that it has no contents.
        if document.contents && document.mode == Mode::Plain {
            contents::write(self, document);
            self.break_page();
        }
        let lines = title::lines(self, &document.title);
        head::head(self, document, lines.len());
        title::write(self, &TITLE, &lines);
        elements::opening(self, &document.opening);
        self.blocks(&document.blocks, ending::is_kept(document), "");
        ending::ending(self, document);
        for annex in &document.annexes {
            self.annex(annex);
        }
        let turned = self.landscape;
        if !document.imprint.is_empty() {
            self.lay(false);
        }
        self.end_last_table(imprint::height(&document.imprint, self.page));
        if !document.imprint.is_empty() {
            imprint::write(self, &document.imprint, turned);
        }
    }

    /// Writes what comments do not stand at.
    pub fn uncommented(&mut self, write: impl FnOnce(&mut Self)) {
        let comments = self.comments.take();
        write(self);
        self.comments = comments;
    }

    /// `signed`: what follows must not stand on a page alone. `about`: what they stand under, until a
    /// heading says more.
    fn blocks(&mut self, blocks: &[Block<'_>], signed: bool, about: &str) {
        let lies = self.landscape;
        let mut about = about.to_owned();
        for (index, block) in blocks.iter().enumerate() {
            self.lay(lies || table::is_wide(block, self.page));
            match block {
                Block::Heading(heading) => {
                    about = plain_text(&heading.content);
                    self.heading(heading);
                }
                Block::Paragraph(content) => {
                    let keep_next = signed && index + 1 == blocks.len();
                    let beyond = Paragraph { keep_next, ..PLAIN };
                    self.paragraph(&BODY, &beyond, |runs| {
                        runs.inlines(content, Look::default());
                    });
                }
                Block::Table(table) => table::write(self, table, &about),
                Block::Chart(chart) => chart::write(self, chart),
            }
        }
        self.lay(lies);
    }

    fn heading(&mut self, heading: &Heading<'_>) {
        let style = &HEADINGS[usize::from(heading.level.clamp(1, 4)) - 1];
        self.anchored(style, &heading.id, |runs| {
            runs.inlines(&heading.content, Look::default());
        });
    }

    /// One that has a wide table lies on its side as a whole, its title too.
    fn annex(&mut self, annex: &Annex<'_>) {
        let mut blocks = annex.blocks.iter();
        self.lay(blocks.any(|block| table::is_wide(block, self.page)));
        self.anchored(&ANNEX_LABEL, &annex.id, |runs| {
            runs.text(&annex.label.text, Look::default());
        });
        let lines = title::lines(self, std::slice::from_ref(&annex.title));
        title::write(self, &ANNEX_TITLE, &lines);
        self.blocks(&annex.blocks, false, &plain_text(&annex.title));
    }

    /// A paragraph that the contents lead to.
    fn anchored(&mut self, style: &Style, id: &str, content: impl FnOnce(&mut Runs<'_, '_>)) {
        let index = self.anchors;
        self.anchors += 1;
        self.paragraph(style, &PLAIN, |runs| {
            let name = contents::anchor(id, index);
            runs.markup(format_args!(
                r#"<w:bookmarkStart w:id="{index}" w:name="{name}"/>"#
            ));
            runs.named(id, content);
            runs.markup(format_args!(r#"<w:bookmarkEnd w:id="{index}"/>"#));
        });
    }
}
