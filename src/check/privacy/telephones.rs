//! SEC-002: the telephone of a person. Offices may tell theirs: hotlines, contacts under a document.

use super::super::{Facts, Found, Rule};
use super::digits::{Group, Row, ahead, masked};
use crate::prose::{Part, Passage};
use crate::say;
use crate::terms::WordSet;

/// Ahead of a number, tell of an office's own line.
static OFFICIAL: WordSet = WordSet::new(&[
    "热线",
    "监督电话",
    "举报电话",
    "投诉电话",
    "咨询电话",
    "服务电话",
    "值班电话",
    "办公电话",
    "值班室",
    "预约电话",
    "受理电话",
    "报警",
    "客服",
    "传真",
    "窗口",
    "总机",
]);

/// Ahead of a landline, tell of a person.
static PERSONAL: WordSet = WordSet::new(&[
    "本人",
    "住宅",
    "家庭电话",
    "家属",
    "当事人",
    "申请人",
    "其电话",
    "投诉人",
    "举报人",
]);

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for (passage, rows) in facts.prose.passages.iter().zip(facts.rows()) {
        // 附注 and the lines around the text are where an office names whom to ask.
        if matches!(passage.part, Part::Element(_)) || is_contact(&passage.text) {
            continue;
        }
        for row in rows {
            for number in mobiles(row) {
                let near = ahead(&passage.text, number.range.start, 16);
                if !OFFICIAL.any(near) && !is_amount(passage, &number) {
                    tell(rule, passage, &number, true, found);
                }
            }
            if let Some(number) = row.as_one(&[&[3, 8], &[4, 7], &[4, 8]])
                && number.digits.starts_with('0')
            {
                let near = ahead(&passage.text, number.range.start, 24);
                let personal = PERSONAL.any(near);
                if personal && !OFFICIAL.any(near) {
                    tell(rule, passage, &number, false, found);
                }
            }
        }
    }
}

fn tell(rule: &Rule, passage: &Passage, number: &Group, mobile: bool, found: &mut Found) {
    let shown = masked(
        &number.digits,
        if mobile { 3 } else { 4 },
        if mobile { 4 } else { 2 },
    );
    let message = match mobile {
        true => say!("手机号码：{shown}", "a mobile number: {shown}"),
        false => say!("个人电话号码：{shown}", "a person's telephone: {shown}"),
    };
    let finding = rule.finding(passage, number.range.clone(), message);
    found.diagnostics.extend(finding.map(|finding| {
        finding.hint(say!(
            "是个人的号码，删去或遮住中间四位；是对外公布的办公电话，请在前面写明",
            "take out or mask a person's number; of an office's line, say so in front of it"
        ))
    }));
}

/// `13812345678`, `138-1234-5678`
fn mobiles(row: &Row) -> Vec<Group> {
    let whole = row.as_one(&[&[3, 4, 4], &[2, 11], &[2, 3, 4, 4]]);
    let own = row.groups.iter().cloned();
    let mut all: Vec<Group> = own.filter(|group| is_mobile(&group.digits)).collect();
    let whole =
        whole.filter(|whole| all.is_empty() && is_mobile(whole.digits.trim_start_matches("86")));
    all.extend(whole);
    all
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11
        && digits.starts_with('1')
        && digits
            .as_bytes()
            .get(1)
            .is_some_and(|second| (b'3'..=b'9').contains(second))
}

/// `联系人：…，电话：…` as a line of its own under a text.
fn is_contact(text: &str) -> bool {
    let text = text.trim_start_matches(['（', ' ', '\u{3000}']);
    let starts = [
        "联系人",
        "联系电话",
        "联系方式",
        "电话",
        "咨询",
        "承办人",
        "经办人",
    ];
    text.chars().count() <= 60 && starts.iter().any(|word| text.starts_with(word))
}

/// True where a unit stands behind: a quantity, and no number of a telephone.
fn is_amount(passage: &Passage, number: &Group) -> bool {
    let rest = &passage.text[number.range.end..];
    let units = ["元", "万", "件", "条", "次", "人", "吨", "号文", "年"];
    units.iter().any(|unit| rest.starts_with(unit))
}
