//! One way of showing findings: what it makes of each file, and what closes a run.

use super::{Checked, concise, coverage, full, github, json, numbers, sarif};
use crate::check::{Coverage, Ledger};
use crate::cli::args::{Common, Output};
use crate::diagnostic::{Diagnostic, Lang, Tally};
use crate::judgement::Silenced;

/// Where findings go. What it gives back is shown at once.
pub trait Sink {
    /// The findings of one file.
    fn file(&mut self, checked: &Checked<'_>, findings: &[&Diagnostic]) -> String;

    /// The findings of one file that were silenced: kept for those who ask.
    fn silenced(&mut self, _: &Checked<'_>, _: &[&Silenced]) -> String {
        String::new()
    }

    /// The numbers of one file, and what became of them; `listed` asks for each of them.
    fn numbers(&mut self, _: &Checked<'_>, _: &Ledger, _listed: bool) -> String {
        String::new()
    }

    /// Which parts of the national outline a report answers.
    fn coverage(&mut self, _: &Checked<'_>, _: Option<&Coverage>) -> String {
        String::new()
    }

    /// The end of a run: the counts, and the lines that sum it up for people.
    fn close(&mut self, tally: Tally, summary: &str) -> String;
}

/// What shows findings as `output` asks for, on the console or in a file.
pub fn sink(output: Output, common: &Common, console: bool) -> Box<dyn Sink> {
    let lang = common.lang;
    match output {
        Output::Full => Box::new(Full {
            lang,
            console,
            verbose: common.verbose,
        }),
        Output::Concise => Box::new(Lines {
            lang,
            line: concise::line,
        }),
        Output::Github => Box::new(Lines {
            lang,
            line: github::line,
        }),
        Output::Json => Box::new(json::Json::new(lang)),
        Output::Sarif => Box::new(sarif::Sarif::new(lang)),
    }
}

/// The long form: on the console not without end, in a file without colours.
struct Full {
    lang: Lang,
    console: bool,
    verbose: bool,
}

impl Sink for Full {
    fn file(&mut self, checked: &Checked<'_>, findings: &[&Diagnostic]) -> String {
        if self.console {
            full::text(checked, findings, self.lang, Some(full::MOST))
        } else {
            full::plain(checked, findings, self.lang)
        }
    }

    fn silenced(&mut self, checked: &Checked<'_>, silenced: &[&Silenced]) -> String {
        let lines = silenced.iter().filter(|_| self.verbose);
        lines
            .map(|silenced| full::silenced(checked, silenced, self.lang))
            .collect()
    }

    fn numbers(&mut self, checked: &Checked<'_>, ledger: &Ledger, listed: bool) -> String {
        if listed {
            numbers::list(checked, ledger, self.lang)
        } else {
            String::new()
        }
    }

    fn coverage(&mut self, checked: &Checked<'_>, coverage: Option<&Coverage>) -> String {
        coverage::table(checked, coverage, self.lang)
    }

    fn close(&mut self, _: Tally, summary: &str) -> String {
        summary.to_owned()
    }
}

/// A line for each finding.
struct Lines {
    lang: Lang,
    line: fn(&Checked<'_>, &Diagnostic, Lang) -> String,
}

impl Sink for Lines {
    fn file(&mut self, checked: &Checked<'_>, findings: &[&Diagnostic]) -> String {
        let lines = findings.iter();
        lines
            .map(|diagnostic| (self.line)(checked, diagnostic, self.lang))
            .collect()
    }

    fn close(&mut self, _: Tally, _: &str) -> String {
        String::new()
    }
}
