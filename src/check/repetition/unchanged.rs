//! DUP-003: sentences that stand in last year's report word for word.

use super::super::{Facts, Found, Rule};
use super::again::{bare, counts};
use crate::prose::{Part, Passage, Prose};
use crate::say;
use crate::terms::pairs;
use std::collections::HashMap;
use std::ops::Range;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let Some(last) = facts.last else {
        return;
    };
    let mut known: HashMap<&str, (&Passage, Range<usize>)> = HashMap::new();
    for (passage, range) in said(&last.prose) {
        let words = passage.slice(range.clone());
        known.entry(words).or_insert((passage, range));
    }
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (passage, range) in said(facts.prose) {
        let Some((before, there)) = known.get(passage.slice(range.clone())) else {
            continue;
        };
        match runs.last_mut() {
            // Sentences that follow each other in both reports are one finding.
            Some(run) if run.goes_on(passage, &range, before, there) => {
                run.range.end = range.end;
                run.there.end = there.end;
            }
            _ => runs.push(Run {
                passage,
                range,
                before,
                there: there.clone(),
            }),
        }
    }
    for run in runs {
        run.tell(rule, found);
    }
}

/// What stands in both reports.
struct Run<'p> {
    passage: &'p Passage,
    range: Range<usize>,
    before: &'p Passage,
    there: Range<usize>,
}

impl Run<'_> {
    fn goes_on(
        &self,
        passage: &Passage,
        range: &Range<usize>,
        before: &Passage,
        there: &Range<usize>,
    ) -> bool {
        let same = std::ptr::eq(self.passage, passage) && std::ptr::eq(self.before, before);
        let close = |end: usize, start: usize| end <= start && start - end <= '。'.len_utf8() * 2;
        same && close(self.range.end, range.start) && close(self.there.end, there.start)
    }

    fn tell(&self, rule: &Rule, found: &mut Found) {
        let count = self.passage.slice(self.range.clone()).chars().count();
        let message = say!(
            "这{count}个字和上年的报告一字不差",
            "these {count} characters are those of last year's report, word for word"
        );
        let finding = rule.finding(self.passage, self.range.clone(), message);
        found.diagnostics.extend(finding.map(|finding| {
            let finding = finding.hint(say!(
                "核对是不是今年的情况；数字、做法有变化的，照今年的写",
                "is it so this year? write what has changed"
            ));
            match self.before.span(self.there.clone()) {
                Some(span) => finding.relate(
                    span,
                    say!("上年的报告写在这里", "last year's report has it here"),
                ),
                None => finding,
            }
        }));
    }
}

/// The sentences of the running text that are the writer's own.
fn said(prose: &Prose) -> impl Iterator<Item = (&Passage, Range<usize>)> {
    let texts = prose.passages.iter();
    let running = texts.filter(|passage| passage.part == Part::Text && passage.text.contains('。'));
    running.flat_map(|passage| {
        let titles = pairs(&passage.text, ['《', '》']);
        let each = passage.sentences().map(move |range| bare(passage, range));
        let own =
            each.filter(move |range| counts(passage.slice(range.clone()), range, passage, &titles));
        own.map(move |range| (passage, range))
    })
}
