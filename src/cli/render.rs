//! `fazhi render`: a report file in each format.

use super::args::{Common, RenderOptions, ReportFile};
use super::config::Configs;
use super::files::{Reason, Written};
use super::show::{Checked, Shown};
use super::{Exit, either, files, remarks, verdict};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::page::Page;
use crate::pipeline::{Judged, Request, Templates, judged};
use crate::report::prepare;
use crate::say;
use crate::source::Source;
use crate::write::docx::Remark;
use crate::write::{Format, write_with};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Renders each file; one that fails does not stop the rest.
pub fn run(common: &Common, options: &RenderOptions) -> Exit {
    let mut shown = Shown::to_stderr(common);
    let target = match Target::of(common, options) {
        Ok(target) => target,
        Err(diagnostic) => {
            shown.show(&Checked {
                source: None,
                name: "-",
                others: &[],
                diagnostics: &[*diagnostic],
            });
            return shown.finish(Exit::Failed);
        }
    };
    let mut renderer = Renderer {
        common,
        options,
        target,
        templates: files::templates(),
        configs: Configs::new(common),
        taken: HashSet::new(),
        pages: Vec::new(),
        exit: Exit::Done,
    };
    for (index, path) in options.files.iter().enumerate() {
        // A file that is named twice is rendered once.
        if options.files[..index]
            .iter()
            .any(|other| same_file(other, path))
        {
            continue;
        }
        let mut diagnostics = Vec::new();
        match files::read(path, &mut diagnostics) {
            Ok(source) => renderer.render(path, &source, diagnostics, &mut shown),
            Err(unread) => {
                renderer.exit = renderer.exit.max(verdict(common, [&unread.diagnostic]));
                shown.show(&Checked::unread(&unread, &path.display().to_string()));
            }
        }
    }
    let exit = renderer.exit;
    shown.finish(exit)
}

/// Where the files go.
enum Target {
    Beside,
    Folder(PathBuf),
    File(PathBuf, Format),
    Stdout(Format),
}

impl Target {
    fn of(common: &Common, options: &RenderOptions) -> Result<Self, Box<Diagnostic>> {
        let target = Self::asked(options)?;
        if options.comments && !target.has_word(options) {
            let message = say!(
                "--comments 把问题写成 Word 文档里的批注，这里没有要 docx",
                "--comments sets findings into a Word document, and none is asked for"
            );
            let diagnostic = Diagnostic::without_place(Severity::Error, "OUT-011", message);
            return Err(Box::new(diagnostic.hint(say!(
                "加上 --to docx，或者去掉 --comments",
                "add --to docx, or leave --comments out"
            ))));
        }
        let reported = common.reports.iter().any(ReportFile::is_stdout);
        if reported && matches!(target, Self::Stdout(_)) {
            let message = say!(
                "标准输出已经用来写报告，--report 不能也写到那里",
                "standard output takes the report; --report cannot go there, too"
            );
            let diagnostic = Diagnostic::without_place(Severity::Error, "OUT-011", message);
            return Err(Box::new(diagnostic.hint(say!(
                "写成文件，如 --report json=结果.json",
                "name a file, as --report json=found.json"
            ))));
        }
        Ok(target)
    }

    /// True where a Word document is among the files.
    fn has_word(&self, options: &RenderOptions) -> bool {
        match self {
            Self::File(_, format) | Self::Stdout(format) => *format == Format::Docx,
            Self::Beside | Self::Folder(_) => {
                options.formats.is_empty() || options.formats.contains(&Format::Docx)
            }
        }
    }

    fn asked(options: &RenderOptions) -> Result<Self, Box<Diagnostic>> {
        let fail = |message| {
            Err(Box::new(Diagnostic::without_place(
                Severity::Error,
                "OUT-011",
                message,
            )))
        };
        let stdin = options.files.iter().any(|path| path == Path::new("-"));
        let Some(output) = &options.output else {
            return match options.formats.as_slice() {
                _ if !stdin => Ok(Self::Beside),
                [format] if options.files.len() == 1 => Ok(Self::Stdout(*format)),
                _ => fail(say!(
                    "从标准输入读取时要写明 -o，或用 --to 指定一种格式",
                    "with standard input give -o, or one format with --to"
                )),
            };
        };
        if output == Path::new("-") {
            return match options.formats.as_slice() {
                [format] if options.files.len() == 1 => Ok(Self::Stdout(*format)),
                _ => fail(say!(
                    "写到标准输出时，只能有一个文件、一种格式（--to md）",
                    "standard output takes one file in one format (--to md)"
                )),
            };
        }
        let ending = output.extension().and_then(|ending| ending.to_str());
        let ending = ending.map(str::to_ascii_lowercase);
        const OTHERS: [&str; 8] = ["pdf", "doc", "wps", "txt", "htm", "odt", "yaml", "yml"];
        if let Some(ending) = ending.as_deref()
            && OTHERS.contains(&ending)
            && !output.is_dir()
        {
            return fail(say!(
                "不能生成 .{ending} 文件，只能是 .md、.html、.docx",
                "a .{ending} file cannot be written, only .md, .html and .docx"
            ));
        }
        let ending = ending.as_deref().and_then(Format::named);
        let named = output.extension().is_some() || output.exists();
        let folder = output.is_dir() || output.to_string_lossy().ends_with(['/', '\\']);
        match (ending, options.formats.as_slice()) {
            (Some(format), [] | [_])
                if !folder
                    && options
                        .formats
                        .first()
                        .is_none_or(|wanted| *wanted == format) =>
            {
                if options.files.len() > 1 {
                    return fail(say!(
                        "有几个报告文件时，-o 要写文件夹",
                        "with several report files -o takes a folder"
                    ));
                }
                Ok(Self::File(output.clone(), format))
            }
            (Some(_), _) if !folder => fail(say!(
                "-o 的文件名和 --to 的格式对不上",
                "the ending of -o and the formats of --to disagree"
            )),
            (None, [format]) if !folder && named && options.files.len() == 1 => {
                Ok(Self::File(output.clone(), *format))
            }
            _ => Ok(Self::Folder(output.clone())),
        }
    }
}

struct Renderer<'a> {
    common: &'a Common,
    options: &'a RenderOptions,
    target: Target,
    templates: Templates,
    configs: Configs<'a>,
    /// Outputs of this run: no file of many may overwrite another's.
    taken: HashSet<PathBuf>,
    /// Pages whose departures have been told.
    pages: Vec<Page>,
    exit: Exit,
}

impl Renderer<'_> {
    /// Renders one report; `diagnostics` holds what was said when it was read.
    fn render(
        &mut self,
        path: &Path,
        source: &Source,
        mut diagnostics: Vec<Diagnostic>,
        shown: &mut Shown<'_>,
    ) {
        let (severities, outcome) = self.configs.of(path, shown);
        let request = Request {
            template: self.options.template.clone(),
            draft: self.options.draft,
            last: self.options.last,
            severities,
            terms: self.configs.terms(path),
            against: None,
            page: self.configs.page(path),
        };
        self.tell_departures(&request, shown);
        let prepared = prepare(source, &mut diagnostics);
        let Judged {
            document, silenced, ..
        } = judged(&prepared, &self.templates, &request, &mut diagnostics);
        let verdict = verdict(self.common, &diagnostics).max(outcome);
        self.exit = self.exit.max(verdict);
        if let Some(document) = &document
            && (verdict == Exit::Done || self.options.draft)
        {
            let remarks = self.remarks(source, &diagnostics);
            for (format, output) in self.outputs(path) {
                let bytes = write_with(document, format, &request.page, &remarks);
                match self.output(&output, &bytes, format) {
                    Ok(line) => {
                        output.iter().for_each(|path| shown.keep(path));
                        line.iter().for_each(|line| shown.done(line));
                    }
                    Err(diagnostic) => {
                        let outcome = super::verdict(self.common, [&*diagnostic]);
                        self.exit = self.exit.max(outcome);
                        diagnostics.push(*diagnostic);
                    }
                }
            }
            let drafted = document.drafted();
            if drafted > 0 {
                shown.done(&match self.common.lang {
                    Lang::Zh => format!("模板拟写了 {drafted} 处，草稿里都标着【模板拟写：…】，请逐处核对"),
                    Lang::En => format!("{drafted} passages are the template's, marked 【模板拟写：…】: please look at each"),
                });
            }
        } else {
            let name = &source.name;
            let wrong = diagnostics
                .iter()
                .any(|found| found.severity == Severity::Error);
            let reason = if outcome == Exit::Failed && !wrong {
                either(
                    self.common.lang,
                    "fazhi.toml 或方案里有错误，没有生成：",
                    "not rendered because of errors in fazhi.toml or the profile: ",
                )
            } else if wrong {
                either(
                    self.common.lang,
                    "有错误，没有生成：",
                    "not rendered because of errors: ",
                )
            } else {
                either(
                    self.common.lang,
                    "有警告，没有生成（--deny-warnings）：",
                    "not rendered because of warnings (--deny-warnings): ",
                )
            };
            shown.later(format!("{reason}{name}"));
        }
        let checked = Checked {
            source: Some(source),
            name: &source.name,
            others: &self.templates.sources(),
            diagnostics: &diagnostics,
        };
        shown.show(&checked);
        shown.show_silenced(&checked, &silenced);
    }

    /// The comments of the Word document, where they are asked for: what the console shows of the report.
    fn remarks(&self, source: &Source, diagnostics: &[Diagnostic]) -> Vec<Remark> {
        if !self.options.comments {
            return Vec::new();
        }
        let checked = Checked {
            source: Some(source),
            name: &source.name,
            others: &self.templates.sources(),
            diagnostics,
        };
        let Common { severity, lang, .. } = *self.common;
        let found = diagnostics
            .iter()
            .filter(|found| found.severity >= severity);
        let remarks = found.map(|found| remarks::remark(&checked, found, lang));
        remarks.collect()
    }

    /// Where the page of the office is not that of the standard: a remark for each clause, once.
    fn tell_departures(&mut self, request: &Request, shown: &mut Shown<'_>) {
        if self.pages.contains(&request.page) {
            return;
        }
        self.pages.push(request.page.clone());
        let departures = request.page.departures().into_iter().map(|departure| {
            let code = departure.setting.code;
            Diagnostic::without_place(Severity::Info, code, departure.words())
        });
        let mut departures: Vec<_> = departures.collect();
        request.severities.apply(&mut departures);
        self.exit = self.exit.max(verdict(self.common, &departures));
        for departure in &departures {
            shown.show_apart(departure);
        }
    }

    /// The formats and where each goes.
    fn outputs(&self, path: &Path) -> Vec<(Format, Option<PathBuf>)> {
        let formats = if self.options.formats.is_empty() {
            Format::ALL.to_vec()
        } else {
            self.options.formats.clone()
        };
        let stem = if path == Path::new("-") {
            Path::new("report")
        } else {
            path
        };
        let named = |folder: Option<&Path>, format: Format| {
            let name = PathBuf::from(stem.file_stem().unwrap_or_default());
            let name = PathBuf::from(format!("{}.{}", name.display(), format.name()));
            match folder {
                Some(folder) => folder.join(name),
                None => stem.with_file_name(name),
            }
        };
        match &self.target {
            Target::Stdout(format) => vec![(*format, None)],
            Target::File(file, format) => vec![(*format, Some(file.clone()))],
            Target::Folder(folder) => formats
                .into_iter()
                .map(|format| (format, Some(named(Some(folder), format))))
                .collect(),
            Target::Beside => formats
                .into_iter()
                .map(|format| (format, Some(named(None, format))))
                .collect(),
        }
    }

    /// Writes one output; gives the line that says so.
    fn output(
        &mut self,
        path: &Option<PathBuf>,
        bytes: &[u8],
        format: Format,
    ) -> Result<Option<String>, Box<Diagnostic>> {
        let Some(path) = path else {
            return files::print(bytes).map(|()| None);
        };
        let input = |file: &&PathBuf| same_file(file, path);
        if self.options.files.iter().any(|file| input(&file)) {
            let name = path.display();
            return Err(Box::new(Diagnostic::without_place(
                Severity::Error,
                "OUT-008",
                say!(
                    "{name} 是报告文件本身，不能写成输出",
                    "{name} is the report file itself; it cannot be the output"
                ),
            )));
        }
        if !self.taken.insert(path.clone()) {
            let name = path.display();
            return Err(Box::new(Diagnostic::without_place(
                Severity::Error,
                "OUT-007",
                say!(
                    "两个报告文件都要写成 {name}，后一个没有写",
                    "two report files would both become {name}; the second was not written"
                ),
            )));
        }
        if let Target::Folder(folder) = &self.target {
            files::make_folder(folder)?;
        }
        let lang = self.common.lang;
        Ok(Some(
            match files::write(path, bytes, format, self.options.force)? {
                Written::AsAsked(path) => format!(
                    "{}{}",
                    either(lang, "已生成：", "written: "),
                    path.display()
                ),
                Written::Beside(other, Reason::Changed) => {
                    let (name, saved) = (path.display(), other.display());
                    return Err(Box::new(
                        Diagnostic::without_place(
                            Severity::Warning,
                            "OUT-009",
                            say!(
                                "{name} 被人改过，没有覆盖；新的写在 {saved}",
                                "{name} was changed by a person and is kept; the new one is {saved}"
                            ),
                        )
                        .hint(say!("要覆盖请加 --force", "--force overwrites it")),
                    ));
                }
                Written::Beside(other, Reason::Held) => {
                    let (name, saved) = (path.display(), other.display());
                    let diagnostic = Diagnostic::without_place(
                        Severity::Error,
                        "OUT-001",
                        say!(
                            "{name} 正被 Word 或 WPS 打开，写不进去，已另存为 {saved}",
                            "{name} is open in another program; saved as {saved}"
                        ),
                    );
                    return Err(Box::new(
                        diagnostic.hint(say!("关闭以后重试即可覆盖", "close it and try again")),
                    ));
                }
            },
        ))
    }
}

/// True where both names lead to one file that is there.
fn same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    real(one).is_some_and(|one| real(other) == Some(one))
}
