//! What stands around the text: head, opening, ending (GB/T 9704-2012, 7.2 and 7.3).

use super::body::Body;
use super::format::{Indent, Length, PLAIN, Paragraph, Rule, UNINDENTED};
use super::inline::{Look, Runs};
use super::mark;
use super::signature::{Edge, Places};
use super::styles::{
    ANNEX_NOTE, BYLINE, COPIES_TO, COPY_NUMBER, MARK, NOTE, NUMBER, PRINTED, RECIPIENT, SECRECY,
    SIGNATURE, SIGNED_ON, SIGNER, SIGNER_NAME, Style,
};
use super::width::halves;
use crate::document::{Document, Element, ElementKind, Inline, Mode, plain_text};
use crate::page::Page;

/// 0.5 mm in red, 4 mm under the characters of the number, which stand in the middle of their line.
const RED_RULE: Rule = Rule {
    thickness: 12,
    space: 6,
    colour: "FF0000",
};
/// The room that rule takes, for paper that bears it.
const RULE_ROOM: i32 = 150;
/// The label of the notes on annexes.
const ANNEX_LABEL: &str = "附件：";

/// What stands above the title, with the room between.
pub fn head(body: &mut Body<'_, '_>, document: &Document<'_>) {
    let issued = document.mode != Mode::Plain;
    let page = body.page;
    let of = |kind| {
        document
            .head
            .iter()
            .filter(move |element| element.kind == kind)
    };
    let others = document.head.iter().filter(|element| match element.kind {
        ElementKind::Number | ElementKind::Signer => !issued,
        kind => kind != ElementKind::Mark,
    });
    let mut top = page.mark_top;
    for element in others {
        one(body, element);
        top = (top - page.line()).max(0);
    }
    let marks: Vec<_> = of(ElementKind::Mark).collect();
    mark::write(body, &marks, document.mode, top);
    if issued {
        body.leave(if marks.is_empty() { top } else { 0 });
        body.leave_lines(2);
        let numbers: Vec<_> = of(ElementKind::Number).collect();
        let signers: Vec<_> = of(ElementKind::Signer).collect();
        number_lines(body, &numbers, &signers, document.mode);
        body.leave_lines(2);
    }
}

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

/// What stands below the text, each line kept with the next.
pub fn ending(body: &mut Body<'_, '_>, document: &Document<'_>) {
    let ending = &document.ending;
    let Places { signatures, date } = signature_places(ending, document.seal, body.page);
    let mut signatures = signatures.into_iter();
    let mut previous = None;
    for (index, element) in ending.iter().enumerate() {
        let first = previous != Some(element.kind);
        let mut beyond = Paragraph {
            keep_next: index + 1 < ending.len(),
            ..PLAIN
        };
        match element.kind {
            ElementKind::AnnexNote => {
                body.leave_lines(i32::from(first));
                beyond.indent = annex_note_indent(&plain_text(&element.content), body.page);
            }
            ElementKind::Signature | ElementKind::SignedOn => {
                let signed = previous == Some(ElementKind::Signature);
                body.leave_lines(signature_room(element.kind, signed, document.seal));
                let signature = element.kind == ElementKind::Signature;
                let right = if signature { signatures.next() } else { None };
                right.map_or(date, Edge::Right).place(&mut beyond);
            }
            _ => {}
        }
        body.paragraph(style(element.kind), &beyond, |runs| {
            runs.inlines(&element.content, Look::default());
        });
        previous = Some(element.kind);
    }
}

/// Number and signers over the red rule: the number on the line of the last signer. Names begin
/// under each other; the longest line of them ends one character in at the right.
fn number_lines(
    body: &mut Body<'_, '_>,
    numbers: &[&Element<'_>],
    signers: &[&Element<'_>],
    mode: Mode,
) {
    let style = if signers.is_empty() { &NUMBER } else { &SIGNER };
    let rows = numbers.len().max(signers.len()).max(1);
    let page = body.page;
    let names = |signer: &Element<'_>| {
        let text = plain_text(&signer.content);
        width(text.rsplit('：').next().unwrap_or_default(), page)
    };
    let longest = signers
        .iter()
        .map(|signer| names(signer))
        .max()
        .unwrap_or(0);
    for row in 1..=rows {
        let rule = (row == rows && mode == Mode::Redhead).then_some(RED_RULE);
        let signer = from_end(signers, rows - row);
        let right_tab =
            signer.map(|signer| Length::Twips(page.character() + longest - names(signer)));
        let beyond = Paragraph {
            rule,
            right_tab,
            ..PLAIN
        };
        body.paragraph(style, &beyond, |runs| {
            if let Some(number) = from_end(numbers, rows - row) {
                runs.inlines(&number.content, Look::default());
            }
            if let Some(signer) = signer {
                runs.text("\t", Look::default());
                signer_names(runs, &signer.content, row + signers.len() > rows + 1);
            }
        });
    }
    if mode == Mode::Preprinted {
        body.leave(RULE_ROOM);
    }
}

fn from_end<'e, 'a>(elements: &[&'e Element<'a>], back: usize) -> Option<&'e Element<'a>> {
    elements.iter().rev().nth(back).copied()
}

/// The label as the text, the names after its colon in 楷体; a further line has names only.
fn signer_names(runs: &mut Runs<'_, '_>, content: &[Inline<'_>], further: bool) {
    let names = Look::styled(&SIGNER_NAME);
    let labelled = !further && plain_text(content).contains('：');
    let mut look = if labelled { Look::default() } else { names };
    for inline in content {
        match inline {
            Inline::Text(run) if look != names => {
                let end = run.text.find('：').map(|at| at + '：'.len_utf8());
                let end = end.unwrap_or(run.text.len());
                runs.run(&run.part(0..end), look);
                look = if run.text[..end].ends_with('：') {
                    names
                } else {
                    look
                };
                runs.run(&run.part(end..run.text.len()), look);
            }
            other => runs.inlines(std::slice::from_ref(other), look),
        }
    }
}

/// How wide `text` is as it is set, in twips.
fn width(text: &str, page: &Page) -> i32 {
    let count = i32::try_from(text.chars().count()).unwrap_or(i32::MAX);
    let natural = halves(text).saturating_mul(page.character() / 2);
    natural.saturating_add(count.saturating_mul(page.tightening()))
}

/// Where the signatures and the date of `ending` stand.
fn signature_places(ending: &[Element<'_>], seal: bool, page: &Page) -> Places {
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

/// Lines left for the seal, or a blank one over the first signature. Seals of 42 mm, one under the
/// other, do not touch.
fn signature_room(kind: ElementKind, signed: bool, seal: bool) -> i32 {
    match (signed, seal) {
        (false, false) => 1,
        (false, true) => 2,
        (true, true) if kind == ElementKind::Signature => 4,
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

/// An element that its style says all about.
fn one(body: &mut Body<'_, '_>, element: &Element<'_>) {
    body.plain(style(element.kind), &element.content);
}

fn style(kind: ElementKind) -> &'static Style {
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
