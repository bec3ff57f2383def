//! Document → HTML: one page that needs nothing else, for a government site.

mod chart;
mod ending;
mod head;
mod inline;
mod style;
mod table;

use super::{Depths, element_name, room, title};
use crate::document::{Annex, Block, Document, Element, Inline, plain_text};

/// The page as HTML, UTF-8.
pub fn write(document: &Document<'_>) -> Vec<u8> {
    let mut page = Page {
        out: String::with_capacity((1 << 14) + room(document, 96) * 9 / 8),
        heading: TITLE.to_owned(),
        tables: 0,
        charts: 0,
    };
    page.head(document);
    page.body(document);
    page.out.into_bytes()
}

/// The id of the title.
const TITLE: &str = "title";

/// Tenths of a character of 2号 in a line of a printed page.
const TITLE_LINE: i32 = 201;

struct Page {
    out: String,
    /// The id of the heading above.
    heading: String,
    /// How many tables are written.
    tables: usize,
    /// How many charts.
    charts: usize,
}

impl Page {
    fn body(&mut self, document: &Document<'_>) {
        self.raw(&["<body>\n<a class=\"skip\" href=\"#main\">跳到正文</a>\n"]);
        self.disclosure(document);
        if document.contents {
            self.contents(document);
        }
        self.raw(&["<main id=\"main\" tabindex=\"-1\">\n<article>\n"]);
        self.above(document);
        self.title(document);
        self.elements(&document.opening);
        self.blocks(&document.blocks, 2, false);
        self.ending(document);
        for annex in &document.annexes {
            self.annex(annex);
        }
        self.raw(&["</article>\n</main>\n</body>\n</html>\n"]);
    }

    /// A list of links to every heading and annex.
    fn contents(&mut self, document: &Document<'_>) {
        self.raw(&["<nav aria-labelledby=\"contents\">\n<p id=\"contents\">目录</p>\n<ul>\n"]);
        let mut depths = Depths::default();
        for block in &document.blocks {
            if let Block::Heading(heading) = block {
                let depth = depths.next(heading.level);
                self.link(depth, &heading.id, &[&plain_text(&heading.content)]);
            }
        }
        for annex in &document.annexes {
            let title = plain_text(&annex.title);
            let space = if title.is_empty() { "" } else { "\u{3000}" };
            self.link(0, &annex.id, &[&annex.label.text, space, &title]);
        }
        self.raw(&["</ul>\n</nav>\n"]);
    }

    /// The class tells how deep it stands, from 1 on.
    fn link(&mut self, depth: usize, id: &str, texts: &[&str]) {
        self.raw(&["<li class=\"l", digit(depth + 1), "\"><a href=\"#"]);
        self.text(id);
        self.raw(&["\">"]);
        texts.iter().for_each(|text| self.text(text));
        self.raw(&["</a></li>\n"]);
    }

    fn title(&mut self, document: &Document<'_>) {
        self.raw(&["<h1 id=\"", TITLE, "\">"]);
        match document.title.as_slice() {
            [line] => self.by_sense(line),
            lines => {
                for (index, line) in lines.iter().enumerate() {
                    self.raw(if index > 0 { &["<br>"] } else { &[] });
                    self.by_sense(line);
                }
            }
        }
        self.raw(&["</h1>\n"]);
    }

    /// A title in parts: a narrow screen breaks it between them first, then between words.
    fn by_sense(&mut self, title: &[Inline<'_>]) {
        for part in title::lines(title, TITLE_LINE) {
            let (part, space) = title::without_space(&part);
            self.raw(&["<span>"]);
            for (index, word) in title::words(&part).iter().enumerate() {
                self.raw(if index > 0 { &["<wbr>"] } else { &[] });
                self.inlines(word);
            }
            self.raw(&["</span>"]);
            self.inlines(&space);
        }
    }

    /// What stands above the title of the issued copy, as far as the public may see it.
    fn above(&mut self, document: &Document<'_>) {
        if document.head.iter().any(|element| element.public) {
            self.raw(&["<div class=\"head\">\n"]);
            self.elements(&document.head);
            self.raw(&["</div>\n"]);
        }
    }

    /// The elements that the public may see, each a paragraph of its kind.
    fn elements<'d>(&mut self, elements: impl IntoIterator<Item = &'d Element<'d>>) {
        let public = elements.into_iter().filter(|element| element.public);
        public.for_each(|element| self.element(element, ""));
    }

    /// `place`: more classes.
    fn element(&mut self, element: &Element<'_>, place: &str) {
        self.raw(&["<p class=\"", element_name(element.kind), place, "\">"]);
        self.inlines(&element.content);
        self.raw(&["</p>\n"]);
    }

    fn annex(&mut self, annex: &Annex<'_>) {
        let lies = annex.blocks.iter().any(table::is_wide);
        let class = if lies { "annex lying" } else { "annex" };
        self.raw(&["<section class=\"", class, "\" aria-labelledby=\""]);
        self.text(&annex.id);
        self.raw(&["\">\n"]);
        let label = [Inline::Text(annex.label.clone())];
        if annex.title.is_empty() {
            self.heading(2, "label", &annex.id, &label);
        } else {
            self.raw(&["<hgroup>\n<p class=\"label\">"]);
            self.inlines(&label);
            self.raw(&["</p>\n<h2 class=\"title\" id=\""]);
            self.text(&annex.id);
            self.raw(&["\">"]);
            self.by_sense(&annex.title);
            self.raw(&["</h2>\n</hgroup>\n"]);
            self.heading.clone_from(&annex.id);
        }
        self.blocks(&annex.blocks, 3, lies);
        self.raw(&["</section>\n"]);
    }

    /// Headings nest from `h{top}` on without a jump; their class tells their level. `lies`: on paper
    /// all of them stand on a page on its side.
    fn blocks(&mut self, blocks: &[Block<'_>], top: usize, lies: bool) {
        let mut depths = Depths::default();
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    let depth = (top + depths.next(heading.level)).min(6);
                    let class = ["l", digit(heading.level)].concat();
                    self.heading(depth, &class, &heading.id, &heading.content);
                }
                Block::Paragraph(content) => {
                    self.raw(&["<p>"]);
                    self.inlines(content);
                    self.raw(&["</p>\n"]);
                }
                Block::Table(table) if lies || !table::is_wide(block) => self.table(table, lies),
                Block::Table(table) => {
                    self.raw(&["<div class=\"lying\">\n"]);
                    self.table(table, true);
                    self.raw(&["</div>\n"]);
                }
                Block::Chart(chart) => self.chart(chart),
            }
        }
    }

    fn heading(&mut self, depth: usize, class: &str, id: &str, content: &[Inline<'_>]) {
        self.raw(&["<h", digit(depth), " class=\"", class, "\" id=\""]);
        self.text(id);
        self.raw(&["\">"]);
        self.inlines(content);
        self.raw(&["</h", digit(depth), ">\n"]);
        id.clone_into(&mut self.heading);
    }
}

/// A level of headings as a digit; HTML has six.
fn digit(level: impl Into<usize>) -> &'static str {
    let level = level.into().min(6);
    &"0123456"[level..=level]
}

#[cfg(test)]
mod tests;
