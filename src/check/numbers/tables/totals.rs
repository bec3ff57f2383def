//! NUM-002: 合计 and 小计 of a table against the rows or columns that they sum up.

use super::super::super::{Facts, Found, Rule, Verdict, Why};
use super::super::sums::{added, total};
use super::super::words::stage;
use super::Desk;
use super::grid::{Cell, Grid, grids};
use super::lists::{List, lists};
use super::names::Kind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::Decimal;
use crate::say;

pub(in super::super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut desk = Desk::new(rule, found);
    for grid in grids(facts.prose) {
        for list in lists(&grid) {
            list.tell(&grid, &mut desk);
        }
    }
}

/// How the sum in one field comes out.
enum Sum<'p> {
    Right(Vec<Cell<'p>>, String),
    Off(Off<'p>),
    Unknown(Why),
}

struct Off<'p> {
    field: usize,
    whole: Cell<'p>,
    parts: Vec<Cell<'p>>,
    values: Vec<Decimal>,
    sum: Decimal,
}

impl List {
    fn tell(&self, grid: &Grid<'_>, desk: &mut Desk<'_>) {
        let fields =
            (0..grid.fields.len()).filter(|field| grid.fields[*field].kind() != Kind::Apart);
        let sums: Vec<(usize, Sum<'_>)> =
            fields.map(|field| (field, self.sum(grid, field))).collect();
        let right = sums.iter().any(|(_, sum)| matches!(sum, Sum::Right(..)));
        let several = sums
            .iter()
            .filter(|(_, sum)| matches!(sum, Sum::Off(_)))
            .count()
            > 1;
        // Columns of one group, closed cases beside those taken in: these are added only where it shows.
        let like = right || self.alike(grid);
        for (field, sum) in sums {
            let every = self.parts.iter().chain([&self.whole]);
            let every = every.filter_map(|record| grid.cell(*record, field));
            match sum {
                Sum::Right(cells, sum) => desk.mark(&cells, Verdict::Right, &sum),
                Sum::Unknown(why) => desk.explain(every, why),
                Sum::Off(_) if grid.noted => desk.explain(every, Why::Noted),
                Sum::Off(_) if grid.mixed || !self.plain || !like => {
                    let why = if grid.mixed {
                        Why::Mixed
                    } else {
                        Why::Unrelated
                    };
                    desk.explain(every, why);
                }
                Sum::Off(off) => off.tell(grid, several && !right, desk),
            }
        }
    }

    /// The parts have one unit and stand side by side.
    fn alike(&self, grid: &Grid<'_>) -> bool {
        let names: Vec<_> = self.parts.iter().map(|part| &grid.records[*part]).collect();
        let same = |get: &dyn Fn(&super::names::Name) -> String| {
            names.windows(2).all(|pair| get(pair[0]) == get(pair[1]))
        };
        let mut stages: Vec<_> = names.iter().map(|name| stage(&name.text)).collect();
        stages.sort_unstable();
        stages.dedup();
        same(&|name| name.unit.clone())
            && stages.len() == 1
            && stages != [Some(1)]
            && stages != [Some(3)]
    }

    fn sum<'p>(&self, grid: &Grid<'p>, field: usize) -> Sum<'p> {
        let Some(whole) = grid.cell(self.whole, field) else {
            return Sum::Unknown(Why::Gap);
        };
        let parts: Option<Vec<_>> = self
            .parts
            .iter()
            .map(|part| grid.cell(*part, field))
            .collect();
        let Some(parts) = parts else {
            return Sum::Unknown(Why::Gap);
        };
        let values: Option<Vec<_>> = parts.iter().map(Cell::value).collect();
        let (Some(values), Some(stated)) = (values, whole.value()) else {
            return Sum::Unknown(Why::Gap);
        };
        let unit = |cell: &Cell<'_>| cell.number.and_then(|number| number.unit);
        // A unit may stand in the header and again in some cells.
        let percent = parts
            .iter()
            .chain([&whole])
            .any(|cell| cell.is_percent(&grid.fields[field]));
        if percent || parts.iter().any(|part| unit(part) != unit(&whole)) {
            return Sum::Unknown(if percent { Why::Unrelated } else { Why::Mixed });
        }
        let Some(sum) = total(values.iter().copied()) else {
            return Sum::Unknown(Why::Unrelated);
        };
        if fits(sum, stated, parts.iter().chain([&whole])) {
            let told = format!("{}={}", short(&values), sum.trimmed());
            return Sum::Right(parts.into_iter().chain([whole]).collect(), told);
        }
        Sum::Off(Off {
            field,
            whole,
            parts,
            values,
            sum,
        })
    }
}

/// Sums of rounded values differ by what was rounded away.
fn fits<'a, 'p: 'a>(
    sum: Decimal,
    stated: Decimal,
    cells: impl Iterator<Item = &'a Cell<'p>>,
) -> bool {
    let halves = cells.filter_map(|cell| {
        let number = cell.number?;
        let (digits, power) = (number.value.scale(), number.power);
        if digits == 0 && power == 0 {
            return Some(Decimal::from(0));
        }
        Decimal::from(5).in_units_of(digits + 1).times_ten(power)
    });
    let slack = total(halves);
    let difference = sum.checked_sub(stated).map(Decimal::abs);
    difference
        .zip(slack)
        .is_some_and(|(difference, slack)| difference <= slack)
}

/// `60+50+8`, or its beginning and its end.
fn short(values: &[Decimal]) -> String {
    const MOST: usize = 12;
    match values {
        [first @ .., last] if first.len() >= MOST => {
            format!("{}+…+{last}", added(&first[..3]))
        }
        _ => added(values),
    }
}

impl Off<'_> {
    /// `unsure` where nothing in the table shows that these are to be added.
    fn tell(&self, grid: &Grid<'_>, unsure: bool, desk: &mut Desk<'_>) {
        let Some(stated) = self.whole.value() else {
            return;
        };
        let Some(difference) = self.sum.checked_sub(stated).map(|off| off.abs().trimmed()) else {
            return;
        };
        let (sum, name) = (self.sum.trimmed(), self.name(grid));
        let told = format!("{}={sum}", short(&self.values));
        let more = sum > stated;
        // One enterprise may be inspected by two offices.
        let doubtful = unsure || more && self.counts_heads(grid);
        let message = match (more, doubtful) {
            (true, false) => say!(
                "{name}{told}，比合计{stated}多{difference}",
                "{name}{told}, which is {difference} more than the total, {stated}"
            ),
            (false, false) => say!(
                "{name}{told}，比合计{stated}少{difference}",
                "{name}{told}, which is {difference} less than the total, {stated}"
            ),
            (_, true) => say!(
                "{name}{told}，合计写的是{stated}：要么有一个数不对，要么合计不是简单相加",
                "{name}{told}, and the total is {stated}: a figure is wrong, or the total is no plain sum"
            ),
        };
        let verdict = if doubtful {
            Verdict::Doubtful
        } else {
            Verdict::Wrong
        };
        let made = desk.finding(self.whole, message);
        desk.mark(&[self.whole], verdict, &told);
        desk.mark(&self.parts, verdict, &told);
        desk.tell(made.map(|finding| self.hinted(finding, doubtful)));
    }

    fn hinted(&self, mut finding: Diagnostic, doubtful: bool) -> Diagnostic {
        if doubtful {
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

    /// `「办结」`: which of several columns it is.
    fn name(&self, grid: &Grid<'_>) -> String {
        let name = grid.fields[self.field].text.as_str();
        let several = grid.fields.len() > 1 && !name.is_empty();
        if several {
            format!("「{name}」")
        } else {
            String::new()
        }
    }

    /// People, households and firms may be counted in more rows than one.
    fn counts_heads(&self, grid: &Grid<'_>) -> bool {
        let name = &grid.fields[self.field];
        let unit = self.whole.number.map_or("", |number| number.unit_word());
        let heads = [
            "人数",
            "户数",
            "家数",
            "企业",
            "单位",
            "主体",
            "部门数",
            "群众",
            "对象",
        ];
        ["人", "户", "家", "名"]
            .iter()
            .any(|word| unit == *word || name.unit == *word)
            || heads.iter().any(|word| name.text.contains(word))
    }
}
