//! `terms = ["本县用语.yaml"]`: the tables of words that a project adds.

use super::super::args::Common;
use super::super::show::{Checked, Shown};
use super::super::{Exit, files, verdict};
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::{Source, Span};
use crate::terms::{List, OFFICE, Table, Terms};
use std::ops::Range;
use std::path::Path;

/// Reads the `tables` that the file `config`, with the text `source`, names from its folder. What is wrong with them is shown;
/// the rest of them counts all the same.
pub(super) fn read(
    common: &Common,
    source: &Source,
    config: &Path,
    tables: Vec<(String, Range<usize>)>,
    slips: &mut Vec<Diagnostic>,
    shown: &mut Shown<'_>,
) -> (Terms, Exit) {
    let mut lists = Vec::new();
    let mut exit = Exit::Done;
    for (name, span) in tables {
        let path = config.parent().unwrap_or(Path::new("")).join(&name);
        if !path.is_file() {
            let message = say!("找不到用语表“{name}”", "there is no file “{name}”");
            let hint = say!(
                "文件名从 fazhi.toml 所在的文件夹算起，要带 .yaml",
                "its name is seen from the folder of fazhi.toml, and ends in .yaml"
            );
            let span = Span::new(source.id, span.start, span.end);
            slips.push(Diagnostic::error("OUT-021", span, message).hint(hint));
            continue;
        }
        let mut found = Vec::new();
        match files::read(&path, &mut found) {
            Err(unread) => {
                exit = exit.max(verdict(common, [&unread.diagnostic]));
                shown.show(&Checked::unread(&unread, &path.display().to_string()));
            }
            Ok(source) => {
                lists.extend(table(&source, &mut found));
                found.sort_by_key(|found| found.span);
                exit = exit.max(verdict(common, &found));
                if !found.is_empty() {
                    shown.show(&Checked {
                        source: Some(&source),
                        name: &source.name,
                        others: &[],
                        diagnostics: &found,
                    });
                }
            }
        }
    }
    (Terms::new(lists), exit)
}

/// One table, its samples tried.
fn table(source: &Source, found: &mut Vec<Diagnostic>) -> Option<List> {
    let prepared = crate::mend::prepare(source, Table::record, found);
    let table = Table::read(&prepared, found)?;
    found.extend(table.failing());
    Some(table.list(OFFICE))
}
