//! The packs inside the binary.

use super::{Kind, Options, Pack};
use crate::source::{Source, SourceId};
use crate::yaml::Prepared;
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
    source: OnceLock<Source>,
}

static BASE: Builtin = Builtin {
    name: "base",
    text: include_str!("../../templates/base/pack.yaml"),
    layout: Some(include_str!("../../templates/base/report.md")),
    example: "",
    extends: None,
    default_for: &[],
    pack: OnceLock::new(),
    source: OnceLock::new(),
};

/// A pack of options and words over the base: its folder, a filled report that uses it, and what it
/// is the default for.
macro_rules! pack {
    ($name:ident, $folder:literal, $example:literal, $($kind:ident)?) => {
        static $name: Builtin = Builtin {
            name: $folder,
            text: include_str!(concat!("../../templates/", $folder, "/pack.yaml")),
            layout: None,
            extends: Some(&BASE),
            default_for: &[$(Kind::$kind)?],
            example: include_str!(concat!("../../examples/", $example)),
            pack: OnceLock::new(),
            source: OnceLock::new(),
        };
    };
}

pack!(GOVERNMENT, "government", "rugao-2023.yaml", Government);
pack!(CITY, "city", "yiwu-2022.yaml",);
pack!(JOINT, "joint", "xiaogan-2022.yaml", Joint);
pack!(DISTRICT, "district", "jinghu-2024.yaml",);
pack!(
    DEPARTMENT,
    "department",
    "linhai-justice-2020.yaml",
    Department
);

/// A report that shows what a pack makes of one.
pub const SKETCH: &str = include_str!("../../templates/sketch.yaml");

impl Builtin {
    /// The packs that a report can name.
    pub const ALL: [&'static Self; 5] = [&GOVERNMENT, &CITY, &JOINT, &DISTRICT, &DEPARTMENT];

    /// What all packs build on.
    pub fn base() -> &'static Self {
        &BASE
    }

    /// The pack called `name`, the base among them.
    pub fn named(name: &str) -> Option<&'static Self> {
        let mut all = Self::ALL.into_iter().chain([&BASE]);
        all.find(|pack| pack.name == name)
    }

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

    /// This pack and those it extends, the base first.
    pub fn chain(&'static self) -> Vec<&'static Self> {
        let mut chain = self.extends.map_or_else(Vec::new, Self::chain);
        chain.push(self);
        chain
    }

    /// Its options and those of the packs it extends, its own first.
    pub fn options(&'static self) -> Vec<&'static Options<'static>> {
        let chain = self.chain().into_iter().rev();
        chain.map(|pack| &pack.pack().options).collect()
    }

    /// Its layout, where it has one of its own.
    pub fn layout(&'static self) -> Option<&'static Source> {
        self.layout.map(|text| {
            let name = format!("templates/{}/report.md", self.name);
            let source = || Source::new(SourceId(1), name, text);
            self.source.get_or_init(source)
        })
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
        let prepared = Box::leak(Box::new(Prepared::plain(source)));
        let pack = Pack::read(prepared, &mut diagnostics);
        debug_assert!(diagnostics.is_empty(), "{}: {diagnostics:?}", source.name);
        pack.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Layers;

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
            assert_eq!(Layers(builtin.options()).order().len(), 5);
        }
    }
}
