//! What we tell the user, as data: one type for every stage, shown by the shell.

use crate::source::{SourceId, Span};

/// How bad a finding is. On the screen: 错误, 警告, 提示.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Info,
    Warning,
    Error,
}

impl Severity {
    /// The stable English name, as in flags and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The name that people see.
    pub fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Info, Lang::Zh) => "提示",
            (Self::Warning, Lang::Zh) => "警告",
            (Self::Error, Lang::Zh) => "错误",
            (_, Lang::En) => self.name(),
        }
    }
}

/// The language of what people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

/// A sentence in both languages; made with [`say!`](crate::say).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub zh: String,
    pub en: String,
}

impl Words {
    /// The sentence in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// `say!("中文{x}", "English {x}")`: one sentence in both languages.
#[macro_export]
macro_rules! say {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::diagnostic::Words {
            zh: format!($zh),
            en: format!($en),
        }
    };
}

/// A step on the way from the top of a report to a place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A key, by its English and its Chinese name.
    Key(&'static str, &'static str),
    /// An element of a list, from 0, and what it calls itself (its name, title or id).
    Item(usize, Option<String>),
    /// A heading of a report that exists.
    Heading(String),
}

/// Another place that the message speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    pub span: Span,
    pub message: Words,
}

/// A change to the text that would cure the finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The meaning provably stays the same: a program may apply it unasked.
    pub safe: bool,
    pub edits: Vec<Edit>,
}

/// One replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub replacement: String,
}

/// One of several cures, of which a person has to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// What the text would say then.
    pub label: Words,
    pub edits: Vec<Edit>,
}

/// Who can cure a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cure {
    /// The program, unasked.
    Safe,
    /// The program, once a person has agreed.
    Confirmed,
    /// The program, once a person has chosen one of several cures.
    Chosen,
    /// A person.
    Person,
    /// It does not stand in the report file.
    Elsewhere,
}

/// A code: family and number, never reused.
pub type Code = &'static str;

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    /// What is wrong, in the reader's words.
    pub message: Words,
    /// Where; `None` for what concerns no text (a missing file).
    pub span: Option<Span>,
    pub path: Vec<Step>,
    /// What to write instead, one line each.
    pub hints: Vec<Words>,
    pub related: Vec<Related>,
    pub fix: Option<Fix>,
    /// Where there is no one cure: those to choose from.
    pub alternatives: Vec<Alternative>,
}

impl Diagnostic {
    /// A finding at `span`.
    pub fn new(severity: Severity, code: Code, span: Span, message: Words) -> Self {
        Self {
            code,
            severity,
            message,
            span: Some(span),
            path: Vec::new(),
            hints: Vec::new(),
            related: Vec::new(),
            fix: None,
            alternatives: Vec::new(),
        }
    }

    /// An error at `span`.
    pub fn error(code: Code, span: Span, message: Words) -> Self {
        Self::new(Severity::Error, code, span, message)
    }

    /// A warning at `span`.
    pub fn warning(code: Code, span: Span, message: Words) -> Self {
        Self::new(Severity::Warning, code, span, message)
    }

    /// A finding that concerns no place in a text.
    pub fn without_place(severity: Severity, code: Code, message: Words) -> Self {
        Self {
            span: None,
            ..Self::new(severity, code, Span::new(SourceId(0), 0, 0), message)
        }
    }

    /// Who can cure it; the report file is the first source of a run.
    pub fn cure(&self) -> Cure {
        match (&self.fix, self.span) {
            (_, None) => Cure::Elsewhere,
            (_, Some(span)) if span.source != SourceId(0) => Cure::Elsewhere,
            (Some(fix), _) if fix.safe => Cure::Safe,
            _ if !self.alternatives.is_empty() => Cure::Chosen,
            (Some(_), _) => Cure::Confirmed,
            (None, _) => Cure::Person,
        }
    }

    /// Adds a line that says what to do.
    #[must_use]
    pub fn hint(mut self, hint: Words) -> Self {
        self.hints.push(hint);
        self
    }

    /// Adds a further place.
    #[must_use]
    pub fn relate(mut self, span: Span, message: Words) -> Self {
        self.related.push(Related { span, message });
        self
    }

    /// Adds the change that cures it, as one edit.
    #[must_use]
    pub fn fix(mut self, safe: bool, span: Span, replacement: impl Into<String>) -> Self {
        let edit = Edit {
            span,
            replacement: replacement.into(),
        };
        self.fix = Some(Fix {
            safe,
            edits: vec![edit],
        });
        self
    }

    /// Adds a cure to choose among others.
    #[must_use]
    pub fn alternative(mut self, label: Words, edits: Vec<Edit>) -> Self {
        self.alternatives.push(Alternative { label, edits });
        self
    }

    /// Adds the way from the top of the file.
    #[must_use]
    pub fn at(mut self, path: Vec<Step>) -> Self {
        self.path = path;
        self
    }
}

/// How many findings of each level there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    /// What a program may cure unasked.
    pub fixable: usize,
    /// What it may cure once a person has said how.
    pub assisted: usize,
}

impl Tally {
    /// Counts `diagnostics`.
    pub fn of<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Self {
        let mut tally = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Info => tally.infos += 1,
            }
            match diagnostic.cure() {
                Cure::Safe => tally.fixable += 1,
                Cure::Confirmed | Cure::Chosen => tally.assisted += 1,
                Cure::Person | Cure::Elsewhere => {}
            }
        }
        tally
    }
}
