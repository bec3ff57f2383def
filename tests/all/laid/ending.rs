//! FMT-012, FMT-013 and FMT-015: annexes, signatures, columns of figures.

use super::{Sample, face, paragraph};

fn said(annex: String) -> Vec<String> {
    let sample = Sample {
        annex,
        ..Sample::default()
    };
    sample.said()
}

/// A signature and a date, each set as it says.
fn signed(signature: &str, date: &str, [ahead, behind]: [&str; 2]) -> String {
    let name = format!("{ahead}云溪县人民政府{behind}");
    let day = format!("{ahead}2025年2月18日{behind}");
    paragraph(signature, &face("仿宋", 32), &name) + &paragraph(date, &face("仿宋", 32), &day)
}

const RIGHT: &str = "<w:jc w:val=\"right\"/>";

#[test]
fn signatures_at_the_right_are_not_told() {
    let four = "<w:ind w:rightChars=\"400\" w:right=\"1280\"/><w:jc w:val=\"right\"/>";
    let far = "<w:ind w:left=\"5380\"/>";
    let framed = "<w:framePr w:hAnchor=\"margin\" w:xAlign=\"right\"/>";
    for (index, own) in [
        signed(four, four, ["", ""]),
        signed(far, far, ["", ""]),
        // A long name may reach the edge.
        signed(RIGHT, four, ["", ""]),
        signed("", "", ["　　　　　　　　　　　　　　", ""]),
        signed(RIGHT, RIGHT, ["", "　　　　"]),
        signed(framed, framed, ["", ""]),
    ]
    .into_iter()
    .enumerate()
    {
        let said = said(own);
        assert!(said.is_empty(), "{index}: {said:#?}");
    }
}

#[test]
fn signatures_elsewhere_are_told() {
    let left = "warning FMT-013 署名或者成文日期在左边，应在右边（2 段：第 5、6 段）";
    assert_eq!(said(signed("", "", ["", ""])), [left]);
    let edge = "warning FMT-013 成文日期紧贴版心右边，没有空出字来";
    assert_eq!(said(signed(RIGHT, RIGHT, ["", ""])), [edge]);
}

#[test]
fn titles_of_annexes_stand_on_the_third_line() {
    let annex = |between: &str, look: &str| {
        let label = paragraph("<w:pageBreakBefore/>", &face("黑体", 32), "附件");
        let look = format!("{look}<w:jc w:val=\"center\"/>");
        let title = paragraph(&look, &face("方正小标宋简体", 44), "行政执法数据表");
        format!("{label}{between}{title}{}", Sample::default().text[0])
    };
    for fits in [
        annex("<w:p/>", ""),
        annex("", "<w:spacing w:before=\"579\"/>"),
    ] {
        assert!(said(fits).is_empty());
    }
    let expected = "warning FMT-012 附件标题紧跟在“附件”下面，不在第三行";
    assert_eq!(said(annex("", "")), [expected]);
}

#[test]
fn figures_line_up() {
    let table = |look: &str, head: &str| {
        let cell = |look: &str, said: &str| {
            format!("<w:tc>{}</w:tc>", paragraph(look, &face("仿宋", 24), said))
        };
        let rows = [
            (head, "件数"),
            ("市场监管", "1203"),
            ("城市管理", "96"),
            ("交通运输", "7"),
        ];
        let rows = rows
            .map(|(name, figure)| format!("<w:tr>{}{}</w:tr>", cell("", name), cell(look, figure)));
        format!(
            "<w:tbl>{}</w:tbl>{}",
            rows.concat(),
            Sample::default().text[0]
        )
    };
    for fits in [RIGHT, "<w:jc w:val=\"center\"/>", "<w:ind w:left=\"200\"/>"] {
        assert!(said(table(fits, "领域")).is_empty(), "{fits}");
    }
    let expected = "info FMT-015 表格里的数字靠左，位数对不齐";
    assert_eq!(said(table("", "领域")), [expected]);
}
