//! DUP-001: a clause that is said twice. DUP-002: a plan in the words of an achievement.

use super::super::listed::words;
use super::super::{Facts, Found, Rule};
use crate::diagnostic::{Severity, Words};
use crate::document::Role;
use crate::prose::{GAP, Part, Passage, Prose, clauses};
use crate::say;
use crate::terms::{WordSet, pairs};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// So many characters are no chance.
const LONG: usize = 18;

/// So many of the writer's own characters are no formula, even without figures.
const OWN: usize = 22;

/// What official documents say in fixed words, again and again.
static FORMULAS: LazyLock<WordSet> = LazyLock::new(|| words(include_str!("formulas.txt")));

/// A clause that was said before.
pub struct Again<'p> {
    here: &'p Passage,
    range: Range<usize>,
    before: &'p Passage,
    there: Range<usize>,
}

impl Again<'_> {
    /// True where it is not said of anything but this one: it holds figures, or is long without its quoted names.
    fn is_concrete(&self) -> bool {
        let said = self.here.slice(self.range.clone());
        let quoted: usize = [['“', '”'], ['《', '》']]
            .into_iter()
            .flat_map(|marks| pairs(said, marks))
            .map(|pair| hanzi(&said[pair]))
            .sum();
        said.contains(|letter: char| letter.is_ascii_digit())
            || hanzi(said).saturating_sub(quoted) >= OWN
    }

    /// A plan in the words of what was done.
    fn is_plan(&self) -> bool {
        let roles = [self.before.role, self.here.role];
        roles == [Some(Role::Measures), Some(Role::Plans)]
            || roles == [Some(Role::Plans), Some(Role::Measures)]
    }
}

pub(super) fn within(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let spoken = facts.prose.is_spoken();
    for again in facts.repeated().iter().filter(|again| !again.is_plan()) {
        let said = again.here.slice(again.range.clone());
        let count = said.chars().count();
        let message = say!(
            "这{count}个字前面已经写过，一字不差",
            "these {count} characters were said before, word for word"
        );
        let hint = say!(
            "留一处；确实要写两遍的，换个说法",
            "keep one; where it must be said twice, word it otherwise"
        );
        tell(rule, again, spoken, message, hint, found);
    }
}

pub(super) fn planned(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let spoken = facts.prose.is_spoken();
    for again in facts.repeated().iter().filter(|again| again.is_plan()) {
        let message = say!(
            "下一年的安排与已经做的工作一字不差：做完了的不用再安排，没做完的不是成效",
            "this plan has the words of an achievement: what is done needs no plan"
        );
        let hint = say!(
            "写明下一年比今年多做什么",
            "say what the next year adds to this one"
        );
        tell(rule, again, spoken, message, hint, found);
    }
}

fn tell(
    rule: &Rule,
    again: &Again<'_>,
    spoken: bool,
    message: Words,
    hint: Words,
    found: &mut Found,
) {
    let Some(mut finding) = rule.finding(again.here, again.range.clone(), message) else {
        return;
    };
    finding = finding.hint(hint);
    // A speech says things again on purpose, and so do slogans.
    if spoken || !again.is_concrete() {
        finding.severity = finding.severity.min(Severity::Info);
    }
    if let Some(span) = again.before.span(again.there.clone()) {
        finding = finding.relate(span, say!("前面在这里", "it was said here"));
    }
    found.diagnostics.push(finding);
}

/// Clauses that were said before; those that follow each other in both places are one.
pub fn repeated(prose: &Prose) -> Vec<Again<'_>> {
    let mut known: HashMap<&str, (&Passage, Range<usize>)> = HashMap::new();
    let mut all: Vec<Again<'_>> = Vec::new();
    let texts = prose.passages.iter();
    // A line without a full stop is a title, or furniture of a web page.
    let running = |passage: &&Passage| passage.part == Part::Text && passage.text.contains('。');
    for here in texts.filter(running) {
        let titles = pairs(&here.text, ['《', '》']);
        for clause in clauses(&here.text, 0..here.text.len()) {
            let range = bare(here, clause.range);
            let said = here.slice(range.clone());
            if !counts(said, &range, here, &titles) {
                continue;
            }
            let Some((before, there)) = known.get(said) else {
                known.insert(said, (here, range));
                continue;
            };
            let (before, there): (&Passage, _) = (before, there.clone());
            match all.last_mut() {
                Some(last) if follows(last, here, &range, before, &there) => {
                    last.range.end = range.end;
                    last.there.end = there.end;
                }
                _ => all.push(Again {
                    here,
                    range,
                    before,
                    there,
                }),
            }
        }
    }
    all
}

/// True where a clause stands right behind the last one in both places.
fn follows(
    last: &Again<'_>,
    here: &Passage,
    range: &Range<usize>,
    before: &Passage,
    there: &Range<usize>,
) -> bool {
    std::ptr::eq(last.here, here)
        && std::ptr::eq(last.before, before)
        && range.start.saturating_sub(last.range.end) <= '，'.len_utf8()
        && there.start.saturating_sub(last.there.end) <= '，'.len_utf8()
        && there.start >= last.there.end
}

/// A clause without the number in front of it.
pub(super) fn bare(passage: &Passage, range: Range<usize>) -> Range<usize> {
    let text = passage.slice(range.clone());
    let rest = text.trim_start_matches(|letter: char| {
        letter.is_ascii_digit() || letter.is_whitespace() || is_ordinal(letter)
    });
    range.end - rest.len()..range.end
}

/// What ordinals are written with.
fn is_ordinal(letter: char) -> bool {
    matches!(
        letter,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    ) || matches!(letter, '（' | '）' | '.' | '、' | '是')
}

/// True where a clause is long, and its words are the writer's own.
pub(super) fn counts(
    said: &str,
    range: &Range<usize>,
    passage: &Passage,
    titles: &[Range<usize>],
) -> bool {
    if said.len() < 3 * LONG / 2 || said.contains(GAP) {
        return false;
    }
    let own = hanzi(said);
    let first = titles.partition_point(|title| title.start < range.start);
    let quoted: usize = titles[first..]
        .iter()
        .take_while(|title| title.end <= range.end)
        .map(|title| passage.slice(title.clone()).chars().count())
        .sum();
    let announced = passage
        .leads
        .iter()
        .any(|(_, lead)| lead.start <= range.start && range.end <= lead.end);
    own.saturating_sub(quoted) >= LONG && !announced && !FORMULAS.any(said)
}

/// How many Chinese characters there are.
fn hanzi(text: &str) -> usize {
    let chinese = |letter: &char| ('\u{4e00}'..='\u{9fff}').contains(letter);
    text.chars().filter(chinese).count()
}
