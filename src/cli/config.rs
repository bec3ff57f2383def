//! `fazhi.toml` and profiles: which levels findings have in a project, which words it looks for
//! besides, and what its page looks like.

mod page;
mod profile;
mod reader;
mod syntax;
mod terms;

use super::args::{Common, Config};
use super::files;
use super::show::{Checked, Shown};
use super::{Exit, verdict};
use crate::diagnostic::{Diagnostic, Severity, Tally};
use crate::judgement::Severities;
use crate::page::Page;
use crate::say;
use crate::source::Span;
use crate::terms::Terms;
use profile::{Layers, Profile, builtin};
use reader::{Reader, Settings};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name of the file.
const NAME: &str = "fazhi.toml";

/// The configurations of a run: each file is read once.
pub struct Configs<'c> {
    common: &'c Common,
    read: HashMap<Option<PathBuf>, Known>,
}

/// What is known for a report.
struct Known {
    severities: Severities,
    terms: Arc<Terms>,
    page: Page,
    exit: Exit,
}

/// What a file sets.
struct Levels {
    own: Layers,
    /// What it stands on.
    base: Layers,
    terms: Terms,
    exit: Exit,
}

impl Default for Levels {
    fn default() -> Self {
        Self {
            own: Layers::default(),
            base: profile::default(),
            terms: Terms::default(),
            exit: Exit::Done,
        }
    }
}

impl<'c> Configs<'c> {
    /// None read yet.
    pub fn new(common: &'c Common) -> Self {
        Self {
            common,
            read: HashMap::new(),
        }
    }

    /// The levels for a report, and how reading them went. What is wrong with them is shown once;
    /// the rest of them counts all the same.
    pub fn of(&mut self, report: &Path, shown: &mut Shown<'_>) -> (Severities, Exit) {
        let path = self.path(report);
        if let Some(known) = self.read.get(&path) {
            return (known.severities.clone(), known.exit);
        }
        let file = path.as_deref();
        let project = file.map_or_else(Levels::default, |path| self.levels(path, 0, shown));
        let (base, exit) = match &self.common.profile {
            Some(name) => self.asked(name, shown),
            None => (project.base, Exit::Done),
        };
        let layers = project.own.over(base);
        let (page, set) = page::settled(self.common, &layers.page, shown);
        let known = Known {
            severities: layers.severities,
            terms: Arc::new(project.terms),
            page,
            exit: project.exit.max(exit).max(set),
        };
        let read = (known.severities.clone(), known.exit);
        self.read.insert(path, known);
        read
    }

    /// The words that the project looks for besides; read with its levels.
    pub fn terms(&self, report: &Path) -> Arc<Terms> {
        let known = self.read.get(&self.path(report));
        known
            .map(|known| Arc::clone(&known.terms))
            .unwrap_or_default()
    }

    /// The page that the project prints on; read with its levels.
    pub fn page(&self, report: &Path) -> Page {
        let known = self.read.get(&self.path(report));
        known.map(|known| known.page.clone()).unwrap_or_default()
    }

    /// The configuration that counts for a report.
    pub fn path(&self, report: &Path) -> Option<PathBuf> {
        match &self.common.config {
            Config::None => None,
            Config::File(path) => Some(path.clone()),
            Config::Beside => find(report),
        }
    }

    /// The profile that the command line names.
    fn asked(&self, name: &str, shown: &mut Shown<'_>) -> (Layers, Exit) {
        match Profile::named(name) {
            Some(Profile::Builtin(name)) => (builtin(name), Exit::Done),
            Some(Profile::File(file)) => {
                let levels = self.levels(Path::new(&file), 1, shown);
                (levels.own.over(levels.base), levels.exit)
            }
            None => {
                let unknown = profile::unknown(name);
                let unknown = Diagnostic::without_place(Severity::Error, "OUT-010", unknown);
                let unknown = unknown.hint(profile::choice());
                shown.show_apart(&unknown);
                (profile::default(), verdict(self.common, [&unknown]))
            }
        }
    }

    /// What a file sets, `depth` files above that of the project: office on province on nation.
    fn levels(&self, path: &Path, depth: usize, shown: &mut Shown<'_>) -> Levels {
        let mut slips = Vec::new();
        let source = match files::read(path, &mut slips) {
            Ok(source) => source,
            Err(mut unread) => {
                // Bytes that are no text are no mistake of a report's here.
                if !unread.diagnostic.code.starts_with("OUT") {
                    unread.diagnostic.code = BROKEN;
                }
                let exit = verdict(self.common, [&unread.diagnostic]);
                shown.show(&Checked::unread(&unread, &path.display().to_string()));
                return Levels {
                    exit,
                    ..Levels::default()
                };
            }
        };
        if Tally::of(&slips).errors > 0 {
            slips.iter_mut().for_each(|broken| broken.code = BROKEN);
        }
        slips.retain(|found| found.severity == Severity::Error);
        let Settings {
            layers: own,
            profile,
            tables,
            mut found,
        } = Reader::read(&source);
        found.extend(slips);
        let (terms, exit) = terms::read(self.common, &source, path, tables, &mut found, shown);
        let mut levels = Levels {
            own,
            terms,
            exit,
            ..Levels::default()
        };
        match profile {
            Some((Profile::Builtin(name), _)) => levels.base = builtin(name),
            Some((Profile::File(file), span)) if depth < DEEPEST => {
                let file = path.with_file_name(file);
                if file.is_file() {
                    let below = self.levels(&file, depth + 1, shown);
                    levels.base = below.own.over(below.base);
                    levels.exit = levels.exit.max(below.exit);
                } else {
                    found.push(no_file(&file, span));
                }
            }
            Some((Profile::File(_), span)) => found.push(nested(span)),
            None => {}
        }
        found.sort_by_key(|found| found.span);
        if !found.is_empty() {
            shown.show(&Checked {
                source: Some(&source),
                name: &source.name,
                others: &[],
                diagnostics: &found,
            });
        }
        levels.exit = levels.exit.max(verdict(self.common, &found));
        levels
    }
}

/// OUT-021: the profile of a project is no file.
fn no_file(path: &Path, span: Span) -> Diagnostic {
    let name = path.display();
    let message = say!("找不到方案：{name}", "no such profile: {name}");
    Diagnostic::error("OUT-021", span, message).hint(profile::choice())
}

/// How many files may stand on each other.
const DEEPEST: usize = 8;

/// OUT-021: profiles that stand on each other without end.
fn nested(span: Span) -> Diagnostic {
    let message = say!(
        "方案一层套一层，套得太深，或者绕了回来",
        "profiles stand on each other too deep, or in a circle"
    );
    let hint = say!(
        "最下面一层不写 profile，或者写程序自带的",
        "the lowest names none, or one of the program's own"
    );
    Diagnostic::error("OUT-021", span, message).hint(hint)
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
