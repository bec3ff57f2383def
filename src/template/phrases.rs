//! Tera's sentences in plain words. What is not in the list is handed on as Tera says it.

use super::{meter, tools};
use crate::diagnostic::Words;
use crate::say;
use std::borrow::Cow;

/// What Tera says where a template ends too early.
pub const END: &str = "Unexpected end of input";

/// What Tera says of a tag that it does not know, or not here.
pub const NO_TAG: &str = "Unknown tag";

/// What Tera says of a range that is too long.
pub const RANGE: &str = "Function `range` would produce {} elements, which exceeds the limit of {}";

/// A sentence of Tera's, understood.
#[derive(Debug)]
pub struct Plain<'t> {
    pub message: Words,
    pub hints: Vec<Words>,
    /// The name that is wrong and those that are known.
    pub names: Option<(&'t str, Vec<&'t str>)>,
}

/// Tera's sentence, `{}` for what it fills in; the same in both languages; what to do about it.
type Phrase = (&'static str, [&'static str; 2], [&'static str; 2]);

/// What `told`, a sentence of Tera's, means.
pub fn plain(told: &str) -> Plain<'_> {
    let (mut sentence, names) = listed(told);
    if names.is_none() && sentence.starts_with("Field ") {
        // What has no fields at all is nothing.
        sentence = sentence.trim_end_matches('.');
    }
    let found = PHRASES
        .iter()
        .find_map(|phrase| Some((phrase, holes(phrase.0, sentence)?)));
    let Some(((_, message, hint), holes)) = found else {
        return Plain {
            message: say!("模板引擎不接受：{told}", "the template engine says: {told}"),
            hints: Vec::new(),
            names: None,
        };
    };
    let hints = if hint[0].is_empty() {
        Vec::new()
    } else {
        vec![Words {
            zh: hint[0].into(),
            en: hint[1].into(),
        }]
    };
    Plain {
        message: Words {
            zh: filled(message[0], &holes, true),
            en: filled(message[1], &holes, false),
        },
        hints,
        names: names.and_then(|names| Some((holes.first()?.trim_matches('`'), names))),
    }
}

/// A sentence, and the names that Tera lists behind it.
fn listed(told: &str) -> (&str, Option<Vec<&str>>) {
    for mark in [
        " Available variables: ",
        " Available fields: ",
        " Possible argument(s) are: ",
    ] {
        if let Some((sentence, names)) = told.split_once(mark) {
            let names = names.split(", ").map(|name| name.trim_matches('`'));
            return (sentence, Some(names.collect()));
        }
    }
    (told, None)
}

/// What stands in the holes of `pattern`, where `text` is of its form.
pub fn holes<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut parts = pattern.split("{}");
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let end = match parts.peek() {
            Some(_) => rest.find(part)?,
            None => rest.len().checked_sub(part.len())?,
        };
        let (hole, after) = rest.split_at_checked(end)?;
        rest = after.strip_prefix(part)?;
        found.push(hole);
    }
    rest.is_empty().then_some(found)
}

/// `pattern` with its holes filled, each with the piece of its number: `{0}`.
fn filled(pattern: &str, holes: &[&str], chinese: bool) -> String {
    let mut text = pattern.to_owned();
    for (index, hole) in holes.iter().enumerate() {
        let word = if chinese { word(hole) } else { (*hole).into() };
        text = text.replace(&format!("{{{index}}}"), &word);
    }
    if chinese { text } else { text.replace('`', "") }
}

/// A word of Tera's in Chinese; what is quoted is quoted as in Chinese.
fn word(english: &str) -> Cow<'_, str> {
    let known = WORDS.iter().find(|(word, _)| *word == english);
    match known {
        Some((_, chinese)) => (*chinese).into(),
        None => english
            .strip_prefix('`')
            .and_then(|word| word.strip_suffix('`'))
            .or_else(|| (!english.contains(char::is_alphanumeric)).then_some(english))
            .map_or(english.into(), |word| format!("“{word}”").into()),
    }
}

const WORDS: &[(&str, &str)] = &[
    ("identifier", "名字"),
    ("attribute name", "名字"),
    ("string", "文字"),
    ("integer", "整数"),
    ("float", "小数"),
    ("number", "数"),
    ("u64", "数"),
    ("i64", "数"),
    ("i128", "数"),
    ("u128", "数"),
    ("f64", "数"),
    ("usize", "数"),
    ("bool", "是或否"),
    ("array", "列表"),
    ("&[Value]", "列表"),
    ("map", "一组名字和值"),
    ("map/struct", "一组名字和值"),
    ("none", "空"),
    ("undefined", "没有的东西"),
    ("content", "正文"),
    ("comment", "注释"),
    ("for loop", "{% for %}"),
    ("if statement", "{% if %}"),
    ("component definition", "{% component %}"),
    ("component body", "部件"),
    ("`set` block", "{% set %}"),
    ("filter section", "{% filter %}"),
];

const NO: [&str; 2] = ["", ""];

const PUNCTUATION: [&str; 2] = [
    "{{ }} 和 {% %} 里用英文名字和英文标点，中文要放在引号里",
    "inside {{ }} and {% %} names and marks are English; put other text in quotes",
];
const TAGS: [&str; 2] = [
    "可用的标签：if elif else endif、for endfor、set、set_global、block endblock、component endcomponent、extends",
    "tags: if elif else endif, for endfor, set, set_global, block endblock, component endcomponent, extends",
];
const SIMPLER: [&str; 2] = [
    "分成几个部件（{% component %}）来写",
    "split it into components",
];
const GUARD: [&str; 2] = [
    "可能没有的内容先用 {% if … %} 判断",
    "ask with {% if … %} for what may not be there",
];

#[rustfmt::skip]
const PHRASES: &[Phrase] = &[
    (END, ["模板到这里就完了，前面有没写完的标签", "the template ends here, and a tag is not closed"], NO),
    ("Unexpected character", ["这里不能写这个字符", "this character cannot stand here"], PUNCTUATION),
    (NO_TAG, ["没有这种标签", "there is no such tag"], TAGS),
    ("Found {} but expected one of: {}", ["这里是{0}，应当是名字、数或引号里的文字", "found {0} where a name, a number or quoted text is expected"], PUNCTUATION),
    ("Found {} but expected `...`, a string, an integer or a bool.", ["这里是{0}，大括号里要写成 \"名字\": 值", "found {0} where \"name\": value is expected"], PUNCTUATION),
    ("Found {} but expected {}.", ["这里是{0}，应当是{1}", "found {0}, expected {1}"], NO),
    ("Found {} but expected {}", ["这里是{0}，应当是{1}", "found {0}, expected {1}"], NO),
    ("Found {} but was expecting {}.", ["这里是{0}，应当是 elif、else 或 endif", "found {0}, expected {1}"], NO),
    ("Found {} but component default arguments {}", ["部件参数的默认值只能是文字、数、是或否、列表", "a default may be text, a number, a boolean, a list or a map"], NO),
    ("Found {} but {}", ["这里不能写{0}", "{0} cannot stand here"], NO),
    ("Found invalid field of `loop`: {}. Only {}", ["loop 没有“{0}”", "loop has no {0}"], ["可用的有：index、index0、first、last、length", "available: index, index0, first, last, length"]),
    ("Found `<` but expected identifier {}", ["< 后面要写部件的名字", "a component's name is expected behind <"], NO),
    ("Expected \"string\" or {} but found {}", ["参数的值要写成 名字={值} 或 名字=\"文字\"", "an argument is written name={value} or name=\"text\""], NO),
    ("String opened with `{}` is missing its closing `{}`", ["引号 {0} 没有配对", "the quote {0} is not closed"], NO),
    ("Closing comment tag `{}` not found", ["注释没有结束，缺 {0}", "the comment is not closed; {0} is missing"], NO),
    ("unexpected end of raw block", ["{% raw %} 没有结束", "the raw block is not closed"], NO),
    ("unexpected escape character", ["引号里的反斜杠后面只能是 \\\" \\' \\\\ \\/ n t r", "a backslash in quotes may stand before \" ' \\ / n t r"], NO),
    ("Invalid type for the value, expected `{}` but got `{}`", ["这里是{1}，应当是{0}", "expected {0}, found {1}"], NO),
    ("Invalid {}", ["这里的写法不对：{0}", "invalid {0}"], NO),
    ("Function calls are only allowed at the first element of a chain", ["函数要单独写，不能接在“.”后面", "a function cannot be called behind a dot"], NO),
    ("Keyword argument `{}` is defined more than once", ["参数“{0}”写了两遍", "the argument {0} is given twice"], NO),
    ("Component argument `{}` is defined more than once", ["参数“{0}”写了两遍", "the argument {0} is declared twice"], NO),
    ("The expression is too complex", ["这个式子太长或括号套得太深", "the expression is too long or nested too deep"], SIMPLER),
    ("The template nesting is too deep", ["标签套得太深", "tags are nested too deep"], SIMPLER),
    ("Identifiers can only have up to {} nested brackets.", ["方括号套得太深，最多 {0} 层", "brackets are nested deeper than {0}"], SIMPLER),
    ("Arrays can have a maximum of {} dimensions.", ["列表套得太深，最多 {0} 层", "lists are nested deeper than {0}"], SIMPLER),
    ("`-` and `not` cannot be used consecutively.", ["- 和 not 不能连着写", "- and not cannot follow each other"], NO),
    ("`not` is only valid here as part of `not in`", ["not 在这里只能写成 not in", "not can only stand here as not in"], NO),
    ("`{}` is not allowed after `~`", ["~ 后面不能写 {0}", "{0} cannot stand behind ~"], NO),
    ("Components with body content must use tag syntax{}", ["{{< >}} 里的部件要以 /> 结束", "a component in {{< >}} ends in />"], NO),
    ("Closing tag '{}' doesn't match opening tag '{}'", ["部件“{1}”的结束写成了“{0}”", "the component {1} is closed as {0}"], NO),
    ("Unclosed component '{}'", ["部件“{0}”没有结束", "the component {0} is not closed"], NO),
    ("{} was named `{}` in the opening tag, found `{}` as name in the end tag", ["开头的名字是“{1}”，结尾写成了“{2}”", "it begins as {1} and ends as {2}"], NO),
    ("{} is a reserved keyword of Tera, it cannot be {}", ["“{0}”是模板语言自己的词，不能当名字", "{0} is a word of the template language and no name"], NO),
    ("List comprehensions support only {}", ["方括号里只能有一个 for", "only one for can stand in brackets"], NO),
    ("`extends` needs to be the first tag of the template", ["{% extends %} 要写在最前面", "extends must come first"], NO),
    ("`extends` cannot be nested in other tags.", ["{% extends %} 要写在最前面，不能放在别的标签里", "extends must come first, outside other tags"], NO),
    ("Template is already extending `{}`", ["前面已经写了 {% extends \"{0}\" %}", "it already extends {0}"], NO),
    ("Template already contains a {} named `{}`", ["这个名字前面用过了：{1}", "there is already a {0} called {1}"], NO),
    ("This content would be ignored: {}", ["写了 extends，这些内容不会印出来", "behind extends this would not be printed"], ["放进 {% block … %} 或 {% component … %} 里", "put it into a block or a component"]),
    ("Blocks cannot be written inside a {}.", ["{% block %} 不能写在{0}里面", "a block cannot stand inside a {0}"], ["要替换循环里的内容，把它写成部件（{% component %}）", "make what repeats a component"]),
    ("Component definitions cannot be written in another tag.", ["{% component %} 不能写在别的标签里面", "a component cannot be defined inside another tag"], NO),
    ("The name `body` is reserved for component body content.", ["body 不能当参数名", "body is no name for an argument"], NO),
    ("Rest parameter {}", ["“...”参数写得不对", "the rest parameter {0}"], NO),
    ("Default value for `{}` has type `{}` but the argument has type `{}`", ["参数“{0}”的默认值是{1}，应当是{2}", "the default of {0} is a {1}, not a {2}"], NO),
    ("`{}` cannot be used inside a {}", ["{0} 不能写在{1}里面", "{0} cannot stand inside a {1}"], NO),
    ("{} can only be used in a for loop", ["{0} 只能写在 {% for %} 里面", "{0} belongs in a for loop"], NO),
    ("Unknown filter `{}`", ["没有过滤器“{0}”", "there is no filter {0}"], NO),
    ("Unknown test `{}`", ["没有判断“{0}”", "there is no test {0}"], NO),
    ("Unknown function `{}`", ["没有函数“{0}”", "there is no function {0}"], NO),
    ("Unknown component `{}`", ["没有部件“{0}”", "there is no component {0}"], NO),
    ("Unknown template `{}`", ["没有“{0}”，模板文件夹以外的文件不会读取", "there is no {0}; files elsewhere are not read"], NO),
    ("Block `{}` is not defined in any parent template", ["所沿用的版面里没有块“{0}”", "the layout that this one extends has no block {0}"], NO),
    ("Variable `{}` is not defined.", ["没有变量“{0}”", "there is no variable {0}"], NO),
    ("Variable `{}` exists but its value is undefined", ["变量“{0}”没有值", "the variable {0} has no value"], GUARD),
    ("Tried to render a variable that is undefined", ["这里要印的东西没有", "what is printed here is not there"], GUARD),
    ("Field `{}` is not defined.", ["没有“{0}”这一项", "there is no field {0}"], NO),
    ("Field `{}` is not defined", ["前面的值是空的，取不到“{0}”", "what is ahead of {0} is not there"], GUARD),
    ("Unknown argument(s) {} in component call.", ["部件没有参数{0}", "the component has no argument {0}"], NO),
    ("Argument `{}`{} missing.", ["缺参数“{0}”", "the argument {0} is missing"], NO),
    ("Implicit argument `{}`{} not found in context or passed directly.", ["缺参数“{0}”", "the argument {0} is missing"], NO),
    ("Component argument `{}` (type: `{}`) does not match expected type: `{}`", ["参数“{0}”是{1}，应当是{2}", "the argument {0} is {1}, not {2}"], NO),
    ("Missing keyword argument `{}`", ["缺参数“{0}”", "the argument {0} is missing"], NO),
    ("Value `{}` is out of range for `{}`", ["数太大或太小：{0}", "{0} is out of range"], NO),
    ("Iteration not possible on type `{}`", ["for 只能逐条取列表，这里是{0}", "for goes through a list; this is {0}"], GUARD),
    ("Key/value iteration is not possible on type `{}`, only on maps.", ["两个名字的 for 只能用于一组名字和值，这里是{0}", "for with two names goes through a map; this is {0}"], NO),
    ("Math operations can only be done on numbers, found `{}`", ["只有数能计算，这里是{0}", "only numbers can be reckoned with; this is {0}"], NO),
    ("`+` requires both operands to be numbers, found `{}` and `{}`", ["+ 只能加数，这里是{0}和{1}", "+ adds numbers, not {0} and {1}"], NO),
    ("Cannot compare `{}` with `{}`", ["{0}和{1}不能比较", "{0} and {1} cannot be compared"], NO),
    ("Cannot divide by 0", ["除数是零", "division by zero"], NO),
    ("Cannot index into an undefined value", ["方括号前面的值没有", "the value ahead of the bracket is not there"], GUARD),
    ("{} index must be an integer, got `{}`.", ["方括号里要写整数，这里是{1}", "an index must be an integer, not {1}"], NO),
    ("Slicing can only be used on arrays or strings, not on `{}`.", ["[:] 只能用于列表，这里是{0}", "[:] takes a part of a list, not of {0}"], NO),
    ("`in` cannot be used on a container of type `{}`{}", ["in 只能在列表里找，这里是{0}", "in looks into a list, not into {0}"], NO),
    (RANGE, ["range 里有 {0} 个数，太多了，最多 {1} 个", "this range holds {0} numbers, more than {1}"], NO),
    ("Function `range` was called with a `start` {}", ["range 的 start 比 end 大", "the range starts behind its end"], NO),
    ("Function `range` was called with a `step_by` {}", ["range 的 step_by 不能是 0", "a range cannot go by steps of 0"], NO),
    (meter::LARGE, ["这里的内容太多了", "this holds too much"], ["不要把文字或列表越接越长", "do not make a text or a list longer and longer"]),
    (tools::APART, ["报告的文字只能整段印出，不能拆开", "a text of the report is printed whole and cannot be taken apart"], NO),
    ("Maximum render recursion depth for components exceeded.", ["部件一层套一层，超过了 20 层", "components nest deeper than 20"], NO),
    ("super() called outside of a block", ["super() 只能写在 {% block %} 里", "super() belongs in a block"], NO),
    ("Tried to use super() in the top level block", ["所沿用的版面里没有这一块，super() 印不出什么", "there is no block below for super()"], NO),
    ("Spread operator requires {}, found `{}`", ["“...”后面要写列表，这里是{1}", "... takes a list or a map, not {1}"], NO),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_understood_and_others_handed_on() {
        let cases = [
            ("Unknown tag", "没有这种标签"),
            (
                "Found identifier but expected `%}`.",
                "这里是名字，应当是“%}”",
            ),
            (
                "Found `}}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`",
                "这里是“}}”，应当是名字、数或引号里的文字",
            ),
            (
                "Blocks cannot be written inside a for loop.",
                "{% block %} 不能写在{% for %}里面",
            ),
            (
                "block was named `a` in the opening tag, found `b` as name in the end tag",
                "开头的名字是“a”，结尾写成了“b”",
            ),
            ("Something new", "模板引擎不接受：Something new"),
        ];
        for (told, expected) in cases {
            assert_eq!(plain(told).message.zh, expected, "{told}");
        }
        let field = plain("Field `totle` is not defined. Available fields: total, title");
        assert_eq!(field.message.zh, "没有“totle”这一项");
        assert_eq!(field.names, Some(("totle", vec!["total", "title"])));
    }

    #[test]
    fn every_phrase_fills_its_holes() {
        for (pattern, message, hint) in PHRASES {
            let count = pattern.matches("{}").count();
            for text in message {
                for index in 0..10 {
                    let used = text.contains(&format!("{{{index}}}"));
                    assert!(!used || index < count, "{pattern}: {text}");
                }
            }
            assert_eq!(hint[0].is_empty(), hint[1].is_empty(), "{pattern}");
        }
    }
}
