//! Entries: their texts, and the sentences that the pack adds to them.

use super::compose::Composer;
use super::context::{EntryView, PointView};
use super::words;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{self, Inline, Inlines, is_closed};
use crate::pack::{self, Detail, SectionName};
use crate::record::{Decimal, Field, Name, Paragraph, Piece, Text};
use crate::report::{Entry, Figures, Point};
use crate::say;

impl<'r, 'p> Composer<'r, 'p, '_> {
    pub(super) fn entry(&mut self, entry: &'r Entry<'p>, depth: u8) -> EntryView {
        let bare = entry.text.is_none() && entry.points.is_empty();
        let title = match (&entry.title, entry.area.0.first()) {
            (Some(title), _) => Some(words::title(title, self.figures)),
            (None, Some(area)) if bare => Some(vec![words::template(area.zh())]),
            (None, _) if !entry.is_filled() => Some(gap("标题")),
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
        if !point.is_filled() {
            return (None, vec![gap("要点")]);
        }
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
}

/// What was not filled in; drafts mark it.
fn gap<'p>(what: &str) -> Inlines<'p> {
    let what = what.to_owned();
    vec![Inline::Missing { what, span: None }]
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
