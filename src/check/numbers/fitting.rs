//! Whether any of the counts near a rate make it: what is right is never blamed.

use super::reading::{Reading, couples, excesses, is_left, pairs};
use super::stated::Said;
use super::sums::Fit;
use super::words::strength;
use crate::record::Decimal;

/// What the counts near a rate make of it.
pub enum Fitting<'l, 'p> {
    Right(Reading<'l, 'p>),
    /// It fits what it can hardly be meant of.
    Perhaps,
    None,
}

impl<'l, 'p> Fitting<'l, 'p> {
    /// Any pair that fits will do, unless by mere chance: what is right is never blamed.
    pub fn among(counts: &[&'l Said<'p>], rate: &Said<'_>, stem: Option<&str>) -> Self {
        let stated = rate.number.value;
        let telling = stated.trimmed().scale() > 0;
        let left = |said: &Said<'_>| stem.is_some_and(|stem| is_left(stem, said));
        let named = |said: &Said<'_>| {
            telling || stem.is_none_or(|stem| strength(stem, said.label) > 0 || is_left(stem, said))
        };
        let fits = |reading: &Reading<'_, '_>| reading.fit(stated) == Fit::Right;
        if stated > Decimal::from(100) {
            let found = excesses(counts).find(fits);
            return found.map_or(Self::None, Self::Right);
        }
        let mut direct = pairs(counts).filter(|reading| named(reading.part) && fits(reading));
        let first = direct.next();
        if let Some(reading) = first.filter(|reading| !left(reading.part)) {
            return Self::Right(reading);
        }
        // Of what is 合格 nothing is taken off to make it so.
        let own = |said: &Said<'_>| stem.is_some_and(|stem| is_own(stem, said)) && !left(said);
        let others = couples(counts).flat_map(|(one, other)| {
            let without = Reading::without(one, other).filter(|_| left(one) && !own(other));
            let beside = Reading::beside(one, other).filter(|_| left(other) && own(one));
            [without, beside].into_iter().flatten()
        });
        let mut others = others.filter(fits);
        let found = direct
            .find(|reading| !left(reading.part))
            .or_else(|| others.next());
        match (found, first) {
            (Some(reading), _) => Self::Right(reading),
            (None, Some(_)) => Self::Perhaps,
            (None, None) => Self::None,
        }
    }
}

/// True where `said` counts what the rate `stem` is of: 到会 of 到会率, and not those that 应到会.
pub fn is_own(stem: &str, said: &Said<'_>) -> bool {
    let end = stem.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    let word = stem.get(end..).unwrap_or_default();
    let at = said.label.find(word);
    at.is_some_and(|at| !said.label[..at].ends_with('应'))
}
