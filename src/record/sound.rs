//! How a Chinese character sounds: its pinyin without the tone, and which syllables are easily confused.

use pinyin::ToPinyin;

/// One syllable as it is spelt (ü as v), and as an ear hears it that does not tell z from zh, n from l,
/// an from ang. Eight letters at most, packed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sound {
    spelt: u64,
    heard: u64,
}

/// How near two sounds are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Likeness {
    /// The same syllable, whatever the tone.
    Same,
    /// Syllables that are often confused.
    Confused,
}

impl Sound {
    /// The sound of a character; `None` for a letter, a digit, a mark.
    pub fn of(character: char) -> Option<Self> {
        if character.is_ascii() {
            return None;
        }
        let mut letters = [0; 8];
        let mut count = 0;
        for letter in character.to_pinyin()?.plain().chars() {
            let letter = if letter == 'ü' { 'v' } else { letter };
            *letters.get_mut(count)? = u8::try_from(letter).ok()?;
            count += 1;
        }
        Self::spelt(letters.get(..count)?)
    }

    /// The sound of a syllable in Latin letters.
    fn spelt(letters: &[u8]) -> Option<Self> {
        let (first, rest) = letters.split_first()?;
        let (first, rest) = match (first, rest) {
            (b'z' | b'c' | b's', [b'h', rest @ ..]) => (*first, rest),
            (b'l', _) => (b'n', rest),
            (b'h', _) => (b'f', rest),
            _ => (*first, rest),
        };
        let rest = match rest {
            [.., b'a' | b'e' | b'i', b'n', b'g'] => &rest[..rest.len() - 1],
            // ang, eng without an initial.
            [b'n', b'g'] if matches!(first, b'a' | b'e') => &rest[..1],
            _ => rest,
        };
        Some(Self {
            spelt: packed(0, letters),
            heard: packed(u64::from(first), rest),
        })
    }

    /// Whether two syllables are the same, or often confused.
    pub fn likeness(self, other: Self) -> Option<Likeness> {
        if self.spelt == other.spelt {
            Some(Likeness::Same)
        } else {
            (self.heard == other.heard).then_some(Likeness::Confused)
        }
    }
}

fn packed(start: u64, letters: &[u8]) -> u64 {
    letters
        .iter()
        .fold(start, |packed, letter| packed << 8 | u64::from(*letter))
}

/// Whether `letters` spell `sounds`, one behind the other: how many syllables are confused ones.
pub fn spelt_out(letters: &[u8], sounds: &[Sound]) -> Option<u32> {
    const LONGEST: usize = 7;
    let Some((first, rest)) = sounds.split_first() else {
        return letters.is_empty().then_some(0);
    };
    let ends = 1..=letters.len().min(LONGEST);
    ends.filter_map(|end| {
        let (syllable, behind) = letters.split_at(end);
        let confused = match Sound::spelt(syllable)?.likeness(*first)? {
            Likeness::Same => 0,
            Likeness::Confused => 1,
        };
        spelt_out(behind, rest).map(|others| others + confused)
    })
    .min()
}
