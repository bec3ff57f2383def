//! The shell: the only place with files, environment, terminal and clock. One file a subcommand.

mod against;
mod args;
mod check;
mod completions;
mod config;
mod doctor;
mod encoding;
mod existing;
mod explain;
mod files;
mod fix;
mod foreign;
mod man;
mod new;
mod papers;
mod remarks;
mod render;
mod schema;
mod show;
mod template;
mod vars;
mod verdicts;

use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::source::{Source, SourceId};
use args::{Command, Common};
use std::process::ExitCode;

/// How a run ended; the worst of many files counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done, and nothing to object to.
    Done = 0,
    /// The input needs attention.
    Attention = 1,
    /// The tool could not do its job.
    Failed = 2,
}

/// Reads the command line, does what it says, and tells how it went.
pub fn run() -> ExitCode {
    let lang = args::language();
    let (common, command) = match args::parse(lang) {
        Ok(parsed) => parsed,
        Err(exit) => return exit.into(),
    };
    let exit = match command {
        Command::New(options) => new::run(&common, &options),
        Command::Check(options) => check::run(&common, &options),
        Command::Fix(options) => fix::run(&common, &options),
        Command::Render(options) => render::run(&common, &options),
        Command::Explain(options) => explain::run(&common, &options),
        Command::Schema(keys) => schema::run(&common, keys),
        Command::TemplateList => template::list(&common),
        Command::TemplateShow(name) => template::show(&common, &name),
        Command::TemplateVars => vars::run(&common),
        Command::Doctor(options) => doctor::run(&common, &options),
        Command::Completions(shell) => completions::run(&common, shell),
        Command::Man => man::run(&common),
    };
    exit.into()
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// What findings mean for the exit code: findings of the family OUT, and of TPL anywhere but in
/// the report file, are the tool's own trouble; the rest is the input's.
fn verdict<'d>(common: &Common, diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Exit {
    let each = diagnostics.into_iter().map(|diagnostic| {
        // What stands in a file of a pack is no mistake of the report's.
        let elsewhere = diagnostic.span.map(|span| span.source != REPORT);
        let own = diagnostic.code.starts_with("OUT")
            || elsewhere.unwrap_or_else(|| diagnostic.code.starts_with("TPL"));
        match diagnostic.severity {
            Severity::Error if own => Exit::Failed,
            Severity::Error => Exit::Attention,
            Severity::Warning if common.deny_warnings => Exit::Attention,
            Severity::Warning | Severity::Info => Exit::Done,
        }
    });
    each.max().unwrap_or(Exit::Done)
}

/// The report file among the sources of a run.
const REPORT: SourceId = SourceId(0);

/// Findings in full, as the screen shows them but without colours. The first source is the report
/// file, or stands for it.
pub fn told(sources: &[&Source], diagnostics: &[Diagnostic], lang: Lang) -> String {
    show::told(sources, diagnostics, lang)
}

/// Prints a result to standard output, and says so where that fails.
fn print(common: &Common, text: &str) -> Exit {
    match files::print(text.as_bytes()) {
        Ok(()) => Exit::Done,
        Err(diagnostic) => {
            let mut shown = show::Shown::to_stderr(common);
            shown.show(&show::Checked {
                source: None,
                name: "-",
                others: &[],
                diagnostics: &[*diagnostic],
            });
            shown.finish(Exit::Failed)
        }
    }
}

/// One of two, by language.
fn either<'t>(lang: Lang, zh: &'t str, en: &'t str) -> &'t str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
