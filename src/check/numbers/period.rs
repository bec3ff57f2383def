//! Of which time a passage speaks: of the year of the report, of a plan, of several years.

use super::super::Facts;
use crate::prose::{NumberRole, Part, Passage, Prose};
use crate::record::Decimal;
use crate::terms::WordSet;
use std::ops::Range;

/// Words of several years together.
static SPANS: WordSet = WordSet::new(&[
    "五年",
    "四年",
    "三年来",
    "两年来",
    "“十三五”",
    "“十四五”",
    "“十五五”",
    "近年",
    "历年",
    "多年",
    "本届",
    "以来",
    "年均",
    "周年",
    "成立至今",
    "累计",
    "过去几年",
]);

/// Words in headings over what is yet to be done.
static AIMS: WordSet = WordSet::new(&["目标", "任务", "重点工作", "打算", "规划", "要求", "展望"]);
/// Beside them, in a heading over what was done.
static DONE: WordSet = WordSet::new(&[
    "完成", "落实", "推进", "情况", "成效", "开展", "做法", "措施",
]);

/// With these words a text goes over to what is yet to be done, up to the next section.
static TURNS: WordSet = WordSet::new(&[
    "预期目标",
    "下一步",
    "下步",
    "下一阶段",
    "下一年",
    "明年",
    "新的一年",
    "今年工作的总体要求",
    "工作的总体要求",
    "工作总体要求",
    "今年重点",
    "做好今年",
    "今年，我们将",
    "今年我们将",
    "今年，要",
    "今年要",
    "今后五年",
    "未来五年",
]);

/// Words of what is yet to be done, or not known yet.
static FUTURE: WordSet = WordSet::new(&[
    "将",
    "力争",
    "争取",
    "目标",
    "计划",
    "预计",
    "预期",
    "有望",
    "明年",
    "拟",
    "今后",
    "未来",
    "到20",
    "确保",
    "我们要",
    "，要",
]);

/// What a passage tells of its time, its single sentences aside.
#[derive(Clone, Debug)]
pub struct Period {
    /// It speaks of the year of the report.
    pub present: bool,
    /// The years that its first sentence names.
    years: Vec<Decimal>,
}

/// The period of each passage of the text.
pub fn periods(facts: &Facts<'_>) -> Vec<Period> {
    periods_of(facts.prose, facts.plans())
}

/// The period of each passage; `planned` are those that speak of what is to come.
pub fn periods_of(prose: &Prose, planned: &[bool]) -> Vec<Period> {
    let mut periods: Vec<Period> = Vec::with_capacity(planned.len());
    // A plan that began in the text, and several years that it looks back on, go on.
    let (mut turned, mut spanned) = (false, false);
    for ((_, passage), planned) in prose.each().zip(planned) {
        let text = passage.text.as_str();
        let opening = passage.sentences().next().unwrap_or_default();
        let first = passage.slice(opening.clone());
        let heading = matches!(passage.part, Part::Heading(_));
        if let Part::Heading(level) = passage.part {
            turned &= level > 1;
            spanned = false;
        } else {
            let begins = first.contains("今年") || first.contains("20");
            spanned = SPANS.any(first) || spanned && !begins;
        }
        turned |= passage.part != Part::Title && TURNS.any(text);
        let over = passage.under.and_then(|under| periods.get(under));
        let present = over.is_none_or(|over| over.present);
        let away = *planned || turned || spanned || heading && is_other(text);
        periods.push(Period {
            present: present && !away,
            years: years(passage, &opening),
        });
    }
    periods
}

/// True where a heading stands over another time.
fn is_other(heading: &str) -> bool {
    SPANS.any(heading) || AIMS.any(heading) && !DONE.any(heading)
}

/// True where a sentence speaks of what is to come.
pub fn is_future(sentence: &str) -> bool {
    FUTURE.any(sentence)
}

impl Period {
    /// The years that a sentence speaks of: those it names, or else those the passage began with.
    pub fn years(&self, passage: &Passage, sentence: &Range<usize>) -> Vec<Decimal> {
        let own = years(passage, sentence);
        if own.is_empty() {
            self.years.clone()
        } else {
            own
        }
    }
}

/// The years that `range` names, each once.
fn years(passage: &Passage, range: &Range<usize>) -> Vec<Decimal> {
    let numbers = passage.numbers.as_slice();
    let from = numbers.partition_point(|number| number.digits.start < range.start);
    let inside = numbers[from..]
        .iter()
        .take_while(|number| number.digits.start < range.end);
    let years = inside.filter(|number| number.role == NumberRole::Year);
    let mut years: Vec<Decimal> = years.map(|year| year.value).collect();
    years.dedup();
    years
}
