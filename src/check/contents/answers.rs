//! How plainly a report answers a required content: by a section, an entry, a passage, a sentence.

use super::super::Facts;
use super::super::elements::leading;
use super::words::{Content, counts};
use crate::document::Role;
use crate::pack::Area;
use crate::prose::{Part, Passage, sentences};
use crate::report::{Entry, Section};
use std::ops::Range;

/// How plainly a content is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// By a section or an entry of its own, or by a passage that tells of it.
    Plainly,
    /// By a sentence only: passage and place.
    Sentence(usize, Range<usize>),
    Nowhere,
}

/// A paragraph of so many characters tells, it does not merely touch on.
const TELLS: usize = 80;

/// How `facts` answers `content`.
pub fn answer(content: &Content, facts: &Facts<'_>) -> Answer {
    if drafted(content.role, facts) {
        return Answer::Plainly;
    }
    let plans = facts.plans();
    let mut touched = None;
    let mut told = 0;
    for (index, passage) in facts.prose.each() {
        if passage.annex.is_some() {
            continue;
        }
        match passage.part {
            Part::Heading(_) if content.headings.any(&passage.text) => return Answer::Plainly,
            Part::Text | Part::Cell { .. } => {}
            _ => continue,
        }
        let coming = plans[index];
        if content.role != Role::Plans && coming && passage.role != Some(content.role) {
            continue;
        }
        if passage.role == Some(content.role) || titled(passage, content) || tells(passage, content)
        {
            return Answer::Plainly;
        }
        if content.role == Role::Measures {
            let headed = passage.under.is_some();
            told += passage.text.chars().count() * usize::from(headed);
            continue;
        }
        if touched.is_none() {
            touched = touching(passage, content).map(|range| (index, range));
        }
    }
    match touched {
        // A report may give its measures under headings of their own, theme by theme.
        _ if told > 4 * TELLS => Answer::Plainly,
        Some((index, range)) => Answer::Sentence(index, range),
        None => Answer::Nowhere,
    }
}

/// True where a report file of ours has this section, or an entry that is marked as answering it.
fn drafted(role: Role, facts: &Facts<'_>) -> bool {
    let Some(draft) = facts.draft else {
        return false;
    };
    let report = draft.report;
    let section = match role {
        Role::Measures => &report.measures,
        Role::Shortcomings => &report.shortcomings,
        Role::Duties => &report.duties,
        Role::Plans => &report.plans,
        Role::Others => &report.others,
    };
    let marked = |section: &Section<'_>| section.items.iter().any(marks_duties);
    let sections = report.sections();
    filled(section) || role == Role::Duties && sections.iter().any(|(_, section)| marked(section))
}

/// True where a section says something.
pub fn filled(section: &Section<'_>) -> bool {
    !section.items.is_empty() || section.lead.given().is_some()
}

fn marks_duties(entry: &Entry<'_>) -> bool {
    entry.area.0.contains(&Area::Duties) || entry.items.iter().any(marks_duties)
}

/// True where the title of a numbered paragraph promises the content: its first sentence, if short.
fn titled(passage: &Passage, content: &Content) -> bool {
    if content.role == Role::Measures {
        return false;
    }
    let run_in = passage
        .leads
        .iter()
        .any(|(_, range)| content.headings.any(passage.slice(range.clone())));
    let first = leading(&passage.text).and_then(|_| passage.sentences().next());
    let short = first.is_some_and(|first| {
        let title = passage.slice(first.clone());
        first.end < passage.text.len() && title.chars().count() < 40 && content.headings.any(title)
    });
    run_in || short
}

/// True where a passage plainly answers the content.
fn tells(passage: &Passage, content: &Content) -> bool {
    if content.passage.is_empty() || passage.text.chars().count() < TELLS {
        return false;
    }
    let found = passage.sentences().find(|range| {
        let text = passage.slice(range.clone());
        content.passage.iter().all(|group| group.any(text))
    });
    let Some(first) = found else {
        return false;
    };
    if content.facts.all().is_empty() {
        let rest = passage.slice(first.start..passage.text.len());
        return rest.chars().count() >= TELLS;
    }
    // What was done, and how often: in the sentence itself or in the next.
    let next = sentences(passage.slice(first.start..passage.text.len()));
    next.into_iter().take(2).any(|range| {
        let range = first.start + range.start..first.start + range.end;
        let text = passage.slice(range);
        content.facts.any(text) && counts(text)
    })
}

/// The sentence of a passage that touches on the content.
fn touching(passage: &Passage, content: &Content) -> Option<Range<usize>> {
    passage
        .sentences()
        .find(|range| content.sentence.any(passage.slice(range.clone())))
}
