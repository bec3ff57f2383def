//! What YAML has for programmers, and a report file does not take: anchors, aliases, tags, `? key`.

use super::line::Line;
use super::scan::Scan;
use super::slip::{Class, Slip};
use super::words;
use std::collections::HashMap;

/// In a longer file nobody looks for what an alias stands for: each look costs the whole text.
const LONGEST: usize = 1 << 17;

impl<'t> Scan<'t> {
    /// YML-010: a value that begins with the name of an anchor, an alias or a tag; `None` for words.
    pub(super) fn marked_value(&self, at: usize, value: &str) -> Option<Slip> {
        let mark = value.chars().next().filter(|mark| "&*!".contains(*mark))?;
        let rest = value[1..].trim_start_matches(is_name);
        let end = value.len() - rest.len();
        let ended = rest.is_empty() || rest.starts_with(' ');
        if end < 2 || !ended || (mark == '*' && !rest.is_empty()) {
            return None;
        }
        let typed = &value[..end];
        if mark == '*' {
            let meant = self.anchored(&value[1..])?;
            let slip = words::alias(at..at + end, typed, meant);
            // The anchor's slip may write it out.
            let mut patches = self.slips.iter().flat_map(|slip| &slip.patches);
            return Some(match patches.any(|patch| patch.range == (at..at + end)) {
                true => slip.class(Class::Hand),
                false => slip.class(Class::Ask).patch(at..at + end, meant),
            });
        }
        let words = rest.trim_start();
        let slip = words::marked(at..at + end, typed, words).class(Class::Ask);
        let gap = value.len() - words.len();
        let slip = slip.patch(at..at + gap, "");
        if words.is_empty() {
            return None;
        }
        let meant = self.anchored(&typed[1..]).filter(|_| mark == '&');
        Some(match meant {
            Some(meant) => self.written_out(slip, at, &typed[1..], meant),
            None => slip,
        })
    }

    /// `slip`, which writes `meant` in the place of each alias called `name` behind `at`, too.
    fn written_out(&self, slip: Slip, at: usize, name: &str, meant: &str) -> Slip {
        let alias = format!("*{name}");
        let found = self.text[at..].match_indices(&alias).filter(|(offset, _)| {
            let line = self.text[..at + offset].ends_with([' ', '\t']);
            let rest = &self.text[at + offset + alias.len()..];
            let rest = rest.lines().next().unwrap_or_default();
            line && rest.trim().is_empty()
        });
        found.fold(slip, |slip, (offset, alias)| {
            let start = at + offset;
            slip.patch(start..start + alias.len(), meant)
        })
    }

    /// The words on its line behind the anchor called `name`.
    fn anchored(&self, name: &str) -> Option<&'t str> {
        let text: &'t str = self.text;
        if text.len() > LONGEST {
            return None;
        }
        let at = *self.anchors.get_or_init(|| anchors(text)).get(name)?;
        let words = text[at..].lines().next()?.trim();
        (!words.is_empty()
            && !words.contains(": ")
            && !words.starts_with(['|', '>', '[', '{', '*']))
        .then_some(words)
    }

    /// True for a known key behind `?`.
    pub(super) fn is_asked(&self, line: &Line) -> bool {
        let name = self.text[line.first..line.end].strip_prefix("? ");
        name.is_some_and(|name| self.knows_exactly(name.trim()))
    }

    /// YML-020: a key behind `?`, its value behind `:` on the next line. True where it was told.
    pub(super) fn asked_key(&mut self, line: &Line) -> bool {
        let text = self.text;
        if !self.is_asked(line) {
            return false;
        }
        let name = text[line.first + 2..line.end].trim();
        let Some(below) = self.line_below() else {
            return false;
        };
        let Some(value) = text[below.first..below.end].strip_prefix(": ") else {
            return false;
        };
        let slip = words::asked_key(line.first, name, value).class(Class::Ask);
        let slip = slip.patch(line.first..line.first + 2, "");
        let colon = below.first + 2;
        self.note(slip.patch(line.end..colon, ": "));
        let column = line.first - line.start;
        if let Some(index) = self.mapping_at(column) {
            self.frames.truncate(index + 1);
            self.frames[index].keys.push(name);
            self.close_last();
        }
        self.at = below.next;
        true
    }
}

/// True for what the name of an anchor, an alias or a tag is made of.
fn is_name(found: char) -> bool {
    found.is_ascii_alphanumeric() || "_-!/:.,".contains(found)
}

/// The anchors of a text by their names, and where the first of each name ends.
fn anchors(text: &str) -> HashMap<&str, usize> {
    let mut anchors = HashMap::new();
    for (at, mark) in text.match_indices('&') {
        let behind = &text[at + mark.len()..];
        let rest = behind.trim_start_matches(is_name);
        if rest.starts_with(' ') {
            let name = &behind[..behind.len() - rest.len()];
            anchors.entry(name).or_insert(text.len() - rest.len() + 1);
        }
    }
    anchors
}
