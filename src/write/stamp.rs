//! A mark in each file by which a later run can tell whether a person has changed it.
//!
//! Text ends in a comment with a digest of what stands before it; a DOCX holds a digest of its
//! parts among its custom properties.

use super::{Format, docx};

/// Checksum and length, in hexadecimal: chance changes are what it must tell.
pub fn digest(bytes: &[u8]) -> String {
    format!("{:08x}{:08x}", crc32fast::hash(bytes), bytes.len() as u32)
}

const OPEN: &str = "<!-- fazhi:";
const CLOSE: &str = " -->\n";

/// `text` with its mark.
pub(super) fn stamped(mut text: Vec<u8>) -> Vec<u8> {
    // A blank line keeps the comment out of the last paragraph.
    text.push(b'\n');
    let mark = format!("{OPEN}{}{CLOSE}", digest(&text));
    text.extend_from_slice(mark.as_bytes());
    text
}

/// True for a file that is as this program wrote it. Line ends that a tool has turned into CRLF
/// count as a change.
pub fn is_untouched(bytes: &[u8], format: Format) -> bool {
    if format == Format::Docx {
        return docx::is_untouched(bytes);
    }
    let length = OPEN.len() + 16 + CLOSE.len();
    let Some((text, mark)) = bytes.split_at_checked(bytes.len().saturating_sub(length)) else {
        return false;
    };
    mark == format!("{OPEN}{}{CLOSE}", digest(text)).as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_is_told_from_an_untouched_one() {
        let written = stamped("正文\n".into());
        assert!(is_untouched(&written, Format::Markdown));
        let changed = String::from_utf8(written).unwrap().replace("正文", "改文");
        assert!(!is_untouched(changed.as_bytes(), Format::Markdown));
        assert!(!is_untouched(b"", Format::Html));
    }
}
