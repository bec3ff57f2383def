//! What is told of lists and mappings in brackets.

use super::head;
use crate::mend::line::is_colon;
use crate::mend::slip::Slip;
use crate::say;
use std::ops::Range;

/// YML-014: Chinese commas in a list.
pub fn wide_commas(at: Range<usize>, inner: &str, count: usize, now: usize) -> Slip {
    let parts = inner.split(['，', '、', '；', ',']).map(str::trim);
    let right = head(&parts.collect::<Vec<_>>().join(", "), 40);
    let message = say!(
        "方括号里的分隔要用英文逗号“,”；现在 {count} 条会被当成 {now} 条",
        "a list in brackets is parted by “,”: these {count} elements would be taken for {now}"
    );
    Slip::new("YML-014", at, message)
        .hint(say!("改成：[{right}]", "write: [{right}]"))
        .hint(say!(
            "更推荐分行写，每行一条“- ”",
            "or better, one a line, each with “- ”"
        ))
}

/// YML-014: what parts two keys in `{}`.
pub fn comma_before_key(typed: &str, at: Range<usize>, next: &str) -> Slip {
    let key = next.find(ends_key).map_or(next, |colon| &next[..colon]);
    let key = head(key, 8);
    let message = if typed.trim().is_empty() {
        say!(
            "花括号里的「{key}」前面少了一个英文逗号“,”",
            "a comma is missing ahead of “{key}” in the braces"
        )
    } else {
        let typed = typed.trim();
        say!(
            "花括号里各栏目之间要用英文逗号“,”隔开，现在是“{typed}”",
            "keys in braces are parted by “,”, not “{typed}”"
        )
    };
    Slip::new("YML-014", at, message)
        .hint(say!("改成：{{……, {key}: ……}}", "write: {{…, {key}: …}}"))
}

fn ends_key(found: char) -> bool {
    is_colon(found) || "，、；,".contains(found)
}

/// YML-014: a full-width bracket, or one that does not match.
pub fn bracket(typed: &str, at: usize, wanted: char) -> Slip {
    let message = say!(
        "这里要用英文括号“{wanted}”，现在是“{typed}”",
        "a “{wanted}” belongs here, not “{typed}”"
    );
    Slip::new("YML-014", at..at + typed.len(), message).hint(say!(
        "方括号、花括号都用英文的，如 [甲, 乙]、{{名称: 甲, 数值: 1}}",
        "brackets and braces are the English ones: [a, b], {{name: a, value: 1}}"
    ))
}

/// YML-025: what stands behind the bracket that closes a list.
pub fn behind_bracket(close: usize, behind: &str) -> Slip {
    let shown = head(behind, 16);
    let at = close..close + behind.chars().next().map_or(1, char::len_utf8);
    let message = say!(
        "括号到这里已经合上了，后面又多出「{shown}」，这次没有读它",
        "the brackets close ahead of this: “{shown}” is too much, and was not read"
    );
    Slip::new("YML-025", at, message).hint(say!(
        "多出来的删掉；是内容就移到括号里面",
        "delete it, or move it into the brackets"
    ))
}

/// YML-025
pub fn unclosed(at: usize, opened: &str, closers: &str) -> Slip {
    let mark = opened.chars().next().unwrap_or('[');
    let shown = head(opened, 32);
    let message = say!(
        "从这里开始的“{mark}”没有合上",
        "this “{mark}” is never closed"
    );
    Slip::new("YML-025", at..at + mark.len_utf8(), message).hint(say!(
        "在末尾补上“{closers}”：{shown}{closers}",
        "close it with “{closers}”: {shown}{closers}"
    ))
}

/// YML-025: a brace that closes what nobody has opened.
pub fn unopened(at: usize, key: &str) -> Slip {
    let message = say!(
        "这里的“}}”没有对应的“{{”：这一条前面少了一个“{{”",
        "this “}}” closes nothing: the “{{” of this element is missing"
    );
    Slip::new("YML-025", at..at + 1, message).hint(say!(
        "在「{key}」前面补上“{{”：{{{key}: ……}}",
        "put a “{{” ahead of “{key}”: {{{key}: …}}"
    ))
}

/// YML-025: a bracket that closes a list that nobody has opened.
pub fn unopened_list(at: Range<usize>, inner: &str) -> Slip {
    let right = head(inner, 24);
    let message = say!(
        "这里的“]”没有对应的“[”",
        "this “]” closes nothing: its “[” is missing"
    );
    Slip::new("YML-025", at, message).hint(say!(
        "在前面补上“[”：[{right}]",
        "put a “[” ahead: [{right}]"
    ))
}

/// VAL-001: a number in braces that its comma splits.
pub fn split_number(at: Range<usize>, typed: &str) -> Slip {
    let plain = typed.replace(',', "");
    let message = say!(
        "数字中间不要写逗号：“{typed}”会被拆成两项",
        "leave the comma out of a number: “{typed}” would be split in two"
    );
    Slip::new("VAL-001", at, message).hint(say!("改成：{plain}", "write: {plain}"))
}

/// YML-026
pub fn empty_cell(comma: usize) -> Slip {
    let message = say!(
        "方括号里两个逗号之间是空的，空着的格要写成 \"\"",
        "nothing stands ahead of this comma: an empty cell is written as \"\""
    );
    Slip::new("YML-026", comma..comma + 1, message).hint(say!(
        "改成：[甲, \"\", 乙]；多打的逗号就删掉",
        "write: [a, \"\", b]; or delete the comma"
    ))
}
