//! Paragraphs that were pasted without indentation (YML-011).

use super::frames::Owner;
use super::line::Line;
use super::scan::Scan;

use super::slip::Class;
use super::values::Written;
use super::words;
use crate::yaml::Patch;
use std::ops::Range;

impl<'t> Scan<'t> {
    /// Takes the lines that follow a value and are no keys, dashes or comments for further
    /// paragraphs of it.
    pub fn paragraphs(&mut self, owner: Owner<'t>, written: Written) {
        let mut run: Vec<Line> = Vec::new();
        while let Some(line) = self.next_line() {
            // Ahead of more text of a block, a `#` belongs to it (`goes_on`).
            let own = matches!(written, Written::Block(_)) && run.is_empty();
            if self.text[line.first..].starts_with('#') && !own {
                break;
            }
            let row = self.row(line);
            let block = matches!(written, Written::Block(_));
            let other = !block && (self.is_pasted(&line) || self.is_asked(&line));
            if self.is_structure(&row, &owner) || self.is_apart(&line) || other {
                break;
            }
            run.push(line);
            self.at = line.next;
        }
        let Some(first) = run.first() else { return };
        if self.text_forgotten(&run, &owner) {
            return;
        }
        let unknown = owner.grammar.is_unknown();
        let last = run[run.len() - 1];
        let words = owner.grammar.takes_words() || unknown;
        if !words && !owner.grammar.takes_list() {
            for line in &run {
                let slip = words::stray(self.text, line).patch(line.start..line.end, "");
                self.note(slip.class(Class::Hand));
            }
            return;
        }
        let number = self.line_number(first.start);
        let slip = match first.odd.filter(|_| !matches!(written, Written::Closed)) {
            Some(odd) if odd != '\t' => words::odd_paragraph(self.text, first, &owner),
            _ => words::paragraph(self.text, first, number, &owner),
        };
        let mut slip = slip.class(Class::Ask);
        let prose = owner.grammar.takes_prose() || unknown;
        let patches = if prose || (words && matches!(written, Written::Open | Written::Block(_))) {
            self.as_block(&owner, written, &run)
        } else {
            None
        };
        let done = |patch: &Patch| self.text[patch.range.clone()] == patch.replacement;
        match patches {
            // It stands where it belongs once what is above it does.
            Some(patches) if patches.iter().all(done) => return,
            Some(patches) => slip.patches = patches,
            None => {
                slip.class = Class::Hand;
                slip.patches = vec![Patch::new(first.start..last.end, "")];
            }
        }
        self.note(slip);
    }

    /// YML-011: paragraphs behind a value that is no text, in an entry that has none yet: the key was
    /// forgotten. True where it was told.
    fn text_forgotten(&mut self, run: &[Line], owner: &Owner<'t>) -> bool {
        let grammar = owner.grammar;
        let (Some(first), Some(top)) = (run.first(), self.frames.last()) else {
            return false;
        };
        let text = top
            .grammar
            .key("text")
            .filter(|_| !top.list && top.lacks("text"));
        let single = !grammar.takes_prose() && !grammar.takes_keys() && !grammar.is_unknown();
        let sentence = self.text[first.first..first.end].contains(['，', '。', '；', '、']);
        let Some((text, _)) = text.filter(|_| single && sentence && !owner.name.is_empty()) else {
            return false;
        };
        let column = top.column;
        let (outer, inner) = (" ".repeat(column), " ".repeat(column + 2));
        let block = run.len() > 1 || self.is_risky(first);
        let slip = words::text_forgotten(self.text, first, text.zh).class(Class::Ask);
        let key = match block {
            true => format!("{outer}{}: |\n{inner}", text.zh),
            false => format!("{outer}{}: ", text.zh),
        };
        let slip = slip.patch(first.start..first.first, key);
        let slip = run[1..].iter().fold(slip, |slip, line| {
            slip.patch(line.start..line.first, inner.clone())
        });
        self.note(slip);
        if let Some(top) = self.frames.last_mut() {
            top.know(text.zh);
        }
        true
    }

    /// True for a line that is no further paragraph of anything: marks alone, a remark, the heading of
    /// a section.
    fn is_apart(&self, line: &Line) -> bool {
        let text = &self.text[line.first..line.end];
        let marks = text
            .chars()
            .all(|found| !found.is_alphanumeric() && !"“”。！？".contains(found));
        let heading = || {
            let (count, rest) = text.split_once('、').unwrap_or_default();
            let count_only = count
                .chars()
                .all(|found| "一二三四五六七八九十".contains(found));
            !count.is_empty()
                && count_only
                && !rest.contains(['。', '；', '，'])
                && rest.chars().count() <= 30
        };
        line.first == line.start && (marks || heading() || words::odd_comment(text, 0).is_some())
    }

    /// The edits that make one block of a value and of the lines below it.
    fn as_block(&self, owner: &Owner<'t>, written: Written, run: &[Line]) -> Option<Vec<Patch>> {
        let column = match written {
            Written::Block(column) => column,
            _ => owner.column + 2,
        };
        let indent = " ".repeat(column);
        let mut patches = Vec::new();
        let opening = |range: Range<usize>| Patch::new(range, format!(" |\n{indent}"));
        match written {
            Written::Block(_) => {}
            Written::Open => {
                if run.len() > 1 || run.iter().any(|line| self.is_risky(line)) {
                    let colon = self.text[..run[0].start].trim_end().len();
                    // A comment may stand behind the key.
                    let line = self.text[..colon].rfind('\n').map_or(0, |at| at + 1);
                    if self.text[line..colon].contains(" #") {
                        return None;
                    }
                    patches.push(Patch::new(colon..colon, " |"));
                }
            }
            // A sentence that was wrapped is one paragraph.
            Written::Plain(rows)
                if self.wraps(&rows) && !run.iter().any(|line| self.is_risky(line)) => {}
            Written::Plain(rows) => {
                let first = rows.first()?;
                let line_end = self.text[first.start..]
                    .find('\n')
                    .map_or(self.text.len(), |end| first.start + end);
                let commented = self.text[first.end..line_end].contains('#');
                if commented
                    || self.slips.last().is_some_and(|slip| {
                        slip.patches.iter().any(|patch| {
                            patch.range.start < line_end && patch.range.end > first.start
                        })
                    })
                {
                    return None;
                }
                patches.push(opening(self.gap(owner, first.start)));
                for pair in rows.windows(2) {
                    patches.push(Patch::new(pair[0].end..pair[1].start, ""));
                }
            }
            Written::Quoted(quotes) => {
                patches.push(opening(
                    self.gap(owner, quotes.start).start..quotes.start + 1,
                ));
                patches.push(Patch::new(quotes.end - 1..quotes.end, ""));
            }
            Written::Closed => return None,
        }
        for line in run {
            patches.push(Patch::new(line.start..line.first, indent.clone()));
        }
        Some(patches)
    }

    /// True where a sentence goes on behind `rows`.
    fn wraps(&self, rows: &[Range<usize>]) -> bool {
        let last = rows.last().map_or("", |row| &self.text[row.clone()]);
        last.ends_with(['，', '、', '；'])
    }

    /// The blanks ahead of a value, behind its colon or dash.
    fn gap(&self, owner: &Owner<'t>, value: usize) -> Range<usize> {
        let before = self.text[..value].trim_end_matches([' ', '\t']).len();
        if owner.name.is_empty() {
            return before..value;
        }
        before.max(owner.gap.start)..value
    }

    /// True where YAML would take a plain line for something else.
    fn is_risky(&self, line: &Line) -> bool {
        let text = &self.text[line.first..line.end];
        text.contains(": ")
            || text.ends_with(':')
            || text.contains(" #")
            || text.starts_with([
                '*', '&', '!', '%', '@', '`', '|', '>', '[', '{', '"', '\'', '-', '?',
            ])
    }

    /// The number of the line that begins at `start`, from 1.
    pub fn line_number(&mut self, start: usize) -> usize {
        let (at, number) = self.counted;
        let count = |text: &str| text.bytes().filter(|&byte| byte == b'\n').count();
        let number = if start >= at {
            number + count(&self.text[at..start])
        } else {
            number - count(&self.text[start..at])
        };
        self.counted = (start, number);
        number
    }
}
