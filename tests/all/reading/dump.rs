//! A document that was read, a line for each passage: part, level, role, text, place.

use fazhi::document::{Block, Document, Role};
use fazhi::prose::{Part, Passage, Prose};
use fazhi::read::{Sheet, recognise};
use std::fmt::Write;

/// What `sheet` was recognised as.
pub fn dump(sheet: &Sheet) -> String {
    let document = recognise(sheet);
    let prose = Prose::of(&document, sheet.source.id);
    let mut page = String::new();
    for property in &document.properties {
        let text = fazhi::document::plain_text(&property.content);
        writeln!(page, "{:?}: {text}", property.key).unwrap();
    }
    let lines = document.title.len();
    if lines > 1 {
        writeln!(page, "{lines} lines of title").unwrap();
    }
    let mut roles = roles(&document).into_iter();
    for passage in &prose.passages {
        let role = match passage.part {
            Part::Heading(1..) => roles.next().flatten(),
            _ => None,
        };
        writeln!(page, "{}", line(passage, role, sheet)).unwrap();
    }
    page
}

/// The roles of all headings, in order.
fn roles(document: &Document<'_>) -> Vec<Option<Role>> {
    let annexes = document.annexes.iter().flat_map(|annex| &annex.blocks);
    let blocks = document.blocks.iter().chain(annexes);
    let headings = blocks.filter_map(|block| match block {
        Block::Heading(heading) => Some(heading.role),
        _ => None,
    });
    headings.collect()
}

fn line(passage: &Passage, role: Option<Role>, sheet: &Sheet) -> String {
    let part = match passage.part {
        Part::Title => "title".to_owned(),
        Part::Element(kind) => format!("{kind:?}"),
        Part::Heading(0) => "annex".to_owned(),
        Part::Heading(level) => format!("h{level}"),
        Part::Text => "p".to_owned(),
        Part::Caption => "caption".to_owned(),
        Part::Cell { table, row, column } => format!("cell {table},{row},{column}"),
    };
    let role = role.map_or_else(String::new, |role| format!(" ({role:?})"));
    let mut text = passage.text.clone();
    for (level, range) in passage.leads.iter().rev() {
        let level = level.map_or_else(|| "-".to_owned(), |level| level.to_string());
        text.insert(range.end, '⟧');
        text.insert_str(range.start, &format!("⟦{level} "));
    }
    let place = passage.whole().map_or_else(
        || "-".to_owned(),
        |span| {
            let [start, end] = [span.start, span.end].map(|at| sheet.source.place(at as usize));
            format!(
                "{}:{}-{}:{}",
                start.line, start.column, end.line, end.column
            )
        },
    );
    format!("[{part}{role} {place}] {text}")
}
