//! Dashes ahead of keys that are no elements: `- 年度: 2024` at the top, or one ahead of every key.

use super::line::{self, Bullet, KeyMark, Line};
use super::scan::Scan;
use super::slip::Class;
use super::words;

impl<'t> Scan<'t> {
    /// KEY-007, KEY-014: a dash ahead of a key of a mapping that is open. True where it was told, and
    /// the key read as that.
    pub(super) fn dash_too_many(&mut self, line: &Line, column: usize, bullet: &Bullet) -> bool {
        if line.odd.is_some() {
            return false;
        }
        let top = self.top_key(column, bullet, line.end);
        if let Some(mark) = top {
            let slip = words::dashed_key(bullet.mark.clone(), self.name(&mark));
            self.note(
                slip.class(Class::Ask)
                    .patch(bullet.mark.start..bullet.next, ""),
            );
            let line = Line {
                first: bullet.next,
                ..*line
            };
            self.run = None;
            self.key_line(&line, column, mark);
            return true;
        }
        let Some((index, mark)) = self.torn_off(line, column, bullet) else {
            return false;
        };
        let right = self.frames[index].column;
        let name = self.name(&mark);
        let label = self.frames[index].label.unwrap_or_default();
        let patch = " ".repeat(right);
        // All of one element are one slip.
        let again = self
            .torn
            .filter(|(last, _)| *last == self.frames[index].last.at);
        let slip = match again {
            Some((_, slip)) => slip,
            None => {
                let slip = words::torn_key(bullet.mark.clone(), name, label).class(Class::Ask);
                self.note(slip)
            }
        };
        if let Some(slip) = self.slips.get_mut(slip) {
            slip.patches
                .push(crate::yaml::Patch::new(line.start..bullet.next, patch));
        }
        self.frames.truncate(index + 1);
        let line = Line {
            first: bullet.next,
            ..*line
        };
        let step = self.frames[index].step(name, &self.meant);
        self.frames[index].last.step = step;
        self.run = None;
        self.key(&line, column, mark, None);
        self.torn = self.frames.get(index).map(|frame| (frame.last.at, slip));
        true
    }

    /// The key of the whole file behind a dash in the first column, where no list is meant.
    pub(super) fn top_key(&self, column: usize, bullet: &Bullet, end: usize) -> Option<KeyMark> {
        let root = self.root;
        let known = |name: &str, _: bool| root.key(name).is_some();
        let mark = line::key(self.text, bullet.next, end, &known)?;
        let name = &self.text[mark.name.clone()];
        root.key(name)?;
        let first = self.frames.is_empty();
        let lacks = || {
            self.frames
                .first()
                .is_some_and(|top| !top.list && top.lacks(name))
        };
        let mut lists = self.frames.iter().filter(|frame| frame.list);
        let listed = lists.any(|list| list.grammar.key(name).is_some());
        let awaited = self.frames.last().is_some_and(|top| {
            let element = top.last.grammar.element();
            top.last.open && element.is_some_and(|element| element.key(name).is_some())
        });
        (column == 0 && !listed && !awaited && (first || lacks())).then_some(mark)
    }

    /// The element above that a dash has torn this key off from: the element lacks the key, which is
    /// all that stands behind the dash, and whose own element would lack what each must have, or stand
    /// in the column of the keys.
    pub(super) fn torn_off(
        &self,
        line: &Line,
        column: usize,
        bullet: &Bullet,
    ) -> Option<(usize, KeyMark)> {
        let index = self
            .frames
            .iter()
            .rposition(|frame| !frame.list && !frame.keys.is_empty())?;
        let above = &self.frames[index];
        let list = self
            .frames
            .get(index.checked_sub(1)?)
            .filter(|list| list.list)?;
        let grammar = above.grammar;
        let known = |name: &str, _: bool| grammar.key(name).is_some();
        let mark = line::key(self.text, bullet.next, line.end, &known)?;
        let name = &self.text[mark.name.clone()];
        if !above.lacks(name) || mark.slip.is_some() || mark.gap.end >= line.end {
            return None;
        }
        let alone = self.next_deep().is_none_or(|deep| deep <= column);
        // A list may be open below the last key, or wait there.
        let awaited = above.last.open && above.last.grammar.element().is_some();
        let deeper = column > list.typed && column >= above.typed && !awaited;
        let same = column == list.typed && grammar.requires_other(name) && alone;
        (deeper || same).then_some((index, mark))
    }

    /// The column of the next line that is not blank.
    fn next_deep(&self) -> Option<usize> {
        let mut at = self.at;
        while at < self.text.len() {
            let line = Line::at(self.text, at);
            if !line.is_blank() {
                return Some(line.first - line.start);
            }
            at = line.next;
        }
        None
    }
}
