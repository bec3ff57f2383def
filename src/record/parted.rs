//! Several names or choices in the place of one: `甲、乙`, `[甲 乙]`, and how they should be written.

use super::listed::around;
use super::reader::Reader;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::say;
use crate::source::{Source, Span};
use crate::yaml::{Kind, Node, Scalar, Style};
use std::collections::HashSet;
use std::ops::Range;

const MARKS: [char; 7] = ['，', '、', '；', ';', ',', '﹑', '､'];

impl<'p> Reader<'_, 'p> {
    /// The parts of a text that is no name, but is made of such. That they were not written as several
    /// is noted. `known` is asked with the names and ids of the file.
    pub fn parted(
        &mut self,
        node: &Node<'p>,
        known: impl Fn(&HashSet<String>, &str) -> bool,
    ) -> Option<Vec<Node<'p>>> {
        let Kind::Scalar(scalar) = &node.kind else {
            return None;
        };
        let typed = scalar.value.trim();
        let (ranges, marked) = parts(typed)?;
        let root = self.root;
        let names = self.names.get_or_insert_with(|| names(root));
        if known(names, typed) {
            return None;
        }
        let count = ranges
            .iter()
            .filter(|range| known(names, &typed[(*range).clone()]))
            .count();
        // A blank may well stand within a name.
        if count == 0 || !marked && count < ranges.len() {
            return None;
        }
        let nodes = self.nodes(node, scalar, &ranges)?;
        let parts: Vec<_> = ranges.iter().map(|range| &typed[range.clone()]).collect();
        self.note_parts(node, &parts);
        Some(nodes)
    }

    /// A node for each part, at its own place.
    fn nodes(
        &self,
        node: &Node<'p>,
        scalar: &Scalar<'p>,
        ranges: &[Range<usize>],
    ) -> Option<Vec<Node<'p>>> {
        let typed = scalar.value.trim();
        let raw = self.prepared.text.get(scalar.raw.clone())?;
        let start = scalar.raw.start + raw.find(typed)?;
        let source = self.prepared.source.slice(node.span);
        let exact = source.find(typed).map(|at| node.span.range().start + at);
        let part = |range: &Range<usize>| {
            let value = typed[range.clone()].to_owned().into();
            let span = exact.map_or(node.span, |at| {
                Span::new(node.span.source, at + range.start, at + range.end)
            });
            let raw = start + range.start..start + range.end;
            Node {
                span,
                kind: Kind::Scalar(Scalar {
                    style: Style::Plain,
                    value,
                    raw,
                }),
            }
        };
        Some(ranges.iter().map(part).collect())
    }

    /// KEY-003, or YML-014 within brackets.
    fn note_parts(&mut self, node: &Node<'p>, parts: &[&str]) {
        let count = parts.len();
        let name = self.key_name();
        let (zh, en) = (name.zh, name.en);
        let flow = parts
            .iter()
            .map(|part| in_brackets(part))
            .collect::<Vec<_>>()
            .join(", ");
        let place = Place::of(node, self);
        let message = match place {
            Place::Bracketed => say!(
                "方括号里的分隔要用英文逗号“,”；现在 {count} 条会被当成 1 条",
                "the separator in brackets is “,”; these {count} would be taken for one"
            ),
            _ => say!(
                "「{zh}」这里写了 {count} 项，要分开写，现在会被当成 1 项",
                "these are {count} of “{en}”; written so they would be taken for one"
            ),
        };
        let (hints, written) = match &place {
            Place::Bracketed => (vec![say!("改成：{flow}", "write: {flow}")], flow),
            Place::Dashed(ahead) => {
                let lines = parts.iter().map(|part| as_value(part)).collect::<Vec<_>>();
                let shown = lines.join("\n- ");
                let lines = lines.join(&format!("{ahead}- "));
                (
                    vec![say!(
                        "每项一行：\n- {shown}",
                        "one on each line:\n- {shown}"
                    )],
                    lines,
                )
            }
            Place::Value => (
                vec![
                    say!("改成：{zh}: [{flow}]", "write: {en}: [{flow}]"),
                    say!(
                        "也可以分行写，每行一项，前面加“- ”",
                        "or one on each line, with “- ” ahead"
                    ),
                ],
                format!("[{flow}]"),
            ),
        };
        let code = match place {
            Place::Bracketed => "YML-014",
            _ => "KEY-003",
        };
        let mut diagnostic = Diagnostic::error(code, node.span, message);
        diagnostic.hints = hints;
        diagnostic.fix = Some(Fix {
            safe: false,
            edits: vec![Edit {
                span: node.span,
                replacement: written,
            }],
        });
        self.note(diagnostic);
    }
}

/// Where a text stands.
enum Place {
    /// In the place of a list.
    Value,
    /// Between `[` and `]`.
    Bracketed,
    /// Behind a dash; with the line break and the blanks ahead of the next.
    Dashed(String),
}

impl Place {
    fn of(node: &Node<'_>, reader: &Reader<'_, '_>) -> Self {
        let source = reader.prepared.source;
        if !reader.is_element() {
            return Self::Value;
        }
        let around = around(reader.root, node.span);
        let list = around.last().map(|list| source.slice(list.span));
        if list.is_some_and(|list| list.starts_with('[')) {
            return Self::Bracketed;
        }
        let line = source.line_range(source.place(node.span.range().start).line);
        let ahead = &source.text[line.start..node.span.range().start];
        let blanks = ahead.rfind('-').unwrap_or(0);
        let blanks = " ".repeat(ahead[..blanks].chars().count());
        Self::Dashed(format!("{}{blanks}", line_end(source)))
    }
}

/// Where the parts of `typed` stand, two at least, and whether marks part them, not blanks.
fn parts(typed: &str) -> Option<(Vec<Range<usize>>, bool)> {
    let ranges = |parts: &dyn Fn(char) -> bool| {
        let mut ranges = Vec::new();
        let mut start = 0;
        for piece in typed.split_inclusive(parts) {
            let bare = piece.trim_end_matches(parts);
            let inner = bare.trim();
            if !inner.is_empty() {
                let at = start + bare.len() - bare.trim_start().len();
                ranges.push(at..at + inner.len());
            }
            start += piece.len();
        }
        (ranges.len() > 1).then_some(ranges)
    };
    if typed.contains('\n') {
        return None;
    }
    match typed.contains(MARKS) {
        true => ranges(&|found| MARKS.contains(&found)).map(|ranges| (ranges, true)),
        false => ranges(&char::is_whitespace).map(|ranges| (ranges, false)),
    }
}

/// Every name and id that the file gives.
fn names(root: &Node<'_>) -> HashSet<String> {
    let mut names = HashSet::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match &node.kind {
            Kind::List(items) => open.extend(items),
            Kind::Map(map) => {
                for pair in &map.pairs {
                    match &pair.value.kind {
                        Kind::Scalar(scalar)
                            if matches!(&*pair.key, "name" | "名称" | "id" | "代号") =>
                        {
                            names.insert(scalar.value.trim().to_owned());
                        }
                        _ => open.push(&pair.value),
                    }
                }
            }
            Kind::Scalar(_) | Kind::Null => {}
        }
    }
    names
}

/// How lines end in `source`.
pub(super) fn line_end(source: &Source) -> &'static str {
    match source.text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    }
}

/// `text` as a value of its own, quoted where it has to be.
pub(super) fn as_value(text: &str) -> String {
    const SPECIAL: &str = "-?:,[]{}#&*!|>'\"%@`=";
    let special = text.starts_with(|first| SPECIAL.contains(first) || first == '\u{feff}')
        || text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
        || text.trim() != text
        || matches!(text, "" | "~" | "null");
    match special {
        true => format!("'{}'", text.replace('\'', "''")),
        false => text.to_owned(),
    }
}

/// `text` as a value between brackets.
pub fn in_brackets(text: &str) -> String {
    let value = as_value(text);
    match value == text && text.contains([',', '[', ']', '{', '}']) {
        true => format!("'{}'", text.replace('\'', "''")),
        false => value,
    }
}
