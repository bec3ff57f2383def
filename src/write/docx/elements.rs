//! What stands around the text: each element in its style (GB/T 9704-2012, 7.2 and 7.3).

use super::body::Body;
use super::styles::{
    ANNEX_NOTE, BYLINE, COPIES_TO, COPY_NUMBER, MARK, NOTE, NUMBER, PRINTED, RECIPIENT, SECRECY,
    SIGNATURE, SIGNED_ON, SIGNER, Style,
};
use super::width::halves;
use crate::document::{Element, ElementKind};
use crate::page::Page;

/// What stands between the title and the text.
pub fn opening(body: &mut Body<'_, '_>, opening: &[Element<'_>]) {
    let (under_title, after): (Vec<_>, Vec<_>) = opening
        .iter()
        .partition(|element| matches!(element.kind, ElementKind::Number | ElementKind::Byline));
    for element in under_title {
        one(body, element);
    }
    body.leave_lines(1);
    for element in after {
        one(body, element);
    }
}

/// An element that its style says all about.
pub fn one(body: &mut Body<'_, '_>, element: &Element<'_>) {
    body.plain(style(element.kind), &element.content);
}

pub fn style(kind: ElementKind) -> &'static Style {
    match kind {
        ElementKind::CopyNumber => &COPY_NUMBER,
        ElementKind::Secrecy | ElementKind::Urgency => &SECRECY,
        ElementKind::Mark => &MARK,
        ElementKind::Number => &NUMBER,
        ElementKind::Signer => &SIGNER,
        ElementKind::Byline => &BYLINE,
        ElementKind::Recipient => &RECIPIENT,
        ElementKind::AnnexNote => &ANNEX_NOTE,
        ElementKind::Signature => &SIGNATURE,
        ElementKind::SignedOn => &SIGNED_ON,
        ElementKind::Note => &NOTE,
        ElementKind::CopiesTo => &COPIES_TO,
        ElementKind::PrintedBy | ElementKind::PrintedOn => &PRINTED,
    }
}

/// How wide `text` is as it is set, in twips.
pub fn width(text: &str, page: &Page) -> i32 {
    let count = i32::try_from(text.chars().count()).unwrap_or(i32::MAX);
    let natural = halves(text).saturating_mul(page.character() / 2);
    natural.saturating_add(count.saturating_mul(page.tightening()))
}
