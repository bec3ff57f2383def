//! What the file leaves out and the pack words: the opening, leads, titles, the closing formula.

use super::compose::Composer;
use super::words;
use crate::diagnostic::{Diagnostic, Step};
use crate::document::{self, Handle, Inlines};
use crate::pack::{Area, Patterns, SectionName};
use crate::record::{OneOrMany, Wording};
use crate::report::{Entry, Section};
use crate::say;

impl<'r, 'p> Composer<'r, 'p, '_> {
    /// The clerk's own opening as it is, or the pack's: its paragraphs, the honours, the turn to the
    /// report.
    pub(super) fn overview(&mut self) -> Vec<Handle> {
        let report = self.speaker.report;
        if !report.overview.is_unset() {
            self.check_honours();
            return self.wording(&report.overview);
        }
        let wordings = self.speaker.wordings;
        let opening = wordings.opening.given();
        let patterns = opening.map_or(&[][..], |OneOrMany(patterns)| patterns);
        let mut paragraphs: Vec<Inlines<'p>> = patterns
            .iter()
            .map(|pattern| self.speaker.pattern(pattern, &|_| None))
            .collect();
        let mut sentences = Vec::from_iter(self.honours());
        if !paragraphs.is_empty() {
            sentences.extend(self.speaker.say("turn", &wordings.turn, &|_| None));
        }
        for sentence in sentences {
            words::append(&mut paragraphs, sentence);
        }
        self.keep_drafted(paragraphs)
    }

    fn honours(&self) -> Option<Inlines<'p>> {
        let speaker = &self.speaker;
        let honours = speaker.report.honours.iter();
        let honours: Vec<_> = honours
            .map(|honour| self.honour(words::joined(words::text(honour, speaker.figures), "，")))
            .collect();
        if honours.is_empty() {
            return None;
        }
        let honours = words::joined(honours, "；");
        let own = |name: &str| (name == "honours").then(|| honours.clone());
        let worded = speaker.say("honours", &speaker.wordings.honours, &own);
        Some(worded.unwrap_or_else(|| words::closed(honours)))
    }

    /// An honour that does not say whose it is gets the report's own name ahead.
    fn honour(&self, honour: Inlines<'p>) -> Inlines<'p> {
        const VERBS: [&str; 9] = [
            "获", "荣获", "入选", "被", "连续", "成功", "通过", "列入", "跻身",
        ];
        let typed = document::plain_text(&honour);
        if !VERBS.iter().any(|verb| typed.starts_with(verb)) {
            return honour;
        }
        let mut whose = self.speaker.value("self").unwrap_or_default();
        whose.extend(honour);
        whose
    }

    /// An overview of the clerk's own is printed as it is: an honour that it does not tell would be
    /// lost.
    fn check_honours(&mut self) {
        let report = self.speaker.report;
        let figures = self.speaker.figures;
        let overview = report.overview.given();
        let overview = overview.map_or_else(Vec::new, |text| words::text(text, figures));
        let told = plain(&overview);
        for honour in &report.honours {
            let words = plain(&words::text(honour, figures));
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

    /// The clerk's own lead, or the pack's where there are entries to lead to.
    pub(super) fn lead(&mut self, name: SectionName, section: &'r Section<'p>) -> Vec<Handle> {
        let leads = &self.speaker.wordings.leads;
        let (key, patterns) = match name {
            SectionName::Measures => ("lead of measures", &leads.measures),
            SectionName::Duties => ("lead of duties", &leads.duties),
            SectionName::Shortcomings => ("lead of shortcomings", &leads.shortcomings),
            SectionName::Plans => ("lead of plans", &leads.plans),
            SectionName::Others => ("lead of others", &leads.others),
        };
        if section.items.is_empty() {
            return self.wording(&section.lead);
        }
        self.given_or(&section.lead, key, patterns)
    }

    /// The clerk's own closing formula, or the pack's.
    pub(super) fn closing(&mut self) -> Vec<Handle> {
        let speaker = &self.speaker;
        self.given_or(
            &speaker.report.closing,
            "closing",
            &speaker.wordings.closing,
        )
    }

    fn given_or(
        &mut self,
        given: &Wording<'p>,
        key: &'static str,
        patterns: &Patterns<'_>,
    ) -> Vec<Handle> {
        if !given.is_unset() {
            return self.wording(given);
        }
        let worded = self.speaker.say(key, patterns, &|_| None);
        self.keep_drafted(worded.into_iter().collect())
    }

    fn keep_drafted(&mut self, paragraphs: Vec<Inlines<'p>>) -> Vec<Handle> {
        let kept = paragraphs.into_iter().map(|paragraph| {
            let drafted = self.speaker.drafted(paragraph);
            self.runs.keep(drafted)
        });
        kept.collect()
    }

    /// The title of an entry that has only a field.
    pub(super) fn area_title(&self, area: Area, section: SectionName) -> Inlines<'p> {
        let speaker = &self.speaker;
        let rows = speaker.wordings.area_titles.iter();
        let rows = rows.filter(|row| {
            row.area == Some(area) && speaker.is_for([row.from, row.to], &row.kinds.0)
        });
        let mut titles = rows.map(|row| {
            let OneOrMany(titles) = match section {
                SectionName::Plans => &row.plans,
                SectionName::Duties => &row.duties,
                _ => &row.measures,
            };
            titles
        });
        // What is amiss in a field is not told by the title of a measure.
        let told = section != SectionName::Shortcomings;
        let titles = titles.find(|titles| told && !titles.is_empty());
        let title = titles.and_then(|titles| speaker.turn(turn_of(area, section), titles));
        speaker.drafted(match title {
            Some(title) => speaker.pattern(title, &|_| None),
            None => vec![words::template(area.zh())],
        })
    }

    /// The sentence of a cause, at the end of the last paragraph; within a paragraph the outline
    /// puts the mark.
    pub(super) fn cause(
        &mut self,
        entry: &Entry<'p>,
        inline: bool,
        paragraphs: &mut Vec<Inlines<'p>>,
    ) {
        let Some(cause) = &entry.cause else { return };
        let speaker = &self.speaker;
        let mut texts = words::text(cause, speaker.figures).into_iter();
        let Some(first) = texts.next() else { return };
        let typed = document::plain_text(&first);
        let says_so = ["原因", "主要", "由于", "因为", "究其", "根源"]
            .iter()
            .any(|word| typed.starts_with(word));
        let own = |name: &str| (name == "cause").then(|| first.clone());
        let worded = (!says_so).then(|| speaker.say("cause", &speaker.wordings.cause, &own));
        let sentence = match worded.flatten() {
            Some(mut sentence) => {
                if inline {
                    words::open(&mut sentence);
                }
                speaker.drafted_around(sentence)
            }
            None => first.clone(),
        };
        words::append(paragraphs, sentence);
        paragraphs.extend(texts);
    }
}

/// Titles of one field take turns among themselves.
fn turn_of(area: Area, section: SectionName) -> &'static str {
    match section {
        SectionName::Plans => area.zh(),
        SectionName::Duties => "duties",
        _ => area.en(),
    }
}

fn plain(paragraphs: &[Inlines<'_>]) -> String {
    let texts = paragraphs.iter().map(|text| document::plain_text(text));
    texts.collect()
}
