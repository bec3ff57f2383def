//! Marks that part documents (YML-021).

use super::line::{self, Line};
use super::scan::Scan;
use super::slip::Class;
use super::words;

impl<'t> Scan<'t> {
    /// A mark that parts documents.
    pub(super) fn document_mark(&mut self, line: &Line) -> bool {
        let content = &self.text[line.start..line.end];
        let dashes = content.len() >= 3 && content.bytes().all(|byte| byte == b'-');
        let marked = dashes || content == "..." || content.starts_with("--- ");
        if !marked || line.first != line.start {
            return false;
        }
        if self.frames.is_empty() && content.starts_with("---") && content.len() == 3 {
            return true;
        }
        if content == "..." && self.last_content() < line.next {
            return true;
        }
        let second = self.last_repeated() >= line.next;
        let end = if second { self.text.len() } else { line.end };
        let slip = words::document_mark(line, second).patch(line.start..end, "");
        self.note(slip.class(Class::Hand));
        if second {
            self.at = self.text.len();
        }
        true
    }

    /// Where the last line begins that is neither blank, a comment nor a mark.
    fn last_content(&mut self) -> usize {
        let text = self.text;
        let lines = || {
            let mut at = text.len();
            text.split_inclusive('\n').rev().map(move |line| {
                at -= line.len();
                (at, line.trim())
            })
        };
        *self.last_content.get_or_insert_with(|| {
            let mut lines = lines();
            let more = lines.find(|(_, line)| {
                let mark = line.chars().all(|mark| matches!(mark, '-' | '.'));
                !mark && !line.starts_with('#')
            });
            more.map_or(0, |(at, _)| at)
        })
    }

    /// Where the last line begins whose key is one of the report's that has been read already.
    pub(super) fn last_repeated(&mut self) -> usize {
        let seen = |name: &str| {
            self.frames
                .first()
                .is_some_and(|root| root.keys.contains(&name))
        };
        let known = |name: &str, _: bool| self.root.key(name).is_some();
        let repeated = |line: &Line| {
            let mark = line::key(self.text, line.start, line.end, &known);
            mark.is_some_and(|mark| seen(&self.text[mark.name]))
        };
        if self.repeated.is_none() {
            let (mut at, mut last) = (self.at, 0);
            while at < self.text.len() {
                let line = Line::at(self.text, at);
                at = line.next;
                if line.first == line.start && repeated(&line) {
                    last = line.start;
                }
            }
            self.repeated = Some(last);
        }
        self.repeated.unwrap_or(0)
    }
}
