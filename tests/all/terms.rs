//! The tables of words in `terms/`: every entry shows by its own samples what it finds.

use crate::{fazhi, files, root, text};
use fazhi::source::{Source, SourceId};
use fazhi::terms::{BUILTIN, Table};
use fazhi::yaml::Prepared;
use std::fmt::Write as _;

/// The tables are read fast, as plain lines; the YAML reader reads the same in them.
#[test]
fn every_entry_holds_by_its_own_samples() {
    let mut faults = String::new();
    for builtin in BUILTIN {
        let name = format!("terms/{}.yaml", builtin.code);
        let source = Source::new(SourceId(0), name, builtin.text);
        let prepared = Prepared::plain(&source);
        let mut found = Vec::new();
        let table = Table::read(&prepared, &mut found).expect("a table");
        found.extend(table.failing());
        for found in found {
            let span = found.span.expect("a place");
            let line = source.text[..span.range().start].lines().count();
            let words = source.slice(span);
            writeln!(
                faults,
                "{}:{line}: {words}: {}",
                source.name, found.message.zh
            )
            .unwrap();
        }
        for entry in &table.entries {
            let words = &entry.words.0[0].text;
            let shown = !entry.bad.0.is_empty() && !entry.good.0.is_empty();
            let instead = [&entry.instead, &entry.each];
            let advised = instead.iter().any(|own| !own.0.is_empty()) || entry.why.is_some();
            if !shown || !advised {
                writeln!(faults, "{}: {words}: no samples, or no advice", source.name).unwrap();
            }
        }
        assert!(
            table.source.is_some() && table.certainty.is_some(),
            "{}",
            source.name
        );
        assert_eq!(builtin.list(), table.list(builtin.code), "{}", source.name);
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// No words stand in two entries of one table.
#[test]
fn no_words_are_listed_twice() {
    for builtin in BUILTIN {
        let list = builtin.list();
        let mut all: Vec<String> = Vec::new();
        for term in &list.terms {
            let seconds = || term.objects.iter().chain(&term.predicates);
            for word in &term.words {
                all.extend(seconds().map(|second| format!("{word}–{second}")));
                all.extend(seconds().next().is_none().then(|| word.to_string()));
            }
        }
        all.sort();
        let twice: Vec<_> = all.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{}: {twice:?}", builtin.code);
    }
}

/// Tables of another make: they have cases of their own in `tests/rules/`.
const OTHERS: [&str; 7] = [
    "LEX-014",
    "TRM-001",
    "TRM-006",
    "phrases",
    "verbs",
    "particles",
    "PUN-014",
];

/// Each file of the folder is in the binary.
#[test]
fn every_table_is_carried() {
    for path in files("terms", "yaml") {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let carried = BUILTIN
            .iter()
            .any(|builtin| builtin.code == name && builtin.text == text);
        let carried = carried || OTHERS.contains(&name.as_str());
        assert!(
            carried,
            "{}",
            path.strip_prefix(root("")).unwrap().display()
        );
    }
}

/// What `docs/用语表.md` shows is what happens: its files are written, the report is checked, and each
/// message that the page prints is among those that are shown.
#[test]
fn the_page_on_tables_of_words_holds() {
    let page = std::fs::read_to_string(root("docs/用语表.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut expected = String::new();
    for block in page.split("```").skip(1).step_by(2) {
        let (head, body) = block.split_once('\n').unwrap();
        match head.split_once(' ') {
            Some((_, name)) => std::fs::write(folder.path().join(name), body).unwrap(),
            None if head == "txt" => std::fs::write(folder.path().join("报告.txt"), body).unwrap(),
            None if head == "text" => expected = body.trim_end().to_owned(),
            None => {}
        }
    }
    let output = fazhi()
        .current_dir(folder.path())
        .args(["check", "报告.txt", "--lang", "zh", "--severity", "info"])
        .output()
        .unwrap();
    let shown = text(&output.stdout);
    assert!(
        shown.contains(&expected),
        "{shown}\n{}",
        text(&output.stderr)
    );
    assert_eq!(shown.matches("[TRM-010]").count(), 3, "{shown}");
    assert!(!shown.contains("TRM-011"), "{shown}");
}

/// Whatever is strung together of words, marks and digits is read to its end.
#[test]
fn no_text_is_too_odd() {
    use fazhi::judgement::Severities;
    use fazhi::read::{Form, sheet};
    use proptest::prelude::*;
    let mut pieces: Vec<String> = BUILTIN
        .iter()
        .flat_map(|builtin| builtin.list().terms)
        .flat_map(|term| term.words)
        .flat_map(|words| words.split('…').map(str::to_owned).collect::<Vec<_>>())
        .map(|words| words.replace("〈数〉", "12").replace("〈时间〉", "6月底"))
        .collect();
    let marks = "、 ， 。 ； ： 《 》 “ ” （ ） 第 条 部分 附件 表 亲自 带头 等 不够 开展 深入 12 三 \n 见 a é 😀";
    pieces.extend(marks.split(' ').map(str::to_owned));
    let piece = proptest::sample::select(pieces);
    let text = proptest::collection::vec(piece, 0..60);
    proptest!(ProptestConfig::with_cases(200), |(text in text)| {
        let text = format!("云溪县人民政府2024年法治政府建设年度报告\n{}\n", text.concat());
        let length = text.len();
        let sheet = sheet(Source::new(SourceId(0), "报告.txt", text), Form::Text);
        let found = fazhi::pipeline::survey(&sheet, &Severities::default());
        for span in found.diagnostics.iter().filter_map(|found| found.span) {
            prop_assert!(span.range().end <= length && sheet.source.text.get(span.range()).is_some());
        }
    });
}
