//! What stands below the text: signature, day, annexes, imprint, and the foot of a page.

use super::blocks;
use super::elements::{
    annex_label, is_body, is_copies, is_date, is_note, is_written_date, printed, signed,
};
use super::furniture::Kind;
use super::numbers::number;
use super::rows::Rows;
use crate::document::{Annex, Document, Element, ElementKind, Inline, Origin, Run};
use crate::read::sheet::Look;
use std::ops::Range;

/// Where the foot of a page begins, which starts behind row `from`: the first button or link behind the
/// text that nothing but more of them follows.
pub fn foot(rows: &Rows<'_, '_>, from: usize) -> usize {
    let all = &rows.all;
    let mut foot = all.len();
    let first = (from..all.len()).find(|at| all[*at].is_content());
    for at in (first.unwrap_or(all.len())..all.len()).rev() {
        if !is_foot(rows, at) {
            break;
        }
        let plain = matches!(all[at].kind, Some(Kind::Behind | Kind::File | Kind::Words));
        // `时间：……` alone may be the last line of a report; above a button it is none.
        let row = foot == at + 1 && matches!(all[at].kind, Some(Kind::Properties(_)));
        if plain || row && foot < all.len() {
            foot = at;
        }
    }
    foot
}

/// True for what may stand at the foot of a page, and cannot be text of a report.
fn is_foot(rows: &Rows<'_, '_>, at: usize) -> bool {
    let row = &rows.all[at];
    if row.kind.is_some() {
        return true;
    }
    let text = &row.text;
    let sentence = text.contains(['。', '；', '！', '？']) || text.chars().count() > 60;
    let element =
        is_written_date(text) || signed(text).is_some() || is_note(text) || is_copies(text);
    let marked = matches!(row.line.look, Look::Caption) || annex_label(text).is_some();
    let numbered = number(text).is_some();
    rows.is_remark(at) || !(sentence || element || marked || numbered || row.is_cell())
}

/// Reads what stands below the text in `range`; gives the rows of the text itself.
pub fn read<'s>(
    rows: &Rows<'s, '_>,
    range: Range<usize>,
    document: &mut Document<'s>,
) -> Range<usize> {
    for at in range.end..rows.all.len() {
        rows.take_properties(at, rows.all.len(), document);
    }
    let end = imprint(rows, range.clone(), document);
    let text = (range.start..end).find(|at| rows.all[*at].is_content());
    let behind = text.map_or(end, |text| text + 1);
    let first = (behind..end).find(|at| begins_annex(rows, *at, end));
    let below = first.unwrap_or(end);
    let text = below_text(rows, range.start..below, document);
    if let Some(first) = first {
        annexes(rows, first..end, document);
    }
    range.start..text
}

/// The imprint, from the end upwards; gives where it begins.
fn imprint<'s>(rows: &Rows<'s, '_>, range: Range<usize>, document: &mut Document<'s>) -> usize {
    let mut end = range.end;
    let mut found = Vec::new();
    while let Some(at) = end.checked_sub(1).filter(|at| *at >= range.start) {
        let text = rows.text(at);
        match printed(text) {
            Some(day) => {
                found.push(rows.element(ElementKind::PrintedOn, at, day..text.len()));
                if day > 0 {
                    found.push(rows.element(ElementKind::PrintedBy, at, 0..day));
                }
            }
            None if is_copies(text) => {
                found.push(rows.element(ElementKind::CopiesTo, at, 0..text.len()));
            }
            None if is_body(text)
                && found.len() == 1
                && found[0].kind == ElementKind::PrintedOn =>
            {
                found.push(rows.element(ElementKind::PrintedBy, at, 0..text.len()));
            }
            None => break,
        }
        end = at;
    }
    found.reverse();
    document.imprint = found;
    end
}

/// True where an annex begins: its label stands alone, and no list of annexes follows.
fn begins_annex(rows: &Rows<'_, '_>, at: usize, end: usize) -> bool {
    let row = &rows.all[at];
    let text = row.text.trim();
    let Some((length, colon)) = annex_label(text) else {
        return false;
    };
    let alone = length == text.len() && !row.is_cell();
    let listed = colon && at + 1 < end && number(rows.text(at + 1)).is_some();
    alone && !listed && at + 1 < end
}

/// Elements below the text, from the end upwards; gives where the text ends.
fn below_text<'s>(rows: &Rows<'s, '_>, range: Range<usize>, document: &mut Document<'s>) -> usize {
    let mut end = range.end;
    let mut found: Vec<Element<'s>> = Vec::new();
    while let Some(at) = end.checked_sub(1).filter(|at| *at > range.start) {
        let row = &rows.all[at];
        let text = row.text.trim();
        let length = row.text.len();
        if row.is_cell() || matches!(row.line.look, Look::Heading(_)) {
            break;
        }
        if matches!(row.kind, Some(Kind::File | Kind::Behind)) && annex_label(text).is_none() {
            // A link to be clicked.
        } else if let Some(day) = signed(text) {
            found.push(rows.element(ElementKind::SignedOn, at, day..length));
            found.push(rows.element(ElementKind::Signature, at, 0..day));
        } else if is_date(text) {
            found.push(rows.element(ElementKind::SignedOn, at, 0..length));
        } else if is_note(text) {
            found.push(rows.element(ElementKind::Note, at, 0..length));
        } else if is_body(text) && number(text).is_none() {
            found.push(rows.element(ElementKind::Signature, at, 0..length));
        } else if let Some(first) = annex_note(rows, range.start, at) {
            let lines = (first..=at).rev();
            found.extend(lines.map(|at| rows.element(ElementKind::AnnexNote, at, 0..usize::MAX)));
            end = first;
            continue;
        } else {
            break;
        }
        end = at;
    }
    found.reverse();
    document.ending.extend(found);
    end
}

/// How many lines a list of annexes may have.
const LISTED: usize = 40;

/// The first line of the list of annexes whose last is `last`.
fn annex_note(rows: &Rows<'_, '_>, start: usize, last: usize) -> Option<usize> {
    let lines = (start..=last).rev().take(LISTED);
    for at in lines {
        let text = rows.text(at).trim();
        let label = text.starts_with("附件") || text.starts_with("附：") || text.starts_with("附:");
        if label
            && (annex_label(text).is_some() || text.starts_with("附：") || text.starts_with("附:"))
        {
            return Some(at);
        }
        // `3.3` is the third, and called 3.
        let (ahead, _) = text.split_once('.').unwrap_or(("x", ""));
        let counted = !ahead.is_empty() && ahead.bytes().all(|own| own.is_ascii_digit());
        let listed = (counted || number(text).is_some())
            && text.chars().count() <= 60
            && !text.contains('。');
        if !listed {
            return None;
        }
    }
    None
}

/// The annexes in `range`, which begins with the label of the first.
fn annexes<'s>(rows: &Rows<'s, '_>, range: Range<usize>, document: &mut Document<'s>) {
    let mut at = range.start;
    while at < range.end {
        let next = (at + 1..range.end).find(|next| {
            let text = rows.text(*next).trim();
            let label = annex_label(text).is_some_and(|(length, _)| length == text.len());
            label && !rows.all[*next].is_cell()
        });
        let end = next.unwrap_or(range.end);
        let mut label = rows.content(at);
        let label = match label.first_mut() {
            Some(Inline::Text(run)) if rows.all[at].line.pieces.len() == 1 => run.clone(),
            _ => Run {
                text: rows.text(at).to_owned().into(),
                origin: Origin::Template,
            },
        };
        let mut first = at + 1;
        let mut title = Vec::new();
        let text = rows.text(first);
        let short = text.chars().count() <= 60 && !text.contains('。') && number(text).is_none();
        if first < end && short && !rows.all[first].is_cell() {
            title = rows.content(first);
            first += 1;
        }
        document.annexes.push(Annex {
            label,
            id: String::new(),
            title,
            blocks: blocks::read(rows, first..end, None),
        });
        at = end;
    }
}
