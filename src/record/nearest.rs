//! The known name that a mistyped one was probably meant to be.

use super::sound::{Likeness, Sound, spelt_out};

/// What a slip costs. Who types pinyin picks a wrong character of the same sound, who speaks a
/// southern dialect one of a similar sound; any other character is a graver matter.
const SAME_SOUND: u32 = 4;
const CONFUSED_SOUND: u32 = 5;
/// A character too few or too many, or two that changed places.
const MOVED: u32 = 11;
const OTHER: u32 = 12;
/// A name of more letters is a sentence; nobody mistypes those into another.
const LONGEST: usize = 100;

/// The candidate nearest to `typed`, if one is near: all of it sounds alike, or a third of its
/// characters differ at most (one may), or its pinyin was typed. Of equals the first wins; but one
/// wrong character of two that fits three words or more says nothing.
pub fn nearest<'c, T: Copy>(
    typed: &str,
    candidates: impl IntoIterator<Item = (&'c str, T)>,
) -> Option<(&'c str, T)> {
    let typed = Word::of(typed);
    let sounds = typed.sounds();
    let mut best: Option<(Distance, (&str, T))> = None;
    let mut equals = 0;
    for candidate in candidates {
        let Some(found) = distance(&typed, &sounds, &Word::of(candidate.0)) else {
            continue;
        };
        match &best {
            Some((least, _)) if found > *least => {}
            Some((least, _)) if found == *least => equals += 1,
            _ => (best, equals) = (Some((found, candidate)), 1),
        }
    }
    let (found, candidate) = best?;
    let dark = found.cost >= OTHER && typed.letters.len() == 2 && equals > 2;
    (!dark).then_some(candidate)
}

/// `typed` without the marks and brackets that people put around a name: `（力量）`, `力量。`
pub fn bare_name(typed: &str) -> &str {
    typed.trim_matches(|found: char| {
        found.is_whitespace()
            || "。，、；：！？（）［］〔〕《》〈〉【】“”,;:!?()[]<>\"'".contains(found)
    })
}

/// The one candidate that `typed` holds as a whole, with a few characters more: `主要举措`, `工作计划`.
/// Of several, the longest; of equals none.
pub fn contained<'c, T: Copy>(
    typed: &str,
    candidates: impl IntoIterator<Item = (&'c str, T)>,
) -> Option<(&'c str, T)> {
    const MORE: usize = 5;
    let count = |text: &str| text.chars().count();
    let chinese = |name: &str| count(name) > 1 && name.chars().all(|found| found > '\u{2e7f}');
    let candidates = candidates.into_iter();
    let mut held: Vec<_> = candidates
        .filter(|(name, _)| chinese(name) && typed.contains(name))
        .filter(|(name, _)| count(typed) <= count(name) + MORE)
        .collect();
    held.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    match held[..] {
        [longest, next, ..] if longest.0.len() == next.0.len() => None,
        [longest, ..] => Some(longest),
        [] => None,
    }
}

/// True for a word that may be written anywhere in a file without quotes.
pub fn stands_bare(word: &str) -> bool {
    let marks = "_-.·（）、《》“”／";
    word.starts_with(char::is_alphanumeric)
        && word
            .chars()
            .all(|found| found.is_alphanumeric() || marks.contains(found))
}

/// Ordered by the cost; of equals, what sounds alike comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Distance {
    cost: u32,
    foreign: bool,
}

/// `None` where the words have too little in common.
fn distance(typed: &Word, sounds: &[Option<Sound>], meant: &Word) -> Option<Distance> {
    let alike = |cost| Distance {
        cost,
        foreign: false,
    };
    let (typed_count, count) = (typed.letters.len(), meant.letters.len());
    let long = typed_count.max(count);
    if typed_count == 0 || count == 0 || !(2..=LONGEST).contains(&long) {
        return None;
    }
    if typed.letters == meant.letters {
        return Some(alike(0));
    }
    if let Some(cost) = latin(typed, meant) {
        return Some(alike(cost));
    }
    let slips = (long / 3).max(1);
    if typed_count.abs_diff(count) > slips || !typed.may_be(meant) {
        return None;
    }
    let meant_sounds = meant.sounds();
    let pair = Pair {
        typed: &typed.letters,
        meant: &meant.letters,
        sounds,
        meant_sounds: &meant_sounds,
    };
    if let Some(cost) = pair.heard() {
        return Some(alike(cost));
    }
    if !typed
        .letters
        .iter()
        .any(|letter| meant.letters.contains(letter))
    {
        return None;
    }
    let cost = pair.edits(slips)?;
    let foreign = true;
    Some(Distance { cost, foreign })
}

/// A name without what no one means by it: case, width, blanks, quotes, joining marks.
struct Word {
    letters: Vec<char>,
}

impl Word {
    fn of(text: &str) -> Self {
        let mut letters = Vec::with_capacity(text.len() / 3 + 1);
        for letter in text.chars() {
            match half_width(letter) {
                letter @ ('\u{4e00}'..='\u{9fff}' | 'a'..='z' | '0'..='9') => letters.push(letter),
                letter if letter.is_whitespace() || is_unmeant(letter) => {}
                letter => letters.extend(letter.to_lowercase()),
            }
        }
        Self { letters }
    }

    fn sounds(&self) -> Vec<Option<Sound>> {
        self.letters
            .iter()
            .map(|letter| Sound::of(*letter))
            .collect()
    }

    /// Another digit is another name, and two Latin letters are too few to guess by.
    fn may_be(&self, other: &Self) -> bool {
        fn digits(word: &Word) -> impl Iterator<Item = &char> {
            word.letters.iter().filter(|letter| letter.is_ascii_digit())
        }
        let tiny = |word: &Self| word.letters.len() <= 2 && word.letters.iter().all(char::is_ascii);
        !(tiny(self) && tiny(other)) && digits(self).eq(digits(other))
    }
}

/// Joining marks, what is invisible, and quotes.
fn is_unmeant(letter: char) -> bool {
    matches!(
        letter,
        '_' | '-' | '"' | '\'' | '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '【' | '】'
    ) || matches!(
        letter,
        '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

fn half_width(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    }
}

/// The cost where `typed` is the pinyin of `meant`: `shuzhi` for 数值.
fn latin(typed: &Word, meant: &Word) -> Option<u32> {
    const SYLLABLE: usize = 6;
    let (letters, syllables) = (typed.letters.len(), meant.letters.len());
    if syllables < 2 || letters < syllables || letters > SYLLABLE * syllables {
        return None;
    }
    if !typed.letters.iter().all(char::is_ascii_lowercase) {
        return None;
    }
    let sounds: Option<Vec<_>> = meant
        .letters
        .iter()
        .map(|letter| Sound::of(*letter))
        .collect();
    let letters: Vec<_> = typed.letters.iter().map(|letter| *letter as u8).collect();
    spelt_out(&letters, &sounds?).map(|confused| 1 + confused)
}

/// Two words side by side, each letter with its sound.
struct Pair<'w> {
    typed: &'w [char],
    meant: &'w [char],
    sounds: &'w [Option<Sound>],
    meant_sounds: &'w [Option<Sound>],
}

impl Pair<'_> {
    /// What it costs to take one letter for another.
    fn cost(&self, typed: usize, meant: usize) -> u32 {
        if self.typed[typed] == self.meant[meant] {
            return 0;
        }
        match (self.sounds[typed], self.meant_sounds[meant]) {
            (Some(one), Some(other)) => match one.likeness(other) {
                Some(Likeness::Same) => SAME_SOUND,
                Some(Likeness::Confused) => CONFUSED_SOUND,
                None => OTHER,
            },
            _ => OTHER,
        }
    }

    /// The cost where each character sounds like its counterpart. A word of which no character was
    /// right must sound the same, not only similar.
    fn heard(&self) -> Option<u32> {
        if self.typed.len() != self.meant.len() {
            return None;
        }
        let costs = (0..self.typed.len()).map(|index| self.cost(index, index));
        let costs: Vec<_> = costs
            .map_while(|cost| (cost < OTHER).then_some(cost))
            .collect();
        let whole = costs.len() == self.typed.len();
        let sure = costs.contains(&0) || !costs.contains(&CONFUSED_SOUND);
        (whole && sure).then(|| costs.iter().sum())
    }

    /// The least cost of making one word of the other, where it is that of `slips` at most: letters
    /// exchanged, added, left out, or two neighbours in the wrong order.
    fn edits(&self, slips: usize) -> Option<u32> {
        const FAR: u32 = u32::MAX / 2;
        let width = self.meant.len() + 1;
        let allowed = slips as u32 * OTHER;
        let (mut before, mut above) = (vec![FAR; width], vec![FAR; width]);
        let mut row: Vec<u32> = (0..width as u32).map(|column| column * MOVED).collect();
        for line in 1..=self.typed.len() {
            std::mem::swap(&mut before, &mut above);
            std::mem::swap(&mut above, &mut row);
            row.fill(FAR);
            row[0] = line as u32 * MOVED;
            for column in line.saturating_sub(slips).max(1)..width.min(line + slips + 1) {
                let exchanged = above[column - 1] + self.cost(line - 1, column - 1);
                let moved = above[column].min(row[column - 1]) + MOVED;
                row[column] = exchanged.min(moved);
                if self.swapped(line, column) {
                    row[column] = row[column].min(before[column - 2] + MOVED);
                }
            }
            if row.iter().chain(&above).all(|cost| *cost > allowed) {
                return None;
            }
        }
        row.last().copied().filter(|cost| *cost <= allowed)
    }

    /// Whether the two letters that end at `line` and `column` are the same in the other order.
    fn swapped(&self, line: usize, column: usize) -> bool {
        line > 1
            && column > 1
            && self.typed[line - 1] == self.meant[column - 2]
            && self.typed[line - 2] == self.meant[column - 1]
    }
}

#[cfg(test)]
mod tests;
