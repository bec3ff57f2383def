//! What stands above the report: the tags of the page, and what a government site discloses of it.

use super::{Page, style};
use crate::document::{Document, PropertyKey};

/// The tags of 网页标签规范, in its order; `None` is the title.
const META: [(&str, Option<PropertyKey>); 10] = [
    ("SiteName", Some(PropertyKey::SiteName)),
    ("SiteDomain", Some(PropertyKey::SiteDomain)),
    ("SiteIDCode", Some(PropertyKey::SiteCode)),
    ("ColumnName", Some(PropertyKey::ColumnName)),
    ("ColumnDescription", Some(PropertyKey::ColumnDescription)),
    ("ColumnKeywords", Some(PropertyKey::ColumnKeywords)),
    ("ColumnType", Some(PropertyKey::ColumnType)),
    ("ArticleTitle", None),
    ("PubDate", Some(PropertyKey::PublishedOn)),
    ("ContentSource", Some(PropertyKey::ContentSource)),
];

/// The rows of the disclosure header above the report.
const DISCLOSURE: [(&str, Option<PropertyKey>); 9] = [
    ("索引号", Some(PropertyKey::Index)),
    ("分类", Some(PropertyKey::Category)),
    ("发布机构", Some(PropertyKey::Publisher)),
    ("文号", Some(PropertyKey::Number)),
    ("成文日期", Some(PropertyKey::SignedOn)),
    ("发布日期", Some(PropertyKey::PublishedOn)),
    ("有效性", Some(PropertyKey::Validity)),
    ("公开方式", Some(PropertyKey::DisclosureMode)),
    ("名称", None),
];

/// Properties that serve no purpose but disclosure: one of them brings the header.
const DISCLOSING: [PropertyKey; 6] = [
    PropertyKey::Index,
    PropertyKey::Category,
    PropertyKey::Publisher,
    PropertyKey::DisclosureMode,
    PropertyKey::Validity,
    PropertyKey::PublishedOn,
];

/// The value of each of `rows` that has one.
fn values<'d>(
    rows: &'d [(&'static str, Option<PropertyKey>)],
    document: &'d Document<'_>,
) -> impl Iterator<Item = (&'static str, String)> + 'd {
    rows.iter().filter_map(|&(name, key)| {
        let value = key.map_or_else(|| Some(document.title_text()), |key| document.property(key));
        value
            .filter(|value| !value.is_empty())
            .map(|value| (name, value))
    })
}

/// True where something is to be disclosed.
pub fn discloses(document: &Document<'_>) -> bool {
    let given = |key| {
        document
            .property(key)
            .is_some_and(|value| !value.is_empty())
    };
    DISCLOSING.into_iter().any(given)
}

impl Page {
    pub(super) fn head(&mut self, document: &Document<'_>) {
        self.raw(&[
            "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
        ]);
        self.text(&document.title_text());
        self.raw(&["</title>\n"]);
        for (name, value) in values(&META, document) {
            self.raw(&["<meta name=\"", name, "\" content=\""]);
            self.text(&value);
            self.raw(&["\">\n"]);
        }
        self.raw(&[
            "<meta name=\"generator\" content=\"fazhi\">\n",
            "<meta name=\"format-detection\" content=\"telephone=no\">\n",
            "<style>\n",
        ]);
        style::of(document).for_each(|part| self.raw(&[part]));
        self.raw(&["</style>\n</head>\n"]);
    }

    pub(super) fn disclosure(&mut self, document: &Document<'_>) {
        if !discloses(document) {
            return;
        }
        self.raw(&["<header>\n<dl class=\"disclosure\">\n"]);
        for (name, value) in values(&DISCLOSURE, document) {
            self.raw(&["<div><dt>", name, "</dt><dd>"]);
            self.text(&value);
            self.raw(&["</dd></div>\n"]);
        }
        self.raw(&["</dl>\n</header>\n"]);
    }
}
