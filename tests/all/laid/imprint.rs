//! FMT-014: imprints as WPS and Word make them.

use super::shapes::line;
use super::{Sample, face, paragraph};

const COPIES: &str = "抄送：县委办公室，县人大常委会办公室。";
const PRINTED: &str = "云溪县人民政府办公室　2025年2月20日印发";

fn one(look: &str, said: &str) -> String {
    paragraph(
        &format!(
            "{look}<w:ind w:leftChars=\"100\" w:left=\"280\" w:rightChars=\"100\" w:right=\"280\"/>"
        ),
        &face("仿宋_GB2312", 28),
        said,
    )
}

/// A table of two rows whose lines are of these sizes.
fn table(top: u32, inside: u32, bottom: u32) -> String {
    let row = |said: &str| format!("<w:tr><w:tc>{}</w:tc></w:tr>", one("", said));
    let border = |name: &str, size: u32| {
        format!("<w:{name} w:val=\"single\" w:sz=\"{size}\" w:space=\"0\" w:color=\"auto\"/>")
    };
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"9072\" w:type=\"dxa\"/><w:tblBorders>{}{}{}</w:tblBorders></w:tblPr>{}{}</w:tbl><w:p/>",
        border("top", top),
        border("bottom", bottom),
        border("insideH", inside),
        row(COPIES),
        row(PRINTED)
    )
}

/// Lines that are drawn in the paragraphs.
fn drawn(millimetres: i64) -> String {
    let with = |said: &str, lines: &[f64]| {
        let lines: String = lines
            .iter()
            .map(|points| line(millimetres, *points, "000000"))
            .collect();
        one("", said).replace("</w:p>", &format!("{lines}</w:p>"))
    };
    with(COPIES, &[1.0, 0.75]) + &with(PRINTED, &[1.0])
}

fn bordered(indent: bool) -> String {
    let border = |name: &str, size: u32| {
        format!("<w:{name} w:val=\"single\" w:sz=\"{size}\" w:space=\"1\" w:color=\"auto\"/>")
    };
    let first = format!(
        "<w:pBdr>{}{}</w:pBdr>",
        border("top", 8),
        border("bottom", 6)
    );
    let last = format!("<w:pBdr>{}</w:pBdr>", border("bottom", 8));
    let both = one(&first, COPIES) + &one(&last, PRINTED);
    match indent {
        true => both,
        false => both.replace(
            "w:leftChars=\"100\" w:left=\"280\" w:rightChars=\"100\" w:right=\"280\"",
            "w:firstLine=\"280\"",
        ),
    }
}

fn said(imprint: String) -> Vec<String> {
    let sample = Sample {
        annex: imprint,
        ..Sample::default()
    };
    sample.said()
}

#[test]
fn right_imprints_are_not_told() {
    let fits = [
        table(8, 6, 8),
        drawn(156),
        bordered(false),
        // The cells may have lines of their own.
        table(4, 4, 4).replacen("</w:tc>", "<w:tcPr><w:tcBorders/></w:tcPr></w:tc>", 1),
        // An empty row of a table for a line.
        format!(
            "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>{}",
            one("", PRINTED)
        ),
        // Lines that are typed.
        format!(
            "{}{}",
            paragraph("", &face("仿宋", 28), "————————"),
            one("", PRINTED)
        ),
    ];
    for (index, imprint) in fits.into_iter().enumerate() {
        let said = said(imprint);
        assert!(said.is_empty(), "{index}: {said:#?}");
    }
}

#[test]
fn wrong_imprints_are_told() {
    let annex = || {
        let label = paragraph("<w:pageBreakBefore/>", &face("黑体", 32), "附件");
        let title = paragraph(
            "<w:jc w:val=\"center\"/>",
            &face("方正小标宋简体", 44),
            "行政执法数据表",
        );
        format!("{label}<w:p/>{title}{}", Sample::default().text[0])
    };
    let plain = |own: &str| {
        own.replace(
            "w:leftChars=\"100\" w:left=\"280\" w:rightChars=\"100\" w:right=\"280\"",
            "",
        )
    };
    let cases = [
        (
            one("", COPIES) + &one("", PRINTED),
            "warning FMT-014 版记没有分隔线",
        ),
        (
            table(6, 6, 6),
            "warning FMT-014 版记首尾的分隔线（0.26 毫米）不比中间的（0.26 毫米）粗",
        ),
        (
            drawn(140),
            "warning FMT-014 版记的分隔线长 140 毫米，应与版心同宽（156 毫米）",
        ),
        (
            bordered(true),
            "warning FMT-014 版记的分隔线长 146.1 毫米，应与版心同宽（156 毫米）",
        ),
        (
            plain(&drawn(156)),
            "warning FMT-014 版记紧贴版心左边，没有空一字（2 段：第 5、6 段）",
        ),
        (
            drawn(156).replace("w:val=\"28\"", "w:val=\"32\""),
            "warning FMT-014 版记用了三号字，应为四号（2 段：第 5、6 段）",
        ),
        (
            drawn(156).replace("仿宋_GB2312", "宋体"),
            "warning FMT-014 版记用了宋体，应为仿宋_GB2312（2 段：第 5、6 段）",
        ),
        (drawn(156) + &annex(), "warning FMT-014 版记后面还有附件"),
    ];
    for (index, (imprint, expected)) in cases.into_iter().enumerate() {
        assert_eq!(said(imprint), [expected], "{index}");
    }
}
