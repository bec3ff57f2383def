//! What is told of values.

use super::head;
use crate::mend::slip::{Class, Slip};
use crate::mend::values::{double_quoted, single_quoted};
use crate::say;
use std::ops::Range;

/// YML-008: a colon that ends no key, in the line `whole`.
pub fn inner_colon(colon: usize, whole: &str) -> Slip {
    let at = whole
        .find(": ")
        .or_else(|| whole.strip_suffix(':').map(str::len))
        .unwrap_or(0);
    let from = whole[..at]
        .char_indices()
        .rev()
        .nth(11)
        .map_or(0, |(from, _)| from);
    let cut = if from > 0 { "……" } else { "" };
    let after = head(whole[at..].trim_start_matches(':'), 12);
    let right = format!("{cut}{}：{after}", &whole[from..at]);
    let quotes = if whole.contains('"') {
        ("单", "single")
    } else {
        ("双", "double")
    };
    let (zh, en) = quotes;
    let message = say!(
        "这段内容里又出现了“: ”，会被当成新的栏目名",
        "another “: ” in this text would be taken for the end of a key"
    );
    Slip::new("YML-008", colon..colon + 1, message)
        .hint(say!(
            "正文里的冒号请用中文“：”：{right}",
            "use the Chinese colon in text: {right}"
        ))
        .hint(say!(
            "或者给整段内容加英文{zh}引号",
            "or put the whole text in {en} quotes"
        ))
}

/// YML-009
pub fn swallowed(comment: &str, whole: &str, at: usize) -> Slip {
    let comment = head(comment, 20);
    let from = whole
        .char_indices()
        .rev()
        .nth(31)
        .map_or(0, |(from, _)| from);
    let cut = if from > 0 { "……" } else { "" };
    let shown = head(&whole[from..], 40);
    let quoted = double_quoted(&format!("{cut}{shown}"));
    let message = say!(
        "从“#”开始的「{comment}」会被当成备注丢掉，不会出现在报告里",
        "“{comment}” is taken for a comment and would be lost"
    );
    Slip::new("YML-009", at..at + 1, message)
        .class(Class::Ask)
        .hint(say!(
            "给整段内容加英文双引号：{quoted}",
            "put the whole value in double quotes: {quoted}"
        ))
        .hint(say!(
            "确实是备注：在 # 后面加一个空格",
            "if it is a comment, put a blank behind the #"
        ))
}

/// YML-009: a remark that does not begin with `#`.
pub fn odd_comment(content: &str, at: usize) -> Option<Slip> {
    let mark = ["＃", "<!--", "/*", "//", "--！", "※"]
        .into_iter()
        .find(|mark| content.starts_with(mark))?;
    let message = say!(
        "备注要用英文的“# ”开头，现在是“{mark}”，会被当成内容",
        "a comment begins with “# ”; “{mark}” would be taken for text"
    );
    let words = head(content.trim_start_matches(mark), 16);
    Some(
        Slip::new("YML-009", at..at + mark.len(), message)
            .hint(say!("改成：# {words}", "write: # {words}"))
            .class(Class::Ask),
    )
}

/// YML-010
pub fn bad_start(at: usize, mark: char, value: &str) -> Slip {
    let quoted = single_quoted(&head(value, 24));
    let message = say!(
        "内容不能以“{mark}”开头（这类符号有特殊含义：* & @ % [ {{ > | !）",
        "a value cannot begin with “{mark}” (these marks have a meaning of their own: * & @ % [ {{ > | !)"
    );
    Slip::new("YML-010", at..at + mark.len_utf8(), message).hint(say!(
        "加英文单引号：{quoted}",
        "put it in single quotes: {quoted}"
    ))
}

/// YML-016
pub fn bare_reference(at: usize, value: &str) -> Slip {
    let quoted = head(value, 24);
    let message = say!(
        "内容里的“{{{{”会被认错，要给整句加英文引号",
        "YAML misreads “{{{{” here: the whole value needs quotes"
    );
    let at = at + value.find("{{").unwrap_or(0);
    Slip::new("YML-016", at..at + 2, message).hint(say!("改成：'{quoted}'", "write: '{quoted}'"))
}

/// YML-013
pub fn unpaired(at: usize, value: &str, wide: bool) -> Slip {
    let mark = &value[..1];
    let close = if mark == "\"" { '”' } else { '’' };
    let straight = value.matches(mark).count();
    let message = if wide && straight == 1 {
        say!(
            "这里用英文引号开头，却用中文引号{close}结尾，引号没有配成对",
            "opened with a straight quote and closed with {close}: the quotes do not pair up"
        )
    } else if straight > 1 {
        say!(
            "英文引号只括住了一部分内容，后面还有字，程序不知道内容到哪里为止",
            "the straight quotes hold a part of the value only: where does it end?"
        )
    } else {
        say!(
            "这里用英文引号开头，后面没有配对的引号",
            "this straight quote is never closed"
        )
    };
    let inner = head(value[1..].trim_end_matches(close), 24);
    let shown = if wide && straight == 1 {
        let rest = head(&value[1..], 24);
        if mark == "\"" {
            format!("“{rest}")
        } else {
            format!("‘{rest}")
        }
    } else if straight > 1 {
        let whole = straight > 2 && value.len() > 1 && value.ends_with(mark);
        let value = if whole {
            &value[1..value.len() - 1]
        } else {
            value
        };
        let mut even = false;
        value
            .chars()
            .map(|found| match found {
                '"' => {
                    even = !even;
                    if even { '“' } else { '”' }
                }
                other => other,
            })
            .collect()
    } else {
        format!("{mark}{inner}{mark}")
    };
    let hint = if straight == 1 && !wide {
        say!(
            "在内容末尾补上引号：{shown}",
            "close it at the end: {shown}"
        )
    } else {
        say!(
            "正文里的引号统一用中文“ ”，不影响程序：{shown}",
            "use “ ” inside text; they are no trouble: {shown}"
        )
    };
    Slip::new("YML-013", at..at + 1, message).hint(hint)
}

/// YML-027
pub fn backslash(at: usize, inner: &str) -> Slip {
    let quoted = single_quoted(&head(inner, 24));
    let message = say!(
        "英文双引号里的反斜线“\\”有特殊含义，这里认不出来",
        "a backslash has a meaning of its own in double quotes, and none here"
    );
    Slip::new("YML-027", at..at + 1, message).hint(say!(
        "改用英文单引号：{quoted}",
        "use single quotes: {quoted}"
    ))
}

/// YML-014: two braces where one is meant.
pub fn doubled_braces(at: usize) -> Slip {
    let message = say!(
        "这里只要一层花括号：“{{{{ }}}}”是引用数字用的",
        "one pair of braces is wanted here; “{{{{ }}}}” refers to a figure"
    );
    Slip::new("YML-014", at..at + 2, message).hint(say!("改成：{{名称: ……}}", "write: {{name: …}}"))
}

/// YML-010: text on the line of the mark that opens a block.
pub fn words_behind_block(at: usize, mark: char) -> Slip {
    let message = say!(
        "“{mark}”后面要换行，正文从下一行写起",
        "behind “{mark}” the line ends; the text begins on the next one"
    );
    Slip::new("YML-010", at..at + 1, message).hint(say!(
        "在“{mark}”后面换行，这一行的字缩进到下面各行的位置；不需要分段就删掉“{mark}”",
        "break the line behind “{mark}” and indent the words like the lines below; or delete the mark"
    ))
}

/// YML-013: a comma behind the quote that closes a value.
pub fn behind_quotes(behind: &str, at: usize) -> Slip {
    let message = say!(
        "引号后面多了“{behind}”，内容到引号为止",
        "“{behind}” behind the closing quote is too much"
    );
    Slip::new("YML-013", at..at + behind.len(), message)
        .hint(say!("删掉“{behind}”", "delete “{behind}”"))
        .class(Class::Ask)
}

/// YML-010: what looks like the sign of a block, and is another.
pub fn block_sign(at: Range<usize>, typed: &str, meant: char) -> Slip {
    let message = say!(
        "这里要用英文的“{meant}”（下面分段的正文用），现在是“{typed}”",
        "the text below wants an English “{meant}” here, not “{typed}”"
    );
    Slip::new("YML-010", at, message).hint(say!(
        "改成“{meant}”：英文输入状态下，Shift 加回车键上方的“\\”键",
        "type “{meant}”, in English input"
    ))
}

/// YML-028
pub fn comma_behind(at: Range<usize>, mark: &str, value: &str) -> Slip {
    let value = head(value, 20);
    let message = say!(
        "这一行末尾多了“{mark}”，会一起印出来",
        "the “{mark}” at the end of this line would be printed"
    );
    Slip::new("YML-028", at, message).hint(say!(
        "删掉“{mark}”：{value}",
        "delete the “{mark}”: {value}"
    ))
}

/// YML-013: a straight quote that closes what none has opened.
pub fn lone_quote(at: usize, inner: &str, open: bool) -> Slip {
    let tail = inner.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
    let tail = &inner[tail..];
    let (message, hint) = if open {
        (
            say!(
                "这里用中文引号“开头，却用英文引号结尾，引号没有配成对",
                "opened with “ and closed with a straight quote: the quotes do not pair up"
            ),
            say!("改成：{tail}”", "write: {tail}”"),
        )
    } else {
        (
            say!(
                "这里多了一个英文引号，前面没有与它配对的",
                "this straight quote closes nothing"
            ),
            say!("删掉它：{tail}", "delete it: {tail}"),
        )
    };
    Slip::new("YML-013", at..at + 1, message).hint(hint)
}

/// YML-010: an anchor or a tag.
pub fn marked(at: Range<usize>, typed: &str, words: &str) -> Slip {
    let words = head(words, 24);
    let message = if typed.starts_with('&') {
        say!(
            "“{typed}”是给内容起的记号（锚点），这里用不上，也不会印出来",
            "“{typed}” is an anchor, which a report file does not take"
        )
    } else {
        say!(
            "“{typed}”是注明类型的标签，这里用不上，也不会印出来",
            "“{typed}” is a tag, which a report file does not take"
        )
    };
    Slip::new("YML-010", at, message)
        .hint(say!("删掉它：{words}", "delete it: {words}"))
        .hint(say!(
            "确实要印出来：给整段内容加英文单引号",
            "if it is to be printed, put the whole value in single quotes"
        ))
}

/// YML-010: an alias.
pub fn alias(at: Range<usize>, typed: &str, meant: &str) -> Slip {
    let meant = head(meant, 24);
    let message = say!(
        "“{typed}”是照抄前面内容的记号，这里要把内容写出来",
        "“{typed}” repeats what stands elsewhere; a report file wants it written out"
    );
    Slip::new("YML-010", at, message).hint(say!("改成：{meant}", "write: {meant}"))
}
