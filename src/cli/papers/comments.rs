//! A copy of a Word document with each finding as a comment at its words.

use crate::annotate::{Broken, Note, annotate, is_untouched};
use crate::cli::either;
use crate::cli::files::{self, Written};
use crate::cli::remarks;
use crate::cli::show::{Entry, Shown};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::read::Form;
use crate::say;
use crate::write::Format;
use std::path::Path;

/// The copy of the document that `entry` tells of.
pub fn copy(entry: &Entry<'_>, least: Severity, lang: Lang) -> Result<Vec<u8>, Box<Diagnostic>> {
    let name = entry.checked.name;
    let source = entry.checked.source;
    let Some(source) = source.filter(|_| entry.form == Some(Form::Docx)) else {
        return Err(Box::new(no_word(name)));
    };
    let docx = files::read_bytes(Path::new(name))?;
    let found = entry.checked.diagnostics.iter();
    let found = found.filter(|found| found.severity >= least);
    let notes: Vec<_> = found.map(|found| note(entry, found, lang)).collect();
    annotate(&docx, &source.text, &notes).map_err(|broken| Box::new(unmarked(name, broken)))
}

fn note(entry: &Entry<'_>, diagnostic: &Diagnostic, lang: Lang) -> Note {
    let own = entry.checked.source;
    let placed = diagnostic.span.zip(own);
    let placed = placed.filter(|(span, source)| span.source == source.id);
    let place = placed.map(|(span, source)| remarks::place(source, span, entry.form, lang));
    let quoted = placed.map_or("", |(span, source)| source.slice(span));
    let noted = [("脚注里的", "footnote"), ("尾注里的", "endnote")];
    let noted = noted.map(|(zh, en)| format!("{}「{quoted}」", either(lang, zh, en)));
    Note {
        words: placed.map(|(span, _)| span.range()),
        place: place.unwrap_or_default(),
        noted,
        lines: remarks::lines(entry.checked, entry.form, diagnostic, lang),
    }
}

/// Writes the copy; one that a person has changed is kept, and the new one goes beside it.
pub fn write(path: &Path, bytes: &[u8], shown: &mut Shown<'_>) -> Result<(), Box<Diagnostic>> {
    shown.free(path)?;
    let own = std::fs::read(path).is_ok_and(|old| is_untouched(&old));
    match files::write(path, bytes, Format::Docx, own)? {
        Written::AsAsked(path) => {
            shown.keep(&path);
            Ok(())
        }
        Written::Beside(other, _) => Err(Box::new(kept(path, &other))),
    }
}

/// OUT-009
fn kept(path: &Path, other: &Path) -> Diagnostic {
    let (name, saved) = (path.display(), other.display());
    let message = say!(
        "{name} 被人改过，或者正开着，没有覆盖；新的写在 {saved}",
        "{name} was changed by a person, or is open, and is kept; the new one is {saved}"
    );
    Diagnostic::without_place(Severity::Warning, "OUT-009", message)
}

/// OUT-010: comments stand in Word documents alone.
fn no_word(name: &str) -> Diagnostic {
    let message = say!(
        "--comments 只用于检查 Word 文档（.docx），{name} 不是",
        "--comments is for Word documents (.docx), and {name} is none"
    );
    Diagnostic::without_place(Severity::Error, "OUT-010", message).hint(say!(
        "别的文件用 --sheet 校核单.html，也是逐条列出",
        "for other files --sheet FILE.html lists the findings"
    ))
}

/// OUT-018
fn unmarked(name: &str, broken: Broken) -> Diagnostic {
    let message = match broken {
        Broken::Damaged => say!(
            "批注写不进 {name} 的副本：文档里有读不懂的部分",
            "no comments can be set into a copy of {name}: a part of it cannot be read"
        ),
        Broken::NoText => say!(
            "批注写不进 {name} 的副本：文档里没有文字",
            "no comments can be set into a copy of {name}: it holds no words"
        ),
        Broken::TooLarge => say!(
            "批注写不进 {name} 的副本：文档太大",
            "no comments can be set into a copy of {name}: it is too large"
        ),
    };
    Diagnostic::without_place(Severity::Error, "OUT-018", message).hint(say!(
        "用 Word 或 WPS 打开，另存一份 .docx 再试；或者用 --sheet 校核单.html",
        "save it anew as .docx with Word or WPS and try again, or use --sheet FILE.html"
    ))
}
