//! `--against`: last year's report, read once for all files of a run.

use super::args::Common;
use super::existing::{Given, read};
use super::show::{Checked, Shown};
use super::{Exit, verdict};
use crate::check::Last;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::{Templates, last_of_data, last_of_sheet};
use crate::say;
use crate::source::Source;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Last year's report, and its text, which findings point into.
pub struct Against {
    path: PathBuf,
    pub source: Source,
    pub last: Arc<Last>,
}

impl Against {
    /// Reads it; what cannot be read is shown.
    pub fn read(
        path: &Path,
        templates: &Templates,
        common: &Common,
        shown: &mut Shown<'_>,
    ) -> (Option<Self>, Exit) {
        let name = path.display().to_string();
        // How it was saved, and what is wrong with it, is not asked here.
        let (mut source, last) = match read(path, &mut Vec::new()) {
            Err(unread) => {
                shown.show(&Checked::unread(&unread, &name));
                return (None, verdict(common, [&unread.diagnostic]));
            }
            Ok(Given::Data(source)) => {
                let last = last_of_data(&source, templates);
                (source, last)
            }
            Ok(Given::Report(sheet)) => {
                let last = last_of_sheet(&sheet);
                (sheet.source, Some(last))
            }
        };
        let Some(last) = last else {
            let unusable = unusable(&name, &source.text);
            shown.show(&Checked {
                source: None,
                name: &name,
                others: &[],
                diagnostics: std::slice::from_ref(&unusable),
            });
            return (None, verdict(common, [&unusable]));
        };
        source.id = Last::SOURCE;
        shown.keep(path);
        let against = Self {
            path: path.to_owned(),
            source,
            last: Arc::new(last),
        };
        (Some(against), Exit::Done)
    }

    /// OUT-022, where `path` is the very file that it was to be compared with.
    pub fn is_itself(&self, path: &Path) -> Option<Diagnostic> {
        let real = |path: &Path| std::fs::canonicalize(path).ok();
        let same = real(path).is_some() && real(path) == real(&self.path);
        let name = path.display();
        let message = say!(
            "--against 给的就是 {name} 自己，没有和上年的报告对照",
            "--against names {name} itself: it was not compared with last year's report"
        );
        same.then(|| {
            Diagnostic::without_place(Severity::Warning, "OUT-022", message).hint(say!(
                "--against 后面写上年的报告",
                "name last year's report behind --against"
            ))
        })
    }
}

/// OUT-022: a report file of which nothing can be compared.
fn unusable(name: &str, text: &str) -> Diagnostic {
    if text.trim().is_empty() {
        let message = say!(
            "--against 的 {name} 是空的，没有和上年的报告对照",
            "{name}, which --against names, is empty: there is nothing to compare with"
        );
        return Diagnostic::without_place(Severity::Error, "OUT-022", message).hint(say!(
            "--against 后面写上年的报告",
            "name last year's report behind --against"
        ));
    }
    let message = say!(
        "--against 的 {name} 有错误，读不全，没法对照",
        "{name}, which --against names, has errors and cannot be compared with"
    );
    Diagnostic::without_place(Severity::Error, "OUT-022", message).hint(say!(
        "先检查它：fazhi check {name}",
        "check it first: fazhi check {name}"
    ))
}
