//! SEC-005: a secrecy mark on a document that everybody may read.

use super::super::{Facts, Found, Rule};
use crate::diagnostic::Words;
use crate::document::ElementKind;
use crate::prose::{Part, Passage};
use crate::say;
use crate::terms::WordSet;
use std::ops::Range;

static GRADES: WordSet = WordSet::new(&["绝密", "机密", "秘密"]);

/// Lines that keep a document within an office.
const INTERNAL: [&str; 6] = [
    "内部资料",
    "内部文件",
    "注意保存",
    "不得外传",
    "严禁外传",
    "内部使用",
];

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in &facts.prose.passages {
        let element = passage.part == Part::Element(ElementKind::Secrecy);
        // What a report file says of its own secrecy is no mistake unless it is to be published.
        if element
            && facts
                .draft
                .is_some_and(|draft| !super::review::is_public(draft.report))
        {
            continue;
        }
        if let Some((range, mark)) = marked(passage, element) {
            let finding = rule.finding(passage, range, told(&mark));
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!(
                    "涉密的不能公开；不涉密的不标密级，删去这个标志",
                    "what is secret is not published; what is not bears no mark"
                ))
            }));
        }
    }
}

fn told(mark: &str) -> Words {
    say!(
        "公开的文件上有密级标志「{mark}」",
        "a public document bears the mark 「{mark}」"
    )
}

/// The mark in a passage: with a star anywhere, without one on a line of its own.
fn marked(passage: &Passage, element: bool) -> Option<(Range<usize>, String)> {
    let text = passage.text.as_str();
    let starred = GRADES.each(text).filter_map(|(at, grade)| {
        let behind = &text[at + GRADES.all()[grade].len()..];
        let star = behind.trim_start_matches([' ', '\u{3000}']);
        let end = text.len() - star.len() + '★'.len_utf8();
        star.starts_with(['★', '☆']).then_some((grade, at..end))
    });
    if let Some((_, range)) = starred.min_by_key(|(grade, range)| (*grade, range.start)) {
        return Some((range.clone(), text[range].to_owned()));
    }
    let line = text.trim_start_matches(|found: char| !found.is_alphanumeric());
    let start = text.len() - line.len();
    let line = line.trim_end_matches(|found: char| !found.is_alphanumeric());
    let bare = line.strip_prefix("密级").map_or(line, |rest| {
        rest.trim_start_matches(['：', ':', ' ', '\u{3000}'])
    });
    let alone = GRADES.all().iter().any(|grade| {
        bare.strip_prefix(grade)
            .is_some_and(|rest| is_term(rest, bare.len() < line.len()))
    });
    let internal = line.chars().count() <= 14 && INTERNAL.iter().any(|word| line.starts_with(word));
    let heads = !matches!(passage.part, Part::Cell { .. } | Part::Heading(_));
    (element && !line.is_empty() || heads && (alone || internal))
        .then(|| (start..start + line.len(), line.to_owned()))
}

/// What may stand behind a grade on its line: nothing, a term, the urgency.
fn is_term(rest: &str, labelled: bool) -> bool {
    let rest = rest.trim_start_matches([' ', '\u{3000}', '·']);
    let term = rest.strip_suffix(['年', '月']).is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    rest.is_empty()
        || term
        || matches!(rest, "特急" | "加急" | "特提" | "长期")
        || labelled && rest.chars().count() < 6
}
