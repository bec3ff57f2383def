//! Exact decimals: what a clerk types, and what follows from it by arithmetic.

use std::cmp::Ordering;
use std::fmt;

/// A decimal number, `digits × 10^-scale`; the scale is kept as typed, so `1.10` stays `1.10`.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    digits: i128,
    scale: u32,
}

/// The longest number a report can state: sums and rates of such numbers still fit in 128 bits.
pub const MAX_DIGITS: usize = 18;

/// How a half is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// 四舍五入, what reports print.
    HalfUp,
    /// 四舍六入五成双 (GB/T 8170), accepted where a stated figure is checked.
    HalfEven,
    /// 直接截尾: never printed; named where a stated figure shows it.
    Truncate,
}

impl Decimal {
    /// Reads `-1234.50`: ASCII digits, one point at most, [`MAX_DIGITS`] digits at most.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digit = |byte: u8| byte.is_ascii_digit();
        let complete = !whole.is_empty() && (fraction.is_empty() != unsigned.contains('.'));
        if !complete || !whole.bytes().all(digit) || !fraction.bytes().all(digit) {
            return None;
        }
        if whole.trim_start_matches('0').len() + fraction.len() > MAX_DIGITS {
            return None;
        }
        let digits = whole
            .bytes()
            .chain(fraction.bytes())
            .fold(0, |sum, byte| sum * 10 + i128::from(byte - b'0'));
        let digits = if negative { -digits } else { digits };
        Some(Self {
            digits,
            scale: fraction.len() as u32,
        })
    }

    /// Digits after the point, as typed.
    pub fn scale(self) -> u32 {
        self.scale
    }

    /// True for 0, 0.0, -0.
    pub fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// True below zero.
    pub fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// True where the value is less than the whole number `limit`.
    pub fn is_below(self, limit: i64) -> bool {
        let limit = Self {
            digits: i128::from(limit),
            scale: 0,
        };
        self.checked_sub(limit).is_some_and(Self::is_negative)
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self {
            digits: self.digits.abs(),
            ..self
        }
    }

    /// The sum; `None` where it leaves 128 bits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let digits = self
            .digits_at(scale)?
            .checked_add(other.digits_at(scale)?)?;
        Some(Self { digits, scale })
    }

    /// The difference; `None` where it leaves 128 bits.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Self {
            digits: -other.digits,
            ..other
        })
    }

    /// `self` in a unit of `10^power` (万: 4, 亿: 8), exactly.
    #[must_use]
    pub fn in_units_of(self, power: u32) -> Self {
        Self {
            scale: self.scale + power,
            ..self
        }
    }

    /// `self × 10^power`, without zeros behind its point; `None` for a number of more digits than
    /// a report can state.
    pub fn times_ten(self, power: u32) -> Option<Self> {
        let moved = power.min(self.scale);
        let digits = self
            .digits
            .checked_mul(10i128.checked_pow(power - moved)?)?;
        let value = Self {
            digits,
            scale: self.scale - moved,
        };
        Self::parse(&value.to_string()).map(Self::trimmed)
    }

    /// Rounded to `precision` digits after the point; a shorter number is padded with zeros.
    #[must_use]
    pub fn round(self, precision: u32, rounding: Rounding) -> Self {
        if precision >= self.scale {
            let digits = self.digits_at(precision);
            return digits.map_or(self, |digits| Self {
                digits,
                scale: precision,
            });
        }
        let divisor = 10i128.checked_pow(self.scale - precision);
        let digits = divisor.map_or(0, |divisor| divide(self.digits, divisor, rounding));
        Self {
            digits,
            scale: precision,
        }
    }

    /// `100 × part ÷ whole`, rounded to `precision` digits; `None` for a whole of zero.
    pub fn percent(part: Self, whole: Self, precision: u32, rounding: Rounding) -> Option<Self> {
        let (numerator, denominator) = Self::fraction(part, whole, 2 + precision)?;
        Some(Self {
            digits: divide(numerator, denominator, rounding),
            scale: precision,
        })
    }

    /// True where `100 × part ÷ whole` is exactly `value`.
    pub fn is_percent(value: Self, part: Self, whole: Self) -> bool {
        let Some((numerator, denominator)) = Self::fraction(part, whole, 2 + value.scale) else {
            return false;
        };
        denominator.checked_mul(value.digits) == Some(numerator)
    }

    /// Numerator and denominator (above zero) of `10^power × part ÷ whole`.
    fn fraction(part: Self, whole: Self, power: u32) -> Option<(i128, i128)> {
        let scale = part.scale.max(whole.scale);
        let (part, whole) = (part.digits_at(scale)?, whole.digits_at(scale)?);
        let part = part.checked_mul(10i128.checked_pow(power)?)?;
        match whole.cmp(&0) {
            Ordering::Equal => None,
            Ordering::Less => Some((-part, -whole)),
            Ordering::Greater => Some((part, whole)),
        }
    }

    /// `of × part ÷ whole`, rounded: how far along a line of length `of` a value lies. For drawing:
    /// where 128 bits do not hold it, the last digits are left out.
    pub fn share(part: Self, whole: Self, of: i64) -> i64 {
        let finest = part.scale.max(whole.scale);
        let exact = (0..=finest).rev().find_map(|scale| {
            let [part, whole] = [part, whole].map(|value| value.round(scale, Rounding::HalfUp));
            let (part, whole) = Self::fraction(part, whole, 0)?;
            Some(divide(
                part.checked_mul(of.into())?,
                whole,
                Rounding::HalfUp,
            ))
        });
        let beyond = match (part.is_zero(), part.is_negative() == whole.is_negative()) {
            (true, _) => 0,
            (false, true) => i64::MAX,
            (false, false) => i64::MIN,
        };
        exact.map_or(beyond, |share| i64::try_from(share).unwrap_or(beyond))
    }

    /// How many whole steps of `step` lie below `self`: its quotient, rounded down.
    pub fn steps(self, step: Self) -> Option<i64> {
        let (value, step) = Self::fraction(self, step, 0)?;
        i64::try_from(value.div_euclid(step)).ok()
    }

    /// `self × count`; `None` where it leaves 128 bits.
    pub fn times(self, count: i64) -> Option<Self> {
        let digits = self.digits.checked_mul(count.into())?;
        Some(Self { digits, ..self })
    }

    /// `digit × 10^power`; a power beyond 30 is 30.
    pub fn power_of_ten(digit: i64, power: i32) -> Self {
        let digits = i128::from(digit);
        match u32::try_from(power) {
            Ok(power) => Self {
                digits: digits.saturating_mul(10i128.pow(power.min(30))),
                scale: 0,
            },
            Err(_) => Self {
                digits,
                scale: power.unsigned_abs().min(30),
            },
        }
    }

    /// Without the zeros that end its fraction: `1.50` → `1.5`, `3.0` → `3`.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        while self.scale > 0 && self.digits % 10 == 0 {
            self.digits /= 10;
            self.scale -= 1;
        }
        self
    }

    fn digits_at(self, scale: u32) -> Option<i128> {
        self.digits
            .checked_mul(10i128.checked_pow(scale - self.scale)?)
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self {
            digits: value.into(),
            scale: 0,
        }
    }
}

/// `numerator ÷ denominator`, the denominator above zero.
fn divide(numerator: i128, denominator: i128, rounding: Rounding) -> i128 {
    let quotient = numerator / denominator;
    let rest = (numerator % denominator).abs();
    let up = match (rest.cmp(&(denominator - rest)), rounding) {
        (_, Rounding::Truncate) | (Ordering::Less, _) => false,
        (Ordering::Greater, _) | (Ordering::Equal, Rounding::HalfUp) => true,
        (Ordering::Equal, Rounding::HalfEven) => quotient % 2 != 0,
    };
    quotient + if up { numerator.signum() } else { 0 }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        match (self.digits_at(scale), other.digits_at(scale)) {
            (Some(mine), Some(theirs)) => mine.cmp(&theirs),
            _ => (self.digits / 10i128.pow(self.scale.min(38)))
                .cmp(&(other.digits / 10i128.pow(other.scale.min(38)))),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = format!(
            "{:0width$}",
            self.digits.unsigned_abs(),
            width = self.scale as usize + 1
        );
        let (whole, fraction) = digits.split_at(digits.len() - self.scale as usize);
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn numbers_stay_as_typed() {
        for text in [
            "0",
            "196",
            "1.10",
            "-3",
            "0.05",
            "98.50",
            "123456789012345678",
        ] {
            assert_eq!(decimal(text).to_string(), text);
        }
        for text in [
            "",
            "-",
            ".5",
            "5.",
            "1,234",
            "1e5",
            "１２",
            "1234567890123456789",
            "+1",
            "1.2.3",
        ] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
        assert_eq!(decimal("1.50"), decimal("1.5"));
        assert_eq!(decimal("13000").in_units_of(4).trimmed().to_string(), "1.3");
        assert_eq!(decimal("3.2").times_ten(4), Some(decimal("32000")));
        assert_eq!(decimal("0.00001").times_ten(4), Some(decimal("0.1")));
        assert_eq!(decimal("123456789012345678").times_ten(4), None);
    }

    #[test]
    fn rates_are_rounded_from_the_exact_fraction() {
        let cases = [
            ("37", "175", 1, "21.1", "21.1", "21.1"),
            ("31", "80", 1, "38.8", "38.8", "38.7"),
            ("1", "800", 2, "0.13", "0.12", "0.12"),
            ("60", "110", 2, "54.55", "54.55", "54.54"),
            ("-92", "239", 1, "-38.5", "-38.5", "-38.4"),
            ("1", "-4", 0, "-25", "-25", "-25"),
        ];
        for (part, whole, precision, half_up, half_even, truncated) in cases {
            let rounded = |rounding| {
                Decimal::percent(decimal(part), decimal(whole), precision, rounding)
                    .unwrap()
                    .to_string()
            };
            assert_eq!(rounded(Rounding::HalfUp), half_up, "{part}/{whole}");
            assert_eq!(rounded(Rounding::HalfEven), half_even, "{part}/{whole}");
            assert_eq!(rounded(Rounding::Truncate), truncated, "{part}/{whole}");
        }
        assert_eq!(
            Decimal::percent(decimal("1"), decimal("0"), 1, Rounding::HalfUp),
            None
        );
    }
}
