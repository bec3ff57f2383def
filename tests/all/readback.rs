//! Reads outputs back, as a reader of each format would.

use fazhi::write::Format;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use roxmltree::{Document, Node};
use scraper::{Html, Selector};
use std::io::{Cursor, Read};

/// The texts of all headings, paragraphs and table cells, in order; empty ones are left out.
pub fn blocks(bytes: &[u8], format: Format) -> Vec<String> {
    let mut blocks = match format {
        Format::Markdown => markdown(std::str::from_utf8(bytes).unwrap()),
        Format::Html => html(std::str::from_utf8(bytes).unwrap()),
        Format::Docx => docx(bytes),
    };
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// The blocks from the first section on; a list of contents names it too, ahead of it.
pub fn body(bytes: &[u8], format: Format) -> Vec<String> {
    let blocks = blocks(bytes, format);
    let first = blocks
        .iter()
        .find(|block| block.starts_with("一、") || block.starts_with("第一部分"))
        .unwrap();
    let start = blocks.iter().rposition(|block| block == first).unwrap();
    blocks[start..].to_vec()
}

fn markdown(text: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let (mut blocks, mut open, mut inside) = (Vec::new(), String::new(), false);
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell) => inside = true,
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell) => {
                inside = false;
                blocks.push(std::mem::take(&mut open));
            }
            Event::Text(text) if inside => open.push_str(&text),
            Event::SoftBreak | Event::HardBreak => open.push('\n'),
            _ => {}
        }
    }
    blocks
}

fn html(text: &str) -> Vec<String> {
    let page = Html::parse_document(text);
    let selector = Selector::parse("main h1, main h2, main h3, main h4, main h5, main h6, main p, main th, main td, main caption, main figcaption").unwrap();
    page.select(&selector)
        .map(|element| element.text().collect())
        .collect()
}

/// A part of a DOCX.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn docx(bytes: &[u8]) -> Vec<String> {
    let xml = part(bytes, "word/document.xml");
    let document = Document::parse(&xml).unwrap();
    let paragraphs = document
        .descendants()
        .filter(|node| node.has_tag_name_w("p"));
    paragraphs.map(paragraph_text).collect()
}

fn paragraph_text(paragraph: Node<'_, '_>) -> String {
    let pieces = paragraph
        .descendants()
        .map(|node| match node.tag_name().name() {
            "t" => node.text().unwrap_or_default(),
            "tab"
                if node
                    .parent()
                    .is_some_and(|parent| parent.has_tag_name_w("r")) =>
            {
                "\t"
            }
            _ => "",
        });
    pieces.collect()
}

/// Paragraph styles and texts, a line each: what a golden file shows of a DOCX.
pub fn docx_outline(bytes: &[u8]) -> String {
    let xml = part(bytes, "word/document.xml");
    let document = Document::parse(&xml).unwrap();
    let mut outline = String::new();
    for paragraph in document
        .descendants()
        .filter(|node| node.has_tag_name_w("p"))
    {
        let style = paragraph
            .descendants()
            .find(|node| node.has_tag_name_w("pStyle"));
        let style = style
            .and_then(|style| style.attributes().next())
            .map_or("-", |value| value.value());
        outline.push_str(&format!("[{style}] {}\n", paragraph_text(paragraph)));
    }
    outline
}

trait WordNode {
    fn has_tag_name_w(&self, name: &str) -> bool;
}

impl WordNode for Node<'_, '_> {
    fn has_tag_name_w(&self, name: &str) -> bool {
        self.tag_name().name() == name
            && self
                .tag_name()
                .namespace()
                .is_some_and(|space| space.ends_with("wordprocessingml/2006/main"))
    }
}
