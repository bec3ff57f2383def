//! NUM-010: shares that cannot be: above 100%, or of one whole and not 100% together.

use super::super::{Facts, Found, Rule, Verdict};
use super::parts::are_kinds;
use super::stated::{Line, Said};
use super::sums::{added, total};
use super::words::{is_bounded, is_change, is_open, stem_of};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::Decimal;
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for line in facts.lines() {
        for said in line.said.iter().filter(|said| said.number.is_percent()) {
            if is_above(said) {
                found
                    .ledger
                    .mark(line.index, said.at, Verdict::Wrong, rule.code, ">100%");
                found.diagnostics.extend(above(rule, line, said));
            }
        }
        let mut from = 0;
        while let Some(group) = Shares::of(line, from) {
            from = group.end;
            group.tell(rule, line, found);
        }
    }
}

fn is_above(said: &Said<'_>) -> bool {
    let bounded = stem_of(said.label).is_some_and(is_bounded);
    let share = said.label.trim().starts_with('占') || said.label.trim().ends_with('占');
    said.number.value > Decimal::from(100) && (bounded || share) && !is_change(said.label)
}

fn above(rule: &Rule, line: &Line<'_>, said: &Said<'_>) -> Option<Diagnostic> {
    let name = said.label.trim().trim_end_matches(['到', '达', '为', '占']);
    let value = said.number.value;
    let message = say!(
        "「{name}」{value}%，超过了100%",
        "“{name}” is {value}%, more than 100%"
    );
    let finding = rule.finding(line.passage, said.number.range.clone(), message)?;
    Some(finding.hint(say!(
        "一部分不会比全部还多，核对分子和分母",
        "a part is never more than its whole: check both figures"
    )))
}

/// Shares of one whole.
struct Shares<'l, 'p> {
    shares: Vec<&'l Said<'p>>,
    /// 分别占: they are told to be shares of one whole.
    respectively: bool,
    end: usize,
}

impl<'l, 'p> Shares<'l, 'p> {
    /// The next list of shares in `line`.
    fn of(line: &'l Line<'p>, from: usize) -> Option<Self> {
        let is_share = |said: &Said<'_>| said.number.is_percent() && said.number.loose.is_none();
        let opens = |said: &Said<'_>| said.label.contains('占') && !is_change(said.label);
        let start = (from..line.said.len())
            .find(|at| is_share(&line.said[*at]) && opens(&line.said[*at]))?;
        let first = &line.said[start];
        let respectively = first.label.contains("分别占") || first.label.contains("占比分别");
        let mut shares = vec![first];
        let mut end = start + 1;
        for next in &line.said[start + 1..] {
            let last = shares.last()?;
            if !is_share(next) {
                // `甲类60件，占60%，乙类40件，占40%`
                if respectively {
                    break;
                }
                end += 1;
                continue;
            }
            let goes_on = if respectively {
                let label = next.label.trim();
                (next.mark == Some('、') || next.mark.is_none())
                    && (label.is_empty() || matches!(label, "和" | "及" | "与"))
            } else {
                opens(next) && alike(last, next) && !is_own_rate(last, next)
            };
            if !goes_on {
                break;
            }
            shares.push(next);
            end += 1;
        }
        Some(Self {
            shares,
            respectively,
            end,
        })
    }

    fn tell(&self, rule: &Rule, line: &Line<'p>, found: &mut Found) {
        let values: Vec<Decimal> = self.shares.iter().map(|said| said.number.value).collect();
        let Some(sum) = total(values.iter().copied()).filter(|_| values.len() > 1) else {
            return;
        };
        let digits = values.iter().map(|value| value.scale()).min().unwrap_or(0);
        let slack = Decimal::from(5 * values.len() as i64).in_units_of(digits + 1);
        let (Some(more), Some(less)) = (
            Decimal::from(100).checked_add(slack),
            Decimal::from(100).checked_sub(slack),
        ) else {
            return;
        };
        let told = format!("{}={sum}%", added(&values).replace('+', "%+") + "%");
        // `占比分别达64.3%、62.3%`: far above 100% they are shares of a whole each.
        let named = self.shares.iter().any(|said| said.label.contains("占比"));
        if named && sum > Decimal::from(115) {
            return;
        }
        let text = line.text();
        if sum >= less && sum <= more {
            self.mark(rule, line, found, Verdict::Right, &told);
            return;
        }
        let apart = self.are_apart(line);
        let severity = if sum > more {
            // Shares that are far above 100% together are of groups that overlap, or of several wholes.
            match apart {
                true => Severity::Error,
                false
                    if sum > Decimal::from(105)
                        || OVERLAP.iter().any(|word| text.contains(word)) =>
                {
                    return;
                }
                false => Severity::Warning,
            }
        } else if self.respectively
            && sum > Decimal::from(95)
            && (apart || values.len() > 2)
            && !is_open(text)
            && !text.contains('前')
        {
            Severity::Warning
        } else {
            return;
        };
        let (zh, en) = if sum > more {
            ("超过了", "more than")
        } else {
            ("不到", "less than")
        };
        let message = say!(
            "各部分加起来{told}，{zh}100%",
            "the shares add up to {told}, {en} 100%"
        );
        let verdict = if severity == Severity::Error {
            Verdict::Wrong
        } else {
            Verdict::Doubtful
        };
        self.mark(rule, line, found, verdict, &told);
        let (Some(first), Some(last)) = (self.shares.first(), self.shares.last()) else {
            return;
        };
        let range = first.number.digits.start..last.number.range.end;
        found.diagnostics.extend(
            rule.finding(line.passage, range, message)
                .map(|mut finding| {
                    finding.severity = severity;
                    finding.hint(say!(
                        "核对各部分所占的比例；不是同一个整体的，或者有交叉的，写明各占什么",
                        "check the shares; where they overlap or are not of one whole, say of what each is"
                    ))
                }),
        );
    }

    /// True where what the shares are of cannot overlap: 民事 and 行政, 三类案件.
    fn are_apart(&self, line: &Line<'p>) -> bool {
        let Some(first) = self.shares.first() else {
            return false;
        };
        if !self.respectively {
            let names = self.shares.iter();
            let names = names.map(|said| said.label.split('占').next().unwrap_or_default().trim());
            let names: Vec<&str> = names.collect();
            let classed = |name: &&str| name.ends_with(['类', '级', '型']) && !name.contains('涉');
            return names.iter().all(classed) || are_kinds(&names) && !are_penalties(&names);
        }
        let ahead = line
            .passage
            .slice(line.range.start..first.number.digits.start);
        let clause = ahead
            .rsplit(['，', '；', '：', '。'])
            .next()
            .unwrap_or(ahead);
        let listed = clause.split("分别").next().unwrap_or_default().trim();
        let listed = listed.trim_end_matches("占比").trim_end_matches('的');
        let names: Vec<&str> = listed.split(['、', '和', '及', '与']).collect();
        let (Some(opens), Some(closes)) = (names.first(), names.last()) else {
            return false;
        };
        // 三类案件
        let classed = ["类", "种"].iter().any(|word| {
            let behind = listed.rsplit_once(word).map(|(_, behind)| behind);
            behind.is_some_and(|behind| MATTERS.contains(&behind))
        });
        // 检查、处罚案件中涉企的: each has a whole of its own.
        let own = listed.contains('中')
            || closes.chars().count() > opens.chars().count() + "案件".chars().count();
        let named = names.len() == self.shares.len() && are_kinds(&names);
        classed || named && !own && !are_penalties(&names)
    }

    fn mark(&self, rule: &Rule, line: &Line<'p>, found: &mut Found, verdict: Verdict, sum: &str) {
        for said in &self.shares {
            found
                .ledger
                .mark(line.index, said.at, verdict, rule.code, sum);
        }
    }
}

/// What falls into kinds; people belong to several at once.
const MATTERS: [&str; 10] = [
    "案件", "纠纷", "事项", "申请", "诉求", "投诉", "举报", "问题", "工单", "线索",
];

/// Words that say that one thing was counted several times.
const OVERLAP: [&str; 8] = ["并处", "交叉", "重叠", "重复", "兼", "同时", "多选", "其中"];

/// Several penalties may be imposed in one case.
fn are_penalties(names: &[&str]) -> bool {
    let penalty = ["罚款", "没收", "警告", "吊销", "责令"];
    names
        .iter()
        .any(|name| penalty.iter().any(|word| name.contains(word)))
}

/// `甲占比达100%，乙、丙占比分别达64.3%、62.3%`: each is the share of a whole of its own.
fn is_own_rate(last: &Said<'_>, next: &Said<'_>) -> bool {
    let hundred = Decimal::from(100);
    let far = || {
        let sum = last.number.value.checked_add(next.number.value);
        next.label.contains("占比") && sum.is_none_or(|sum| sum > Decimal::from(115))
    };
    next.label.contains("分别")
        || last.number.value >= hundred
        || next.number.value >= hundred
        || far()
}

/// `行政类占46%、民事类占32%`: names that end alike are kinds of one thing.
fn alike(last: &Said<'_>, next: &Said<'_>) -> bool {
    let name = |said: &Said<'_>| {
        said.label
            .split('占')
            .next()
            .unwrap_or_default()
            .trim()
            .chars()
            .next_back()
    };
    let listed = next.mark == Some('、') || next.clause - last.clause <= 2;
    listed && name(last) == name(next) && !next.label.trim_start().starts_with('占')
}
