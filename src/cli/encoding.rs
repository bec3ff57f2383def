//! Bytes → text: UTF-8, and what Notepad has saved in GBK or UTF-16 (YML-006).

use super::{foreign, show::argument};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::say;
use crate::source::{Source, SourceId, Span};
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use std::ops::Range;

/// Why a file could not be read, and its text where there is one to point into.
pub struct Unread {
    pub diagnostic: Diagnostic,
    pub source: Option<Source>,
}

impl From<Box<Diagnostic>> for Box<Unread> {
    fn from(diagnostic: Box<Diagnostic>) -> Self {
        (*diagnostic).into()
    }
}

impl From<Diagnostic> for Box<Unread> {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::new(Unread {
            diagnostic,
            source: None,
        })
    }
}

/// The text of a file called `name`. That it is not in UTF-8 is noted; a text in UTF-8 in which some
/// bytes are broken is read all the same, and each place noted as an error.
pub fn decode(
    name: String,
    bytes: Vec<u8>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Source, Box<Unread>> {
    if let Some(kind) = foreign::kind(&bytes) {
        let source = Source::new(SourceId(0), name, String::new());
        return Err(Box::new(Unread {
            diagnostic: foreign::told(kind, start(&source)),
            source: Some(source),
        }));
    }
    text(name, bytes, diagnostics)
}

/// As [`decode`], for a file that is known to be a text.
pub fn text(
    name: String,
    bytes: Vec<u8>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Source, Box<Unread>> {
    let (text, encoding) = text_of(bytes);
    let source = Source::new(SourceId(0), name, text);
    match encoding {
        Encoding::Utf8 => return Ok(without_mark(source)),
        Encoding::Utf16 => {
            diagnostics.push(note(&source, "UTF-16", "Unicode"));
            diagnostics.extend(broken(&source));
            return Ok(source);
        }
        Encoding::Gbk => {
            diagnostics.push(note(&source, "GBK", "ANSI"));
            return Ok(source);
        }
        Encoding::Broken => {}
    }
    let source = without_mark(source);
    let wide = source.text.chars().filter(|found| !found.is_ascii());
    let lost = wide.clone().filter(|&found| found == LOST);
    let slips = broken(&source);
    if lost.count() * 4 <= wide.count() {
        diagnostics.extend(slips);
        return Ok(source);
    }
    let at = slips.first().and_then(|slip| slip.span);
    Err(Box::new(Unread {
        diagnostic: unknown(at.unwrap_or(start(&source))),
        source: Some(source),
    }))
}

/// How the bytes of a file stand for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Gbk,
    Utf16,
    /// UTF-8 with bytes that are none, or no text at all.
    Broken,
}

/// The text of a file with its line ends as they are, and how it was encoded. A byte-order mark is
/// part of a text in UTF-8, and of no other.
pub fn text_of(bytes: Vec<u8>) -> (String, Encoding) {
    for (mark, encoding) in [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let (text, _) = encoding.decode_without_bom_handling(rest);
            return (text.into_owned(), Encoding::Utf16);
        }
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, Encoding::Utf8),
        Err(error) => error.into_bytes(),
    };
    if is_chinese(&bytes)
        && let Some(text) = GB18030.decode_without_bom_handling_and_without_replacement(&bytes)
    {
        return (text.trim_start_matches(MARK).to_owned(), Encoding::Gbk);
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    (text, Encoding::Broken)
}

/// The byte-order mark is no part of a text in UTF-8, but places count it.
fn without_mark(mut source: Source) -> Source {
    if source.text.starts_with(MARK) {
        source.ahead = MARK.len_utf8();
        source.text.drain(..source.ahead);
    }
    source
}

pub const MARK: char = '\u{feff}';

/// Stands where bytes could not be read.
const LOST: char = char::REPLACEMENT_CHARACTER;

/// True where bytes that are not UTF-8 read as Chinese in GBK: of the characters outside ASCII three
/// in four at least are punctuation or of the first level of GB 2312, its 3,755 commonest. Of real
/// texts nearly all are; of UTF-8 taken for GBK a third at most, of Big5 a sixth
/// (`docs/decisions/encoding.md`).
fn is_chinese(bytes: &[u8]) -> bool {
    let (mut all, mut common) = (0, 0);
    let mut rest = bytes;
    while let [lead, after @ ..] = rest {
        rest = after;
        if let (false, [trail, after @ ..]) = (lead.is_ascii(), after) {
            rest = after;
            all += 1;
            let first_level = matches!(lead, 0xa1..=0xa3 | 0xb0..=0xd7) && *trail >= 0xa1;
            common += usize::from(first_level);
        }
    }
    all > 0 && common * 4 >= all * 3
}

/// Each stretch of `source` whose bytes could not be read.
fn broken(source: &Source) -> Vec<Diagnostic> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for (at, lost) in source.text.match_indices(LOST) {
        let end = at + lost.len();
        match stretches.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end = end,
            None => stretches.push(at..end),
        }
    }
    let found = stretches.into_iter().map(|stretch| {
        let span = Span::new(source.id, stretch.start, stretch.end);
        let message = say!(
            "这里有字读不出来：这几个字节不合文件的编码",
            "a character could not be read: its bytes do not fit the file's encoding"
        );
        Diagnostic::error("YML-006", span, message).hint(say!(
            "把这里的字重新输入一遍，再存为 UTF-8",
            "type it again, and save the file as UTF-8"
        ))
    });
    found.collect()
}

fn note(source: &Source, encoding: &str, notepad: &str) -> Diagnostic {
    let message = say!(
        "文件是 {encoding}（记事本里的“{notepad}”）编码，已按 {encoding} 正常读取",
        "the file is encoded as {encoding} (“{notepad}” in Notepad), and was read as such"
    );
    let name = argument(&source.name);
    let mut note = Diagnostic::new(Severity::Info, "YML-006", start(source), message);
    if source.text.contains(LOST) {
        return note.hint(say!(
            "建议另存为 UTF-8：在记事本里另存为，编码选“UTF-8”",
            "better save it as UTF-8"
        ));
    }
    // No edit of the text: it is written in another encoding.
    note.fix = Some(Fix {
        safe: true,
        edits: Vec::new(),
    });
    if name == "-" {
        return note;
    }
    note.hint(say!(
        "建议另存为 UTF-8；运行 fazhi fix {name} 会自动转换（先备份为 {name}.bak）",
        "better save it as UTF-8: fazhi fix {name} converts it (and keeps {name}.bak)"
    ))
}

fn unknown(at: Span) -> Diagnostic {
    let message = say!(
        "文件不是 UTF-8、GBK 或 UTF-16 编码，从这里起读不出文字",
        "the file is not encoded as UTF-8, GBK or UTF-16: it cannot be read from here on"
    );
    Diagnostic::error("YML-006", at, message).hint(say!(
        "用记事本打开，看得懂的话另存为，编码选“UTF-8”；看不懂的话，这不是文本文件",
        "if an editor shows it as text, save it again as UTF-8; otherwise it is no text file"
    ))
}

fn start(source: &Source) -> Span {
    Span::new(source.id, 0, 0)
}
