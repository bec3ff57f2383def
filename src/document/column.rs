//! Columns of a table: which of them hold numbers.

use super::{Inlines, plain_text};

/// What may stand ahead of a number, and behind it.
const AHEAD: [&str; 16] = [
    "约", "大约", "近", "将近", "超", "超过", "逾", "不足", "不到", "至少", "≥", "≤", "+", "-",
    "−", "—",
];
const BEHIND: [&str; 6] = ["左右", "以上", "以下", "余", "多", "+"];
/// The longest unit: 平方公里.
const UNIT: usize = 4;
/// What stands for no value.
const NONE: [&str; 10] = ["—", "——", "-", "－", "–", "/", "／", "无", "…", "……"];
/// Heads of columns that count the rows.
const ORDINALS: [&str; 7] = ["序号", "编号", "序", "号", "次序", "No.", "No"];

/// A column's header and how its cells are aligned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column<'a> {
    pub header: Inlines<'a>,
    /// Set flush right: the template says so, or most of its cells that are filled hold a number.
    pub numeric: bool,
}

impl Column<'_> {
    /// True where its numbers count the rows: they are no figures.
    pub fn is_ordinal(&self) -> bool {
        let header = plain_text(&self.header);
        self.numeric && ORDINALS.contains(&header.trim())
    }
}

/// True where most of `cells` are numbers, those without a value aside.
pub(super) fn are_numbers(cells: impl Iterator<Item = String>) -> bool {
    let [mut numbers, mut filled] = [0usize; 2];
    for cell in cells {
        let cell = cell.trim();
        if !cell.is_empty() && !NONE.contains(&cell) {
            filled += 1;
            numbers += usize::from(is_number(cell));
        }
    }
    2 * numbers > filled
}

/// A number as a table shows it: `约3.5万件`, `-12%`; no date, and nothing that a number only begins.
fn is_number(cell: &str) -> bool {
    let mut rest = cell;
    while let Some(after) = AHEAD.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    let digits = |found: char| found.is_ascii_digit() || ".,，".contains(found);
    let unit = rest.trim_start_matches(digits);
    if unit.len() == rest.len() || !rest.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let unit = BEHIND
        .iter()
        .fold(unit, |unit, word| unit.trim_end_matches(word));
    let unit = unit.trim_start_matches(['万', '亿', '千', '余', '多', '%', '％', '‰']);
    unit.chars().count() <= UNIT
        && unit.chars().all(char::is_alphabetic)
        && !unit.starts_with(['年', '月', '日', '时', '号', '第'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        for number in [
            "503",
            "1,234.5",
            "-3.5",
            "+2%",
            "约3万",
            "126.3万余",
            "近200件",
            "30左右",
            "超1.35亿元",
            "12平方公里",
            "7个",
            "—5",
        ] {
            assert!(is_number(number), "{number}");
        }
        for word in [
            "",
            "持平",
            "第3名",
            "2024年",
            "2024年12月31日",
            "3月",
            "12345热线接听量",
            "1号窗口",
            "3-5",
            "91330782MA2E7XXXX1",
            "同比增长3%",
            "2024-12-31",
            ".",
        ] {
            assert!(!is_number(word), "{word}");
        }
    }

    #[test]
    fn most_of_the_cells_decide() {
        for (cells, numeric) in [
            (&["1", "约3万", "—"][..], true),
            (&["98", "12", "持平"], true),
            (&["98", "持平"], false),
            (&["—", ""], false),
            (&["", "2", "无", "/"], true),
            (&[], false),
        ] {
            let cells = cells.iter().map(|cell| (*cell).to_owned());
            assert_eq!(are_numbers(cells), numeric);
        }
    }
}
