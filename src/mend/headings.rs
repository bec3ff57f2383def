//! Lines that stand above what belongs together: a key that is commented out, a heading typed as in
//! the report, and ends of a code block around the file.

use super::line::{self, Bullet, Line};
use super::scan::Scan;
use super::slip::Class;
use super::tokens::Token;
use super::words;

impl<'t> Scan<'t> {
    /// YML-009: a key behind `#`, whose own lines follow and are no comments: `# 计划:`. True where it
    /// was told, and read as the key that it is.
    pub(super) fn commented_key(&mut self, line: &Line) -> bool {
        let column = line.first - line.start;
        let Some(index) = self.mapping_at(column).filter(|_| line.odd.is_none()) else {
            return false;
        };
        let frame = &self.frames[index];
        let grammar = frame.grammar;
        let at = line.first + 1;
        let at = at + line::blanks(&self.text[at..line.end]);
        let known = |name: &str, _: bool| grammar.key(name).is_some();
        let mark = line::key(self.text, at, line.end, &known);
        let Some(mark) = mark.filter(|mark| mark.gap.end >= line.end && mark.slip.is_none()) else {
            return false;
        };
        let name = &self.text[mark.name.clone()];
        let Some((key, value)) = grammar.key(name).filter(|_| frame.lacks(name)) else {
            return false;
        };
        // Whether the key stands elsewhere costs a look at the whole text.
        if self.text.len() > 1 << 20 {
            return false;
        }
        let holds = (value.takes_list() || value.takes_keys()) && !value.takes_prose();
        let elsewhere = column == 0 && key.spellings().any(|key| self.is_at_top(key));
        if !holds || frame.moved.is_some() || elsewhere || !self.lines_below(column) {
            return false;
        }
        self.frames.truncate(index + 1);
        self.frames[index].last.step = Some((key.en, key.zh));
        let slip = words::commented_key(line.first, name).class(Class::Ask);
        self.note(slip.patch(line.first..at, ""));
        let line = Line { first: at, ..*line };
        self.key_line(&line, column, mark);
        true
    }

    /// True where a line of the file begins with `key` and its colon.
    fn is_at_top(&self, key: &str) -> bool {
        let mut lines = self.text.lines();
        lines.any(|line| {
            line.strip_prefix(key)
                .is_some_and(|rest| rest.starts_with([':', '：']))
        })
    }

    /// True where the next line is no comment, and deeper than `column`, or an element.
    fn lines_below(&self, column: usize) -> bool {
        let mut at = self.at;
        while at < self.text.len() {
            let line = Line::at(self.text, at);
            at = line.next;
            if line.is_blank() {
                continue;
            }
            let rest = &self.text[line.first..];
            let deep = line.first - line.start;
            return !rest.starts_with('#')
                && (deep > column || rest.starts_with("- ") && deep == column);
        }
        false
    }

    /// YML-012: a heading typed as in the report, above the entries or the keys that it would hold:
    /// `一、优化营商环境`. True where it was told.
    pub(super) fn typed_heading(&mut self, line: &Line, column: usize, bullet: &Bullet) -> bool {
        let mark = &self.text[bullet.mark.clone()];
        if bullet.good || !mark.contains(|found: char| "一二三四五六七八九十".contains(found))
        {
            return false;
        }
        let words = &self.text[bullet.next..line.end];
        let Some(below) = self
            .next_line()
            .filter(|_| !words.contains(['。', ':', '：']))
        else {
            return false;
        };
        let row = self.row(below);
        let Some(top) = self.frames.last() else {
            return false;
        };
        let follows = match &row.token {
            Token::Bullet(next) => next.good && top.last.open && row.column >= column,
            Token::Key(mark) => {
                let name = self.name(mark);
                top.last.open && row.column >= column && top.last.grammar.key(name).is_some()
            }
            Token::Words => false,
        };
        if !follows {
            return false;
        }
        let slip = words::typed_heading(line, &self.text[line.first..line.end]);
        self.note(slip.class(Class::Ask).patch(line.start..line.next, ""));
        true
    }

    /// YML-020: the fence of a code block, which somebody has copied along. True where it was told.
    pub(super) fn fence(&mut self, line: &Line) -> bool {
        let content = &self.text[line.first..line.end];
        let rest = content.trim_start_matches('`');
        if content.len() - rest.len() < 3 || rest.len() > 8 || rest.contains('`') {
            return false;
        }
        let slip = words::fence(line.first..line.end, content);
        self.note(slip.class(Class::Ask).patch(line.start..line.next, ""));
        true
    }
}
