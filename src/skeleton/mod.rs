//! The report file that `fazhi new` writes: a skeleton to fill, or a pack's filled example.
//!
//! A skeleton follows its pack: the sections stand in the order and under the headings in which they
//! are printed. What each key means is said in the words of its declaration.

mod english;
mod example;
mod form;
mod level;
mod outline;
mod page;

pub use english::english;
pub use example::example;
pub use form::skeleton;

use crate::diagnostic::Lang;
use crate::pack::{Builtin, Kind};

/// What is known of a report before anyone fills it in.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// The pack that was asked for; else it is that of the kind.
    pub template: Option<&'static Builtin>,
    pub kind: Option<Kind>,
    pub year: Option<u16>,
    pub region: Option<String>,
    pub issuers: Vec<String>,
}

impl Answers {
    /// The pack that the report will be printed with.
    pub fn pack(&self) -> &'static Builtin {
        let kind = self.kind.unwrap_or(Kind::Government);
        self.template.unwrap_or_else(|| Builtin::default_for(kind))
    }

    /// The kind that was given, or the only one that the pack is there for.
    fn kind(&self) -> Option<Kind> {
        let only = || match self.template?.pack().default_for.as_slice() {
            [kind] => Some(*kind),
            _ => None,
        };
        self.kind.or_else(only)
    }

    /// True where the file has to name its pack: the kind would pick another.
    fn names_pack(&self) -> bool {
        let default = self.kind().map(|kind| Builtin::default_for(kind).name);
        self.template.is_some_and(|pack| default != Some(pack.name))
    }
}

/// What a new report file is called.
pub fn file_name(keys: Lang) -> &'static str {
    match keys {
        Lang::Zh => "报告.yaml",
        Lang::En => "report.yaml",
    }
}
