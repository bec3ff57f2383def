//! Values: words without quotes, and which value is what.

use super::block::is_block_header;
use super::frames::Owner;
use super::line::{self, Line};
use super::scan::Scan;
use super::slip::{Class, Slip};
use super::tokens::Token;
use super::words;
use crate::yaml::Patch;
use std::ops::Range;

/// How a value stands in the file, for the words that turn up below it.
pub enum Written {
    /// Without quotes: its rows.
    Plain(Vec<Range<usize>>),
    /// On one line, in quotes.
    Quoted(Range<usize>),
    /// Closed otherwise.
    Closed,
    /// In a block whose text stands in this column.
    Block(usize),
    /// Nothing stands there yet.
    Open,
}

impl<'t> Scan<'t> {
    /// Reads the value that begins at `at`, on a line that ends at `end`.
    pub fn value(&mut self, at: usize, end: usize, owner: Owner<'t>) {
        let rest = &self.text[at..end];
        let Some(first) = rest.chars().next() else {
            return;
        };
        let flow = "［｛【".contains(first) && !rest.starts_with("｛｛");
        let keyed = || {
            let known = |name: &str, _: bool| owner.grammar.key(name).is_some();
            first == '｛'
                && line::key(self.text, at + first.len_utf8(), end, &known)
                    .is_some_and(|mark| owner.grammar.key(&self.text[mark.name]).is_some())
        };
        let list = || owner.grammar.element().is_some() && !owner.grammar.takes_words();
        let flow = flow && (list() || keyed());
        if list() && (self.other_brackets(at, end, &owner) || self.unopened_list(at, end, &owner)) {
            return;
        }
        match first {
            '#' => self.only_comment(at, end, &owner),
            '|' | '>' if is_block_header(rest) => self.block(rest, owner),
            '"' | '\'' => self.quoted(at, end, owner),
            '[' | '{' if !rest.starts_with("{{") => self.flow(at, end, owner),
            _ if flow => self.flow(at, end, owner),
            '-' if rest.starts_with("- ") => self.dash_behind_key(at, end, owner),
            _ => self.plain(at, end, owner),
        }
    }

    /// A `#` right behind the key: words that would be lost, or a comment ahead of a value that is
    /// still to come.
    pub fn only_comment(&mut self, at: usize, end: usize, owner: &Owner<'t>) {
        if is_swallowed(&self.text[at..end]) && owner.grammar.takes_words() {
            let slip = words::swallowed(&self.text[at..end], &self.text[at..end], at);
            let quoted = double_quoted(&self.text[at..end]);
            self.note(slip.patch(at..end, quoted));
        } else if let Some(top) = self.frames.last_mut() {
            top.last.open = true;
        }
    }

    /// Words without quotes, and the lines that go on with them.
    pub(super) fn plain(&mut self, at: usize, end: usize, owner: Owner<'t>) {
        if self.block_sign(at, end, &owner) || self.words_ahead(at, end, &owner) {
            return;
        }
        let rows = self.rows(at, end, &owner);
        if self.dashless(&rows, &owner) {
            return;
        }
        let last = rows.last().map_or(end, |row| row.end);
        let value = &self.text[at..last];
        if let Some(slip) = self.bad_start(at, value, &owner) {
            let class = if rows.len() > 1 {
                Class::Ask
            } else {
                slip.class
            };
            self.note(slip.class(class));
        } else if let Some(hash) = rows.iter().find_map(|row| self.swallowed_in(row)) {
            let whole = &self.text[at..last];
            let slip = words::swallowed(&self.text[hash..last], whole, hash);
            self.note(slip.patch(at..last, double_quoted(whole)));
        } else {
            self.inner_colons(&rows, &owner);
            if let [row] = &rows[..] {
                self.dash_within(row, &owner);
                self.comma_behind(row, &owner);
                self.lone_quote(row);
            }
        }
        if rows.len() == 1 && self.title_forgotten(&rows[0], &owner) {
            return;
        }
        let plain = Written::Plain(rows);
        self.paragraphs(owner, plain);
    }

    /// Keys below an element that is words: its title's key was forgotten. True where it was told.
    fn title_forgotten(&mut self, words: &Range<usize>, owner: &Owner<'t>) -> bool {
        let Some(line) = self.next_line().filter(|_| owner.name.is_empty()) else {
            return false;
        };
        let row = self.row(line);
        let Token::Key(mark) = &row.token else {
            return false;
        };
        let next = self.name(mark);
        let Some((next_key, _)) = owner.grammar.key(next) else {
            return false;
        };
        let typed = &self.text[words.clone()];
        // Ahead of a title stands an id.
        let own = if next_key.en == "title" {
            "id"
        } else {
            "title"
        };
        let short = || typed.chars().count() <= 10 && typed.chars().all(char::is_alphanumeric);
        let title = owner.grammar.key(own);
        let title = title.filter(|_| row.column > owner.typed && (own == "title" || short()));
        let Some((title, _)) = title else {
            return false;
        };
        let at = words.start;
        let slip =
            super::words::title_forgotten(&self.text[words.clone()], words.clone(), title.zh, next);
        self.note(slip.patch(at..at, format!("{}: ", title.zh)));
        self.open_element(row.column, owner, title.zh);
        true
    }

    /// The rows of a plain value, without the comment at the end of one.
    pub(super) fn rows(&mut self, at: usize, end: usize, owner: &Owner<'t>) -> Vec<Range<usize>> {
        let mut rows = Vec::new();
        rows.push(at..end);
        loop {
            if let Some(row) = rows.last_mut()
                && let Some(stop) = self.comment_in(row)
            {
                row.end = row.start + self.text[row.start..stop].trim_end().len();
                return rows;
            }
            let Some(line) = self.next_line() else {
                return rows;
            };
            let ascii = self.text[line.start..line.first]
                .bytes()
                .take_while(|&byte| byte == b' ');
            let ascii = ascii.count();
            let deeper = ascii > owner.typed && line.odd != Some('\t');
            if !deeper {
                return rows;
            }
            if self.text[line.first..].starts_with('#') {
                if !self.lost_line(&line, owner) {
                    return rows;
                }
                rows.push(line.start + ascii..line.end);
                self.at = line.next;
                continue;
            }
            let row = self.row(line);
            if self.is_structure(&row, owner) {
                return rows;
            }
            if ascii <= owner.column {
                self.shift_along(&line, owner);
            }
            rows.push(line.start + ascii..line.end);
            self.at = line.next;
        }
    }

    /// A line in the midst of words that begins with `#`, and would be lost. True where it was told.
    pub(super) fn lost_line(&mut self, line: &Line, owner: &Owner<'t>) -> bool {
        let comment = &self.text[line.first..line.end];
        let known = |_: &str, _: bool| false;
        let key = line::key(self.text, line.first + 1, line.end, &known);
        let goes_on = || {
            let next = Line::at(self.text, line.next);
            line.next < self.text.len() && !next.is_blank() && next.first - next.start > owner.typed
        };
        if !is_swallowed(comment) || key.is_some() || !owner.grammar.takes_prose() || !goes_on() {
            return false;
        }
        let slip = words::swallowed(comment, comment, line.first).class(Class::Hand);
        self.note(slip.patch(line.first..line.first + 1, "＃"));
        true
    }

    /// Where the comment of a row begins: one that is meant as such, or not words.
    pub(super) fn comment_in(&self, row: &Range<usize>) -> Option<usize> {
        let text = &self.text[row.clone()];
        let mut marks = text.match_indices('#');
        let found =
            marks.find(|(at, _)| text[..*at].ends_with([' ', '\t']) && !is_swallowed(&text[*at..]));
        found.map(|(at, _)| row.start + at)
    }

    pub(super) fn swallowed_in(&self, row: &Range<usize>) -> Option<usize> {
        let text = &self.text[row.clone()];
        line::comment(text).map(|at| row.start + at)
    }

    /// The next line that holds anything; blank lines are passed.
    pub fn next_line(&mut self) -> Option<Line> {
        let mut at = self.at;
        while at < self.text.len() {
            let line = Line::at(self.text, at);
            let odd = self.text[line.start..line.end].contains(line::is_odd_blank);
            if !line.is_blank() || odd {
                let mark = matches!(&self.text[line.start..line.end], "---" | "...");
                if line.is_blank() || mark {
                    return None;
                }
                return Some(line);
            }
            at = line.next;
        }
        None
    }

    /// A line that goes on with a value whose key was moved to the right.
    pub(super) fn shift_along(&mut self, line: &Line, owner: &Owner<'t>) {
        let by = owner.column.saturating_sub(owner.typed);
        let patch = Patch::new(line.start..line.start, " ".repeat(by));
        let moved = self.moved();
        if let Some(slip) = moved.and_then(|index| self.slips.get_mut(index)) {
            slip.patches.push(patch);
        }
    }

    /// What YAML takes for something else at the start of a value.
    pub(super) fn bad_start(&self, at: usize, value: &str, owner: &Owner<'t>) -> Option<Slip> {
        let grammar = owner.grammar;
        let first = value.chars().next()?;
        let inner = at + 2;
        let known = |name: &str, _: bool| grammar.key(name).is_some();
        let end = at + value.len();
        if value.starts_with("{{")
            && value.ends_with("}}")
            && line::key(self.text, inner, end, &known)
                .is_some_and(|mark| known(self.name(&mark), true))
        {
            let slip = words::doubled_braces(at).class(Class::Ask);
            return Some(slip.patch(at..at + 1, "").patch(end - 1..end, ""));
        }
        if value.starts_with("{{") {
            return Some(
                words::bare_reference(at, value).patch(at..at + value.len(), single_quoted(value)),
            );
        }
        if let Some(slip) = self.marked_value(at, value) {
            return Some(slip);
        }
        let lone = value.len() == 1 || value[first.len_utf8()..].starts_with(' ');
        let bad = match first {
            '*' | '&' | '!' | '%' | '@' | '`' | '|' | '>' | ']' | '}' | ',' => true,
            '?' | ':' | '-' => lone && value != "-",
            _ => false,
        };
        let words = value[first.len_utf8()..].starts_with(|next: char| !next.is_ascii());
        if matches!(first, '|' | '>') && words && grammar.takes_prose() {
            let indent = self.below(at).filter(|&column| column > owner.typed);
            let indent = " ".repeat(indent.unwrap_or(owner.column + 2));
            let slip = words::words_behind_block(at, first).class(Class::Ask);
            return Some(slip.patch(at + 1..at + 1, format!("\n{indent}")));
        }
        bad.then(|| {
            let quoted = single_quoted(value);
            words::bad_start(at, first, value).patch(at..at + value.len(), quoted)
        })
    }

    /// The column of the line below the one that byte `at` stands in.
    fn below(&self, at: usize) -> Option<usize> {
        let next = self.line_end(at) + 1;
        let line = (next < self.text.len()).then(|| Line::at(self.text, next))?;
        (!line.is_blank()).then_some(line.first - line.start)
    }

    /// Colons inside a plain value that YAML takes for the end of a key.
    pub(super) fn inner_colons(&mut self, rows: &[Range<usize>], owner: &Owner<'t>) {
        let mut found = Vec::new();
        for row in rows {
            let text = &self.text[row.clone()];
            let mut marks = text.match_indices(':');
            let hits = marks.by_ref().filter(|(at, _)| {
                let after = &text[at + 1..];
                after.is_empty() || after.starts_with([' ', '\t'])
            });
            found.extend(hits.map(|(at, _)| row.start + at));
        }
        let Some(&first) = found.first() else { return };
        if let Some(slip) = self.key_behind_value(rows, first, owner) {
            self.note(slip);
            return;
        }
        let row = rows
            .iter()
            .find(|row| row.contains(&first))
            .unwrap_or(&rows[0]);
        let start = if row.start == rows[0].start {
            row.start
        } else {
            first
        };
        let slip = words::inner_colon(first, &self.text[start.min(row.start)..row.end]);
        let mut slip = slip.class(Class::Ask);
        for at in found {
            let blanks = line::blanks(&self.text[at + 1..]);
            let end = rows
                .iter()
                .find(|row| row.contains(&at))
                .map_or(at + 1, |row| row.end);
            slip = slip.patch(at..(at + 1 + blanks).min(end), "：");
        }
        self.note(slip);
    }

    /// Another key on the line of this one: `年度: 2025 类型: 政府`.
    pub(super) fn key_behind_value(
        &self,
        rows: &[Range<usize>],
        colon: usize,
        owner: &Owner<'t>,
    ) -> Option<Slip> {
        let row = rows.first().filter(|row| row.contains(&colon))?;
        let top = self.frames.last().filter(|top| !top.list)?;
        let text = &self.text[row.clone()];
        let colons = text.match_indices(": ").map(|(at, _)| at);
        let keys = colons.filter_map(|at| {
            let before = &text[..at];
            let start =
                before.rfind(|found| line::is_blank(found) || ",，;；、".contains(found))?;
            let start = start + before[start..].chars().next()?.len_utf8();
            top.grammar.key(&before[start..])?;
            let apart = |found: char| line::is_blank(found) || ",，;；、".contains(found);
            let value = before[..start].trim_end_matches(apart).len();
            Some((row.start + value..row.start + start, row.start + at))
        });
        let keys: Vec<_> = keys.collect();
        let (gap, end) = keys.first().filter(|(gap, _)| gap.start > row.start)?;
        let slip = words::key_behind_value(&self.text[gap.end..*end], colon, owner.name);
        let apart = format!("\n{}", " ".repeat(owner.column));
        let slip = slip.class(Class::Ask);
        Some(keys.iter().fold(slip, |slip, (gap, _)| {
            slip.patch(gap.clone(), apart.clone())
        }))
    }

    /// A list that begins behind its key.
    pub(super) fn dash_behind_key(&mut self, at: usize, end: usize, owner: Owner<'t>) {
        if owner.name.is_empty() || owner.grammar.element().is_none() {
            return self.plain(at, end, owner);
        }
        let below = self.next_line().map(|line| line.first - line.start);
        let below = below.filter(|&column| column >= owner.typed);
        let dash = |column: usize| {
            self.text[self.at..]
                .trim_start_matches([' ', '\n', '\r'])
                .starts_with("- ")
                .then_some(column)
        };
        let column = below.and_then(dash).unwrap_or(owner.typed + 2);
        let right = column + owner.column - owner.typed;
        let slip = words::dash_behind_key(&self.text[at..end], at, owner.name).class(Class::Ask);
        let gap = at - line_blanks(&self.text[..at])..at;
        let slip = self.note(slip.patch(gap, format!("\n{}", " ".repeat(right))));
        let moved = (column != right).then_some(slip);
        self.open_list(column, right, at, end, moved);
    }
}

/// True for what follows `#` without a blank: words, not a comment.
pub fn is_swallowed(comment: &str) -> bool {
    let words = comment.trim_start_matches('#');
    comment.len() == words.len() + 1 && !words.is_empty() && !words.starts_with(line::is_blank)
}

pub(super) fn line_blanks(before: &str) -> usize {
    before.len() - before.trim_end_matches([' ', '\t']).len()
}

/// `value` in single quotes.
pub fn single_quoted(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}

/// `value` in double quotes, or in single ones where it holds what those would change.
pub fn double_quoted(value: &str) -> String {
    if value.contains(['"', '\\']) {
        single_quoted(value)
    } else {
        format!("\"{value}\"")
    }
}
