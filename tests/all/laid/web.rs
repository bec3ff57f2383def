//! FMT-018: pages of government sites, as they are saved.

use fazhi::judgement::Severities;
use fazhi::pipeline::survey;
use fazhi::read::{Form, sheet};
use fazhi::source::{Source, SourceId};

/// A page whose surroundings have their own pictures and headings.
const PAGE: &str = r#"<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>年度报告</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>
<div class="top"><img src="logo.png"><h3>网站导航</h3><a href="/">首页</a></div>
<div class="article"><h1><span>云溪县人民政府2024年法治政府建设年度报告</span></h1>
<p>2024年，云溪县扎实推进法治政府建设，现将有关情况报告如下。</p>
<h2>一、主要举措</h2>
<p>全年审查规范性文件12件，办理行政复议案件120件。</p>
<h3>（一）强化监督</h3>
<p>全年开展执法监督检查，评查案卷96件，培训执法人员420人次。</p>
<table><tr><th scope="col">领域</th><th scope="col">件数</th></tr><tr><td>市场监管</td><td>12</td></tr><tr><td>城市管理</td><td>18</td></tr></table>
<p><img src="a.png" alt="办案数比较"></p>
<h2>二、存在的不足</h2>
<p>基层执法力量有待加强，专业人才数量不足。</p>
<p>云溪县人民政府</p><p>2025年2月18日</p></div>
<div class="foot"><h5>主办：云溪县人民政府办公室</h5><p>版权所有</p><img src="code.png"></div></body></html>"#;

fn said(page: &str) -> Vec<String> {
    let source = Source::new(SourceId(0), "a.html", page.to_owned());
    let sheet = sheet(source, Form::Html);
    let found = survey(&sheet, &Severities::default());
    let own = found.diagnostics.iter();
    own.filter(|found| found.code.starts_with("FMT"))
        .map(|found| {
            format!(
                "{} {} {}",
                found.severity.name(),
                found.code,
                found.message.zh
            )
        })
        .collect()
}

#[test]
fn a_page_that_can_be_read_out_is_not_told() {
    let fits = [
        PAGE.to_owned(),
        PAGE.replace("lang=\"zh-CN\"", "LANG=zh"),
        PAGE.replace("alt=\"办案数比较\"", "alt=\"\""),
        // A part of a page has no tag of its own.
        PAGE[PAGE.find("<div class=\"article\"").unwrap()..].to_owned(),
        // A table that lays out the page.
        PAGE.replace("<div class=\"article\">", "<table><tr><td>")
            .replace("<div class=\"foot\">", "</td></tr></table><div>"),
        // Its title is no heading.
        PAGE.replace("h1>", "div>"),
    ];
    for (index, page) in fits.iter().enumerate() {
        let said = said(page);
        assert!(said.is_empty(), "{index}: {said:#?}");
    }
}

#[test]
fn what_a_reading_program_lacks_is_told() {
    let cases = [
        (" lang=\"zh-CN\"", "", "warning FMT-018 网页没有写明语言"),
        (
            "zh-CN",
            "en",
            "warning FMT-018 网页的语言写的是「en」，不是中文",
        ),
        (
            "<title>年度报告</title>",
            "<title> </title>",
            "warning FMT-018 网页没有标题（title）",
        ),
        (
            "initial-scale=1",
            "maximum-scale=1.0, user-scalable=no",
            "info FMT-018 网页不让放大",
        ),
        ("h3>", "h4>", "warning FMT-018 标题跳级：h2 下面直接用了 h4"),
        (
            "<th scope=\"col\">领域</th><th scope=\"col\">件数</th>",
            "<td>领域</td><td>件数</td>",
            "warning FMT-018 表格没有表头单元格",
        ),
        (
            " alt=\"办案数比较\"",
            "",
            "warning FMT-018 图片没有替代文字",
        ),
    ];
    for (from, to, expected) in cases {
        assert_eq!(said(&PAGE.replace(from, to)), [expected], "{to}");
    }
    let bare = PAGE.replace("h2>", "p>").replace("h3>", "p>");
    assert_eq!(
        said(&bare),
        ["info FMT-018 各级标题没有用标题标签，读屏软件分不出哪是标题（3 处）"]
    );
}
