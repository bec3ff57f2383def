//! `fazhi template`: which packs there are, and what a report looks like in each.

use super::args::{Common, Output};
use super::show::{Checked, Shown};
use super::{Exit, either, files, print, verdict};
use crate::diagnostic::Lang;
use crate::document::{Block, Document, Element, plain_text};
use crate::pack::{Builtin, Kind, Pack, SKETCH};
use crate::pipeline::{Request, Template, Templates, document};
use crate::record::Name;
use crate::report::prepare;
use crate::source::{Source, SourceId};
use serde_json::{Value, json};

/// Prints each pack's name, title and use.
pub fn list(common: &Common) -> Exit {
    let packs = Builtin::ALL.map(Builtin::pack);
    let text = match common.output {
        Output::Json => {
            let rows: Vec<_> = packs.iter().map(|pack| json_of(pack)).collect();
            format!("{:#}\n", Value::from(rows))
        }
        _ => packs.map(|pack| about(pack, common.lang)).concat(),
    };
    print(common, &text)
}

/// Describes the pack called `name`, or that in the folder of the name, with a sketch of a report.
pub fn show(common: &Common, name: &str) -> Exit {
    let templates = files::templates();
    let template = templates.get(name, "");
    let text = match template.as_ref().map(|template| template.kind) {
        Ok(Kind::Department) => SKETCH
            .replace("类型: 政府", "类型: 部门")
            .replace("示例县人民政府", "示例县司法局"),
        Ok(Kind::Joint) => SKETCH.replace("类型: 政府", "类型: 联合").replace(
            "机关: 示例县人民政府",
            "机关: [中共示例县委, 示例县人民政府]",
        ),
        Ok(Kind::Government) | Err(_) => SKETCH.to_owned(),
    };
    let source = Source::new(SourceId(0), "templates/sketch.yaml", text);
    let mut diagnostics = Vec::new();
    let prepared = prepare(&source, &mut diagnostics);
    let request = Request {
        template: Some(name.to_owned()),
        ..Request::default()
    };
    let document = document(&prepared, &templates, &request, &mut diagnostics);
    let (Some(document), Ok(Template { pack, .. })) = (document, template) else {
        return complain(common, &source, &templates, &diagnostics);
    };
    let sketch = sketch(&document);
    let text = match common.output {
        Output::Json => {
            let mut row = json_of(pack);
            row["sketch"] = Value::from(sketch);
            format!("{row:#}\n")
        }
        _ => {
            let title = either(common.lang, "样子：", "sketch:");
            let lines = sketch.iter().map(|line| format!("    {line}\n"));
            let lines: String = lines.collect();
            format!("{}\n{title}\n\n{lines}", about(pack, common.lang))
        }
    };
    print(common, &text)
}

fn complain(
    common: &Common,
    source: &Source,
    templates: &Templates,
    diagnostics: &[crate::diagnostic::Diagnostic],
) -> Exit {
    let mut shown = Shown::to_stderr(common);
    shown.show(&Checked {
        source: Some(source),
        others: &templates.sources(),
        name: &source.name,
        diagnostics,
    });
    shown.finish(verdict(common, diagnostics).max(Exit::Failed))
}

fn text<'t>(name: &'t Option<Name<'_>>) -> &'t str {
    name.as_ref().map_or("", |name| &*name.text)
}

fn json_of(pack: &Pack<'_>) -> Value {
    let kinds: Vec<_> = pack.default_for.iter().map(|kind| kind.en()).collect();
    json!({
        "name": text(&pack.name),
        "title": text(&pack.title),
        "description": text(&pack.description),
        "description_en": text(&pack.description_en),
        "extends": text(&pack.extends),
        "default_for": kinds,
    })
}

/// Name, title, use.
fn about(pack: &Pack<'_>, lang: Lang) -> String {
    let description = match (lang, text(&pack.description_en)) {
        (Lang::En, english) if !english.is_empty() => english,
        _ => text(&pack.description),
    };
    let mut lines = format!("{}  {}\n", text(&pack.name), text(&pack.title));
    let kinds = pack.default_for.iter();
    let kinds: Vec<_> = kinds
        .map(|kind| either(lang, kind.zh(), kind.en()))
        .collect();
    let rows = [
        (("", ""), description.to_owned()),
        (
            ("默认用于：", "default for: "),
            kinds.join(either(lang, "、", ", ")),
        ),
        (("沿用：", "extends: "), text(&pack.extends).to_owned()),
    ];
    for ((zh, en), value) in rows {
        if !value.is_empty() {
            lines.push_str(&format!("    {}{value}\n", either(lang, zh, en)));
        }
    }
    lines
}

/// The lines of a report, as they stand on the page.
fn sketch(document: &Document<'_>) -> Vec<String> {
    let elements = |elements: &[Element<'_>]| -> Vec<String> {
        let lines = elements.iter();
        lines.map(|element| plain_text(&element.content)).collect()
    };
    let title = document.title.iter();
    let mut lines: Vec<_> = title
        .map(|line| format!("　　　　{}", plain_text(line)))
        .collect();
    lines.extend(elements(&document.opening));
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => lines.push(format!("　　{}", plain_text(&heading.content))),
            Block::Paragraph(paragraph) => lines.push(format!("　　{}", plain_text(paragraph))),
            Block::Table(_) | Block::Chart(_) => {}
        }
    }
    let ending = elements(&document.ending).into_iter();
    lines.extend(ending.map(|line| format!("　　　　　　　　{line}")));
    lines
}
