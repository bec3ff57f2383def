//! `check --against`: last year's report beside this year's.

use crate::{fazhi, text};
use serde_json::Value;
use std::fs;
use std::path::Path;

const NOW: &str = "格式: 1\n年度: 2024\n类型: 政府\n发文机关: 甲县人民政府\n举措:\n  - 正文: 收到行政复议申请{{复议申请}}。\n指标:\n  - {名称: 复议申请, 数值: 180, 单位: 件, 上年: 160, 历年: {2022: 140}}\n";
const BEFORE: &str = "格式: 1\n年度: 2023\n类型: 政府\n发文机关: 甲县人民政府\n举措:\n  - 正文: 收到行政复议申请{{复议申请}}。\n指标:\n  - {名称: 复议申请, 数值: 150, 单位: 件, 上年: 140}\n";

/// Checks `files[0]` in a folder that holds all of them, with `arguments` besides.
fn check(files: &[(&str, &str)], arguments: &[&str]) -> (Vec<Value>, i32) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    run(folder.path(), files[0].0, arguments)
}

fn run(folder: &Path, file: &str, arguments: &[&str]) -> (Vec<Value>, i32) {
    let output = fazhi()
        .current_dir(folder)
        .args(["check", file, "--format", "json", "--severity", "info"])
        .args(arguments)
        .output()
        .unwrap();
    let report: Value = serde_json::from_str(&text(&output.stdout)).unwrap();
    let found = report["diagnostics"].as_array().unwrap().clone();
    (found, output.status.code().unwrap())
}

fn of<'f>(found: &'f [Value], code: &str) -> Vec<&'f Value> {
    found.iter().filter(|found| found["code"] == code).collect()
}

/// What the file gives for last year is not what last year's file has; the place there is named.
#[test]
fn a_report_file_is_compared_with_last_years_file() {
    let files = [("今年.yaml", NOW), ("去年.yaml", BEFORE)];
    let (found, code) = check(&files, &["--against", "去年.yaml"]);
    let own = of(&found, "NUM-004");
    assert_eq!(own.len(), 1, "{own:?}");
    assert_eq!(own[0]["related"][0]["file"], "去年.yaml");
    assert_eq!(own[0]["range"]["start"]["line"], 8);
    assert_eq!(own[0]["severity"], "warning");
    assert_eq!(code, 0);
    let right = NOW.replace("上年: 160", "上年: 150");
    let files = [("今年.yaml", right.as_str()), ("去年.yaml", BEFORE)];
    let (found, _) = check(&files, &["--against", "去年.yaml"]);
    assert!(of(&found, "NUM-004").is_empty());
}

/// The report of last year need not be a report file.
#[test]
fn a_report_file_is_compared_with_a_report_that_exists() {
    let now = NOW.replace(
        "收到行政复议申请{{复议申请}}",
        "全年收到行政复议申请180件，同比增长12.5%",
    );
    let last = "# 甲县人民政府2023年法治政府建设年度报告\n\n全年收到行政复议申请150件。\n";
    let files = [("今年.yaml", now.as_str()), ("去年.md", last)];
    let (found, _) = check(&files, &["--against", "去年.md"]);
    let own = of(&found, "NUM-004");
    assert_eq!(own.len(), 1, "{own:?}");
    assert_eq!(own[0]["related"][0]["file"], "去年.md");
}

/// Where there is nothing to compare with, that is said; the report is checked all the same.
#[test]
fn what_cannot_be_compared_is_told() {
    let files = [("今年.yaml", NOW), ("去年.yaml", "年度: [\n")];
    let (found, code) = check(&files, &["--against", "没有.yaml"]);
    assert_eq!((of(&found, "OUT-002").len(), code), (1, 2), "{found:?}");
    let (found, code) = check(&files, &["--against", "今年.yaml"]);
    assert_eq!((of(&found, "OUT-022").len(), code), (1, 0), "{found:?}");
    let (found, code) = check(&files, &["--against", "去年.yaml"]);
    assert_eq!((of(&found, "OUT-022").len(), code), (1, 0), "{found:?}");
    let other = BEFORE.replace("2023", "2020");
    let files = [("今年.yaml", NOW), ("早年.yaml", other.as_str())];
    let (found, code) = check(&files, &["--against", "早年.yaml"]);
    assert_eq!((of(&found, "OUT-022").len(), code), (1, 0), "{found:?}");
    assert!(of(&found, "NUM-004").is_empty());
}
