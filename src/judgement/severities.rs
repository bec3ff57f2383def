//! Levels: how bad a finding is, by code or family. A project's stand on those of a profile.

use crate::codes::is_judgement;
use crate::diagnostic::{Diagnostic, Severity};
use std::collections::HashMap;

/// What is made of a rule: a level, or nothing at all.
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

/// What one file sets: by code, by family, and for whatever else is of a level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Layer {
    named: HashMap<String, Level>,
    rest: HashMap<Severity, Level>,
}

/// Levels, one layer on the other. A code's own counts before that of its family; what a layer
/// switches off by its code, no family above it switches on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Severities {
    layers: Vec<Layer>,
}

impl Severities {
    /// Sets the level of a code or a family.
    pub fn set(&mut self, name: &str, level: Level) {
        self.top().named.insert(name.to_owned(), level);
    }

    /// Sets the level of all judgements that are of `severity` and that nothing names.
    pub fn set_rest(&mut self, severity: Severity, level: Level) {
        self.top().rest.insert(severity, level);
    }

    /// These levels on those of `base`.
    #[must_use]
    pub fn over(self, mut base: Self) -> Self {
        base.layers.extend(self.layers);
        base
    }

    fn top(&mut self) -> &mut Layer {
        if self.layers.is_empty() {
            self.layers.push(Layer::default());
        }
        let last = self.layers.len() - 1;
        &mut self.layers[last]
    }

    /// What was set for a code, or a family that it belongs to.
    fn named(&self, code: &str) -> Option<Level> {
        let (mut level, mut closed) = (None, false);
        for layer in &self.layers {
            let family = || layer.named.get(code.get(..3)?);
            if let Some(own) = layer.named.get(code) {
                level = Some(*own);
                closed = *own == Level::Off;
            } else if let (false, Some(family)) = (closed, family()) {
                level = Some(*family);
            }
        }
        level
    }

    /// What was set for what is of `severity`.
    fn rest(&self, severity: Severity) -> Option<Level> {
        let mut layers = self.layers.iter().rev();
        layers.find_map(|layer| layer.rest.get(&severity).copied())
    }

    /// Gives findings the levels that were set, and drops those that are off. What is no matter of
    /// judgement can be made an error, and nothing less.
    pub fn apply(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain_mut(|diagnostic| {
            let free = is_judgement(diagnostic.code);
            let rest = || self.rest(diagnostic.severity).filter(|_| free);
            match self.named(diagnostic.code).or_else(rest) {
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

    fn set(levels: &[(&str, &str)]) -> Severities {
        let mut severities = Severities::default();
        for (name, level) in levels {
            severities.set(name, Level::named(level).unwrap());
        }
        severities
    }

    fn becomes(severities: &Severities, code: &'static str, own: Severity) -> Option<Severity> {
        let found = Diagnostic::without_place(own, code, say!("", ""));
        let mut diagnostics = vec![found];
        severities.apply(&mut diagnostics);
        diagnostics.first().map(|found| found.severity)
    }

    /// Each row: a code, its own level, what it becomes.
    #[test]
    fn levels_are_found_by_code_then_by_family() {
        let severities = set(&[
            ("NUM", "提示"),
            ("NUM-001", "error"),
            ("REF", "off"),
            ("YML", "error"),
            ("TPL", "off"),
        ]);
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
            assert_eq!(becomes(&severities, code, severity), expected, "{code}");
        }
    }

    /// A project's levels count before a profile's; what the profile closes by its code is opened by
    /// its code alone.
    #[test]
    fn a_project_stands_on_a_profile() {
        let mut profile = set(&[("NUM-022", "off"), ("PUN", "off"), ("SPC-001", "info")]);
        profile.set_rest(Severity::Info, Level::At(Severity::Warning));
        let project = set(&[("NUM", "error"), ("PUN", "warning"), ("SPC", "error")]);
        let opened = set(&[("NUM-022", "info")]);
        let both = project.over(profile.clone());
        let cases = [
            (&profile, "NUM-022", None),
            (&profile, "PUN-001", None),
            (&profile, "DOC-001", Some(Severity::Warning)),
            (&profile, "YML-006", Some(Severity::Info)),
            (&both, "NUM-022", None),
            (&both, "NUM-001", Some(Severity::Error)),
            (&both, "PUN-001", Some(Severity::Warning)),
            (&both, "SPC-001", Some(Severity::Error)),
        ];
        for (severities, code, expected) in cases {
            assert_eq!(
                becomes(severities, code, Severity::Info),
                expected,
                "{code}"
            );
        }
        let opened = opened.over(both);
        let found = becomes(&opened, "NUM-022", Severity::Warning);
        assert_eq!(found, Some(Severity::Info));
    }
}
