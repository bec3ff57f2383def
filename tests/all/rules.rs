//! Rules that read texts: `tests/rules/CODE.txt` holds what must fire, and what looks alike and must
//! stay silent.
//!
//! A case begins with a line `! text` (it fires) or `= text` (it does not); lines `| text` go on with
//! it; lines `+ a | b` are rows of a table, lines `< text` last year's report (`<<` its title, too). Each line `^ words` is the text of one finding, in order. A case stands under a report's title;
//! `? text` may be told of, though never as an error. `!!` and `==` make of it a file of its own. `#` begins a remark.

use crate::reading::word::{body, packed};
use crate::{files, golden, root};
use fazhi::diagnostic::{Diagnostic, Severity};
use fazhi::judgement::Severities;
use fazhi::pipeline::{last_of_sheet, survey, survey_with};
use fazhi::read::{Form, docx, sheet};
use fazhi::source::{Source, SourceId};
use fazhi::terms::Terms;
use std::fmt::Write as _;

const TITLE: &str = "云溪县人民政府2024年法治政府建设年度报告\n\n";

/// What a case holds.
struct Case {
    line: usize,
    text: String,
    last: String,
    last_titled: bool,
    whole: bool,
    fires: bool,
    /// It may be told of, but for an error.
    mild: bool,
    words: Vec<String>,
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let (marker, rest) = line.split_once(' ').unwrap_or((line, ""));
        match marker {
            "" | "#" => {}
            "!" | "!!" | "=" | "==" | "?" => cases.push(Case {
                line: index + 1,
                text: rest.to_owned(),
                last: String::new(),
                last_titled: false,
                whole: marker.len() == 2,
                fires: marker.starts_with('!'),
                mild: marker == "?",
                words: Vec::new(),
            }),
            "|" => {
                let case = cases.last_mut().expect("a case is open");
                write!(case.text, "\n{rest}").unwrap();
            }
            "+" => {
                let case = cases.last_mut().expect("a case is open");
                let cells: Vec<_> = rest.split('|').map(str::trim).collect();
                write!(case.text, "\n{}", cells.join("\t")).unwrap();
            }
            "<" | "<<" => {
                let case = cases.last_mut().expect("a case is open");
                case.last_titled |= marker == "<<";
                writeln!(case.last, "{rest}").unwrap();
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

/// The words under each finding of `code` in `case`, and what is said of them; of a mild case, the
/// errors only.
fn found(case: &Case, code: &str) -> Vec<(String, String)> {
    let ahead = if case.whole { "" } else { TITLE };
    let read = |text: String| sheet(Source::new(SourceId(0), "报告.txt", text), Form::Text);
    let sheet = read(format!("{ahead}{}\n", case.text));
    let last = (!case.last.is_empty()).then(|| {
        let title = match case.last_titled {
            true => String::new(),
            false => TITLE.replace("2024", "2023"),
        };
        last_of_sheet(&read(format!("{title}{}", case.last)))
    });
    let (levels, terms) = (Severities::default(), Terms::default());
    let found = survey_with(&sheet, &[], &levels, &terms, last.as_ref()).found;
    let told = |found: &&Diagnostic| !case.mild || found.severity == Severity::Error;
    let own = found.diagnostics.iter().filter(|found| found.code == code);
    let own = own.filter(told);
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
            let found = found(&case, code);
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
            for (words, message) in found(case, code) {
                writeln!(page, "{words}\n    {message}").unwrap();
            }
        }
        golden(&root(&format!("tests/golden/rules/{code}.txt")), &page);
    }
}

/// The table of each format, with cells over several rows and columns: 办结 adds up to 76, not to 86.
#[test]
fn tables_of_every_format_are_added_up() {
    let rows = [
        ["单位", "受理（件）", "办结（件）"],
        ["青山镇", "80", "31"],
        ["白水镇", "60", "45"],
        ["合计", "140", "86"],
    ];
    let cells = |open: &str, close: &str, row: &[&str]| -> String {
        row.iter()
            .map(|cell| format!("{open}{cell}{close}"))
            .collect()
    };
    let html_rows = rows[1..].iter();
    let html_rows: String = html_rows
        .map(|row| format!("<tr>{}</tr>", cells("<td>", "</td>", row)))
        .collect();
    let html = format!(
        "<h1>{TITLE}</h1><p>情况如下。</p><table><tr><th rowspan=2>单位</th><th colspan=2>案件</th></tr>\
         <tr><th>受理</th><th>办结</th></tr>{html_rows}</table>"
    );
    let lines = rows.iter().map(|row| format!("| {} |\n", row.join(" | ")));
    let mut lines: Vec<_> = lines.collect();
    lines.insert(1, "| --- | --- | --- |\n".to_owned());
    let markdown = format!("# {TITLE}情况如下。\n\n{}", lines.concat());
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let row = |row: &[&str]| {
        let cells = row
            .iter()
            .map(|cell| format!("<w:tc>{}</w:tc>", paragraph(cell)));
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    };
    let over = format!(
        "<w:tr><w:tc>{}</w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc></w:tr>",
        paragraph("项目"),
        paragraph("案件")
    );
    let word = body(&format!(
        "{}{}<w:tbl>{over}{}</w:tbl>",
        paragraph(TITLE.trim()),
        paragraph("情况如下。"),
        rows.iter().map(|cells| row(cells)).collect::<String>()
    ));
    let sheets = [
        sheet(Source::new(SourceId(0), "报告.html", html), Form::Html),
        sheet(
            Source::new(SourceId(0), "报告.md", markdown),
            Form::Markdown,
        ),
        docx("报告.docx", &packed(&word)).unwrap(),
    ];
    for sheet in sheets {
        let found = survey(&sheet, &Severities::default());
        let own = found
            .diagnostics
            .iter()
            .filter(|found| found.code == "NUM-002");
        let told: Vec<_> = own
            .map(|found| {
                (
                    sheet.source.slice(found.span.unwrap()),
                    found.message.zh.as_str(),
                )
            })
            .collect();
        let name = &sheet.source.name;
        assert_eq!(told, [("86", "「办结」31+45=76，比合计86少10")], "{name}");
        let right = found
            .ledger
            .numbers
            .iter()
            .filter(|number| number.verdict.name() == "right");
        assert_eq!(right.count(), 3, "{name}: 80+60=140");
    }
}

/// Headings in two rows, with merged cells: each 合计 is of the columns under its own heading. 1+5 is not 7.
#[test]
fn merged_headings_of_every_format_are_read() {
    let rows = [
        ["公安局", "11", "2", "13", "4", "5", "9"],
        ["交通局", "2", "2", "4", "1", "5", "7"],
    ];
    let below = ["简易", "普通", "合计", "首次", "延续", "合计"];
    let cell = |words: &str| format!("<td>{words}</td>");
    let row = |cells: String| format!("<tr>{cells}</tr>");
    let html_rows = rows.iter().map(|cells| row(cells.map(cell).concat()));
    let html = format!(
        "<h1>{TITLE}</h1><p>情况如下。</p><table><tr><td rowspan=2>单位</td><td colspan=3>处罚</td>\
         <td colspan=3>许可</td></tr>{}{}</table>",
        row(below.map(cell).concat()),
        html_rows.collect::<String>()
    );
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let held = |form: &str, text: &str| {
        let form = format!("<w:tcPr>{form}</w:tcPr>");
        format!("<w:tc>{form}{}</w:tc>", paragraph(text))
    };
    let line = |cells: &[&str]| -> String { cells.iter().map(|text| held("", text)).collect() };
    let over = [
        held("<w:vMerge w:val=\"restart\"/>", "单位"),
        held("<w:gridSpan w:val=\"3\"/>", "处罚"),
        held("<w:gridSpan w:val=\"3\"/>", "许可"),
    ];
    let lines = [over.concat(), held("<w:vMerge/>", "") + &line(&below)];
    let lines = lines
        .into_iter()
        .chain(rows.iter().map(|cells| line(cells)));
    let lines: String = lines.map(|cells| format!("<w:tr>{cells}</w:tr>")).collect();
    let word = body(&format!(
        "{}{}<w:tbl>{lines}</w:tbl>",
        paragraph(TITLE.trim()),
        paragraph("情况如下。")
    ));
    let sheets = [
        sheet(Source::new(SourceId(0), "报告.html", html), Form::Html),
        docx("报告.docx", &packed(&word)).unwrap(),
    ];
    for sheet in sheets {
        let found = survey(&sheet, &Severities::default());
        let own = found.diagnostics.iter();
        let own = own.filter(|found| found.code == "NUM-002");
        let told: Vec<_> = own.map(|found| found.message.zh.as_str()).collect();
        let name = &sheet.source.name;
        assert_eq!(told, ["「交通局」1+5=6，比合计7少1"], "{name}");
    }
}
