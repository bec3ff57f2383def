//! What a file is that is no report data, by its bytes (YML-018).

use crate::diagnostic::{Diagnostic, Words};
use crate::say;
use crate::source::Span;

/// What a file may be instead of a text with report data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text document of Word or WPS.
    Document(&'static str),
    /// A table of Excel or WPS.
    Table(&'static str),
    /// Slides of PowerPoint or WPS.
    Slides(&'static str),
    /// Of Word, Excel or PowerPoint, and locked with a password.
    Locked,
    Office,
    OpenDocument,
    Ofd,
    Pdf,
    Rtf,
    Picture,
    Archive,
    Page,
}

/// How files begin that need no second look.
const HEADS: [(&[u8], Kind); 15] = [
    (b"%PDF-", Kind::Pdf),
    (b"{\\rtf", Kind::Rtf),
    (b"\x89PNG\r\n", Kind::Picture),
    (b"\xff\xd8\xff", Kind::Picture),
    (b"GIF87a", Kind::Picture),
    (b"GIF89a", Kind::Picture),
    (b"II*\0", Kind::Picture),
    (b"MM\0*", Kind::Picture),
    (b"Rar!\x1a\x07", Kind::Archive),
    (b"7z\xbc\xaf\x27\x1c", Kind::Archive),
    (b"\x1f\x8b\x08", Kind::Archive),
    (b"PK\x05\x06", Kind::Archive),
    (b"<!doctype html", Kind::Page),
    (b"<html", Kind::Page),
    (b"<?xml", Kind::Page),
];

/// The names in a zip that tell what it is. All begin a name.
const ENTRIES: [(&[u8], Kind); 5] = [
    (b"word/", Kind::Document(".docx")),
    (b"xl/", Kind::Table(".xlsx")),
    (b"ppt/", Kind::Slides(".pptx")),
    (b"OFD.xml", Kind::Ofd),
    (b"META-INF/manifest.xml", Kind::OpenDocument),
];

/// The streams of an Office file of old that tell what it is. WPS calls them alike.
const STREAMS: [(&str, Kind); 5] = [
    ("EncryptedPackage", Kind::Locked),
    ("WordDocument", Kind::Document(".doc/.wps")),
    ("Workbook", Kind::Table(".xls/.et")),
    ("Book", Kind::Table(".xls/.et")),
    ("PowerPoint Document", Kind::Slides(".ppt/.dps")),
];

/// What `bytes` are, where they cannot be report data.
pub fn kind(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(LOCAL) {
        return Some(zipped(bytes));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Some(compound(bytes));
    }
    // A page may begin with a byte-order mark and empty lines.
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = text.trim_ascii_start();
    let begins = |head: &[u8], kind: Kind| match kind {
        Kind::Page => text
            .get(..head.len())
            .is_some_and(|text| text.eq_ignore_ascii_case(head)),
        _ => bytes.starts_with(head),
    };
    let mut heads = HEADS.iter();
    let found = heads.find(|(head, kind)| begins(head, *kind));
    found.map(|(_, kind)| *kind)
}

/// How the head of an entry of a zip begins.
const LOCAL: &[u8] = b"PK\x03\x04";

fn zipped(bytes: &[u8]) -> Kind {
    const NAME: usize = 30;
    let heads = bytes.windows(LOCAL.len()).enumerate();
    let starts = heads.filter(|(_, head)| *head == LOCAL);
    let mut names = starts.filter_map(|(start, _)| bytes.get(start + NAME..));
    let known = names.find_map(|name| {
        let mut entries = ENTRIES.iter();
        entries.find(|(entry, _)| name.starts_with(entry))
    });
    known.map_or(Kind::Archive, |(_, kind)| *kind)
}

fn compound(bytes: &[u8]) -> Kind {
    let known = STREAMS.iter().find(|(name, _)| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        // A stream that is called so, not one that ends so.
        let mut places = bytes.windows(name.len() + 2).step_by(2);
        places.any(|place| place.starts_with(&name) && place.ends_with(&[0, 0]))
    });
    known.map_or(Kind::Office, |(_, kind)| *kind)
}

/// YML-018, at the start of the file.
pub fn told(kind: Kind, start: Span) -> Diagnostic {
    let Words { zh, en } = named(kind);
    let message = say!(
        "这个文件其实是{zh}，不是报告数据",
        "the file is really {en}, not report data"
    );
    let told = Diagnostic::error("YML-018", start, message)
        .hint(way_out(kind))
        .hint(say!(
            "报告数据是 .yaml 文本文件，用记事本打得开；没有的话，用 fazhi new 新建一个来填",
            "report data is a .yaml text that any editor shows; fazhi new begins one"
        ));
    let ending = match kind {
        Kind::Document(".docx") => ".docx",
        Kind::Page => ".html",
        _ => return told,
    };
    told.hint(say!(
        "只想检查这份写好的报告的话，后缀名用 {ending}，运行 fazhi check",
        "to check this report as it is, see that it is called {ending} and run fazhi check"
    ))
}

/// What to call a kind of file.
pub fn named(kind: Kind) -> Words {
    match kind {
        Kind::Document(".docx") => say!(" Word 文档（.docx）", "a Word document (.docx)"),
        Kind::Document(endings) => say!(
            " Word 或 WPS 文档（{endings}）",
            "a document of Word or WPS ({endings})"
        ),
        Kind::Table(".xlsx") => say!(" Excel 表格（.xlsx）", "an Excel workbook (.xlsx)"),
        Kind::Table(endings) => say!(
            " Excel 或 WPS 表格（{endings}）",
            "a workbook of Excel or WPS ({endings})"
        ),
        Kind::Slides(endings) => say!("演示文稿（{endings}）", "a presentation ({endings})"),
        Kind::Locked => say!(
            "有打开密码的 Word、Excel 或 WPS 文件",
            "a file of Word, Excel or WPS with a password"
        ),
        Kind::Office => say!(" Word、Excel 或 WPS 文件", "a file of Word, Excel or WPS"),
        Kind::OpenDocument => say!(" OpenDocument 文档（.odt 等）", "an OpenDocument file"),
        Kind::Ofd => say!(" OFD 版式文件", "an OFD file"),
        Kind::Pdf => say!(" PDF 文件", "a PDF file"),
        Kind::Rtf => say!(" RTF 文档（.rtf）", "an RTF document"),
        Kind::Picture => say!("图片", "a picture"),
        Kind::Archive => say!("压缩包", "an archive"),
        Kind::Page => say!("网页", "a web page"),
    }
}

fn way_out(kind: Kind) -> Words {
    match kind {
        Kind::Document(_) | Kind::Locked | Kind::Office | Kind::OpenDocument | Kind::Rtf => say!(
            "改个后缀名变不成报告数据：用 Word 或 WPS 打开它，把文字分栏目抄进报告文件",
            "a new ending does not change it: open it in Word or WPS, and copy its text into the report file, key by key"
        ),
        Kind::Table(_) => say!(
            "改个后缀名变不成报告数据：用 Excel 或 WPS 打开它，把数填进报告文件的「指标」",
            "a new ending does not change it: open it in Excel or WPS, and put the figures under “indicators” of the report file"
        ),
        Kind::Archive => say!(
            "先解压，再看看里面有没有 .yaml 文件",
            "unpack it: is there a .yaml file inside?"
        ),
        Kind::Picture | Kind::Slides(_) | Kind::Ofd | Kind::Pdf | Kind::Page => {
            say!("核对是不是选错了文件", "is this the right file?")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The local head of an entry, and no more of it.
    fn entry(name: &str) -> Vec<u8> {
        let mut bytes = LOCAL.to_vec();
        bytes.resize(30, 0);
        bytes.extend(name.as_bytes());
        bytes
    }

    fn stream(name: &str) -> Vec<u8> {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.extend([0, 0, 0]);
        bytes
    }

    #[test]
    fn files_are_told_by_their_bytes() {
        let types = entry("[Content_Types].xml");
        let cases: [(Vec<u8>, Option<Kind>); 19] = [
            (
                [types.clone(), entry("word/document.xml")].concat(),
                Some(Kind::Document(".docx")),
            ),
            (
                [types.clone(), entry("xl/workbook.xml")].concat(),
                Some(Kind::Table(".xlsx")),
            ),
            (
                [types.clone(), entry("ppt/presentation.xml")].concat(),
                Some(Kind::Slides(".pptx")),
            ),
            (entry("OFD.xml"), Some(Kind::Ofd)),
            (entry("META-INF/manifest.xml"), Some(Kind::OpenDocument)),
            ([types, entry("password/")].concat(), Some(Kind::Archive)),
            (b"PK\x03\x04".to_vec(), Some(Kind::Archive)),
            (stream("WordDocument"), Some(Kind::Document(".doc/.wps"))),
            (stream("Workbook"), Some(Kind::Table(".xls/.et"))),
            (stream("Data"), Some(Kind::Office)),
            (b"%PDF-1.7\n".to_vec(), Some(Kind::Pdf)),
            (b"{\\rtf1\\ansi".to_vec(), Some(Kind::Rtf)),
            (b"\x89PNG\r\n\x1a\n".to_vec(), Some(Kind::Picture)),
            (
                b"\xef\xbb\xbf\r\n<!DOCTYPE HTML>".to_vec(),
                Some(Kind::Page),
            ),
            (b"<html>".to_vec(), Some(Kind::Page)),
            (b"{\"format\": 1}".to_vec(), None),
            (b"format: 1".to_vec(), None),
            (b"PK".to_vec(), None),
            (Vec::new(), None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(kind(&bytes), expected, "{bytes:?}");
        }
    }
}
