//! What is said of names that are wrong.

use crate::diagnostic::{Diagnostic, Words};
use crate::record::nearest;
use crate::say;
use crate::source::Span;
use crate::template::context::View;
use crate::template::syntax::{Call, Component};
use crate::template::tools::{Kind, REFUSED, names};
use crate::template::types::{Record, Type};

/// A name that is not among the `known` ones: TPL-011 or TPL-012.
fn unknown(
    code: &'static str,
    span: Span,
    name: &str,
    message: Words,
    known: &[&str],
) -> Diagnostic {
    let near = nearest(name, known.iter().map(|known| (*known, ())));
    let message = match near {
        Some((near, ())) => Words {
            zh: format!("{}，是不是“{near}”？", message.zh),
            en: format!("{}; did you mean “{near}”?", message.en),
        },
        None => message,
    };
    let diagnostic = Diagnostic::error(code, span, message);
    if known.is_empty() {
        return diagnostic;
    }
    let (zh, en) = (known.join("、"), known.join(", "));
    diagnostic.hint(say!("可用的有：{zh}", "available: {en}"))
}

/// No such variable.
pub fn variable(span: Span, name: &str, known: &[&str], inside: bool) -> Diagnostic {
    let message = say!("没有变量“{name}”", "there is no variable {name}");
    let diagnostic = unknown("TPL-011", span, name, message, known);
    if !inside || View::RECORD.field(name).is_none() {
        return diagnostic;
    }
    diagnostic.hint(say!(
        "部件里只有它的参数：在参数里加上 @{name} 就能用",
        "a component sees its parameters alone: add @{name} to them"
    ))
}

/// No such field.
pub fn field(span: Span, name: &str, record: &Record) -> Diagnostic {
    let [zh, en] = record.about;
    let message = say!("{zh}没有“{name}”这一项", "{en} has no field {name}");
    let known: Vec<_> = record.fields.iter().map(|field| field.name).collect();
    unknown("TPL-011", span, name, message, &known)
}

/// Something has no fields at all.
pub fn no_fields(span: Span, name: &str, kind: Type) -> Diagnostic {
    let [zh, en] = kind.words();
    let message = say!(
        "这是{zh}，没有“{name}”这一项",
        "this is a {en} and has no field {name}"
    );
    let diagnostic = Diagnostic::error("TPL-011", span, message);
    match kind {
        Type::List(_) => diagnostic.hint(through()),
        _ => diagnostic,
    }
}

fn through() -> Words {
    say!(
        "列表用 {{% for 名字 in … %}} 逐条取，条数用 | length",
        "go through a list with {{% for name in … %}}; | length counts it"
    )
}

/// No such filter, function or test.
pub fn tool(span: Span, name: &str, kind: Kind) -> Diagnostic {
    let [zh, en] = match kind {
        Kind::Filter => ["过滤器", "filter"],
        Kind::Function => ["函数", "function"],
        Kind::Test => ["判断", "test"],
    };
    let known: Vec<_> = names(kind).collect();
    if REFUSED.contains(&name) {
        let message = say!(
            "{zh}“{name}”在这里不能用：报告的文字只能原样印出",
            "the {en} {name} is no use here: texts of the report are printed as they are"
        );
        let (zh, en) = (known.join("、"), known.join(", "));
        return Diagnostic::error("TPL-012", span, message)
            .hint(say!("可用的有：{zh}", "available: {en}"));
    }
    let message = say!("没有{zh}“{name}”", "there is no {en} {name}");
    unknown("TPL-012", span, name, message, &known)
}

/// No such component.
pub fn component(span: Span, name: &str, mut known: Vec<&str>) -> Diagnostic {
    known.sort_unstable();
    let message = say!("没有部件“{name}”", "there is no component {name}");
    unknown("TPL-012", span, name, message, &known)
}

/// No such block below.
pub fn block(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let message = say!(
        "所沿用的版面里没有块“{name}”，写了也印不出来",
        "the layout below has no block {name}: it would not be printed"
    );
    unknown("TPL-012", span, name, message, known)
}

/// A component has no such parameter.
pub fn argument(span: Span, name: &str, component: &Component<'_>) -> Diagnostic {
    let known = component.parameters.iter();
    let known: Vec<_> = known.map(|parameter| parameter.name.text).collect();
    let component = component.name.text;
    let message = say!(
        "部件“{component}”没有参数“{name}”",
        "the component {component} has no parameter {name}"
    );
    unknown("TPL-012", span, name, message, &known)
}

/// A component is given something else than it is made for.
pub fn mistaken(span: Span, name: &str, expected: Type, given: Type) -> Diagnostic {
    let ([zh, en], [given_zh, given_en]) = (expected.words(), given.words());
    let message = say!(
        "参数“{name}”要的是{zh}，这里给的是{given_zh}",
        "{name} must be {en}, and is given {given_en}"
    );
    Diagnostic::error("TPL-013", span, message)
}

/// A component takes the place of one that is called in another way.
pub fn redefined(span: Span, call: &Call<'_>, at: Span) -> Diagnostic {
    let name = call.name.text;
    let given: Vec<_> = call.arguments.iter().map(|(name, _)| name.text).collect();
    let given = given.join(", ");
    let message = say!(
        "部件“{name}”的参数和所沿用的版面里不一样",
        "the component {name} does not take the parameters that the layout below gives it"
    );
    Diagnostic::error("TPL-012", span, message)
        .hint(say!(
            "写成 {{% component {name}({given}) %}}；另加的参数要有默认值",
            "write {{% component {name}({given}) %}}; further parameters need a default"
        ))
        .relate(at, say!("这样调用它", "it is called like this"))
}

/// A component is not given what it needs.
pub fn missing(span: Span, name: &str, component: &str) -> Diagnostic {
    let message = say!(
        "调用部件“{component}”缺参数“{name}”",
        "the call of the component {component} lacks {name}"
    );
    Diagnostic::error("TPL-012", span, message).hint(say!(
        "写成 {{{{<{component} {name}={{值}} />}}}}",
        "write {{{{<{component} {name}={{value}} />}}}}"
    ))
}

/// A list or a record cannot be printed.
pub fn not_printed(span: Span, kind: Type) -> Diagnostic {
    let [zh, en] = kind.words();
    let message = say!(
        "这是{zh}，不能直接印出来",
        "this is {en}: it cannot be printed"
    );
    let diagnostic = Diagnostic::error("TPL-013", span, message);
    match kind {
        Type::Record(record) => {
            let known: Vec<_> = record.fields.iter().map(|field| field.name).collect();
            let (zh, en) = (known.join("、"), known.join(", "));
            diagnostic.hint(say!("印它的一项：{zh}", "print one of its fields: {en}"))
        }
        _ => diagnostic.hint(through()),
    }
}

/// Only texts, words and numbers can be joined.
pub fn not_joined(span: Span, kind: Type) -> Diagnostic {
    let [zh, en] = kind.words();
    let message = say!(
        "列表里每一条是{zh}，join 接不起来",
        "the list holds {en}, which join cannot join"
    );
    Diagnostic::error("TPL-013", span, message).hint(through())
}

/// A `for` goes through something that is no list.
pub fn no_list(span: Span, kind: Type, keyed: bool) -> Diagnostic {
    let [zh, en] = kind.words();
    if keyed {
        let message = say!(
            "这里的 for 只能写一个名字：这是{zh}",
            "this for takes one name: this is {en}"
        );
        return Diagnostic::error("TPL-013", span, message);
    }
    let message = say!(
        "for 只能逐条取列表，这是{zh}",
        "for goes through a list; this is {en}"
    );
    Diagnostic::error("TPL-013", span, message)
}

/// What `[ ]` takes a part of is no list.
pub fn apart(span: Span, kind: Type) -> Diagnostic {
    let [zh, en] = kind.words();
    let message = say!(
        "这是{zh}，不能取其中一部分",
        "this is {en}: no part can be taken of it"
    );
    Diagnostic::error("TPL-013", span, message).hint(whole())
}

fn whole() -> Words {
    say!(
        "报告的文字只能整段印出，或用 {{% if … %}} 问有没有",
        "a text of the report can be printed whole, or asked for with {{% if … %}}"
    )
}

/// A filter does not fit the value.
pub fn filtered(span: Span, name: &str, kind: Type) -> Diagnostic {
    let [zh, en] = kind.words();
    let message = say!(
        "“{name}”只能用于列表，这里是{zh}",
        "{name} is for lists; this is {en}"
    );
    Diagnostic::error("TPL-013", span, message).hint(whole())
}

/// A text is compared.
pub fn compared(span: Span) -> Diagnostic {
    let message = say!(
        "报告的文字不能比较，也不能在里面查找",
        "a text of the report cannot be compared or searched"
    );
    Diagnostic::error("TPL-013", span, message).hint(whole())
}

/// Something that is no number is reckoned with.
pub fn reckoned(span: Span, kind: Type) -> Diagnostic {
    let [zh, en] = kind.words();
    let message = say!(
        "只有数能计算，这里是{zh}",
        "only numbers can be reckoned with; this is {en}"
    );
    Diagnostic::error("TPL-013", span, message)
}

/// Components that call each other in a circle: TPL-014.
pub fn circle(span: Span, path: &[&str]) -> Diagnostic {
    let (first, path) = (path[0], path.join(" → "));
    let message = say!(
        "部件“{first}”又调用了自己，没有尽头：{path} → {first}",
        "the component {first} calls itself without end: {path} → {first}"
    );
    Diagnostic::error("TPL-014", span, message).hint(say!(
        "删掉这一处调用，或改用 {{% for %}}",
        "delete this call, or use {{% for %}}"
    ))
}

/// Components inside each other beyond what can be run: TPL-014.
pub fn deep(span: Span, most: usize) -> Diagnostic {
    let message = say!(
        "部件一层套一层，超过了 {most} 层",
        "components nest deeper than {most}"
    );
    Diagnostic::error("TPL-014", span, message)
}

/// Another file is asked for: TPL-015.
pub fn included(span: Span) -> Diagnostic {
    let message = say!(
        "模板不能引入别的文件，文件夹里外都不行",
        "a template cannot include another file, inside its folder or out"
    );
    Diagnostic::error("TPL-015", span, message).hint(say!(
        "要重复用的写成部件（{{% component %}}），要沿用别的模板用 extends",
        "make what repeats a component; extend another pack with extends"
    ))
}
