//! Files, read whole and written whole or not at all.

use super::encoding::{Unread, decode};
use crate::diagnostic::{Diagnostic, Severity, Tally};
use crate::pipeline::{PackFiles, Templates};
use crate::say;
use crate::source::Source;
use crate::write::{Format, is_untouched};
use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// The largest report file that is read: a thousand times a long report.
const SIZE_LIMIT: u64 = 64 * 1024 * 1024;

/// Reads a report file; `-` is standard input. What there is to say of its encoding is noted.
pub fn read(path: &Path, diagnostics: &mut Vec<Diagnostic>) -> Result<Source, Box<Unread>> {
    let bytes = read_bytes(path)?;
    decode(path.display().to_string(), bytes, diagnostics)
}

/// The bytes of a report file; `-` is standard input.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    let bytes = if path == Path::new("-") {
        read_limited(io::stdin().lock())
    } else {
        read_file(path)
    };
    bytes.map_err(|error| Box::new(unreadable(&path.display().to_string(), &error)))
}

fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    // Windows does not open a folder, and would speak of permission.
    if metadata.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if metadata.len() > SIZE_LIMIT {
        return Err(ErrorKind::FileTooLarge.into());
    }
    read_limited(fs::File::open(path)?)
}

fn read_limited(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(SIZE_LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > SIZE_LIMIT {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

fn failed(code: &'static str, message: crate::diagnostic::Words) -> Diagnostic {
    Diagnostic::without_place(Severity::Error, code, message)
}

fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    match error.kind() {
        // No shell has put names in their place: Windows leaves that to programs.
        ErrorKind::NotFound | ErrorKind::InvalidFilename if name.contains(['*', '?']) => failed(
            "OUT-002",
            say!("找不到文件：{name}", "no such file: {name}"),
        )
        .hint(say!(
            "这里不认 * 和 ?：把文件名一个个写出来",
            "* and ? are not understood here: write the names out"
        )),
        ErrorKind::NotFound => failed(
            "OUT-002",
            say!("找不到文件：{name}", "no such file: {name}"),
        )
        .hint(say!(
            "核对文件名和所在的文件夹",
            "check its name and folder"
        )),
        ErrorKind::IsADirectory => failed(
            "OUT-002",
            say!(
                "{name} 是文件夹，不是报告文件",
                "{name} is a folder, not a report file"
            ),
        )
        .hint(say!(
            "写明文件：{name}/报告.yaml",
            "name the file: {name}/report.yaml"
        )),
        ErrorKind::FileTooLarge => failed(
            "OUT-003",
            say!(
                "{name} 超过 64 MB，不像是报告文件",
                "{name} is over 64 MB: no report file"
            ),
        )
        .hint(say!(
            "报告文件一般不到 1 MB：核对是不是选错了文件",
            "a report file is rarely over 1 MB: is this the right one?"
        )),
        ErrorKind::PermissionDenied => failed(
            "OUT-002",
            say!("没有权限读取：{name}", "no permission to read {name}"),
        ),
        _ => failed(
            "OUT-002",
            say!("读不了 {name}：{error}", "cannot read {name}: {error}"),
        ),
    }
}

/// The pack in the folder that `name` leads to, seen from the file `from`; `None` where it leads to
/// no folder.
pub fn find_pack(name: &str, from: &str) -> Result<Option<PackFiles>, Box<Diagnostic>> {
    let beside = Path::new(from).parent().unwrap_or(Path::new(""));
    let folder = beside.join(name);
    if !folder.is_dir() {
        return Ok(None);
    }
    let text = |file: &str| pack_text(&folder.join(file));
    // A link that leads nowhere is there, and will be told.
    let layout = fs::symlink_metadata(folder.join("report.md")).is_ok();
    let real = fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
    Ok(Some(PackFiles {
        folder: real.display().to_string(),
        pack: text("pack.yaml")?,
        layout: if layout {
            Some(text("report.md")?)
        } else {
            None
        },
    }))
}

/// The name and text of a file of a pack.
fn pack_text(path: &Path) -> Result<(String, String), Box<Diagnostic>> {
    let mut found = Vec::new();
    let real = fs::canonicalize(path);
    let home = path.parent().map(fs::canonicalize);
    if let (Ok(real), Some(Ok(home))) = (&real, &home)
        && !real.starts_with(home)
    {
        let (name, real) = (path.display(), real.display());
        let message = say!(
            "{name} 指向模板文件夹之外（{real}），不读取",
            "{name} leads out of the pack's folder ({real}) and is not read"
        );
        return Err(Box::new(failed("OUT-013", message).hint(say!(
            "把文件本身放进模板文件夹",
            "put the file itself into the folder"
        ))));
    }
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        let name = path.display();
        let message = say!("{name} 不是普通文件", "{name} is no plain file");
        return Err(Box::new(failed("OUT-002", message)));
    }
    let source = read(path, &mut found).map_err(|unread| {
        // Its text is not kept: there is nothing to point into.
        let mut diagnostic = unread.diagnostic;
        diagnostic.span = None;
        Box::new(diagnostic)
    })?;
    let name = source.name;
    if Tally::of(&found).errors > 0 {
        let broken = say!(
            "{name} 里有认不出的字，编码不对",
            "{name} holds bytes that are no text"
        );
        return Err(Box::new(failed("YML-006", broken).hint(say!(
            "用记事本打开，另存为，编码选“UTF-8”",
            "save it again with the encoding UTF-8"
        ))));
    }
    Ok((name, source.text))
}

/// The packs of the program, and those on disk.
pub fn templates() -> Templates {
    Templates::new(Box::new(find_pack))
}

/// Where a file was written.
#[derive(Debug, PartialEq, Eq)]
pub enum Written {
    AsAsked(PathBuf),
    /// Beside the file that was asked for, which a person has changed or another program holds.
    Beside(PathBuf, Reason),
}

/// Why a file was not overwritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Changed,
    Held,
}

/// Writes `bytes` to `path` by way of a temporary file beside it. A file that a person has changed
/// is kept, unless `force`: the new one goes beside it.
pub fn write(
    path: &Path,
    bytes: &[u8],
    format: Format,
    force: bool,
) -> Result<Written, Box<Diagnostic>> {
    if path.is_dir() {
        return Err(Box::new(unwritable(path, &ErrorKind::IsADirectory.into())));
    }
    if path.exists() && !path.is_file() {
        // A device or a pipe is written to, never replaced.
        return match write_whole(path, bytes) {
            Ok(()) => Ok(Written::AsAsked(path.to_owned())),
            Err(error) => Err(Box::new(unwritable(path, &error))),
        };
    }
    let changed =
        !force && fs::read(path).is_ok_and(|old| old != bytes && !is_untouched(&old, format));
    if !changed {
        match replace(path, bytes) {
            Ok(()) => return Ok(Written::AsAsked(path.to_owned())),
            Err(error) if !is_held(&error) || !path.exists() => {
                return Err(Box::new(unwritable(path, &error)));
            }
            Err(_) => {}
        }
    }
    let other = free_name(path, bytes);
    replace(&other, bytes).map_err(|error| Box::new(unwritable(&other, &error)))?;
    Ok(Written::Beside(
        other,
        if changed {
            Reason::Changed
        } else {
            Reason::Held
        },
    ))
}

/// Windows says so of a file that Word or WPS has open.
pub fn is_held(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(5 | 32 | 33)) && cfg!(windows)
}

/// `报告(2).docx`, or the next number that is free or holds the same.
fn free_name(path: &Path, bytes: &[u8]) -> PathBuf {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let ending = path.extension().map_or_else(String::new, |ending| {
        format!(".{}", ending.to_string_lossy())
    });
    let names = (2u32..).map(|count| path.with_file_name(format!("{stem}({count}){ending}")));
    let free = |name: &PathBuf| !name.exists() || fs::read(name).is_ok_and(|old| old == bytes);
    names
        .into_iter()
        .find(free)
        .unwrap_or_else(|| path.to_owned())
}

/// Writes `bytes` in the place of what is there, by way of a temporary file beside it.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it leads to is replaced.
    let real = fs::canonicalize(path);
    let path = real.as_deref().unwrap_or(path);
    let permissions = fs::metadata(path).map(|old| old.permissions());
    if permissions.as_ref().is_ok_and(fs::Permissions::readonly) {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let temporary = folder.join(format!(".fazhi-{}.tmp", std::process::id()));
    let written = write_whole(&temporary, bytes)
        .and_then(|()| match permissions {
            Ok(permissions) => fs::set_permissions(&temporary, permissions),
            Err(_) => Ok(()),
        })
        .and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // It may never have come into being; the error that is told is the first one.
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.flush()
}

/// Writes a file of the program's own, in place of what is there; `-` is standard output.
pub fn overwrite(path: &Path, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    if path == Path::new("-") {
        return print(bytes);
    }
    let written = if path.is_dir() {
        Err(ErrorKind::IsADirectory.into())
    } else if path.exists() && !path.is_file() {
        // A device or a pipe is written to, never replaced.
        write_whole(path, bytes)
    } else {
        replace(path, bytes)
    };
    written.map_err(|error| Box::new(unwritable(path, &error)))
}

/// Writes a file that is not there yet.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    absent(path)?;
    replace(path, bytes).map_err(|error| Box::new(unwritable(path, &error)))
}

/// OUT-012 where a file is there already: it is somebody's work.
pub fn absent(path: &Path) -> Result<(), Box<Diagnostic>> {
    if path.symlink_metadata().is_err() {
        return Ok(());
    }
    let name = path.display();
    let message = say!(
        "已经有 {name} 了，没有覆盖",
        "{name} is there already, and is kept"
    );
    Err(Box::new(failed("OUT-012", message).hint(say!(
        "换一个文件夹，或者先给原来的文件改个名",
        "use another folder, or rename that file first"
    ))))
}

/// Makes sure that the folder is there.
pub fn make_folder(folder: &Path) -> Result<(), Box<Diagnostic>> {
    fs::create_dir_all(folder).map_err(|error| Box::new(unwritable(folder, &error)))
}

/// Why a file could not be written.
pub fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let name = path.display();
    match error.kind() {
        ErrorKind::IsADirectory => failed(
            "OUT-004",
            say!(
                "{name} 是文件夹，不能写成文件",
                "{name} is a folder; it cannot be written as a file"
            ),
        ),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => failed(
            "OUT-005",
            say!("没有权限写入：{name}", "no permission to write {name}"),
        )
        .hint(say!(
            "换一个能写的文件夹",
            "use a folder that can be written to"
        )),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => failed(
            "OUT-006",
            say!(
                "磁盘满了，写不下：{name}",
                "the disk is full: {name} was not written"
            ),
        ),
        ErrorKind::NotFound => failed(
            "OUT-005",
            say!(
                "文件夹不存在，写不了：{name}",
                "the folder of {name} does not exist"
            ),
        ),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => failed(
            "OUT-005",
            say!(
                "{name} 的上一级不是文件夹，写不了",
                "the parent of {name} is no folder"
            ),
        ),
        _ => failed(
            "OUT-005",
            say!("写不了 {name}：{error}", "cannot write {name}: {error}"),
        ),
    }
}

/// Writes to standard output; a reader that has gone away is no trouble.
pub fn print(bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Box::new(unwritable(Path::new("-"), &error)))
        }
        _ => Ok(()),
    }
}
