//! The axis of values: round steps, however large, small or alike the values are.

use crate::record::Decimal;

/// The most steps on an axis where there is room for what is written along it.
pub const STEPS: i64 = 5;

/// An axis from one multiple of its step to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    step: Decimal,
    low: i64,
    high: i64,
}

impl Scale {
    /// An axis for `values` of `most` steps at most. Bars begin at 0 (`from_zero`); a line may begin above it, where all
    /// of it would lie in the upper third.
    pub fn around(values: impl Iterator<Item = Decimal>, from_zero: bool, most: i64) -> Self {
        let values: Vec<_> = values.map(Decimal::trimmed).collect();
        let zero = Decimal::from(0);
        let lowest = values.iter().copied().min().unwrap_or(zero);
        let highest = values.iter().copied().max().unwrap_or(zero);
        let far_from_zero = !from_zero && lies_high(lowest, highest);
        let (lowest, highest) = match far_from_zero {
            true => (lowest, highest),
            false => (lowest.min(zero), highest.max(zero)),
        };
        if lowest == highest {
            return Self {
                step: Decimal::from(1),
                low: 0,
                high: 1,
            };
        }
        let finest = values.iter().map(|value| value.scale()).max();
        let finest = finest.and_then(|digits| i32::try_from(digits).ok());
        let powers = -finest.unwrap_or(0)..=30;
        let steps =
            powers.flat_map(|power| [1, 2, 5].map(|digit| Decimal::power_of_ten(digit, power)));
        let mut fitting = steps.filter_map(|step| Self::with_step(step, [lowest, highest], most));
        fitting.next().unwrap_or(Self {
            step: highest,
            low: 0,
            high: 1,
        })
    }

    /// The axis in steps of `step`; `None` where these are too many.
    fn with_step(step: Decimal, [lowest, highest]: [Decimal; 2], most: i64) -> Option<Self> {
        let low = lowest.steps(step)?;
        let below = highest.steps(step)?;
        let high = if step.times(below)? == highest {
            below
        } else {
            below.checked_add(1)?
        };
        let few = high.checked_sub(low)? <= most;
        few.then_some(Self { step, low, high })
    }

    /// The axis with one more step below.
    pub fn lowered(self) -> Self {
        let low = self.low.saturating_sub(1);
        Self { low, ..self }
    }

    /// The ends of the axis.
    pub fn ends(self) -> [Decimal; 2] {
        [self.low, self.high].map(|count| self.at(count))
    }

    /// What is written along the axis, from low to high.
    pub fn ticks(self) -> impl Iterator<Item = Decimal> {
        (self.low..=self.high).map(move |count| self.at(count))
    }

    /// The distance between two ticks.
    pub fn step(self) -> Decimal {
        self.step
    }

    /// How far `value` lies from the low end of an axis of `length`.
    pub fn place(self, value: Decimal, length: i64) -> i64 {
        let [low, high] = self.ends();
        let (Some(above), Some(range)) = (value.checked_sub(low), high.checked_sub(low)) else {
            return 0;
        };
        Decimal::share(above, range, length).clamp(0, length)
    }

    fn at(self, count: i64) -> Decimal {
        self.step.times(count).unwrap_or(self.step)
    }
}

/// True where `lowest` is more than four fifths of `highest`, both above zero and not the same.
fn lies_high(lowest: Decimal, highest: Decimal) -> bool {
    let zero = Decimal::from(0);
    lowest > zero && lowest < highest && Decimal::share(lowest, highest, 1000) > 800
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scale(values: &str, from_zero: bool) -> Scale {
        let values = values
            .split_whitespace()
            .map(|value| Decimal::parse(value).unwrap());
        Scale::around(values, from_zero, STEPS)
    }

    #[test]
    fn steps_are_round() {
        for (values, from_zero, ticks) in [
            ("", true, "0 1"),
            ("0", true, "0 1"),
            ("0 0.0", false, "0 1"),
            ("1", true, "0 1"),
            ("7", true, "0 2 4 6 8"),
            ("100", true, "0 20 40 60 80 100"),
            ("101", true, "0 50 100 150"),
            ("93.2 95.7", true, "0 20 40 60 80 100"),
            ("93.2 95.7", false, "93 94 95 96"),
            ("6.1 5.4 4.9", false, "4.5 5 5.5 6 6.5"),
            ("6.1 5.4 4.0", false, "0 2 4 6 8"),
            ("95 95", false, "0 20 40 60 80 100"),
            ("-3 12", true, "-5 0 5 10 15"),
            ("-8 -2", true, "-8 -6 -4 -2 0"),
            ("0.004", true, "0 0.001 0.002 0.003 0.004"),
            ("3105", true, "0 1000 2000 3000 4000"),
            (
                "999999999999999999",
                true,
                "0 200000000000000000 400000000000000000 600000000000000000 800000000000000000 1000000000000000000",
            ),
        ] {
            let ticks_now: Vec<_> = scale(values, from_zero)
                .ticks()
                .map(|tick| tick.trimmed().to_string())
                .collect();
            assert_eq!(ticks_now.join(" "), ticks, "{values}");
        }
    }

    #[test]
    fn values_lie_where_they_should() {
        let axis = scale("0 80", true);
        let place = |value: &str| axis.place(Decimal::parse(value).unwrap(), 1000);
        assert_eq!(
            ["0", "20", "33.33", "80", "500", "-1"].map(place),
            [0, 250, 417, 1000, 1000, 0]
        );
        let huge = scale("999999999999999999 0.000000000000000001", true);
        assert_eq!(
            huge.place(Decimal::parse("0.000000000000000001").unwrap(), 1000),
            0
        );
    }

    fn decimal() -> impl Strategy<Value = Decimal> {
        (
            -999_999_999_999_999_999i64..=999_999_999_999_999_999,
            0usize..=18,
        )
            .prop_map(|(digits, point)| {
                let text = format!("{:0>19}", digits.unsigned_abs());
                let (whole, fraction) = text.split_at(19 - point);
                let whole = whole.trim_start_matches('0');
                let whole = if whole.is_empty() { "0" } else { whole };
                let sign = if digits < 0 { "-" } else { "" };
                let mark = if fraction.is_empty() { "" } else { "." };
                Decimal::parse(&format!("{sign}{whole}{mark}{fraction}")).unwrap()
            })
    }

    proptest! {
        #[test]
        fn every_axis_holds_its_values(values in proptest::collection::vec(decimal(), 0..6), from_zero: bool, most in 2..=STEPS) {
            let scale = Scale::around(values.iter().copied(), from_zero, most);
            let [low, high] = scale.ends();
            prop_assert!(low < high);
            let ticks: Vec<_> = scale.ticks().collect();
            prop_assert!(2 <= ticks.len() && ticks.len() as i64 <= most + 1);
            prop_assert!(ticks.is_sorted());
            let digits = scale.step().to_string();
            let digits = digits.trim_matches(|mark| "0.".contains(mark));
            prop_assert!(["1", "2", "5"].contains(&digits), "{digits}");
            for value in values {
                prop_assert!(low <= value && value <= high);
                prop_assert!((0..=4420).contains(&scale.place(value, 4420)));
            }
            if from_zero {
                prop_assert!(low <= Decimal::from(0) && Decimal::from(0) <= high);
            }
        }
    }
}
