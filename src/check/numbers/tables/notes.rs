//! What the caption of a table, its notes and its cells say of its sums.

use crate::check::listed::listed;
use crate::prose::{Part, Passage, Prose};
use crate::terms::WordSet;
use std::sync::LazyLock;

/// With these words beside it, a table does not simply add up.
const OPEN: &str = include_str!("open.txt");

/// Those that count wherever they stand, in captions and notes only, and those of captions that list some rows only.
struct Open {
    anywhere: WordSet,
    notes: WordSet,
    some: WordSet,
}

static WORDS: LazyLock<Open> = LazyLock::new(|| {
    let marked = |mark: char| {
        WordSet::of(
            listed(OPEN)
                .filter_map(|word| word.strip_prefix(mark))
                .collect(),
        )
    };
    Open {
        anywhere: WordSet::of(
            listed(OPEN)
                .filter(|word| !word.starts_with(['＋', '－']))
                .collect(),
        ),
        notes: marked('＋'),
        some: marked('－'),
    }
});

/// What is said beside the figures of a table.
#[derive(Clone, Copy, Debug, Default)]
pub struct Notes {
    /// They do not simply add up.
    pub noted: bool,
    /// Its rows are not all there are.
    pub some: bool,
    /// Some came from the year before.
    pub carried: bool,
}

impl Notes {
    /// Of the table whose cells are the passages from `start` to `end`.
    pub fn of(prose: &Prose, start: usize, end: usize) -> Self {
        let mut notes = Self::default();
        for caption in captions(&prose.passages[..start]) {
            notes.some |= lists_some(&caption.text);
            notes.noted |= is_open(&caption.text);
            notes.carried |= is_carried(&caption.text);
        }
        let behind = prose.passages.iter().skip(end).take(3);
        for note in behind.filter(|passage| is_note(&passage.text)) {
            let some = WORDS.some.any(&note.text);
            notes.noted |= some || is_open(&note.text) || is_of_sums(&note.text);
            notes.carried |= is_carried(&note.text);
        }
        for cell in &prose.passages[start..end] {
            if cell.numbers.is_empty() {
                let own = is_note(&cell.text) && is_of_sums(&cell.text);
                notes.noted |= own || WORDS.anywhere.any(&cell.text);
            }
            notes.carried |= is_carried(&cell.text);
        }
        notes
    }
}

/// What stands over a table: its caption, and the line of its unit.
fn captions(ahead: &[Passage]) -> impl Iterator<Item = &Passage> {
    let mut near = ahead.iter().rev();
    let first = near
        .next()
        .filter(|passage| passage.part == Part::Caption || is_short(passage));
    let unit = first.is_some_and(|passage| {
        let text = passage
            .text
            .trim_start_matches(['（', '(', ' ', '\u{3000}']);
        text.starts_with("单位") || text.starts_with("计量单位")
    });
    let second = near.next().filter(|passage| unit && is_short(passage));
    first.into_iter().chain(second)
}

fn is_open(text: &str) -> bool {
    WORDS.anywhere.any(text) || WORDS.notes.any(text)
}

/// `部分指标`, not `第二部分` nor `行政复议部分`
fn lists_some(caption: &str) -> bool {
    const PART: &str = "部分";
    WORDS.some.each(caption).any(|(at, word)| {
        if WORDS.some.all()[word] != PART {
            return true;
        }
        let ahead = caption.get(..at).unwrap_or_default();
        let behind = caption.get(at + PART.len()..).unwrap_or_default();
        let numeral = |letter: char| "一二三四五六七八九十0123456789".contains(letter);
        let counted = ahead.trim_end_matches(numeral).ends_with('第');
        let goes_on = !behind
            .trim_start()
            .starts_with(['）', ')', '：', ':', '（', '(']);
        !counted && goes_on && !behind.trim().is_empty()
    })
}

fn is_carried(text: &str) -> bool {
    [
        "结转", "上年", "去年", "往年", "旧存", "存量", "期初", "累计", "历年", "积案", "遗留",
    ]
    .iter()
    .any(|word| text.contains(word))
}

fn is_note(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\u{3000}', '（', '(', '*', '※']);
    ["注", "备注", "说明"]
        .iter()
        .any(|word| text.starts_with(word))
}

/// A note that says what is in a sum, and what is not.
fn is_of_sums(note: &str) -> bool {
    ["合计", "总计", "含", "包括", "另"]
        .iter()
        .any(|word| note.contains(word))
}

fn is_short(passage: &Passage) -> bool {
    passage.part == Part::Text && passage.text.chars().count() <= 40
}
