//! The figures of last year's report.

use super::super::figure::{Figure, figures_of};
use super::super::period::periods_of;
use super::super::stated::lines;
use super::scope::Home;
use crate::check::about::plans;
use crate::check::last::Last;
use crate::record::Decimal;
use crate::source::Span;
use std::collections::HashMap;

/// The figures of last year's report by their names; `None` where one has two values.
pub struct Known<'p> {
    by_key: HashMap<String, Option<Old<'p>>>,
}

/// A figure as last year's report has it.
pub struct Old<'p> {
    pub figure: Figure<'p>,
    pub value: Decimal,
    pub span: Option<Span>,
    pub words: String,
    /// The wholes that it is told of, other than the report's own: 全省.
    pub others: Vec<&'static str>,
}

impl<'p> Known<'p> {
    pub fn of(last: &'p Last) -> Self {
        let mut by_key: HashMap<String, Option<Old<'p>>> = HashMap::new();
        let lines: Vec<_> = lines(&last.prose).collect();
        let home = Home::of(&last.prose);
        let periods = periods_of(&last.prose, &plans(&last.prose));
        for figure in figures_of(&last.prose, &lines, &periods, last.year) {
            let line = &lines[figure.line];
            let Some(value) = figure.said.exact() else {
                continue;
            };
            let span = line.passage.span(line.words(&figure.said));
            let words = line
                .passage
                .slice(figure.said.number.range.clone())
                .to_owned();
            let others = home.others(line, &figure.said);
            let old = Old {
                figure,
                value,
                span,
                words,
                others,
            };
            match by_key.get_mut(&old.figure.key) {
                None => {
                    by_key.insert(old.figure.key.clone(), Some(old));
                }
                Some(known) => {
                    let same = known.as_ref().is_some_and(|known| known.value == value);
                    *known = known.take().filter(|_| same);
                }
            }
        }
        Self { by_key }
    }

    pub fn get(&self, figure: &Figure<'_>) -> Option<&Old<'p>> {
        let old = self.by_key.get(&figure.key)?.as_ref()?;
        old.figure.is_of_same(figure).then_some(old)
    }
}
