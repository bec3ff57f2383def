//! SEC-003: the number of a bank card (ISO/IEC 7812: issuer, and the check digit of Luhn).

use super::super::{Facts, Found, Rule};
use super::digits::{ahead, masked};
use crate::diagnostic::Severity;
use crate::say;

/// Ahead of a number, tell of a card.
const NAMED: [&str; 7] = [
    "卡号",
    "银行卡",
    "借记卡",
    "储蓄卡",
    "信用卡",
    "社保卡",
    "一卡通",
];

/// Right ahead of a number, say that it is one of an account.
const ACCOUNTS: [&str; 5] = ["账号", "帐号", "账户", "帐户", "卡号"];

/// Ahead of a number, tell of the account of an office or of something else.
const OTHER: [&str; 17] = [
    "财政",
    "单位",
    "微信",
    "抖音",
    "平台",
    "系统",
    "登录",
    "捐",
    "对公",
    "专户",
    "基本户",
    "单位账",
    "项目代码",
    "编号",
    "编码",
    "索引号",
    "流水号",
];

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for (passage, rows) in facts.prose.passages.iter().zip(facts.rows()) {
        for row in rows {
            let whole = row.as_one(&[&[4, 4, 4, 4], &[4, 4, 4, 4, 3], &[6, 13], &[6, 10]]);
            for number in row.groups.iter().cloned().chain(whole) {
                if !(15..=19).contains(&number.digits.len()) {
                    continue;
                }
                let near = ahead(&passage.text, number.range.start, 24);
                let named = NAMED.iter().any(|word| near.contains(word));
                let other = OTHER.iter().any(|word| near.contains(word));
                let card = match named {
                    true => is_issued(&number.digits),
                    false => {
                        number.digits.starts_with("62") && matches!(number.digits.len(), 16 | 19)
                    }
                };
                let card = card && passes(&number.digits);
                let account = !card && is_account(near);
                if other || !(card || account) {
                    continue;
                }
                let shown = masked(&number.digits, 4, 4);
                let message = match card {
                    true => say!("银行卡号：{shown}", "the number of a bank card: {shown}"),
                    false => say!(
                        "像是银行账号：{shown}",
                        "this may be a bank account: {shown}"
                    ),
                };
                let finding = rule.finding(passage, number.range, message);
                found.diagnostics.extend(finding.map(|mut finding| {
                    if account {
                        finding.severity = Severity::Warning;
                    }
                    finding.hint(say!(
                        "公开的报告不写银行卡号；删去",
                        "a public report holds no such number; take it out"
                    ))
                }));
            }
        }
    }
}

/// True right behind 账号, be it with a mark or a word between.
fn is_account(near: &str) -> bool {
    let bare = near.trim_end_matches(['：', ':', '为', '是', '（', ' ']);
    ACCOUNTS.iter().any(|word| bare.ends_with(word))
}

/// Issuers, and how long their numbers are.
fn is_issued(digits: &str) -> bool {
    let starts = |heads: &[&str]| heads.iter().any(|head| digits.starts_with(head));
    match digits.len() {
        16 => starts(&["62", "4", "51", "52", "53", "54", "55", "35", "60"]),
        17 | 18 => starts(&["62"]),
        19 => starts(&["62", "9558", "60", "95"]),
        15 => starts(&["34", "37"]),
        _ => false,
    }
}

/// The check digit of Luhn.
fn passes(digits: &str) -> bool {
    let values = digits.bytes().rev().enumerate().map(|(index, byte)| {
        let value = u32::from(byte.saturating_sub(b'0'));
        match index % 2 {
            0 => value,
            _ => value * 2 / 10 + value * 2 % 10,
        }
    });
    let zeros = digits.bytes().filter(|byte| *byte == b'0').count();
    zeros < digits.len() / 2 + 2 && values.sum::<u32>().is_multiple_of(10)
}
