//! The folder that reports go to: whether it can be written to, and what is open in it.

use super::check::{Check, Section, State};
use crate::cli::files::{is_held, unwritable};
use crate::say;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// The outputs that a program may hold open.
const OUTPUTS: [&str; 3] = ["docx", "html", "md"];

/// Tries to write into `folder`, with a file of ours that goes away again.
pub fn writable(folder: &Path) -> Check {
    let shown = folder.display();
    let name = say!("{shown}", "{shown}");
    let check = |state| Check::new(Section::Folder, state, name.clone());
    let probe = folder.join(format!(".fazhi-doctor-{}.tmp", std::process::id()));
    if let Err(error) = written(&probe) {
        // What has come into being goes, too; the error that is told is the first one.
        let _ = fs::remove_file(&probe);
        let told = unwritable(folder, &error);
        let check = check(State::Broken).told(told.message);
        return match told.hints.into_iter().next() {
            Some(hint) => check.hint(hint),
            None => check,
        };
    }
    match fs::remove_file(&probe) {
        Ok(()) => check(State::Good).told(say!("可以写文件", "can be written to")),
        Err(_) => {
            let probe = probe.display();
            check(State::Noted).told(say!(
                "能写，但是删不掉试写的文件 {probe}",
                "can be written to, but what was tried there stays: {probe}"
            ))
        }
    }
}

fn written(probe: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(probe)?;
    file.write_all(b"fazhi")?;
    file.flush()
}

/// A check for each output that another program has open: of the report called `stem`, or of all.
pub fn held(folder: &Path, stem: Option<&str>) -> Vec<Check> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let names = entries.flatten().map(|entry| entry.file_name());
    let mut names: Vec<_> = names.filter_map(|name| name.into_string().ok()).collect();
    names.sort();
    let open = names.iter().filter(|name| {
        let (own, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let output = OUTPUTS.contains(&ending) && !is_mark(name);
        let wanted = stem.is_none_or(|stem| stem == own);
        let marked = || names.iter().any(|mark| marks(mark, name));
        output && wanted && (marked() || is_open(&folder.join(name)))
    });
    let checks = open.map(|name| {
        Check::new(Section::Folder, State::Noted, say!("{name}", "{name}"))
            .told(say!("正被 Word 或 WPS 打开", "is open in another program"))
            .hint(say!(
                "先关掉再生成；不关也行，新的会另存一份",
                "close it first, or the new one is saved beside it"
            ))
    });
    checks.collect()
}

/// Windows does not let a file be written that Word or WPS has open.
fn is_open(path: &Path) -> bool {
    let opened = OpenOptions::new().write(true).open(path);
    opened.is_err_and(|error| is_held(&error))
}

/// True for the files in which office programs note what is open.
fn is_mark(name: &str) -> bool {
    name.starts_with("~$") || name.starts_with(".~")
}

/// True where `mark` says that `name` is open: `~$` of Word, which may stand for the first letters,
/// `.~` of WPS, `.~lock.` of LibreOffice.
fn marks(mark: &str, name: &str) -> bool {
    if let Some(rest) = mark.strip_prefix(".~lock.") {
        return rest.strip_suffix('#') == Some(name);
    }
    if let Some(rest) = mark.strip_prefix(".~") {
        return rest == name;
    }
    mark.strip_prefix("~$").is_some_and(|rest| {
        let shortened = name.char_indices().map(|(at, _)| &name[at..]);
        !rest.is_empty() && shortened.take(3).any(|name| name == rest)
    })
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn marks_of_office_programs() {
        for (mark, name, open) in [
            ("~$报告.docx", "报告.docx", true),
            ("~$县法治政府报告.docx", "云溪县法治政府报告.docx", true),
            ("~$溪县法治政府报告.docx", "云溪县法治政府报告.docx", true),
            (".~报告.docx", "报告.docx", true),
            (".~lock.报告.docx#", "报告.docx", true),
            ("~$另一份.docx", "报告.docx", false),
            ("~$", "报告.docx", false),
        ] {
            assert_eq!(marks(mark, name), open, "{mark} {name}");
        }
    }
}
