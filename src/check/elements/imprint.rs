//! DOC-013: 版记: 抄送 ends with a full stop, 印发日期 is no earlier than 成文日期.

use super::super::dates::mentions;
use super::super::{Facts, Found, Rule};
use crate::document::ElementKind;
use crate::prose::Part;
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in &facts.prose.passages {
        let text = passage.text.trim();
        match passage.part {
            Part::Element(ElementKind::CopiesTo) if !text.ends_with('。') => {
                let message = say!(
                    "抄送机关后面没有句号",
                    "no full stop behind the bodies of 抄送"
                );
                let finding = rule.finding(passage, 0..passage.text.len(), message);
                found.diagnostics.extend(
                    finding.map(|finding| finding.hint(say!("在末尾加“。”", "put “。” behind it"))),
                );
            }
            Part::Element(ElementKind::PrintedOn) => printed(rule, facts, passage, found),
            _ => {}
        }
    }
}

fn printed(rule: &Rule, facts: &Facts<'_>, passage: &crate::prose::Passage, found: &mut Found) {
    let text = &passage.text;
    if !text.trim_end().ends_with("印发") {
        let message = say!(
            "印发日期后面没有“印发”二字",
            "no 印发 behind the day of printing"
        );
        let finding = rule.finding(passage, 0..text.len(), message);
        found
            .diagnostics
            .extend(finding.map(|finding| {
                finding.hint(say!("写成：2024年3月5日印发", "as 2024年3月5日印发"))
            }));
    }
    let day = mentions(text, 0..text.len()).into_iter().next();
    let (Some(day), Some(signed)) = (day, facts.about.signed_on) else {
        return;
    };
    let (Some(year), Some(month), Some(on)) = (day.year(), day.month(), day.day()) else {
        return;
    };
    if (year, month, on) >= (signed.year, signed.month.into(), signed.day.into()) {
        return;
    }
    let (early, late) = (format!("{year}年{month}月{on}日"), signed.chinese());
    let message = say!(
        "印发日期{early}早于成文日期{late}",
        "printed on {early}, before it was signed on {late}"
    );
    let finding = rule.finding(passage, day.range, message);
    found
        .diagnostics
        .extend(finding.map(|finding| finding.hint(say!("核对两个日期", "check the two days"))));
}
