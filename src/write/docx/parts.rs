//! The parts that are the same in every document.

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
    "</Relationships>"
);

pub const APPLICATION: &str = part!(
    r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">"#
    "<Application>fazhi</Application></Properties>"
);

/// As Word in Chinese sets a document up, and with no line break inside —— (GB/T 15834). No `updateFields`: it would greet the reader with a question.
pub const SETTINGS: &str = part!(
    r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#
    r#"<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>"#
    r#"<w:defaultTabStop w:val="640"/><w:autoHyphenation w:val="0"/><w:evenAndOddHeaders/>"#
    r#"<w:drawingGridHorizontalSpacing w:val="160"/><w:drawingGridVerticalSpacing w:val="579"/>"#
    r#"<w:displayHorizontalDrawingGridEvery w:val="0"/><w:displayVerticalDrawingGridEvery w:val="1"/>"#
    r#"<w:characterSpacingControl w:val="compressPunctuation"/>"#
    r#"<w:noLineBreaksAfter w:lang="zh-CN" w:val="$([{£¥—‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"/>"#
    r#"<w:noLineBreaksBefore w:lang="zh-CN" w:val="!%),.:;&gt;?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"/>"#
    r#"<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"#
    r#"<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"#
    r#"<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>"#
    r#"<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>"#
    r#"<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>"#
    r#"<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>"#
    r#"<w:compatSetting w:name="differentiateMultirowTableHeaders" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>"#
    "</w:compat>"
    r#"<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>"#
    r#"<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"#
);

/// The faces, each with the one that stands in where it is missing.
pub const FONT_TABLE: &str = part!(
    r#"<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#
    r#"<w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>"#
    r#"<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="default"/></w:font>"#
    r#"<w:font w:name="楷体_GB2312"><w:altName w:val="楷体"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="default"/></w:font>"#
    r#"<w:font w:name="黑体"><w:altName w:val="SimHei"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="default"/></w:font>"#
    r#"<w:font w:name="方正小标宋简体"><w:altName w:val="方正小标宋_GBK"/><w:charset w:val="86"/><w:family w:val="script"/><w:pitch w:val="default"/></w:font>"#
    r#"<w:font w:name="宋体"><w:altName w:val="SimSun"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>"#
    "</w:fonts>"
);

/// `— 1 —` after the given indent and alignment; the number is a field.
macro_rules! footer {
    ($place:literal) => {
        concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
            r#"<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>"#,
            r#"<w:pPr><w:pStyle w:val="Footer"/>"#,
            $place,
            r#"</w:pPr>"#,
            r#"<w:r><w:rPr><w:rStyle w:val="PageNumber"/><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r>"#,
            r#"<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>"#,
            r#"<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>"#,
            r#"<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>"#,
            r#"<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:t xml:space="preserve">1</w:t></w:r>"#,
            r#"<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>"#,
            r#"<w:r><w:rPr><w:rStyle w:val="PageNumber"/><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve"> —</w:t></w:r>"#,
            "</w:p></w:ftr>",
        )
    };
}

/// Of even pages: one character of 4号 in from the left.
pub const EVEN_FOOTER: &str = footer!(r#"<w:ind w:left="280"/><w:jc w:val="left"/>"#);
/// Of odd pages: one character of 4号 in from the right.
pub const ODD_FOOTER: &str = footer!(r#"<w:ind w:right="280"/><w:jc w:val="right"/>"#);
