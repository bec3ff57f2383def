//! NUM-001: a rate beside the counts that it is the ratio of.

use super::super::{Facts, Found, Rule, Verdict};
use super::fitting::{Fitting, is_own};
use super::reading::{Reading, is_left};
use super::stated::{Line, Said};
use super::sums::Fit;
use super::words::{is_change, stage, stem_of, strength};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::Decimal;
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for line in facts.lines() {
        for (index, said) in line.said.iter().enumerate() {
            let stated = said.number.is_percent() && said.number.loose.is_none();
            if !stated || is_change(said.label) {
                continue;
            }
            if let Some(checked) = Checked::of(line, index) {
                checked.tell(rule, line, found);
            }
        }
    }
}

/// A rate and the counts that may stand behind it, the likeliest first.
struct Checked<'l, 'p> {
    rate: &'l Said<'p>,
    readings: Vec<Reading<'l, 'p>>,
    /// No other reading is possible: a difference is a mistake however large it is.
    strict: bool,
    /// A large difference is worth a word.
    close: bool,
}

/// So many counts ahead of a rate are tried.
const NEAR: usize = 8;

/// Up to so many units of the last digit a difference is a slip of computing or typing.
const SLIP: i64 = 10;

impl<'l, 'p> Checked<'l, 'p> {
    fn of(line: &'l Line<'p>, index: usize) -> Option<Self> {
        let rate = &line.said[index];
        if let Some(reading) = fraction(line, index) {
            return Some(Self {
                rate,
                readings: vec![reading],
                strict: true,
                close: true,
            });
        }
        let ahead: Vec<&Said<'p>> = counts(&line.said[..index]);
        let next = index + 1;
        let behind = line.said.get(next..(next + 2).min(line.said.len()));
        let behind: Vec<&Said<'p>> = counts(behind.unwrap_or_default());
        let stem = stem_of(rate.label);
        let share = is_share(rate.label) || rate.label.is_empty() && rate.depth > 0;
        if stem.is_none() && !share {
            return None;
        }
        for near in [&ahead, &behind] {
            match Fitting::among(near, rate, stem) {
                Fitting::Right(reading) => {
                    return Some(Self {
                        rate,
                        readings: vec![reading],
                        strict: false,
                        close: false,
                    });
                }
                Fitting::Perhaps => return None,
                Fitting::None => {}
            }
        }
        match stem {
            Some(stem) => {
                let of = |near| Self::of_rate(line, rate, stem, near);
                of(&ahead).or_else(|| of(&behind))
            }
            None => Self::of_share(line, rate, &ahead),
        }
    }

    /// `办结率`: the part is what is 办结, the whole a count ahead of it.
    fn of_rate(
        line: &'l Line<'p>,
        rate: &'l Said<'p>,
        stem: &str,
        counts: &[&'l Said<'p>],
    ) -> Option<Self> {
        let strengths = counts.iter().map(|count| {
            let rest = u8::from(!is_left(stem, count));
            (rest, strength(stem, count.label))
        });
        let strengths: Vec<(u8, u8)> = strengths.collect();
        let named = strengths.iter().filter(|(_, strength)| *strength > 0);
        let (counted, best) = *named.max()?;
        let at = strengths.iter().rposition(|of| *of == (counted, best))?;
        let part = counts[at];
        let mut readings = wholes(part, &counts[..at]);
        if readings.is_empty() {
            // A count behind the part is its whole where it is told to be: `办结80件，共受理82件`.
            readings = wholes(part, &counts[at + 1..]);
            readings.retain(|reading| {
                let whole = reading.whole;
                let told = ["共", "总", "应"]
                    .iter()
                    .any(|word| whole.label.contains(word));
                whole.mark != Some('、') && (told || stage(whole.label) == Some(1))
            });
        }
        readings.retain(|reading| !shares_name(reading.whole, stem, part));
        if counted == 0 {
            let whole = readings
                .iter()
                .filter(|reading| !is_left(stem, reading.whole));
            let without = whole.filter_map(|reading| Reading::without(part, reading.whole));
            readings = without.collect();
        } else {
            readings.retain(|reading| !is_left(stem, reading.whole));
            if readings.is_empty() {
                let left = counts.iter().filter(|left| is_left(stem, left));
                let left = left.filter(|left| left.same_unit(part) && is_own(stem, part));
                readings.extend(left.filter_map(|left| Reading::beside(part, left)));
            }
        }
        // `建议113件、提案130件`: two things beside each other, unless one bears the name of the rate.
        let listed = part.mark == Some('、');
        readings.retain(|reading| best == 2 || !listed || reading.whole.clause != part.clause);
        let beside = readings.iter().filter(|reading| reading.is_of_both());
        let nearest = beside
            .map(|reading| reading.whole.clause)
            .fold(part.clause, usize::max);
        let tight = rate.clause.abs_diff(nearest) <= 1 && rate.depth == part.depth;
        let alone = readings.len() == 1 && tight;
        let first = readings.first();
        let scoped = first.is_some_and(|reading| is_narrower(stem, rate, reading));
        let parted = first.is_some_and(|reading| line.between(reading.whole, part).contains('；'));
        let whole = first.and_then(|reading| stage(reading.whole.label));
        let due = !has_one_whole(stem);
        // `重大案件审核86件，审核率100%`: of all those, not of what else the sentence counts.
        let all = first.is_some_and(|reading| is_all_of_its_own(rate, reading));
        let close = alone && !scoped && (!all || due && whole == Some(1));
        Some(Self {
            rate,
            strict: close && best == 2 && !parted && !due,
            close,
            readings,
        })
    }

    /// `占50.6%`: the part is the count directly ahead.
    fn of_share(line: &'l Line<'p>, rate: &'l Said<'p>, counts: &[&'l Said<'p>]) -> Option<Self> {
        let part = *counts.last()?;
        if rate.clause.abs_diff(part.clause) > 1 || part.number.range.end > rate.number.digits.start
        {
            return None;
        }
        let mut readings = wholes(part, &counts[..counts.len() - 1]);
        // `民事112件，占42.4%；商事86件，占32.6%`: both of a whole that is told elsewhere.
        readings.retain(|reading| !has_share(line, reading.whole));
        let close = readings.len() == 1;
        Some(Self {
            rate,
            readings,
            strict: false,
            close,
        })
    }

    fn tell(mut self, rule: &Rule, line: &Line<'p>, found: &mut Found) {
        let stated = self.rate.number.value;
        let digits = stated.scale();
        self.readings
            .sort_by_key(|reading| reading.ratio.distance(stated));
        let Some(first) = self.readings.first().copied() else {
            return;
        };
        let fit = first.fit(stated);
        let sum = first.sum(digits);
        if fit == Fit::Right {
            let members = [self.rate, first.part, first.whole];
            mark(found, rule, line, &members, Verdict::Right, &sum);
            return;
        }
        let slip = if digits == 0 { 1 } else { SLIP };
        let distance = first.ratio.distance(stated);
        let near = distance.is_some_and(|distance| distance <= Decimal::from(slip));
        let certain = fit == Fit::Cut || near || self.strict;
        if !certain && !self.close || fit != Fit::Cut && is_excepted(line.text()) {
            return;
        }
        let verdict = if certain {
            Verdict::Wrong
        } else {
            Verdict::Doubtful
        };
        mark(found, rule, line, &[self.rate], verdict, &sum);
        let members = [first.part, first.whole];
        mark(found, rule, line, &members, Verdict::Doubtful, &sum);
        found
            .diagnostics
            .extend(self.finding(rule, line, first, fit, certain));
    }

    fn finding(
        &self,
        rule: &Rule,
        line: &Line<'p>,
        reading: Reading<'l, 'p>,
        fit: Fit,
        certain: bool,
    ) -> Option<Diagnostic> {
        let number = self.rate.number;
        let stated = number.value;
        let digits = stated.scale();
        let (sum, right) = (reading.sum(digits), reading.ratio.rounded(digits)?);
        let (zh_other, en_other) = other_way(&reading, digits);
        let (zh_how, en_how) = match fit {
            Fit::Cut => ("（现为直接截尾）", " (it was cut off)"),
            _ => ("", ""),
        };
        let whole = reading.ratio.whole;
        let message = if certain {
            say!(
                "{sum}，应写{right}%，现在是{stated}%{zh_how}{zh_other}",
                "{sum}: write {right}%, not {stated}%{en_how}{en_other}"
            )
        } else {
            say!(
                "{sum}，这里写的是{stated}%{zh_other}：要么有一个数不对，要么分母不是{whole}",
                "{sum}, and {stated}% is stated{en_other}: one of the figures is wrong, or the denominator is not {whole}"
            )
        };
        let mut finding = rule.finding(line.passage, number.range.clone(), message)?;
        let part = if reading.is_of_rest() {
            say!("要扣除的数在这里", "what is taken off is here")
        } else {
            say!("分子在这里", "the numerator is here")
        };
        for (said, words) in [
            (reading.part, part),
            (reading.whole, say!("分母在这里", "the denominator is here")),
        ] {
            if let Some(span) = line.passage.span(line.words(said)) {
                finding = finding.relate(span, words);
            }
        }
        if !certain {
            finding.severity = Severity::Warning;
            return Some(finding.hint(say!(
                "核对这几个数；分母另有所指的，在句子里写明",
                "check the figures; where another denominator is meant, say so in the sentence"
            )));
        }
        finding = finding.hint(say!(
            "三个数里必有一个有误；分子分母没错的话，改成{right}%",
            "one of the three is wrong; if part and whole are right, write {right}%"
        ));
        let digits = number.digits.clone();
        match line.passage.span(digits.clone()) {
            Some(span) if line.passage.is_typed(digits) => {
                Some(finding.fix(false, span, right.to_string()))
            }
            _ => Some(finding),
        }
    }
}

/// `98.7%（155/157）`
fn fraction<'l, 'p>(line: &'l Line<'p>, index: usize) -> Option<Reading<'l, 'p>> {
    let [rate, part, whole] = line.said.get(index..index + 3)? else {
        return None;
    };
    let opened = line.between(rate, part).trim();
    let slash = matches!(line.between(part, whole).trim(), "/" | "／" | "÷");
    let plain = part.is_plain() && whole.is_plain();
    (matches!(opened, "（" | "(" | "（即" | "，即") && slash && plain)
        .then(|| Reading::of(part, whole))?
}

/// What the count itself is a share of, where the rate is that of the others.
fn other_way(reading: &Reading<'_, '_>, digits: u32) -> (String, String) {
    let own = Reading::of(reading.part, reading.whole).filter(|_| reading.is_of_rest());
    own.map_or_else(Default::default, |own| {
        let sum = own.sum(digits);
        (
            format!("（{sum}也不是）"),
            format!(" ({sum} is not it either)"),
        )
    })
}

/// The counts among `said`, the last ones only; 万件 are counts, too.
fn counts<'l, 'p>(said: &'l [Said<'p>]) -> Vec<&'l Said<'p>> {
    let counts: Vec<_> = said.iter().filter(|said| said.is_tally()).collect();
    counts[counts.len().saturating_sub(NEAR)..].to_vec()
}

/// The readings of `part` over each of `counts`.
fn wholes<'l, 'p>(part: &'l Said<'p>, counts: &[&'l Said<'p>]) -> Vec<Reading<'l, 'p>> {
    let same = counts.iter().rev().filter(|whole| whole.same_unit(part));
    let readings = same.filter_map(|whole| Reading::of(part, whole));
    readings.filter(Reading::part_fits).take(3).collect()
}

/// `化解36件，成功化解33件`: both are numerators of the rate, none is its whole.
fn shares_name(whole: &Said<'_>, stem: &str, part: &Said<'_>) -> bool {
    whole.label.contains(stem) && part.label.contains(stem) && whole.clause == part.clause
}

/// Words that narrow what a rate is of.
const NARROWING: [&str; 22] = [
    "按期", "按时", "及时", "期限", "首次", "一次", "同期", "当年", "累计", "平均", "重大", "重点",
    "重要", "应", "符合", "条件", "法定", "任务", "计划", "关键", "规定", "必须",
];

/// `应出庭案件出庭率`: words narrow the rate or its numerator that do not narrow the whole.
fn is_narrower(stem: &str, rate: &Said<'_>, reading: &Reading<'_, '_>) -> bool {
    let (part, whole) = (reading.part.label, reading.whole.label);
    let named = |word: &str| {
        [stem, rate.label, part]
            .iter()
            .any(|label| label.contains(word))
    };
    NARROWING
        .iter()
        .any(|word| named(word) && !whole.contains(word))
}

/// All of something are told to be so, and far fewer than the count ahead were: it was never meant.
fn is_all_of_its_own(rate: &Said<'_>, reading: &Reading<'_, '_>) -> bool {
    let true_rate = reading.ratio.rounded(0);
    let far = true_rate.is_none_or(|rounded| rounded < Decimal::from(90));
    rate.number.value == Decimal::from(100) && far
}

/// `12件未到期`, `除2件未开庭外`, `含上年结转206件`: the sentence says why a rate is of fewer or of more.
fn is_excepted(text: &str) -> bool {
    let said = [
        "未到期",
        "未届",
        "未超期",
        "不需要",
        "无需",
        "不需",
        "结转",
        "未到办理",
        "未到整改",
    ];
    if said.iter().any(|words| text.contains(words)) {
        return true;
    }
    text.match_indices('除').any(|(at, word)| {
        let verb = text[..at].ends_with([
            '拆', '消', '解', '扣', '清', '删', '排', '免', '破', '铲', '去', '根', '切',
        ]);
        !verb && text[at + word.len()..].contains('外')
    })
}

/// True where a share of something stands directly behind a count.
fn has_share(line: &Line<'_>, count: &Said<'_>) -> bool {
    let at = line.said.iter().position(|said| said.at == count.at);
    let next = at.and_then(|at| line.said.get(at + 1));
    next.is_some_and(|next| next.number.is_percent() && line.between(count, next).contains('占'))
}

/// `占`, `占比为`, `占总数的`
fn is_share(label: &str) -> bool {
    let label = label.trim();
    label.starts_with('占') && !label.contains("分别")
}

/// Rates that have one denominator whoever computes them; 办结率 and its like may be taken of what
/// was due.
fn has_one_whole(stem: &str) -> bool {
    ![
        "办结", "审结", "结案", "整改", "办复", "完成", "答复", "履行", "执行",
    ]
    .iter()
    .any(|word| stem.ends_with(word))
}

fn mark(
    found: &mut Found,
    rule: &Rule,
    line: &Line<'_>,
    said: &[&Said<'_>],
    verdict: Verdict,
    sum: &str,
) {
    for said in said {
        found
            .ledger
            .mark(line.index, said.at, verdict, rule.code, sum);
    }
}
