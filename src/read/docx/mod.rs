//! Word: each paragraph a line of the source, with the number that Word puts in front.

mod body;
mod layout;
mod numbering;
mod parts;
mod styles;
mod table;
mod xml;

pub use layout::{
    Border, Edge, Face, Footer, Layout, ParagraphLook, Place, Room, RunLook, Section, Set, Shape,
    ShapeKind, TableLines,
};

use super::sheet::{Line, Sheet, settle_tables};
use crate::source::{Source, SourceId, Unit};
use body::Body;
use numbering::Numbering;
use parts::Parts;
use styles::Styles;

/// Why a file is no Word document that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The archive cannot be opened, or breaks off.
    Damaged,
    /// An archive, but without the text of a document.
    NoText,
    /// Unpacked, it is larger than any report.
    TooLarge,
    /// It opens with a password only.
    Encrypted,
}

/// The paragraphs of a Word document called `name`.
pub fn read(name: impl Into<String>, bytes: &[u8]) -> Result<Sheet, Broken> {
    let mut parts = Parts::open(bytes)?;
    let main = parts.main()?;
    let styles = Styles::read(&parts.beside(&main, "styles")?.unwrap_or_default())?;
    let numbering = Numbering::read(&parts.beside(&main, "numbering")?.unwrap_or_default())?;
    let text = parts.text(&main)?.ok_or(Broken::NoText)?;
    let mut body = Body::new(&styles, numbering);
    body.read(&text)?;
    for notes in ["footnotes", "endnotes"] {
        if let Some(text) = parts.beside(&main, notes)? {
            body.read_notes(notes, &text)?;
        }
    }
    // What cannot be read of the layout keeps nobody from reading the text.
    let layout = layout::read(&mut parts, &main, &text).ok().map(Box::new);
    let (text, mut lines, nested) = body.finish();
    let mut source = Source::new(SourceId(0), name, text);
    source.unit = Unit::Paragraph;
    lines.retain_mut(|line: &mut Line| line.trim(&source) || line.number.is_some());
    settle_tables(&mut lines, &nested, &source);
    Ok(Sheet {
        layout,
        ..Sheet::new(source, lines)
    })
}
