//! What a document is: the year it reports on, who signs it and when.

use crate::document::{Document, ElementKind, Mode, PropertyKey};
use crate::pack::{Kind, Level};
use crate::prose::{Part, Prose};
use crate::record::Date;

/// The facts of a document that rules ask for again and again.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The year that is reported on.
    pub year: Option<u16>,
    /// 成文日期
    pub signed_on: Option<Date>,
    pub kind: Option<Kind>,
    pub level: Option<Level>,
    pub mode: Mode,
    /// It was not made of one of our report files.
    pub foreign: bool,
    /// It is a report as a whole, with a title and sections, and not a part of one.
    pub whole: bool,
}

impl About {
    /// What `document` tells of itself, its title and its elements.
    pub fn of(document: &Document<'_>, prose: &Prose, foreign: bool) -> Self {
        let title = document.title_text();
        let year = document.property(PropertyKey::Year);
        let year = year.as_deref().and_then(|year| year.parse().ok());
        let sections = prose
            .passages
            .iter()
            .filter(|passage| passage.part == Part::Heading(1));
        let signed = prose
            .passages
            .iter()
            .find(|passage| passage.part == Part::Element(ElementKind::SignedOn));
        Self {
            year: year.or_else(|| year_of(&title)),
            signed_on: signed.and_then(|passage| Date::written(&passage.text)),
            kind: None,
            level: None,
            mode: document.mode,
            foreign,
            whole: !title.is_empty() && sections.count() > 1,
        }
    }
}

/// The year that a title names: four digits ahead of 年 or 年度.
fn year_of(title: &str) -> Option<u16> {
    let mut ends = title.match_indices('年').map(|(at, _)| at);
    ends.find_map(|end| {
        let digits = title.get(end.checked_sub(4)?..end)?;
        let year: u16 = digits.parse().ok()?;
        (1949..2100).contains(&year).then_some(year)
    })
}
