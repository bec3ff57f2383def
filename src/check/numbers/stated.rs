//! What a sentence states: its quantities, each with the words that name it.

use crate::prose::{Number, NumberRole, Part, Passage, Prose, Unit};
use crate::record::Decimal;
use std::ops::Range;

/// A sentence with its quantities; one that begins with 其中 is one with the sentence ahead of it.
pub struct Line<'p> {
    pub passage: &'p Passage,
    /// Which passage it is.
    pub index: usize,
    pub range: Range<usize>,
    pub said: Vec<Said<'p>>,
}

/// A quantity in its sentence.
#[derive(Clone, Copy)]
pub struct Said<'p> {
    pub number: &'p Number,
    /// Which of the passage's numbers it is.
    pub at: usize,
    /// What stands ahead of it, back to the last mark or number: `调解结案`.
    pub label: &'p str,
    /// What stands behind it, up to the next mark or number: `事项`.
    pub after: &'p str,
    /// The mark that the label begins behind.
    pub mark: Option<char>,
    /// Clauses are parted by `，；：。`.
    pub clause: usize,
    /// How many brackets are open.
    pub depth: usize,
}

impl<'p> Line<'p> {
    /// The words of the sentence.
    pub fn text(&self) -> &'p str {
        self.passage.slice(self.range.clone())
    }

    /// The words between two of its quantities.
    pub fn between(&self, first: &Said<'_>, second: &Said<'_>) -> &'p str {
        let range = first.number.range.end..second.number.digits.start;
        if range.start <= range.end {
            self.passage.slice(range)
        } else {
            ""
        }
    }

    /// The words from the label of a quantity to the quantity.
    pub fn words(&self, said: &Said<'_>) -> Range<usize> {
        let start = said.number.digits.start - said.label.len();
        let blank = said.label.len() - said.label.trim_start().len();
        start + blank..said.number.range.end
    }
}

impl Said<'_> {
    /// The value with 万 counted; nothing for 约 and its like.
    pub fn exact(&self) -> Option<Decimal> {
        self.number.exact().filter(|_| self.number.loose.is_none())
    }

    /// True for an exact count of whole things.
    pub fn is_count(&self) -> bool {
        self.number.is_count() && self.number.unit.is_some()
    }

    /// True for whole things told exactly, or in 万 as far as it is written.
    pub fn is_tally(&self) -> bool {
        let whole = self.number.unit.is_some_and(Unit::is_whole);
        whole && self.number.is_quantity() && self.exact().is_some_and(|count| !count.is_negative())
    }

    /// True for a number without 约 and without a unit, as in a fraction.
    pub fn is_plain(&self) -> bool {
        self.number.is_count() && self.number.unit.is_none()
    }

    /// True where both count the same kind of thing.
    pub fn same_unit(&self, other: &Self) -> bool {
        let units = self.number.unit.zip(other.number.unit);
        units.is_some_and(|(one, other)| one == other || kind(one.word) == kind(other.word))
    }

    /// By how much it may have been rounded: nothing where whole things were counted to the last.
    pub fn slack(&self) -> Option<Decimal> {
        let (digits, power) = (self.number.value.scale(), self.number.power);
        if digits == 0 && power == 0 {
            return Some(Decimal::from(0));
        }
        Decimal::from(5).in_units_of(digits + 1).times_ten(power)
    }
}

/// Units that count the same things have one kind: `66场次` are `66场`.
fn kind(unit: &'static str) -> &'static str {
    match unit {
        "名" => "人",
        "场次" => "场",
        "批次" => "批",
        _ => unit,
    }
}

/// The sentences of the running text that hold quantities.
pub fn lines(prose: &Prose) -> impl Iterator<Item = Line<'_>> {
    let texts = prose
        .each()
        .filter(|(_, passage)| passage.part == Part::Text);
    let stating = texts.filter(|(_, passage)| passage.numbers.iter().any(Number::is_quantity));
    stating.flat_map(|(index, passage)| passage_lines(index, passage))
}

/// A sentence of more numbers than this is no sentence: what goes on is not read, so that the time
/// that is taken grows with the text and no faster.
const MOST: usize = 120;

fn passage_lines(index: usize, passage: &Passage) -> Vec<Line<'_>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for range in passage.sentences() {
        let goes_on = passage
            .slice(range.clone())
            .trim_start()
            .starts_with("其中");
        match ranges.last_mut() {
            Some(last) if goes_on => last.end = range.end,
            _ => ranges.push(range),
        }
    }
    let mut lines = Vec::new();
    let mut next = 0;
    for range in ranges {
        let from = next;
        while passage
            .numbers
            .get(next)
            .is_some_and(|number| number.digits.start < range.end)
        {
            next += 1;
        }
        if passage.numbers[from..next].iter().any(Number::is_quantity) {
            let said = said(passage, &range, from..next.min(from + MOST));
            lines.push(Line {
                passage,
                index,
                range,
                said,
            });
        }
    }
    lines
}

/// The quantities of one sentence, in one walk over it.
fn said<'p>(passage: &'p Passage, range: &Range<usize>, numbers: Range<usize>) -> Vec<Said<'p>> {
    let mut walk = Walk {
        passage,
        said: Vec::new(),
        start: range.start,
        mark: None,
        clause: 0,
        depth: 0,
        open: false,
    };
    let mut at = range.start;
    for index in numbers {
        let number = &passage.numbers[index];
        walk.go(at..number.digits.start);
        at = number.digits.start;
        // A number inside a name is a part of the words that name another.
        if is_worded(number.role) {
            continue;
        }
        walk.close(at);
        if number.is_quantity() {
            walk.said.push(Said {
                number,
                at: index,
                label: passage.slice(walk.start.min(at)..at),
                after: "",
                mark: walk.mark,
                clause: walk.clause,
                depth: walk.depth,
            });
            walk.open = true;
        }
        at = number.range.end.max(at);
        walk.start = at;
        walk.mark = None;
    }
    walk.go(at..range.end);
    walk.close(range.end);
    walk.said
}

fn is_worded(role: NumberRole) -> bool {
    use NumberRole::{Code, Name, Ordinal, Telephone, Title, Word};
    matches!(role, Name | Title | Word | Ordinal | Code | Telephone)
}

struct Walk<'p> {
    passage: &'p Passage,
    said: Vec<Said<'p>>,
    /// Where the words began that name the next quantity, and the mark ahead of them.
    start: usize,
    mark: Option<char>,
    clause: usize,
    depth: usize,
    /// It is not known yet where the words behind the last quantity end.
    open: bool,
}

impl Walk<'_> {
    fn go(&mut self, range: Range<usize>) {
        let from = range.start;
        for (offset, character) in self.passage.slice(range).char_indices() {
            match character {
                '（' | '(' => self.depth += 1,
                '）' | ')' => self.depth = self.depth.saturating_sub(1),
                '，' | '；' | '：' | '。' | '\n' => self.clause += 1,
                '、' => {}
                _ => continue,
            }
            self.close(from + offset);
            self.mark = Some(character);
            self.start = from + offset + character.len_utf8();
        }
    }

    /// What stands behind the last quantity ends here.
    fn close(&mut self, end: usize) {
        if let (true, Some(last)) = (self.open, self.said.last_mut()) {
            let start = last.number.range.end;
            last.after = self.passage.slice(start.min(end)..end);
        }
        self.open = false;
    }
}
