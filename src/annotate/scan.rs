//! The text of a Word document, each character with the bytes of `document.xml` that it stands in.

use super::Broken;
use super::footnotes::Key;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::collections::HashMap;
use std::ops::Range;

/// A part as runs, texts and letters, all by their places in it.
#[derive(Debug, Default)]
pub struct Scan {
    /// What stands ahead of the names of elements: `w`.
    pub prefix: String,
    /// Its namespace is that of the strict variant of the format.
    pub strict: bool,
    /// The letters of each paragraph, in the order in which paragraphs begin.
    pub paragraphs: Vec<Paragraph>,
    pub runs: Vec<Run>,
    pub texts: Vec<Text>,
    /// The marks of notes in the text.
    pub notes: HashMap<Key, Letter>,
}

/// A paragraph.
#[derive(Debug, Default)]
pub struct Paragraph {
    pub letters: Vec<Letter>,
}

/// A character, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Letter {
    pub found: char,
    pub start: usize,
    pub end: usize,
    /// Which of the texts it belongs to.
    pub text: usize,
}

/// `w:t`, or an element that stands for a character.
#[derive(Clone, Debug)]
pub struct Text {
    pub open: Range<usize>,
    /// Between the tags; empty for an element without content.
    pub inner: Range<usize>,
    pub end: usize,
    pub run: usize,
    /// It stands in a run within the run, as in a text box, where no comment may begin; or it cannot
    /// be cut.
    pub nested: bool,
    /// It keeps blanks at its ends.
    pub keeps: bool,
}

/// `w:r`
#[derive(Clone, Debug, Default)]
pub struct Run {
    pub open: Range<usize>,
    /// `w:rPr`, if it has one.
    pub properties: Range<usize>,
    /// Where its content begins, behind the properties.
    pub content: usize,
    /// Where its end tag begins, and where that ends.
    pub close: Range<usize>,
}

/// What holds no text of the document, whatever stands in it.
const LEFT_OUT: [&str; 9] = [
    "del",
    "moveFrom",
    "Fallback",
    "rt",
    "instrText",
    "delText",
    "pPrChange",
    "rPrChange",
    "sdtPr",
];

/// How the namespaces of the strict variant begin.
const STRICT: &[u8] = b"http://purl.oclc.org/";

/// Reads the part `xml`.
pub fn scan(xml: &str) -> Result<Scan, Broken> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut walk = Walk::default();
    let mut start = 0;
    loop {
        let event = reader.read_event().map_err(|_| Broken::Damaged)?;
        let end = usize::try_from(reader.buffer_position()).map_err(|_| Broken::Damaged)?;
        let range = start..end;
        match event {
            Event::Start(element) => walk.start(&element, range, false),
            Event::Empty(element) => {
                walk.start(&element, range.clone(), true);
                walk.end(element.name().as_ref(), end..end);
            }
            Event::End(element) => walk.end(element.name().as_ref(), range),
            Event::Text(_) => walk.text(xml.get(range.clone()).unwrap_or_default(), range.start),
            Event::CData(data) => {
                let inner = String::from_utf8_lossy(&data).into_owned();
                walk.whole();
                walk.text(&inner, range.start + "<![CDATA[".len());
            }
            Event::GeneralRef(entity) => walk.letter(character(&entity), range),
            Event::Eof => return Ok(walk.scan),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        start = end;
    }
}

/// What is open at a place of the part.
#[derive(Default)]
struct Walk {
    scan: Scan,
    /// Paragraphs and runs that are open, the outermost first.
    paragraphs: Vec<usize>,
    runs: Vec<usize>,
    text: Option<usize>,
    /// Nothing stands in the run so far.
    fresh: bool,
    /// The run whose properties are open, and where they begin.
    properties: Option<(usize, usize)>,
    /// Inside what holds no text: its name, and how many of that name are open.
    left_out: Option<(String, usize)>,
    begun: bool,
}

impl Walk {
    fn start(&mut self, element: &BytesStart<'_>, range: Range<usize>, empty: bool) {
        if !self.begun {
            self.root(element);
        }
        let full = element.name();
        let name = local(full.as_ref());
        if let Some((outer, count)) = &mut self.left_out {
            *count += usize::from(outer == name);
            return;
        }
        if LEFT_OUT.contains(&name) {
            self.left_out = Some((name.to_owned(), 1));
            return;
        }
        if name == "p" {
            self.paragraphs.push(self.scan.paragraphs.len());
            self.scan.paragraphs.push(Paragraph::default());
        }
        // Formulas and drawings have runs and texts of their own.
        if prefix(full.as_ref()) != self.scan.prefix {
            return;
        }
        let fresh = std::mem::replace(&mut self.fresh, name == "r");
        match name {
            "r" => {
                self.runs.push(self.scan.runs.len());
                self.scan.runs.push(Run {
                    content: range.end,
                    open: range,
                    ..Run::default()
                });
            }
            "rPr" if fresh => {
                let at = self.runs.last().copied();
                self.properties = at.map(|run| (run, range.start));
            }
            "t" => {
                let mut attributes = element.attributes();
                let mut each = attributes.with_checks(false).flatten();
                let keeps = each.any(|own| {
                    own.key.as_ref() == b"xml:space" && own.value.as_ref() == b"preserve"
                });
                self.open_text(range, keeps, empty);
            }
            "tab" | "ptab" => self.element(range, empty, '\t'),
            "noBreakHyphen" => self.element(range, empty, '\u{2011}'),
            "br" | "cr" => self.element(range, empty, '\u{b}'),
            "footnoteReference" => self.note("footnote", element, range),
            "endnoteReference" => self.note("endnote", element, range),
            _ => {}
        }
    }

    fn end(&mut self, full: &[u8], range: Range<usize>) {
        let name = local(full);
        if let Some((outer, count)) = &mut self.left_out {
            if outer == name {
                *count -= 1;
                if *count == 0 {
                    self.left_out = None;
                }
            }
            return;
        }
        if name == "p" {
            self.paragraphs.pop();
        }
        if prefix(full) != self.scan.prefix {
            return;
        }
        match name {
            "r" => {
                if let Some(run) = self.run() {
                    run.close = range;
                }
                self.runs.pop();
            }
            "rPr" => {
                if let Some((run, start)) = self.properties.take()
                    && let Some(run) = self.scan.runs.get_mut(run)
                {
                    run.properties = start..range.end;
                    run.content = range.end;
                }
            }
            "t" => {
                if let Some(text) = self.text.take().and_then(|at| self.scan.texts.get_mut(at)) {
                    text.inner.end = range.start.max(text.inner.start);
                    text.end = range.end;
                }
            }
            _ => {}
        }
    }

    fn root(&mut self, element: &BytesStart<'_>) {
        self.begun = true;
        prefix(element.name().as_ref()).clone_into(&mut self.scan.prefix);
        let own = format!("xmlns:{}", self.scan.prefix);
        let mut attributes = element.attributes();
        let mut each = attributes.with_checks(false).flatten();
        self.scan.strict = each
            .any(|space| space.key.as_ref() == own.as_bytes() && space.value.starts_with(STRICT));
    }

    fn run(&mut self) -> Option<&mut Run> {
        let run = *self.runs.last()?;
        self.scan.runs.get_mut(run)
    }

    fn open_text(&mut self, open: Range<usize>, keeps: bool, empty: bool) {
        let Some(run) = self.runs.first() else {
            return;
        };
        let text = self.scan.texts.len();
        self.scan.texts.push(Text {
            inner: open.end..open.end,
            end: open.end,
            open,
            run: *run,
            nested: self.runs.len() > 1,
            keeps,
        });
        self.text = (!empty).then_some(text);
    }

    /// An element that stands for a character.
    fn element(&mut self, range: Range<usize>, empty: bool, found: char) {
        // In the properties of a paragraph, a tab is a stop and no character.
        if !empty || self.runs.is_empty() {
            return;
        }
        let held = self.text.take();
        self.open_text(range.clone(), true, true);
        self.text = self.scan.texts.len().checked_sub(1);
        self.letter(Some(found), range);
        self.text = held;
    }

    /// The mark of a note: no character of the text, and yet a place.
    fn note(&mut self, kind: &'static str, element: &BytesStart<'_>, range: Range<usize>) {
        let mut attributes = element.attributes();
        let mut each = attributes.with_checks(false).flatten();
        let id = each.find(|own| own.key.local_name().as_ref() == b"id");
        let (Some(id), false) = (id, self.runs.is_empty()) else {
            return;
        };
        let held = self.text.take();
        self.open_text(range.clone(), true, true);
        self.text = held;
        let letter = Letter {
            found: '\u{fffc}',
            start: range.start,
            end: range.end,
            text: self.scan.texts.len().saturating_sub(1),
        };
        let id = String::from_utf8_lossy(&id.value).into_owned();
        self.scan.notes.entry((kind, id)).or_insert(letter);
    }

    /// The text that is open cannot be cut.
    fn whole(&mut self) {
        if let Some(text) = self.text.and_then(|at| self.scan.texts.get_mut(at)) {
            text.nested = true;
        }
    }

    /// The letters of a stretch of text.
    fn text(&mut self, text: &str, start: usize) {
        if self.text.is_none() || self.left_out.is_some() {
            return;
        }
        for (at, found) in text.char_indices() {
            let at = start + at;
            self.letter(Some(found), at..at + found.len_utf8());
        }
    }

    fn letter(&mut self, found: Option<char>, range: Range<usize>) {
        let (Some(found), Some(text), None) = (found, self.text, &self.left_out) else {
            return;
        };
        let paragraph = self.paragraphs.last();
        if let Some(paragraph) = paragraph.and_then(|at| self.scan.paragraphs.get_mut(*at)) {
            paragraph.letters.push(Letter {
                found,
                start: range.start,
                end: range.end,
                text,
            });
        }
    }
}

fn local(name: &[u8]) -> &str {
    let name = std::str::from_utf8(name).unwrap_or_default();
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn prefix(name: &[u8]) -> &str {
    let name = std::str::from_utf8(name).unwrap_or_default();
    name.split_once(':').map_or("", |(prefix, _)| prefix)
}

/// What `&amp;` or `&#8212;` stands for.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(found)) = reference.resolve_char_ref() {
        return Some(found);
    }
    let name = std::str::from_utf8(reference).ok()?;
    resolve_predefined_entity(name)?.chars().next()
}
