//! Small files of lines out of line, dashes and colons with slips of many kinds: what one cure does to
//! the next, with everything near everything else.
//!
//! `MUTATIONS=100000 SEED=7 cargo test --release askew` tries so many, from that seed on.

use crate::answered::{all_answered, fault};
use crate::chance::Chance;

#[test]
fn askew_files_are_answered() {
    all_answered(300, askew);
}

/// Files that were answered wrongly once.
#[test]
fn what_went_wrong_once_does_not_again() {
    const TEXTS: &[&str] = &[
        // A cure that counted on another, for which a person is asked.
        "指标:\n   标:\n   -名称:\n   上年:",
        "措:\n-题:\n   -正文:\n  时限:",
        "措:\n  -\n :\n   - \n-",
        "标:\n   单位:\n-名称:\n数值:",
        "板:\n{}\n :\n    - 措\n     -",
        "措:\n    -:\n        标题:\n     正文:",
        "举措:}\n 举措:\n   -标题:\n  事项:",
        "措:\n  因:\n- 责任单位:\n\t指标:",
        "件:\n  : 。\n  -标题:\n  指标:",
        "措:\n  :\n- 标题:\n表格:",
        "措:\n-题:\n -: 局\n领域:",
        "足:\n-文: \n -题:\n原因:",
        "划:\n   事项\n items:\n     - : 级\n     事项:",
        "划:\n -题: \n  -号:\n   指标:",
        "标:\n 名称:\n-    统计期:\n  表述:",
        "措:\n -正: 。\n  -标题:\n 正文:",
        "措:\n -: 现\n      要点:]\n     要点:\n     -标题:\n     正文:",
        "措:\n标题:\n- 正文:\n原因:",
        // A line that stands where it belongs.
        "    - : \n划:\n导语:\n       []\n: ",
        "   措:\n事项:导\n事项:",
        "文:\n         : \n网站:\n    标识码:\n    栏目:\n :",
        "   : \n板:\n选项:点\n选项:",
        "足:\n  -”\n    -责任单位:\n正文:\n      计",
        "指标:- ]\n  数值：\n\t   :\n     1",
        "措:\n  -】\n    -正文:\n      里",
        // What the parser cannot take, twice at the end of a line.
        "标: {-\n{",
        "划: [再{\n{",
        "%#\n#",
        "标:\n {: : 。\n 理 : 3",
        // Lines that go along with a list that begins behind its key.
        "    - \n-指标:- 甲\n  - ",
        // What is put in quotes keeps its places.
        "足: {{{{\n 局",
        "措:\n \"\\{{{{{{\"",
        "举措 {{己}{{己}}\n >",
        "举措:{{{{\n -",
        "他: |。\n {{受理}{{受理.同比}}",
        "措: {{甲}\n {{甲}",
        "举措:- 文: \"{{甲}}\"\"\"好{{}}\"",
        // What is mended unasked leaves a gap of another kind to be told.
        "格式: 1\n年度: 2023\n类型: 政府\n发文机关: 府\n模板:\n 选项:\n  各部分:\n   举措: {题目: \"{\u{b}年}{region}\"}\n举措:\n- 件",
        // A block that holds nothing, at the end of a file.
        "格式:1\n年度:2025\n类型:政府\n发文机关:局\n计划:|",
        "格式:1\n年度:2025\n类型:政府\n发文机关:局\n举措:\n标题:\n事项:\n items:|",
        // A placeholder that something invisible parts.
        "格式:1\n年度:2025\n类型:政府\n发文机关:局\n引言:（此处填写\u{200b}上",
        // A name that would need quotes.
        "足:\n 代号:应诉]\n对应不足:[应诉",
    ];
    for text in TEXTS {
        assert_eq!(fault(text), None, "{text}");
    }
}

/// A few lines, each in any column.
fn askew(seed: u64) -> String {
    const HEADS: &[&str] = &[
        "",
        "",
        "",
        "格式: 1\n年度: 2025\n类型: 政府\n发文机关: 甲县司法局\n",
    ];
    const OPENINGS: &[&str] = &[
        "",
        "措:\n",
        "举措:\n",
        "指标:\n",
        "标:\n",
        "足:\n",
        "计划:\n",
        "附件:\n",
        "网站:\n",
        "不足:\n",
        "   措:\n",
        "举措:\n  - 标题: 甲\n    事项:\n",
        "指标:\n  - 名称: 甲\n    数值: 1\n",
        "举措:\n  - 标题: 甲\n    正文: 乙\n",
    ];
    let mut chance = Chance::new(seed);
    let mut text = chance.of(HEADS).to_owned();
    text.push_str(chance.of(OPENINGS));
    for _ in 0..1 + chance.below(6) {
        line(&mut text, &mut chance);
    }
    text
}

fn line(text: &mut String, chance: &mut Chance) {
    const DASHES: &[&str] = &[
        "", "", "", "", "- ", "- ", "-", "- - ", "—", "1、", "# ", "#",
    ];
    const KEYS: &[&str] = &[
        "举措",
        "标题",
        "正文",
        "题",
        "指标",
        "名称",
        "数值",
        "标",
        "事项",
        "原因",
        "年度",
        "计划",
        "附件",
        "网站",
        "选项",
        "责任单位",
        "统计期",
        "",
        "-",
        "领域",
        "要点",
        "不足",
        "上年",
        "历年",
        "备注",
        "表格",
        "2024",
        "items",
        "措施",
        "工作机制",
        "x",
    ];
    const COLONS: &[&str] = &[":", ":", ":", ": ", ": ", "：", ":甲", "", " "];
    const VALUES: &[&str] = &[
        "",
        "",
        "",
        "甲",
        "甲。",
        "1",
        "[]",
        "{}",
        "|",
        "|",
        "\"甲",
        "[甲, 乙]",
        "{名称: 甲, 数值: 1}",
        "{{甲}}",
        "{{甲}",
        "甲 #乙",
        "甲: 乙",
        "- 甲",
        "}",
        "“甲”",
        "1,234",
        "*甲",
    ];
    let column = chance.below(7);
    if chance.percent(6) {
        text.push_str(chance.of(&["\t", "　", "\t "]));
    }
    text.push_str(&" ".repeat(column));
    text.push_str(chance.of(DASHES));
    if chance.percent(85) {
        text.push_str(chance.of(KEYS));
        text.push_str(chance.of(COLONS));
    }
    text.push_str(chance.of(VALUES));
    text.push('\n');
}
