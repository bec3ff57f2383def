//! Lists and mappings in brackets, on one line or several.

use super::grammar::Grammar;
use super::line::{self, Line, is_colon};
use super::scan::{Owner, Scan};
use super::slip::{Class, Slip};
use super::values::{double_quoted, single_quoted};
use super::words;
use crate::yaml::DEPTH_LIMIT;
use std::ops::Range;

/// One pair of brackets that is open.
struct Level {
    curly: bool,
    /// Of `{}` what it holds, of `[]` what an element is.
    grammar: Grammar,
    /// Of `{}`: what the key being read takes.
    value: Grammar,
    /// Of `{}`: a key comes next.
    key_next: bool,
    commas: usize,
    /// Chinese commas between words, and those that can be nothing but commas.
    wide: Vec<Range<usize>>,
    sure: bool,
    /// Behind the bracket that opens it.
    inner: usize,
    /// The slip of its marks.
    slip: Option<usize>,
    /// An element, or the value of a key, has ended: what parts it from the next is due.
    done: bool,
}

/// How a bracket ended.
enum End {
    Closed(usize),
    /// Not at all: behind this place stands something else.
    Open(usize),
    /// Deeper than anything is read.
    TooDeep,
}

impl<'t> Scan<'t> {
    /// Reads the value in brackets that begins at `at`, on a line that ends at `end`.
    pub fn flow(&mut self, at: usize, end: usize, owner: Owner<'t>) {
        let said = self.slips.len();
        let words = owner.grammar.takes_words()
            && !owner.grammar.takes_keys()
            && !owner.grammar.takes_list();
        match self.brackets(at, &owner) {
            End::Closed(close) => {
                let line_end = self.text[close..]
                    .find('\n')
                    .map_or(self.text.len(), |end| close + end);
                let behind = self.text[close..line_end].trim();
                if behind.is_empty() || behind.starts_with('#') {
                    self.at = self.at.max((line_end + 1).min(self.text.len()));
                    return;
                }
                self.slips.truncate(said);
                self.quote_line(at, end, &owner);
            }
            End::Open(_) if words => {
                self.slips.truncate(said);
                self.quote_line(at, end, &owner);
            }
            End::Open(stop) => self.unclosed(at, stop),
            // The parser will say so.
            End::TooDeep => self.at = self.text.len(),
        }
    }

    /// YML-010: words that begin with a bracket.
    fn quote_line(&mut self, at: usize, end: usize, _: &Owner<'t>) {
        let value = &self.text[at..end];
        let Some(first) = value.chars().next() else {
            return;
        };
        let slip = words::bad_start(at, first, value);
        self.note(slip.patch(at..end, single_quoted(value)));
    }

    /// YML-025
    fn unclosed(&mut self, at: usize, stop: usize) {
        let opened = &self.text[at..stop];
        let mut closers = Vec::new();
        for found in opened.chars() {
            match found {
                '[' | '［' | '【' => closers.push(']'),
                '{' | '｛' => closers.push('}'),
                ']' | '}' | '］' | '｝' | '】' => drop(closers.pop()),
                _ => {}
            }
        }
        let closers: String = closers.into_iter().rev().collect();
        let stop = at + opened.trim_end().trim_end_matches(',').len();
        let slip = words::unclosed(at, &self.text[at..stop], &closers).class(Class::Ask);
        self.note(slip.patch(stop..stop, closers));
        let next = self.text[stop..]
            .find('\n')
            .map_or(self.text.len(), |end| stop + end + 1);
        self.at = self.at.max(next);
    }

    /// Walks through brackets from `at` on, and notes the slips in them.
    fn brackets(&mut self, at: usize, owner: &Owner<'t>) -> End {
        let mut levels: Vec<Level> = Vec::new();
        let (mut here, mut stop) = (at, at);
        while let Some(found) = self.text[here..].chars().next() {
            let length = found.len_utf8();
            match found {
                '\n' => {
                    if here + 1 < self.text.len() && self.ends_flow(here + 1, owner) {
                        return End::Open(stop);
                    }
                    here += 1;
                    continue;
                }
                ' ' | '\t' | '\r' => {
                    here += 1;
                    continue;
                }
                '#' if self.text[..here].ends_with([' ', '\t', '\n']) => {
                    here += self.text[here..]
                        .find('\n')
                        .unwrap_or(self.text.len() - here);
                    continue;
                }
                '[' | '{' | '［' | '｛' | '【' if self.opens(here, &levels) => {
                    if levels.len() > DEPTH_LIMIT {
                        return End::TooDeep;
                    }
                    self.open_level(here, found, &mut levels, owner);
                    here += length;
                }
                ']' | '}' | '］' | '｝' | '】' => {
                    let Some(level) = levels.pop() else {
                        return End::Closed(here);
                    };
                    let wanted = if level.curly { '}' } else { ']' };
                    let mut level = level;
                    if found != wanted {
                        let slip = words::bracket(&self.text[here..here + length], here, wanted);
                        let slip = slip.patch(here..here + length, wanted.to_string());
                        self.note_in(&mut level, slip);
                    }
                    self.wide_commas(&mut level, here);
                    here += length;
                    match levels.last_mut() {
                        None => return End::Closed(here),
                        Some(outer) => outer.done = true,
                    }
                }
                ',' => {
                    self.empty_cell(here, levels.last());
                    if let Some(level) = levels.last_mut() {
                        level.commas += 1;
                        level.key_next = level.curly;
                        level.done = false;
                    }
                    here += 1;
                }
                '，' | '、' | '；' if levels.last().is_some_and(|level| level.done) => {
                    if let Some(level) = levels.last_mut() {
                        level.wide.push(here..here + length);
                        level.sure = true;
                        level.key_next = level.curly;
                        level.done = false;
                    }
                    here += length;
                }
                _ => here = self.flow_token(here, &mut levels, owner),
            }
            stop = here;
        }
        End::Open(stop)
    }

    /// True where the line at `start` is another key's, and not within brackets.
    fn ends_flow(&self, start: usize, owner: &Owner<'t>) -> bool {
        let line = Line::at(self.text, start);
        if line.is_blank() {
            return false;
        }
        let row = self.row(line);
        row.column <= owner.typed && self.is_structure(&row, owner)
    }

    /// True where a bracket opens a level, and is not part of a reference.
    fn opens(&self, here: usize, levels: &[Level]) -> bool {
        let rest = &self.text[here..];
        if rest.starts_with("{{") || rest.starts_with("｛｛") {
            return false;
        }
        let wide = !rest.starts_with(['[', '{']);
        !wide
            || levels.is_empty()
            || levels
                .last()
                .is_some_and(|level| !level.grammar.takes_words())
    }

    fn open_level(&mut self, here: usize, found: char, levels: &mut Vec<Level>, owner: &Owner<'t>) {
        let curly = matches!(found, '{' | '｛');
        let outer = match levels.last() {
            None => owner.grammar,
            Some(level) if level.curly => level.value,
            Some(level) => level.grammar,
        };
        let grammar = if curly {
            outer
        } else {
            outer.element().unwrap_or(Grammar::UNKNOWN)
        };
        let right = if curly { '{' } else { '[' };
        let mut level = Level {
            curly,
            grammar,
            value: Grammar::UNKNOWN,
            key_next: curly,
            commas: 0,
            wide: Vec::new(),
            sure: false,
            inner: here + found.len_utf8(),
            slip: None,
            done: false,
        };
        if found != right {
            let range = here..here + found.len_utf8();
            let slip = words::bracket(&self.text[range.clone()], here, right);
            self.note_in(&mut level, slip.patch(range, right.to_string()));
        }
        levels.push(level);
    }

    /// Notes a mark that is wrong in a level: all of one level are one slip.
    fn note_in(&mut self, level: &mut Level, slip: Slip) {
        match level.slip.and_then(|index| self.slips.get_mut(index)) {
            Some(first) => {
                first.patches.extend(slip.patches);
                // What comes first in the text is told first.
                if slip.at.start < first.at.start {
                    (first.at, first.message) = (slip.at, slip.message);
                }
                let more = slip
                    .hints
                    .into_iter()
                    .filter(|hint| !first.hints.contains(hint));
                let more: Vec<_> = more.collect();
                first.hints.extend(more);
            }
            None => level.slip = Some(self.note(slip.class(Class::Ask))),
        }
    }

    /// YML-026: a comma behind nothing, in a list.
    fn empty_cell(&mut self, comma: usize, level: Option<&Level>) {
        if level.is_some_and(|level| !level.done && !level.curly) {
            let slip = words::empty_cell(comma).class(Class::Ask);
            self.note(slip.patch(comma..comma, "\"\""));
        }
    }

    /// A key or a value; gives where it ends.
    fn flow_token(&mut self, here: usize, levels: &mut [Level], owner: &Owner<'t>) -> usize {
        let Some(level) = levels.last_mut() else {
            return self.text.len();
        };
        if level.curly && level.key_next {
            level.key_next = false;
            if let Some(end) = self.json_key(here, level, owner) {
                return end;
            }
            if let Some(end) = self.flow_key(here, level) {
                return end;
            }
        }
        level.done = true;
        let first = self.text[here..].chars().next();
        if let Some(quote @ ('"' | '\'')) = first {
            return match self.quoted_end(here, quote, owner) {
                Some(end) => end,
                None => self.open_quote(here),
            };
        }
        self.flow_value(here, level)
    }

    /// A key in quotes with its colon, behind which no blank is needed.
    fn json_key(&self, here: usize, level: &mut Level, owner: &Owner<'t>) -> Option<usize> {
        let quote = self.text[here..].chars().next()?;
        if !matches!(quote, '"' | '\'') {
            return None;
        }
        let close = self.quoted_end(here, quote, owner)?;
        let colon = close + line::blanks(&self.text[close..]);
        if !self.text[colon..].starts_with(':') {
            return None;
        }
        let name = &self.text[here + 1..close - 1];
        let found = level.grammar.key(name);
        level.value = found.map_or(Grammar::UNKNOWN, |(_, value)| value);
        Some(colon + 1)
    }

    /// Behind the quote that closes the one at `here`, unless another key's line comes first.
    fn quoted_end(&self, here: usize, quote: char, owner: &Owner<'t>) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = here + 1;
        while at < bytes.len() {
            match bytes[at] {
                b'\\' if quote == '"' => at += 1,
                b'\'' if quote == '\'' && bytes.get(at + 1) == Some(&b'\'') => at += 1,
                b'\n' if at + 1 < bytes.len() && self.ends_flow(at + 1, owner) => return None,
                found if found == quote as u8 => return Some(at + 1),
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// YML-013: a quote between brackets that is not closed; gives where its words end.
    fn open_quote(&mut self, here: usize) -> usize {
        let line = self.text[here..].lines().next().unwrap_or_default();
        // A reference ends in braces too.
        let mut end = 1;
        while let Some(stop) = line[end..].find([',', '}', ']']) {
            end += stop;
            if !line[end..].starts_with("}}") || !line[..end].contains("{{") {
                break;
            }
            end += 2;
        }
        let end = if line[end..].starts_with([',', '}', ']']) {
            end
        } else {
            line.len()
        };
        let value = line[..end].trim_end();
        let slip = words::unpaired(here, value, false).class(Class::Ask);
        let close = here + value.len();
        self.note(slip.patch(close..close, value[..1].to_owned()));
        close
    }

    /// The key at `here` with its colon; `None` where there is none.
    fn flow_key(&mut self, here: usize, level: &mut Level) -> Option<usize> {
        let line_end = self.text[here..]
            .find('\n')
            .map_or(self.text.len(), |end| here + end);
        let grammar = level.grammar;
        let known = |name: &str, _: bool| grammar.key(name).is_some();
        let stop = self.text[here..line_end]
            .find([',', '}', ']'])
            .map_or(line_end, |stop| here + stop);
        let mark = line::key(self.text, here, stop, &known)?;
        let name = &self.text[mark.name.clone()];
        level.value = grammar
            .key(name)
            .or_else(|| grammar.near_key(name))
            .map_or(Grammar::UNKNOWN, |(_, value)| value);
        if let Some(slip) = mark.slip {
            let slip = words::colon(self.text, &mark, name, slip, stop);
            self.note(slip);
        }
        Some(mark.gap.end)
    }

    /// A plain value between brackets; gives where it ends.
    fn flow_value(&mut self, here: usize, level: &mut Level) -> usize {
        let mut end = here + plain_length(&self.text[here..]);
        if end == here {
            // What cannot begin a value is passed by.
            return here + self.text[here..].chars().next().map_or(1, char::len_utf8);
        }
        if level.curly
            && let Some((sep, next)) = self.next_key(here, end, level.grammar)
        {
            let slip = words::comma_before_key(
                &self.text[sep.clone()],
                sep.clone(),
                &self.text[next..end],
            );
            self.note_in(level, slip.patch(sep, ", "));
            level.done = false;
            level.key_next = true;
            return next;
        }
        let value = &self.text[here..end];
        if let Some(number) = self.split_number(here, end, level) {
            return number;
        }
        if value.contains("{{") {
            let slip = words::bare_reference(here, value);
            self.note(slip.patch(here..end, single_quoted(value)));
            return end;
        }
        if value.starts_with(['*', '&', '!', '%', '@', '`', '|', '>']) {
            let first = value.chars().next().unwrap_or('*');
            let slip = words::bad_start(here, first, value);
            self.note(slip.patch(here..end, single_quoted(value)));
            return end;
        }
        if let Some(swallowed) = self.swallowed_bracket(end, level) {
            let whole = &self.text[here..swallowed];
            let slip = words::swallowed(self.text[end..swallowed].trim_start(), whole, end + 1);
            self.note(slip.patch(here..swallowed, double_quoted(whole)));
            return swallowed;
        }
        if !level.curly {
            let marks = value.match_indices(['，', '、', '；']);
            level
                .wide
                .extend(marks.map(|(at, mark)| here + at..here + at + mark.len()));
        }
        if self.text[end..].starts_with(':') {
            // A colon that is no key's: it would break the list.
            let mut colons = Slip::new(
                "YML-008",
                end..end + 1,
                words::inner_colon(end, value).message,
            );
            colons.hints = words::inner_colon(end, value).hints;
            let blanks = line::blanks(&self.text[end + 1..]);
            self.note(colons.class(Class::Ask).patch(end..end + 1 + blanks, "："));
            end += 1 + blanks;
        }
        end
    }

    /// The key that begins within a value, and what stands ahead of it: `甲，数值: 1`.
    fn next_key(&self, here: usize, end: usize, grammar: Grammar) -> Option<(Range<usize>, usize)> {
        let line_end = self.text[end..]
            .find('\n')
            .map_or(self.text.len(), |stop| end + stop);
        let value = &self.text[here..end];
        let seps = value.char_indices().filter(|(_, found)| {
            matches!(found, '，' | '、' | '；' | ';') || line::is_blank(*found)
        });
        for (offset, found) in seps {
            let after = here + offset + found.len_utf8();
            let next = after + line::blanks(&self.text[after..line_end]);
            let rest = longest_key(&self.text[next..line_end]);
            let length = rest
                .find(|found: char| is_colon(found) || matches!(found, ',' | '}' | ']'))
                .unwrap_or(0);
            let name = rest[..length].trim_end();
            let colon = rest[length..].starts_with(is_colon);
            if colon && grammar.key(name).is_some() {
                let start = here + value[..offset].trim_end().len();
                return Some((start..next, next));
            }
        }
        None
    }

    /// A number that a comma splits: `{数值: 1,234}`. Gives where it ends.
    fn split_number(&mut self, here: usize, end: usize, level: &Level) -> Option<usize> {
        let number = level.curly && level.value.takes_number();
        let digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !number || !digits(&self.text[here..end]) {
            return None;
        }
        let mut stop = end;
        while let Some(group) = self.text.get(stop + 1..stop + 4)
            && self.text[stop..].starts_with(',')
            && digits(group)
            && !self.text[stop + 4..].starts_with(|next: char| next.is_ascii_digit())
        {
            stop += 4;
        }
        if stop == end {
            return None;
        }
        let typed = &self.text[here..stop];
        let whole = typed.replace(',', "");
        if self.text[stop..].trim_start().starts_with([',', '}', '\n']) {
            let slip = words::split_number(here..stop, typed);
            self.note(slip.patch(here..stop, whole));
        } else {
            // What stands behind it will be told with the number.
            self.silent.push(crate::yaml::Patch::new(here..stop, whole));
        }
        Some(stop)
    }

    /// Where a line ends whose ` #` hides the bracket that closes.
    fn swallowed_bracket(&self, end: usize, level: &Level) -> Option<usize> {
        let rest = &self.text[end..];
        let line = rest.lines().next().unwrap_or_default();
        let hash = line.trim_start();
        let close = if level.curly { '}' } else { ']' };
        let swallowed = hash.starts_with('#') && !hash[1..].starts_with([' ', '#']);
        let stop = line.find([',', close])?;
        swallowed.then_some(end + stop)
    }

    /// YML-014: Chinese commas that part the elements of a list.
    fn wide_commas(&mut self, level: &mut Level, close: usize) {
        let Some(first) = level.wide.first().cloned() else {
            return;
        };
        let inner = &self.text[level.inner..close];
        let prose = level.grammar.takes_prose() && !level.grammar.takes_keys();
        let sentence = inner.contains('。');
        let names = !level.grammar.takes_prose();
        let fires = level.sure
            || (level.commas == 0 && !(prose && sentence))
            || (names && level.commas > 0 && !self.is_cell(level));
        let named = level
            .wide
            .iter()
            .all(|comma| self.is_named(level, comma, close));
        if level.curly && !level.sure || !fires || (names && named && !level.sure) {
            return;
        }
        let count = level.commas + level.wide.len() + 1;
        let mut slip = words::wide_commas(first, inner, count, level.commas + 1);
        for comma in &level.wide {
            let blanks = line::blanks(&self.text[comma.end..]);
            slip = slip.patch(comma.start..comma.end + blanks, ", ");
        }
        self.note_in(level, slip);
    }

    /// True where cells of a table stand: commas in them are words.
    fn is_cell(&self, level: &Level) -> bool {
        level.grammar.takes_words()
    }

    /// True where the element around a comma is a name that the file defines with the comma in it.
    fn is_named(&self, level: &Level, comma: &Range<usize>, close: usize) -> bool {
        let start = self.text[level.inner..comma.start]
            .rfind(',')
            .map_or(level.inner, |at| level.inner + 1 + at);
        let end = self.text[comma.end..close]
            .find(',')
            .map_or(close, |at| comma.end + at);
        let name = self.text[start..end].trim();
        let defined = |ahead: &str| self.text.contains(&format!("{ahead}: {name}"));
        defined("名称") || defined("name")
    }
}

/// As much of `text` as a key may take.
fn longest_key(text: &str) -> &str {
    let end = (0..=text.len().min(60))
        .rev()
        .find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}

/// The length of a plain value or key between brackets: references belong to it.
fn plain_length(text: &str) -> usize {
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        if rest.starts_with("{{") {
            let line = rest.find('\n').unwrap_or(rest.len());
            at += rest[..line].find("}}").map_or(2, |close| close + 2);
            continue;
        }
        let colon = next == ':'
            && (rest.len() == 1 || rest[1..].starts_with([' ', '\n', '\r', ',', '}', ']']));
        let comment = rest.starts_with(" #");
        if colon
            || comment
            || matches!(
                next,
                ',' | '{' | '}' | '[' | ']' | '\n' | '\r' | '］' | '｝' | '】'
            )
        {
            break;
        }
        at += next.len_utf8();
    }
    text[..at].trim_end_matches([' ', '\t']).len()
}
