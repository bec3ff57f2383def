//! What was looked at on a machine, and how it stands.

use crate::diagnostic::Words;
use crate::say;
use serde_json::{Map, Value};

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Program,
    Fonts,
    Settings,
    Templates,
    Folder,
    Console,
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Good,
    /// It is not there; something that is will do.
    StandIn,
    /// It is not there, and nothing like it.
    Missing,
    /// Something to know.
    Noted,
    /// The program cannot do its job.
    Broken,
}

/// One line of what was found.
pub struct Check {
    pub section: Section,
    pub state: State,
    /// What was looked at: the name of a face, a file, a folder.
    pub name: Words,
    pub told: Option<Words>,
    /// What to do.
    pub hint: Option<Words>,
    /// What machines want to know besides.
    pub details: Map<String, Value>,
}

impl Section {
    /// Every one, in their order on the screen.
    pub const ALL: [Self; 6] = [
        Self::Program,
        Self::Fonts,
        Self::Settings,
        Self::Templates,
        Self::Folder,
        Self::Console,
    ];

    /// Its name for machines.
    pub fn name(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Fonts => "fonts",
            Self::Settings => "settings",
            Self::Templates => "templates",
            Self::Folder => "folder",
            Self::Console => "console",
        }
    }

    /// Its name for people.
    pub fn title(self) -> Words {
        match self {
            Self::Program => say!("程序", "Program"),
            Self::Fonts => say!("字体", "Fonts"),
            Self::Settings => say!("设置", "Settings"),
            Self::Templates => say!("模板", "Templates"),
            Self::Folder => say!("文件夹", "Folder"),
            Self::Console => say!("屏幕文字", "Console"),
        }
    }
}

impl State {
    /// Its name for machines.
    pub fn name(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::StandIn => "stand-in",
            Self::Missing => "missing",
            Self::Noted => "warning",
            Self::Broken => "error",
        }
    }

    /// Its name for people.
    pub fn label(self) -> Words {
        match self {
            Self::Good => say!("正常", "ok"),
            Self::StandIn => say!("可以代替", "stands in"),
            Self::Missing => say!("缺少", "missing"),
            Self::Noted => say!("注意", "note"),
            Self::Broken => say!("不行", "error"),
        }
    }
}

impl Check {
    /// `name` stands so.
    pub fn new(section: Section, state: State, name: Words) -> Self {
        Self {
            section,
            state,
            name,
            told: None,
            hint: None,
            details: Map::new(),
        }
    }

    /// With what is to be said of it.
    pub fn told(mut self, told: Words) -> Self {
        self.told = Some(told);
        self
    }

    /// With what to do.
    pub fn hint(mut self, hint: Words) -> Self {
        self.hint = Some(hint);
        self
    }

    /// With something for machines.
    pub fn detail(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.details.insert(key.to_owned(), value.into());
        self
    }
}
