//! STR-003: shortcomings told in a few words; STR-006: duties without figures; STR-007: order of sections.
//! Remarks on reports that are finished: a report file that is being filled in gets none.

use super::super::{Facts, Found, Rule};
use super::words::counts;
use crate::document::Role;
use crate::prose::{Part, Passage};
use crate::say;
use crate::source::Span;

/// Fewer characters than this are few for the shortcomings of a year.
const FEW: usize = 120;

/// The paragraphs of a section, and where it begins.
fn section<'a>(facts: &'a Facts<'_>, role: Role) -> (Option<Span>, Vec<&'a Passage>) {
    let plans = facts.plans();
    let own = |index: usize, passage: &Passage| {
        let mixed = role != Role::Plans && plans[index];
        passage.role == Some(role) && passage.annex.is_none() && !mixed
    };
    let passages = facts
        .prose
        .each()
        .filter(|(index, passage)| own(*index, passage));
    let all: Vec<_> = passages.map(|(_, passage)| passage).collect();
    let span = all.iter().find_map(|passage| passage.whole());
    let text = all.into_iter().filter(|passage| passage.part == Part::Text);
    (span, text.collect())
}

fn characters(passages: &[&Passage]) -> usize {
    let letters = passages.iter().flat_map(|passage| passage.text.chars());
    letters.filter(|letter| letter.is_alphanumeric()).count()
}

pub(super) fn check_length(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let (span, text) = section(facts, Role::Shortcomings);
    let length = characters(&text);
    let Some(span) =
        span.filter(|_| facts.about.annual && facts.about.foreign && (1..FEW).contains(&length))
    else {
        return;
    };
    let message = say!(
        "不足只写了{length}个字，偏简单",
        "the shortcomings take {length} characters: rather few"
    );
    found
        .diagnostics
        .push(rule.finding_at(span, message).hint(say!(
            "逐条写清表现和原因",
            "say of each what it is and where it comes from"
        )));
}

/// What the heads of a body do in their duty, as reports tell it.
const FACTS: [&str; 3] = ["会议", "述法", "学法"];

pub(super) fn check_facts(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let (span, text) = section(facts, Role::Duties);
    let Some(span) = span.filter(|_| !text.is_empty() && facts.about.foreign) else {
        return;
    };
    let counted = text.iter().any(|passage| counts(&passage.text));
    let lacks: Vec<_> = FACTS
        .into_iter()
        .filter(|word| !text.iter().any(|passage| passage.text.contains(word)))
        .collect();
    if counted && lacks.len() < 2 {
        return;
    }
    let message = match counted {
        false => say!(
            "第一责任人这一部分没有一个次数，看不出做了什么",
            "the part on the first persons responsible counts nothing that they did"
        ),
        true => {
            let lacks = lacks.join("、");
            say!(
                "第一责任人这一部分没有写到{lacks}",
                "the part on the first persons responsible does not speak of {lacks}"
            )
        }
    };
    found
        .diagnostics
        .push(rule.finding_at(span, message).hint(say!(
            "写明主持会议、述法、学法各多少次",
            "say how many meetings were held, how often they reported and studied"
        )));
}

pub(super) fn check_order(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut headings = facts
        .prose
        .passages
        .iter()
        .filter(|passage| passage.part == Part::Heading(1));
    let plan = headings
        .clone()
        .position(|passage| passage.role == Some(Role::Plans));
    let short = headings
        .clone()
        .position(|passage| passage.role == Some(Role::Shortcomings));
    let (Some(plan), Some(short)) = (plan, short) else {
        return;
    };
    if short < plan || !facts.about.annual || !facts.about.foreign {
        return;
    }
    let Some(span) = headings.nth(plan).and_then(|passage| passage.whole()) else {
        return;
    };
    let message = say!(
        "安排写在了不足前面",
        "the plans stand ahead of the shortcomings"
    );
    found
        .diagnostics
        .push(rule.finding_at(span, message).hint(say!(
            "一般先写不足和原因，再写下一年的安排",
            "the shortcomings come first as a rule, then the plans"
        )));
}
