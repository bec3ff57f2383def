//! The page of an office: what a profile's `[page]` sets, and what GB/T 9704-2012 demands of it.

mod departures;
mod faces;
mod settings;
mod value;

pub use departures::Departure;
pub use faces::{Likeness, NamedFace, alternative, stand_ins};
pub use settings::{SETTINGS, Setting, is_like, millimetres_of, points, sized};
pub use value::Value;

/// Twips in a millimetre, times ten thousand.
const TWIPS: i64 = 566_929;
/// A4 (GB/T 9704-2012, 5.1), in twips.
pub const PAPER: (i32, i32) = (11_906, 16_838);

/// A page and the faces on it. [`Page::default`] is that of the standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// 页边距 (5.2.1).
    pub margins: Margins,
    /// Lines of a full page (5.2.3).
    pub lines: i32,
    /// The height of a line in twips; none: the lines fill the type area.
    pub pitch: Option<i32>,
    /// Characters of a full line (5.2.3); none: as many as there is room for.
    pub characters: Option<i32>,
    pub faces: Faces,
    /// 正文字号 in half points (5.2.2).
    pub body_size: i32,
    /// 标题字号 in half points (7.3.1).
    pub title_size: i32,
    /// The height of a line of the title, in twips.
    pub title_line: i32,
    /// 版心上边缘到发文机关标志, in twips (7.2.4).
    pub mark_top: i32,
    pub number: PageNumber,
    /// 版记放在末页（标准的本意是双面印刷时的偶数页，7.4.1）.
    pub imprint: ImprintPage,
}

/// Distances between the edges of the paper and the type area, in twips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margins {
    pub top: i32,
    pub bottom: i32,
    pub left: i32,
    pub right: i32,
}

/// Names of the faces, as a font menu shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faces {
    /// Letters and digits.
    pub latin: String,
    /// 正文 (5.2.2).
    pub body: String,
    /// 标题、发文机关标志 (7.2.4, 7.3.1).
    pub title: String,
    /// 一级 to 四级标题 (7.3.3).
    pub headings: [String; 4],
    /// Which of them are bold.
    pub bold: [bool; 4],
    /// 密级、附件标签、表头: what the standard sets in 黑体.
    pub heiti: String,
    /// 签发人姓名、题下署名: what it sets in 楷体.
    pub kaiti: String,
    /// 页码 (7.5).
    pub number: String,
}

/// 页码 (7.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNumber {
    pub place: NumberPlace,
    /// `— 1 —` rather than `1`.
    pub dashes: bool,
    /// The first page has one, too.
    pub first: bool,
    /// In half points.
    pub size: i32,
}

/// Where the number of a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberPlace {
    /// At the right of odd pages, at the left of even ones.
    Outside,
    Center,
    Right,
    None,
}

/// The page that the imprint stands at the foot of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImprintPage {
    Last,
    /// The last, where it is even; else the one behind it.
    Even,
}

impl Default for Page {
    fn default() -> Self {
        let face = str::to_owned;
        Self {
            margins: Margins {
                top: millimetres(37),
                bottom: millimetres(35),
                left: millimetres(28),
                right: millimetres(26),
            },
            lines: 22,
            pitch: None,
            characters: Some(28),
            faces: Faces {
                latin: face("Times New Roman"),
                body: face("仿宋_GB2312"),
                title: face("方正小标宋简体"),
                headings: ["黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312"].map(face),
                bold: [false; 4],
                heiti: face("黑体"),
                kaiti: face("楷体_GB2312"),
                number: face("宋体"),
            },
            body_size: 32,
            title_size: 44,
            title_line: 700,
            mark_top: millimetres(35),
            number: PageNumber {
                place: NumberPlace::Outside,
                dashes: true,
                first: true,
                size: 28,
            },
            imprint: ImprintPage::Last,
        }
    }
}

impl Page {
    /// The width of the type area, in twips.
    pub fn width(&self) -> i32 {
        PAPER.0 - self.margins.left - self.margins.right
    }

    /// The height of the type area, in twips.
    pub fn height(&self) -> i32 {
        PAPER.1 - self.margins.top - self.margins.bottom
    }

    /// The height of a line of the text, in twips.
    pub fn line(&self) -> i32 {
        self.pitch.unwrap_or(self.height() / self.lines)
    }

    /// One character of the text, in twips: the unit of every indent.
    pub fn character(&self) -> i32 {
        self.body_size * 10
    }

    /// What each character gives up so that a line takes [`Page::characters`], in twips; never
    /// above zero. 28 characters of 16 pt are 448 pt where the type area has 442.
    pub fn tightening(&self) -> i32 {
        let each = self.characters.map(|count| self.width() / count);
        each.map_or(0, |each| (each - self.character()).min(0))
    }

    /// From the foot of the paper to that of a page number, in twips: its dash stands 7 mm under
    /// the type area (7.5).
    pub fn footer(&self) -> i32 {
        (self.margins.bottom - 544).max(200)
    }
}

/// In twips, to the nearest.
pub const fn millimetres(count: i64) -> i32 {
    tenths_of_millimetres(count * 10)
}

/// In twips, to the nearest.
pub const fn tenths_of_millimetres(count: i64) -> i32 {
    ((count * TWIPS + 50_000) / 100_000) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was measured on rendered pages: `docs/decisions/docx.md`.
    #[test]
    fn the_page_of_the_standard() {
        let page = Page::default();
        let Margins {
            top,
            bottom,
            left,
            right,
        } = page.margins;
        assert_eq!((top, bottom, left, right), (2098, 1984, 1587, 1474));
        assert_eq!((page.width(), page.line()), (8845, 579));
        assert_eq!((page.tightening(), page.footer()), (-5, 1440));
        assert_eq!(page.mark_top, 1984);
    }
}
