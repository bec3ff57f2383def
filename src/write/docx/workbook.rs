//! The workbook behind a chart: one sheet, a row for each figure, a column for each year.

use super::package::Package;
use super::xml::{DECLARATION, Xml};
use crate::document::Chart;
use std::fmt;

const TYPES: &str = concat!(
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"#,
    r#"<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#,
    "</Types>",
);
const ROOT: &str = concat!(
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>"#,
    "</Relationships>",
);
const BOOK: &str = concat!(
    r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#,
    r#"<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
);
const SHEETS: &str = concat!(
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>"#,
    "</Relationships>",
);

/// The file of the values of `chart`. It is deflated as a whole where it is put.
pub fn write(chart: &Chart<'_>) -> Vec<u8> {
    let mut package = Package::default();
    for (name, content) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", SHEETS),
    ] {
        package.store(name, [DECLARATION, content].concat());
    }
    package.store("xl/worksheets/sheet1.xml", sheet(chart).as_str());
    package.finish()
}

fn sheet(chart: &Chart<'_>) -> Xml {
    let mut xml = Xml::with_capacity(1 << 12);
    xml.raw(DECLARATION);
    xml.raw(concat!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
        r#"<cols><col min="1" max="1" width="32" customWidth="1"/></cols><sheetData><row r="1">"#,
    ));
    words(&mut xml, 0, 0, "指标");
    for (column, year) in chart.years.iter().enumerate() {
        words(&mut xml, column + 1, 0, year);
    }
    xml.raw("</row>");
    for (index, row) in chart.rows.iter().enumerate() {
        let line = index + 1;
        xml.format(format_args!(r#"<row r="{}">"#, line + 1));
        words(&mut xml, 0, line, &row.name);
        for (column, datum) in row.values.iter().enumerate() {
            if let Some(datum) = datum {
                let (place, number) = (Cell(column + 1, line), datum.number);
                xml.format(format_args!(r#"<c r="{place}"><v>{number}</v></c>"#));
            }
        }
        xml.raw("</row>");
    }
    xml.raw("</sheetData></worksheet>");
    xml
}

fn words(xml: &mut Xml, column: usize, row: usize, text: &str) {
    let place = Cell(column, row);
    xml.format(format_args!(
        r#"<c r="{place}" t="inlineStr"><is><t xml:space="preserve">"#
    ));
    xml.text(text);
    xml.raw("</t></is></c>");
}

/// A cell by column and row, from 0: `B2` is (1, 1).
struct Cell(usize, usize);

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column(self.0), self.1 + 1)
    }
}

/// A, …, Z, AA, …
fn column(index: usize) -> String {
    let letter = char::from(b'A' + (index % 26) as u8);
    match index / 26 {
        0 => letter.to_string(),
        before => column(before - 1) + letter.encode_utf8(&mut [0; 4]),
    }
}

/// Cells of the sheet, as a formula names them: from the first column and row to the last.
pub struct Cells([usize; 2], [usize; 2]);

impl fmt::Display for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(first, last) = self;
        let place = |[column_of, row]: &[usize; 2]| format!("${}${}", column(*column_of), row + 1);
        write!(f, "Sheet1!{}", place(first))?;
        if first == last {
            return Ok(());
        }
        write!(f, ":{}", place(last))
    }
}

/// The head of the column of year `index`.
pub fn year(index: usize) -> Cells {
    Cells([index + 1, 0], [index + 1, 0])
}

/// The heads of the columns of `count` years.
pub fn years(count: usize) -> Cells {
    Cells([1, 0], [count.max(1), 0])
}

/// The name of figure `index`.
pub fn name(index: usize) -> Cells {
    Cells([0, index + 1], [0, index + 1])
}

/// The names of `count` figures.
pub fn names(count: usize) -> Cells {
    Cells([0, 1], [0, count.max(1)])
}

/// The values of year `index` of `count` figures.
pub fn of_year(index: usize, count: usize) -> Cells {
    Cells([index + 1, 1], [index + 1, count.max(1)])
}

/// The values of figure `index` in `count` years.
pub fn of_name(index: usize, count: usize) -> Cells {
    Cells([1, index + 1], [count.max(1), index + 1])
}

#[cfg(test)]
mod tests {
    use super::super::package::read;
    use super::*;
    use crate::document::{ChartKind, ChartRow, Datum};
    use crate::record::Decimal;

    #[test]
    fn cells_are_named_as_a_formula_names_them() {
        assert_eq!(year(0).to_string(), "Sheet1!$B$1");
        assert_eq!(years(31).to_string(), "Sheet1!$B$1:$AF$1");
        assert_eq!(names(3).to_string(), "Sheet1!$A$2:$A$4");
        assert_eq!(name(0).to_string(), "Sheet1!$A$2");
        assert_eq!(of_year(1, 2).to_string(), "Sheet1!$C$2:$C$3");
        assert_eq!(of_name(1, 2).to_string(), "Sheet1!$B$3:$C$3");
        assert_eq!(column(701) + " " + &column(702), "ZZ AAA");
    }

    #[test]
    fn the_sheet_holds_names_years_and_values() {
        let datum = Datum {
            number: Decimal::parse("9.50").unwrap(),
            before: "近".to_owned(),
            after: String::new(),
            words: "近9.50件".to_owned(),
        };
        let chart = Chart {
            caption: Vec::new(),
            kind: ChartKind::Bars,
            unit: "件".to_owned(),
            years: ["2022年", "2023年"].map(str::to_owned).to_vec(),
            rows: vec![ChartRow {
                name: "甲<乙>".to_owned(),
                values: vec![None, Some(datum)],
            }],
        };
        let parts = read::parts(&write(&chart));
        let (name, sheet) = parts.last().unwrap();
        assert_eq!(name, "xl/worksheets/sheet1.xml");
        let rows = sheet.split_once("<sheetData>").unwrap().1;
        assert!(rows.contains(r#"<row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve">甲&lt;乙&gt;</t></is></c><c r="C2"><v>9.50</v></c></row>"#));
    }
}
