//! The file of verdicts beside a report that somebody else wrote: `忽略`, and nothing besides.

use super::model::Ignore;
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::{Reader, record};
use crate::say;
use crate::source::{Source, Span};
use crate::yaml::{Kind as NodeKind, Prepared, tree};

record! {
    /// What a person has judged of a report that somebody else wrote.
    "忽略文件" pub struct Verdicts<'p> {
        ignore: Vec<Ignore<'p>> = optional "ignore" | "忽略" ("经人核对、不必再提示的检查结果，理由必填；没有用上的会提醒", "Findings that a person has judged and that are not shown again; the reason is required");
    }
}

/// `source` as it is read: slips of the text are noted and repaired on a copy.
pub fn prepare_verdicts<'s>(source: &'s Source, diagnostics: &mut Vec<Diagnostic>) -> Prepared<'s> {
    crate::mend::prepare(source, Verdicts::record, diagnostics)
}

/// Reads a file of verdicts. What is wrong is noted; `None` where it holds none at all.
pub fn load_verdicts<'p>(
    prepared: &'p Prepared<'p>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Verdicts<'p>> {
    let root = tree(prepared, diagnostics)?;
    let NodeKind::Map(map) = &root.kind else {
        let broken = diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error);
        if !broken {
            diagnostics.push(no_verdicts(root.span));
        }
        return None;
    };
    let mut reader = Reader {
        prepared,
        root: &root,
        diagnostics,
        path: Vec::new(),
        references: Vec::new(),
        beside: None,
        home: Verdicts::record(),
        strayed: Vec::new(),
        guesses: Default::default(),
        lacking: Vec::new(),
        names: None,
    };
    let verdicts = Verdicts::from_map(&root, map, &mut reader);
    reader.note_lacking();
    Some(verdicts)
}

fn no_verdicts(span: Span) -> Diagnostic {
    let start = Span {
        end: span.start,
        ..span
    };
    let message = say!(
        "这个文件里没有“忽略:”这一栏",
        "there is no “ignore:” in this file"
    );
    Diagnostic::error("YML-023", start, message).hint(say!(
        "第一行写 忽略:，下面每一条写 规则、原文、理由，前面加短横线",
        "begin with “ignore:”, and below it an entry with rule, at and reason for each finding"
    ))
}
