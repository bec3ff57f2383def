//! The way in, on small texts: what is told, and how they are read.

use super::prepare;
use crate::diagnostic::Severity;
use crate::report::Report;
use crate::source::{Source, SourceId};

/// The codes that are told of `text`, and the text that is read.
fn mended(text: &str) -> (Vec<&'static str>, String) {
    let source = Source::new(SourceId(0), "t", text);
    let mut found = Vec::new();
    let prepared = prepare(&source, Report::record, &mut found);
    let codes = found.iter().map(|found| found.code).collect();
    (codes, prepared.text.into_owned())
}

#[test]
fn slips_are_told_and_read_as_they_were_meant() {
    let cases: &[(&str, &[&str], &str)] = &[
        ("年度：2025\n", &["YML-001"], "年度: 2025\n"),
        ("年度:2025\n", &["YML-002"], "年度: 2025\n"),
        ("年度:　2025\n", &["YML-002"], "年度: 2025\n"),
        (
            "格式: 1\n年度 2025\n",
            &["YML-019"],
            "格式: 1\n年度: 2025\n",
        ),
        ("年\u{200b}度: 2025\n", &["YML-005"], "年度: 2025\n"),
        ("【年度】: 2025\n", &["KEY-001"], "年度: 2025\n"),
        (
            "举措:\n\t- 标题: 甲\n",
            &["YML-003"],
            "举措:\n  - 标题: 甲\n",
        ),
        (
            "举措:\n　- 标题: 甲\n",
            &["YML-004"],
            "举措:\n  - 标题: 甲\n",
        ),
        (
            "指标:\n  - 名称: 甲\n     数值: 1\n",
            &["YML-007"],
            "指标:\n  - 名称: 甲\n    数值: 1\n",
        ),
        (
            "指标:\n  - 名称: 甲\n    数值: 1\n    名称: 乙\n    数值: 2\n",
            &["KEY-004"],
            "指标:\n  - 名称: 甲\n    数值: 1\n  - 名称: 乙\n    数值: 2\n",
        ),
        ("引言: 一是: 抓队伍\n", &["YML-008"], "引言: 一是：抓队伍\n"),
        (
            "引言: 建成1 #2号站\n",
            &["YML-009"],
            "引言: \"建成1 #2号站\"\n",
        ),
        ("引言: *重点*工作\n", &["YML-010"], "引言: '*重点*工作'\n"),
        (
            "引言: 一段。\n二段。\n",
            &["YML-011"],
            "引言: |\n  一段。\n  二段。\n",
        ),
        (
            "荣誉:\n  -甲\n  —乙\n  3、丙\n",
            &["YML-012"],
            "荣誉:\n  - 甲\n  - 乙\n  - 丙\n",
        ),
        ("引言: \"甲”乙\n", &["YML-013"], "引言: “甲”乙\n"),
        ("荣誉: [甲，乙]\n", &["YML-014"], "荣誉: [甲, 乙]\n"),
        (
            "引言: {{甲}}，it's\n",
            &["YML-016"],
            "引言: '{{甲}}，it''s'\n",
        ),
        (
            "<<<<<<< 甲\n年度: 1\n=======\n年度: 2\n>>>>>>> 乙\n",
            &["YML-017"],
            "年度: 1\n",
        ),
        (
            "荣誉: [甲, 乙\n年度: 1\n",
            &["YML-025"],
            "荣誉: [甲, 乙]\n年度: 1\n",
        ),
    ];
    for (text, codes, read) in cases {
        let (found, prepared) = mended(text);
        assert_eq!(
            (found.as_slice(), prepared.as_str()),
            (*codes, *read),
            "{text}"
        );
        // What the repair made is well-formed, and is left as it is.
        assert_eq!(mended(read), (Vec::new(), (*read).to_owned()), "{read}");
    }
}

#[test]
fn what_is_legal_is_left_alone() {
    let texts = [
        "引言: 前文\n  {{甲}}后\n",
        "引言: |\n  一是：甲\n  数值: 3\n  - 乙\n  # 丙\n\n   丁\n年度: 1\n",
        "引言: \"前文:\n  目标: 甲\"\n",
        "引言: >-\n  一\n\n  {{甲}}后\n",
        "引言: 原因如下\n  目标：全部完成\n",
        "指标:\n- {名称: 甲, 表述: \"收{{}}\", 数值: 1}\n- {名称: 乙,\n   数值: 2} # 注\n",
        "{\"格式\":1,\"荣誉\":[\"甲\",\"乙，丙\"]}\n",
        "备注:\n  随便: [甲，乙]\n  \"名 称\": x # 注\n",
    ];
    for text in texts {
        assert_eq!(mended(text), (Vec::new(), text.to_owned()), "{text}");
    }
}

#[test]
fn a_line_that_cannot_be_parsed_is_passed_over() {
    let source = Source::new(SourceId(0), "t", "年度: 1\n? [甲\n引言: 乙\n");
    let mut found = Vec::new();
    let prepared = prepare(&source, Report::record, &mut found);
    assert!(found.iter().any(|found| found.severity == Severity::Error));
    assert!(prepared.text.contains("引言: 乙"));
}
