//! The elements around the text: worded here, put in their places by `resolve`.

use super::speaker::Speaker;
use super::words;
use crate::document::{ElementKind, Elements, Inline, Inlines, Mode, Property, PropertyKey};
use crate::pack::{Joint, Kind, Layers, Level, SignaturePlace};
use crate::record::{Date, Located, Title};
use crate::report::{self, Figures, Letter, Report};

/// Words every element that the report file gives.
pub fn elements<'p>(speaker: &Speaker<'_, 'p>, options: &Layers<'_>) -> Elements<'p> {
    let (report, figures) = (speaker.report, speaker.figures);
    let letter = &report.document;
    let mode = match letter.mode {
        None | Some(report::Mode::Plain) => Mode::Plain,
        Some(report::Mode::Redhead) => Mode::Redhead,
        Some(report::Mode::Preprinted) => Mode::Preprinted,
    };
    Elements {
        mode,
        seal: letter.seal.unwrap_or(false),
        contents: letter.contents.unwrap_or(false),
        title: title(speaker),
        elements: list(speaker, options, mode),
        properties: properties(report, figures),
    }
}

fn title<'p>(speaker: &Speaker<'_, 'p>) -> Vec<Inlines<'p>> {
    let lines = &speaker.report.document.title.0;
    if !lines.is_empty() {
        let lines = lines.iter();
        return lines
            .map(|line| words::title(line, speaker.figures))
            .collect();
    }
    let patterns = &speaker.wordings.title.0;
    let lines = patterns.iter();
    lines.map(|line| speaker.pattern(line, &|_| None)).collect()
}

fn list<'p>(
    speaker: &Speaker<'_, 'p>,
    options: &Layers<'_>,
    mode: Mode,
) -> Vec<(ElementKind, Inlines<'p>)> {
    use ElementKind as E;
    let (report, figures) = (speaker.report, speaker.figures);
    let letter = &report.document;
    let line = |given: &Option<Title<'p>>| given.as_ref().map(|title| words::title(title, figures));
    let mut list: Vec<(E, Option<Inlines<'p>>)> = vec![
        (E::CopyNumber, line(&letter.copy_number)),
        (E::Secrecy, line(&letter.secrecy)),
        (E::Urgency, line(&letter.urgency)),
    ];
    if mode != Mode::Plain || letter.mark.is_some() {
        let marks = mark(report, figures).into_iter();
        list.extend(marks.map(|line| (E::Mark, Some(line))));
    }
    list.push((E::Number, line(&letter.number)));
    // Two a line (GB/T 9704-2012, 7.2.6).
    for (index, pair) in letter.signers.0.chunks(2).enumerate() {
        let label = if index == 0 { "签发人：" } else { "" };
        let names = words::joined(titles(pair, figures), "　");
        list.push((E::Signer, labelled(label, names, "")));
    }
    list.extend(signature(speaker, options));
    list.push((E::Recipient, recipient(letter, figures)));
    list.push((E::Note, line(&letter.note)));
    list.push((
        E::CopiesTo,
        labelled(
            "抄送：",
            words::joined(titles(&letter.copies_to.0, figures), "，"),
            "。",
        ),
    ));
    list.push((E::PrintedBy, line(&letter.printed_by)));
    list.push((
        E::PrintedOn,
        letter
            .printed_on
            .map(|date| vec![day(date), words::template("印发")]),
    ));
    list.into_iter()
        .filter_map(|(kind, content)| Some((kind, content?)))
        .collect()
}

fn titles<'p>(titles: &[Title<'p>], figures: &Figures) -> Vec<Inlines<'p>> {
    titles
        .iter()
        .map(|title| words::title(title, figures))
        .collect()
}

/// 发文机关标志: what the clerk typed, or the issuers and 文件. Of a joint report each issuer has a
/// line, the leading one first, and 文件 stands by itself (GB/T 9704-2012, 7.2.4).
fn mark<'p>(report: &Report<'p>, figures: &Figures) -> Vec<Inlines<'p>> {
    let document = || words::template("文件");
    if let Some(mark) = &report.document.mark {
        return vec![words::title(mark, figures)];
    }
    if let [_, _, ..] = report.issuers.0[..] {
        let issuers = report.issuers.0.iter().map(words::name);
        return issuers.chain([vec![document()]]).collect();
    }
    let mut mark = value(report, "issuer").unwrap_or_default();
    mark.push(document());
    vec![mark]
}

/// Issuers and date, under the title or at the end; the end needs a date. A seal stands on both, so it
/// brings them to the end (GB/T 9704-2012, 7.3.5.1).
fn signature<'p>(
    speaker: &Speaker<'_, 'p>,
    options: &Layers<'_>,
) -> Vec<(ElementKind, Option<Inlines<'p>>)> {
    let report = speaker.report;
    use ElementKind as E;
    use SignaturePlace as P;
    let date = report.document.signed_on;
    let (place, set) = match report.document.seal {
        Some(true) => (P::End, Some(P::End)),
        _ => options.signature(),
    };
    let date_place = set.unwrap_or(place);
    let issuers = || report.issuers.0.iter().map(words::name);
    let mut lines: Vec<(E, Option<Inlines<'p>>)> = Vec::new();
    if place == P::Title {
        let issuers = issuers().collect::<Vec<_>>();
        match options.joint() {
            Some(Joint::Line) => lines.push((E::Byline, Some(words::joined(issuers, "　")))),
            Some(Joint::Lines) | None => {
                lines.extend(issuers.into_iter().map(|line| (E::Byline, Some(line))));
            }
        }
    }
    if let (P::Title, Some(date)) = (date_place, date) {
        let own = |name: &str| (name == "date").then(|| vec![day(date)]);
        let worded = speaker.say("byline_date", &speaker.wordings.byline_date, &own);
        lines.push((E::Byline, Some(worded.unwrap_or_else(|| vec![day(date)]))));
    }
    // Without a date there is no signature, unless none is wanted.
    if place == P::End && (date.is_some() || set == Some(P::None)) {
        lines.extend(issuers().map(|line| (E::Signature, Some(line))));
    }
    if let (P::End, Some(date)) = (date_place, date) {
        lines.push((E::SignedOn, Some(vec![day(date)])));
    }
    lines
}

fn recipient<'p>(letter: &Letter<'p>, figures: &Figures) -> Option<Inlines<'p>> {
    let mut line = words::joined(titles(&letter.recipients.0, figures), "、");
    let text = crate::document::plain_text(&line);
    if text.is_empty() {
        return None;
    }
    if !text.ends_with(['：', ':']) {
        line.push(words::template("："));
    }
    Some(line)
}

/// `label` ahead and `end` behind, unless the text brings them itself.
fn labelled<'p>(
    label: &'static str,
    content: Inlines<'p>,
    end: &'static str,
) -> Option<Inlines<'p>> {
    let text = crate::document::plain_text(&content);
    if text.is_empty() {
        return None;
    }
    let mut line = Vec::new();
    if !text.starts_with(label.trim_end_matches('：')) {
        line.push(words::template(label));
    }
    line.extend(content);
    if !end.is_empty() && !text.ends_with(end) {
        line.push(words::template(end));
    }
    Some(line)
}

fn day<'p>(date: Located<Date>) -> Inline<'p> {
    words::clerk(date.value.chinese(), date.span)
}

/// What a `{placeholder}` of the pack's stands for; a gap where the file does not say.
pub fn value<'p>(report: &Report<'p>, name: &str) -> Option<Inlines<'p>> {
    let gap = |what: &str| {
        vec![Inline::Missing {
            what: what.to_owned(),
            span: None,
        }]
    };
    Some(match name {
        "year" => report
            .year
            .map_or_else(|| gap("年度"), |year| vec![words::year(year, year.value)]),
        "next_year" => report.year.map_or_else(
            || gap("年度"),
            |year| vec![words::year(year, year.value.saturating_add(1))],
        ),
        "issuer" if report.issuers.0.is_empty() => gap("发文机关"),
        "issuer" => words::joined(
            report.issuers.0.iter().map(words::name).collect::<Vec<_>>(),
            " ",
        ),
        "region" => report
            .region
            .as_ref()
            .map_or_else(|| gap("地区"), words::name),
        "seat" => vec![words::template(seat(report)?)],
        "heads" => vec![words::template(heads(report))],
        "self" => match &report.own_name {
            Some(own) => words::name(own),
            None => vec![words::template(own_name(report))],
        },
        _ => return None,
    })
}

/// 党政主要负责人, as this kind of body calls them.
fn heads(report: &Report<'_>) -> &'static str {
    match (report.kind.map(|kind| kind.value), report.level) {
        (Some(Kind::Government), Some(Level::Subdistrict)) => "街道主要负责人",
        (Some(Kind::Government), _) => "政府主要负责人",
        (Some(Kind::Department), _) => "主要负责人",
        (Some(Kind::Joint) | None, _) => "党政主要负责人",
    }
}

/// What kind of place reports, as in 市委、市政府; `None` where its name does not tell.
fn seat(report: &Report<'_>) -> Option<&'static str> {
    let region = &*report.region.as_ref()?.text;
    // Here the party's body is not called 区委.
    let others = [
        "自治区",
        "地区",
        "开发区",
        "管理区",
        "园区",
        "景区",
        "示范区",
    ];
    if others.iter().any(|other| region.ends_with(other)) {
        return None;
    }
    let seats = ["省", "市", "县", "区", "州", "盟", "旗", "镇", "乡"];
    seats.into_iter().find(|seat| region.ends_with(seat))
}

/// 我市, 全区, 我局: from the name of the region or, for a department, of the issuer.
fn own_name(report: &Report<'_>) -> String {
    let issuer = report.issuers.0.first().map(|issuer| &*issuer.text);
    if report
        .kind
        .is_some_and(|kind| kind.value == Kind::Department)
    {
        const NAMES: [(&str, &str); 18] = [
            ("委员会", "我委"),
            ("办公室", "我办"),
            ("大队", "我大队"),
            ("支队", "我支队"),
            ("总队", "我总队"),
            ("中心", "我中心"),
            ("局", "我局"),
            ("委", "我委"),
            ("办", "我办"),
            ("厅", "我厅"),
            ("部", "我部"),
            ("署", "我署"),
            ("院", "我院"),
            ("会", "我会"),
            ("所", "我所"),
            ("站", "我站"),
            ("行", "我行"),
            ("队", "我队"),
        ];
        let ends = |end: &str| issuer.is_some_and(|issuer| issuer.ends_with(end));
        let known = NAMES.iter().find(|(end, _)| ends(end));
        return known.map_or("我单位", |(_, name)| name).to_owned();
    }
    let region = report.region.as_ref().map(|region| &*region.text);
    let last = region.and_then(|name| name.chars().next_back());
    match (last, report.level) {
        (_, Some(Level::Subdistrict)) => "我街道".to_owned(),
        (Some(last), _) if "省市县区州盟旗镇乡".contains(last) => format!("我{last}"),
        (_, Some(Level::Province)) => "我省".to_owned(),
        (_, Some(Level::Prefecture)) => "我市".to_owned(),
        (_, Some(Level::County)) => "我县".to_owned(),
        (_, Some(Level::Township)) => "我镇".to_owned(),
        _ => "我们".to_owned(),
    }
}

fn properties<'p>(report: &Report<'p>, figures: &Figures) -> Vec<Property<'p>> {
    use PropertyKey as K;
    let letter = &report.document;
    let (disclosure, review, site) = (&letter.disclosure, &letter.review, &letter.website);
    let line = |given: &Option<Title<'p>>| given.as_ref().map(|title| words::title(title, figures));
    let iso = |date: Option<Located<Date>>| {
        date.map(|date| vec![words::clerk(date.value.iso(), date.span)])
    };
    let word = |word: Option<&'static str>| word.map(|word| vec![words::template(word)]);
    let issuer = value(report, "issuer");
    let all = [
        (K::Year, value(report, "year")),
        (K::Kind, word(report.kind.map(|kind| kind.value.zh()))),
        (K::Level, word(report.level.map(Level::zh))),
        (K::Region, report.region.as_ref().map(words::name)),
        (K::Issuer, issuer.clone()),
        (K::Index, line(&disclosure.index)),
        (K::Category, line(&disclosure.category)),
        (K::Publisher, line(&disclosure.publisher)),
        (K::Number, line(&letter.number)),
        (K::SignedOn, iso(letter.signed_on)),
        (
            K::PublishedOn,
            letter
                .published_on
                .map(|date| vec![words::clerk(date.value.iso(), date.span)]),
        ),
        (K::DisclosureMode, line(&disclosure.mode)),
        (K::Validity, line(&disclosure.validity)),
        (K::SiteName, line(&site.name)),
        (K::SiteDomain, line(&site.domain)),
        (K::SiteCode, line(&site.code)),
        (K::ColumnName, line(&site.column.name)),
        (K::ColumnDescription, line(&site.column.description)),
        (K::ColumnKeywords, line(&site.column.keywords)),
        (K::ColumnType, line(&site.column.kind)),
        (K::ContentSource, line(&site.source).or(issuer)),
        (K::ReviewedBy, line(&review.by)),
        (K::ReviewedOn, iso(review.on)),
        (K::ReviewResult, line(&review.result)),
    ];
    all.into_iter()
        .filter_map(|(key, content)| {
            Some(Property {
                key,
                content: content?,
            })
        })
        .collect()
}
