//! The words around a finding, those that are meant marked.

use super::escape;
use crate::cli::show::snippet::shape;
use crate::diagnostic::Lang;
use crate::read::Form;
use crate::source::{Source, Span};

/// How many characters on either side are shown, and how many of those that are meant.
const AROUND: usize = 40;
const MEANT: usize = 200;

/// What ends a sentence.
const STOPS: [char; 5] = ['。', '！', '？', '；', '\u{b}'];

/// The sentence around `span`, on its line; nothing for an empty file.
pub fn excerpt(out: &mut String, source: &Source, span: Span, form: Option<Form>, lang: Lang) {
    if source.text.is_empty() {
        return;
    }
    let line = source.line_range(source.place(span.range().start).line);
    let at = span.range().start.clamp(line.start, line.end);
    let meant = source
        .slice(span)
        .split(['\n', '\r'])
        .next()
        .unwrap_or_default();
    let end = (at + meant.len()).min(line.end);
    let markup = form == Some(Form::Html);
    let (before, cut) = before(&source.text[line.start..at], markup);
    out.push_str("<q>");
    if cut {
        out.push('…');
    }
    plain(out, before, lang);
    out.push_str("<mark>");
    marked(out, meant, lang);
    out.push_str("</mark>");
    let (after, cut) = after(&source.text[end..line.end], markup);
    plain(out, after, lang);
    if cut || meant.len() < span.len() {
        out.push('…');
    }
    out.push_str("</q>");
}

/// What stands ahead of the words: back to the sentence before; true where the text was cut.
fn before(text: &str, markup: bool) -> (&str, bool) {
    let mut start = text.len();
    for (count, (at, found)) in text.char_indices().rev().enumerate() {
        // A stop at the very end belongs to what is meant.
        if (count > 0 && STOPS.contains(&found)) || (markup && found == '>') {
            return (text[start..].trim_start(), false);
        }
        if count == AROUND {
            return (&text[start..], true);
        }
        start = at;
    }
    (text.trim_start(), false)
}

/// What stands behind the words: to the end of the sentence.
fn after(text: &str, markup: bool) -> (&str, bool) {
    for (count, (at, found)) in text.char_indices().enumerate() {
        if markup && found == '<' {
            return (text[..at].trim_end(), false);
        }
        if STOPS.contains(&found) {
            return (text[..at + found.len_utf8()].trim_end(), false);
        }
        if count == AROUND {
            return (&text[..at], true);
        }
    }
    (text.trim_end(), false)
}

fn plain(out: &mut String, text: &str, lang: Lang) {
    for found in text.chars() {
        escape(out, &shape(found, false, lang));
    }
}

/// What is meant: blanks get a shape, for paper shows none.
fn marked(out: &mut String, text: &str, lang: Lang) {
    let blank = text.chars().all(char::is_whitespace);
    if text.is_empty() {
        out.push('▲');
    }
    for found in text.chars().take(MEANT) {
        match found {
            ' ' if blank => out.push('␣'),
            _ => escape(out, &shape(found, blank, lang)),
        }
    }
    if text.chars().nth(MEANT).is_some() {
        out.push('…');
    }
}
