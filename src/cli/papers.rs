//! What `check` puts on paper: the sheet of a run, and a copy of the document with comments.

mod comments;

use super::args::{CheckOptions, Common};
use super::show::{CheckSheet, Entry, Shown};
use super::{Exit, either, verdict};
use crate::diagnostic::Diagnostic;
use std::path::Path;

/// A copy of a document, or why there is none.
type Copied = Result<Vec<u8>, Box<Diagnostic>>;

/// The papers of a run.
pub struct Papers<'c> {
    common: &'c Common,
    options: &'c CheckOptions,
    sheet: Option<CheckSheet>,
    copy: Option<Copied>,
}

impl<'c> Papers<'c> {
    /// Nothing on paper yet.
    pub fn new(common: &'c Common, options: &'c CheckOptions) -> Self {
        let sheet = options.sheet.as_ref();
        let sheet = sheet.map(|_| CheckSheet::new(common.lang, common.severity));
        Self {
            common,
            options,
            sheet,
            copy: None,
        }
    }

    /// True where a sheet is asked for, which names the report.
    pub fn has_sheet(&self) -> bool {
        self.sheet.is_some()
    }

    /// Takes in a file and its findings.
    pub fn add(&mut self, entry: &Entry<'_>) {
        if let Some(sheet) = &mut self.sheet {
            sheet.add(entry);
        }
        if self.options.comments.is_some() && entry.checked.source.is_some() {
            let Common { severity, lang, .. } = *self.common;
            self.copy = Some(comments::copy(entry, severity, lang));
        }
    }

    /// Writes them; what cannot be written is shown. Gives the exit code, `exit` if all went well.
    pub fn write(&mut self, shown: &mut Shown<'_>, mut exit: Exit) -> Exit {
        if let Some((copy, path)) = self.copy.take().zip(self.options.comments.as_deref()) {
            let written = copy.and_then(|bytes| comments::write(path, &bytes, shown));
            exit = exit.max(self.tell(written, path, shown));
        }
        if let Some((sheet, path)) = self.sheet.take().zip(self.options.sheet.as_deref()) {
            let written = shown.put(path, sheet.page().as_bytes());
            exit = exit.max(self.tell(written, path, shown));
        }
        exit
    }

    fn tell(
        &self,
        written: Result<(), Box<Diagnostic>>,
        path: &Path,
        shown: &mut Shown<'_>,
    ) -> Exit {
        match written {
            Ok(()) => {
                let lang = self.common.lang;
                shown.later(format!(
                    "{}{}",
                    either(lang, "已生成：", "written: "),
                    path.display()
                ));
                Exit::Done
            }
            Err(diagnostic) => {
                shown.show_apart(&diagnostic);
                verdict(self.common, [&*diagnostic])
            }
        }
    }
}
