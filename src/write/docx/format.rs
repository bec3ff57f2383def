//! What a paragraph and its characters look like, written in the order the schema wants.

use super::xml::Xml;

/// One character of 3号 (16 pt), in twips: the unit of every indent.
pub const CHARACTER: i32 = 320;
/// Height of one of the 22 lines of a page.
pub const LINE: i32 = 579;
/// Width of the type area.
pub const WIDTH: i32 = 8845;

/// Where lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Center,
    Right,
    Both,
}

/// Distances from the edges of the type area in twips; 0 says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Indent {
    pub left: i32,
    pub right: i32,
    pub first_line: i32,
    pub hanging: i32,
}

/// A line under a paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// In eighths of a point.
    pub thickness: i32,
    /// Distance from the text in points.
    pub space: i32,
    pub colour: &'static str,
}

/// Of a style, or of one paragraph beyond its style; what is not set is inherited.
#[derive(Clone, Copy, Debug, Default)]
pub struct Paragraph {
    pub keep_next: bool,
    pub page_break_before: bool,
    pub rule: Option<Rule>,
    /// Where a tab ends flush right.
    pub right_tab: i32,
    /// The rules of Chinese line breaking, said once in the style that all are based on.
    pub chinese: bool,
    /// No space of its own between Chinese characters and digits, so that widths can be known.
    pub tight: bool,
    /// Lines don't keep to the 22 lines of the page.
    pub off_grid: bool,
    pub before: i32,
    pub after: i32,
    /// Exact height of a line.
    pub line: i32,
    /// A line as high as what stands in it: a picture.
    pub single: bool,
    pub indent: Indent,
    pub align: Option<Align>,
    /// From 0.
    pub outline: Option<u8>,
}

/// Nothing beyond the style.
pub const PLAIN: Paragraph = Paragraph {
    keep_next: false,
    page_break_before: false,
    rule: None,
    right_tab: 0,
    chinese: false,
    tight: false,
    off_grid: false,
    before: 0,
    after: 0,
    line: 0,
    single: false,
    indent: Indent {
        left: 0,
        right: 0,
        first_line: 0,
        hanging: 0,
    },
    align: None,
    outline: None,
};

impl Paragraph {
    /// Writes what may stand in `w:pPr` after `w:pStyle`.
    pub fn write(&self, xml: &mut Xml) {
        flag(xml, self.keep_next, "<w:keepNext/>");
        flag(xml, self.page_break_before, "<w:pageBreakBefore/>");
        flag(xml, self.chinese, "<w:widowControl/>");
        if let Some(rule) = self.rule {
            xml.format(format_args!(
                r#"<w:pBdr><w:bottom w:val="single" w:sz="{}" w:space="{}" w:color="{}"/></w:pBdr>"#,
                rule.thickness, rule.space, rule.colour
            ));
        }
        if self.right_tab != 0 {
            xml.format(format_args!(
                r#"<w:tabs><w:tab w:val="right" w:pos="{}"/></w:tabs>"#,
                self.right_tab
            ));
        }
        flag(xml, self.chinese, r#"<w:kinsoku/><w:overflowPunct/>"#);
        flag(
            xml,
            self.tight,
            r#"<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>"#,
        );
        flag(xml, self.chinese, "<w:snapToGrid/>");
        flag(xml, self.off_grid, r#"<w:snapToGrid w:val="0"/>"#);
        self.write_spacing(xml);
        self.indent.write(xml);
        if let Some(align) = self.align {
            xml.raw(match align {
                Align::Left => r#"<w:jc w:val="left"/>"#,
                Align::Center => r#"<w:jc w:val="center"/>"#,
                Align::Right => r#"<w:jc w:val="right"/>"#,
                Align::Both => r#"<w:jc w:val="both"/>"#,
            });
        }
        if let Some(level) = self.outline {
            xml.format(format_args!(r#"<w:outlineLvl w:val="{level}"/>"#));
        }
    }

    fn write_spacing(&self, xml: &mut Xml) {
        if self.before == 0 && self.after == 0 && self.line == 0 && !self.single {
            return;
        }
        xml.raw("<w:spacing");
        attribute(xml, "before", self.before);
        attribute(xml, "after", self.after);
        attribute(xml, "line", self.line);
        flag(xml, self.line != 0, r#" w:lineRule="exact""#);
        flag(xml, self.single, r#" w:line="240" w:lineRule="auto""#);
        xml.raw("/>");
    }
}

impl Indent {
    /// Only the first line, `characters` in.
    pub const fn first(characters: i32) -> Self {
        Self {
            left: 0,
            right: 0,
            first_line: characters * CHARACTER,
            hanging: 0,
        }
    }

    /// The right edge, `twips` in.
    pub const fn right(twips: i32) -> Self {
        Self {
            left: 0,
            right: twips,
            first_line: 0,
            hanging: 0,
        }
    }

    /// Characters for Word and WPS, which then keep to the font; twips for who does not know them.
    fn write(&self, xml: &mut Xml) {
        let edges = [
            ("left", self.left),
            ("right", self.right),
            ("firstLine", self.first_line),
            ("hanging", self.hanging),
        ];
        if edges.iter().all(|&(_, twips)| twips == 0) {
            return;
        }
        xml.raw("<w:ind");
        for (name, twips) in edges {
            if twips != 0 && twips % CHARACTER == 0 {
                let hundredths = twips / CHARACTER * 100;
                xml.format(format_args!(r#" w:{name}Chars="{hundredths}""#));
            }
            attribute(xml, name, twips);
        }
        xml.raw("/>");
    }
}

/// Which face Latin letters and digits take, and which Chinese.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    pub latin: &'static str,
    pub chinese: &'static str,
}

/// The characters of a style; what is not set is inherited.
#[derive(Clone, Copy, Debug, Default)]
pub struct Characters {
    pub face: Option<Face>,
    pub colour: Option<&'static str>,
    /// Added to the width of each character, in twips.
    pub spacing: i32,
    pub half_points: i32,
}

impl Characters {
    /// Writes the content of `w:rPr`.
    pub fn write(&self, xml: &mut Xml) {
        if let Some(Face { latin, chinese }) = self.face {
            xml.format(format_args!(
                r#"<w:rFonts w:ascii="{latin}" w:eastAsia="{chinese}" w:hAnsi="{latin}" w:cs="{latin}"/>"#
            ));
        }
        if let Some(colour) = self.colour {
            xml.format(format_args!(r#"<w:color w:val="{colour}"/>"#));
        }
        if self.spacing != 0 {
            xml.format(format_args!(r#"<w:spacing w:val="{}"/>"#, self.spacing));
        }
        if self.half_points != 0 {
            let size = self.half_points;
            xml.format(format_args!(
                r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#
            ));
        }
    }
}

fn flag(xml: &mut Xml, set: bool, markup: &str) {
    if set {
        xml.raw(markup);
    }
}

fn attribute(xml: &mut Xml, name: &str, twips: i32) {
    if twips != 0 {
        xml.format(format_args!(r#" w:{name}="{twips}""#));
    }
}
