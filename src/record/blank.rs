//! What a skeleton or a clerk leaves to be filled in: `（此处填写…）`, `XX件`, `____`, `【待核实】`.

use std::ops::Range;

/// Where `text` holds such marks.
pub fn blanks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut done = 0;
    for (at, first) in text.char_indices() {
        if at < done {
            continue;
        }
        let length = match first {
            '此' | '在' => word(&text[at..], &["此处填写", "在此填写", "在此处填写"]),
            'T' | 't' => lone(text, at, &["TODO", "TBD", "todo"]),
            '（' | '(' | '【' | '〔' | '[' | '［' => bracketed(&text[at..]),
            mark if is_mark(mark) => {
                let rest = &text[at..];
                let length = rest.find(|found| found != mark).unwrap_or(rest.len());
                done = at + length;
                stands_for(text, at..done, mark).then_some(length)
            }
            _ => None,
        };
        if let Some(length) = length {
            done = at + length;
            found.push(at..done);
        }
    }
    found
}

/// Where `text` holds such marks, or all of it where it is nothing else.
pub fn left(text: &str) -> Vec<Range<usize>> {
    match is_blank(text.trim()) {
        true => std::iter::once(0..text.len()).collect(),
        false => blanks(text),
    }
}

/// True where all of `text` is there to be replaced.
pub fn is_blank(text: &str) -> bool {
    const WORDS: [&str; 8] = [
        "待填",
        "待填写",
        "待补",
        "待补充",
        "待定",
        "待核实",
        "待核",
        "待确认",
    ];
    const AROUND: [char; 12] = [
        '（', '）', '(', ')', '【', '】', '〔', '〕', '[', ']', ' ', '。',
    ];
    let bare = text.trim_matches(AROUND);
    let brackets = text.starts_with(['（', '(', '【', '〔', '[']);
    let left = WORDS.contains(&bare);
    let told = brackets && bare.contains("此处填写") && !bare.contains(['。', '）', '】']);
    let mut marks = bare.chars();
    let first = marks.next();
    let row = first.is_some_and(|first| {
        is_mark(first) && !matches!(first, '*' | '＊') && marks.all(|mark| mark == first)
    });
    let row = row && bare.chars().count() > 1 || matches!(bare, "×" | "？" | "?");
    left || told || row || matches!(bare, "TODO" | "TBD" | "todo")
}

fn is_mark(found: char) -> bool {
    matches!(
        found,
        'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '╳' | '✕' | '*' | '＊' | '_' | '＿' | '？' | '?'
    )
}

fn word(text: &str, words: &[&str]) -> Option<usize> {
    let mut found = words.iter().filter(|word| text.starts_with(**word));
    found.next().map(|word| word.len())
}

/// One of `words` that is no part of a longer one.
fn lone(text: &str, at: usize, words: &[&str]) -> Option<usize> {
    let length = word(&text[at..], words)?;
    let beside = |found: Option<char>| found.is_some_and(|found| found.is_ascii_alphanumeric());
    let around =
        beside(text[..at].chars().next_back()) || beside(text[at + length..].chars().next());
    (!around).then_some(length)
}

/// `【待核实】`, `（待定）`: the whole of the brackets.
fn bracketed(text: &str) -> Option<usize> {
    const BEGINS: [&str; 8] = [
        "此处",
        "待补",
        "待填",
        "待定",
        "待核",
        "待确认",
        "待完善",
        "请填写",
    ];
    let inside = text.chars().next().map(char::len_utf8)?;
    let rest = &text[inside..];
    word(rest, &BEGINS)?;
    let close = rest
        .char_indices()
        .take(40)
        .find(|(_, found)| "）)】〕]］".contains(*found));
    let (at, found) = close?;
    let all = &rest[..at];
    (!all.contains(['。', '\n'])).then(|| inside + at + found.len_utf8())
}

/// What a row of marks stands for a number or a name before.
const COUNTED: &str = "件个项次人名场份条起部家户处所支台套批篇期届轮类种元万亿年月日号时分％%\
                       局市县区镇乡村省州街厅委办院队公单机同平校厂路法";

/// True where a row of two marks or more stands for a number or a name.
fn stands_for(text: &str, row: Range<usize>, mark: char) -> bool {
    let count = row.len() / mark.len_utf8();
    let before = text[..row.start].chars().next_back();
    let rest = &text[row.end..];
    let after = rest.chars().next();
    let word = |found: Option<char>| found.is_some_and(|found| found.is_ascii_alphanumeric());
    if count < 2 || word(before) || word(after) {
        return false;
    }
    let counted = after.is_some_and(|after| COUNTED.contains(after));
    let quoted = before.is_some_and(|before| "《“‘〈".contains(before));
    let alone = before.is_none_or(|before| "，。；：、（(《“ \n".contains(before))
        && after.is_none_or(|after| "，。；：、）)》” \r\n".contains(after));
    match mark {
        '_' | '＿' | '？' => true,
        '?' => !before.is_some_and(|before| before.is_ascii_graphic()),
        '×' | '╳' | '✕' | 'X' | 'Ｘ' => counted || quoted || alone || count > 2,
        '*' | '＊' => counted && !rest.contains(mark),
        _ => counted && after.is_some_and(|after| !after.is_ascii()),
    }
}

#[cfg(test)]
mod tests {
    use super::{blanks, is_blank};

    #[test]
    fn what_is_left_to_be_filled_is_found() {
        let cases = [
            ("全年受理XX件", "XX"),
            ("全年受理××件", "××"),
            ("开展培训xxx次", "xxx"),
            ("培训＿＿＿人次，____件", "＿＿＿ ____"),
            ("共**件", "**"),
            ("出台《×××条例》", "×××"),
            ("由XX局牵头", "XX"),
            ("牵头单位：XX。", "XX"),
            ("（此处填写主要做法）", "（此处填写主要做法）"),
            ("请在此处填写", "在此处填写"),
            ("办结率（待核实）较高", "（待核实）"),
            ("【待补：数据】", "【待补：数据】"),
            ("办结 TODO", "TODO"),
            ("约300件？？", "？？"),
        ];
        for (text, expected) in cases {
            let found: Vec<_> = blanks(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn what_looks_alike_is_left_alone() {
        let cases = [
            "实行5×8小时值班",
            "实行7×24小时服务",
            "李某某诉某局案",
            "张××诉县公安局一案",
            "*重点*工作和**人民调解**工作",
            "XXL号",
            "网址 http://xx.gov.cn/a?b=1??",
            "制度有待补充完善",
            "（待遇落实到位）",
            "TODOS",
            "为什么？因为",
            "第XXI章",
            "snake_case 和 a__b",
            "6 + N",
        ];
        for text in cases {
            assert!(blanks(text).is_empty(), "{text}: {:?}", blanks(text));
            assert!(!is_blank(text), "{text}");
        }
    }

    #[test]
    fn a_text_may_be_nothing_else() {
        for text in [
            "（此处填写主要做法）",
            "待补充",
            "（待定）",
            "XX",
            "××××",
            "____",
            "？",
            "TODO",
            "【待核实】",
        ] {
            assert!(is_blank(text), "{text}");
        }
        for text in ["待补充完善机制", "X", "略", "（此处填写）后面还有。"] {
            assert!(!is_blank(text), "{text}");
        }
    }
}
