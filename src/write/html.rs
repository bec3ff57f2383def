//! Document → HTML: one page that needs nothing else, for a government site.

mod chart;

use super::{Depths, element_name, room, title};
use crate::document::{
    Annex, Block, Document, Element, Inline, PropertyKey, Table, missing_mark, plain_text,
};

/// The page as HTML, UTF-8.
pub fn write(document: &Document<'_>) -> Vec<u8> {
    let mut page = Page {
        out: String::with_capacity(4096 + CSS.len() + room(document, 96) * 9 / 8),
        tables: 0,
        charts: 0,
    };
    page.head(document);
    page.body(document);
    page.out.into_bytes()
}

const CSS: &str = include_str!("html.css");

/// Tenths of a character of 2号 in a line of a printed page.
const TITLE_LINE: i32 = 201;

/// Characters above which a cell holds a text rather than a name.
const LONG: usize = 20;

/// The tags of 网页标签规范, in its order; `None` is the title.
const META: [(&str, Option<PropertyKey>); 10] = [
    ("SiteName", Some(PropertyKey::SiteName)),
    ("SiteDomain", Some(PropertyKey::SiteDomain)),
    ("SiteIDCode", Some(PropertyKey::SiteCode)),
    ("ColumnName", Some(PropertyKey::ColumnName)),
    ("ColumnDescription", Some(PropertyKey::ColumnDescription)),
    ("ColumnKeywords", Some(PropertyKey::ColumnKeywords)),
    ("ColumnType", Some(PropertyKey::ColumnType)),
    ("ArticleTitle", None),
    ("PubDate", Some(PropertyKey::PublishedOn)),
    ("ContentSource", Some(PropertyKey::ContentSource)),
];

/// The rows of the disclosure header above the report.
const DISCLOSURE: [(&str, Option<PropertyKey>); 9] = [
    ("索引号", Some(PropertyKey::Index)),
    ("分类", Some(PropertyKey::Category)),
    ("发布机构", Some(PropertyKey::Publisher)),
    ("文号", Some(PropertyKey::Number)),
    ("成文日期", Some(PropertyKey::SignedOn)),
    ("发布日期", Some(PropertyKey::PublishedOn)),
    ("有效性", Some(PropertyKey::Validity)),
    ("公开方式", Some(PropertyKey::DisclosureMode)),
    ("名称", None),
];

/// Properties that serve no purpose but disclosure: one of them brings the header.
const DISCLOSING: [PropertyKey; 6] = [
    PropertyKey::Index,
    PropertyKey::Category,
    PropertyKey::Publisher,
    PropertyKey::DisclosureMode,
    PropertyKey::Validity,
    PropertyKey::PublishedOn,
];

/// The value of each of `rows` that has one.
fn values<'d>(
    rows: &'d [(&'static str, Option<PropertyKey>)],
    document: &'d Document<'_>,
) -> impl Iterator<Item = (&'static str, String)> + 'd {
    rows.iter().filter_map(|&(name, key)| {
        let value = key.map_or_else(|| Some(document.title_text()), |key| document.property(key));
        value
            .filter(|value| !value.is_empty())
            .map(|value| (name, value))
    })
}

/// True for a cell that is short enough to be a name, and not empty.
fn is_name(cell: &[Inline<'_>]) -> bool {
    (1..=LONG).contains(&plain_text(cell).chars().count())
}

struct Page {
    out: String,
    /// How many tables are written.
    tables: usize,
    /// How many charts.
    charts: usize,
}

impl Page {
    fn head(&mut self, document: &Document<'_>) {
        self.raw(&[
            "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
        ]);
        self.text(&document.title_text());
        self.raw(&["</title>\n"]);
        for (name, value) in values(&META, document) {
            self.raw(&["<meta name=\"", name, "\" content=\""]);
            self.text(&value);
            self.raw(&["\">\n"]);
        }
        self.raw(&[
            "<meta name=\"generator\" content=\"fazhi\">\n",
            "<meta name=\"format-detection\" content=\"telephone=no\">\n",
            "<style>\n",
            CSS,
            "</style>\n</head>\n",
        ]);
    }

    fn body(&mut self, document: &Document<'_>) {
        self.raw(&["<body>\n<a class=\"skip\" href=\"#main\">跳到正文</a>\n"]);
        self.disclosure(document);
        if document.contents {
            self.contents(document);
        }
        self.raw(&["<main id=\"main\" tabindex=\"-1\">\n<article>\n"]);
        self.group("div", "head", &document.head);
        self.title(document);
        self.elements(&document.opening);
        self.blocks(&document.blocks, 2);
        let ending = if document.seal {
            "ending seal"
        } else {
            "ending"
        };
        self.group("footer", ending, &document.ending);
        for annex in &document.annexes {
            self.annex(annex);
        }
        self.raw(&["</article>\n</main>\n</body>\n</html>\n"]);
    }

    fn disclosure(&mut self, document: &Document<'_>) {
        let given = |key| {
            document
                .property(key)
                .is_some_and(|value| !value.is_empty())
        };
        if !DISCLOSING.into_iter().any(given) {
            return;
        }
        self.raw(&["<header>\n<dl class=\"disclosure\">\n"]);
        for (name, value) in values(&DISCLOSURE, document) {
            self.raw(&["<div><dt>", name, "</dt><dd>"]);
            self.text(&value);
            self.raw(&["</dd></div>\n"]);
        }
        self.raw(&["</dl>\n</header>\n"]);
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
        self.raw(&["<h1>"]);
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

    /// A long title in parts: a narrow screen breaks it between them first.
    fn by_sense(&mut self, title: &[Inline<'_>]) {
        let parts = title::lines(title, TITLE_LINE);
        if parts.len() < 2 {
            return self.inlines(title);
        }
        for part in parts {
            let (words, space) = title::without_space(&part);
            self.raw(&["<span>"]);
            self.inlines(&words);
            self.raw(&["</span>"]);
            self.inlines(&space);
        }
    }

    fn group(&mut self, tag: &str, class: &str, elements: &[Element<'_>]) {
        if elements.iter().any(|element| element.public) {
            self.raw(&["<", tag, " class=\"", class, "\">\n"]);
            self.elements(elements);
            self.raw(&["</", tag, ">\n"]);
        }
    }

    /// The elements that the public may see, each a paragraph of its kind.
    fn elements(&mut self, elements: &[Element<'_>]) {
        for element in elements.iter().filter(|element| element.public) {
            self.raw(&["<p class=\"", element_name(element.kind), "\">"]);
            self.inlines(&element.content);
            self.raw(&["</p>\n"]);
        }
    }

    fn annex(&mut self, annex: &Annex<'_>) {
        self.raw(&["<section class=\"annex\" aria-labelledby=\""]);
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
            self.raw(&["</h2>\n"]);
            self.raw(&["</hgroup>\n"]);
        }
        self.blocks(&annex.blocks, 3);
        self.raw(&["</section>\n"]);
    }

    /// Headings nest from `h{top}` on without a jump; their class tells their level.
    fn blocks(&mut self, blocks: &[Block<'_>], top: usize) {
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
                Block::Table(table) => self.table(table),
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
    }

    /// A table in a box of its own, which the keyboard can scroll on a narrow screen.
    fn table(&mut self, table: &Table<'_>) {
        self.tables += 1;
        let number = self.tables.to_string();
        self.raw(&["<div class=\"table\" role=\"region\" tabindex=\"0\" "]);
        if let Some(caption) = &table.caption {
            self.raw(&["aria-labelledby=\"table-", &number, "\">\n<table>\n"]);
            self.raw(&["<caption id=\"table-", &number, "\">"]);
            self.inlines(caption);
            self.raw(&["</caption>\n"]);
        } else {
            self.raw(&["aria-label=\"表格", &number, "\">\n<table>\n"]);
        }
        self.raw(&["<thead>\n<tr>"]);
        for column in &table.columns {
            self.cell("th scope=\"col\"", column.numeric, &column.header);
        }
        self.raw(&["</tr>\n</thead>\n<tbody>\n"]);
        // What names a row heads it: the first column that holds no figures.
        let heading = table.columns.iter().position(|column| !column.numeric);
        let heading = heading.filter(|_| table.columns.len() > 1);
        for row in &table.rows {
            self.raw(&["<tr>"]);
            for (index, cell) in row.iter().enumerate() {
                let numeric = table
                    .columns
                    .get(index)
                    .is_some_and(|column| column.numeric);
                let heads = heading == Some(index) && is_name(cell);
                let tag = if heads { "th scope=\"row\"" } else { "td" };
                self.cell(tag, numeric, cell);
            }
            self.raw(&["</tr>\n"]);
        }
        self.raw(&["</tbody>\n</table>\n</div>\n"]);
    }

    fn cell(&mut self, open: &str, numeric: bool, content: &[Inline<'_>]) {
        let close = &open[..2];
        let long = close == "td" && plain_text(content).chars().count() > LONG;
        let class = match (numeric, long) {
            (true, _) => " class=\"numeric\"",
            (false, true) => " class=\"long\"",
            (false, false) => "",
        };
        self.raw(&["<", open, class, ">"]);
        self.inlines(content);
        self.raw(&["</", close, ">"]);
    }

    fn inlines(&mut self, inlines: &[Inline<'_>]) {
        for inline in inlines {
            match inline {
                Inline::Text(run) => self.text(&run.text),
                Inline::Strong(content) => {
                    self.raw(&["<strong>"]);
                    self.inlines(content);
                    self.raw(&["</strong>"]);
                }
                Inline::Drafted(content) => {
                    self.raw(&["<ins class=\"drafted\">"]);
                    self.inlines(content);
                    self.raw(&["</ins>"]);
                }
                Inline::LeadIn { level, content } => {
                    match level {
                        Some(level) => self.raw(&["<b class=\"lead l", digit(*level), "\">"]),
                        None => self.raw(&["<b class=\"lead\">"]),
                    }
                    self.inlines(content);
                    self.raw(&["</b>"]);
                }
                Inline::Missing { what, .. } => {
                    self.raw(&["<mark class=\"missing\">"]);
                    self.text(&missing_mark(what));
                    self.raw(&["</mark>"]);
                }
            }
        }
    }

    /// Text as it is, in an element or an attribute.
    fn text(&mut self, text: &str) {
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            let reference = match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => continue,
            };
            self.raw(&[&text[from..at], reference]);
            from = at + 1;
        }
        self.out.push_str(&text[from..]);
    }

    /// Markup, or what else needs no escape.
    fn raw(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.out.push_str(part));
    }
}

/// A level of headings as a digit; HTML has six.
fn digit(level: impl Into<usize>) -> &'static str {
    let level = level.into().min(6);
    &"0123456"[level..=level]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, ElementKind, Heading, Mode, Property, Run};

    fn inlines(text: &str) -> Vec<Inline<'_>> {
        vec![Inline::Text(Run::template(text))]
    }

    fn document<'a>() -> Document<'a> {
        Document {
            mode: Mode::Plain,
            seal: false,
            contents: false,
            title: vec![inlines("某市2023年度"), inlines("法治政府建设情况报告")],
            head: Vec::new(),
            opening: Vec::new(),
            blocks: Vec::new(),
            ending: Vec::new(),
            annexes: Vec::new(),
            imprint: Vec::new(),
            properties: Vec::new(),
        }
    }

    fn page(document: &Document<'_>) -> String {
        String::from_utf8(write(document)).unwrap()
    }

    #[track_caller]
    fn check_blocks(blocks: Vec<Block<'_>>, html: &str) {
        let page = page(&Document {
            blocks,
            ..document()
        });
        assert!(
            page.contains(html),
            "{html}\nis not in\n{}",
            &page[page.find("<body").unwrap()..]
        );
    }

    fn heading<'a>(level: u8, id: &str, text: &'a str) -> Block<'a> {
        Block::Heading(Heading {
            level,
            role: None,
            id: id.to_owned(),
            content: inlines(text),
        })
    }

    #[test]
    fn headings_do_not_jump() {
        check_blocks(
            vec![
                heading(1, "a", "一、甲"),
                heading(3, "b", "1.乙"),
                heading(2, "c", "（一）丙"),
                heading(3, "d", "1.丁"),
                heading(1, "e", "二、戊"),
            ],
            "<h2 class=\"l1\" id=\"a\">一、甲</h2>\n\
             <h3 class=\"l3\" id=\"b\">1.乙</h3>\n\
             <h3 class=\"l2\" id=\"c\">（一）丙</h3>\n\
             <h4 class=\"l3\" id=\"d\">1.丁</h4>\n\
             <h2 class=\"l1\" id=\"e\">二、戊</h2>\n",
        );
    }

    #[test]
    fn a_long_title_breaks_by_sense_and_a_short_one_as_it_must() {
        let titled = |text| {
            page(&Document {
                title: vec![inlines(text)],
                ..document()
            })
        };
        assert!(
            titled("示例市云溪县人民政府关于2023年度法治政府建设情况的报告").contains(
                "<h1><span>示例市云溪县人民政府</span>\
                 <span>关于2023年度法治政府建设情况的报告</span></h1>"
            )
        );
        assert!(titled("2023年度法治政府建设报告").contains("<h1>2023年度法治政府建设报告</h1>"));
    }

    #[test]
    fn a_cell_with_a_text_is_wider_than_one_with_a_name() {
        let text = "说明写得长一些，在窄的屏幕上也读得下去，不折成十几行";
        let column = |header, numeric| Column {
            header: inlines(header),
            numeric,
        };
        let table = Table {
            caption: None,
            columns: vec![column("件数", true), column("说明", false)],
            rows: vec![vec![inlines("503"), inlines(text)]],
        };
        check_blocks(
            vec![Block::Table(table)],
            &format!("<tr><td class=\"numeric\">503</td><td class=\"long\">{text}</td></tr>"),
        );
    }

    #[test]
    fn text_is_escaped_and_marked() {
        let lead = |level| Inline::LeadIn {
            level,
            content: inlines("“甲”。"),
        };
        let missing = Inline::Missing {
            what: "<年度>".to_owned(),
            span: None,
        };
        let strong = Inline::Strong(inlines("  乙"));
        check_blocks(
            vec![
                Block::Paragraph(inlines("100<200 & <b>\"&amp;")),
                Block::Paragraph(vec![lead(Some(3)), lead(None), strong, missing]),
            ],
            "<p>100&lt;200 &amp; &lt;b&gt;&quot;&amp;amp;</p>\n\
             <p><b class=\"lead l3\">“甲”。</b><b class=\"lead\">“甲”。</b><strong>  乙</strong>\
             <mark class=\"missing\">【待补：&lt;年度&gt;】</mark></p>\n",
        );
    }

    #[test]
    fn the_disclosure_header_comes_with_a_property_of_its_own() {
        let property = |key, text| Property {
            key,
            content: inlines(text),
        };
        let mut document = document();
        document.properties = vec![property(PropertyKey::Number, "某政发〔2023〕30号")];
        assert!(!page(&document).contains("<header>"));
        document
            .properties
            .push(property(PropertyKey::PublishedOn, "2024-01-05 10:24"));
        let page = page(&document);
        assert!(page.contains("<meta name=\"PubDate\" content=\"2024-01-05 10:24\">"));
        assert!(page.contains(
            "<div><dt>文号</dt><dd>某政发〔2023〕30号</dd></div>\n\
             <div><dt>发布日期</dt><dd>2024-01-05 10:24</dd></div>\n\
             <div><dt>名称</dt><dd>某市2023年度法治政府建设情况报告</dd></div>\n</dl>",
        ));
    }

    #[test]
    fn what_is_not_public_stays_out() {
        let element = |kind, text, public| Element {
            kind,
            content: inlines(text),
            public,
        };
        let mut document = document();
        document.head = vec![element(ElementKind::Secrecy, "秘密", false)];
        document.ending = vec![element(ElementKind::Signature, "某市人民政府", true)];
        let page = page(&document);
        assert!(!page.contains("秘密"));
        assert!(
            page.contains("<footer class=\"ending\">\n<p class=\"signature\">某市人民政府</p>")
        );
    }
}
