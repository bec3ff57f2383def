//! Words around numbers: what a rate is called, what changes, what flows.

use crate::terms::WordSet;
use std::sync::LazyLock;

/// Words that tell of a change: a percentage behind them is no share.
static CHANGES: WordSet = WordSet::new(&[
    "同比", "环比", "增长", "增加", "增幅", "上升", "提高", "提升", "上涨", "下降", "减少", "降低",
    "降幅", "下滑", "回落", "压降", "节省", "增速",
]);

/// True where `label` tells of a change.
pub fn is_change(label: &str) -> bool {
    CHANGES.any(label)
}

/// What may stand between 率 and its number.
const FILLERS: [&str; 14] = [
    "达到了",
    "达到",
    "已达",
    "高达",
    "仅为",
    "为",
    "达",
    "是",
    "仅",
    "：",
    "均",
    "保持在",
    "稳定在",
    "约",
];

/// What a rate is the rate of: `调解` of `调解率达`; `None` where `label` names none.
pub fn stem_of(label: &str) -> Option<&str> {
    let mut rest = label.trim();
    while let Some(left) = FILLERS.iter().find_map(|word| rest.strip_suffix(word)) {
        if rest.ends_with('均') {
            return None;
        }
        rest = left.trim_end();
    }
    let stem = rest
        .strip_suffix("率")
        .or_else(|| rest.strip_suffix("占比"))?;
    let start = stem.rfind(['“', '”', '（', '的']).map_or(0, |at| at + 3);
    let stem = stem.get(start..)?.trim();
    (!stem.is_empty()).then_some(stem)
}

/// What else a numerator may be called than its rate.
static SAME: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("rates.txt").lines();
    let lines = lines.filter(|line| !line.starts_with(['#', 'n', 'f']));
    lines.map(|line| line.split(' ').collect()).collect()
});

/// What is left when the numerator of a rate is taken out: 败诉 of 胜诉率.
static OPPOSITES: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("rates.txt").lines();
    let lines = lines.filter_map(|line| line.strip_prefix("not "));
    lines.map(|line| line.split(' ').collect()).collect()
});

/// Rates of which the part cannot exceed the whole.
static FULL: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("rates.txt").lines();
    let lines = lines.filter_map(|line| line.strip_prefix("full "));
    lines.flat_map(|line| line.split(' ')).collect()
});

/// True where the rate `stem` cannot exceed 100%, whoever computes it.
pub fn is_bounded(stem: &str) -> bool {
    FULL.iter().any(|word| stem.ends_with(word))
}

/// The words of a rate's name that its numerator may share: `调解`, `成功` of `人民调解成功`.
fn words_of(stem: &str) -> impl Iterator<Item = &str> {
    let places: Vec<usize> = stem.char_indices().map(|(at, _)| at).collect();
    let from = places.len().saturating_sub(6);
    let ends = places.clone().into_iter().skip(2).chain([stem.len()]);
    let pairs = places.into_iter().zip(ends).skip(from);
    let general = ["案件", "行政", "人员", "负责", "机关", "事项", "工作"];
    let words = pairs.filter_map(|(start, end)| stem.get(start..end));
    words.filter(move |word| word.chars().count() == 2 && !general.contains(word))
}

/// How well the name of a count fits the name of a rate: 2 shares a word, 1 means the same.
pub fn strength(stem: &str, label: &str) -> u8 {
    if words_of(stem).any(|word| label.contains(word)) {
        return 2;
    }
    u8::from(named_alike(stem).any(|word| label.contains(word)))
}

/// What else the numerator of the rate `stem` may be called.
fn named_alike(stem: &str) -> impl Iterator<Item = &'static str> {
    let same = SAME
        .iter()
        .filter(move |same| same.first().is_some_and(|first| stem.ends_with(first)));
    same.flat_map(|same| same.iter().skip(1).copied())
}

/// True where `name` is that of what is left when the numerator of the rate `stem` is taken out:
/// 不合格 beside 合格率, and 合格 beside 不合格率.
pub fn is_rest(stem: &str, name: &str) -> bool {
    match stem.char_indices().find(|(_, mark)| is_no(*mark)) {
        Some((at, _)) if denied_words(stem, stem) => {
            let core = stem.get(at + 3..).unwrap_or_default();
            strength(core, name) > 0 && !denied_words(core, name)
        }
        _ => denied_words(stem, name) || opposed(stem, name),
    }
}

fn opposed(stem: &str, name: &str) -> bool {
    let mut rows = OPPOSITES
        .iter()
        .filter(|row| row.first().is_some_and(|first| stem.contains(first)));
    rows.any(|row| row[1..].iter().any(|word| name.contains(word)))
}

/// Words in which 不 and its like deny nothing of what follows.
static HARMLESS: WordSet = WordSet::new(&[
    "不动产",
    "不正当",
    "不良",
    "不文明",
    "未成年",
    "未来",
    "无障碍",
    "无人机",
    "无偿",
    "没收",
    "无证",
    "不服",
    "未破",
    "无违",
]);

fn is_no(character: char) -> bool {
    matches!(character, '不' | '未' | '没' | '无')
}

/// True where a word of the rate `stem` stands denied in `name`: 不合格, 未按期整改.
fn denied_words(stem: &str, name: &str) -> bool {
    let denied = |word: &str| {
        name.match_indices(word).any(|(at, _)| {
            let mut near = name[..at].char_indices().rev().take(4);
            let no = near.find(|(_, character)| is_no(*character));
            no.is_some_and(|(no, _)| !HARMLESS.any(&name[no..at]))
        })
    };
    words_of(stem).any(denied) || named_alike(stem).any(denied)
}

/// Stages of a case, the words that tell of them.
const STAGES: [&[&str]; 3] = [
    &[
        "受理", "立案", "接收", "收到", "新收", "登记", "排查", "发现", "收件", "参加", "抽查",
        "检查", "交办",
    ],
    &[
        "办结", "审结", "结案", "化解", "调解", "整改", "完成", "处理", "处置", "移送", "答复",
        "撤诉", "终止",
    ],
    &["成功", "合格", "通过", "满意", "优秀", "达标"],
];

/// Which stage of a case `label` tells of: 1 taken in, 2 closed, 3 closed well.
pub fn stage(label: &str) -> Option<usize> {
    let stages = STAGES.iter().enumerate().rev();
    let mut told = stages.filter(|(_, words)| words.iter().any(|word| label.contains(word)));
    told.next().map(|(index, _)| index + 1)
}

/// True where a list is told to be open: 等, 主要.
pub fn is_open(text: &str) -> bool {
    let etc = text.match_indices('等').any(|(at, _)| {
        let ahead = text[..at].chars().next_back();
        let behind = text[at + '等'.len_utf8()..].chars().next();
        ahead != Some('平') && !matches!(behind, Some('级' | '次' | '待' | '于'))
    });
    etc || ["主要", "重点", "约"]
        .iter()
        .any(|word| text.contains(word))
}

/// Words of a rise and of a fall.
static RISES: WordSet = WordSet::new(&[
    "增长", "上升", "提高", "增加", "上涨", "提升", "增至", "升至", "增幅",
]);
static FALLS: WordSet = WordSet::new(&[
    "下降", "减少", "降低", "下滑", "回落", "压降", "降至", "减至", "降幅", "下跌",
]);

/// Whether `label` tells of a rise; `None` where it tells of neither, or of both.
pub fn change(label: &str) -> Option<bool> {
    let rise = RISES.any(label);
    let fall = FALLS.any(label);
    (rise != fall).then_some(rise)
}

/// True where `label` ends with words of a fall: `同比下降`.
pub fn is_fall(label: &str) -> bool {
    let rest = label.trim().trim_end_matches(['了', '达', ' ']);
    FALLS.all().iter().any(|word| rest.ends_with(word))
}

/// What a change is taken against.
const COMPARED: [&str; 16] = [
    "与上年同期相比",
    "与去年同期相比",
    "与上年相比",
    "与去年相比",
    "较上年同期",
    "较去年同期",
    "比上年同期",
    "比去年同期",
    "较上年",
    "较去年",
    "比上年",
    "比去年",
    "同比",
    "环比",
    "较同期",
    "总量",
];

/// The direction of `同比增长` and its like, where nothing but the change is named.
pub fn bare_change(label: &str) -> Option<bool> {
    let mut rest = label.trim();
    while let Some(left) = COMPARED.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = left.trim_start_matches(['，', ' ']);
    }
    let rest = rest.trim_end_matches(['了', '约', '达', '近', '超', ' ']);
    let mut known = RISES.all().iter().chain(FALLS.all());
    known.any(|word| rest == *word).then(|| change(rest))?
}

/// The same, where the thing that changed may be named ahead: `投诉量同比下降`.
pub fn tail_change(label: &str) -> Option<bool> {
    let years = ["同比", "比上年", "较上年", "比去年", "较去年"];
    let at = years.iter().filter_map(|word| label.rfind(word)).max()?;
    bare_change(label.get(at..)?)
}
