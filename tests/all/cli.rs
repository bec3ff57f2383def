//! The command line: exit codes, where things go, and that nothing is lost.

use crate::{fazhi, root, text};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const GOOD: &str = "格式: 1\n年度: 2023\n类型: 政府\n发文机关: 云溪县人民政府\n举措:\n  - 标题: 题\n    正文: 文。\n";
const BAD: &str = "格式: 1\n年度: 某某某年\n类型: 政府\n发文机关: 云溪县人民政府\n举措:\n  - 标题: 题\n    正文: 文{{无此}}。\n";

/// A folder with `good.yaml` and `bad.yaml`.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.yaml"), GOOD).unwrap();
    fs::write(folder.path().join("bad.yaml"), BAD).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    fazhi()
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn exit_codes_are_the_contracts() {
    let folder = folder();
    let cases: &[(&[&str], i32)] = &[
        (&["check", "good.yaml"], 0),
        (&["check", "bad.yaml"], 1),
        (&["check", "good.yaml", "bad.yaml"], 1),
        (&["check", "missing.yaml"], 2),
        (&["check", "bad.yaml", "missing.yaml"], 2),
        (&["check", "."], 2),
        (&["check"], 2),
        (&["check", "--nonsense", "good.yaml"], 2),
        (&["nonsense"], 2),
        (&[], 2),
        (&["--help"], 0),
        (&["check", "--help"], 0),
        (&["--version"], 0),
        (&["fix", "--check", "good.yaml"], 0),
        (&["fix", "--diff", "bad.yaml"], 1),
        (&["fix", "missing.yaml"], 2),
        (&["fix"], 2),
        (&["render", "bad.yaml"], 1),
        (&["render", "good.yaml", "--template", "nonsense"], 2),
        (&["render", "good.yaml", "--to", "pdf"], 2),
        (&["schema", "--keys", "en"], 0),
        (&["template", "list"], 0),
        (&["template"], 2),
        (&["completions", "bash"], 0),
        (&["completions", "tcsh"], 2),
        (&["completions"], 2),
        (&["man"], 0),
    ];
    for (arguments, expected) in cases {
        for format in ["full", "json", "concise"] {
            let arguments = [arguments, &["--format", format][..]].concat();
            let output = run(folder.path(), &arguments);
            assert_eq!(
                code(&output),
                *expected,
                "{arguments:?}: {}{}",
                text(&output.stdout),
                text(&output.stderr)
            );
        }
    }
}

#[test]
fn what_people_read_comes_in_both_languages() {
    let folder = folder();
    for (arguments, zh, en) in [
        (&["--help"][..], "用法", "Usage"),
        (&["check", "bad.yaml"], "错误[", "error["),
        (&["check", "missing.yaml"], "找不到文件", "no such file"),
        (&["check", "*.yaml"], "不认 * 和 ?", "not understood here"),
        (&["fix", "good.yaml"], "没有能自动改的", "nothing to mend"),
        (&["completions", "fish"], "显示帮助", "Print help"),
        (
            &["completions", "x"],
            "<SHELL> 不能写“x”",
            "invalid value 'x'",
        ),
        (&["man"], "\n.SH 退出码", "\n.SH \"EXIT STATUS\""),
        (
            &["check", "--nonsense", "x"],
            "没有“--nonsense”这个选项",
            "unexpected argument",
        ),
        (&["template", "list"], "默认用于", "default for"),
        (&["check", "good.yaml"], "没有发现问题", "no problems found"),
    ] {
        for (lang, expected) in [("zh", zh), ("en", en)] {
            let output = run(folder.path(), &[&["--lang", lang], arguments].concat());
            let both = text(&output.stdout) + &text(&output.stderr);
            assert!(both.contains(expected), "{arguments:?} {lang}: {both}");
        }
    }
    let english = fazhi()
        .env("LANG", "en_US.UTF-8")
        .arg("--help")
        .output()
        .unwrap();
    assert!(text(&english.stdout).contains("Usage"));
    for lang in ["C", "zh_CN.UTF-8", ""] {
        assert!(
            text(
                &fazhi()
                    .env("LANG", lang)
                    .arg("--help")
                    .output()
                    .unwrap()
                    .stdout
            )
            .contains("用法"),
            "{lang}"
        );
    }
}

#[test]
fn outputs_go_where_they_are_asked_for() {
    let place = folder();
    let folder = place.path();
    assert_eq!(code(&run(folder, &["render", "good.yaml"])), 0);
    assert_eq!(
        names(folder),
        ["bad.yaml", "good.docx", "good.html", "good.md", "good.yaml"]
    );
    assert_eq!(
        code(&run(
            folder,
            &["render", "good.yaml", "--to", "md,html", "-o", "new/deep"]
        )),
        0
    );
    assert_eq!(names(&folder.join("new/deep")), ["good.html", "good.md"]);
    assert_eq!(
        code(&run(folder, &["render", "good.yaml", "-o", "报告.docx"])),
        0
    );
    assert!(
        fs::read(folder.join("报告.docx"))
            .unwrap()
            .starts_with(b"PK")
    );
    let printed = run(folder, &["render", "good.yaml", "--to", "md", "-o", "-"]);
    assert_eq!(printed.stdout, fs::read(folder.join("good.md")).unwrap());
    assert!(printed.stderr.is_empty());
    for wrong in [
        &["render", "good.yaml", "-o", "-"][..],
        &["render", "good.yaml", "bad.yaml", "-o", "one.md"],
        &["render", "good.yaml", "--to", "html", "-o", "one.md"],
        &["render", "-"],
        &["render", "-", "good.yaml", "--to", "md"],
        &["render", "good.yaml", "-o", "one.PDF"],
    ] {
        let output = run(folder, wrong);
        assert_eq!(code(&output), 2, "{wrong:?}");
        assert!(text(&output.stderr).contains("OUT-011"), "{wrong:?}");
    }
}

#[test]
fn standard_input_is_read() {
    let piped = |arguments: &[&str], input: &str| {
        let mut child = fazhi()
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .unwrap();
        child.wait_with_output().unwrap()
    };
    let output = piped(&["render", "-", "--to", "md"], GOOD);
    assert_eq!(code(&output), 0);
    assert!(text(&output.stdout).contains("（一）题"));
    let output = piped(&["check", "-"], BAD);
    assert_eq!(code(&output), 1);
    assert!(
        text(&output.stdout).contains(" -:2:5 "),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn one_bad_file_of_many_stops_no_other() {
    let folder = folder();
    let output = run(
        folder.path(),
        &[
            "render",
            "bad.yaml",
            "missing.yaml",
            "good.yaml",
            "--to",
            "md",
        ],
    );
    assert_eq!(code(&output), 2);
    assert_eq!(names(folder.path()), ["bad.yaml", "good.md", "good.yaml"]);
    let said = text(&output.stderr);
    assert!(
        said.contains("没有生成：bad.yaml") && said.contains("已生成：good.md"),
        "{said}"
    );
}

#[test]
fn a_draft_marks_what_is_missing() {
    let folder = folder();
    let output = run(folder.path(), &["render", "bad.yaml", "--draft"]);
    assert_eq!(code(&output), 1);
    let markdown = fs::read_to_string(folder.path().join("bad.md")).unwrap();
    for gap in ["【待补：年度】", "文【待补：无此】。"] {
        assert!(markdown.contains(gap), "{markdown}");
    }
    assert!(
        fs::read_to_string(folder.path().join("bad.html"))
            .unwrap()
            .contains("<mark")
    );
    let document = crate::readback::part(
        &fs::read(folder.path().join("bad.docx")).unwrap(),
        "word/document.xml",
    );
    assert!(document.contains("w:highlight"));
}

#[test]
fn a_draft_marks_what_is_left_to_be_filled_in() {
    let folder = tempfile::tempdir().unwrap();
    let left = "全年XX件，（待核实）；【待补：几次】，5×8小时。";
    fs::write(folder.path().join("a.yaml"), GOOD.replace("文。", left)).unwrap();
    let rendered = |flags: &[&str]| {
        let output = run(
            folder.path(),
            &[&["render", "a.yaml", "--to", "md", "--force"], flags].concat(),
        );
        assert_eq!(code(&output), 0);
        fs::read_to_string(folder.path().join("a.md")).unwrap()
    };
    let marked = "全年【待补：XX】件，【待补：待核实】；【待补：几次】，5×8小时。";
    assert!(
        rendered(&["--draft"]).contains(marked),
        "{}",
        rendered(&["--draft"])
    );
    assert!(rendered(&[]).contains(left));
}

#[test]
fn placeholders_are_errors_in_a_final_report() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("a.yaml"),
        GOOD.replace("文。", "（此处填写主要做法）"),
    )
    .unwrap();
    assert_eq!(
        code(&run(folder.path(), &["render", "a.yaml", "--to", "md"])),
        0
    );
    assert_eq!(
        code(&run(
            folder.path(),
            &["render", "a.yaml", "--to", "md", "--final"]
        )),
        1
    );
    assert_eq!(
        code(&run(folder.path(), &["check", "a.yaml", "--deny-warnings"])),
        1
    );
}

#[test]
fn what_a_person_has_changed_is_kept() {
    let place = folder();
    let folder = place.path();
    assert_eq!(code(&run(folder, &["render", "good.yaml"])), 0);
    // The report changes: files that nobody touched are replaced.
    fs::write(folder.join("good.yaml"), GOOD.replace("文。", "新文。")).unwrap();
    assert_eq!(code(&run(folder, &["render", "good.yaml"])), 0);
    assert_eq!(names(folder).len(), 5);
    for name in ["good.md", "good.html", "good.docx"] {
        let path = folder.join(name);
        let mut bytes = fs::read(&path).unwrap();
        if name == "good.docx" {
            bytes = repacked(&bytes);
        } else {
            bytes = text(&bytes).replace("新文", "手改").into_bytes();
        }
        fs::write(&path, &bytes).unwrap();
        let output = run(folder, &["render", "good.yaml", "-q"]);
        assert_eq!(code(&output), 0);
        assert!(
            text(&output.stderr).contains("没有覆盖"),
            "{}",
            text(&output.stderr)
        );
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name} was overwritten");
        let (stem, ending) = name.split_once('.').unwrap();
        let other = folder.join(format!("{stem}(2).{ending}"));
        assert!(other.exists());
        assert_eq!(code(&run(folder, &["render", "good.yaml"])), 0);
        assert!(
            !folder.join(format!("{stem}(3).{ending}")).exists(),
            "the same file is not written twice"
        );
        assert_eq!(code(&run(folder, &["render", "good.yaml", "--force"])), 0);
        assert_ne!(fs::read(&path).unwrap(), bytes);
        fs::remove_file(other).unwrap();
    }
}

/// A DOCX as another program saves it: the same parts in another package.
fn repacked(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        writer
            .start_file(part.name(), zip::write::SimpleFileOptions::default())
            .unwrap();
        writer
            .write_all(text.replace("新文", "手改").as_bytes())
            .unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_cannot_be_written_is_said_and_leaves_nothing_behind() {
    let place = folder();
    let folder = place.path();
    fs::create_dir(folder.join("good.md")).unwrap();
    let output = run(folder, &["render", "good.yaml", "--to", "md"]);
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains("OUT-004"));
    fs::write(folder.join("file"), "x").unwrap();
    let output = run(
        folder,
        &["render", "good.yaml", "--to", "html", "-o", "file/inside/"],
    );
    assert_eq!(code(&output), 2);
    assert!(
        text(&output.stderr).contains("OUT-005"),
        "{}",
        text(&output.stderr)
    );
    assert!(!text(&output.stderr).contains("已生成"));
    assert_eq!(names(folder), ["bad.yaml", "file", "good.md", "good.yaml"]);
    // Two report files that would become one.
    fs::create_dir(folder.join("other")).unwrap();
    fs::write(folder.join("other/good.yaml"), GOOD).unwrap();
    let output = run(
        folder,
        &[
            "render",
            "good.yaml",
            "other/good.yaml",
            "--to",
            "html",
            "-o",
            "out/",
        ],
    );
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains("OUT-007"));
}

/// A link stays a link, a file's permissions stay what they were, and a read-only file is kept.
#[cfg(unix)]
#[test]
fn what_stands_at_the_output_keeps_its_nature() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = folder();
    let folder = place.path();
    fs::write(folder.join("real.md"), "").unwrap();
    fs::set_permissions(folder.join("real.md"), fs::Permissions::from_mode(0o600)).unwrap();
    symlink("real.md", folder.join("good.md")).unwrap();
    let render = ["render", "good.yaml", "good.yaml", "--to", "md", "--force"];
    assert_eq!(code(&run(folder, &render)), 0);
    assert!(folder.join("good.md").is_symlink());
    let real = folder.join("real.md");
    assert!(fs::read_to_string(&real).unwrap().contains("（一）题"));
    assert_eq!(
        fs::metadata(&real).unwrap().permissions().mode() & 0o777,
        0o600
    );
    fs::set_permissions(&real, fs::Permissions::from_mode(0o444)).unwrap();
    let output = run(folder, &render);
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains("OUT-005"));
}

/// A full disk, where the system has a device for it.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let folder = folder();
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = fazhi()
        .current_dir(folder.path())
        .args(["render", "good.yaml", "--to", "md", "-o", "-"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(code(&output), 2);
    assert!(
        text(&output.stderr).contains("磁盘满了"),
        "{}",
        text(&output.stderr)
    );
    for arguments in [
        &["schema"][..],
        &["template", "list"],
        &["check", "good.yaml"],
        &["check", "good.yaml", "--format", "json"],
    ] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let mut command = fazhi();
        command.current_dir(folder.path()).args(arguments);
        let output = command.stdout(full).output().unwrap();
        assert_eq!(code(&output), 2, "{arguments:?}");
    }
}

#[test]
fn bytes_depend_on_the_input_alone() {
    let (first, second) = (folder(), tempfile::tempdir().unwrap());
    let inner = second.path().join("别的 文件夹");
    fs::create_dir(&inner).unwrap();
    let example = root("examples/rugao-2023.yaml");
    for place in [first.path(), &inner] {
        fs::copy(&example, place.join("报告.yaml")).unwrap();
    }
    assert_eq!(code(&run(first.path(), &["render", "报告.yaml"])), 0);
    let mut other: Command = fazhi();
    other
        .current_dir(&inner)
        .args(["render", "报告.yaml"])
        .env("TZ", "America/New_York")
        .env("LC_ALL", "en_US.UTF-8")
        .env("HOME", "/nowhere");
    assert_eq!(code(&other.output().unwrap()), 0);
    for name in ["报告.md", "报告.html", "报告.docx"] {
        assert!(
            fs::read(first.path().join(name)).unwrap() == fs::read(inner.join(name)).unwrap(),
            "{name}"
        );
    }
}

#[test]
fn files_as_windows_saves_them_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let saved = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
    fs::write(folder.path().join("a.yaml"), saved).unwrap();
    fs::write(folder.path().join("b.yaml"), GOOD).unwrap();
    for name in ["a", "b"] {
        let output = run(
            folder.path(),
            &["render", &format!("{name}.yaml"), "--to", "md"],
        );
        assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    }
    assert_eq!(
        fs::read(folder.path().join("a.md")).unwrap(),
        fs::read(folder.path().join("b.md")).unwrap()
    );
    fs::write(folder.path().join("c.yaml"), b"PK\x03\x04....").unwrap();
    let output = run(folder.path(), &["check", "c.yaml"]);
    assert_eq!(code(&output), 1);
    assert!(text(&output.stdout).contains("YML-018"));
}

/// The mark of order that Notepad puts ahead is no part of the text, and places count it.
#[test]
fn offsets_count_the_byte_order_mark() {
    let folder = tempfile::tempdir().unwrap();
    let file = format!("\u{feff}{BAD}");
    fs::write(folder.path().join("a.yaml"), &file).unwrap();
    let output = run(folder.path(), &["check", "a.yaml", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let start = &report["diagnostics"][0]["range"]["start"];
    assert_eq!(start["line"], 2);
    let offset = usize::try_from(start["offset"].as_u64().unwrap()).unwrap();
    assert!(file[offset..].starts_with("某某某年"), "{start}");
}

/// A text that a template does not print is never dropped in silence.
#[test]
fn a_text_that_a_template_forgets_is_named() {
    use fazhi::document::{Inline, Origin, Run, Runs, parse};
    use fazhi::source::{SourceId, Span};
    let span = Span::new(SourceId(0), 3, 9);
    let text = Inline::Text(Run {
        text: "正文".into(),
        origin: Origin::Clerk(span),
    });
    let mut runs = Runs::default();
    let printed = runs.keep(vec![text.clone()]);
    runs.keep(vec![text]);
    let mut found = Vec::new();
    parse(&format!("{printed}\n"), &mut runs, &mut found);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code, found[0].span), ("TPL-003", Some(span)));
}

/// The commands and flags that the help names are in the manual page and in every completion script.
#[test]
fn help_manual_and_completions_name_the_same() {
    let folder = folder();
    let said = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        assert_eq!(code(&output), 0, "{arguments:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}");
        text(&output.stdout)
    };
    let mut names: Vec<String> = [
        "check",
        "render",
        "explain",
        "schema",
        "list",
        "doctor",
        "completions",
        "man",
    ]
    .map(str::to_owned)
    .to_vec();
    for command in [
        &[][..],
        &["check"],
        &["render"],
        &["explain"],
        &["schema"],
        &["template"],
        &["template", "list"],
        &["doctor"],
        &["completions"],
        &["man"],
    ] {
        let help = said(&[command, &["--help"]].concat());
        assert!(help.contains("用法：fazhi"), "{command:?}: {help}");
        let flags = help
            .split_whitespace()
            .filter(|word| word.starts_with("--"));
        names.extend(flags.map(|flag| flag.trim_start_matches('-').to_owned()));
    }
    assert!(names.len() > 15, "{names:?}");
    let page = said(&["man"]).replace("\\-", "-");
    for name in &names {
        assert!(page.contains(name.as_str()), "man: {name}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = said(&["completions", shell]);
        for name in &names {
            assert!(script.contains(name.as_str()), "{shell}: {name}");
        }
    }
}
