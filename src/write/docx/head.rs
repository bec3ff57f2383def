//! 版头: what stands above the title (GB/T 9704-2012, 7.2), and the room around it.

use super::body::Body;
use super::elements::{one, width};
use super::first_page::Room;
use super::format::{Length, NO_TABS, PLAIN, Paragraph, Rule, Tab};
use super::inline::{Look, Runs};
use super::mark::Mark;
use super::styles::{NUMBER, SIGNER, SIGNER_NAME};
use crate::document::{Document, Element, ElementKind, Inline, Mode, plain_text};

/// 0.5 mm in red, 4 mm under the characters of the number, which stand in the middle of their line.
const RED_RULE: Rule = Rule {
    thickness: 12,
    space: 6,
    colour: "FF0000",
};
/// The room that rule takes, for paper that bears it.
pub const RULE_ROOM: i32 = 150;

/// What stands above a title of so many lines, with the room between.
pub fn head(body: &mut Body<'_, '_>, document: &Document<'_>, title_lines: usize) {
    let issued = document.mode != Mode::Plain;
    let room = Room::of(document, title_lines, body.page);
    let of = |kind| {
        document
            .head
            .iter()
            .filter(move |element| element.kind == kind)
    };
    let above = |element: &&Element<'_>| match element.kind {
        ElementKind::Number | ElementKind::Signer => !issued,
        kind => kind != ElementKind::Mark,
    };
    for element in document.head.iter().filter(above) {
        one(body, element);
    }
    let mark = Mark::of(document);
    mark.write(body, document.mode, room.mark, room.above_mark);
    if issued {
        body.leave(if mark.is_empty() { room.above_mark } else { 0 });
        body.leave(room.above_number);
        let numbers: Vec<_> = of(ElementKind::Number).collect();
        let signers: Vec<_> = of(ElementKind::Signer).collect();
        number_lines(body, &numbers, &signers, document.mode);
        body.leave(room.above_title);
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
        let mut tabs = NO_TABS;
        if let Some(signer) = signer {
            tabs[0] = Tab::Right(Length::Twips(page.character() + longest - names(signer)));
        }
        let beyond = Paragraph {
            rule,
            tabs,
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
