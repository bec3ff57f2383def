//! `忽略`/`ignore`: findings that a person has looked at, with the reason why they may stand.

use crate::codes::{codes, is_judgement, why_it_stands};
use crate::diagnostic::{Code, Diagnostic, Step};
use crate::record::nearest;
use crate::report::Ignore;
use crate::say;
use crate::source::{Source, Span};
use std::collections::HashMap;

/// A finding that was silenced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silenced {
    pub diagnostic: Diagnostic,
    /// Why, in the words of the person who did.
    pub reason: String,
}

/// Takes the findings out that the report file silences. What is wrong with a silence is a finding;
/// so is, where all of the report was looked at (`whole`), one that silences nothing.
pub fn silence(
    source: &Source,
    ignored: &[Ignore<'_>],
    whole: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Silenced> {
    let around = |span: Option<Span>| {
        let own = span.filter(|span| span.source == source.id);
        let start = Span::new(source.id, 0, 0);
        let lines = own.map_or(start, |span| lines(source, span));
        (lines, source.slice(lines).to_owned())
    };
    silence_where(&around, ignored, whole, diagnostics)
}

/// A place that a finding points at: what stands around it, and the words there.
pub type Around<'a> = &'a dyn Fn(Option<Span>) -> (Span, String);

/// As [`silence`], for a text whose passages are no lines.
pub fn silence_where(
    around: Around<'_>,
    ignored: &[Ignore<'_>],
    whole: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Silenced> {
    let found = std::mem::take(diagnostics);
    let orders = ignored.iter().enumerate();
    let orders = orders.filter_map(|(index, ignore)| Order::read(index, ignore, diagnostics));
    let mut silences = Silences {
        around,
        orders: orders.collect(),
        told: HashMap::new(),
    };
    let mut silenced = Vec::new();
    for diagnostic in found {
        match silences.reason(&diagnostic) {
            Some(reason) => silenced.push(Silenced { diagnostic, reason }),
            None => diagnostics.push(diagnostic),
        }
    }
    if whole {
        // What is found only beside last year's report waits for the next time.
        let unused = silences.orders.iter();
        let unused = unused.filter(|order| !order.used && order.code != "DUP-003");
        diagnostics.extend(unused.map(Order::unused));
    }
    silenced
}

/// One entry that can silence.
struct Order {
    code: Code,
    /// Without blanks; `None` silences the rule in the whole file.
    at: Option<String>,
    reason: String,
    /// Where it names the rule.
    span: Span,
    path: Vec<Step>,
    used: bool,
}

impl Order {
    /// `None` where it lacks something, or can silence nothing.
    fn read(index: usize, ignore: &Ignore<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let rule = ignore.rule.as_ref()?;
        let typed = rule.text.trim();
        let path = vec![
            Step::Key("ignore", "忽略"),
            Step::Item(index, None),
            Step::Key("rule", "规则"),
        ];
        let Some(code) = codes().find(|code| *code == typed) else {
            diagnostics.push(unknown(typed, rule.span).at(path));
            return None;
        };
        if !is_judgement(code) {
            diagnostics.push(refused(code, rule.span).at(path));
            return None;
        }
        Some(Self {
            code,
            at: ignore.at.as_ref().map(|at| without_blanks(&at.text)),
            reason: ignore.reason.as_ref()?.text.to_string(),
            span: rule.span,
            path,
            used: false,
        })
    }

    /// True where its words stand in `text`, which has no blanks.
    fn quotes(&self, text: &str) -> bool {
        self.at.as_ref().is_none_or(|at| text.contains(at))
    }

    /// KEY-013
    fn unused(&self) -> Diagnostic {
        let code = self.code;
        let message = match self.at {
            Some(_) => say!(
                "这条「忽略」没有用上：「原文」所在的地方没有 {code} 的提示",
                "this silence is not used: {code} finds nothing where its text stands"
            ),
            None => say!(
                "这条「忽略」没有用上：这份文件里没有 {code} 的提示",
                "this silence is not used: {code} finds nothing in this file"
            ),
        };
        let diagnostic = Diagnostic::warning("KEY-013", self.span, message);
        let diagnostic =
            diagnostic.hint(say!("已经改好的，删掉这一条", "delete it if all is well"));
        let diagnostic = match self.at {
            Some(_) => diagnostic.hint(say!(
                "还有提示的，「原文」照抄提示所指的那一行里的一段字",
                "otherwise “at” takes words of the line that the finding points at"
            )),
            None => diagnostic,
        };
        diagnostic.at(self.path.clone())
    }
}

/// KEY-011
fn unknown(typed: &str, span: Span) -> Diagnostic {
    let codes = codes().filter(|code| is_judgement(code));
    let near = nearest(typed, codes.map(|code| (code, ())));
    let message = match near {
        Some((near, ())) => say!(
            "没有「{typed}」这个检查代码，是不是「{near}」？",
            "there is no code “{typed}”; did you mean “{near}”?"
        ),
        None => say!("没有「{typed}」这个检查代码", "there is no code “{typed}”"),
    };
    let diagnostic = Diagnostic::warning("KEY-011", span, message).hint(say!(
        "照抄提示前面方括号里的代码，如 NUM-022",
        "copy the code from the brackets in front of the finding, as NUM-022"
    ));
    match near {
        Some((near, ())) => diagnostic.fix(false, span, near),
        None => diagnostic,
    }
}

/// KEY-012
fn refused(code: Code, span: Span) -> Diagnostic {
    let [zh, en] = why_it_stands(code);
    let message = say!("{code} 不能忽略：{zh}", "{code} cannot be silenced: {en}");
    Diagnostic::warning("KEY-012", span, message).hint(say!(
        "照提示把它改好，再删掉这一条",
        "cure what it says, and delete this entry"
    ))
}

/// The entries of a file, and what is known of them so far.
struct Silences<'s> {
    around: Around<'s>,
    orders: Vec<Order>,
    /// Which entries of a rule quote something of some lines: many findings may stand on one long
    /// line, which is looked through once.
    told: HashMap<(Code, Span), Vec<bool>>,
}

impl Silences<'_> {
    /// Why a finding is silenced, if it is. Every entry that fits is used.
    fn reason(&mut self, diagnostic: &Diagnostic) -> Option<String> {
        let code = diagnostic.code;
        if self.orders.iter().all(|order| order.code != code) {
            return None;
        }
        let (lines, words) = (self.around)(diagnostic.span);
        let fitting = self.told.entry((code, lines)).or_insert_with(|| {
            let text = without_blanks(&words);
            let each = self.orders.iter();
            each.map(|order| order.code == code && order.quotes(&text))
                .collect()
        });
        let names = diagnostic.path.iter().filter_map(|step| match step {
            Step::Item(_, Some(name)) | Step::Heading(name) => Some(without_blanks(name)),
            Step::Item(_, None) | Step::Key(..) => None,
        });
        let names: Vec<_> = names.collect();
        let mut reason = None;
        for (order, fits) in self.orders.iter_mut().zip(fitting) {
            let named = || order.code == code && names.iter().any(|name| order.quotes(name));
            if *fits || named() {
                order.used = true;
                reason.get_or_insert_with(|| order.reason.clone());
            }
        }
        reason
    }
}

/// The whole lines that a place stands in.
fn lines(source: &Source, span: Span) -> Span {
    let range = span.range();
    let [first, last] = [range.start, range.end].map(|at| source.line_range(source.place(at).line));
    Span::new(source.id, first.start, last.end)
}

/// Blanks and line breaks do not tell texts apart.
fn without_blanks(text: &str) -> String {
    text.chars()
        .filter(|found| !found.is_whitespace())
        .collect()
}
