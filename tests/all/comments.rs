//! `render --comments`: each finding of a report file as a comment at its words, and not a letter altered.

use crate::papers::comments;
use crate::{fazhi, files, text};
use fazhi::document::Document;
use fazhi::page::Page;
use fazhi::pipeline::{Request, Templates, document};
use fazhi::read::docx;
use fazhi::report::prepare;
use fazhi::source::{Source, SourceId, Span};
use fazhi::write::docx::{Remark, write, write_with};
use serde_json::Value;
use std::fs;
use std::path::Path;

const REPORT: &str = r#"格式: 1
年度: 2024
类型: 政府
发文机关: 丙县人民政府
未知的: 一
公文:
  版式: 红头
  目录: true
  文号: 丙政〔2025〕3号
  签发人: [王五, 赵六]
  成文日期: 2025-1-20
指标:
  - 名称: 复议收案
    数值: 120
    单位: 件
举措:
  - 标题: 完善,制度
    正文: 全年审查文件 12件，其中甲类8件、乙类5件，共计12件。。组织"轮训"3场。收案{{复议收案}}，还有{{没有}}。
    来原: 甲
不足:
  - 标题: 人员不足
    正文: 执法人员,力量不足；；需要加强。
"#;

fn run(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let output = fazhi()
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let said = text(&output.stdout) + &text(&output.stderr);
    (said, output.status.code().unwrap())
}

/// Words that are printed have their comment; what is not printed hangs on its heading, or the title.
#[test]
fn each_finding_of_a_draft_is_a_comment() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("a.yaml"), REPORT).unwrap();
    let arguments = ["render", "a.yaml", "-o", "a.docx", "--draft", "--comments"];
    let (said, code) = run(folder, &arguments);
    assert_eq!(code, 1, "{said}");
    let (log, _) = run(folder, &["check", "a.yaml", "--format", "json"]);
    let log: Value = serde_json::from_str(&log).unwrap();
    let found = log["diagnostics"].as_array().unwrap();
    let comments = comments(&folder.join("a.docx"));
    assert_eq!(comments.len(), found.len());
    let expected = [
        ("KEY-001", "丙县人民政府 2024年法治政府建设工作情况报告"),
        ("PUN-008", ","),
        ("NUM-002", "全年审查文件 12件"),
        ("SPC-001", " "),
        ("PUN-001", "。。"),
        ("PUN-011", "\"轮训\""),
        ("REF-003", "【待补：没有】"),
        ("KEY-001", "（一）完善,制度"),
        ("PUN-008", ","),
        ("PUN-001", "；；"),
    ];
    let told: Vec<_> = comments
        .iter()
        .map(|(said, words)| {
            let code = said.split(['[', ']']).nth(1);
            // What does not stand at its words says first where they are.
            (
                code.unwrap_or_else(|| {
                    if said.contains("「未知的」") || said.contains("「来原」") {
                        "KEY-001"
                    } else {
                        said
                    }
                }),
                words.as_str(),
            )
        })
        .filter(|(code, _)| expected.iter().any(|(known, _)| known == code))
        .collect();
    assert_eq!(told, expected);
}

/// The text, its styles and its order are those of the document without comments, for every report file.
#[test]
fn comments_alter_no_letter() {
    let mut count = 0;
    for path in [files("tests/errors", "yaml"), files("examples", "yaml")].concat() {
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let source = Source::new(SourceId(0), "报告.yaml", text);
        let mut found = Vec::new();
        let prepared = prepare(&source, &mut found);
        let request = Request {
            draft: true,
            ..Request::default()
        };
        let Some(document) = document(&prepared, &Templates::default(), &request, &mut found)
        else {
            continue;
        };
        let spans = found.iter().map(|found| found.span);
        // A comment on every seventh byte besides, wherever that leads.
        let bytes = (0..source.text.len()).step_by(7);
        let everywhere = bytes.map(|at| Some(Span::new(SourceId(0), at, at + at % 40)));
        let remarks: Vec<Remark> = spans.chain(everywhere).map(remark).collect();
        same_text(&document, &remarks, &path);
        count += 1;
    }
    assert!(count > 20, "{count} documents");
}

fn remark(words: Option<Span>) -> Remark {
    Remark {
        words,
        entry: words,
        place: String::new(),
        lines: vec!["一".to_owned()],
    }
}

fn same_text(document: &Document<'_>, remarks: &[Remark], path: &Path) {
    let page = Page::default();
    let plain = write(document, &page);
    let commented = write_with(document, &page, remarks);
    let read = |bytes: &[u8]| docx("a.docx", bytes).unwrap();
    let [one, other] = [&plain, &commented].map(|bytes| read(bytes));
    assert_eq!(one.source.text, other.source.text, "{}", path.display());
    assert_eq!(write_with(document, &page, &[]), plain);
    let body = crate::papers::part_of(&commented, "word/document.xml");
    let body = roxmltree::Document::parse(&body).unwrap();
    for kind in ["commentRangeStart", "commentRangeEnd", "commentReference"] {
        let marks = body
            .descendants()
            .filter(|node| node.tag_name().name() == kind);
        assert_eq!(marks.count(), remarks.len(), "{}: {kind}", path.display());
    }
}

/// A report without findings has no comments; one with warnings alone may have them.
#[test]
fn only_findings_make_comments() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let example = files("examples", "yaml")
        .into_iter()
        .find(|path| path.ends_with("all-keys.yaml"));
    fs::copy(example.unwrap(), folder.join("a.yaml")).unwrap();
    let render = |output: &str, more: &[&str]| {
        let (said, code) = run(
            folder,
            &[
                &["render", "a.yaml", "-o", output, "--severity", "error"],
                more,
            ]
            .concat(),
        );
        assert_eq!(code, 0, "{said}");
        fs::read(folder.join(output)).unwrap()
    };
    assert_eq!(render("a.docx", &[]), render("b.docx", &["--comments"]));
}

/// Each row: what is asked for, and what is said of it.
#[test]
fn comments_that_cannot_be_are_told() {
    for (arguments, expected) in [
        (&["--comments", "--to", "md,html"][..], "OUT-011"),
        (&["--comments", "--final"], "OUT-010"),
        (&["--comments", "-o", "a.html"], "OUT-011"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.yaml"), REPORT).unwrap();
        let (said, code) = run(folder.path(), &[&["render", "a.yaml"], arguments].concat());
        assert!(
            said.contains(expected) && code == 2,
            "{arguments:?}: {said}"
        );
    }
}
