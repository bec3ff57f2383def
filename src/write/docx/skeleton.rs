//! The parts that no text changes: those of the standard's page stand ready, deflated once and for
//! all in `skeleton.zip`.

use super::package::Package;
use super::parts::{self, Pages, footer, lying_footer};
use super::{LEVEL, stylesheet};
use crate::page::Page;

/// Styles, settings and all else of the standard's page.
const STANDARD: &[u8] = include_bytes!("skeleton.zip");

/// What a document adds to the two parts that name all others.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Additions {
    /// For `[Content_Types].xml`.
    pub types: String,
    /// For the relationships of the document.
    pub relations: String,
}

/// A package with all parts but the text and its properties.
pub fn of(page: &Page, additions: &Additions) -> Package {
    let standard = *page == Page::default();
    if standard && *additions == Additions::default() {
        return Package::starting_with(STANDARD);
    }
    let own = |name: &str| {
        name == parts::CONTENT_TYPES_NAME || name == parts::DOCUMENT_RELATIONSHIPS_NAME
    };
    let mut package = Package::default();
    for (name, content) in skeleton_parts(page, additions) {
        if !standard || own(name) {
            package.deflate(name, &content, LEVEL);
        }
    }
    if standard {
        let own = [
            parts::CONTENT_TYPES_NAME,
            parts::DOCUMENT_RELATIONSHIPS_NAME,
        ];
        package.take(STANDARD, &own);
    }
    package
}

/// Names and contents; `[Content_Types].xml` stands first, as every reader likes it.
fn skeleton_parts(page: &Page, additions: &Additions) -> [(&'static str, String); 12] {
    let with = |part: &str, more: &str, end: &str| part.replace(end, &[more, end].concat());
    let types = with(parts::CONTENT_TYPES, &additions.types, "</Types>");
    let relations = with(
        parts::DOCUMENT_RELATIONSHIPS,
        &additions.relations,
        "</Relationships>",
    );
    let fixed = str::to_owned;
    let footer = |pages| footer(page, pages).into_string();
    let lying = |pages| lying_footer(page, pages).into_string();
    [
        (parts::CONTENT_TYPES_NAME, types),
        ("_rels/.rels", fixed(parts::RELATIONSHIPS)),
        ("docProps/app.xml", fixed(parts::APPLICATION)),
        (parts::DOCUMENT_RELATIONSHIPS_NAME, relations),
        ("word/styles.xml", stylesheet::write(page).into_string()),
        ("word/settings.xml", parts::settings(page).into_string()),
        ("word/fontTable.xml", parts::font_table(page).into_string()),
        ("word/footer1.xml", footer(Pages::Even)),
        ("word/footer2.xml", footer(Pages::Default)),
        ("word/footer3.xml", footer(Pages::Blank)),
        ("word/footer4.xml", lying(Pages::Even)),
        ("word/footer5.xml", lying(Pages::Default)),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::package::read;
    use super::*;

    /// `UPDATE=1 cargo test skeleton` writes it anew.
    #[test]
    fn the_skeleton_is_fresh() {
        let parts = skeleton_parts(&Page::default(), &Additions::default());
        if std::env::var("UPDATE").as_deref() == Ok("1") {
            let mut package = Package::default();
            for (name, content) in &parts {
                package.deflate(name, content, 9);
            }
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/write/docx/skeleton.zip");
            std::fs::write(path, package.finish()).unwrap();
            return;
        }
        let parts = parts.map(|(name, content)| (name.to_owned(), content));
        assert!(
            read::parts(STANDARD) == parts,
            "run it with UPDATE=1, then build again"
        );
    }
}
