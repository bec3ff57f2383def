//! What `check` is given: a report file of ours, or a report that exists (OUT-015 … OUT-017).

use super::encoding::{Unread, decode};
use super::{files, foreign};
use crate::diagnostic::{Diagnostic, Severity};
use crate::read::{Broken, Form, Sheet, docx, sheet};
use crate::say;
use crate::source::Source;
use foreign::Kind;
use std::path::Path;

/// A file that was read.
pub enum Given {
    /// Report data.
    Data(Source),
    /// A report that somebody else wrote.
    Report(Sheet),
}

/// Reads a file; what it is says its name, and where that is no name of report data its bytes.
pub fn read(path: &Path, diagnostics: &mut Vec<Diagnostic>) -> Result<Given, Box<Unread>> {
    let name = path.display().to_string();
    let bytes = files::read_bytes(path)?;
    let kind = foreign::kind(&bytes);
    let named = Form::of(&name);
    let form = match (named, kind) {
        // Its bytes tell whether it is report data, and what else it may be.
        (None, _) if is_data(path) => None,
        (_, Some(Kind::Document(".docx"))) => Some(Form::Docx),
        (_, Some(Kind::Page)) => Some(Form::Html),
        // What is left of a Word document may not show that it is one.
        (Some(Form::Docx), Some(Kind::Archive)) => Some(Form::Docx),
        (_, Some(kind)) => return Err(refused(&name, kind).into()),
        (Some(Form::Docx), None) => Some(Form::Text),
        (named, None) => named,
    };
    let form = match form {
        Some(form) => form,
        None if is_data(path) || holds_data(&bytes) => {
            return decode(name, bytes, diagnostics).map(Given::Data);
        }
        None => Form::Text,
    };
    if form == Form::Docx {
        let read = docx(name.as_str(), &bytes).map_err(|broken| damaged(&name, broken))?;
        note_name(named, form, &read.source, diagnostics);
        return whole(read).map(Given::Report);
    }
    let as_docx = named == Some(Form::Docx);
    let source = text(name, bytes, diagnostics).map_err(|unread| match as_docx {
        true => damaged(&path.display().to_string(), Broken::Damaged).into(),
        false => unread,
    })?;
    note_name(named, form, &source, diagnostics);
    let form = match form {
        Form::Html if !source.text.contains('<') => Form::Text,
        form => form,
    };
    whole(sheet(source, form)).map(Given::Report)
}

/// True for names of report data: that of no other program.
fn is_data(path: &Path) -> bool {
    let Some(ending) = path.extension() else {
        return true;
    };
    let ending = ending.to_string_lossy().to_ascii_lowercase();
    matches!(ending.as_str(), "yaml" | "yml" | "json")
}

/// True where the first keys of report data stand in a text, whatever its name.
fn holds_data(bytes: &[u8]) -> bool {
    let (text, _) = super::encoding::text_of(bytes.to_vec());
    let keys = ["格式", "format", "年度", "year", "类型", "kind"];
    text.lines().take(200).any(|line| {
        let key = line.trim().split([':', '：']).next().unwrap_or_default();
        keys.contains(&key.trim())
    })
}

/// The text of a report that somebody else wrote, in whatever encoding.
fn text(
    name: String,
    bytes: Vec<u8>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Source, Box<Unread>> {
    let mut found = Vec::new();
    let source = super::encoding::text(name, bytes, &mut found)?;
    // How others have saved it is their affair; what cannot be read is not.
    found.retain(|found| found.severity == Severity::Error);
    diagnostics.extend(found);
    Ok(source)
}

/// A report in which something can be read.
fn whole(sheet: Sheet) -> Result<Sheet, Box<Unread>> {
    if !sheet.lines.is_empty() {
        return Ok(sheet);
    }
    let name = &sheet.source.name;
    let message = say!("{name} 里没有文字", "there is no text in {name}");
    Err(failed("OUT-016", message)
        .hint(say!(
            "核对是不是选错了文件；扫描成图片的，先转成文字",
            "is this the right file? what was scanned has to be turned into text first"
        ))
        .into())
}

/// OUT-017, where the end of the name says something else than the bytes.
fn note_name(named: Option<Form>, form: Form, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    let (zh, en, ending) = match form {
        Form::Docx => (" Word 文档", "a Word document", ".docx"),
        Form::Html => ("网页", "a web page", ".html"),
        Form::Text | Form::Markdown => ("纯文本", "plain text", ".txt"),
    };
    if named == Some(form) {
        return;
    }
    let name = &source.name;
    let message = say!(
        "{name} 其实是{zh}，已按{zh}检查",
        "{name} is really {en}, and was checked as such"
    );
    let note = Diagnostic::without_place(Severity::Warning, "OUT-017", message);
    diagnostics.push(note.hint(say!(
        "把后缀名改成 {ending}，别的程序才打得开",
        "rename it to {ending}, so that other programs open it"
    )));
}

fn failed(code: &'static str, message: crate::diagnostic::Words) -> Diagnostic {
    Diagnostic::without_place(Severity::Error, code, message)
}

/// OUT-015: a format that cannot be read.
fn refused(name: &str, kind: Kind) -> Diagnostic {
    let named = foreign::named(kind);
    let (zh, en) = (named.zh, named.en);
    let message = say!(
        "{name} 是{zh}，这种文件检查不了",
        "{name} is {en}, which cannot be checked"
    );
    let way_out = match kind {
        Kind::Locked => say!(
            "用 Word 或 WPS 打开它，去掉打开密码，另存为 .docx，再检查",
            "open it in Word or WPS, take the password off, save it as .docx and check that"
        ),
        Kind::Document(_) | Kind::Office | Kind::OpenDocument | Kind::Rtf => say!(
            "用 Word 或 WPS 打开它，另存为 .docx，再检查",
            "open it in Word or WPS, save it as .docx and check that"
        ),
        Kind::Pdf | Kind::Ofd => say!(
            "把里面的文字复制到记事本，存成 .txt 再检查；有 Word 原稿的，检查原稿",
            "copy its text into an editor, save it as .txt and check that, or check the Word document it was made of"
        ),
        Kind::Archive => say!(
            "先解压，再检查里面的报告",
            "unpack it, and check the report inside"
        ),
        Kind::Table(_) | Kind::Slides(_) | Kind::Picture | Kind::Page => say!(
            "核对是不是选错了文件；能检查的有 .yaml .txt .md .html .docx",
            "is this the right file? .yaml .txt .md .html .docx can be checked"
        ),
    };
    failed("OUT-015", message).hint(way_out)
}

/// OUT-016: a Word document that cannot be read.
fn damaged(name: &str, broken: Broken) -> Diagnostic {
    let message = match broken {
        Broken::Damaged => say!(
            "{name} 是损坏的 Word 文档，读不了",
            "{name} is a damaged Word document, and cannot be read"
        ),
        Broken::NoText => say!(
            "{name} 里没有 Word 的正文，读不了",
            "{name} has no text of Word in it, and cannot be read"
        ),
        Broken::TooLarge => say!(
            "{name} 解开后超过 64 MB，不像是报告",
            "{name} is over 64 MB when unpacked: no report"
        ),
        Broken::Encrypted => say!(
            "{name} 有打开密码，读不了",
            "{name} opens with a password, and cannot be read"
        ),
    };
    let way_out = match broken {
        Broken::Encrypted => say!(
            "用 Word 或 WPS 打开它，去掉打开密码，再另存一份",
            "open it in Word or WPS, take the password off and save it"
        ),
        Broken::TooLarge => say!("核对是不是选错了文件", "is this the right file?"),
        Broken::Damaged | Broken::NoText => say!(
            "用 Word 或 WPS 打开它，另存为 .docx，再检查；打不开的，把文字复制到记事本，存成 .txt",
            "open it in Word or WPS, save it as .docx and check that; if that fails, copy its text into an editor and save it as .txt"
        ),
    };
    failed("OUT-016", message).hint(way_out)
}
