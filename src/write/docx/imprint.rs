//! 版记, at the bottom of the last page (GB/T 9704-2012, 7.4).

use super::body::Body;
use super::format::{Indent, Length, PLAIN};
use super::inline::Look;
use super::styles::{CHARACTER_4, COPIES_TO, IMPRINT_END, PRINTED};
use super::width::halves;
use crate::document::{Element, ElementKind, plain_text};
use crate::page::{ImprintPage, Page};

/// Afloat at the bottom of the type area; rules of 0.35 mm outside, of 0.25 mm between. No room at
/// the sides of the cells: it would move the table in `LibreOffice`.
const BORDERS: &str = concat!(
    r#"<w:tblBorders>"#,
    r#"<w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>"#,
    r#"<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/>"#,
    r#"<w:insideH w:val="single" w:sz="6" w:space="0" w:color="000000"/>"#,
    r#"</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>"#,
    r#"<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>"#,
);
/// What the rules take, and the paragraph that holds the table.
const RULES: i32 = 60;
const ROW_END: &str = "</w:tc></w:tr>";

/// Copies, then the printing office and its date on one line.
/// `turned`: they begin a page, the one before lies on its side.
pub fn write(body: &mut Body<'_, '_>, imprint: &[Element<'_>], turned: bool) {
    let (printed, others): (Vec<_>, Vec<_>) = imprint.iter().partition(|one| is_printed(one));
    let even = body.page.imprint == ImprintPage::Even;
    if even {
        body.end_section();
    }
    if even || turned {
        // Else LibreOffice takes the table back to the page before.
        body.paragraph(&IMPRINT_END, &PLAIN, |_| ());
    }
    body.settle();
    let (width, left) = (body.page.width(), body.page.margins.left);
    body.xml.format(format_args!(
        concat!(
            r#"<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" "#,
            r#"w:horzAnchor="page" w:tblpX="{left}" w:tblpYSpec="bottom"/>"#,
            r#"<w:tblOverlap w:val="never"/><w:tblW w:w="{width}" w:type="dxa"/>{borders}"#,
            r#"<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>"#,
        ),
        left = left,
        width = width,
        borders = BORDERS,
    ));
    for element in others {
        row(body, width);
        body.plain(&COPIES_TO, &element.content);
        body.xml.raw(ROW_END);
    }
    if !printed.is_empty() {
        row(body, width);
        printed_line(body, &printed);
        body.xml.raw(ROW_END);
    }
    body.xml.raw("</w:tbl>");
    // The table keeps to the page of the paragraph after it.
    body.paragraph(&IMPRINT_END, &PLAIN, |_| ());
}

/// About how high it is; 0 where there is none in the text's own pages.
pub fn height(imprint: &[Element<'_>], page: &Page) -> i32 {
    if page.imprint == ImprintPage::Even || imprint.is_empty() {
        return 0;
    }
    let copies = imprint
        .iter()
        .filter(|element| element.kind == ElementKind::CopiesTo);
    let room = (page.width() - 5 * CHARACTER_4).max(CHARACTER_4);
    let lines =
        |element: &Element<'_>| halves(&plain_text(&element.content)) * CHARACTER_4 / 2 / room + 1;
    let printed: Vec<_> = imprint.iter().filter(|one| is_printed(one)).collect();
    let office = match printed[..] {
        [] => 0,
        _ if stand_apart(&printed, page) => printed.iter().map(|element| lines(element)).sum(),
        _ => 1,
    };
    // Every line as its style has it.
    (copies.map(lines).sum::<i32>() + office) * COPIES_TO.paragraph.line.twips(page) + RULES
}

fn row(body: &mut Body<'_, '_>, width: i32) {
    body.xml.format(format_args!(
        r#"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#
    ));
}

fn is_printed(element: &Element<'_>) -> bool {
    matches!(
        element.kind,
        ElementKind::PrintedBy | ElementKind::PrintedOn
    )
}

/// True where the printing office and its date are too long for one line: one character free at either
/// side, and between them; a quarter beside each number.
fn stand_apart(printed: &[&Element<'_>], page: &Page) -> bool {
    let widths = printed
        .iter()
        .map(|element| halves(&plain_text(&element.content)));
    let halves = widths.sum::<i32>() + 2 * 3 + 3;
    halves * CHARACTER_4 / 2 > page.width()
}

/// The office at the left, the date at the right; under it, where both are too long for a line.
fn printed_line(body: &mut Body<'_, '_>, printed: &[&Element<'_>]) {
    let apart = stand_apart(printed, body.page);
    let lines = if apart {
        printed.chunks(1)
    } else {
        printed.chunks(printed.len())
    };
    for line in lines {
        let mut beyond = PLAIN;
        if apart && line[0].kind == ElementKind::PrintedBy {
            let edge = Length::Twips(CHARACTER_4);
            beyond.indent = Indent {
                left: edge,
                ..Indent::right(edge)
            };
        }
        body.paragraph(&PRINTED, &beyond, |runs| {
            for element in line {
                if element.kind == ElementKind::PrintedOn {
                    runs.text("\t", Look::default());
                }
                runs.inlines(&element.content, Look::default());
            }
        });
    }
}
