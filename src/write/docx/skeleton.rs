//! Makes `skeleton.zip`: the parts that are the same in every document, deflated once and for all.

use super::package::{Package, read};
use super::{SKELETON, parts, stylesheet};

/// Names and contents; `[Content_Types].xml` stands first, as every reader likes it.
fn skeleton_parts() -> Vec<(String, String)> {
    [
        (parts::CONTENT_TYPES_NAME, parts::CONTENT_TYPES),
        ("_rels/.rels", parts::RELATIONSHIPS),
        ("docProps/app.xml", parts::APPLICATION),
        (
            parts::DOCUMENT_RELATIONSHIPS_NAME,
            parts::DOCUMENT_RELATIONSHIPS,
        ),
        ("word/styles.xml", stylesheet::write().as_str()),
        ("word/settings.xml", parts::SETTINGS),
        ("word/fontTable.xml", parts::FONT_TABLE),
        ("word/footer1.xml", parts::EVEN_FOOTER),
        ("word/footer2.xml", parts::ODD_FOOTER),
    ]
    .map(|(name, content)| (name.to_owned(), content.to_owned()))
    .to_vec()
}

/// `UPDATE=1 cargo test skeleton` writes it anew.
#[test]
fn the_skeleton_is_fresh() {
    let parts = skeleton_parts();
    if std::env::var("UPDATE").as_deref() == Ok("1") {
        let mut package = Package::default();
        for (name, content) in &parts {
            package.deflate(name, content, 9);
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/write/docx/skeleton.zip");
        std::fs::write(path, package.finish()).unwrap();
        return;
    }
    assert!(
        read::parts(SKELETON) == parts,
        "run it with UPDATE=1, then build again"
    );
}
