//! 校核单: the findings of a run as one page to print, to fill in and to file.

mod excerpt;
mod numbers;
mod row;

use super::{Checked, counted};
use crate::check::Ledger;
use crate::cli::either;
use crate::diagnostic::{Diagnostic, Lang, Severity, Tally};
use crate::judgement::Silenced;
use crate::read::Form;
use crate::source::{Source, Span};
use numbers::{numbers, reasons};
use row::Rows;

/// What the sheet says of one file.
pub struct Entry<'c> {
    pub checked: &'c Checked<'c>,
    /// What the report is called, where it can be told.
    pub title: Option<String>,
    /// Its numbers, and what became of them, where it was read.
    pub ledger: Option<&'c Ledger>,
    /// `None` for a report file of our own.
    pub form: Option<Form>,
    pub silenced: &'c [Silenced],
}

impl<'c> Entry<'c> {
    /// A file that could not be read.
    pub fn unread(checked: &'c Checked<'c>) -> Self {
        Self {
            checked,
            title: None,
            ledger: None,
            form: None,
            silenced: &[],
        }
    }
}

const CSS: &str = include_str!("sheet.css");

/// A sheet that grows with each file of a run.
pub struct CheckSheet {
    lang: Lang,
    /// The mildest level that is listed.
    least: Severity,
    names: Vec<String>,
    articles: String,
}

impl CheckSheet {
    /// Without a file yet.
    pub fn new(lang: Lang, least: Severity) -> Self {
        Self {
            lang,
            least,
            names: Vec::new(),
            articles: String::new(),
        }
    }

    /// Adds a file and its findings.
    pub fn add(&mut self, entry: &Entry<'_>) {
        let lang = self.lang;
        self.names.push(entry.checked.name.to_owned());
        let found = entry.checked.diagnostics.iter();
        let listed: Vec<_> = found.filter(|found| found.severity >= self.least).collect();
        let out = &mut self.articles;
        out.push_str("<article>\n");
        element(out, "h1", either(lang, "校核单", "Check sheet"));
        head(out, entry, listed.len(), lang);
        let mut rows = Rows::new(entry, lang);
        if listed.is_empty() {
            let clean = either(lang, "没有需要列出的问题。", "There is nothing to list.");
            element(out, "p", clean);
        } else {
            let names = either(
                lang,
                "序号|级别、规则|位置、原文|问题和改法|处理意见",
                "No.|Level, rule|Place, text|What is wrong, what to do|Decision",
            );
            let caption = either(lang, "逐条列出", "Findings");
            table(out, "found", caption, names, |out| {
                for diagnostic in &listed {
                    rows.finding(out, diagnostic);
                }
            });
        }
        let silenced = entry.silenced.iter();
        let silenced: Vec<_> = silenced
            .filter(|silenced| silenced.diagnostic.severity >= self.least)
            .collect();
        if !silenced.is_empty() {
            let names = either(
                lang,
                "规则|位置、原文|问题|理由",
                "Rule|Place, text|Finding|Reason",
            );
            let caption = either(lang, "已写明理由、不再提示的", "Silenced, with a reason");
            table(out, "silenced", caption, names, |out| {
                for silenced in silenced {
                    rows.silenced(out, silenced);
                }
            });
        }
        let reasons = entry.ledger.map(|ledger| reasons(ledger, lang));
        explained(out, &reasons.unwrap_or_default(), lang);
        foot(out, lang);
        out.push_str("</article>\n");
    }

    /// The whole page.
    pub fn page(&self) -> String {
        let lang = self.lang;
        let mut page = String::with_capacity(self.articles.len() + CSS.len() + 512);
        let code = either(lang, "zh-CN", "en");
        page +=
            &format!("<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n");
        page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
        let names = self.names.join(either(lang, "、", ", "));
        let title = format!("{} · {names}", either(lang, "校核单", "Check sheet"));
        element(&mut page, "title", &title);
        page += &format!("<style>\n{CSS}</style>\n</head>\n<body>\n<main>\n");
        page += &self.articles;
        page += "</main>\n</body>\n</html>\n";
        page
    }
}

/// What “cannot be checked” means, a line for each reason.
fn explained(out: &mut String, reasons: &[String], lang: Lang) {
    if reasons.is_empty() {
        return;
    }
    out.push_str("<section class=\"reasons\">\n");
    let title = either(
        lang,
        "无法核对的数，各是什么原因",
        "Why figures could not be checked",
    );
    element(out, "h2", title);
    for reason in reasons {
        element(out, "p", reason);
    }
    out.push_str("</section>\n");
}

/// File, title, counts.
fn head(out: &mut String, entry: &Entry<'_>, listed: usize, lang: Lang) {
    let mut lines = vec![(either(lang, "文件", "File"), entry.checked.name.to_owned())];
    let title = entry.title.as_ref();
    if let Some(title) = title.filter(|title| !title.is_empty()) {
        lines.push((either(lang, "标题", "Title"), title.clone()));
    }
    lines.push((
        either(lang, "问题", "Findings"),
        result(entry.checked.diagnostics, listed, lang),
    ));
    if let Some(numbers) = entry.ledger.and_then(|ledger| numbers(ledger, lang)) {
        lines.push((either(lang, "数字", "Numbers"), numbers));
    }
    out.push_str("<table class=\"head\">\n");
    let caption = either(lang, "校核的文件", "The file");
    element(out, "caption", caption);
    for (name, value) in lines {
        out.push_str("<tr><th scope=\"row\">");
        escape(out, name);
        out.push_str("</th><td>");
        escape(out, &value);
        out.push_str("</td></tr>\n");
    }
    out.push_str("</table>\n");
}

/// `错误 2 处，警告 1 处`, and how many are not listed.
fn result(diagnostics: &[Diagnostic], listed: usize, lang: Lang) -> String {
    let tally = Tally::of(diagnostics);
    let counts = [
        (Severity::Error, tally.errors),
        (Severity::Warning, tally.warnings),
        (Severity::Info, tally.infos),
    ];
    let mut text = counted(&counts, lang);
    if text.is_empty() {
        text += either(lang, "没有发现问题", "none");
    }
    let hidden = diagnostics.len() - listed;
    if hidden > 0 {
        text += &match lang {
            Lang::Zh => {
                format!("；其中 {hidden} 处较轻的没有列在下面（要列出，加 --severity info）")
            }
            Lang::En => {
                format!("; {hidden} of lesser weight are not listed (--severity info lists them)")
            }
        };
    }
    text
}

/// A table with a header row; `names` are parted by `|`.
fn table(
    out: &mut String,
    class: &str,
    caption: &str,
    names: &str,
    rows: impl FnOnce(&mut String),
) {
    *out += &format!("<table class=\"{class}\">\n");
    element(out, "caption", caption);
    out.push_str("<thead><tr>");
    for name in names.split('|') {
        out.push_str("<th scope=\"col\">");
        escape(out, name);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    rows(out);
    out.push_str("</tbody>\n</table>\n");
}

/// Who signs, and what the sheet is worth.
fn foot(out: &mut String, lang: Lang) {
    out.push_str("<footer>\n<p class=\"sign\">");
    for name in either(lang, "校核人|复核人|日期", "Checked by|Reviewed by|Date").split('|')
    {
        out.push_str("<span>");
        escape(out, name);
        out.push_str(either(lang, "：", ": "));
        out.push_str("</span>");
    }
    out.push_str("</p>\n");
    let version = env!("CARGO_PKG_VERSION");
    element(
        out,
        "p",
        &match lang {
            Lang::Zh => format!(
                "由法治引擎 fazhi {version} 生成。这里列的是程序查得出的问题；没有列出的地方，仍要由人来看。"
            ),
            Lang::En => format!(
                "Made by fazhi {version}. It lists what a program can find; the rest is for people to read."
            ),
        },
    );
    out.push_str("</footer>\n");
}

/// `第 3 行第 12 字`; of a Word document, its paragraph.
pub fn place_of(source: &Source, span: Span, form: Option<Form>, lang: Lang) -> String {
    let place = source.place(span.range().start);
    let (line, column) = (place.line, place.column);
    match (form == Some(Form::Docx), lang) {
        (false, Lang::Zh) => format!("第 {line} 行第 {column} 字"),
        (false, Lang::En) => format!("line {line}, column {column}"),
        (true, Lang::Zh) => format!("第 {line} 段"),
        (true, Lang::En) => format!("paragraph {line}"),
    }
}

fn element(out: &mut String, name: &str, text: &str) {
    *out += &format!("<{name}>");
    escape(out, text);
    *out += &format!("</{name}>\n");
}

/// `text` as the text of a page.
fn escape(out: &mut String, text: &str) {
    for found in text.chars() {
        match found {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push('\n'),
            // Neither what no page may hold, nor what would turn the order of its letters.
            _ if found.is_control() => out.push('·'),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push('·'),
            _ => out.push(found),
        }
    }
}
