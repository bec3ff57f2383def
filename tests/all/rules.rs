//! Rules that read texts: `tests/rules/CODE.txt` holds what must fire, and what looks alike and must
//! stay silent.
//!
//! A case begins with a line `! text` (it fires) or `= text` (it does not); lines `| text` go on with
//! it. Each line `^ words` is the text of one finding, in order. A case stands under a report's title;
//! `!!` and `==` make of it a file of its own. `#` begins a remark.

use crate::{files, golden, root};
use fazhi::judgement::Severities;
use fazhi::pipeline::survey;
use fazhi::read::{Form, sheet};
use fazhi::source::{Source, SourceId};
use std::fmt::Write as _;

const TITLE: &str = "云溪县人民政府2024年法治政府建设年度报告\n\n";

/// What a case holds.
struct Case {
    line: usize,
    text: String,
    whole: bool,
    fires: bool,
    words: Vec<String>,
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let (marker, rest) = line.split_once(' ').unwrap_or((line, ""));
        match marker {
            "" | "#" => {}
            "!" | "!!" | "=" | "==" => cases.push(Case {
                line: index + 1,
                text: rest.to_owned(),
                whole: marker.len() == 2,
                fires: marker.starts_with('!'),
                words: Vec::new(),
            }),
            "|" => {
                let case = cases.last_mut().expect("a case is open");
                write!(case.text, "\n{rest}").unwrap();
            }
            "^" => {
                let case = cases.last_mut().expect("a case is open");
                case.words.push(rest.to_owned());
            }
            _ => panic!("line {}: {line}", index + 1),
        }
    }
    cases
}

/// The words under each finding of `code` in `text`, and what is said of them.
fn found(text: &str, code: &str) -> Vec<(String, String)> {
    let source = Source::new(SourceId(0), "报告.txt", text);
    let sheet = sheet(source, Form::Text);
    let found = survey(&sheet, &Severities::default());
    let own = found.diagnostics.iter().filter(|found| found.code == code);
    own.map(|found| {
        let span = found.span.expect("a finding has a place");
        (
            sheet.source.slice(span).to_owned(),
            found.message.zh.clone(),
        )
    })
    .collect()
}

#[test]
fn rules_fire_where_they_must_and_nowhere_else() {
    let mut faults = String::new();
    for path in files("tests/rules", "txt") {
        let code = path.file_stem().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let cases = cases(&text);
        assert!(cases.iter().any(|case| case.fires), "{code} never fires");
        assert!(
            !cases.iter().all(|case| case.fires),
            "{code} has nothing alike"
        );
        for case in cases {
            let ahead = if case.whole { "" } else { TITLE };
            let found = found(&format!("{ahead}{}\n", case.text), code);
            let words: Vec<_> = found.iter().map(|(words, _)| words.as_str()).collect();
            let right = match (case.fires, case.words.is_empty()) {
                (false, _) => words.is_empty(),
                (true, true) => !words.is_empty(),
                (true, false) => words == case.words,
            };
            if !right {
                let place = format!("tests/rules/{code}.txt:{}", case.line);
                writeln!(faults, "{place}: {}\n    found {found:?}", case.text).unwrap();
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// What each case is told, a page for each code to read.
#[test]
fn what_rules_say_reads_well() {
    for path in files("tests/rules", "txt") {
        let code = path.file_stem().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let mut page = String::new();
        for case in cases(&text).iter().filter(|case| case.fires) {
            let ahead = if case.whole { "" } else { TITLE };
            for (words, message) in found(&format!("{ahead}{}\n", case.text), code) {
                writeln!(page, "{words}\n    {message}").unwrap();
            }
        }
        golden(&root(&format!("tests/golden/rules/{code}.txt")), &page);
    }
}
