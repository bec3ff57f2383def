//! Typical slips, and what each was meant to be.

use super::nearest;

/// Names as they stand beside each other in a report file.
const FIGURE: &[&str] = &[
    "名称",
    "name",
    "数值",
    "value",
    "单位",
    "unit",
    "概数",
    "qualifier",
    "量级",
    "scale",
    "小数位",
    "precision",
    "上年",
    "previous",
    "历年",
    "history",
    "目标",
    "target",
    "比率",
    "ratio",
    "合计",
    "sum",
    "统计期",
    "period",
    "表述",
    "phrase",
    "来源",
    "source",
    "领域",
    "area",
    "备注",
    "note",
];
const REPORT: &[&str] = &[
    "格式",
    "format",
    "年度",
    "year",
    "类型",
    "kind",
    "发文机关",
    "issuer",
    "层级",
    "level",
    "地区",
    "region",
    "自称",
    "self",
    "模板",
    "template",
    "公文",
    "document",
    "引言",
    "overview",
    "荣誉",
    "honours",
    "举措",
    "measures",
    "第一责任人",
    "duties",
    "不足",
    "shortcomings",
    "计划",
    "plans",
    "其他",
    "others",
    "结语",
    "closing",
    "指标",
    "indicators",
    "附件",
    "annexes",
    "忽略",
    "ignore",
];
const ENTRY: &[&str] = &[
    "标题",
    "题目",
    "title",
    "正文",
    "text",
    "要点",
    "points",
    "责任单位",
    "owner",
    "时限",
    "due",
    "代号",
    "id",
    "对应不足",
    "addresses",
    "序号",
    "number",
    "形式",
    "form",
    "signed_on",
    "run-in",
];
const LEVELS: &[&str] = &[
    "国家级",
    "省级",
    "地市级",
    "县级",
    "乡级",
    "街道",
    "township",
    "county",
];
const FIGURES: &[&str] = &[
    "行政复议收案数",
    "行政复议申请",
    "行政诉讼应诉案件数",
    "行政机关负责人出庭应诉率",
    "调解矛盾纠纷",
    "2022年培训场次",
    "法律援助案件",
];

/// What was typed, and what was meant.
type Slips<'s> = &'s [(&'s str, &'s str)];

#[test]
fn slips_find_what_was_meant() {
    let cases: &[(&[&str], Slips)] = &[
        (
            FIGURE,
            &[
                // The wrong word of the same sound.
                ("数植", "数值"),
                ("数直", "数值"),
                ("树值", "数值"),
                ("书之", "数值"),
                ("名秤", "名称"),
                ("目表", "目标"),
                ("单为", "单位"),
                ("比律", "比率"),
                ("合记", "合计"),
                ("来原", "来源"),
                ("备住", "备注"),
                ("表数", "表述"),
                ("领欲", "领域"),
                ("利年", "历年"),
                ("统计其", "统计期"),
                // Similar sounds: zh and z, s and sh, n and l, ing and in, h and f.
                ("素值", "数值"),
                ("数字", "数值"),
                ("名层", "名称"),
                ("林域", "领域"),
                ("统计机", "统计期"),
                // Traditional characters.
                ("數值", "数值"),
                ("單位", "单位"),
                ("領域", "领域"),
                ("來源", "来源"),
                // A character that looks alike, or another one.
                ("职位", "单位"),
                ("去年", "上年"),
                ("数据", "数值"),
                ("小数", "小数位"),
                ("统计时期", "统计期"),
                ("值数", "数值"),
                // Width, blanks, quotes, case.
                ("ｖａｌｕｅ", "value"),
                ("数 值", "数值"),
                ("数\u{3000}值", "数值"),
                ("“数值”", "数值"),
                ("Value", "value"),
                ("vlaue", "value"),
                ("previuos", "previous"),
                // The input method was off.
                ("shuzhi", "数值"),
                ("ShuZhi", "数值"),
                ("shuzi", "数值"),
                ("danwei", "单位"),
                ("lingyu", "领域"),
                ("linian", "历年"),
                ("bilv", "比率"),
                ("shangnian", "上年"),
            ],
        ),
        (
            REPORT,
            &[
                ("指表", "指标"),
                ("指標", "指标"),
                ("只标", "指标"),
                ("zhibiao", "指标"),
                ("年渡", "年度"),
                ("年份", "年度"),
                ("niandu", "年度"),
                ("其它", "其他"),
                ("模版", "模板"),
                ("发文机构", "发文机关"),
                ("發文機關", "发文机关"),
                ("第一责认人", "第一责任人"),
                ("第一则任人", "第一责任人"),
                ("举错", "举措"),
                ("jucuo", "举措"),
                ("类形", "类型"),
                ("类别", "类型"),
                ("附近", "附件"),
                ("公闻", "公文"),
                ("引掩", "引言"),
                ("不促", "不足"),
                ("shortcoming", "shortcomings"),
                ("indicator", "indicators"),
                ("Year", "year"),
            ],
        ),
        (
            ENTRY,
            &[
                ("真文", "正文"),
                ("正闻", "正文"),
                ("标体", "标题"),
                ("標題", "标题"),
                ("biaoti", "标题"),
                ("时现", "时限"),
                ("实现", "时限"),
                ("时间", "时限"),
                ("时线", "时限"),
                ("责任担位", "责任单位"),
                ("对应布足", "对应不足"),
                ("型式", "形式"),
                ("signed on", "signed_on"),
                ("signed-on", "signed_on"),
                ("runin", "run-in"),
            ],
        ),
        (
            LEVELS,
            &[
                ("市级", "地市级"),
                ("现级", "县级"),
                ("县及", "县级"),
                ("相级", "乡级"),
                ("xianji", "县级"),
                ("coutny", "county"),
            ],
        ),
        (
            FIGURES,
            &[
                ("行政复议申清", "行政复议申请"),
                ("行政复意申请", "行政复议申请"),
                ("行政负责人出庭应诉率", "行政机关负责人出庭应诉率"),
                ("调解矛顿纠分", "调解矛盾纠纷"),
                ("法律援助安件", "法律援助案件"),
                ("行政复议收案", "行政复议收案数"),
            ],
        ),
    ];
    let wrong = cases.iter().flat_map(|(names, slips)| {
        let wrong = slips
            .iter()
            .map(|(typed, expected)| (typed, guess(typed, names), expected));
        wrong.filter(|(_, found, expected)| found.as_ref() != Some(expected))
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_too_far_is_not_guessed() {
    let cases: &[(&[&str], &[&str])] = &[
        (
            FIGURE,
            &[
                "",
                " ",
                "x",
                "成效",
                "问题",
                "工作",
                "金额",
                "法律顾问",
                "价格",
                "no",
                "to",
                "12",
            ],
        ),
        (
            REPORT,
            &["成效", "问题", "一二", "数值", "单位", "行政执法", "name"],
        ),
        (
            ENTRY,
            &[
                "事项",
                "成效",
                "内容",
                "完成时限",
                "ib",
                "人员",
                "金额",
                "an",
            ],
        ),
        (LEVELS, &["区级", "镇级", "中央", "一级"]),
        (
            FIGURES,
            &["行政处罚", "2023年培训场次", "培训场次", "人民调解", "案件"],
        ),
        (&["问题1", "1.", "（一）"], &["问题2", "2."]),
    ];
    let wrong = cases.iter().flat_map(|(names, far)| {
        let guesses = far.iter().map(|typed| (typed, guess(typed, names)));
        guesses.filter(|(_, found)| found.is_some())
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What sounds alike wins over what looks alike, wherever it stands; of equals the first wins.
#[test]
fn of_two_candidates_the_right_one_wins() {
    let cases = [
        ("时线", ["时间", "时限"], "时限"),
        ("时线", ["时限", "时间"], "时限"),
        ("公问", ["公开", "公文"], "公文"),
        ("数之", ["数位", "数值"], "数值"),
        ("甲乙丙", ["甲乙丁", "甲乙戊"], "甲乙丁"),
        ("行政复义", ["行政复查", "行政复议"], "行政复议"),
    ];
    for (typed, names, expected) in cases {
        assert_eq!(guess(typed, &names), Some(expected), "{typed}");
    }
}

/// Letter by letter they would be compared for hours.
#[test]
fn a_sentence_is_compared_with_none() {
    let sentence = "正文".repeat(100_000);
    assert_eq!(guess(&sentence, &[&sentence[3..]]), None);
}

fn guess<'n>(typed: &str, names: &[&'n str]) -> Option<&'n str> {
    nearest(typed, names.iter().map(|name| (*name, ()))).map(|(name, ())| name)
}
