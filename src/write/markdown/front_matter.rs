//! What stands around the text, as YAML: `---`, one key a line, values double-quoted.

use crate::document::{Document, PropertyKey, plain_text};
use crate::write::{element_name, elements};
use std::fmt::Write;

/// Writes the front matter: the title, the properties, and of the elements those that no
/// property names already.
pub fn write(document: &Document<'_>, out: &mut String) {
    let properties = document.properties.iter();
    let properties = properties.map(|property| (property_name(property.key), &property.content));
    let named: Vec<&str> = properties.clone().map(|(name, _)| name).collect();
    let elements = elements(document).map(|element| (element_name(element.kind), &element.content));
    let elements = elements.filter(|(name, _)| !named.contains(name));

    let mut entries: Vec<(&str, Vec<String>)> = vec![("title", vec![document.title_text()])];
    for (name, content) in properties.chain(elements) {
        let text = plain_text(content);
        match entries.iter_mut().find(|(known, _)| *known == name) {
            Some((_, values)) => values.push(text),
            None => entries.push((name, vec![text])),
        }
    }

    out.push_str("---\n");
    for (name, values) in &entries {
        entry(name, values, out);
    }
    out.push_str("---\n");
}

fn entry(name: &str, values: &[String], out: &mut String) {
    out.push_str(name);
    out.push(':');
    for value in values {
        out.push_str(if values.len() > 1 { "\n  - " } else { " " });
        quoted(value, out);
    }
    out.push('\n');
}

/// A double-quoted scalar; what YAML would not take, or would take for a line break, is escaped.
fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(char));
            }
            _ => out.push(char),
        }
    }
    out.push('"');
}

/// The key of a property, as the report format spells it in English.
fn property_name(key: PropertyKey) -> &'static str {
    match key {
        PropertyKey::Year => "year",
        PropertyKey::Kind => "kind",
        PropertyKey::Level => "level",
        PropertyKey::Region => "region",
        PropertyKey::Issuer => "issuer",
        PropertyKey::Index => "index",
        PropertyKey::Category => "category",
        PropertyKey::Publisher => "publisher",
        PropertyKey::Number => "number",
        PropertyKey::SignedOn => "signed_on",
        PropertyKey::PublishedOn => "published_on",
        PropertyKey::DisclosureMode => "disclosure_mode",
        PropertyKey::Validity => "validity",
        PropertyKey::SiteName => "site_name",
        PropertyKey::SiteDomain => "site_domain",
        PropertyKey::SiteCode => "site_code",
        PropertyKey::ColumnName => "column_name",
        PropertyKey::ColumnDescription => "column_description",
        PropertyKey::ColumnKeywords => "column_keywords",
        PropertyKey::ColumnType => "column_type",
        PropertyKey::ContentSource => "content_source",
        PropertyKey::ReviewedBy => "reviewed_by",
        PropertyKey::ReviewedOn => "reviewed_on",
        PropertyKey::ReviewResult => "review_result",
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn values_are_quoted() {
        let table = [
            ("皋政发〔2023〕30号", "\"皋政发〔2023〕30号\""),
            ("yes: \"是\" # \\", "\"yes: \\\"是\\\" # \\\\\""),
            ("\t甲\u{2028}乙\u{85}", "\"\\t甲\\u2028乙\\u0085\""),
        ];
        for (text, yaml) in table {
            let mut out = String::new();
            quoted(text, &mut out);
            assert_eq!(out, yaml);
        }
    }
}
