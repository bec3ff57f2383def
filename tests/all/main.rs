//! All integration tests in one program. Data stands beside: `tests/errors`, `tests/golden`,
//! `examples`. `UPDATE=1 cargo test` accepts what has changed; read it before you commit it.

mod against;
mod answered;
mod architecture;
mod askew;
mod chance;
mod cli;
mod comments;
mod complete;
mod contract;
mod doctor;
mod editor;
mod editor_page;
mod errors;
mod explain;
mod explain_command;
mod fix;
mod formats;
mod golden;
mod guide;
mod input;
mod judged;
mod laid;
mod language_server;
mod mutations;
mod new;
mod openings;
mod packs;
mod page_profiles;
mod pages;
mod papers;
mod places;
mod readback;
mod reading;
mod readme;
mod reference;
mod rules;
mod schemas;
mod slips;
mod sums;
mod survives;
mod templates;
mod terms;
mod well_formed;
mod writers;

use std::path::{Path, PathBuf};

/// A file or folder of the repository.
fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A request under which no rule of the rule book speaks: for texts made by chance.
fn without_rules() -> fazhi::pipeline::Request {
    use fazhi::judgement::{Level, Severities};
    let mut severities = Severities::default();
    for family in [
        "NUM", "DAT", "DOC", "STR", "PUN", "SPC", "LEX", "TRM", "DUP", "SEC", "REF-001", "REF-002",
    ] {
        severities.set(family, Level::Off);
    }
    fazhi::pipeline::Request {
        severities,
        ..fazhi::pipeline::Request::default()
    }
}

/// The files in `folder` with an ending, sorted.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root(folder)).unwrap();
    let mut files: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{folder} holds no .{ending}");
    files
}

/// Compares `actual` with the golden file, or writes it under `UPDATE=1`.
fn golden(path: &Path, actual: &str) {
    if std::env::var("UPDATE").as_deref() == Ok("1") {
        std::fs::write(path, actual).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    if expected != actual {
        let line = expected
            .lines()
            .zip(actual.lines())
            .position(|(old, new)| old != new);
        let line = line.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
        panic!(
            "{} differs from line {}:\n- {}\n+ {}\nread the change, then accept it with UPDATE=1 cargo test",
            path.display(),
            line + 1,
            expected.lines().nth(line).unwrap_or("(end)"),
            actual.lines().nth(line).unwrap_or("(end)"),
        );
    }
}

/// The built program, with no language set but what a test sets.
fn fazhi() -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_fazhi"));
    for name in [
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "NO_COLOR",
        "CLICOLOR_FORCE",
    ] {
        command.env_remove(name);
    }
    command
}

/// What a program printed, as text.
fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
