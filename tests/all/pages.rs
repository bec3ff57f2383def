//! The printed page: each example's DOCX as LibreOffice lays it out. Without LibreOffice and
//! poppler the test says so and passes; CI has them and checks more (`.ci/check-pages`).

use crate::{files, golden, readback};
use fazhi::write::Format;
use std::fs;
use std::process::Command;

/// The program, where it is installed.
fn tool(names: &[&str]) -> Option<String> {
    let found = |name: &&&str| {
        Command::new(name).arg("--version").output().is_ok()
            || Command::new(name).arg("-v").output().is_ok()
    };
    names.iter().find(found).map(|name| (*name).to_owned())
}

#[test]
fn every_example_prints_on_paper() {
    let (Some(office), Some(reader)) = (tool(&["soffice", "libreoffice"]), tool(&["pdftotext"]))
    else {
        assert!(
            std::env::var_os("CI").is_none(),
            "CI must have LibreOffice and poppler"
        );
        eprintln!(
            "SKIPPED: the page test needs LibreOffice and poppler (Debian: apt install libreoffice-writer-nogui poppler-utils)"
        );
        eprintln!("已跳过：页面测试需要 LibreOffice 和 poppler");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.path().join("profile").display()
    );
    for path in files("examples", "yaml") {
        let bytes = golden::rendered(&path, Format::Docx);
        let docx = folder.path().join("a.docx");
        fs::write(&docx, &bytes).unwrap();
        let converted = Command::new(&office)
            .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
            .arg(folder.path())
            .arg(&docx)
            .output()
            .unwrap();
        assert!(converted.status.success());
        let read = Command::new(&reader)
            .arg("-raw")
            .arg(folder.path().join("a.pdf"))
            .arg("-")
            .output()
            .unwrap();
        let page = squeezed(&String::from_utf8(read.stdout).unwrap());
        for block in readback::body(&bytes, Format::Docx) {
            // A page break stands inside a longer text: its number is between its halves.
            let start: String = squeezed(&block).chars().take(12).collect();
            assert!(
                page.contains(&start),
                "{}: {start} is not on the page",
                path.display()
            );
        }
    }
}

/// Without white space, which a page sets as it likes.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|found| !found.is_whitespace())
        .collect()
}
