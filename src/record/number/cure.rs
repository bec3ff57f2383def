//! How a number should be typed: the line, the edits, and the keys that go beside it.

use super::Slip;
use crate::diagnostic::{Diagnostic, Edit, Fix, Step, Words};
use crate::say;
use crate::source::Span;

/// A key to add beside the number: English, Chinese, value.
pub type Added = (&'static str, &'static str, String);

impl Slip<'_, '_, '_> {
    pub(super) fn offer(&self, diagnostic: Diagnostic, safe: bool, digits: &str) -> Diagnostic {
        self.cure(diagnostic, safe, digits, &[], None, &say!("", ""))
    }

    /// Adds the number as it should be typed, and what goes beside it.
    pub(super) fn cure(
        &self,
        diagnostic: Diagnostic,
        safe: bool,
        digits: &str,
        added: &[Added],
        also: Option<(Span, String)>,
        why: &Words,
    ) -> Diagnostic {
        let (zh, en) = (&self.name.zh, &self.name.en);
        let (why_zh, why_en) = (&why.zh, &why.en);
        let (more_zh, more_en) = lines(added);
        let years = matches!(self.reader.path.last(), Some(Step::Key("history", _)));
        let hint = if years {
            say!(
                "改成：{digits}{more_zh}{why_zh}",
                "write: {digits}{more_en}{why_en}"
            )
        } else {
            say!(
                "改成：{zh}: {digits}{more_zh}{why_zh}",
                "write: {en}: {digits}{more_en}{why_en}"
            )
        };
        let mut diagnostic = diagnostic.hint(hint);
        let edits = self
            .beside
            .write(self.reader, self.span, digits, &self.addable(added));
        diagnostic.fix = edits.map(|mut edits| {
            let also = also.filter(|_| self.is_value());
            edits.extend(also.map(|(span, replacement)| Edit { span, replacement }));
            Fix { safe, edits }
        });
        diagnostic
    }

    /// Only beside the value itself are keys added: two numbers would add them twice.
    pub(super) fn addable(&self, added: &[Added]) -> Vec<Added> {
        if self.is_value() {
            added.to_vec()
        } else {
            Vec::new()
        }
    }

    pub(super) fn is_value(&self) -> bool {
        matches!(self.reader.path.last(), Some(Step::Key("value", _)))
    }
}

/// `，再补一行 概数: 余`
pub fn lines(added: &[Added]) -> (String, String) {
    let zh: Vec<_> = added
        .iter()
        .map(|(_, key, value)| format!("{key}: {value}"))
        .collect();
    let en: Vec<_> = added
        .iter()
        .map(|(key, _, value)| format!("{key}: {value}"))
        .collect();
    if added.is_empty() {
        return (String::new(), String::new());
    }
    (
        format!("，再补上 {}", zh.join("、")),
        format!(", and add {}", en.join(", ")),
    )
}

/// A unit as YAML takes it.
pub fn quoted(unit: &str) -> String {
    if unit.starts_with(|first: char| first.is_alphanumeric()) {
        unit.to_owned()
    } else {
        format!("\"{unit}\"")
    }
}
