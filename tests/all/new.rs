//! `fazhi new`: what it writes passes check but for what is to be filled in.

use crate::{fazhi, files, golden, root, schemas, text};
use fazhi::diagnostic::{Diagnostic, Lang, Severity};
use fazhi::pack::{Builtin, Kind};
use fazhi::pipeline::{Request, Templates, document, render};
use fazhi::report::prepare;
use fazhi::skeleton::{Answers, english, example, skeleton};
use fazhi::source::{Source, SourceId};
use fazhi::write::Format;
use std::fs;
use std::path::Path;
use std::process::Output;

const KEYS: [Lang; 2] = [Lang::Zh, Lang::En];
const KINDS: [Kind; 3] = [Kind::Government, Kind::Joint, Kind::Department];

/// Everything known, for a report of `kind` by `template`.
fn answers(template: Option<&'static Builtin>, kind: Kind) -> Answers {
    let issuers = match kind {
        Kind::Government => &["云溪县人民政府"][..],
        Kind::Joint => &["中共云溪县委员会", "云溪县人民政府"],
        Kind::Department => &["云溪县司法局"],
    };
    Answers {
        template,
        kind: Some(kind),
        year: Some(2024),
        region: Some("云溪县".to_owned()),
        issuers: issuers.iter().map(|&issuer| issuer.to_owned()).collect(),
    }
}

/// A skeleton of every pack for every kind, and of each kind's own.
fn each_skeleton(look: impl Fn(&Answers, Lang, String)) {
    let packs = Builtin::ALL.into_iter().map(Some).chain([None]);
    for template in packs {
        for (kind, keys) in KINDS
            .into_iter()
            .flat_map(|kind| KEYS.map(|keys| (kind, keys)))
        {
            let answers = answers(template, kind);
            look(&answers, keys, skeleton(&answers, keys));
        }
    }
    for keys in KEYS {
        look(
            &Answers::default(),
            keys,
            skeleton(&Answers::default(), keys),
        );
    }
}

fn check(text: &str) -> Vec<Diagnostic> {
    let source = Source::new(SourceId(0), "t", text);
    let mut found = Vec::new();
    let prepared = prepare(&source, &mut found);
    let _ = document(
        &prepared,
        &Templates::default(),
        &Request::default(),
        &mut found,
    );
    found.retain(|found| found.severity > Severity::Info);
    found
}

/// What a skeleton leaves to be filled in, and nothing else: each an error, each with a hint.
fn only_to_be_filled(text: &str) -> usize {
    let found = check(text);
    for diagnostic in &found {
        assert_eq!(diagnostic.severity, Severity::Error, "{diagnostic:#?}");
        assert!(!diagnostic.hints.is_empty(), "{diagnostic:#?}");
        let (zh, en) = (&diagnostic.message.zh, &diagnostic.message.en);
        assert!(
            zh.contains("还没有填") && en.contains("not filled in yet"),
            "{zh} {en}"
        );
    }
    found.len()
}

/// `text` with every `#` taken off that has a key or an element right behind it.
fn uncommented(text: &str) -> String {
    let line = |line: &str| match line.split_once('#') {
        Some((indent, rest)) if indent.trim().is_empty() && !rest.starts_with(' ') => {
            format!("{indent}{rest}\n")
        }
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// How much a skeleton leaves to be filled in: its entries and its figure; year, kind and issuer
/// where nobody said them.
fn blanks(answers: &Answers, text: &str) -> usize {
    let entries =
        text.matches("\n    - 标题:\n").count() + text.matches("\n    - title:\n").count();
    assert!(entries >= 3, "{text}");
    entries + 1 + if answers.year.is_none() { 3 } else { 0 }
}

#[test]
fn a_skeleton_passes_check_but_for_what_is_to_be_filled_in() {
    let schemas = KEYS.map(schemas::schema);
    each_skeleton(|answers, _, text| {
        assert!(text.lines().count() < 140, "{text}");
        let blanks = blanks(answers, &text);
        assert_eq!(only_to_be_filled(&text), blanks, "{text}");
        // What stands behind a # is right, too.
        let all = uncommented(&text);
        assert!(all.contains("\n自称:\n") || all.contains("\nself:\n"));
        assert_eq!(only_to_be_filled(&all), blanks, "{all}");
        for schema in &schemas {
            assert_eq!(schemas::errors(schema, &all), [""; 0]);
        }
    });
}

#[test]
fn a_skeleton_filled_in_is_a_report() {
    each_skeleton(|answers, keys, text| {
        let (title, name) = if keys == Lang::Zh {
            ("标题", "名称")
        } else {
            ("title", "name")
        };
        let filled = text
            .replace(
                &format!("    - {title}:\n"),
                &format!("    - {title}: 甲\n"),
            )
            .replace(&format!("  - {name}:\n"), &format!("  - {name}: 甲\n"))
            .replace("    数值:\n", "    数值: 7\n")
            .replace("    value:\n", "    value: 7\n");
        let expected = if answers.year.is_none() { 3 } else { 0 };
        assert_eq!(only_to_be_filled(&filled), expected, "{filled}");
    });
}

#[test]
fn a_draft_of_a_skeleton_shows_its_gaps() {
    each_skeleton(|answers, _, text| {
        let source = Source::new(SourceId(0), "t", text);
        let request = Request {
            draft: true,
            ..Request::default()
        };
        for format in [Format::Markdown, Format::Html] {
            let (bytes, _) = render(&source, &Templates::default(), &request, format);
            let printed = crate::text(&bytes.unwrap());
            assert!(printed.matches("【待补：标题】").count() >= 3, "{printed}");
            assert_eq!(printed.contains("【待补：年度】"), answers.year.is_none());
        }
    });
}

/// The comments show the headings that are printed.
#[test]
fn a_skeleton_shows_the_headings_of_its_pack() {
    each_skeleton(|answers, _, text| {
        let heading = if answers.year.is_some() {
            "2024"
        } else {
            "……"
        };
        let rules = text.lines().filter(|line| line.starts_with("# ──── "));
        let rules: Vec<_> = rules.collect();
        assert!(rules.len() >= 4, "{rules:#?}");
        // This pack's headings name no year.
        let dated = answers.pack().name != "district";
        assert!(
            !dated || rules.iter().any(|rule| rule.contains(heading)),
            "{rules:#?}"
        );
    });
}

#[test]
fn the_skeletons_are_as_they_were() {
    for (keys, name) in KEYS.into_iter().zip(["zh", "en"]) {
        let text = skeleton(&answers(None, Kind::Government), keys);
        golden(&root(&format!("tests/golden/new.{name}.yaml")), &text);
    }
}

fn printed(text: &str, format: Format) -> Vec<u8> {
    let source = Source::new(SourceId(0), "t", text);
    let (bytes, found) = render(&source, &Templates::default(), &Request::default(), format);
    let remark = |found: &Diagnostic| found.severity == Severity::Info;
    assert!(found.iter().all(remark), "{found:#?}");
    bytes.unwrap()
}

/// English keys change nothing that is printed, and no other byte of the file.
#[test]
fn an_example_prints_the_same_in_both_spellings() {
    let packs = Builtin::ALL.map(|pack| KEYS.map(|keys| example(pack, keys)));
    let files = files("examples", "yaml").into_iter().map(|path| {
        let text = fs::read_to_string(path).unwrap();
        [english(&text), text]
    });
    for [one, other] in packs.into_iter().chain(files) {
        for format in Format::ALL {
            assert!(
                printed(&one, format) == printed(&other, format),
                "{}",
                format.name()
            );
        }
        for text in [&one, &other] {
            assert_eq!(schemas::errors(&schemas::schema(Lang::En), text), [""; 0]);
        }
    }
}

#[test]
fn english_leaves_every_other_byte() {
    let cases = [
        ("年度: 2023 # 年度: 一\r\n", "year: 2023 # 年度: 一\r\n"),
        ("'类型':  政府\n", "kind:  government\n"),
        (
            "level: 县级\n层级 : '街道'\n",
            "level: county\nlevel : subdistrict\n",
        ),
        ("发文机关:\n- 类型\n", "issuer:\n- 类型\n"),
        (
            "公文: {印章: 是, 目录: true}\n",
            "document: {seal: true, contents: true}\n",
        ),
        ("引言: 无\n结语: 无声\n", "overview: none\nclosing: 无声\n"),
        (
            "举措:\n  - 标题: 标题\n    领域: [政府职能, x]\n",
            "measures:\n  - title: 标题\n    area: [functions, x]\n",
        ),
        (
            "不足:\n  事项:\n    - 一\n    - 要点: [甲]\n",
            "shortcomings:\n  items:\n    - 一\n    - points: [甲]\n",
        ),
        (
            "模板: {选项: {落款: 无, 各级: [{序号: 1.}]}}\n",
            "template: {options: {signature: none, levels: [{number: 1.}]}}\n",
        ),
        (
            "指标: [{名称: 无, 概数: 余, 历年: {2021年: 1}}]\n",
            "indicators: [{name: 无, qualifier: odd, history: {2021年: 1}}]\n",
        ),
        (
            "附件: [{指标: 全部}, {指标: [全部]}]\n",
            "annexes: [{indicators: all}, {indicators: [全部]}]\n",
        ),
        (
            "备注: {年度: 政府}\n没有: {年度: 1}\n",
            "notes: {年度: 政府}\n没有: {年度: 1}\n",
        ),
        (
            "引言: {{甲}}“'”\n结语: 无\n",
            "overview: {{甲}}“'”\nclosing: none\n",
        ),
    ];
    for (chinese, expected) in cases {
        assert_eq!(english(chinese), expected);
        assert_eq!(english(expected), expected);
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = fazhi();
    command.current_dir(folder).arg("new").args(arguments);
    command.output().unwrap()
}

#[test]
fn the_files_stand_side_by_side() {
    let place = tempfile::tempdir().unwrap();
    let cases: [(&[&str], &str, [&str; 2]); 5] = [
        (&[], ".", ["报告.yaml", "report.zh.schema.json"]),
        (
            &["--lang", "en"],
            ".",
            ["report.yaml", "report.schema.json"],
        ),
        (
            &["甲/乙", "--kind", "联合", "--year", "2024"],
            "甲/乙",
            ["报告.yaml", "report.zh.schema.json"],
        ),
        (
            &["丙", "--example", "--keys", "en"],
            "丙",
            ["report.yaml", "report.schema.json"],
        ),
        (
            &["丙", "--example", "--template", "government"],
            "丙",
            ["报告.yaml", "report.zh.schema.json"],
        ),
    ];
    for (arguments, folder, [report, schema]) in cases {
        let output = run(place.path(), arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
        assert!(
            output.stdout.is_empty() && said.contains("fazhi check"),
            "{said}"
        );
        let folder = place.path().join(folder);
        let written = fs::read_to_string(folder.join(report)).unwrap();
        assert!(written.starts_with(&format!("# yaml-language-server: $schema={schema}\n")));
        let keys = if report == "报告.yaml" { "zh" } else { "en" };
        let printed = fazhi().args(["schema", "--keys", keys]).output().unwrap();
        assert_eq!(fs::read(folder.join(schema)).unwrap(), printed.stdout);
        assert!(!said.contains("错误") && !said.contains("警告"), "{said}");
    }
    let quiet = run(place.path(), &["丁", "-q"]);
    assert!(quiet.stderr.is_empty() && place.path().join("丁/报告.yaml").exists());
}

#[test]
fn what_is_there_is_kept() {
    let place = tempfile::tempdir().unwrap();
    let (report, schema) = (
        place.path().join("报告.yaml"),
        place.path().join("report.zh.schema.json"),
    );
    fs::write(&report, "我的").unwrap();
    let output = run(place.path(), &["--example"]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(
        said.contains("OUT-012") && said.contains("没有覆盖"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&report).unwrap(), "我的");
    assert!(!schema.exists() && !said.contains("已生成"), "{said}");
    // An older schema is kept, and the report is written all the same.
    fs::remove_file(&report).unwrap();
    fs::write(&schema, "{}").unwrap();
    let output = run(place.path(), &[]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.contains("警告[OUT-012]") && said.contains("fazhi schema --keys zh"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&schema).unwrap(), "{}");
    assert!(report.exists());
}

#[test]
fn what_cannot_be_done_is_said_and_leaves_nothing_behind() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("file"), "x").unwrap();
    let cases: [(&[&str], &str); 10] = [
        (&["file"], "OUT-011"),
        (&["file/inside"], "OUT-005"),
        (&["2023.yaml"], "OUT-011"),
        (&["-"], "OUT-011"),
        (&["--template", "goverment"], "是不是“government”"),
        (&["--kind", "省"], "可选：government、政府"),
        (&["--year", "二〇二三"], "不能写“二〇二三”"),
        (&["--year", "23"], "不能写“23”"),
        (&["--example", "--year", "2023"], "不能和"),
        (&["--example", "--issuer", "甲"], "不能和"),
    ];
    for (arguments, expected) in cases {
        let output = run(place.path(), arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(
            said.contains(expected) && !said.contains("已生成"),
            "{arguments:?}: {said}"
        );
    }
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
}

/// What people type on the command line is text, whatever YAML would make of it.
#[test]
fn answers_are_read_back_as_they_were_given() {
    let odd = "甲: “乙” #1, {{丙}} 'x' \"y\" \\ [";
    let answers = Answers {
        region: Some(odd.to_owned()),
        issuers: vec![odd.to_owned(), "null".to_owned()],
        ..Answers::default()
    };
    for keys in KEYS {
        let text = skeleton(&answers, keys);
        assert_eq!(only_to_be_filled(&text), 7, "{text}");
        let source = Source::new(SourceId(0), "t", text);
        let prepared = prepare(&source, &mut Vec::new());
        let loaded = fazhi::report::load(&prepared, &mut Vec::new()).unwrap();
        assert_eq!(loaded.report.region.unwrap().text, odd);
        let issuers = loaded.report.issuers.0.iter().map(|issuer| &*issuer.text);
        assert_eq!(issuers.collect::<Vec<_>>(), [odd, "null"]);
    }
}
