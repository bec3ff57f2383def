//! What is told of keys and their colons.

use super::blank_name;
use super::head;
use crate::diagnostic::Words;
use crate::mend::line::{ColonSlip, KeyMark, Line, is_odd_blank};
use crate::mend::slip::{Class, Slip};
use crate::say;
use std::ops::Range;

/// YML-001, YML-002, YML-004, YML-019: what stands between a key and its value.
pub fn colon(text: &str, mark: &KeyMark, key: &str, slip: ColonSlip, end: usize) -> Slip {
    let value = head(&text[mark.gap.end..end], 16);
    let right = if mark.gap.end < end { ": " } else { ":" };
    let (code, at, message) = match slip {
        ColonSlip::Wide => {
            let typed = text[mark.colon.start..mark.gap.end].trim();
            let message = say!(
                "「{key}」后面用的是中文冒号“{typed}”，这里要用英文冒号加一个空格“: ”",
                "“{key}” is followed by a Chinese colon; it takes “: ”, a colon and a blank"
            );
            ("YML-001", mark.colon.clone(), message)
        }
        ColonSlip::NoBlank => {
            let message = say!(
                "「{key}:」后面少了一个空格",
                "“{key}:” lacks the blank behind it"
            );
            ("YML-002", mark.colon.clone(), message)
        }
        ColonSlip::OddBlank => {
            let blank = &text[mark.colon.end..mark.gap.end];
            let (zh, en) = blank_name(blank.chars().find(|&found| found != ' '));
            let message = say!(
                "「{key}:」后面少了一个空格：现在那里是{zh}",
                "“{key}:” lacks the blank behind it: what stands there is {en}"
            );
            ("YML-002", mark.colon.clone(), message)
        }
        ColonSlip::BlankAhead => {
            let blank = mark.key.end..mark.colon.start;
            let (zh, en) = blank_name(text[blank.clone()].chars().find(|&found| found != ' '));
            let message = say!(
                "「{key}」和冒号之间夹着{zh}，因此没有认出来",
                "{en} between “{key}” and its colon keeps the key from being known"
            );
            ("YML-004", blank, message)
        }
        ColonSlip::Missing => {
            let message = say!(
                "「{key}」后面没有冒号，这里要用英文冒号加一个空格“: ”",
                "“{key}” is followed by no colon; it takes “: ”, a colon and a blank"
            );
            ("YML-019", mark.key.clone(), message)
        }
    };
    let hint = if value.is_empty() {
        say!("改成：{key}:", "write: {key}:")
    } else {
        say!("改成：{key}: {value}", "write: {key}: {value}")
    };
    let class = if slip == ColonSlip::Missing {
        Class::Ask
    } else {
        Class::Safe
    };
    Slip::new(code, at, message)
        .hint(hint)
        .class(class)
        .patch(mark.gap.clone(), right)
}

/// KEY-001: a key with a number ahead of it.
pub fn numbered_key(number: &str, at: Range<usize>, key: &str) -> Slip {
    let number = number.trim();
    let message = say!(
        "「{key}」前面不要写“{number}”：编号由程序自动加",
        "leave out the “{number}” ahead of “{key}”: numbers come by themselves"
    );
    Slip::new("KEY-001", at, message)
        .hint(say!("改成：{key}: ……", "write: {key}: …"))
        .class(Class::Ask)
}

/// KEY-001, YML-005: a key that is dressed up.
pub fn dressed_key(typed: &str, at: Range<usize>, key: &str) -> Slip {
    let hint = say!("改成：{key}: ……", "write: {key}: …");
    let plain: String = typed
        .chars()
        .filter(|&found| !is_odd_blank(found))
        .collect();
    if plain == key {
        let message = say!(
            "「{key}」里夹着全角空格或不间断空格，因此没有认出来",
            "a full-width or no-break blank within “{key}” keeps it from being known"
        );
        return Slip::new("YML-005", at, message).hint(hint);
    }
    let message = say!(
        "栏目名只写「{key}」，不加别的字和符号，现在是「{typed}」",
        "the key is “{key}” alone; this is “{typed}”"
    );
    Slip::new("KEY-001", at, message)
        .hint(hint)
        .class(Class::Ask)
}

/// YML-008: a second key on a line.
pub fn key_behind_value(key: &str, colon: usize, first: &str) -> Slip {
    let message = say!(
        "「{key}」和「{first}」写在了同一行，一行只能写一个栏目",
        "“{key}” stands on the line of “{first}”; a line holds one key"
    );
    Slip::new("YML-008", colon..colon + 1, message).hint(say!(
        "「{key}」另起一行，与「{first}」对齐",
        "put “{key}” on a line of its own, in the column of “{first}”"
    ))
}

/// YML-011: a value on the line below its key.
pub fn value_below(text: &str, line: &Line, key: &str) -> Slip {
    let value = head(&text[line.first..line.end], 16);
    let message = say!(
        "「{value}」像是「{key}」的内容，但写在了下一行，又没有缩进",
        "“{value}” looks like the value of “{key}”, but stands on the next line without indentation"
    );
    Slip::new("YML-011", line.first..line.end, message).hint(say!(
        "写在同一行：{key}: {value}",
        "write it on the same line: {key}: {value}"
    ))
}

/// KEY-004, told by the scan: an element whose dash was forgotten.
pub fn dash_forgotten(key: &str) -> Words {
    say!(
        "「{key}」在这一条里已经有了，这里像是下一条：第一行前面要加“- ”",
        "“{key}” stands in this element already; this looks like the next one, which begins with “- ”"
    )
}

/// How the element with its dash begins.
pub fn dash_hint(line: &str) -> Words {
    let line = head(line, 20);
    say!(
        "改成：- {line}（下面各行与「- 」后面的字对齐）",
        "write: - {line} (the lines below line up with what follows the dash)"
    )
}

/// KEY-004: a list whose elements have no dashes.
pub fn first_dash(key: &str, mark: &KeyMark, list: &str) -> Slip {
    let message = say!(
        "「{list}」可以有很多条，每一条的第一行前面要加“- ”",
        "“{list}” is a list: the first line of each element begins with “- ”"
    );
    Slip::new("KEY-004", mark.key.clone(), message).hint(say!(
        "改成：- {key}: ……（下面各行再缩进两格）",
        "write: - {key}: … (and indent the lines below by two more blanks)"
    ))
}

/// KEY-002, told by the scan: entries without the line that opens their list.
pub fn items_forgotten(entry: &str, line: &Line, items: &str) -> Slip {
    let entry = head(entry, 16);
    let message = say!(
        "从「{entry}」开始的各条，前面少了一行「{items}:」",
        "the line “items:” is missing ahead of “{entry}”"
    );
    Slip::new("KEY-002", line.first..line.end, message).hint(say!(
        "在这一行上面补一行：{items}:（与上面的栏目对齐）",
        "put a line “items:” above this one, in the column of the keys above"
    ))
}

/// KEY-001, told by the scan: an element whose first line lacks its key.
pub fn title_forgotten(words: &str, at: Range<usize>, title: &str, next: &str) -> Slip {
    let words = head(words, 16);
    let message = say!(
        "「{words}」下面又有「{next}」，它自己前面少写了“{title}: ”",
        "“{next}” follows below “{words}”, which lacks its own “{title}: ”"
    );
    Slip::new("KEY-001", at, message)
        .hint(say!(
            "改成：- {title}: {words}",
            "write: - {title}: {words}"
        ))
        .class(Class::Ask)
}
