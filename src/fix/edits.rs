//! Edits that go well together, and a text with them applied.

use crate::diagnostic::Edit;
use crate::source::{Source, SourceId};
use std::collections::BTreeSet;
use std::ops::Range;

/// Edits of one round: those of one finding do not touch those of another.
pub struct Chosen<'t> {
    source: &'t Source,
    /// The text of `source` with the line ends of its file.
    text: &'t str,
    edits: Vec<(Range<usize>, String)>,
    /// What is spoken for; apart from one another.
    claims: BTreeSet<(usize, usize)>,
}

impl<'t> Chosen<'t> {
    /// None yet.
    pub fn new(source: &'t Source, text: &'t str) -> Self {
        Self {
            source,
            text,
            edits: Vec::new(),
            claims: BTreeSet::new(),
        }
    }

    /// Takes the edits of a finding, all or none: false where they change nothing, lie outside of
    /// the text, or touch what is taken.
    pub fn take(&mut self, edits: &[Edit]) -> bool {
        let inside = |edit: &Edit| {
            edit.span.source == SourceId(0) && self.source.text.get(edit.span.range()).is_some()
        };
        let changes = |edit: &Edit| self.source.slice(edit.span) != edit.replacement;
        if !edits.iter().all(inside) || !edits.iter().any(changes) {
            return false;
        }
        let mut ranges: Vec<_> = edits.iter().map(|edit| edit.span.range()).collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        if ranges.windows(2).any(|pair| pair[0].end > pair[1].start) {
            return false;
        }
        let claims = united(edits.iter().map(|edit| self.claim(edit)).collect());
        if claims.iter().any(|claim| self.is_taken(claim)) {
            return false;
        }
        self.claims
            .extend(claims.iter().map(|claim| (claim.start, claim.end)));
        for edit in edits {
            let replacement = self.with_line_ends(edit);
            self.edits.push((edit.span.range(), replacement));
        }
        true
    }

    /// An edit that breaks lines has the lines it touches to itself: it counts on their indentation.
    fn claim(&self, edit: &Edit) -> Range<usize> {
        let range = edit.span.range();
        if !edit.replacement.contains('\n') {
            return range;
        }
        let line = |at: usize| self.source.line_range(self.source.place(at).line);
        line(range.start).start.min(range.start)..line(range.end).end.max(range.end)
    }

    /// True where `range` overlaps what is taken. An insertion is in the way of whatever it touches:
    /// which of the two comes first would be a guess.
    fn is_taken(&self, range: &Range<usize>) -> bool {
        let before = self.claims.range(..=(range.end, usize::MAX)).rev();
        let mut near = before.take_while(|(_, end)| *end >= range.start);
        near.any(|&(start, end)| {
            start == end || range.is_empty() || start < range.end && range.start < end
        })
    }

    /// What an edit puts there, with the line ends of the file around it.
    fn with_line_ends(&self, edit: &Edit) -> String {
        let replacement = &edit.replacement;
        if !replacement.contains('\n') {
            return replacement.clone();
        }
        let line_end = line_end(self.text, edit.span.range().end);
        replacement.replace("\r\n", "\n").replace('\n', line_end)
    }

    /// The text with the edits applied.
    pub fn applied(mut self) -> Changed {
        self.edits
            .sort_by_key(|(range, _)| (range.start, range.end));
        let mut text = String::with_capacity(self.text.len() + 64);
        let mut moves = Vec::with_capacity(self.edits.len());
        let mut copied = 0;
        for (old, replacement) in self.edits {
            text.push_str(&self.text[copied..old.start]);
            let start = text.len();
            text.push_str(&replacement);
            copied = old.end;
            moves.push((old, start..text.len()));
        }
        text.push_str(&self.text[copied..]);
        Changed { text, moves }
    }
}

/// A changed text, and what has moved where.
pub struct Changed {
    pub text: String,
    /// The stretches that were replaced, and those in their place.
    moves: Vec<(Range<usize>, Range<usize>)>,
}

impl Changed {
    /// Where byte `at` of the old text stands now.
    pub fn moved(&self, at: usize) -> usize {
        let behind = self.moves.partition_point(|(old, _)| old.start < at);
        let Some((old, new)) = behind.checked_sub(1).map(|last| &self.moves[last]) else {
            return at;
        };
        match at.checked_sub(old.end) {
            Some(past) => new.end + past,
            // What it stood in is no more.
            None => new.end.min(new.start + at - old.start),
        }
    }

    /// What now stands in the place of the stretch `old`.
    pub fn in_place_of(&self, old: &Range<usize>) -> Range<usize> {
        let key = (old.start, old.end);
        let moves = &self.moves;
        let first = moves.partition_point(|(range, _)| (range.start, range.end) < key);
        moves
            .get(first)
            .map_or_else(|| old.clone(), |(_, new)| new.clone())
    }
}

/// The line end at byte `at` of `text`, or the one before it.
fn line_end(text: &str, at: usize) -> &'static str {
    const ENDS: [char; 2] = ['\n', '\r'];
    let next = text[at..].find(ENDS).map(|next| at + next);
    let Some(found) = next.or_else(|| text.rfind(ENDS)) else {
        return "\n";
    };
    let wide = text[..found].ends_with('\r') || text[found..].starts_with("\r\n");
    match text.as_bytes()[found] {
        b'\n' if wide => "\r\n",
        b'\r' if wide => "\r\n",
        b'\r' => "\r",
        _ => "\n",
    }
}

/// Ranges with those that touch made one.
fn united(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut united: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match united.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => united.push(range),
        }
    }
    united
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn edit(start: usize, end: usize, replacement: &str) -> Edit {
        Edit {
            span: Span::new(SourceId(0), start, end),
            replacement: replacement.to_owned(),
        }
    }

    /// Each finding's edits, and what becomes of `0123456789` with those that are taken.
    #[test]
    fn what_touches_waits() {
        type Findings = &'static [&'static [(usize, usize, &'static str)]];
        let cases: &[(Findings, &[bool], &str)] = &[
            (
                &[&[(2, 3, "x")], &[(3, 4, "y")]],
                &[true, true],
                "01xy456789",
            ),
            (
                &[&[(2, 4, "x")], &[(3, 5, "y")]],
                &[true, false],
                "01x456789",
            ),
            (
                &[&[(2, 2, "x")], &[(2, 2, "y")]],
                &[true, false],
                "01x23456789",
            ),
            (&[&[(2, 4, "")], &[(4, 4, "y")]], &[true, false], "01456789"),
            (&[&[(2, 8, "x")], &[(4, 4, "y")]], &[true, false], "01x89"),
            // All of a finding or none of it.
            (
                &[&[(5, 6, "x")], &[(0, 1, "y"), (5, 5, "z")], &[(0, 0, "w")]],
                &[true, false, true],
                "w01234x6789",
            ),
            // A break claims its line.
            (
                &[&[(5, 5, "\n")], &[(0, 1, "y")]],
                &[true, false],
                "01234\n56789",
            ),
            // Nonsense is not taken.
            (
                &[&[(5, 5, "")], &[(9, 12, "y")], &[(1, 3, ""), (2, 4, "")]],
                &[false; 3],
                "0123456789",
            ),
        ];
        for (findings, taken, expected) in cases {
            let text = "0123456789";
            let source = Source::new(SourceId(0), "t", text);
            let mut chosen = Chosen::new(&source, text);
            let took: Vec<_> = findings
                .iter()
                .map(|edits| {
                    let edits = edits
                        .iter()
                        .map(|&(start, end, text)| edit(start, end, text));
                    chosen.take(&edits.collect::<Vec<_>>())
                })
                .collect();
            assert_eq!(
                (took.as_slice(), &*chosen.applied().text),
                (*taken, *expected)
            );
        }
    }

    #[test]
    fn places_move_along() {
        let text = "0123456789";
        let source = Source::new(SourceId(0), "t", text);
        let mut chosen = Chosen::new(&source, text);
        assert!(chosen.take(&[edit(7, 9, "")]) && chosen.take(&[edit(2, 3, "xyz")]));
        let changed = chosen.applied();
        assert_eq!(changed.text, "01xyz34569");
        for (old, new) in [(0, 0), (2, 2), (3, 5), (6, 8), (8, 9), (9, 9)] {
            assert_eq!(changed.moved(old), new, "{old}");
        }
        assert_eq!(changed.in_place_of(&(2..3)), 2..5);
    }
}
