//! `fazhi new`: a report file to fill, and the schema beside it.

use super::args::{Common, NewOptions};
use super::show::{Checked, Shown};
use super::{Exit, either, files, verdict};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::pack::Builtin;
use crate::pipeline::unknown_template;
use crate::skeleton::{Answers, example, file_name, skeleton};
use crate::{say, schema};
use std::fs;
use std::path::{Path, PathBuf};

/// Writes the files and says what comes next.
pub fn run(common: &Common, options: &NewOptions) -> Exit {
    let mut shown = Shown::to_stderr(common);
    let mut diagnostics = Vec::new();
    match write(options, &mut diagnostics) {
        Ok(written) => {
            for path in &written {
                let done = either(common.lang, "已生成：", "written: ");
                shown.done(&format!("{done}{}", path.display()));
            }
            if let Some(report) = written.last() {
                next_steps(common, report, options.example, &mut shown);
            }
        }
        Err(diagnostic) => diagnostics.push(*diagnostic),
    }
    if !diagnostics.is_empty() {
        shown.show(&Checked {
            others: &[],
            source: None,
            name: "-",
            diagnostics: &diagnostics,
        });
    }
    shown.finish(verdict(common, &diagnostics))
}

/// The files that were written, the report last.
fn write(
    options: &NewOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    let answers = answers(options)?;
    let folder = folder(options.folder.as_deref())?;
    let report = folder.join(file_name(options.keys));
    files::absent(&report)?;
    let text = if options.example {
        example(answers.pack(), options.keys)
    } else {
        skeleton(&answers, options.keys)
    };
    files::make_folder(&folder)?;
    let schema = folder.join(schema::file_name(options.keys));
    let schema_text = schema::report(options.keys);
    let mut written = Vec::new();
    if files::absent(&schema).is_ok() {
        files::create(&schema, schema_text.as_bytes())?;
        written.push(schema);
    } else if fs::read(&schema).is_ok_and(|old| old != schema_text.as_bytes()) {
        diagnostics.push(old_schema(&schema, options.keys));
    }
    if let Err(diagnostic) = files::create(&report, text.as_bytes()) {
        // Both or none. That the schema could not be taken away would be no further trouble.
        for schema in written {
            let _ = fs::remove_file(schema);
        }
        return Err(diagnostic);
    }
    written.push(report);
    Ok(written)
}

fn answers(options: &NewOptions) -> Result<Answers, Box<Diagnostic>> {
    let template = match &options.template {
        None => None,
        Some(name) => {
            let pack = Builtin::ALL.into_iter().find(|pack| pack.name == name);
            Some(pack.ok_or_else(|| Box::new(unknown_template(name)))?)
        }
    };
    let given = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Ok(Answers {
        template,
        kind: options.kind,
        year: options.year,
        region: options.region.as_ref().and_then(given),
        issuers: options.issuers.iter().filter_map(given).collect(),
    })
}

/// The folder that was asked for; OUT-011 where it can only be a file.
fn folder(asked: Option<&Path>) -> Result<PathBuf, Box<Diagnostic>> {
    let Some(folder) = asked else {
        return Ok(PathBuf::new());
    };
    let ending = folder.extension().and_then(|ending| ending.to_str());
    let file = matches!(ending, Some("yaml" | "yml")) || folder == Path::new("-");
    if folder.is_file() || (file && !folder.is_dir()) {
        let name = folder.display();
        let message = say!(
            "new 后面写文件夹，{name} 不是文件夹",
            "new takes a folder; {name} is none"
        );
        let diagnostic = Diagnostic::without_place(Severity::Error, "OUT-011", message);
        return Err(Box::new(diagnostic.hint(say!(
            "文件名是定好的（报告.yaml），写好以后可以改；如：fazhi new 2023年报告",
            "the file's name is given (report.yaml) and may be changed later; as in: fazhi new 2023"
        ))));
    }
    Ok(folder.to_owned())
}

/// OUT-012 as a warning: the schema is of another version, or somebody else's.
fn old_schema(schema: &Path, keys: Lang) -> Diagnostic {
    let name = schema.display();
    let keys = either(keys, "zh", "en");
    let message = say!(
        "已经有 {name} 了，和这一版的不同，没有覆盖",
        "{name} is there already, is not that of this version, and is kept"
    );
    Diagnostic::without_place(Severity::Warning, "OUT-012", message).hint(say!(
        "照样可以用；要换成新的：fazhi schema --keys {keys} > {name}",
        "it will do; to renew it: fazhi schema --keys {keys} > {name}"
    ))
}

fn next_steps(common: &Common, report: &Path, example: bool, shown: &mut Shown<'_>) {
    let name = report.display().to_string();
    let name = if name.contains(' ') {
        format!("\"{name}\"")
    } else {
        name
    };
    let say = |zh: &str, en: &str| either(common.lang, zh, en).to_owned();
    let fill = if example {
        say("看一看，照着改成自己的", "look at it, and make it your own")
    } else {
        say(
            "用文本编辑器打开，照着“#”后面的说明填",
            "open it in a text editor and fill it in; the comments say how",
        )
    };
    let lines = [
        say("接下来：", "next:"),
        format!("  1. {fill}"),
        format!(
            "  2. fazhi check {name}     {}",
            say("看看还缺什么、哪里不对", "says what is missing or wrong")
        ),
        format!(
            "  3. fazhi render {name}    {}",
            say(
                "生成 Markdown、HTML、DOCX（没填完也想先看看：加 --draft）",
                "makes the Markdown, HTML and DOCX (--draft: before all is filled in)"
            )
        ),
    ];
    lines.iter().for_each(|line| shown.done(line));
}
