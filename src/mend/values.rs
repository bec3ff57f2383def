//! Values: plain words, quoted words, text in a block.

use super::line::{self, Line};
use super::scan::{Owner, Row, Scan};
use super::slip::{Class, Slip};
use super::words;
use crate::yaml::Patch;
use std::ops::Range;

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
    fn plain(&mut self, at: usize, end: usize, owner: Owner<'t>) {
        let rows = self.rows(at, end, &owner);
        let last = rows.last().map_or(end, |row| row.end);
        let value = &self.text[at..last];
        if let Some(slip) = self.bad_start(at, value) {
            self.note(slip);
        } else if let Some(hash) = rows.iter().find_map(|row| self.swallowed_in(row)) {
            let whole = &self.text[at..last];
            let slip = words::swallowed(&self.text[hash..last], whole, hash);
            self.note(slip.patch(at..last, double_quoted(whole)));
        } else {
            self.inner_colons(&rows, &owner);
        }
        let plain = Written::Plain(rows);
        self.paragraphs(owner, plain);
    }

    /// The rows of a plain value, without the comment at the end of one.
    fn rows(&mut self, at: usize, end: usize, owner: &Owner<'t>) -> Vec<Range<usize>> {
        let mut rows = vec![at..end];
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
    fn lost_line(&mut self, line: &Line, owner: &Owner<'t>) -> bool {
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
    fn comment_in(&self, row: &Range<usize>) -> Option<usize> {
        let text = &self.text[row.clone()];
        let mut marks = text.match_indices('#');
        let found =
            marks.find(|(at, _)| text[..*at].ends_with([' ', '\t']) && !is_swallowed(&text[*at..]));
        found.map(|(at, _)| row.start + at)
    }

    fn swallowed_in(&self, row: &Range<usize>) -> Option<usize> {
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
    fn shift_along(&mut self, line: &Line, owner: &Owner<'t>) {
        let by = owner.column.saturating_sub(owner.typed);
        let patch = Patch::new(line.start..line.start, " ".repeat(by));
        let moved = self.moved();
        if let Some(slip) = moved.and_then(|index| self.slips.get_mut(index)) {
            slip.patches.push(patch);
        }
    }

    /// What YAML takes for something else at the start of a value.
    fn bad_start(&self, at: usize, value: &str) -> Option<Slip> {
        let first = value.chars().next()?;
        if value.starts_with("{{") {
            return Some(
                words::bare_reference(at, value).patch(at..at + value.len(), single_quoted(value)),
            );
        }
        let lone = value.len() == 1 || value[first.len_utf8()..].starts_with(' ');
        let bad = match first {
            '*' | '&' | '!' | '%' | '@' | '`' | '|' | '>' | ']' | '}' | ',' => true,
            '?' | ':' | '-' => lone && value != "-",
            _ => false,
        };
        bad.then(|| {
            let quoted = single_quoted(value);
            words::bad_start(at, first, value).patch(at..at + value.len(), quoted)
        })
    }

    /// Colons inside a plain value that YAML takes for the end of a key.
    fn inner_colons(&mut self, rows: &[Range<usize>], owner: &Owner<'t>) {
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
    fn key_behind_value(
        &self,
        rows: &[Range<usize>],
        colon: usize,
        owner: &Owner<'t>,
    ) -> Option<Slip> {
        let row = rows.first().filter(|row| row.contains(&colon))?;
        let before = &self.text[row.start..colon];
        let start = before.rfind(line::is_blank)?;
        let blank = before[start..].chars().next()?.len_utf8();
        let key = row.start + start + blank..colon;
        let top = self.frames.last().filter(|top| !top.list)?;
        top.grammar.key(&self.text[key.clone()])?;
        let value = before[..start].trim_end_matches(line::is_blank).len();
        let gap = row.start + value..key.start;
        let slip = words::key_behind_value(&self.text[key], colon, owner.name);
        Some(
            slip.class(Class::Ask)
                .patch(gap, format!("\n{}", " ".repeat(owner.column))),
        )
    }

    /// Words in quotes.
    fn quoted(&mut self, at: usize, end: usize, owner: Owner<'t>) {
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
    fn escapes(&mut self, at: usize, close: usize) {
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
    fn closing(&self, at: usize, owner: &Owner<'t>) -> Option<usize> {
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
    fn ends_quoted(&self, start: usize, owner: &Owner<'t>) -> bool {
        let line = Line::at(self.text, start);
        if line.is_blank() {
            return false;
        }
        let row = self.row(line);
        row.column <= owner.typed && self.is_structure(&row, owner)
    }

    /// Quotes that do not pair up.
    fn unpaired(&mut self, at: usize, end: usize, owner: Owner<'t>) {
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
        let mut slip = words::unpaired(at, value, wide).class(Class::Ask);
        let stop = at + value.len();
        if straight == 1 && wide {
            slip = slip.patch(at..at + 1, open.to_string());
        } else if straight % 2 == 0 {
            let mark = if double { '"' } else { '\'' };
            for (index, (offset, _)) in value.match_indices(mark).enumerate() {
                let wide = if index % 2 == 0 { open } else { close };
                slip = slip.patch(at + offset..at + offset + 1, wide.to_string());
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

    /// A list that begins behind its key.
    fn dash_behind_key(&mut self, at: usize, end: usize, owner: Owner<'t>) {
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
        self.note(slip.patch(gap, format!("\n{}", " ".repeat(right))));
        self.open_list(column, right, at, end);
    }

    /// `|` or `>`: the lines below that are indented deeper.
    fn block(&mut self, header: &str, owner: Owner<'t>) {
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
                self.paragraphs(owner.clone(), Written::Block(right));
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
    fn line_below(&self) -> Option<Line> {
        (self.at < self.text.len()).then(|| Line::at(self.text, self.at))
    }

    /// A line of odd blanks within a block; true where it was told.
    fn blank_in_block(&mut self, line: &Line) -> bool {
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
    fn goes_on(&self, row: &Row, owner: &Owner<'t>, body: usize) -> bool {
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

/// True for what follows `#` without a blank: words, not a comment.
pub fn is_swallowed(comment: &str) -> bool {
    let words = comment.trim_start_matches('#');
    comment.len() == words.len() + 1 && !words.is_empty() && !words.starts_with(line::is_blank)
}

fn is_block_header(value: &str) -> bool {
    let marks = value[1..].split(" #").next().unwrap_or_default().trim_end();
    marks
        .chars()
        .all(|mark| matches!(mark, '+' | '-' | '1'..='9'))
}

fn line_blanks(before: &str) -> usize {
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
