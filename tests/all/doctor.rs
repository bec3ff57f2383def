//! `fazhi doctor`, on a folder of fonts made for the purpose: no test depends on a machine's own.

use crate::{fazhi, text};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Output;

/// A font that holds nothing but names: of each language's number, a family.
fn font(families: &[(u16, &str)]) -> Vec<u8> {
    let utf16 =
        |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_be_bytes).collect() };
    let mut records = Vec::new();
    let mut words = Vec::new();
    let postscript = families.iter().take(1).map(|(lang, _)| (*lang, 6, "Made"));
    let families = families.iter().map(|(lang, name)| (*lang, 1, *name));
    let all: Vec<(u16, u16, &str)> = families.chain(postscript).collect();
    for (lang, id, name) in &all {
        let name = utf16(name);
        for number in [3, 1, *lang, *id, name.len() as u16, words.len() as u16] {
            records.extend(number.to_be_bytes());
        }
        words.extend(name);
    }
    let mut table = Vec::new();
    for number in [0, all.len() as u16, 6 + records.len() as u16] {
        table.extend(number.to_be_bytes());
    }
    table.extend(records);
    table.extend(words);
    let mut file = vec![0, 1, 0, 0, 0, 1, 0, 16, 0, 0, 0, 0];
    file.extend(*b"name");
    for number in [0, 28, table.len() as u32] {
        file.extend(number.to_be_bytes());
    }
    file.extend(table);
    file
}

const CHINESE: u16 = 0x804;
const ENGLISH: u16 = 0x409;

/// Each font by its names in any language.
const ALL: [&[(u16, &str)]; 6] = [
    &[
        (ENGLISH, "FZXiaoBiaoSong-B05S"),
        (CHINESE, "方正小标宋简体"),
    ],
    &[(CHINESE, "仿宋_GB2312")],
    &[(ENGLISH, "SimHei"), (CHINESE, "黑体")],
    &[(CHINESE, "楷体_GB2312")],
    &[(ENGLISH, "SimSun"), (CHINESE, "宋体")],
    &[(ENGLISH, "Times New Roman")],
];

/// Runs `fazhi doctor` in `folder` where these fonts alone are there.
fn doctor(folder: &Path, fonts: &[&[(u16, &str)]], arguments: &[&str]) -> Output {
    let installed = tempfile::tempdir().unwrap();
    for (index, names) in fonts.iter().enumerate() {
        fs::write(installed.path().join(format!("{index}.ttf")), font(names)).unwrap();
    }
    fazhi()
        .current_dir(folder)
        .env("FAZHI_FONTS", installed.path())
        .env("LANG", "zh_CN.UTF-8")
        .arg("doctor")
        .args(arguments)
        .output()
        .unwrap()
}

fn checks(output: &Output) -> Vec<Value> {
    let json: Value = serde_json::from_str(&text(&output.stdout)).unwrap();
    json["checks"].as_array().unwrap().clone()
}

/// How the face called `name` stands, and what stands in.
fn state(output: &Output, name: &str) -> (String, String) {
    let found = checks(output);
    let found = found.iter().find(|check| check["font"] == name).unwrap();
    let field = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
    (field("state"), field("stand_in"))
}

#[test]
fn a_machine_with_every_font_has_nothing_to_tell() {
    let folder = tempfile::tempdir().unwrap();
    let output = doctor(folder.path(), &ALL, &["--deny-warnings"]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("正常      方正小标宋简体（标题）"), "{said}");
    assert!(said.ends_with("可以生成报告。\n"), "{said}");
    assert_eq!(text(&output.stderr), "");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn what_is_missing_and_what_stands_in() {
    let folder = tempfile::tempdir().unwrap();
    let windows: [&[(u16, &str)]; 6] = [
        &[(ENGLISH, "FangSong"), (CHINESE, "仿宋")],
        ALL[2],
        &[(ENGLISH, "STKaiti"), (CHINESE, "华文楷体")],
        ALL[4],
        &[(ENGLISH, "Liberation Serif")],
        &[(ENGLISH, "Wingdings")],
    ];
    let output = doctor(folder.path(), &windows, &["--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    for (face, stands, other) in [
        ("方正小标宋简体", "missing", "宋体"),
        ("仿宋_GB2312", "stand-in", "仿宋"),
        ("黑体", "ok", ""),
        ("楷体_GB2312", "stand-in", "华文楷体"),
        ("宋体", "ok", ""),
        ("Times New Roman", "stand-in", "Liberation Serif"),
    ] {
        let expected = (stands.to_owned(), other.to_owned());
        assert_eq!(state(&output, face), expected, "{face}");
    }
    let full = doctor(folder.path(), &windows, &["--deny-warnings"]);
    let said = text(&full.stdout);
    assert_eq!(full.status.code(), Some(1), "{said}");
    for line in [
        "缺少      方正小标宋简体",
        "可以代替  仿宋_GB2312（正文、三级标题、四级标题）",
        "Word 和 WPS 打开时会换成它",
        "信息化部门",
        "可以生成报告；缺少 1 种字体；3 种字体用别的代替。",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    let english = text(&doctor(folder.path(), &windows, &["--lang", "en"]).stdout);
    assert!(
        english.contains("missing     方正小标宋简体 (title)"),
        "{english}"
    );
    let none = doctor(folder.path(), &[], &["--format", "json"]);
    assert_eq!(state(&none, "黑体"), ("missing".into(), String::new()));
}

#[test]
fn the_page_that_counts_is_the_projects() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("fazhi.toml", "[page]\ntitle-face = \"华文中宋\"\n");
    write("县.toml", "[page]\nbody-face = \"方正仿宋_GBK\"\n");
    let json = ["--format", "json", "--profile", "县.toml"];
    let output = doctor(folder.path(), &ALL, &json);
    let near = ("stand-in".to_owned(), "方正小标宋简体".to_owned());
    assert_eq!(state(&output, "华文中宋"), near);
    assert_eq!(state(&output, "方正仿宋_GBK").1, "仿宋_GB2312");
    let said = text(&doctor(folder.path(), &ALL, &["--profile", "县.toml"]).stdout);
    assert!(said.contains("正常      fazhi.toml"), "{said}");
    assert!(said.contains("正常      方案 县.toml"), "{said}");
    write("fazhi.toml", "[page]\nmargin-top = 1000\n");
    let broken = doctor(folder.path(), &ALL, &[]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(text(&broken.stdout).contains("不行      fazhi.toml"));
    assert!(text(&broken.stderr).contains("OUT-021"));
}

#[test]
fn folders_files_and_templates() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str| fs::write(folder.path().join(name), "x").unwrap();
    for name in [
        "报告.yaml",
        "报告.docx",
        "~$报告.docx",
        "旧.docx",
        ".~旧.docx",
    ] {
        write(name);
    }
    fs::create_dir(folder.path().join("本局")).unwrap();
    fs::write(
        folder.path().join("本局/pack.yaml"),
        "名称: 本局\n标题: 本局报告\n沿用: department\n",
    )
    .unwrap();
    fs::create_dir(folder.path().join("坏的")).unwrap();
    fs::write(folder.path().join("坏的/pack.yaml"), "沿用: 没有的\n").unwrap();
    let output = doctor(folder.path(), &ALL, &["--format", "json"]);
    let all = checks(&output);
    let found = |key: &str, part: &str| {
        let mut found = all.iter().filter(|check| {
            check[key]
                .as_str()
                .is_some_and(|value| value.ends_with(part))
        });
        found
            .next()
            .map(|check| check["state"].as_str().unwrap().to_owned())
    };
    assert_eq!(found("name", "报告.docx").as_deref(), Some("warning"));
    assert_eq!(found("name", "旧.docx").as_deref(), Some("warning"));
    assert_eq!(found("folder", "本局").as_deref(), Some("ok"), "{all:#?}");
    assert_eq!(found("folder", "坏的").as_deref(), Some("warning"));
    // Of one report, its own files count.
    let one = text(&doctor(folder.path(), &ALL, &["报告.yaml"]).stdout);
    assert!(one.contains("注意      报告.docx"), "{one}");
    assert!(!one.contains("旧.docx"), "{one}");
    for path in ["没有.yaml", "没有/报告.yaml"] {
        let output = doctor(folder.path(), &ALL, &[path]);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("找不到文件"), "{path}");
    }
}

/// Root writes everywhere: where the test is root, that is what is seen.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_to() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    let can = fs::write(closed.join("probe"), "x").is_ok();
    let output = doctor(folder.path(), &ALL, &["closed"]);
    assert_eq!(output.status.code(), Some(if can { 0 } else { 2 }));
    let said = text(&output.stdout);
    assert!(can || said.contains("没有权限写入"), "{said}");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
}
