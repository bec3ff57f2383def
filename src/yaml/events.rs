//! Text → events of the YAML parser. The only place that names it.

use granit_parser::{ErrorKind, Event as Parsed, Parser, ScalarStyle, ScanError};
use std::borrow::Cow;
use std::ops::Range;

/// How deep lists and mappings may nest; a report needs a dozen.
pub const DEPTH_LIMIT: usize = 64;

/// What the parser found, and where in the text.
#[derive(Clone, Debug)]
pub struct Event {
    pub range: Range<usize>,
    pub what: What,
}

/// One event.
#[derive(Clone, Debug)]
pub enum What {
    Scalar(super::Style, Words),
    ListStart,
    MapStart,
    End,
    /// A value that begins with `*`, `&` or `!`, at the mark.
    Special(char),
    /// A second document begins: nothing behind it is read.
    SecondDocument,
}

/// The text of a scalar: bytes of the text, or others where escapes or folds were in it.
#[derive(Clone, Debug)]
pub enum Words {
    Same(Range<usize>),
    Other(String),
}

impl Words {
    /// The words themselves.
    pub fn get<'t>(&'t self, text: &'t str) -> &'t str {
        match self {
            Self::Same(range) => &text[range.clone()],
            Self::Other(words) => words,
        }
    }
}

/// Where and why the parser stopped.
#[derive(Clone, Debug)]
pub struct Break {
    pub at: usize,
    pub why: Why,
}

/// Why the parser stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Tab,
    Character(char),
    Colon,
    TooDeep,
    Quotes,
    Other,
}

/// The events of the first document in `text`, up to the break where there is one.
pub fn events(text: &str) -> (Vec<Event>, Option<Break>) {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        flow_nesting_limit: DEPTH_LIMIT as u32 as _,
        block_nesting_limit: DEPTH_LIMIT as u32 as _,
    };
    let mut found = Vec::new();
    let mut documents = 0;
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((Parsed::DocumentStart(..), place)) => {
                documents += 1;
                if documents > 1 {
                    found.push(Event {
                        range: place.byte_range().unwrap_or_default(),
                        what: What::SecondDocument,
                    });
                    break;
                }
            }
            Ok((event, place)) => take(text, event, place, &mut found),
            Err(error) => return (found, Some(broken(text, &error))),
        }
    }
    (found, None)
}

fn take(text: &str, event: Parsed<'_>, place: granit_parser::Span, found: &mut Vec<Event>) {
    let range = place.byte_range().unwrap_or_default();
    let mut extras = |anchor: usize, tag: bool| {
        if tag || anchor != 0 {
            let named = place.tag_span().and_then(|tag| tag.byte_range());
            let range = named.unwrap_or_else(|| range.clone());
            let what = What::Special(if tag { '!' } else { '&' });
            found.push(Event { range, what });
        }
    };
    let what = match event {
        Parsed::Scalar(value, style, anchor, tag) => {
            extras(anchor, tag.is_some());
            What::Scalar(named(style), words(text, value))
        }
        Parsed::SequenceStart(_, anchor, tag) => {
            extras(anchor, tag.is_some());
            What::ListStart
        }
        Parsed::MappingStart(_, anchor, tag) => {
            extras(anchor, tag.is_some());
            What::MapStart
        }
        Parsed::SequenceEnd | Parsed::MappingEnd => What::End,
        Parsed::UnresolvedAlias(_) | Parsed::Alias(_) => {
            let what = What::Special('*');
            let alias = range.clone();
            found.push(Event {
                range: range.clone(),
                what,
            });
            What::Scalar(super::Style::Plain, Words::Same(alias))
        }
        _ => return,
    };
    found.push(Event { range, what });
}

/// Where `value` was borrowed from `text`, its bytes there.
fn words(text: &str, value: Cow<'_, str>) -> Words {
    let value = match value {
        Cow::Borrowed(value) => value,
        Cow::Owned(value) => return Words::Other(value),
    };
    let start = (value.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    let range = start..start.wrapping_add(value.len());
    match text.get(range.clone()) {
        Some(same) if same == value => Words::Same(range),
        _ => Words::Other(value.to_owned()),
    }
}

fn named(style: ScalarStyle) -> super::Style {
    match style {
        ScalarStyle::Plain => super::Style::Plain,
        ScalarStyle::SingleQuoted => super::Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => super::Style::DoubleQuoted,
        ScalarStyle::Literal => super::Style::Literal,
        ScalarStyle::Folded => super::Style::Folded,
    }
}

fn broken(text: &str, error: &ScanError) -> Break {
    let at = error.marker().byte_offset().unwrap_or(text.len());
    let at = at.min(text.len());
    let at = (0..=at).rev().find(|&at| text.is_char_boundary(at));
    let why = match error.kind() {
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation => Why::Tab,
        ErrorKind::UnexpectedCharacter { character } => Why::Character(*character),
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => Why::Colon,
        ErrorKind::RecursionLimitExceeded => Why::TooDeep,
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar => Why::Quotes,
        _ => Why::Other,
    };
    Break {
        at: at.unwrap_or(0),
        why,
    }
}
