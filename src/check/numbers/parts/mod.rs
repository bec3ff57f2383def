//! NUM-002: 其中, 分别为, 共计: parts and the whole that they make.

mod kinds;
mod lists;

use super::super::{Facts, Found, Rule, Verdict};
use super::stated::{Line, Said};
use super::sums::{added, total};
use super::words::{is_open, stage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::{Decimal, Rounding};
use crate::say;
use crate::terms::WordSet;
pub(super) use kinds::are_kinds;
use kinds::{Kin, has_many_sides, names_side};
use lists::bare_label;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for line in facts.lines() {
        for list in Whole::of(line) {
            list.tell(rule, line, found);
        }
    }
}

/// A whole and the parts that are listed of it.
struct Whole<'l, 'p> {
    whole: &'l Said<'p>,
    /// The largest number ahead that may be meant as the whole.
    most: Decimal,
    /// The number directly ahead, where the parts are the outcomes of what it counts.
    nearest: Option<Decimal>,
    /// All numbers ahead that may be meant.
    others: Vec<Decimal>,
    parts: Vec<&'l Said<'p>>,
    /// The parts are told to be all there is.
    complete: bool,
    /// Another whole may be meant, or another way of counting.
    doubtful: bool,
    /// The sentence says that the parts do not overlap.
    apart: bool,
    kin: Kin,
}

/// How a list that does not add up is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Wrong,
    /// Another whole may be meant.
    Doubtful,
    /// The groups may overlap, though names and figures speak against it.
    Overlap,
    /// Some parts may be left out.
    Rest,
}

impl Told {
    fn severity(self) -> Severity {
        match self {
            Self::Wrong => Severity::Error,
            Self::Doubtful | Self::Overlap => Severity::Warning,
            Self::Rest => Severity::Info,
        }
    }
}

impl<'l, 'p> Whole<'l, 'p> {
    fn tell(&self, rule: &Rule, line: &Line<'p>, found: &mut Found) {
        let values: Option<Vec<Decimal>> = self.parts.iter().map(|part| part.exact()).collect();
        let Some(values) = values else {
            return;
        };
        if self.parts.iter().any(|part| is_earlier(part, self.whole)) {
            return;
        }
        let whole = self.most;
        for (part, value) in self.parts.iter().zip(&values) {
            if *value > whole && part.at > self.whole.at && !carried(line) && !self.complete {
                let sum = format!("{value}>{whole}");
                let ledger = &mut found.ledger;
                ledger.mark(line.index, part.at, Verdict::Wrong, rule.code, &sum);
                let whole = self.whole.at;
                ledger.mark(line.index, whole, Verdict::Doubtful, rule.code, &sum);
                found.diagnostics.extend(self.larger(rule, line, part));
                return;
            }
        }
        let Some(sum) = total(values.iter().copied()).filter(|_| values.len() > 1) else {
            return;
        };
        let shown = |value: Decimal| self.in_written_unit(value);
        let each: Vec<_> = values.iter().map(|value| shown(*value)).collect();
        let told = format!("{}={}", added(&each), shown(sum));
        let mut others = self.others.iter();
        let exact = others.clone().find(|other| **other == sum);
        if let Some(other) = exact.or_else(|| others.find(|other| self.equals(sum, **other))) {
            // `完成28.64亿元，占计划27.5亿元的104.1%，其中……`: the one that it is the sum of.
            let summed =
                |said: &&Said<'_>| said.at < self.parts[0].at && said.exact() == Some(*other);
            let own = self.whole.exact() == Some(*other);
            let whole = line.said.iter().find(summed).filter(|_| !own);
            self.mark(
                rule,
                line,
                found,
                Verdict::Right,
                &told,
                whole.unwrap_or(self.whole),
            );
            return;
        }
        let Some(how) = self.how(line, sum) else {
            return;
        };
        let verdict = match how {
            Told::Wrong => Verdict::Wrong,
            _ => Verdict::Doubtful,
        };
        self.mark(rule, line, found, verdict, &told, self.whole);
        found
            .diagnostics
            .extend(self.unequal(rule, line, &told, sum, how));
    }

    /// How it is told that the parts make `sum`, which is none of the numbers ahead.
    fn how(&self, line: &Line<'_>, sum: Decimal) -> Option<Told> {
        let open = is_open(line.text());
        let more = sum > self.most;
        if self.kin == Kin::Stages || more && (carried(line) || OVERLAPPING.any(line.text())) {
            return None;
        }
        let sure = if self.doubtful {
            Told::Doubtful
        } else {
            Told::Wrong
        };
        if more && (self.apart || self.kin.is_apart()) {
            let any = self.kin.is_apart() || self.others.len() > 1;
            return Some(if any { Told::Wrong } else { sure });
        }
        if more {
            let side = self.parts.iter().any(|part| names_side(part));
            let many = side || has_many_sides(self.whole.number.unit_word());
            let may = many || !narrowly(sum, self.most);
            return (!may).then_some(Told::Overlap);
        }
        if self.complete && !open {
            return Some(sure);
        }
        if self.nearest.is_some_and(|nearest| sum > nearest) {
            return Some(Told::Doubtful);
        }
        (mostly(sum, self.most) && self.closed(line)).then_some(Told::Rest)
    }

    /// In 万 or 亿, where all are written so.
    fn in_written_unit(&self, value: Decimal) -> Decimal {
        let power = self.whole.number.power;
        let uniform = self.parts.iter().all(|part| part.number.power == power);
        if uniform && power > 0 {
            value.in_units_of(power).trimmed()
        } else {
            value
        }
    }

    /// Sums of rounded numbers differ by what was rounded away.
    fn equals(&self, sum: Decimal, whole: Decimal) -> bool {
        let difference = sum.checked_sub(whole).map(Decimal::abs);
        let members = self.parts.iter().chain([&self.whole]);
        let halves: Option<Vec<_>> = members.map(|said| said.slack()).collect();
        let most = halves.and_then(total);
        difference
            .zip(most)
            .is_some_and(|(difference, most)| difference <= most)
    }

    /// The list ends its sentence and is not told to be open.
    fn closed(&self, line: &Line<'p>) -> bool {
        let last = self.parts.last();
        let end = last.map_or(0, |last| last.number.range.end + last.after.len());
        let ends = line.passage.slice(end..line.range.end);
        ends.starts_with(['。', '；', '）']) && self.parts.len() > 1 && !is_open(line.text())
    }

    fn mark(
        &self,
        rule: &Rule,
        line: &Line<'p>,
        found: &mut Found,
        verdict: Verdict,
        sum: &str,
        whole: &Said<'p>,
    ) {
        for said in self.parts.iter().copied().chain([whole]) {
            found
                .ledger
                .mark(line.index, said.at, verdict, rule.code, sum);
        }
    }

    fn larger(&self, rule: &Rule, line: &Line<'p>, part: &Said<'p>) -> Option<Diagnostic> {
        let name = match bare_label(part.label) {
            "" => String::new(),
            name => format!("「{name}」"),
        };
        let typed = |said: &Said<'_>| line.passage.slice(said.number.range.clone()).to_owned();
        let value = typed(part);
        let whole = if self.whole.exact() == Some(self.most) {
            typed(self.whole)
        } else {
            format!("{}{}", self.most, self.whole.number.unit_word())
        };
        let message = say!(
            "其中的{name}{value}比总数{whole}还多",
            "the part {name}{value} is more than its whole, {whole}"
        );
        let finding = rule.finding(line.passage, line.words(part), message)?;
        Some(self.relate(line, finding))
    }

    fn unequal(
        &self,
        rule: &Rule,
        line: &Line<'p>,
        told: &str,
        sum: Decimal,
        how: Told,
    ) -> Option<Diagnostic> {
        let whole = self.nearest.or(self.whole.exact())?;
        let difference = self.in_written_unit(sum.checked_sub(whole)?.abs());
        let more = sum > whole;
        let whole = self.in_written_unit(whole);
        let message = match (more, how) {
            (true, Told::Overlap) => say!(
                "{told}，比总数{whole}多{difference}：这几项可能有重叠",
                "{told}, which is {difference} more than the whole, {whole}: they may overlap"
            ),
            (true, _) => say!(
                "{told}，比总数{whole}多{difference}",
                "{told}, which is {difference} more than the whole, {whole}"
            ),
            (false, Told::Rest) => say!(
                "{told}，总数是{whole}，还有{difference}没有交代",
                "{told} of {whole}: {difference} of them are not told of"
            ),
            (false, _) => say!(
                "{told}，比总数{whole}少{difference}",
                "{told}, which is {difference} less than the whole, {whole}"
            ),
        };
        let mut finding = rule.finding(line.passage, line.words(self.whole), message)?;
        finding.severity = how.severity();
        let mut finding = finding.hint(match how {
            Told::Rest => say!(
                "只列了主要部分的，写上“等”或者“主要是”；列全了的，核对这几个数",
                "where only the main parts are listed, say so with 等; else check the figures"
            ),
            Told::Overlap => say!(
                "一个人、一件事可以同时算在几项里的，不用改；不会重叠的，核对这几个数",
                "where one may belong to several groups nothing need be changed; else check the figures"
            ),
            Told::Doubtful => say!(
                "核对这几个数；总数另有所指，或者几项有重叠、没列全的，在句子里写明",
                "check the figures; where another whole is meant, or they overlap or are not all, say so"
            ),
            Told::Wrong => say!(
                "总数和分项必有一处有误，也可能漏了一项或者有重复，对照台账核对",
                "the whole or a part is wrong, or one is missing or counted twice: check the records"
            ),
        });
        for part in &self.parts {
            if let Some(span) = line.passage.span(line.words(part)) {
                finding = finding.relate(span, say!("分项在这里", "a part is here"));
            }
        }
        Some(finding)
    }

    fn relate(&self, line: &Line<'p>, finding: Diagnostic) -> Diagnostic {
        let finding = finding.hint(say!(
            "核对这两个数；不是一回事的，不要用“其中”",
            "check both; where they are not part and whole, do not say 其中"
        ));
        match line.passage.span(line.words(self.whole)) {
            Some(span) => finding.relate(span, say!("总数在这里", "the whole is here")),
            None => finding,
        }
    }
}

/// Parts that make up most of the whole are likely to be meant as all of it.
fn mostly(sum: Decimal, whole: Decimal) -> bool {
    let share = Decimal::percent(sum, whole, 0, Rounding::Truncate);
    share.is_some_and(|share| share >= Decimal::from(75))
}

/// By a twentieth at the most: a slip of the pen rather than groups that overlap.
fn narrowly(sum: Decimal, whole: Decimal) -> bool {
    let share = Decimal::percent(sum, whole, 0, Rounding::HalfUp);
    share.is_some_and(|share| share <= Decimal::from(105))
}

/// Words that say that one thing is counted twice.
static OVERLAPPING: WordSet = WordSet::new(&[
    "并处",
    "均持有",
    "均具有",
    "同时具有",
    "同时持有",
    "兼有",
    "兼任",
    "双证",
    "重叠",
    "交叉",
    "重复计",
    "重复统计",
    "分别统计",
    "分别计",
]);

/// `纠错86件，其中市政府审结312件`: what is ahead of the whole on a case's way is no part of it.
fn is_earlier(part: &Said<'_>, whole: &Said<'_>) -> bool {
    let corrected = ["纠错", "败诉", "撤销"]
        .iter()
        .any(|word| whole.label.contains(word));
    let of_whole = if corrected {
        Some(3)
    } else {
        stage(whole.label)
    };
    stage(part.label)
        .zip(of_whole)
        .is_some_and(|(part, whole)| part < whole)
}

/// What was carried over from last year may exceed what came in.
fn carried(line: &Line<'_>) -> bool {
    let text = line.text();
    ["结转", "上年", "去年", "往年", "累计", "历年", "存量"]
        .iter()
        .any(|word| text.contains(word))
}
