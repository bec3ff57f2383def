//! What the clerk is told of each slip (`clerk-mistakes.md`, YML).

use super::line::{ColonSlip, KeyMark, Line, is_odd_blank};
use super::scan::{Frame, Owner};
use super::slip::{Class, Slip};
use super::values::{double_quoted, single_quoted};
use crate::diagnostic::Words;
use crate::say;
use std::ops::Range;

/// The first characters of `text`, and whether that is all of it.
fn head(text: &str, most: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}……", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// YML-001, YML-002, YML-004, YML-019: what stands between a key and its value.
pub fn colon(text: &str, mark: &KeyMark, key: &str, slip: ColonSlip, end: usize) -> Slip {
    let value = head(&text[mark.gap.end..end], 16);
    let right = if mark.gap.end < end { ": " } else { ":" };
    let (code, at, message) = match slip {
        ColonSlip::Wide => {
            let typed = &text[mark.colon.clone()];
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

fn blank_name(found: Option<char>) -> (&'static str, &'static str) {
    match found {
        Some('\t') => ("Tab", "a tab"),
        Some('\u{3000}') | None => ("全角空格", "a full-width blank"),
        Some(_) => ("不间断空格", "a no-break blank"),
    }
}

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
    Slip::new("YML-016", at..at + 2, message).hint(say!("改成：'{quoted}'", "write: '{quoted}'"))
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
    Slip::new("YML-011", line.first..end.max(line.first + 1), message)
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
        "多段文字请写成（每段前面 {inner} 个空格）：\n      {outer}{key}\n      {indent}……\n      {indent}{sample}",
        "write several paragraphs as (with {inner} blanks ahead of each):\n      {outer}{key}\n      {indent}…\n      {indent}{sample}"
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
pub fn bullet_hints(samples: &[String]) -> Vec<Words> {
    let mut hints = vec![say!(
        "每条都写成“- ”（英文短横线加空格）：",
        "each begins with “- ”, a dash and a blank:"
    )];
    hints.extend(
        samples
            .iter()
            .map(|sample| say!("    - {sample}", "    - {sample}")),
    );
    hints
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
    let key = head(next, 8);
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

/// VAL-001: a number in braces that its comma splits.
pub fn split_number(at: Range<usize>, typed: &str) -> Slip {
    let plain = typed.replace(',', "");
    let message = say!(
        "数字中间不要写逗号：“{typed}”会被拆成两项",
        "leave the comma out of a number: “{typed}” would be split in two"
    );
    Slip::new("VAL-001", at, message).hint(say!("改成：{plain}", "write: {plain}"))
}

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
