//! Reports that already exist, as documents: text as copied from a web page, Markdown, HTML, Word.
//!
//! Each format's reader makes a [`Sheet`] of a file: lines with what their look says of them.
//! [`recognise()`] makes a document of any sheet: title, headings, elements, and what is furniture of a
//! web page.

mod plain;
mod recognise;
mod sheet;

pub use recognise::recognise;
pub use sheet::{Line, Look, Sheet};

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
            "html" | "htm" => Some(Self::Html),
            "docx" => Some(Self::Docx),
            _ => None,
        }
    }
}

/// The lines of a text.
pub fn sheet(source: Source, form: Form) -> Sheet {
    match form {
        Form::Text | Form::Markdown | Form::Html | Form::Docx => plain::sheet(source),
    }
}
