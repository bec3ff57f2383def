//! How wide the parts of a title are, in tenths of a character.

use super::{CLOSING, OPENING};
use crate::write::width::halves;
use std::ops::Range;

/// What LibreOffice leaves between digits and characters, whatever a paragraph says, is a quarter of one at most.
const SEAMS: i32 = 4;
/// What a mark leaves free at the end of a line.
const FREE: i32 = 5;

/// The width of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Width {
    /// Of its characters.
    pub plain: i32,
    /// With what may be left between digits and characters.
    pub spaced: i32,
    /// From ink to ink, nothing left between digits and characters.
    pub seen: i32,
}

/// A title, measured once.
pub struct Ruler<'t> {
    title: &'t str,
    /// Of each character: its byte, the width before it, the seams before it and at it.
    marks: Vec<(usize, i32, i32)>,
}

impl<'t> Ruler<'t> {
    pub fn of(title: &'t str) -> Self {
        let mut marks = Vec::with_capacity(title.len() / 3 + 1);
        let (mut width, mut seams) = (0, 0);
        let mut before: Option<char> = None;
        for (at, character) in title.char_indices() {
            seams += i32::from(before.is_some_and(|before| is_seam(before, character)));
            marks.push((at, width, seams));
            width += 5 * halves(character.encode_utf8(&mut [0; 4]));
            before = Some(character);
        }
        marks.push((title.len(), width, seams));
        Self { title, marks }
    }

    /// The byte behind the title.
    pub fn end(&self) -> usize {
        self.title.len()
    }

    pub fn whole(&self) -> Width {
        self.width(0..self.end())
    }

    /// The width of a line that holds `range`; a space at its end does not count.
    pub fn width(&self, range: Range<usize>) -> Width {
        let text = self.title[range.clone()].trim_end();
        let [start, end] = [range.start, range.start + text.len()].map(|at| self.mark(at));
        let plain = end.1 - start.1;
        // A seam where the line ends is none.
        let (first, last) = (text.chars().next(), text.chars().next_back());
        let next = self.title[range.start + text.len()..].chars().next();
        let cut = last
            .zip(next)
            .is_some_and(|(last, next)| is_seam(last, next));
        let seams = (end.2 - start.2 - i32::from(cut)).max(0);
        let open = first.is_some_and(|first| OPENING.contains(first));
        let close = last.is_some_and(|last| CLOSING.contains(last));
        Width {
            plain,
            spaced: plain + (10 * seams + SEAMS - 1) / SEAMS,
            seen: plain - FREE * (i32::from(open) + i32::from(close)),
        }
    }

    fn mark(&self, at: usize) -> (usize, i32, i32) {
        let found = self.marks.binary_search_by_key(&at, |mark| mark.0);
        self.marks[found.unwrap_or_else(|index| index)]
    }
}

/// Between a digit or a Latin letter and a character, not a mark.
fn is_seam(before: char, after: char) -> bool {
    let [one, other] = [before, after].map(|c| c.is_ascii_alphanumeric());
    one != other && before.is_alphanumeric() && after.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seams_count_within_a_line() {
        let ruler = Ruler::of("关于2024年度《报告》");
        let width = |range| {
            let Width {
                plain,
                spaced,
                seen,
            } = ruler.width(range);
            (plain, spaced, seen)
        };
        assert_eq!(width(0..6), (20, 20, 20));
        assert_eq!(width(0..10), (40, 43, 40));
        assert_eq!(width(6..16), (40, 43, 40));
        assert_eq!(width(0..16), (60, 65, 60));
        assert_eq!(width(16..28), (40, 40, 30));
    }
}
