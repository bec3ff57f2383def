//! NUM-004: a column of changes beside this year's column and last year's.

use super::super::super::{Facts, Found, Rule, Verdict, Why};
use super::grid::{Cell, Grid, grids};
use super::moved::{Moved, Scales};
use super::senses::Way;
use super::times::{Column, columns};
use super::{Desk, mended};
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::say;

pub(in super::super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut desk = Desk::new(rule, found);
    for grid in grids(facts.prose) {
        for (field, column) in columns(&grid) {
            let records = 0..grid.records.len();
            let cells = records.filter_map(|record| grid.cell(record, field));
            desk.explain(cells, Why::NoLastYear);
            if let Some(column) = column {
                tell(&grid, field, &column, &mut desk);
            }
        }
    }
}

fn tell(grid: &Grid<'_>, field: usize, column: &Column<'_>, desk: &mut Desk<'_>) {
    let scales = Scales::of(grid, field, column);
    let moved = column.steps.iter().map(|step| {
        let moved = Moved::of(grid, field, column, step, &scales);
        (step, moved)
    });
    let moved: Vec<_> = moved.collect();
    let shown = moved
        .iter()
        .any(|(_, moved)| moved.as_ref().is_some_and(Moved::shows));
    // Where none bears a sign, one that is missing says nothing.
    let signed = column.steps.iter().any(|step| {
        let told = step.change.change();
        told.is_some_and(|told| {
            told.way.is_some() || told.number.is_some_and(|number| number.value.is_negative())
        })
    });
    for (step, moved) in &moved {
        let cells = [step.change, step.now, step.before];
        match moved {
            Some(moved) if moved.fits() => desk.mark(&cells, Verdict::Right, &moved.sum),
            Some(_) if grid.notes.noted => desk.explain([step.change], Why::Noted),
            Some(_) if column.weak && !shown => desk.explain([step.change], Why::Unrelated),
            Some(moved) => {
                let unsigned = moved.lacks_sign(column.sense) && !signed;
                moved.tell(cells, unsigned, desk);
            }
            // What it is measured in does not show, or it is no change that can be computed.
            None if step.now.value().is_some() && step.before.value().is_some() => {
                desk.explain([step.change], Why::Unrelated);
            }
            None => desk.explain([step.change], Why::Gap),
        }
    }
}

impl Moved<'_> {
    fn tell(&self, cells: [Cell<'_>; 3], unsigned: bool, desk: &mut Desk<'_>) {
        let [change, now, before] = cells;
        let made = desk.finding_of(change, self.message(change, unsigned));
        let verdict = if unsigned {
            Verdict::Doubtful
        } else {
            Verdict::Wrong
        };
        desk.mark(&[change], verdict, &self.sum);
        desk.mark(&[now, before], Verdict::Doubtful, &self.sum);
        let Some(mut made) = made else {
            return;
        };
        for (cell, words) in [
            (now, say!("今年的数在这里", "this year's figure is here")),
            (before, say!("上年的数在这里", "last year's figure is here")),
        ] {
            if let Some(span) = cell.passage.whole() {
                made = made.relate(span, words);
            }
        }
        if unsigned {
            made.severity = Severity::Warning;
        }
        desk.tell([self.hinted(made, change, unsigned)]);
    }

    fn hinted(&self, made: Diagnostic, change: Cell<'_>, unsigned: bool) -> Diagnostic {
        let (right, unit, actual) = (self.right, self.unit, way(self.actual));
        if unsigned || self.wrong_way || self.number.is_none() {
            return made.hint(say!(
                "核对今年、上年的数；都对的话，升降写成“{actual}”",
                "check both figures; if they are right, write {actual}"
            ));
        }
        let made = made.hint(say!(
            "核对今年、上年的数；都对的话改成{right}{unit}",
            "check both figures; if they are right write {right}{unit}"
        ));
        mended(made, change, right)
    }

    fn message(&self, change: Cell<'_>, unsigned: bool) -> Words {
        let (right, unit, sum) = (self.right, self.unit, &self.sum);
        let typed = change.text();
        let actual = way(self.actual);
        let Some(stated) = self.number else {
            let (new, old) = (self.new, self.old);
            return say!(
                "上年{old}，今年{new}，是{actual}，这里写的是「{typed}」",
                "{old} last year and {new} this year: {actual}, and 「{typed}」 is written"
            );
        };
        if unsigned {
            return say!(
                "{sum}，是{actual}，这里的{typed}没有写明是升还是降",
                "{sum}: {actual}; whether {typed} is a rise or a fall is not said"
            );
        }
        if self.worded {
            let own = typed.find(|letter: char| letter.is_ascii_digit());
            let own = own.and_then(|at| typed.get(..at));
            let word = own.filter(|own| !own.is_empty() && !self.wrong_way);
            let word = word.unwrap_or(actual);
            return say!(
                "{sum}，应写{word}{right}{unit}，现在是「{typed}」",
                "{sum}: write {word}{right}{unit}, not 「{typed}」"
            );
        }
        let (zh_how, en_how) = match () {
            () if self.cut == Some(stated) && unit == "%" => {
                ("（现为直接截尾）", " (it was cut off)")
            }
            () if right.is_negative() != stated.is_negative() => {
                ("（升降写反了）", " (the other direction)")
            }
            () => ("", ""),
        };
        say!(
            "{sum}，应写{right}{unit}，现在是{stated}{unit}{zh_how}",
            "{sum}: write {right}{unit}, not {stated}{unit}{en_how}"
        )
    }
}

fn way(way: Way) -> &'static str {
    match way {
        Way::Rise => "上升",
        Way::Fall => "下降",
        Way::Level => "持平",
    }
}
