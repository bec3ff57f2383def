//! 版记, at the bottom of the last page (GB/T 9704-2012, 7.4).

use super::body::Body;
use super::format::PLAIN;
use super::inline::Look;
use super::styles::{COPIES_TO, IMPRINT_END, PRINTED};
use crate::document::{Element, ElementKind};

/// As wide as the type area, afloat at its bottom; rules of 0.35 mm outside, of 0.25 mm between. No
/// room at the sides of the cells: it would move the table in `LibreOffice`.
const TABLE: &str = concat!(
    r#"<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" "#,
    r#"w:horzAnchor="page" w:tblpX="1587" w:tblpYSpec="bottom"/>"#,
    r#"<w:tblOverlap w:val="never"/><w:tblW w:w="8845" w:type="dxa"/><w:tblBorders>"#,
    r#"<w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>"#,
    r#"<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/>"#,
    r#"<w:insideH w:val="single" w:sz="6" w:space="0" w:color="000000"/>"#,
    r#"</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>"#,
    r#"<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>"#,
    r#"</w:tblPr><w:tblGrid><w:gridCol w:w="8845"/></w:tblGrid>"#,
);
const ROW: &str = concat!(
    r#"<w:tr><w:trPr><w:cantSplit/></w:trPr>"#,
    r#"<w:tc><w:tcPr><w:tcW w:w="8845" w:type="dxa"/></w:tcPr>"#,
);
const ROW_END: &str = "</w:tc></w:tr>";

/// Copies, then the printing office and its date on one line.
pub fn write(body: &mut Body, imprint: &[Element<'_>]) {
    if imprint.is_empty() {
        return;
    }
    let (printed, others): (Vec<_>, Vec<_>) = imprint.iter().partition(|element| {
        matches!(
            element.kind,
            ElementKind::PrintedBy | ElementKind::PrintedOn
        )
    });
    body.settle();
    body.xml.raw(TABLE);
    for element in others {
        body.xml.raw(ROW);
        body.plain(&COPIES_TO, &element.content);
        body.xml.raw(ROW_END);
    }
    if !printed.is_empty() {
        body.xml.raw(ROW);
        printed_line(body, &printed);
        body.xml.raw(ROW_END);
    }
    body.xml.raw("</w:tbl>");
    // The table keeps to the page of the paragraph after it.
    body.paragraph(&IMPRINT_END, &PLAIN, |_| ());
}

/// The office at the left, the date at the right.
fn printed_line(body: &mut Body, printed: &[&Element<'_>]) {
    body.paragraph(&PRINTED, &PLAIN, |runs| {
        for element in printed {
            if element.kind == ElementKind::PrintedOn {
                runs.text("\t", Look::default());
            }
            runs.inlines(&element.content, Look::default());
        }
    });
}
