//! Report → Markdown with handles, the form it takes, and the elements around it.

use super::context::{EntryView, PartView, SectionView, View};
use super::layout::Layout;
use super::speaker::Speaker;
use super::{elements, form, numbers, words};
use crate::diagnostic::Diagnostic;
use crate::document::{Elements, Form, Handle, Runs};
use crate::pack::{Form as Placing, Group, Layers, Part, SectionName};
use crate::record::{Setting, Text, Wording};
use crate::report::{Entry, Section};
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
    speaker: Speaker<'_, 'p>,
    options: &Layers<'_>,
    layout: &Layout,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Composed<'p>, Box<Diagnostic>> {
    let mut composer = Composer {
        speaker,
        options,
        runs: Runs::default(),
        diagnostics,
    };
    let view = composer.view();
    let markdown = layout.render(&view, composer.runs.count())?;
    let headed = |name| composer.is_headed(name);
    Ok(Composed {
        markdown,
        form: form::form(options, &headed),
        elements: elements::elements(&composer.speaker, options),
        runs: composer.runs,
    })
}

pub(super) struct Composer<'r, 'p, 'd> {
    pub(super) speaker: Speaker<'r, 'p>,
    pub(super) options: &'r Layers<'r>,
    pub(super) runs: Runs<'p>,
    pub(super) diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'r, 'p> Composer<'r, 'p, '_> {
    fn view(&mut self) -> View {
        let report = self.speaker.report;
        let overview = self.overview();
        View {
            year: report.year.map(|year| year.value),
            kind: report.kind.map(|kind| kind.value.en()),
            overview_heading: self.overview_heading(&overview),
            overview,
            sections: self.sections(),
            closing: self.closing(),
            annexes: report
                .annexes
                .iter()
                .map(|annex| self.annex(annex))
                .collect(),
        }
    }

    /// The heading of the opening, where there is an opening.
    fn overview_heading(&mut self, overview: &[Handle]) -> Option<Handle> {
        let heading = self.options.overview_heading();
        let heading = heading.filter(|_| !overview.is_empty())?;
        let heading = self.speaker.pattern(heading, &|_| None);
        Some(self.runs.keep(heading))
    }

    fn sections(&mut self) -> Vec<SectionView> {
        let all = self.speaker.report.sections();
        let mut placed: Vec<SectionName> = Vec::new();
        let mut views = Vec::new();
        for part in self.options.order() {
            let mut shared = match part {
                Part::Section(_) => None,
                Part::Group(group) => Some(group),
            };
            for name in part.sections() {
                if placed.contains(&name.value) {
                    self.repeated(name.value, name.span);
                    continue;
                }
                placed.push(name.value);
                let found = all.into_iter().find(|(known, _)| *known == name.value);
                let Some((name, section)) = found.filter(|(_, section)| is_filled(section)) else {
                    continue;
                };
                // The shared heading stands ahead of the first section that holds anything.
                let part = shared.take().map(|group| self.part(group));
                views.push(self.section(name, section, part));
            }
        }
        for (name, section) in all {
            if is_filled(section) && !placed.contains(&name) {
                self.left_out(name, section);
            }
        }
        views
    }

    fn part(&mut self, group: &Group<'_>) -> PartView {
        let speaker = &self.speaker;
        let heading = group.heading.as_ref();
        let heading = heading.map_or_else(Vec::new, |heading| speaker.pattern(heading, &|_| None));
        let lead = group.lead.given();
        let lead = lead.map_or_else(Vec::new, |text| speaker.paragraphs(text));
        PartView {
            heading: self.runs.keep(heading),
            lead: lead.into_iter().map(|text| self.runs.keep(text)).collect(),
        }
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

    fn section(
        &mut self,
        name: SectionName,
        section: &'r Section<'p>,
        part: Option<PartView>,
    ) -> SectionView {
        let ladder = self.options.ladder(name, self.is_headed(name));
        if let Some(heading) = section.heading.given() {
            let found = numbers::doubled(heading, &ladder.heading);
            self.diagnostics.extend(found);
        }
        for (depth, entry) in each_entry(&section.items, 0) {
            if let (Some(title), true) = (&entry.title, entry.number.is_unset()) {
                let found = numbers::doubled(title, &ladder.levels[depth]);
                self.diagnostics.extend(found);
            }
        }
        let speaker = &self.speaker;
        let heading = self.is_headed(name).then(|| {
            let own = self.options.heading(name);
            match (section.heading.given(), own.given()) {
                (Some(heading), _) => words::title(heading, speaker.figures),
                (None, Some(heading)) => speaker.pattern(heading, &|_| None),
                (None, None) => vec![words::template(name.zh())],
            }
        });
        let heading = heading.map(|heading| self.runs.keep(heading));
        let lead = self.lead(name, section);
        let forms = ladder.levels.map(|level| level.form);
        let mut entries = Vec::new();
        self.entries(&section.items, 1, (name, forms), &mut entries);
        SectionView {
            name: name.en(),
            part,
            heading,
            lead,
            entries,
            closing: self.wording(&section.closing),
        }
    }

    /// True where the section has a heading of its own.
    fn is_headed(&self, name: SectionName) -> bool {
        let all = self.speaker.report.sections();
        let own = all.into_iter().find(|(known, _)| *known == name);
        match own.map(|(_, section)| &section.heading) {
            None | Some(Setting::Unset) => !matches!(self.options.heading(name), Setting::Nothing),
            Some(Setting::Nothing) => false,
            Some(Setting::Given(_)) => true,
        }
    }

    /// Entries of all depths, in order; `place` is their section, and the forms of its depths.
    fn entries(
        &mut self,
        entries: &'r [Entry<'p>],
        depth: u8,
        place: (SectionName, [Option<Placing>; 3]),
        views: &mut Vec<EntryView>,
    ) {
        for entry in entries {
            let view = self.entry(entry, depth, place);
            views.push(view);
            self.entries(&entry.items, (depth + 1).min(3), place, views);
        }
    }

    pub(super) fn wording(&mut self, wording: &Wording<'p>) -> Vec<Handle> {
        wording
            .given()
            .map_or_else(Vec::new, |text| self.text(text))
    }

    pub(super) fn text(&mut self, text: &Text<'p>) -> Vec<Handle> {
        words::text(text, self.speaker.figures)
            .into_iter()
            .map(|paragraph| self.runs.keep(paragraph))
            .collect()
    }
}

/// Entries of all depths, each with its depth from 0.
fn each_entry<'e, 'p>(entries: &'e [Entry<'p>], depth: usize) -> Vec<(usize, &'e Entry<'p>)> {
    let each = entries.iter().flat_map(|entry| {
        let below = each_entry(&entry.items, (depth + 1).min(2));
        [(depth, entry)].into_iter().chain(below)
    });
    each.collect()
}

/// True where a section holds anything to print.
fn is_filled(section: &Section<'_>) -> bool {
    section.heading.given().is_some()
        || !section.items.is_empty()
        || section.lead.given().is_some()
        || section.closing.given().is_some()
}
