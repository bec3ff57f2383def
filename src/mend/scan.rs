//! The scan: line by line, with a stack of the lists and mappings that are open.

use super::bullets::Run;
use super::frames::{Frame, Owner};
use super::grammar::{Grammar, Guesses};
use super::line::{self, Line};
use super::slip::{Class, Slip};
use super::tokens::Token;
use super::values::Written;
use super::words;
use crate::diagnostic::Step;
use crate::yaml::Patch;
use std::cell::{Cell, OnceCell};
use std::collections::{HashMap, HashSet};
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
    /// The key that a dash has torn off last, and the slip that says so.
    pub(super) torn: Option<(usize, usize)>,
    /// Where the last line stands that begins the report anew.
    pub(super) repeated: Option<usize>,
    /// Where the last line stands that is more than a mark between documents.
    pub(super) last_content: Option<usize>,
    /// A stretch of a line, up to its end.
    pub(super) line_ends: Cell<(usize, usize)>,
    /// The names of the file's figures.
    pub(super) names: OnceCell<HashSet<String>>,
    /// The file's anchors, and where what each stands for begins.
    pub(super) anchors: OnceCell<HashMap<&'t str, usize>>,
    /// What keys were guessed to mean.
    pub(super) meant: Guesses<'t>,
    /// How many keys have been guessed.
    pub(super) guesses: Cell<usize>,
    pub(super) root: Grammar,
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
            torn: None,
            repeated: None,
            last_content: None,
            line_ends: Cell::new((0, 0)),
            names: OnceCell::new(),
            anchors: OnceCell::new(),
            meant: Guesses::default(),
            guesses: Cell::new(0),
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
        self.settle_classes();
        if self.frames.is_empty() {
            // No report at all, which is said once.
            self.slips.retain(|slip| slip.code != "YML-020");
        }
    }

    /// No repair is safer than the one that it counts on.
    fn settle_classes(&mut self) {
        for index in 0..self.slips.len() {
            let base = self.slips[index].counts_on;
            if let Some(base) = base.and_then(|base| self.slips.get(base)) {
                self.slips[index].class = self.slips[index].class.max(base.class);
            }
        }
    }

    pub(super) fn line(&mut self, line: Line) {
        if line.is_blank() {
            return self.blank_line(&line);
        }
        if self.document_mark(&line) {
            return;
        }
        if self.fence(&line) {
            return;
        }
        if self.text[line.first..].starts_with('#') && !self.is_first_words(&line) {
            if self.commented_key(&line) {
                return;
            }
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
        if self.pasted_rows(&line) || self.asked_key(&line) {
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
    pub(super) fn is_flow(&self, line: &Line) -> bool {
        let rest = &self.text[line.first..];
        rest.starts_with('{') && !rest.starts_with("{{")
    }

    /// True where a line that begins with `#` holds the words that the key above waits for.
    pub(super) fn is_first_words(&self, line: &Line) -> bool {
        let column = line.first - line.start;
        let awaited = self.frames.last().is_some_and(|top| {
            top.last.open && column > top.typed && top.last.grammar.takes_prose()
        });
        // A line that was taken out holds a key or a dash.
        let rest = &self.text[line.first + 1..line.end];
        let never = |_: &str, _: bool| false;
        let taken_out =
            || rest.starts_with("- ") || line::key(rest, 0, rest.len(), &never).is_some();
        awaited && super::values::is_swallowed(&self.text[line.first..line.end]) && !taken_out()
    }

    /// Moves a line that was typed in `column` to where it belongs: for `slip`, for the blanks it
    /// begins with, or along with what an earlier slip moved. Gives the slip.
    pub(super) fn settle(
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
            // It stands there already: only what stands above it does not yet.
            let settled = line.odd.is_none() && column == right;
            return self.indent(line, right, slip.filter(|_| !settled));
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
    pub(super) fn indent(
        &mut self,
        line: &Line,
        right: usize,
        slip: Option<Slip>,
    ) -> Option<usize> {
        let mut slip = slip?.patch(line.start..line.first, " ".repeat(right));
        let top = self.frames.last().filter(|top| top.typed != top.column);
        slip.counts_on = top.and_then(|top| top.moved);
        Some(self.note(slip))
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
        let patch = Patch::new(line.start..line.end, "");
        // Lines in a row are one slip.
        if let Some(last) = self.slips.last_mut().filter(|last| last.code == "YML-020")
            && let Some(above) = last.patches.last()
            && self.text[above.range.end..line.start].trim().is_empty()
        {
            last.patches.push(patch);
            return;
        }
        let mut slip = words::stray(self.text, line).class(Class::Hand);
        slip.patches.push(patch);
        self.note(slip);
    }

    /// Words on a line of their own, where the key above waits for its value.
    pub(super) fn words_line(&mut self, line: &Line) {
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
            return self.paragraphs(owner, Written::Open);
        }
        self.value(line.first, line.end, owner);
    }

    /// A value on the line below its key, and no deeper than it.
    pub(super) fn value_below(&mut self, line: &Line, owner: Owner<'t>) {
        let colon = self.text[..line.start].trim_end().len();
        let slip = words::value_below(self.text, line, owner.name).class(Class::Ask);
        if self.text[..colon].ends_with(':') {
            self.note(slip.patch(colon..line.first, " "));
            return self.value(line.first, line.end, owner);
        }
        self.note(slip.class(Class::Hand).patch(line.start..line.end, ""));
    }

    pub(super) fn blank_line(&mut self, line: &Line) {
        if line.end > line.start && self.text[line.start..line.end].contains(line::is_odd_blank) {
            let slip = words::blank_line(self.text, line).patch(line.start..line.end, "");
            self.note(slip);
        }
    }

    /// Marks the last key's value as begun.
    pub fn close_last(&mut self) {
        if let Some(top) = self.frames.last_mut() {
            top.last.open = false;
        }
    }

    /// The slip that moved the key being read.
    pub fn moved(&self) -> Option<usize> {
        let top = self.frames.last()?;
        top.last.moved.or(top.moved)
    }
}
