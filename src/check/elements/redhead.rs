//! DOC-011, DOC-012, DOC-017: what the issued copy needs: a day of signing; who signs a report to a
//! superior; text on its first page, so no contents ahead of it.

use super::super::{Draft, Rule};
use crate::diagnostic::{Diagnostic, Severity, Step, Words};
use crate::report::Mode;
use crate::say;
use crate::source::Span;

pub(in crate::check) fn check_signature(
    rule: &Rule,
    draft: &Draft<'_, '_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let letter = &draft.report.document;
    // One that was typed and could not be read is told as such.
    let told = diagnostics.iter().any(|found| {
        let about = |step: &Step| matches!(step, Step::Key("signed_on", _));
        found.severity == Severity::Error && found.path.iter().any(about)
    });
    if letter.signed_on.is_none() && !told {
        let message = say!(
            "版式是正式公文，没有填成文日期",
            "an issued document without a day of signing"
        );
        let hint = say!(
            "在「公文」里填「成文日期」：会议通过或负责人签发的那一天",
            "give “signed_on” under “document”"
        );
        tell(rule, draft, message, hint, diagnostics);
    }
}

pub(in crate::check) fn check_signer(
    rule: &Rule,
    draft: &Draft<'_, '_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if draft.report.document.signers.0.is_empty() {
        let message = say!(
            "报告是上行文，没有填签发人",
            "a report goes to a superior and names who signed it: this one does not"
        );
        let hint = say!(
            "在「公文」里填「签发人」；不向上级行文的，不用填",
            "give “signer” under “document”; where it is sent to nobody, leave it"
        );
        tell(rule, draft, message, hint, diagnostics);
    }
}

pub(in crate::check) fn check_contents(
    rule: &Rule,
    draft: &Draft<'_, '_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if draft.report.document.contents == Some(true) {
        let message = say!(
            "正式公文首页必须显示正文，这个版式的 DOCX 不印目录",
            "the first page of an issued document shows its text: its DOCX prints no contents"
        );
        let hint = say!(
            "不需要目录的，删去「目录: 是」；需要的，「版式」改为普通稿，或把报告作为附件报送；网页照样有目录",
            "leave out “contents”; or give the mode “plain”; HTML has contents all the same"
        );
        tell(rule, draft, message, hint, diagnostics);
    }
}

/// Tells of a document in red head or for preprinted paper, at its number or first key.
fn tell(
    rule: &Rule,
    draft: &Draft<'_, '_>,
    message: Words,
    hint: Words,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let letter = &draft.report.document;
    let number = letter.number.as_ref().map(|number| number.span);
    let place: Option<Span> = number.or(letter.head).or(draft.report.head);
    let issued = matches!(letter.mode, Some(Mode::Redhead | Mode::Preprinted));
    if let (true, Some(span)) = (issued, place) {
        let path = vec![Step::Key("document", "公文")];
        let finding = Diagnostic::new(rule.severity, rule.code, span, message);
        diagnostics.push(finding.hint(hint).at(path));
    }
}
