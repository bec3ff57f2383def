//! FMT-006 how the lines of a title break: by sense, and none nearly empty.

use super::{Laid, MILLIMETRE, paper::section_of, rules::area, size};
use crate::diagnostic::Severity;
use crate::say;

/// Words that nobody cuts, as they stand in titles of reports.
const WORDS: [&str; 40] = [
    "法治",
    "政府",
    "建设",
    "报告",
    "情况",
    "年度",
    "人民",
    "行政",
    "执法",
    "复议",
    "应诉",
    "依法",
    "全面",
    "工作",
    "委员会",
    "办公室",
    "司法",
    "落实",
    "贯彻",
    "推进",
    "责任",
    "关于",
    "规划",
    "纲要",
    "实施",
    "意见",
    "方案",
    "总结",
    "履行",
    "职责",
    "主要",
    "负责人",
    "监督",
    "管理",
    "市场",
    "公安",
    "教育",
    "财政",
    "自治",
    "开展",
];

/// What stays whole in them.
const PAIRS: [(char, char); 2] = [('《', '》'), ('“', '”')];

/// A line of the title and its paragraph.
struct Line {
    paragraph: usize,
    text: String,
}

pub(super) fn check(laid: &mut Laid<'_>) {
    let lines = lines(laid);
    match lines.as_slice() {
        [] => {}
        [only] => tail(laid, only),
        all => {
            broken(laid, all);
            short(laid, all);
        }
    }
}

/// Those that somebody broke; a line in brackets is a second title.
fn lines(laid: &Laid<'_>) -> Vec<Line> {
    let source = &laid.sheet.source;
    let paragraphs = laid.roles.title.iter();
    let lines = paragraphs.flat_map(|at| {
        let text = &source.text[source.line_range(at + 1)];
        text.split('\u{b}').map(|line| Line {
            paragraph: *at,
            text: line.split_whitespace().collect(),
        })
    });
    let bracketed = |line: &Line| line.text.starts_with(['（', '(']);
    lines
        .filter(|line| !line.text.is_empty() && !bracketed(line))
        .collect()
}

/// Inside a word, a number, or what marks hold together.
fn broken(laid: &mut Laid<'_>, lines: &[Line]) {
    let whole: String = lines.iter().map(|line| line.text.as_str()).collect();
    let mut end = 0;
    for pair in lines.windows(2) {
        let line = &pair[0];
        end += line.text.len();
        let Some(cut) = cut(&whole, end) else {
            continue;
        };
        let message = say!(
            "标题换行把“{cut}”拆开了",
            "a line of the title breaks inside {cut}"
        );
        let hint = say!(
            "换行时词意要完整：把“{cut}”整个放在一行里（用 Shift+Enter 换行）",
            "keep {cut} on one line"
        );
        laid.tell(
            "FMT-006",
            Severity::Warning,
            &[line.paragraph],
            message,
            hint,
        );
    }
}

/// What a break at byte `at` cuts.
fn cut(whole: &str, at: usize) -> Option<String> {
    for (open, close) in PAIRS {
        let (before, after) = whole.split_at(at);
        let Some(start) = before.rfind(open) else {
            continue;
        };
        if before[start..].contains(close) {
            continue;
        }
        let end = after.find(close).map(|end| at + end + close.len_utf8())?;
        return Some(whole[start..end].to_owned());
    }
    let (before, after) = whole.split_at(at);
    let digit = |found: char| found.is_ascii_digit();
    if before.ends_with(digit) && after.starts_with(digit) {
        let start = before.trim_end_matches(digit).len();
        let end = whole.len() - after.trim_start_matches(digit).len();
        return Some(whole[start..end].to_owned());
    }
    // `司法治理` holds 法治, but ends a word where it breaks.
    if WORDS
        .iter()
        .any(|word| before.ends_with(word) || after.starts_with(word))
    {
        return None;
    }
    let over = |word: &&str| {
        let mut places = whole.match_indices(*word).map(|(start, _)| start);
        places.any(|start| start < at && at < start + word.len())
    };
    WORDS
        .iter()
        .find(|word| over(word))
        .map(|word| (*word).to_owned())
}

/// The last line of a trapezoid is not nearly empty.
fn short(laid: &mut Laid<'_>, lines: &[Line]) {
    let widths: Vec<usize> = lines.iter().map(|line| halves(&line.text)).collect();
    let (Some(last), Some(longest)) = (widths.last(), widths.iter().max()) else {
        return;
    };
    // Short above and below a long one it is a lozenge.
    let lozenge = widths.len() > 2 && widths[0] < widths[1];
    let Some(line) = lines.last().filter(|_| 2 * last < *longest && !lozenge) else {
        return;
    };
    let text = &line.text;
    let message = say!(
        "标题最后一行只有“{text}”，不到最长一行的一半",
        "the last line of the title, {text}, is shorter than half of the longest"
    );
    let hint = say!(
        "各行长短相近，排成梯形或者菱形；从前一行移几个词下来",
        "balance its lines as a trapezoid or a lozenge"
    );
    laid.tell("FMT-006", Severity::Info, &[line.paragraph], message, hint);
}

/// So few characters on a line look like a slip, in halves.
const TAIL: usize = 6;

/// A title without breaks that goes over the end of its line by a few characters.
fn tail(laid: &mut Laid<'_>, line: &Line) {
    let at = line.paragraph;
    let (Some(set), Some(section)) = (laid.set(at), section_of(laid, at)) else {
        return;
    };
    let (Some(area), Some(size)) = (area(section), size(set).filter(|size| *size > 0)) else {
        return;
    };
    let look = &set.look;
    let first = look.indent_characters.or(look.indent).unwrap_or(0);
    let held = first != 0 || !look.left.is_none() || !look.right.is_none();
    let spaced = set
        .runs
        .iter()
        .any(|run| run.look.spacing.unwrap_or(0) != 0);
    // Where the margins are to be mended, the title is another matter.
    let margins = (area - laid.page.width()).abs() > 3 * MILLIMETRE;
    // Nobody can break a name.
    let whole = line.text.starts_with('《') && line.text.ends_with('》');
    if whole || margins || held || spaced || set.in_table || set.afloat {
        return;
    }
    let fits = usize::try_from(area * 2 / (size * 10)).unwrap_or(0);
    let over = halves(&line.text).saturating_sub(fits);
    // A half more or less depends on the program.
    if !(2..=TAIL).contains(&over) {
        return;
    }
    let count = over.div_ceil(2);
    let message = say!(
        "标题一行放不下，第二行只剩 {count} 个字左右",
        "the title goes over its line by some {count} characters"
    );
    let hint = say!(
        "自己断行（Shift+Enter），让两行长短相近、词意完整，排成梯形或者菱形",
        "break it by sense into lines of like length"
    );
    laid.tell("FMT-006", Severity::Warning, &[at], message, hint);
}

/// How wide a text is, in halves of a character.
fn halves(text: &str) -> usize {
    text.chars()
        .map(|found| if found.is_ascii() { 1 } else { 2 })
        .sum()
}
