//! A copy of a Word document with the findings as comments: at the right words, for every document that
//! can be read.

use crate::{fazhi, text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

/// Runs `fazhi` in `folder`; gives what it says, and the exit code.
fn run(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let output = fazhi()
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let said = text(&output.stdout) + &text(&output.stderr);
    (said, output.status.code().unwrap())
}

fn part(path: &Path, name: &str) -> String {
    part_of(&fs::read(path).unwrap(), name)
}

/// A part of a Word document.
pub fn part_of(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

/// What each comment of a document says first, and the words that it stands at.
pub fn comments(path: &Path) -> Vec<(String, String)> {
    let texts = part(path, "word/comments.xml");
    let texts = roxmltree::Document::parse(&texts).unwrap();
    let id = |node: roxmltree::Node<'_, '_>| {
        let mut ids = node.attributes().filter(|own| own.name() == "id");
        ids.next().unwrap().value().parse::<usize>().unwrap()
    };
    let said = texts
        .descendants()
        .filter(|node| node.has_tag_name((W, "comment")));
    let said: BTreeMap<_, _> = said
        .map(|node| {
            let mut lines = node
                .descendants()
                .filter(|node| node.has_tag_name((W, "t")));
            (id(node), lines.next().unwrap().text().unwrap().to_owned())
        })
        .collect();
    let body = part(path, "word/document.xml");
    let body = roxmltree::Document::parse(&body).unwrap();
    let (mut words, mut open) = (BTreeMap::new(), Vec::new());
    for node in body.descendants() {
        match node.tag_name().name() {
            "commentRangeStart" => open.push(id(node)),
            "commentRangeEnd" => open.retain(|own| *own != id(node)),
            name @ ("t" | "br" | "tab") => {
                // A line break or a tab is a character of the text, too.
                let text = if name == "t" { node.text() } else { Some(" ") };
                for own in &open {
                    let words: &mut String = words.entry(*own).or_default();
                    words.push_str(text.unwrap_or_default());
                }
            }
            _ => {}
        }
    }
    let each = said.into_iter();
    each.map(|(id, said)| (said, words.remove(&id).unwrap_or_default()))
        .collect()
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const REPORT: &str = "格式: 1\n年度: 2024\n类型: 政府\n发文机关: 丙县人民政府\n举措:\n  - 标题: 完善制度\n    正文: 全年审查文件 12件，其中甲类8件。。组织\"轮训\"3场。\n不足:\n  - 标题: 人员不足\n    正文: 执法人员,力量不足；；需要加强。\n";

/// The findings of our own document, each at its words.
#[test]
fn each_finding_is_a_comment_at_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("a.yaml"), REPORT).unwrap();
    run(folder, &["render", "a.yaml", "--to", "docx", "--draft"]);
    let arguments = ["check", "a.docx", "--severity", "info", "--format", "json"];
    let (log, _) = run(
        folder,
        &[&arguments[..], &["--comments", "b.docx"]].concat(),
    );
    let log: Value = serde_json::from_str(&log).unwrap();
    let found = log["diagnostics"].as_array().unwrap();
    let comments = comments(&folder.join("b.docx"));
    assert_eq!(comments.len(), found.len());
    assert!(found.len() > 3, "{log:#}");
    for ((said, words), found) in comments.iter().zip(found) {
        assert!(said.contains(found["code"].as_str().unwrap()), "{said}");
        let [start, end] =
            ["start", "end"].map(|at| found["range"][at]["column"].as_u64().unwrap());
        if found["range"]["start"]["line"] == found["range"]["end"]["line"] {
            let length = usize::try_from(end - start).unwrap();
            assert_eq!(words.chars().count(), length.max(1), "{said}: {words}");
        }
        // What is quoted is what is marked.
        let quoted = said
            .split('「')
            .nth(1)
            .and_then(|rest| rest.split('」').next());
        if said.contains("PUN-001") || said.contains("PUN-008") {
            assert_eq!(quoted, Some(words.as_str()), "{said}");
        }
    }
    let first = fs::read(folder.join("b.docx")).unwrap();
    run(
        folder,
        &[
            "check",
            "a.docx",
            "--severity",
            "info",
            "--comments",
            "b.docx",
        ],
    );
    assert_eq!(fs::read(folder.join("b.docx")).unwrap(), first);
}

/// A copy that somebody has worked in is kept; nothing that was read is written over.
#[test]
fn work_in_a_copy_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("a.yaml"), REPORT).unwrap();
    run(folder, &["render", "a.yaml", "--to", "docx", "--draft"]);
    let check = |comments: &str| run(folder, &["check", "a.docx", "--comments", comments]);
    let (said, code) = check("b.docx");
    assert!(said.contains("已生成：b.docx") && code == 1, "{said}");
    // As it was written, it is written anew.
    fs::write(folder.join("fazhi.toml"), "profile = \"published\"\n").unwrap();
    let (said, _) = check("b.docx");
    assert!(said.contains("已生成：b.docx"), "{said}");
    rewrite(&folder.join("b.docx"));
    let changed = fs::read(folder.join("b.docx")).unwrap();
    let (said, _) = check("b.docx");
    assert!(
        said.contains("OUT-009") && said.contains("b(2).docx"),
        "{said}"
    );
    assert_eq!(fs::read(folder.join("b.docx")).unwrap(), changed);
    let original = fs::read(folder.join("a.docx")).unwrap();
    let (said, code) = check("a.docx");
    assert!(said.contains("OUT-008") && code == 2, "{said}");
    assert_eq!(fs::read(folder.join("a.docx")).unwrap(), original);
}

/// Packs a document anew with another text, as Word would.
fn rewrite(path: &Path) {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.push((part.name().to_owned(), bytes));
    }
    let mut writer = zip::ZipWriter::new(fs::File::create(path).unwrap());
    for (name, mut bytes) in parts {
        if name == "word/document.xml" {
            bytes.extend(b"\n");
        }
        writer
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap();
}

/// Each row: what is asked for, and what is said of it.
#[test]
fn papers_that_cannot_be_are_told() {
    let cases: [(&[&str], &str); 6] = [
        (&["a.yaml", "--comments", "b.docx"], "只用于检查 Word 文档"),
        (
            &["a.yaml", "c.yaml", "--comments", "b.docx"],
            "一次只能用于一份文档",
        ),
        (&["a.yaml", "--sheet", "-"], "不能写到标准输出"),
        (&["a.yaml", "--comments", "-"], "不能写到标准输出"),
        (&["a.yaml", "--sheet", "a.yaml"], "OUT-008"),
        (&["a.yaml", "--sheet", "no/a.html"], "OUT-005"),
    ];
    for (arguments, expected) in cases {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.yaml"), REPORT).unwrap();
        let (said, code) = run(folder.path(), &[&["check"], arguments].concat());
        assert!(
            said.contains(expected) && code == 2,
            "{arguments:?}: {said}"
        );
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 1, "{arguments:?}");
    }
}
