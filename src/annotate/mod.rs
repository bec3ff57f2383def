//! Comments in a copy of a Word document, at the very words; all else of it stays as it is.

mod anchor;
mod cuts;
mod footnotes;
mod own;
mod parts;
mod scan;
mod stamp;

pub use stamp::is_untouched;

use anchor::Aligned;
use cuts::Mark;
use footnotes::Key;
use scan::Scan;
use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read, Seek, Write};
use std::ops::Range;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// What is said of some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The words: bytes of the text, which has a line for each paragraph. `None` for what is said of the
    /// document as a whole.
    pub words: Option<Range<usize>>,
    /// Where they are, for readers: told where the comment cannot stand at them.
    pub place: String,
    /// Where they are, if in a footnote or in an endnote: a comment stands at its mark.
    pub noted: [String; 2],
    /// What is said, a paragraph each.
    pub lines: Vec<String>,
}

/// Why a document takes no comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// Its archive or a part of it cannot be read.
    Damaged,
    /// It holds no words.
    NoText,
    /// A part of it is larger than that of any report.
    TooLarge,
}

/// No part is unpacked further.
const LIMIT: u64 = 64 * 1024 * 1024;

const TYPES: &str = "[Content_Types].xml";

/// The Word document `docx` with `notes` as comments. `text` is what it says, a line for each paragraph
/// in the order in which they begin.
pub fn annotate(docx: &[u8], text: &str, notes: &[Note]) -> Result<Vec<u8>, Broken> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).map_err(|_| Broken::Damaged)?;
    let mut read = |name: &str| part(&mut archive, name);
    let packed = read("_rels/.rels")?.unwrap_or_default();
    let main = parts::target(&packed, "/officeDocument")?;
    let main = main.unwrap_or_else(|| "word/document.xml".to_owned());
    let main = main.trim_start_matches('/').to_owned();
    let xml = read(&main)?.ok_or(Broken::NoText)?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let beside = |name: &str| match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    };
    let relations_name = beside(&format!("_rels/{file}.rels"));
    let relations = read(&relations_name)?;
    let known = parts::target(relations.as_deref().unwrap_or_default(), "/comments")?;
    let name = match known.as_deref().map(|name| (name, name.strip_prefix('/'))) {
        Some((_, Some(name))) => name.to_owned(),
        Some((name, None)) => beside(name),
        None => beside("comments.xml"),
    };
    let held = match known {
        Some(_) => read(&name)?,
        None => None,
    };
    let extended = beside("commentsExtended.xml");
    let answered = own::answered(&read(&extended)?.unwrap_or_default())?;
    let (held, gone) = match held {
        Some(held) => {
            let (others, gone) = own::others(&held, &answered)?;
            (Some(others), gone)
        }
        None => (None, HashSet::new()),
    };
    let xml = own::unmarked(&xml, &gone)?;
    let scan = scan::scan(&xml)?;
    let mut noted = Vec::new();
    for (part, kind) in footnotes::PARTS {
        let target = parts::target(
            relations.as_deref().unwrap_or_default(),
            &format!("/{part}"),
        )?;
        let name = target.unwrap_or_else(|| format!("{part}.xml"));
        let name = name
            .strip_prefix('/')
            .map_or_else(|| beside(&name), str::to_owned);
        let part = read(&name)?.unwrap_or_default();
        noted.extend(footnotes::paragraphs(&part, kind)?);
    }
    let first = parts::first_id(held.as_deref().unwrap_or_default())?;
    let marks = marks(&scan, &noted, text, notes, first);
    let comments = parts::comments(held.as_deref(), notes.iter().zip(&marks), scan.strict)?;
    let marked = cuts::marked(&xml, &scan, &marks).ok_or(Broken::NoText)?;
    let mut changed = vec![(main, marked), (name.clone(), comments.clone())];
    if known.is_none() {
        let target = name
            .rsplit_once('/')
            .map_or(name.as_str(), |(_, name)| name);
        let related = parts::related(relations.as_deref(), target, scan.strict)?;
        changed.push((relations_name, related));
        let types = read(TYPES)?.ok_or(Broken::Damaged)?;
        changed.push((TYPES.to_owned(), parts::typed(&types, &name)?));
    }
    let packed = packed_again(archive, &changed)?;
    let mut archive = ZipArchive::new(Cursor::new(packed)).map_err(|_| Broken::Damaged)?;
    let stamped = stamp::stamped(&mut archive, &name, &comments)?;
    packed_again(archive, &[(name, stamped)])
}

/// Where each note stands.
fn marks<'s>(
    scan: &'s Scan,
    noted: &[Option<Key>],
    text: &str,
    notes: &[Note],
    first: usize,
) -> Vec<Mark<'s>> {
    let lines = anchor::lines(text);
    let mut aligned: HashMap<usize, Aligned<'s>> = HashMap::new();
    let mut place = |words: Range<usize>| {
        let at = lines.partition_point(|line| line.end < words.start);
        let line = lines.get(at)?.clone();
        let Some(paragraph) = scan.paragraphs.get(at) else {
            let key = noted.get(at - scan.paragraphs.len())?.as_ref()?;
            let letter = scan.notes.get(key)?;
            return Some(([letter, letter], Some(key.0)));
        };
        let own = words.start.max(line.start) - line.start..words.end.min(line.end) - line.start;
        let aligned = aligned.entry(at);
        let said = text.get(line)?;
        let letters = aligned
            .or_insert_with(|| Aligned::of(paragraph, said))
            .letters(own)?;
        Some((letters, None))
    };
    let each = notes.iter().enumerate().map(|(index, note)| {
        let found = note.words.clone().and_then(&mut place);
        Mark {
            id: first + index,
            words: found.map(|(letters, _)| letters),
            note: found.and_then(|(_, note)| note),
        }
    });
    each.collect()
}

/// A part as text; `None` where there is none.
fn part<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str) -> Result<Option<String>, Broken> {
    let Some(index) = archive.index_for_name(name) else {
        return Ok(None);
    };
    let part = archive.by_index(index).map_err(|_| Broken::Damaged)?;
    let mut bytes = Vec::new();
    let read = part.take(LIMIT + 1).read_to_end(&mut bytes);
    read.map_err(|_| Broken::Damaged)?;
    if bytes.len() as u64 > LIMIT {
        return Err(Broken::TooLarge);
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes)
        .map(Some)
        .map_err(|_| Broken::Damaged)
}

/// The archive with parts that were changed or are new; the others as they are packed.
fn packed_again<R: Read + Seek>(
    mut archive: ZipArchive<R>,
    changed: &[(String, String)],
) -> Result<Vec<u8>, Broken> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut left: Vec<_> = changed.iter().collect();
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Broken::Damaged)?;
        match left.iter().position(|(name, _)| name == part.name()) {
            Some(at) => {
                let (name, text) = left.remove(at);
                add(&mut writer, name, text, options)?;
            }
            None => writer.raw_copy_file(part).map_err(|_| Broken::Damaged)?,
        }
    }
    for (name, text) in left {
        add(&mut writer, name, text, options)?;
    }
    let bytes = writer.finish().map_err(|_| Broken::Damaged)?;
    Ok(bytes.into_inner())
}

fn add<W: Write + Seek>(
    writer: &mut ZipWriter<W>,
    name: &str,
    text: &str,
    options: SimpleFileOptions,
) -> Result<(), Broken> {
    writer
        .start_file(name, options)
        .map_err(|_| Broken::Damaged)?;
    let written = writer.write_all(text.as_bytes());
    written.map_err(|_| Broken::TooLarge)
}

#[cfg(test)]
mod tests;
