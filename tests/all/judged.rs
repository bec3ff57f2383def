//! What people decide about findings: silences in the report file, levels in `fazhi.toml`.

use crate::{fazhi, files, golden, root, text};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A report with one warning, NUM-022, in line 10, and the silences that are put behind it.
fn report(silences: &str) -> String {
    format!(
        "格式: 1\n年度: 2023\n类型: 政府\n发文机关: 甲县人民政府\n举措:\n  - 标题: 题\n    正文: 办案{{{{案件}}}}。\n指标:\n  - 名称: 案件\n    数值: 326\n    单位: 件\n    上年: 326\n{silences}"
    )
}

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

/// Each row: what stands in `忽略`, and the findings that are left.
#[test]
fn silences_fit_where_they_say() {
    let cases: [(&str, &[&str]); 9] = [
        ("", &["NUM-022"]),
        ("忽略: [{规则: NUM-022, 理由: 核对过}]", &[]),
        ("ignore: [{rule: NUM-022, at: 案件, reason: 核对过}]", &[]),
        (
            "忽略: [{规则: NUM-022, 原文: 数值: 326, 理由: 核对过}]",
            &[],
        ),
        ("忽略: [{规则: NUM-022, 原文: 3 26, 理由: 核对过}]", &[]),
        (
            "忽略: [{规则: NUM-022, 原文: 上年, 理由: 核对过}]",
            &["KEY-013", "NUM-022"],
        ),
        (
            "忽略: [{规则: NUM-001, 理由: 核对过}]",
            &["KEY-013", "NUM-022"],
        ),
        (
            "忽略: [{规则: NUM-022, 理由: 一}, {规则: NUM-022, 原文: 案件, 理由: 二}]",
            &[],
        ),
        ("忽略: [{规则: NUM-022, 理由: ''}]", &["KEY-002", "NUM-022"]),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (silences, expected) in cases {
        // A colon within the quoted text takes quotes.
        let silences = silences.replace("原文: 数值: 326", "原文: '数值: 326'");
        fs::write(folder.path().join("a.yaml"), report(&silences)).unwrap();
        let (said, _) = run(folder.path(), &["check", "a.yaml", "--format", "json"]);
        let log: Value = serde_json::from_str(&said).unwrap();
        let codes = log["diagnostics"].as_array().unwrap().iter();
        let mut codes: Vec<_> = codes.map(|found| found["code"].as_str().unwrap()).collect();
        codes.sort_unstable();
        assert_eq!(codes, expected, "{silences}");
        let silenced = log["suppressed"].as_array().unwrap().len();
        assert_eq!(silenced, usize::from(!expected.contains(&"NUM-022")));
    }
}

/// A silenced finding stops nothing, and stays to be seen by those who ask.
#[test]
fn a_silenced_finding_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let silenced = report("忽略: [{规则: NUM-022, 理由: 核对过}]\n");
    fs::write(folder.path().join("a.yaml"), silenced).unwrap();
    let strict = ["a.yaml", "--deny-warnings", "--lang", "zh"];
    let with = |before: &[&str]| run(folder.path(), &[before, &strict].concat());
    let (said, code) = with(&["check"]);
    assert_eq!(
        (said.lines().next(), code),
        (Some("没有发现问题：a.yaml"), 0)
    );
    let (said, code) = with(&["render", "--to", "md"]);
    assert_eq!((said.as_str(), code), ("已生成：a.md\n", 0));
    let (said, _) = with(&["check", "-v"]);
    assert!(
        said.contains("已忽略 a.yaml:10:9: warning NUM-022"),
        "{said}"
    );
    assert!(said.contains("理由：核对过"), "{said}");
    let (said, _) = with(&["check", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&said).unwrap();
    let suppression = &log["runs"][0]["results"][0]["suppressions"][0];
    assert_eq!(suppression["kind"], "inSource");
    assert_eq!(suppression["justification"], "核对过");
    for format in ["concise", "github"] {
        assert_eq!(with(&["check", "--format", format]), (String::new(), 0));
    }
}

/// Each file in `tests/config` is a `fazhi.toml`; beside it stands what is said of it, and of a
/// report with a warning.
#[test]
fn each_configuration_is_answered_as_written_down() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), report("")).unwrap();
    for path in files("tests/config", "toml") {
        fs::copy(&path, folder.path().join("fazhi.toml")).unwrap();
        let (full, code) = run(folder.path(), &["check", "a.yaml"]);
        let english = ["check", "a.yaml", "--lang", "en", "--format", "concise"];
        let (concise, _) = run(folder.path(), &english);
        golden(
            &path.with_extension("txt"),
            &format!("{full}exit {code}\n\n{concise}"),
        );
    }
}

/// Where `fazhi.toml` is looked for: beside the file and above it, up to a repository.
#[test]
fn the_nearest_configuration_counts() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("仓库/甲县/2023");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("a.yaml"), report("")).unwrap();
    let level = |path: &str, level: &str| {
        let path = place.path().join(path);
        fs::write(path, format!("[rules]\nNUM-022 = \"{level}\"\n")).unwrap();
    };
    let check = |arguments: &[&str]| {
        let arguments = [&["check", "甲县/2023/a.yaml"], arguments].concat();
        run(&place.path().join("仓库"), &arguments)
    };
    level("fazhi.toml", "error");
    assert_eq!(check(&[]).1, 1);
    fs::create_dir(place.path().join("仓库/.git")).unwrap();
    assert_eq!(check(&[]).1, 0);
    level("仓库/fazhi.toml", "error");
    assert_eq!(check(&[]).1, 1);
    level("仓库/甲县/fazhi.toml", "off");
    assert!(check(&[]).0.starts_with("没有发现问题"));
    level("other.toml", "error");
    assert_eq!(check(&["--config", "../other.toml"]).1, 1);
    let (said, code) = check(&["--no-config"]);
    assert!(said.contains("警告[NUM-022]") && code == 0, "{said}");
    assert_eq!(check(&["--config", "no.toml"]).1, 2);
    assert_eq!(check(&["--config", "no.toml", "--no-config"]).1, 2);
    // A mistake in it is told once, by the name that leads to it.
    level("仓库/甲县/fazhi.toml", "of");
    fs::write(folder.join("b.yaml"), report("")).unwrap();
    let (said, code) = check(&["甲县/2023/b.yaml"]);
    assert_eq!(code, 2);
    assert_eq!(said.matches("[OUT-021]").count(), 1, "{said}");
    let name = Path::new("甲县").join("fazhi.toml");
    assert!(said.contains(&format!("{}:2:11", name.display())), "{said}");
    assert_eq!(said.matches("[NUM-022]").count(), 2, "{said}");
}

/// Levels decide on what is rendered, too.
#[test]
fn an_error_by_level_stops_a_report() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), report("")).unwrap();
    for (level, expected) in [("error", 1), ("info", 0), ("wrong", 2)] {
        let config = format!("[rules]\nNUM-022 = \"{level}\"\n");
        fs::write(folder.path().join("fazhi.toml"), config).unwrap();
        let (said, code) = run(folder.path(), &["render", "a.yaml", "--to", "md"]);
        assert_eq!(code, expected, "{said}");
        assert_eq!(said.contains("没有生成"), expected != 0, "{said}");
    }
}

/// A profile is chosen by its name or its file; what `fazhi.toml` sets counts before it. Each row: the
/// profile of the command line, `fazhi.toml`, the level that NUM-022 comes to have, the exit code.
#[test]
fn levels_stand_on_a_profile() {
    let cases: [(&[&str], &str, &str, i32); 9] = [
        (&[], "", "warning", 0),
        (&["--profile", "draft"], "", "warning", 0),
        (&["--profile", "方案.toml"], "", "error", 1),
        (&[], "profile = \"方案.toml\"", "error", 1),
        (
            &["--profile", "published"],
            "profile = \"方案.toml\"",
            "warning",
            0,
        ),
        (
            &["--profile", "方案.toml"],
            "[rules]\nNUM = \"info\"",
            "info",
            0,
        ),
        (&["--profile", "publish"], "", "warning", 2),
        (&["--profile", "no.toml"], "", "warning", 2),
        (&["--profile", "二.toml"], "", "error", 1),
    ];
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("a.yaml", &report(""));
    write(
        "方案.toml",
        "profile = \"strict\"\n[rules]\nNUM-022 = \"error\"\n",
    );
    write("二.toml", "profile = \"方案.toml\"\n");
    for (arguments, config, level, exit) in cases {
        write("fazhi.toml", config);
        let shown = [
            "check",
            "a.yaml",
            "--severity",
            "info",
            "--format",
            "concise",
        ];
        let (said, code) = run(folder.path(), &[&shown, arguments].concat());
        let expected = format!("a.yaml:10:9: {level} NUM-022");
        assert!(said.contains(&expected), "{arguments:?} {config}: {said}");
        assert_eq!(code, exit, "{arguments:?} {config}: {said}");
    }
    let (said, _) = run(folder.path(), &["render", "a.yaml", "--profile", "strct"]);
    assert!(
        said.contains("是不是「strict」") && said.contains("没有生成"),
        "{said}"
    );
}

/// What can be silenced is a warning, or a judgement: held against every broken file.
#[test]
fn only_judgements_can_be_silenced() {
    for path in files("tests/errors", "yaml") {
        let path = path.to_str().unwrap();
        let arguments = ["check", path, "--severity", "info", "--format", "json"];
        let log: Value = serde_json::from_str(&run(&root("."), &arguments).0).unwrap();
        for found in log["diagnostics"].as_array().unwrap() {
            let code = found["code"].as_str().unwrap();
            // What is left to be filled in, or to be meant as a figure, is told at two levels.
            let both = matches!(code, "VAL-005" | "REF-009");
            if matches!(&code[..3], "VAL" | "REF" | "TPL") && !both {
                let error = found["severity"] == "error";
                assert_eq!(fazhi::codes::is_judgement(code), !error, "{found:#}");
            }
        }
    }
}

/// The samples of the page are true.
#[test]
fn the_page_says_how_it_is() {
    let page = fs::read_to_string(root("docs/忽略与级别.md")).unwrap();
    let sample = |kind: &str| {
        let start = page.split(&format!("```{kind}\n")).nth(1).unwrap();
        start.split("```").next().unwrap().to_owned()
    };
    let folder = tempfile::tempdir().unwrap();
    let silences = sample("yaml").replace("持证执法人员", "案件");
    fs::write(folder.path().join("a.yaml"), report(&silences)).unwrap();
    let (said, code) = run(folder.path(), &["check", "a.yaml"]);
    assert_eq!(
        (said.lines().next(), code),
        (Some("没有发现问题：a.yaml"), 0)
    );
    fs::write(folder.path().join("fazhi.toml"), sample("toml")).unwrap();
    fs::write(folder.path().join("a.yaml"), report("")).unwrap();
    let (said, code) = run(folder.path(), &["check", "a.yaml"]);
    assert!(said.contains("错误[NUM-022]") && code == 1, "{said}");
}
