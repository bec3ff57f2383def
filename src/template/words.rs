//! Words as runs: the clerk's texts with their figures, and the pack's patterns with their values.

use crate::document::{Inline, Inlines, Origin, Run, is_closed};
use crate::record::{Field, Located, Name, Paragraph, Piece, Reference, Text, Title};
use crate::report::{Figure, Figures};
use crate::source::Span;
use std::borrow::Cow;

/// A run that the clerk typed at `span`.
pub fn clerk<'p>(text: impl Into<Cow<'p, str>>, span: Span) -> Inline<'p> {
    Inline::Text(Run {
        text: text.into(),
        origin: Origin::Clerk(span),
    })
}

/// A run of the template's.
pub fn template<'p>(text: impl Into<Cow<'p, str>>) -> Inline<'p> {
    Inline::Text(Run::template(text))
}

/// A name as the clerk typed it.
pub fn name<'p>(name: &Name<'p>) -> Inlines<'p> {
    vec![clerk(name.text.clone(), name.span)]
}

/// One line of the clerk's.
pub fn title<'p>(title: &Title<'p>, figures: &Figures) -> Inlines<'p> {
    paragraph(&title.pieces, figures)
}

/// The paragraphs of a text.
pub fn text<'p>(text: &Text<'p>, figures: &Figures) -> Vec<Inlines<'p>> {
    text.paragraphs
        .iter()
        .map(|pieces| paragraph(pieces, figures))
        .collect()
}

/// The pieces of a paragraph, figures worded.
pub fn paragraph<'p>(pieces: &Paragraph<'p>, figures: &Figures) -> Inlines<'p> {
    let piece = |piece: &Piece<'p>| match piece {
        Piece::Words(segment) => clerk(segment.text.clone(), segment.span),
        Piece::Figure(reference) => referred(reference, figures),
        Piece::Slot(span) => clerk("", *span),
    };
    pieces.iter().map(piece).collect()
}

/// What a reference prints; a gap where it cannot.
fn referred<'p>(reference: &Reference, figures: &Figures) -> Inline<'p> {
    let found = figures.get(&reference.name);
    match found.and_then(|figure| Some((figure, figure.words(reference.field)?))) {
        Some((figure, text)) => {
            let origin = Origin::Figure {
                reference: reference.span,
                value: figure.span,
            };
            Inline::Text(Run {
                text: text.into(),
                origin,
            })
        }
        None => Inline::Missing {
            what: reference.name.clone(),
            span: Some(reference.span),
        },
    }
}

/// What a field of a figure prints, named at `reference`; nothing where it lacks it.
pub fn figure<'p>(figure: &Figure, field: Field, reference: Span) -> Option<Inline<'p>> {
    let text = figure.words(field)?;
    Some(Inline::Text(Run {
        text: text.into(),
        origin: Origin::Figure {
            reference,
            value: figure.span,
        },
    }))
}

/// What is told of a figure that is named at `reference`; nothing where there is nothing to tell.
pub fn of_figure<'p>(figure: &Figure, text: Option<String>, reference: Span) -> Inlines<'p> {
    let text = text.filter(|text| !text.is_empty());
    let origin = Origin::Figure {
        reference,
        value: figure.span,
    };
    let run = text.map(|text| Run {
        text: text.into(),
        origin,
    });
    run.into_iter().map(Inline::Text).collect()
}

/// A number the clerk typed: a year.
pub fn year<'p>(year: Located<u16>, shown: u16) -> Inline<'p> {
    clerk(shown.to_string(), year.span)
}

/// A pattern of the pack's with its `{placeholders}` filled in. A closing mark behind a placeholder
/// is left out where the value brings its own.
pub fn pattern<'p>(pattern: &str, values: &dyn Fn(&str) -> Option<Inlines<'p>>) -> Inlines<'p> {
    let mut inlines: Inlines<'p> = Vec::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((placeholder, behind)) = after.split_once('}') else {
            break;
        };
        push_words(&mut inlines, before);
        match values(placeholder) {
            Some(value) => inlines.extend(value),
            None => inlines.push(Inline::Missing {
                what: placeholder.to_owned(),
                span: None,
            }),
        }
        rest = match behind.strip_prefix('。') {
            Some(cut) if is_closed(&inlines) => cut,
            _ => behind,
        };
    }
    push_words(&mut inlines, rest);
    inlines
}

fn push_words(inlines: &mut Inlines<'_>, words: &str) {
    if !words.is_empty() {
        inlines.push(template(words.to_owned()));
    }
}

/// `parts` with `mark` between them, left out behind a part that ends in a closing mark.
pub fn joined<'p>(parts: impl IntoIterator<Item = Inlines<'p>>, mark: &'static str) -> Inlines<'p> {
    let mut all: Inlines<'p> = Vec::new();
    for part in parts {
        if !all.is_empty() && !is_closed(&all) {
            all.push(template(mark));
        }
        all.extend(part);
    }
    all
}

/// Takes the 。 that ends a run off it, as a run of its own.
pub fn split_mark<'p>(run: &mut Run<'p>) -> Option<Inline<'p>> {
    const MARK: char = '。';
    if !run.text.ends_with(MARK) || run.text.chars().count() < 2 {
        return None;
    }
    let kept = run.text.len() - MARK.len_utf8();
    let mut origin = run.origin;
    if let (Origin::Clerk(mine), Origin::Clerk(cut)) = (&mut run.origin, &mut origin)
        && mine.len() == run.text.len()
    {
        mine.end -= MARK.len_utf8() as u32;
        cut.start = mine.end;
    }
    match &mut run.text {
        Cow::Borrowed(text) => *text = &text[..kept],
        Cow::Owned(text) => text.truncate(kept),
    }
    let text = Cow::Borrowed("。");
    Some(Inline::Text(Run { text, origin }))
}
