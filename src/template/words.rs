//! Words as runs: the clerk's texts with their figures, and the pack's patterns with their values.

use super::placeholders::canonical;
use crate::document::{Inline, Inlines, Origin, Run, is_closed};
use crate::record::{Located, Name, Paragraph, Piece, Reference, Text, Title};
use crate::report::{Figure, Figures};
use crate::source::{SourceId, Span};
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
        Some((figure, text)) => figure_run(figure, text, reference.span),
        None => Inline::Missing {
            what: reference.name.clone(),
            span: Some(reference.span),
        },
    }
}

/// What is told of a figure that is named at `reference`; nothing where there is nothing to tell.
pub fn figure<'p>(figure: &Figure, text: Option<String>, reference: Span) -> Inlines<'p> {
    let text = text.filter(|text| !text.is_empty());
    let run = text.map(|text| figure_run(figure, text, reference));
    run.into_iter().collect()
}

fn figure_run<'p>(figure: &Figure, text: String, reference: Span) -> Inline<'p> {
    let origin = Origin::Figure {
        reference,
        value: figure.span,
    };
    Inline::Text(Run {
        text: text.into(),
        origin,
    })
}

/// A number the clerk typed: a year.
pub fn year<'p>(year: Located<u16>, shown: u16) -> Inline<'p> {
    clerk(shown.to_string(), year.span)
}

/// What a placeholder stands for; `None` for one that nothing stands for.
pub type Values<'v, 'p> = &'v dyn Fn(&str) -> Option<Inlines<'p>>;

/// A pattern with its `{placeholders}` filled in; one that the clerk typed keeps its places and its
/// figures. A closing mark behind a placeholder is left out where the value brings its own.
pub fn pattern<'p>(
    pieces: &Paragraph<'_>,
    figures: &Figures,
    values: Values<'_, 'p>,
) -> Inlines<'p> {
    let mut inlines = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Words(segment) => {
                let typed =
                    segment.span.source == REPORT && segment.text.len() == segment.span.len();
                fill(
                    &mut inlines,
                    &segment.text,
                    typed.then_some(segment.span),
                    values,
                );
            }
            Piece::Figure(reference) => inlines.push(referred(reference, figures)),
            Piece::Slot(_) => {}
        }
    }
    inlines
}

/// The report file among the sources of a run.
const REPORT: SourceId = SourceId(0);

/// Fills in `text`, which the clerk typed at `place` or a pack words.
fn fill<'p>(inlines: &mut Inlines<'p>, text: &str, place: Option<Span>, values: Values<'_, 'p>) {
    let at = |start: usize, end: usize| {
        place.map(|place| Span {
            start: place.start + start as u32,
            end: place.start + end as u32,
            ..place
        })
    };
    let push = |inlines: &mut Inlines<'p>, start: usize, end: usize| {
        let words = text[start..end].to_owned();
        if !words.is_empty() {
            inlines.push(match at(start, end) {
                Some(span) => clerk(words, span),
                None => template(words),
            });
        }
    };
    let mut done = 0;
    while let Some(open) = text[done..].find('{').map(|open| done + open) {
        let Some(close) = text[open..].find('}').map(|close| open + close) else {
            break;
        };
        push(inlines, done, open);
        let placeholder = &text[open + 1..close];
        match values(canonical(placeholder)) {
            Some(value) => inlines.extend(value),
            None => inlines.push(Inline::Missing {
                what: placeholder.to_owned(),
                span: at(open, close + 1),
            }),
        }
        done = close + 1;
        if text[done..].starts_with('。') && is_closed(inlines) {
            done += '。'.len_utf8();
        }
    }
    push(inlines, done, text.len());
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

/// Adds a sentence to the last paragraph.
pub fn append<'p>(paragraphs: &mut Vec<Inlines<'p>>, sentence: Inlines<'p>) {
    match paragraphs.last_mut() {
        None => paragraphs.push(sentence),
        Some(last) => {
            if !is_closed(last) {
                last.push(template("。"));
            }
            last.extend(sentence);
        }
    }
}

/// `text` with 。 at its end, unless it is closed.
pub fn closed(mut text: Inlines<'_>) -> Inlines<'_> {
    if !is_closed(&text) {
        text.push(template("。"));
    }
    text
}

/// Takes the 。 off the end of what a pack worded.
pub fn open(text: &mut Inlines<'_>) {
    if let Some(Inline::Text(run)) = text.last_mut()
        && run.origin == Origin::Template
        && run.text.ends_with('。')
    {
        run.text.to_mut().pop();
        if run.text.is_empty() {
            text.pop();
        }
    }
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
