//! Where signatures and the date stand (GB/T 9704-2012, 7.3.5): distances from the right edge.

use crate::page::Page;

/// Distances of the right ends from the right edge of the type area, in twips.
#[derive(Debug, PartialEq, Eq)]
pub struct Places {
    pub signatures: Vec<i32>,
    pub date: i32,
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

/// The date four characters in; all of it moved left where a signature would leave the page.
fn sealed(signatures: &[i32], date: i32, page: &Page) -> Places {
    let four = 4 * page.character();
    let centre = four + date / 2;
    let rights: Vec<i32> = signatures.iter().map(|width| centre - width / 2).collect();
    let out = rights.iter().copied().min().unwrap_or(0).min(0);
    Places {
        signatures: rights.iter().map(|right| right - out).collect(),
        date: four - out,
    }
}

/// Signatures begin together, two characters in at the right; the date begins two characters after
/// them, or, being longer, stands two in itself and moves them.
fn unsealed(signatures: &[i32], longest: i32, date: i32, page: &Page) -> Places {
    let two = 2 * page.character();
    let mut start = two + longest;
    let mut right = start - two - date;
    if right < two && date > 0 {
        right = two;
        start = two + date + two;
    }
    let start = start.min(page.width());
    Places {
        signatures: signatures
            .iter()
            .map(|width| (start - width).max(0))
            .collect(),
        date: if signatures.is_empty() { two } else { right },
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
                date: 2000
            }
        );
        let start = |right: i32, width: i32| right + width;
        assert_eq!(
            start(found.signatures[0], 4000) - TWO,
            start(found.date, 2000)
        );
    }

    #[test]
    fn a_longer_date_moves_the_signature() {
        let found = places(&[1500], 2000, false);
        assert_eq!(
            found,
            Places {
                signatures: vec![TWO + 2000 + TWO - 1500],
                date: TWO
            }
        );
    }

    #[test]
    fn with_a_seal_the_signature_is_centred_over_the_date() {
        let found = places(&[3000, 2000], 2000, true);
        assert_eq!(
            found,
            Places {
                signatures: vec![780, FOUR],
                date: FOUR
            }
        );
        let wide = places(&[6000], 2000, true);
        assert_eq!(
            wide,
            Places {
                signatures: vec![0],
                date: 2000
            }
        );
    }
}
