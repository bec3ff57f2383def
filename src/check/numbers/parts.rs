//! NUM-002: 其中, 分别为, 共计: parts and the whole that they make.

use super::super::{Facts, Found, Rule, Verdict};
use super::stated::{Line, Said};
use super::sums::{added, total};
use super::words::{is_change, is_open, stage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::{Decimal, Rounding};
use crate::say;
use std::cmp::Ordering;

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
    /// Other numbers ahead that may be meant.
    others: Vec<Decimal>,
    parts: Vec<&'l Said<'p>>,
    /// The parts are told to be all there is.
    complete: bool,
    /// The parts do not overlap.
    disjoint: bool,
}

/// Words behind which parts are listed, and whether they are all there is.
const OPENERS: [(&str, bool); 5] = [
    ("其中", false),
    ("包括", false),
    ("分别为", true),
    ("分别是", true),
    ("分为", true),
];

impl<'l, 'p> Whole<'l, 'p> {
    /// Every list of parts in `line`.
    fn of(line: &'l Line<'p>) -> Vec<Self> {
        let mut lists = Vec::new();
        for (index, said) in line.said.iter().enumerate() {
            let opener = OPENERS
                .iter()
                .find(|(word, _)| said.label.trim_start().starts_with(word));
            let opener = opener.copied().or_else(|| {
                // `其中，…`: the word stands in a clause of its own.
                let alone = said.mark == Some('，') && opened_by(line, said, "其中，");
                alone.then_some(("其中", false))
            });
            if let Some((_, complete)) = opener {
                lists.extend(Self::behind(line, index, complete));
            }
            if is_sum(said.label) {
                lists.extend(Self::ahead(line, index));
            }
            lists.extend(Self::in_brackets(line, index));
        }
        lists
    }

    /// `共90件，其中甲类60件、乙类40件`
    fn behind(line: &'l Line<'p>, first: usize, complete: bool) -> Option<Self> {
        let part = &line.said[first];
        // Growth rates are no parts of growth rates; NUM-010 reads shares.
        if part.number.is_percent() || is_change(part.label) {
            return None;
        }
        let ahead = line.said[..first].iter().rev();
        let ahead = ahead.filter(|whole| whole.same_unit(part) && !is_change(whole.label));
        // What stands in brackets is a part itself, unless the list stands there, too.
        let ahead: Vec<_> = ahead
            .filter(|whole| whole.depth <= part.depth)
            .take(6)
            .collect();
        let whole = *ahead.first()?;
        let values: Option<Vec<Decimal>> = ahead.iter().map(|said| said.exact()).collect();
        let mut values = values?;
        // `3条主干道、9条次干道…，其中4条`: of all of them together.
        let beside = ahead
            .windows(2)
            .take_while(|pair| pair[0].mark == Some('、') || pair[0].clause == pair[1].clause);
        let beside = beside.count();
        if beside > 0 {
            values.extend(total(values[..=beside].iter().copied()));
        }
        if complete && (whole.mark == Some('、') || line.said[..first].last()?.at != whole.at) {
            return None;
        }
        let mut parts = vec![part];
        for next in &line.said[first + 1..] {
            if next.depth > part.depth || !next.same_unit(part) {
                if next.depth < part.depth {
                    break;
                }
                continue;
            }
            let stop = line.between(parts.last()?, next).contains(['。', '\n']);
            if stop || !goes_on(parts.last()?, next) {
                break;
            }
            parts.push(next);
        }
        let named = parts.iter().all(|part| !bare_label(part.label).is_empty());
        Some(Self {
            whole,
            most: values.iter().copied().max()?,
            others: values,
            complete: complete && parts.len() > 1 && named,
            disjoint: named && disjoint(&parts),
            parts,
        })
    }

    /// `甲类60件、乙类40件，共计90件`
    fn ahead(line: &'l Line<'p>, at: usize) -> Option<Self> {
        let whole = &line.said[at];
        let mut parts: Vec<&Said<'p>> = Vec::new();
        for part in line.said[..at].iter().rev() {
            let clause = parts.first().map_or(whole.clause, |next| next.clause);
            let beside =
                part.clause + 1 >= clause && part.depth == whole.depth && part.same_unit(whole);
            if !beside || parts.first().is_some_and(|next| !goes_on(part, next)) {
                break;
            }
            parts.insert(0, part);
        }
        let value = whole.exact()?;
        let listed = parts.len() > 1 && parts[1..].iter().all(|part| part.mark == Some('、'));
        Some(Self {
            whole,
            most: value,
            others: vec![value],
            complete: listed && disjoint(&parts),
            disjoint: listed && disjoint(&parts),
            parts,
        })
    }

    /// `共90件（甲类60件、乙类40件）`
    fn in_brackets(line: &'l Line<'p>, at: usize) -> Option<Self> {
        let whole = &line.said[at];
        let inside = line.said[at + 1..]
            .iter()
            .take_while(|part| part.depth > whole.depth);
        let parts: Vec<_> = inside.collect();
        let first = parts.first()?;
        let opened = line
            .between(whole, first)
            .trim_start_matches(whole.after.trim_end());
        let listed = parts.len() > 1 && parts.iter().all(|part| part.same_unit(whole));
        let named = parts.iter().all(|part| !bare_label(part.label).is_empty());
        let own = !first.label.trim_start().starts_with("其中");
        if !opened.trim_start().starts_with(['（', '(']) || !listed || !named || !own {
            return None;
        }
        let value = whole.exact()?;
        Some(Self {
            whole,
            most: value,
            others: vec![value],
            complete: false,
            disjoint: disjoint(&parts),
            parts,
        })
    }

    fn tell(&self, rule: &Rule, line: &Line<'p>, found: &mut Found) {
        let values: Option<Vec<Decimal>> = self.parts.iter().map(|part| part.exact()).collect();
        let Some(values) = values else {
            return;
        };
        let whole = self.most;
        for (part, value) in self.parts.iter().zip(&values) {
            if *value > whole && !carried(line) && !self.complete {
                let sum = format!("{value}>{whole}");
                found
                    .ledger
                    .mark(line.index, part.at, Verdict::Wrong, rule.code, &sum);
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
        if self.others.iter().any(|other| self.equals(sum, *other)) {
            self.mark(rule, line, found, Verdict::Right, &told);
            return;
        }
        let finding = match sum.cmp(&whole) {
            Ordering::Greater if self.disjoint && !carried(line) => Severity::Error,
            _ if self.complete && self.disjoint && !is_open(line.text()) => Severity::Error,
            Ordering::Less if self.disjoint && mostly(sum, whole) && self.closed(line) => {
                Severity::Info
            }
            _ => return,
        };
        if finding == Severity::Error {
            self.mark(rule, line, found, Verdict::Wrong, &told);
        }
        found
            .diagnostics
            .extend(self.unequal(rule, line, &told, sum, finding));
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
        let halves: Option<Vec<_>> = members.map(|said| half_unit(said)).collect();
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

    fn mark(&self, rule: &Rule, line: &Line<'p>, found: &mut Found, verdict: Verdict, sum: &str) {
        for said in self.parts.iter().copied().chain([self.whole]) {
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
        severity: Severity,
    ) -> Option<Diagnostic> {
        let whole = self.whole.exact()?;
        let difference = self.in_written_unit(sum.checked_sub(whole)?.abs());
        let more = sum > whole;
        let whole = self.in_written_unit(whole);
        let message = match (more, severity) {
            (true, _) => say!(
                "{told}，比总数{whole}多{difference}",
                "{told}, which is {difference} more than the whole, {whole}"
            ),
            (false, Severity::Info) => say!(
                "{told}，总数是{whole}，还有{difference}没有交代",
                "{told} of {whole}: {difference} of them are not told of"
            ),
            (false, _) => say!(
                "{told}，比总数{whole}少{difference}",
                "{told}, which is {difference} less than the whole, {whole}"
            ),
        };
        let mut finding = rule.finding(line.passage, line.words(self.whole), message)?;
        finding.severity = severity;
        let finding = if severity == Severity::Info {
            finding.hint(say!(
                "只列了主要部分的，写上“等”或者“主要是”；列全了的，核对这几个数",
                "where only the main parts are listed, say so with 等; else check the figures"
            ))
        } else {
            finding.hint(say!(
                "总数和分项必有一处有误，也可能漏了一项或者有重复，对照台账核对",
                "the whole or a part is wrong, or one is missing or counted twice: check the records"
            ))
        };
        let mut finding = finding;
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

/// By how much a number may have been rounded: nothing where it counts whole things.
fn half_unit(said: &Said<'_>) -> Option<Decimal> {
    let (digits, power) = (said.number.value.scale(), said.number.power);
    if digits == 0 && power == 0 {
        return Some(Decimal::from(0));
    }
    Decimal::from(5).in_units_of(digits + 1).times_ten(power)
}

/// `共计`, `合计` and no more: the sum of what stands ahead.
fn is_sum(label: &str) -> bool {
    matches!(
        label.trim(),
        "共" | "共计" | "合计" | "总计" | "一共" | "总共" | "总数为" | "总数" | "合计为"
    )
}

/// True where the clause of `said` follows directly on `words`.
fn opened_by(line: &Line<'_>, said: &Said<'_>, words: &str) -> bool {
    let start = said.number.digits.start - said.label.len();
    line.passage.slice(line.range.start..start).ends_with(words)
}

/// The name of a part without the words that lead to it.
fn bare_label(label: &str) -> &str {
    let mut rest = label.trim();
    for (word, _) in OPENERS {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    for word in ["共计", "共", "为", "的有", "有", "的"] {
        rest = rest.strip_suffix(word).unwrap_or(rest);
    }
    rest.trim()
}

/// True where `next` is the next part of a list that `last` stands in.
fn goes_on(last: &Said<'_>, next: &Said<'_>) -> bool {
    let alike = || {
        let ends = [last.label, next.label].map(|label| bare_label(label).chars().next_back());
        ends[0].is_some() && ends[0] == ends[1]
    };
    let opens = OPENERS
        .iter()
        .any(|(word, _)| next.label.trim_start().starts_with(word));
    match next.mark {
        _ if opens || is_change(next.label) || is_sum(next.label) => false,
        Some('、') => true,
        Some('，' | '；') => alike() && next.clause - last.clause <= 2,
        // `60件和40件`
        None => matches!(next.label.chars().next(), Some('和' | '及' | '与')),
        _ => false,
    }
}

/// Cases that were taken in and cases that were closed overlap; outcomes do not.
fn disjoint(parts: &[&Said<'_>]) -> bool {
    let mut stages: Vec<_> = parts.iter().map(|part| stage(part.label)).collect();
    stages.sort_unstable();
    stages.dedup();
    stages == [None] || stages == [Some(2)] || stages == [None, Some(2)]
}

/// What was carried over from last year may exceed what came in.
fn carried(line: &Line<'_>) -> bool {
    let text = line.text();
    ["结转", "上年", "去年", "往年", "累计", "历年", "存量"]
        .iter()
        .any(|word| text.contains(word))
}
