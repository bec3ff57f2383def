//! A template pack as data: its name, its outline and its words.
//!
//! A pack is a folder with a `pack.yaml` (read with the same care as a report file) and, where it
//! lays out the Markdown itself, a `report.md` for Tera. What it leaves out it takes from the pack
//! that it extends.

mod builtin;
mod layers;
mod number;
mod options;
mod wordings;

pub use builtin::{Builtin, SKETCH};
pub use layers::{Ladder, Layers};
pub use number::{Number, Numeral};
pub use options::{
    ClosingPlace, Detail, Form, Group, Joint, LevelOptions, Options, Part, RunOn, SectionName,
    SectionOptions, Sections, SignaturePlace, Stop,
};
pub use wordings::{AreaTitles, FigureWordings, Formula, Leads, Patterns, VerbRow, Wordings};

use crate::diagnostic::Diagnostic;
use crate::record::{Braces, Name, PendingReference, Reader, choices, read_record, record};
use crate::say;
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

choices! {
    /// Administrative level.
    pub enum Level {
        National = "national" | "国家级" ("国家级", "National");
        Province = "province" | "省级" ("省、自治区、直辖市", "Province");
        Prefecture = "prefecture" | "地市级" ("设区的市、自治州", "Prefecture");
        County = "county" | "县级" ("县、县级市、区", "County, county-level city, district");
        Township = "township" | "乡级" ("乡、镇", "Township");
        Subdistrict = "subdistrict" | "街道" ("街道", "Subdistrict");
    }
}

choices! {
    /// Field of the national outline (法治政府建设实施纲要).
    pub enum Area {
        Functions = "functions" | "政府职能" ("政府机构职能、放管服、营商环境", "Government functions");
        Rulemaking = "rulemaking" | "制度体系" ("立法、规范性文件", "Rules and normative documents");
        Decisions = "decisions" | "行政决策" ("重大行政决策", "Administrative decisions");
        Enforcement = "enforcement" | "行政执法" ("行政执法", "Administrative enforcement");
        Emergencies = "emergencies" | "突发事件" ("突发事件应对", "Emergencies");
        Disputes = "disputes" | "矛盾纠纷" ("调解、复议、应诉、信访", "Disputes: mediation, reconsideration, litigation");
        Oversight = "oversight" | "权力监督" ("行政权力制约和监督、政务公开", "Oversight of administrative power");
        Digital = "digital" | "数字法治" ("数字法治政府", "Digital government");
        Leadership = "leadership" | "组织保障" ("党的领导、组织保障", "Leadership and organisation");
        Duties = "duties" | "第一责任人" ("放在别的部分里的第一责任人履职内容", "Answers the first-person duties inside another section");
    }
}

read_record!(Pack);

/// TPL-031: a pack serves all reports, and knows the figures of none.
fn no_figures(reference: &PendingReference) -> Diagnostic {
    let name = &reference.name;
    let message = say!(
        "模板里不能引用指标“{name}”：占位只用一对大括号",
        "a pack cannot refer to the figure “{name}”: a placeholder has single braces"
    );
    Diagnostic::error("TPL-031", reference.span, message)
        .hint(say!("改成：{{{name}}}", "write: {{{name}}}"))
        .at(reference.path.clone())
}

impl<'p> Pack<'p> {
    /// Reads a `pack.yaml`; what is wrong with it is noted.
    pub fn read(prepared: &'p Prepared<'p>, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let node = tree(prepared, diagnostics)?;
        let mut reader = Reader {
            prepared,
            root: &node,
            diagnostics,
            path: Vec::new(),
            references: Vec::new(),
            beside: None,
            home: Self::record(),
            strayed: Vec::new(),
            guesses: Default::default(),
            lacking: Vec::new(),
            names: None,
        };
        let NodeKind::Map(map) = &node.kind else {
            if !matches!(node.kind, NodeKind::Null) {
                reader.wrong_kind(&node, say!("一组栏目", "keys and values"));
            }
            return None;
        };
        let pack = Self::from_map(&node, map, &mut reader);
        reader.note_lacking();
        // Single braces are how a pack writes its placeholders.
        let references = reader.references.into_iter();
        for reference in references.filter(|reference| reference.typed != Braces::Single) {
            diagnostics.push(no_figures(&reference));
        }
        Some(pack)
    }

    /// This pack, with the words of `base` where it says nothing. Options stay in layers.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        Self {
            wordings: self.wordings.over(base.wordings),
            ..self
        }
    }
}
