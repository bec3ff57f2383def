//! Where a title that is too long for a line breaks (GB/T 9704-2012, 7.3.1): by sense, in lines of
//! balanced length, a trapezoid or a lozenge.

use super::width::halves;
use crate::document::{Inline, Inlines, plain_text};
use std::ops::Range;

/// Words that stay whole, one a line.
const WORDS: &str = include_str!("title_words.txt");
/// What opens and what closes a stretch that stays whole.
const PAIRS: [(char, char); 6] = [
    ('《', '》'),
    ('“', '”'),
    ('‘', '’'),
    ('（', '）'),
    ('〔', '〕'),
    ('(', ')'),
];
/// No line begins with them: they close or join what stands before.
const CLOSING: &str = "》”’）〕)，、。；：！？的和与及暨等年";
/// No line ends with them.
const OPENING: &str = "《“‘（〔(关第";

/// What a line costs that is shorter than half of the others.
const SHORT: i64 = 300;

/// `title` in lines of at most `most` halves of a character; one that fits stays as it is, and so
/// does one that has no place to break.
pub fn lines<'a>(title: &[Inline<'a>], most: i32) -> Vec<Inlines<'a>> {
    let text = plain_text(title);
    let breaks = breaks(&text, most);
    let ends = breaks.iter().copied().chain([text.len()]);
    let mut start = 0;
    let mut lines = Vec::with_capacity(breaks.len() + 1);
    for end in ends {
        lines.push(slice(title, start..end));
        start = end;
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// The bytes at which a line ends, the last aside.
fn breaks(text: &str, most: i32) -> Vec<usize> {
    let whole = halves(text);
    if whole <= most || most <= 0 {
        return Vec::new();
    }
    let places = Places::of(text);
    let fewest = (whole + most - 1) / most;
    let counts = fewest..=fewest + 2;
    let mut found = counts.filter_map(|count| places.best(count, most));
    found.next().unwrap_or_default()
}

/// Where a line may end, with the width before each place and how well it breaks there.
struct Places {
    /// Byte, halves before it, cost. The first is the start, the last the end.
    list: Vec<(usize, i32, i64)>,
}

impl Places {
    fn of(text: &str) -> Self {
        let whole = wholes(text);
        let mut list = vec![(0, 0, 0)];
        let mut width = 0;
        let mut before: Option<char> = None;
        for (at, character) in text.char_indices() {
            if let Some(before) = before
                && !whole.iter().any(|word| word.start < at && at < word.end)
                && may_break(before, character)
            {
                list.push((at, width, cost(text, at, &whole)));
            }
            width += halves(character.encode_utf8(&mut [0; 4]));
            before = Some(character);
        }
        list.push((text.len(), width, 0));
        Self { list }
    }

    /// The best breaks into `count` lines of at most `most` halves.
    fn best(&self, count: i32, most: i32) -> Option<Vec<usize>> {
        let last = self.list.len() - 1;
        let count = usize::try_from(count).ok()?;
        let mean = self.list[last].1 / i32::try_from(count).ok()?;
        // The cheapest way to each place in so many lines, and the place before it.
        let mut ways = vec![vec![None::<(i64, usize)>; last + 1]; count + 1];
        ways[0][0] = Some((0, 0));
        for line in 1..=count {
            for end in 1..=last {
                let starts = (0..end).filter_map(|start| {
                    let (cost, _) = ways[line - 1][start]?;
                    let width = self.list[end].1 - self.list[start].1;
                    let fits = width <= most && 4 * width >= mean;
                    let off = i64::from(width - mean);
                    let short = if 2 * width < mean { SHORT } else { 0 };
                    fits.then_some((cost + off * off + short + self.list[end].2, start))
                });
                ways[line][end] = starts.min();
            }
        }
        ways[count][last]?;
        let mut breaks = Vec::with_capacity(count);
        let mut end = last;
        for line in (1..=count).rev() {
            end = ways[line][end]?.1;
            breaks.push(self.list[end].0);
        }
        breaks.pop();
        breaks.reverse();
        Some(breaks)
    }
}

/// Stretches that stay whole: in marks that pair, words of the list, numbers with what they count.
fn wholes(text: &str) -> Vec<Range<usize>> {
    let mut whole = Vec::new();
    for (open, close) in PAIRS {
        let mut from = 0;
        while let Some(start) = text[from..].find(open).map(|at| from + at) {
            let Some(end) = text[start..]
                .find(close)
                .map(|at| start + at + close.len_utf8())
            else {
                break;
            };
            whole.push(start..end);
            from = end;
        }
    }
    for word in WORDS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        whole.extend(text.match_indices(word).map(|(at, _)| at..at + word.len()));
    }
    whole
}

/// Between these two characters, whatever stands around them.
fn may_break(before: char, after: char) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric() || "—-–.%·".contains(c);
    let joined = latin(before) && latin(after) || before.is_ascii_digit();
    let hangs = CLOSING.contains(after) || OPENING.contains(before) || after.is_whitespace();
    !joined && !hangs
}

/// How ill it reads to break `text` at `at`: ahead of 关于 best, behind an office or a word well.
fn cost(text: &str, at: usize, whole: &[Range<usize>]) -> i64 {
    const OFFICES: [&str; 8] = [
        "政府",
        "委员会",
        "党委",
        "县委",
        "市委",
        "局",
        "厅",
        "办公室",
    ];
    let (before, after) = text.split_at(at);
    if after.starts_with("关于") {
        return -60;
    }
    if OFFICES.iter().any(|office| before.ends_with(office)) {
        return if after.starts_with("建设") {
            400
        } else {
            -20
        };
    }
    let edge = whole.iter().any(|word| word.start == at || word.end == at);
    match (edge, before.ends_with('的')) {
        (_, true) => 0,
        (true, _) => 10,
        _ => 120,
    }
}

/// The part of `inlines` whose plain text is at `range`. A gap stays whole, on the line
/// where it begins.
fn slice<'a>(inlines: &[Inline<'a>], range: Range<usize>) -> Inlines<'a> {
    let mut at = 0;
    let mut part = Vec::new();
    for inline in inlines {
        let length = plain_text(std::slice::from_ref(inline)).len();
        let (start, end) = (range.start.max(at), range.end.min(at + length));
        let whole_before = matches!(inline, Inline::Missing { .. }) && start > at;
        if start < end && !whole_before {
            let inner = start - at..end - at;
            part.push(match inline {
                Inline::Text(run) => Inline::Text(run.part(inner)),
                Inline::Strong(content) => Inline::Strong(slice(content, inner)),
                Inline::Drafted(content) => Inline::Drafted(slice(content, inner)),
                Inline::LeadIn { level, content } => Inline::LeadIn {
                    level: *level,
                    content: slice(content, inner),
                },
                gap @ Inline::Missing { .. } => gap.clone(),
            });
        }
        at += length;
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Run;

    /// Of 22 points on 156 mm.
    const MOST: i32 = 40;

    fn broken(text: &'static str) -> String {
        let title = [Inline::Text(Run::template(text))];
        let lines = lines(&title, MOST);
        let lines: Vec<String> = lines.iter().map(|line| plain_text(line)).collect();
        lines.join("/")
    }

    #[test]
    fn titles_break_by_sense() {
        for expected in [
            "某市2023年法治政府建设情况报告",
            "示例市云溪县人民政府/关于2024年度法治政府建设情况的报告",
            "中共云溪县委 云溪县人民政府/关于2024年度法治政府建设情况的报告",
            "云溪县市场监督管理局/关于2023年度法治政府建设情况的报告",
            "云溪县司法局关于贯彻落实/《法治政府建设实施纲要（2021—2025年）》/情况的报告",
        ] {
            let whole: &'static str = Box::leak(expected.replace('/', "").into_boxed_str());
            assert_eq!(broken(whole), expected);
        }
    }

    #[test]
    fn what_cannot_break_stays() {
        let long = "《关于进一步加强和规范全县行政执法监督工作若干问题的实施意见》";
        assert_eq!(broken(long), long);
        let number: &'static str = Box::leak("1".repeat(100).into_boxed_str());
        assert_eq!(broken(number), number);
        assert_eq!(broken(""), "");
    }

    #[test]
    fn nothing_is_lost_and_no_line_is_too_long() {
        let pieces = [
            "某县",
            "关于",
            "“一件事”",
            "《条例》",
            "2023年度",
            "的",
            "abc",
            "、",
            "法治政府建设",
        ];
        for seed in 0..2000_usize {
            let text: String = (0..12)
                .map(|k| pieces[(seed * 31 + k * k * 7 + k * seed) % pieces.len()])
                .collect();
            let found = breaks(&text, MOST);
            assert!(found.is_sorted() && found.iter().all(|at| text.is_char_boundary(*at)));
            let mut start = 0;
            for end in found
                .iter()
                .copied()
                .chain([text.len()])
                .filter(|_| !found.is_empty())
            {
                assert!(halves(&text[start..end]) <= MOST, "{text}");
                start = end;
            }
        }
    }
}
