//! Reports that already exist, as documents: text as copied from a web page, Markdown, HTML, Word.
//!
//! Each format's reader makes a [`Sheet`] of a file: lines with what their look says of them.
//! [`recognise()`] makes a document of any sheet: title, headings, elements, and what is furniture of a
//! web page.

mod docx;
mod html;
mod markdown;
mod plain;
mod recognise;
mod sheet;
mod wrapped;

pub use docx::{
    Border, Broken, Edge, Face, Footer, Layout, ParagraphLook, Place, Room, RunLook, Section, Set,
    Shape, ShapeKind, TableLines, read as docx,
};
pub use html::{Structure, TableMarkup};
pub use recognise::recognise;
pub use sheet::{Line, Look, Piece, Sheet};

use crate::source::Source;

/// The formats that reports come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    Markdown,
    Html,
    Docx,
}

impl Form {
    /// The format of a file by the end of its name; `None` for a report file of our own.
    pub fn of(name: &str) -> Option<Self> {
        let (_, end) = name.rsplit_once('.')?;
        match end.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" | "shtml" => Some(Self::Html),
            "docx" | "docm" | "dotx" => Some(Self::Docx),
            _ => None,
        }
    }
}

/// The lines of a text. A Word document is no text: its paragraphs come from [`docx`].
pub fn sheet(source: Source, form: Form) -> Sheet {
    match form {
        Form::Text | Form::Docx => plain::sheet(source),
        Form::Markdown => markdown::sheet(source),
        Form::Html => html::sheet(source),
    }
}
