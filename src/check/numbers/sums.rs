//! Sums that findings show: a part over a whole, and how well a stated rate fits it.

use crate::record::{Decimal, Rounding};

/// A part and the whole that it is a share of.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    pub part: Decimal,
    pub whole: Decimal,
}

/// How a stated rate stands to the computed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    Right,
    /// Digits were cut off where they should have been rounded.
    Cut,
    Off,
}

impl Ratio {
    /// How `stated`, in hundredths, fits.
    pub fn fit(&self, stated: Decimal) -> Fit {
        let digits = stated.scale();
        let is = |way| Decimal::percent(self.part, self.whole, digits, way) == Some(stated);
        if is(Rounding::HalfUp) || is(Rounding::HalfEven) {
            Fit::Right
        } else if is(Rounding::Truncate) {
            Fit::Cut
        } else {
            Fit::Off
        }
    }

    /// The rate with `digits` behind its point.
    pub fn rounded(&self, digits: u32) -> Option<Decimal> {
        Decimal::percent(self.part, self.whole, digits, Rounding::HalfUp)
    }

    /// `31÷80=38.75%`, with as many digits as show how it is rounded.
    pub fn sum(&self, digits: u32) -> String {
        let Self { part, whole } = self;
        let exact = self.rounded(digits + 2).unwrap_or(Decimal::from(0));
        if Decimal::is_percent(exact, *part, *whole) {
            return format!("{part}÷{whole}={}%", at_least(exact, digits));
        }
        let about = self.rounded(digits + 1).unwrap_or(exact);
        format!("{part}÷{whole}≈{about}%")
    }

    /// By how many units of the last written digit `stated` is off.
    pub fn distance(&self, stated: Decimal) -> Option<Decimal> {
        let digits = stated.scale();
        self.rounded(digits)?
            .checked_sub(stated)?
            .abs()
            .times_ten(digits)
    }
}

/// Without needless zeros, but with `digits` behind the point.
fn at_least(value: Decimal, digits: u32) -> Decimal {
    let short = value.trimmed();
    if short.scale() < digits {
        short.round(digits, Rounding::HalfUp)
    } else {
        short
    }
}

/// The sum of `values`.
pub fn total(values: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    let mut values = values.into_iter();
    values.try_fold(Decimal::from(0), Decimal::checked_add)
}

/// `60+50+8`
pub fn added(values: &[Decimal]) -> String {
    let values: Vec<_> = values.iter().map(ToString::to_string).collect();
    values.join("+")
}
