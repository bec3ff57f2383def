//! Findings for people and for machines: one file a way of showing them.

mod checked;
mod concise;
mod coverage;
mod fingerprint;
mod full;
mod github;
mod json;
mod numbers;
mod sarif;
mod sheet;
mod sink;
mod snippet;

use super::args::{Common, Output, ReportFile};
use super::{Exit, either, files};
use crate::check::{Coverage, Ledger};
use crate::diagnostic::{Diagnostic, Lang, Severity, Step, Tally};
use crate::judgement::Silenced;
use crate::say;
use crate::source::{Source, Unit};
use anstream::AutoStream;
pub use checked::Checked;
pub use sheet::{CheckSheet, Entry, place_of};
use sink::Sink;
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Takes the findings of a run to the console and to each file that was asked for.
pub struct Shown<'c> {
    common: &'c Common,
    out: Box<dyn Write>,
    console: Box<dyn Sink>,
    reports: Vec<Report<'c>>,
    /// Findings go to standard output: this is a check, and a clean file is worth a word.
    checking: bool,
    tally: Tally,
    /// There was something to show, be it that all is well.
    seen: bool,
    clean: Vec<String>,
    /// Files in which something can be cured unasked, or with a word from a person, and how much.
    fixable: Vec<(String, usize)>,
    assisted: Vec<(String, usize)>,
    /// What became of the numbers of each file, in a line.
    numbers: Vec<(String, String)>,
    /// Files of this run that are no place for a report.
    taken: HashSet<PathBuf>,
    /// Findings of a command whose result is something else: shown behind all results, so that
    /// no success is told after a failure.
    held: String,
    later: Vec<String>,
    /// Something could not be printed.
    lost: bool,
}

/// A file for the findings, and what it is to hold so far.
struct Report<'c> {
    file: &'c ReportFile,
    sink: Box<dyn Sink>,
    text: String,
}

impl<'c> Shown<'c> {
    /// For `check`, whose findings are its result.
    pub fn to_stdout(common: &'c Common) -> Self {
        Self::new(
            common,
            Box::new(AutoStream::new(std::io::stdout(), common.color)),
            true,
        )
    }

    /// For commands whose result is something else.
    pub fn to_stderr(common: &'c Common) -> Self {
        Self::new(
            common,
            Box::new(AutoStream::new(std::io::stderr(), common.color)),
            false,
        )
    }

    fn new(common: &'c Common, out: Box<dyn Write>, checking: bool) -> Self {
        let reports = common.reports.iter().map(|file| Report {
            file,
            sink: sink::sink(file.output, common, false),
            text: String::new(),
        });
        Self {
            common,
            out,
            console: sink::sink(common.output, common, true),
            reports: reports.collect(),
            checking,
            tally: Tally::default(),
            seen: checking,
            clean: Vec::new(),
            fixable: Vec::new(),
            assisted: Vec::new(),
            numbers: Vec::new(),
            taken: HashSet::new(),
            held: String::new(),
            later: Vec::new(),
            lost: false,
        }
    }

    /// Shows the findings of one file.
    pub fn show(&mut self, checked: &Checked<'_>) {
        self.seen = true;
        self.keep(Path::new(checked.name));
        let shown: Vec<&Diagnostic> = checked
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity >= self.common.severity)
            .collect();
        let tally = Tally::of(checked.diagnostics);
        self.tally = Tally {
            errors: self.tally.errors + tally.errors,
            warnings: self.tally.warnings + tally.warnings,
            infos: self.tally.infos + tally.infos,
            fixable: self.tally.fixable + tally.fixable,
            assisted: self.tally.assisted + tally.assisted,
        };
        let seen = Tally::of(shown.iter().copied());
        for (files, count) in [
            (&mut self.fixable, seen.fixable),
            (&mut self.assisted, seen.assisted),
        ] {
            if count > 0 {
                files.push((checked.name.to_owned(), count));
            }
        }
        if shown.is_empty() {
            self.clean.push(checked.name.to_owned());
        }
        for report in &mut self.reports {
            report.text.push_str(&report.sink.file(checked, &shown));
        }
        let text = self.console.file(checked, &shown);
        self.hand_on(&text);
    }

    /// Hands on what the file silences: it does not count.
    pub fn show_silenced(&mut self, checked: &Checked<'_>, silenced: &[Silenced]) {
        let least = self.common.severity;
        let silenced: Vec<_> = silenced
            .iter()
            .filter(|silenced| silenced.diagnostic.severity >= least)
            .collect();
        for report in &mut self.reports {
            report.text += &report.sink.silenced(checked, &silenced);
        }
        let text = self.console.silenced(checked, &silenced);
        self.hand_on(&text);
    }

    /// Tells what became of the numbers of a file; `listed` asks for each of them.
    pub fn show_numbers(&mut self, checked: &Checked<'_>, ledger: &Ledger, listed: bool) {
        for report in &mut self.reports {
            report.text += &report.sink.numbers(checked, ledger, listed);
        }
        let text = self.console.numbers(checked, ledger, listed);
        self.hand_on(&text);
        let line = numbers::line(&ledger.summary(), self.common.lang);
        if !line.is_empty() && !self.common.quiet {
            self.numbers.push((checked.name.to_owned(), line));
        }
    }

    /// Shows which parts of the national outline the report answers.
    pub fn show_coverage(&mut self, checked: &Checked<'_>, coverage: Option<&Coverage>) {
        for report in &mut self.reports {
            report.text += &report.sink.coverage(checked, coverage);
        }
        let text = self.console.coverage(checked, coverage);
        self.hand_on(&text);
    }

    /// Findings come at once where they are the result, and else at the end.
    fn hand_on(&mut self, text: &str) {
        if self.checking {
            self.print(text);
        } else {
            self.held.push_str(text);
        }
    }

    /// Shows findings at once, in full, to somebody who is asked about them.
    pub fn tell(&mut self, checked: &Checked<'_>) {
        let found: Vec<_> = checked.diagnostics.iter().collect();
        let text = full::text(checked, &found, self.common.lang, None);
        self.print(text.trim_end_matches('\n'));
        self.print("\n");
    }

    /// Says something at once.
    pub fn say(&mut self, text: &str) {
        self.print(text);
    }

    /// A line that tells of something done.
    pub fn done(&mut self, line: &str) {
        if !self.common.quiet && self.common.output == Output::Full {
            self.print(&format!("{line}\n"));
        }
    }

    /// A finding about the run itself, and no file that it reads.
    pub fn show_apart(&mut self, diagnostic: &Diagnostic) {
        self.show(&Checked {
            source: None,
            name: "-",
            others: &[],
            diagnostics: std::slice::from_ref(diagnostic),
        });
    }

    /// A line for the end of the run.
    pub fn later(&mut self, line: String) {
        self.later.push(line);
    }

    /// A file that this run has read or written: no report may take its place.
    pub fn keep(&mut self, path: &Path) {
        self.taken.extend(real(path));
    }

    /// Says how the run went; gives the exit code, which is `exit` unless something cannot be told.
    pub fn finish(mut self, exit: Exit) -> Exit {
        let exit = self.write_reports(exit);
        let held = std::mem::take(&mut self.held);
        self.print(&held);
        let summary = self.summary(exit);
        if self.seen || !summary.is_empty() {
            let text = self.console.close(self.tally, &summary);
            self.print(&text);
        }
        if self.lost { Exit::Failed } else { exit }
    }

    /// Writes the reports; one that cannot be written is a finding on the console.
    fn write_reports(&mut self, exit: Exit) -> Exit {
        let summary = self.summary(exit);
        let mut unwritten = Vec::new();
        for mut report in std::mem::take(&mut self.reports) {
            report.text += &report.sink.close(self.tally, &summary);
            let written = self.put(&report.file.path, report.text.as_bytes());
            unwritten.extend(written.err().map(|diagnostic| *diagnostic));
        }
        if unwritten.is_empty() {
            return exit;
        }
        unwritten
            .iter()
            .for_each(|diagnostic| self.show_apart(diagnostic));
        Exit::Failed
    }

    /// Writes a file about findings, where this run has neither read nor written one.
    pub fn put(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        self.free(path)?;
        files::overwrite(path, bytes)?;
        self.keep(path);
        Ok(())
    }

    /// OUT-008 where this run has read or written the file.
    pub fn free(&self, path: &Path) -> Result<(), Box<Diagnostic>> {
        match real(path).filter(|real| self.taken.contains(real)) {
            Some(_) => Err(Box::new(in_the_way(path))),
            None => Ok(()),
        }
    }

    fn summary(&self, exit: Exit) -> String {
        let lang = self.common.lang;
        let mut lines = Vec::new();
        let Tally {
            errors,
            warnings,
            infos,
            ..
        } = self.tally;
        let infos = if self.common.severity == Severity::Info {
            infos
        } else {
            0
        };
        let counts = [
            (Severity::Error, errors),
            (Severity::Warning, warnings),
            (Severity::Info, infos),
        ];
        let counts = counted(&counts, lang);
        if !counts.is_empty() {
            lines.push(counts + &self.next_commands());
        } else if self.checking && exit == Exit::Done && !self.common.quiet {
            lines.push(format!(
                "{}{}",
                either(lang, "没有发现问题：", "no problems found: "),
                self.clean.join(either(lang, "、", ", "))
            ));
        }
        let one = self.numbers.len() == 1;
        lines.extend(self.numbers.iter().map(|(name, line)| match one {
            true => line.clone(),
            false => format!("{name}{}{line}", either(lang, "：", ": ")),
        }));
        lines.extend(self.later.iter().cloned());
        lines
            .iter()
            .flat_map(|line| [line.as_str(), "\n"])
            .collect()
    }

    /// What a program can cure, and the command that does.
    fn next_commands(&self) -> String {
        let lang = self.common.lang;
        let mut text = String::new();
        for (files, command, zh, en) in [
            (&self.fixable, "fazhi fix", "可自动修复", "fixable"),
            (
                &self.assisted,
                "fazhi fix --ask",
                "可协助修复",
                "fixable if you agree",
            ),
        ] {
            let count: usize = files.iter().map(|(_, count)| count).sum();
            let named = match files.as_slice() {
                [] => continue,
                [(file, _)] => argument(file),
                _ => either(lang, "文件…", "FILE…").to_owned(),
            };
            let ahead = if text.is_empty() { "其中" } else { "另有" };
            text += &match lang {
                Lang::Zh => format!("；{ahead} {count} 处{zh}：{command} {named}"),
                Lang::En => format!("; {count} {en}: {command} {named}"),
            };
        }
        text
    }

    /// A reader that has gone away is no trouble.
    fn print(&mut self, text: &str) {
        let written = self.out.write_all(text.as_bytes());
        if let Err(error) = written.and_then(|()| self.out.flush()) {
            self.lost |= error.kind() != ErrorKind::BrokenPipe;
        }
    }
}

/// A file's name as a command line takes it.
pub fn argument(name: &str) -> String {
    if name.contains(char::is_whitespace) {
        format!("\"{name}\"")
    } else {
        name.to_owned()
    }
}

/// How many findings of each level there are, of those that there are: `错误 2 处，警告 1 处`.
pub fn counted(counts: &[(Severity, usize)], lang: Lang) -> String {
    let counts = counts.iter().filter(|(_, count)| *count > 0);
    let counts = counts.map(|(severity, count)| match lang {
        Lang::Zh => format!("{} {count} 处", severity.label(lang)),
        Lang::En => {
            let ending = if *count == 1 { "" } else { "s" };
            format!("{count} {}{ending}", severity.name())
        }
    });
    let counts: Vec<_> = counts.collect();
    counts.join(either(lang, "，", ", "))
}

/// `报告.yaml:12:7`; Word knows no lines: `报告.docx:第12段`.
fn spot(name: &str, source: &Source, at: usize, lang: Lang) -> String {
    let place = source.place(at);
    match source.unit {
        Unit::Line => format!("{name}:{}:{}", place.line, place.column),
        Unit::Paragraph => format!("{name}:{}", row(source, at, lang)),
    }
}

/// `第 12 行`, `第12段`
fn row(source: &Source, at: usize, lang: Lang) -> String {
    let line = source.place(at).line;
    match (source.unit, lang) {
        (Unit::Line, Lang::Zh) => format!("第 {line} 行"),
        (Unit::Line, Lang::En) => format!("line {line}"),
        (Unit::Paragraph, Lang::Zh) => format!("第{line}段"),
        (Unit::Paragraph, Lang::En) => format!("paragraph {line}"),
    }
}

/// Findings in full, without colours.
pub fn told(sources: &[&Source], diagnostics: &[Diagnostic], lang: Lang) -> String {
    let checked = Checked {
        source: sources.first().copied(),
        name: sources.first().map_or("-", |source| &source.name),
        others: sources,
        diagnostics,
    };
    let shown: Vec<_> = diagnostics.iter().collect();
    full::plain(&checked, &shown, lang)
}

/// The one name of a file or device that is there.
fn real(path: &Path) -> Option<PathBuf> {
    std::fs::canonicalize(path).ok()
}

/// OUT-008: a report may not take the place of what this run has read or written.
fn in_the_way(path: &Path) -> Diagnostic {
    let name = path.display();
    let message = say!(
        "{name} 是这次读过或写过的文件，不能再写成检查结果",
        "{name} was read or written in this run; the findings cannot take its place"
    );
    Diagnostic::without_place(Severity::Error, "OUT-008", message)
        .hint(say!("换一个文件名", "use another name"))
}

/// A sentence as a screen can hold it: what it quotes may be a whole file. JSON gives all of it.
fn clipped(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}……", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// How many characters of a sentence are shown.
const LONGEST: usize = 400;

/// `指标 › 行政复议收案 › 数值`
fn path_text(path: &[Step], lang: Lang) -> String {
    let steps = path.iter().map(|step| match step {
        Step::Key(en, zh) => either(lang, zh, en).to_owned(),
        Step::Item(_, Some(name)) | Step::Heading(name) => name.clone(),
        Step::Item(index, None) => match lang {
            Lang::Zh => format!("第{}条", index + 1),
            Lang::En => format!("#{}", index + 1),
        },
    });
    steps.collect::<Vec<_>>().join(" › ")
}
