//! DOCX: the document as Word and WPS open it, laid out after GB/T 9704-2012.

mod anchors;
mod body;
mod chart;
pub(super) mod columns;
mod comments;
mod contents;
mod elements;
pub(super) mod ending;
mod first_page;
mod format;
mod head;
mod imprint;
mod inline;
mod mark;
mod package;
mod parts;
mod properties;
mod section;
pub(super) mod signature;
mod skeleton;
mod styles;
mod stylesheet;
pub(super) mod table;
mod title;
mod workbook;
mod xml;

#[cfg(test)]
mod tests;

pub use comments::{AUTHOR, INITIALS, Remark};

use super::width;
use crate::document::Document;
use crate::page::Page;
use comments::Comments;

/// A third of the time of level 6 for a tenth more bytes: see `docs/decisions/docx.md`.
const LEVEL: u32 = 2;

/// The file of a report on `page`. The same document gives the same bytes.
pub fn write(document: &Document<'_>, page: &Page) -> Vec<u8> {
    write_with(document, page, &[])
}

/// The same with `remarks` as comments, which alter nothing of its text.
pub fn write_with(document: &Document<'_>, page: &Page, remarks: &[Remark]) -> Vec<u8> {
    let charts = chart::all(document);
    let mut additions = chart::additions(charts.len());
    let mut comments = (!remarks.is_empty()).then(|| Comments::new(document, remarks));
    if comments.is_some() {
        additions.types.push_str(comments::TYPE);
        additions.relations.push_str(comments::RELATION);
    }
    let mut package = skeleton::of(page, &additions);
    package.store("docProps/core.xml", properties::write(document).as_str());
    let text = body::write(document, page, comments.as_mut());
    package.deflate("word/document.xml", text.as_str(), LEVEL);
    if let Some(comments) = comments {
        package.deflate(comments::PART, comments.part().as_str(), LEVEL);
    }
    chart::add(&charts, &mut package, page);
    let stamp = properties::stamp(&package.digest());
    package.store(STAMP, stamp.as_str());
    package.finish()
}

/// The part that says what the file was when it was written; it stands last.
const STAMP: &str = "docProps/custom.xml";

/// True for a file that is as [`fn@write`] made it: Word and WPS write another package.
pub fn is_untouched(bytes: &[u8]) -> bool {
    package::last_part(bytes).is_some_and(|last| {
        last.name == STAMP.as_bytes()
            && last.content == properties::stamp(&last.digest_before).as_str().as_bytes()
    })
}
