//! A template pack as data: its name, its outline and its words.
//!
//! A pack is a folder with a `pack.yaml` (read with the same care as a report file) and, where it
//! lays out the Markdown itself, a `report.md` for Tera. What it leaves out it takes from the pack
//! that it extends.

mod builtin;
mod options;

pub use builtin::Builtin;
pub use options::{
    ClosingPlace, Detail, Form, LevelOptions, Number, Options, SectionName, SectionOptions,
    Sections, SignaturePlace, Stop, Wordings,
};

use crate::diagnostic::Diagnostic;
use crate::record::{Name, Reader, choices, read_record, record};
use crate::yaml::{Kind as NodeKind, Prepared, tree};

record! {
    /// The `pack.yaml` of a pack.
    "模板包" pub struct Pack<'p> {
        name: Option<Name<'p>> = required "name" | "名称" ("模板名称，英文，用于 --template", "Its name, for --template");
        title: Option<Name<'p>> = required "title" | "标题" ("模板的中文名称", "What people call it");
        description: Option<Name<'p>> = optional "description" | "说明" ("适用于什么报告", "What it is for");
        description_en: Option<Name<'p>> = optional "description_en" | "英文说明" ("英文说明", "The same in English");
        extends: Option<Name<'p>> = optional "extends" | "沿用" ("没有写的内容取自哪个模板", "The pack that supplies what this one leaves out");
        default_for: Vec<Kind> = optional "default_for" | "默认用于" ("哪些类型的报告默认用它", "The kinds of report that use it by default");
        options: Options<'p> = optional "options" | "选项" ("默认选项", "Default options");
        wordings: Wordings<'p> = optional "wordings" | "措辞" ("文件没有写到时的措辞", "What is said where the file is silent");
    }
}

choices! {
    /// Who reports.
    pub enum Kind {
        Government = "government" | "政府" ("一级政府的报告", "A government's report");
        Joint = "joint" | "党委政府联合" | "联合" ("党委和政府联合报告", "A joint report of party committee and government");
        Department = "department" | "部门" ("政府部门的报告", "A department's report");
    }
}

read_record!(Pack);

impl<'p> Pack<'p> {
    /// Reads a `pack.yaml`; what is wrong with it is noted.
    pub fn read(prepared: &'p Prepared<'p>, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let node = tree(prepared, diagnostics)?;
        let mut reader = Reader {
            prepared,
            diagnostics,
            path: Vec::new(),
            references: Vec::new(),
        };
        match &node.kind {
            NodeKind::Map(map) => Some(Self::from_map(&node, map, &mut reader)),
            _ => None,
        }
    }

    /// This pack, and `base` where it says nothing.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        Self {
            options: self.options.over(base.options),
            wordings: self.wordings.over(base.wordings),
            ..self
        }
    }
}
