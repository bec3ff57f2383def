//! What is told of what came along with pasted text and merges.

use crate::diagnostic::Words;
use crate::say;

/// YML-017
pub fn conflict() -> Words {
    say!(
        "这里还留着合并冲突的标记（<<<<<<<），请先决定用哪一段",
        "marks of a merge conflict (<<<<<<<) are left here: decide which part stays"
    )
}

/// What to do about YML-017.
pub fn conflict_hint() -> Words {
    say!(
        "两段里留下一段，并删掉 <<<<<<<、=======、>>>>>>> 三行；这次先按前一段检查",
        "keep one of the two, and delete the three lines of marks; this time the first was checked"
    )
}

/// Where the second part of a conflict begins.
pub fn conflict_second() -> Words {
    say!("另一段从这里开始", "the other part begins here")
}

/// YML-005, VAL-010: an invisible character, and what stands around it on its line.
pub fn invisible(found: char, before: &str, behind: &str, in_value: bool) -> Words {
    let (zh, en) = character_name(found);
    let mark = |found: char| !(found.is_alphanumeric() || found == '_');
    let left: String = before.rsplit(mark).next().unwrap_or_default().to_owned();
    let right: String = behind.split(mark).next().unwrap_or_default().to_owned();
    let word: String = format!("{left}{right}").chars().take(12).collect();
    if in_value || word.is_empty() {
        return say!(
            "这里夹着一个看不见的字符（{zh}），印出来会出问题",
            "an invisible character ({en}) stands here, which no print needs"
        );
    }
    match (left.is_empty(), right.is_empty()) {
        (false, false) => say!(
            "「{word}」中间夹着一个看不见的字符（{zh}），因此没有认出来",
            "an invisible character ({en}) within “{word}” keeps it from being known"
        ),
        _ => say!(
            "「{word}」旁边夹着一个看不见的字符（{zh}），因此没有认出来",
            "an invisible character ({en}) beside “{word}” keeps it from being known"
        ),
    }
}

/// What to do about an invisible character.
pub fn invisible_hint(parts: bool) -> Words {
    if parts {
        say!(
            "它原来是 Word 里的换行：删掉它，要分段就另起一行",
            "it was a line break in Word: delete it, or begin a new line"
        )
    } else {
        say!(
            "删除该字符（从网页、微信、OA 复制时常会带上）",
            "delete it (copying from web pages and chats brings it along)"
        )
    }
}

fn character_name(found: char) -> (String, String) {
    let code = u32::from(found);
    let (zh, en) = match found {
        '\u{200b}' => ("零宽空格", "zero-width space"),
        '\u{200c}' | '\u{200d}' => ("零宽连字符", "zero-width joiner"),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            ("文字方向控制符", "mark of direction")
        }
        '\u{ad}' => ("软连字符", "soft hyphen"),
        '\u{feff}' => ("文件头标记", "byte-order mark"),
        '\u{fffc}' => ("图片占位符", "object character"),
        '\u{b}' => ("Word 的手动换行符", "manual line break of Word"),
        '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{c}' => ("特殊换行符", "line separator"),
        found if found.is_control() => {
            return (
                format!("控制字符 U+{code:04X}"),
                format!("control character U+{code:04X}"),
            );
        }
        _ => ("不可见字符", "invisible character"),
    };
    (zh.to_owned(), en.to_owned())
}
