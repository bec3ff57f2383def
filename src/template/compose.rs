//! Report → Markdown with handles, the form it takes, and the elements around it.

use super::context::{AnnexView, ColumnView, EntryView, PointView, SectionView, TableView, View};
use super::{elements, escape, words};
use crate::diagnostic::{Diagnostic, Severity, Step};
use crate::document::{
    self, Elements, Form, Handle, Inline, Inlines, LevelForm, NumberFormat, Placing, Role, Runs,
    SectionForm, is_closed,
};
use crate::pack::{self, Detail, Options, SectionName, Wordings};
use crate::record::{Decimal, Field, Name, Paragraph, Piece, Text, Wording};
use crate::report::{
    Annex, Cell, Entry, Figure, Figures, Indicator, Point, Report, Section, Table, Tabulated,
};
use crate::say;
use crate::source::Span;
use tera::{Context, Tera};

/// A layout, compiled: the `report.md` of a pack.
pub struct Layout {
    tera: Tera,
}

/// The name by which Tera knows the layout.
const LAYOUT: &str = "report.md";

impl Layout {
    /// Compiles `text`; TPL-001 where it is no template.
    pub fn new(text: &str) -> Result<Self, Box<Diagnostic>> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".md"]);
        tera.set_escape_fn(escape::markdown);
        match tera.add_raw_template(LAYOUT, text) {
            Ok(()) => Ok(Self { tera }),
            Err(error) => Err(Box::new(broken("TPL-001", &error))),
        }
    }

    fn render(&self, view: &View) -> Result<String, Box<Diagnostic>> {
        let context =
            Context::from_serialize(view).map_err(|error| Box::new(broken("TPL-002", &error)))?;
        self.tera
            .render(LAYOUT, &context)
            .map_err(|error| Box::new(broken("TPL-002", &error)))
    }
}

fn broken(code: &'static str, error: &tera::Error) -> Diagnostic {
    let error = error.to_string();
    Diagnostic::without_place(
        Severity::Error,
        code,
        say!(
            "模板有错，用不了：{error}",
            "the template is broken: {error}"
        ),
    )
}

/// What [`compose`] makes of a report.
pub struct Composed<'p> {
    pub markdown: String,
    pub runs: Runs<'p>,
    pub form: Form,
    pub elements: Elements<'p>,
}

/// Words the report and renders its layout. Gaps are marked: a report with errors is composed for
/// drafts alone.
pub fn compose<'p>(
    report: &Report<'p>,
    figures: &Figures,
    layout: &Layout,
    options: &Options<'_>,
    wordings: &Wordings<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Composed<'p>, Box<Diagnostic>> {
    let mut composer = Composer {
        report,
        figures,
        options,
        wordings,
        runs: Runs::default(),
        diagnostics,
    };
    let view = composer.view();
    let markdown = layout.render(&view)?;
    let runs = composer.runs;
    let elements = elements::elements(report, figures, options, wordings);
    Ok(Composed {
        markdown,
        runs,
        form: form(options),
        elements,
    })
}

/// The sections of a report and their names.
fn sections<'r, 'p>(report: &'r Report<'p>) -> [(SectionName, &'r Section<'p>); 5] {
    [
        (SectionName::Measures, &report.measures),
        (SectionName::Duties, &report.duties),
        (SectionName::Shortcomings, &report.shortcomings),
        (SectionName::Plans, &report.plans),
        (SectionName::Others, &report.others),
    ]
}

struct Composer<'r, 'p, 'd> {
    report: &'r Report<'p>,
    figures: &'r Figures,
    options: &'r Options<'r>,
    wordings: &'r Wordings<'r>,
    runs: Runs<'p>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'r, 'p> Composer<'r, 'p, '_> {
    fn view(&mut self) -> View {
        View {
            year: self.report.year.map(|year| year.value),
            kind: self.report.kind.map(|kind| kind.value.en()),
            overview: self.overview(),
            sections: self.sections(),
            closing: self.wording(&self.report.closing),
            annexes: self
                .report
                .annexes
                .iter()
                .map(|annex| self.annex(annex))
                .collect(),
        }
    }

    fn overview(&mut self) -> Vec<Handle> {
        let report = self.report;
        if !matches!(report.overview, Wording::Unset) {
            self.check_honours();
        }
        if !matches!(report.overview, Wording::Unset) || report.honours.is_empty() {
            return self.wording(&report.overview);
        }
        let honours = report
            .honours
            .iter()
            .map(|honour| words::joined(words::text(honour, self.figures), "，"));
        let honours = words::joined(honours.collect::<Vec<_>>(), "；");
        let pattern = words::wording(&self.wordings.honours, "{honours}");
        let sentence = words::pattern(&pattern, &|name| match name {
            "honours" => Some(honours.clone()),
            name => elements::value(report, name),
        });
        vec![self.runs.keep(sentence)]
    }

    /// An overview of the clerk's own is printed as it is: an honour that it does not tell would be
    /// lost.
    fn check_honours(&mut self) {
        let overview = self.report.overview.given();
        let overview = overview.map_or_else(Vec::new, |text| words::text(text, self.figures));
        let told: String = overview
            .iter()
            .map(|text| document::plain_text(text))
            .collect();
        for honour in &self.report.honours {
            let words = words::text(honour, self.figures);
            let words: String = words
                .iter()
                .map(|text| document::plain_text(text))
                .collect();
            if told.contains(words.trim_end_matches(['。', '；', '，'])) {
                continue;
            }
            self.diagnostics.push(
                Diagnostic::warning(
                    "TPL-006",
                    honour.span,
                    say!(
                        "「引言」是自己写的，其中没有这条荣誉，它不会印出来",
                        "the overview is your own and does not tell this honour; it is not printed"
                    ),
                )
                .hint(say!(
                    "把它写进引言，或删掉「引言」由模板拟写",
                    "tell it there, or leave the overview to the template"
                ))
                .at(vec![Step::Key("honours", "荣誉")]),
            );
        }
    }

    fn sections(&mut self) -> Vec<SectionView> {
        let mut order: Vec<SectionName> = Vec::new();
        for name in &self.options.order {
            if order.contains(&name.value) {
                self.repeated(name.value, name.span);
            } else {
                order.push(name.value);
            }
        }
        let all = sections(self.report);
        for (name, section) in all {
            if is_filled(section) && !order.contains(&name) {
                self.left_out(name, section);
            }
        }
        let ordered = order
            .iter()
            .filter_map(|wanted| all.into_iter().find(|(name, _)| name == wanted));
        let filled: Vec<_> = ordered.filter(|(_, section)| is_filled(section)).collect();
        filled
            .into_iter()
            .map(|(name, section)| self.section(name, section))
            .collect()
    }

    fn repeated(&mut self, name: SectionName, span: Span) {
        let (zh, en) = (name.zh(), name.en());
        self.diagnostics.push(
            Diagnostic::error(
                "TPL-008",
                span,
                say!(
                    "「顺序」里「{zh}」写了两遍，每个部分只印一次",
                    "the order names “{en}” twice; each section is printed once"
                ),
            )
            .hint(say!("删掉重复的一个", "delete one of the two")),
        );
    }

    fn left_out(&mut self, name: SectionName, section: &Section<'p>) {
        let (zh, en) = (name.zh(), name.en());
        let Some(span) = section.head.or(section.span) else {
            return;
        };
        self.diagnostics.push(
            Diagnostic::error(
                "TPL-005",
                span,
                say!(
                    "模板的「顺序」里没有「{zh}」，这部分内容会丢掉",
                    "the template's order leaves out “{en}”, which holds text"
                ),
            )
            .hint(say!(
                "在 模板 › 选项 › 顺序 里加上它，或删掉这部分内容",
                "add it to the template's order, or delete the section"
            )),
        );
    }

    fn section(&mut self, name: SectionName, section: &'r Section<'p>) -> SectionView {
        let heading = match &section.heading {
            Some(heading) => words::title(heading, self.figures),
            None => {
                let values = |name: &str| elements::value(self.report, name);
                match &self.options.section(name).heading {
                    Some(heading) => words::heading(heading, self.figures, &values),
                    None => vec![words::template(name.zh())],
                }
            }
        };
        let mut entries = Vec::new();
        let heading = self.runs.keep(heading);
        let lead = self.wording(&section.lead);
        self.entries(&section.items, 1, &mut entries);
        SectionView {
            name: name.en(),
            heading,
            lead,
            entries,
            closing: self.wording(&section.closing),
        }
    }

    fn entries(&mut self, entries: &'r [Entry<'p>], depth: u8, views: &mut Vec<EntryView>) {
        for entry in entries {
            let view = self.entry(entry, depth);
            views.push(view);
            self.entries(&entry.items, (depth + 1).min(3), views);
        }
    }

    fn entry(&mut self, entry: &'r Entry<'p>, depth: u8) -> EntryView {
        let bare = entry.text.is_none() && entry.points.is_empty();
        let title = match (&entry.title, entry.area.0.first()) {
            (Some(title), _) => Some(words::title(title, self.figures)),
            (None, Some(area)) if bare => Some(vec![words::template(area.zh())]),
            _ => None,
        };
        let mut paragraphs = entry
            .text
            .as_ref()
            .map_or_else(Vec::new, |text| words::text(text, self.figures));
        if let Some(sentence) = self.unmentioned(entry) {
            append(&mut paragraphs, sentence);
        }
        if let Some(cause) = &entry.cause {
            self.cause(cause, depth, &mut paragraphs);
        }
        let mut points: Vec<_> = entry
            .points
            .iter()
            .map(|point| self.point_words(point))
            .collect();
        if let Some(details) = self.details(entry) {
            let last = points.last_mut().map(|(_, texts)| texts);
            detail(last.unwrap_or(&mut paragraphs), details);
        }
        EntryView {
            depth,
            marks: ["###", "####", "#####"][usize::from(depth - 1)],
            title: title.map(|title| self.runs.keep(title)),
            number: entry
                .number
                .as_ref()
                .map(|number| self.runs.keep(words::title(number, self.figures))),
            paragraphs: paragraphs
                .into_iter()
                .map(|paragraph| self.runs.keep(paragraph))
                .collect(),
            points: points
                .into_iter()
                .map(|(title, texts)| self.point(title, texts))
                .collect(),
            table: entry.table.as_ref().map(|table| self.table(table)),
        }
    }

    /// A sentence for the figures that the entry lists and its text does not mention.
    fn unmentioned(&mut self, entry: &Entry<'p>) -> Option<Inlines<'p>> {
        let mentioned = mentioned(entry);
        let figures = entry
            .indicators
            .iter()
            .filter(|name| !mentioned.contains(&&*name.text));
        let clauses: Vec<_> = figures.filter_map(|name| self.clause(name)).collect();
        if clauses.is_empty() {
            return None;
        }
        let mut sentence = words::joined(clauses, "，");
        if !is_closed(&sentence) {
            sentence.push(words::template("。"));
        }
        Some(sentence)
    }

    /// `行政复议申请196件`, or what the clerk's phrase makes of it.
    fn clause(&mut self, name: &Name<'p>) -> Option<Inlines<'p>> {
        let figure = self.figures.get(&name.text)?;
        let gap = || Inline::Missing {
            what: name.text.to_string(),
            span: Some(name.span),
        };
        let mut value = words::figure(figure, figure.words(Field::Figure), name.span);
        let value = value.pop().unwrap_or_else(gap);
        let indicator = self.indicator(&name.text)?;
        let clause = match &indicator.phrase {
            Some(phrase) => {
                let pieces = phrase.0.paragraphs.iter();
                pieces
                    .flat_map(|pieces| with_slot(pieces, &value, self.figures))
                    .collect()
            }
            None => {
                let period = indicator.period.as_ref();
                let period = period.map(|period| words::title(period, self.figures));
                let mut clause = period.unwrap_or_default();
                clause.extend([words::clerk(name.text.clone(), name.span), value]);
                clause
            }
        };
        let told = indicator.phrase.as_ref().is_some_and(|phrase| {
            let pieces = phrase.0.paragraphs.iter().flatten();
            let mut figures = pieces.filter_map(|piece| match piece {
                Piece::Figure(reference) => Some(reference),
                Piece::Words(_) | Piece::Slot(_) => None,
            });
            figures.any(|reference| {
                let change = matches!(reference.field, Field::YearOnYear | Field::Change);
                change && reference.name == name.text
            })
        });
        let change = words::figure(figure, figure.words(Field::YearOnYear), name.span);
        let change = Some(change).filter(|change| !change.is_empty() && !told);
        if change.is_none() && figure.previous.is_some_and(Decimal::is_zero) {
            let text = &name.text;
            self.diagnostics.push(Diagnostic::new(
                Severity::Info,
                "TPL-009",
                name.span,
                say!(
                    "「{text}」上年是 0，模板拟写的句子没有写同比",
                    "“{text}” was 0 last year; the drafted sentence states no change"
                ),
            ));
        }
        Some(words::joined([clause].into_iter().chain(change), "，"))
    }

    fn cause(&mut self, cause: &Text<'p>, depth: u8, paragraphs: &mut Vec<Inlines<'p>>) {
        let mut texts = words::text(cause, self.figures).into_iter();
        let Some(first) = texts.next() else { return };
        let typed = document::plain_text(&first);
        let says_so = ["原因", "主要", "由于", "因为", "究其"]
            .iter()
            .any(|word| typed.starts_with(word));
        let pattern = words::wording(&self.wordings.cause, "{cause}");
        // Within a paragraph the outline puts the mark.
        let shortcomings = self.options.section(SectionName::Shortcomings);
        let level = shortcomings.levels.get(usize::from(depth - 1));
        let inline = level.and_then(|level| level.form) == Some(pack::Form::Inline);
        let pattern = if inline {
            pattern.trim_end_matches('。')
        } else {
            &pattern
        };
        let sentence = if says_so {
            first
        } else {
            words::pattern(pattern, &|name| (name == "cause").then(|| first.clone()))
        };
        append(paragraphs, sentence);
        paragraphs.extend(texts);
    }

    /// `（责任单位：市司法局；完成时限：2024年6月）`, as far as the options ask for it.
    fn details(&self, entry: &Entry<'p>) -> Option<Inlines<'p>> {
        let parts = self
            .options
            .show
            .iter()
            .filter_map(|detail| self.detail(detail.value, entry));
        let parts: Vec<_> = parts.collect();
        if parts.is_empty() {
            return None;
        }
        let mut details = vec![words::template("（")];
        details.extend(words::joined(parts, "；"));
        details.push(words::template("）"));
        Some(details)
    }

    fn detail(&self, detail: Detail, entry: &Entry<'p>) -> Option<Inlines<'p>> {
        let (wording, key, value) = match detail {
            Detail::Owner => (
                &self.wordings.owner,
                "owner",
                words::title(entry.owner.as_ref()?, self.figures),
            ),
            Detail::Due => (
                &self.wordings.due,
                "due",
                words::title(entry.due.as_ref()?, self.figures),
            ),
            Detail::Area => {
                let areas = entry
                    .area
                    .0
                    .iter()
                    .map(|area| vec![words::template(area.zh())]);
                (
                    &self.wordings.area,
                    "area",
                    words::joined(areas.collect::<Vec<_>>(), "、"),
                )
            }
            Detail::Addresses => {
                let titles = entry
                    .addresses
                    .iter()
                    .filter_map(|name| self.shortcoming(name));
                (
                    &self.wordings.addresses,
                    "addresses",
                    words::joined(titles.collect::<Vec<_>>(), "、"),
                )
            }
        };
        if value.is_empty() {
            return None;
        }
        let own = format!("{{{key}}}");
        let pattern = words::wording(wording, &own);
        Some(words::pattern(&pattern, &|name| {
            (name == key).then(|| value.clone())
        }))
    }

    /// The title of the shortcoming that `name` stands for; an id is never printed.
    fn shortcoming(&self, name: &Name<'p>) -> Option<Inlines<'p>> {
        let known = |entry: &&Entry<'p>| entry.id.as_ref().is_some_and(|id| id.text == name.text);
        let entry = self.report.shortcomings.items.iter().find(known)?;
        let title = entry.title.as_ref()?;
        Some(words::title(title, self.figures))
    }

    fn point_words(&self, point: &Point<'p>) -> (Option<Inlines<'p>>, Vec<Inlines<'p>>) {
        let title = point.title.as_ref();
        let title = title.map(|title| words::title(title, self.figures));
        let texts = point.text.as_ref();
        let texts = texts.map_or_else(Vec::new, |text| words::text(text, self.figures));
        (title, texts)
    }

    fn point(&mut self, title: Option<Inlines<'p>>, texts: Vec<Inlines<'p>>) -> PointView {
        PointView {
            title: title.map(|title| self.runs.keep(title)),
            paragraphs: texts.into_iter().map(|text| self.runs.keep(text)).collect(),
        }
    }

    fn table(&mut self, table: &Table<'p>) -> TableView {
        // A row that is too long is an error of its own; a draft still shows its cells.
        let longest = table.rows.iter().map(|row| row.cells.len()).max();
        let columns = table.columns.len().max(longest.unwrap_or(1));
        let mut row = |cells: &[Cell<'p>]| -> Vec<Option<Handle>> {
            let filled = |cell: &Cell<'p>| {
                cell.0
                    .as_ref()
                    .map(|cell| self.runs.keep(words::title(cell, self.figures)))
            };
            cells
                .iter()
                .map(filled)
                .chain(std::iter::repeat(None))
                .take(columns)
                .collect()
        };
        let (header, rows) = (
            row(&table.columns),
            table.rows.iter().map(|cells| row(&cells.cells)).collect(),
        );
        TableView {
            caption: table
                .caption
                .as_ref()
                .map(|caption| self.runs.keep(words::title(caption, self.figures))),
            columns: header
                .into_iter()
                .map(|header| ColumnView {
                    header,
                    right: false,
                })
                .collect(),
            rows,
        }
    }

    fn annex(&mut self, annex: &Annex<'p>) -> AnnexView {
        let title = annex
            .title
            .as_ref()
            .map(|title| self.runs.keep(words::title(title, self.figures)));
        let paragraphs = annex
            .text
            .as_ref()
            .map_or_else(Vec::new, |text| self.text(text));
        let own = annex.table.as_ref().map(|table| self.table(table));
        let figures = match &annex.indicators {
            None => Vec::new(),
            Some(Tabulated::All) => self
                .figures
                .iter()
                .map(|figure| (figure, figure.span))
                .collect(),
            Some(Tabulated::Named(names)) => names
                .iter()
                .filter_map(|name| Some((self.figures.get(&name.text)?, name.span)))
                .collect(),
        };
        let listed = (!figures.is_empty()).then(|| self.figure_table(&figures));
        AnnexView {
            title,
            paragraphs,
            tables: own.into_iter().chain(listed).collect(),
        }
    }

    /// 指标, 单位, last year where any figure has one, this year, the change.
    fn figure_table(&mut self, figures: &[(&Figure, Span)]) -> TableView {
        let year = self.report.year;
        let compared = figures.iter().any(|(figure, _)| figure.previous.is_some());
        let head = |shown: fn(u16) -> u16| match year {
            Some(year) => vec![words::year(year, shown(year.value)), words::template("年")],
            None => vec![Inline::Missing {
                what: "年度".into(),
                span: None,
            }],
        };
        let word = |word| vec![words::template(word)];
        let mut columns = vec![(word("指标"), false), (word("单位"), false)];
        if compared {
            columns.push((head(|year| year.saturating_sub(1)), true));
        }
        columns.push((head(|year| year), true));
        if compared {
            columns.push((word("比上年"), false));
        }
        let rows = figures
            .iter()
            .map(|(figure, reference)| self.figure_row(figure, *reference, compared))
            .collect();
        let column = |(header, right)| ColumnView {
            header: self.cell(header),
            right,
        };
        let columns = columns.into_iter().map(column).collect();
        TableView {
            caption: None,
            columns,
            rows,
        }
    }

    fn figure_row(
        &mut self,
        figure: &Figure,
        reference: Span,
        compared: bool,
    ) -> Vec<Option<Handle>> {
        let run = |text: Option<String>| words::figure(figure, text, reference);
        let period = self.period(&figure.name);
        let mut name = vec![words::clerk(figure.name.clone(), figure.name_span)];
        if let Some(period) = period {
            name.push(words::template("（"));
            name.extend(period);
            name.push(words::template("）"));
        }
        let mut row = vec![name, run(figure.words(Field::Unit))];
        if compared {
            row.push(run(figure.bare(true)));
        }
        row.push(run(figure.bare(false)));
        if compared {
            row.push(run(figure.words(Field::YearOnYear)));
        }
        row.into_iter().map(|cell| self.cell(cell)).collect()
    }

    /// The period of a figure that is not of the report's year.
    fn period(&self, name: &str) -> Option<Inlines<'p>> {
        let period = self.indicator(name)?.period.as_ref()?;
        Some(words::title(period, self.figures))
    }

    fn indicator(&self, name: &str) -> Option<&'r Indicator<'p>> {
        self.report.indicators.get(self.figures.position(name)?)
    }

    fn cell(&mut self, content: Inlines<'p>) -> Option<Handle> {
        (!content.is_empty()).then(|| self.runs.keep(content))
    }

    fn wording(&mut self, wording: &Wording<'p>) -> Vec<Handle> {
        wording
            .given()
            .map_or_else(Vec::new, |text| self.text(text))
    }

    fn text(&mut self, text: &Text<'p>) -> Vec<Handle> {
        words::text(text, self.figures)
            .into_iter()
            .map(|paragraph| self.runs.keep(paragraph))
            .collect()
    }
}

/// True where a section holds anything to print.
fn is_filled(section: &Section<'_>) -> bool {
    section.heading.is_some()
        || !section.items.is_empty()
        || section.lead.given().is_some()
        || section.closing.given().is_some()
}

/// The figures that an entry's own words refer to.
fn mentioned<'e>(entry: &'e Entry<'_>) -> Vec<&'e str> {
    let titles = entry.title.iter().map(|title| &title.pieces);
    let texts = entry.text.iter().flat_map(|text| &text.paragraphs);
    let points = entry.points.iter().flat_map(|point| {
        let title = point.title.iter().map(|title| &title.pieces);
        title.chain(point.text.iter().flat_map(|text| &text.paragraphs))
    });
    let cause = entry.cause.iter().flat_map(|cause| &cause.paragraphs);
    let captions = entry
        .table
        .iter()
        .filter_map(|table| table.caption.as_ref());
    let captions = captions.map(|caption| &caption.pieces);
    let cells = entry.table.iter().flat_map(|table| {
        let rows = table.rows.iter().flat_map(|row| &row.cells);
        let cells = table.columns.iter().chain(rows);
        cells
            .filter_map(|cell| cell.0.as_ref())
            .map(|cell| &cell.pieces)
    });
    let all = titles.chain(texts).chain(points).chain(cause);
    let all = all.chain(captions).chain(cells);
    all.flatten()
        .filter_map(|piece| match piece {
            Piece::Figure(reference) => Some(reference.name.as_str()),
            Piece::Words(_) | Piece::Slot(_) => None,
        })
        .collect()
}

/// A phrase with the figure in its slot; at its end where it has none.
fn with_slot<'p>(pieces: &Paragraph<'p>, value: &Inline<'p>, figures: &Figures) -> Inlines<'p> {
    let mut inlines: Inlines<'p> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Slot(_) => inlines.push(value.clone()),
            other => inlines.extend(words::paragraph(&vec![other.clone()], figures)),
        }
    }
    if !pieces.iter().any(|piece| matches!(piece, Piece::Slot(_))) {
        inlines.push(value.clone());
    }
    inlines
}

/// Puts details at the end of the last paragraph, ahead of the mark that closes it.
fn detail<'p>(paragraphs: &mut Vec<Inlines<'p>>, details: Inlines<'p>) {
    let Some(last) = paragraphs.last_mut() else {
        paragraphs.push(details);
        return;
    };
    let mark = match last.last_mut() {
        Some(Inline::Text(run)) if run.text == "。" => last.pop(),
        Some(Inline::Text(run)) => words::split_mark(run),
        _ => None,
    };
    last.extend(details);
    last.extend(mark);
}

/// Adds a sentence to the last paragraph.
fn append<'p>(paragraphs: &mut Vec<Inlines<'p>>, sentence: Inlines<'p>) {
    match paragraphs.last_mut() {
        None => paragraphs.push(sentence),
        Some(last) => {
            if !is_closed(last) {
                last.push(words::template("。"));
            }
            last.extend(sentence);
        }
    }
}

/// The options as the form that the text takes.
fn form(options: &Options<'_>) -> Form {
    let role = |name| match name {
        SectionName::Measures => Role::Measures,
        SectionName::Duties => Role::Duties,
        SectionName::Shortcomings => Role::Shortcomings,
        SectionName::Plans => Role::Plans,
        SectionName::Others => Role::Others,
    };
    let section = |name| {
        let options = options.section(name);
        let level = |depth: usize| {
            options
                .levels
                .get(depth)
                .map(level_form)
                .unwrap_or_default()
        };
        let form = SectionForm {
            number: number_format(options.number),
            levels: [level(0), level(1), level(2)],
            points: level_form(&options.points),
            closing_inline: options.closing == Some(pack::Place::Inline),
        };
        (role(name), form)
    };
    use SectionName as S;
    Form {
        sections: [S::Measures, S::Duties, S::Shortcomings, S::Plans, S::Others]
            .map(section)
            .to_vec(),
    }
}

fn level_form(level: &pack::Level<'_>) -> LevelForm {
    LevelForm {
        number: number_format(level.number),
        placing: match level.form {
            None | Some(pack::Form::Heading) => Placing::Heading,
            Some(pack::Form::RunIn) => Placing::RunIn,
            Some(pack::Form::Inline) => Placing::Inline,
        },
        stop: stop(level.stop),
        title_stop: stop(level.title_stop),
    }
}

fn stop(stop: Option<pack::Stop>) -> &'static str {
    match stop {
        None => "。",
        Some(pack::Stop::None) => "",
        Some(stop) => stop.en(),
    }
}

fn number_format(number: Option<pack::Number>) -> NumberFormat {
    match number {
        None | Some(pack::Number::None) => NumberFormat::None,
        Some(pack::Number::Chinese) => NumberFormat::Chinese,
        Some(pack::Number::ChineseBrackets) => NumberFormat::ChineseBrackets,
        Some(pack::Number::Arabic) => NumberFormat::Arabic,
        Some(pack::Number::ArabicBrackets) => NumberFormat::ArabicBrackets,
        Some(pack::Number::Circled) => NumberFormat::Circled,
        Some(pack::Number::Ordinal) => NumberFormat::Ordinal,
    }
}
