//! Profiles: levels of findings and settings of the page, chosen by name or by the file that holds
//! them.

use super::reader::{PageLine, Reader, Settings};
use crate::diagnostic::Words;
use crate::judgement::Severities;
use crate::record::nearest;
use crate::say;
use crate::source::{Source, SourceId};
use std::path::Path;

/// The profiles in the binary: the default first.
const BUILTIN: [(&str, &str); 4] = [
    ("draft", include_str!("../../../profiles/draft.toml")),
    (
        "published",
        include_str!("../../../profiles/published.toml"),
    ),
    ("strict", include_str!("../../../profiles/strict.toml")),
    ("fixed28", include_str!("../../../profiles/fixed28.toml")),
];

/// What a name may lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Profile {
    Builtin(&'static str),
    File(String),
}

impl Profile {
    /// The profile called `name`; what leads to a file has a folder or an ending in it.
    pub fn named(name: &str) -> Option<Self> {
        let mut builtin = BUILTIN.iter().map(|(builtin, _)| *builtin);
        if let Some(name) = builtin.find(|builtin| *builtin == name) {
            return Some(Self::Builtin(name));
        }
        let file = name.contains(['/', '\\']) || Path::new(name).extension().is_some();
        file.then(|| Self::File(name.to_owned()))
    }
}

/// What profiles set, one on the other.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    pub severities: Severities,
    /// Later lines count.
    pub page: Vec<PageLine>,
}

impl Layers {
    /// These on those of `base`.
    #[must_use]
    pub fn over(self, mut base: Self) -> Self {
        base.page.extend(self.page);
        Self {
            severities: self.severities.over(base.severities),
            page: base.page,
        }
    }
}

/// What holds where no profile is chosen.
pub fn default() -> Layers {
    builtin(BUILTIN[0].0)
}

/// A profile in the binary; all of them stand on the default.
pub fn builtin(name: &str) -> Layers {
    let mut layers = Layers::default();
    for (known, text) in BUILTIN {
        if known == name || known == BUILTIN[0].0 {
            layers = settings(known, text).layers.over(layers);
        }
    }
    layers
}

/// What a profile in the binary sets. It may name rules that are still to come.
fn settings(name: &str, text: &str) -> Settings {
    let source = Source::new(SourceId(0), name, text);
    Reader::read(&source)
}

/// What to say of a name that leads to none.
pub fn unknown(name: &str) -> Words {
    let names = BUILTIN.map(|(name, _)| (name, ()));
    match nearest(name, names) {
        Some((near, ())) => say!(
            "没有「{name}」这个方案，是不是「{near}」？",
            "there is no profile “{name}”; did you mean “{near}”?"
        ),
        None => say!("没有「{name}」这个方案", "there is no profile “{name}”"),
    }
}

/// What may be written instead.
pub fn choice() -> Words {
    let names = BUILTIN.map(|(name, _)| name);
    let (zh, en) = (names.join("、"), names.join(", "));
    say!(
        "可选：{zh}；自己写的方案，写它的文件名，如 方案.toml",
        "one of {en}, or the file of your own, as profile.toml"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rules of the catalogue that profiles speak of, which are not there yet.
    const TO_COME: [&str; 1] = ["LEX-012"];

    #[test]
    fn profiles_say_nothing_wrong() {
        for (name, text) in BUILTIN {
            let found = settings(name, text).found;
            let wrong = found.iter().filter(|found| {
                let typed = found.span.map(|span| &text[span.range()]);
                !typed.is_some_and(|typed| TO_COME.contains(&typed))
            });
            assert_eq!(wrong.count(), 0, "{name}: {found:#?}");
        }
    }
}
