//! XML as a stream of elements and texts, by their local names.

use super::Broken;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event as Raw};

/// Elements nest no deeper.
const DEPTH: usize = 512;

/// A part of a package as it is read.
pub struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
    /// An element without content is told as one that begins and ends.
    ending: Option<Vec<u8>>,
}

/// What comes next.
pub enum Event<'x> {
    Start(Element<'x>),
    /// The local name of the element that ends.
    End(String),
    Text(String),
}

/// The beginning of an element.
pub struct Element<'x>(BytesStart<'x>);

impl Element<'_> {
    /// Its name without the prefix of its namespace.
    pub fn name(&self) -> String {
        local(self.0.local_name().as_ref())
    }

    /// The value of the attribute with the local name `name`.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut own = attributes.with_checks(false).flatten();
        let found = own.find(|found| found.key.local_name().as_ref() == name.as_bytes())?;
        let value = String::from_utf8_lossy(&found.value).into_owned();
        let value = quick_xml::escape::unescape(&value).map(std::borrow::Cow::into_owned);
        value.ok()
    }

    /// `w:val`
    pub fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// True unless `w:val` says no.
    pub fn is_on(&self) -> bool {
        !matches!(
            self.value().as_deref(),
            Some("0" | "false" | "off" | "none")
        )
    }
}

impl<'x> Xml<'x> {
    /// The events of `text`.
    pub fn new(text: &'x str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = false;
        Self {
            reader,
            depth: 0,
            ending: None,
        }
    }

    /// The next event; `None` at the end.
    pub fn next(&mut self) -> Result<Option<Event<'x>>, Broken> {
        if let Some(name) = self.ending.take() {
            return Ok(Some(Event::End(local(&name))));
        }
        loop {
            let event = match self.reader.read_event().map_err(|_| Broken::Damaged)? {
                Raw::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(Broken::Damaged);
                    }
                    Event::Start(Element(start))
                }
                Raw::Empty(start) => {
                    self.ending = Some(start.local_name().as_ref().to_vec());
                    Event::Start(Element(start))
                }
                Raw::End(end) => {
                    self.depth = self.depth.checked_sub(1).ok_or(Broken::Damaged)?;
                    Event::End(local(end.local_name().as_ref()))
                }
                Raw::Text(text) => Event::Text(String::from_utf8_lossy(&text).into_owned()),
                Raw::CData(text) => Event::Text(String::from_utf8_lossy(&text).into_owned()),
                Raw::GeneralRef(reference) => Event::Text(character(&reference)),
                Raw::Eof if self.depth > 0 => return Err(Broken::Damaged),
                Raw::Eof => return Ok(None),
                Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) | Raw::DocType(_) => continue,
            };
            return Ok(Some(event));
        }
    }
}

fn local(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

/// What `&amp;` or `&#8212;` stands for; an entity that the part would have to declare stands for nothing.
fn character(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(found)) = reference.resolve_char_ref() {
        return found.to_string();
    }
    let name = String::from_utf8_lossy(reference);
    resolve_predefined_entity(&name)
        .unwrap_or_default()
        .to_owned()
}
