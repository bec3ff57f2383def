//! FMT-015 tables: headers on every page, lines that are high enough.

use super::{Laid, size};
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
}
