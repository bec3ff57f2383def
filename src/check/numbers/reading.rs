//! What a rate may be the ratio of: a part and its whole, as the text counts them.

use super::stated::Said;
use super::sums::{Fit, Ratio};
use super::words::is_rest;
use crate::record::{Decimal, Rounding};

/// A part and a whole that may stand behind a rate.
#[derive(Clone, Copy)]
pub struct Reading<'l, 'p> {
    pub part: &'l Said<'p>,
    pub whole: &'l Said<'p>,
    pub ratio: Ratio,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `part` of `whole`
    Direct,
    /// `part` are those that are left: 16 of 800 are 不合格, the rate is of the others.
    Rest,
    /// `whole` are those that are left: 588 are 合格, 12 are not.
    Both,
}

impl<'l, 'p> Reading<'l, 'p> {
    /// `part` of `whole`.
    pub fn of(part: &'l Said<'p>, whole: &'l Said<'p>) -> Option<Self> {
        let (count, all) = (part.exact()?, whole.exact()?);
        Self::new(part, whole, Kind::Direct, count, all)
    }

    /// All of `whole` but `left`.
    pub fn without(left: &'l Said<'p>, whole: &'l Said<'p>) -> Option<Self> {
        let all = whole.exact()?;
        let count = all.checked_sub(left.exact()?)?;
        let reading = Self::new(left, whole, Kind::Rest, count, all);
        reading.filter(|_| !count.is_negative())
    }

    /// `part` of `part` and `left` together.
    pub fn beside(part: &'l Said<'p>, left: &'l Said<'p>) -> Option<Self> {
        let all = part.exact()?.checked_add(left.exact()?)?;
        Self::new(part, left, Kind::Both, part.exact()?, all)
    }

    fn new(
        part: &'l Said<'p>,
        whole: &'l Said<'p>,
        kind: Kind,
        count: Decimal,
        all: Decimal,
    ) -> Option<Self> {
        let ratio = Ratio {
            part: count,
            whole: all,
        };
        (!all.is_zero()).then_some(Self {
            part,
            whole,
            ratio,
            kind,
        })
    }

    /// A part is no more than its whole.
    pub fn part_fits(&self) -> bool {
        self.ratio.part <= self.ratio.whole
    }

    /// What is left is counted, not what the rate is of.
    pub fn is_of_rest(&self) -> bool {
        self.kind == Kind::Rest
    }

    /// Both are counted, of which one is that of the rate.
    pub fn is_of_both(&self) -> bool {
        self.kind == Kind::Both
    }

    /// How the rate `stated` fits; what was rounded on its way to 万 is allowed for.
    pub fn fit(&self, stated: Decimal) -> Fit {
        match self.ratio.fit(stated) {
            Fit::Right => Fit::Right,
            _ if self.is_within(stated) == Some(true) => Fit::Right,
            Fit::Cut if self.is_within(stated).is_none() => Fit::Cut,
            _ => Fit::Off,
        }
    }

    /// True where the values may have been rounded so that `stated` is right; `None` where nothing
    /// was rounded.
    fn is_within(&self, stated: Decimal) -> Option<bool> {
        let (part, whole) = (self.part.slack()?, self.whole.slack()?);
        if part.is_zero() && whole.is_zero() {
            return None;
        }
        let (
            Ratio {
                part: count,
                whole: all,
            },
            digits,
        ) = (self.ratio, stated.scale());
        let percent = |part: Option<Decimal>, whole: Option<Decimal>, way| {
            Decimal::percent(part?, whole.filter(|whole| !whole.is_zero())?, digits, way)
        };
        let least = percent(
            count.checked_sub(part),
            all.checked_add(whole),
            Rounding::Truncate,
        )?;
        let most = percent(
            count.checked_add(part),
            all.checked_sub(whole),
            Rounding::HalfUp,
        )?;
        Some((least..=most).contains(&stated))
    }

    /// The sum that is shown: `(800-16)÷800=98%`.
    pub fn sum(&self, digits: u32) -> String {
        let sum = self.ratio.sum(digits);
        let (part, whole) = (self.part.exact(), self.whole.exact());
        let (Some(part), Some(whole)) = (part, whole) else {
            return sum;
        };
        match self.kind {
            Kind::Direct => sum,
            Kind::Rest => {
                let over = sum.split_once('÷').map_or("", |(_, over)| over);
                format!("({whole}-{part})÷{over}")
            }
            Kind::Both => {
                let at = sum.find(['=', '≈']).unwrap_or(sum.len());
                format!("{part}÷({part}+{whole}){}", &sum[at..])
            }
        }
    }
}

/// Every count over every other that is no smaller.
pub fn pairs<'c, 'l, 'p>(counts: &'c [&'l Said<'p>]) -> impl Iterator<Item = Reading<'l, 'p>> + 'c {
    couples(counts).filter_map(|(part, whole)| Reading::of(part, whole).filter(Reading::part_fits))
}

/// Every count over every other that is smaller: 完成率104.2%.
pub fn excesses<'c, 'l, 'p>(
    counts: &'c [&'l Said<'p>],
) -> impl Iterator<Item = Reading<'l, 'p>> + 'c {
    let readings = couples(counts).filter_map(|(part, whole)| Reading::of(part, whole));
    readings.filter(|reading| !reading.part_fits())
}

/// Every two of `counts`, in both orders, that count one kind of thing; the last ones first.
pub fn couples<'c, 'l, 'p>(
    counts: &'c [&'l Said<'p>],
) -> impl Iterator<Item = (&'l Said<'p>, &'l Said<'p>)> + 'c {
    let each = || counts.iter().enumerate().rev();
    each().flat_map(move |(at, part)| {
        let others = each().filter(move |(other, whole)| *other != at && whole.same_unit(part));
        others.map(move |(_, whole)| (*part, *whole))
    })
}

/// True where `said` counts what is left when the numerator of the rate `stem` is taken out.
pub fn is_left(stem: &str, said: &Said<'_>) -> bool {
    let behind = said.after.trim_start().chars().take(10).collect::<String>();
    is_rest(stem, said.label) || said.label.is_empty() && is_rest(stem, &behind)
}
