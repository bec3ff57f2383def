//! DOC-008: 主送机关: its colon, and whom a report is sent to.

use super::super::{Facts, Found, Rule};
use crate::document::ElementKind;
use crate::prose::{Part, Passage};
use crate::say;

/// Bodies that a report is not sent to: those below.
const BELOW: [&str; 9] = [
    "各镇",
    "各乡",
    "各街道",
    "各县",
    "各区",
    "各市",
    "各村",
    "各科室",
    "各股室",
];

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let Some(passage) = recipient(facts) else {
        return;
    };
    let text = passage.text.trim_end();
    let element = passage.part == Part::Element(ElementKind::Recipient);
    let Some(last) = text.chars().next_back() else {
        return;
    };
    let end = text.len();
    let range = end - last.len_utf8()..end;
    let halved = passage.halved.contains(&range.start) && !facts.prose.folded;
    if last != '：' && element {
        let message = say!(
            "主送机关后面没有冒号“：”",
            "no colon “：” behind the body that it is sent to"
        );
        let finding = rule.finding(passage, range, message);
        found.diagnostics.extend(
            finding.map(|finding| finding.hint(say!("在末尾加“：”", "put “：” behind it"))),
        );
    } else if halved {
        let message = say!(
            "主送机关后面的冒号是半角的",
            "the colon behind the body that it is sent to is a half-width one"
        );
        let Some(finding) = rule.finding(passage, range, message) else {
            return;
        };
        let finding = finding.hint(say!("改成：“：”", "write “：”"));
        found.diagnostics.push(match finding.span {
            Some(span) => finding.fix(false, span, "："),
            None => finding,
        });
    }
    let report = facts.document.title_text().trim_end().ends_with("报告");
    if report && let Some(below) = BELOW.iter().find(|below| text.starts_with(**below)) {
        let message = say!(
            "报告是上行文，主送的却是下级机关“{below}……”",
            "a report goes to superior bodies; this one to those below, “{below}…”"
        );
        let finding = rule.finding(passage, 0..end, message);
        found.diagnostics.extend(finding.map(|finding| {
            finding.hint(say!(
                "主送上级机关；发给下级的，文种用“通知”“通报”",
                "send it to the superior body; what goes down is a 通知 or 通报"
            ))
        }));
    }
}

/// The recipient, or the line that looks like one: the first of the text, with a colon at its end.
fn recipient<'a>(facts: &'a Facts<'_>) -> Option<&'a Passage> {
    let passages = &facts.prose.passages;
    let element = Part::Element(ElementKind::Recipient);
    if let Some(passage) = passages.iter().find(|passage| passage.part == element) {
        return Some(passage);
    }
    let title = passages
        .iter()
        .position(|passage| passage.part == Part::Title)?;
    let mut behind = passages[title + 1..].iter().take(6);
    let ends = ["政府", "委员会", "委", "常委会", "局", "厅", "办公室"];
    behind.find(|passage| {
        let bare = passage.text.trim().strip_suffix('：');
        passage.part == Part::Text
            && bare.is_some_and(|bare| ends.iter().any(|end| bare.ends_with(end)))
            && passage.text.chars().count() < 40
    })
}
