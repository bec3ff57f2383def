//! NUM-015: 100% or 全覆盖, and yet something is left.

use super::super::{Facts, Found, Rule, Verdict};
use super::stated::{Line, Said};
use super::words::stem_of;
use crate::diagnostic::Diagnostic;
use crate::document::Role;
use crate::record::Decimal;
use crate::say;

/// Words for what is left to be done.
const PENDING: [&str; 18] = [
    "未办结",
    "未审结",
    "未整改",
    "未完成",
    "未化解",
    "未答复",
    "未销号",
    "尚未",
    "尚有",
    "剩余",
    "正在办理",
    "正在整改",
    "正在审理",
    "在办",
    "待整改",
    "待办理",
    "仍有",
    "还有",
];
/// Rates that what is left belies.
const DONE: [&str; 9] = [
    "办结", "整改", "化解", "办复", "答复", "完成", "审结", "结案", "销号",
];

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut last: Option<(usize, Decimal)> = None;
    for line in facts.lines() {
        if matches!(line.passage.role, Some(Role::Plans)) {
            continue;
        }
        let done = line.said.iter().find(|said| is_done(said));
        let before = last.take().filter(|(index, _)| *index == line.index);
        if done.is_some() || before.is_some() {
            for said in line.said.iter().filter(|said| is_pending(said)) {
                found
                    .ledger
                    .mark(line.index, said.at, Verdict::Doubtful, rule.code, "100%");
                found.diagnostics.extend(pending(rule, line, said));
            }
        }
        last = done.map(|done| (line.index, done.number.value));
        if let Some((all, some)) = uncovered(line) {
            found
                .ledger
                .mark(line.index, some.at, Verdict::Doubtful, rule.code, "");
            found.diagnostics.extend(covered(rule, line, all, some));
        }
    }
}

fn is_done(said: &Said<'_>) -> bool {
    let whole = said.number.is_percent() && said.number.value == Decimal::from(100);
    let stem =
        stem_of(said.label.trim_end_matches("均为").trim_end_matches('均')).unwrap_or_default();
    whole && DONE.iter().any(|word| stem.ends_with(word))
}

/// A count of what is not done: `尚有3件正在办理`.
fn is_pending(said: &Said<'_>) -> bool {
    let told = PENDING.iter().any(|word| {
        said.label.trim().starts_with(word)
            || said.label.trim().ends_with(word)
            || said.after.trim().starts_with(word)
    });
    told && said.is_count() && !said.number.value.is_zero()
}

fn pending(rule: &Rule, line: &Line<'_>, said: &Said<'_>) -> Option<Diagnostic> {
    let (value, unit) = (said.number.value, said.number.unit_word());
    let message = say!(
        "前面说是100%，这里又有{value}{unit}没有办完",
        "100% is stated before, and here {value}{unit} are not done"
    );
    let start = line.words(said).start;
    let behind = PENDING.iter().find(|word| said.after.starts_with(**word));
    let end = said.number.range.end + behind.map_or(0, |word| word.len());
    let finding = rule.finding(line.passage, start..end, message)?;
    Some(finding.hint(say!(
        "核对100%是怎么算的；按应办结的算的，写明“应办结”多少",
        "check how the 100% was taken; where of what was due only, say how many were due"
    )))
}

/// What a place is made of.
const UNITS: [&str; 9] = [
    "乡镇",
    "镇街",
    "镇（街道）",
    "街道",
    "镇",
    "乡",
    "村",
    "社区",
    "部门",
];
/// What is set up in each.
const STATIONS: [&str; 9] = ["站", "中心", "点", "所", "室", "窗口", "站点", "队", "员"];

/// `12个乡镇…9个工作站…全覆盖`
fn uncovered<'l, 'p>(line: &'l Line<'p>) -> Option<(&'l Said<'p>, &'l Said<'p>)> {
    let text = line.text();
    let at = text.find("全覆盖")?;
    let ahead: Vec<char> = text[..at].chars().rev().take(14).collect();
    let ahead: String = ahead.into_iter().rev().collect();
    let hoped = [
        "推进",
        "力争",
        "逐步",
        "推动",
        "争取",
        "加快",
        "有望",
        "努力",
        "即将",
        "年底前",
        "计划",
    ];
    if hoped.iter().any(|word| ahead.contains(word)) {
        return None;
    }
    let kind = |said: &Said<'_>, words: &[&str]| {
        let named = |text: &str| words.iter().any(|word| text.ends_with(word));
        let after = said
            .after
            .split(['的', '都', '均', '建', '设', '全', '已'])
            .next()
            .unwrap_or_default()
            .trim();
        let noun = if after.is_empty() {
            said.number.unit_word()
        } else {
            after
        };
        said.is_count() && named(noun)
    };
    let mut places = line.said.iter().filter(|said| kind(said, &UNITS));
    let all = places.next()?;
    let mut stations = line
        .said
        .iter()
        .filter(|said| said.at > all.at && kind(said, &STATIONS));
    let some = stations.next()?;
    let built = ["建", "设", "配", "覆盖", "成立"]
        .iter()
        .any(|word| some.label.contains(word));
    let alone = places.next().is_none() && stations.next().is_none();
    (alone && built && some.exact()? < all.exact()?).then_some((all, some))
}

fn covered(rule: &Rule, line: &Line<'_>, all: &Said<'_>, some: &Said<'_>) -> Option<Diagnostic> {
    let (whole, part) = (all.number.value, some.number.value);
    let range = some.number.digits.start..some.number.range.end + some.after.len();
    let message = say!(
        "说是全覆盖，可{whole}个里只有{part}个",
        "all are said to be covered, and there are {part} for {whole}"
    );
    let finding = rule.finding(line.passage, range, message)?;
    Some(finding.hint(say!(
        "核对这两个数；一个管几处的，写明白",
        "check both; where one serves several, say so"
    )))
}
