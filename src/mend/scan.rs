//! The scan: line by line, with a stack of the lists and mappings that are open.

use super::bullets::Run;
use super::grammar::Grammar;
use super::line::{self, Bullet, ColonSlip, KeyMark, Line};
use super::slip::{Class, Slip};
use super::words;
use crate::diagnostic::Step;
use crate::yaml::DEPTH_LIMIT;
use std::ops::Range;

/// The state of the scan.
pub struct Scan<'t> {
    pub text: &'t str,
    /// Where the next line begins.
    pub at: usize,
    pub frames: Vec<Frame<'t>>,
    pub slips: Vec<Slip>,
    /// The bodies of block scalars, as bytes.
    pub blocks: Vec<Range<usize>>,
    /// Repairs that nobody need be told of.
    pub silent: Vec<crate::yaml::Patch>,
    /// A place and the number of its line.
    pub counted: (usize, usize),
    /// The marks in the place of dashes that were met last.
    pub run: Option<Run>,
    /// Where the last line stands that begins the report anew.
    repeated: Option<usize>,
    root: Grammar,
}

/// A list or mapping that is open.
pub struct Frame<'t> {
    /// The column in which its keys or dashes were typed.
    pub typed: usize,
    /// The column in which they belong.
    pub column: usize,
    pub list: bool,
    /// What it may hold; of a list, what an element is.
    pub grammar: Grammar,
    /// Its keys so far.
    keys: Vec<&'t str>,
    /// Which element of a list is being read, from 0.
    index: usize,
    /// What a mapping calls itself.
    label: Option<&'t str>,
    pub last: Last<'t>,
    /// The slip that moved it: its further lines are moved along.
    moved: Option<usize>,
    /// Its column is not certain yet: the dash ahead of it was mended.
    loose: bool,
}

/// The last key of a mapping, or dash of a list, and its value.
#[derive(Clone)]
pub struct Last<'t> {
    /// Nothing stands behind it yet.
    pub open: bool,
    pub grammar: Grammar,
    pub name: &'t str,
    at: usize,
    step: Option<(&'static str, &'static str)>,
    /// How far what stands under it was typed to the right of where it belongs.
    shift: isize,
    moved: Option<usize>,
}

/// What a line begins with.
pub enum Token {
    Bullet(Bullet),
    Key(KeyMark),
    Words,
}

/// A line, its column and what it begins with.
pub struct Row {
    pub line: Line,
    pub column: usize,
    pub token: Token,
}

/// What a value belongs to.
#[derive(Clone)]
pub struct Owner<'t> {
    /// What is deeper than this column goes on with the value.
    pub typed: usize,
    /// The column in which its key or dash belongs.
    pub column: usize,
    pub name: &'t str,
    /// Between the key and the value.
    pub gap: Range<usize>,
    pub grammar: Grammar,
}

/// Where a key or a dash belongs.
enum Place {
    /// Into a frame that is open.
    Frame(usize),
    /// Into a new one, below the last key.
    Child,
    /// Into a frame, but it stands in another column.
    Askew(usize),
    Nowhere,
}

impl<'t> Scan<'t> {
    /// A scan of `text`, whose keys are those of `root`.
    pub fn new(text: &'t str, root: Grammar) -> Self {
        Self {
            text,
            at: 0,
            frames: Vec::new(),
            slips: Vec::new(),
            blocks: Vec::new(),
            silent: Vec::new(),
            counted: (0, 1),
            run: None,
            repeated: None,
            root,
        }
    }

    /// Reads all lines.
    pub fn run(&mut self) {
        while self.at < self.text.len() && self.slips.len() < super::MOST {
            let line = Line::at(self.text, self.at);
            self.at = line.next;
            self.line(line);
        }
    }

    fn line(&mut self, line: Line) {
        if line.is_blank() {
            return self.blank_line(&line);
        }
        if self.document_mark(&line) {
            return;
        }
        if self.text[line.first..].starts_with('#') && !self.is_first_words(&line) {
            if line.odd.is_some_and(line::is_odd_blank) {
                let column = line.columns(self.text)[0];
                self.indent(
                    &line,
                    column,
                    Some(words::odd_blanks(self.text, &line, column)),
                );
            }
            return;
        }
        if self.frames.is_empty() && self.text[line.first..].starts_with('%') {
            return;
        }
        let row = self.row(line);
        match row.token {
            Token::Bullet(bullet) => self.bullet(&row.line, row.column, bullet),
            Token::Key(mark) => self.key_line(&row.line, row.column, mark),
            Token::Words if self.frames.is_empty() && self.is_flow(&row.line) => {
                let owner = Owner {
                    typed: 0,
                    column: 0,
                    name: "",
                    gap: line.first..line.first,
                    grammar: self.root,
                };
                self.flow(line.first, line.end, owner);
            }
            Token::Words => self.stray(&row.line),
        }
    }

    /// True where the whole report stands in braces, as JSON does.
    fn is_flow(&self, line: &Line) -> bool {
        let rest = &self.text[line.first..];
        rest.starts_with('{') && !rest.starts_with("{{")
    }

    /// True where a line that begins with `#` holds the words that the key above waits for.
    fn is_first_words(&self, line: &Line) -> bool {
        let column = line.first - line.start;
        let awaited = self.frames.last().is_some_and(|top| {
            top.last.open && column > top.typed && top.last.grammar.takes_prose()
        });
        awaited && super::values::is_swallowed(&self.text[line.first..line.end])
    }

    /// Takes a line apart. Where its indentation holds what is no blank, its column is the one that
    /// fits.
    pub fn row(&self, line: Line) -> Row {
        let columns = line.columns(self.text);
        let candidates = if line.odd.is_some() {
            &columns[..]
        } else {
            &columns[..1]
        };
        let fits = candidates.iter().find_map(|&column| {
            let token = self.token(&line, column);
            self.fits(column, &token).then_some((column, token))
        });
        let (column, token) = fits.unwrap_or_else(|| (columns[0], self.token(&line, columns[0])));
        Row {
            line,
            column,
            token,
        }
    }

    fn token(&self, line: &Line, column: usize) -> Token {
        let list = self.awaits_list(column);
        if let Some(bullet) = line::bullet(self.text, line.first, line.end, list) {
            return Token::Bullet(bullet);
        }
        let known = |name: &str, more: bool| self.knows(column, name, more);
        let (first, end) = (line.first, line.end);
        let numbered = |name: &str, _: bool| self.knows_exactly(name);
        if let Some(mark) = line::numbered_key(self.text, first, end, &numbered) {
            return Token::Key(mark);
        }
        if let Some(mark) = line::key(self.text, first, end, &known) {
            return Token::Key(mark);
        }
        let exact = |name: &str| {
            let here = self.mapping_at(column);
            let below = self
                .frames
                .last()
                .filter(|top| top.last.open && column > top.typed);
            let below = below
                .map(|top| top.last.grammar)
                .filter(|below| !below.takes_words());
            here.is_some_and(|index| self.frames[index].grammar.key(name).is_some())
                || below.is_some_and(|below| below.key(name).is_some())
        };
        match line::key_alone(self.text, line.first, line.end, &exact) {
            Some(mark) => Token::Key(mark),
            None => Token::Words,
        }
    }

    /// True where a list is meant in `column`: one is open there, or the key above waits for one.
    fn awaits_list(&self, column: usize) -> bool {
        if self.list_at(column).is_some() {
            return true;
        }
        self.frames.last().is_some_and(|top| {
            top.last.open && top.last.grammar.takes_list() && column >= top.typed
        })
    }

    /// The innermost mapping whose keys stand in `column`.
    fn mapping_at(&self, column: usize) -> Option<usize> {
        let mut frames = self.frames.iter();
        frames.rposition(|frame| {
            let loose = frame.loose && frame.typed.abs_diff(column) <= 2;
            !frame.list && (frame.typed == column || loose)
        })
    }

    fn list_at(&self, column: usize) -> Option<usize> {
        let mut frames = self.frames.iter();
        frames.rposition(|frame| frame.list && frame.typed == column)
    }

    /// True where `name` is a key of anything that is open, or below the last key.
    fn knows_exactly(&self, name: &str) -> bool {
        let below = self.frames.last().filter(|top| top.last.open);
        self.frames
            .iter()
            .any(|frame| frame.grammar.key(name).is_some())
            || below.is_some_and(|top| top.last.grammar.holding(name).is_some())
            || (self.frames.is_empty() && self.root.key(name).is_some())
    }

    /// True where `name` is a key of anything that is open, or might be meant as one in `column`.
    /// A word that only looks like a key must have a value (`filled`) where that key takes one.
    fn knows(&self, column: usize, name: &str, filled: bool) -> bool {
        let is_near = |grammar: Grammar, name: &str| {
            let near = looks_like_key(name)
                .then(|| grammar.near_key(name))
                .flatten();
            near.is_some_and(|(_, value)| filled == !(value.takes_list() || value.takes_keys()))
        };
        if self.knows_exactly(name) || self.knows_exactly(&line::bare(name)) {
            return true;
        }
        if self.frames.is_empty() {
            return is_near(self.root, name);
        }
        let open = self.frames.last().filter(|top| top.last.open);
        let below = open
            .filter(|top| column > top.typed)
            .map(|top| top.last.grammar);
        let here = self
            .mapping_at(column)
            .map(|index| self.frames[index].grammar);
        here.is_some_and(|here| is_near(here, name))
            || below.is_some_and(|below| {
                let element = || {
                    below
                        .element()
                        .is_some_and(|element| is_near(element, name))
                };
                !below.takes_words() && (is_near(below, name) || element())
            })
    }

    /// True where `token` stands in a column in which it may stand.
    fn fits(&self, column: usize, token: &Token) -> bool {
        match token {
            Token::Bullet(_) => matches!(
                self.bullet_place(column, ""),
                Place::Frame(_) | Place::Child
            ),
            Token::Key(mark) => {
                let name = self.name(&mark);
                matches!(self.key_place(column, name), Place::Frame(_) | Place::Child)
            }
            Token::Words => self
                .frames
                .last()
                .is_some_and(|top| top.last.open && column > top.typed),
        }
    }

    /// True where a line is more than a further line of the words that belong to `owner`.
    pub fn is_structure(&self, row: &Row, owner: &Owner<'t>) -> bool {
        let deeper = row.column > owner.typed;
        match &row.token {
            Token::Bullet(bullet) => {
                if self.list_at(row.column).is_some() {
                    return true;
                }
                let name = self.key_behind(bullet, row.line.end);
                let keyed = name.is_some_and(|name| {
                    let lists = self.frames.iter().filter(|frame| frame.list);
                    lists
                        .into_iter()
                        .any(|list| list.grammar.key(name).is_some())
                });
                let askew = self.frames.last().is_some_and(|top| {
                    top.list && row.column.abs_diff(top.typed) <= 2 && bullet.good
                });
                keyed || askew
            }
            Token::Key(mark) => {
                let name = self.name(&mark);
                let here = self.mapping_at(row.column);
                let exact = self
                    .frames
                    .iter()
                    .any(|frame| frame.grammar.key(name).is_some());
                match (mark.slip, deeper) {
                    (None | Some(ColonSlip::BlankAhead), true) => exact,
                    (None | Some(ColonSlip::BlankAhead), false) => {
                        let free = here.is_some_and(|here| self.frames[here].grammar.is_unknown());
                        exact || free || here.is_some() && looks_like_key(name)
                    }
                    (Some(ColonSlip::Missing), true) => false,
                    (Some(_), true) => {
                        let top = self.frames.iter().rev().find(|frame| !frame.list);
                        !owner.grammar.takes_prose()
                            && top.is_some_and(|top| top.grammar.key(name).is_some())
                    }
                    (Some(_), false) => exact || here.is_some(),
                }
            }
            Token::Words => false,
        }
    }

    /// The name of the key that follows a dash.
    fn key_behind(&self, bullet: &Bullet, end: usize) -> Option<&'t str> {
        let known = |name: &str, _: bool| {
            let mut lists = self.frames.iter().filter(|frame| frame.list);
            lists.any(|list| list.grammar.key(name).is_some())
        };
        let mark = line::key(self.text, bullet.next, end, &known)?;
        Some(&self.text[mark.name])
    }

    fn bullet_place(&self, column: usize, key: &str) -> Place {
        if let Some(index) = self.list_at(column) {
            return Place::Frame(index);
        }
        let Some(top) = self.frames.last() else {
            return Place::Child;
        };
        let below = column > top.typed || (column == top.typed && !top.list);
        let words = top.last.grammar;
        let scalar = !words.is_unknown() && words.element().is_none();
        if top.last.open && below && !scalar {
            return Place::Child;
        }
        let lists = self
            .frames
            .iter()
            .enumerate()
            .filter(|(_, frame)| frame.list);
        let nearest = lists.min_by_key(|(_, frame)| {
            let knows = key.is_empty() || frame.grammar.key(key).is_some();
            (!knows, frame.typed.abs_diff(column))
        });
        match nearest {
            Some((index, _)) => Place::Askew(index),
            None if top.last.open && below => Place::Child,
            None => Place::Nowhere,
        }
    }

    fn key_place(&self, column: usize, key: &str) -> Place {
        let Some(top) = self.frames.last() else {
            return Place::Child;
        };
        let missing = |frame: &Frame<'_>| !frame.list && frame.lacks(key);
        if let Some(index) = self.mapping_at(column) {
            let here = &self.frames[index];
            let known = here.grammar.is_unknown() || here.grammar.key(key).is_some();
            // A key of the mapping that was being read, one level too far left.
            let deeper = self.frames[index + 1..].iter().rposition(missing);
            return match deeper.filter(|_| !known) {
                Some(deeper) => Place::Askew(index + 1 + deeper),
                None => Place::Frame(index),
            };
        }
        if top.last.open && column > top.typed {
            let below = top.last.grammar;
            let fitting = below.is_unknown() || below.holding(key).is_some();
            let elsewhere = self.frames.iter().rposition(missing);
            return match elsewhere.filter(|_| !fitting) {
                Some(index) => Place::Askew(index),
                None => Place::Child,
            };
        }
        let mappings = self
            .frames
            .iter()
            .enumerate()
            .filter(|(_, frame)| !frame.list);
        let nearest = mappings.min_by_key(|(index, frame)| {
            let distance = frame.typed.abs_diff(column);
            let fit = match (frame.grammar.key(key).is_some(), frame.lacks(key)) {
                (_, true) => 0,
                (true, false) => 1,
                _ => 2,
            };
            (fit, distance, usize::MAX - index)
        });
        nearest.map_or(Place::Nowhere, |(index, _)| Place::Askew(index))
    }

    fn bullet(&mut self, line: &Line, column: usize, bullet: Bullet) {
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
                self.frames.truncate(index + 1);
                let frame = &mut self.frames[index];
                frame.index += 1;
                let right = frame.column;
                let slip = words::askew_dash(line, column, right);
                moved = self.settle(line, column, right, None, Some(slip));
            }
            Place::Nowhere => return self.stray(line),
        }
        self.after_bullet(line, column, bullet, moved);
    }

    /// What stands behind a dash that has its place.
    fn after_bullet(&mut self, line: &Line, column: usize, bullet: Bullet, moved: Option<usize>) {
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
            shift: column as isize - right as isize,
            moved,
        };
        let mut inner = column + (bullet.next - bullet.mark.start);
        let mut offset = bullet.next - bullet.mark.start;
        if !bullet.good {
            (inner, offset) = (column + 2, 2);
            self.bullets(line, column, &bullet, moved);
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
        let owner = Owner {
            typed: column,
            column: right,
            name: "",
            gap: at..at,
            grammar,
        };
        match numbered.or_else(|| line::key(text, at, end, &known)) {
            Some(mark) if !self.is_words(&mark, grammar) => {
                let mut frame = Frame::new(inner, right + offset, false, grammar);
                frame.moved = moved;
                if !bullet.good {
                    frame.loose = true;
                    frame.moved = self.run.as_ref().map(|run| run.slip);
                }
                self.frames.push(frame);
                self.key(line, mark, moved);
            }
            _ if rest.starts_with('#') => self.only_comment(at, end, &owner),
            _ => {
                self.close_last();
                self.value(at, line.end, owner);
            }
        }
    }

    /// True where `mark` is no key but words that hold a colon: words may stand here, and nobody
    /// knows the key.
    fn is_words(&self, mark: &KeyMark, grammar: Grammar) -> bool {
        let name = self.name(&mark);
        grammar.takes_words() && grammar.key(name).is_none() && !is_near(grammar, name)
    }

    fn key_line(&mut self, line: &Line, column: usize, mark: KeyMark) {
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
                frame.last.step = None;
                let (right, along) = (frame.column, frame.moved);
                let moved = self.settle(line, column, right, along, None);
                self.key(line, mark, moved);
            }
            Place::Child if self.lacks_dash(name) => self.first_dash(line, column, mark),
            Place::Child => {
                let odd = line.odd.is_some() && self.frames.is_empty();
                let along = self.push_child(if odd { 0 } else { column }, false);
                let right = self.top_column();
                let moved = self.settle(line, column, right, along, None);
                self.key(line, mark, moved);
            }
            Place::Askew(index) => self.askew_key(line, column, mark, index),
            Place::Nowhere => self.stray(line),
        }
    }

    /// True where words are awaited in `column`, and `mark` is nobody's key.
    fn words_below(&self, column: usize, mark: &KeyMark) -> bool {
        self.frames.last().is_some_and(|top| {
            top.last.open
                && column > top.typed
                && self.is_words(mark, top.last.grammar)
                && !matches!(self.key_place(column, self.name(&mark)), Place::Askew(_))
        })
    }

    fn askew_key(&mut self, line: &Line, column: usize, mark: KeyMark, index: usize) {
        let name = self.name(&mark);
        self.frames.truncate(index + 1);
        if self.dash_forgotten(index, name, column) {
            return self.forgotten_dash(line, column, mark);
        }
        let frame = &self.frames[index];
        let right = frame.column;
        let sure = frame.lacks(name) && frame.typed.abs_diff(column) <= 3;
        let class = if sure { Class::Safe } else { Class::Ask };
        let slip = words::askew_key(self.text, line, column, &mark, frame).class(class);
        self.frames[index].last.step = None;
        let moved = self.settle(line, column, right, None, Some(slip));
        self.key(line, mark, moved);
    }

    /// True where a list waits for its elements, and `name` is a key of one of them.
    fn lacks_dash(&self, name: &str) -> bool {
        self.frames.last().is_some_and(|top| {
            let below = top.last.grammar;
            let element = below.element().filter(|element| element.takes_keys());
            top.last.open
                && below.key(name).is_none()
                && element.is_some_and(|element| element.key(name).is_some())
        })
    }

    /// KEY-004: the first key of a list whose elements have no dashes.
    fn first_dash(&mut self, line: &Line, column: usize, mark: KeyMark) {
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
        let slip = words::first_dash(&self.text[mark.name.clone()], &mark, name);
        let moved = Some(self.note(slip.patch(line.start..line.first, patch)));
        let mut frame = Frame::new(column, right + 2, false, grammar);
        frame.moved = moved;
        self.frames.push(frame);
        self.key(line, mark, moved);
    }

    /// True where the first key of an element comes again in `column`, after others and ahead of one
    /// that comes again too: the next element, whose dash was forgotten.
    fn dash_forgotten(&self, index: usize, name: &str, column: usize) -> bool {
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
                .next_keys(column, frame.grammar)
                .is_some_and(|key| again(key) && !same(key, name))
    }

    /// The name of a key as the file should have it: without what it is dressed up with, where it is
    /// known that way.
    fn name(&self, mark: &KeyMark) -> &'t str {
        let typed = &self.text[mark.name.clone()];
        if typed.chars().all(char::is_alphanumeric) {
            return typed;
        }
        let bare = line::bare(typed);
        if bare == typed || bare.is_empty() {
            return typed;
        }
        let open = self.frames.iter().flat_map(|frame| {
            let below = frame.last.grammar;
            [Some(frame.grammar), Some(below), below.element()]
        });
        let mut grammars = open.flatten().chain([self.root]);
        let known = grammars.find_map(|grammar| grammar.key(&bare));
        let mut spellings = known.into_iter().flat_map(|(key, _)| key.spellings());
        spellings
            .find(|spelling| *spelling == bare)
            .unwrap_or(typed)
    }

    /// The key of the next line that stands in `column`, where a key stands there.
    fn next_keys(&self, column: usize, grammar: Grammar) -> Option<&'t str> {
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

    fn forgotten_dash(&mut self, line: &Line, column: usize, mark: KeyMark) {
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
        self.key(line, mark, moved);
    }

    /// Pushes the frame that opens below the last key; gives the slip that it moves along with.
    fn push_child(&mut self, column: usize, list: bool) -> Option<usize> {
        let Some(top) = self.frames.last() else {
            let grammar = self.root;
            self.frames.push(Frame::new(column, column, list, grammar));
            return None;
        };
        let last = &top.last;
        let grammar = match list {
            true => last.grammar.element().unwrap_or(Grammar::UNKNOWN),
            false => last.grammar,
        };
        let least = if list && !top.list {
            top.column
        } else {
            top.column + 1
        };
        let right = (column as isize - last.shift).max(least as isize) as usize;
        let moved = last.moved;
        let mut frame = Frame::new(column, right, list, grammar);
        if self.frames.len() > 2 * DEPTH_LIMIT {
            self.at = self.text.len();
        }
        frame.moved = moved.filter(|_| right != column);
        let along = frame.moved;
        self.close_last();
        self.frames.push(frame);
        along
    }

    fn top_column(&self) -> usize {
        self.frames.last().map_or(0, |top| top.column)
    }

    /// Marks the last key's value as begun.
    pub fn close_last(&mut self) {
        if let Some(top) = self.frames.last_mut() {
            top.last.open = false;
        }
    }

    /// Moves a line that was typed in `column` to where it belongs: for `slip`, for the blanks it
    /// begins with, or along with what an earlier slip moved. Gives the slip.
    fn settle(
        &mut self,
        line: &Line,
        column: usize,
        right: usize,
        along: Option<usize>,
        slip: Option<Slip>,
    ) -> Option<usize> {
        let slip = if line.odd.is_some() {
            Some(words::odd_blanks(self.text, line, right))
        } else {
            slip
        };
        if slip.is_some() {
            return self.indent(line, right, slip);
        }
        if column != right {
            let patch = crate::yaml::Patch::new(line.start..line.first, " ".repeat(right));
            match along.and_then(|index| self.slips.get_mut(index)) {
                Some(slip) => slip.patches.push(patch),
                None => {
                    let slip = words::askew(line, column, right);
                    return self.indent(line, right, Some(slip));
                }
            }
            return along;
        }
        None
    }

    /// Notes `slip` with the indentation that cures it.
    fn indent(&mut self, line: &Line, right: usize, slip: Option<Slip>) -> Option<usize> {
        let slip = slip?.patch(line.start..line.first, " ".repeat(right));
        Some(self.note(slip))
    }

    /// Reads a key whose place has been settled: its colon, and its value.
    fn key(&mut self, line: &Line, mark: KeyMark, moved: Option<usize>) {
        let text = self.text;
        let name = self.name(&mark);
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let found = frame
            .grammar
            .key(name)
            .or_else(|| frame.grammar.near_key(name));
        let grammar = found.map_or(Grammar::UNKNOWN, |(_, grammar)| grammar);
        let twice = frame.keys.contains(&name);
        frame.keys.push(name);
        let typed = frame.typed;
        frame.last = Last {
            open: true,
            grammar,
            name,
            at: mark.key.start,
            step: found.map(|(key, _)| (key.en, key.zh)),
            shift: typed as isize - frame.column as isize,
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

    /// The slip that moved the key being read.
    pub fn moved(&self) -> Option<usize> {
        let top = self.frames.last()?;
        top.last.moved.or(top.moved)
    }

    /// Opens the list that begins behind a key on its line.
    pub fn open_list(&mut self, column: usize, right: usize, at: usize, end: usize) {
        let Some(top) = self.frames.last_mut() else {
            return;
        };
        top.last.open = false;
        let element = top.last.grammar.element().unwrap_or(Grammar::UNKNOWN);
        let mut list = Frame::new(column, right, true, element);
        list.index = 1;
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
        self.after_bullet(&line, column, bullet, None);
        if let Some(top) = self.frames.last_mut().filter(|top| !top.list) {
            top.loose = true;
        }
    }

    /// Notes a slip, with the way to it from the top of the file.
    pub fn note(&mut self, mut slip: Slip) -> usize {
        let mut path = Vec::new();
        for (index, frame) in self.frames.iter().enumerate() {
            if frame.list {
                let label = self.frames.get(index + 1).and_then(|inner| inner.label);
                let label = label.map(|label| label.chars().take(24).collect());
                path.push(Step::Item(frame.index.saturating_sub(1), label));
            } else if let Some((en, zh)) = frame.last.step {
                path.push(Step::Key(en, zh));
            }
        }
        slip.path = path;
        self.slips.push(slip);
        self.slips.len() - 1
    }

    /// A line that belongs to nothing: it is not read, and said.
    pub fn stray(&mut self, line: &Line) {
        let top = self.frames.last();
        let content = &self.text[line.first..line.end];
        let comment = words::odd_comment(content, line.first).is_some();
        if top.is_some_and(|top| top.last.open) && !comment {
            return self.words_line(line);
        }
        let content = &self.text[line.first..line.end];
        if let Some(slip) = words::odd_comment(content, line.first) {
            let length = if content.starts_with('＃') {
                '＃'.len_utf8()
            } else {
                0
            };
            self.note(slip.patch(line.first..line.first + length, "# "));
            return;
        }
        let slip = words::stray(self.text, line).patch(line.start..line.end, "");
        self.note(slip.class(Class::Hand));
    }

    /// Words on a line of their own, where the key above waits for its value.
    fn words_line(&mut self, line: &Line) {
        let Some(top) = self.frames.last() else {
            return;
        };
        let owner = Owner {
            typed: top.typed,
            column: top.column,
            name: top.last.name,
            gap: line.first..line.first,
            grammar: top.last.grammar,
        };
        self.close_last();
        let column = line.columns(self.text)[0];
        let single = !owner.grammar.takes_prose() && !owner.grammar.is_unknown();
        if column <= owner.typed && single && !owner.grammar.takes_list() {
            return self.value_below(line, owner);
        }
        if line.odd.is_some() || column <= owner.typed {
            self.at = line.start;
            return self.paragraphs_below(owner);
        }
        self.value(line.first, line.end, owner);
    }

    /// A value on the line below its key, and no deeper than it.
    fn value_below(&mut self, line: &Line, owner: Owner<'t>) {
        let colon = self.text[..line.start].trim_end().len();
        let slip = words::value_below(self.text, line, owner.name).class(Class::Ask);
        if self.text[..colon].ends_with(':') {
            self.note(slip.patch(colon..line.first, " "));
            return self.value(line.first, line.end, owner);
        }
        self.note(slip.class(Class::Hand).patch(line.start..line.end, ""));
    }

    fn blank_line(&mut self, line: &Line) {
        if line.end > line.start && self.text[line.start..line.end].contains(line::is_odd_blank) {
            let slip = words::blank_line(self.text, line).patch(line.start..line.end, "");
            self.note(slip);
        }
    }

    /// Where the last line begins whose key is one of the report's that has been read already.
    fn last_repeated(&mut self) -> usize {
        let seen = |name: &str| {
            self.frames
                .first()
                .is_some_and(|root| root.keys.contains(&name))
        };
        let known = |name: &str, _: bool| self.root.key(name).is_some();
        let repeated = |line: &Line| {
            let mark = line::key(self.text, line.start, line.end, &known);
            mark.is_some_and(|mark| seen(&self.text[mark.name]))
        };
        if self.repeated.is_none() {
            let (mut at, mut last) = (self.at, 0);
            while at < self.text.len() {
                let line = Line::at(self.text, at);
                at = line.next;
                if line.first == line.start && repeated(&line) {
                    last = line.start;
                }
            }
            self.repeated = Some(last);
        }
        self.repeated.unwrap_or(0)
    }

    /// A mark that parts documents.
    fn document_mark(&mut self, line: &Line) -> bool {
        let content = &self.text[line.start..line.end];
        let dashes = content.len() >= 3 && content.bytes().all(|byte| byte == b'-');
        let marked = dashes || content == "..." || content.starts_with("--- ");
        if !marked || line.first != line.start {
            return false;
        }
        if self.frames.is_empty() && content.starts_with("---") && content.len() == 3 {
            return true;
        }
        let rest = &self.text[line.next..];
        let more = |text: &str| {
            text.lines().any(|line| {
                let line = line.trim();
                !line.is_empty()
                    && !line.starts_with('#')
                    && !line.chars().all(|mark| mark == '-' || mark == '.')
            })
        };
        if content == "..." && !more(rest) {
            return true;
        }
        let second = self.last_repeated() >= line.next;
        let end = if second { self.text.len() } else { line.end };
        let slip = words::document_mark(line, second).patch(line.start..end, "");
        self.note(slip.class(Class::Hand));
        if second {
            self.at = self.text.len();
        }
        true
    }
}

impl<'t> Frame<'t> {
    fn new(typed: usize, column: usize, list: bool, grammar: Grammar) -> Self {
        Self {
            typed,
            column,
            list,
            grammar,
            keys: Vec::new(),
            index: 0,
            label: None,
            last: Last {
                open: false,
                grammar: Grammar::UNKNOWN,
                name: "",
                at: 0,
                step: None,
                shift: 0,
                moved: None,
            },
            moved: None,
            loose: false,
        }
    }

    /// True for a mapping that knows `key` and does not have it yet.
    fn lacks(&self, key: &str) -> bool {
        let Some((wanted, _)) = self.grammar.key(key) else {
            return false;
        };
        !wanted
            .spellings()
            .any(|spelling| self.keys.contains(&spelling))
    }

    /// Where its last key or dash stands.
    pub fn last_at(&self) -> usize {
        self.last.at
    }
}

/// True where `name` may be a mistyped key of `grammar`.
fn is_near(grammar: Grammar, name: &str) -> bool {
    looks_like_key(name) && grammar.near_key(name).is_some()
}

/// True for a short word without marks.
fn looks_like_key(name: &str) -> bool {
    let quotes: &[char] = &['"', '\'', '“', '”', '*', '_'];
    let name = name.trim_matches(quotes);
    let part_of_key =
        |found: char| found.is_alphanumeric() || found == '_' || line::is_blank(found);
    (1..=10).contains(&name.chars().count()) && name.chars().all(part_of_key)
}
