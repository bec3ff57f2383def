//! 目标: what a year was to reach.

use crate::diagnostic::Diagnostic;
use crate::record::{Decimal, Read, Reader, Shape, narrowed};
use crate::say;
use crate::yaml::{Kind, Node};

/// What a year was to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    pub bound: Bound,
    pub value: Decimal,
}

/// How a target binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    Exactly,
    AtLeast,
    AtMost,
    Above,
    Below,
}

const MARKS: [(&str, Bound); 9] = [
    (">=", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    ("<=", Bound::AtMost),
    ("≤", Bound::AtMost),
    (">", Bound::Above),
    ("＞", Bound::Above),
    ("<", Bound::Below),
    ("＜", Bound::Below),
    ("=", Bound::Exactly),
];

/// Words ahead of the number; a longer one first.
const WORDS: [(&str, Bound); 20] = [
    ("不低于", Bound::AtLeast),
    ("不少于", Bound::AtLeast),
    ("不小于", Bound::AtLeast),
    ("大于等于", Bound::AtLeast),
    ("大于或等于", Bound::AtLeast),
    ("达到", Bound::Exactly),
    ("至少", Bound::AtLeast),
    ("=>", Bound::AtLeast),
    ("不高于", Bound::AtMost),
    ("不超过", Bound::AtMost),
    ("不多于", Bound::AtMost),
    ("小于等于", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("=<", Bound::AtMost),
    ("超过", Bound::Above),
    ("高于", Bound::Above),
    ("大于", Bound::Above),
    ("低于", Bound::Below),
    ("少于", Bound::Below),
    ("小于", Bound::Below),
];

/// Words behind it.
const BEHIND: [(&str, Bound); 3] = [
    ("以上", Bound::AtLeast),
    ("以下", Bound::AtMost),
    ("以内", Bound::AtMost),
];

impl Bound {
    fn mark(self) -> &'static str {
        match self {
            Self::Exactly => "",
            Self::AtLeast => ">= ",
            Self::AtMost => "<= ",
            Self::Above => "> ",
            Self::Below => "< ",
        }
    }
}

impl<'p> Read<'p> for Target {
    const SHAPE: Shape = Shape::Form(
        "^\\s*([<>]=?|[≥≤＞＜=])?\\s*-?[0-9]+(\\.[0-9]+)?\\s*[%％]?\\s*$",
        [
            "一个数，前面可以有 >= 或 <=",
            "a number, which >= or <= may precede",
        ],
    );

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let Kind::Scalar(scalar) = &node.kind else {
            reader.wrong_kind(
                node,
                say!("一个目标值，如 \">= 85\"", "a target, as \">= 85\""),
            );
            return None;
        };
        let typed = scalar.value.trim();
        if let Some(target) = plainly(typed) {
            return Some(target);
        }
        let message = say!(
            "目标“{typed}”认不出来",
            "the target “{typed}” is not understood"
        );
        let diagnostic = Diagnostic::error("VAL-009", node.span, message);
        let own = reader
            .beside
            .as_ref()
            .and_then(|beside| beside.unit.as_ref());
        let Some((target, unit)) = in_words(typed) else {
            reader.note(diagnostic.hint(say!(
                "写成：\">= 85\"（85以上）、\"<= 3\"（3以下），或直接写一个数",
                "write \">= 85\", \"<= 3\" or a number"
            )));
            return None;
        };
        let (mark, value) = (target.bound.mark(), target.value);
        let written = match target.bound {
            Bound::Exactly => value.to_string(),
            _ => format!("\"{mark}{value}\""),
        };
        let safe = unit.is_empty() || own.is_some_and(|(own, _)| narrowed(own) == unit);
        let message = say!(
            "「目标」要写成数，或 \">= 85\" 的样子，现在是“{typed}”",
            "“target” is a number, or as \">= 85\", not “{typed}”"
        );
        reader.note(
            Diagnostic::error("VAL-009", node.span, message)
                .hint(say!("改成：目标: {written}", "write: target: {written}"))
                .fix(safe, node.span, written.clone()),
        );
        Some(target)
    }
}

/// As the contract has it: a mark at most, and a number.
fn plainly(typed: &str) -> Option<Target> {
    let mut marks = MARKS.iter();
    let (bound, rest) = marks
        .find_map(|(mark, bound)| typed.strip_prefix(mark).map(|rest| (*bound, rest)))
        .unwrap_or((Bound::Exactly, typed));
    let number = rest.trim().trim_end_matches(['%', '％']).trim();
    Decimal::parse(number).map(|value| Target { bound, value })
}

/// As people say it: `不低于85%`, `８５以上`; with the unit that was typed.
fn in_words(typed: &str) -> Option<(Target, String)> {
    let narrow = narrowed(typed);
    let all = WORDS.iter().chain(&MARKS);
    let ahead =
        { all }.find_map(|(word, bound)| narrow.strip_prefix(word).map(|rest| (*bound, rest)));
    let (bound, rest) = ahead.unwrap_or((Bound::Exactly, &narrow));
    let mut behind = BEHIND.iter();
    let (bound, rest) =
        match behind.find_map(|(word, bound)| Some((*bound, rest.trim().strip_suffix(word)?))) {
            Some((last, rest)) if bound == Bound::Exactly || bound == last => (last, rest),
            Some(_) => return None,
            None => (bound, rest),
        };
    let rest = rest.trim().trim_start_matches("百分之");
    let end = rest.find(|found: char| !found.is_ascii_digit() && found != '.');
    let (number, unit) = rest.split_at(end.unwrap_or(rest.len()));
    let unit = unit.trim();
    // What says more than a unit is for a person to read.
    let more = "万亿千百余多几左右上下约-~—/至到,.。".chars();
    let known = unit.chars().count() <= 3 && !{ more }.any(|found| unit.contains(found));
    let value = Decimal::parse(number).filter(|_| known)?;
    Some((Target { bound, value }, unit.to_owned()))
}
