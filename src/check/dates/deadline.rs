//! DAT-008: signed, or made public, later than the rules ask for.

use super::super::about::Dated;
use super::super::{Facts, Found, Rule};
use crate::diagnostic::Words;
use crate::record::Date;
use crate::say;

/// The first year whose report the rules of 2019 ask for.
const FIRST: u16 = 2018;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let about = facts.about;
    let Some(year) = about.year.filter(|year| *year >= FIRST && about.annual) else {
        return;
    };
    let next = year + 1;
    let signed = about.signature.or(about.stated);
    let published = about.published.or(published(facts));
    let sent = say!(
        "{next}年3月1日以前报送{year}年的报告",
        "the report on {year} is to be sent before 1 March {next}"
    );
    let public = say!(
        "{next}年4月1日以前向社会公开{year}年的报告",
        "the report on {year} is to be made public before 1 April {next}"
    );
    for (dated, month, what, rest) in [
        (signed, 3, say!("成文", "signed"), sent),
        (published, 4, say!("发布", "published"), public),
    ] {
        let Some(Dated { date, span }) = dated else {
            continue;
        };
        let limit = Date {
            year: next,
            month,
            day: 1,
        };
        if date < limit || date.year > next {
            continue;
        }
        found
            .diagnostics
            .push(rule.finding_at(span, message(date, &what)).hint(late(rest)));
    }
}

fn message(date: Date, what: &Words) -> Words {
    let (day, zh, en) = (date.chinese(), &what.zh, &what.en);
    say!(
        "{day}{zh}，已过了规定的时限",
        "{en} on {day}, later than the rules ask for"
    )
}

fn late(rest: Words) -> Words {
    let Words { zh, en } = rest;
    say!(
        "《法治政府建设与责任落实督察工作规定》要求{zh}；日期写错的，改正",
        "{en} (法治政府建设与责任落实督察工作规定); if the day is a slip, correct it"
    )
}

/// 发布日期 of a report file of ours.
fn published(facts: &Facts<'_>) -> Option<Dated> {
    let published = facts.draft?.report.document.published_on.as_ref()?;
    Some(Dated {
        date: published.value.date,
        span: published.span,
    })
}
