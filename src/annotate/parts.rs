//! The parts beside the text: the comments themselves, and where they are named.

use super::cuts::Mark;
use super::{Broken, Note};
use crate::write::docx::{AUTHOR, INITIALS};
use quick_xml::Reader;
use quick_xml::events::Event;

/// The relations of the two variants of the format.
const RELATIONS: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
];
/// Their namespaces.
const MAIN: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The target of the first relation of a kind: `/comments`.
pub fn target(relations: &str, kind: &str) -> Result<Option<String>, Broken> {
    each(relations, |element, attribute| {
        let fits =
            element == "Relationship" && attribute("Type").is_some_and(|own| own.ends_with(kind));
        fits.then(|| attribute("Target")).flatten()
    })
}

/// The number of the first comment that may be added to those in `comments`.
pub fn first_id(comments: &str) -> Result<usize, Broken> {
    let mut next = 0;
    each(comments, |element, attribute| {
        if element == "comment" {
            let id = attribute("id").and_then(|id| id.parse::<usize>().ok());
            next = next.max(id.map_or(0, |id| id.saturating_add(1)));
        }
        None::<()>
    })?;
    Ok(next)
}

/// `comments` and behind them those of `notes`, each with its mark.
pub fn comments<'n>(
    comments: Option<&str>,
    notes: impl Iterator<Item = (&'n Note, &'n Mark<'n>)>,
    strict: bool,
) -> Result<String, Broken> {
    let main = MAIN[usize::from(strict)];
    let made = || format!("{HEAD}<w:comments xmlns:w=\"{main}\"></w:comments>");
    let held = comments.map_or_else(made, str::to_owned);
    let (w, held) = opened(&held)?;
    let mut text = String::new();
    for (note, mark) in notes {
        let id = mark.id;
        text += &format!(
            "<{w}comment {w}id=\"{id}\" {w}author=\"{AUTHOR}\" {w}initials=\"{INITIALS}\">"
        );
        // What does not stand at its words says where they are.
        let place = match mark.note {
            Some("footnote") => Some(&note.noted[0]),
            Some(_) => Some(&note.noted[1]),
            None => mark.words.is_none().then_some(&note.place),
        };
        let place = place.filter(|place| !place.is_empty());
        for (index, line) in place.into_iter().chain(&note.lines).enumerate() {
            let mark = match index {
                0 => format!("<{w}r><{w}annotationRef/></{w}r>"),
                _ => String::new(),
            };
            text += &format!(
                "<{w}p>{mark}<{w}r><{w}t xml:space=\"preserve\">{}</{w}t></{w}r></{w}p>",
                escaped(line)
            );
        }
        text += &format!("</{w}comment>");
    }
    within(&held, &text)
}

/// The relations of the document with that to the comments.
pub fn related(relations: Option<&str>, target: &str, strict: bool) -> Result<String, Broken> {
    let made = || {
        format!(
            "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>"
        )
    };
    let held = relations.map_or_else(made, str::to_owned);
    let (prefix, held) = opened(&held)?;
    let mut ids = (1..).map(|count| format!("rIdFazhi{count}"));
    let id = ids
        .find(|id| !held.contains(&format!("\"{id}\"")))
        .ok_or(Broken::Damaged)?;
    let kind = format!("{}/comments", RELATIONS[usize::from(strict)]);
    within(
        &held,
        &format!("<{prefix}Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>"),
    )
}

/// The types of the parts with that of the comments.
pub fn typed(types: &str, part: &str) -> Result<String, Broken> {
    let name = format!("/{part}");
    let known = each(types, |element, attribute| {
        let fits = element == "Override"
            && attribute("PartName").is_some_and(|own| own.eq_ignore_ascii_case(&name));
        fits.then_some(())
    })?;
    if known.is_some() {
        return Ok(types.to_owned());
    }
    let (prefix, held) = opened(types)?;
    within(
        &held,
        &format!("<{prefix}Override PartName=\"{name}\" ContentType=\"{TYPE}\"/>"),
    )
}

/// Calls `look` with the local name and the attributes of each element, until it finds something.
fn each<T>(
    xml: &str,
    mut look: impl FnMut(&str, &dyn Fn(&str) -> Option<String>) -> Option<T>,
) -> Result<Option<T>, Broken> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    loop {
        let element = match reader.read_event().map_err(|_| Broken::Damaged)? {
            Event::Start(element) | Event::Empty(element) => element,
            Event::Eof => return Ok(None),
            _ => continue,
        };
        let name = element.local_name();
        let name = String::from_utf8_lossy(name.as_ref()).into_owned();
        let attribute = |wanted: &str| {
            let mut attributes = element.attributes();
            let mut each = attributes.with_checks(false).flatten();
            let own = each.find(|own| own.key.local_name().as_ref() == wanted.as_bytes())?;
            let value = String::from_utf8_lossy(&own.value).into_owned();
            quick_xml::escape::unescape(&value)
                .ok()
                .map(|value| value.into_owned())
        };
        if let Some(found) = look(&name, &attribute) {
            return Ok(Some(found));
        }
    }
}

/// The prefix of the root of `xml`, with its colon, and `xml` with a root that can hold something.
fn opened(xml: &str) -> Result<(String, String), Broken> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    loop {
        let (name, empty) = match reader.read_event().map_err(|_| Broken::Damaged)? {
            Event::Start(root) => (root.name().as_ref().to_vec(), false),
            Event::Empty(root) => (root.name().as_ref().to_vec(), true),
            Event::Eof => return Err(Broken::Damaged),
            _ => continue,
        };
        let name = String::from_utf8(name).map_err(|_| Broken::Damaged)?;
        let prefix = name
            .rsplit_once(':')
            .map_or_else(String::new, |(prefix, _)| format!("{prefix}:"));
        let end = usize::try_from(reader.buffer_position()).map_err(|_| Broken::Damaged)?;
        let held = match (
            empty,
            xml.get(..end).and_then(|head| head.strip_suffix("/>")),
        ) {
            (true, Some(head)) => format!("{head}></{name}>{}", &xml[end..]),
            _ => xml.to_owned(),
        };
        return Ok((prefix, held));
    }
}

/// `text` set ahead of the end of the root of `xml`.
fn within(xml: &str, text: &str) -> Result<String, Broken> {
    let at = xml.rfind("</").ok_or(Broken::Damaged)?;
    Ok(format!("{}{text}{}", &xml[..at], &xml[at..]))
}

/// `text` as the text of an element; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for found in text.chars() {
        match found {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if found.is_control() => {}
            _ => out.push(found),
        }
    }
    out
}
