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
            let set = if column.numeric {
                Set::Right
            } else {
                Set::Left
            };
            self.cell("th scope=\"col\"", set, &column.header);
        }
        self.raw(&["</tr>\n</thead>\n<tbody>\n"]);
        self.rows(table);
        self.raw(&["</tbody>\n</table>\n</div>\n"]);
    }

    fn rows(&mut self, table: &Table<'_>) {
        // What names a row heads it: the first column that holds no figures.
        let heading = table.columns.iter().position(|column| !column.numeric);
        let heading = heading.filter(|_| table.columns.len() > 1);
        let sets = sets(table);
        for row in &table.rows {
            self.raw(&["<tr>"]);
            for (index, cell) in row.iter().enumerate() {
                let heads = heading == Some(index) && is_name(cell);
                let tag = if heads { "th scope=\"row\"" } else { "td" };
                self.cell(tag, sets.get(index).copied().unwrap_or(Set::Left), cell);
            }
            self.raw(&["</tr>\n"]);
        }
    }

    /// One that is short stays on one line.
    fn cell(&mut self, open: &str, set: Set, content: &[Inline<'_>]) {
        let close = &open[..2];
        let text = plain_text(content);
        let long = close == "td" && set == Set::Left && text.chars().count() > LONG;
        let classes = [
            ("numeric", set == Set::Right),
            ("middle", set == Set::Middle),
            ("turns", halves(&text) > SHORT),
            ("long", long),
        ];
        let classes = classes
            .iter()
            .filter(|(_, has)| *has)
            .map(|(name, _)| *name);
        let classes: Vec<_> = classes.collect();
        self.raw(&["<", open]);
        if !classes.is_empty() {
            self.raw(&[" class=\"", &classes.join(" "), "\""]);
        }
        self.raw(&[">"]);
        self.inlines(content);
        self.raw(&["</", close, ">"]);
    }
}

/// Where the text of a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    Left,
    Middle,
    Right,
}

/// Where that of each column stands, as in DOCX: ordinals and what is short in the middle.
fn sets(table: &Table<'_>) -> Vec<Set> {
    let columns = table.columns.iter().zip(Column::all(table));
    let set = |(column, width): (&crate::document::Column<'_>, Column)| match column.numeric {
        _ if column.is_ordinal() => Set::Middle,
        true => Set::Right,
        false if width.is_short() => Set::Middle,
        false => Set::Left,
    };
    columns.map(set).collect()
}
