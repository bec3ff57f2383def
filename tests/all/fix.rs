//! `fazhi fix`: what it mends, what it leaves alone, and that nothing is ever lost.
//!
//! `tests/fix/NAME.yaml` becomes `NAME.fixed.yaml` and says `NAME.txt`; where `NAME.answers` stands
//! beside it, the clerk is asked and answers so.

use crate::input::fed;
use crate::{fazhi, files, golden, text, without_rules};
use fazhi::diagnostic::{Cure, Severity};
use fazhi::fix::Repair;
use fazhi::pipeline::{Request, Templates, render};
use fazhi::source::{Source, SourceId};
use fazhi::write::Format;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

fn cases() -> impl Iterator<Item = PathBuf> {
    let all = files("tests/fix", "yaml").into_iter();
    all.filter(|path| !path.to_string_lossy().ends_with(".fixed.yaml"))
}

fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = fazhi();
    command.current_dir(folder).arg("fix").args(arguments);
    fed(command, input)
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The cases, as the command mends them.
#[test]
fn each_file_is_mended_as_written_down() {
    for path in cases() {
        let folder = tempfile::tempdir().unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let own = folder.path().join(name);
        let before = fs::read(&path).unwrap();
        fs::write(&own, &before).unwrap();
        let answers = fs::read(path.with_extension("answers"));
        let flags: &[&str] = if answers.is_ok() { &["--ask"] } else { &[] };
        let answers = answers.unwrap_or_default();
        let output = run(
            folder.path(),
            &[flags, &["--lang", "zh", name]].concat(),
            &answers,
        );
        assert!(output.stdout.is_empty(), "{name}");
        let said = format!("{}exit {}\n", text(&output.stderr), code(&output));
        golden(&path.with_extension("txt"), &said);
        let after = fs::read(&own).unwrap();
        golden(&path.with_extension("fixed.yaml"), &text(&after));
        let kept = fs::read(folder.path().join(format!("{name}.bak")));
        assert_eq!(kept.ok(), (after != before).then_some(before), "{name}");
    }
}

const TEMPLATES: fn() -> Templates = Templates::default;

/// The text that is mended without asking.
fn mended(text: &str) -> String {
    let (templates, request) = (TEMPLATES(), without_rules());
    let mut repair = Repair::new("t", text.to_owned(), &templates, &request);
    repair.make_safe();
    let left = repair.findings().iter();
    let safe: Vec<_> = left.filter(|found| found.cure() == Cure::Safe).collect();
    assert!(safe.is_empty(), "{safe:#?} is left of {text}");
    repair.text().to_owned()
}

/// True where no error waits for a person.
fn only_safe(text: &str) -> bool {
    let (templates, request) = (TEMPLATES(), without_rules());
    let repair = Repair::new("t", text.to_owned(), &templates, &request);
    let mut found = repair.findings().iter();
    found.all(|found| found.cure() == Cure::Safe || found.severity != Severity::Error)
}

/// A draft, and how many errors of each code there are.
fn draft(text: &str) -> (Option<String>, BTreeMap<&'static str, usize>) {
    let source = Source::new(SourceId(0), "t", text);
    let request = Request {
        draft: true,
        ..without_rules()
    };
    let (bytes, found) = render(&source, &TEMPLATES(), &request, Format::Markdown);
    let mut errors = BTreeMap::new();
    for error in found
        .iter()
        .filter(|found| found.severity == Severity::Error)
    {
        *errors.entry(error.code).or_default() += 1;
    }
    (bytes.map(|bytes| crate::text(&bytes)), errors)
}

/// What holds of every text: mended twice it is mended once, and nothing safe is left. Where nothing
/// waits for a person no error comes up that was not there, and the report says the same.
fn check(text: &str) -> Result<String, TestCaseError> {
    let after = mended(text);
    prop_assert_eq!(&mended(&after), &after);
    if after != text && only_safe(text) {
        let ((before, errors), (now, left)) = (draft(text), draft(&after));
        for (code, count) in left {
            let known = errors.get(code).copied().unwrap_or_default();
            prop_assert!(
                count <= known,
                "{count} × {code} in {after}\nnot {known} as in {text}"
            );
        }
        prop_assert_eq!(before, now, "{}\nbecame {}", text, after);
    }
    Ok(after)
}

#[test]
fn a_cure_never_changes_what_is_printed() {
    let errors = files("tests/errors", "yaml");
    for path in cases().chain(errors).chain(files("examples", "yaml")) {
        let text = fs::read_to_string(&path).unwrap();
        for end in ["\n", "\r\n", "\r"] {
            let text = text.replace('\n', end);
            check(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
    }
}

#[test]
fn what_is_well_formed_is_not_touched() {
    for path in files("examples", "yaml") {
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(mended(&text), text, "{}", path.display());
    }
}

/// How one thing is written: as it should be, and slipping in a way that has one cure.
#[derive(Clone, Debug)]
struct Item {
    number: u32,
    slips: u8,
    comment: bool,
    blank: bool,
    block: bool,
    flow: bool,
}

fn item() -> impl Strategy<Value = Item> {
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (1000..9_999_999u32, any::<u8>(), flags).prop_map(
        |(number, slips, (comment, blank, block, flow))| Item {
            number,
            slips,
            comment,
            blank,
            block,
            flow,
        },
    )
}

impl Item {
    /// True where the slip `bit` is made, if slips are made at all.
    fn slips(&self, bit: u8, slipping: bool) -> bool {
        slipping && self.slips & (1 << bit) != 0
    }

    fn number(&self, slipping: bool) -> String {
        let digits = self.number.to_string();
        match (self.slips(0, slipping), self.slips(1, slipping)) {
            (true, true) => digits
                .chars()
                .map(|digit| char::from_u32(digit as u32 + 0xfee0).unwrap())
                .collect(),
            // Between braces a comma would part it in two.
            (true, false) => format!("\"{}\"", grouped(&digits)),
            _ => digits,
        }
    }

    fn figure(&self, slipping: bool, name: &str) -> Vec<String> {
        let number = self.number(slipping);
        let mut lines = vec![format!("名称: {name}")];
        if self.comment {
            lines.push("# 台账: 第 1 页".to_owned());
        }
        lines.push(format!("数值: {number}"));
        if self.blank {
            lines.push(String::new());
        }
        lines.push("单位: '件' # 单位".to_owned());
        lines
    }

    fn entry(&self, slipping: bool, figure: &str) -> Vec<String> {
        let mut lines = vec!["标题: \"题\"".to_owned()];
        if self.block {
            lines.push("正文: |".to_owned());
            lines.extend(["  一段：- 甲: 乙 # 丙", "", "    二段。"].map(str::to_owned));
        } else if self.slips(2, slipping) {
            lines.push(format!("正文: {{{{{figure}}}}}，it's 文。"));
        } else {
            lines.push(format!("正文: '{{{{{figure}}}}}，it''s 文。'"));
        }
        if self.comment {
            lines.push("# 注".to_owned());
        }
        lines.extend(listed("指标", figure, self.slips(3, slipping)));
        lines
    }
}

/// A number with a comma ahead of every three digits.
fn grouped(digits: &str) -> String {
    let mut groups: Vec<&str> = Vec::new();
    let mut rest = digits;
    while rest.len() > 3 {
        let (ahead, last) = rest.split_at(rest.len() - 3);
        groups.insert(0, last);
        rest = ahead;
    }
    groups.insert(0, rest);
    groups.join(",")
}

/// A list of one text; a slip makes it a text.
fn listed(key: &str, text: &str, slips: bool) -> Vec<String> {
    if slips {
        vec![format!("{key}: {text}")]
    } else {
        vec![format!("{key}:"), format!("  - {text}")]
    }
}

/// A list of mappings below a key; where there is one alone, a slip leaves out its dash.
fn dashed(key: &str, items: &[Vec<String>], slips: bool) -> String {
    let mut text = format!("{key}:\n");
    for lines in items {
        for (index, line) in lines.iter().enumerate() {
            let ahead = match index {
                0 if !slips => "  - ",
                _ if slips => "  ",
                _ => "    ",
            };
            let line = format!("{ahead}{line}");
            text += if line.trim().is_empty() { "" } else { &line };
            text.push('\n');
        }
    }
    text
}

fn report(figures: &[Item], entries: &[Item], slipping: bool) -> String {
    let first = &figures[0];
    let year = if first.slips(4, slipping) {
        "２０２４年"
    } else {
        "2024"
    };
    let mut text =
        format!("格式: 1 # 版本\n年度: {year}\n类型: 政府\n\n发文机关: 云溪县人民政府\n");
    for line in listed(
        "荣誉",
        "“先进”: 甲乙".replace(": ", "：").as_str(),
        first.slips(5, slipping),
    ) {
        text += &format!("{line}\n");
    }
    let many = figures.iter().enumerate();
    let many = many.map(|(index, item)| item.figure(slipping, &format!("数{index}")));
    let alone = |items: &[Item]| items.len() == 1 && items[0].slips(6, slipping);
    text += &dashed("指标", &many.collect::<Vec<_>>(), alone(figures));
    let many: Vec<_> = entries
        .iter()
        .map(|item| item.entry(slipping, "数0"))
        .collect();
    text += &dashed("举措", &many, alone(entries));
    if first.flow {
        let title = if first.slips(7, slipping) {
            "数0"
        } else {
            "[数0]"
        };
        text += &format!("不足:\n  - {{标题: 力量不足, 指标: {title}}}\n");
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// A report with slips becomes a report without, that says what the careful colleague's says.
    #[test]
    fn slips_are_mended_and_what_is_right_stays(
        figures in proptest::collection::vec(item(), 1..3),
        entries in proptest::collection::vec(item(), 1..3),
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
    ) {
        let right = report(&figures, &entries, false).replace('\n', end);
        prop_assert_eq!(&mended(&right), &right);
        let (told, errors) = draft(&right);
        prop_assert!(errors.is_empty(), "{:?} in {}", errors, right);
        let wrong = report(&figures, &entries, true).replace('\n', end);
        let after = check(&wrong)?;
        let (now, errors) = draft(&after);
        prop_assert!(errors.is_empty(), "{:?} is left in {}", errors, after);
        prop_assert_eq!(told, now, "{}", after);
    }

    /// Whatever is taken out of a report or put into one, a cure does no harm.
    #[test]
    fn whatever_stands_in_a_file_a_cure_does_no_harm(
        figures in proptest::collection::vec(item(), 1..3),
        entries in proptest::collection::vec(item(), 1..2),
        strokes in proptest::collection::vec((any::<prop::sample::Index>(), 0..5usize, "[ -:#|'\"\\[\\]{}，：0-9甲\n\t]{0,3}"), 1..4),
    ) {
        let mut characters: Vec<char> = report(&figures, &entries, true).chars().collect();
        for (place, gone, typed) in &strokes {
            let at = place.index(characters.len());
            let end = (at + gone).min(characters.len());
            characters.splice(at..end, typed.chars());
            if characters.is_empty() {
                characters.push('甲');
            }
        }
        check(&characters.into_iter().collect::<String>())?;
    }
}

/// Byte-order mark, line ends, encodings: only what is wrong changes.
#[test]
fn files_keep_what_they_are() {
    let text = "格式: 1\n年度: ２０２４年\n类型: 政府\n发文机关: 云溪县人民政府\n举措:\n  - 标题: 题\n    正文: 文。";
    let right = text.replace("２０２４年", "2024");
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let mark = |text: &str| format!("\u{feff}{text}").into_bytes();
    let gbk = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let utf16 = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    let cases: [(Vec<u8>, Vec<u8>, &str); 6] = [
        (mark(&crlf(text)), mark(&crlf(&right)), "已改 1 处"),
        (
            text.replace('\n', "\r").into(),
            right.replace('\n', "\r").into(),
            "已改 1 处",
        ),
        (gbk(&crlf(text)), crlf(&right).into(), "已改 2 处"),
        (
            gbk(&right),
            right.clone().into(),
            "YML-006 已改：存为 UTF-8（原来是 GBK）\n已改 1 处",
        ),
        (utf16(&crlf(text)), crlf(&right).into(), "原来是 UTF-16"),
        (mark(&right), mark(&right), "没有能自动改的"),
    ];
    for (before, after, said) in cases {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("报告.yaml");
        fs::write(&path, &before).unwrap();
        let output = run(folder.path(), &["报告.yaml"], b"");
        let told = text_of(&output);
        assert_eq!(code(&output), 0, "{told}");
        assert!(told.contains(said), "{told}");
        assert_eq!(fs::read(&path).unwrap(), after, "{said}");
        let kept = fs::read(folder.path().join("报告.yaml.bak")).ok();
        assert_eq!(kept, (before != after).then_some(before.clone()));
        // The same through a pipe.
        let piped = run(folder.path(), &["-"], &before);
        assert_eq!(
            (piped.stdout.as_slice(), code(&piped)),
            (after.as_slice(), 0)
        );
    }
}

fn text_of(output: &Output) -> String {
    text(&output.stdout) + &text(&output.stderr)
}

const SLIPS: &str = "格式: 1\n年度: ２０２４年\n类型: 正府\n发文机关: 云溪县人民政府\n";

/// A folder with one file called `报告.yaml`.
fn folder(content: impl AsRef<[u8]>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("报告.yaml"), content).unwrap();
    folder
}

#[test]
fn what_only_looks_writes_nothing() {
    let right = SLIPS.replace("２０２４年", "2024");
    // Flags, the file, the exit code, and what is said.
    let cases: [(&[&str], &str, i32, &str); 8] = [
        (&["--check"], SLIPS, 1, "有 1 处可改"),
        (&["--check"], &right, 0, "没有能自动改的"),
        (&["--check", "--lang", "en"], SLIPS, 1, "1 to mend"),
        (&["--check", "--format", "json"], SLIPS, 1, "\"fixable\": 1"),
        (
            &["--diff"],
            SLIPS,
            1,
            "--- 报告.yaml\n+++ 报告.yaml（修改后）\n@@ -1,4 +1,4 @@\n 格式: 1\n-年度: ２０２４年\n+年度: 2024\n 类型: 正府\n",
        ),
        (&["--diff"], &right, 1, "没有能自动改的"),
        (
            &["--diff", "--color", "always"],
            SLIPS,
            1,
            "\u{1b}[32m+年度: 2024\u{1b}[0m\n",
        ),
        (&["--check", "--ask"], SLIPS, 2, "不能和"),
    ];
    for (flags, content, expected, said) in cases {
        let folder = folder(content);
        let output = run(folder.path(), &[flags, &["报告.yaml"]].concat(), b"");
        assert_eq!(code(&output), expected, "{flags:?}: {}", text_of(&output));
        assert!(
            text_of(&output).contains(said),
            "{flags:?}: {}",
            text_of(&output)
        );
        assert_eq!(names(folder.path()), ["报告.yaml"], "{flags:?}");
        assert_eq!(
            fs::read_to_string(folder.path().join("报告.yaml")).unwrap(),
            content
        );
    }
}

#[test]
fn a_copy_of_the_original_is_never_overwritten() {
    let folder = folder(SLIPS);
    let path = folder.path().join("报告.yaml");
    let again = |flags: &[&str]| {
        fs::write(&path, SLIPS).unwrap();
        run(folder.path(), &[flags, &["报告.yaml"]].concat(), b"");
        names(folder.path())
    };
    assert_eq!(again(&["--no-backup"]), ["报告.yaml"]);
    assert_eq!(again(&[]), ["报告.yaml", "报告.yaml.bak"]);
    // The same copy serves twice.
    assert_eq!(again(&[]), ["报告.yaml", "报告.yaml.bak"]);
    fs::write(folder.path().join("报告.yaml.bak"), "别的").unwrap();
    assert_eq!(again(&[]), ["报告.yaml", "报告.yaml.bak", "报告.yaml.bak2"]);
    assert_eq!(
        fs::read_to_string(folder.path().join("报告.yaml.bak")).unwrap(),
        "别的"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("报告.yaml.bak2")).unwrap(),
        SLIPS
    );
}

/// Nobody to ask is an answer, too: what was accepted is written, the rest stays.
#[test]
fn where_nobody_answers_the_rest_stays() {
    let both = format!("{SLIPS}成文: 1\n举错: 无\n");
    let cases: [(&[&str], &str, &str, &str); 4] = [
        (&["--no-input"], "y\ny\n", "2024", "正府"),
        (&[], "", "2024", "正府"),
        (&[], "q\ny\n", "2024", "正府"),
        (&[], "ｙ\n", "2024", "政府"),
    ];
    for (flags, answers, year, kind) in cases {
        let folder = folder(&both);
        let arguments = [flags, &["--ask", "报告.yaml"]].concat();
        let output = run(folder.path(), &arguments, answers.as_bytes());
        assert_eq!(code(&output), 1);
        let expected = both.replace("２０２４年", year).replace("正府", kind);
        let found = fs::read_to_string(folder.path().join("报告.yaml")).unwrap();
        assert_eq!(found, expected, "{answers:?}");
        let asked = text(&output.stderr).contains("改吗？");
        assert_eq!(asked, flags.is_empty());
    }
}

/// Somebody saves the file in an editor while the clerk is being asked: neither work is lost.
#[test]
fn a_file_that_changes_meanwhile_is_not_overwritten() {
    let folder = folder(SLIPS);
    let path = folder.path().join("报告.yaml");
    let mut command = fazhi();
    let mut child = command
        .current_dir(folder.path())
        .args(["fix", "--ask", "报告.yaml"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = Vec::new();
    let mut stderr = child.stderr.take().unwrap();
    while !said.ends_with("停] ".as_bytes()) {
        let mut byte = [0];
        assert_eq!(
            stderr.read(&mut byte).unwrap(),
            1,
            "{}",
            String::from_utf8_lossy(&said)
        );
        said.push(byte[0]);
    }
    fs::write(&path, "格式: 1\n").unwrap();
    child.stdin.take().unwrap().write_all(b"y\n").unwrap();
    stderr.read_to_end(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(2));
    let said = text(&said);
    assert!(
        said.contains("错误[OUT-014]") && !said.contains("已改"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "格式: 1\n");
    assert_eq!(names(folder.path()), ["报告.yaml"]);
}

#[test]
fn what_cannot_be_written_stays_as_it_is() {
    // Broken bytes would be lost.
    let broken = [b"\xff", SLIPS.as_bytes()].concat();
    let place = folder(&broken);
    let output = run(place.path(), &["报告.yaml"], b"");
    assert_eq!(code(&output), 1);
    assert!(text_of(&output).contains("没有改 报告.yaml：里面有读不出来的字"));
    assert_eq!(fs::read(place.path().join("报告.yaml")).unwrap(), broken);
    assert_eq!(names(place.path()), ["报告.yaml"]);

    let place = folder(SLIPS);
    let path = place.path().join("报告.yaml");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let output = run(place.path(), &["报告.yaml", "无.yaml"], b"");
    assert_eq!(code(&output), 2);
    let told = text_of(&output);
    assert!(
        told.contains("错误[OUT-005] 报告.yaml 是只读的，没有改"),
        "{told}"
    );
    assert!(
        told.contains("找不到文件：无.yaml") && !told.contains("已改"),
        "{told}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), SLIPS);
    assert_eq!(names(place.path()), ["报告.yaml"]);
    // Windows cannot delete what is read-only.
    #[expect(clippy::permissions_set_readonly_false)]
    let writable = |mut permissions: fs::Permissions| {
        permissions.set_readonly(false);
        permissions
    };
    fs::set_permissions(&path, writable(fs::metadata(&path).unwrap().permissions())).unwrap();
}

#[cfg(unix)]
#[test]
fn whom_a_file_is_closed_to_its_copy_is_closed_to() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(SLIPS);
    let path = folder.path().join("报告.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    run(folder.path(), &["报告.yaml"], b"");
    for name in ["报告.yaml", "报告.yaml.bak"] {
        let mode = fs::metadata(folder.path().join(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    // A device is read and never replaced.
    let output = run(folder.path(), &["/dev/stdin"], SLIPS.as_bytes());
    assert_eq!(code(&output), 2, "{}", text_of(&output));
}
