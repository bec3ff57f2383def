//! Reports that exist, as documents: `tests/read/` holds files beside what they are recognised as.

mod chance;
mod dump;
mod ours;
pub mod word;

use crate::{fazhi, golden, root, text};
use dump::dump;
use fazhi::prose::Prose;
use fazhi::read::{Form, Sheet, docx, sheet};
use fazhi::source::{Source, SourceId};
use std::path::Path;

/// The sheet of a file of any format; Word documents are kept as the XML of their parts.
fn read(name: &str, bytes: &[u8]) -> Sheet {
    match Form::of(name) {
        Some(Form::Docx) => docx(name, bytes).unwrap(),
        form => {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            sheet(Source::new(SourceId(0), name, text), form.unwrap())
        }
    }
}

/// Each file beside the document that it is.
#[test]
fn reports_are_recognised() {
    let mut count = 0;
    let entries = std::fs::read_dir(root("tests/read")).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.ends_with(".golden") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let sheet = match name.strip_suffix(".xml") {
            Some(name) => read(name, &word::packed(&String::from_utf8(bytes).unwrap())),
            None => read(name, &bytes),
        };
        golden(&root(&format!("tests/read/{name}.golden")), &dump(&sheet));
        count += 1;
    }
    assert!(count >= 8, "tests/read holds {count} files");
}

/// A name without anything to read, and its text.
fn plain(text: &str) -> String {
    dump(&read("报告.txt", text.as_bytes()))
}

/// Reading survives whatever it is given; that it is linear, `cargo bench` shows.
#[test]
fn long_texts_are_read_to_their_ends() {
    let many = |count: usize| {
        let lines = [
            "（一）健全机制。全年办理1件。\n",
            "附件1\n",
            "1.甲\n",
            "来源：\n",
            "打印 关闭\n",
            "甲\t乙\n",
        ];
        let mut text = "云溪县人民政府2024年法治政府建设年度报告\n".to_owned();
        text.extend(lines.iter().cycle().take(count).copied());
        text
    };
    for name in ["报告.txt", "报告.md", "报告.html"] {
        let markup = |count: usize| match name {
            "报告.html" => {
                many(count).replace('\n', "</p><table><tr><td>甲<td>&ldquo;乙</table><p>")
            }
            _ => many(count),
        };
        assert_eq!(told(&read(name, markup(6_000).as_bytes())), 1_000, "{name}");
    }
}

/// How often the text of `sheet` says 办理1件.
fn told(sheet: &Sheet) -> usize {
    let document = fazhi::read::recognise(sheet);
    let prose = Prose::of(&document, sheet.source.id);
    let passages = prose.passages.iter();
    let told = passages.map(|passage| passage.text.matches("办理1件").count());
    told.sum()
}

#[test]
fn a_passage_is_paragraphs() {
    let found = plain("全年办理案件12件，办结10件。\n下一步继续推进。\n");
    assert_eq!(
        found,
        "[p 1:1-1:17] 全年办理案件12件，办结10件。\n[p 2:1-2:9] 下一步继续推进。\n"
    );
}

/// The program tells what it was given, in a place that people find.
#[test]
fn places_in_word_are_paragraphs() {
    let folder = tempfile::tempdir().unwrap();
    let xml = "<w:p><w:r><w:t>云溪县人民政府2024年法治政府建设年度报告</w:t></w:r></w:p>\
               <w:p><w:r><w:t>一、主要举措和成效</w:t></w:r></w:p>\
               <w:p><w:r><w:t>全年开展培训3场。。</w:t></w:r></w:p>";
    let path = folder.path().join("报告.docx");
    std::fs::write(&path, word::packed(&word::body(xml))).unwrap();
    let run = |flags: &[&str]| {
        let mut command = fazhi();
        command
            .current_dir(folder.path())
            .args(["--lang", "zh", "check", "报告.docx"]);
        text(&command.args(flags).output().unwrap().stdout)
    };
    let full = run(&[]);
    assert!(full.contains("PUN-001] 报告.docx:第3段  "), "{full}");
    assert!(full.contains("所在标题：一、主要举措和成效"), "{full}");
    let json = run(&["--format", "json"]);
    assert!(json.contains("\"unit\": \"paragraph\""), "{json}");
    verdicts(folder.path(), &run);
}

/// A verdict beside the file survives a second run; one that is not used is told.
fn verdicts(folder: &Path, run: &dyn Fn(&[&str]) -> String) {
    let entry = "忽略:\n  - 规则: PUN-001\n    原文: 培训3场。。\n    理由: 原文如此，已核对\n";
    let file = folder.join("报告.docx.忽略.yaml");
    std::fs::write(&file, entry).unwrap();
    for _ in 0..2 {
        let full = run(&[]);
        assert!(!full.contains("PUN-001"), "{full}");
    }
    let json = run(&["--format", "json"]);
    assert!(json.contains("原文如此，已核对"), "{json}");
    std::fs::write(&file, entry.replace("培训3场", "没有这句")).unwrap();
    let full = run(&[]);
    assert!(full.contains("PUN-001"), "{full}");
    assert!(full.contains("KEY-013] 报告.docx.忽略.yaml:2:9"), "{full}");
    std::fs::write(&file, entry.replace("规则: PUN-001", "规则 PUN-001")).unwrap();
    let full = run(&[]);
    assert!(full.contains("报告.docx.忽略.yaml:2:"), "{full}");
}
