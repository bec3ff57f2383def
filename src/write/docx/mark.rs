//! 发文机关标志 (GB/T 9704-2012, 7.2.4): as large as a line takes it, in red; that of a joint
//! document with 文件 at the right of all issuers.

use super::body::Body;
use super::format::{Align, Length, PLAIN, Paragraph};
use super::inline::Look;
use super::styles::MARK;
use super::width::halves;
use crate::document::{Document, Element, ElementKind, Mode, plain_text};
use crate::page::Page;

/// Sizes in half points, the largest that fits on a line. A joint one is smaller.
const SMALLEST: i32 = 44;
const LARGEST: i32 = 104;
const LARGEST_JOINT: i32 = 72;
/// It shrinks no further for the sake of what follows: 2号, the size of a title.
pub const SMALLEST_TO_FIT: i32 = 44;

/// The lines of the mark, in order; of a joint document the last is what stands for all issuers.
pub struct Mark<'d, 'a>(Vec<&'d Element<'a>>);

impl<'d, 'a> Mark<'d, 'a> {
    pub fn of(document: &'d Document<'a>) -> Self {
        let head = document.head.iter();
        Self(
            head.filter(|element| element.kind == ElementKind::Mark)
                .collect(),
        )
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The size that a line of `page` takes.
    pub fn half_points(&self, page: &Page) -> i32 {
        let fifth = page.width() / 5;
        match &self.0[..] {
            [] => 0,
            [mark] => (fifth / widest(&[mark])).clamp(SMALLEST, LARGEST),
            [issuers @ .., last] => {
                let all = widest(issuers) + widest(&[last]) + 1;
                (fifth / all).clamp(SMALLEST / 2, LARGEST_JOINT)
            }
        }
    }

    /// Of all its lines in that size, from the upper edge of its characters, in twips.
    pub fn height(&self, half_points: i32) -> i32 {
        let lines = match &self.0[..] {
            [] => return 0,
            [_] => 1,
            [issuers @ .., _] => i32::try_from(issuers.len()).unwrap_or(i32::MAX),
        };
        lines * line(half_points) - above(half_points)
    }

    /// Writes it in that size, its upper edge `top` under what stands above it.
    pub fn write(&self, body: &mut Body<'_, '_>, mode: Mode, half_points: i32, top: i32) {
        let before = match mode {
            _ if self.is_empty() => return,
            Mode::Plain => 0,
            _ => (top - above(half_points)).max(0),
        };
        if mode == Mode::Preprinted {
            return body.leave(before + above(half_points) + self.height(half_points));
        }
        let setting = Setting {
            look: Look {
                red: mode == Mode::Redhead,
                half_points,
                ..Look::default()
            },
            line: line(half_points),
        };
        match &self.0[..] {
            [issuers @ .., last] if !issuers.is_empty() => {
                body.leave(before);
                setting.joint(body, issuers, last);
            }
            marks => marks
                .iter()
                .for_each(|mark| setting.one(body, mark, before, None)),
        }
    }
}

/// The height of a line.
fn line(half_points: i32) -> i32 {
    half_points * 25 / 2
}

/// Characters stand in the middle of their line, so much under its upper edge.
fn above(half_points: i32) -> i32 {
    half_points * 5 / 4
}

/// How the characters are set.
struct Setting {
    look: Look,
    /// Height of a line.
    line: i32,
}

impl Setting {
    fn one(&self, body: &mut Body<'_, '_>, mark: &Element<'_>, before: i32, align: Option<Align>) {
        let beyond = Paragraph {
            before: Length::Twips(before),
            line: Length::Twips(self.line),
            align,
            ..PLAIN
        };
        body.paragraph(&MARK, &beyond, |runs| {
            runs.inlines(&mark.content, self.look)
        });
    }

    /// A table without lines: the issuers spread to one width, what stands for all beside them.
    fn joint(&self, body: &mut Body<'_, '_>, issuers: &[&Element<'_>], last: &Element<'_>) {
        let half = self.look.half_points * 5;
        let widths = [
            widest(issuers) * half + half / 2,
            widest(&[last]) * half + half / 2,
        ];
        let [left, right] = widths;
        body.settle();
        body.xml.format(format_args!(
            r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:jc w:val="center"/>"#,
            left + right
        ));
        body.xml.raw(concat!(
            r#"<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>"#,
            r#"<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#,
        ));
        for width in widths {
            body.xml
                .format(format_args!(r#"<w:gridCol w:w="{width}"/>"#));
        }
        body.xml
            .raw("</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>");
        cell(body, left);
        for issuer in issuers {
            self.one(body, issuer, 0, Some(Align::Spread));
        }
        body.xml.raw("</w:tc>");
        cell(body, right);
        self.one(body, last, 0, Some(Align::Right));
        body.xml.raw("</w:tc></w:tr></w:tbl>");
    }
}

fn cell(body: &mut Body<'_, '_>, width: i32) {
    body.xml.format(format_args!(
        r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>"#
    ));
}

/// In halves of a character; never 0.
fn widest(marks: &[&Element<'_>]) -> i32 {
    let widths = marks.iter().map(|mark| halves(&plain_text(&mark.content)));
    widths.max().unwrap_or(1).max(1)
}
