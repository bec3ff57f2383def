//! What was typed beside a plain value and is none of it: marks behind it, words where keys are to
//! follow, a full-width sign for a block; and lists without their dashes.

use super::frames::Owner;
use super::line;
use super::scan::Scan;
use super::slip::Class;
use super::tokens::Token;
use super::words;
use std::ops::Range;

/// What is typed for the `|` and `>` of a block, and whether it may be a word, too.
const SIGNS: [(char, char, bool); 11] = [
    ('｜', '|', false),
    ('丨', '|', false),
    ('︱', '|', false),
    ('│', '|', false),
    ('┃', '|', false),
    ('∣', '|', false),
    ('￨', '|', false),
    ('＞', '>', false),
    ('﹥', '>', false),
    ('l', '|', true),
    ('I', '|', true),
];

impl<'t> Scan<'t> {
    /// YML-010: a sign that looks like `|`, ahead of the lines of a block. True where it was told.
    pub(super) fn block_sign(&mut self, at: usize, end: usize, owner: &Owner<'t>) -> bool {
        let mut signs = self.text[at..end].chars();
        let (Some(typed), None) = (signs.next(), signs.next()) else {
            return false;
        };
        let Some((_, meant, word)) = SIGNS.into_iter().find(|(sign, ..)| *sign == typed) else {
            return false;
        };
        let below = self.next_line().is_some_and(|line| {
            let column = line.first - line.start;
            let row = self.row(line);
            column > owner.typed && !self.is_structure(&row, owner)
        });
        if !below || owner.name.is_empty() || !owner.grammar.takes_prose() {
            return false;
        }
        let class = if word { Class::Ask } else { Class::Safe };
        let slip = words::block_sign(at..end, &self.text[at..end], meant).class(class);
        self.note(slip.patch(at..end, meant.to_string()));
        let header = if meant == '|' { "|" } else { ">" };
        self.block(header, owner.clone());
        true
    }

    /// KEY-007: words behind a key whose own keys, or elements, follow below: `公文: 如下`. True where
    /// that was told.
    pub(super) fn words_ahead(&mut self, at: usize, end: usize, owner: &Owner<'t>) -> bool {
        let grammar = owner.grammar;
        let list = grammar.takes_list();
        if owner.name.is_empty() || grammar.takes_words() || !(grammar.takes_keys() || list) {
            return false;
        }
        let Some(line) = self.next_line() else {
            return false;
        };
        let row = self.row(line);
        let (column, deeper) = (row.column, row.column > owner.typed);
        let follows = match &row.token {
            Token::Key(mark) => deeper && grammar.holding(self.name(mark)).is_some(),
            Token::Bullet(bullet) => {
                let torn = || self.torn_off(&row.line, column, bullet).is_some();
                let free = column >= owner.typed && self.list_at(column).is_none();
                bullet.good && list && free && !torn()
            }
            Token::Words => false,
        };
        if !follows || grammar.is_unknown() {
            return false;
        }
        let slip = words::words_ahead(at..end, &self.text[at..end], owner.name);
        let gap = super::values::line_blanks(&self.text[..at]);
        self.note(slip.class(Class::Ask).patch(at - gap..end, ""));
        if let Some(top) = self.frames.last_mut() {
            top.last.open = true;
        }
        true
    }

    /// YML-012: names on lines of their own below a key, without their dashes. True where that was told.
    pub(super) fn dashless(&mut self, rows: &[Range<usize>], owner: &Owner<'t>) -> bool {
        let grammar = owner.grammar;
        let several = grammar.takes_list() && !grammar.takes_prose() && !grammar.takes_keys();
        let title = self.frames.last().and_then(|top| top.last.step);
        let title = title.is_some_and(|(en, _)| en == "title");
        let [first, _, ..] = rows else { return false };
        let own_line = self.text[..first.start]
            .trim_end_matches(' ')
            .ends_with('\n');
        let name = |row: &Range<usize>| {
            let name = self.text[row.clone()].trim_end_matches(MARKS);
            (3..=30).contains(&name.chars().count())
                && name
                    .chars()
                    .all(|found| found.is_alphanumeric() || "（）、".contains(found))
        };
        if !several || title || !own_line || owner.name.is_empty() || !rows.iter().all(name) {
            return false;
        }
        let bare = |row: &Range<usize>| self.text[row.clone()].trim_end_matches(MARKS);
        let samples: Vec<_> = rows
            .iter()
            .take(3)
            .map(|row| bare(row).to_owned())
            .collect();
        let slip = words::dashless(first.clone(), rows.len(), &samples).class(Class::Ask);
        let slip = rows.iter().fold(slip, |slip, row| {
            let end = row.start + bare(row).len();
            let slip = slip.patch(row.start..row.start, "- ");
            if end < row.end {
                slip.patch(end..row.end, "")
            } else {
                slip
            }
        });
        self.note(slip);
        true
    }

    /// YML-012: two elements on one line: `- 甲 - 乙`.
    pub(super) fn dash_within(&mut self, row: &Range<usize>, owner: &Owner<'t>) {
        let text = &self.text[row.clone()];
        let grammar = owner.grammar;
        if !owner.name.is_empty() || !grammar.takes_words() || grammar.takes_prose() {
            return;
        }
        let dashes = text
            .match_indices("- ")
            .filter(|(at, _)| text[..*at].ends_with(' ') || text[..*at].ends_with(MARKS));
        let found: Vec<_> = dashes.map(|(at, _)| row.start + at).collect();
        let apart = |found: char| line::is_blank(found) || MARKS.contains(&found);
        let Some(&first) = found.first() else { return };
        let mut parts = text.split("- ").map(|part| part.trim_matches(apart));
        let name = |part: &str| {
            part.chars().count() > 2
                && part
                    .chars()
                    .all(|found| found > '\u{2e7f}' && found.is_alphabetic())
        };
        if !parts.all(name) {
            return;
        }
        let slip = words::dash_within(first, text).class(Class::Ask);
        let slip = found.iter().fold(slip, |slip, &at| {
            let before = self.text[row.start..at].trim_end_matches(apart).len();
            slip.patch(
                row.start + before..at,
                format!("\n{}", " ".repeat(owner.column)),
            )
        });
        self.note(slip);
    }

    /// YML-028: a comma behind a value of one line, where nothing more comes.
    pub(super) fn comma_behind(&mut self, row: &Range<usize>, owner: &Owner<'t>) {
        let text = &self.text[row.clone()];
        let grammar = owner.grammar;
        if !grammar.takes_words() || grammar.takes_prose() || grammar.takes_keys() {
            return;
        }
        // A Chinese comma may be what was meant to be printed.
        let bare = text.trim_end_matches([',', ';']);
        if bare.len() == text.len() || bare.is_empty() {
            return;
        }
        let at = row.start + bare.len();
        let slip = words::comma_behind(at..row.end, &text[bare.len()..], bare);
        self.note(slip.class(Class::Ask).patch(at..row.end, ""));
    }

    /// YML-013: one straight quote behind words that none opens: `特此报告。"`
    pub(super) fn lone_quote(&mut self, row: &Range<usize>) {
        let text = &self.text[row.clone()];
        let Some(inner) = text.strip_suffix('"').filter(|inner| !inner.contains('"')) else {
            return;
        };
        // Behind a digit it may be a measure.
        if inner.ends_with(|last: char| last.is_ascii_digit()) || inner.is_empty() {
            return;
        }
        let at = row.end - 1;
        let open = inner.matches('“').count() > inner.matches('”').count();
        let slip = words::lone_quote(at, inner, open).class(Class::Ask);
        self.note(slip.patch(at..row.end, if open { "”" } else { "" }));
    }
}

/// Marks between elements, that end none.
const MARKS: [char; 5] = [',', '，', ';', '；', '、'];
