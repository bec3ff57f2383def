//! Lines and text boxes as WPS and Word write them.

/// A millimetre, in the units of drawings.
pub const MM: i64 = 36_000;

/// A text box of today's form, with the old form behind it as WPS gives it.
pub fn text_box(across: &str, wrap: &str, width: i64, content: &str) -> String {
    format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor distT=\"0\" behindDoc=\"0\"><wp:simplePos x=\"0\" y=\"0\"/>{across}<wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx=\"{width}\" cy=\"1828800\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/><wp:wrapNone/><wp:docPr id=\"4\" name=\"文本框 4\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"1828800\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr wrap=\"{wrap}\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"><a:spAutoFit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape o:spt=\"202\" type=\"#_x0000_t202\" style=\"position:absolute;left:0pt;height:144pt;width:144pt;mso-position-horizontal:left;\"><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
}

/// `<wp:positionH>` by name.
pub fn aligned(side: &str) -> String {
    format!("<wp:positionH relativeFrom=\"margin\"><wp:align>{side}</wp:align></wp:positionH>")
}

/// `<wp:positionH>` by its distance from `from`, in millimetres.
pub fn offset(from: &str, millimetres: i64) -> String {
    let offset = millimetres * MM;
    format!(
        "<wp:positionH relativeFrom=\"{from}\"><wp:posOffset>{offset}</wp:posOffset></wp:positionH>"
    )
}

/// A text box in the old form alone.
pub fn old_box(style: &str, content: &str) -> String {
    format!(
        "<w:r><w:pict><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\"><v:stroke joinstyle=\"miter\"/></v:shapetype><v:shape id=\"_x0000_s1\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:0;margin-top:0;{style}\"><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
}

/// A line as WPS draws it: `millimetres` long, `points` thick.
pub fn line(millimetres: i64, points: f64, colour: &str) -> String {
    let (width, thick) = (millimetres * MM, (points * 12_700.0) as i64);
    format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor distT=\"0\"><wp:simplePos x=\"0\" y=\"0\"/><wp:positionH relativeFrom=\"column\"><wp:posOffset>-635</wp:posOffset></wp:positionH><wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>144145</wp:posOffset></wp:positionV><wp:extent cx=\"{width}\" cy=\"0\"/><wp:effectExtent l=\"0\" t=\"9525\" r=\"0\" b=\"9525\"/><wp:wrapNone/><wp:docPr id=\"2\" name=\"直接连接符 2\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"0\"/></a:xfrm><a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom><a:ln w=\"{thick}\"><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill></a:ln></wps:spPr><wps:style><a:lnRef idx=\"1\"><a:schemeClr val=\"accent1\"/></a:lnRef></wps:style><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line style=\"position:absolute;left:0pt;height:0pt;width:100pt;\" stroked=\"t\"><v:stroke weight=\"1pt\" color=\"#000000\"/></v:line></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
}

/// A line of the old form, as Word wrote it.
pub fn old_line(points: f64, weight: f64, colour: &str) -> String {
    format!(
        "<w:r><w:pict><v:line id=\"_x0000_s1026\" style=\"position:absolute;z-index:1\" from=\"0,9pt\" to=\"{points}pt,9pt\" strokecolor=\"{colour}\" strokeweight=\"{weight}pt\"/></w:pict></w:r>"
    )
}

/// A thin bar that is filled.
pub fn bar(millimetres: i64, colour: &str) -> String {
    line(millimetres, 0.5, "000000")
        .replace("cy=\"0\"", "cy=\"28800\"")
        .replace("prst=\"line\"", "prst=\"rect\"")
        .replace(
            "<a:ln ",
            &format!("<a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill><a:ln "),
        )
}
