//! FMT-009: numbers of pages in the forms that WPS and Word give them.

use super::Sample;
use super::shapes::{MM, aligned, offset, old_box, text_box};

/// A number between dashes, its paragraph set as `look` says.
fn number(look: &str, ahead: &str, behind: &str) -> String {
    let run = "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\" w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\"/><w:sz w:val=\"28\"/></w:rPr>";
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"3\"/>{look}</w:pPr>{run}<w:t>{ahead}— </w:t></w:r>{run}<w:fldChar w:fldCharType=\"begin\"/></w:r>{run}<w:instrText xml:space=\"preserve\"> PAGE  \\* MERGEFORMAT </w:instrText></w:r>{run}<w:fldChar w:fldCharType=\"separate\"/></w:r>{run}<w:t>1</w:t></w:r>{run}<w:fldChar w:fldCharType=\"end\"/></w:r>{run}<w:t xml:space=\"preserve\"> —{behind}</w:t></w:r></w:p>"
    )
}

fn holding(drawing: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"3\"/></w:pPr>{drawing}</w:p>")
}

/// A text box in the middle of which nothing is said but its place.
fn placed(across: &str) -> String {
    holding(&text_box(across, "none", 50 * MM, &number("", "", "")))
}

/// What is said where odd and even pages have these.
fn said(odd: String, even: String) -> Vec<String> {
    let sample = Sample {
        footer: [odd, even],
        ..Sample::default()
    };
    sample.said()
}

#[test]
fn numbers_at_the_outside_are_not_told() {
    let right = "<w:ind w:right=\"280\"/><w:jc w:val=\"right\"/>";
    let left = "<w:ind w:left=\"280\"/>";
    let framed = "<w:framePr w:wrap=\"around\" w:vAnchor=\"text\" w:hAnchor=\"margin\" w:xAlign=\"outside\" w:y=\"1\"/>";
    let old = "mso-position-horizontal:outside;mso-position-horizontal-relative:margin;mso-wrap-style:none;";
    let tabbed = number("", "", "").replace("<w:t>— ", "<w:tab/><w:tab/><w:t>— ");
    let pairs = [
        [placed(&aligned("outside")), placed(&aligned("outside"))],
        [placed(&aligned("right")), placed(&aligned("left"))],
        [placed(&offset("margin", 130)), placed(&offset("margin", 0))],
        [placed(&offset("page", 158)), placed(&offset("page", 28))],
        // As wide as the page: the paragraph in it says where.
        [
            holding(&text_box(
                &aligned("center"),
                "square",
                156 * MM,
                &number(right, "", ""),
            )),
            holding(&text_box(
                &aligned("center"),
                "square",
                156 * MM,
                &number(left, "", ""),
            )),
        ],
        [
            holding(&old_box(old, &number("", "", ""))),
            holding(&old_box(old, &number("", "", ""))),
        ],
        [number(framed, "", ""), number(framed, "", "")],
        [number(right, "", ""), number(left, "", "")],
        // Blanks in place of an indent.
        [
            number("<w:jc w:val=\"right\"/>", "", "　"),
            number("", "　", ""),
        ],
        // What holds it cannot be read.
        [tabbed.clone(), tabbed],
    ];
    for (index, [odd, even]) in pairs.into_iter().enumerate() {
        let said = said(odd, even);
        assert!(said.is_empty(), "{index}: {said:#?}");
    }
}

#[test]
fn numbers_elsewhere_are_told() {
    let place = "warning FMT-009 页码：不是单页居右、双页居左";
    let middle = || placed(&aligned("center"));
    let flush = number("<w:jc w:val=\"right\"/>", "", "");
    let cases = [
        ([middle(), middle()], place),
        (
            [placed(&aligned("right")), placed(&aligned("right"))],
            place,
        ),
        (
            [placed(&offset("margin", 53)), placed(&offset("margin", 53))],
            place,
        ),
        (
            [flush, number("", "", "")],
            "warning FMT-009 页码：紧贴版心边，没有空一字",
        ),
        (
            [placed(&aligned("outside")), placed(&aligned("outside"))]
                .map(|own| own.replace('—', "-")),
            "warning FMT-009 页码：两旁是短横“-”，应为一字线“—”",
        ),
    ];
    for (index, ([odd, even], expected)) in cases.into_iter().enumerate() {
        assert_eq!(said(odd, even), [expected], "{index}");
    }
}

/// 7 mm under the type area: where the footer stands says it.
#[test]
fn the_height_of_numbers() {
    let of = |foot: &str| {
        let mut sample = Sample::default();
        sample.margins.push_str(&format!(" w:footer=\"{foot}\""));
        sample.said()
    };
    for right in ["1440", "1587", "1300"] {
        assert!(of(right).is_empty(), "{right}");
    }
    let expected = "info FMT-009 页码的一字线大约在版心下边缘之下 17 毫米，应为 7 毫米";
    assert_eq!(of("850"), [expected]);
}
