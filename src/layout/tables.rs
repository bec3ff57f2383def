//! FMT-015 tables: headers on every page, lines that are high enough, figures that line up.

use super::{BLANKS, Laid, said, size};
use crate::diagnostic::Severity;
use crate::say;

/// A table of so many rows goes over the end of a page.
const LONG: usize = 23;

pub(super) fn check(laid: &mut Laid<'_>) {
    let tables = laid.layout.tables.iter();
    let long = tables.filter(|table| table.rows >= LONG && !table.repeats);
    let firsts: Vec<usize> = long.map(|table| table.first).collect();
    let message = say!(
        "表格跨页，后面的页上没有表头",
        "a table goes over the end of a page, and its header is not repeated"
    );
    let hint = say!(
        "选中表头那一行，在“布局”里点“重复标题行”",
        "select its first row and choose Repeat Header Rows"
    );
    laid.tell("FMT-015", Severity::Warning, &firsts, message, hint);
    let sets = laid.layout.paragraphs.iter().enumerate();
    let crushed = sets.filter(|(_, set)| {
        let exact = set.look.rule.as_deref() == Some("exact");
        let line = set.look.line.filter(|_| set.in_table && exact);
        line.zip(size(set))
            .is_some_and(|(line, size)| line < size * 10)
    });
    let crushed: Vec<usize> = crushed.map(|(at, _)| at).collect();
    let message = say!(
        "表格里的行距比字还小，字会被切掉",
        "lines of a table are lower than their characters"
    );
    let hint = say!(
        "把表格里的行距改成单倍行距",
        "set the lines of the table single"
    );
    laid.tell("FMT-015", Severity::Warning, &crushed, message, hint);
    numbers(laid);
}

/// Figures under each other, at the left: they end in other places.
fn numbers(laid: &mut Laid<'_>) {
    let left = |at: &usize| {
        laid.set(*at).is_some_and(|set| {
            let align = set.look.align.as_deref();
            let held = set.look.left.is_none() && set.look.indent.unwrap_or(0) == 0;
            let blank = set.runs.first();
            let blank = blank.is_some_and(|run| run.text.starts_with(BLANKS));
            matches!(align, None | Some("left" | "both" | "start")) && held && !blank
        })
    };
    let length = |at: &usize| laid.set(*at).map_or(0, |set| said(set).trim().len());
    let uneven = |cells: &&Vec<usize>| {
        let lengths: Vec<usize> = cells.iter().map(length).collect();
        cells.iter().all(left) && lengths.iter().min() != lengths.iter().max()
    };
    let columns = laid.roles.numbers.iter().filter(uneven);
    let firsts: Vec<usize> = columns.filter_map(|cells| cells.first().copied()).collect();
    let message = say!(
        "表格里的数字靠左，位数对不齐",
        "figures of a table stand at the left: their places do not line up"
    );
    let hint = say!(
        "选中这一列数字，点“右对齐”（位数相近的居中也行）",
        "align the column at the right"
    );
    laid.tell("FMT-015", Severity::Info, &firsts, message, hint);
}
