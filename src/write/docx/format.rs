//! What a paragraph and its characters look like, written in the order the schema wants.

use super::xml::Xml;
use crate::page::Page;

/// A distance, as the standard gives it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    /// Says nothing.
    #[default]
    None,
    Twips(i32),
    /// Characters of the text.
    Characters(i32),
    /// Lines of the text.
    Lines(i32),
    /// The height of a line of the title.
    TitleLine,
    /// The height of a page number.
    PageNumber,
}

impl Length {
    /// On `page`.
    pub fn twips(self, page: &Page) -> i32 {
        match self {
            Self::None => 0,
            Self::Twips(twips) => twips,
            Self::Characters(count) => count * page.character(),
            Self::Lines(count) => count * page.line(),
            Self::TitleLine => page.title_line,
            Self::PageNumber => page.number.size * 10,
        }
    }
}

/// Where lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Center,
    Right,
    Both,
    /// Spread over the whole width, the last line too.
    Spread,
}

/// Distances from the edges of the type area.
#[derive(Clone, Copy, Debug, Default)]
pub struct Indent {
    pub left: Length,
    pub right: Length,
    pub first_line: Length,
    pub hanging: Length,
}

/// Where the text behind a tab stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    None,
    /// Flush right, so far from the right edge.
    Right(Length),
    /// Flush right at the right edge, dots up to it: a page number.
    Dotted,
    /// Centred, so many twips from the left edge.
    Centre(i32),
}

/// As many as a row of signatures takes, from the left.
pub type Tabs = [Tab; 3];

pub const NO_TABS: Tabs = [Tab::None; 3];

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
    pub tabs: Tabs,
    /// The rules of Chinese line breaking, said once in the style that all are based on.
    pub chinese: bool,
    /// No space of its own between Chinese characters and digits, so that widths can be known.
    pub tight: bool,
    /// Lines don't keep to the 22 lines of the page.
    pub off_grid: bool,
    pub before: Length,
    pub after: Length,
    /// Exact height of a line.
    pub line: Length,
    /// Not that exactly: a line that needs more is higher.
    pub at_least: bool,
    /// A line as high as what stands in it: a picture.
    pub single: bool,
    pub indent: Indent,
    pub align: Option<Align>,
    /// From 0.
    pub outline: Option<u8>,
}

/// As the style has it.
pub const UNINDENTED: Indent = Indent {
    left: Length::None,
    right: Length::None,
    first_line: Length::None,
    hanging: Length::None,
};

/// Nothing beyond the style.
pub const PLAIN: Paragraph = Paragraph {
    keep_next: false,
    page_break_before: false,
    rule: None,
    tabs: NO_TABS,
    chinese: false,
    tight: false,
    off_grid: false,
    before: Length::None,
    after: Length::None,
    line: Length::None,
    at_least: false,
    single: false,
    indent: UNINDENTED,
    align: None,
    outline: None,
};

impl Paragraph {
    /// Writes what may stand in `w:pPr` after `w:pStyle`.
    pub fn write(&self, xml: &mut Xml, page: &Page) {
        flag(xml, self.keep_next, "<w:keepNext/>");
        flag(xml, self.page_break_before, "<w:pageBreakBefore/>");
        flag(xml, self.chinese, r#"<w:widowControl w:val="0"/>"#);
        if let Some(rule) = self.rule {
            xml.format(format_args!(
                r#"<w:pBdr><w:bottom w:val="single" w:sz="{}" w:space="{}" w:color="{}"/></w:pBdr>"#,
                rule.thickness, rule.space, rule.colour
            ));
        }
        self.write_tabs(xml, page);
        flag(xml, self.chinese, r#"<w:kinsoku/><w:overflowPunct/>"#);
        flag(
            xml,
            self.tight,
            r#"<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>"#,
        );
        flag(xml, self.chinese, "<w:snapToGrid/>");
        flag(xml, self.off_grid, r#"<w:snapToGrid w:val="0"/>"#);
        self.write_spacing(xml, page);
        self.indent.write(xml, page);
        if let Some(align) = self.align {
            xml.raw(match align {
                Align::Left => r#"<w:jc w:val="left"/>"#,
                Align::Center => r#"<w:jc w:val="center"/>"#,
                Align::Right => r#"<w:jc w:val="right"/>"#,
                Align::Both => r#"<w:jc w:val="both"/>"#,
                Align::Spread => r#"<w:jc w:val="distribute"/>"#,
            });
        }
        if let Some(level) = self.outline {
            xml.format(format_args!(r#"<w:outlineLvl w:val="{level}"/>"#));
        }
    }

    fn write_tabs(&self, xml: &mut Xml, page: &Page) {
        let set = |tab: &&Tab| **tab != Tab::None;
        flag(xml, self.tabs.iter().any(|tab| set(&tab)), "<w:tabs>");
        for tab in self.tabs.iter().filter(set) {
            let (kind, place) = match tab {
                Tab::Right(right) => ("right", page.width() - right.twips(page)),
                Tab::Dotted => (r#"right" w:leader="dot"#, page.width()),
                Tab::Centre(place) => ("center", *place),
                Tab::None => continue,
            };
            xml.format(format_args!(r#"<w:tab w:val="{kind}" w:pos="{place}"/>"#));
        }
        flag(xml, self.tabs.iter().any(|tab| set(&tab)), "</w:tabs>");
    }

    fn write_spacing(&self, xml: &mut Xml, page: &Page) {
        let [before, after, line] =
            [self.before, self.after, self.line].map(|length| length.twips(page));
        if before == 0 && after == 0 && line == 0 && !self.single {
            return;
        }
        xml.raw("<w:spacing");
        attribute(xml, "before", before);
        attribute(xml, "after", after);
        attribute(xml, "line", line);
        let rule = match self.at_least {
            true => r#" w:lineRule="atLeast""#,
            false => r#" w:lineRule="exact""#,
        };
        flag(xml, line != 0, rule);
        flag(xml, self.single, r#" w:line="240" w:lineRule="auto""#);
        xml.raw("/>");
    }
}

impl Indent {
    /// Only the first line, `characters` in.
    pub const fn first(characters: i32) -> Self {
        Self {
            first_line: Length::Characters(characters),
            ..UNINDENTED
        }
    }

    /// The right edge, so far in.
    pub const fn right(right: Length) -> Self {
        Self {
            right,
            ..UNINDENTED
        }
    }

    /// Characters for Word and WPS, which then keep to the font; twips for who does not know them.
    fn write(&self, xml: &mut Xml, page: &Page) {
        let edges = [
            ("left", self.left),
            ("right", self.right),
            ("firstLine", self.first_line),
            ("hanging", self.hanging),
        ];
        if edges.iter().all(|(_, length)| length.twips(page) == 0) {
            return;
        }
        xml.raw("<w:ind");
        for (name, length) in edges {
            let twips = length.twips(page);
            if twips != 0 && twips % page.character() == 0 {
                let hundredths = twips / page.character() * 100;
                xml.format(format_args!(r#" w:{name}Chars="{hundredths}""#));
            }
            attribute(xml, name, twips);
        }
        xml.raw("/>");
    }
}

/// What characters are for: it says which faces of the page they take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Body,
    Title,
    /// By level, from 0.
    Heading(usize),
    Heiti,
    Kaiti,
    /// Page numbers: digits of this face too.
    Number,
}

impl Face {
    /// Its Latin and its Chinese name on `page`.
    fn names(self, page: &Page) -> [&str; 2] {
        let chinese = self.chinese(page);
        match self {
            Self::Number => [chinese; 2],
            _ => [&page.faces.latin, chinese],
        }
    }

    /// Its Chinese name on `page`.
    pub fn chinese(self, page: &Page) -> &str {
        let faces = &page.faces;
        match self {
            Self::Body => &faces.body,
            Self::Title => &faces.title,
            Self::Heading(level) => &faces.headings[level.min(3)],
            Self::Heiti => &faces.heiti,
            Self::Kaiti => &faces.kaiti,
            Self::Number => &faces.number,
        }
    }

    fn is_bold(self, page: &Page) -> bool {
        matches!(self, Self::Heading(level) if page.faces.bold[level.min(3)])
    }
}

/// The size of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// As the style has it.
    Inherited,
    Body,
    Title,
    PageNumber,
    /// In half points.
    Given(i32),
}

impl Size {
    fn half_points(self, page: &Page) -> i32 {
        match self {
            Self::Inherited => 0,
            Self::Body => page.body_size,
            Self::Title => page.title_size,
            Self::PageNumber => page.number.size,
            Self::Given(half_points) => half_points,
        }
    }
}

/// The characters of a style; what is not set is inherited.
#[derive(Clone, Copy, Debug)]
pub struct Characters {
    pub face: Option<Face>,
    /// Each gives up a little, so that a line takes as many as the page asks for.
    pub tight: bool,
    pub size: Size,
}

impl Characters {
    /// Writes the content of `w:rPr`.
    pub fn write(&self, xml: &mut Xml, page: &Page) {
        if let Some(face) = self.face {
            let [latin, chinese] = face.names(page);
            xml.format(format_args!(
                r#"<w:rFonts w:ascii="{latin}" w:eastAsia="{chinese}" w:hAnsi="{latin}" w:cs="{latin}"/>"#
            ));
            flag(xml, face.is_bold(page), "<w:b/><w:bCs/>");
        }
        let spacing = page.tightening();
        if self.tight && spacing != 0 {
            xml.format(format_args!(r#"<w:spacing w:val="{spacing}"/>"#));
        }
        let size = self.size.half_points(page);
        if size != 0 {
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
