//! What the markup of a page says beside its text: language, headings, heads of tables, words for pictures.

use super::{attribute, name};
use crate::source::{Source, Span};
use html5gum::emitters::default::{DefaultEmitter, StartTag};
use html5gum::{Token, Tokenizer};

/// The structure of a page, each part with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// The tag that a whole page begins with, and its language.
    pub html: Option<(Span, Option<String>)>,
    /// It has a title that says something.
    pub titled: bool,
    /// Headings by level.
    pub headings: Vec<(Span, u8)>,
    pub tables: Vec<TableMarkup>,
    /// Pictures, and whether they have words in their place, or say that they need none.
    pub pictures: Vec<(Span, bool)>,
    /// Where it is said that nobody may enlarge the page.
    pub fixed: Option<Span>,
}

/// A table: from its tag to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableMarkup {
    pub tag: Span,
    pub end: usize,
    /// One of its cells is a heading.
    pub headed: bool,
    /// It holds another: it lays out the page.
    pub nests: bool,
}

/// Elements whose content nobody reads.
const UNREAD: [&str; 4] = ["template", "noscript", "svg", "iframe"];

/// That of the whole of `source`.
pub fn read(source: &Source) -> Structure {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader {
        source,
        found: Structure::default(),
        tables: Vec::new(),
        unread: None,
        in_title: false,
    };
    for token in Tokenizer::new_with_emitter(&source.text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(tag) => reader.end(&name(&tag.name), tag.span.end),
            Token::String(text) if reader.in_title => {
                let text = String::from_utf8_lossy(&text.value);
                reader.found.titled |= !text.trim().is_empty();
            }
            _ => {}
        }
    }
    reader.found
}

struct Reader<'s> {
    source: &'s Source,
    found: Structure,
    /// Tables that are open, by their index.
    tables: Vec<usize>,
    /// Inside what nobody reads: its name, and how many of that name are open.
    unread: Option<(String, usize)>,
    in_title: bool,
}

impl Reader<'_> {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = name(&tag.name);
        if let Some((outer, count)) = &mut self.unread {
            *count += usize::from(*outer == name && !tag.self_closing);
            return;
        }
        let span = Span::new(self.source.id, tag.span.start, tag.span.end);
        let hidden = attribute(tag, "aria-hidden").is_some_and(|hidden| hidden == "true");
        match name.as_str() {
            _ if UNREAD.contains(&name.as_str()) => {
                if !tag.self_closing {
                    self.unread = Some((name, 1));
                }
            }
            "html" if self.found.html.is_none() => {
                let language = attribute(tag, "lang").or_else(|| attribute(tag, "xml:lang"));
                self.found.html = Some((span, language));
            }
            "title" => self.in_title = true,
            "meta" => self.meta(tag, span),
            "table" => {
                if let Some(outer) = self.tables.last() {
                    self.found.tables[*outer].nests = true;
                }
                self.tables.push(self.found.tables.len());
                self.found.tables.push(TableMarkup {
                    tag: span,
                    end: self.source.text.len(),
                    headed: false,
                    nests: false,
                });
            }
            "th" => {
                let open = self.tables.last().copied();
                if let Some(table) = open.and_then(|at| self.found.tables.get_mut(at)) {
                    table.headed = true;
                }
            }
            "img" => {
                let named = ["alt", "aria-label", "aria-labelledby"];
                let role = attribute(tag, "role");
                let idle = matches!(role.as_deref(), Some("presentation" | "none"));
                let said = named.iter().any(|name| attribute(tag, name).is_some());
                self.found.pictures.push((span, said || idle || hidden));
            }
            _ => {
                let level = super::page::heading(&name);
                self.found.headings.extend(level.map(|level| (span, level)));
            }
        }
    }

    fn end(&mut self, name: &str, end: usize) {
        if let Some((outer, count)) = &mut self.unread {
            *count -= usize::from(outer == name);
            if *count == 0 {
                self.unread = None;
            }
            return;
        }
        match name {
            "title" => self.in_title = false,
            "table" => {
                let open = self.tables.pop();
                if let Some(table) = open.and_then(|at| self.found.tables.get_mut(at)) {
                    table.end = end;
                }
            }
            _ => {}
        }
    }

    /// `user-scalable=no`, `maximum-scale=1`
    fn meta(&mut self, tag: &StartTag<usize>, span: Span) {
        let is = |name: &str| attribute(tag, name).map(|own| own.trim().to_ascii_lowercase());
        if is("name").as_deref() != Some("viewport") {
            return;
        }
        let content = is("content").unwrap_or_default();
        let fixed = content.split([',', ';']).any(|rule| {
            let (key, value) = rule.split_once('=').unwrap_or((rule, ""));
            match (key.trim(), value.trim()) {
                ("user-scalable", value) => matches!(value, "no" | "0"),
                ("maximum-scale", value) => value.parse::<f32>().is_ok_and(|scale| scale < 2.0),
                _ => false,
            }
        });
        if fixed {
            self.found.fixed = Some(span);
        }
    }
}
