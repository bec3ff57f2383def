//! Markdown: the text of its paragraphs, headings, lists and tables, each byte with its place.

use super::html;
use super::sheet::{Line, Look, Piece, Sheet};
use crate::document::PropertyKey;
use crate::source::{Source, Span};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The lines of `source`.
pub fn sheet(source: Source) -> Sheet {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader {
        source: &source,
        lines: Vec::new(),
        properties: Vec::new(),
        line: Vec::new(),
        look: Look::Plain,
        strong: 0,
        cell: (0, 0, 0),
        inside: Inside::Text,
        items: Vec::new(),
    };
    for (event, range) in Parser::new_ext(&source.text, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.close();
    let (lines, properties) = (reader.lines, reader.properties);
    let mut sheet = Sheet::new(source, lines);
    sheet.properties = properties;
    sheet
}

/// What a text stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Text,
    FrontMatter,
    Code,
    Picture,
}

struct Reader<'s> {
    source: &'s Source,
    lines: Vec<Line>,
    properties: Vec<(PropertyKey, Piece)>,
    line: Vec<Piece>,
    look: Look,
    strong: usize,
    /// Table, row, column.
    cell: (usize, usize, usize),
    inside: Inside,
    /// Of each open list, whether its items have numbers.
    items: Vec<bool>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match self.inside {
                Inside::Text => self.text(&text, range),
                Inside::FrontMatter => self.front_matter(range),
                Inside::Code => self.code(range),
                Inside::Picture => {}
            },
            Event::Code(text) => {
                let at = self.source.text[range.clone()].find(&*text);
                let start = range.start + at.unwrap_or(0);
                self.text(&text, start..start + text.len());
            }
            Event::SoftBreak => self.soft_break(range),
            Event::HardBreak => self.close(),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => self.close(),
            Event::Html(_) => {
                let found = html::lines(self.source, range);
                self.lines.extend(found.lines.into_iter().map(|mut line| {
                    // Its tables are not those of the text.
                    if matches!(line.look, Look::Cell { .. }) {
                        line.look = Look::Plain;
                    }
                    line
                }));
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.look = Look::Plain,
            Tag::Heading { level, .. } => {
                self.close();
                self.look = Look::Heading(number(*level));
            }
            Tag::Strong => self.strong += 1,
            Tag::MetadataBlock(_) => self.inside = Inside::FrontMatter,
            Tag::CodeBlock(_) => self.inside = Inside::Code,
            Tag::Image { .. } => self.inside = Inside::Picture,
            Tag::Table(_) => (self.cell.1, self.cell.2) = (0, 0),
            Tag::TableCell => {
                let (table, row, column) = self.cell;
                self.look = Look::Cell { table, row, column };
            }
            Tag::List(first) => self.items.push(first.is_some()),
            Tag::Item => {
                self.close();
                self.look = Look::Plain;
                if self.items.last() == Some(&true) {
                    self.marker(range);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::MetadataBlock(_) | TagEnd::CodeBlock | TagEnd::Image => {
                self.inside = Inside::Text;
            }
            TagEnd::Paragraph | TagEnd::Item => self.close(),
            TagEnd::Heading(_) => {
                self.close();
                self.look = Look::Plain;
            }
            TagEnd::TableCell => {
                self.cell_end();
                self.cell.2 += 1;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.cell.1 += 1;
                self.cell.2 = 0;
            }
            TagEnd::Table => {
                self.cell.0 += 1;
                self.look = Look::Plain;
            }
            TagEnd::List(_) => {
                self.items.pop();
            }
            _ => {}
        }
    }

    /// The number of an item, as it was typed.
    fn marker(&mut self, range: Range<usize>) {
        let text = &self.source.text[range.clone()];
        let indent = text.len() - text.trim_start().len();
        let text = text.trim_start();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let start = range.start + indent;
            let span = Span::new(self.source.id, start, start + digits + 1);
            self.line.push(Piece::plain(span));
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let strong = self.strong > 0;
        if self.source.text[range.clone()] != *text {
            let span = Span::new(self.source.id, range.start, range.end);
            let mut piece = Piece::standing_for(span, text);
            piece.strong = strong;
            return self.line.push(piece);
        }
        let mut piece = Piece::plain(Span::new(self.source.id, range.start, range.end));
        piece.strong = strong;
        self.line.push(piece);
    }

    /// Beside Chinese marks `**` does not always make words strong, and is left over: it does here.
    fn settle_stars(&mut self) {
        let source = self.source;
        let star = |piece: &Piece| matches!(piece.text(source), "*" | "**");
        let stars = self.line.iter().filter(|piece| star(piece));
        let count: usize = stars.map(|piece| piece.span.len()).sum();
        if count == 0 || !count.is_multiple_of(4) {
            return;
        }
        let mut count = 0;
        self.line.retain_mut(|piece| {
            if star(piece) {
                count += piece.span.len();
                return false;
            }
            piece.strong |= count % 4 == 2;
            true
        });
    }

    /// Words of an alphabet are parted, Chinese goes on.
    fn soft_break(&mut self, range: Range<usize>) {
        let last = self.line.last().map_or("", |piece| piece.text(self.source));
        let next = self.source.text[range.end..].trim_start().chars().next();
        let latin = |found: Option<char>| found.is_some_and(|found| found.is_ascii());
        if latin(last.chars().next_back()) && latin(next) {
            let span = Span::new(self.source.id, range.start, range.end);
            self.line.push(Piece::standing_for(span, " "));
        }
    }

    /// Text that stands in a box, line by line.
    fn code(&mut self, range: Range<usize>) {
        let mut start = range.start;
        for line in self.source.text[range].split_inclusive('\n') {
            let span = Span::new(self.source.id, start, start + line.len());
            self.line.push(Piece::plain(span));
            self.look = Look::Plain;
            self.close();
            start += line.len();
        }
    }

    /// `number: "云溪政〔2025〕9号"`
    fn front_matter(&mut self, range: Range<usize>) {
        let mut start = range.start;
        for line in self.source.text[range].split_inclusive('\n') {
            let at = start;
            start += line.len();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let Some((_, property)) = FRONT_MATTER.iter().find(|(name, _)| *name == key) else {
                continue;
            };
            let bare = value.trim().trim_matches('"');
            let from = at + line.find(bare).unwrap_or(key.len() + 1);
            let span = Span::new(self.source.id, from, from + bare.len());
            self.properties.push((*property, Piece::plain(span)));
        }
    }

    fn cell_end(&mut self) {
        let mut line = Line::plain(std::mem::take(&mut self.line));
        line.look = self.look;
        line.trim(self.source);
        self.lines.push(line);
    }

    fn close(&mut self) {
        self.settle_stars();
        let mut line = Line::plain(std::mem::take(&mut self.line));
        line.look = self.look;
        if line.trim(self.source) {
            self.lines.push(line);
        }
    }
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

/// The properties in the front matter of our own Markdown.
const FRONT_MATTER: [(&str, PropertyKey); 22] = [
    ("year", PropertyKey::Year),
    ("kind", PropertyKey::Kind),
    ("level", PropertyKey::Level),
    ("region", PropertyKey::Region),
    ("issuer", PropertyKey::Issuer),
    ("index", PropertyKey::Index),
    ("category", PropertyKey::Category),
    ("publisher", PropertyKey::Publisher),
    ("number", PropertyKey::Number),
    ("signed_on", PropertyKey::SignedOn),
    ("published_on", PropertyKey::PublishedOn),
    ("disclosure_mode", PropertyKey::DisclosureMode),
    ("validity", PropertyKey::Validity),
    ("site_name", PropertyKey::SiteName),
    ("site_domain", PropertyKey::SiteDomain),
    ("site_code", PropertyKey::SiteCode),
    ("column_name", PropertyKey::ColumnName),
    ("column_description", PropertyKey::ColumnDescription),
    ("column_keywords", PropertyKey::ColumnKeywords),
    ("column_type", PropertyKey::ColumnType),
    ("content_source", PropertyKey::ContentSource),
    ("reviewed_by", PropertyKey::ReviewedBy),
];
