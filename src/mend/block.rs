//! Text in a block, behind `|` or `>`.

use super::frames::Owner;
use super::line::{self, Line};
use super::scan::Scan;
use super::tokens::Row;
use super::values::Written;
use super::words;
use crate::yaml::Patch;

impl<'t> Scan<'t> {
    /// `|` or `>`: the lines below that are indented deeper.
    pub(super) fn block(&mut self, header: &str, owner: Owner<'t>) {
        let start = self.at;
        let digit = header.chars().find_map(|found| found.to_digit(10));
        let mut body = digit.map(|digit| owner.typed + digit as usize);
        let mut short = None;
        let mut leading = Vec::new();
        while let Some(line) = self.line_below() {
            let ascii = self.text[line.start..line.first]
                .bytes()
                .take_while(|&byte| byte == b' ')
                .count();
            if line.is_blank() {
                if body.is_none_or(|body| ascii < body) && !self.blank_in_block(&line) {
                    leading.push(line.start..line.first);
                }
                self.at = line.next;
                continue;
            }
            let enough = body.map_or(ascii > owner.typed, |body| ascii >= body);
            let tab = line.odd == Some('\t') && !enough;
            if enough {
                body.get_or_insert(ascii);
                if owner.column > owner.typed {
                    self.shift_along(&line, &owner);
                }
                self.at = line.next;
                continue;
            }
            let row = self.row(line);
            let column = body.unwrap_or(owner.typed + 2);
            if !self.goes_on(&row, &owner, column) {
                break;
            }
            let right = column + owner.column.saturating_sub(owner.typed);
            body.get_or_insert(column);
            if tab {
                let slip = words::odd_blanks(self.text, &line, right);
                self.note(slip.patch(line.start..line.first, " ".repeat(right)));
                self.at = line.next;
            } else if ascii > owner.typed {
                let patch = Patch::new(line.start..line.start + ascii, " ".repeat(right));
                let index = *short.get_or_insert_with(|| {
                    let slip = words::short_line(&line, self.text, column - ascii);
                    self.note(slip)
                });
                self.slips[index].patches.push(patch);
                self.at = line.next;
            } else {
                let before = self.at;
                self.paragraphs(owner.clone(), Written::Block(right));
                if self.at == before {
                    break;
                }
            }
        }
        // Blanks ahead of the text must not be deeper than it.
        let deep = leading
            .into_iter()
            .filter(|lead| body.is_some_and(|body| lead.len() > body));
        let patches = deep.map(|lead| Patch::new(lead, ""));
        self.silent.extend(patches);
        self.blocks.push(start..self.at);
    }

    /// The line at the place of reading.
    pub(super) fn line_below(&self) -> Option<Line> {
        (self.at < self.text.len()).then(|| Line::at(self.text, self.at))
    }

    /// A line of odd blanks within a block; true where it was told.
    pub(super) fn blank_in_block(&mut self, line: &Line) -> bool {
        let lead = &self.text[line.start..line.end];
        if lead.contains(line::is_odd_blank) {
            let slip = words::blank_line(self.text, line).patch(line.start..line.end, "");
            self.note(slip);
            return true;
        }
        let tabbed = self.text[line.start..line.next].trim_end_matches(['\n', '\r']);
        if tabbed.contains('\t') {
            self.silent
                .push(Patch::new(line.start..line.start + tabbed.len(), ""));
            return true;
        }
        false
    }

    /// True where a line that is not deep enough is text of the block all the same.
    pub(super) fn goes_on(&self, row: &Row, owner: &Owner<'t>, body: usize) -> bool {
        let content = &self.text[row.line.start..row.line.end];
        if matches!(content, "---" | "...") || self.is_structure(row, owner) {
            return false;
        }
        if !self.text[row.line.first..].starts_with('#') {
            return true;
        }
        // A comment ends a block; what stands in the midst of its text is no comment.
        let mut next = row.line.next;
        while next < self.text.len() {
            let line = Line::at(self.text, next);
            if !line.is_blank() {
                return line.first - line.start >= body && body > owner.typed;
            }
            next = line.next;
        }
        false
    }
}

pub(super) fn is_block_header(value: &str) -> bool {
    let marks = value[1..].split([' ', '\t']).next().unwrap_or_default();
    let rest = value[1 + marks.len()..].trim_start_matches([' ', '\t']);
    (rest.is_empty() || rest.starts_with('#'))
        && marks
            .chars()
            .all(|mark| matches!(mark, '+' | '-' | '1'..='9'))
}
