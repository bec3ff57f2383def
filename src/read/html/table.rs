//! Tables of a page that are open: in which cell a text stands.

use super::attribute;
use crate::read::sheet::Look;
use html5gum::emitters::default::StartTag;

/// The tables of a page.
#[derive(Default)]
pub struct Tables {
    open: Vec<Table>,
    count: usize,
    /// Tables that hold others.
    pub nested: Vec<usize>,
}

struct Table {
    number: usize,
    row: Option<usize>,
    column: usize,
    in_cell: bool,
    /// For how many more rows a cell from above takes each column.
    taken: Vec<usize>,
}

/// No cell takes more columns or rows.
const WIDEST: usize = 64;

/// Tables nest no deeper.
const DEEPEST: usize = 64;

impl Tables {
    /// An element begins.
    pub fn start(&mut self, name: &str, tag: &StartTag<usize>) {
        match (name, self.open.last_mut()) {
            ("table", holder) => {
                self.nested.extend(holder.map(|table| table.number));
                if self.open.len() >= DEEPEST {
                    return;
                }
                self.open.push(Table {
                    number: self.count,
                    row: None,
                    column: 0,
                    in_cell: false,
                    taken: Vec::new(),
                });
                self.count += 1;
            }
            ("tr", Some(table)) => table.next_row(),
            ("td" | "th", Some(table)) => {
                let count = |name: &str| {
                    let typed = attribute(tag, name).and_then(|typed| typed.trim().parse().ok());
                    typed.unwrap_or(1_usize).clamp(1, WIDEST)
                };
                table.cell(count("colspan"), count("rowspan"));
            }
            _ => {}
        }
    }

    /// An element ends.
    pub fn end(&mut self, name: &str) {
        match (name, self.open.last_mut()) {
            ("table", _) => {
                self.open.pop();
            }
            ("td" | "th" | "tr", Some(table)) => table.in_cell = false,
            _ => {}
        }
    }

    /// The cell that is open.
    pub fn look(&self) -> Option<Look> {
        let table = self.open.last().filter(|table| table.in_cell)?;
        Some(Look::Cell {
            table: table.number,
            row: table.row?,
            column: table.column,
        })
    }
}

impl Table {
    fn next_row(&mut self) {
        self.row = Some(self.row.map_or(0, |row| row + 1));
        self.column = 0;
        self.in_cell = false;
        for left in &mut self.taken {
            *left = left.saturating_sub(1);
        }
    }

    /// Opens a cell in the next column that is free.
    fn cell(&mut self, columns: usize, rows: usize) {
        if self.row.is_none() {
            self.next_row();
        }
        let mut at = if self.column > 0 || self.in_cell {
            self.column + 1
        } else {
            0
        };
        while self.taken.get(at).is_some_and(|left| *left > 0) {
            at += 1;
        }
        let at = at.min(1024);
        let end = at + columns;
        if self.taken.len() < end {
            self.taken.resize(end, 0);
        }
        self.taken[at..end].iter_mut().for_each(|left| *left = rows);
        self.column = at;
        self.in_cell = true;
    }
}
