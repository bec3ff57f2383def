//! What stands below the text: notes on annexes, signatures and date, note (GB/T 9704-2012, 7.3.4 to
//! 7.3.6).

use super::body::Body;
use super::elements::{style, width};
use super::format::{Indent, Length, NO_TABS, PLAIN, Paragraph, UNINDENTED};
use super::inline::Look;
use super::signature::{Places, ROW};
use crate::document::{Document, Element, ElementKind, plain_text};
use crate::page::Page;

/// The label of the notes on annexes.
const ANNEX_LABEL: &str = "附件：";

/// What stands below the text, signatures, date and note kept with each other and with what they follow.
pub fn ending(body: &mut Body<'_, '_>, document: &Document<'_>) {
    let Places { signatures, date } = signature_places(&document.ending, document.seal, body.page);
    let mut signatures = signatures.into_iter();
    let mut rest = &document.ending[..];
    let mut previous = None;
    while let Some(kind) = rest.first().map(|element| element.kind) {
        let row = match kind {
            ElementKind::Signature => signatures.next(),
            _ => None,
        };
        let count = row.as_ref().map_or(1, |row| row.count.clamp(1, rest.len()));
        let (line, after) = rest.split_at(count);
        let next = after.first().map(|element| element.kind);
        let mut beyond = Paragraph {
            keep_next: next.is_some_and(|next| next != ElementKind::AnnexNote),
            ..PLAIN
        };
        match kind {
            ElementKind::AnnexNote => {
                body.leave_lines(i32::from(previous != Some(kind)));
                beyond.indent = annex_note_indent(&plain_text(&line[0].content), body.page);
            }
            ElementKind::Signature | ElementKind::SignedOn => {
                let signed = previous == Some(ElementKind::Signature);
                body.leave_lines(signature_room(kind, signed, document.seal));
                row.map_or(date, |row| row.hold).place(&mut beyond);
            }
            _ => {}
        }
        let tabbed = beyond.tabs != NO_TABS;
        body.paragraph(style(kind), &beyond, |runs| {
            for element in line {
                if tabbed {
                    runs.text("\t", Look::default());
                }
                runs.inlines(&element.content, Look::default());
            }
        });
        previous = Some(kind);
        rest = after;
    }
}

/// Whether it stays with the end of the text. A note on an annex over the signature is enough, as the
/// standard has it of a seal's upper edge (7.3.5.1), and several would leave half a page free.
pub fn is_kept(document: &Document<'_>) -> bool {
    let first = document.ending.first();
    first.is_some_and(|element| element.kind != ElementKind::AnnexNote)
}

/// Where the signatures and the date of `ending` stand.
pub fn signature_places(ending: &[Element<'_>], seal: bool, page: &Page) -> Places {
    let widths = |kind| {
        let elements = ending.iter().filter(move |element| element.kind == kind);
        elements.map(|element| width(&plain_text(&element.content), page))
    };
    let signatures: Vec<i32> = widths(ElementKind::Signature).collect();
    Places::new(
        &signatures,
        widths(ElementKind::SignedOn).next(),
        seal,
        page,
    )
}

/// Lines left for the seal, or a blank one over the first signature; between rows of seals as many
/// as keep them apart.
fn signature_room(kind: ElementKind, signed: bool, seal: bool) -> i32 {
    match (signed, seal) {
        (false, false) => 1,
        (false, true) => 2,
        (true, true) if kind == ElementKind::Signature => ROW - 1,
        (true, _) => 0,
    }
}

/// Lines turn over under the first character of the annex's name.
fn annex_note_indent(text: &str, page: &Page) -> Indent {
    let name = text.strip_prefix(ANNEX_LABEL).unwrap_or(text);
    let number = &name[..name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len()];
    let label = width(ANNEX_LABEL, page);
    // The point after a number is a quarter of a character.
    let point = i32::from(!number.is_empty()) * (page.character() / 4 + page.tightening());
    let hanging = width(number, page) + point;
    let labelled = name.len() < text.len();
    Indent {
        left: Length::Twips(2 * page.character() + label + hanging),
        hanging: Length::Twips(hanging + if labelled { label } else { 0 }),
        ..UNINDENTED
    }
}
