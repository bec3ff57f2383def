//! What a clerk is told: each file in `tests/errors` beside the messages that greet it.

use crate::{fazhi, files, golden, root, text};
use fazhi::diagnostic::{Diagnostic, Edit};
use fazhi::pipeline::{Request, Templates, render};
use fazhi::source::{Source, SourceId};
use fazhi::write::Format;

/// The findings as shown in full in Chinese, then one line each in English.
#[test]
fn every_mistake_is_told_as_written_down() {
    for path in files("tests/errors", "yaml") {
        let name = path.file_name().unwrap().to_str().unwrap();
        let run = |flags: &[&str]| {
            let output = fazhi()
                .current_dir(root("tests/errors"))
                .args(["check", "--severity", "info"])
                .args(flags)
                .arg(name)
                .output()
                .unwrap();
            assert!(output.stderr.is_empty(), "{name}: {}", text(&output.stderr));
            (text(&output.stdout), output.status.code())
        };
        let (full, code) = run(&["--lang", "zh"]);
        let (concise, _) = run(&["--lang", "en", "--format", "concise"]);
        let code = code.unwrap();
        golden(
            &path.with_extension("txt"),
            &format!("{full}exit {code}\n\n{concise}"),
        );
    }
}

/// JSON holds the same findings, and its places are right.
#[test]
fn json_says_the_same() {
    for path in files("tests/errors", "yaml") {
        let source = std::fs::read_to_string(&path).unwrap();
        let output = fazhi()
            .args(["check", "--format", "json", "--severity", "info"])
            .arg(&path)
            .output()
            .unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["format"], 1);
        let findings = report["diagnostics"].as_array().unwrap();
        let concise = fazhi()
            .args(["check", "--format", "concise", "--severity", "info"])
            .arg(&path)
            .output()
            .unwrap();
        assert_eq!(
            findings.len(),
            text(&concise.stdout).lines().count(),
            "{}",
            path.display()
        );
        let counted: u64 = ["error", "warning", "info"]
            .iter()
            .map(|level| report["summary"][level].as_u64().unwrap())
            .sum();
        assert_eq!(findings.len() as u64, counted);
        for finding in findings {
            for end in ["start", "end"] {
                let place = &finding["range"][end];
                let number = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
                let before = &source[..number("offset")];
                assert_eq!(
                    number("line"),
                    before.matches('\n').count() + 1,
                    "{finding:#}"
                );
                assert_eq!(
                    number("column"),
                    before.rsplit('\n').next().unwrap().chars().count() + 1,
                    "{finding:#}"
                );
            }
        }
    }
}

/// Whatever is offered for a value or a reference takes away what it is offered for: each cure alone,
/// in every file.
#[test]
fn each_cure_cures() {
    let mut tried = 0;
    for path in files("tests/errors", "yaml") {
        let before = std::fs::read_to_string(&path).unwrap();
        let found = findings(&before);
        let offered = |diagnostic: &Diagnostic| {
            let fix = diagnostic.fix.iter().map(|fix| fix.edits.clone());
            let choices = diagnostic.alternatives.iter();
            fix.chain(choices.map(|choice| choice.edits.clone()))
                .collect::<Vec<_>>()
        };
        for diagnostic in found
            .iter()
            .filter(|found| ["VAL", "REF"].contains(&&found.code[..3]))
        {
            for edits in offered(diagnostic) {
                let after = applied(&before, edits);
                let left = findings(&after);
                let count = |found: &[Diagnostic]| {
                    let like = |other: &&Diagnostic| other.code == diagnostic.code;
                    found.iter().filter(like).count()
                };
                let broken = left.iter().any(|found| found.code.starts_with("YML"));
                let said = &diagnostic.message.zh;
                assert!(
                    count(&left) < count(&found)
                        && (!broken || found.iter().any(|found| found.code.starts_with("YML"))),
                    "{}: {said}\n{after}",
                    path.display()
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 70, "{tried}");
}

fn findings(text: &str) -> Vec<Diagnostic> {
    let source = Source::new(SourceId(0), "t", text);
    render(
        &source,
        &Templates::default(),
        &Request::default(),
        Format::Markdown,
    )
    .1
}

fn applied(text: &str, mut edits: Vec<Edit>) -> String {
    let mut text = text.to_owned();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    for edit in edits {
        text.replace_range(edit.span.range(), &edit.replacement);
    }
    text
}
