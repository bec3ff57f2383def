//! `docProps/`: title, author and date as a file manager shows them, and our own mark.

use super::xml::{DECLARATION, Xml};
use crate::document::{Document, PropertyKey};

const START: &str = concat!(
    r#"<cp:coreProperties "#,
    r#"xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
    r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" "#,
    r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
);

/// The part. Times come from the document alone: the day it was signed.
pub fn write(document: &Document<'_>) -> Xml {
    let mut xml = Xml::with_capacity(1024);
    xml.raw(DECLARATION);
    xml.raw(START);
    element(&mut xml, "dc:title", &document.title_text());
    if let Some(issuer) = document.property(PropertyKey::Issuer) {
        element(&mut xml, "dc:creator", &issuer);
    }
    element(&mut xml, "dc:language", "zh-CN");
    let signed_on = document.property(PropertyKey::SignedOn);
    if let Some(date) = signed_on.filter(|date| is_date(date)) {
        for name in ["created", "modified"] {
            xml.format(format_args!(
                r#"<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:{name}>"#
            ));
        }
    }
    xml.raw("</cp:coreProperties>");
    xml
}

/// `docProps/custom.xml`: the digest of all other parts, by which a later run knows its own file.
pub fn stamp(digest: &str) -> Xml {
    let mut xml = Xml::with_capacity(512);
    xml.raw(DECLARATION);
    xml.raw(concat!(
        r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" "#,
        r#"xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">"#,
        r#"<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="fazhi"><vt:lpwstr>"#,
    ));
    xml.text(digest);
    xml.raw("</vt:lpwstr></property></Properties>");
    xml
}

fn element(xml: &mut Xml, name: &str, text: &str) {
    xml.format(format_args!("<{name}>"));
    xml.text(text);
    xml.format(format_args!("</{name}>"));
}

/// `2023-12-13`: a property of a draft may be a gap instead.
fn is_date(text: &str) -> bool {
    let digits = |part: &str, length: usize| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts[..], [year, month, day]
        if digits(year, 4)
            && digits(month, 2) && ("01"..="12").contains(&month)
            && digits(day, 2) && ("01"..="31").contains(&day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_date_is_a_date() {
        assert!(is_date("2023-12-13"));
        for text in [
            "2023-13-01",
            "2023-1-1",
            "【待补：成文日期】",
            "",
            "2023-12-13 10:24",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }
}
