//! DOC-004: a heading on a line of its own that ends with a mark.

use super::super::{Facts, Found, Rule};
use super::ordinals::{Style, leading};
use crate::prose::{Part, Passage, sentences};
use crate::say;

/// A line of more characters than this is text.
const LONG: usize = 45;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    // A speech is read out: its headings are sentences, and end as such.
    if facts.prose.is_spoken() {
        return;
    }
    let passages = &facts.prose.passages;
    for (index, passage) in facts.prose.each() {
        let Some(mark) = passage.text.trim_end().chars().next_back() else {
            continue;
        };
        let heading = match passage.part {
            Part::Heading(level) => level > 0 && !states(&passage.text),
            Part::Text => passages
                .get(index + 1)
                .is_some_and(|next| heads(passage, next)),
            _ => false,
        };
        if !heading || !matches!(mark, '。' | '；' | '，' | '、') {
            continue;
        }
        let end = passage.text.trim_end().len();
        let range = end - mark.len_utf8()..end;
        let message = say!(
            "标题单独成行，末尾不加“{mark}”",
            "a heading on a line of its own takes no “{mark}” at its end"
        );
        let Some(finding) = rule.finding(passage, range.clone(), message) else {
            continue;
        };
        let hint = say!("删去末尾的“{mark}”", "take it out");
        let finding = finding.hint(hint);
        let typed = passage.is_typed(range).then_some(finding.span).flatten();
        found.diagnostics.push(match typed {
            Some(span) => finding.fix(false, span, ""),
            None => finding,
        });
    }
}

/// True where a numbered line of one sentence has text of its own below it: what `next` holds is no
/// item beside it, but stands under it.
fn heads(passage: &Passage, next: &Passage) -> bool {
    let text = passage.text.trim();
    let Some(ordinal) = leading(text).filter(|ordinal| ordinal.style <= Style::Item) else {
        return false;
    };
    let one = text.chars().count() <= LONG && sentences(text).len() == 1;
    let below = match next.part {
        Part::Heading(level) => usize::from(level) > ordinal.style.depth(),
        Part::Text => match leading(&next.text) {
            Some(other) => other.style > ordinal.style,
            // What stands under 一、 is its text, however short.
            None => {
                let text = ordinal.style == Style::Section || next.text.chars().count() > LONG;
                text && next.annex == passage.annex
            }
        },
        _ => false,
    };
    // An item under 1. that stands alone may be a whole statement: only what has items below is a heading.
    let items = ordinal.style < Style::Item || leading(&next.text).is_some();
    one && !states(text) && below && items
}

/// True for a numbered line with figures: it states something.
fn states(text: &str) -> bool {
    let ordinal = leading(text).filter(|ordinal| ordinal.style <= Style::Item);
    ordinal.is_some_and(|ordinal| {
        text[ordinal.range.end..].contains(|letter: char| letter.is_ascii_digit())
    })
}
