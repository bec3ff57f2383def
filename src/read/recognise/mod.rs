//! A sheet's lines as a document: title, elements, headings, text; what surrounds an article on a page
//! is left out, and gives properties.

mod blocks;
mod contents;
mod elements;
mod ending;
mod furniture;
mod numbers;
mod opening;
mod roles;
mod rows;
mod tables;
mod title;

pub use numbers::number;

use super::sheet::Sheet;
use crate::document::{Document, Mode};
use furniture::Furniture;
use rows::Rows;

/// What `sheet` says.
pub fn recognise(sheet: &Sheet) -> Document<'_> {
    let furniture = Furniture::read();
    let rows = Rows::of(sheet, &furniture);
    let mut document = Document::default();
    let title = title::find(&rows, sheet);
    let end = ending::foot(&rows, title.as_ref().map_or(0, |title| title.end));
    let (start, first) = opening::read(&rows, title, end, &mut document);
    let body = ending::read(&rows, start..end, &mut document);
    let year = year_of(&document.title_text());
    let mut text = first;
    text.extend(blocks::read(&rows, body, year));
    document.blocks = text;
    for (key, piece) in &sheet.properties {
        rows::add(&mut document, *key, rows::piece(sheet, piece));
    }
    let marked = document
        .head
        .iter()
        .any(|element| element.kind == crate::document::ElementKind::Mark);
    if marked {
        document.mode = Mode::Redhead;
    }
    document
}

/// The first year that `title` names.
fn year_of(title: &str) -> Option<u32> {
    let mut ends = title.match_indices('年');
    ends.find_map(|(end, _)| title.get(end.checked_sub(4)?..end)?.parse().ok())
}
