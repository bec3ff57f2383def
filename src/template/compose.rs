//! Report → Markdown with handles, the form it takes, and the elements around it.

use super::context::{EntryView, SectionView, View};
use super::layout::Layout;
use super::{elements, form, words};
use crate::diagnostic::{Diagnostic, Step};
use crate::document::{self, Elements, Form, Handle, Runs};
use crate::pack::{Options, SectionName, Wordings};
use crate::record::{Text, Wording};
use crate::report::{Entry, Figures, Report, Section};
use crate::say;
use crate::source::Span;

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
        form: form::form(options),
        elements,
    })
}

pub(super) struct Composer<'r, 'p, 'd> {
    pub(super) report: &'r Report<'p>,
    pub(super) figures: &'r Figures,
    pub(super) options: &'r Options<'r>,
    pub(super) wordings: &'r Wordings<'r>,
    pub(super) runs: Runs<'p>,
    pub(super) diagnostics: &'d mut Vec<Diagnostic>,
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
        let all = self.report.sections();
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

    pub(super) fn wording(&mut self, wording: &Wording<'p>) -> Vec<Handle> {
        wording
            .given()
            .map_or_else(Vec::new, |text| self.text(text))
    }

    pub(super) fn text(&mut self, text: &Text<'p>) -> Vec<Handle> {
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
