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
