//! Levels of a project: how bad a finding is, by code or family.

use crate::codes::is_judgement;
use crate::diagnostic::{Diagnostic, Severity};
use std::collections::HashMap;

/// What a project makes of a rule: a level, or nothing at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    At(Severity),
    Off,
}

impl Level {
    /// Each with its name and its Chinese name.
    pub const ALL: [(Self, [&'static str; 2]); 4] = [
        (Self::At(Severity::Error), ["error", "错误"]),
        (Self::At(Severity::Warning), ["warning", "警告"]),
        (Self::At(Severity::Info), ["info", "提示"]),
        (Self::Off, ["off", "关闭"]),
    ];

    /// The level called `name`.
    pub fn named(name: &str) -> Option<Self> {
        let all = Self::ALL.into_iter();
        let mut named = all.filter(|(_, names)| names.contains(&name));
        named.next().map(|(level, _)| level)
    }
}

/// Levels by code and by family; a code's own counts before that of its family.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Severities {
    levels: HashMap<String, Level>,
}

impl Severities {
    /// Sets the level of a code or a family.
    pub fn set(&mut self, name: &str, level: Level) {
        self.levels.insert(name.to_owned(), level);
    }

    /// What was set for a code.
    fn of(&self, code: &str) -> Option<Level> {
        let family = || self.levels.get(code.get(..3)?);
        self.levels.get(code).or_else(family).copied()
    }

    /// Gives findings the levels that were set, and drops those that are off. What is no matter of
    /// judgement can be made an error, and nothing less.
    pub fn apply(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain_mut(|diagnostic| {
            let free = is_judgement(diagnostic.code);
            match self.of(diagnostic.code) {
                Some(Level::At(Severity::Error)) => diagnostic.severity = Severity::Error,
                Some(Level::At(severity)) if free => diagnostic.severity = severity,
                Some(Level::Off) if free => return false,
                _ => {}
            }
            true
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say;

    /// Each row: a code, its own level, what it becomes.
    #[test]
    fn levels_are_found_by_code_then_by_family() {
        let mut severities = Severities::default();
        for (name, level) in [
            ("NUM", "提示"),
            ("NUM-001", "error"),
            ("REF", "off"),
            ("YML", "error"),
            ("TPL", "off"),
        ] {
            severities.set(name, Level::named(level).unwrap());
        }
        let cases = [
            ("NUM-022", Severity::Warning, Some(Severity::Info)),
            ("NUM-001", Severity::Warning, Some(Severity::Error)),
            ("REF-003", Severity::Error, Some(Severity::Error)),
            ("YML-006", Severity::Info, Some(Severity::Error)),
            ("TPL-034", Severity::Warning, None),
            ("TPL-001", Severity::Error, Some(Severity::Error)),
            ("VAL-005", Severity::Warning, Some(Severity::Warning)),
        ];
        for (code, severity, expected) in cases {
            let found = Diagnostic::without_place(severity, code, say!("", ""));
            let mut diagnostics = vec![found];
            severities.apply(&mut diagnostics);
            let left = diagnostics.first().map(|found| found.severity);
            assert_eq!(left, expected, "{code}");
        }
    }
}
