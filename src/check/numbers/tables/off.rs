//! A sum of a table that does not come out, and what is told of it.

use super::grid::Cell;
use super::{Desk, mended};
use crate::check::Verdict;
use crate::check::numbers::sums::added;
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::{Decimal, Rounding};
use crate::say;
use std::collections::{HashMap, HashSet};

/// A 合计 and its parts, which make another sum.
pub struct Off<'p> {
    /// `「办结」`: the column, where there are several.
    pub name: String,
    /// 合计, 全年
    pub total: String,
    pub whole: Cell<'p>,
    pub stated: Decimal,
    pub parts: Vec<Cell<'p>>,
    pub values: Vec<Decimal>,
    pub sum: Decimal,
    /// It may be meant otherwise.
    pub doubtful: bool,
}

/// `60+50+8`, or its beginning and its end.
pub fn short(values: &[Decimal]) -> String {
    const MOST: usize = 12;
    match values {
        [first @ .., last] if first.len() >= MOST => {
            format!("{}+…+{last}", added(&first[..3]))
        }
        _ => added(values),
    }
}

/// Where one cell explains a row and a column that are off: tells of it alone. Hands back the others.
pub fn crossed<'p>(down: Vec<Off<'p>>, across: Vec<Off<'p>>, desk: &mut Desk<'_>) -> Vec<Off<'p>> {
    let mut shared: HashMap<usize, Vec<(usize, Decimal)>> = HashMap::new();
    for (at, off) in down.iter().enumerate() {
        for (cell, right) in off.corrected() {
            shared.entry(cell.index).or_default().push((at, right));
        }
    }
    let mut pairs: Vec<(usize, usize, Cell<'p>, Decimal)> = Vec::new();
    for (at, off) in across.iter().enumerate() {
        for (cell, right) in off.corrected() {
            let others = shared.get(&cell.index).into_iter().flatten();
            let own = others.filter(|(_, other)| *other == right);
            pairs.extend(own.map(|(other, _)| (*other, at, cell, right)));
        }
    }
    let mut counts = [vec![0_usize; down.len()], vec![0; across.len()]];
    for (first, second, ..) in &pairs {
        counts[0][*first] += 1;
        counts[1][*second] += 1;
    }
    let alone = |first: usize, second: usize| counts[0][first] == 1 && counts[1][second] == 1;
    pairs.retain(|(first, second, ..)| alone(*first, *second));
    let mut told = [HashSet::new(), HashSet::new()];
    for (first, second, cell, right) in &pairs {
        both(&down[*first], &across[*second], *cell, *right, desk);
        told[0].insert(*first);
        told[1].insert(*second);
    }
    let rest = [down, across].into_iter().zip(&told);
    let rest = rest.flat_map(|(offs, told)| {
        let offs = offs.into_iter().enumerate();
        offs.filter(|(at, _)| !told.contains(at))
    });
    rest.map(|(_, off)| off).collect()
}

/// A row and a column that are off by one cell.
fn both(down: &Off<'_>, across: &Off<'_>, cell: Cell<'_>, right: Decimal, desk: &mut Desk<'_>) {
    let (first, second) = (down.unequal(), across.unequal());
    let (Some(typed), Some(difference)) = (cell.value(), down.difference()) else {
        return;
    };
    let message = say!(
        "{first}，{second}：一竖一横都差{difference}，都用到这里的{typed}，它很可能应是{right}",
        "{first} and {second}: both are off by {difference}, and both hold this {typed}, which should probably be {right}"
    );
    let made = desk.finding(cell, message);
    for off in [down, across] {
        let told = off.unequal();
        let members = off.parts.iter().chain([&off.whole]).copied();
        let others: Vec<_> = members.filter(|other| other.index != cell.index).collect();
        desk.mark(&others, Verdict::Doubtful, &told);
    }
    desk.mark(&[cell], Verdict::Wrong, &first);
    let Some(mut made) = made else {
        return;
    };
    for (off, words) in [
        (
            down,
            say!("这一竖的合计在这里", "the total of the column is here"),
        ),
        (
            across,
            say!("这一横的合计在这里", "the total of the row is here"),
        ),
    ] {
        let other = Some(off.whole).filter(|whole| whole.index != cell.index);
        if let Some(span) = other.and_then(|whole| whole.passage.whole()) {
            made = made.relate(span, words);
        }
    }
    let made = made.hint(say!(
        "先对照台账核对这个数；它没有错的，这一横和这一竖里各有一个数不对",
        "check this figure first; if it is right, another of the row and another of the column are wrong"
    ));
    desk.tell([mended(made, cell, right)]);
}

impl<'p> Off<'p> {
    /// What each cell would have to be, were it the one that is wrong.
    fn corrected(&self) -> impl Iterator<Item = (Cell<'p>, Decimal)> + '_ {
        let parts = self.parts.iter().zip(&self.values);
        let parts = parts.filter_map(|(cell, value)| {
            let right = value.checked_add(self.stated)?.checked_sub(self.sum)?;
            Some((*cell, right.trimmed()))
        });
        let every = parts.chain([(self.whole, self.sum.trimmed())]);
        every.filter(|(_, right)| !right.is_negative())
    }

    /// `「办结」31+45=76≠86`
    fn unequal(&self) -> String {
        let (values, sum) = (short(&self.values), self.sum.trimmed());
        format!("{}{values}={sum}≠{}", self.name, self.stated)
    }

    fn difference(&self) -> Option<Decimal> {
        let difference = self.sum.checked_sub(self.stated)?;
        Some(difference.abs().trimmed())
    }

    /// The parts are more than the whole.
    pub fn is_more(&self) -> bool {
        self.sum > self.stated
    }

    /// The parts make up from `least` to `most` percent of it.
    pub fn is_within(&self, least: i64, most: i64) -> bool {
        let share = Decimal::percent(self.sum, self.stated, 0, Rounding::HalfUp);
        share.is_some_and(|share| share >= Decimal::from(least) && share <= Decimal::from(most))
    }

    /// Tells of the 合计.
    pub fn tell(&self, desk: &mut Desk<'_>) {
        let Some(difference) = self.difference() else {
            return;
        };
        let (sum, name, stated) = (self.sum.trimmed(), &self.name, self.stated);
        let total = &self.total;
        let told = format!("{}={sum}", short(&self.values));
        let message = match (self.is_more(), self.doubtful) {
            (true, false) => say!(
                "{name}{told}，比{total}{stated}多{difference}",
                "{name}{told}, which is {difference} more than the total, {stated}"
            ),
            (false, false) => say!(
                "{name}{told}，比{total}{stated}少{difference}",
                "{name}{told}, which is {difference} less than the total, {stated}"
            ),
            (_, true) => say!(
                "{name}{told}，{total}写的是{stated}：要么有一个数不对，要么{total}不是简单相加",
                "{name}{told}, and the total is {stated}: a figure is wrong, or the total is no plain sum"
            ),
        };
        let verdict = if self.doubtful {
            Verdict::Doubtful
        } else {
            Verdict::Wrong
        };
        let made = desk.finding(self.whole, message);
        desk.mark(&[self.whole], verdict, &told);
        desk.mark(&self.parts, verdict, &told);
        desk.tell(made.map(|finding| self.hinted(finding)));
    }

    fn hinted(&self, mut finding: Diagnostic) -> Diagnostic {
        if self.doubtful {
            finding.severity = Severity::Warning;
            finding = finding.hint(say!(
                "核对这几个数；去掉了重复的、不含某几项的，在表下加注写明",
                "check the figures; where some are left out or counted once, say so in a note"
            ));
        } else {
            finding = finding.hint(say!(
                "合计和分项必有一处有误，对照台账核对；不含某几项的，在表下加注写明",
                "the total or a part is wrong: check the records; where some are left out, say so in a note"
            ));
        }
        let ends = [self.parts.first(), self.parts.last()];
        let words = [
            say!("分项从这里起", "the parts begin here"),
            say!("分项到这里止", "the parts end here"),
        ];
        for (part, words) in ends.into_iter().zip(words) {
            if let Some(span) = part.and_then(|part| part.passage.whole()) {
                finding = finding.relate(span, words);
            }
        }
        finding
    }
}
