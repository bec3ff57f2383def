//! Blanks that are right: behind the label of a caption or a part (`表1 …`, `第二部分 …`), and between a
//! day and a name in a line of its own (`2024年 某局`).

use super::super::dates::mentions;
use super::super::numerals;

/// What is numbered: its name ahead of the number.
const NUMBERED: [&str; 15] = [
    "附件", "附表", "附图", "附录", "续表", "表格", "图表", "专栏", "案例", "表", "图", "例", "注",
    "式", "附",
];

/// What is numbered with 第: its name behind the number.
const PARTS: [&str; 10] = [
    "部分", "单元", "章", "节", "条", "款", "编", "篇", "讲", "项",
];

/// True where `before`, from the beginning of a line on, is a label: `表1`, `附件：2`, `图2-1`, `第一部分`.
pub fn is_label(before: &str) -> bool {
    let label = before.trim_start_matches(['（', '(', '【', ' ', '\u{3000}']);
    let numbers = |text: &str| {
        let mut parts = text.split(['-', '—', '–', '.', '－']);
        parts.all(|part| {
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            digits || !part.is_empty() && numerals::length(part) == part.len()
        })
    };
    if let Some(rest) = label.strip_prefix('第') {
        let rest = rest.trim_start();
        let part = PARTS.iter().find_map(|part| rest.strip_suffix(part));
        return part.is_some_and(|number| numbers(number.trim_end()));
    }
    NUMBERED.iter().any(|name| {
        let rest = label.strip_prefix(name);
        rest.is_some_and(|rest| numbers(rest.trim_start_matches(['：', ':', ' ']).trim_end()))
    })
}

/// True where a label is set wide, as in `图 2`.
pub fn is_wide_label(before: &str, after: &str) -> bool {
    NUMBERED.contains(&before.trim()) && after.starts_with(|next: char| next.is_ascii_digit())
}

/// True where a line is no sentence and one side of its blank is a year, a month or a day.
pub fn is_day_line(before: &str, after: &str) -> bool {
    let said = [before, after].map(|side| side.contains(['。', '，', '；', '：', '、']));
    let long = before.chars().count() + after.chars().count() > 40;
    let dated = |side: &str| {
        let side = side.trim_matches(['（', '）', ' ', '\u{3000}']);
        let side = side.trim_end_matches(['度', '份']);
        let days = mentions(side, 0..side.len());
        days.len() == 1 && days[0].range == (0..side.len())
    };
    said == [false, false] && !long && (dated(before) || dated(after))
}

#[cfg(test)]
mod tests {
    use super::{is_day_line, is_label};

    #[test]
    fn labels_are_told_from_words() {
        for label in [
            "表1",
            "图 2",
            "附件1",
            "附件：2",
            "表2-1",
            "第1部分",
            "第三十条",
            "第一章",
            "（附表3",
        ] {
            assert!(is_label(label), "{label}");
        }
        for words in [
            "共办理",
            "表",
            "代表12",
            "第1",
            "附件1名单",
            "第1批",
            "图书3",
            "附件1、2",
        ] {
            assert!(!is_label(words), "{words}");
        }
    }

    #[test]
    fn a_day_stands_apart_in_a_line() {
        assert!(is_day_line("2024年", "云溪县司法局"));
        assert!(is_day_line("云溪县司法局", "2024年12月"));
        assert!(!is_day_line("2024年", "全县办案12件。"));
        assert!(!is_day_line("全县办案12件", "其中3件"));
    }
}
