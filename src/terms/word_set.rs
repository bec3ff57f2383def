//! A few words that a rule looks for: all of them in one walk over a text.

use std::borrow::Cow;

/// Words, and which characters they begin with.
#[derive(Debug)]
pub struct WordSet {
    words: Cow<'static, [&'static str]>,
    /// A bit for the [`slot`] of each first character: most characters of a text begin no word.
    firsts: [u64; SLOTS / 64],
}

/// So many characters are told apart: two of Chinese text seldom share a slot.
pub(super) const SLOTS: usize = 4096;

impl WordSet {
    /// Makes `words` ready, when the program is built.
    pub const fn new(words: &'static [&'static str]) -> Self {
        Self {
            firsts: firsts(words),
            words: Cow::Borrowed(words),
        }
    }

    /// Makes ready what is known when the program runs.
    pub fn of(words: Vec<&'static str>) -> Self {
        Self {
            firsts: firsts(&words),
            words: Cow::Owned(words),
        }
    }

    /// The words, in their order.
    pub fn all(&self) -> &[&'static str] {
        &self.words
    }

    /// True where `text` holds one of the words.
    pub fn any(&self, text: &str) -> bool {
        self.each(text).next().is_some()
    }

    /// The words that `text` begins with.
    pub fn at<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'static str> + 't {
        let begins = !text.is_empty() && self.may_begin(slot(text.as_bytes(), 0).0);
        let words = self.words.iter().take_while(move |_| begins);
        words.copied().filter(|word| text.starts_with(word))
    }

    /// Where the words stand, and which they are: in the order of the text, those that begin at one
    /// place in their own. Words may overlap.
    pub fn each<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
        let bytes = text.as_bytes();
        let mut next = 0;
        let starts = std::iter::from_fn(move || {
            while next < bytes.len() {
                let at = next;
                let (slot, width) = slot(bytes, at);
                next += width;
                if self.may_begin(slot) {
                    return Some(at);
                }
            }
            None
        });
        starts.flat_map(move |at| {
            let words = self.words.iter().enumerate();
            let here = words.filter(move |(_, word)| bytes[at..].starts_with(word.as_bytes()));
            here.map(move |(index, _)| (at, index))
        })
    }

    fn may_begin(&self, slot: usize) -> bool {
        self.firsts[slot / 64] >> (slot % 64) & 1 == 1
    }
}

/// The slots of the first characters of `words`.
const fn firsts(words: &[&str]) -> [u64; SLOTS / 64] {
    let mut firsts = [0; SLOTS / 64];
    let mut index = 0;
    while index < words.len() {
        assert!(!words[index].is_empty(), "an empty word stands everywhere");
        let (slot, _) = slot(words[index].as_bytes(), 0);
        firsts[slot / 64] |= 1 << (slot % 64);
        index += 1;
    }
    firsts
}

/// The slot of the character that begins at byte `at` of a text, and how many bytes it takes.
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
