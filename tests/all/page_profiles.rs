//! The page of an office: profiles that stand on each other, and what is said of them.

use crate::{fazhi, golden, root, text};
use fazhi::page::SETTINGS;
use std::fs;
use std::io::Read;
use std::path::Path;

const PAGE: &str = "docs/版面方案.md";
const START: &str = "<!-- settings: UPDATE=1 cargo test page_profiles -->\n";
const END: &str = "<!-- end -->";

#[test]
fn the_page_lists_every_setting() {
    let path = root(PAGE);
    let page = fs::read_to_string(&path).unwrap();
    let (head, rest) = page.split_once(START).unwrap();
    let (_, tail) = rest.split_once(END).unwrap();
    let mut table = String::from("\n| | 条款 | 可以写 |\n| --- | --- | --- |\n");
    for setting in &SETTINGS {
        let ([zh, en], [takes, takes_en]) = (setting.name, setting.takes);
        let clause = if setting.clause.is_empty() {
            "—"
        } else {
            setting.clause
        };
        let sample = setting.sample;
        table.push_str(&format!(
            "| {zh}<br>*{en}*<br>`{sample}` | {clause} | {takes}<br>*{takes_en}* |\n"
        ));
    }
    golden(&path, &format!("{head}{START}{table}\n{END}{tail}"));
}

/// A part of the DOCX that `report.yaml` becomes with what `files` hold.
fn rendered(files: &[(&str, &str)], part: &str) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    fs::copy(
        root("examples/all-keys.yaml"),
        folder.path().join("report.yaml"),
    )
    .unwrap();
    let profile: &[&str] = match files {
        [(name, _), ..] if *name != "fazhi.toml" => &["--profile", name],
        _ => &[],
    };
    let output = fazhi()
        .current_dir(folder.path())
        .args([
            "render",
            "report.yaml",
            "--to",
            "docx",
            "--severity",
            "info",
        ])
        .args(profile)
        .output()
        .unwrap();
    let said = text(&output.stderr);
    assert!(output.status.success(), "{said}");
    (read(&folder.path().join("report.docx"), part), said)
}

fn read(path: &Path, part: &str) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut content = String::new();
    archive
        .by_name(part)
        .unwrap()
        .read_to_string(&mut content)
        .unwrap();
    content
}

const PROVINCE: &str =
    "profile = \"fixed28\"\n[page]\nbody-face = \"仿宋\"\nmargin-left = 30\nlines = 20\n";
const COUNTY: &str = "profile = \"省.toml\"\n[page]\nmargin-left = 28\nimprint = \"even\"\n\
                      page-number-first = false\nheading-bold = true\n";

/// The county keeps what the province sets, but for what it sets itself.
#[test]
fn profiles_stand_on_each_other() {
    let files = [("县.toml", COUNTY), ("省.toml", PROVINCE)];
    let (styles, said) = rendered(&files, "word/styles.xml");
    assert!(
        styles.contains(r#"w:eastAsia="仿宋""#)
            && !styles.contains(
                "仿宋_GB2312\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:color"
            )
    );
    assert_eq!(
        styles.matches("<w:b/>").count(),
        8,
        "four headings, four run in"
    );
    assert!(!styles.contains(r#"<w:spacing w:val="-5"/>"#));
    let (document, _) = rendered(&files, "word/document.xml");
    assert!(document.contains(r#"w:left="1587""#) && document.contains(r#"w:linePitch="560""#));
    assert!(
        document.contains("<w:titlePg/>") && document.contains(r#"<w:type w:val="evenPage"/>"#)
    );
    for told in ["FMT-002", "FMT-007", "FMT-009"] {
        assert!(said.contains(told), "{said}");
    }
    assert!(!said.contains("FMT-001"), "{said}");
}

#[test]
fn a_project_may_set_the_page_itself() {
    let files = [("fazhi.toml", "[page]\npage-number = \"none\"\n")];
    let (footer, said) = rendered(&files, "word/footer2.xml");
    assert!(!footer.contains("PAGE"));
    assert!(said.contains("不编页码"), "{said}");
}

/// Each row: the files, and what is said of them.
#[test]
fn what_cannot_be_is_told() {
    let cases = [
        ("profile = \"a.toml\"\n", "绕了回来"),
        ("profile = \"none.toml\"\n", "找不到方案"),
        ("[page]\nlines = 40\nbody-size = 20\n", "字会被切掉"),
        ("[page]\ncharacters = 50\n", "字会叠在一起"),
        ("[page]\nlines = 22.5\n", "整数，10 到 40"),
        ("[page]\nbody-face = \"仿宋<\"\n", "要写字体名"),
        ("[page]\nlinse = 22\n", "是不是「lines」"),
        ("lines = 22\n", "要写在 [page] 下面"),
        ("page = 3\n", "一行一项"),
    ];
    let folder = tempfile::tempdir().unwrap();
    fs::copy(
        root("examples/all-keys.yaml"),
        folder.path().join("report.yaml"),
    )
    .unwrap();
    for (profile, told) in cases {
        fs::write(folder.path().join("a.toml"), profile).unwrap();
        let output = fazhi()
            .current_dir(folder.path())
            .args([
                "render",
                "report.yaml",
                "--to",
                "docx",
                "--profile",
                "a.toml",
            ])
            .output()
            .unwrap();
        let said = text(&output.stderr);
        assert!(said.contains(told), "{profile}: {said}");
        assert!(!output.status.success(), "{profile}: {said}");
        assert!(!folder.path().join("report.docx").exists(), "{profile}");
    }
}
