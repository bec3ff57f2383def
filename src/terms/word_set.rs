//! A few words that a rule looks for: all of them in one walk over a text.

use std::borrow::Cow;

/// Words, and what they begin with: at most places of a text no word begins, and that is soon seen.
#[derive(Debug)]
pub struct WordSet {
    words: Cow<'static, [&'static str]>,
    /// A bit for the first character of each.
    firsts: Bits,
    /// A bit for the first two characters of each, together.
    pairs: Bits,
    /// A bit for each that is one character.
    singles: Bits,
}

/// So many characters are told apart: two of Chinese text seldom share a slot.
pub(super) const SLOTS: usize = 4096;

type Bits = [u64; SLOTS / 64];

impl WordSet {
    /// Makes `words` ready, when the program is built.
    pub const fn new(words: &'static [&'static str]) -> Self {
        Self::made(Cow::Borrowed(words), words)
    }

    /// Makes ready what is known when the program runs.
    pub fn of(words: Vec<&'static str>) -> Self {
        let mut made = Self::made(Cow::Borrowed(&[]), &words);
        made.words = Cow::Owned(words);
        made
    }

    const fn made(words: Cow<'static, [&'static str]>, all: &[&str]) -> Self {
        let mut set = Self {
            words,
            firsts: [0; SLOTS / 64],
            pairs: [0; SLOTS / 64],
            singles: [0; SLOTS / 64],
        };
        let mut index = 0;
        while index < all.len() {
            let word = all[index].as_bytes();
            assert!(!word.is_empty(), "an empty word stands everywhere");
            let (first, width) = slot(word, 0);
            set.firsts[first / 64] |= 1 << (first % 64);
            if width < word.len() {
                let pair = pair(first, slot(word, width).0);
                set.pairs[pair / 64] |= 1 << (pair % 64);
            } else {
                set.singles[first / 64] |= 1 << (first % 64);
            }
            index += 1;
        }
        set
    }

    /// The words, in their order.
    pub fn all(&self) -> &[&'static str] {
        &self.words
    }

    /// True where `text` holds one of the words.
    pub fn any(&self, text: &str) -> bool {
        self.starts(text)
            .any(|at| self.here(&text.as_bytes()[at..]).next().is_some())
    }

    /// The words that `text` begins with.
    pub fn at<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'static str> + 't {
        let bytes = text.as_bytes();
        let begins = !bytes.is_empty() && {
            let (first, width) = slot(bytes, 0);
            self.may_begin(bytes, first, width)
        };
        let words = self.here(bytes).take_while(move |_| begins);
        words.map(|index| self.words[index])
    }

    /// Where the words stand, and which they are: in the order of the text, those that begin at one
    /// place in their own. Words may overlap.
    pub fn each<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
        let bytes = text.as_bytes();
        self.starts(text)
            .flat_map(move |at| self.here(&bytes[at..]).map(move |index| (at, index)))
    }

    /// Where a word may begin.
    fn starts<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        let bytes = text.as_bytes();
        let mut next = 0;
        std::iter::from_fn(move || {
            while next < bytes.len() {
                let at = next;
                let (first, width) = slot(bytes, at);
                next += width;
                if has(&self.firsts, first) && self.may_begin(bytes, first, next) {
                    return Some(at);
                }
            }
            None
        })
    }

    /// True where a word may begin with the character in the slot `first`, and the one at `next`.
    fn may_begin(&self, bytes: &[u8], first: usize, next: usize) -> bool {
        let paired = next < bytes.len() && has(&self.pairs, pair(first, slot(bytes, next).0));
        paired || has(&self.singles, first)
    }

    /// Which words `bytes` begin with.
    fn here<'t>(&'t self, bytes: &'t [u8]) -> impl Iterator<Item = usize> + 't {
        let words = self.words.iter().enumerate();
        words.filter_map(|(index, word)| bytes.starts_with(word.as_bytes()).then_some(index))
    }
}

const fn has(bits: &Bits, slot: usize) -> bool {
    bits[slot / 64] >> (slot % 64) & 1 == 1
}

const fn pair(first: usize, second: usize) -> usize {
    (first * 61 + second) % SLOTS
}

/// The slot of the character that begins at byte `at` of a text, and how many bytes it takes.
#[inline]
pub(super) const fn slot(bytes: &[u8], at: usize) -> (usize, usize) {
    let first = bytes[at];
    match first {
        0..0x80 => (first as usize, 1),
        0x80..0xe0 => (low(bytes, at) << 6 | low(bytes, at + 1), 2),
        0xe0..0xf0 => (low(bytes, at + 1) << 6 | low(bytes, at + 2), 3),
        0xf0.. => (low(bytes, at + 2) << 6 | low(bytes, at + 3), 4),
    }
}

/// The six bits that a byte of a longer character holds.
#[inline]
const fn low(bytes: &[u8], at: usize) -> usize {
    (bytes[at] & 0x3f) as usize
}

#[cfg(test)]
mod tests {
    use super::WordSet;

    static WORDS: WordSet = WordSet::new(&["下一步", "一步", "12345", "é", "𠮷"]);

    /// Each row: a text, and the words that stand in it.
    #[test]
    fn words_are_found_in_the_order_of_the_text() {
        let rows: [(&str, &[&str]); 5] = [
            ("", &[]),
            ("拨打12345，下一步", &["12345", "下一步", "一步"]),
            ("一步一步", &["一步", "一步"]),
            ("café在𠮷野家", &["é", "𠮷"]),
            ("下步", &[]),
        ];
        for (text, words) in rows {
            let found: Vec<_> = WORDS.each(text).collect();
            assert!(
                found
                    .iter()
                    .all(|(at, index)| text[*at..].starts_with(WORDS.all()[*index]))
            );
            let found: Vec<_> = found.iter().map(|(_, index)| WORDS.all()[*index]).collect();
            assert_eq!(found, words, "{text}");
            assert_eq!(WORDS.any(text), !words.is_empty(), "{text}");
        }
        let begin = |text| WORDS.at(text).next();
        assert_eq!(
            [begin("一步"), begin("步"), begin("")],
            [Some("一步"), None, None]
        );
    }
}
