//! `fazhi explain`: the page of a code, or the list of all.

use super::args::{Common, ExplainOptions, Output};
use super::show::{Checked, Shown};
use super::{Exit, either, print};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::explain::{FAMILIES, Page, Sample, family, nearest, page, pages};
use crate::say;
use serde_json::{Value, json};

/// Prints the pages that are asked for; says which codes there are not.
pub fn run(common: &Common, options: &ExplainOptions) -> Exit {
    if options.list {
        return print(common, &list(common));
    }
    let (mut found, mut unknown) = (Vec::new(), Vec::new());
    for typed in &options.codes {
        match page(typed) {
            Some(page) => found.push(page),
            None => unknown.push(nothing(typed)),
        }
    }
    let text = match common.output {
        Output::Json => whole(found.iter().map(json_of).collect()),
        Output::Concise => found.iter().map(|page| row(page, common.lang)).collect(),
        _ => {
            let pages = found.iter().map(|page| page.text(common.lang));
            pages
                .collect::<Vec<_>>()
                .join(&format!("\n{}\n\n", "─".repeat(38)))
        }
    };
    let exit = if text.is_empty() {
        Exit::Done
    } else {
        print(common, &text)
    };
    if unknown.is_empty() {
        return exit;
    }
    let mut shown = Shown::to_stderr(common);
    shown.show(&Checked {
        source: None,
        name: "-",
        others: &[],
        diagnostics: &unknown,
    });
    shown.finish(Exit::Failed)
}

/// There is no such code; the nearest.
fn nothing(typed: &str) -> Diagnostic {
    let message = say!("没有“{typed}”这个编号", "there is no code “{typed}”");
    let diagnostic = Diagnostic::without_place(Severity::Error, "OUT-010", message);
    let near = nearest(typed);
    let (zh, en) = (near.join("、"), near.join(", "));
    let diagnostic = if near.is_empty() {
        diagnostic
    } else {
        diagnostic.hint(say!("是不是：{zh}", "did you mean {en}?"))
    };
    diagnostic.hint(say!(
        "全部编号见：fazhi explain --list",
        "all codes: fazhi explain --list"
    ))
}

/// Every code by family.
fn list(common: &Common) -> String {
    match common.output {
        Output::Json => whole(pages().map(|page| summary(&page)).collect()),
        Output::Concise => pages().map(|page| row(&page, common.lang)).collect(),
        _ => {
            let families = FAMILIES.iter().filter_map(|(name, [zh, en])| {
                let rows = pages().filter(|page| page.code.starts_with(name));
                let rows: String = rows.map(|page| row(&page, common.lang)).collect();
                let title = either(common.lang, zh, en);
                (!rows.is_empty()).then(|| format!("{name}  {title}\n\n{rows}"))
            });
            families.collect::<Vec<_>>().join("\n")
        }
    }
}

fn row(page: &Page<'_>, lang: Lang) -> String {
    let level = page.severity.label(lang);
    let gap = either(lang, "  ", "           ")
        .get(level.len()..)
        .unwrap_or("  ");
    let [zh, en] = page.title;
    format!("{}  {level}{gap}{}\n", page.code, either(lang, zh, en))
}

fn whole(rows: Vec<Value>) -> String {
    format!("{:#}\n", Value::from(rows))
}

fn summary(page: &Page<'_>) -> Value {
    let ([zh, en], [family_zh, family_en]) = (page.title, family(page.code));
    json!({
        "code": page.code,
        "severity": page.severity.name(),
        "fix": page.cure.name(),
        "title": zh,
        "title_en": en,
        "family": family_zh,
        "family_en": family_en,
    })
}

fn json_of(page: &Page<'_>) -> Value {
    let sample = |sample: &Sample<'_>| json!({ "kind": sample.kind, "name": sample.name, "text": sample.text });
    let samples = |all: &[Sample<'_>]| all.iter().map(sample).collect::<Vec<_>>();
    let mut whole = summary(page);
    whole["why"] = page.why[0].into();
    whole["why_en"] = page.why[1].into();
    whole["basis"] = page.basis.into();
    whole["wrong"] = samples(&page.wrong).into();
    whole["message"] = page.message[0].into();
    whole["message_en"] = page.message[1].into();
    whole["right"] = samples(&page.right).into();
    whole
}
