//! `报告.docx.忽略.yaml`: what people have judged of a report that somebody else wrote.

use super::encoding::Unread;
use super::files;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, SourceId};
use std::path::{Path, PathBuf};

/// What the name of the file adds to that of the report.
const ENDING: &str = ".忽略.yaml";

/// The place of the file among the sources of a run.
const VERDICTS: SourceId = SourceId(1);

/// The file beside `report`; `None` where there is none.
pub fn beside(
    report: &Path,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Source>, Box<Unread>> {
    let mut name = report.as_os_str().to_owned();
    name.push(ENDING);
    let path = PathBuf::from(name);
    if !path.is_file() {
        return Ok(None);
    }
    read(&path, diagnostics).map(Some)
}

/// True for the name of such a file.
pub fn is_verdicts(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(ENDING)
}

/// Reads such a file.
pub fn read(path: &Path, diagnostics: &mut Vec<Diagnostic>) -> Result<Source, Box<Unread>> {
    let mut found = Vec::new();
    let mut source = files::read(path, &mut found)?;
    source.id = VERDICTS;
    for diagnostic in &mut found {
        if let Some(span) = &mut diagnostic.span {
            span.source = VERDICTS;
        }
    }
    diagnostics.extend(found);
    Ok(source)
}
