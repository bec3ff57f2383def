//! Numbers: read where they are plain, and else told with what was meant.

mod cure;
mod units;

use super::beside::Beside;
use super::blank::is_blank;
use super::decimal::{Decimal, MAX_DIGITS};
use super::reader::{Read, Reader, Shape};
use super::typed::{Number, Typed};
use super::value::scalar;
use crate::diagnostic::{Diagnostic, Words};
use crate::say;
use crate::source::Span;
use crate::yaml::Node;

impl<'p> Read<'p> for Decimal {
    const SHAPE: Shape = Shape::Number;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let typed = scalar(node, reader)?;
        Self::parse(typed).or_else(|| {
            let (diagnostic, value) = Slip::new(typed, node.span, reader).told();
            reader.note(diagnostic);
            value
        })
    }
}

impl<'p> Read<'p> for u16 {
    const SHAPE: Shape = Shape::Integer;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let typed = scalar(node, reader)?;
        if let Ok(value) = typed.parse::<u16>()
            && typed.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Some(value);
        }
        let (diagnostic, value) = Slip::new(typed, node.span, reader).integer();
        reader.note(diagnostic);
        value
    }
}

/// The number that `typed` plainly is, and what to say of how it was typed; `None` where it is
/// none. For places that take a name as well.
pub fn plain_number(typed: &str, span: Span) -> Option<(Decimal, Diagnostic)> {
    let Typed::Number(number) = Typed::of(typed) else {
        return None;
    };
    let known =
        number.unit.chars().count() <= 2 && number.scale.is_none() && number.before.is_empty();
    let known = known && number.remark.is_empty();
    let value = Decimal::parse(&number.digits).filter(|_| known && number.sure)?;
    let digits = &number.digits;
    let diagnostic = Diagnostic::error(
        "VAL-001",
        span,
        say!(
            "这里只填数字，现在是“{typed}”",
            "a plain number belongs here, not “{typed}”"
        ),
    )
    .hint(say!("改成：{digits}", "write: {digits}"));
    // It may be a part of what stands there: `12件 / 甲`.
    let whole = span.len() == typed.len();
    Some((
        value,
        if whole {
            diagnostic.fix(number.tail.is_empty(), span, digits.as_str())
        } else {
            diagnostic
        },
    ))
}

/// A number that was not typed as one.
struct Slip<'r, 'd, 'p> {
    typed: &'r str,
    span: Span,
    reader: &'r Reader<'d, 'p>,
    name: Words,
    beside: Beside,
}

impl<'r, 'd, 'p> Slip<'r, 'd, 'p> {
    fn new(typed: &'r str, span: Span, reader: &'r Reader<'d, 'p>) -> Self {
        Self {
            typed,
            span,
            reader,
            name: reader.key_name(),
            beside: reader.beside.clone().unwrap_or_default(),
        }
    }

    /// What is wrong with it, and the value it plainly has.
    fn told(&self) -> (Diagnostic, Option<Decimal>) {
        if let Some(left) = self.left() {
            return (left, None);
        }
        match Typed::of(self.typed) {
            Typed::Number(number) => match Decimal::parse(&number.digits) {
                Some(value) => self.number(&number, value),
                None => (self.too_long(), None),
            },
            Typed::Letters(digits) => {
                let diagnostic = self.error("VAL-009", self.in_letters());
                let value = Decimal::parse(&digits);
                (self.offer(diagnostic, false, &digits), value)
            }
            Typed::Hanzi(digits) => {
                let diagnostic = self.error("VAL-009", self.in_characters());
                let value = Decimal::parse(&digits);
                (self.offer(diagnostic, false, &digits), value)
            }
            other => (self.unclear(&other), None),
        }
    }

    fn integer(&self) -> (Diagnostic, Option<u16>) {
        if let Some(left) = self.left() {
            return (left, None);
        }
        let (digits, code, message, safe) = match Typed::of(self.typed) {
            Typed::Number(number) => {
                let known = matches!(&*number.tail, "" | "年" | "年度" | "位" | "位小数");
                let plain = known && number.before.is_empty() && number.odd.is_none();
                let (zh, en) = (&self.name.zh, &self.name.en);
                let unit = &number.tail;
                let message = match (&*number.tail, number.wide) {
                    ("", true) => self.dressed(&number, None, false).message,
                    (_, _) if !unit.is_empty() && plain => say!(
                        "「{zh}」只填数字：去掉“{unit}”",
                        "“{en}” takes a plain number: leave out “{unit}”"
                    ),
                    _ => self.whole(),
                };
                let code = if plain { "VAL-001" } else { "VAL-009" };
                (
                    Some(number.digits.clone()).filter(|_| plain),
                    code,
                    message,
                    number.sure,
                )
            }
            Typed::Letters(digits) => (Some(digits), "VAL-009", self.in_letters(), false),
            Typed::Hanzi(digits) => (Some(digits), "VAL-009", self.in_characters(), false),
            _ => (None, "VAL-009", self.whole(), false),
        };
        let value = digits
            .as_ref()
            .and_then(|digits| digits.parse::<u16>().ok());
        match (digits, value) {
            (Some(digits), Some(value)) => {
                let diagnostic = self.error(code, message);
                (self.offer(diagnostic, safe, &digits), Some(value))
            }
            _ => {
                let diagnostic = self.error("VAL-009", self.whole());
                (
                    diagnostic.hint(say!("只写阿拉伯数字", "write digits alone")),
                    None,
                )
            }
        }
    }

    /// VAL-005: nothing has been filled in.
    fn left(&self) -> Option<Diagnostic> {
        let (zh, en) = (&self.name.zh, &self.name.en);
        let typed = self.typed;
        let message = match typed {
            "" => say!("「{zh}」还没有填", "“{en}” is not filled in yet"),
            _ if is_blank(typed) => say!(
                "「{zh}」还是占位文字“{typed}”，没有填写",
                "“{en}” is still the placeholder “{typed}”"
            ),
            _ => return None,
        };
        Some(self.error("VAL-005", message).hint(say!(
            "填上数字；没有这个数就删掉这一行",
            "fill in the number, or delete the line"
        )))
    }

    /// `九百余人次`: the number in digits, and what says that it is none exactly.
    fn about(&self) -> Option<(String, &'static str)> {
        const WORDS: [&str; 9] = ["以上", "左右", "不足", "余", "多", "近", "约", "超", "逾"];
        let word = WORDS.into_iter().find(|word| self.typed.contains(word))?;
        match Typed::of(&self.typed.replacen(word, "", 1)) {
            Typed::Hanzi(digits) => Some((digits, word)),
            _ => None,
        }
    }

    fn unclear(&self, typed: &Typed) -> Diagnostic {
        let (zh, en) = (&self.name.zh, &self.name.en);
        let text = self.typed;
        let diagnostic = |message| self.error("VAL-009", message);
        match typed {
            Typed::Range => diagnostic(say!(
                "「{zh}」只能填一个数，现在是一个范围“{text}”",
                "“{en}” is one number, not the range “{text}”"
            ))
            .hint(say!(
                "填准确的数；范围写在「正文」里",
                "give the exact number; a range goes into the text"
            )),
            Typed::Fraction => diagnostic(say!(
                "「{zh}」只能填一个数，现在是分数“{text}”",
                "“{en}” is one number, not the fraction “{text}”"
            ))
            .hint(say!(
                "要算百分比，改填：比率: [部分, 整体]",
                "for a percentage write ratio: [part, whole]"
            )),
            Typed::Points => diagnostic(say!(
                "「{zh}」里有不止一个小数点：“{text}”",
                "“{en}” holds more than one point: “{text}”"
            ))
            .hint(say!(
                "核对原始材料，只留一个小数点",
                "check the original; a number has one point"
            )),
            Typed::Groups => self
                .error(
                    "VAL-001",
                    say!(
                        "「{zh}」里的分隔不在千位上：“{text}”，看不出是多少",
                        "the separators of “{en}” part no thousands: “{text}”"
                    ),
                )
                .hint(say!(
                    "核对原始材料，不写逗号和空格，小数点用“.”",
                    "check the original; write no separators, and “.” for the point"
                )),
            Typed::Exponent(full) => {
                let diagnostic = diagnostic(say!(
                    "「{zh}」要写全，现在是“{text}”",
                    "write “{en}” in full, not “{text}”"
                ));
                match full {
                    Some(full) => self.offer(diagnostic, false, full),
                    None => diagnostic.hint(digits_hint()),
                }
            }
            _ => {
                let diagnostic = diagnostic(say!(
                    "「{zh}」要填数字，现在是“{text}”",
                    "“{en}” is a number, not “{text}”"
                ));
                match self.about() {
                    Some((digits, word)) if self.is_value() && !self.beside.qualified => {
                        let mut added = vec![("qualifier", "概数", word.to_owned())];
                        let counter = ["人次", "人", "件次", "件", "次", "个", "位"];
                        let bare = self.typed.trim_end_matches(word);
                        let unit = counter.into_iter().find(|unit| bare.ends_with(unit));
                        if let Some(unit) = unit.filter(|_| self.beside.unit.is_none()) {
                            added.push(("unit", "单位", unit.to_owned()));
                        }
                        self.cure(diagnostic, false, &digits, &added, None, &say!("", ""))
                    }
                    Some((digits, word)) => {
                        let diagnostic = self.offer(diagnostic, false, &digits);
                        diagnostic.hint(say!(
                            "“{word}”不写在这里：「数值」是约数的，另写「概数」",
                            "leave out “{word}”: a value that is none exactly has a “qualifier”"
                        ))
                    }
                    None => diagnostic.hint(digits_hint()),
                }
            }
        }
    }

    fn in_characters(&self) -> Words {
        let (zh, en, typed) = (&self.name.zh, &self.name.en, self.typed);
        say!(
            "「{zh}」要用阿拉伯数字，现在是“{typed}”",
            "“{en}” takes Arabic numerals, not “{typed}”"
        )
    }

    fn in_letters(&self) -> Words {
        let (zh, en, typed) = (&self.name.zh, &self.name.en, self.typed);
        let mut letters = typed.chars().filter(|found| found.is_ascii_alphabetic());
        let letter = letters.next_back().unwrap_or('|');
        say!(
            "「{zh}」里的“{letter}”是字母，不是数字：“{typed}”",
            "the “{letter}” in “{en}” is a letter, no digit: “{typed}”"
        )
    }

    fn whole(&self) -> Words {
        let (zh, en, typed) = (&self.name.zh, &self.name.en, self.typed);
        say!(
            "「{zh}」要填整数，现在是“{typed}”",
            "“{en}” is a whole number, not “{typed}”"
        )
    }

    fn too_long(&self) -> Diagnostic {
        let (zh, en, typed) = (&self.name.zh, &self.name.en, self.typed);
        let message = say!(
            "「{zh}」的数太长：“{typed}”",
            "“{en}” is too long a number: “{typed}”"
        );
        self.error("VAL-009", message).hint(digits_hint())
    }

    fn error(&self, code: &'static str, message: Words) -> Diagnostic {
        Diagnostic::error(code, self.span, message)
    }
}

fn digits_hint() -> Words {
    say!(
        "只写阿拉伯数字，如 196、98.5，最多 {MAX_DIGITS} 位",
        "write digits, as 196 or 98.5, at most {MAX_DIGITS} of them"
    )
}
