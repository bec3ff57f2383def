//! Marks that people put ahead of the elements of a list, where `- ` is wanted (YML-012).

use super::frames::Frame;
use super::grammar::Grammar;
use super::line::{Bullet, Line};
use super::scan::Scan;

use super::slip::{Class, Slip};
use super::words;
use crate::yaml::Patch;

/// Lines in a row that begin with such marks.
pub struct Run {
    pub slip: usize,
    marks: Vec<String>,
    lines: usize,
    column: usize,
    samples: Vec<String>,
}

impl Scan<'_> {
    /// Notes the mark of a line, with those of the lines ahead of it as one slip.
    pub fn bullets(&mut self, line: &Line, column: usize, bullet: &Bullet) {
        let mark = self.text[bullet.mark.clone()].to_owned();
        let patch = Patch::new(bullet.mark.start..bullet.next, "- ");
        let words = words::head(&self.text[bullet.next..line.end], 20);
        let run = self.run.take().filter(|run| run.column == column);
        let run = match run {
            Some(mut run) => {
                run.lines += 1;
                if !run.marks.contains(&mark) {
                    run.marks.push(mark);
                }
                if run.samples.len() < 3 {
                    run.samples.push(words);
                }
                run
            }
            None => {
                let at = bullet.mark.clone();
                let slip = Slip::new("YML-012", at, words::bullets(1, &[])).class(Class::Ask);
                Run {
                    slip: self.note(slip),
                    marks: vec![mark],
                    lines: 1,
                    column,
                    samples: vec![words],
                }
            }
        };
        let keyed = self.is_keyed(bullet, line);
        let slip = &mut self.slips[run.slip];
        slip.message = words::bullets(run.lines, &run.marks);
        slip.hints = vec![words::bullet_hint(&run.samples)];
        slip.patches.push(patch);
        slip.class = if keyed && run.marks == ["-"] {
            Class::Safe
        } else {
            Class::Ask
        };
        self.run = Some(run);
    }

    /// True where a key of the list's elements follows the mark.
    fn is_keyed(&self, bullet: &Bullet, line: &Line) -> bool {
        let grammar = self
            .frames
            .last()
            .map_or(Grammar::UNKNOWN, |top: &Frame<'_>| top.grammar);
        let known = |name: &str, _: bool| grammar.key(name).is_some();
        super::line::key(self.text, bullet.next, line.end, &known)
            .is_some_and(|mark| grammar.key(&self.text[mark.name]).is_some())
    }
}
