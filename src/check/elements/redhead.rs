//! DOC-011, DOC-012: what the issued copy needs: signature and day; who signs a report to a superior.

use super::super::{Facts, Found, Rule};
use crate::diagnostic::Words;
use crate::document::{ElementKind, Mode};
use crate::prose::Part;
use crate::say;
use crate::source::Span;

/// Where what is missing of the issued copy is told: at the number or the title.
fn place(facts: &Facts<'_>) -> Span {
    let passages = facts.prose.passages.iter();
    let mut head = passages.filter(|passage| {
        passage.part == Part::Element(ElementKind::Number) || passage.part == Part::Title
    });
    let head = head.find_map(|passage| passage.whole());
    head.unwrap_or(facts.beginning())
}

fn has(facts: &Facts<'_>, kinds: &[ElementKind]) -> bool {
    let mut passages = facts.prose.passages.iter();
    passages.any(|passage| {
        kinds
            .iter()
            .any(|kind| passage.part == Part::Element(*kind))
    })
}

fn lacks(rule: &Rule, facts: &Facts<'_>, message: Words, hint: Words, found: &mut Found) {
    let finding = rule.finding_at(place(facts), message).hint(hint);
    found.diagnostics.push(finding);
}

pub(super) fn check_signature(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    if facts.about.mode == Mode::Plain {
        return;
    }
    if !has(facts, &[ElementKind::SignedOn]) {
        let message = say!(
            "正式公文没有成文日期",
            "an issued document without a day of signing"
        );
        let hint = say!(
            "在「公文」里填「成文日期」",
            "give “signed_on” under “document”"
        );
        lacks(rule, facts, message, hint, found);
    } else if !has(facts, &[ElementKind::Signature, ElementKind::Byline]) {
        let message = say!("正式公文没有署名", "an issued document without a signature");
        let hint = say!("填「发文机关」的全称", "give the issuing body’s full name");
        lacks(rule, facts, message, hint, found);
    }
}

pub(super) fn check_signer(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let report = facts.document.title_text().trim_end().ends_with("报告");
    if facts.about.mode == Mode::Plain || !report || has(facts, &[ElementKind::Signer]) {
        return;
    }
    let message = say!(
        "报告是上行文，没有标注签发人",
        "a report goes up, and names who signed it: this one does not"
    );
    let hint = say!("在「公文」里填「签发人」", "give “signer” under “document”");
    lacks(rule, facts, message, hint, found);
}
