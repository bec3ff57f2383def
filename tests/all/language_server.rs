//! A client of yaml-language-server, the language server of VS Code's YAML extension.

use crate::root;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

/// How long the server may think.
const PATIENCE: Duration = Duration::from_secs(60);
/// Where the cursor is in a sample.
pub const CURSOR: char = '¦';

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
pub fn server() -> Option<Server> {
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

pub struct Server {
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
    pub fn offers(&mut self, text: &str, schema: &str) -> Vec<[String; 3]> {
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

    pub fn hover(&mut self, text: &str, schema: &str) -> String {
        let answer = self.at_cursor("textDocument/hover", text, schema);
        answer["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// What is underlined in each text: the line, from 1, and the message. (The server waits a while
    /// before it looks at a text, but at all of them together.)
    pub fn findings(&mut self, texts: &[String], schema: &str) -> Vec<Vec<(u64, String)>> {
        let names: Vec<_> = texts.iter().map(|text| self.open(text, schema)).collect();
        while !names.iter().all(|name| self.findings.contains_key(name)) {
            self.receive();
        }
        let found = names.iter().map(|name| {
            let findings = self.findings[name].iter().map(|finding| {
                let line = finding["range"]["start"]["line"].as_u64().unwrap();
                (line, finding["message"].as_str().unwrap().to_owned())
            });
            findings.collect()
        });
        found.collect()
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
