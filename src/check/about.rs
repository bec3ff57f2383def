//! What a document is: the year it reports on, who signs it and when.

use super::dates::mentions;
use crate::document::{Document, ElementKind, Mode, Property, PropertyKey, Role, first_span};
use crate::pack::{Kind, Level};
use crate::prose::{Part, Passage, Prose};
use crate::record::Date;
use crate::source::Span;

/// A day, and where the text says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    pub date: Date,
    pub span: Span,
}

/// The facts of a document that rules ask for again and again.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The year that is reported on.
    pub year: Option<u16>,
    /// 成文日期: under the text, or else as the page's header gives it.
    pub signed_on: Option<Date>,
    /// 成文日期 under the text.
    pub signature: Option<Dated>,
    /// 成文日期 in the header of a page.
    pub stated: Option<Dated>,
    /// 发布日期 in the header of a page.
    pub published: Option<Dated>,
    pub kind: Option<Kind>,
    pub level: Option<Level>,
    pub mode: Mode,
    /// It was not made of one of our report files.
    pub foreign: bool,
    /// It is a report as a whole, with a title and sections, and not a part of one.
    pub whole: bool,
    /// It is the whole of a report on 法治政府建设 in a year, and no other kind of document.
    pub annual: bool,
}

impl About {
    /// What `document` tells of itself, its title and its elements.
    pub fn of(document: &Document<'_>, prose: &Prose, foreign: bool) -> Self {
        let title = document.title_text();
        let year = document.property(PropertyKey::Year);
        let year = year.as_deref().and_then(|year| year.parse().ok());
        let sections = prose.passages.iter();
        let sections = sections.filter(|passage| passage.part == Part::Heading(1));
        let signature = signature(prose);
        let property = |key| stated(document, key);
        let header = property(PropertyKey::SignedOn).or_else(|| labelled(prose, "成文日期"));
        let published = property(PropertyKey::PublishedOn);
        let published = published.or_else(|| labelled(prose, "发布日期"));
        let whole = !title.is_empty() && sections.count() > 1;
        Self {
            year: year
                .or_else(|| year_of(&title))
                .or_else(|| year_told(prose)),
            signed_on: signature.or(header).map(|dated| dated.date),
            signature,
            stated: header,
            published: published.or_else(|| labelled(prose, "发布时间")),
            kind: kind_of(&title, prose),
            level: None,
            mode: document.mode,
            foreign,
            whole,
            annual: !foreign || is_annual(&title, prose),
        }
    }

    /// The day on which it was signed, or else published: no later than this were its words written.
    pub fn issued_on(&self) -> Option<Date> {
        let published = self.published.map(|dated| dated.date);
        self.signed_on.or(published)
    }

    /// The last day that it can tell of as past: the day it was issued, or where no day is given the
    /// end of the year after the one that it reports on.
    pub fn horizon(&self) -> Option<Date> {
        let year = self.year.map(|year| Date {
            year: year + 1,
            month: 12,
            day: 31,
        });
        self.issued_on().or(year)
    }
}

/// The passages that speak of what is to come: those in a section on plans.
pub fn plans(prose: &Prose) -> Vec<bool> {
    const WORDS: [&str; 9] = [
        "安排",
        "计划",
        "打算",
        "思路",
        "下一步",
        "下步",
        "下一年",
        "展望",
        "下阶段",
    ];
    let mut plans: Vec<bool> = Vec::with_capacity(prose.passages.len());
    for passage in &prose.passages {
        let over = passage.under.and_then(|under| plans.get(under).copied());
        let heading = matches!(passage.part, Part::Heading(_));
        let own = heading && WORDS.iter().any(|word| passage.text.contains(word));
        plans.push(over.unwrap_or(false) || own || passage.role == Some(Role::Plans));
    }
    plans
}

/// The day on which it was signed, as it stands under the text.
fn signature(prose: &Prose) -> Option<Dated> {
    let element = |passage: &&Passage| passage.part == Part::Element(ElementKind::SignedOn);
    if let Some(passage) = prose.passages.iter().find(element) {
        return day_of(passage);
    }
    let body = prose.passages.iter().rev();
    let mut last = body
        .filter(|passage| passage.part == Part::Text && passage.annex.is_none())
        .take(6);
    last.find_map(day_of)
}

/// The day that a passage says, and nothing else.
fn day_of(passage: &Passage) -> Option<Dated> {
    let text = passage.text.trim();
    let span = passage.whole()?;
    let found = mentions(text, 0..text.len());
    let date = match found.as_slice() {
        [one] if one.range == (0..text.len()) => {
            let [month, day] = [one.month()?, one.day()?].map(u8::try_from);
            Date {
                year: one.year()?,
                month: month.ok()?,
                day: day.ok()?,
            }
        }
        _ => return None,
    };
    let known = (1..=Date::days_in(date.year, date.month)).contains(&date.day);
    known.then_some(Dated { date, span })
}

/// The day that a property gives.
fn stated(document: &Document<'_>, key: PropertyKey) -> Option<Dated> {
    let own = |property: &&Property<'_>| property.key == key;
    let property = document.properties.iter().find(own)?;
    let date = iso(&document.property(key)?)?;
    let span = first_span(&property.content)?;
    Some(Dated { date, span })
}

/// The day behind `label：` in a line of its own ahead of the first heading.
fn labelled(prose: &Prose, label: &str) -> Option<Dated> {
    let ahead = prose.passages.iter();
    let mut ahead = ahead
        .take_while(|passage| !matches!(passage.part, Part::Heading(_)))
        .take(40);
    ahead.find_map(|passage| {
        let at = passage.text.find(label)? + label.len();
        let rest = passage.text[at..].trim_start_matches(['：', ':', ' ', '\u{3000}']);
        let start = passage.text.len() - rest.len();
        let length = match mentions(&passage.text, start..passage.text.len()).first() {
            Some(day) if day.range.start == start && day.day.is_some() => day.range.len(),
            _ => rest
                .bytes()
                .take_while(|byte| byte.is_ascii_digit() || *byte == b'-')
                .count(),
        };
        let range = start..start + length;
        let date = iso(passage.slice(range.clone()))?;
        let span = passage.span(range)?;
        Some(Dated { date, span })
    })
}

/// `2024-01-05`, a time of day behind it or not, or the same with 年月日.
fn iso(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Some(date) = Date::written(text) {
        return Some(date);
    }
    let day = text.split([' ', 'T']).next()?;
    let mut parts = day.split(['-', '/', '.']);
    let mut next = || parts.next()?.parse::<u16>().ok();
    let (year, month, day) = (next()?, next()?, next()?);
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let known = (1..=Date::days_in(year, month)).contains(&day);
    (known && (1949..2100).contains(&year)).then_some(Date { year, month, day })
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

/// The year with which the text of a report without a year in its title begins: `2022年，…`.
fn year_told(prose: &Prose) -> Option<u16> {
    let texts = prose.passages.iter();
    let mut texts = texts.filter(|passage| passage.part == Part::Text);
    let begins = |passage: &Passage| {
        let text = passage.text.trim_start();
        let rest = text.get(4..)?;
        let rest = rest
            .strip_prefix("年度")
            .or_else(|| rest.strip_prefix('年'))?;
        rest.starts_with(['，', ',', '在']).then(|| year_of(text))?
    };
    texts.find_map(begins)
}

/// Who reports, as the title or the first lines tell.
fn kind_of(title: &str, prose: &Prose) -> Option<Kind> {
    let names = |text: &str| {
        let government = text.contains("人民政府");
        let party = text.contains("中共") && text.contains('委');
        let office = |at: &str| text.contains(at);
        match (government, party) {
            _ if office("人民政府办公") => Some(Kind::Department),
            (true, true) => Some(Kind::Joint),
            (true, false) => Some(Kind::Government),
            _ if ["局", "委员会", "厅", "支队", "中心", "管委会"]
                .into_iter()
                .any(office) =>
            {
                Some(Kind::Department)
            }
            _ => None,
        }
    };
    let bodies = prose.passages.iter().filter(|passage| {
        let signature = Part::Element(ElementKind::Signature);
        let byline = Part::Element(ElementKind::Byline);
        passage.part == signature || passage.part == byline
    });
    let mut bodies = bodies.map(|passage| passage.text.as_str());
    let all = bodies.by_ref().collect::<Vec<_>>().join(" ");
    names(title).or_else(|| names(&all))
}

/// True for the whole of a report on 法治政府建设 in a year.
fn is_annual(title: &str, prose: &Prose) -> bool {
    const ABOUT: [&str; 3] = ["法治政府", "法治建设", "依法行政"];
    const OTHERS: [&str; 9] = [
        "方案", "要点", "通知", "意见", "纲要", "规划", "细则", "办法", "公告",
    ];
    let about = |text: &str| ABOUT.iter().any(|word| text.contains(word));
    let headings = prose.passages.iter();
    let headings = headings.filter(|passage| passage.part == Part::Heading(1));
    let headings: Vec<_> = headings.collect();
    if headings.len() < 2 {
        return false;
    }
    if !title.is_empty() {
        let bare = title.trim_end_matches(['。', ' ']);
        let kind = ["报告", "总结", "情况"]
            .iter()
            .any(|end| bare.ends_with(end));
        return about(title) && kind && !OTHERS.iter().any(|other| bare.ends_with(other));
    }
    let first = prose
        .passages
        .iter()
        .find(|passage| passage.part == Part::Text && passage.text.chars().count() > 60);
    let roles = headings.iter().filter(|passage| passage.role.is_some());
    first.is_some_and(|first| first.text.contains("法治政府")) && roles.count() > 1
}
