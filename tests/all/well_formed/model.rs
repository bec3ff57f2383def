//! Reports at random, without a fault: what a file says, not how it is written.

use crate::chance::Chance;

/// A value of a report file.
#[derive(Clone, Debug)]
pub enum Value {
    Empty,
    /// A number, a date, a name.
    Bare(String),
    /// Paragraphs.
    Words(Vec<String>),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

const FIGURES: &[&str] = &["办件", "复议申请", "Q1", "出庭率"];

/// What a paragraph is made of: words, and what looks like YAML or like a slip and is neither.
const PARTS: &[&str] = &[
    "加强队伍建设",
    "推进依法行政",
    "示例市云溪县",
    "全县",
    "一是：",
    "目标：",
    "标题: 甲",
    "- 乙",
    "-丙",
    "1、",
    "2.",
    "（一）",
    "#",
    " #2号",
    "# ",
    "---",
    "<<<<<<<",
    "=======",
    ">>>>>>> main",
    "：",
    "；",
    "，",
    "、",
    "。",
    "［甲］",
    "【通知】",
    "｛乙｝",
    "C#",
    "10:30",
    "http://a.cn/b?c=d#e",
    "{{办件}}",
    "{{复议申请.数值}}",
    "\t",
    " and ",
    "fast lane",
    "“引”",
    "'单'",
    "\"双\"",
    "\\",
    "甲: 乙",
    "年度：",
    "数值:",
    "[1]",
    "{a}",
    "％",
    "%",
    "@",
    "&a",
    "*b",
    "!",
    "|",
    ">",
    "`",
    "? ",
    ": ",
    "-5",
    "—",
    "· ",
    "☆",
    "👨‍👩‍👧",
    "𠮷",
    "１２３",
    "　　",
    "~",
    "null",
    "true",
    "事项",
    "正文",
    "指标:",
    "举措：",
    "名称 ",
    "——",
    "《办法》",
    "…",
];

/// A report.
pub fn report(chance: &mut Chance) -> Value {
    let mut top = vec![
        pair(chance, "格式", "format", bare("1")),
        pair(chance, "年度", "year", bare("2023")),
        pair(chance, "类型", "kind", bare("政府")),
        pair(chance, "发文机关", "issuer", bare("云溪县人民政府")),
    ];
    let mut more =
        |chance: &mut Chance, percent, zh: &str, en: &str, make: fn(&mut Chance) -> Value| {
            if chance.percent(percent) {
                let value = if chance.percent(8) {
                    Value::Empty
                } else {
                    make(chance)
                };
                top.push(pair(chance, zh, en, value));
            }
        };
    more(chance, 40, "层级", "level", |_| bare("县级"));
    more(chance, 40, "地区", "region", |_| bare("云溪县"));
    more(chance, 20, "自称", "self", |_| bare("我县"));
    more(chance, 50, "公文", "document", head);
    more(chance, 50, "引言", "overview", texts);
    more(chance, 20, "荣誉", "honours", lines);
    more(chance, 70, "举措", "measures", section);
    more(chance, 40, "第一责任人", "duties", section);
    more(chance, 40, "不足", "shortcomings", section);
    more(chance, 40, "计划", "plans", section);
    more(chance, 20, "其他", "others", section);
    more(chance, 40, "结语", "closing", words);
    more(chance, 30, "附件", "annexes", annexes);
    more(chance, 40, "备注", "notes", |chance| anything(chance, 3));
    let figures = indicators(chance);
    top.push(pair(chance, "指标", "indicators", figures));
    // In any order.
    for index in (1..top.len()).rev() {
        top.swap(index, chance.below(index + 1));
    }
    Value::Map(top)
}

fn bare(word: &str) -> Value {
    Value::Bare(word.to_owned())
}

fn pair(chance: &mut Chance, zh: &str, en: &str, value: Value) -> (String, Value) {
    let key = if chance.percent(80) { zh } else { en };
    (key.to_owned(), value)
}

/// As many as chance has it, at least `least`.
fn several(chance: &mut Chance, least: usize, make: fn(&mut Chance) -> Value) -> Vec<Value> {
    let count = least + chance.below(4);
    (0..count).map(|_| make(chance)).collect()
}

/// A paragraph.
pub fn paragraph(chance: &mut Chance) -> String {
    let mut text = String::new();
    for _ in 0..=chance.below(5) {
        text.push_str(chance.of(PARTS));
        if chance.percent(40) {
            text.push_str(chance.of(&["加强监督", "落实责任", "建设", "工作"]));
        }
    }
    // An open brace or a backslash would belong to what follows it.
    let text = text.replace("\\{{", "{{").replace("{{{", "{{");
    let text = text.trim_matches([' ', '\t']).to_owned();
    if text.contains(['作', '设', '任', '督', '县', '行']) {
        text
    } else {
        format!("{text}工作")
    }
}

fn words(chance: &mut Chance) -> Value {
    let count = [1, 1, 1, 2, 3][chance.below(5)];
    Value::Words((0..count).map(|_| paragraph(chance)).collect())
}

fn line(chance: &mut Chance) -> Value {
    Value::Words(vec![paragraph(chance)])
}

fn lines(chance: &mut Chance) -> Value {
    Value::List(several(chance, 1, line))
}

fn texts(chance: &mut Chance) -> Value {
    if chance.percent(70) {
        words(chance)
    } else {
        lines(chance)
    }
}

fn head(chance: &mut Chance) -> Value {
    let mut pairs = Vec::new();
    let mut more = |chance: &mut Chance, zh: &str, en: &str, value: Value| {
        if chance.percent(40) {
            pairs.push(pair(chance, zh, en, value));
        }
    };
    let (title, copies) = (line(chance), lines(chance));
    more(chance, "标题", "title", title);
    more(chance, "文号", "number", bare("云溪政〔2024〕9号"));
    more(chance, "成文日期", "signed_on", bare("2024-02-18"));
    more(chance, "发布日期", "published_on", bare("2024-02-20 10:24"));
    more(chance, "份号", "copy_number", bare("000007"));
    more(chance, "密级", "secrecy", Value::Empty);
    more(chance, "抄送", "copies_to", copies);
    more(chance, "附注", "note", bare("（此件公开发布）"));
    Value::Map(pairs)
}

fn section(chance: &mut Chance) -> Value {
    if chance.percent(30) {
        return Value::List(several(chance, 1, |chance| entry(chance, 3)));
    }
    let mut pairs = Vec::new();
    if chance.percent(30) {
        let heading = line(chance);
        pairs.push(pair(chance, "题目", "heading", heading));
    }
    if chance.percent(30) {
        let lead = texts(chance);
        pairs.push(pair(chance, "导语", "lead", lead));
    }
    let items = Value::List(several(chance, 1, |chance| entry(chance, 3)));
    pairs.push(pair(chance, "事项", "items", items));
    if chance.percent(30) {
        let closing = texts(chance);
        pairs.push(pair(chance, "结语", "closing", closing));
    }
    Value::Map(pairs)
}

fn entry(chance: &mut Chance, depth: usize) -> Value {
    if chance.percent(30) {
        return words(chance);
    }
    let mut pairs = Vec::new();
    let title = line(chance);
    pairs.push(pair(chance, "标题", "title", title));
    if chance.percent(60) {
        let text = texts(chance);
        pairs.push(pair(chance, "正文", "text", text));
    }
    if chance.percent(15) {
        pairs.push(pair(chance, "责任单位", "owner", bare("县司法局")));
    }
    if chance.percent(15) {
        pairs.push(pair(chance, "领域", "area", bare("行政执法")));
    }
    if depth > 1 && chance.percent(20) {
        let count = 1 + chance.below(2);
        let items = (0..count).map(|_| entry(chance, depth - 1)).collect();
        pairs.push(pair(chance, "事项", "items", Value::List(items)));
    }
    if chance.percent(20) {
        let points = Value::List(several(chance, 1, point));
        pairs.push(pair(chance, "要点", "points", points));
    }
    if chance.percent(15) {
        let table = table(chance);
        pairs.push(pair(chance, "表格", "table", table));
    }
    Value::Map(pairs)
}

fn point(chance: &mut Chance) -> Value {
    if chance.percent(60) {
        return line(chance);
    }
    let (title, text) = (line(chance), words(chance));
    let pairs = [
        pair(chance, "标题", "title", title),
        pair(chance, "正文", "text", text),
    ];
    Value::Map(pairs.into())
}

fn table(chance: &mut Chance) -> Value {
    let width = 1 + chance.below(3);
    let row = |chance: &mut Chance| Value::List((0..width).map(|_| line(chance)).collect());
    let columns = row(chance);
    let rows = (0..=chance.below(3)).map(|_| row(chance)).collect();
    let mut pairs = Vec::new();
    if chance.percent(50) {
        let caption = line(chance);
        pairs.push(pair(chance, "题注", "caption", caption));
    }
    pairs.push(pair(chance, "列", "columns", columns));
    pairs.push(pair(chance, "行", "rows", Value::List(rows)));
    Value::Map(pairs)
}

fn annexes(chance: &mut Chance) -> Value {
    let annex = |chance: &mut Chance| {
        let (title, text, table) = (line(chance), texts(chance), table(chance));
        let mut pairs = vec![
            pair(chance, "标题", "title", title),
            pair(chance, "正文", "text", text),
        ];
        if chance.percent(50) {
            pairs.push(pair(chance, "表格", "table", table));
        }
        Value::Map(pairs)
    };
    Value::List(several(chance, 1, annex))
}

fn indicators(chance: &mut Chance) -> Value {
    let figures = FIGURES.iter().map(|name| {
        let value = bare(chance.of(&["12", "1234", "98.5", "0"]));
        let mut pairs = vec![
            pair(chance, "名称", "name", bare(name)),
            pair(chance, "数值", "value", value),
        ];
        if chance.percent(70) {
            pairs.push(pair(chance, "单位", "unit", bare("件")));
        }
        if chance.percent(20) {
            pairs.push(pair(chance, "上年", "previous", bare("11")));
        }
        if chance.percent(20) {
            pairs.push(pair(chance, "来源", "source", bare("县司法局")));
        }
        if chance.percent(20) {
            pairs.push(pair(chance, "备注", "note", Value::Empty));
        }
        Value::Map(pairs)
    });
    Value::List(figures.collect())
}

/// What the clerk notes for himself.
fn anything(chance: &mut Chance, depth: usize) -> Value {
    match chance.below(if depth == 0 { 3 } else { 5 }) {
        0 => bare(chance.of(&["12", "待定", "2024-01-01", "true", "v1.2"])),
        1 | 2 => words(chance),
        3 => Value::List(
            (0..=chance.below(3))
                .map(|_| anything(chance, depth - 1))
                .collect(),
        ),
        _ => {
            let keys = ["标题", "要问的", "a b", "数植", "年度", "x", "第2处"];
            let mut pairs = Vec::new();
            for key in keys {
                if chance.percent(50) {
                    pairs.push((key.to_owned(), anything(chance, depth - 1)));
                }
            }
            Value::Map(pairs)
        }
    }
}
