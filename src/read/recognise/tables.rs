//! Cells as tables.

use super::rows::Rows;
use crate::document::{Column, Inline, Inlines, Run, Table};
use crate::read::sheet::Look;
use std::ops::Range;

/// The rows from `start` on that are cells of one table.
pub fn range(rows: &Rows<'_, '_>, start: usize, end: usize) -> Range<usize> {
    let table = |at: usize| match rows.all[at].line.look {
        Look::Cell { table, .. } => Some(table),
        _ => None,
    };
    let own = table(start);
    let length = (start..end)
        .take_while(|at| own.is_some() && table(*at) == own)
        .count();
    start..start + length
}

/// The table in `range`.
pub fn read<'s>(
    rows: &Rows<'s, '_>,
    range: Range<usize>,
    caption: Option<Inlines<'s>>,
) -> Table<'s> {
    let place = |at: usize| match rows.all[at].line.look {
        Look::Cell { row, column, .. } => Some((row, column)),
        _ => None,
    };
    let width = range
        .clone()
        .filter_map(place)
        .map(|(_, column)| column + 1)
        .max();
    let width = width.unwrap_or(0);
    let mut lines: Vec<Vec<Inlines<'s>>> = Vec::new();
    let mut open = None;
    for at in range {
        let Some((row, column)) = place(at) else {
            continue;
        };
        if open != Some(row) {
            open = Some(row);
            lines.push(vec![Vec::new(); width]);
        }
        if let Some(cell) = lines.last_mut().and_then(|line| line.get_mut(column)) {
            if !cell.is_empty() {
                cell.push(Inline::Text(Run::template(" ")));
            }
            cell.extend(rows.content(at));
        }
    }
    let mut lines = lines.into_iter();
    let columns = lines.next().unwrap_or_default().into_iter();
    Table {
        caption,
        columns: columns
            .map(|header| Column {
                header,
                numeric: false,
            })
            .collect(),
        rows: lines.collect(),
    }
}
