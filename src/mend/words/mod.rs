//! What the clerk is told of each slip (`clerk-mistakes.md`, YML).

mod brackets;
mod keys;
mod layout;
mod pasted;
mod values;

pub use brackets::*;
pub use keys::*;
pub use layout::*;
pub use pasted::*;
pub use values::*;

/// The first characters of `text`, and whether that is all of it.
pub fn head(text: &str, most: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}……", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

pub(super) fn blank_name(found: Option<char>) -> (&'static str, &'static str) {
    match found {
        Some('\t') => ("Tab", "a tab"),
        Some('\u{3000}') | None => ("全角空格", "a full-width blank"),
        Some(_) => ("不间断空格", "a no-break blank"),
    }
}
