//! Sections: paper, type area, lines of a page, and which footers stand under it.

use super::xml::Xml;
use crate::page::{Margins, NumberPlace, PAPER, Page};

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The report.
    Text,
    /// The imprint alone on an even page: neither it nor a blank page before it has a number
    /// (GB/T 9704-2012, 7.5).
    Imprint,
}

/// Writes `w:sectPr`.
pub fn write(xml: &mut Xml, page: &Page, kind: Kind) {
    let outside = page.number.place == NumberPlace::Outside;
    let text = kind == Kind::Text;
    let unnumbered_first = text && !page.number.first;
    let [even, default] = if text { ["rId4", "rId5"] } else { ["rId6"; 2] };
    xml.raw("<w:sectPr>");
    if outside {
        footer(xml, "even", even);
    }
    footer(xml, "default", default);
    if unnumbered_first {
        footer(xml, "first", "rId6");
    }
    if kind == Kind::Imprint {
        xml.raw(r#"<w:type w:val="evenPage"/>"#);
    }
    let (width, height) = PAPER;
    let Margins {
        top,
        bottom,
        left,
        right,
    } = page.margins;
    let (foot, line) = (foot(page, kind), page.line());
    xml.format(format_args!(
        r#"<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" "#
    ));
    xml.format(format_args!(
        r#"w:header="851" w:footer="{foot}" w:gutter="0"/><w:cols w:space="425"/>"#
    ));
    if unnumbered_first {
        xml.raw("<w:titlePg/>");
    }
    xml.format(format_args!(
        r#"<w:docGrid w:type="lines" w:linePitch="{line}"/></w:sectPr>"#
    ));
}

/// An empty footer ends where the type area does: `LibreOffice` lets the imprint down to it.
fn foot(page: &Page, kind: Kind) -> i32 {
    match kind {
        Kind::Text => page.footer(),
        Kind::Imprint => (page.margins.bottom - page.number.size * 10).max(0),
    }
}

fn footer(xml: &mut Xml, pages: &str, relation: &str) {
    xml.format(format_args!(
        r#"<w:footerReference w:type="{pages}" r:id="{relation}"/>"#
    ));
}
