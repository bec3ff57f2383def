//! What is told of indentation, and of lines that belong to nothing.

use super::blank_name;
use super::head;
use crate::diagnostic::Words;
use crate::mend::frames::{Frame, Owner};
use crate::mend::line::{KeyMark, Line};
use crate::mend::slip::Slip;
use crate::say;
use std::ops::Range;

/// YML-003, YML-004: a line that begins with tabs or odd blanks, and belongs into column `right`.
pub fn odd_blanks(text: &str, line: &Line, right: usize) -> Slip {
    let lead = &text[line.start..line.first];
    let at = line.start..line.first;
    let hint = match right {
        0 => say!(
            "删掉它，这一行顶格写",
            "delete it: the line starts in the first column"
        ),
        _ => say!("改成 {right} 个普通空格", "use {right} ordinary blanks"),
    };
    if lead.contains('\t') {
        let message = say!(
            "这一行开头按的是 Tab 键，要改用空格",
            "this line is indented with a tab; use blanks"
        );
        let hint = match right {
            0 => hint,
            _ => say!(
                "改成 {right} 个空格（已用 → 标出 Tab）",
                "use {right} blanks (→ marks the tab)"
            ),
        };
        return Slip::new("YML-003", at, message).hint(hint);
    }
    let (zh, en) = blank_name(line.odd);
    let message = say!(
        "这一行开头是{zh}（已用 □ 标出），看上去像空格，但不能用来缩进",
        "this line begins with {en} (marked □), which looks like a blank and does not indent"
    );
    Slip::new("YML-004", at, message).hint(hint)
}

/// A line that holds odd blanks alone.
pub fn blank_line(text: &str, line: &Line) -> Slip {
    let at = line.start..line.end;
    let odd = text[at.clone()]
        .chars()
        .find(|&found| found != ' ' && found != '\t');
    let (zh, en) = blank_name(odd);
    let message = say!(
        "这一行看上去是空的，其实有{zh}（已用 □ 标出）",
        "this line looks empty and holds {en} (marked □)"
    );
    Slip::new("YML-004", at, message).hint(say!("删掉这些空格", "delete it"))
}

/// YML-007: a key in the wrong column.
pub fn askew_key(
    text: &str,
    line: &Line,
    column: usize,
    mark: &KeyMark,
    frame: &Frame<'_>,
) -> Slip {
    let key = &text[mark.key.clone()];
    let right = frame.column;
    let beside = frame.last.name;
    let between = &text[frame.last_at()..line.start];
    let above = between.bytes().filter(|&byte| byte == b'\n').count();
    let (zh, en) = if above == 1 {
        ("上一行的", "in the line above")
    } else {
        ("前面的", "above")
    };
    let message = if beside.is_empty() {
        say!(
            "「{key}」没有对齐：现在前面有 {column} 个空格，应为 {right} 个",
            "“{key}” is out of line: {column} blanks ahead of it, where {right} belong"
        )
    } else {
        say!(
            "「{key}」应与{zh}「{beside}」对齐：现在前面有 {column} 个空格，应为 {right} 个",
            "“{key}” should line up with “{beside}” {en}: {column} blanks ahead of it, where {right} belong"
        )
    };
    Slip::new("YML-007", mark.key.clone(), message).hint(move_hint(column, right))
}

/// YML-007: a key that stands no deeper than the one it belongs to.
pub fn shallow_key(mark: &KeyMark, text: &str, outer: &str, column: usize, right: usize) -> Slip {
    let key = &text[mark.name.clone()];
    let message = say!(
        "「{key}」写在「{outer}」下面，要比它多缩进：现在前面有 {column} 个空格，应为 {right} 个",
        "“{key}” stands under “{outer}” and is indented deeper: {column} blanks ahead of it, where {right} belong"
    );
    Slip::new("YML-007", mark.key.clone(), message).hint(move_hint(column, right))
}

/// YML-007: a dash in the wrong column.
pub fn askew_dash(line: &Line, column: usize, right: usize) -> Slip {
    let message = say!(
        "这一条的短横线应与上一条的短横线对齐：现在前面有 {column} 个空格，应为 {right} 个",
        "this dash should line up with the one before: {column} blanks ahead of it, where {right} belong"
    );
    Slip::new("YML-007", line.first..line.first + 1, message).hint(move_hint(column, right))
}

/// YML-007: a line that what stands above it has moved.
pub fn askew(line: &Line, column: usize, right: usize) -> Slip {
    let message = say!(
        "这一行没有对齐：现在前面有 {column} 个空格，应为 {right} 个",
        "this line is out of line: {column} blanks ahead of it, where {right} belong"
    );
    Slip::new("YML-007", line.first..line.end, message).hint(move_hint(column, right))
}

fn move_hint(column: usize, right: usize) -> Words {
    let by = column.abs_diff(right);
    if column > right {
        say!(
            "删掉 {by} 个空格，连同下面属于它的各行",
            "delete {by} of them, and so in the lines below that belong to it"
        )
    } else {
        say!(
            "补上 {by} 个空格，连同下面属于它的各行",
            "add {by}, and so in the lines below that belong to it"
        )
    }
}

/// YML-007: a line of a block that is not indented as far as the text above it.
pub fn short_line(line: &Line, text: &str, by: usize) -> Slip {
    let message = say!(
        "这一行比上面的正文少缩进了 {by} 格，程序不知道它还是不是正文",
        "this line is indented {by} less than the text above it; is it still part of it?"
    );
    let end = line.first
        + text[line.first..line.end]
            .chars()
            .take(6)
            .map(char::len_utf8)
            .sum::<usize>();
    Slip::new("YML-007", line.first..end, message).hint(say!(
        "补上 {by} 个空格，与上面的正文对齐",
        "add {by} blanks, so that it lines up with the text above"
    ))
}

/// YML-011
pub fn paragraph(text: &str, line: &Line, number: usize, owner: &Owner<'_>) -> Slip {
    let words = &text[line.first..line.end];
    let until = words
        .find(['，', '。', ',', '；', '：', ' '])
        .unwrap_or(words.len());
    let end = line.first
        + words[..until]
            .chars()
            .take(12)
            .map(char::len_utf8)
            .sum::<usize>();
    let key = owner.name;
    let message = match key {
        "" | "-" => say!(
            "第 {number} 行像是上面那一条的第二段，但没有缩进，程序不知道它属于谁",
            "line {number} looks like a second paragraph of the element above, but is not indented"
        ),
        _ => say!(
            "第 {number} 行像是「{key}」的下一段，但没有缩进，程序不知道它属于谁",
            "line {number} looks like the next paragraph of “{key}”, but is not indented"
        ),
    };
    let first = words.chars().next().map_or(0, char::len_utf8);
    Slip::new("YML-011", line.first..end.max(line.first + first), message)
        .hint(block_hint(words, owner))
}

/// How several paragraphs are written, with the blanks that belong ahead of each.
fn block_hint(words: &str, owner: &Owner<'_>) -> Words {
    let outer = " ".repeat(owner.column);
    let inner = owner.column + 2;
    let indent = " ".repeat(inner);
    let sample = head(words, 12);
    let key = match owner.name {
        "" | "-" => "- |".to_owned(),
        key => format!("{key}: |"),
    };
    say!(
        "多段文字请写成（每段前面 {inner} 个空格）：\n  {outer}{key}\n  {indent}……\n  {indent}{sample}",
        "write several paragraphs as (with {inner} blanks ahead of each):\n  {outer}{key}\n  {indent}…\n  {indent}{sample}"
    )
}

/// YML-004: a paragraph that full-width blanks seem to indent.
pub fn odd_paragraph(text: &str, line: &Line, owner: &Owner<'_>) -> Slip {
    let (zh, en) = blank_name(line.odd);
    let message = say!(
        "这一段开头是{zh}（已用 □ 标出），看上去缩进了，但不能用来缩进",
        "this paragraph begins with {en} (marked □), which looks like indentation and is none"
    );
    Slip::new("YML-004", line.start..line.first, message)
        .hint(block_hint(&text[line.first..line.end], owner))
}

/// YML-020: a line that belongs to nothing.
pub fn stray(text: &str, line: &Line) -> Slip {
    let words = head(&text[line.first..line.end], 16);
    let end = line.first
        + text[line.first..line.end]
            .chars()
            .take(12)
            .map(char::len_utf8)
            .sum::<usize>();
    let message = say!(
        "「{words}」不是栏目，也不知道属于哪个栏目，这次没有读它",
        "“{words}” is no key, nor part of one; it was not read"
    );
    Slip::new("YML-020", line.first..end, message)
        .hint(say!(
            "是栏目就写成“栏目名: 内容”；是正文就缩进到它所属的栏目下面",
            "write a key as “key: value”; indent text below the key that it belongs to"
        ))
        .hint(say!("是备注就在前面加“# ”", "put “# ” ahead of a comment"))
}

/// YML-021
pub fn document_mark(line: &Line, second: bool) -> Slip {
    let message = if second {
        say!(
            "“---”或“...”把文件分成了两份，从这里起的后一份没有读取",
            "“---” or “...” splits the file in two; the second part, from here, was not read"
        )
    } else {
        say!(
            "这一行的“---”或“...”会把文件分成两份",
            "“---” or “...” on this line splits the file in two"
        )
    };
    Slip::new("YML-021", line.start..line.end, message).hint(if second {
        say!(
            "一个文件只写一份报告：后一份另存为一个文件",
            "one file holds one report: use a second file"
        )
    } else {
        say!(
            "删掉这一行；要分隔就空一行",
            "delete the line; an empty line parts as well"
        )
    })
}

/// YML-012
pub fn bullets(lines: usize, marks: &[String]) -> Words {
    let zh: String = marks.iter().map(|mark| format!("“{mark}”")).collect();
    if lines == 1 && marks == ["-"] {
        return say!(
            "分条的短横线“-”后面少了一个空格",
            "the dash of an element lacks the blank behind it"
        );
    }
    if lines == 1 {
        return say!(
            "这一行看起来是分条列举，但开头的{zh}不是规定写法",
            "this line looks like an element of a list, but {zh} is no dash with a blank"
        );
    }
    say!(
        "这 {lines} 行看起来是分条列举，但开头的{zh}不是规定写法",
        "these {lines} lines look like a list, but {zh} is no dash with a blank"
    )
}

/// What to write in the place of other marks.
pub fn bullet_hint(samples: &[String]) -> Words {
    let lines: String = samples
        .iter()
        .map(|sample| format!("\n  - {sample}"))
        .collect();
    say!(
        "每条都写成“- ”（英文短横线加空格）：{lines}",
        "each begins with “- ”, a dash and a blank:{lines}"
    )
}

/// YML-012: a list that begins on the line of its key.
pub fn dash_behind_key(value: &str, at: usize, key: &str) -> Slip {
    let value = head(value, 20);
    let message = say!(
        "「{key}」的分条要另起一行写，不能接在冒号后面",
        "the elements of “{key}” begin on a line of their own, not behind the colon"
    );
    Slip::new("YML-012", at..at + 1, message).hint(say!(
        "另起一行，缩进两格：{value}",
        "on the next line, indented by two blanks: {value}"
    ))
}

/// YML-012: names below a key, without their dashes.
pub fn dashless(at: Range<usize>, lines: usize, samples: &[String]) -> Slip {
    let message = say!(
        "这 {lines} 行看起来是分条列举，但前面没有短横线，会连成一句",
        "these {lines} lines look like a list; without dashes they are taken for one text"
    );
    Slip::new("YML-012", at, message).hint(bullet_hint(samples))
}

/// YML-012: a dash within the line of an element.
pub fn dash_within(at: usize, text: &str) -> Slip {
    let parts = text
        .split("- ")
        .map(|part| part.trim_matches([' ', ',', '，', '、', ';', '；']));
    let samples: Vec<_> = parts.take(3).map(|part| head(part, 20)).collect();
    let message = say!(
        "这一行里写了不止一条：每条另起一行",
        "this line holds more than one element: each begins a line"
    );
    Slip::new("YML-012", at..at + 1, message).hint(bullet_hint(&samples))
}

/// KEY-007: words behind a key whose own keys or elements follow.
pub fn words_ahead(at: Range<usize>, typed: &str, key: &str) -> Slip {
    let typed = head(typed, 12);
    let message = say!(
        "「{key}」后面不写字，内容从下一行写起，现在多了「{typed}」",
        "nothing stands behind “{key}:”, what it holds begins on the next line; “{typed}” is too much"
    );
    Slip::new("KEY-007", at, message).hint(say!("删掉「{typed}」", "delete “{typed}”"))
}

/// YML-009: a key that is commented out, though its lines are not.
pub fn commented_key(at: usize, key: &str) -> Slip {
    let message = say!(
        "「{key}」前面有“#”，成了备注；下面的内容还在，就不知道属于谁了",
        "“{key}” is commented out, and the lines below it are not: they belong to nothing"
    );
    Slip::new("YML-009", at..at + 1, message)
        .hint(say!("去掉“#”：{key}:", "leave out the “#”: {key}:"))
        .hint(say!(
            "这一部分确实不要：下面属于它的各行前面也加“# ”",
            "if it is not wanted, put “# ” ahead of the lines below, too"
        ))
}

/// YML-012: a heading as it stands in the report.
pub fn typed_heading(line: &Line, typed: &str) -> Slip {
    let typed = head(typed, 16);
    let message = say!(
        "「{typed}」像是报告里的标题，不单独占一行：标题写在每一条的「标题」里",
        "“{typed}” looks like a heading of the report; headings are the titles of the entries"
    );
    Slip::new("YML-012", line.first..line.end, message)
        .hint(say!(
            "删掉这一行；序号印的时候自动加上",
            "delete the line; numbers come by themselves"
        ))
        .hint(say!(
            "是一条的标题就写成：- 标题: ……（正文等写在它下面）",
            "if it is an entry, write: - title: … (and the text below)"
        ))
}

/// YML-020: the fence of a code block.
pub fn fence(at: Range<usize>, typed: &str) -> Slip {
    let message = say!(
        "“{typed}”是聊天软件、网页里代码框的边，不是报告的内容",
        "“{typed}” is the edge of a code block in chats and web pages, no part of the report"
    );
    Slip::new("YML-020", at, message).hint(say!("删掉这一行", "delete the line"))
}

/// YML-011: paragraphs without their key.
pub fn text_forgotten(text: &str, line: &Line, key: &str) -> Slip {
    let words = &text[line.first..line.end];
    let shown = head(words, 12);
    let end = line.first + words.chars().take(12).map(char::len_utf8).sum::<usize>();
    let message = say!(
        "「{shown}」像是这一条的正文，前面少写了“{key}:”",
        "“{shown}” looks like the text of this entry; its “text:” is missing"
    );
    Slip::new("YML-011", line.first..end, message)
        .hint(say!("写成：{key}: {shown}", "write: text: {shown}"))
}

/// KEY-007: a dash ahead of a key of the whole file.
pub fn dashed_key(at: Range<usize>, key: &str) -> Slip {
    let message = say!(
        "「{key}」是最外层的栏目，前面不写短横线",
        "“{key}” is a key of the whole file; no dash stands ahead of it"
    );
    Slip::new("KEY-007", at, message).hint(say!(
        "去掉“- ”，顶格写：{key}: ……",
        "leave out the “- ”: {key}: …"
    ))
}

/// KEY-014: a dash ahead of a further key of an element.
pub fn torn_key(at: Range<usize>, key: &str, label: &str) -> Slip {
    let label = head(label, 16);
    let message = say!(
        "「{key}」和「{label}」是同一条的：短横线只写在每一条的第一个栏目前面",
        "“{key}” belongs to “{label}”: a dash stands ahead of an element's first key alone"
    );
    Slip::new("KEY-014", at, message).hint(say!(
        "去掉这里的短横线，与这一条的第一个栏目对齐",
        "leave out the dash; the keys of an element stand in one column"
    ))
}

/// YML-012: rows of a spreadsheet.
pub fn pasted_rows(line: &Line, count: usize, samples: &[String]) -> Slip {
    let shown = samples.join("\n  ");
    let message = say!(
        "这 {count} 行像是从表格里复制来的（各格之间是 Tab 键），每行要写成一条",
        "these {count} lines look like rows of a spreadsheet (tabs between cells); each is to be an element"
    );
    Slip::new("YML-012", line.first..line.end, message)
        .hint(say!("改成：\n  {shown}", "write:\n  {shown}"))
}

/// YML-020: a key behind a question mark.
pub fn asked_key(at: usize, key: &str, value: &str) -> Slip {
    let value = head(value, 20);
    let message = say!(
        "栏目名前面不写“?”，内容和栏目名写在一行",
        "no “?” stands ahead of a key, and its value stands on the same line"
    );
    Slip::new("YML-020", at..at + 1, message)
        .hint(say!("改成：{key}: {value}", "write: {key}: {value}"))
}
