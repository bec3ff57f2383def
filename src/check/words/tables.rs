//! What the tables of words find: those of the program, and those of an office.

use super::super::{Facts, Found, Rule};
use crate::diagnostic::{Diagnostic, Words};
use crate::prose::{Part, Passage};
use crate::say;
use crate::terms::{Hit, Terms, filled};
use std::ops::Range;

/// Looks for the words of all tables at once; each table has a code of its own.
pub(super) fn check(_: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for terms in [Terms::builtin(), facts.terms] {
        for passage in &facts.prose.passages {
            if matches!(passage.part, Part::Element(_)) {
                continue;
            }
            let hits = terms.hits(&passage.text);
            found
                .diagnostics
                .extend(hits.iter().filter_map(|hit| finding(passage, hit)));
        }
    }
}

fn finding(passage: &Passage, hit: &Hit<'_>) -> Option<Diagnostic> {
    let range = hit.found.range.clone();
    let span = passage.span(range.clone())?;
    let words = passage.slice(range.clone());
    let Words { zh, en } = &hit.list.saying;
    let why = hit
        .term
        .why
        .as_deref()
        .map_or_else(String::new, |why| format!("：{why}"));
    let shown = quoted(words);
    let message = say!("{shown}{zh}{why}", "{shown} {en}");
    let mut finding = Diagnostic::new(hit.severity(), hit.list.code, span, message);
    let instead = instead(passage, hit);
    if !instead.is_empty() {
        let all: Vec<_> = instead.iter().map(|words| quoted(words)).collect();
        let (zh, en) = (all.join("或"), all.join(" or "));
        finding = finding.hint(say!("改成{zh}", "write {en}"));
    }
    if let Some(source) = &hit.term.source {
        finding = finding.hint(say!("依据：{source}", "source: {source}"));
    }
    if let Some(name) = &hit.list.name
        && hit.list.code == crate::terms::OFFICE
    {
        finding = finding.hint(say!("见用语表《{name}》", "see the table “{name}”"));
    }
    match instead.as_slice() {
        [one] if passage.is_typed(range) => Some(finding.fix(false, span, one.clone())),
        _ => Some(finding),
    }
}

/// True where the tables tell of words in `range` of `text`.
pub(super) fn is_known(text: &str, range: &Range<usize>) -> bool {
    let hits = Terms::builtin().hits(text);
    let over = |found: &Range<usize>| found.start < range.end && range.start < found.end;
    hits.iter().any(|hit| over(&hit.found.range))
}

/// Words in quotes; in others where they have quotes of their own.
pub(super) fn quoted(words: &str) -> String {
    match words.contains(['“', '”']) {
        true => format!("「{words}」"),
        false => format!("“{words}”"),
    }
}

/// What to write in the place of the words that were found.
fn instead(passage: &Passage, hit: &Hit<'_>) -> Vec<String> {
    let own = hit.term.each.get(hit.word);
    let all = hit.term.instead.iter().filter(|_| own.is_none());
    own.into_iter()
        .chain(all)
        .filter_map(|instead| filled(instead, &passage.text, &hit.found))
        .collect()
}
