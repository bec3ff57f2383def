//! What a template may use of Tera: texts are handles, so a filter that takes text apart is none.

use crate::document::HANDLE_OPEN;
use tera::{Error, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

/// What kind of tool it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `value | name`
    Filter,
    /// `name(…)`
    Function,
    /// `value is name`
    Test,
}

/// A filter, function or test.
#[derive(Debug)]
pub struct Tool {
    pub kind: Kind,
    pub name: &'static str,
    pub about: [&'static str; 2],
    /// A piece of a template, and what it prints.
    pub example: [&'static str; 2],
}

/// What a template may use; the rest of Tera's is refused.
#[rustfmt::skip]
pub const TOOLS: &[Tool] = &[
    Tool { kind: Kind::Filter, name: "length", about: ["列表有几条", "How many a list holds"],
        example: ["{{ [4, 5, 6] | length }}", "3"] },
    Tool { kind: Kind::Filter, name: "first", about: ["列表的第一条", "The first of a list"],
        example: ["{{ [4, 5, 6] | first }}", "4"] },
    Tool { kind: Kind::Filter, name: "last", about: ["列表的最后一条", "The last of a list"],
        example: ["{{ [4, 5, 6] | last }}", "6"] },
    Tool { kind: Kind::Filter, name: "nth", about: ["列表的第几条，从 0 数起", "One of a list, counted from 0"],
        example: ["{{ [4, 5, 6] | nth(n=1) }}", "5"] },
    Tool { kind: Kind::Filter, name: "reverse", about: ["把列表倒过来", "A list the other way round"],
        example: ["{% for n in [4, 5, 6] | reverse %}{{ n }}{% endfor %}", "654"] },
    Tool { kind: Kind::Filter, name: "join", about: ["把列表各条接成一段，中间加 sep", "All of a list in one, with sep between"],
        example: ["{{ [4, 5, 6] | join(sep=\"、\") }}", "4、5、6"] },
    Tool { kind: Kind::Filter, name: "default", about: ["没有时用 value 代替（boolean=true：空的也算没有）", "value where there is none (boolean=true: or where it is empty)"],
        example: ["{{ none | default(value=\"无\", boolean=true) }}", "无"] },
    Tool { kind: Kind::Filter, name: "safe", about: ["原样印出，不当文字而当 Markdown 记号", "Printed as it is, as Markdown and not as text"],
        example: ["{{ \"###\" | safe }}", "###"] },
    Tool { kind: Kind::Function, name: "range", about: ["从 start（不写为 0）到 end 之前的整数列表，每次加 step_by", "The integers from start (default 0) up to end, by step_by"],
        example: ["{% for n in range(end=3) %}{{ n }}{% endfor %}", "012"] },
    Tool { kind: Kind::Function, name: "super", about: ["在 {% block %} 里：所沿用的版面里这一块的内容", "Inside a block: what the layout below has in it"],
        example: ["{{ super() }}", ""] },
    Tool { kind: Kind::Test, name: "none", about: ["没有填", "It is not there"],
        example: ["{% if none is none %}没有{% endif %}", "没有"] },
    Tool { kind: Kind::Test, name: "defined", about: ["有这个变量", "There is such a variable"],
        example: ["{% set n = 1 %}{% if n is defined %}有{% endif %}", "有"] },
    Tool { kind: Kind::Test, name: "undefined", about: ["没有这个变量", "There is no such variable"],
        example: ["{% set n = 1 %}{% if n is undefined %}没有{% else %}有{% endif %}", "有"] },
    Tool { kind: Kind::Test, name: "odd", about: ["奇数", "An odd number"],
        example: ["{% if 3 is odd %}单{% endif %}", "单"] },
    Tool { kind: Kind::Test, name: "even", about: ["偶数", "An even number"],
        example: ["{% if 4 is even %}双{% endif %}", "双"] },
    Tool { kind: Kind::Test, name: "divisible_by", about: ["能被 divisor 整除", "A multiple of divisor"],
        example: ["{% if 6 is divisible_by(divisor=3) %}是{% endif %}", "是"] },
];

/// What else Tera knows, and why it is no use here: it would have to look into a text.
pub const REFUSED: &[&str] = &[
    "upper",
    "lower",
    "wordcount",
    "escape",
    "escape_html",
    "escape_xml",
    "newlines_to_br",
    "pluralize",
    "trim",
    "trim_start",
    "trim_end",
    "replace",
    "capitalize",
    "title",
    "truncate",
    "indent",
    "str",
    "int",
    "float",
    "split",
    "abs",
    "round",
    "sort",
    "unique",
    "get",
    "values",
    "keys",
    "pairs",
    "group_by",
    "string",
    "number",
    "map",
    "bool",
    "array",
    "integer",
    "iterable",
    "starting_with",
    "ending_with",
    "containing",
    "throw",
];

/// The names of the tools of a kind.
pub fn names(kind: Kind) -> impl Iterator<Item = &'static str> {
    let tools = TOOLS.iter().filter(move |tool| tool.kind == kind);
    tools.map(|tool| tool.name)
}

/// Puts stricter ones in the place of Tera's filters that would count or turn round the characters
/// of a handle.
pub fn register(tera: &mut Tera) {
    tera.register_filter("length", |value: Value, _: Kwargs, _: &State<'_>| {
        Ok::<_, Error>(list(&whole(value)?)?.len())
    });
    tera.register_filter("reverse", |value: Value, _: Kwargs, _: &State<'_>| {
        let value = whole(value)?;
        Ok::<_, Error>(list(&value)?.iter().rev().cloned().collect::<Vec<_>>())
    });
}

fn list(value: &Value) -> TeraResult<&[Value]> {
    let name = value.name();
    let expected = "&[Value]";
    value.as_array().ok_or_else(|| {
        let (expected_type, actual_type) = (expected.to_owned(), name.to_owned());
        Error::new(ErrorKind::InvalidArgument {
            expected_type,
            actual_type,
        })
    })
}

/// Says that a text cannot be taken apart; gives back what is none.
pub fn whole(value: Value) -> TeraResult<Value> {
    match value.as_str() {
        Some(text) if text.contains(HANDLE_OPEN) => Err(Error::message(APART)),
        _ => Ok(value),
    }
}

/// What is said of a text that a template goes through.
pub const APART: &str = "A text cannot be taken apart";
