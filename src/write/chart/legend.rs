//! What the patterns of a chart mean: names in rows above it.

use super::{GAP, LEADING, width};

/// How wide a sample of a pattern is.
pub const SWATCH: i64 = 240;
/// Between two entries.
const APART: i64 = 240;
const ROW: i64 = LEADING + GAP;

/// A name and where its sample stands: the left end, the middle of its height.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'c> {
    pub name: &'c str,
    pub left: i64,
    pub middle: i64,
}

/// `names` in centred rows of at most `room`, and how high these are.
pub fn flow<'c>(names: impl Iterator<Item = &'c str>, room: i64) -> (Vec<Entry<'c>>, i64) {
    let mut rows: Vec<(Vec<Entry<'c>>, i64)> = Vec::new();
    for name in names {
        let long = SWATCH + GAP + width(name);
        let fits = rows
            .last()
            .is_some_and(|(_, end)| end + APART + long <= room);
        if !fits {
            rows.push((Vec::new(), -APART));
        }
        let middle = ROW * i64::try_from(rows.len()).unwrap_or(0) - ROW / 2;
        if let Some((row, end)) = rows.last_mut() {
            let left = *end + APART;
            row.push(Entry { name, left, middle });
            *end = left + long;
        }
    }
    let height = ROW * i64::try_from(rows.len()).unwrap_or(0);
    let centred = rows.into_iter().flat_map(|(row, end)| {
        let shift = ((room - end) / 2).max(0);
        row.into_iter().map(move |entry| Entry {
            left: entry.left + shift,
            ..entry
        })
    });
    (centred.collect(), height)
}
