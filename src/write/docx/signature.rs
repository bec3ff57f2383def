//! Where signatures and the date stand (GB/T 9704-2012, 7.3.5).

use super::format::{Align, Indent, Length, Paragraph, UNINDENTED};
use crate::page::Page;

/// Distances from an edge of the type area, in twips: for signatures from the right one to their ends.
#[derive(Debug, PartialEq, Eq)]
pub struct Places {
    pub signatures: Vec<i32>,
    pub date: Edge,
}

/// Where a line is held. The beginning of a date is sure only if held there: not every program
/// leaves out the space between digits and Chinese characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Left(i32),
    Right(i32),
}

impl Edge {
    /// Holds `paragraph` there.
    pub fn place(self, paragraph: &mut Paragraph) {
        match self {
            Self::Right(twips) => paragraph.indent = Indent::right(Length::Twips(twips)),
            Self::Left(twips) => {
                paragraph.align = Some(Align::Left);
                paragraph.indent = Indent {
                    left: Length::Twips(twips),
                    ..UNINDENTED
                };
            }
        }
    }
}

impl Places {
    /// For signatures and a date of these widths. With a seal, signatures are centred over the date.
    pub fn new(signatures: &[i32], date: Option<i32>, seal: bool, page: &Page) -> Self {
        let longest = signatures.iter().copied().max().unwrap_or(0);
        if seal {
            sealed(signatures, date.unwrap_or(longest), page)
        } else {
            unsealed(signatures, longest, date.unwrap_or(0), page)
        }
    }
}

/// What `LibreOffice` leaves between the digits and the characters of a date, though it is told not to.
fn slack(page: &Page) -> i32 {
    page.character() * 9 / 8
}

/// The date four characters in, signatures over its middle, which is meant to be near enough with and
/// without that slack; all of it moved left where a signature would leave the page.
fn sealed(signatures: &[i32], date: i32, page: &Page) -> Places {
    let four = 4 * page.character();
    let centre = four + date / 2 + slack(page) / 4;
    let rights: Vec<i32> = signatures.iter().map(|width| centre - width / 2).collect();
    let out = rights.iter().copied().min().unwrap_or(0).min(0);
    Places {
        signatures: rights.iter().map(|right| right - out).collect(),
        date: Edge::Right(four - out),
    }
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
        signatures: signatures
            .iter()
            .map(|width| (start - width).max(0))
            .collect(),
        date: if signatures.is_empty() || moved {
            Edge::Right(two)
        } else {
            Edge::Left(page.width() - start + two)
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
                signatures: vec![TWO],
                date: Edge::Left(Page::default().width() - 4000)
            }
        );
    }

    #[test]
    fn a_date_as_long_as_its_signature_stays_on_the_page() {
        let found = places(&[2000], 2000, false);
        assert_eq!(
            found,
            Places {
                signatures: vec![TWO + 360],
                date: Edge::Left(Page::default().width() - 2360)
            }
        );
    }

    #[test]
    fn a_longer_date_moves_the_signature() {
        let found = places(&[1500], 2000, false);
        assert_eq!(
            found,
            Places {
                signatures: vec![TWO + 2000 + TWO - 1500],
                date: Edge::Right(TWO)
            }
        );
    }

    #[test]
    fn with_a_seal_the_signature_is_centred_over_the_date() {
        let found = places(&[3000, 2000], 2000, true);
        assert_eq!(
            found,
            Places {
                signatures: vec![780 + 90, FOUR + 90],
                date: Edge::Right(FOUR)
            }
        );
        let wide = places(&[6000], 2000, true);
        assert_eq!(
            wide,
            Places {
                signatures: vec![0],
                date: Edge::Right(2000 - 90)
            }
        );
    }
}
