//! Sections: paper, type area, lines of a page, and which footers stand under it.

use super::xml::Xml;
use crate::page::{Margins, NumberPlace, PAPER, Page};

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The report.
    Text,
    /// What is too wide for upright paper: the page lies on its side, its head where upright pages
    /// have their left edge. So the head of a table is at the binding side of odd pages and at the
    /// cut side of even ones, and page numbers stay where they are (7.5, 8).
    Landscape,
    /// The imprint alone on an even page: neither it nor a blank page before it has a number
    /// (7.5).
    Imprint,
}

impl Kind {
    /// Relations of the footers of even pages and of the others.
    fn footers(self) -> [&'static str; 2] {
        match self {
            Self::Text => ["rId4", "rId5"],
            Self::Imprint => ["rId6", "rId6"],
            Self::Landscape => ["rId7", "rId8"],
        }
    }
}

/// Writes `w:sectPr`; `first` is the one that the document begins with.
pub fn write(xml: &mut Xml, page: &Page, kind: Kind, first: bool) {
    let outside = page.number.place == NumberPlace::Outside;
    let unnumbered_first = first && !page.number.first;
    let [even, default] = kind.footers();
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
    paper(xml, page, kind);
    if unnumbered_first {
        xml.raw("<w:titlePg/>");
    }
    // Lines that don't fill the type area would be moved to its middle by `LibreOffice`; their height is
    // exact without a grid, too.
    let filled = kind != Kind::Landscape && page.pitch.is_none();
    xml.raw(if filled {
        r#"<w:docGrid w:type="lines""#
    } else {
        "<w:docGrid"
    });
    let line = page.line();
    xml.format(format_args!(r#" w:linePitch="{line}"/></w:sectPr>"#));
}

/// The paper and its margins.
fn paper(xml: &mut Xml, page: &Page, kind: Kind) {
    let (width, height) = PAPER;
    let Margins {
        top,
        bottom,
        left,
        right,
    } = page.margins;
    let margins = if kind == Kind::Landscape {
        xml.format(format_args!(
            r#"<w:pgSz w:w="{height}" w:h="{width}" w:orient="landscape"/>"#
        ));
        [left, top, right, bottom]
    } else {
        xml.format(format_args!(r#"<w:pgSz w:w="{width}" w:h="{height}"/>"#));
        [top, right, bottom, left]
    };
    let [top, right, bottom, left] = margins;
    let foot = foot(page, kind);
    xml.format(format_args!(
        r#"<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" "#
    ));
    xml.format(format_args!(
        r#"w:header="851" w:footer="{foot}" w:gutter="0"/><w:cols w:space="425"/>"#
    ));
}

/// An empty footer ends where the type area does: `LibreOffice` lets the imprint down to it. The number
/// of a page that lies stands elsewhere, so its footer takes nothing of the type area either.
fn foot(page: &Page, kind: Kind) -> i32 {
    let under = |margin: i32| (margin - page.number.size * 10).max(0);
    match kind {
        Kind::Text => page.footer(),
        Kind::Landscape => under(page.margins.right),
        Kind::Imprint => under(page.margins.bottom),
    }
}

fn footer(xml: &mut Xml, pages: &str, relation: &str) {
    xml.format(format_args!(
        r#"<w:footerReference w:type="{pages}" r:id="{relation}"/>"#
    ));
}
