//! Every number of a text, and what became of it: silence is never to be mistaken for approval.

use crate::diagnostic::{Code, Lang};
use crate::prose::{Measure, Number, NumberRole, Passage, Prose};
use crate::source::Span;
use crate::terms::WordSet;

/// What the rules could make of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Recomputed from other numbers of the text, and right.
    Right,
    /// Recomputed, and not what it should be.
    Wrong,
    /// Recomputed, and perhaps not what it should be: it can be read otherwise.
    Doubtful,
    /// Nothing to compare it with.
    Unchecked(Why),
    /// A year, an ordinal, a code: no figure.
    Other,
}

impl Verdict {
    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::Doubtful => "doubtful",
            Self::Unchecked(_) => "unchecked",
            Self::Other => "other",
        }
    }

    /// What people are told.
    pub fn label(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Right => ("核对无误", "right"),
            Self::Wrong => ("有误", "wrong"),
            Self::Doubtful => ("存疑", "doubtful"),
            Self::Unchecked(_) => ("无法核对", "cannot be checked"),
            Self::Other => ("不是统计数", "no figure"),
        };
        if lang == Lang::Zh { zh } else { en }
    }

    /// A verdict of more weight takes the place of another.
    fn weight(self) -> u8 {
        match self {
            Self::Unchecked(_) | Self::Other => 0,
            Self::Right => 1,
            Self::Doubtful => 2,
            Self::Wrong => 3,
        }
    }
}

/// Why a number cannot be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Nothing of its kind stands beside it.
    Alone,
    /// What stands beside it has no relation that can be computed.
    Unrelated,
    /// A rate without the figures it is the ratio of.
    NoDenominator,
    /// A rate beside several figures that it may be the ratio of.
    Several,
    /// A change without last year's figure.
    NoLastYear,
    /// 约, 余, 以上
    Loose,
    /// A table with blank cells or “—” where figures belong.
    Gap,
    /// Figures of a table that have not one unit.
    Mixed,
    /// A note to the table says that it is to be read otherwise.
    Noted,
}

impl Why {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Alone,
        Self::Unrelated,
        Self::NoDenominator,
        Self::Several,
        Self::NoLastYear,
        Self::Loose,
        Self::Gap,
        Self::Mixed,
        Self::Noted,
    ];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Unrelated => "unrelated",
            Self::NoDenominator => "no-denominator",
            Self::Several => "several-denominators",
            Self::NoLastYear => "no-last-year",
            Self::Loose => "approximate",
            Self::Gap => "blank-cells",
            Self::Mixed => "mixed-units",
            Self::Noted => "noted",
        }
    }

    /// What people are told.
    pub fn label(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Alone => ("单独出现", "stands alone"),
            Self::Unrelated => ("看不出可核的关系", "no relation stated"),
            Self::NoDenominator => ("没有分母", "no denominator"),
            Self::Several => (
                "看不出分子分母是哪两列",
                "no telling which columns it is of",
            ),
            Self::NoLastYear => ("没有上年数", "no figure of last year"),
            Self::Loose => ("约数", "approximate"),
            Self::Gap => ("表里有空白或“—”", "blank cells"),
            Self::Mixed => ("表里单位不同", "mixed units"),
            Self::Noted => ("表题、表注另有说明", "caption or note says otherwise"),
        };
        if lang == Lang::Zh { zh } else { en }
    }

    /// The same in a line of plain words: what it means for those who sign.
    pub fn meaning(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Alone => (
                "这个数在文中只出现一次，旁边没有能和它互相验算的数，请对照台账",
                "it stands once, with nothing beside it to compute it from: check it against the records",
            ),
            Self::Unrelated => (
                "旁边有同类的数，但文中没有说是合计、其中还是占比，程序不敢替你算",
                "there are like figures beside it, and no word says whether they are parts, a sum or a share",
            ),
            Self::NoDenominator => (
                "只写了比率，没有写分子、分母，算不出对不对",
                "a rate alone, without what it is the rate of",
            ),
            Self::Several => (
                "有几列都可能是它的分子、分母，看不出是哪两列，没有验算",
                "several columns may be what it is the rate of, and nothing tells which",
            ),
            Self::NoLastYear => (
                "只写了增减多少，没有写上年的数；检查时加上 --against 上年的报告，多半能核对",
                "a change alone, without last year's figure: with --against and last year's report it can be checked",
            ),
            Self::Loose => (
                "写的是约数（约、余、近、以上），不是确数，没法验算",
                "a rough figure (约, 余, 以上), which cannot be computed",
            ),
            Self::Gap => (
                "表里有空格或“—”，缺了数，合计没法验算",
                "cells of the table are blank or hold “—”, so sums cannot be computed",
            ),
            Self::Mixed => (
                "表里各行的单位不一样，不能相加",
                "the rows of the table have several units and cannot be added",
            ),
            Self::Noted => (
                "表题或者表下的注说明了另外的算法，程序照注不验算",
                "the caption or a note says that it is reckoned otherwise",
            ),
        };
        if lang == Lang::Zh { zh } else { en }
    }
}

/// A number of the text.
#[derive(Clone, Debug)]
pub struct Numbered {
    /// The passage it stands in, and which of its numbers it is.
    pub passage: usize,
    pub number: usize,
    /// Where it stands; `None` where a template worded it.
    pub span: Option<Span>,
    /// As it is written, with its unit.
    pub words: String,
    pub verdict: Verdict,
    /// The rule that has the verdict.
    pub code: Option<Code>,
    /// The sum that was done: `31÷80=38.75%`.
    pub sum: String,
}

/// All numbers, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub numbers: Vec<Numbered>,
    /// Where the numbers of each passage begin.
    starts: Vec<usize>,
}

/// How many numbers there are of each class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub right: usize,
    pub wrong: usize,
    pub doubtful: usize,
    /// In the order of [`Why::ALL`].
    pub unchecked: [usize; 9],
    pub others: usize,
}

impl Summary {
    /// Figures: dates, ordinals and codes aside.
    pub fn figures(&self) -> usize {
        self.right + self.wrong + self.doubtful + self.unchecked.iter().sum::<usize>()
    }

    /// Reasons that occur, the most frequent first.
    pub fn reasons(&self) -> Vec<(Why, usize)> {
        let mut reasons: Vec<_> = Why::ALL.into_iter().zip(self.unchecked).collect();
        reasons.retain(|(_, count)| *count > 0);
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        reasons
    }
}

impl Ledger {
    /// The numbers of `prose`, none of them checked yet.
    pub fn of(prose: &Prose) -> Self {
        let mut ledger = Self::default();
        for (passage, text) in prose.each() {
            ledger.starts.push(ledger.numbers.len());
            for (index, number) in text.numbers.iter().enumerate() {
                ledger.numbers.push(Numbered {
                    passage,
                    number: index,
                    span: text.span(number.range.clone()),
                    words: text.slice(number.range.clone()).to_owned(),
                    verdict: first_look(text, index, number),
                    code: None,
                    sum: String::new(),
                });
            }
        }
        ledger
    }

    /// Number `number` of passage `passage`.
    pub fn get(&self, passage: usize, number: usize) -> Option<&Numbered> {
        self.numbers.get(self.starts.get(passage)? + number)
    }

    /// Keeps what a rule says of a number, unless a graver thing was said of it.
    pub fn mark(&mut self, passage: usize, number: usize, verdict: Verdict, code: Code, sum: &str) {
        let Some(start) = self.starts.get(passage) else {
            return;
        };
        let numbered = self.numbers.get_mut(start + number);
        let lighter = |numbered: &&mut Numbered| verdict.weight() > numbered.verdict.weight();
        if let Some(numbered) = numbered.filter(lighter) {
            numbered.verdict = verdict;
            numbered.code = Some(code);
            sum.clone_into(&mut numbered.sum);
        }
    }

    /// Says why a number that no rule could check was not checked.
    pub fn explain(&mut self, passage: usize, number: usize, why: Why) {
        let Some(start) = self.starts.get(passage) else {
            return;
        };
        let numbered = self.numbers.get_mut(start + number);
        let own = |numbered: &&mut Numbered| numbered.passage == passage;
        if let Some(numbered) = numbered.filter(own)
            && matches!(numbered.verdict, Verdict::Unchecked(_))
        {
            numbered.verdict = Verdict::Unchecked(why);
        }
    }

    /// How many there are of each class.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for numbered in &self.numbers {
            match numbered.verdict {
                Verdict::Right => summary.right += 1,
                Verdict::Wrong => summary.wrong += 1,
                Verdict::Doubtful => summary.doubtful += 1,
                Verdict::Other => summary.others += 1,
                Verdict::Unchecked(why) => summary.unchecked[why as usize] += 1,
            }
        }
        summary
    }
}

/// Words of a change, ahead of a number.
static CHANGES: WordSet = WordSet::new(&[
    "增长", "下降", "上升", "提高", "减少", "增加", "同比", "降低", "提升",
]);

/// What a number is before any rule has spoken.
fn first_look(passage: &Passage, index: usize, number: &Number) -> Verdict {
    if !matches!(number.role, NumberRole::Quantity | NumberRole::Bound) {
        return Verdict::Other;
    }
    let ahead = passage.slice(0..number.digits.start);
    let near = ahead.char_indices().rev().nth(5).map_or(0, |(at, _)| at);
    let changed = CHANGES.any(&ahead[near..]);
    let neighbours = passage.numbers[..index].iter().rev().take(3);
    let mut neighbours = neighbours.chain(passage.numbers[index + 1..].iter().take(3));
    let why = match number.measure() {
        _ if number.loose.is_some() || number.role == NumberRole::Bound => Why::Loose,
        Some(Measure::Points) => Why::NoLastYear,
        Some(Measure::Percent | Measure::Permille | Measure::Times) if changed => Why::NoLastYear,
        Some(Measure::Percent | Measure::Permille | Measure::Times) => Why::NoDenominator,
        _ if neighbours.any(|other| other.is_quantity() && other.unit == number.unit) => {
            Why::Unrelated
        }
        _ => Why::Alone,
    };
    Verdict::Unchecked(why)
}
