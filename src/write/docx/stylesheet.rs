//! `word/styles.xml`: the table of styles as XML.

use super::styles::{ALL, Kind, Style};
use super::xml::{DECLARATION, Xml};
use crate::page::Page;

const START: &str =
    r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#;
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
    r#"<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>"#,
    r#"<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>"#,
    r#"</w:tblCellMar></w:tblPr></w:style></w:styles>"#,
);

/// The part.
pub fn write(page: &Page) -> Xml {
    let mut xml = Xml::with_capacity(1 << 14);
    xml.raw(DECLARATION);
    xml.raw(START);
    defaults(&mut xml, page);
    for style in ALL {
        style_xml(&mut xml, style, page);
    }
    xml.raw(END);
    xml
}

/// What holds where no style says anything.
fn defaults(xml: &mut Xml, page: &Page) {
    let (latin, chinese) = (&page.faces.latin, &page.faces.body);
    let size = page.body_size;
    xml.format(format_args!(
        concat!(
            r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{latin}" "#,
            r#"w:eastAsia="{chinese}" w:hAnsi="{latin}" w:cs="{latin}"/>"#,
            r#"<w:color w:val="000000"/><w:kern w:val="2"/>"#,
            r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#,
            r#"<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>"#,
            r#"<w:pPrDefault/></w:docDefaults>"#,
        ),
        latin = latin,
        chinese = chinese,
        size = size,
    ));
}

fn style_xml(xml: &mut Xml, style: &Style, page: &Page) {
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
        style.paragraph.write(xml, page);
        xml.raw("</w:pPr>");
    }
    xml.raw("<w:rPr>");
    style.characters.write(xml, page);
    xml.raw("</w:rPr></w:style>");
}
