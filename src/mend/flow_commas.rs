//! What parts the elements between brackets (YML-014).

use super::flow::Level;
use super::frames::Owner;
use super::grammar::Grammar;
use super::line;
use super::scan::Scan;
use super::slip::{Class, Slip};
use super::words;
use std::collections::HashSet;
use std::ops::Range;

impl<'t> Scan<'t> {
    /// YML-014: a list of names in brackets of another kind: `（甲、乙）`. True where that was told.
    pub(super) fn other_brackets(&mut self, at: usize, end: usize, owner: &Owner<'t>) -> bool {
        const PAIRS: [(char, char); 4] = [('（', '）'), ('(', ')'), ('〔', '〕'), ('﹝', '﹞')];
        let value = &self.text[at..end];
        let pair = PAIRS.into_iter().find_map(|(open, close)| {
            let inner = value.strip_prefix(open)?.strip_suffix(close)?;
            (!inner.contains([open, close, ',']) && !inner.trim().is_empty()).then_some(open)
        });
        let Some(open) = pair.filter(|_| !holds_keys(owner)) else {
            return false;
        };
        let length = open.len_utf8();
        let slip = words::bracket(&value[..length], at, '[').class(Class::Ask);
        let slip = slip.patch(at..at + length, "[");
        let slip = slip.patch(
            end - value.chars().next_back().map_or(1, char::len_utf8)..end,
            "]",
        );
        self.note(with_commas(slip, value, at));
        true
    }

    /// YML-025: a list of names that is closed and was never opened: `甲, 乙]`. True where that was
    /// told.
    pub(super) fn unopened_list(&mut self, at: usize, end: usize, owner: &Owner<'t>) -> bool {
        let value = &self.text[at..end];
        let inner = value.strip_suffix([']', '］', '】']);
        let Some(inner) = inner.filter(|inner| {
            let opened = inner.contains(['[', '［', '【', '{', '"', '\'']);
            !opened && !inner.trim().is_empty() && !inner.starts_with(['-', '|', '>', '#'])
        }) else {
            return false;
        };
        if holds_keys(owner) {
            return false;
        }
        let close = at + inner.len();
        let slip = words::unopened_list(close..end, inner).class(Class::Ask);
        let slip = slip.patch(at..at, "[").patch(close..end, "]");
        self.note(with_commas(slip, inner, at));
        true
    }

    /// YML-026: a comma behind nothing, in a list.
    pub(super) fn empty_cell(&mut self, comma: usize, level: Option<&Level>) {
        if level.is_some_and(|level| !level.done && !level.curly) {
            let slip = words::empty_cell(comma).class(Class::Ask);
            self.note(slip.patch(comma..comma, "\"\""));
        }
    }

    /// Notes a mark that is wrong in a level: all of one kind and level are one slip.
    pub(super) fn note_in(&mut self, level: &mut Level, kind: usize, slip: Slip) {
        match level.slips[kind].and_then(|index| self.slips.get_mut(index)) {
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
            None => level.slips[kind] = Some(self.note(slip.class(Class::Ask))),
        }
    }

    /// YML-014: Chinese commas that part the elements of a list.
    pub(super) fn wide_commas(&mut self, level: &mut Level, close: usize) {
        let Some(first) = level.wide.first().cloned() else {
            return;
        };
        if level.grammar.is_unknown() && !level.sure {
            return;
        }
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
        self.note_in(level, 1, slip);
    }

    /// True where cells of a table stand: commas in them are words.
    pub(super) fn is_cell(&self, level: &Level) -> bool {
        level.grammar.takes_words()
    }

    /// True where the element around a comma is a name that the file defines with the comma in it.
    pub(super) fn is_named(&self, level: &Level, comma: &Range<usize>, close: usize) -> bool {
        let start = self.text[level.inner..comma.start]
            .rfind(',')
            .map_or(level.inner, |at| level.inner + 1 + at);
        let end = self.text[comma.end..close]
            .find(',')
            .map_or(close, |at| comma.end + at);
        let name = self.text[start..end].trim();
        let names = self.names.get_or_init(|| names(self.text));
        names.contains(name)
    }
}

/// True where elements are keys and values, not names.
fn holds_keys(owner: &Owner<'_>) -> bool {
    let element = owner.grammar.element();
    owner.grammar.takes_keys() || element.is_some_and(Grammar::takes_keys)
}

/// `slip`, with a comma in the place of each Chinese one in `value`, which stands at `at`.
fn with_commas(slip: Slip, value: &str, at: usize) -> Slip {
    let marks = value.match_indices(['，', '、', '；']);
    marks.fold(slip, |slip, (offset, mark)| {
        let start = at + offset;
        let behind = offset + mark.len();
        slip.patch(start..at + behind + line::blanks(&value[behind..]), ", ")
    })
}

/// The names that figures have in `text`, as they may stand there.
fn names(text: &str) -> HashSet<String> {
    let keys = ["名称: ", "name: "].into_iter().flat_map(|key| {
        text.match_indices(key)
            .map(move |(at, _)| &text[at + key.len()..])
    });
    let all = keys.flat_map(|rest| {
        let line = rest.lines().next().unwrap_or_default();
        let short = &line[..line.find([',', '}']).unwrap_or(line.len())];
        // Between brackets a line may be long.
        [short, line].map(|name| {
            name.get(..name.len().min(300))
                .unwrap_or(short)
                .trim()
                .to_owned()
        })
    });
    all.collect()
}
