//! Whatever a clerk types arrives, unchanged, from the YAML to what a reader of each format sees.

use crate::readback::blocks;
use crate::without_rules;
use crate::writers::text;
use fazhi::pipeline::{Request, Templates, render};
use fazhi::source::{Source, SourceId};
use fazhi::write::Format;
use proptest::prelude::*;

/// `text` as a double-quoted YAML value in which nothing is a reference.
fn quoted(text: &str) -> String {
    let text = serde_json::to_string(&text.replace("{{", "\\{{")).unwrap();
    // YAML takes unprintable characters as escapes only.
    let written = text.chars().map(|found| match found {
        '\u{7f}'..='\u{9f}' | '\u{feff}' => format!("\\u{:04x}", u32::from(found)),
        found => found.to_string(),
    });
    written.collect()
}

/// A report with the six texts in six kinds of place, and what a reader should see of them.
fn report(texts: &[String; 6]) -> (String, Vec<String>) {
    let [opening, heading, title, body, cell, annex] = texts.each_ref().map(|text| quoted(text));
    let yaml = format!(
        "格式: 1\n年度: 2023\n类型: 政府\n发文机关: 云溪县人民政府\n引言: [{opening}]\n举措:\n  题目: {heading}\n  事项:\n    - 标题: {title}\n      正文: {body}\n      表格:\n        列: [甲]\n        行: [[{cell}]]\n附件:\n  - 标题: 附表\n    正文: {annex}\n"
    );
    let [opening, heading, title, body, cell, annex] = texts.each_ref().map(String::as_str);
    let seen = [
        opening.to_owned(),
        format!("一、{heading}"),
        format!("（一）{title}"),
        body.to_owned(),
        cell.to_owned(),
        annex.to_owned(),
    ];
    (yaml, seen.to_vec())
}

fn check(texts: &[String; 6]) -> Result<(), TestCaseError> {
    let (yaml, seen) = report(texts);
    let source = Source::new(SourceId(0), "t", yaml);
    let templates = Templates::default();
    for format in Format::ALL {
        let (bytes, diagnostics) = render(&source, &templates, &without_rules(), format);
        prop_assert!(bytes.is_some(), "{diagnostics:#?}\n{}", source.text);
        let found = blocks(&bytes.unwrap(), format);
        let mut rest = found.iter();
        for text in &seen {
            prop_assert!(
                rest.any(|block| block == text),
                "{}: {text:?} is not (or not in order) in {found:#?}",
                format.name()
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn random_text_arrives_in_all_three_formats(texts in [text(), text(), text(), text(), text(), text()]) {
        // What holds nothing but white space is not filled in.
        // What nobody can see is taken out, and said.
        let texts = texts.map(|text| text.replace(fazhi::mend::is_invisible, ""));
        let texts = texts.map(|text| if text.trim().is_empty() { format!("字{text}") } else { text });
        check(&texts)?;
    }
}

#[test]
fn what_the_issue_names_arrives() {
    let long = "长".repeat(50_000);
    let nasty = [
        "*重点*",
        "_下划线_",
        "# 井号",
        "<100",
        "100<200 & A",
        "a|b",
        "1. 一",
        "- 横",
        "\\反\\\\斜",
        "`引`",
        "“6 + N”",
        "《〈〉》",
        "〔2023〕",
        "——",
        "😀",
        "𠮷𬺈",
        &long,
    ];
    for text in nasty {
        check(&[0; 6].map(|_| text.to_owned())).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Numbers, dates, targets and references of any kind are answered, and cures stay in the text.
    #[test]
    fn whatever_is_typed_for_a_value_is_answered(typed in "[0-9０-９一二十百千万亿零.．。,，、% ％年月日件余约共近以上\\-—~/:：eExX×_＿?？（）【】{}｛｝ \u{3000}\u{a0}\u{200b}]{1,14}") {
        let value = quoted(&typed);
        let yaml = format!(
            "格式: 1\n年度: {value}\n类型: 政府\n发文机关: 云溪县人民政府\n公文: {{成文日期: {value}, 发布日期: {value}}}\n举措:\n  - 甲{{{{甲}}}}，同比增长{typed}。甲{typed}\n  - {value}\n指标:\n  - {{名称: 甲, 数值: {value}, 单位: 件, 上年: {value}, 目标: {value}, 历年: {{{value}: {value}}}, 合计: [{value}]}}\n"
        );
        let source = Source::new(SourceId(0), "t", yaml);
        let request = Request { draft: true, ..Request::default() };
        let (_, diagnostics) = render(&source, &Templates::default(), &request, Format::Markdown);
        let edits = diagnostics.iter().flat_map(|found| &found.fix).flat_map(|fix| &fix.edits);
        for edit in edits {
            prop_assert!(source.text.get(edit.span.range()).is_some(), "{edit:?}");
        }
    }
}
