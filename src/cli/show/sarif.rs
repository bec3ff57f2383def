//! SARIF 2.1.0, what programs that gather findings read: one log a run of the program.

use super::fingerprint::fingerprints;
use super::json::step;
use super::sink::Sink;
use super::{Checked, path_text};
use crate::cli::either;
use crate::diagnostic::{Code, Diagnostic, Fix, Lang, Severity, Tally};
use crate::explain::page;
use crate::judgement::Silenced;
use crate::read::Form;
use crate::source::{Source, Span, Unit};
use serde_json::{Value, json};
use std::path::{Component, Path};

/// Where the schema of the format is, after the OASIS standard.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The findings of a run, as they come.
pub struct Sarif {
    lang: Lang,
    /// The codes that occur, as they come.
    rules: Vec<Code>,
    results: Vec<Value>,
}

impl Sarif {
    /// An empty log; its sentences will be in `lang`.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            rules: Vec::new(),
            results: Vec::new(),
        }
    }

    /// Where the rule of a code stands in the list.
    fn rule(&mut self, code: Code) -> usize {
        let known = self.rules.iter().position(|rule| *rule == code);
        known.unwrap_or_else(|| {
            self.rules.push(code);
            self.rules.len() - 1
        })
    }

    fn result(&mut self, checked: &Checked<'_>, diagnostic: &Diagnostic, print: String) -> Value {
        let lang = self.lang;
        let mut result = json!({
            "ruleId": diagnostic.code,
            "ruleIndex": self.rule(diagnostic.code),
            "level": level(diagnostic.severity),
            "message": {"text": message(diagnostic, lang)},
            "locations": location(checked, diagnostic, lang).into_iter().collect::<Vec<_>>(),
            "partialFingerprints": {"fazhi/v1": print},
            "properties": {
                "message": diagnostic.message.get(lang),
                "hints": diagnostic.hints.iter().map(|hint| hint.get(lang)).collect::<Vec<_>>(),
                "path": diagnostic.path.iter().map(step).collect::<Vec<_>>(),
            },
        });
        let related = related(checked, diagnostic, lang);
        if !related.is_empty() {
            result["relatedLocations"] = related.into();
        }
        let fix = diagnostic.fix.as_ref();
        if let Some(fix) = fix.and_then(|fix| cure(checked, fix, lang)) {
            result["fixes"] = json!([fix]);
        }
        result
    }
}

impl Sink for Sarif {
    fn file(&mut self, checked: &Checked<'_>, findings: &[&Diagnostic]) -> String {
        let prints = fingerprints(checked, findings);
        for (diagnostic, print) in findings.iter().zip(prints) {
            let result = self.result(checked, diagnostic, print);
            self.results.push(result);
        }
        String::new()
    }

    fn silenced(&mut self, checked: &Checked<'_>, silenced: &[&Silenced]) -> String {
        let found: Vec<_> = silenced.iter().map(|found| &found.diagnostic).collect();
        let prints = fingerprints(checked, &found);
        // Verdicts on a report that somebody else wrote stand beside it.
        let kind = match Form::of(checked.name) {
            Some(_) => "external",
            None => "inSource",
        };
        for (silenced, print) in silenced.iter().zip(prints) {
            let mut result = self.result(checked, &silenced.diagnostic, print);
            result["suppressions"] = json!([{"kind": kind, "justification": silenced.reason}]);
            self.results.push(result);
        }
        String::new()
    }

    fn close(&mut self, _: Tally, _: &str) -> String {
        let lang = self.lang;
        let silent = |result: &Value| result.get("suppressions").is_some();
        if self.results.iter().any(silent) {
            // Either all results say whether they are silenced, or none does.
            for result in self.results.iter_mut().filter(|result| !silent(result)) {
                result["suppressions"] = json!([]);
            }
        }
        let rules = self.rules.iter().map(|code| rule(code, lang));
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": "fazhi",
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules.collect::<Vec<_>>(),
                }},
                "language": either(lang, "zh-CN", "en-US"),
                "columnKind": "unicodeCodePoints",
                "results": std::mem::take(&mut self.results),
            }],
        });
        format!("{log:#}\n")
    }
}

/// What a code means, how bad it is by itself, and what it rests on.
fn rule(code: Code, lang: Lang) -> Value {
    let Some(page) = page(code) else {
        return json!({"id": code});
    };
    let one = |[zh, en]: [&'static str; 2]| either(lang, zh, en);
    let mut rule = json!({
        "id": code,
        "shortDescription": {"text": one(page.title)},
        "fullDescription": {"text": one(page.why)},
        "defaultConfiguration": {"level": level(page.severity)},
    });
    if let Some(basis) = page.basis {
        rule["properties"] = json!({"source": basis});
    }
    rule
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// What is wrong, and how to cure it: a viewer may show nothing else.
fn message(diagnostic: &Diagnostic, lang: Lang) -> String {
    let words = std::iter::once(&diagnostic.message).chain(&diagnostic.hints);
    let lines: Vec<_> = words.map(|words| words.get(lang)).collect();
    lines.join("\n")
}

/// Where a finding stands in the file, and in its structure; a file that could not be read has a
/// name alone.
fn location(checked: &Checked<'_>, diagnostic: &Diagnostic, lang: Lang) -> Option<Value> {
    let mut found = match checked.placed(diagnostic) {
        Some((span, name, source)) => json!({"physicalLocation": physical(name, source, span)}),
        None if checked.name == "-" => return None,
        None => json!({"physicalLocation": {"artifactLocation": {"uri": uri(checked.name)}}}),
    };
    if !diagnostic.path.is_empty() {
        let name = path_text(&diagnostic.path, lang);
        found["logicalLocations"] = json!([{"fullyQualifiedName": name}]);
    }
    Some(found)
}

fn related(checked: &Checked<'_>, diagnostic: &Diagnostic, lang: Lang) -> Vec<Value> {
    let each = diagnostic.related.iter().enumerate();
    let each = each.filter_map(|(index, related)| {
        let (name, source) = checked.place(related.span)?;
        Some(json!({
            "id": index,
            "message": {"text": related.message.get(lang)},
            "physicalLocation": physical(name, source, related.span),
        }))
    });
    each.collect()
}

/// The edits of a fix, which all stand in one file.
fn cure(checked: &Checked<'_>, fix: &Fix, lang: Lang) -> Option<Value> {
    let (name, _) = checked.place(fix.edits.first()?.span)?;
    let edits = fix.edits.iter().filter_map(|edit| {
        let (_, source) = checked.place(edit.span)?;
        Some(json!({
            "deletedRegion": region(source, edit.span),
            "insertedContent": {"text": edit.replacement},
        }))
    });
    let safe = if fix.safe {
        either(lang, "可自动修复", "cannot change the meaning")
    } else {
        either(lang, "需要人来确认", "needs a person's consent")
    };
    Some(json!({
        "description": {"text": safe},
        "artifactChanges": [{
            "artifactLocation": {"uri": uri(name)},
            "replacements": edits.collect::<Vec<_>>(),
        }],
    }))
}

fn physical(name: &str, source: &Source, span: Span) -> Value {
    json!({
        "artifactLocation": {"uri": uri(name)},
        "region": region(source, span),
    })
}

fn region(source: &Source, span: Span) -> Value {
    let [start, end] = [span.range().start, span.range().end].map(|at| source.place(at));
    let mut region = json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    });
    match source.unit {
        Unit::Line => {
            region["byteOffset"] = start.offset.into();
            region["byteLength"] = (end.offset - start.offset).into();
        }
        // Its bytes are packed: it is paragraphs that are counted.
        Unit::Paragraph => region["properties"] = json!({"unit": "paragraph"}),
    }
    region
}

/// The name of a file as a reference: relative where it was given so, between steps a `/`.
fn uri(name: &str) -> String {
    let mut uri = String::new();
    for part in Path::new(name).components() {
        match part {
            Component::CurDir => {}
            Component::RootDir if uri.is_empty() => uri.push_str("file:///"),
            Component::RootDir => uri.push('/'),
            Component::Prefix(drive) => {
                let drive = drive.as_os_str().to_string_lossy().replace('\\', "/");
                let drive = drive.trim_start_matches("//?/");
                let slashes = if drive.starts_with("//") { "" } else { "///" };
                uri.push_str(&format!("file:{slashes}{drive}"));
            }
            step => {
                if !uri.is_empty() && !uri.ends_with('/') {
                    uri.push('/');
                }
                uri.push_str(&encoded(&step.as_os_str().to_string_lossy()));
            }
        }
    }
    uri
}

/// Percent-encoded, but for what RFC 3986 never reserves.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
