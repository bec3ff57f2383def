//! Tables: named, scrolled by the keyboard where the screen is narrow, on paper so small that they fit.

use super::Page;
use crate::document::{Block, Inline, Table, plain_text};
use crate::page::Page as Paper;
use crate::write::docx::columns::{Column, size_in};
use crate::write::width::halves;

/// A cell of so many halves of a character stays on one line.
const SHORT: i32 = 8;
/// Characters above which a cell holds a text rather than a name.
const LONG: usize = 20;

/// The half points of the text of `table` on paper `width` twips wide; none where all of them cut words.
fn size(table: &Table<'_>, width: i32) -> Option<i32> {
    // As the style sheet has it, half a character, and a little more: digits of some faces are wide.
    let padding = |size| 8 * size + 15;
    size_in(&Column::all(table), width, SHORT, padding)
}

/// True for a table that is small on upright paper, and less so on paper on its side.
pub fn is_wide(block: &Block<'_>) -> bool {
    let Block::Table(table) = block else {
        return false;
    };
    let paper = Paper::default();
    let upright = size(table, paper.width());
    upright.is_none_or(|size| size < 21) && upright < size(table, paper.height())
}

/// The class of a table whose text is smaller on paper.
fn class(table: &Table<'_>, lies: bool) -> &'static str {
    let paper = Paper::default();
    let width = if lies { paper.height() } else { paper.width() };
    match size(table, width) {
        Some(24..) => "",
        Some(21) => " class=\"p21\"",
        Some(18) => " class=\"p18\"",
        Some(_) => " class=\"p15\"",
        None => " class=\"p15 cut\"",
    }
}

/// True for a cell that is short enough to be a name, and not empty.
fn is_name(cell: &[Inline<'_>]) -> bool {
    (1..=LONG).contains(&plain_text(cell).chars().count())
}

impl Page {
    /// A table in a box of its own, which the keyboard can scroll: named by its caption, or by the
    /// heading it stands under.
    pub(super) fn table(&mut self, table: &Table<'_>, lies: bool) {
        self.tables += 1;
        let number = self.tables.to_string();
        let class = class(table, lies);
        if let Some(caption) = &table.caption {
            self.raw(&["<div class=\"table\" role=\"region\" tabindex=\"0\" "]);
            self.raw(&[
                "aria-labelledby=\"table-",
                &number,
                "\">\n<table",
                class,
                ">\n",
            ]);
            self.raw(&["<caption id=\"table-", &number, "\">"]);
            self.inlines(caption);
            self.raw(&["</caption>\n"]);
        } else {
            // Several may stand under one heading: no landmarks, which need names of their own.
            let heading = self.heading.clone();
            self.raw(&["<div class=\"table\" role=\"group\" tabindex=\"0\" aria-labelledby=\""]);
            self.text(&heading);
            self.raw(&["\">\n<table", class, " aria-labelledby=\""]);
            self.text(&heading);
            self.raw(&["\">\n"]);
        }
        self.raw(&["<thead>\n<tr>"]);
        for column in &table.columns {
            self.cell("th scope=\"col\"", column.numeric, &column.header);
        }
        self.raw(&["</tr>\n</thead>\n<tbody>\n"]);
        self.rows(table);
        self.raw(&["</tbody>\n</table>\n</div>\n"]);
    }

    fn rows(&mut self, table: &Table<'_>) {
        // What names a row heads it: the first column that holds no figures.
        let heading = table.columns.iter().position(|column| !column.numeric);
        let heading = heading.filter(|_| table.columns.len() > 1);
        for row in &table.rows {
            self.raw(&["<tr>"]);
            for (index, cell) in row.iter().enumerate() {
                let numeric = table
                    .columns
                    .get(index)
                    .is_some_and(|column| column.numeric);
                let heads = heading == Some(index) && is_name(cell);
                let tag = if heads { "th scope=\"row\"" } else { "td" };
                self.cell(tag, numeric, cell);
            }
            self.raw(&["</tr>\n"]);
        }
    }

    /// One that is short stays on one line.
    fn cell(&mut self, open: &str, numeric: bool, content: &[Inline<'_>]) {
        let close = &open[..2];
        let text = plain_text(content);
        let turns = halves(&text) > SHORT;
        let long = close == "td" && text.chars().count() > LONG;
        let class = match (numeric, turns, long) {
            (true, false, _) => " class=\"numeric\"",
            (true, true, _) => " class=\"numeric turns\"",
            (false, true, false) => " class=\"turns\"",
            (false, _, true) => " class=\"turns long\"",
            (false, false, false) => "",
        };
        self.raw(&["<", open, class, ">"]);
        self.inlines(content);
        self.raw(&["</", close, ">"]);
    }
}
