//! NUM-015: 100% or 全覆盖, and yet something is left.

use super::super::{Facts, Found, Rule, Verdict};
use super::stated::{Line, Said};
use super::words::stem_of;
use crate::diagnostic::Diagnostic;
use crate::document::Role;
use crate::prose::NumberRole;
use crate::record::Decimal;
use crate::say;
use crate::terms::WordSet;

/// Words for what is left to be done, and for what may stand ahead of it.
const PENDING: [&str; 20] = [
    "未办结",
    "未审结",
    "未结",
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
    "其余",
];
/// Rates that what is left belies: the words of one row are of one matter.
const DONE: [&[&str]; 5] = [
    &[
        "办结", "审结", "结案", "办理", "审理", "办复", "答复", "在办", "未结",
    ],
    &["整改", "销号", "改正"],
    &["化解", "调解", "调处"],
    &["完成"],
    &["处置", "处理"],
];
/// Words that say that what is left was not counted, or belongs to another time.
static APART: WordSet = WordSet::new(&[
    "不在统计",
    "不计入",
    "未计入",
    "不纳入",
    "未到期",
    "未届",
    "期限内",
    "不含",
    "除外",
    "剔除",
    "扣除",
    "明年",
    "下一年",
    "来年",
    "下一步",
    "计划",
    "拟",
    "力争",
    "目标",
    "新增",
    "新发现",
    "新接",
]);

/// Rates of what was done in time, and words that say that it is not too late for what is left.
const TIMELY: [&str; 4] = ["按时", "按期", "及时", "限时"];
static NOT_DUE: WordSet =
    WordSet::new(&["未超", "未逾", "没有超", "时限内", "时限以内", "期限以内"]);

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut last: Option<(&Line<'_>, &Said<'_>)> = None;
    for line in facts.lines() {
        if matches!(line.passage.role, Some(Role::Plans)) {
            continue;
        }
        let done = line.said.iter().find(|said| is_done(said));
        let before = last.take().filter(|(before, _)| before.index == line.index);
        let own = done.map(|done| (line, done));
        for said in line.said.iter().filter(|said| is_pending(said)) {
            let whole = own.or(before);
            let whole = whole.filter(|(over, done)| same_matter(over, done, line, said, facts));
            if let Some((over, done)) = whole {
                let mut mark = |index, at| {
                    let ledger = &mut found.ledger;
                    ledger.mark(index, at, Verdict::Doubtful, rule.code, "100%");
                };
                mark(over.index, done.at);
                mark(line.index, said.at);
                found.diagnostics.extend(pending(rule, line, said));
            }
        }
        last = own;
        if let Some((all, some)) = uncovered(line) {
            for said in [all, some] {
                found
                    .ledger
                    .mark(line.index, said.at, Verdict::Doubtful, rule.code, "");
            }
            found.diagnostics.extend(covered(rule, line, all, some));
        }
    }
}

/// True where `left`, in `line`, is left of what `done`, in `over`, tells to be done.
fn same_matter(
    over: &Line<'_>,
    done: &Said<'_>,
    line: &Line<'_>,
    left: &Said<'_>,
    facts: &Facts<'_>,
) -> bool {
    let next = over.range != line.range;
    // What was done in time is of what was due.
    let timely = TIMELY.iter().any(|word| done.label.contains(word));
    let apart = APART.any(line.text()) || timely && NOT_DUE.any(line.text());
    if left.at < done.at || apart || next && names_later_year(line, facts) {
        return false;
    }
    // Counts ahead of it begin another matter: `另受理18件，审结16件，2件正在审理`.
    let between = line.said.iter().take_while(|said| said.at < left.at);
    let mut between = between.filter(|said| said.at > done.at && said.is_count());
    if between.next().is_some() {
        return false;
    }
    let words = format!("{}{}", left.label, left.after);
    let stem = stem_of(all_of(done.label)).unwrap_or_default();
    let row = |text: &str| {
        DONE.iter()
            .position(|row| row.iter().any(|word| text.contains(word)))
    };
    let told = row(&words);
    if told.is_some() && told != row(stem) || told.is_none() && next {
        return false;
    }
    let start = line.words(left).start;
    let ahead = if next {
        line.range.start
    } else {
        done.number.range.end
    };
    let named = format!("{}{}", line.passage.slice(ahead..start), words);
    let known = over
        .passage
        .slice(over.range.start..done.number.digits.start);
    is_named(&named, known)
}

/// True where all that `named` names stands in `known`; words of what is left name nothing.
fn is_named(named: &str, known: &str) -> bool {
    let mut rest = named.to_owned();
    for word in PENDING
        .iter()
        .chain(&NAMELESS)
        .chain(DONE.iter().copied().flatten())
    {
        rest = rest.replace(word, "，");
    }
    let names = rest.split(|mark: char| !mark.is_alphanumeric());
    let mut names = names.filter(|name| name.chars().count() > 1);
    names.all(|name| {
        let characters: Vec<char> = name.chars().collect();
        let mut pairs = characters.windows(2);
        pairs.any(|pair| known.contains(&pair.iter().collect::<String>()))
    })
}

/// Words beside what is left that name no other matter.
const NAMELESS: [&str; 20] = [
    "另有", "目前", "正在", "继续", "跟踪", "推进", "限期", "将", "已", "中", "问题", "事项",
    "案件", "督促", "年底", "依法", "仅", "均", "但", "限时",
];

fn names_later_year(line: &Line<'_>, facts: &Facts<'_>) -> bool {
    let Some(year) = facts.about.year else {
        return false;
    };
    let numbers = line.passage.numbers.iter();
    let inside = numbers.filter(|number| line.range.contains(&number.digits.start));
    let mut years = inside.filter(|number| number.role == NumberRole::Year);
    years.any(|number| number.value > Decimal::from(i64::from(year)))
}

/// A rate without 均 ahead of its number.
fn all_of(label: &str) -> &str {
    label.trim_end_matches("均为").trim_end_matches('均')
}

fn is_done(said: &Said<'_>) -> bool {
    let whole = said.number.is_percent() && said.number.value == Decimal::from(100);
    let stem = stem_of(all_of(said.label)).unwrap_or_default();
    let done = DONE.iter().copied().flatten();
    whole && done.into_iter().any(|word| stem.ends_with(word))
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
