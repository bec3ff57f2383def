//! Tables: columns as wide as what they hold, the header repeated on every page.

use super::body::Body;
use super::columns::{Column as Width, Setting, small_in};
use super::format::{Align, PLAIN, Paragraph};
use super::inline::Look;
use super::styles::{CAPTION, Style, TABLE_HEADERS, TABLE_NUMBERS, TABLE_TEXTS};
use super::xml::Xml;
use crate::document::{Block, Column, Inline, Table, plain_text};
use crate::page::Page;

const TABLE: &str = concat!(
    r#"<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>"#,
    r#"<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" "#,
    r#"w:noHBand="1" w:noVBand="1"/>"#,
);

/// The caption, then the table; `about` names one without a caption.
pub fn write(body: &mut Body<'_, '_>, table: &Table<'_>, about: &str) {
    if let Some(caption) = &table.caption {
        body.plain(&CAPTION, caption);
    } else {
        body.settle();
    }
    if table.columns.is_empty() {
        return;
    }
    let columns = Width::all(table);
    let width = body.width();
    let setting = Setting::new(&columns, width);
    body.xml.format(format_args!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{width}" w:type="dxa"/>"#
    ));
    body.xml.raw(TABLE);
    heard(&mut body.xml, table, about);
    body.xml.raw("</w:tblPr><w:tblGrid>");
    for width in &setting.widths {
        body.xml
            .format(format_args!(r#"<w:gridCol w:w="{width}"/>"#));
    }
    body.xml.raw("</w:tblGrid>");
    let heads = table.columns.iter().map(|column| Cell {
        content: &column.header,
        style: &TABLE_HEADERS[setting.size],
        align: None,
    });
    row(body, &Row::head(&setting), heads);
    for (index, cells) in table.rows.iter().enumerate() {
        let columns = table.columns.iter().zip(&columns);
        let cells = cells.iter().zip(columns);
        let cells = cells.map(|(cell, (column, width))| Cell::of(cell, column, width, &setting));
        row(body, &Row::of(&setting, index, table.rows.len()), cells);
    }
    body.end_table();
}

/// True for a table that upright paper would make small or cut words of, and paper on its side would
/// not so much.
pub fn is_wide(block: &Block<'_>, page: &Page) -> bool {
    let Block::Table(table) = block else {
        return false;
    };
    small_in(&Width::all(table), [page.width(), page.height()])
}

/// What a screen reader says of a table: its name, and what it holds.
fn heard(xml: &mut Xml, table: &Table<'_>, about: &str) {
    let name = table.caption.as_deref().map(plain_text);
    let name = name.unwrap_or_else(|| about.to_owned());
    let heads = table.columns.iter();
    let heads: Vec<_> = heads.map(|column| plain_text(&column.header)).collect();
    let count = table.rows.len();
    let description = format!("表头以下共{count}行；各列：{}。", heads.join("、"));
    for (element, text) in [("tblCaption", name), ("tblDescription", description)] {
        if !text.is_empty() {
            xml.format(format_args!(r#"<w:{element} w:val=""#));
            xml.text(&text);
            xml.raw(r#""/>"#);
        }
    }
}

/// How a row is set.
struct Row<'s> {
    setting: &'s Setting,
    /// Repeated on every page.
    head: bool,
    /// On one page with the next.
    keep_next: bool,
}

impl<'s> Row<'s> {
    fn head(setting: &'s Setting) -> Self {
        Self {
            setting,
            head: true,
            keep_next: true,
        }
    }

    /// The first two rows stay with the head, the last two with each other: no page begins or ends
    /// with a single one. The last stays with what ends the table, which takes no room.
    fn of(setting: &'s Setting, index: usize, count: usize) -> Self {
        Self {
            setting,
            head: false,
            keep_next: index == 0 || index + 2 >= count,
        }
    }
}

/// What a cell holds and how it is set.
struct Cell<'c> {
    content: &'c [Inline<'c>],
    style: &'static Style,
    align: Option<Align>,
}

impl<'c> Cell<'c> {
    fn of(
        content: &'c [Inline<'c>],
        column: &Column<'_>,
        width: &Width,
        setting: &Setting,
    ) -> Self {
        let (texts, numbers) = (&TABLE_TEXTS[setting.size], &TABLE_NUMBERS[setting.size]);
        let (style, align) = if column.is_ordinal() {
            (texts, Some(Align::Center))
        } else if column.numeric {
            (numbers, None)
        } else {
            (texts, width.is_short().then_some(Align::Center))
        };
        Self {
            content,
            style,
            align,
        }
    }
}

/// One cell for each column, whatever the row holds.
fn row<'c>(body: &mut Body<'_, '_>, row: &Row<'_>, cells: impl Iterator<Item = Cell<'c>>) {
    let setting = row.setting;
    let empty = || Cell {
        content: &[],
        style: &TABLE_TEXTS[setting.size],
        align: None,
    };
    let cells = cells.chain(std::iter::repeat_with(empty));
    body.xml.format(format_args!(
        r#"<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{}" w:hRule="atLeast"/>"#,
        setting.row()
    ));
    body.xml.raw(if row.head { "<w:tblHeader/>" } else { "" });
    body.xml.raw("</w:trPr>");
    for (width, cell) in setting.widths.iter().zip(cells) {
        body.xml.format(format_args!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>"#
        ));
        let beyond = Paragraph {
            keep_next: row.keep_next,
            align: cell.align,
            ..PLAIN
        };
        body.paragraph(cell.style, &beyond, |runs| {
            runs.inlines(cell.content, Look::default());
        });
        body.xml.raw("</w:tc>");
    }
    body.xml.raw("</w:tr>");
}
