//! DOCX: the document as Word and WPS open it, laid out after GB/T 9704-2012.

mod body;
mod chart;
mod columns;
mod contents;
mod elements;
#[cfg_attr(not(test), expect(dead_code, reason = "half of it makes the skeleton"))]
mod format;
mod imprint;
mod inline;
mod package;
#[cfg_attr(not(test), expect(dead_code, reason = "most of it makes the skeleton"))]
mod parts;
mod properties;
mod signature;
#[cfg_attr(not(test), expect(dead_code, reason = "half of it makes the skeleton"))]
mod styles;
mod table;
mod workbook;
mod xml;

#[cfg(test)]
mod skeleton;
#[cfg(test)]
mod stylesheet;
#[cfg(test)]
mod tests;

use super::width;
use crate::document::Document;
use package::Package;

/// Styles, settings and all else that no document changes, ready deflated: see `skeleton.rs`.
const SKELETON: &[u8] = include_bytes!("skeleton.zip");
/// A third of the time of level 6 for a tenth more bytes: see `docs/decisions/docx.md`.
const LEVEL: u32 = 2;

/// The file of a report. The same document gives the same bytes.
pub fn write(document: &Document<'_>) -> Vec<u8> {
    let charts = chart::all(document);
    let mut package = match charts.len() {
        0 => Package::starting_with(SKELETON),
        count => chart::skeleton(count),
    };
    package.store("docProps/core.xml", properties::write(document).as_str());
    package.deflate("word/document.xml", body::write(document).as_str(), LEVEL);
    chart::add(&charts, &mut package);
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
