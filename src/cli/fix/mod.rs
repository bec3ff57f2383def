//! `fazhi fix`: slips mended in the file, whole or not at all.

mod ask;
mod diff;
mod rewrite;

use super::args::{Common, FixOptions, Output};
use super::config::Configs;
use super::encoding::{Encoding, MARK, Unread, decode, text_of};
use super::show::{Checked, Shown, argument, counted};
use super::{Exit, either, files, verdict};
use crate::diagnostic::{Diagnostic, Lang, Severity, Tally};
use crate::fix::{Change, Repair};
use crate::pipeline::{Request, Templates};
use ask::Clerk;
use std::path::Path;

/// Mends each file; one that cannot be read does not stop the rest.
pub fn run(common: &Common, options: &FixOptions) -> Exit {
    let mut shown = Shown::to_stderr(common);
    let mut fixer = Fixer {
        common,
        options,
        templates: files::templates(),
        configs: Configs::new(common),
        request: Request::default(),
        clerk: Clerk::new(common, options),
    };
    let mut exit = Exit::Done;
    for path in &options.files {
        let ended = fixer.fix(path, &mut shown).unwrap_or_else(|unread| {
            shown.show(&Checked::unread(&unread, &path.display().to_string()));
            verdict(common, [&unread.diagnostic])
        });
        exit = exit.max(ended);
    }
    shown.finish(exit)
}

struct Fixer<'f> {
    common: &'f Common,
    options: &'f FixOptions,
    templates: Templates,
    configs: Configs<'f>,
    request: Request,
    clerk: Clerk<'f>,
}

impl Fixer<'_> {
    fn fix(&mut self, path: &Path, shown: &mut Shown<'_>) -> Result<Exit, Box<Unread>> {
        let name = path.display().to_string();
        let old = files::read_bytes(path)?;
        let mut noted = Vec::new();
        let source = decode(name.clone(), old.clone(), &mut noted)?;
        if Tally::of(&noted).errors > 0 {
            shown.show(&Checked {
                source: Some(&source),
                name: &name,
                others: &[],
                diagnostics: &noted,
            });
            shown.later(self.lossy(&name));
            return Ok(verdict(self.common, &noted));
        }
        let (mut text, encoding) = text_of(old.clone());
        let mark = text.starts_with(MARK) && encoding == Encoding::Utf8;
        if mark {
            text.drain(..MARK.len_utf8());
        }
        let (severities, configured) = self.configs.of(path, shown);
        self.request.severities = severities;
        self.request.terms = self.configs.terms(path);
        let (templates, request) = (&self.templates, &self.request);
        let mut repair = Repair::new(&name, text, templates, request);
        let machine = self.common.output != Output::Full;
        if self.options.check && machine {
            self.left(&repair, shown);
        }
        repair.make_safe();
        self.clerk.go_through(&mut repair, shown);
        let ahead = if mark {
            MARK.to_string()
        } else {
            String::new()
        };
        let outcome = Outcome {
            new: ahead + repair.text(),
            old,
            encoding,
            changes: repair.changes(),
            name,
        };
        if machine && !self.options.check {
            self.left(&repair, shown);
        }
        Ok(configured.max(self.conclude(path, &outcome, &repair, shown)?))
    }

    /// Shows, writes or counts what was mended.
    fn conclude(
        &self,
        path: &Path,
        outcome: &Outcome,
        repair: &Repair<'_>,
        shown: &mut Shown<'_>,
    ) -> Result<Exit, Box<Unread>> {
        let left = verdict(self.common, repair.findings());
        let changed = outcome.new.as_bytes() != outcome.old;
        if self.options.diff {
            diff::print(self.common, outcome)?;
        }
        if self.options.check {
            shown.done(&self.would(outcome));
            return Ok(if changed { Exit::Attention } else { Exit::Done });
        }
        let mut kept = None;
        if self.options.diff {
            shown.done(&self.would(outcome));
            return Ok(left);
        } else if path == Path::new("-") {
            files::print(outcome.new.as_bytes())?;
        } else if changed {
            kept = rewrite::rewrite(
                path,
                &outcome.old,
                outcome.new.as_bytes(),
                self.options.backup,
            )?;
        }
        for line in self.told(outcome) {
            shown.done(&line);
        }
        shown.done(&self.done(outcome, kept.as_deref()));
        if let Some(line) = self.rest(outcome, repair.findings()) {
            shown.done(&line);
        }
        Ok(left)
    }

    /// What is left, for programs.
    fn left(&self, repair: &Repair<'_>, shown: &mut Shown<'_>) {
        shown.show(&Checked {
            source: Some(repair.source()),
            name: &repair.source().name,
            others: &self.templates.sources(),
            diagnostics: repair.findings(),
        });
    }

    fn lossy(&self, name: &str) -> String {
        match self.common.lang {
            Lang::Zh => {
                format!("没有改 {name}：里面有读不出来的字，改写会把它们弄丢；先把上面几处的字补好")
            }
            Lang::En => format!(
                "{name} was not changed: some of its bytes are no text and would be lost; mend those first"
            ),
        }
    }

    /// A line for each change.
    fn told(&self, outcome: &Outcome) -> Vec<String> {
        let file = match self.options.files.len() {
            0 | 1 => String::new(),
            _ => format!("{} ", outcome.name),
        };
        let lang = self.common.lang;
        let mut lines = Vec::new();
        if let Some(encoding) = outcome.converted() {
            lines.push(match lang {
                Lang::Zh => format!("{file}YML-006 已改：存为 UTF-8（原来是 {encoding}）"),
                Lang::En => format!("{file}YML-006: saved as UTF-8 (it was {encoding})"),
            });
        }
        lines.extend(outcome.changes.iter().take(TOLD).map(|change| {
            let (line, code, text) = (change.line, change.code, brief(&change.text));
            match lang {
                Lang::Zh => format!("{file}第 {line} 行 {code} 已改：{text}"),
                Lang::En => format!("{file}line {line}: {code} mended: {text}"),
            }
        }));
        if let more @ 1.. = outcome.changes.len().saturating_sub(TOLD) {
            lines.push(match lang {
                Lang::Zh => format!("{file}……还有 {more} 处"),
                Lang::En => format!("{file}… and {more} more"),
            });
        }
        lines
    }

    fn done(&self, outcome: &Outcome, kept: Option<&Path>) -> String {
        let (name, count) = (&outcome.name, outcome.count());
        let kept = kept.map(|kept| kept.display());
        match (self.common.lang, count, kept) {
            (Lang::Zh, 0, _) => format!("没有能自动改的：{name}"),
            (Lang::En, 0, _) => format!("nothing to mend: {name}"),
            (Lang::Zh, _, Some(kept)) => format!("已改 {count} 处：{name}（原来的存为 {kept}）"),
            (Lang::En, _, Some(kept)) => {
                format!("mended in {count} places: {name} (the original is {kept})")
            }
            (Lang::Zh, _, None) => format!("已改 {count} 处：{name}"),
            (Lang::En, _, None) => format!("mended in {count} places: {name}"),
        }
    }

    /// What would be done, where nothing is written.
    fn would(&self, outcome: &Outcome) -> String {
        let (name, count) = (&outcome.name, outcome.count());
        let ask = if self.options.ask { "--ask " } else { "" };
        let command = format!("fazhi fix {ask}{}", argument(name));
        match (self.common.lang, count) {
            (_, 0) => self.done(outcome, None),
            (Lang::Zh, _) => format!("有 {count} 处可改，还没有改：{command}"),
            (Lang::En, _) => format!("{count} to mend, nothing was written: {command}"),
        }
    }

    /// What is left for a person.
    fn rest(&self, outcome: &Outcome, findings: &[Diagnostic]) -> Option<String> {
        let lang = self.common.lang;
        let tally = Tally::of(findings);
        let counts = [
            (Severity::Error, tally.errors),
            (Severity::Warning, tally.warnings),
        ];
        let counts = counted(&counts, lang);
        if counts.is_empty() {
            return None;
        }
        if outcome.name == "-" {
            let left = either(lang, "还要你来改：", "left for you: ");
            return Some(format!("{left}{counts}"));
        }
        let (name, assisted) = (argument(&outcome.name), tally.assisted);
        let ask = match (lang, assisted) {
            (_, 0) => String::new(),
            (Lang::Zh, _) => format!("；其中 {assisted} 处可协助修复：fazhi fix --ask {name}"),
            (Lang::En, _) => format!("; {assisted} of them if you agree: fazhi fix --ask {name}"),
        };
        Some(match lang {
            Lang::Zh => format!("还要你来改：{counts}，见 fazhi check {name}{ask}"),
            Lang::En => format!("left for you: {counts}; see fazhi check {name}{ask}"),
        })
    }
}

/// How many changes are told one by one.
const TOLD: usize = 100;

/// A line as a list can hold it.
fn brief(line: &str) -> String {
    const LONGEST: usize = 60;
    let line = line.trim();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}……", &line[..end]),
        None => line.to_owned(),
    }
}

/// A file, and what has become of it.
struct Outcome {
    name: String,
    old: Vec<u8>,
    encoding: Encoding,
    new: String,
    changes: Vec<Change>,
}

impl Outcome {
    fn count(&self) -> usize {
        self.changes.len() + usize::from(self.converted().is_some())
    }

    /// What it was encoded in, where that is not UTF-8.
    fn converted(&self) -> Option<&'static str> {
        match self.encoding {
            Encoding::Gbk => Some("GBK"),
            Encoding::Utf16 => Some("UTF-16"),
            Encoding::Utf8 | Encoding::Broken => None,
        }
    }
}
