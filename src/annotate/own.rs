//! Comments of an earlier run: taken out ahead of new ones. Those of people stay, and so does what
//! they have answered.

use super::Broken;
use crate::write::docx::AUTHOR;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;
use std::ops::Range;

/// The answers that people gave to comments: the paragraphs that they answer, of the part
/// `commentsExtended`.
pub fn answered(extended: &str) -> Result<HashSet<String>, Broken> {
    let mut parents = HashSet::new();
    each(extended, |event, _| {
        if let Event::Start(element) | Event::Empty(element) = event {
            parents.extend(attribute(element, "paraIdParent"));
        }
    })?;
    Ok(parents)
}

/// The part `comments` without our own, and the numbers of those that were taken out.
pub fn others(
    comments: &str,
    answered: &HashSet<String>,
) -> Result<(String, HashSet<String>), Broken> {
    let mut cut: Vec<Range<usize>> = Vec::new();
    let mut ids = HashSet::new();
    let mut open: Option<(String, usize)> = None;
    let mut kept = false;
    each(comments, |event, range| match event {
        Event::Start(element) if is(element, "comment") => {
            let own = attribute(element, "author").is_some_and(|author| author == AUTHOR);
            open = attribute(element, "id")
                .filter(|_| own)
                .map(|id| (id, range.start));
            kept = false;
        }
        Event::Start(element) | Event::Empty(element) if is(element, "p") => {
            kept |= attribute(element, "paraId").is_some_and(|id| answered.contains(&id));
        }
        Event::End(element) if element.local_name().as_ref() == b"comment" => {
            if let Some((id, start)) = open.take().filter(|_| !kept) {
                cut.push(start..range.end);
                ids.insert(id);
            }
        }
        // The mark of an earlier run holds no longer.
        Event::Comment(_) if comments[range.clone()].starts_with("<!--fazhi:") => cut.push(range),
        _ => {}
    })?;
    Ok((without(comments, &cut), ids))
}

/// The part `xml` of the document without the marks of the comments `ids`.
pub fn unmarked(xml: &str, ids: &HashSet<String>) -> Result<String, Broken> {
    if ids.is_empty() {
        return Ok(xml.to_owned());
    }
    let mut cut: Vec<Range<usize>> = Vec::new();
    let mut runs: Vec<Run> = Vec::new();
    each(xml, |event, range| {
        let (element, empty) = match event {
            Event::Start(element) => (element, false),
            Event::Empty(element) => (element, true),
            Event::End(element) => {
                let name = element.local_name();
                if let Some(run) = runs.last_mut()
                    && run.properties
                {
                    run.properties = name.as_ref() != b"rPr";
                }
                if name.as_ref() == b"r"
                    && let Some(run) = runs.pop()
                    && let Some(reference) = run.reference
                {
                    let own = run.start..range.end;
                    cut.push(if run.holds { reference } else { own });
                }
                return;
            }
            Event::Text(text) => {
                let blank = text.iter().all(u8::is_ascii_whitespace);
                if let Some(run) = runs.last_mut() {
                    run.holds |= !blank;
                }
                return;
            }
            _ => return,
        };
        let own = || attribute(element, "id").is_some_and(|id| ids.contains(&id));
        match element.local_name().as_ref() {
            b"commentRangeStart" | b"commentRangeEnd" if own() => cut.push(range),
            b"r" if !empty => runs.push(Run {
                start: range.start,
                ..Run::default()
            }),
            name => {
                let Some(run) = runs.last_mut() else {
                    return;
                };
                match name {
                    b"rPr" => run.properties = !empty,
                    b"commentReference" if own() => run.reference = Some(range),
                    _ => run.holds |= !run.properties,
                }
            }
        }
    })?;
    cut.sort_by_key(|range| range.start);
    Ok(without(xml, &cut))
}

/// A run, and what it holds so far.
#[derive(Default)]
struct Run {
    start: usize,
    /// Its properties are open.
    properties: bool,
    /// The mark of a comment that goes.
    reference: Option<Range<usize>>,
    /// It holds something else.
    holds: bool,
}

fn without(xml: &str, cut: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut done = 0;
    for range in cut.iter().filter(|range| !range.is_empty()) {
        if let Some(kept) = xml.get(done..range.start) {
            out.push_str(kept);
            done = range.end;
        }
    }
    out.push_str(&xml[done..]);
    out
}

/// Calls `look` with each event and its place.
fn each(xml: &str, mut look: impl FnMut(&Event<'_>, Range<usize>)) -> Result<(), Broken> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut start = 0;
    loop {
        let event = reader.read_event().map_err(|_| Broken::Damaged)?;
        let end = usize::try_from(reader.buffer_position()).map_err(|_| Broken::Damaged)?;
        if matches!(event, Event::Eof) {
            return Ok(());
        }
        look(&event, start..end);
        start = end;
    }
}

fn is(element: &BytesStart<'_>, name: &str) -> bool {
    element.local_name().as_ref() == name.as_bytes()
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut each = attributes.with_checks(false).flatten();
    let own = each.find(|own| own.key.local_name().as_ref() == name.as_bytes())?;
    let value = String::from_utf8_lossy(&own.value).into_owned();
    let value = quick_xml::escape::unescape(&value).ok()?;
    Some(value.into_owned())
}
