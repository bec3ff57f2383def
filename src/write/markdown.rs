//! Document → Markdown: CommonMark with GFM tables, a YAML front matter above.

mod front_matter;
mod line;

use super::room;
use crate::document::{Annex, Block, Chart, Document, Element, Inline, Run, Table};
use line::{Line, Place};

/// The document as Markdown, UTF-8.
pub fn write(document: &Document<'_>) -> Vec<u8> {
    let mut out = String::with_capacity(1024 + room(document, 64) * 9 / 8);
    front_matter::write(document, &mut out);
    let mut body = Body {
        out,
        line: Line::default(),
    };
    // The title first: converters take a first heading for the title.
    body.heading(1, document.title.iter().map(Vec::as_slice));
    body.elements(&document.head);
    body.elements(&document.opening);
    body.blocks(&document.blocks, 1);
    body.elements(&document.ending);
    for annex in &document.annexes {
        body.annex(annex);
    }
    body.elements(&document.imprint);
    body.out.into_bytes()
}

/// The text below the front matter. Every block begins with the empty line that parts it from
/// what stands above.
struct Body {
    out: String,
    /// The line at hand; kept for its memory.
    line: Line,
}

impl Body {
    fn elements(&mut self, elements: &[Element<'_>]) {
        for element in elements.iter().filter(|element| element.public) {
            self.paragraph(&element.content);
        }
    }

    /// `depth`: how many `#` stand before a heading of level 0.
    fn blocks(&mut self, blocks: &[Block<'_>], depth: u8) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    self.heading(
                        depth.saturating_add(heading.level),
                        [heading.content.as_slice()],
                    );
                }
                Block::Paragraph(content) => self.paragraph(content),
                Block::Table(table) => self.table(table),
                Block::Chart(chart) => self.chart(chart),
            }
        }
    }

    fn annex(&mut self, annex: &Annex<'_>) {
        self.heading(2, [[Inline::Text(annex.label.clone())].as_slice()]);
        if annex.title.is_empty() {
            self.blocks(&annex.blocks, 2);
        } else {
            self.heading(3, [annex.title.as_slice()]);
            self.blocks(&annex.blocks, 3);
        }
    }

    fn heading<'d>(&mut self, depth: u8, lines: impl IntoIterator<Item = &'d [Inline<'d>]>) {
        self.out.push('\n');
        self.out
            .push_str(&"######"[..usize::from(depth.clamp(1, 6))]);
        self.out.push(' ');
        self.line.clear();
        for inlines in lines {
            self.line.push(inlines);
        }
        self.line.write(Place::Heading, &mut self.out);
        self.out.push('\n');
    }

    fn paragraph(&mut self, content: &[Inline<'_>]) {
        self.out.push('\n');
        self.text(content, Place::Paragraph);
        self.out.push('\n');
    }

    fn table(&mut self, table: &Table<'_>) {
        if let Some(caption) = &table.caption {
            self.paragraph(caption);
        }
        self.out.push('\n');
        self.row(table.columns.iter().map(|column| column.header.as_slice()));
        self.out.push('|');
        for column in &table.columns {
            self.out
                .push_str(if column.numeric { " ---: |" } else { " --- |" });
        }
        self.out.push('\n');
        for row in &table.rows {
            self.row(row.iter().map(Vec::as_slice));
        }
    }

    /// What a chart shows, in words.
    fn chart(&mut self, chart: &Chart<'_>) {
        self.paragraph(&chart.caption);
        let description = Inline::Text(Run::template(chart.description()));
        self.paragraph(&[description]);
    }

    fn row<'d>(&mut self, cells: impl Iterator<Item = &'d [Inline<'d>]>) {
        self.out.push('|');
        for cell in cells {
            self.out.push(' ');
            self.text(cell, Place::Cell);
            self.out.push_str(" |");
        }
        self.out.push('\n');
    }

    fn text(&mut self, inlines: &[Inline<'_>], place: Place) {
        self.line.clear();
        self.line.push(inlines);
        self.line.write(place, &mut self.out);
    }
}
