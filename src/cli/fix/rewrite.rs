//! A report file written anew in its place, its former self kept beside it.

use crate::cli::files::{create, is_held, replace, unwritable};
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::say;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes `new` in the place of `old`, whole or not at all; gives the copy of the old file, where
/// one is wanted.
pub fn rewrite(
    path: &Path,
    old: &[u8],
    new: &[u8],
    backup: bool,
) -> Result<Option<PathBuf>, Box<Diagnostic>> {
    unharmed(path, old)?;
    let kept = if backup {
        Some(back_up(path, old)?)
    } else {
        None
    };
    match replace(path, new) {
        Ok(()) => Ok(kept.map(|(kept, _)| kept)),
        Err(error) => {
            if let Some((kept, true)) = kept {
                // The file is what it was: a copy of it would only puzzle.
                let _ = fs::remove_file(kept);
            }
            Err(Box::new(if is_held(&error) {
                held(path)
            } else {
                unwritable(path, &error)
            }))
        }
    }
}

/// Makes sure that `path` is a plain file that may be written and still holds `old`.
fn unharmed(path: &Path, old: &[u8]) -> Result<(), Box<Diagnostic>> {
    let name = path.display();
    let metadata = fs::metadata(path).map_err(|error| Box::new(unwritable(path, &error)))?;
    if !metadata.is_file() {
        let message = say!(
            "{name} 不是普通文件，没有改",
            "{name} is no plain file, and was not changed"
        );
        let hint = say!(
            "要印到屏幕上，用 fazhi fix -",
            "fazhi fix - prints to standard output"
        );
        return Err(failed("OUT-005", message, hint));
    }
    if metadata.permissions().readonly() {
        let message = say!(
            "{name} 是只读的，没有改",
            "{name} is read-only, and was not changed"
        );
        let hint = say!(
            "在文件的“属性”里去掉“只读”，再运行一次",
            "allow writing to it and try again"
        );
        return Err(failed("OUT-005", message, hint));
    }
    let now = fs::read(path).map_err(|error| Box::new(unwritable(path, &error)))?;
    if now != old {
        let message = say!(
            "{name} 刚才被别的程序改过，没有写入",
            "{name} has just been changed by another program, and was not written"
        );
        let hint = say!(
            "在编辑器里保存好，再运行一次",
            "save it in your editor and try again"
        );
        return Err(failed("OUT-014", message, hint));
    }
    Ok(())
}

/// Keeps `bytes` beside `path` as `报告.yaml.bak`, or under the next name that is free or holds the
/// same; says whether the file is new.
fn back_up(path: &Path, bytes: &[u8]) -> Result<(PathBuf, bool), Box<Diagnostic>> {
    let name = path.file_name().unwrap_or_default();
    let mut count = 1u32;
    loop {
        let mut copy = name.to_owned();
        copy.push(match count {
            1 => ".bak".to_owned(),
            _ => format!(".bak{count}"),
        });
        let copy = path.with_file_name(copy);
        if copy.symlink_metadata().is_err() {
            create(&copy, bytes)?;
            if let Ok(metadata) = fs::metadata(path) {
                // Whom the file was closed to, its copy is closed to as far as the system lets us.
                let _ = fs::set_permissions(&copy, metadata.permissions());
            }
            return Ok((copy, true));
        }
        if fs::read(&copy).is_ok_and(|found| found == bytes) {
            return Ok((copy, false));
        }
        count += 1;
    }
}

fn held(path: &Path) -> Diagnostic {
    let name = path.display();
    let message = say!(
        "{name} 正被别的程序打开，写不进去，没有改",
        "{name} is open in another program, and was not changed"
    );
    *failed(
        "OUT-001",
        message,
        say!("关闭以后再运行一次", "close it and try again"),
    )
}

fn failed(code: &'static str, message: Words, hint: Words) -> Box<Diagnostic> {
    Box::new(Diagnostic::without_place(Severity::Error, code, message).hint(hint))
}
