//! A page as it is walked through: what starts a line, what is set in bold, what is no text.

use super::table::Tables;
use super::text;
use super::{Found, attribute, name, place};
use crate::document::PropertyKey;
use crate::read::sheet::{Line, Look, Piece};
use crate::source::{Source, Span};
use html5gum::emitters::default::StartTag;
use std::ops::Range;

/// Elements whose content is no text of a report.
pub const SKIPPED: [&str; 16] = [
    "script", "style", "noscript", "template", "svg", "select", "textarea", "iframe", "object",
    "audio", "video", "canvas", "button", "nav", "footer", "title",
];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 44] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "ul",
];

/// Elements that may set their text in bold.
const INLINE: [&str; 4] = ["b", "strong", "span", "font"];

/// How many of them may be open.
const OPEN: usize = 64;

/// The tags of 网页标签规范 that a report has.
const META: [(&str, PropertyKey); 9] = [
    ("sitename", PropertyKey::SiteName),
    ("sitedomain", PropertyKey::SiteDomain),
    ("siteidcode", PropertyKey::SiteCode),
    ("columnname", PropertyKey::ColumnName),
    ("columndescription", PropertyKey::ColumnDescription),
    ("columnkeywords", PropertyKey::ColumnKeywords),
    ("columntype", PropertyKey::ColumnType),
    ("pubdate", PropertyKey::PublishedOn),
    ("contentsource", PropertyKey::ContentSource),
];

/// A page, read so far.
pub struct Page<'s> {
    source: &'s Source,
    /// Where the markup begins.
    base: usize,
    skipped: Vec<&'static str>,
    found: Found,
    line: Vec<Piece>,
    look: Look,
    tables: Tables,
    /// Inside what is no text: its name, and how many of that name are open.
    skipping: Option<(&'static str, usize)>,
    bold: Vec<(String, bool)>,
    /// How many articles are open: what stands at their foot is text.
    articles: usize,
    preformatted: usize,
    /// Where the words of the page's title stand.
    titled: Option<Range<usize>>,
}

impl<'s> Page<'s> {
    /// Nothing read yet.
    pub fn new(source: &'s Source, base: usize, skipped: Vec<&'static str>) -> Self {
        Self {
            source,
            base,
            skipped,
            found: Found::default(),
            line: Vec::new(),
            look: Look::Plain,
            tables: Tables::default(),
            skipping: None,
            bold: Vec::new(),
            articles: 0,
            preformatted: 0,
            titled: None,
        }
    }

    /// What was begun and never closed.
    pub fn unclosed(&self) -> Option<&'static str> {
        self.skipping.map(|(name, _)| name)
    }

    /// What was found.
    pub fn finish(mut self) -> Found {
        self.close();
        self.found.nested = self.tables.nested;
        if self.found.title.is_none() {
            let title = self.titled.and_then(|range| self.source.text.get(range));
            self.found.title = title.map(|title| title.trim().to_owned());
        }
        self.found
    }

    /// The text at `range` of the file.
    pub fn text(&mut self, range: Range<usize>) {
        if let Some((name, _)) = self.skipping {
            if name == "title" {
                self.titled.get_or_insert(range);
            }
            return;
        }
        if self.preformatted > 0 {
            return self.preformatted(range);
        }
        let strong = self.bold.iter().any(|(_, bold)| *bold);
        text::push(self.source, range, strong, &mut self.line);
    }

    fn preformatted(&mut self, range: Range<usize>) {
        let mut start = range.start;
        for (index, line) in self.source.text[range].split('\n').enumerate() {
            if index > 0 {
                self.close();
            }
            let end = start + line.len();
            text::push(self.source, start..end, false, &mut self.line);
            start = end + 1;
        }
    }

    /// An element begins.
    pub fn start(&mut self, tag: &StartTag<usize>) {
        let name = name(&tag.name);
        if let Some((outer, count)) = &mut self.skipping {
            *count += usize::from(*outer == name && !tag.self_closing);
            return;
        }
        let mut skipped = self.skipped.iter();
        let skip = skipped.find(|skipped| **skipped == name && !tag.self_closing);
        if let Some(skip) = skip.filter(|skip| **skip != "footer" || self.articles == 0) {
            self.skipping = Some((skip, 1));
            return;
        }
        match name.as_str() {
            "br" => return self.close(),
            "meta" => return self.meta(tag),
            "article" | "main" => self.articles += 1,
            "pre" => self.preformatted += 1,
            "dd" if self.label() => return,
            _ => {}
        }
        if BLOCKS.contains(&name.as_str()) {
            self.close();
            self.tables.start(&name, tag);
            match heading(&name) {
                Some(level) => self.look = Look::Heading(level),
                None if name == "caption" => self.look = Look::Caption,
                None => {}
            }
        } else if INLINE.contains(&name.as_str()) && !tag.self_closing && self.bold.len() < OPEN {
            let style = attribute(tag, "style")
                .unwrap_or_default()
                .to_ascii_lowercase();
            let heavy = style.split(';').any(|rule| {
                let rule: String = rule.split_whitespace().collect();
                matches!(
                    rule.as_str(),
                    "font-weight:bold" | "font-weight:bolder" | "font-weight:700"
                )
            });
            let bold = heavy || matches!(name.as_str(), "b" | "strong");
            self.bold.push((name, bold));
        }
    }

    /// An element ends.
    pub fn end(&mut self, name: &str) {
        if let Some((outer, count)) = &mut self.skipping {
            if *outer == name {
                *count -= 1;
                if *count == 0 {
                    self.skipping = None;
                }
            }
            return;
        }
        match name {
            "article" | "main" => self.articles = self.articles.saturating_sub(1),
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            // What it is the label of comes on the same line.
            "dt" => return,
            _ => {}
        }
        if name == "p" || BLOCKS.contains(&name) {
            self.close();
            self.tables.end(name);
            if heading(name).is_some() || name == "caption" {
                self.look = Look::Plain;
            }
        } else if let Some(at) = self.bold.iter().rposition(|(open, _)| open == name) {
            self.bold.truncate(at);
        }
    }

    /// True where a label is open that a value follows: `<dt>索引号</dt><dd>…`.
    fn label(&mut self) -> bool {
        let Some(last) = self.line.last() else {
            return false;
        };
        let end = last.span.range().end;
        let text = last.text(self.source);
        if !text.trim_end().ends_with(['：', ':']) {
            let span = Span::new(self.source.id, end, end);
            self.line.push(Piece::standing_for(span, "："));
        }
        true
    }

    fn meta(&mut self, tag: &StartTag<usize>) {
        let (Some(key), Some(value)) = (attribute(tag, "name"), attribute(tag, "content")) else {
            return;
        };
        let key = key.trim().to_ascii_lowercase();
        if value.trim().is_empty() {
            return;
        }
        if key == "articletitle" {
            self.found.title = Some(value.trim().to_owned());
        }
        let known = META.iter().find(|(name, _)| *name == key);
        let placed = place(tag, "content", self.source, self.base);
        if let (Some((_, key)), Some((span, as_is))) = (known, placed) {
            let piece = match as_is {
                true => Piece::plain(span),
                false => Piece::standing_for(span, value),
            };
            self.found.properties.push((*key, piece));
        }
    }

    /// Ends the line.
    fn close(&mut self) {
        if self.line.is_empty() {
            return;
        }
        let mut pieces = std::mem::take(&mut self.line);
        text::settle_breaks(self.source, &mut pieces);
        let mut line = Line::plain(merged(pieces));
        line.look = match (self.look, self.tables.look()) {
            (Look::Plain, Some(cell)) => cell,
            (look, _) => look,
        };
        if line.trim(self.source) {
            self.found.lines.push(line);
        }
    }
}

/// Pieces that stand side by side in the file, as one.
fn merged(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut merged: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match merged.last_mut() {
            Some(last)
                if last.text.is_none()
                    && piece.text.is_none()
                    && last.strong == piece.strong
                    && last.span.end == piece.span.start =>
            {
                last.span.end = piece.span.end;
            }
            _ => merged.push(piece),
        }
    }
    merged
}

/// The level of `h1` to `h6`.
pub fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}
