//! Rows that were copied from a spreadsheet where a list of figures is meant (YML-012).

use super::grammar::Grammar;
use super::line::{self, Line};
use super::scan::Scan;
use super::slip::Class;
use super::words;
use crate::record::in_brackets;

/// The columns of rows that bring no head of their own.
const COLUMNS: [&str; 4] = ["name", "value", "unit", "previous"];

impl<'t> Scan<'t> {
    /// Rows of cells, a tab between each two, from `first` on. True where they were told.
    pub(super) fn pasted_rows(&mut self, first: &Line) -> bool {
        let Some(element) = self.figures_wanted().filter(|_| self.is_row(first)) else {
            return false;
        };
        let mut rows = vec![*first];
        while self.at < self.text.len() {
            let line = Line::at(self.text, self.at);
            if line.is_blank() || !self.is_row(&line) {
                break;
            }
            rows.push(line);
            self.at = line.next;
        }
        let head = self.cells(first).into_iter().map(|cell| element.key(cell));
        let head: Option<Vec<_>> = head.map(|key| Some(key?.0.zh)).collect();
        let columns = head.clone().unwrap_or_else(|| {
            let keys = COLUMNS.into_iter().filter_map(|key| element.key(key));
            keys.map(|(key, _)| key.zh).collect()
        });
        let body = &rows[usize::from(head.is_some())..];
        let column = self.open_figures(first, body.len());
        let written = |line: &Line| {
            let cells = self.cells(line).into_iter().zip(&columns);
            let filled = cells.filter(|(cell, _)| !cell.is_empty());
            let pairs: Vec<_> = filled
                .map(|(cell, key)| format!("{key}: {}", in_brackets(cell)))
                .collect();
            format!("- {{{}}}", pairs.join(", "))
        };
        let samples: Vec<_> = body.iter().take(3).map(written).collect();
        let wide = body
            .iter()
            .any(|line| self.cells(line).len() > columns.len());
        let class = if wide { Class::Hand } else { Class::Ask };
        let mut slip = words::pasted_rows(first, rows.len(), &samples).class(class);
        if head.is_some() {
            slip = slip.patch(first.start..first.next, "");
        }
        for line in body {
            let row = format!("{}{}", " ".repeat(column), written(line));
            slip = slip.patch(line.start..line.end, row);
        }
        self.note(slip);
        true
    }

    /// True for a row of a spreadsheet, where a list of figures is open or waited for.
    pub(super) fn is_pasted(&self, line: &Line) -> bool {
        self.is_row(line) && self.figures_wanted().is_some()
    }

    /// What an element is, where a list of figures is open or waited for.
    fn figures_wanted(&self) -> Option<Grammar> {
        let top = self.frames.last()?;
        let awaited = top.last.grammar.element().filter(|_| top.last.open);
        let open = || self.frames.iter().rev().find(|frame| frame.list);
        let element = awaited.or_else(|| open().map(|list| list.grammar))?;
        let figures = COLUMNS[..2].iter().all(|key| element.key(key).is_some());
        figures.then_some(element)
    }

    fn cells(&self, line: &Line) -> Vec<&'t str> {
        let text: &'t str = self.text;
        let row = text[line.first..line.end].trim_start_matches("- ");
        row.split('\t')
            .map(|cell| cell.trim_matches(line::is_blank))
            .collect()
    }

    fn is_row(&self, line: &Line) -> bool {
        let cells = self.cells(line);
        let plain = |cell: &&str| !cell.contains([':', '：', '#', '{', '[']);
        cells.len() > 1 && !cells[0].is_empty() && cells.iter().all(plain)
    }

    /// Opens the list that rows belong to, or goes on with it; gives its column.
    fn open_figures(&mut self, first: &Line, count: usize) -> usize {
        let awaited = self.frames.last().is_some_and(|top| top.last.open);
        if awaited {
            let below = self.line_below().map(|line| {
                let dash = self.text[line.first..].starts_with("- ");
                (dash, line.first - line.start)
            });
            let least = self.frames.last().map_or(0, |top| top.typed);
            let below = below.filter(|&(dash, column)| dash && column >= least);
            self.push_child(below.map_or(least + 2, |(_, column)| column), true);
        } else if let Some(list) = self.frames.iter().rposition(|frame| frame.list) {
            self.frames.truncate(list + 1);
        }
        let Some(list) = self.frames.last_mut() else {
            return 0;
        };
        list.index += count;
        list.last.at = first.start;
        list.last.open = false;
        list.column
    }
}
