//! Tree → [`Report`]: everything is read, then everything that refers to something is looked up.

use super::compute::{compute, meant_figure, unknown_figure};
use super::figures::Figures;
use super::model::{Entry, Report, Table, Tabulated};
use crate::diagnostic::{Diagnostic, Severity, Step};
use crate::record::{Braces, Field, Name, PendingReference, Reader, Reference, braces};
use crate::say;
use crate::source::{Source, Span};
use crate::yaml::{Kind as NodeKind, Prepared, tree};
use std::collections::{HashMap, HashSet};

/// The version of the report file's contract that this program knows.
pub const FORMAT: u16 = 1;

/// For how many unknown names the nearest known one is looked for.
const GUESSES: usize = 100;

/// How deep entries nest below a section.
const ENTRY_DEPTH: usize = 3;

/// `source` as it is read: slips of the text are noted and repaired on a copy (`mend/`).
pub fn prepare<'s>(source: &'s Source, diagnostics: &mut Vec<Diagnostic>) -> Prepared<'s> {
    crate::mend::prepare(source, Report::record, diagnostics)
}

/// Reads a report file. What is wrong is noted, all in one run; the report holds what could be
/// read, so that a draft can still be made of it. `None` where the file holds no report at all.
pub fn load<'p>(
    prepared: &'p Prepared<'p>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Loaded<'p>> {
    let start = Span::new(prepared.source.id, 0, 0);
    let Some(root) = tree(prepared, diagnostics) else {
        if diagnostics
            .iter()
            .all(|diagnostic| diagnostic.severity != Severity::Error)
        {
            diagnostics.push(
                Diagnostic::error(
                    "YML-022",
                    start,
                    say!("这个文件是空的", "the file is empty"),
                )
                .hint(say!(
                    "至少要有四行：格式: 1、年度、类型、发文机关",
                    "it takes four lines at least: format: 1, year, kind, issuer"
                )),
            );
        }
        return None;
    };
    let NodeKind::Map(map) = &root.kind else {
        let broken = diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error);
        if !matches!(root.kind, NodeKind::Null) || !broken {
            diagnostics.push(
                Diagnostic::error(
                    "YML-023",
                    Span {
                        end: root.span.start,
                        ..root.span
                    },
                    say!(
                        "这个文件不是报告数据：没有找到“格式: 1”这样的栏目",
                        "this is no report file: there are no keys such as “format: 1”"
                    ),
                )
                .hint(say!(
                    "栏目名后面要用英文冒号加一个空格，如 年度: 2023",
                    "a key ends in a colon and a blank, as “year: 2023”"
                )),
            );
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
        home: Report::record(),
        strayed: Vec::new(),
        guesses: Default::default(),
        lacking: Vec::new(),
        names: None,
    };
    let report = Report::from_map(&root, map, &mut reader);
    reader.note_lacking();
    let references = reader.references;
    let year = report.year.map(|year| year.value);
    let figures = compute(&report.indicators, year, diagnostics);
    check_head(&report, diagnostics);
    let said = diagnostics.len();
    check_references(references, &figures, prepared.source, diagnostics);
    check_entries(&report, &figures, diagnostics);
    super::dashes::check(&report, prepared.source, diagnostics);
    if !map.complete {
        // What seems to be missing may stand behind the place where reading stopped.
        let mut index = 0;
        diagnostics.retain(|diagnostic| {
            index += 1;
            index <= said || !matches!(diagnostic.code, "REF-003" | "REF-004")
        });
    }
    Some(Loaded {
        report,
        figures,
        complete: map.complete,
    })
}

/// What [`load`] makes of a file.
pub struct Loaded<'p> {
    pub report: Report<'p>,
    pub figures: Figures,
    /// False where the text broke off: the report may go on behind it.
    pub complete: bool,
}

fn check_head(report: &Report<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(format) = report.format.filter(|format| format.value != FORMAT) {
        let typed = format.value;
        diagnostics.push(
            Diagnostic::error(
                "VAL-008",
                format.span,
                say!(
                    "不认识格式版本 {typed}，这个程序认识的是 {FORMAT}",
                    "format {typed} is not known; this program knows {FORMAT}"
                ),
            )
            .hint(say!(
                "改成：格式: {FORMAT}；文件确实是新版本的话，请升级程序",
                "write “format: {FORMAT}”, or upgrade if the file is newer"
            ))
            .at(vec![Step::Key("format", "格式")]),
        );
    }
    if let Some(year) = report
        .year
        .filter(|year| !(1949..=2999).contains(&year.value))
    {
        let typed = year.value;
        let diagnostic = Diagnostic::error(
            "VAL-009",
            year.span,
            say!(
                "「年度」要写四位年份，现在是 {typed}",
                "“year” takes four digits, not {typed}"
            ),
        );
        let diagnostic = if (10..=99).contains(&typed) {
            diagnostic
                .hint(say!("改成：年度: 20{typed}", "write: year: 20{typed}"))
                .fix(false, year.span, format!("20{typed}"))
        } else {
            diagnostic.hint(say!("如：年度: 2023", "as in “year: 2023”"))
        };
        diagnostics.push(diagnostic.at(vec![Step::Key("year", "年度")]));
    }
}

/// Every `{{…}}` names a figure, and one that has what is asked of it.
fn check_references(
    references: Vec<PendingReference>,
    figures: &Figures,
    source: &Source,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut guesses = 0;
    let unread = unread(diagnostics);
    for reference in references {
        let PendingReference {
            name, field, span, ..
        } = &reference;
        if name.is_empty() && reference.typed == Braces::Wide {
            diagnostics.push(braces::slip(&reference).at(reference.path));
            continue;
        }
        if reference.typed == Braces::Unopened {
            let slip = unopened(&reference, figures, source);
            diagnostics.extend(slip.map(|slip| slip.at(reference.path)));
            continue;
        }
        let printed = matches!(reference.typed, Braces::Single | Braces::Other);
        let Some(figure) = figures.get(name) else {
            if !printed {
                // A guess costs a look at every name: past these, a list has gone missing.
                guesses += 1;
                let names = figures.names().filter(|_| guesses <= GUESSES);
                let diagnostic = match misparted(name, figures) {
                    Some(near) => meant_figure(name, *span, &near, |near| near.to_owned()),
                    None => unknown_figure(name, *span, names.map(|name| (name, ())), |name| {
                        Reference::written(name, *field)
                    }),
                };
                diagnostics.push(diagnostic.at(reference.path));
            }
            continue;
        };
        if reference.typed != Braces::Plain {
            diagnostics.push(braces::slip(&reference).at(reference.path.clone()));
        }
        if printed {
            continue;
        }
        // A figure without a value has been noted at its own place.
        if figure.value.is_none() || figure.words(*field).is_some() {
            continue;
        }
        let asked = match field {
            Field::YearOnYear | Field::Change | Field::Previous => "previous",
            Field::Target => "target",
            _ => "unit",
        };
        // What was typed for it could not be read, which has been said.
        let label: String = figure.name.chars().take(24).collect();
        if !unread.contains(&(label, asked)) {
            diagnostics.push(lacking(figure, *field, *span).at(reference.path));
        }
    }
}

/// The values of figures that could not be read: the figure's label, and the key.
fn unread(diagnostics: &[Diagnostic]) -> HashSet<(String, &'static str)> {
    let values = diagnostics
        .iter()
        .filter(|said| said.code.starts_with("VAL"));
    let places = values.filter_map(|said| match &said.path[..] {
        [
            Step::Key("indicators", _),
            Step::Item(_, Some(label)),
            Step::Key(key, _),
            ..,
        ] => Some((
            label.clone(),
            if *key == "history" { "previous" } else { *key },
        )),
        _ => None,
    });
    places.collect()
}

/// REF-007: `复议申请}}`, where the words ahead of the braces end in the name of a figure.
fn unopened(
    reference: &PendingReference,
    figures: &Figures,
    source: &Source,
) -> Option<Diagnostic> {
    let span = reference.span;
    let typed = source.slice(span);
    let ahead = typed.trim_end_matches(braces::BRACES);
    let close = Span {
        start: span.start + ahead.len() as u32,
        ..span
    };
    let names = figures
        .names()
        .filter(|name| reference.name.ends_with(name));
    let name = names.max_by_key(|name| name.len())?;
    let field = ahead.len() - reference.name.len();
    let whole = Span {
        start: close.start - (field + name.len()) as u32,
        ..span
    };
    let written = Reference::written(name, reference.field);
    let mut diagnostic = braces::unopened_slip(close, whole, &written);
    // A plain value cannot begin with braces, nor hold them inside brackets.
    if let Some(fix) = &diagnostic.fix {
        let start = fix.edits[0].span.range().start;
        let line = source.line_range(source.place(start).line);
        let before = source.text[line.start..start].trim_end();
        let inner = before.trim_start_matches([' ', '-']);
        if before.ends_with([':', '-']) || inner.starts_with(['[', '{']) {
            diagnostic.fix = None;
        }
    }
    Some(diagnostic)
}

/// What `复议申请．同比`, `复议申请的同比` or `复议申请同比` was probably meant for: a known figure and
/// a field, with another mark between them, or none.
fn misparted(typed: &str, figures: &Figures) -> Option<String> {
    let fields = Field::NAMES
        .iter()
        .flat_map(|(en, zh, field)| [(*zh, *field), (*en, *field)]);
    let mut parted = fields.filter_map(|(word, field)| Some((typed.strip_suffix(word)?, field)));
    parted.find_map(|(name, field)| {
        let name = name.trim_end();
        let bare = name.strip_suffix([
            '．', '。', '·', '・', '•', '、', ',', '，', ':', '：', '/', '-', '的',
        ]);
        let mut names = [Some(name), bare.map(str::trim_end)].into_iter().flatten();
        let name = names.find(|name| figures.get(name).is_some())?;
        Some(Reference::written(name, field))
    })
}

fn lacking(figure: &super::figures::Figure, field: Field, span: Span) -> Diagnostic {
    let name = &figure.name;
    let diagnostic = match field {
        Field::Target => Diagnostic::error(
            "REF-005",
            span,
            say!(
                "指标「{name}」没有填「目标」",
                "the figure “{name}” has no “target”"
            ),
        )
        .hint(say!(
            "在指标里补上：目标: \">= 85\"",
            "add “target: \">= 85\"” to it"
        )),
        Field::Unit => Diagnostic::error(
            "REF-005",
            span,
            say!(
                "指标「{name}」没有填「单位」",
                "the figure “{name}” has no “unit”"
            ),
        )
        .hint(say!("在指标里补上：单位: 件", "add “unit: 件” to it")),
        Field::Previous => Diagnostic::error(
            "REF-005",
            span,
            say!(
                "指标「{name}」没有填「上年」",
                "the figure “{name}” has no “previous”"
            ),
        )
        .hint(say!(
            "在指标里补上：上年: （上年的数）",
            "add “previous:” to it"
        )),
        Field::Figure | Field::Value => Diagnostic::error(
            "REF-005",
            span,
            say!(
                "指标「{name}」的数太长，算不出来",
                "the figure “{name}” is too long to compute"
            ),
        )
        .hint(say!("直接填「数值」", "give its value")),
        Field::YearOnYear | Field::Change if figure.previous.is_some() => Diagnostic::error(
            "REF-005",
            span,
            say!(
                "指标「{name}」上年是 0，算不出同比",
                "the figure “{name}” was 0 last year; there is no rate of change"
            ),
        )
        .hint(say!(
            "改用 {{{{{name}.增减}}}}，或直接用文字说明",
            "use {{{{{name}.change}}}}, or say it in words"
        )),
        Field::YearOnYear | Field::Change => Diagnostic::error(
            "REF-005",
            span,
            say!(
                "指标「{name}」没有填「上年」，算不出变化",
                "the figure “{name}” has no “previous”; there is no change to state"
            ),
        )
        .hint(say!(
            "在指标里补上：上年: （上年的数）",
            "add “previous:” to it"
        )),
    };
    diagnostic.relate(figure.span, say!("指标在这里", "the figure is here"))
}

/// Ids are unique, and what entries refer to is there.
fn check_entries(report: &Report<'_>, figures: &Figures, diagnostics: &mut Vec<Diagnostic>) {
    let mut check = Check {
        figures,
        ids: HashMap::new(),
        addressed: Vec::new(),
        diagnostics,
    };
    for (name, section) in report.sections() {
        let mut path = vec![Step::Key(name.en(), name.zh())];
        // A section that is a list has no keys.
        if section.head.is_some() {
            path.push(Step::Key("items", "事项"));
        }
        check.entries(&section.items, name.en(), 1, &mut path);
    }
    for (index, annex) in report.annexes.iter().enumerate() {
        let mut path = vec![Step::Key("annexes", "附件"), Step::Item(index, None)];
        if let Some(table) = &annex.table {
            check.table(table, &mut path);
        }
        if let Some(Tabulated::Named(names)) = &annex.indicators {
            check.figures_named(names, &path);
        }
    }
    check.finish();
}

/// Where an id stands, and in which section.
type Ids<'r> = HashMap<&'r str, (Span, &'static str)>;

struct Check<'r, 'd> {
    figures: &'r Figures,
    ids: Ids<'r>,
    addressed: Vec<(&'r Name<'r>, Vec<Step>)>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'r> Check<'r, '_> {
    fn entries(
        &mut self,
        entries: &'r [Entry<'r>],
        section: &'static str,
        depth: usize,
        path: &mut Vec<Step>,
    ) {
        for (index, entry) in entries.iter().enumerate() {
            path.push(Step::Item(
                index,
                entry.title.as_ref().map(crate::record::Title::words),
            ));
            self.entry(entry, section, path);
            if depth == ENTRY_DEPTH && !entry.items.is_empty() {
                let span = entry.items[0].head.or(entry.items[0].span).or(entry.head);
                self.too_deep(span, path);
            } else {
                path.push(Step::Key("items", "事项"));
                self.entries(&entry.items, section, depth + 1, path);
                path.pop();
            }
            path.pop();
        }
    }

    fn entry(&mut self, entry: &'r Entry<'r>, section: &'static str, path: &mut Vec<Step>) {
        if let Some(id) = &entry.id {
            match self.ids.get(&*id.text) {
                None => drop(self.ids.insert(&id.text, (id.span, section))),
                Some(&(first, _)) => {
                    let text = &id.text;
                    self.diagnostics.push(
                        Diagnostic::error(
                            "KEY-005",
                            id.span,
                            say!(
                                "代号「{text}」用了两次，引用时不知道指哪一条",
                                "the id “{text}” is used twice; which entry is meant?"
                            ),
                        )
                        .hint(say!("代号各不相同：改掉一个", "ids are unique: change one"))
                        .relate(first, say!("第一次出现在这里", "first used here"))
                        .at(path.clone()),
                    );
                }
            }
        }
        self.addressed
            .extend(entry.addresses.iter().map(|name| (name, path.clone())));
        self.figures_named(&entry.indicators, path);
        if let Some(table) = &entry.table {
            self.table(table, path);
        }
        let cause = entry.cause.as_ref().map(|cause| cause.span);
        let due = entry.due.as_ref().map(|due| due.span);
        let addresses = entry.addresses.first().map(|name| name.span);
        let elsewhere = [
            (cause, ["原因", "cause"], ["不足", "shortcomings"]),
            (due, ["时限", "due"], ["计划", "plans"]),
            (addresses, ["对应不足", "addresses"], ["计划", "plans"]),
        ];
        for (span, [zh, en], [zh_home, en_home]) in elsewhere {
            let Some(span) = span.filter(|_| section != en_home) else {
                continue;
            };
            self.diagnostics.push(
                Diagnostic::error(
                    "KEY-009",
                    span,
                    say!(
                        "「{zh}」只用于“{zh_home}”里的条目",
                        "“{en}” belongs to {en_home} only"
                    ),
                )
                .hint(say!("把这句话写进「正文」", "put it into the text"))
                .at(path.clone()),
            );
        }
    }

    fn too_deep(&mut self, span: Option<Span>, path: &[Step]) {
        let Some(span) = span else { return };
        self.diagnostics.push(
            Diagnostic::error(
                "KEY-010",
                span,
                say!(
                    "「事项」最多分三级，这里是第四级",
                    "entries nest three deep; this is the fourth level"
                ),
            )
            .hint(say!(
                "把这一级改写成「要点」，或并入上一级的「正文」",
                "make these “points”, or put them into the text above"
            ))
            .at(path.to_vec()),
        );
    }

    fn figures_named(&mut self, names: &[Name<'_>], path: &[Step]) {
        for name in names
            .iter()
            .filter(|name| self.figures.get(&name.text).is_none())
        {
            let known = self.figures.names().map(|known| (known, ()));
            let mut path = path.to_vec();
            path.push(Step::Key("indicators", "指标"));
            self.diagnostics
                .push(unknown_figure(&name.text, name.span, known, str::to_owned).at(path));
        }
    }

    fn table(&mut self, table: &Table<'_>, path: &mut Vec<Step>) {
        let columns = table.columns.len();
        path.push(Step::Key("table", "表格"));
        for row in table
            .rows
            .iter()
            .filter(|row| row.cells.len() != columns && columns > 0)
        {
            let cells = row.cells.len();
            self.diagnostics.push(
                Diagnostic::error(
                    "VAL-019",
                    row.span,
                    say!(
                        "这一行有 {cells} 格，表头有 {columns} 列，对不上",
                        "this row has {cells} cells, the header {columns} columns"
                    ),
                )
                .hint(say!(
                    "空着的格写成 \"\"；一格里有英文逗号的，给整格加引号",
                    "write an empty cell as \"\"; quote a cell that holds a comma"
                ))
                .at(path.clone()),
            );
        }
        path.pop();
    }

    fn finish(self) {
        let ids = self.ids.iter();
        let ids = ids.filter(|(_, (_, section))| *section == "shortcomings");
        let mut ids: Vec<_> = ids.map(|(id, _)| (*id, ())).collect();
        ids.sort_unstable();
        let said = self.diagnostics.len();
        for (name, mut path) in self.addressed {
            let known = self.ids.get(&*name.text);
            if known.is_some_and(|(_, section)| *section == "shortcomings") {
                continue;
            }
            let text = &name.text;
            path.push(Step::Key("addresses", "对应不足"));
            let near = self.diagnostics.len() - said < GUESSES;
            let ids = ids.iter().copied().filter(|_| near);
            let nearest = crate::record::nearest(crate::record::bare_name(text), ids);
            let message = match (known, nearest) {
                (Some(_), _) => say!(
                    "代号「{text}」不在“不足”里",
                    "“{text}” is not a shortcoming"
                ),
                (None, Some((near, ()))) => say!(
                    "“不足”里没有代号「{text}」，是不是「{near}」？",
                    "no shortcoming has the id “{text}”; did you mean “{near}”?"
                ),
                (None, None) => say!(
                    "“不足”里没有代号「{text}」",
                    "no shortcoming has the id “{text}”"
                ),
            };
            let mut diagnostic = Diagnostic::error("REF-004", name.span, message);
            diagnostic = match (known, nearest) {
                (None, Some((near, ()))) => {
                    let hinted = diagnostic.hint(say!("改成：{near}", "write: {near}"));
                    match crate::record::stands_bare(near) {
                        true => hinted.fix(false, name.span, near),
                        false => hinted,
                    }
                }
                _ => diagnostic.hint(say!(
                    "在对应的不足里写上：代号: {text}",
                    "give that shortcoming its id: {text}"
                )),
            };
            self.diagnostics.push(diagnostic.at(path));
        }
    }
}
