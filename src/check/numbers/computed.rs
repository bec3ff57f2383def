//! A change from one value to another, as a text measures it.

use super::stated::Said;
use super::sums::{Ratio, total};
use crate::prose::Measure;
use crate::record::{Decimal, Rounding};

/// The change as the text measures it.
pub struct Computed {
    change: Decimal,
    before: Decimal,
    digits: u32,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Percent,
    /// 个百分点, or the unit of the values themselves
    Difference,
    Times,
}

impl Computed {
    /// As `stated` measures it: in hundredths, points, times or the unit of `value` itself.
    pub fn of(
        stated: &Said<'_>,
        change: Decimal,
        before: Decimal,
        value: &Said<'_>,
    ) -> Option<Self> {
        let rate = value.number.measure() == Some(Measure::Percent);
        let kind = match stated.number.measure()? {
            // A percentage of a percentage: 个百分点 may be meant.
            Measure::Percent if rate => return None,
            Measure::Percent => Kind::Percent,
            Measure::Points if rate => Kind::Difference,
            Measure::Times if !rate => Kind::Times,
            _ if stated.same_unit(value) && !rate && stated.number.power == 0 => Kind::Difference,
            _ => return None,
        };
        if kind != Kind::Difference && before.is_zero() {
            return None;
        }
        let digits = stated.number.value.scale();
        Some(Self {
            change: change.abs(),
            before,
            digits,
            kind,
        })
    }

    /// With as many digits as were written.
    pub fn rounded(&self, way: Rounding) -> Option<Decimal> {
        match self.kind {
            Kind::Percent => Decimal::percent(self.change, self.before, self.digits, way),
            Kind::Difference => Some(self.change.trimmed()),
            Kind::Times => Some(self.times(self.digits + 4)?.round(self.digits, way)),
        }
    }

    /// What is to be written; of 倍 with one digit more, where that tells more.
    pub fn right(&self) -> Option<Decimal> {
        match self.kind {
            Kind::Times => self.times(self.digits + 1).map(Decimal::trimmed),
            Kind::Percent | Kind::Difference => self.rounded(Rounding::HalfUp),
        }
    }

    /// How many times the value of before.
    fn times(&self, digits: u32) -> Option<Decimal> {
        let percent = Decimal::percent(self.change, self.before, digits, Rounding::HalfUp)?;
        Some(percent.in_units_of(2).round(digits, Rounding::HalfUp))
    }

    /// True where `stated` is the change.
    pub fn fits(&self, stated: Decimal) -> bool {
        [Rounding::HalfUp, Rounding::HalfEven]
            .into_iter()
            .any(|way| self.rounded(way) == Some(stated))
    }

    /// How it is computed.
    pub fn sum(&self, now: Decimal, before: Decimal) -> String {
        let Self { digits, .. } = self;
        let (more, less) = if now > before {
            (now, before)
        } else {
            (before, now)
        };
        match self.kind {
            Kind::Difference => {
                format!("{more}-{less}={}", self.change)
            }
            Kind::Times => {
                let exact = self.times(digits + 2).unwrap_or(self.change);
                let whole = exact.times_ten(2);
                let is = |percent| Decimal::is_percent(percent, self.change, before);
                let sign = if whole.is_some_and(is) { '=' } else { '≈' };
                format!("({more}-{less})÷{before}{sign}{}", exact.trimmed())
            }
            Kind::Percent => {
                let ratio = Ratio {
                    part: self.change,
                    whole: before,
                };
                let sum = ratio.sum(*digits);
                let result = sum.split_once('÷').map_or("", |(_, result)| result);
                format!("({more}-{less})÷{result}")
            }
        }
    }
}

/// By how much this year's value and last year's may have been rounded: nothing where whole things
/// were counted to the last.
#[derive(Clone, Copy)]
pub struct Slack {
    now: Decimal,
    before: Decimal,
}

impl Slack {
    /// As both are written.
    pub fn of(now: &Said<'_>, before: &Said<'_>) -> Option<Self> {
        Some(Self {
            now: now.slack()?,
            before: before.slack()?,
        })
    }

    /// True where `stated` may be the change, of what was not rounded yet.
    pub fn allows(
        &self,
        stated: &Said<'_>,
        now: Decimal,
        before: Decimal,
        value: &Said<'_>,
    ) -> bool {
        if self.now.is_zero() && self.before.is_zero() {
            return false;
        }
        let change = |now: Option<Decimal>, before: Option<Decimal>| {
            let (now, before) = (now?, before?);
            let size = now.checked_sub(before)?.abs();
            Computed::of(stated, size, before, value)?.rounded(Rounding::HalfUp)
        };
        let ends = [
            change(now.checked_add(self.now), before.checked_sub(self.before)),
            change(now.checked_sub(self.now), before.checked_add(self.before)),
        ];
        let [Some(one), Some(other)] = ends else {
            return true;
        };
        (one.min(other)..=one.max(other)).contains(&stated.number.value)
    }

    /// True where `step` leads from `before` to `now`, up or down.
    pub fn holds(&self, step: &Said<'_>, now: Decimal, before: Decimal, up: bool) -> bool {
        let difference = if up {
            now.checked_sub(before)
        } else {
            before.checked_sub(now)
        };
        let off = difference.zip(step.exact());
        let off = off.and_then(|(difference, step)| Some(difference.checked_sub(step)?.abs()));
        let most = step
            .slack()
            .and_then(|slack| total([slack, self.now, self.before]));
        off.zip(most).is_none_or(|(off, most)| off <= most)
    }
}
