//! Where signatures and the date stand (GB/T 9704-2012, 7.3.5).

use super::format::{Align, Indent, Length, NO_TABS, Paragraph, Tab, Tabs, UNINDENTED};
use crate::page::{Page, millimetres};

/// The widest seal of those who report below a province is 45 mm across (印章管理的规定, 国发〔1999〕25号).
const SEAL: i32 = millimetres(45);
/// Seals beside each other do not touch.
const APART: i32 = SEAL + SEAL / 200;
/// From a row of signatures to the next, in lines: 51 mm, so that seals do not touch.
pub const ROW: i32 = 5;

/// The lines of signatures, in order, and the date under them.
#[derive(Debug, PartialEq, Eq)]
pub struct Places {
    pub signatures: Vec<Line>,
    pub date: Hold,
}

/// A line of signatures.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// How many stand on it.
    pub count: usize,
    pub hold: Hold,
}

/// Where a line is held, in twips. The beginning of a date is sure only if held there: not every program
/// leaves out the space between digits and Chinese characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Its beginning, from the left edge of the type area.
    Left(i32),
    /// Its end, from the right one.
    Right(i32),
    /// The middle of each part, behind a tab.
    Centres(Tabs),
}

impl Hold {
    /// Holds `paragraph` there.
    pub fn place(self, paragraph: &mut Paragraph) {
        let left = match self {
            Self::Right(twips) => {
                paragraph.indent = Indent::right(Length::Twips(twips));
                return;
            }
            Self::Left(twips) => twips,
            Self::Centres(tabs) => {
                paragraph.tabs = tabs;
                0
            }
        };
        paragraph.align = Some(Align::Left);
        paragraph.indent = Indent {
            left: Length::Twips(left),
            ..UNINDENTED
        };
    }
}

impl Places {
    /// For signatures and a date of these widths.
    pub fn new(signatures: &[i32], date: Option<i32>, seal: bool, page: &Page) -> Self {
        let longest = signatures.iter().copied().max().unwrap_or(0);
        if seal {
            sealed(signatures, date.unwrap_or(longest), page)
        } else {
            unsealed(signatures, longest, date.unwrap_or(0), page)
        }
    }
}

/// Each on a line of its own.
fn lines(holds: impl Iterator<Item = Hold>) -> Vec<Line> {
    holds.map(|hold| Line { count: 1, hold }).collect()
}

/// What `LibreOffice` leaves between the digits and the characters of a date, though it is told not to.
fn slack(page: &Page) -> i32 {
    page.character() * 9 / 8
}

/// The date four characters in, the last signature over its middle, which is meant to be near enough with
/// and without that slack; both of it moved left where the signature would leave the page. Others stand
/// beside the last and above, as many a line as their seals have room for.
fn sealed(signatures: &[i32], date: i32, page: &Page) -> Places {
    let four = 4 * page.character();
    let centre = four + date / 2 + slack(page) / 4;
    let out = signatures.last().map_or(0, |last| last / 2 - centre).max(0);
    let last = page.width() - centre - out;
    let found = [3, 2].into_iter();
    let mut found = found.filter_map(|across| rows(signatures, across, last, page));
    if let Some(signatures) = found.next().or_else(|| mixed(signatures, last, page)) {
        let date = Hold::Right(four + out);
        return Places { signatures, date };
    }
    let rights = signatures.iter().map(|width| centre - width / 2);
    let out = rights.clone().min().unwrap_or(0).min(0);
    Places {
        signatures: lines(rights.map(|right| Hold::Right(right - out))),
        date: Hold::Right(four - out),
    }
}

/// Two a row where they fit beside each other, else one in the middle; the very last at `last`. None
/// where there is but one, or one is wider than the type area.
fn mixed(signatures: &[i32], last: i32, page: &Page) -> Option<Vec<Line>> {
    let width = page.width();
    if signatures.len() < 2 || signatures.iter().any(|name| *name > width) {
        return None;
    }
    let even = 2 * last - width;
    let mut rest = signatures;
    let mut lines = Vec::new();
    while !rest.is_empty() {
        let beside = match rest {
            [left, right, ..] if half(*right) <= width - last => {
                let needed = (i32::midpoint(*left, *right) + page.character()).max(APART);
                let room = last - half(*left);
                (needed <= room).then(|| if even < needed { room } else { even.min(room) })
            }
            _ => None,
        };
        let (count, place, apart) = match beside {
            Some(apart) => (2, last, apart),
            None if rest.len() == 1 => (1, last, 0),
            None => (1, width / 2, 0),
        };
        lines.push(Line {
            count,
            hold: Hold::Centres(centres(count, place, apart)),
        });
        rest = &rest[count..];
    }
    Some(lines)
}

/// From the middle of a signature with its seal to their edge.
fn half(signature: i32) -> i32 {
    SEAL.max(signature) / 2
}

/// Rows of up to `across` seals under each other, the very last at `last` from the left edge; none
/// where seals or signatures would touch or leave the type area.
fn rows(signatures: &[i32], across: usize, last: i32, page: &Page) -> Option<Vec<Line>> {
    let count = signatures.len().div_ceil(across);
    let rows: Vec<&[i32]> = signatures
        .chunks(signatures.len().div_ceil(count.max(1)).max(1))
        .collect();
    let gaps = rows.first()?.len() - 1;
    let ends = rows.iter().filter_map(|row| row.last());
    let ends = ends.map(|name| half(*name)).max()?;
    if gaps == 0 || ends > page.width() - last {
        return None;
    }
    let needed = rows.iter().flat_map(|row| row.windows(2));
    let needed = needed.map(|pair| i32::midpoint(pair[0], pair[1]) + page.character());
    let needed = needed.fold(APART, i32::max);
    let room = rows.iter().filter(|row| row.len() > 1).map(|row| {
        let gaps = i32::try_from(row.len() - 1).unwrap_or(i32::MAX);
        (last - half(row[0])) / gaps
    });
    let room = room.min()?;
    // The first as far from the left edge as the last from the right one, where that has room.
    let even = (2 * last - page.width()) / i32::try_from(gaps).ok()?;
    let apart = if even < needed { room } else { even.min(room) };
    let line = |row: &&[i32]| Line {
        count: row.len(),
        hold: Hold::Centres(centres(row.len(), last, apart)),
    };
    (needed <= room).then(|| rows.iter().map(line).collect())
}

/// `count` of them, the last at `last`.
fn centres(count: usize, last: i32, apart: i32) -> Tabs {
    let mut tabs = NO_TABS;
    let mut place = last;
    for tab in tabs.iter_mut().take(count).rev() {
        *tab = Tab::Centre(place);
        place -= apart;
    }
    tabs
}

/// Signatures begin together, two characters in at the right, or as much more as keeps the date on the
/// page, which begins two characters after them; a longer date stands two in itself and moves them.
fn unsealed(signatures: &[i32], longest: i32, date: i32, page: &Page) -> Places {
    let two = 2 * page.character();
    let moved = date > longest;
    let start = two
        + if moved {
            date + two
        } else {
            longest.max(date + slack(page))
        };
    let start = start.min(page.width());
    Places {
        // Held where they begin, none is cut at its end for want of a hair's breadth.
        signatures: lines(signatures.iter().map(|_| Hold::Left(page.width() - start))),
        date: if signatures.is_empty() || moved {
            Hold::Right(two)
        } else {
            Hold::Left(page.width() - start + two)
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two and four characters of 3号.
    const TWO: i32 = 640;
    const FOUR: i32 = 1280;

    fn places(signatures: &[i32], date: i32, seal: bool) -> Places {
        Places::new(signatures, Some(date), seal, &Page::default())
    }

    #[test]
    fn a_date_begins_two_characters_after_its_signature() {
        let found = places(&[4000], 2000, false);
        assert_eq!(
            found,
            Places {
                signatures: lines([Hold::Left(Page::default().width() - TWO - 4000)].into_iter()),
                date: Hold::Left(Page::default().width() - 4000)
            }
        );
    }

    #[test]
    fn a_date_as_long_as_its_signature_stays_on_the_page() {
        let found = places(&[2000], 2000, false);
        assert_eq!(
            found,
            Places {
                signatures: lines([Hold::Left(Page::default().width() - TWO - 2360)].into_iter()),
                date: Hold::Left(Page::default().width() - 2360)
            }
        );
    }

    #[test]
    fn a_longer_date_moves_the_signature() {
        let found = places(&[1500], 2000, false);
        assert_eq!(
            found,
            Places {
                signatures: lines(
                    [Hold::Left(Page::default().width() - TWO - 2000 - TWO)].into_iter()
                ),
                date: Hold::Right(TWO)
            }
        );
    }

    #[test]
    fn with_a_seal_the_signature_is_centred_over_the_date() {
        for (signature, right) in [(3000, 780 + 90), (2000, FOUR + 90)] {
            let expected = Places {
                signatures: lines([Hold::Right(right)].into_iter()),
                date: Hold::Right(FOUR),
            };
            assert_eq!(places(&[signature], 2000, true), expected);
        }
        let wide = places(&[6000], 2000, true);
        assert_eq!(
            wide,
            Places {
                signatures: lines([Hold::Right(0)].into_iter()),
                date: Hold::Right(2000 - 90)
            }
        );
    }

    /// The middles of each row of sealed signatures, in millimetres from the left edge.
    fn middles(signatures: &[i32]) -> Vec<Vec<i32>> {
        let found = places(signatures, 2080, true);
        assert_eq!(found.date, Hold::Right(FOUR));
        let middle = |tab: &Tab| match tab {
            Tab::Centre(twips) => Some(twips * 254 / 14_400),
            _ => None,
        };
        let tabs = |line: &Line| match line.hold {
            Hold::Centres(tabs) => tabs.iter().filter_map(middle).collect(),
            _ => Vec::new(),
        };
        found.signatures.iter().map(tabs).collect()
    }

    #[test]
    fn several_seals_stand_in_rows_the_last_over_the_date() {
        // Of six, eight and twelve characters.
        let (bureau, government, long) = (1900, 2540, 3800);
        assert_eq!(middles(&[government; 2]), [[42, 113]]);
        assert_eq!(middles(&[bureau; 3]), [[22, 67, 113]]);
        assert_eq!(middles(&[bureau; 4]), [[42, 113], [42, 113]]);
        assert_eq!(middles(&[bureau; 5]), [vec![22, 67, 113], vec![67, 113]]);
        assert_eq!(middles(&[long, long, bureau]), [vec![33, 113], vec![113]]);
    }

    #[test]
    fn signatures_that_would_touch_have_a_row_each() {
        assert_eq!(middles(&[6000, 4800]), [[77], [113]]);
        let mixed = [5050, 5050, 1900, 1900];
        assert_eq!(middles(&mixed), [vec![77], vec![44, 113], vec![113]]);
        let wide = places(&[9000, 9000], 2080, true);
        assert!(matches!(
            wide.signatures[..],
            [
                Line {
                    hold: Hold::Right(_),
                    ..
                },
                _
            ]
        ));
    }
}
