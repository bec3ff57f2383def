//! Which edges of a title end its lines: the best reading, in lines of balanced length that make a
//! trapezoid or a lozenge.

use super::edges::Edge;
use super::ruler::{Ruler, Width};

/// One line more than the fewest.
const LINE: i64 = 150;
/// A line that fits only where nothing is left free between digits and characters.
const TIGHT: i64 = 1200;
/// A line shorter than half of the longest, or than those above and under it; more for each tenth.
const MISSHAPEN: i64 = 2000;
const MORE: i64 = 20;
/// A title is not looked at as a whole beyond so many lines.
const MOST_WEIGHED: usize = 6;

/// The bytes at which a line ends, the last aside, each line at most `room` wide; `None`: these edges
/// do not allow it.
pub fn breaks(ruler: &Ruler<'_>, edges: &[Edge], room: i32) -> Option<Vec<usize>> {
    let whole = ruler.whole().spaced;
    let fewest = usize::try_from((whole + room - 1) / room).ok()?;
    if fewest > MOST_WEIGHED {
        return greedy(ruler, edges, room);
    }
    let mut search = Search {
        ruler,
        edges,
        room,
        ends: Vec::new(),
        widths: Vec::new(),
        best: None,
    };
    for (more, count) in (fewest.max(2)..=fewest + 2).enumerate() {
        let extra = LINE * i64::try_from(more).ok()?;
        search.go_on(0, 0, count, extra);
    }
    search.best.map(|(_, ends)| ends)
}

/// Every way to break a title, as far as it is not worse than the best so far.
struct Search<'s> {
    ruler: &'s Ruler<'s>,
    edges: &'s [Edge],
    room: i32,
    /// Of the lines so far: the edges at which they end, and their widths.
    ends: Vec<usize>,
    widths: Vec<Width>,
    best: Option<(i64, Vec<usize>)>,
}

impl Search<'_> {
    /// Breaks what begins at byte `start`, the edges from `next` on ahead, into `left` lines.
    fn go_on(&mut self, start: usize, next: usize, left: usize, cost: i64) {
        // Lines that are misshapen stay so whatever follows.
        let least = cost + shape(&self.widths, misshapen);
        if self.best.as_ref().is_some_and(|(best, _)| *best <= least) {
            return;
        }
        let rest = self.ruler.width(start..self.ruler.end());
        if left == 1 {
            if let Some(tight) = self.fit(rest) {
                self.widths.push(rest);
                self.judge(cost + tight);
                self.widths.pop();
            }
            return;
        }
        if rest.plain > self.room * i32::try_from(left).unwrap_or(i32::MAX / self.room) {
            return;
        }
        for index in next..self.edges.len() {
            let edge = self.edges[index];
            let width = self.ruler.width(start..edge.at);
            let Some(tight) = self.fit(width) else {
                break;
            };
            self.ends.push(edge.at);
            self.widths.push(width);
            self.go_on(edge.at, index + 1, left - 1, cost + tight + edge.cost);
            self.widths.pop();
            self.ends.pop();
        }
    }

    /// What it costs to set a line so wide; `None`: it is too wide.
    fn fit(&self, width: Width) -> Option<i64> {
        match width {
            _ if width.spaced <= self.room => Some(0),
            _ if width.plain <= self.room => Some(TIGHT),
            _ => None,
        }
    }

    fn judge(&mut self, cost: i64) {
        let cost = cost + shape(&self.widths, |widths| misshapen(widths) + uneven(widths));
        if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
            self.best = Some((cost, self.ends.clone()));
        }
    }
}

/// How ill lines of these widths look, whether or not room is left between digits and characters.
fn shape(widths: &[Width], look: impl Fn(&[i32]) -> i64) -> i64 {
    let seen: Vec<i32> = widths.iter().map(|width| width.seen).collect();
    let seams = widths.iter().map(|width| width.spaced - width.plain);
    let spaced: Vec<i32> = seen
        .iter()
        .zip(seams)
        .map(|(seen, seam)| seen + seam)
        .collect();
    look(&seen).max(look(&spaced))
}

/// Twice the square of each character by which a line is off the mean.
fn uneven(widths: &[i32]) -> i64 {
    let count = i32::try_from(widths.len()).unwrap_or(i32::MAX);
    let mean = widths.iter().sum::<i32>() / count.max(1);
    let off = widths.iter().map(|width| i64::from(width - mean).pow(2));
    off.map(|square| square / 50).sum()
}

/// What a line costs that is too short beside others.
fn misshapen(widths: &[i32]) -> i64 {
    let longest = widths.iter().copied().max().unwrap_or(0);
    let shortest = widths.iter().copied().min().unwrap_or(0);
    let by = [longest - 2 * shortest, waist(widths)].map(|by| match by {
        ..=0 => 0,
        by => MISSHAPEN + MORE * i64::from(by),
    });
    by.iter().sum()
}

/// By how much a line is shorter than one above it and one under it.
pub(super) fn waist(widths: &[i32]) -> i32 {
    let waists = widths.iter().enumerate().map(|(index, width)| {
        let above = widths[..index].iter().max();
        let under = widths[index + 1..].iter().max();
        above.min(under).map_or(0, |other| other - width)
    });
    waists.max().unwrap_or(0)
}

/// Line by line, each as long as it can be.
fn greedy(ruler: &Ruler<'_>, edges: &[Edge], room: i32) -> Option<Vec<usize>> {
    let mut ends = Vec::new();
    let mut start = 0;
    let mut last = None;
    for at in edges.iter().map(|edge| edge.at).chain([ruler.end()]) {
        if ruler.width(start..at).spaced > room {
            start = last?;
            ends.push(start);
            if ruler.width(start..at).spaced > room {
                return None;
            }
        }
        last = Some(at);
    }
    Some(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trapezoids_and_lozenges_have_no_waist() {
        for widths in [
            &[80, 120][..],
            &[120, 80],
            &[60, 80, 100],
            &[100, 80, 60],
            &[60, 100, 80],
        ] {
            assert_eq!(waist(widths), 0, "{widths:?}");
        }
        assert_eq!(waist(&[100, 80, 120]), 20);
        assert_eq!(waist(&[100, 90, 80, 120]), 20);
        assert!(misshapen(&[50, 120]) > 0);
        assert_eq!(misshapen(&[60, 120]), 0);
    }
}
