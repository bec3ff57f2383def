//! Tables: columns as wide as what they hold, the header repeated on every page.

use super::body::Body;
use super::columns::{Measure, Setting};
use super::format::{Align, Length, PLAIN, Paragraph};
use super::inline::Look;
use super::styles::{CAPTION, Style, TABLE_END, TABLE_HEADER, TABLE_NUMBER, TABLE_TEXT};
use crate::document::{Block, Column, Inline, Table, plain_text};
use crate::page::Page;

const TABLE: &str = concat!(
    r#"<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>"#,
    r#"<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" "#,
    r#"w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>"#,
);
const HEADER_ROW: &str = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
const ROW: &str = "<w:tr><w:trPr><w:cantSplit/></w:trPr>";

/// The caption, then the table.
pub fn write(body: &mut Body<'_, '_>, table: &Table<'_>) {
    if let Some(caption) = &table.caption {
        body.plain(&CAPTION, caption);
    } else {
        body.settle();
    }
    if table.columns.is_empty() {
        return;
    }
    let measures = measures(table);
    let width = body.width();
    let setting = Setting::new(&measures, width);
    body.xml.format(format_args!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{width}" w:type="dxa"/>"#
    ));
    body.xml.raw(TABLE);
    for width in &setting.widths {
        body.xml
            .format(format_args!(r#"<w:gridCol w:w="{width}"/>"#));
    }
    body.xml.raw("</w:tblGrid>");
    let columns = table.columns.iter();
    row(
        body,
        HEADER_ROW,
        &setting,
        columns.map(|column| Cell::header(&column.header)),
    );
    for cells in &table.rows {
        let columns = table.columns.iter().zip(&measures);
        let cells = cells.iter().zip(columns);
        row(
            body,
            ROW,
            &setting,
            cells.map(|(cell, (column, measure))| Cell::of(cell, column, *measure)),
        );
    }
    body.xml.raw("</w:tbl>");
    body.paragraph(&TABLE_END, &PLAIN, |_| ());
}

/// True for a table that upright paper would make small or cut words of, and paper on its side would
/// not so much.
pub fn is_wide(block: &Block<'_>, page: &Page) -> bool {
    let Block::Table(table) = block else {
        return false;
    };
    let measures = measures(table);
    let [upright, lying] =
        [page.width(), page.height()].map(|width| Setting::new(&measures, width));
    upright.is_small() && upright.half_points < lying.size()
}

/// What a cell holds and how it is set.
struct Cell<'c> {
    content: &'c [Inline<'c>],
    style: &'static Style,
    align: Option<Align>,
}

impl<'c> Cell<'c> {
    const EMPTY: Self = Self {
        content: &[],
        style: &TABLE_TEXT,
        align: None,
    };

    fn header(content: &'c [Inline<'c>]) -> Self {
        Self {
            content,
            style: &TABLE_HEADER,
            ..Self::EMPTY
        }
    }

    fn of(content: &'c [Inline<'c>], column: &Column<'_>, measure: Measure) -> Self {
        let (style, align) = match (column.numeric, measure.is_short()) {
            (true, _) => (&TABLE_NUMBER, None),
            (false, true) => (&TABLE_TEXT, Some(Align::Center)),
            (false, false) => (&TABLE_TEXT, None),
        };
        Self {
            content,
            style,
            align,
        }
    }
}

/// One cell for each column, whatever the row holds.
fn row<'c>(
    body: &mut Body<'_, '_>,
    start: &str,
    setting: &Setting,
    cells: impl Iterator<Item = Cell<'c>>,
) {
    let cells = cells.chain(std::iter::repeat_with(|| Cell::EMPTY));
    body.xml.raw(start);
    for (width, cell) in setting.widths.iter().zip(cells) {
        body.xml.format(format_args!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>"#
        ));
        let beyond = Paragraph {
            line: Length::Twips(setting.line),
            align: cell.align,
            ..PLAIN
        };
        let look = Look {
            half_points: setting.half_points,
            ..Look::default()
        };
        body.paragraph(cell.style, &beyond, |runs| runs.inlines(cell.content, look));
        body.xml.raw("</w:tc>");
    }
    body.xml.raw("</w:tr>");
}

/// What each column of `table` needs.
pub fn measures(table: &Table<'_>) -> Vec<Measure> {
    let headers = table
        .columns
        .iter()
        .map(|column| Measure::of(&plain_text(&column.header)));
    let mut measures: Vec<Measure> = headers.collect();
    for row in &table.rows {
        for (measure, cell) in measures.iter_mut().zip(row) {
            measure.widen(&plain_text(cell));
        }
    }
    measures
}
