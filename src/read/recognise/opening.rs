//! What stands ahead of the text: rows of properties and menus, elements, the title.

use super::elements::{is_body, is_copies, is_date, is_mark, is_number, is_recipient};
use super::furniture::Kind;
use super::rows::{self, Rows};
use super::title::compact;
use crate::document::{Block, Document, ElementKind, PropertyKey};
use std::ops::Range;

/// Reads what stands ahead of the text: gives where that begins, and paragraphs that stand ahead of it
/// and are no furniture.
pub fn read<'s>(
    rows: &Rows<'s, '_>,
    title: Option<Range<usize>>,
    end: usize,
    document: &mut Document<'s>,
) -> (usize, Vec<Block<'s>>) {
    let mut kept = Vec::new();
    let Some(title) = title else {
        if !rows.page {
            return (0, kept);
        }
        let content = first_content(rows, 0, end);
        let known = (0..content).rev().find(|at| rows.all[*at].kind.is_some());
        let start = known.map_or(0, |at| at + 1);
        ahead(rows, 0..start, "", document, &mut kept);
        let start = below(rows, start, content, document, &kept);
        return (start, kept);
    };
    let name: String = title.clone().map(|at| compact(rows.text(at))).collect();
    ahead(rows, 0..title.start, &name, document, &mut kept);
    document.title = title.clone().map(|at| rows.content(at)).collect();
    let content = first_content(rows, title.end, end);
    let start = below(rows, title.end, content, document, &kept);
    (start, kept)
}

/// The first row from `start` on that is text of the report.
fn first_content(rows: &Rows<'_, '_>, start: usize, end: usize) -> usize {
    let found = (start..end).find(|at| rows.all[*at].is_content() && !rows.is_remark(*at));
    found.unwrap_or(end)
}

/// Reads the rows ahead of the title.
fn ahead<'s>(
    rows: &Rows<'s, '_>,
    range: Range<usize>,
    title: &str,
    document: &mut Document<'s>,
    kept: &mut Vec<Block<'s>>,
) {
    let mut at = range.start;
    while at < range.end {
        let row = &rows.all[at];
        if row.kind.is_some() {
            at += rows.take_properties(at, range.end, document);
            continue;
        }
        let text = compact(&row.text);
        let prose = row.is_content() && !rows.is_remark(at);
        if rows.page && is_body(&row.text) && !title.starts_with(text.as_str()) {
            rows::add(document, PropertyKey::Publisher, rows.content(at));
        } else if let Some(kind) = head(&row.text) {
            head_elements(rows, at, kind, document);
        } else if text != title && (prose || !rows.page) {
            kept.push(Block::Paragraph(rows.content(at)));
        }
        at += 1;
    }
}

/// Which element of the head a line is.
fn head(text: &str) -> Option<ElementKind> {
    let bare = compact(text);
    let digits = bare.len() == 6 && bare.bytes().all(|byte| byte.is_ascii_digit());
    let first = text.split(['\t', '\u{3000}', ' ']).next().unwrap_or(text);
    let secret = ["绝密", "机密", "秘密"]
        .iter()
        .any(|word| bare.starts_with(word));
    Some(match () {
        () if digits => ElementKind::CopyNumber,
        () if secret && bare.chars().count() <= 12 => ElementKind::Secrecy,
        () if ["特急", "加急", "特提", "平急"].contains(&bare.as_str()) => {
            ElementKind::Urgency
        }
        () if is_mark(&bare) => ElementKind::Mark,
        () if bare.starts_with("签发人") => ElementKind::Signer,
        () if is_number(&bare) || is_number(first) => ElementKind::Number,
        () => return None,
    })
}

/// A line of the head; number and signer may share one.
fn head_elements<'s>(
    rows: &Rows<'s, '_>,
    at: usize,
    kind: ElementKind,
    document: &mut Document<'s>,
) {
    let text = rows.text(at);
    let signer = text.find("签发人").filter(|start| *start > 0);
    let end = signer.unwrap_or(text.len());
    document.head.push(rows.element(kind, at, 0..end));
    if let Some(start) = signer {
        let signer = rows.element(ElementKind::Signer, at, start..text.len());
        document.head.push(signer);
    }
}

/// Reads the rows between the title and the text; gives where the text begins.
fn below<'s>(
    rows: &Rows<'s, '_>,
    start: usize,
    content: usize,
    document: &mut Document<'s>,
    kept: &[Block<'s>],
) -> usize {
    let title = compact(&document.title_text());
    let last = (start..content)
        .rev()
        .find(|at| rows.all[*at].kind.is_some());
    let mut at = start;
    while at < content {
        let row = &rows.all[at];
        if row.kind.is_some() {
            let file = row.kind == Some(Kind::File);
            if file && last.is_none_or(|last| last == at) && !rows.page {
                break;
            }
            at += rows.take_properties(at, content, document);
            continue;
        }
        let text = compact(&row.text);
        let between = last.is_some_and(|last| at < last);
        if text == title && !title.is_empty() {
            at += 1;
            continue;
        }
        match element(&row.text) {
            Some(kind) if !row.is_cell() => {
                document.opening.push(rows.element(kind, at, 0..usize::MAX))
            }
            _ if between && rows.page && kept.is_empty() => {}
            // The text begins with a line that says too little to be known for anything.
            _ => return at,
        }
        at += 1;
    }
    at
}

/// Which element a line between title and text is.
fn element(text: &str) -> Option<ElementKind> {
    if is_recipient(text) && !is_copies(text) {
        return Some(ElementKind::Recipient);
    }
    if is_number(text) {
        return Some(ElementKind::Number);
    }
    if is_date(text) {
        return Some(ElementKind::SignedOn);
    }
    is_body(text).then_some(ElementKind::Byline)
}
