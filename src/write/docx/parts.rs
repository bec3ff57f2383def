//! The parts that no text changes: some the same in every document, some of a page.

use super::xml::{DECLARATION, Xml};
use crate::page::{NumberPlace, Page, alternative};

/// A part with its declaration.
macro_rules! part {
    ($($piece:literal)*) => {
        concat!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n", $($piece),*)
    };
}

/// The names of the two parts that a document with charts has its own of.
pub const CONTENT_TYPES_NAME: &str = "[Content_Types].xml";
pub const DOCUMENT_RELATIONSHIPS_NAME: &str = "word/_rels/document.xml.rels";

pub const CONTENT_TYPES: &str = part!(
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
    r#"<Default Extension="xml" ContentType="application/xml"/>"#
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#
    r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"#
    r#"<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>"#
    r#"<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>"#
    r#"<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"#
    r#"<Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"#
    r#"<Override PartName="/word/footer3.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"#
    r#"<Override PartName="/word/footer4.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"#
    r#"<Override PartName="/word/footer5.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"#
    r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#
    r#"<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>"#
    r#"<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>"#
    "</Types>"
);

pub const RELATIONSHIPS: &str = part!(
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#
    r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>"#
    r#"<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/>"#
    "</Relationships>"
);

pub const DOCUMENT_RELATIONSHIPS: &str = part!(
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>"#
    r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/>"#
    r#"<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>"#
    r#"<Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer2.xml"/>"#
    r#"<Relationship Id="rId6" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer3.xml"/>"#
    r#"<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer4.xml"/>"#
    r#"<Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer5.xml"/>"#
    "</Relationships>"
);

pub const APPLICATION: &str = part!(
    r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">"#
    "<Application>fazhi</Application></Properties>"
);

/// As Word in Chinese sets a document up, and with no line break inside —— (GB/T 15834). No `updateFields`: it would greet the reader with a question.
const SETTINGS: [&str; 2] = [
    concat!(
        r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
        r#"<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>"#,
        r#"<w:defaultTabStop w:val="640"/><w:autoHyphenation w:val="0"/>"#,
    ),
    concat!(
        r#"<w:displayHorizontalDrawingGridEvery w:val="0"/><w:displayVerticalDrawingGridEvery w:val="1"/>"#,
        r#"<w:characterSpacingControl w:val="compressPunctuation"/>"#,
        r#"<w:noLineBreaksAfter w:lang="zh-CN" w:val="$([{£¥—‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"/>"#,
        r#"<w:noLineBreaksBefore w:lang="zh-CN" w:val="!%),.:;&gt;?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"/>"#,
        r#"<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"#,
        r#"<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"#,
        r#"<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>"#,
        r#"<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>"#,
        r#"<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>"#,
        r#"<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>"#,
        r#"<w:compatSetting w:name="differentiateMultirowTableHeaders" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>"#,
        "</w:compat>",
        r#"<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>"#,
        r#"<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"#,
    ),
];

/// `word/settings.xml`.
pub fn settings(page: &Page) -> Xml {
    let mut xml = Xml::with_capacity(1 << 12);
    let [start, end] = SETTINGS;
    xml.raw(DECLARATION);
    xml.raw(start);
    if page.number.place == NumberPlace::Outside {
        xml.raw("<w:evenAndOddHeaders/>");
    }
    let (character, line) = (page.character() / 2, page.line());
    xml.format(format_args!(
        r#"<w:drawingGridHorizontalSpacing w:val="{character}"/><w:drawingGridVerticalSpacing w:val="{line}"/>"#
    ));
    xml.raw(end);
    xml
}

/// `word/fontTable.xml`: the faces, each with the one that stands in where it is missing.
pub fn font_table(page: &Page) -> Xml {
    let faces = &page.faces;
    let mut names: Vec<&str> = Vec::new();
    let chinese = [
        &faces.body,
        &faces.kaiti,
        &faces.heiti,
        &faces.title,
        &faces.number,
    ];
    for name in chinese.into_iter().chain(&faces.headings) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let mut xml = Xml::with_capacity(1 << 11);
    xml.raw(DECLARATION);
    xml.raw(r#"<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#);
    let latin = &faces.latin;
    xml.format(format_args!(
        r#"<w:font w:name="{latin}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>"#
    ));
    for name in names.into_iter().filter(|name| name != latin) {
        xml.format(format_args!(r#"<w:font w:name="{name}">"#));
        if let Some(other) = alternative(name) {
            xml.format(format_args!(r#"<w:altName w:val="{other}"/>"#));
        }
        xml.raw(
            r#"<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>"#,
        );
    }
    xml.raw("</w:fonts>");
    xml
}

/// Which pages a footer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    Even,
    /// The odd ones, or all.
    Default,
    /// Those without a number.
    Blank,
}

/// A footer of pages that lie on their side: the number stands where it would on upright paper, so
/// at the left, read from the right (8). A table holds it: what reads `w:textDirection` of a cell
/// need not know text boxes.
pub fn lying_footer(page: &Page, pages: Pages) -> Xml {
    let number = page.number;
    let character = number.size * 10;
    // The length of the type area's edge, less a character at either end.
    let height = page.width() - 2 * character;
    // A dash that is turned stands nearer to the foot of its line than one that lies: as measured,
    // `lying_pages` of .ci/check-layout.
    let left = page.footer() + 21;
    let top = page.margins.left + character;
    let align = match (number.place, pages) {
        (NumberPlace::Outside, Pages::Even) => "left",
        (NumberPlace::Outside | NumberPlace::Right, _) => "right",
        _ => "center",
    };
    let mut xml = Xml::with_capacity(1 << 11);
    xml.raw(DECLARATION);
    xml.raw(FOOTER_START);
    if number.place != NumberPlace::None && pages != Pages::Blank {
        xml.format(format_args!(
            r#"<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page" w:tblpX="{left}" w:tblpY="{top}"/><w:tblOverlap w:val="never"/>"#
        ));
        xml.format(format_args!(
            r#"<w:tblW w:w="{character}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{character}"/></w:tblGrid>"#
        ));
        xml.format(format_args!(
            r#"<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{character}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="{align}"/></w:pPr>"#
        ));
        page_number(&mut xml, page);
        xml.raw("</w:p></w:tc></w:tr></w:tbl>");
    }
    xml.raw(r#"<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr></w:p></w:ftr>"#);
    xml
}

const FOOTER_START: &str =
    r#"<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#;

/// `— 1 —`; the number is a field.
fn page_number(xml: &mut Xml, page: &Page) {
    const NUMBER: &str = concat!(
        r#"<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>"#,
        r#"<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>"#,
        r#"<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>"#,
        r#"<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:t xml:space="preserve">1</w:t></w:r>"#,
        r#"<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>"#,
    );
    let dash = |xml: &mut Xml, dash: &str| {
        if page.number.dashes {
            xml.format(format_args!(
                r#"<w:r><w:rPr><w:rStyle w:val="PageNumber"/><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{dash}</w:t></w:r>"#
            ));
        }
    };
    dash(xml, "— ");
    xml.raw(NUMBER);
    dash(xml, " —");
}

/// A footer: `— 1 —` where the page wants it.
pub fn footer(page: &Page, pages: Pages) -> Xml {
    let number = page.number;
    let mut xml = Xml::with_capacity(1 << 11);
    xml.raw(DECLARATION);
    xml.raw(FOOTER_START);
    xml.raw(r#"<w:p><w:pPr><w:pStyle w:val="Footer"/>"#);
    // One character of its own size in from the edge.
    let character = number.size * 10;
    match (number.place, pages) {
        (NumberPlace::Outside, Pages::Even) => xml.format(format_args!(
            r#"<w:ind w:left="{character}"/><w:jc w:val="left"/>"#
        )),
        (NumberPlace::Outside | NumberPlace::Right, _) => xml.format(format_args!(
            r#"<w:ind w:right="{character}"/><w:jc w:val="right"/>"#
        )),
        _ => xml.raw(r#"<w:jc w:val="center"/>"#),
    }
    xml.raw("</w:pPr>");
    if number.place != NumberPlace::None && pages != Pages::Blank {
        page_number(&mut xml, page);
    }
    xml.raw("</w:p></w:ftr>");
    xml
}
