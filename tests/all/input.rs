//! The way in: encodings, line ends, and input that would exhaust a program that trusts it.

use crate::{fazhi, files, text};
use encoding_rs::GB18030;
use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const HEAD: &str = "格式: 1\n年度: 2023\n类型: 政府\n发文机关: 云溪县人民政府\n举措:\n  - 标题: 题\n    正文: 文。\n";

/// Runs a command with `input` at its standard input.
pub fn fed(mut command: Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        // The program may stop reading before the end.
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().unwrap()
    })
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = fazhi();
    command.args(arguments);
    fed(command, input)
}

fn concise(input: &[u8]) -> String {
    let output = run(
        &["check", "-", "--format", "concise", "--severity", "info"],
        input,
    );
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
    text(&output.stdout)
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(bytes).collect()
}

fn marked(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").into_bytes()
}

fn gbk(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = GB18030.encode(text);
    assert!(!lost);
    bytes.into_owned()
}

/// What a file that was saved in another way is told besides.
const GBK: &str = "-:1:1: info YML-006 文件是 GBK（记事本里的“ANSI”）编码，已按 GBK 正常读取\n";
const UTF16: &str =
    "-:1:1: info YML-006 文件是 UTF-16（记事本里的“Unicode”）编码，已按 UTF-16 正常读取\n";

/// Ways in which one text is saved, and what is said of it.
fn saved(text: &str) -> [(&'static str, Vec<u8>, &'static str); 7] {
    [
        ("mark", marked(text), ""),
        ("CRLF", text.replace('\n', "\r\n").into_bytes(), ""),
        ("mark, CRLF", marked(&text.replace('\n', "\r\n")), ""),
        ("CR", text.replace('\n', "\r").into_bytes(), ""),
        ("GBK, CRLF", gbk(&text.replace('\n', "\r\n")), GBK),
        ("UTF-16", utf16(text, u16::to_le_bytes), UTF16),
        ("UTF-16, other order", utf16(text, u16::to_be_bytes), UTF16),
    ]
}

#[test]
fn however_a_report_is_saved_it_renders_the_same() {
    for path in files("examples", "yaml") {
        let example = fs::read_to_string(&path).unwrap();
        for format in ["md", "html", "docx"] {
            let render = |input: &[u8]| run(&["render", "-", "--to", format], input);
            let expected = render(example.as_bytes());
            assert_eq!(expected.status.code(), Some(0));
            for (way, bytes, _) in saved(&example) {
                let output = render(&bytes);
                assert!(
                    output.stdout == expected.stdout,
                    "{} in {way}, {format}: {}",
                    path.display(),
                    text(&output.stderr)
                );
            }
        }
    }
}

/// Places count lines and characters of the text, whatever its bytes.
#[test]
fn however_a_report_is_saved_its_mistakes_are_told_the_same() {
    for path in files("tests/errors", "yaml") {
        let wrong = fs::read_to_string(&path).unwrap();
        if wrong.is_ascii() {
            continue;
        }
        let expected = concise(wrong.as_bytes());
        for (way, bytes, note) in saved(&wrong) {
            assert_eq!(
                concise(&bytes),
                format!("{note}{expected}"),
                "{} in {way}",
                path.display()
            );
        }
    }
}

#[test]
fn what_cannot_be_read_is_named_at_its_place() {
    let broken = "-:4:9: error YML-006 这里有字读不出来：这几个字节不合文件的编码\n";
    let unknown = |place: &str| {
        format!("-:{place}: error YML-006 文件不是 UTF-8、GBK 或 UTF-16 编码，从这里起读不出文字\n")
    };
    let insert = |bytes: &[u8]| {
        let at = HEAD.find("县人民").unwrap();
        [&HEAD.as_bytes()[..at], bytes, &HEAD.as_bytes()[at..]].concat()
    };
    let odd = utf16(HEAD, u16::to_le_bytes);
    let cases: [(&str, Vec<u8>, String); 9] = [
        // One byte too many, one too few: a file in UTF-8 all the same, and the rest is read.
        ("one byte", insert(b"\xff"), broken.into()),
        (
            "half a character",
            insert("文".as_bytes()[..2].into()),
            broken.into(),
        ),
        ("a word of GBK", insert(&gbk("如皋")), broken.into()),
        (
            "half a unit of UTF-16",
            odd[..odd.len() - 1].into(),
            UTF16.to_owned() + &broken.replace("4:9", "7:11"),
        ),
        ("GBK", gbk("格式"), String::new()),
        (
            "Big5",
            b"format: 1\nissuer: \xb5o\xa4\xe5\xbe\xf7\xc3\xf6\n".to_vec(),
            unknown("2:9"),
        ),
        (
            "Latin",
            b"format: 1\nissuer: M\xe1laga\n".to_vec(),
            unknown("2:10"),
        ),
        (
            "noise",
            b"\x89\r\n\x1a\n\0\0\0\xff\xfe\xfd".to_vec(),
            unknown("1:1"),
        ),
        (
            "Word of old",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            "-:1:1: error YML-018 这个文件其实是 Word、Excel 或 WPS 文件，不是报告数据\n".into(),
        ),
    ];
    for (what, bytes, expected) in cases {
        let found = concise(&bytes);
        if expected.is_empty() {
            assert!(found.starts_with(GBK), "{what}: {found}");
        } else {
            assert_eq!(found, expected, "{what}");
        }
    }
}

/// More than any report holds, and what is said of it: quickly, and in little memory.
#[test]
fn what_would_exhaust_is_refused_at_once() {
    let at_head = |tail: String| HEAD.to_owned() + &tail;
    let blocks: String = (0..2000).map(|depth| " ".repeat(depth) + "甲:\n").collect();
    let bomb: String = ('b'..='k')
        .map(|name| {
            let last = char::from(name as u8 - 1);
            format!("{name}: &{name} [{}]\n", format!("*{last},").repeat(9))
        })
        .collect();
    let deep = "YML-024 到这里已经套了 64 层，再往里不读了";
    let mark = |mark: char| format!("YML-010 内容不能以“{mark}”开头");
    let control = "这里夹着一个看不见的字符（控制字符 U+0000）";
    let [outside, inside] = ["YML-005", "VAL-010"].map(|code| format!("{code} {control}"));
    let cases: [(&str, String, i32, &str, &str); 14] = [
        (
            "brackets",
            at_head(format!("其他: {}", "[".repeat(10_000))),
            1,
            "8:69",
            deep,
        ),
        (
            "braces",
            at_head(format!("其他: {}", "{甲: ".repeat(10_000))),
            1,
            "8:261",
            deep,
        ),
        (
            "dashes",
            at_head(format!("其他:\n  {}", "- ".repeat(10_000))),
            1,
            "9:129",
            deep,
        ),
        (
            "questions",
            at_head("? ".repeat(10_000)),
            1,
            "8:1",
            "YML-020 「? ?",
        ),
        ("indents", at_head(blocks), 1, "72:65", deep),
        (
            "anchor",
            at_head("a: &a [x]\n".to_owned() + &bomb),
            1,
            "8:4",
            "YML-010 “&a”是给内容起的记号",
        ),
        (
            "alias",
            at_head("其他:\n".to_owned() + &"  - *a\n".repeat(3_000)),
            1,
            "9:5",
            &mark('*'),
        ),
        (
            "aliases",
            at_head(format!("其他: [{}]\n", "*a,".repeat(3_000))),
            1,
            "8:6",
            &mark('*'),
        ),
        (
            "mistakes on a line",
            at_head(format!(
                "指标: [{}]\n",
                "{名称: 甲, 数值: x},".repeat(2_000)
            )),
            1,
            "8:18",
            "VAL-009",
        ),
        ("nothing", String::new(), 1, "1:1", "YML-022"),
        ("comments", "# 备注\n".repeat(1000), 1, "1:1", "YML-022"),
        ("zeros", "\0".repeat(1_000_000), 1, "1:1", &outside),
        ("a zero", HEAD.replace("文。", "文\0。"), 1, "7:10", &inside),
        (
            "a line of a megabyte",
            HEAD.replace("文。", &"文".repeat(350_000)),
            0,
            "",
            "",
        ),
    ];
    for (what, input, code, place, message) in cases {
        for format in ["full", "concise", "json"] {
            let started = Instant::now();
            let output = fed(
                frugal(&["check", "-", "--format", format]),
                input.as_bytes(),
            );
            let took = started.elapsed();
            let said = text(&output.stdout) + &text(&output.stderr);
            let head: String = said.chars().take(2000).collect();
            assert_eq!(output.status.code(), Some(code), "{what}: {head}");
            assert!(took < HANGS, "{what}: {took:?}");
            if format == "concise" && !place.is_empty() {
                let finding = format!("-:{place}: error {message}");
                assert!(said.contains(&finding), "{what}, {finding}: {head}");
            }
        }
    }
}

/// What takes longer hangs, on any machine; how fast the program is, `cargo bench` measures.
const HANGS: Duration = Duration::from_secs(120);

/// The program, in an address space of 256 MB where the system can hold it to that: a stream of 64
/// MB and what a vector asks for when it grows.
fn frugal(arguments: &[&str]) -> Command {
    if cfg!(not(target_os = "linux")) {
        let mut command = fazhi();
        command.args(arguments);
        return command;
    }
    let mut command = Command::new("sh");
    command
        .args(["-c", "ulimit -v 262144 && exec \"$@\"", "sh"])
        .arg(env!("CARGO_BIN_EXE_fazhi"))
        .args(arguments)
        .env("LC_ALL", "C");
    command
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("报告.yaml");
    let file = fs::File::create(&path).unwrap();
    file.set_len(100_000_000).unwrap();
    let mut paths = vec![path];
    if cfg!(target_os = "linux") {
        paths.push("/dev/zero".into());
    }
    let refused = |output: Output, started: Instant| {
        let said = text(&output.stdout) + &text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains("OUT-003") && said.contains("超过 64 MB"),
            "{said}"
        );
        assert!(started.elapsed() < HANGS);
    };
    for path in paths {
        let started = Instant::now();
        refused(frugal(&["check"]).arg(&path).output().unwrap(), started);
    }
    let started = Instant::now();
    refused(
        fed(frugal(&["check", "-"]), &vec![b'#'; 100_000_000]),
        started,
    );
}

/// A pipe that has a name, as a shell makes it for `fazhi check <(…)`.
#[cfg(target_os = "linux")]
#[test]
fn a_pipe_is_read() {
    let output = run(&["check", "/dev/stdin"], HEAD.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
}
