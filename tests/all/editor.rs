//! What an editor makes of a report file: the language server of VS Code's YAML extension, with the
//! committed schemas. Without Node.js and the server the test says so and passes; CI has both.

use crate::{files, root};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

const ZH: &str = "report.zh.schema.json";
const EN: &str = "report.schema.json";
/// How long the server may think.
const PATIENCE: Duration = Duration::from_secs(60);
/// Where the cursor is in a sample.
const CURSOR: char = '¦';

/// The server's program: where `.ci/install` puts it, or on the path.
fn program() -> Option<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root("target"), PathBuf::from);
    let installed =
        target.join("ci/tools/node_modules/yaml-language-server/bin/yaml-language-server");
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&paths).map(|path| path.join("yaml-language-server"));
    std::iter::once(installed)
        .chain(found)
        .find(|path| path.is_file())
}

/// A running server, or `None` where it is not installed.
fn server() -> Option<Server> {
    let node = Command::new("node").arg("--version").output();
    let found = program().filter(|_| node.is_ok_and(|node| node.status.success()));
    if found.is_none() {
        assert!(
            std::env::var_os("CI").is_none(),
            "CI must have Node.js and yaml-language-server: bash .ci/install"
        );
        eprintln!(
            "SKIPPED: the editor test needs Node.js and the npm package yaml-language-server (npm install -g yaml-language-server, or bash .ci/install)"
        );
        eprintln!("已跳过：编辑器测试需要 Node.js 和 npm 包 yaml-language-server");
    }
    found.map(|program| Server::start(&program))
}

struct Server {
    child: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    requests: u32,
    documents: u32,
    /// By document, what was published last.
    findings: BTreeMap<String, Vec<Value>>,
}

impl Server {
    fn start(program: &Path) -> Self {
        let mut child = Command::new("node")
            .arg(program)
            .arg("--stdio")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || read(output, &sender));
        let mut server = Self {
            child,
            input,
            messages,
            requests: 0,
            documents: 0,
            findings: BTreeMap::new(),
        };
        let abilities = json!({
            "textDocument": {
                "completion": { "completionItem": {
                    "documentationFormat": ["markdown"], "snippetSupport": true,
                } },
                "hover": { "contentFormat": ["markdown"] },
                "publishDiagnostics": {},
            },
            "workspace": { "configuration": true },
        });
        let about =
            json!({ "processId": null, "rootUri": uri(&root("")), "capabilities": abilities });
        server.ask("initialize", &about);
        server.send(&json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }));
        server
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn receive(&mut self) -> Value {
        let message = self
            .messages
            .recv_timeout(PATIENCE)
            .expect("an answer of the server");
        let params = &message["params"];
        if message["method"] == "textDocument/publishDiagnostics" {
            let name = params["uri"].as_str().unwrap().to_owned();
            self.findings
                .insert(name, params["diagnostics"].as_array().unwrap().clone());
        } else if message["method"].is_string() && !message["id"].is_null() {
            let result = settings(&message);
            self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": result }));
        }
        message
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.requests += 1;
        let id = self.requests;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.receive();
            if message["id"] == id && message["method"].is_null() {
                assert!(message["error"].is_null(), "{message}");
                return message["result"].clone();
            }
        }
    }

    /// Opens a file that begins with the line that links it with `schema`.
    fn open(&mut self, text: &str, schema: &str) -> String {
        self.documents += 1;
        let name = uri(&root(&format!("target/editor-{}.yaml", self.documents)));
        let schema = uri(&root("schemas").join(schema));
        let text = format!("# yaml-language-server: $schema={schema}\n{text}");
        let document = json!({ "uri": name, "languageId": "yaml", "version": 1, "text": text });
        self.send(&json!({
            "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": document },
        }));
        name
    }

    /// The answer of `method` at the cursor.
    fn at_cursor(&mut self, method: &str, text: &str, schema: &str) -> Value {
        let (before, _) = text.split_once(CURSOR).unwrap();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
        let name = self.open(&text.replace(CURSOR, ""), schema);
        let place = json!({ "line": line, "character": column });
        self.ask(
            method,
            &json!({ "textDocument": { "uri": name }, "position": place }),
        )
    }

    /// What is offered at the cursor: the label, what is inserted, what it means.
    fn offers(&mut self, text: &str, schema: &str) -> Vec<[String; 3]> {
        let answer = self.at_cursor("textDocument/completion", text, schema);
        let items = answer["items"].as_array().unwrap().iter().map(|item| {
            let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let about = &item["documentation"];
            let about = if about.is_object() {
                &about["value"]
            } else {
                about
            };
            [
                words(&item["label"]),
                words(&item["insertText"]),
                words(about),
            ]
        });
        items.collect()
    }

    fn hover(&mut self, text: &str, schema: &str) -> String {
        let answer = self.at_cursor("textDocument/hover", text, schema);
        answer["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// What is underlined: the line in `text`, from 1, and the message.
    fn findings(&mut self, text: &str, schema: &str) -> Vec<(u64, String)> {
        let name = self.open(text, schema);
        while !self.findings.contains_key(&name) {
            self.receive();
        }
        let findings = self.findings[&name].iter().map(|finding| {
            let line = finding["range"]["start"]["line"].as_u64().unwrap();
            (line, finding["message"].as_str().unwrap().to_owned())
        });
        findings.collect()
    }
}

/// Hands on each message, till the server ends.
fn read(mut output: BufReader<ChildStdout>, sender: &Sender<Value>) {
    let mut length = 0;
    let mut line = String::new();
    while output.read_line(&mut line).is_ok_and(|count| count > 0) {
        if let Some(count) = line.trim().strip_prefix("Content-Length: ") {
            length = count.parse().unwrap();
        } else if line.trim().is_empty() {
            let mut body = vec![0; length];
            output.read_exact(&mut body).unwrap();
            if sender.send(serde_json::from_slice(&body).unwrap()).is_err() {
                return;
            }
        }
        line.clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the server asks its editor for: the settings of the YAML extension; no list of schemas from elsewhere.
fn settings(request: &Value) -> Value {
    let Some(wanted) = request["params"]["items"].as_array() else {
        return Value::Null;
    };
    let yaml = json!({
        "validate": true, "hover": true, "completion": true, "schemaStore": { "enable": false },
    });
    let each = wanted.iter().map(|item| match item["section"].as_str() {
        Some("yaml") => yaml.clone(),
        _ => Value::Null,
    });
    each.collect()
}

fn uri(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let path = path.trim_start_matches('/').bytes().map(|byte| match byte {
        b'/' | b':' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    format!("file:///{}", path.collect::<String>())
}

/// A file without the line that links it with a schema.
fn report(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    match text.split_once('\n') {
        Some((first, rest)) if first.contains("$schema=") => rest.to_owned(),
        _ => text,
    }
}

#[test]
fn a_good_file_has_nothing_underlined() {
    let Some(mut server) = server() else { return };
    let folders = [
        "examples",
        "tests/good",
        "docs/填写指南/空表",
        "docs/填写指南/定稿",
    ];
    for path in folders.into_iter().flat_map(|folder| files(folder, "yaml")) {
        for schema in [ZH, EN] {
            let found = server.findings(&report(&path), schema);
            assert!(found.is_empty(), "{} {schema}: {found:#?}", path.display());
        }
    }
}

/// What stands in the schemas and is easily mistaken for a slip.
#[test]
fn what_may_be_written_is_not_underlined() {
    let Some(mut server) = server() else { return };
    for part in [
        "引言: \"{{甲}}件\"\n",
        "引言: 全年办理{{甲}}\n",
        "引言: 无\n",
        "引言:\n",
        "引言: 2024\n",
        "引言:\n  - 第一段\n  - 2024\n",
        "引言: |\n  第一段\n  第二段\n",
        "公文:\n  成文日期: 2025-03-01\n  发布日期: 2025-03-05 10:24\n  印章: 是\n  目录: true\n",
        "公文:\n  成文日期: 2025年3月1日\n  版式: redhead\n  文号: 3\n",
        "指标:\n  - 名称: 甲\n    数值: \"0012\"\n    上年: 1.10\n    历年: {2021: 3, 2022年: 4}\n    目标: \">= 3\"\n",
        "指标:\n  - name: 甲\n    数值: 85\n    unit: '%'\n    概数: over\n    目标: 90\n",
        "指标:\n  -\n",
        "举措:\n",
        "measures:\n  - 一句话\n  - title: 甲\n    正文: 乙\n    领域: [functions, 行政执法]\n",
        "举措:\n  标题: 无\n  事项:\n    - 标题: 甲\n      序号: 无\n      要点:\n        - 乙\n        - {标题: 丙, text: 丁}\n",
        "模板:\n  名称: government\n  选项:\n    落款: title\n    各级:\n      - 序号: 1.\n      - 序号: （一）\n",
        "附件:\n  - 标题: 甲\n    表格:\n      列: [乙, 2024]\n      行:\n        - [丙, 1, true, 2024-01-01]\n",
        "备注: {随便: [写, 1]}\n",
    ] {
        for schema in [ZH, EN] {
            let found = server.findings(&format!("{HEAD}{part}"), schema);
            assert!(found.is_empty(), "{part} {schema}: {found:#?}");
        }
    }
}

/// The keys that every report must have.
const HEAD: &str = "格式: 1\n年度: 2024\n类型: 政府\n发文机关: 云溪县人民政府\n";

#[test]
fn a_slip_is_underlined_where_it_is() {
    let Some(mut server) = server() else { return };
    let cases = [
        ("引言:\n  甲: 乙\n", 6, "这里填文字"),
        ("指标:\n  - 名陈: 甲\n", 6, "名陈"),
        ("指标:\n  - 数值: 1\n", 6, "名称"),
        ("指标:\n  - 名称: 甲\n    数值: 约5\n", 7, "这里只填数字"),
        ("指标:\n  - 名称: 甲\n    小数位: 半\n", 7, "这里只填整数"),
        ("指标:\n  - 名称: 甲\n    概数: 大约\n", 7, "约"),
        ("公文:\n  成文日期: 去年底\n", 6, "日期写成"),
        ("公文:\n  标提: 甲\n", 6, "标提"),
        ("层级: 县\n", 5, "县级"),
        ("附件: 无\n", 5, "array"),
        ("年份: 2024\n", 5, "年份"),
    ];
    for (part, line, words) in cases {
        let found = server.findings(&format!("{HEAD}{part}"), ZH);
        let told = |(at, message): &(u64, String)| *at == line && message.contains(words);
        assert!(found.iter().any(told), "{part}: {found:#?}");
        assert!(
            found.iter().all(|(at, _)| *at == line),
            "{part}: {found:#?}"
        );
    }
    let missing = server.findings("格式: 1\n", ZH);
    for key in ["年度", "类型", "发文机关"] {
        assert!(
            missing.iter().any(|(_, message)| message.contains(key)),
            "{key}: {missing:#?}"
        );
    }
}

/// At each place keys, values or whole entries are offered, each explained; and nothing foreign.
#[test]
fn what_fits_is_offered() {
    let Some(mut server) = server() else { return };
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "¦",
            ZH,
            &[
                "格式",
                "年度",
                "类型",
                "发文机关",
                "公文",
                "举措",
                "不足",
                "计划",
                "指标",
                "附件",
            ],
        ),
        (
            "¦",
            EN,
            &[
                "format",
                "year",
                "kind",
                "issuer",
                "document",
                "measures",
                "indicators",
            ],
        ),
        ("年度: 2024\n¦\n指标:\n", ZH, &["类型", "发文机关"]),
        (
            "公文:\n  ¦",
            ZH,
            &[
                "标题",
                "文号",
                "主送机关",
                "成文日期",
                "版式",
                "公开",
                "网站",
            ],
        ),
        ("公文:\n  网站:\n    ¦", ZH, &["网站名称", "域名", "标识码"]),
        ("document:\n  ¦", ZH, &["标题", "成文日期"]),
        ("公文:\n  ¦", EN, &["title", "signed_on"]),
        (
            "公文:\n  版式: ¦",
            ZH,
            &["普通稿", "红头", "套打", "plain", "redhead", "白头件"],
        ),
        ("公文:\n  印章: ¦", ZH, &["是", "否", "true", "false"]),
        (
            "类型: ¦",
            ZH,
            &[
                "政府",
                "党委政府联合",
                "部门",
                "government",
                "joint",
                "department",
            ],
        ),
        ("kind: ¦", EN, &["government", "政府"]),
        ("层级: 县¦", ZH, &["县级", "county"]),
        ("引言: ¦", ZH, &["无"]),
        (
            "举措:\n  ¦",
            ZH,
            &["题目", "导语", "事项", "结语", "一条：标题、正文"],
        ),
        (
            "举措:\n  - ¦",
            ZH,
            &["标题", "正文", "要点", "领域", "一条：标题、正文"],
        ),
        (
            "举措:\n  - 标题: 甲\n    ¦",
            ZH,
            &["正文", "要点", "事项", "表格"],
        ),
        (
            "举措:\n  - 标题: 甲\n    领域: ¦",
            ZH,
            &["行政执法", "enforcement"],
        ),
        (
            "举措:\n  - 标题: 甲\n    领域:\n      - ¦",
            ZH,
            &["行政执法", "enforcement"],
        ),
        (
            "举措:\n  - 标题: 甲\n    事项:\n      - 标题: 乙\n        ¦",
            ZH,
            &["正文", "要点"],
        ),
        (
            "计划:\n  - 标题: 甲\n  ¦",
            ZH,
            &["一条计划：标题、正文、时限"],
        ),
        ("指标:\n  ¦", ZH, &["一个数字", "一个比率"]),
        ("指标:\n  - ¦", ZH, &["名称", "数值", "单位", "一个数字"]),
        (
            "指标:\n  - 名称: 甲\n    ¦",
            ZH,
            &["数值", "单位", "上年", "比率"],
        ),
        (
            "indicators:\n  - name: 甲\n    ¦",
            EN,
            &["value", "unit", "previous"],
        ),
        (
            "指标:\n  - 名称: 甲\n    概数: ¦",
            ZH,
            &["近", "以上", "nearly", "at least"],
        ),
        (
            "附件:\n  ¦",
            ZH,
            &["一个附件：正文", "一个附件：表格", "一个附件：指标表"],
        ),
        (
            "附件:\n  - 标题: 甲\n    表格:\n      ¦",
            ZH,
            &["题注", "列", "行"],
        ),
        (
            "模板:\n  选项:\n    各级:\n      - 序号: ¦",
            ZH,
            &["无", "（一）", "1."],
        ),
    ];
    for (text, schema, expected) in cases {
        let offers = server.offers(text, schema);
        let labels: Vec<_> = offers.iter().map(|[label, ..]| label.as_str()).collect();
        for label in *expected {
            assert!(
                labels.contains(label),
                "{text}: {label} is not among {labels:?}"
            );
        }
        for label in &labels {
            let foreign = *label == "null" || label.contains("array item") || *label == "1";
            assert!(!foreign, "{text}: {label}");
        }
        assert_eq!(
            labels.contains(&"true"),
            expected.contains(&"true"),
            "{text}: {labels:?}"
        );
        for [label, _, about] in &offers {
            let entry = ["一", "a ", "an "]
                .iter()
                .any(|start| label.starts_with(start));
            let plain = [
                "是", "否", "有", "无", "true", "false", "\"yes\"", "\"no\"", "none",
            ];
            let explained = entry || plain.contains(&label.as_str()) || about.chars().count() > 1;
            assert!(explained, "{text}: {label}");
        }
    }
}

/// A whole entry is put in as it must stand.
#[test]
fn an_entry_offered_at_once_is_a_right_one() {
    let Some(mut server) = server() else { return };
    let cases = [
        ("指标:\n  ¦", "一个数字"),
        ("指标:\n  ¦", "一个比率"),
        ("指标: ¦", "一个数字"),
        ("计划:\n  - 标题: 甲\n  ¦", "一条计划：标题、正文、时限"),
        ("举措:\n  ¦", "一条：标题、要点"),
        ("附件:\n  ¦", "一个附件：正文"),
        ("附件:\n  ¦", "一个附件：表格"),
        ("附件:\n  ¦", "一个附件：指标表"),
    ];
    for (text, wanted) in cases {
        let offers = server.offers(text, ZH);
        let offer = offers.iter().find(|[label, ..]| label == wanted).unwrap();
        // The editor indents what it puts in as the line is.
        let (before, after) = text.split_once(CURSOR).unwrap();
        let indent = before.rsplit('\n').next().unwrap();
        let indent = if indent.trim().is_empty() { indent } else { "" };
        let filled = (1..=9).fold(offer[1].clone(), |text, stop| {
            text.replace(&format!("${stop}"), "")
        });
        let entry = filled.replace('\n', &format!("\n{indent}"));
        let text = format!("{HEAD}{before}{entry}{after}\n");
        let found = server.findings(&text, ZH);
        assert!(found.is_empty(), "{text}: {found:#?}");
    }
}

#[test]
fn what_is_pointed_at_is_explained() {
    let Some(mut server) = server() else { return };
    let cases: &[(&str, &str, &[&str])] = &[
        ("年¦度: 2024\n", ZH, &["报告所写的年份", "year"]),
        ("ye¦ar: 2024\n", ZH, &["报告所写的年份"]),
        ("ye¦ar: 2024\n", EN, &["The year reported on", "年度"]),
        ("年¦度: 2024\n", EN, &["The year reported on"]),
        ("举¦措:\n  - 甲\n", ZH, &["主要举措和成效"]),
        ("举措:\n  - 正¦文: 甲\n", ZH, &["正文；几段文字"]),
        (
            "指标:\n  - 名称: 甲\n    概¦数: 近\n",
            ZH,
            &["约数的说法", "`近`: 印在数字前"],
        ),
        (
            "指标:\n  - 名称: 甲\n    概数: ¦近\n",
            ZH,
            &["`近`: 印在数字前"],
        ),
        (
            "指标:\n  - 名称: 甲\n    概数: over¦\n",
            ZH,
            &["`over`: 同“超”"],
        ),
        ("公文:\n  版式: 红¦头\n", ZH, &["`红头`: 带电子红头"]),
        (
            "公文:\n  mo¦de: redhead\n",
            EN,
            &["`redhead`: With the red head"],
        ),
    ];
    for (text, schema, expected) in cases {
        let shown = server.hover(text, schema);
        for words in *expected {
            assert!(shown.contains(words), "{text}: {words} is not in {shown}");
        }
        assert!(!shown.contains("||"), "{text}: {shown}");
    }
}
