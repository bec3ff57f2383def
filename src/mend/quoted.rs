//! Words in quotes.

use super::frames::Owner;
use super::line::Line;
use super::scan::Scan;
use super::slip::Class;
use super::values::{Written, single_quoted};
use super::words;
use crate::yaml::Patch;

impl<'t> Scan<'t> {
    /// Words in quotes.
    pub(super) fn quoted(&mut self, at: usize, end: usize, owner: Owner<'t>) {
        let (closed, behind) = match self.closing(at, &owner) {
            Some(close) => {
                let line_end = self.text[close..]
                    .find('\n')
                    .map_or(self.text.len(), |end| close + end);
                let rest = self.text[close..line_end].trim_end();
                (Some(close), rest.trim_start().to_owned())
            }
            None => (None, String::new()),
        };
        match closed {
            Some(close) if behind.is_empty() || behind.starts_with('#') => {
                let next = self.text[close..]
                    .find('\n')
                    .map_or(self.text.len(), |end| close + end + 1);
                let single = next <= self.at.max(next) && !self.text[at..close].contains('\n');
                self.at = self.at.max(next);
                self.escapes(at, close);
                let simple = single
                    && behind.is_empty()
                    && !self.text[at + 1..close - 1].contains(['\\', '"', '\'']);
                let written = if simple {
                    Written::Quoted(at..close)
                } else {
                    Written::Closed
                };
                self.paragraphs(owner, written);
            }
            _ => self.unpaired(at, end, owner),
        }
    }

    /// YML-027: a backslash in double quotes that YAML makes nothing of.
    pub(super) fn escapes(&mut self, at: usize, close: usize) {
        let value = &self.text[at..close];
        if !value.starts_with('"') {
            return;
        }
        let mut escaped = false;
        let bad = value.char_indices().find(|(_, found)| {
            let after = escaped;
            escaped = *found == '\\' && !after;
            after && !"0abt\tnvfre \"/\\N_LPxuU\n\r".contains(*found)
        });
        let Some((offset, _)) = bad else { return };
        let inner = &value[1..value.len() - 1];
        let slip = words::backslash(at + offset - 1, inner).class(Class::Ask);
        if inner.contains('\n') {
            // Over several lines a backslash is doubled, all of them.
            let marks = inner.match_indices('\\');
            let slip = marks.fold(slip, |slip, (found, _)| {
                let place = at + 1 + found;
                slip.patch(place..place, "\\")
            });
            self.note(slip);
        } else {
            self.note(slip.patch(at..close, single_quoted(inner)));
        }
    }

    /// Behind the quote that closes the one at `at`. A quote with words behind it, or one on
    /// another key's line, closes nothing; the first of its own line does all the same.
    pub(super) fn closing(&self, at: usize, owner: &Owner<'t>) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let quote = bytes[at];
        let (mut here, mut own_line) = (at + 1, true);
        while here < bytes.len() {
            match bytes[here] {
                b'\\' if quote == b'"' => here += 1,
                b'\'' if quote == b'\'' && bytes.get(here + 1) == Some(&b'\'') => here += 1,
                b'\n' => {
                    own_line = false;
                    if here + 1 < bytes.len() && self.ends_quoted(here + 1, owner) {
                        return None;
                    }
                }
                found if found == quote => {
                    let rest = self.text[here + 1..].lines().next().unwrap_or_default();
                    let rest = rest.trim_start();
                    let clean = rest.is_empty() || rest.starts_with('#');
                    return (clean || own_line).then_some(here + 1);
                }
                _ => {}
            }
            here += 1;
        }
        None
    }

    /// True where the line at `start` is another key's or dash's, and no part of quoted words.
    pub(super) fn ends_quoted(&self, start: usize, owner: &Owner<'t>) -> bool {
        let line = Line::at(self.text, start);
        if line.is_blank() {
            return false;
        }
        let row = self.row(line);
        row.column <= owner.typed && self.is_structure(&row, owner)
    }

    /// Quotes that do not pair up.
    pub(super) fn unpaired(&mut self, at: usize, end: usize, owner: Owner<'t>) {
        let stop = self.comment_in(&(at..end)).unwrap_or(end);
        let value = self.text[at..stop].trim_end();
        let double = value.starts_with('"');
        let (open, close) = if double {
            ('“', '”')
        } else {
            ('‘', '’')
        };
        let straight = value.matches(if double { '"' } else { '\'' }).count();
        let wide = value.matches(close).count() > value.matches(open).count();
        let stop = at + value.len();
        let marks = |found: char| ",，;；、。".contains(found);
        let inner = value.trim_end_matches(marks);
        if straight == 2 && inner.len() < value.len() && inner.ends_with(['"', '\'']) {
            let slip = words::behind_quotes(&value[inner.len()..], at + inner.len());
            self.note(slip.patch(at + inner.len()..stop, ""));
            return;
        }
        let mut slip = words::unpaired(at, value, wide).class(Class::Ask);
        let around = straight > 2 && value.len() > 1 && value.ends_with(['"', '\'']);
        if straight == 1 && wide {
            slip = slip.patch(at..at + 1, open.to_string());
        } else if straight % 2 == 0 {
            let mark = if double { '"' } else { '\'' };
            for (index, (offset, _)) in value.match_indices(mark).enumerate() {
                // Quotes around the whole are left out, those within pair up.
                let outer = around && (index == 0 || index + 1 == straight);
                let wide = match (index % 2 == 0) != around {
                    _ if outer => String::new(),
                    true => open.to_string(),
                    false => close.to_string(),
                };
                slip = slip.patch(at + offset..at + offset + 1, wide);
            }
        } else if straight == 1 {
            slip = slip.patch(stop..stop, value[..1].to_owned());
        } else {
            let other = value.replace(['"', '\''], if double { "＂" } else { "＇" });
            slip = slip
                .class(Class::Hand)
                .patch(at..stop, single_quoted(&other));
        }
        self.note(slip);
        let rows = self.rows(at, stop, &owner);
        let further = &rows[1..];
        if !further.is_empty() && straight == 1 && !wide {
            // The lines below would stand behind the quote that was put in.
            let patches = further.iter().map(|row| Patch::new(row.clone(), ""));
            let patches: Vec<_> = patches.collect();
            if let Some(slip) = self.slips.last_mut() {
                slip.class = Class::Hand;
                slip.patches.extend(patches);
            }
        }
        self.paragraphs(owner, Written::Closed);
    }
}
