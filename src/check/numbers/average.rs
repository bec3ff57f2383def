//! NUM-001: `平均每村10名`, `人均5次`: a mean beside the sum and the number that it is of.

use super::super::{Facts, Found, Rule, Verdict};
use super::stated::{Line, Said};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::{Decimal, Rounding};
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for line in facts.lines() {
        for mean in &line.said {
            if let Some(mean) = Mean::of(line, mean) {
                mean.tell(rule, line, found);
            }
        }
    }
}

/// A mean, what it may be the mean of, and of how many.
struct Mean<'l, 'p> {
    mean: &'l Said<'p>,
    /// `平均每村`
    name: &'l str,
    sums: Vec<&'l Said<'p>>,
    counts: Vec<&'l Said<'p>>,
}

/// `人均`, `户均`: what they are of.
const SHORT: [(&str, &str); 6] = [
    ("人均", "人"),
    ("户均", "户"),
    ("村均", "村"),
    ("案均", "案"),
    ("件均", "件"),
    ("家均", "家"),
];

impl<'l, 'p> Mean<'l, 'p> {
    fn of(line: &'l Line<'p>, mean: &'l Said<'p>) -> Option<Self> {
        mean.number.unit.filter(|unit| unit.is_whole())?;
        mean.exact()?;
        let (name, each) = named(line, mean)?;
        let others = || {
            line.said
                .iter()
                .filter(|said| said.at != mean.at && said.is_count())
        };
        let is_each = |said: &&Said<'p>| {
            let unit = said.number.unit_word();
            let people = each == "人" && unit == "名";
            unit == each || people || said.after.trim_start().starts_with(each)
        };
        let visits = mean.number.unit_word() == "次" && each == "人";
        let is_sum =
            |said: &&Said<'p>| said.same_unit(mean) || visits && said.number.unit_word() == "人次";
        let counts: Vec<&Said<'p>> = others().filter(is_each).collect();
        let sums = others().filter(is_sum);
        let sums = sums.filter(|sum| !counts.iter().any(|count| count.at == sum.at));
        let sums: Vec<_> = sums.collect();
        (!counts.is_empty() && !sums.is_empty()).then_some(Self {
            mean,
            name,
            sums,
            counts,
        })
    }

    fn tell(&self, rule: &Rule, line: &Line<'p>, found: &mut Found) {
        let pairs = self.sums.iter().take(NEAR).flat_map(|sum| {
            let counts = self.counts.iter().take(NEAR);
            counts.map(move |count| (*sum, *count))
        });
        let pairs: Vec<(&Said<'p>, &Said<'p>)> = pairs.collect();
        let fits = pairs.iter().find(|(sum, count)| {
            let ways = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate];
            let mut ways = ways.into_iter();
            ways.any(|way| self.computed(sum, count, way) == Some(self.mean.number.value))
        });
        let single = match pairs.as_slice() {
            [pair] => Some(pair),
            _ => None,
        };
        let Some((sum, count)) = fits.or(single) else {
            return;
        };
        let Some(right) = self.right(sum, count) else {
            return;
        };
        // Something else is the sum, or is counted.
        let near =
            |least: Decimal, most: Decimal| least.times(2).is_some_and(|twice| most <= twice);
        let stated = self.mean.number.value;
        if !near(right.min(stated), right.max(stated)) {
            return;
        }
        let (all, many) = (sum.number.value, count.number.value);
        let told = format!("{all}÷{many}≈{right}");
        let verdict = if fits.is_some() {
            Verdict::Right
        } else {
            Verdict::Doubtful
        };
        for said in [self.mean, sum, count] {
            let ledger = &mut found.ledger;
            ledger.mark(line.index, said.at, verdict, rule.code, &told);
        }
        if fits.is_none() {
            let finding = self.finding(rule, line, (sum, count), right);
            found.diagnostics.extend(finding);
        }
    }

    /// The mean with as many digits as it is written with.
    fn computed(&self, sum: &Said<'_>, count: &Said<'_>, way: Rounding) -> Option<Decimal> {
        let hundreds = count.exact()?.times(100)?;
        Decimal::percent(sum.exact()?, hundreds, self.mean.number.value.scale(), way)
    }

    /// The same with a digit more, where that tells more.
    fn right(&self, sum: &Said<'_>, count: &Said<'_>) -> Option<Decimal> {
        let hundreds = count.exact()?.times(100)?;
        let digits = self.mean.number.value.scale() + 1;
        let mean = Decimal::percent(sum.exact()?, hundreds, digits, Rounding::HalfUp)?;
        Some(mean.trimmed())
    }

    fn finding(
        &self,
        rule: &Rule,
        line: &Line<'p>,
        (sum, count): (&Said<'_>, &Said<'_>),
        right: Decimal,
    ) -> Option<Diagnostic> {
        let (all, many, stated) = (sum.number.value, count.number.value, self.mean.number.value);
        let (unit, name) = (self.mean.number.unit_word(), self.name);
        let whole = right.times(many.to_string().parse().ok()?);
        let sign = if whole == Some(all) { '=' } else { '≈' };
        let message = say!(
            "{all}÷{many}{sign}{right}，{name}是{right}{unit}，这里写的是{stated}{unit}",
            "{all}÷{many}{sign}{right}, and a mean of {stated}{unit} is stated"
        );
        let range = self.mean.number.range.clone();
        let mut finding = rule.finding(line.passage, range, message)?;
        finding.severity = Severity::Warning;
        for (said, words) in [
            (sum, say!("总数在这里", "the sum is here")),
            (count, say!("个数在这里", "the number is here")),
        ] {
            if let Some(span) = line.passage.span(line.words(said)) {
                finding = finding.relate(span, words);
            }
        }
        Some(finding.hint(say!(
            "核对这三个数；平均数不是按这两个数算的，在句子里写明",
            "check the three; where the mean is of other figures, say so in the sentence"
        )))
    }
}

/// So many figures of a sentence are tried.
const NEAR: usize = 4;

/// What the mean is called, and of what it is: `平均每村`, `村`.
fn named<'l>(line: &'l Line<'_>, mean: &Said<'_>) -> Option<(&'l str, &'l str)> {
    let head = line
        .passage
        .slice(line.range.start..mean.number.digits.start);
    let start = head
        .rfind(['，', '。', '；', '：', '、'])
        .map_or(0, |at| at + '，'.len_utf8());
    let clause = head.get(start..)?.trim_end();
    if let Some(at) = clause.find("平均每") {
        let name = clause.get(at..)?;
        let each = name
            .strip_prefix("平均每")?
            .trim_start_matches(['个', '名', '一', '家']);
        let each = each
            .split('（')
            .next()?
            .trim_end_matches(['配', '备', '有', '为', '达']);
        let short = (1..=6).contains(&each.chars().count());
        return short.then_some((name, each));
    }
    SHORT.iter().find_map(|(word, each)| {
        let at = clause.rfind(word)?;
        let name = clause.get(at..)?;
        (name.chars().count() <= word.chars().count() + 2).then_some((name, *each))
    })
}
