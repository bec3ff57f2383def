//! What comes along with pasted text and merges: invisible characters, marks of a conflict.

use super::slip::{Class, Slip};
use super::words;
use crate::diagnostic::Severity;
use crate::yaml::{Patch, Prepared};
use std::ops::Range;

/// The slips in the text of `source` that are no matter of lines and keys, with the repairs.
pub fn rubbish(text: &str) -> Vec<Slip> {
    let mut slips = conflicts(text);
    let hidden: Vec<Range<usize>> = slips
        .iter()
        .flat_map(|slip| slip.patches.iter().map(|patch| patch.range.clone()))
        .collect();
    let mut at = 0;
    while let Some(found) = next_invisible(text, at) {
        at = found.end;
        if hidden.iter().any(|range| range.contains(&found.start)) {
            continue;
        }
        slips.push(invisible(text, found));
        if slips.len() > super::MOST {
            break;
        }
    }
    slips
}

/// The next run of one and the same invisible character.
fn next_invisible(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        // What is looked for is a control character, or begins with one of these bytes.
        let lead = |byte: u8| {
            (byte < 0x20 && !matches!(byte, b'\n' | b'\t' | b'\r'))
                || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xee | 0xef)
        };
        at += bytes[at..].iter().position(|&byte| lead(byte))?;
        let found = text[at..].chars().next()?;
        if is_invisible(found) && !joins(text, at, found) {
            let run = text[at..].chars().take_while(|&next| next == found).count();
            return Some(at..at + run * found.len_utf8());
        }
        at += found.len_utf8();
    }
}

/// Characters that nobody sees, and that no report needs.
pub fn is_invisible(found: char) -> bool {
    matches!(found,
        '\0'..='\u{8}' | '\u{b}'..='\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{fffe}' | '\u{ffff}')
}

/// True for a joiner between two characters that it joins, as in 👨‍👩‍👧.
fn joins(text: &str, at: usize, found: char) -> bool {
    let after = text[at + found.len_utf8()..].chars().next();
    let before = text[..at].chars().next_back();
    let pictured = |side: Option<char>| {
        side.is_some_and(|side| {
            side >= '\u{1f000}' || side == '\u{fe0f}' || ('\u{2600}'..='\u{27bf}').contains(&side)
        })
    };
    matches!(found, '\u{200c}' | '\u{200d}') && (pictured(before) || pictured(after))
}

/// True for what no document can hold.
fn is_control(found: char) -> bool {
    found.is_control() || matches!(found, '\u{fffe}' | '\u{ffff}')
}

fn invisible(text: &str, at: Range<usize>) -> Slip {
    let found = text[at.clone()].chars().next().unwrap_or('\0');
    let line = text[..at.start].rfind('\n').map_or(0, |line| line + 1);
    let before = &text[line..at.start];
    // In the text of a value it is no more than untidy.
    let in_value = before.contains([':', '：']) || before.trim_start().chars().count() > 12;
    let (code, severity) = if is_control(found) && in_value {
        ("VAL-010", Severity::Error)
    } else if in_value {
        ("YML-005", Severity::Warning)
    } else {
        ("YML-005", Severity::Error)
    };
    let behind = text[at.end..].lines().next().unwrap_or_default();
    let message = words::invisible(found, before, behind, in_value);
    // A line break of Word's parts what deleting would join.
    let parts = matches!(
        found,
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    );
    let mut slip = Slip::new(code, at.clone(), message)
        .hint(words::invisible_hint(parts))
        .patch(at, "");
    slip.severity = severity;
    slip
}

/// YML-017: a merge that nobody has settled. The first of the two is read.
fn conflicts(text: &str) -> Vec<Slip> {
    if !["<<<<<<<", "=======", ">>>>>>>"]
        .iter()
        .any(|mark| text.contains(mark))
    {
        return Vec::new();
    }
    let mut slips = Vec::new();
    let mut at = 0;
    let mut open: Option<(Range<usize>, Option<Range<usize>>)> = None;
    for line in text.split_inclusive('\n') {
        let here = at..at + line.len();
        at = here.end;
        match open.take() {
            None if line.starts_with("<<<<<<<") => open = Some((here, None)),
            None if line.starts_with(">>>>>>>") || line.trim_end() == "=======" => {
                slips.push(conflict(
                    text,
                    here.clone(),
                    here.end..here.end,
                    here.end..here.end,
                ));
            }
            None => {}
            Some((start, None)) if line.starts_with("=======") || line.starts_with("|||||||") => {
                open = Some((start, Some(here)));
            }
            Some((start, Some(middle))) if line.starts_with(">>>>>>>") => {
                slips.push(conflict(text, start, middle, here));
                if slips.len() >= super::MOST {
                    break;
                }
            }
            Some(other) => open = Some(other),
        }
    }
    if let Some((start, middle)) = open.filter(|_| slips.len() < super::MOST) {
        let end = text.len();
        let middle = middle.unwrap_or(end..end);
        let last = middle.start..middle.end;
        slips.push(conflict(text, start, middle, last));
    }
    slips
}

fn conflict(text: &str, start: Range<usize>, middle: Range<usize>, end: Range<usize>) -> Slip {
    let trimmed = |range: Range<usize>| range.start..range.start + text[range].trim_end().len();
    let mut slip = Slip::new("YML-017", trimmed(start.clone()), words::conflict())
        .hint(words::conflict_hint())
        .class(Class::Hand)
        .patch(start, "")
        .patch(middle.start..end.end.max(middle.end), "");
    if middle.start < middle.end {
        slip.related
            .push((trimmed(middle), words::conflict_second()));
    }
    slip
}

/// The repairs of `slips`, as they refer to the text they were found in.
pub fn patches(slips: &[Slip]) -> Vec<Patch> {
    slips
        .iter()
        .flat_map(|slip| slip.patches.iter().cloned())
        .collect()
}

/// What was found in the scanned text, and what had been found before, as patches of the source.
pub fn merged(before: &Prepared<'_>, later: &[Patch]) -> Vec<Patch> {
    let later = later.iter().map(|patch| {
        Patch::new(
            before.source_range(patch.range.clone()),
            patch.replacement.clone(),
        )
    });
    let mut later: Vec<Patch> = later.collect();
    later.sort_by_key(|patch| (patch.range.start, patch.range.end));
    let inside = |one: &Patch| {
        let count = later.partition_point(|other| other.range.start <= one.range.start);
        let last = later[..count]
            .iter()
            .rev()
            .find(|other| !other.range.is_empty());
        last.is_some_and(|other| one.range.end <= other.range.end)
    };
    let mut kept = before.patches();
    kept.retain(|patch| !inside(patch));
    later.extend(kept);
    later
}
