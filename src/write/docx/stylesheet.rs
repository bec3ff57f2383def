//! `word/styles.xml`: the table of styles as XML.

use super::styles::{ALL, Kind, Style};
use super::xml::{DECLARATION, Xml};

const START: &str = concat!(
    r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" "#,
    r#"w:eastAsia="仿宋_GB2312" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>"#,
    r#"<w:color w:val="000000"/><w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/>"#,
    r#"<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>"#,
    r#"<w:pPrDefault/></w:docDefaults>"#,
);
const END: &str = concat!(
    r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">"#,
    r#"<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>"#,
    r#"<w:unhideWhenUsed/></w:style>"#,
    r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal">"#,
    r#"<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>"#,
    r#"<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>"#,
    r#"<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>"#,
    r#"<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>"#,
    r#"</w:tblCellMar></w:tblPr></w:style>"#,
    r#"<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>"#,
    r#"<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>"#,
    r#"<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable">"#,
    r#"<w:name w:val="表格"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>"#,
    r#"<w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:left w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:right w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders>"#,
    r#"<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>"#,
    r#"</w:tblCellMar></w:tblPr></w:style></w:styles>"#,
);

/// The part.
pub fn write() -> Xml {
    let mut xml = Xml::with_capacity(1 << 14);
    xml.raw(DECLARATION);
    xml.raw(START);
    for style in ALL {
        style_xml(&mut xml, style);
    }
    xml.raw(END);
    xml
}

fn style_xml(xml: &mut Xml, style: &Style) {
    let Style { id, name, next, .. } = style;
    let run = matches!(style.kind, Kind::Run | Kind::BuiltInRun);
    let kind = if run { "character" } else { "paragraph" };
    let base = if run {
        "DefaultParagraphFont"
    } else {
        "Normal"
    };
    let root = *id == base;
    let custom = matches!(style.kind, Kind::Custom | Kind::Run);
    xml.format(format_args!(r#"<w:style w:type="{kind}""#));
    xml.raw(if root { r#" w:default="1""# } else { "" });
    xml.raw(if custom { r#" w:customStyle="1""# } else { "" });
    xml.format(format_args!(
        r#" w:styleId="{id}"><w:name w:val="{name}"/>"#
    ));
    if !root {
        xml.format(format_args!(r#"<w:basedOn w:val="{base}"/>"#));
    }
    if !run && next != id {
        xml.format(format_args!(r#"<w:next w:val="{next}"/>"#));
    }
    xml.raw("<w:qFormat/>");
    if !run {
        xml.raw("<w:pPr>");
        style.paragraph.write(xml);
        xml.raw("</w:pPr>");
    }
    xml.raw("<w:rPr>");
    style.characters.write(xml);
    xml.raw("</w:rPr></w:style>");
}
