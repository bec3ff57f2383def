//! What a column of changes is called, and what its cells say: `同比增减（%）`, `下降20%`, `↑`.

use crate::check::listed::listed;
use crate::check::numbers::words::bare_change;
use crate::prose::Number;
use crate::record::Decimal;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How changes may be measured by the name of their column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// 增幅: in hundredths of what there was, or in points.
    Rate,
    /// 增减数
    Difference,
    /// 增减
    Open,
}

/// What a name says of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// Numbers above 0 are rises, or falls; `None` where either may be meant.
    pub rises: Option<bool>,
    pub scale: Scale,
}

static SENSES: LazyLock<HashMap<&'static str, Sense>> = LazyLock::new(|| {
    let lines = listed(include_str!("senses.txt"));
    let entries = lines.filter_map(|line| {
        let mut words = line.split(' ');
        let rises = match words.next()? {
            "升" => Some(true),
            "降" => Some(false),
            _ => None,
        };
        let scale = match words.next()? {
            "率" => Scale::Rate,
            "数" => Scale::Difference,
            _ => Scale::Open,
        };
        Some((words.next()?, Sense { rises, scale }))
    });
    entries.collect()
});

/// What a change is taken against; 环比 is taken against another period than last year.
const COMPARED: [&str; 20] = [
    "与上年同期相比",
    "与去年同期相比",
    "与上年相比",
    "与去年相比",
    "较上年同期",
    "较去年同期",
    "比上年同期",
    "比去年同期",
    "较上年度",
    "比上年度",
    "较上年",
    "较去年",
    "比上年",
    "比去年",
    "年度同比",
    "较同期",
    "比同期",
    "同比",
    "比较",
    "年",
];

impl Sense {
    /// Of a column (or row); `None` where its name tells of no change.
    pub fn of(name: &str) -> Option<Self> {
        let rest = name.trim_end_matches(['±', '%', '％']);
        let bare = rest.trim_end_matches(['↑', '↓']);
        let compared = COMPARED.iter().filter_map(|word| bare.strip_prefix(word));
        let own = compared.chain([bare]).find_map(|rest| {
            if rest.is_empty() && bare != "年" && bare != "比较" {
                let scale = Scale::Open;
                let rises = Some(true);
                return (!bare.is_empty()).then_some(Self { rises, scale });
            }
            SENSES.get(rest).copied()
        });
        let arrow = match rest.get(bare.len()..)? {
            "↑" => Some(true),
            "↓" => Some(false),
            _ => None,
        };
        own.map(|sense| Self {
            rises: arrow.or(sense.rises),
            ..sense
        })
    }

    /// 增减数: a sum of differences is a difference.
    pub fn is_difference(self) -> bool {
        self.scale == Scale::Difference
    }
}

/// What a cell says of a change.
#[derive(Clone, Copy, Debug)]
pub struct Move<'p> {
    /// Rise, fall, or nothing of either.
    pub way: Option<Way>,
    pub number: Option<&'p Number>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Rise,
    Fall,
    Level,
}

impl Way {
    /// Which way `difference` goes.
    pub fn of(difference: Decimal) -> Self {
        match difference {
            _ if difference.is_zero() => Self::Level,
            _ if difference.is_negative() => Self::Fall,
            _ => Self::Rise,
        }
    }

    fn word(text: &str) -> Option<Self> {
        let text = text.trim_end_matches(['了', '：', ':']).trim();
        match text {
            "升" | "增" | "涨" | "↑" | "⬆" | "+" | "＋" | "增多" => Some(Self::Rise),
            "降" | "减" | "跌" | "↓" | "⬇" | "▼" | "-" | "－" | "—" | "−" => {
                Some(Self::Fall)
            }
            "持平" | "不变" | "无变化" | "没有变化" | "平" => Some(Self::Level),
            _ => bare_change(text).map(|rises| if rises { Self::Rise } else { Self::Fall }),
        }
    }
}

impl<'p> Move<'p> {
    /// `下降20%`, `20%↓`, `↓`; `None` for anything else.
    pub fn of(text: &str, numbers: &'p [Number]) -> Option<Self> {
        let [number] = numbers else {
            let way =
                Way::word(text.trim()).filter(|_| !text.trim().starts_with(['-', '－', '—', '−']));
            let none = numbers.is_empty();
            return way.filter(|_| none).map(|way| Self {
                way: Some(way),
                number: None,
            });
        };
        let ahead = text.get(..number.digits.start)?.trim();
        let behind = text.get(number.range.end..)?.trim();
        let way = match (ahead, behind) {
            ("", "") => None,
            ("", "↑" | "↓" | "⬆" | "⬇") => Way::word(behind),
            (_, "") => Some(Way::word(ahead)?),
            _ => return None,
        };
        let exact = number.is_quantity() && number.loose.is_none();
        (exact && (behind.is_empty() || way.is_some())).then_some(Self {
            way,
            number: Some(number),
        })
    }
}
