//! What an editor makes of a report file: VS Code's language server for YAML, with the committed
//! schemas. Without Node.js and the server the tests say so and pass; CI has both.

use crate::files;
use crate::language_server::{CURSOR, server};
use std::fs;
use std::path::Path;

const ZH: &str = "report.zh.schema.json";
const EN: &str = "report.schema.json";

/// A file without the line that links it with a schema.
fn report(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    match text.split_once('\n') {
        Some((first, rest)) if first.contains("$schema=") => rest.to_owned(),
        _ => text,
    }
}

#[test]
fn a_good_file_has_nothing_underlined() {
    let Some(mut server) = server() else { return };
    let folders = [
        "examples",
        "tests/good",
        "docs/填写指南/空表",
        "docs/填写指南/定稿",
    ];
    let folders = folders.into_iter();
    let paths: Vec<_> = folders.flat_map(|folder| files(folder, "yaml")).collect();
    let texts: Vec<_> = paths.iter().map(|path| report(path)).collect();
    for schema in [ZH, EN] {
        for (path, found) in paths.iter().zip(server.findings(&texts, schema)) {
            assert!(found.is_empty(), "{} {schema}: {found:#?}", path.display());
        }
    }
}

/// What stands in the schemas and is easily mistaken for a slip.
#[test]
fn what_may_be_written_is_not_underlined() {
    let Some(mut server) = server() else { return };
    let parts = [
        "引言: \"{{甲}}件\"\n",
        "引言: 全年办理{{甲}}\n",
        "引言: 无\n",
        "引言:\n",
        "引言: 2024\n",
        "引言:\n  - 第一段\n  - 2024\n",
        "引言: |\n  第一段\n  第二段\n",
        "公文:\n  成文日期: 2025-03-01\n  发布日期: 2025-03-05 10:24\n  印章: 是\n  目录: true\n",
        "公文:\n  成文日期: 2025年3月1日\n  版式: redhead\n  文号: 3\n",
        "指标:\n  - 名称: 甲\n    数值: \"0012\"\n    上年: 1.10\n    历年: {2021: 3, 2022年: 4}\n    目标: \">= 3\"\n",
        "指标:\n  - name: 甲\n    数值: 85\n    unit: '%'\n    概数: over\n    目标: 90\n",
        "指标:\n  -\n",
        "举措:\n",
        "measures:\n  - 一句话\n  - title: 甲\n    正文: 乙\n    领域: [functions, 行政执法]\n",
        "举措:\n  标题: 无\n  事项:\n    - 标题: 甲\n      序号: 无\n      要点:\n        - 乙\n        - {标题: 丙, text: 丁}\n",
        "模板:\n  名称: government\n  选项:\n    落款: title\n    各级:\n      - 序号: 1.\n      - 序号: （一）\n",
        "附件:\n  - 标题: 甲\n    表格:\n      列: [乙, 2024]\n      行:\n        - [丙, 1, true, 2024-01-01]\n",
        "备注: {随便: [写, 1]}\n",
    ];
    let texts = parts.map(|part| format!("{HEAD}{part}"));
    for schema in [ZH, EN] {
        for (part, found) in parts.iter().zip(server.findings(&texts, schema)) {
            assert!(found.is_empty(), "{part} {schema}: {found:#?}");
        }
    }
}

/// The keys that every report must have.
const HEAD: &str = "格式: 1\n年度: 2024\n类型: 政府\n发文机关: 云溪县人民政府\n";

#[test]
fn a_slip_is_underlined_where_it_is() {
    let Some(mut server) = server() else { return };
    let cases = [
        ("引言:\n  甲: 乙\n", 6, "这里填文字"),
        ("指标:\n  - 名陈: 甲\n", 6, "名陈"),
        ("指标:\n  - 数值: 1\n", 6, "名称"),
        ("指标:\n  - 名称: 甲\n    数值: 约5\n", 7, "这里只填数字"),
        ("指标:\n  - 名称: 甲\n    小数位: 半\n", 7, "这里只填整数"),
        ("指标:\n  - 名称: 甲\n    概数: 大约\n", 7, "约"),
        ("公文:\n  成文日期: 去年底\n", 6, "日期写成"),
        ("公文:\n  标提: 甲\n", 6, "标提"),
        ("层级: 县\n", 5, "县级"),
        ("附件: 无\n", 5, "array"),
        ("年份: 2024\n", 5, "年份"),
    ];
    let texts = cases.map(|(part, ..)| format!("{HEAD}{part}"));
    let all = server.findings(&texts, ZH);
    for ((part, line, words), found) in cases.into_iter().zip(all) {
        let told = |(at, message): &(u64, String)| *at == line && message.contains(words);
        assert!(found.iter().any(told), "{part}: {found:#?}");
        assert!(
            found.iter().all(|(at, _)| *at == line),
            "{part}: {found:#?}"
        );
    }
    let missing = server.findings(&["格式: 1\n".to_owned()], ZH).concat();
    for key in ["年度", "类型", "发文机关"] {
        assert!(
            missing.iter().any(|(_, message)| message.contains(key)),
            "{key}: {missing:#?}"
        );
    }
}

/// At each place keys, values or whole entries are offered, each explained; and nothing foreign.
#[test]
fn what_fits_is_offered() {
    let Some(mut server) = server() else { return };
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "¦",
            ZH,
            &[
                "格式",
                "年度",
                "类型",
                "发文机关",
                "公文",
                "举措",
                "不足",
                "计划",
                "指标",
                "附件",
            ],
        ),
        (
            "¦",
            EN,
            &[
                "format",
                "year",
                "kind",
                "issuer",
                "document",
                "measures",
                "indicators",
            ],
        ),
        ("年度: 2024\n¦\n指标:\n", ZH, &["类型", "发文机关"]),
        (
            "公文:\n  ¦",
            ZH,
            &[
                "标题",
                "文号",
                "主送机关",
                "成文日期",
                "版式",
                "公开",
                "网站",
            ],
        ),
        ("公文:\n  网站:\n    ¦", ZH, &["网站名称", "域名", "标识码"]),
        ("document:\n  ¦", ZH, &["标题", "成文日期"]),
        ("公文:\n  ¦", EN, &["title", "signed_on"]),
        (
            "公文:\n  版式: ¦",
            ZH,
            &["普通稿", "红头", "套打", "plain", "redhead", "白头件"],
        ),
        ("公文:\n  印章: ¦", ZH, &["是", "否", "true", "false"]),
        (
            "类型: ¦",
            ZH,
            &[
                "政府",
                "党委政府联合",
                "部门",
                "government",
                "joint",
                "department",
            ],
        ),
        ("kind: ¦", EN, &["government", "政府"]),
        ("层级: 县¦", ZH, &["县级", "county"]),
        ("引言: ¦", ZH, &["无"]),
        (
            "举措:\n  ¦",
            ZH,
            &["题目", "导语", "事项", "结语", "一条：标题、正文"],
        ),
        (
            "举措:\n  - ¦",
            ZH,
            &["标题", "正文", "要点", "领域", "一条：标题、正文"],
        ),
        (
            "举措:\n  - 标题: 甲\n    ¦",
            ZH,
            &["正文", "要点", "事项", "表格"],
        ),
        (
            "举措:\n  - 标题: 甲\n    领域: ¦",
            ZH,
            &["行政执法", "enforcement"],
        ),
        (
            "举措:\n  - 标题: 甲\n    领域:\n      - ¦",
            ZH,
            &["行政执法", "enforcement"],
        ),
        (
            "举措:\n  - 标题: 甲\n    事项:\n      - 标题: 乙\n        ¦",
            ZH,
            &["正文", "要点"],
        ),
        (
            "计划:\n  - 标题: 甲\n  ¦",
            ZH,
            &["一条计划：标题、正文、时限"],
        ),
        ("指标:\n  ¦", ZH, &["一个数字", "一个比率"]),
        ("指标:\n  - ¦", ZH, &["名称", "数值", "单位", "一个数字"]),
        (
            "指标:\n  - 名称: 甲\n    ¦",
            ZH,
            &["数值", "单位", "上年", "比率"],
        ),
        (
            "indicators:\n  - name: 甲\n    ¦",
            EN,
            &["value", "unit", "previous"],
        ),
        (
            "指标:\n  - 名称: 甲\n    概数: ¦",
            ZH,
            &["近", "以上", "nearly", "at least"],
        ),
        (
            "附件:\n  ¦",
            ZH,
            &["一个附件：正文", "一个附件：表格", "一个附件：指标表"],
        ),
        (
            "附件:\n  - 标题: 甲\n    表格:\n      ¦",
            ZH,
            &["题注", "列", "行"],
        ),
        (
            "模板:\n  选项:\n    各级:\n      - 序号: ¦",
            ZH,
            &["无", "（一）", "1."],
        ),
    ];
    for (text, schema, expected) in cases {
        let offers = server.offers(text, schema);
        let labels: Vec<_> = offers.iter().map(|[label, ..]| label.as_str()).collect();
        for label in *expected {
            assert!(
                labels.contains(label),
                "{text}: {label} is not among {labels:?}"
            );
        }
        for label in &labels {
            let foreign = *label == "null" || label.contains("array item") || *label == "1";
            assert!(!foreign, "{text}: {label}");
        }
        assert_eq!(
            labels.contains(&"true"),
            expected.contains(&"true"),
            "{text}: {labels:?}"
        );
        for [label, _, about] in &offers {
            let entry = ["一", "a ", "an "]
                .iter()
                .any(|start| label.starts_with(start));
            let plain = [
                "是", "否", "有", "无", "true", "false", "\"yes\"", "\"no\"", "none",
            ];
            let explained = entry || plain.contains(&label.as_str()) || about.chars().count() > 1;
            assert!(explained, "{text}: {label}");
        }
    }
}

/// A whole entry is put in as it must stand.
#[test]
fn an_entry_offered_at_once_is_a_right_one() {
    let Some(mut server) = server() else { return };
    let cases = [
        ("指标:\n  ¦", "一个数字"),
        ("指标:\n  ¦", "一个比率"),
        ("指标: ¦", "一个数字"),
        ("计划:\n  - 标题: 甲\n  ¦", "一条计划：标题、正文、时限"),
        ("举措:\n  ¦", "一条：标题、要点"),
        ("附件:\n  ¦", "一个附件：正文"),
        ("附件:\n  ¦", "一个附件：表格"),
        ("附件:\n  ¦", "一个附件：指标表"),
    ];
    let texts = cases.map(|(text, wanted)| {
        let offers = server.offers(text, ZH);
        let offer = offers.iter().find(|[label, ..]| label == wanted).unwrap();
        // The editor indents what it puts in as the line is.
        let (before, after) = text.split_once(CURSOR).unwrap();
        let indent = before.rsplit('\n').next().unwrap();
        let indent = if indent.trim().is_empty() { indent } else { "" };
        let filled = (1..=9).fold(offer[1].clone(), |text, stop| {
            text.replace(&format!("${stop}"), "")
        });
        let entry = filled.replace('\n', &format!("\n{indent}"));
        format!("{HEAD}{before}{entry}{after}\n")
    });
    for (text, found) in texts.iter().zip(server.findings(&texts, ZH)) {
        assert!(found.is_empty(), "{text}: {found:#?}");
    }
}

#[test]
fn what_is_pointed_at_is_explained() {
    let Some(mut server) = server() else { return };
    let cases: &[(&str, &str, &[&str])] = &[
        ("年¦度: 2024\n", ZH, &["报告所写的年份", "year"]),
        ("ye¦ar: 2024\n", ZH, &["报告所写的年份"]),
        ("ye¦ar: 2024\n", EN, &["The year reported on", "年度"]),
        ("年¦度: 2024\n", EN, &["The year reported on"]),
        ("举¦措:\n  - 甲\n", ZH, &["主要举措和成效"]),
        ("举措:\n  - 正¦文: 甲\n", ZH, &["正文；几段文字"]),
        (
            "指标:\n  - 名称: 甲\n    概¦数: 近\n",
            ZH,
            &["约数的说法", "`近`: 印在数字前"],
        ),
        (
            "指标:\n  - 名称: 甲\n    概数: ¦近\n",
            ZH,
            &["`近`: 印在数字前"],
        ),
        (
            "指标:\n  - 名称: 甲\n    概数: over¦\n",
            ZH,
            &["`over`: 同“超”"],
        ),
        ("公文:\n  版式: 红¦头\n", ZH, &["`红头`: 带电子红头"]),
        (
            "公文:\n  mo¦de: redhead\n",
            EN,
            &["`redhead`: With the red head"],
        ),
    ];
    for (text, schema, expected) in cases {
        let shown = server.hover(text, schema);
        for words in *expected {
            assert!(shown.contains(words), "{text}: {words} is not in {shown}");
        }
        assert!(!shown.contains("||"), "{text}: {shown}");
    }
}
