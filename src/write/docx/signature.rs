//! Where signatures and the date stand (GB/T 9704-2012, 7.3.5): distances from the right edge.

use super::format::{CHARACTER, WIDTH};

/// Two and four characters of 3号.
const TWO: i32 = 2 * CHARACTER;
const FOUR: i32 = 4 * CHARACTER;

/// Distances of the right ends from the right edge of the type area, in twips.
#[derive(Debug, PartialEq, Eq)]
pub struct Places {
    pub signatures: Vec<i32>,
    pub date: i32,
}

impl Places {
    /// For signatures and a date of these widths. With a seal, signatures are centred over the date.
    pub fn new(signatures: &[i32], date: Option<i32>, seal: bool) -> Self {
        let longest = signatures.iter().copied().max().unwrap_or(0);
        if seal {
            sealed(signatures, date.unwrap_or(longest))
        } else {
            unsealed(signatures, longest, date.unwrap_or(0))
        }
    }
}

/// The date four characters in; all of it moved left where a signature would leave the page.
fn sealed(signatures: &[i32], date: i32) -> Places {
    let centre = FOUR + date / 2;
    let rights: Vec<i32> = signatures.iter().map(|width| centre - width / 2).collect();
    let out = rights.iter().copied().min().unwrap_or(0).min(0);
    Places {
        signatures: rights.iter().map(|right| right - out).collect(),
        date: FOUR - out,
    }
}

/// Signatures begin together, two characters in at the right; the date begins two characters after
/// them, or, being longer, stands two in itself and moves them.
fn unsealed(signatures: &[i32], longest: i32, date: i32) -> Places {
    let mut start = TWO + longest;
    let mut right = start - TWO - date;
    if right < TWO && date > 0 {
        right = TWO;
        start = TWO + date + TWO;
    }
    let start = start.min(WIDTH);
    Places {
        signatures: signatures
            .iter()
            .map(|width| (start - width).max(0))
            .collect(),
        date: if signatures.is_empty() { TWO } else { right },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_begins_two_characters_after_its_signature() {
        let places = Places::new(&[4000], Some(2000), false);
        assert_eq!(
            places,
            Places {
                signatures: vec![TWO],
                date: 2000
            }
        );
        let start = |right: i32, width: i32| right + width;
        assert_eq!(
            start(places.signatures[0], 4000) - TWO,
            start(places.date, 2000)
        );
    }

    #[test]
    fn a_longer_date_moves_the_signature() {
        let places = Places::new(&[1500], Some(2000), false);
        assert_eq!(
            places,
            Places {
                signatures: vec![TWO + 2000 + TWO - 1500],
                date: TWO
            }
        );
    }

    #[test]
    fn with_a_seal_the_signature_is_centred_over_the_date() {
        let places = Places::new(&[3000, 2000], Some(2000), true);
        assert_eq!(
            places,
            Places {
                signatures: vec![780, FOUR],
                date: FOUR
            }
        );
        let wide = Places::new(&[6000], Some(2000), true);
        assert_eq!(
            wide,
            Places {
                signatures: vec![0],
                date: 2000
            }
        );
    }
}
