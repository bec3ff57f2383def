//! HTML: the text of a page as lines, each byte with its place; scripts, menus and forms left out.

mod page;
mod structure;
mod table;
mod text;

pub use structure::{Structure, TableMarkup};

use super::sheet::{Line, Sheet, settle_tables};
use crate::document::PropertyKey;
use crate::source::{Source, SourceId, Span};
use html5gum::emitters::default::{DefaultEmitter, StartTag};
use html5gum::{Token, Tokenizer};
use page::{Page, SKIPPED};

/// The lines of a page.
pub fn sheet(source: Source) -> Sheet {
    let mut found = lines(&source, 0..source.text.len());
    settle_tables(&mut found.lines, &found.nested, &source);
    Sheet {
        layout: None,
        structure: Some(Box::new(structure::read(&source))),
        source,
        lines: found.lines,
        properties: found.properties,
        title: found.title,
        page: true,
    }
}

/// What a page holds.
#[derive(Default)]
pub struct Found {
    pub lines: Vec<Line>,
    /// Tables that hold others.
    pub nested: Vec<usize>,
    pub properties: Vec<(PropertyKey, super::Piece)>,
    pub title: Option<String>,
}

/// The lines of the markup that stands at `range`.
pub fn lines(source: &Source, range: std::ops::Range<usize>) -> Found {
    let mut skipped: Vec<&'static str> = SKIPPED.to_vec();
    loop {
        let mut page = Page::new(source, range.start, skipped.clone());
        walk(source, range.clone(), &mut page);
        let Some(name) = page.unclosed() else {
            return page.finish();
        };
        // Nobody closed it: what stands behind may be the text itself.
        skipped.retain(|other| *other != name);
    }
}

fn walk(source: &Source, range: std::ops::Range<usize>, page: &mut Page<'_>) {
    let markup = &source.text[range.clone()];
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    // A text reaches to where the next token begins.
    let mut open = None;
    for token in Tokenizer::new_with_emitter(markup, emitter) {
        let Ok(token) = token;
        let start = match &token {
            Token::StartTag(tag) => tag.span.start,
            Token::EndTag(tag) => tag.span.start,
            Token::Comment(comment) => comment.span.start,
            Token::Doctype(doctype) => doctype.span.start,
            Token::String(text) => {
                open.get_or_insert(text.span.start);
                continue;
            }
            Token::Error(_) => continue,
        };
        if let Some(from) = open.take() {
            page.text(range.start + from..range.start + start);
        }
        match token {
            Token::StartTag(tag) => page.start(&tag),
            Token::EndTag(tag) => page.end(&name(&tag.name)),
            _ => {}
        }
    }
    if let Some(from) = open {
        page.text(range.start + from..range.end);
    }
}

fn name(name: &[u8]) -> String {
    String::from_utf8_lossy(name).to_ascii_lowercase()
}

/// The value of an attribute.
fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

/// Where the value of an attribute stands, where it stands there word for word.
fn place(tag: &StartTag<usize>, name: &str, source: &Source, base: usize) -> Option<(Span, bool)> {
    let value = tag.attributes.get(name.as_bytes())?;
    let (start, end) = (base + value.span.start, base + value.span.end);
    let whole = source.text.get(start..end)?;
    let words = String::from_utf8_lossy(value);
    let span = |start: usize, end: usize| Span::new(SourceId(0), start, end);
    Some(match whole.rfind(&*words) {
        Some(at) => (span(start + at, start + at + words.len()), true),
        None => (span(start, end), false),
    })
}
