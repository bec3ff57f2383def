//! `docs/编辑器.md` and `docs/editor.md`: their settings are JSON, and their task understands the program.

use crate::{fazhi, root, text};
use regex::Regex;
use serde_json::Value;
use std::fs;

/// The JSON of a page: the settings, then the tasks.
fn samples(page: &str) -> Vec<Value> {
    let page = fs::read_to_string(root("docs").join(page))
        .unwrap()
        .replace("\r\n", "\n");
    let blocks = page.split("```json\n").skip(1);
    let blocks = blocks.map(|block| block.split("```").next().unwrap());
    blocks
        .map(|block| serde_json::from_str(block).unwrap())
        .collect()
}

/// What the task of a page makes of a line: the parts of the first expression that fits.
fn problem<'l>(task: &Value, line: &'l str) -> Option<Vec<(String, &'l str)>> {
    let matchers = task["problemMatcher"].as_array().unwrap();
    matchers.iter().find_map(|matcher| {
        let pattern = matcher["pattern"].as_object().unwrap();
        let found = Regex::new(pattern["regexp"].as_str().unwrap())
            .unwrap()
            .captures(line)?;
        let parts = pattern.iter().filter_map(|(name, group)| {
            let group = usize::try_from(group.as_u64()?).unwrap();
            Some((name.clone(), found.get(group)?.as_str()))
        });
        Some(parts.collect())
    })
}

/// The pages' task is run as VS Code would run it, and every line it says is understood.
#[test]
fn the_task_of_the_page_understands_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let renamed = folder.path().join("改名: 1.yaml");
    fs::write(&renamed, b"PK\x03\x04").unwrap();
    let missing = folder.path().join("没有: 1.yaml");
    let files = [
        root("docs/填写指南/半成稿/报告.yaml"),
        root("tests/errors/values.yaml"),
        renamed,
        missing,
    ];
    for page in ["编辑器.md", "editor.md"] {
        let [settings, tasks] = &samples(page)[..] else {
            panic!("{page}")
        };
        assert_eq!(*settings, samples("editor.md")[0]);
        assert!(settings["yaml.schemas"]["./report.zh.schema.json"].is_array());
        let task = &tasks["tasks"][0];
        for file in &files {
            let name = file.to_str().unwrap();
            let words = task["args"].as_array().unwrap().iter();
            let arguments = words.map(|word| word.as_str().unwrap().replace("${file}", name));
            let said = fazhi().args(arguments).output().unwrap();
            let said = text(&said.stdout) + &text(&said.stderr);
            assert!(!said.is_empty(), "{name}");
            for line in said.lines() {
                let parts = problem(task, line).unwrap_or_else(|| panic!("{page}: {line}"));
                let part = |name: &str| {
                    let part = parts.iter().find(|(found, _)| found == name);
                    part.map(|(_, part)| *part).unwrap_or_default()
                };
                assert_eq!(part("file"), name, "{line}");
                assert!(
                    ["error", "warning", "info"].contains(&part("severity")),
                    "{line}"
                );
                assert!(
                    !part("message").is_empty() && part("code").len() == 7,
                    "{line}"
                );
                let numbers = [part("line"), part("column")].map(str::parse::<u32>);
                let placed = !name.contains("没有");
                assert!(
                    numbers.iter().all(|number| number.is_ok() == placed),
                    "{line}"
                );
            }
        }
    }
}

#[test]
fn other_lines_are_no_problems() {
    for page in ["编辑器.md", "editor.md"] {
        let task = &samples(page)[1]["tasks"][0];
        for line in [
            "",
            "没有发现问题",
            "报告.yaml: 没有问题",
            "a.yaml:1:2: note YML-001 b",
            "error: x",
        ] {
            assert!(problem(task, line).is_none(), "{line}");
        }
        let windows = r"C:\法治报告\报告.yaml:12:7: error YML-001 「年度」后面: 用的是";
        let parts = problem(task, windows).unwrap();
        let wanted = [
            ("file", r"C:\法治报告\报告.yaml"),
            ("line", "12"),
            ("column", "7"),
        ];
        for (name, part) in wanted {
            assert!(parts.contains(&(name.to_owned(), part)), "{parts:?}");
        }
    }
}
