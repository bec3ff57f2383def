//! Lines that begin with a dash, and those that should.

use super::frames::{Frame, Last, Owner};
use super::grammar::Grammar;
use super::line::{self, Bullet, KeyMark, Line};
use super::places::Place;
use super::scan::Scan;
use super::slip::{Class, Slip};
use super::tokens::is_near;
use super::words;
use crate::yaml::DEPTH_LIMIT;

impl<'t> Scan<'t> {
    pub(super) fn bullet(&mut self, line: &Line, column: usize, bullet: Bullet) {
        if self.typed_heading(line, column, &bullet) {
            return;
        }
        if self.dash_too_many(line, column, &bullet) {
            return;
        }
        let name = self.key_behind(&bullet, line.end).unwrap_or_default();
        let place = self.bullet_place(column, name);
        let moved;
        match place {
            Place::Frame(index) => {
                self.frames.truncate(index + 1);
                let frame = &mut self.frames[index];
                frame.index += 1;
                let (right, along) = (frame.column, frame.moved);
                moved = self.settle(line, column, right, along, None);
            }
            Place::Child => {
                let shift = self.push_child(column, true);
                let right = self.top_column();
                if let Some(top) = self.frames.last_mut() {
                    top.index = 1;
                }
                moved = self.settle(line, column, right, shift, None);
            }
            Place::Askew(index) => {
                // A key that the element above lacks may have been given a dash too many.
                let above = self.frames.get(index + 1);
                let parted = above.is_some_and(|above| above.lacks(name));
                let sure = !parted && self.frames[index].typed.abs_diff(column) <= 3;
                self.frames.truncate(index + 1);
                let frame = &mut self.frames[index];
                frame.index += 1;
                let right = frame.column;
                let class = if sure { Class::Safe } else { Class::Ask };
                let slip = words::askew_dash(line, column, right).class(class);
                moved = self.settle(line, column, right, None, Some(slip));
            }
            Place::Below | Place::Nowhere => {
                let Some(along) = self.items_forgotten(line, column, name) else {
                    return self.stray(line);
                };
                moved = along;
            }
        }
        self.after_bullet(line, column, bullet, moved);
    }

    /// Entries of a section without the line 事项 above them: it is put in, and the list opened. `None`
    /// where that is not what they are.
    fn items_forgotten(&mut self, line: &Line, column: usize, key: &str) -> Option<Option<usize>> {
        let index = self
            .frames
            .iter()
            .rposition(|frame| frame.lacks_items(key))?;
        self.frames.truncate(index + 1);
        let frame = &mut self.frames[index];
        let (items, grammar) = frame.grammar.key("items")?;
        let (right, step) = (frame.column, (items.en, items.zh));
        let slip = words::items_forgotten(&self.text[line.first..line.end], line, items.zh);
        let above = format!("{}{}:\n", " ".repeat(right), items.zh);
        let slip = slip.patch(line.start..line.start, above);
        frame.last = Last {
            open: true,
            grammar,
            name: items.zh,
            at: line.start,
            step: Some(step),
            column: frame.typed,
            shift: 0,
            moved: None,
        };
        let slip = Some(self.note(slip.class(Class::Ask)));
        self.push_child(column, true);
        let top = self.frames.last_mut()?;
        top.index = 1;
        top.moved = slip;
        let right = top.column;
        Some(self.settle(line, column, right, slip, None))
    }

    /// Opens the mapping of an element whose first key has been put in.
    pub(super) fn open_element(&mut self, column: usize, owner: &Owner<'t>, title: &'static str) {
        let right = owner.column + 2;
        let mut frame = Frame::new(column, right, false, owner.grammar);
        frame.moved = self.slips.len().checked_sub(1);
        frame.loose = true;
        frame.know(title);
        self.frames.push(frame);
    }

    /// What stands behind a dash that has its place.
    pub(super) fn after_bullet(
        &mut self,
        line: &Line,
        column: usize,
        bullet: Bullet,
        moved: Option<usize>,
    ) {
        let Some(top) = self.frames.last_mut() else {
            return;
        };
        let (right, grammar) = (top.column, top.grammar);
        top.last = Last {
            open: true,
            grammar,
            name: "-",
            at: bullet.mark.start,
            step: None,
            column,
            shift: column as isize - right as isize,
            moved,
        };
        let mut inner = column + (bullet.next - bullet.mark.start);
        let mut offset = bullet.next - bullet.mark.start;
        if !bullet.good {
            (inner, offset) = (column + 2, 2);
            self.bullets(line, column, &bullet);
        } else {
            self.run = None;
        }
        if bullet.next >= line.end {
            return;
        }
        if self.frames.len() > 2 * DEPTH_LIMIT {
            // The parser will say so.
            self.at = self.text.len();
            return;
        }
        let (text, at, end) = (self.text, bullet.next, line.end);
        let rest = &text[at..end];
        if let Some(nested) = line::bullet(text, at, end, false).filter(|nested| nested.good) {
            let element = grammar.element().unwrap_or(Grammar::UNKNOWN);
            self.frames
                .push(Frame::new(inner, right + offset, true, element));
            if let Some(top) = self.frames.last_mut() {
                top.moved = moved;
            }
            return self.after_bullet(line, inner, nested, moved);
        }
        let known = |name: &str, _: bool| {
            grammar.key(name).is_some()
                || grammar.key(&line::bare(name)).is_some()
                || (!grammar.takes_words() && is_near(grammar, name))
        };
        let exact = |name: &str, _: bool| grammar.key(name).is_some();
        let numbered = line::numbered_key(text, at, end, &exact);
        let comment = text[at..end].find(" #").map_or(end, |comment| at + comment);
        let stop = at + text[at..comment].trim_end().len();
        let owner = Owner {
            typed: column,
            column: right,
            name: "",
            gap: at..at,
            grammar,
        };
        if self.unopened(at, stop, &owner) {
            return self.close_last();
        }
        match numbered.or_else(|| line::key(text, at, end, &known)) {
            Some(mark) if !self.is_words(&mark, inner, grammar) => {
                let mut frame = Frame::new(inner, right + offset, false, grammar);
                frame.moved = moved;
                if !bullet.good {
                    frame.loose = true;
                    frame.moved = self.run.as_ref().map(|run| run.slip);
                }
                self.frames.push(frame);
                self.key(line, inner, mark, moved);
            }
            _ if rest.starts_with('#') => self.only_comment(at, end, &owner),
            _ => {
                self.close_last();
                self.value(at, line.end, owner);
            }
        }
    }

    /// Opens the list that begins behind a key on its line; its further lines go along with `moved`.
    pub fn open_list(
        &mut self,
        column: usize,
        right: usize,
        at: usize,
        end: usize,
        moved: Option<usize>,
    ) {
        let Some(top) = self.frames.last_mut() else {
            return;
        };
        top.last.open = false;
        let element = top.last.grammar.element().unwrap_or(Grammar::UNKNOWN);
        let mut list = Frame::new(column, right, true, element);
        list.index = 1;
        list.moved = moved;
        self.frames.push(list);
        let next = at + 1 + line::blanks(&self.text[at + 1..end]);
        let line = Line {
            start: at,
            end,
            next: self.at,
            first: at,
            odd: None,
        };
        let bullet = Bullet {
            mark: at..at + 1,
            next,
            good: true,
        };
        self.after_bullet(&line, column, bullet, moved);
        if let Some(top) = self.frames.last_mut().filter(|top| !top.list) {
            top.loose = true;
        }
    }

    /// True where a list waits for its elements, and `name` is a key of one of them.
    pub(super) fn lacks_dash(&self, name: &str) -> bool {
        self.frames.last().is_some_and(|top| {
            let below = top.last.grammar;
            let element = below.element().filter(|element| element.takes_keys());
            top.last.open
                && below.key(name).is_none()
                && element.is_some_and(|element| element.key(name).is_some())
        })
    }

    /// KEY-004: the first key of a list whose elements have no dashes.
    pub(super) fn first_dash(&mut self, line: &Line, column: usize, mark: KeyMark) {
        let Some(name) = self.frames.last().map(|top| top.last.name) else {
            return;
        };
        self.push_child(column, true);
        let Some(list) = self.frames.last_mut() else {
            return;
        };
        list.index = 1;
        let (right, grammar) = (list.column, list.grammar);
        let patch = format!("{}- ", " ".repeat(right));
        let along = list.moved;
        let mut slip = words::first_dash(&self.text[mark.name.clone()], &mark, name);
        slip.counts_on = along;
        let moved = Some(self.note(slip.patch(line.start..line.first, patch)));
        let mut frame = Frame::new(column, right + 2, false, grammar);
        frame.moved = moved;
        self.frames.push(frame);
        self.key(line, column, mark, moved);
    }

    /// True where the first key of an element comes again in `column`, after others and ahead of one
    /// that comes again too: the next element, whose dash was forgotten.
    pub(super) fn dash_forgotten(&self, index: usize, name: &str, column: usize) -> bool {
        let frame = &self.frames[index];
        let in_list = index
            .checked_sub(1)
            .is_some_and(|above| self.frames[above].list);
        let same = |one: &str, other: &str| match (frame.grammar.key(one), frame.grammar.key(other))
        {
            (Some((one, _)), Some((other, _))) => std::ptr::eq(one, other),
            _ => false,
        };
        let again = |key: &str| frame.keys.iter().any(|known| same(known, key));
        in_list
            && frame.keys.len() > 1
            && same(frame.keys[0], name)
            && self
                .next_key_in(column, frame.grammar)
                .is_some_and(|key| again(key) && !same(key, name))
    }

    /// The key of the next line that stands in `column`, where a key stands there.
    pub(super) fn next_key_in(&self, column: usize, grammar: Grammar) -> Option<&'t str> {
        let mut at = self.at;
        while at < self.text.len() {
            let line = Line::at(self.text, at);
            at = line.next;
            let here = line.first - line.start;
            if line.is_blank() || here > column + 2 {
                continue;
            }
            let known = |name: &str, _: bool| grammar.key(name).is_some();
            let mark = line::key(self.text, line.first, line.end, &known)?;
            return Some(&self.text[mark.name]).filter(|_| here.abs_diff(column) <= 2);
        }
        None
    }

    pub(super) fn forgotten_dash(&mut self, line: &Line, column: usize, mark: KeyMark) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let Some(list) = self.frames.last_mut() else {
            return;
        };
        list.index += 1;
        list.last.at = mark.key.start;
        let right = list.column;
        let slip = Slip::new(
            "KEY-004",
            mark.key.clone(),
            words::dash_forgotten(self.name(&mark)),
        )
        .hint(words::dash_hint(&self.text[mark.key.start..line.end]))
        .class(Class::Ask)
        .patch(line.start..line.first, format!("{}- ", " ".repeat(right)));
        let moved = Some(self.note(slip));
        let mut next = Frame::new(column, right + 2, false, frame.grammar);
        next.moved = moved.filter(|_| column != right + 2);
        next.loose = true;
        self.frames.push(next);
        self.key(line, column, mark, moved);
    }
}
