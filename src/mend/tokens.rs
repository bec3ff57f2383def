//! What a line begins with: a dash, a key or words, and whether it is more than words.

use super::frames::{Frame, Owner};
use super::grammar::Grammar;
use super::line::{self, Bullet, ColonSlip, KeyMark, Line};
use super::places::Place;
use super::scan::Scan;

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

impl<'t> Scan<'t> {
    /// Takes a line apart. Where its indentation holds what is no blank, its column is the one that
    /// fits.
    pub fn row(&self, line: Line) -> Row {
        let columns = line.columns(self.text);
        let candidates = if line.odd.is_some() {
            &columns[..]
        } else {
            &columns[..1]
        };
        // One level below the key that waits for its value is what most have meant.
        let usual = self.frames.last().filter(|top| top.last.open);
        let usual = usual.map(|top| top.typed + 2);
        let usual = candidates.iter().filter(|&&column| Some(column) == usual);
        let fits = usual.chain(candidates).find_map(|&column| {
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

    pub(super) fn token(&self, line: &Line, column: usize) -> Token {
        let list = self.awaits_list(column);
        if let Some(bullet) = line::bullet(self.text, line.first, line.end, list) {
            return Token::Bullet(bullet);
        }
        if let Some(bullet) = self.glued_dash(line) {
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
                || (self.frames.is_empty() && self.root.key(name).is_some())
                || below.is_some_and(|below| below.key(name).is_some())
        };
        match line::key_alone(self.text, line.first, line.end, &exact) {
            Some(mark) => Token::Key(mark),
            None => Token::Words,
        }
    }

    /// A dash without its blank ahead of a key that elements of an open list have.
    fn glued_dash(&self, line: &Line) -> Option<Bullet> {
        if !self.text[line.first..].starts_with('-') {
            return None;
        }
        let bullet = line::bullet(self.text, line.first, line.end, true)?;
        let name = self.key_behind(&bullet, line.end)?;
        let mut lists = self.frames.iter().filter(|frame| frame.list);
        lists
            .any(|list| list.grammar.key(name).is_some())
            .then_some(bullet)
    }

    /// True where a list is meant in `column`: one is open there, or the key above waits for one.
    pub(super) fn awaits_list(&self, column: usize) -> bool {
        if self.list_at(column).is_some() {
            return true;
        }
        self.frames.last().is_some_and(|top| {
            top.last.open && top.last.grammar.takes_list() && column >= top.typed
        })
    }

    /// The innermost mapping whose keys stand in `column`.
    pub(super) fn mapping_at(&self, column: usize) -> Option<usize> {
        let mut frames = self.frames.iter();
        frames.rposition(|frame| {
            let loose = frame.loose && frame.typed.abs_diff(column) <= 2;
            !frame.list && (frame.typed == column || loose)
        })
    }

    /// The innermost mapping in `column` that knows `key`, or else the innermost.
    pub(super) fn mapping_for(&self, column: usize, key: &str) -> Option<usize> {
        let knows = |frame: &Frame<'_>| {
            !frame.list && frame.typed == column && frame.grammar.key(key).is_some()
        };
        let knowing = self.frames.iter().rposition(knows);
        knowing.or_else(|| self.mapping_at(column))
    }

    pub(super) fn list_at(&self, column: usize) -> Option<usize> {
        let mut frames = self.frames.iter();
        frames.rposition(|frame| frame.list && frame.typed == column)
    }

    /// True where `name` is a key of anything that is open, or below the last key.
    pub(super) fn knows_exactly(&self, name: &str) -> bool {
        let below = self.frames.last().filter(|top| top.last.open);
        self.frames
            .iter()
            .any(|frame| frame.grammar.key(name).is_some())
            || below.is_some_and(|top| top.last.grammar.holding(name).is_some())
            || (self.frames.is_empty() && self.root.key(name).is_some())
    }

    /// True where `name` is a key of anything that is open, or might be meant as one in `column`.
    /// A word that only looks like a key must have a value (`filled`) where that key takes one.
    pub(super) fn knows(&self, column: usize, name: &str, filled: bool) -> bool {
        let is_near = |grammar: Grammar, name: &str| {
            // A guess is dear: past so many, a list has gone missing.
            let guesses = self.guesses.get();
            self.guesses.set(guesses + 1);
            let near = (looks_like_key(name) && guesses < GUESSES)
                .then(|| grammar.near_key(name))
                .flatten();
            near.is_some_and(|(_, value)| filled != (value.takes_list() || value.takes_keys()))
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
    pub(super) fn fits(&self, column: usize, token: &Token) -> bool {
        match token {
            Token::Bullet(_) => matches!(
                self.bullet_place(column, ""),
                Place::Frame(_) | Place::Child
            ),
            Token::Key(mark) => {
                let name = self.name(mark);
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
                let top = || self.top_key(row.column, bullet, row.line.end);
                if self.list_at(row.column).is_some() || top().is_some() {
                    return true;
                }
                let name = self.key_behind(bullet, row.line.end);
                let keyed = name.is_some_and(|name| {
                    let mut frames = self.frames.iter();
                    if frames.any(|frame| frame.lacks_items(name)) && !owner.name.is_empty() {
                        return true;
                    }
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
                let name = self.name(mark);
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
    pub(super) fn key_behind(&self, bullet: &Bullet, end: usize) -> Option<&'t str> {
        let known = |name: &str, _: bool| {
            let mut frames = self.frames.iter();
            frames.any(|frame| {
                (frame.list && frame.grammar.key(name).is_some()) || frame.lacks_items(name)
            })
        };
        let mark = line::key(self.text, bullet.next, end, &known)?;
        Some(&self.text[mark.name])
    }

    /// The name of a key as the file should have it: without what it is dressed up with, where it is
    /// known that way.
    pub(super) fn name(&self, mark: &KeyMark) -> &'t str {
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

    /// True where `mark` is no key but words that hold a colon: words may stand here, and nobody
    /// knows the key.
    pub(super) fn is_words(&self, mark: &KeyMark, column: usize, grammar: Grammar) -> bool {
        let name = self.name(mark);
        // Keys that follow in its column make it one.
        let keys = || {
            let next = self.next_key_in(column, grammar);
            next.is_some_and(|key| grammar.key(key).is_some())
        };
        grammar.takes_words() && grammar.key(name).is_none() && !is_near(grammar, name) && !keys()
    }
}

/// How many keys are guessed in a file.
const GUESSES: usize = 1_000;

/// True where `name` may be a mistyped key of `grammar`.
pub(super) fn is_near(grammar: Grammar, name: &str) -> bool {
    looks_like_key(name) && grammar.near_key(name).is_some()
}

/// True for a short word without marks.
pub(super) fn looks_like_key(name: &str) -> bool {
    let quotes: &[char] = &['"', '\'', '“', '”', '*', '_'];
    let name = name.trim_matches(quotes);
    let part_of_key =
        |found: char| found.is_alphanumeric() || found == '_' || line::is_blank(found);
    (1..=10).contains(&name.chars().count()) && name.chars().all(part_of_key)
}
