//! Tables that are open: in which cell a paragraph stands.

use super::xml::Element;
use crate::read::sheet::Look;

/// The tables of a document.
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
    /// The column of the open cell, and how many it takes.
    column: usize,
    span: usize,
    in_cell: bool,
}

/// No cell takes more columns.
const WIDEST: usize = 64;

impl Tables {
    /// An element of a table begins; false where it is none.
    pub fn start(&mut self, name: &str, element: &Element<'_>) -> bool {
        match (name, self.open.last_mut()) {
            ("tbl", holder) => {
                self.nested.extend(holder.map(|table| table.number));
                self.open.push(Table {
                    number: self.count,
                    row: None,
                    column: 0,
                    span: 1,
                    in_cell: false,
                });
                self.count += 1;
            }
            ("tr", Some(table)) => {
                table.row = Some(table.row.map_or(0, |row| row + 1));
                table.column = 0;
            }
            ("tc", Some(table)) => {
                table.in_cell = true;
                table.span = 1;
            }
            ("gridSpan" | "gridBefore", Some(table)) => {
                let span = element.value().and_then(|span| span.parse().ok());
                let span: usize = span.unwrap_or(1).clamp(1, WIDEST);
                if name == "gridSpan" {
                    table.span = span;
                } else {
                    table.column += span;
                }
            }
            _ => return false,
        }
        true
    }

    /// An element of a table ends.
    pub fn end(&mut self, name: &str) {
        match (name, self.open.last_mut()) {
            ("tbl", _) => {
                self.open.pop();
            }
            ("tc", Some(table)) if table.in_cell => {
                table.column += table.span;
                table.in_cell = false;
            }
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
