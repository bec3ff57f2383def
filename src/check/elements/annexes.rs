//! DOC-010: 附件说明 beside the annexes that are there: how many, in what order, under what titles.

use super::super::{Facts, Found, Rule};
use super::ordinals::{Style, leading};
use crate::diagnostic::Words;
use crate::document::ElementKind;
use crate::prose::{Part, Passage};
use crate::say;

/// An annex as the note names it, or as it stands behind the text.
struct Named<'a> {
    passage: &'a Passage,
    title: &'a str,
}

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let notes = notes(facts);
    marks(rule, &notes, found);
    let annexes = annexes(facts);
    let Some(first) = notes.first() else {
        return;
    };
    // A page of the web often leaves its annexes out, or gives them as files of their own.
    if annexes.is_empty() {
        return;
    }
    let (listed, there) = (notes.len(), annexes.len());
    if listed != there {
        let message = say!(
            "附件说明列了{listed}个附件，后面有{there}个",
            "the note names {listed} annexes, there are {there}"
        );
        push(rule, first.passage, message, found);
        return;
    }
    for (note, annex) in notes.iter().zip(&annexes) {
        let (said, title) = (bare(note.title), bare(annex.title));
        if said == title || title.is_empty() || said.is_empty() {
            continue;
        }
        let message = say!(
            "附件说明写的是“{said}”，附件的标题是“{title}”",
            "the note says “{said}”, the annex is titled “{title}”"
        );
        push(rule, note.passage, message, found);
    }
}

fn push(rule: &Rule, passage: &Passage, message: Words, found: &mut Found) {
    let finding = rule.finding(passage, 0..passage.text.len(), message);
    found.diagnostics.extend(finding.map(|finding| {
        finding.hint(say!(
            "附件的个数、顺序和名称，附件说明与附件要一致",
            "the note and the annexes agree in number, order and titles"
        ))
    }));
}

/// A name in the note that ends with a mark.
fn marks(rule: &Rule, notes: &[Named<'_>], found: &mut Found) {
    for note in notes {
        let text = note.passage.text.trim_end();
        let Some(mark) = text.chars().next_back() else {
            continue;
        };
        if !matches!(mark, '。' | '；' | '，') {
            continue;
        }
        let range = text.len() - mark.len_utf8()..text.len();
        let message = say!(
            "附件名称后面不加“{mark}”",
            "the name of an annex takes no “{mark}” behind it"
        );
        let finding = rule.finding(note.passage, range, message);
        found
            .diagnostics
            .extend(finding.map(|finding| finding.hint(say!("删去末尾的“{mark}”", "take it out"))));
    }
}

/// The lines of the note.
fn notes<'a>(facts: &'a Facts<'_>) -> Vec<Named<'a>> {
    let passages = facts.prose.passages.iter();
    let element = Part::Element(ElementKind::AnnexNote);
    let lines: Vec<_> = passages.filter(|passage| passage.part == element).collect();
    let lines = if lines.is_empty() {
        plain(facts)
    } else {
        lines
    };
    let named = lines.into_iter().map(|passage| {
        let text = passage.text.trim();
        let rest = text.strip_prefix("附件").unwrap_or(text);
        let rest = rest.trim_start_matches(['：', ':', ' ', '\u{3000}']);
        // A title may begin with a year: 1.2024年度….
        let bare = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let title = match bare.strip_prefix(['.', '．', '、']) {
            Some(title) if bare.len() < rest.len() => title,
            _ => rest,
        };
        Named { passage, title }
    });
    named.collect()
}

/// The lines of a note that nobody marked as such: `附件：1.…`, and the numbered lines behind it.
fn plain<'a>(facts: &'a Facts<'_>) -> Vec<&'a Passage> {
    let passages = &facts.prose.passages;
    let begins = |passage: &Passage| {
        passage.part == Part::Text
            && passage.annex.is_none()
            && passage.text.trim().starts_with("附件：")
    };
    let Some(first) = passages.iter().position(begins) else {
        return Vec::new();
    };
    let more = passages[first + 1..].iter().take_while(|passage| {
        let item = leading(&passage.text).is_some_and(|ordinal| ordinal.style == Style::Item);
        passage.part == Part::Text && item
    });
    passages[first..=first].iter().chain(more).collect()
}

/// The annexes: what stands behind the text, each with its title.
fn annexes<'a>(facts: &'a Facts<'_>) -> Vec<Named<'a>> {
    let passages = &facts.prose.passages;
    let known = !facts.document.annexes.is_empty();
    let mut annexes = Vec::new();
    for (index, passage) in facts.prose.each() {
        if known {
            let heads = passage.annex == Some(annexes.len()) && passage.part == Part::Heading(0);
            if heads {
                annexes.push(Named {
                    passage,
                    title: passage.text.trim(),
                });
            }
            continue;
        }
        let label = passage.text.trim();
        let number = label
            .strip_prefix("附件")
            .map(|rest| rest.trim_end_matches(['：', ':']));
        let labels = number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        let next = passages.get(index + 1);
        if let (true, Part::Text, Some(next)) = (labels, passage.part, next) {
            annexes.push(Named {
                passage: next,
                title: next.text.trim(),
            });
        }
    }
    annexes
}

/// A title without marks around it and blanks in it.
fn bare(title: &str) -> String {
    let title = title.trim().trim_end_matches(['。', '；', '，']);
    let title = title.trim_start_matches('《').trim_end_matches('》');
    title
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}
