//! How much room the text of a cell takes, near enough, in thousandths of its size.

use super::super::width::halves;

/// A Chinese character.
pub const CHARACTER: i32 = 1000;
/// Where Chinese characters meet digits: programs leave up to a quarter of a character, not all of
/// them only where they are told to.
const SEAM: i32 = 250;
/// Names of so many characters stay whole where there is room; longer text is not squeezed below
/// four.
const NAME: usize = 6;
const NARROWEST: i32 = 4 * CHARACTER;
/// A number with its unit, or a date, is not longer.
const NUMBER: i32 = 9 * CHARACTER;
/// A longer word with / in it is an address, which is broken there.
const ADDRESS: usize = 24;
/// Digits that are found behind them still make a number.
const ABOUT: &[char] = &['约', '近', '超', '逾', '共', '第', '+', '-', '−', '±'];

/// A cell as it is to be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// All on one line.
    pub whole: i32,
    /// Below it a number, a code or a date is cut.
    pub least: i32,
    /// Below it a short name is cut, too.
    pub better: i32,
    /// Between places where a line may break; none for Chinese characters alone.
    pieces: Vec<i32>,
    /// From here on a line takes the beginning of a unit in brackets, but not its end.
    torn: i32,
}

impl Cell {
    /// The head of a column: its unit in brackets stays whole, its name may take two lines.
    pub fn head(text: &str) -> Self {
        let text = text.trim();
        let name = text.find(['（', '(']).map_or(text, |at| &text[..at]);
        let unit = &text[name.len()..];
        let cell = Self::of(text);
        let [before, behind] = [name, unit].map(width);
        // Two characters are never parted, three badly.
        let half = match before {
            0..=3000 => before,
            _ => (before / CHARACTER + 1) / 2 * CHARACTER,
        };
        let unit = if unit.chars().count() <= NAME {
            behind
        } else {
            0
        };
        let least = longest_word(text).max(half).max(unit);
        Self {
            least,
            better: match cell.whole <= NARROWEST {
                true => cell.whole,
                false => least,
            },
            torn: if unit > 0 {
                before + 2 * CHARACTER
            } else {
                i32::MAX
            },
            ..cell
        }
    }

    /// Any other cell.
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        let (whole, word) = (width(text), longest_word(text));
        let number = text.trim_start_matches(ABOUT);
        let number = number.starts_with(|first: char| first.is_ascii_digit()) && whole <= NUMBER;
        let least = match number {
            true => whole,
            false => word.max(whole.min(NARROWEST)),
        };
        let better = match text.chars().count() <= NAME {
            true => whole,
            false => least,
        };
        Self {
            whole,
            least,
            better,
            pieces: pieces(text),
            torn: i32::MAX,
        }
    }

    /// How many lines it takes where a line is `room` wide.
    pub fn lines(&self, room: i32) -> i32 {
        if self.whole <= room {
            return 1;
        }
        if self.pieces.is_empty() {
            let usable = (room / CHARACTER).max(1) * CHARACTER;
            return ((self.whole + usable - 1) / usable).max(2);
        }
        let (mut lines, mut taken) = (1, 0);
        for piece in &self.pieces {
            if taken > 0 && taken + piece > room {
                lines += 1;
                taken = 0;
            }
            taken += piece;
            // A word longer than a line goes on in the next.
            while taken > room && room > 0 {
                lines += 1;
                taken -= room;
            }
        }
        lines.max(2)
    }

    /// True where something is cut that should be whole.
    pub fn is_cut(&self, room: i32) -> bool {
        room < self.better || (self.torn..self.whole).contains(&room)
    }
}

/// Of `text` on one line.
fn width(text: &str) -> i32 {
    let letters: i32 = text.chars().map(advance).fold(0, i32::saturating_add);
    let kinds = text.chars().map(|found| found.is_ascii_alphanumeric());
    let seams = kinds.clone().zip(kinds.skip(1)).filter(|(a, b)| a != b);
    let seams = i32::try_from(seams.count()).unwrap_or(i32::MAX);
    letters.saturating_add(match text.is_ascii() {
        true => 0,
        false => seams.saturating_mul(SEAM),
    })
}

/// Capital letters are wider than digits.
fn advance(letter: char) -> i32 {
    match letter {
        'M' | 'W' | 'm' | 'w' | '@' => 950,
        'A'..='Z' => 740,
        _ => halves(letter.encode_utf8(&mut [0; 4])) * CHARACTER / 2,
    }
}

/// The widest stretch that no line break goes through.
fn longest_word(text: &str) -> i32 {
    let widest = text.chars().map(advance).max().unwrap_or(0);
    words(text).map(width).fold(widest, i32::max)
}

/// Words in Latin letters, numbers, and the parts of a long address.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|found: char| !found.is_ascii_graphic());
    words.flat_map(|word| {
        let address = word.len() > ADDRESS && word.contains('/');
        let ends: &[char] = if address { &['/', '?', '&'] } else { &[] };
        word.split_inclusive(ends)
    })
}

/// `text` as lines take it, piece by piece, where it is more than Chinese characters.
fn pieces(text: &str) -> Vec<i32> {
    let mut pieces = Vec::new();
    if !text.contains(|found: char| found.is_ascii_graphic()) {
        return pieces;
    }
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = rest.find(|found: char| !found.is_ascii_graphic());
        let (run, after) = match run.unwrap_or(rest.len()) {
            0 => rest.split_at(first.len_utf8()),
            run => rest.split_at(run),
        };
        match first.is_ascii_graphic() {
            true => pieces.extend(words(run).map(width)),
            false => pieces.push(width(run)),
        }
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_together_stays_whole() {
        for (text, least, better) in [
            ("", 0, 0),
            ("法治", 2000, 2000),
            ("市场监督管理局", 4000, 4000),
            ("县发展改革局", 4000, 6000),
            ("12,345.6", 4000, 4000),
            ("约3万", 3000, 3000),
            ("2024年12月31日", 8250, 8250),
            ("91330782MA2E7XXXX1", 10890, 10890),
            ("https://www.example.gov.cn/portal/home?id=1", 11300, 11300),
        ] {
            let cell = Cell::of(text);
            assert_eq!([cell.least, cell.better], [least, better], "{text}");
        }
    }

    #[test]
    fn heads_break_in_halves_or_ahead_of_their_unit() {
        for (text, least, better) in [
            ("序号", 2000, 2000),
            ("联系人", 3000, 3000),
            ("行政处罚", 2000, 4000),
            ("统一社会信用代码", 4000, 4000),
            ("金额（万元）", 4000, 4000),
        ] {
            let head = Cell::head(text);
            assert_eq!([head.least, head.better], [least, better], "{text}");
        }
        let head = Cell::head("金额（万元）");
        assert_eq!(
            [3900, 4000, 5900, 6000].map(|room| head.is_cut(room)),
            [true, true, true, false]
        );
    }

    #[test]
    fn lines_are_counted_as_they_break() {
        let text = Cell::of(&"法".repeat(20));
        assert_eq!(
            [20_000, 19_999, 10_500, 6_999].map(|room| text.lines(room)),
            [1, 2, 2, 4]
        );
    }
}
