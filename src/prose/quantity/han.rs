//! Numbers in Chinese characters: 十二件, 百余次, 百分之三十, 第三.

use super::around::{ahead, behind};
use super::scan::Scan;
use super::{Form, Loose, Measure, Number, Role, Unit};
use crate::record::{Decimal, hanzi_digits};

/// The characters that numerals are made of.
pub fn is_numeral(character: char) -> bool {
    matches!(
        character,
        '〇' | '零'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
    )
}

/// A row of numerals longer than this is no number.
const LONGEST: usize = 14;

/// Units that numerals in characters count; 分, 级, 位 and their like stand in set phrases.
const COUNTED: [&str; 20] = [
    "件", "件次", "项", "个", "人", "人次", "名", "次", "场", "场次", "家", "户", "份", "期", "批",
    "条", "部", "篇", "起", "种",
];

impl Scan<'_> {
    /// Reads the numerals at `at`; gives where they end. What is no number is passed over.
    pub fn han(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let numerals = rest
            .char_indices()
            .find(|(_, character)| !is_numeral(*character));
        let mut end = at + numerals.map_or(rest.len(), |(offset, _)| offset);
        let run = &self.text[at..end];
        if run.chars().count() > LONGEST {
            return end;
        }
        let head = &self.text[..at];
        let tail = &self.text[end..];
        let bare = matches!(run, "百" | "千" | "万" | "百万" | "千万" | "十");
        let vague =
            bare && (tail.starts_with(['余', '多']) || head.ends_with(['近', '上', '超', '逾']));
        let typed = match (bare, vague) {
            (true, true) => hanzi_digits(&format!("一{run}")),
            (true, false) if run != "十" => None,
            _ => hanzi_digits(run),
        };
        let Some(mut value) = typed.and_then(|typed| Decimal::parse(&typed)) else {
            return end;
        };
        if let Some(fraction) = self.fraction(end) {
            let (decimal, to) = fraction;
            let joined = format!("{value}.{decimal}");
            if let Some(read) = Decimal::parse(&joined) {
                (value, end) = (read, to);
            }
        }
        let mut number = Number {
            digits: at..end,
            range: at..end,
            value,
            power: 0,
            unit: None,
            loose: None,
            form: Form::Han,
            role: Role::Word,
        };
        self.han_role(&mut number, vague);
        self.settle(&mut number);
        if number.role == Role::Word && (number.value <= Decimal::from(1) || bare) {
            return end;
        }
        self.look_back(&mut number);
        let end = number.range.end;
        self.found.push(number);
        end
    }

    /// Heading, percentage or count.
    fn han_role(&self, number: &mut Number, vague: bool) {
        let (head, tail) = (
            &self.text[..number.digits.start],
            &self.text[number.digits.end..],
        );
        if head.ends_with("百分之") {
            number.role = Role::Quantity;
            number.unit = Some(Unit {
                word: "%",
                measure: Measure::Percent,
            });
            number.loose = ahead(head.trim_end_matches("百分之"));
            return;
        }
        let at = number.digits.start;
        let opened = head.strip_suffix(['（', '(']);
        let bracket =
            opened.is_some_and(|ahead| self.opens(ahead.len())) && tail.starts_with(['）', ')']);
        let clause = self.opens(at) || head.ends_with('，');
        if bracket || self.opens(at) && tail.starts_with('、') || clause && tail.starts_with("是")
        {
            number.role = Role::Heading;
            return;
        }
        let behind = behind(tail);
        let counted = behind.unit.filter(|unit| {
            COUNTED.contains(&unit.word)
                || matches!(
                    unit.measure,
                    Measure::Money | Measure::Times | Measure::Points
                )
                || unit.measure == Measure::Amount && unit.word != "度" && unit.word != "里"
        });
        let times = behind
            .unit
            .is_some_and(|unit| unit.measure == Measure::Times);
        let many = times || number.value > Decimal::from(1);
        if counted.is_some() && (many || vague) && !head.ends_with(['第', '每']) {
            number.role = Role::Quantity;
            number.unit = counted;
            number.power = behind.power;
            number.loose = ahead(head)
                .or(behind.loose)
                .or(vague.then_some(Loose::About));
            number.range.end = number.digits.end + behind.length;
        }
    }

    /// `点五` behind numerals: its digits, and where it ends.
    fn fraction(&self, at: usize) -> Option<(String, usize)> {
        let rest = self.text[at..].strip_prefix('点')?;
        let end = rest
            .find(|character| !is_numeral(character))
            .unwrap_or(rest.len());
        let run = &rest[..end];
        let short =
            (1..=4).contains(&run.chars().count()) && !run.contains(['十', '百', '千', '万', '亿']);
        let read = short
            .then(|| hanzi_digits(&format!("零点{run}")))
            .flatten()?;
        Some((
            read.split_once('.')?.1.to_owned(),
            at + '点'.len_utf8() + end,
        ))
    }
}
