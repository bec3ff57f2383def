//! A list typed as one text: each line an element, or `一是…；二是…` (KEY-003).

use super::listed::{as_list, unmarked, without};
use super::reader::{Reader, first_line};
use crate::diagnostic::{Diagnostic, Fix};
use crate::say;
use crate::yaml::{Kind, Node, Scalar, Style};
use std::ops::Range;

/// How many elements a hint shows.
const SHOWN: usize = 3;

const NUMERALS: &str = "一二三四五六七八九十";

impl<'p> Reader<'_, 'p> {
    /// The elements of a list that was typed as one text, without the marks that they were given. That
    /// it was is noted.
    pub fn lines_as_list(&mut self, node: &Node<'p>) -> Option<Vec<Node<'p>>> {
        let Kind::Scalar(scalar) = &node.kind else {
            return None;
        };
        if self.is_element() {
            return None;
        }
        let text: &'p str = &self.prepared.text;
        let typed = elements(text, scalar);
        if typed.len() < 2 {
            return None;
        }
        let bare: Vec<_> = typed.iter().map(|range| bare(text, range)).collect();
        let marked = typed
            .iter()
            .zip(&bare)
            .find(|(typed, bare)| typed.start < bare.start);
        let mark = marked.map(|(typed, bare)| text[typed.start..bare.start].trim());
        let words: Vec<&str> = bare.iter().map(|range| &text[range.clone()]).collect();
        self.note_lines(node, scalar, &words, mark);
        let nodes = bare.iter().map(|range| Node {
            span: self.prepared.span(range.clone()),
            kind: Kind::Scalar(Scalar {
                style: Style::Plain,
                value: text[range.clone()].into(),
                raw: range.clone(),
            }),
        });
        Some(nodes.collect())
    }

    /// KEY-003: `无` in the place of a list: what there is none of is left out. True where it was noted.
    pub fn says_none(&mut self, node: &Node<'p>) -> bool {
        const WORDS: [&str; 12] = [
            "无",
            "没有",
            "暂无",
            "不涉及",
            "不适用",
            "未发生",
            "/",
            "-",
            "—",
            "——",
            "none",
            "N/A",
        ];
        let Kind::Scalar(scalar) = &node.kind else {
            return false;
        };
        let typed = scalar.value.trim();
        let bare = typed.trim_matches(['（', '）', '(', ')', '。', ' ']);
        if !WORDS.contains(&bare) {
            return false;
        }
        let name = self.key_name();
        let (zh, en) = (name.zh, name.en);
        let message = say!(
            "「{zh}」要分条写；一条也没有的，不写“{typed}”",
            "“{en}” is a list; where there is nothing to list, leave out “{typed}”"
        );
        let mut diagnostic = Diagnostic::error("KEY-003", node.span, message)
            .hint(say!("把「{zh}」这一行删掉", "delete the line “{en}”"));
        let edit = without(node, self.root, self.prepared.source);
        diagnostic.fix = edit.map(|edit| Fix {
            safe: false,
            edits: vec![edit],
        });
        self.note(diagnostic);
        true
    }

    fn note_lines(
        &mut self,
        node: &Node<'p>,
        scalar: &Scalar<'p>,
        words: &[&str],
        mark: Option<&str>,
    ) {
        let name = self.key_name();
        let (zh, en) = (name.zh, name.en);
        let message = say!(
            "「{zh}」要分条写，每条前面加“- ”",
            "“{en}” is a list: each element begins with “- ”"
        );
        let shown = |key: &str| {
            let brief = |text: &str| {
                let cut: String = text.chars().take(24).collect();
                let more = if cut.len() < text.len() { "……" } else { "" };
                format!("\n  - {cut}{more}")
            };
            let lines: String = words.iter().take(SHOWN).map(|text| brief(text)).collect();
            let more = if words.len() > SHOWN {
                "\n  ……"
            } else {
                ""
            };
            format!("{key}:{lines}{more}")
        };
        let (zh_list, en_list) = (shown(&zh), shown(&en));
        let mut diagnostic = Diagnostic::error("KEY-003", first_line(node, self.prepared), message);
        diagnostic = diagnostic.hint(match scalar.style {
            Style::Literal => say!(
                "每一行是一条，去掉冒号后面的“|”：\n{zh_list}",
                "each line is one; leave out the “|”:\n{en_list}"
            ),
            _ => say!("改成：\n{zh_list}", "write:\n{en_list}"),
        });
        let numbered = |mark: &&str| {
            mark.contains(|found: char| NUMERALS.contains(found) || found.is_ascii_digit())
        };
        if let Some(mark) = mark.filter(numbered) {
            diagnostic = diagnostic.hint(say!(
                "“{mark}”这样的序号不用写：要编号的，印的时候自动加上",
                "leave out “{mark}” and the like: numbers come by themselves"
            ));
        }
        let edit = as_list(node, self.root, self.prepared.source, words);
        diagnostic.fix = edit.map(|edit| Fix {
            safe: false,
            edits: vec![edit],
        });
        self.note(diagnostic);
    }
}

/// Where the elements stand that `scalar` seems to hold.
fn elements(text: &str, scalar: &Scalar<'_>) -> Vec<Range<usize>> {
    let raw = scalar.raw.clone();
    match scalar.style {
        Style::Literal => lines(text, raw),
        Style::Plain if text[raw.clone()].contains('\n') => {
            let lines = lines(text, raw);
            let ends =
                |range: &Range<usize>| text[range.clone()].ends_with(['。', '；', ';', '！']);
            let whole = lines
                .split_last()
                .is_some_and(|(_, lines)| lines.iter().all(ends));
            if whole { lines } else { Vec::new() }
        }
        Style::Plain => counted(text, raw),
        Style::SingleQuoted | Style::DoubleQuoted | Style::Folded => Vec::new(),
    }
}

/// The lines that hold anything.
fn lines(text: &str, raw: Range<usize>) -> Vec<Range<usize>> {
    let mut start = raw.start;
    let mut found = Vec::new();
    for line in text[raw].split_inclusive('\n') {
        let words = line.trim();
        let at = start + line.len() - line.trim_start().len();
        if !words.is_empty() {
            found.push(at..at + words.len());
        }
        start += line.len();
    }
    found
}

/// `一是…；二是…` taken apart; empty where it is not that.
fn counted(text: &str, raw: Range<usize>) -> Vec<Range<usize>> {
    let typed = &text[raw.clone()];
    let mut starts = Vec::new();
    let mut from = 0;
    for numeral in NUMERALS.chars() {
        let mark = format!("{numeral}是");
        let mut marks = typed[from..].match_indices(&mark);
        let found = marks.find(|(at, _)| {
            let ahead = typed[..from + at].trim_end();
            ahead.is_empty() || ahead.ends_with(['；', ';', '。', '，', ','])
        });
        let Some((at, _)) = found else { break };
        starts.push(from + at);
        from += at + mark.len();
    }
    if starts.first() != Some(&0) {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([typed.len()]);
    let element = |(start, end): (&usize, usize)| {
        let words = typed[*start..end].trim_end();
        let words = words.trim_end_matches(['；', ';', '，', ',']);
        raw.start + start..raw.start + start + words.len()
    };
    starts.iter().zip(ends).map(element).collect()
}

/// What is left of an element without its mark: `- `, `一是`, `（一）`, `1、`.
fn bare(text: &str, range: &Range<usize>) -> Range<usize> {
    let typed = &text[range.clone()];
    let mut rest = unmarked(typed);
    if rest.len() == typed.len() {
        rest = unnumbered(typed).unwrap_or(typed).trim_start();
    }
    match rest.is_empty() {
        true => range.clone(),
        false => range.end - rest.len()..range.end,
    }
}

/// `text` behind a number in Chinese characters.
fn unnumbered(text: &str) -> Option<&str> {
    let is_numeral = |found: char| NUMERALS.contains(found) || found.is_ascii_digit();
    let inner = text.strip_prefix(['（', '(']);
    let rest = inner.unwrap_or(text).trim_start_matches(is_numeral);
    if rest.len() == inner.unwrap_or(text).len() {
        return None;
    }
    match inner {
        Some(_) => rest.strip_prefix(['）', ')']),
        None => rest.strip_prefix(['是', '、']),
    }
}
