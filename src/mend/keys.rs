//! Lines that begin with a key.

use super::frames::{Frame, Last, Owner};
use super::grammar::Grammar;
use super::line::{KeyMark, Line};
use super::places::Place;
use super::scan::Scan;
use super::slip::Class;
use super::words;

impl<'t> Scan<'t> {
    pub(super) fn key_line(&mut self, line: &Line, column: usize, mark: KeyMark) {
        let name = self.name(&mark);
        if self.words_below(column, &mark) {
            return self.words_line(line);
        }
        match self.key_place(column, name) {
            Place::Frame(index) => {
                self.frames.truncate(index + 1);
                if self.dash_forgotten(index, name, column) {
                    return self.forgotten_dash(line, column, mark);
                }
                let frame = &mut self.frames[index];
                if std::mem::take(&mut frame.loose) {
                    frame.typed = column;
                }
                frame.last.step = frame.step(name, &self.meant);
                let (right, along) = (frame.column, frame.moved);
                let moved = self.settle(line, column, right, along, None);
                self.key(line, column, mark, moved);
            }
            Place::Child if self.lacks_dash(name) => self.first_dash(line, column, mark),
            Place::Child => {
                let odd = line.odd.is_some() && self.frames.is_empty();
                let along = self.push_child(if odd { 0 } else { column }, false);
                let right = self.top_column();
                let moved = self.settle(line, column, right, along, None);
                self.key(line, column, mark, moved);
            }
            Place::Askew(index) => self.askew_key(line, column, mark, index),
            Place::Below => self.shallow_key(line, column, mark),
            Place::Nowhere => self.stray(line),
        }
    }

    /// True where words are awaited in `column`, and `mark` is nobody's key.
    pub(super) fn words_below(&self, column: usize, mark: &KeyMark) -> bool {
        self.frames.last().is_some_and(|top| {
            top.last.open
                && column > top.typed
                && self.is_words(mark, column, top.last.grammar)
                && !matches!(self.key_place(column, self.name(mark)), Place::Askew(_))
        })
    }

    /// The first key below another that is indented no deeper than that one.
    pub(super) fn shallow_key(&mut self, line: &Line, column: usize, mark: KeyMark) {
        let base = self.moved();
        let Some(top) = self.frames.last_mut() else {
            return;
        };
        top.last.open = false;
        let (right, grammar) = (top.column + 2, top.last.grammar);
        let slip = words::shallow_key(&mark, self.text, top.last.name, column, right);
        let moved = self.settle(line, column, right, None, Some(slip));
        if let Some(slip) = moved.and_then(|index| self.slips.get_mut(index)) {
            slip.counts_on = base;
        }
        let mut frame = Frame::new(column, right, false, grammar);
        frame.moved = moved;
        self.frames.push(frame);
        self.key(line, column, mark, moved);
    }

    pub(super) fn askew_key(&mut self, line: &Line, column: usize, mark: KeyMark, index: usize) {
        let name = self.name(&mark);
        self.frames.truncate(index + 1);
        if self.dash_forgotten(index, name, column) {
            return self.forgotten_dash(line, column, mark);
        }
        let frame = &self.frames[index];
        let right = frame.column;
        // From farther off it might be meant otherwise; a section can belong nowhere else.
        let near = frame.typed.abs_diff(column) <= 3 || (index == 0 && column > frame.typed);
        let sure = frame.lacks(name) && near;
        let class = if sure { Class::Safe } else { Class::Ask };
        let slip = words::askew_key(self.text, line, column, &mark, frame).class(class);
        self.frames[index].last.step = self.frames[index].step(name, &self.meant);
        let moved = self.settle(line, column, right, None, Some(slip));
        self.key(line, column, mark, moved);
    }

    /// Reads a key whose place has been settled: its colon, and its value.
    pub(super) fn key(&mut self, line: &Line, column: usize, mark: KeyMark, moved: Option<usize>) {
        let text = self.text;
        let name = self.name(&mark);
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let found = frame
            .grammar
            .key(name)
            .or_else(|| self.meant.meant_key(frame.grammar, name));
        let grammar = found.map_or(Grammar::UNKNOWN, |(_, grammar)| grammar);
        let twice = frame.keys.contains(&name);
        if found.is_some() {
            frame.keys.push(name);
        }
        let typed = frame.typed;
        frame.last = Last {
            open: true,
            grammar,
            name,
            at: mark.key.start,
            step: found.map(|(key, _)| (key.en, key.zh)),
            column,
            shift: column as isize - frame.column as isize,
            moved,
        };
        if matches!(found.map(|(key, _)| key.en), Some("name" | "title" | "id")) && !twice {
            let label = text[mark.gap.end..line.end].trim();
            frame.label = frame
                .label
                .or(Some(label).filter(|label| !label.is_empty()));
        }
        let owner = Owner {
            typed,
            column: frame.column,
            name,
            gap: mark.gap.clone(),
            grammar,
        };
        if let Some(number) = &mark.number {
            let slip = words::numbered_key(&text[number.clone()], number.clone(), name);
            self.note(slip.patch(number.clone(), ""));
        }
        if *name != text[mark.name.clone()] && found.is_some() {
            let slip = words::dressed_key(&text[mark.key.clone()], mark.key.clone(), name);
            self.note(slip.patch(mark.key.clone(), name));
        }
        if let Some(slip) = mark.slip {
            let slip = words::colon(text, &mark, name, slip, line.end);
            self.note(slip);
        }
        if mark.gap.end < line.end {
            self.close_last();
            self.value(mark.gap.end, line.end, owner);
        }
    }
}
