//! Findings for machines and in files: each format as it is written down, SARIF by its schema.

use crate::{fazhi, files, golden, root, text};
use serde_json::Value;
use std::collections::HashSet;
use std::fs;
use std::path::Path;

const FORMATS: [&str; 5] = ["full", "concise", "json", "sarif", "github"];

/// The name of a golden file, and the files that are checked.
const CASES: [(&str, &[&str]); 5] = [
    ("values", &["errors/values.yaml"]),
    ("figures", &["errors/figures.yaml"]),
    ("foreign", &["formats/丙县.txt"]),
    (
        "against",
        &["formats/丁县2024.txt", "--against", "formats/丁县2023.txt"],
    ),
    (
        "several",
        &[
            "formats/甲 县.yaml",
            "formats/./乙县.yaml",
            "formats/没有.yaml",
        ],
    ),
];

/// What `fazhi` prints on standard output, run in `folder`.
fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = fazhi()
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
    text(&output.stdout)
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn each_format_is_as_written_down() {
    for (name, checked) in CASES {
        for format in FORMATS {
            let arguments = [
                &["check", "--severity", "info", "--format", format],
                checked,
            ];
            let text = printed(&root("tests"), &arguments.concat());
            let version = format!("\"{}\"", env!("CARGO_PKG_VERSION"));
            golden(
                &root(&format!("tests/formats/{name}.{format}")),
                &text.replace(&version, "\"VERSION\""),
            );
        }
    }
}

/// The sheet of a report that exists, in both languages.
#[test]
fn the_sheet_is_as_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = folder.path().join("sheet.html");
    for (lang, ending) in [("zh", "sheet.html"), ("en", "sheet.en.html")] {
        let (name, checked) = ("foreign", "formats/丙县.txt");
        let file = sheet.to_str().unwrap();
        let arguments = ["check", checked, "--lang", lang, "--sheet", file];
        let said = printed(&root("tests"), &arguments);
        assert!(said.contains(file), "{said}");
        let page = fs::read_to_string(&sheet).unwrap();
        let version = format!("fazhi {}", env!("CARGO_PKG_VERSION"));
        golden(
            &root(&format!("tests/formats/{name}.{ending}")),
            &page.replace(&version, "fazhi VERSION"),
        );
    }
}

/// Whatever stands in a text stays text on the sheet, and the page holds all of the findings.
#[test]
fn a_sheet_holds_what_was_found_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = "<script>alert(1)</script>&amp;\"'>\u{202e}\u{0}</td></table><!--,,共 3件。。";
    let text = format!(
        "云溪县人民政府2024年法治政府建设年度报告\n\n{}\n",
        hostile.repeat(500)
    );
    fs::write(folder.path().join("<b>.txt"), text).unwrap();
    let run = |format: &str| {
        let arguments = ["check", "<b>.txt", "--sheet", "a.html", "--format", format];
        printed(folder.path(), &arguments)
    };
    let found = read(&run("json"))["diagnostics"].as_array().unwrap().len();
    assert!(found > 500, "{found}");
    let page = fs::read_to_string(folder.path().join("a.html")).unwrap();
    let tree = scraper::Html::parse_document(&page);
    let count = |selector: &str| {
        let selector = scraper::Selector::parse(selector).unwrap();
        tree.select(&selector).count()
    };
    assert_eq!(count("table.found tbody tr"), found);
    assert_eq!(count("table.found mark"), found);
    assert_eq!(
        (count("script"), count("table"), count("b.level")),
        (0, 2, found)
    );
    assert!(!page.contains('\u{202e}') && !page.contains('\u{0}'));
}

/// The logs of every broken file and of each case, against the schema of OASIS.
#[test]
fn sarif_is_what_its_schema_asks_for() {
    let schema = fs::read_to_string(root("tests/schemas/sarif-schema-2.1.0.json")).unwrap();
    // A slip in its pattern for languages, which Errata 01 cures.
    let schema = schema.replace("{2}]?$", "{2}$");
    let validator = jsonschema::validator_for(&read(&schema)).unwrap();
    let valid = |log: &Value, name: &str| {
        let errors = validator.iter_errors(log);
        let errors: Vec<_> = errors
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        regions(log, &mut |region| {
            assert!(region["startLine"].is_u64(), "{name}: {region}");
        });
    };
    for path in files("tests/errors", "yaml") {
        let name = path.to_str().unwrap();
        let run = |format| {
            let arguments = ["check", "--severity", "info", "--format", format, name];
            printed(&root("."), &arguments)
        };
        let (log, other) = (read(&run("sarif")), read(&run("json")));
        valid(&log, name);
        let results = log["runs"][0]["results"].as_array().unwrap();
        let found = |list: &str| other[list].as_array().unwrap().clone();
        let findings = [found("diagnostics"), found("suppressed")].concat();
        assert_eq!(results.len(), findings.len(), "{name}");
        for (result, finding) in results.iter().zip(&findings) {
            assert_eq!(result["ruleId"], finding["code"]);
            assert_eq!(result["properties"]["message"], finding["message"]);
            let suppression = &result["suppressions"][0];
            assert_eq!(
                suppression["justification"],
                finding["suppressed"]["reason"]
            );
            let place = &result["locations"][0]["physicalLocation"];
            let range = &finding["range"];
            let region = &place["region"];
            assert_eq!(region["startLine"], range["start"]["line"]);
            assert_eq!(region["endColumn"], range["end"]["column"]);
            assert_eq!(region["byteOffset"], range["start"]["offset"]);
            assert_eq!(
                result["partialFingerprints"]["fazhi/v1"],
                finding["fingerprint"]
            );
            let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            let rules = &log["runs"][0]["tool"]["driver"]["rules"];
            assert_eq!(rules[rule]["id"], result["ruleId"]);
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            assert!(uri.starts_with("file:///"), "{uri}");
        }
    }
    for (name, checked) in CASES {
        let arguments = [&["check", "--format", "sarif"], checked].concat();
        valid(&read(&printed(&root("tests"), &arguments)), name);
    }
    let log = printed(
        &root("tests"),
        &["check", "--format", "sarif", "formats/丙县.txt"],
    );
    let rules = &read(&log)["runs"][0]["tool"]["driver"]["rules"];
    for rule in rules.as_array().unwrap() {
        assert!(rule["properties"]["source"].is_string(), "{rule}");
    }
    let clean = [&["check", "--format", "sarif", "examples/jinghu-2024.yaml"][..]].concat();
    valid(&read(&printed(&root("."), &clean)), "clean");
}

/// Calls `look` with every region of a log.
fn regions(value: &Value, look: &mut dyn FnMut(&Value)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| regions(item, look)),
        Value::Object(map) => {
            for (key, inner) in map {
                if key == "region" || key == "deletedRegion" {
                    look(inner);
                }
                regions(inner, look);
            }
        }
        _ => {}
    }
}

/// GitHub unpacks what was packed.
#[test]
fn github_gets_every_finding_whole() {
    let unpacked = |text: &str| {
        let text = text.replace("%0A", "\n").replace("%0D", "\r");
        let text = text.replace("%3A", ":").replace("%2C", ",");
        text.replace("%25", "%")
    };
    for path in files("tests/errors", "yaml") {
        let run = |format| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let arguments = ["check", "--severity", "info", "--format", format, name];
            printed(&root("tests/errors"), &arguments)
        };
        let (commands, findings) = (run("github"), read(&run("json")));
        let findings = findings["diagnostics"].as_array().unwrap();
        assert_eq!(commands.lines().count(), findings.len());
        for (command, finding) in commands.lines().zip(findings) {
            let (head, message) = command[2..].split_once("::").unwrap();
            let text = finding["message"].as_str().unwrap();
            assert!(unpacked(message).starts_with(text), "{command}");
            let line = format!(",line={},", finding["range"]["start"]["line"]);
            assert!(head.contains(&line), "{command}");
        }
    }
}

/// A report holds what the console would, without colours, and the console is as ever.
#[test]
fn reports_are_written_beside_the_console() {
    let folder = tempfile::tempdir().unwrap();
    let source = root("tests/errors/values.yaml");
    fs::copy(&source, folder.path().join("a.yaml")).unwrap();
    let reports: Vec<_> = FORMATS
        .map(|format| format!("{format}=found.{format}"))
        .into();
    let mut arguments = vec!["check", "a.yaml", "--color", "always"];
    for report in &reports {
        arguments.extend(["--report", report]);
    }
    let console = printed(folder.path(), &arguments);
    assert!(console.contains("\u{1b}["));
    for format in FORMATS {
        let written = fs::read_to_string(folder.path().join(format!("found.{format}"))).unwrap();
        let shown = printed(folder.path(), &["check", "a.yaml", "--format", format]);
        assert_eq!(written, shown, "{format}");
    }
    let output = fazhi()
        .current_dir(folder.path())
        .args(["render", "a.yaml", "--report", "json=-"])
        .output()
        .unwrap();
    assert_eq!(read(&text(&output.stdout))["format"], 1);
    assert!(text(&output.stderr).contains("没有生成"));
}

/// Each row: what is asked for, and what is said of it. Nothing is written over.
#[test]
fn a_report_that_cannot_be_written_is_the_tools_own_failure() {
    let cases: [(&[&str], &str); 11] = [
        (&["check", "--report", "json=-"], "不能写到标准输出"),
        (&["check", "--report", "xyz=a"], "不能写“xyz=a”"),
        (&["check", "--report", "json"], "full=文件"),
        (&["check", "--report", "json="], "不能写“json=”"),
        (&["check", "--report", "json=."], "OUT-004"),
        (&["check", "--report", "json=no/a.json"], "OUT-005"),
        (&["check", "--report", "json=a.yaml"], "OUT-008"),
        (
            &["check", "--report", "json=b", "--report", "sarif=b"],
            "OUT-008",
        ),
        (
            &["render", "--to", "md", "--draft", "--report", "json=a.md"],
            "OUT-008",
        ),
        (
            &["render", "--to", "md", "-o", "-", "--report", "json=-"],
            "OUT-011",
        ),
        (
            &["check", "--lang", "en", "--report", "xyz=a"],
            "[possible values: full=PATH",
        ),
    ];
    for (arguments, said) in cases {
        let folder = tempfile::tempdir().unwrap();
        let source = fs::read(root("tests/errors/values.yaml")).unwrap();
        fs::write(folder.path().join("a.yaml"), &source).unwrap();
        let output = fazhi()
            .current_dir(folder.path())
            .args(arguments)
            .arg("a.yaml")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let both = text(&output.stdout) + &text(&output.stderr);
        assert!(both.contains(said), "{arguments:?}: {both}");
        assert_eq!(fs::read(folder.path().join("a.yaml")).unwrap(), source);
        assert!(!both.contains("没有发现问题"));
    }
}

/// Lines that move take their findings along; two findings never share a fingerprint.
#[test]
fn fingerprints_stay_when_lines_move() {
    let folder = tempfile::tempdir().unwrap();
    let prints = |text: &str| -> Vec<String> {
        fs::write(folder.path().join("a.yaml"), text).unwrap();
        let arguments = ["check", "a.yaml", "--severity", "info", "--format", "json"];
        let report = read(&printed(folder.path(), &arguments));
        let findings = report["diagnostics"].as_array().unwrap().iter();
        findings
            .map(|finding| finding["fingerprint"].as_str().unwrap().to_owned())
            .collect()
    };
    for name in ["values", "figures", "structure", "prose"] {
        let text = fs::read_to_string(root(&format!("tests/errors/{name}.yaml"))).unwrap();
        let first = prints(&text);
        assert_eq!(first, prints(&format!("# 一\n\n# 二\n{text}")), "{name}");
        let different: HashSet<_> = first.iter().collect();
        assert_eq!(different.len(), first.len(), "{name}");
    }
}

/// A screen is given a hundred findings of a file, the worst of them; machines get all.
#[test]
fn only_the_screen_is_spared() {
    let mut text = "格式: 1\n年度: 2023\n类型: 政府\n发文机关: 甲\n指标:\n".to_owned();
    for index in 0..130 {
        text += &format!("  - {{名称: 数{index}, 数值: 500, 上年: 500}}\n");
    }
    text += "  - {名称: 末, 数值: 若干}\n";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), text).unwrap();
    let run =
        |arguments: &[&str]| printed(folder.path(), &[&["check", "a.yaml"], arguments].concat());
    let counted = |text: &str| text.matches("[NUM-022]").count();
    let full = run(&["--report", "full=full.txt"]);
    assert_eq!(counted(&full), 99);
    assert!(full.contains("错误[VAL-009]"));
    assert!(full.contains("还有 31 处没有列出"), "{full}");
    assert!(full.contains("错误 1 处，警告 130 处"), "{full}");
    assert_eq!(run(&["--format", "concise"]).lines().count(), 131);
    assert_eq!(
        read(&run(&["--format", "json"]))["diagnostics"]
            .as_array()
            .unwrap()
            .len(),
        131
    );
    let report = fs::read_to_string(folder.path().join("full.txt")).unwrap();
    assert_eq!(counted(&report), 130);
}

/// The commands of the page on continuous integration work.
#[test]
fn the_page_for_servers_is_true() {
    let page = fs::read_to_string(root("docs/持续集成.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let example = root("examples/jinghu-2024.yaml");
    fs::copy(example, folder.path().join("报告.yaml")).unwrap();
    let mut run = 0;
    for line in page.lines().filter(|line| line.contains("fazhi ")) {
        let command = line.split("fazhi ").nth(1).unwrap_or_default();
        let command = command.split(['\'', '`']).next().unwrap_or_default();
        if !command.contains("报告.yaml") {
            continue;
        }
        let output = fazhi()
            .current_dir(folder.path())
            .args(command.split_whitespace())
            .output()
            .unwrap();
        assert!(output.status.success(), "{line}");
        run += 1;
    }
    assert_eq!(run, 8);
}
