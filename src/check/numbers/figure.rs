//! What a quantity is the value of: a name that two places of a report share.

use super::super::Facts;
use super::period::{Period, is_future, periods};
use super::stated::{Line, Said};
use super::words::is_change;
use crate::diagnostic::Step;
use crate::document::Role;
use crate::prose::Prose;
use crate::record::Decimal;
use crate::terms::WordSet;

/// A value that the text gives of something named.
pub struct Figure<'p> {
    /// Its name, without words of time and scope; the order of its characters does not count.
    pub key: String,
    /// The name as it stands.
    pub name: String,
    /// Offices and places that the sentence and its headings name ahead of it.
    scope: Vec<String>,
    /// The offices and places that its sentence names ahead of it.
    own: Vec<String>,
    /// The year that it is told of, where a year is named.
    year: Option<Decimal>,
    /// Which of the text's lines states it.
    pub line: usize,
    pub said: Said<'p>,
}

/// Words ahead of a name that narrow it to no part.
const AHEAD: [&str; 20] = [
    "全年", "今年", "本年", "年内", "目前", "全县", "全市", "全区", "全省", "我县", "我市", "我区",
    "累计", "共计", "已", "共", "推动", "实现", "其", "，",
];
const BEHIND: [&str; 14] = [
    "达到了",
    "达到",
    "达",
    "共计",
    "累计",
    "总计",
    "共",
    "为",
    "有",
    "是",
    "了",
    "总数",
    "数",
    "计",
];
/// Words that tell of another period than the year of the report.
static PERIODS: WordSet = WordSet::new(&[
    "上年",
    "去年",
    "往年",
    "历年",
    "上半年",
    "下半年",
    "季度",
    "以来",
    "截至",
    "截止",
    "累计",
    "近",
    "月",
    "此前",
    "期间",
    "五年",
    "三年",
    "年均",
    "日均",
    "人均",
    "户均",
    "“十",
    "过去",
]);
/// Activities: two of one name are often two different ones.
const ACTIVITIES: [&str; 20] = [
    "开展", "组织", "举办", "召开", "印发", "发放", "制发", "出台", "发布", "发出", "编制", "编写",
    "制定", "推送", "走访", "学习", "审议", "建立", "形成", "梳理",
];
/// How the names of offices and places end.
const OFFICES: [&str; 18] = [
    "局",
    "镇",
    "乡",
    "街道",
    "法院",
    "检察院",
    "分局",
    "大队",
    "村",
    "社区",
    "委",
    "办",
    "中心",
    "所",
    "站",
    "公司",
    "学校",
    "部门",
];

/// The figures of the running text for the year of the report; plans and shortcomings aside.
pub fn figures<'p>(facts: &Facts<'p>) -> Vec<Figure<'p>> {
    let periods = periods(facts);
    figures_of(facts.prose, facts.lines(), &periods, facts.about.year)
}

/// The figures of `lines` for the `year` of their report.
pub(super) fn figures_of<'p>(
    prose: &Prose,
    lines: &[Line<'p>],
    periods: &[Period],
    year: Option<u16>,
) -> Vec<Figure<'p>> {
    let told = |line: &Line<'_>| {
        let present = periods.get(line.index).is_none_or(|period| period.present);
        let planned = matches!(line.passage.role, Some(Role::Plans | Role::Shortcomings));
        present && !planned && !is_future(line.text())
    };
    let year = year.map(|year| Decimal::from(i64::from(year)));
    let lines = lines.iter().enumerate();
    let mut figures = Vec::new();
    for (index, line) in lines.filter(|(_, line)| told(line)) {
        let named = periods.get(line.index);
        let named = named.map(|period| period.years(line.passage, &line.range));
        let named = named.unwrap_or_default();
        let other = year.is_some_and(|year| named.iter().any(|named| *named != year));
        if named.len() > 1 || other {
            continue;
        }
        let year = named.first().copied().or(year);
        let own = line
            .said
            .iter()
            .filter(|said| said.depth == 0 && said.number.unit.is_some());
        for said in own {
            let figure = figure(prose, line, index, *said);
            figures.extend(figure.map(|figure| Figure { year, ..figure }));
        }
    }
    figures
}

/// The figure that `said` is, where it is named; `index` is that of its line.
pub(super) fn figure<'p>(
    prose: &Prose,
    line: &Line<'p>,
    index: usize,
    said: Said<'p>,
) -> Option<Figure<'p>> {
    said.exact()?;
    let rate = said.number.is_percent();
    let label = said.label.trim();
    let start = said.number.digits.start.checked_sub(said.label.len())?;
    let ahead = line
        .passage
        .slice(line.range.start..start)
        .replace("今年以来", "");
    let whole = !PERIODS.any(&ahead) && !PERIODS.any(label);
    let part = ahead.contains("其中")
        || label.contains("其中")
        || is_change(label)
        || said.mark == Some('、');
    if !whole || part || said.number.value.is_zero() {
        return None;
    }
    let mut name = label;
    while let Some(rest) = AHEAD.iter().find_map(|word| name.strip_prefix(word)) {
        name = rest;
    }
    while let Some(rest) = BEHIND.iter().find_map(|word| name.strip_suffix(word)) {
        name = rest;
    }
    let length = name.chars().count();
    let activity = ACTIVITIES.iter().any(|word| name.starts_with(word));
    let least = match (rate, activity) {
        (true, _) => 4,
        (false, true) => 11,
        (false, false) => 5,
    };
    if length < least || rate && !name.ends_with('率') {
        return None;
    }
    let after = said.after.trim();
    let mut characters: Vec<char> = name.chars().chain(after.chars().take(6)).collect();
    characters.sort_unstable();
    let key: String = characters
        .into_iter()
        .chain(said.number.unit_word().chars())
        .collect();
    let headings = prose.trail(line.index);
    let titles = headings.iter().filter_map(|step| match step {
        Step::Heading(title) => Some(title.as_str()),
        _ => None,
    });
    let scope = titles.chain([ahead.as_str()]).flat_map(offices).collect();
    let own = offices(&ahead).chain(subject(&ahead)).collect();
    Some(Figure {
        key,
        name: name.to_owned(),
        scope,
        own,
        year: None,
        line: index,
        said,
    })
}

/// The offices and places that `text` names, by what stands in its clauses up to their endings.
fn offices(text: &str) -> impl Iterator<Item = String> {
    let clauses = text.split(['，', '、', '；', '。', '：', '（', '）']);
    let named = clauses.filter(|clause| OFFICES.iter().any(|ending| clause.ends_with(ending)));
    named.map(|clause| clause.chars().rev().take(6).collect())
}

/// Whom a sentence speaks of at its beginning: `青山镇` of `青山镇坚持…`.
fn subject(sentence: &str) -> Option<String> {
    let (at, _) = sentence
        .char_indices()
        .nth(10)
        .unwrap_or((sentence.len(), ' '));
    let head = sentence.get(..at)?.split(['，', '、', '。', '：']).next()?;
    let found = ["镇", "乡", "街道", "局", "法院", "检察院", "公司"]
        .iter()
        .filter_map(|ending| Some(head.find(ending)? + ending.len()));
    let name = head.get(..found.min()?)?;
    (name.chars().count() > 2 && !name.starts_with("乡"))
        .then(|| name.chars().rev().take(6).collect())
}

impl Figure<'_> {
    /// True where both are told of the same year and the same offices.
    pub fn may_be(&self, other: &Self) -> bool {
        self.is_of_same(other) && self.year == other.year
    }

    /// True where both are told of the same offices, be it of one year or of two.
    pub fn is_of_same(&self, other: &Figure<'_>) -> bool {
        let scope = self.scope == other.scope || self.scope.is_empty() || other.scope.is_empty();
        scope && self.own == other.own
    }
}
