//! Lists and mappings in brackets, on one line or several.

use super::frames::Owner;
use super::grammar::Grammar;
use super::line::{self, Line};
use super::scan::Scan;
use super::slip::Class;
use super::values::single_quoted;
use super::words;
use crate::yaml::DEPTH_LIMIT;
use std::ops::Range;

/// One pair of brackets that is open.
pub(super) struct Level {
    pub(super) curly: bool,
    /// Of `{}` what it holds, of `[]` what an element is.
    pub(super) grammar: Grammar,
    /// Of `{}`: what the key being read takes.
    pub(super) value: Grammar,
    /// Of `{}`: a key comes next.
    pub(super) key_next: bool,
    pub(super) commas: usize,
    /// Chinese commas between words, and those that can be nothing but commas.
    pub(super) wide: Vec<Range<usize>>,
    pub(super) sure: bool,
    /// Opened by a full-width bracket.
    pub(super) wide_open: bool,
    /// Behind the bracket that opens it.
    pub(super) inner: usize,
    /// The slips of its brackets, of its commas, and of its colons.
    pub(super) slips: [Option<usize>; 3],
    /// An element, or the value of a key, has ended: what parts it from the next is due.
    pub(super) done: bool,
}

/// How a bracket ended.
pub(super) enum End {
    Closed(usize),
    /// Not at all: behind this place stands something else.
    Open(usize, Vec<Level>),
    /// Deeper than anything is read.
    TooDeep,
}

impl<'t> Scan<'t> {
    /// Reads the value in brackets that begins at `at`, on a line that ends at `end`.
    pub fn flow(&mut self, at: usize, end: usize, owner: Owner<'t>) {
        let said = self.slips.len();
        let ended = self.brackets(at, &owner);
        self.ended(ended, said, at, end, owner);
    }

    /// YML-025: keys and values up to a brace that nobody has opened: `名称: 甲, 数值: 1}`. True where
    /// that is what stands at `at`, and was told.
    pub(super) fn unopened(&mut self, at: usize, end: usize, owner: &Owner<'t>) -> bool {
        let typed = &self.text[at..end];
        let grammar = owner.grammar;
        let known = |name: &str, _: bool| grammar.key(name).is_some();
        let keyed = |at: usize| line::key(self.text, at, end, &known);
        let first = keyed(at).filter(|mark| grammar.key(self.name(mark)).is_some());
        let Some(first) = first.filter(|_| typed.ends_with('}') && !typed.contains(['{', '"']))
        else {
            return false;
        };
        let further = typed.match_indices([',', '，', '、', '；', ';']);
        let mut further = further.map(|(offset, mark)| at + offset + mark.len());
        let several = further.any(|next| {
            let next = next + line::blanks(&self.text[next..end]);
            keyed(next).is_some_and(|mark| grammar.key(self.name(&mark)).is_some())
        });
        if !several {
            return false;
        }
        let slip = words::unopened(end - 1, self.name(&first)).class(Class::Ask);
        self.note(slip.patch(at..at, "{"));
        let mut levels = Vec::new();
        self.open_level(at, '{', &mut levels, owner);
        let said = self.slips.len();
        let ended = self.brackets_in(at, levels, owner);
        self.ended(ended, said, at, end, owner.clone());
        true
    }

    /// Goes on behind brackets that have `ended`; `said` slips were noted ahead of them.
    fn ended(&mut self, ended: End, said: usize, at: usize, end: usize, owner: Owner<'t>) {
        let words = owner.grammar.takes_words() || owner.grammar.is_unknown();
        let words = words && !owner.grammar.takes_keys() && !owner.grammar.takes_list();
        match ended {
            End::Closed(close) => {
                let line_end = self.text[close..]
                    .find('\n')
                    .map_or(self.text.len(), |end| close + end);
                let behind = self.text[close..line_end].trim();
                if behind.is_empty() || behind.starts_with('#') {
                    self.at = self.at.max((line_end + 1).min(self.text.len()));
                    return;
                }
                if !words {
                    let slip =
                        words::behind_bracket(close + line::blanks(&self.text[close..]), behind)
                            .class(Class::Ask);
                    self.note(slip.patch(close..line_end, ""));
                    self.at = self.at.max((line_end + 1).min(self.text.len()));
                    return;
                }
                self.slips.truncate(said);
                self.quote_lines(at, end, &owner);
            }
            End::Open(..) if words => {
                self.slips.truncate(said);
                self.quote_lines(at, end, &owner);
            }
            End::Open(stop, levels) => self.unclosed(at, stop, levels),
            // The parser will say so.
            End::TooDeep => self.at = self.text.len(),
        }
    }

    /// YML-010: words that begin with a bracket, and the lines that go on with them.
    pub(super) fn quote_lines(&mut self, at: usize, end: usize, owner: &Owner<'t>) {
        let rows = self.rows(at, end, owner);
        let last = rows.last().map_or(end, |row| row.end);
        let value = &self.text[at..last];
        let Some(first) = value.chars().next() else {
            return;
        };
        let class = if rows.len() > 1 {
            Class::Ask
        } else {
            Class::Safe
        };
        let slip = words::bad_start(at, first, value).class(class);
        self.note(slip.patch(at..last, single_quoted(value)));
    }

    /// YML-025
    pub(super) fn unclosed(&mut self, at: usize, stop: usize, mut levels: Vec<Level>) {
        let opened = &self.text[at..stop];
        let closers = levels.iter().rev();
        let closers: String = closers
            .map(|level| if level.curly { '}' } else { ']' })
            .collect();
        let stop = at + opened.trim_end().trim_end_matches(',').len();
        let slip = words::unclosed(at, &self.text[at..stop], &closers).class(Class::Ask);
        self.note(slip.patch(stop..stop, closers));
        for level in &mut levels {
            self.wide_commas(level, stop);
        }
        let next = self.text[stop..]
            .find('\n')
            .map_or(self.text.len(), |end| stop + end + 1);
        self.at = self.at.max(next);
    }

    /// Walks through brackets from `at` on, and notes the slips in them.
    pub(super) fn brackets(&mut self, at: usize, owner: &Owner<'t>) -> End {
        self.brackets_in(at, Vec::new(), owner)
    }

    /// The same, where `levels` are open already.
    fn brackets_in(&mut self, at: usize, mut levels: Vec<Level>, owner: &Owner<'t>) -> End {
        let (mut here, mut stop) = (at, at);
        while let Some(found) = self.text[here..].chars().next() {
            let length = found.len_utf8();
            match found {
                '\n' => {
                    if here + 1 < self.text.len() && self.ends_flow(here + 1, owner) {
                        return End::Open(stop, levels);
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
                ']' | '}' | '］' | '｝' | '】'
                    if found.is_ascii()
                        || levels
                            .last()
                            .is_some_and(|level| self.closes(here, level, owner)) =>
                {
                    let Some(level) = levels.pop() else {
                        return End::Closed(here);
                    };
                    let wanted = if level.curly { '}' } else { ']' };
                    let mut level = level;
                    if found != wanted {
                        let slip = words::bracket(&self.text[here..here + length], here, wanted);
                        let slip = slip.patch(here..here + length, wanted.to_string());
                        self.note_in(&mut level, 0, slip);
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
        End::Open(stop, levels)
    }

    /// True where the line at `start` is another key's, and not within brackets.
    pub(super) fn ends_flow(&self, start: usize, owner: &Owner<'t>) -> bool {
        let line = Line::at(self.text, start);
        if line.is_blank() {
            return false;
        }
        let row = self.row(line);
        row.column <= owner.typed && self.is_structure(&row, owner)
    }

    /// True where a full-width bracket at `here` can only be meant to close `level`: what it closes was
    /// opened by one, or holds no words, or ends with its line.
    pub(super) fn closes(&self, here: usize, level: &Level, owner: &Owner<'t>) -> bool {
        let Some(found) = self.text[here..].chars().next() else {
            return false;
        };
        if !matches!(found, '］' | '｝' | '】') {
            return false;
        }
        let inside = if level.curly {
            level.value
        } else {
            level.grammar
        };
        if level.wide_open || !(inside.takes_words() || inside.is_unknown()) {
            return true;
        }
        let (after, end) = (here + found.len_utf8(), self.line_end(here));
        let behind = self.text[after..end].trim_end();
        let last = end >= self.text.len() || self.ends_flow(end + 1, owner);
        last && (behind.is_empty()
            || behind.trim_start().starts_with("#") && behind.starts_with(' '))
    }

    /// Where the line ends that byte `at` stands in. The last answer is kept: a line may be long.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let (from, end) = self.line_ends.get();
        if from <= at && at <= end && end > 0 {
            return end;
        }
        let rest = &self.text[at..];
        let end = rest
            .find('\n')
            .map_or(self.text.len(), |length| at + length);
        self.line_ends.set((at, end));
        end
    }

    /// True where a bracket opens a level, and is not part of a reference.
    pub(super) fn opens(&self, here: usize, levels: &[Level]) -> bool {
        let rest = &self.text[here..];
        if rest.starts_with("{{") || rest.starts_with("｛｛") {
            return false;
        }
        let wide = !rest.starts_with(['[', '{']);
        !wide
            || levels.last().is_none_or(|level| {
                let inside = if level.curly {
                    level.value
                } else {
                    level.grammar
                };
                !inside.takes_words() && !inside.is_unknown()
            })
    }

    pub(super) fn open_level(
        &mut self,
        here: usize,
        found: char,
        levels: &mut Vec<Level>,
        owner: &Owner<'t>,
    ) {
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
            wide_open: !found.is_ascii(),
            inner: here + found.len_utf8(),
            slips: [None; 3],
            done: false,
        };
        if found != right {
            let range = here..here + found.len_utf8();
            let slip = words::bracket(&self.text[range.clone()], here, right);
            self.note_in(&mut level, 0, slip.patch(range, right.to_string()));
        }
        levels.push(level);
    }
}
