//! Keys and values between brackets.

use super::flow::Level;
use super::frames::Owner;
use super::grammar::Grammar;
use super::line::{self, is_colon};
use super::scan::Scan;
use super::slip::{Class, Slip};
use super::values::{double_quoted, single_quoted};
use super::words;
use std::ops::Range;

impl<'t> Scan<'t> {
    /// A key or a value; gives where it ends.
    pub(super) fn flow_token(
        &mut self,
        here: usize,
        levels: &mut [Level],
        owner: &Owner<'t>,
    ) -> usize {
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
        self.flow_value(here, level, owner)
    }

    /// A key in quotes with its colon, behind which no blank is needed.
    pub(super) fn json_key(
        &self,
        here: usize,
        level: &mut Level,
        owner: &Owner<'t>,
    ) -> Option<usize> {
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
    pub(super) fn quoted_end(&self, here: usize, quote: char, owner: &Owner<'t>) -> Option<usize> {
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
    pub(super) fn open_quote(&mut self, here: usize) -> usize {
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
    pub(super) fn flow_key(&mut self, here: usize, level: &mut Level) -> Option<usize> {
        let line_end = self.line_end(here);
        let grammar = level.grammar;
        let known = |name: &str, _: bool| grammar.key(name).is_some();
        let stop = self.text[here..line_end]
            .find([',', '}', ']'])
            .map_or(line_end, |stop| here + stop);
        let Some(mark) = line::key(self.text, here, stop, &known) else {
            return self.colon_forgotten(here, level);
        };
        let name = &self.text[mark.name.clone()];
        level.value = grammar
            .key(name)
            .or_else(|| grammar.near_key(name))
            .map_or(Grammar::UNKNOWN, |(_, value)| value);
        if let Some(slip) = mark.slip {
            let behind = self.next_key(mark.gap.end, stop, grammar, false);
            let stop = behind.map_or(stop, |(sep, _)| sep.start);
            let slip = words::colon(self.text, &mark, name, slip, stop);
            self.note(slip);
        }
        Some(mark.gap.end)
    }

    /// YML-019: a known key, and a comma or blanks where its colon should be: `{名称, 甲}`. Gives
    /// where its value begins.
    fn colon_forgotten(&mut self, here: usize, level: &mut Level) -> Option<usize> {
        let grammar = level.grammar;
        let known = |name: &str| grammar.key(name).is_some();
        let line_end = self.line_end(here);
        let line = &self.text[..line_end];
        let mark = line::key_alone(line, here, line_end, &known)?;
        let value = mark.gap.end;
        let stop = line[value..].find([',', '，', '}', ']', ';', '；']);
        let stop = stop.map_or(line_end, |stop| value + stop);
        // A key that stands there has its own value, and this one none.
        let next = line::key(line, value, line_end, &|name, _| known(name));
        let keyed = next.is_some_and(|next| known(self.name(&next)));
        if keyed || mark.gap.is_empty() || line[value..stop].trim().is_empty() {
            return None;
        }
        let name = &line[mark.name.clone()];
        level.value = grammar.key(name)?.1;
        let slip = words::colon(line, &mark, name, line::ColonSlip::Missing, stop);
        self.note_in(level, 2, slip);
        Some(value)
    }

    /// A plain value between brackets; gives where it ends.
    pub(super) fn flow_value(
        &mut self,
        here: usize,
        level: &mut Level,
        owner: &Owner<'t>,
    ) -> usize {
        let mut end = here
            + plain_length(&self.text[here..], &|at| {
                self.closes(here + at, level, owner)
            });
        if end == here {
            // What cannot begin a value is passed by.
            return here + self.text[here..].chars().next().map_or(1, char::len_utf8);
        }
        if level.curly
            && let Some((sep, next)) =
                self.next_key(here, end, level.grammar, level.slips[2].is_some())
        {
            let slip = words::comma_before_key(
                &self.text[sep.clone()],
                sep.clone(),
                &self.text[next..end],
            );
            self.note_in(level, 1, slip.patch(sep, ", "));
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

    /// The key that begins within a value, and what stands ahead of it: `甲，数值: 1`. Where another
    /// colon was forgotten (`loose`), a comma may stand for this one.
    pub(super) fn next_key(
        &self,
        here: usize,
        end: usize,
        grammar: Grammar,
        loose: bool,
    ) -> Option<(Range<usize>, usize)> {
        let line_end = self.line_end(end);
        let value = &self.text[here..end];
        let seps = value.char_indices().filter(|(_, found)| {
            matches!(found, '，' | '、' | '；' | ';') || line::is_blank(*found)
        });
        for (offset, found) in seps {
            let after = here + offset + found.len_utf8();
            let next = after + line::blanks(&self.text[after..line_end]);
            let rest = longest_key(&self.text[next..line_end]);
            let length = rest
                .find(|found: char| {
                    let comma = loose && matches!(found, '，' | '、' | '；');
                    is_colon(found) || comma || matches!(found, ',' | '}' | ']')
                })
                .unwrap_or(0);
            let name = rest[..length].trim_end();
            let colon = rest[length..].starts_with(is_colon) || loose && length > 0;
            if colon && grammar.key(name).is_some() {
                let start = here + value[..offset].trim_end().len();
                return Some((start..next, next));
            }
        }
        None
    }

    /// A number that a comma splits: `{数值: 1,234}`. Gives where it ends.
    pub(super) fn split_number(&mut self, here: usize, end: usize, level: &Level) -> Option<usize> {
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
    pub(super) fn swallowed_bracket(&self, end: usize, level: &Level) -> Option<usize> {
        let line = &self.text[end..self.line_end(end)];
        let hash = line.get(..8).unwrap_or(line).trim_start();
        let swallowed = hash.starts_with('#') && !hash[1..].starts_with([' ', '#']);
        let close = if level.curly { '}' } else { ']' };
        let stop = || line.find([',', close]);
        swallowed.then(stop).flatten().map(|stop| end + stop)
    }
}

/// As much of `text` as a key may take.
pub(super) fn longest_key(text: &str) -> &str {
    let end = (0..=text.len().min(120))
        .rev()
        .find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}

/// The length of a plain value or key between brackets: references belong to it.
pub(super) fn plain_length(text: &str, closes: &dyn Fn(usize) -> bool) -> usize {
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        if rest.starts_with("{{") {
            // A name is not long.
            let near = longest_key(rest);
            let near = near.split('\n').next().unwrap_or_default();
            at += near.find("}}").map_or(2, |close| close + 2);
            continue;
        }
        let colon = next == ':'
            && (rest.len() == 1 || rest[1..].starts_with([' ', '\n', '\r', ',', '}', ']']));
        let comment = rest.starts_with(" #");
        if colon
            || comment
            || matches!(next, ',' | '{' | '}' | '[' | ']' | '\n' | '\r')
            || (matches!(next, '］' | '｝' | '】') && closes(at))
        {
            break;
        }
        at += next.len_utf8();
    }
    text[..at].trim_end_matches([' ', '\t']).len()
}
