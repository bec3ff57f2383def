//! Small Word documents: a file with the XML of their parts, packed.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// Paragraphs as a whole part.
pub fn body(paragraphs: &str) -> String {
    format!("<w:document {SPACE}><w:body>{paragraphs}</w:body></w:document>")
}

/// A document of its parts: each begins with a line `=== name`; text ahead is the document itself.
pub fn packed(parts: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let whole = format!("=== word/document.xml\n{parts}");
    let first = if parts.starts_with("=== ") {
        parts
    } else {
        &whole
    };
    for part in first.split("=== ").filter(|part| !part.trim().is_empty()) {
        let (name, xml) = part.split_once('\n').unwrap();
        archive
            .start_file(name.trim(), SimpleFileOptions::default())
            .unwrap();
        let root = xml
            .trim()
            .replacen("xmlns:w", SPACE, usize::from(!xml.contains(SPACE)));
        archive.write_all(root.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Damaged documents are told, whatever the damage.
#[test]
fn damaged_documents_are_told() {
    let xml = body("<w:p><w:r><w:t>全年办理12件。</w:t></w:r></w:p>");
    let whole = packed(&xml);
    for end in 0..whole.len() {
        let _ = fazhi::read::docx("t.docx", &whole[..end]);
    }
    for at in 0..whole.len() {
        let mut broken = whole.clone();
        broken[at] ^= 0x55;
        let _ = fazhi::read::docx("t.docx", &broken);
    }
    for at in (0..xml.len()).filter(|at| xml.is_char_boundary(*at)) {
        let _ = fazhi::read::docx(
            "t.docx",
            &packed(&format!("=== word/document.xml\n{}", &xml[..at])),
        );
    }
    let deep = body(&format!(
        "{}{}",
        "<w:p>".repeat(100_000),
        "</w:p>".repeat(100_000)
    ));
    assert!(fazhi::read::docx("t.docx", &packed(&deep)).is_err());
}

/// What unpacks to more than a report ever is.
#[test]
fn bombs_are_told() {
    // Packed or not, what comes out counts.
    let bomb = body(&format!("<w:p>{}</w:p>", " ".repeat(65 << 20)));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("word/document.xml", options).unwrap();
    archive.write_all(bomb.as_bytes()).unwrap();
    let bytes = archive.finish().unwrap().into_inner();
    let read = fazhi::read::docx("t.docx", &bytes);
    assert_eq!(read.err(), Some(fazhi::read::Broken::TooLarge));
}

#[test]
fn many_paragraphs_are_read() {
    let paragraph = "<w:p><w:r><w:t>（一）健全机制。办理1件。</w:t></w:r></w:p>";
    let bytes = packed(&body(&paragraph.repeat(20_000)));
    let sheet = fazhi::read::docx("t.docx", &bytes).unwrap();
    assert_eq!(super::told(&sheet), 20_000);
}
