//! The parts of the archive that a Word document is.

use super::Broken;
use super::xml::{Event, Xml};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// No part is unpacked further: as much as is read of a file.
const LIMIT: u64 = 64 * 1024 * 1024;

/// An archive, opened.
pub struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How much more may be unpacked.
    left: u64,
}

impl<'b> Parts<'b> {
    /// The archive in `bytes`.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Broken> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Broken::Damaged)?;
        Ok(Self {
            archive,
            left: LIMIT,
        })
    }

    /// The part called `name`, unpacked; `None` where there is none.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Broken> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Broken::Encrypted);
            }
            Err(_) => return Err(Broken::Damaged),
        };
        let mut bytes = Vec::new();
        let read = part.take(self.left + 1).read_to_end(&mut bytes);
        self.left = self
            .left
            .checked_sub(bytes.len() as u64)
            .ok_or(Broken::TooLarge)?;
        read.map_err(|_| Broken::Damaged)?;
        let text = match bytes.as_slice() {
            [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
            [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
            _ => String::from_utf8_lossy(&bytes).into_owned(),
        };
        Ok(Some(text))
    }

    /// The name of the part that holds the text: as the relations of the package say, or where it always is.
    pub fn main(&mut self) -> Result<String, Broken> {
        let relations = self.text("_rels/.rels")?.unwrap_or_default();
        let main = target(&relations, "/officeDocument")?;
        let main = main.unwrap_or_else(|| "word/document.xml".to_owned());
        Ok(main.trim_start_matches('/').to_owned())
    }

    /// The names of the parts that `main` calls by relations, by the ids of these.
    pub fn relations(&mut self, main: &str) -> Result<HashMap<String, String>, Broken> {
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
        let at = |name: &str| match folder {
            "" => name.to_owned(),
            folder => format!("{folder}/{name}"),
        };
        let text = self.text(&at(&format!("_rels/{file}.rels")))?;
        let text = text.unwrap_or_default();
        let mut xml = Xml::new(&text);
        let mut named = HashMap::new();
        while let Some(event) = xml.next()? {
            if let Event::Start(element) = event
                && let (Some(id), Some(target)) =
                    (element.attribute("Id"), element.attribute("Target"))
            {
                let whole = target.strip_prefix('/').map(str::to_owned);
                named.insert(id, whole.unwrap_or_else(|| at(&target)));
            }
        }
        Ok(named)
    }

    /// The part that stands to `main` as `relation` says (`styles`, `numbering` …).
    pub fn beside(&mut self, main: &str, relation: &str) -> Result<Option<String>, Broken> {
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
        let at = |name: &str| match folder {
            "" => name.to_owned(),
            folder => format!("{folder}/{name}"),
        };
        let relations = self.text(&at(&format!("_rels/{file}.rels")))?;
        let target = target(&relations.unwrap_or_default(), &format!("/{relation}"))?;
        let name = match target.as_deref().map(|name| (name, name.strip_prefix('/'))) {
            Some((_, Some(name))) => name.to_owned(),
            Some((name, None)) => at(name),
            None => at(&format!("{relation}.xml")),
        };
        self.text(&name)
    }
}

/// The target of the first relation whose type ends in `kind`.
fn target(relations: &str, kind: &str) -> Result<Option<String>, Broken> {
    let mut xml = Xml::new(relations);
    while let Some(event) = xml.next()? {
        if let Event::Start(element) = event
            && element.name() == "Relationship"
            && element
                .attribute("Type")
                .is_some_and(|own| own.ends_with(kind))
        {
            return Ok(element.attribute("Target"));
        }
    }
    Ok(None)
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|found| found.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}
