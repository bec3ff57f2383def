//! Entries: their texts, and the sentences that the pack adds to them.

use super::compose::Composer;
use super::context::{EntryView, PointView};
use super::words;
use crate::document::{Inline, Inlines};
use crate::pack::{Detail, Form, SectionName};
use crate::record::{Name, Setting};
use crate::report::{Entry, Point};

impl<'r, 'p> Composer<'r, 'p, '_> {
    pub(super) fn entry(
        &mut self,
        entry: &'r Entry<'p>,
        depth: u8,
        (section, forms): (SectionName, [Option<Form>; 3]),
    ) -> EntryView {
        let figures = self.speaker.figures;
        let form = entry.form.or(forms[usize::from(depth - 1)]);
        // Among headings on lines of their own a text without one stands out.
        let headed = form == Some(Form::Heading);
        let bare = entry.text.is_none() && entry.points.is_empty();
        let title = match (&entry.title, entry.area.0.first()) {
            (Some(title), _) => Some(words::title(title, figures)),
            (None, Some(area)) if bare || headed => Some(self.area_title(*area, section)),
            (None, _) if !entry.is_filled() => Some(gap("标题")),
            _ => None,
        };
        let text = entry.text.as_ref();
        let mut paragraphs = text.map_or_else(Vec::new, |text| words::text(text, figures));
        for sentence in self.figure_sentences(entry, section) {
            words::append(&mut paragraphs, sentence);
        }
        let depth_index = usize::from(depth - 1);
        self.cause(entry, form == Some(Form::Inline), &mut paragraphs);
        let points = entry.points.iter();
        let mut points: Vec<_> = points.map(|point| self.point_words(point)).collect();
        if let Some(details) = self.details(entry) {
            let last = points.last_mut().map(|(_, texts)| texts);
            detail(last.unwrap_or(&mut paragraphs), details);
        }
        let number = match &entry.number {
            Setting::Unset => None,
            Setting::Nothing => Some(Vec::new()),
            Setting::Given(number) => Some(words::title(number, figures)),
        };
        EntryView {
            depth,
            marks: ["###", "####", "#####"][depth_index],
            title: title.map(|title| self.runs.keep(title)),
            number: number.map(|number| self.runs.keep(number)),
            form: entry.form.map(Form::en),
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

    /// `（责任单位：市司法局；完成时限：2024年6月）`, as far as the options ask for it.
    fn details(&self, entry: &Entry<'p>) -> Option<Inlines<'p>> {
        let parts = self
            .options
            .show()
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
        let (speaker, wordings) = (&self.speaker, self.speaker.wordings);
        let (patterns, key, value) = match detail {
            Detail::Owner => {
                let owner = words::title(entry.owner.as_ref()?, speaker.figures);
                (&wordings.owner, "owner", owner)
            }
            Detail::Due => {
                let due = words::title(entry.due.as_ref()?, speaker.figures);
                (&wordings.due, "due", due)
            }
            Detail::Area => {
                let areas = entry.area.0.iter();
                let areas = areas.map(|area| vec![words::template(area.zh())]);
                let areas = words::joined(areas.collect::<Vec<_>>(), "、");
                (&wordings.area, "area", areas)
            }
            Detail::Addresses => {
                let names = entry.addresses.iter();
                let titles = names.filter_map(|name| self.shortcoming(name));
                let titles = words::joined(titles.collect::<Vec<_>>(), "、");
                (&wordings.addresses, "addresses", titles)
            }
        };
        if value.is_empty() {
            return None;
        }
        let own = |name: &str| (name == key).then(|| value.clone());
        Some(speaker.say(key, patterns, &own).unwrap_or(value.clone()))
    }

    /// The title of the shortcoming that `name` stands for; an id is never printed.
    fn shortcoming(&self, name: &Name<'p>) -> Option<Inlines<'p>> {
        let known = |entry: &&Entry<'p>| entry.id.as_ref().is_some_and(|id| id.text == name.text);
        let entry = self.speaker.report.shortcomings.items.iter().find(known)?;
        let title = entry.title.as_ref()?;
        Some(words::title(title, self.speaker.figures))
    }

    fn point_words(&self, point: &Point<'p>) -> (Option<Inlines<'p>>, Vec<Inlines<'p>>) {
        let title = point.title.as_ref();
        let title = title.map(|title| words::title(title, self.speaker.figures));
        if !point.is_filled() {
            return (None, vec![gap("要点")]);
        }
        let texts = point.text.as_ref();
        let texts = texts.map_or_else(Vec::new, |text| words::text(text, self.speaker.figures));
        (title, texts)
    }

    fn point(&mut self, title: Option<Inlines<'p>>, texts: Vec<Inlines<'p>>) -> PointView {
        PointView {
            title: title.map(|title| self.runs.keep(title)),
            paragraphs: texts.into_iter().map(|text| self.runs.keep(text)).collect(),
        }
    }
}

/// What was not filled in; drafts mark it.
fn gap<'p>(what: &str) -> Inlines<'p> {
    let what = what.to_owned();
    vec![Inline::Missing { what, span: None }]
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
