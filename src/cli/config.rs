//! `fazhi.toml`: which levels findings have in a project, and which words it looks for besides.

mod syntax;
mod terms;

use super::args::{Common, Config};
use super::files;
use super::show::{Checked, Shown};
use super::{Exit, verdict};
use crate::codes::{codes, has_judgements, is_judgement, known, why_it_stands};
use crate::diagnostic::{Diagnostic, Severity, Tally, Words};
use crate::explain::FAMILIES;
use crate::judgement::{Level, Severities};
use crate::record::nearest;
use crate::say;
use crate::source::{Source, Span};
use crate::terms::Terms;
use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The name of the file.
const NAME: &str = "fazhi.toml";

/// The configurations of a run, each read once.
pub struct Configs<'c> {
    common: &'c Common,
    read: HashMap<PathBuf, Known>,
}

/// What a configuration says.
#[derive(Clone)]
struct Known {
    severities: Severities,
    terms: Arc<Terms>,
    exit: Exit,
}

impl<'c> Configs<'c> {
    /// None read yet.
    pub fn new(common: &'c Common) -> Self {
        Self {
            common,
            read: HashMap::new(),
        }
    }

    /// The levels for a report file, and how reading them went. What is wrong with them is shown
    /// once; the rest of them counts all the same.
    pub fn of(&mut self, report: &Path, shown: &mut Shown<'_>) -> (Severities, Exit) {
        let Some(path) = self.path(report) else {
            return (Severities::default(), Exit::Done);
        };
        let known = match self.read.get(&path) {
            Some(known) => known.clone(),
            None => self.read_file(&path, shown),
        };
        let (severities, exit) = (known.severities.clone(), known.exit);
        self.read.insert(path, known);
        (severities, exit)
    }

    /// The words that the project looks for besides; read with its levels.
    pub fn terms(&self, report: &Path) -> Arc<Terms> {
        let known = self.path(report).and_then(|path| self.read.get(&path));
        known
            .map(|known| Arc::clone(&known.terms))
            .unwrap_or_default()
    }

    /// The configuration that counts for a report file.
    fn path(&self, report: &Path) -> Option<PathBuf> {
        match &self.common.config {
            Config::None => None,
            Config::File(path) => Some(path.clone()),
            Config::Beside => find(report),
        }
    }

    fn read_file(&self, path: &Path, shown: &mut Shown<'_>) -> Known {
        let mut found = Vec::new();
        let source = match files::read(path, &mut found) {
            Ok(source) => source,
            Err(mut unread) => {
                // Bytes that are no text are no mistake of a report's here.
                if !unread.diagnostic.code.starts_with("OUT") {
                    unread.diagnostic.code = BROKEN;
                }
                let exit = verdict(self.common, [&unread.diagnostic]);
                shown.show(&Checked::unread(&unread, &path.display().to_string()));
                return Known {
                    severities: Severities::default(),
                    terms: Arc::default(),
                    exit,
                };
            }
        };
        if Tally::of(&found).errors > 0 {
            found.iter_mut().for_each(|broken| broken.code = BROKEN);
        }
        found.retain(|found| found.severity == Severity::Error);
        let mut reader = Reader {
            source: &source,
            severities: Severities::default(),
            tables: Vec::new(),
            found,
        };
        reader.file();
        let terms = terms::read(self.common, path, &mut reader, shown);
        let Reader {
            severities,
            mut found,
            ..
        } = reader;
        found.sort_by_key(|found| found.span);
        if !found.is_empty() {
            shown.show(&Checked {
                source: Some(&source),
                name: &source.name,
                others: &[],
                diagnostics: &found,
            });
        }
        let (terms, exit) = terms;
        Known {
            severities,
            terms: Arc::new(terms),
            exit: exit.max(verdict(self.common, &found)),
        }
    }
}

/// The file beside `report`, or in a folder above it up to the first that is a repository; called
/// as it is seen from the current folder.
fn find(report: &Path) -> Option<PathBuf> {
    let report = std::path::absolute(report).ok()?;
    for folder in report.ancestors().skip(1) {
        let path = folder.join(NAME);
        if path.is_file() {
            let here = std::env::current_dir().ok();
            let near = here.and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
            return Some(near.unwrap_or(path));
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// The code of what is no TOML.
const BROKEN: &str = "OUT-020";

struct Reader<'s> {
    source: &'s Source,
    severities: Severities,
    /// The tables of words that are named, and where.
    tables: Vec<(String, Range<usize>)>,
    found: Vec<Diagnostic>,
}

type Entry<'t, 's> = (
    &'t Spanned<std::borrow::Cow<'s, str>>,
    &'t Spanned<DeValue<'s>>,
);

impl<'s> Reader<'s> {
    fn file(&mut self) {
        let (table, errors) = DeTable::parse_recoverable(&self.source.text);
        self.found
            .extend(syntax::slips(self.source, errors.as_slice()));
        if !self.found.is_empty() {
            // What is broken may say what nobody meant.
            return;
        }
        for entry in table.get_ref() {
            self.key(entry);
        }
    }

    /// OUT-021
    fn wrong(&mut self, span: Range<usize>, message: Words, hint: Words) {
        let span = Span::new(self.source.id, span.start, span.end);
        let diagnostic = Diagnostic::error("OUT-021", span, message);
        self.found.push(diagnostic.hint(hint));
    }

    /// What stands at the top: `terms` and `[rules]`.
    fn key(&mut self, (key, value): Entry<'_, 's>) {
        let name = key.get_ref();
        if name == "terms" {
            return self.terms(value);
        }
        if name != "rules" {
            let message = if known(name).is_some() {
                say!(
                    "「{name}」要写在 [rules] 下面",
                    "“{name}” belongs below [rules]"
                )
            } else if let Some((near, ())) = nearest(name, [("rules", ()), ("terms", ())]) {
                say!(
                    "没有「{name}」这一项，是不是「{near}」？",
                    "there is no setting “{name}”; did you mean “{near}”?"
                )
            } else {
                say!("没有「{name}」这一项", "there is no setting “{name}”")
            };
            let hint = match nearest(name, [("terms", ())]) {
                Some(_) => say!(
                    "写成：terms = [\"本县用语.yaml\"]",
                    "write terms = [\"本县用语.yaml\"]"
                ),
                None => say!(
                    "写成：[rules]，下面一行一个代码，如 NUM-022 = \"info\"",
                    "write [rules], and below it a code a line, as NUM-022 = \"info\""
                ),
            };
            return self.wrong(key.span(), message, hint);
        }
        let DeValue::Table(rules) = value.get_ref() else {
            let message = say!("rules 下面要一行一个代码", "rules takes a code a line");
            let hint = say!(
                "写成两行：[rules]，NUM-022 = \"info\"",
                "write two lines: [rules], NUM-022 = \"info\""
            );
            return self.wrong(value.span(), message, hint);
        };
        for entry in rules {
            self.rule(entry);
        }
    }

    /// A code or a family, and its level.
    fn rule(&mut self, (key, value): Entry<'_, 's>) {
        let typed = key.get_ref();
        let Some(name) = known(typed) else {
            return self.unknown(typed, key.span());
        };
        let level = match value.get_ref() {
            DeValue::String(text) => Level::named(text),
            _ => None,
        };
        let Some(level) = level else {
            return self.no_level(name, value);
        };
        let free = is_judgement(name) || has_judgements(name);
        let [zh, en] = why_it_stands(name);
        if name.starts_with("OUT") {
            let message = say!("{name} 的级别不能改：{zh}", "{name} cannot be set: {en}");
            let hint = say!("删掉这一行", "delete this line");
            return self.wrong(key.span(), message, hint);
        }
        if !free && level != Level::At(Severity::Error) {
            let message = say!("{name} 不能调低：{zh}", "{name} cannot be lowered: {en}");
            let hint = say!(
                "删掉这一行；{name} 只能调成 \"error\"",
                "delete this line; {name} can be \"error\" only"
            );
            return self.wrong(key.span(), message, hint);
        }
        self.severities.set(name, level);
    }

    fn unknown(&mut self, typed: &str, span: Range<usize>) {
        let families = FAMILIES.iter().map(|(family, _)| *family);
        let names = codes().chain(families);
        let message = match nearest(typed, names.map(|name| (name, ()))) {
            Some((near, ())) => say!(
                "没有「{typed}」这个检查代码，是不是「{near}」？",
                "there is no code “{typed}”; did you mean “{near}”?"
            ),
            None => say!("没有「{typed}」这个检查代码", "there is no code “{typed}”"),
        };
        let hint = say!(
            "写提示前面方括号里的代码（NUM-022），或者一类（NUM）",
            "it takes the code in front of a finding (NUM-022), or a family (NUM)"
        );
        self.wrong(span, message, hint);
    }

    fn no_level(&mut self, name: &str, value: &Spanned<DeValue<'s>>) {
        let typed = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            _ => self.source.text[value.span()].to_owned(),
        };
        let names = Level::ALL.map(|(_, [en, _])| en);
        let begun = names
            .into_iter()
            .find(|name| typed.len() > 2 && name.starts_with(&*typed));
        let near = nearest(&typed, names.map(|name| (name, ()))).map(|(near, ())| near);
        let message = match begun.or(near) {
            Some(near) => say!(
                "{name} 不能写“{typed}”，是不是“{near}”？",
                "{name} cannot be “{typed}”; did you mean “{near}”?"
            ),
            None => say!("{name} 不能写“{typed}”", "{name} cannot be “{typed}”"),
        };
        let hint = say!(
            "可选：\"error\"（错误）、\"warning\"（警告）、\"info\"（提示）、\"off\"（关闭）",
            "one of \"error\", \"warning\", \"info\", \"off\""
        );
        self.wrong(value.span(), message, hint);
    }
}
