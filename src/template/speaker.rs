//! The pack's voice: its patterns, filled with what the file says.

use super::{elements, words};
use crate::document::{Inline, Inlines, Origin};
use crate::pack::{Formula, Kind, Patterns, Wordings};
use crate::record::{Located, OneOrMany, Text, Title};
use crate::report::{Figures, Report};
use std::cell::RefCell;
use std::collections::HashMap;

/// Words what the file leaves out.
pub struct Speaker<'r, 'p> {
    pub report: &'r Report<'p>,
    pub figures: &'r Figures,
    pub wordings: &'r Wordings<'r>,
    /// What is worded here is set off for the clerk to look at.
    pub draft: bool,
    /// How often each wording has been used: patterns take turns.
    turns: RefCell<HashMap<&'static str, usize>>,
}

/// How deep formulas may refer to each other.
const DEEPEST: u8 = 4;

impl<'r, 'p> Speaker<'r, 'p> {
    /// The voice of `wordings` for `report`.
    pub fn new(
        report: &'r Report<'p>,
        figures: &'r Figures,
        wordings: &'r Wordings<'r>,
        draft: bool,
    ) -> Self {
        Self {
            report,
            figures,
            wordings,
            draft,
            turns: RefCell::default(),
        }
    }

    /// The next pattern of the wording `name`, filled in; `None` where the pack has none or it is
    /// switched off. `own` knows the placeholders that belong to this wording.
    pub fn say(
        &self,
        name: &'static str,
        patterns: &Patterns<'_>,
        own: words::Values<'_, 'p>,
    ) -> Option<Inlines<'p>> {
        let OneOrMany(list) = patterns.given()?;
        Some(self.pattern(self.turn(name, list)?, own))
    }

    /// The pattern of `list` whose turn it is.
    pub fn turn<'l, T>(&self, name: &'static str, list: &'l [T]) -> Option<&'l T> {
        let mut turns = self.turns.borrow_mut();
        let used = turns.entry(name).or_default();
        let pattern = list.get(*used % list.len().max(1));
        *used += 1;
        pattern
    }

    /// A pattern, filled in.
    pub fn pattern(&self, pattern: &Title<'_>, own: words::Values<'_, 'p>) -> Inlines<'p> {
        words::pattern(&pattern.pieces, self.figures, &|name| {
            own(name).or_else(|| self.value(name))
        })
    }

    /// The paragraphs of a text in which placeholders may stand.
    pub fn paragraphs(&self, text: &Text<'_>) -> Vec<Inlines<'p>> {
        let paragraphs = text.paragraphs.iter();
        paragraphs
            .map(|pieces| words::pattern(pieces, self.figures, &|name| self.value(name)))
            .collect()
    }

    /// What a placeholder that belongs to no wording stands for.
    pub fn value(&self, name: &str) -> Option<Inlines<'p>> {
        elements::value(self.report, name).or_else(|| self.formula(name, DEEPEST))
    }

    /// The first formula called `name` that fits the report.
    fn formula(&self, name: &str, depth: u8) -> Option<Inlines<'p>> {
        let mut named = self.wordings.formulas.iter().filter(|formula| {
            let called = formula.name.as_ref();
            called.is_some_and(|called| called.text == name) && self.fits(formula)
        });
        named.find_map(|formula| {
            let Some(text) = formula.text.given() else {
                return Some(Vec::new());
            };
            let known = RefCell::new(depth > 0);
            let words = words::pattern(&text.pieces, self.figures, &|name| {
                let value = elements::value(self.report, name)
                    .or_else(|| self.formula(name, depth.checked_sub(1)?));
                if value.is_none() {
                    *known.borrow_mut() = false;
                }
                value
            });
            known.into_inner().then_some(words)
        })
    }

    fn fits(&self, formula: &Formula<'_>) -> bool {
        let levels = &formula.levels.0;
        let level = self.report.level;
        self.is_for([formula.from, formula.to], &formula.kinds.0)
            && (levels.is_empty() || level.is_some_and(|level| levels.contains(&level)))
    }

    /// True where a row for the years `from` to `to`, and for `kinds`, is for this report.
    pub fn is_for(&self, [from, to]: [Option<Located<u16>>; 2], kinds: &[Kind]) -> bool {
        let (from, to) = (from.map(|from| from.value), to.map(|to| to.value));
        let in_time = match self.report.year.map(|year| year.value) {
            Some(year) => from.is_none_or(|from| from <= year) && to.is_none_or(|to| year <= to),
            None => from.is_none() && to.is_none(),
        };
        let kind = self.report.kind.map(|kind| kind.value);
        in_time && (kinds.is_empty() || kind.is_some_and(|kind| kinds.contains(&kind)))
    }

    /// `sentence`, of which only the words of the pack are set off, not what the clerk typed.
    pub fn drafted_around(&self, sentence: Inlines<'p>) -> Inlines<'p> {
        let each = sentence.into_iter().flat_map(|inline| match &inline {
            Inline::Text(run) if run.origin == Origin::Template && run.text.chars().count() > 1 => {
                self.drafted(vec![inline])
            }
            _ => vec![inline],
        });
        each.collect()
    }

    /// `sentence`, set off where this is a draft: `【模板拟写：…】`.
    pub fn drafted(&self, sentence: Inlines<'p>) -> Inlines<'p> {
        if !self.draft || sentence.is_empty() {
            return sentence;
        }
        let mut marked = vec![words::template("【模板拟写：")];
        marked.extend(sentence);
        marked.push(words::template("】"));
        vec![Inline::Drafted(marked)]
    }
}
