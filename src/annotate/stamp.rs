//! A mark in the comments by which a later run can tell whether a person has changed the copy.

use super::{Broken, part};
use crate::write::digest;
use std::fmt::Write;
use std::io::{Cursor, Read, Seek};
use zip::ZipArchive;

const OPEN: &str = "<!--fazhi:";
const CLOSE: &str = "-->";

/// The comments `text`, the part called `name`, with a digest of all parts at their end.
pub fn stamped<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    name: &str,
    text: &str,
) -> Result<String, Broken> {
    let mark = sum(archive, name, text).ok_or(Broken::Damaged)?;
    Ok(format!("{text}{OPEN}{mark}{CLOSE}"))
}

/// True for a copy that is as this program wrote it.
pub fn is_untouched(docx: &[u8]) -> bool {
    read(docx).is_some_and(|(found, expected)| found == expected)
}

/// The mark of a copy, and what it should be.
fn read(docx: &[u8]) -> Option<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).ok()?;
    let mut names = archive.file_names();
    let name = names
        .find(|name| name.ends_with("comments.xml"))?
        .to_owned();
    drop(names);
    let text = part(&mut archive, &name).ok()??;
    let (text, mark) = text.strip_suffix(CLOSE)?.rsplit_once(OPEN)?;
    Some((mark.to_owned(), sum(&mut archive, &name, text)?))
}

/// A digest of the names, sizes and checksums of the parts, and of the comments' text.
fn sum<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str, text: &str) -> Option<String> {
    let mut list = text.to_owned();
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).ok()?;
        if part.name() != name {
            let (name, crc, size) = (part.name(), part.crc32(), part.size());
            writeln!(list, "{name} {crc:08x} {size}").ok()?;
        }
    }
    Some(digest(list.as_bytes()))
}
