//! Footnotes and endnotes: a comment on one stands at its mark in the text.

use super::Broken;
use quick_xml::Reader;
use quick_xml::events::Event;

/// The parts that hold notes, and the kind of a note in each; in the order in which their paragraphs
/// follow those of the text.
pub const PARTS: [(&str, &str); 2] = [("footnotes", "footnote"), ("endnotes", "endnote")];

/// A note: its kind, and its number in the file.
pub type Key = (&'static str, String);

/// The note that each paragraph of `part` belongs to, in the order in which paragraphs begin.
pub fn paragraphs(part: &str, kind: &'static str) -> Result<Vec<Option<Key>>, Broken> {
    let mut reader = Reader::from_str(part);
    reader.config_mut().check_end_names = false;
    let (mut all, mut open): (Vec<Option<Key>>, Option<Key>) = (Vec::new(), None);
    loop {
        let event = reader.read_event().map_err(|_| Broken::Damaged)?;
        let element = match &event {
            Event::Start(element) | Event::Empty(element) => element,
            Event::Eof => return Ok(all),
            _ => continue,
        };
        let name = element.local_name();
        if name.as_ref() == b"p" {
            all.push(open.clone());
        } else if name.as_ref() == kind.as_bytes() {
            let mut attributes = element.attributes();
            let mut each = attributes.with_checks(false).flatten();
            let id = each.find(|own| own.key.local_name().as_ref() == b"id");
            open = id.map(|id| (kind, String::from_utf8_lossy(&id.value).into_owned()));
        }
    }
}
