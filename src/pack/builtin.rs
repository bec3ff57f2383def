//! The packs inside the binary.

use super::{Kind, Pack};
use crate::source::{Source, SourceId};
use crate::yaml::prepare;
use std::sync::OnceLock;

/// A pack that the binary carries.
#[derive(Debug)]
pub struct Builtin {
    pub name: &'static str,
    /// Its `pack.yaml`.
    text: &'static str,
    /// Its `report.md`; the pack it extends has one where it has none.
    layout: Option<&'static str>,
    /// A filled report file.
    example: &'static str,
    extends: Option<&'static Builtin>,
    /// The kinds of report that use it by default.
    default_for: &'static [Kind],
    pack: OnceLock<Pack<'static>>,
}

static BASE: Builtin = Builtin {
    name: "base",
    text: include_str!("../../templates/base/pack.yaml"),
    layout: Some(include_str!("../../templates/base/report.md")),
    example: "",
    extends: None,
    default_for: &[],
    pack: OnceLock::new(),
};

static GOVERNMENT: Builtin = Builtin {
    name: "government",
    text: include_str!("../../templates/government/pack.yaml"),
    layout: None,
    example: include_str!("../../examples/rugao-2023.yaml"),
    extends: Some(&BASE),
    default_for: &[Kind::Government, Kind::Joint, Kind::Department],
    pack: OnceLock::new(),
};

impl Builtin {
    /// The packs that a report can name.
    pub const ALL: [&'static Self; 1] = [&GOVERNMENT];

    /// The pack for reports of `kind`.
    pub fn default_for(kind: Kind) -> &'static Self {
        Self::ALL
            .into_iter()
            .find(|pack| pack.default_for.contains(&kind))
            .unwrap_or(&GOVERNMENT)
    }

    /// Its data, with what it leaves out taken from the pack that it extends. Read at first use.
    pub fn pack(&'static self) -> &'static Pack<'static> {
        self.pack.get_or_init(|| {
            let own = self.own();
            match self.extends {
                Some(base) => own.over(base.pack().clone()),
                None => own,
            }
        })
    }

    /// The text of its layout.
    pub fn layout(&self) -> &'static str {
        self.layout
            .or_else(|| self.extends.map(Self::layout))
            .unwrap_or_default()
    }

    /// A filled report file that uses it.
    pub fn example(&self) -> &'static str {
        self.example
    }

    /// Its own `pack.yaml`. The text lives as long as the program, and so does what is read from it.
    fn own(&self) -> Pack<'static> {
        let name = format!("templates/{}/pack.yaml", self.name);
        let source: &'static Source =
            Box::leak(Box::new(Source::new(SourceId(1), name, self.text)));
        let mut diagnostics = Vec::new();
        let prepared = Box::leak(Box::new(prepare(source, &mut diagnostics)));
        let pack = Pack::read(prepared, &mut diagnostics);
        debug_assert!(diagnostics.is_empty(), "{}: {diagnostics:?}", source.name);
        pack.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_are_read_without_findings_and_say_what_they_are() {
        for builtin in Builtin::ALL {
            let pack = builtin.pack();
            assert_eq!(pack.name.as_ref().unwrap().text, builtin.name);
            assert_eq!(pack.default_for, builtin.default_for);
            assert_eq!(
                pack.extends.as_ref().map(|base| &*base.text),
                builtin.extends.map(|base| base.name)
            );
            assert!(
                pack.title.is_some() && pack.description.is_some() && pack.description_en.is_some()
            );
            assert_eq!(pack.options.order.len(), 5);
        }
    }
}
