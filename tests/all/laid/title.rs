//! FMT-006: where the lines of titles break. `/` is a line break, `|` a paragraph.

use super::{Sample, face, paragraph};

fn said(title: &str) -> Vec<String> {
    let one = |said: &str| {
        let said = said.replace('/', "</w:t><w:br/><w:t>");
        paragraph(
            "<w:jc w:val=\"center\"/>",
            &face("方正小标宋_GBK", 44),
            &said,
        )
    };
    let sample = Sample {
        title: title.split('|').map(one).collect(),
        ..Sample::default()
    };
    sample.said()
}

#[test]
fn titles_that_break_by_sense_are_not_told() {
    for title in [
        "云溪县2024年法治政府建设年度报告",
        "云溪县人民政府|2024年法治政府建设年度报告",
        "云溪县人民政府|关于2024年法治政府建设情况的报告",
        "云溪县市场监督管理局关于/2024年度法治政府建设情况的报告",
        "云溪县司法局|关于贯彻落实《法治政府建设实施纲要》|情况的报告",
        "云溪县人民政府2024年|法治政府建设年度报告",
        "云溪县2024年法治政府建设年度报告|（征求意见稿）",
        // Long enough for two lines.
        "云溪县人民政府关于2024年度全县法治政府建设工作情况的报告",
    ] {
        let said = said(title);
        assert!(said.is_empty(), "{title}: {said:#?}");
    }
}

#[test]
fn titles_that_break_elsewhere_are_told() {
    for (title, expected) in [
        (
            "云溪县人民政府关于法治政|府建设2024年度工作情况的报告",
            "warning FMT-006 标题换行把“政府”拆开了",
        ),
        (
            "云溪县关于法治政府建设20|24年度工作情况的报告",
            "warning FMT-006 标题换行把“2024”拆开了",
        ),
        (
            "云溪县关于贯彻《建设规划|和法治政府纲要》情况的报告",
            "warning FMT-006 标题换行把“《建设规划和法治政府纲要》”拆开了",
        ),
        (
            "云溪县人民政府关于2024年法治政府建设|年度报告",
            "info FMT-006 标题最后一行只有“年度报告”，不到最长一行的一半",
        ),
        (
            "云溪县人民政府关于2024年法治政府建设情况报告",
            "warning FMT-006 标题一行放不下，第二行只剩 2 个字左右",
        ),
    ] {
        assert_eq!(said(title), [expected], "{title}");
    }
}
