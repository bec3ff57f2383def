//! Last year's report, as rules compare with it.

use super::about::About;
use super::office::{is_same_office, office_of};
use super::{Draft, Facts};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::prose::Prose;
use crate::record::Decimal;
use crate::say;
use crate::source::{SourceId, Span};

/// What a report says that was written a year before.
#[derive(Debug)]
pub struct Last {
    pub(super) prose: Prose,
    pub(super) year: Option<u16>,
    /// The figures of its report file, where it is one.
    pub(super) indicators: Vec<Past>,
}

/// A figure of a report file, and what it was worth in each year.
#[derive(Debug)]
pub(super) struct Past {
    pub name: String,
    pub unit: String,
    pub values: Vec<(u16, Decimal, Span)>,
}

impl Last {
    /// Its place among the sources of a run.
    pub const SOURCE: SourceId = SourceId(u16::MAX);

    /// What `document` says, as read from source 0; `draft` is its report file, where it has one.
    pub fn of(document: &Document<'_>, draft: Option<Draft<'_, '_>>) -> Self {
        let mut prose = Prose::of(document, SourceId(0));
        prose.belong_to(Self::SOURCE);
        let year = About::of(document, &prose, draft.is_none()).year;
        let mut indicators = draft.zip(year).map_or_else(Vec::new, past);
        for (.., span) in indicators.iter_mut().flat_map(|past| &mut past.values) {
            span.source = Self::SOURCE;
        }
        Self {
            prose,
            year,
            indicators,
        }
    }

    /// True where it is of the year ahead of that which is reported on, and of the same office.
    pub(super) fn precedes(&self, facts: &Facts<'_>) -> bool {
        let years = self.year.zip(facts.about.year);
        years.is_some_and(|(last, year)| last + 1 == year) && self.other_office(facts).is_none()
    }

    /// Who reports here and who reported then, where these are two.
    fn other_office(&self, facts: &Facts<'_>) -> Option<(String, String)> {
        let (ours, theirs) = (office_of(facts.prose)?, office_of(&self.prose)?);
        (!is_same_office(&ours, &theirs)).then_some((ours, theirs))
    }

    /// OUT-022, where it is of another office.
    pub(super) fn note_office(&self, facts: &Facts<'_>) -> Option<Diagnostic> {
        let (ours, theirs) = self.other_office(facts)?;
        let message = say!(
            "--against 给的是{theirs}的报告，这份是{ours}的：不是同一个单位，数字没有对照",
            "--against names a report of {theirs}, and this one is of {ours}: two offices, so no figures were compared"
        );
        let hint = say!(
            "换成{ours}上年的报告；单位改了名的，把上年报告标题里的单位写成现在的名称再检查",
            "give last year's report of {ours}; where the office was renamed, write its present name into last year's title"
        );
        Some(Diagnostic::warning("OUT-022", facts.beginning(), message).hint(hint))
    }

    /// OUT-022, where it is of another year than the one before.
    pub(super) fn note_year(&self, facts: &Facts<'_>) -> Option<Diagnostic> {
        let Some((last, year)) = self.year.zip(facts.about.year) else {
            return Some(self.undated(facts));
        };
        let before = year.checked_sub(1)?;
        let message = say!(
            "--against 给的是{last}年的报告，这份是{year}年的：应当给{before}年的，数字没有对照",
            "--against names a report of {last}, and this one is of {year}: give that of {before}; no figures were compared"
        );
        let note = Diagnostic::warning("OUT-022", facts.beginning(), message);
        (last != before).then(|| {
            note.hint(say!(
                "换成{before}年的报告再检查一次",
                "check again with the report of {before}"
            ))
        })
    }
}

impl Last {
    /// OUT-022, where one of both reports does not tell its year.
    fn undated(&self, facts: &Facts<'_>) -> Diagnostic {
        let (zh, en) = match self.year {
            None => (" --against 给的报告", "the report that --against names"),
            Some(_) => ("这份报告", "this report"),
        };
        let message = say!(
            "看不出{zh}是哪一年的，数字没有和上年对照",
            "{en} does not tell its year: no figures were compared with last year's"
        );
        Diagnostic::warning("OUT-022", facts.beginning(), message).hint(say!(
            "年份写在标题里，如“2024年……报告”",
            "name the year in the title, as 2024年……报告"
        ))
    }
}

/// The figures of a report file by their years.
pub(super) fn past((draft, year): (Draft<'_, '_>, u16)) -> Vec<Past> {
    let indicators = draft.report.indicators.iter();
    let all = indicators.filter_map(|indicator| {
        let name = indicator.name.as_ref()?.text.to_string();
        let figure = draft.figures.get(&name)?;
        let vague = indicator.qualifier.is_some() || indicator.period.is_some();
        let mut values = Vec::new();
        values.extend(figure.exact().map(|value| (year, value, figure.span)));
        let previous = indicator.previous.as_ref();
        values.extend(previous.map(|before| (year - 1, before.value, before.span)));
        let history = indicator.history.iter().flat_map(|years| &years.0);
        values.extend(history.map(|(year, value)| (*year, value.value, value.span)));
        (!vague).then(|| Past {
            name,
            unit: figure.unit.clone(),
            values,
        })
    });
    all.collect()
}
