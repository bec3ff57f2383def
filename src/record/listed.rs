//! The one element that stands in a list's place, written as a list: the cure of KEY-003 and KEY-004.

use super::parted::{as_value, in_brackets, line_end};
use crate::diagnostic::{Edit, Fix};
use crate::source::{Source, Span};
use crate::yaml::{Kind, Node, Pair, Style};
use std::ops::Range;

/// The edits that make `node` the one element of a list, which is what it was taken for; `None`
/// where that is not certain. `root` is the whole file.
pub fn listed(node: &Node<'_>, root: &Node<'_>, source: &Source) -> Option<Fix> {
    let place = Place::of(node, root, source)?;
    if !goes_on(node.span.range().end, root, source) {
        return None;
    }
    let edits = match &node.kind {
        Kind::Map(map) if map.complete => {
            let first = map.pairs.first()?.key_span;
            place.mapping(first, node, source)?
        }
        Kind::Scalar(scalar) if matches!(scalar.style, Style::Literal | Style::Folded) => {
            place.block(node, source)?
        }
        Kind::Scalar(_) => return place.text(node, source),
        Kind::Map(_) | Kind::Null | Kind::List(_) => return None,
    };
    Some(Fix { safe: true, edits })
}

/// The edit that writes `elements` as a list in the place of `node`.
pub fn as_list(
    node: &Node<'_>,
    root: &Node<'_>,
    source: &Source,
    elements: &[&str],
) -> Option<Edit> {
    let place = Place::of(node, root, source)?;
    let value = node.span.range();
    let end = value.start + source.slice(node.span).trim_end().len();
    let edit = |start: usize, replacement: String| Edit {
        span: Span::new(node.span.source, start, end),
        replacement,
    };
    if place.bracketed {
        let elements: Vec<_> = elements.iter().map(|text| in_brackets(text)).collect();
        return Some(edit(value.start, format!("[{}]", elements.join(", "))));
    }
    let key = place.key.range();
    let between = source.text.get(key.end..value.start)?;
    let colon = between.find([':', '：'])?;
    let colon = key.end + colon + between[colon..].chars().next()?.len_utf8();
    let line = source.line_range(source.place(key.start).line);
    let ahead = &source.text[line.start..key.start];
    if !ahead.chars().all(|found| matches!(found, ' ' | '-')) || between.contains('#') {
        return None;
    }
    let indent = format!("{}{}- ", line_end(source), " ".repeat(ahead.len() + 2));
    let lines = elements
        .iter()
        .map(|text| format!("{indent}{}", as_value(text)));
    Some(edit(colon, lines.collect()))
}

/// The edit that takes out the line of a key and its value `node`, where nothing else stands there.
pub fn without(node: &Node<'_>, root: &Node<'_>, source: &Source) -> Option<Edit> {
    let place = Place::of(node, root, source)?;
    let key = place.key.range();
    let line = source.line_range(source.place(key.start).line);
    let ahead = &source.text[line.start..key.start];
    let value = node.span.range();
    let rest = source.text.get(value.end..)?.split('\n').next()?;
    let alone = ahead.chars().all(|found| found == ' ') && rest.trim().is_empty();
    let below = source.text.get(key.start..value.end)?.contains('\n');
    if !alone || below || place.bracketed {
        return None;
    }
    let end = (value.end + rest.len() + 1).min(source.text.len());
    Some(Edit {
        span: Span::new(node.span.source, line.start, end),
        replacement: String::new(),
    })
}

/// `text` without the mark of somebody who began a list in another way: `-甲`, `·甲`, `1、甲`.
pub fn unmarked(text: &str) -> &str {
    const MARKS: [char; 9] = ['-', '—', '–', '－', '·', '•', '●', '*', '○'];
    let rest = text.trim_start_matches(|found: char| found.is_ascii_digit());
    let numbered = rest.strip_prefix(['、', '.', '．', ')', '）']);
    match numbered.filter(|_| rest.len() < text.len()) {
        Some(rest) => rest.trim_start(),
        None => text.trim_start_matches(MARKS).trim_start(),
    }
}

/// What surrounds a value.
struct Place {
    key: Span,
    /// Within `{…}` or `[…]`.
    bracketed: bool,
}

impl Place {
    /// `None` for what is no value of a key.
    fn of(node: &Node<'_>, root: &Node<'_>, source: &Source) -> Option<Self> {
        let around = around(root, node.span);
        let bracketed = |node: &&Node<'_>| source.slice(node.span).starts_with(['{', '[']);
        let Kind::Map(map) = &around.last()?.kind else {
            return None;
        };
        let mut pairs = map.pairs.iter();
        let pair = pairs.find(|pair| is(&pair.value, node))?;
        Some(Self {
            key: pair.key_span,
            bracketed: around.iter().any(bracketed),
        })
    }

    /// A mapping, whose first key stands at `first`.
    fn mapping(&self, first: Span, node: &Node<'_>, source: &Source) -> Option<Vec<Edit>> {
        let text = source.slice(node.span);
        match (text.starts_with('{'), text.contains('\n')) {
            (false, _) if self.bracketed || !self.is_followed_by(first, source) => None,
            (false, _) if !is_read(node, source) => None,
            (false, _) => dashed(first, node.span, source),
            (true, _) if !text.ends_with('}') => None,
            (true, false) if !self.bracketed => Some(vec![self.on_its_own_line(node, source)?]),
            (true, _) => Some(bracketed(node.span)),
        }
    }

    /// True where nothing but comments stands between the key and `first`: no line that could not be
    /// read.
    fn is_followed_by(&self, first: Span, source: &Source) -> bool {
        let between = source.text.get(self.key.range().end..first.range().start);
        let rest = between.and_then(|between| between.trim_start().strip_prefix([':', '：']));
        rest.is_some_and(|rest| {
            let mut lines = rest.lines().map(str::trim);
            lines.all(|line| line.is_empty() || line.starts_with('#'))
        })
    }

    /// A text in a block: its lines move along.
    fn block(&self, node: &Node<'_>, source: &Source) -> Option<Vec<Edit>> {
        let header = source.slice(node.span).lines().next().unwrap_or_default();
        // What `+` keeps reaches beyond the place of the value.
        if !header.starts_with(['|', '>']) || header.contains('+') {
            return None;
        }
        let mut edits = vec![self.on_its_own_line(node, source)?];
        let lines = node.span.range().start + header.len()..node.span.range().end;
        edits.extend(indented(lines, 0, source)?);
        Some(edits)
    }

    /// A text on one line.
    fn text(&self, node: &Node<'_>, source: &Source) -> Option<Fix> {
        let text = source.slice(node.span);
        if text.contains('\n') {
            return None;
        }
        let mut edits = if self.bracketed {
            bracketed(node.span)
        } else {
            vec![self.on_its_own_line(node, source)?]
        };
        let mark = text.len() - unmarked(text).len();
        if mark > 0 {
            // That the mark is none of the text is for a person to say.
            let start = node.span.range().start;
            edits.push(Edit {
                span: Span::new(node.span.source, start, start + mark),
                replacement: String::new(),
            });
        }
        Some(Fix {
            safe: mark == 0,
            edits,
        })
    }

    /// `key: value` → `- value` on a line below the key, two blanks deeper.
    fn on_its_own_line(&self, node: &Node<'_>, source: &Source) -> Option<Edit> {
        let value = node.span.range();
        let between = source.text.get(self.key.range().end..value.start)?;
        let colon = between.trim_end();
        if !matches!(colon, ":" | "：") || !ends_its_line(value.end, source) {
            return None;
        }
        let line = source.line_range(source.place(self.key.range().start).line);
        let ahead = &source.text[line.start..self.key.range().start];
        if !ahead.chars().all(|found| matches!(found, ' ' | '-')) {
            return None;
        }
        if between.contains('\n') {
            return Some(insertion(node.span, value.start, "- "));
        }
        let start = self.key.range().end + colon.len();
        let indent = " ".repeat(ahead.len() + 2);
        Some(Edit {
            span: Span::new(node.span.source, start, value.start),
            replacement: format!("\n{indent}- "),
        })
    }
}

/// The lists and mappings below `root` that the value at `span` lies in, from the outside.
pub fn around<'n, 'p>(root: &'n Node<'p>, span: Span) -> Vec<&'n Node<'p>> {
    let mut around = Vec::new();
    let mut next = Some(root);
    while let Some(node) = next {
        next = match &node.kind {
            Kind::Map(map) => {
                last_from(&map.pairs, span, |pair| pair.value.span).map(|pair| &pair.value)
            }
            Kind::List(items) => last_from(items, span, |item| item.span),
            Kind::Scalar(_) | Kind::Null => None,
        };
        // A mapping that stands in a list's place begins where its first key does.
        let found = next.is_some_and(|inner| inner.span == span);
        if matches!(node.kind, Kind::Map(_) | Kind::List(_)) {
            around.push(node);
        }
        if found {
            break;
        }
    }
    around
}

/// The last of `nodes`, which stand in the order of the text, that begins no later than `span`.
fn last_from<T>(nodes: &[T], span: Span, place: impl Fn(&T) -> Span) -> Option<&T> {
    let behind = nodes.partition_point(|node| place(node).start <= span.start);
    nodes.get(behind.checked_sub(1)?)
}

fn is(one: &Node<'_>, other: &Node<'_>) -> bool {
    one.span == other.span
        && std::mem::discriminant(&one.kind) == std::mem::discriminant(&other.kind)
}

/// True where nothing but a comment follows on the line.
fn ends_its_line(at: usize, source: &Source) -> bool {
    let rest = source.text[at..].split('\n').next().unwrap_or_default();
    let rest = rest.trim_end_matches('\r');
    let words = rest.trim_start_matches(' ');
    words.is_empty() || words.len() < rest.len() && words.starts_with('#')
}

/// True where the next line behind byte `end` that says anything was read, too, if there is one: it
/// might have been meant to go on with what ends there.
fn goes_on(end: usize, root: &Node<'_>, source: &Source) -> bool {
    let rest = source.text[end..].find('\n');
    let mut start = rest.map_or(source.text.len(), |rest| end + rest + 1);
    for line in source.text[start..].split_inclusive('\n') {
        if !is_idle(line) {
            let last = last_leaf(root, start + line.len());
            return last.is_some_and(|last| last.range().end > start);
        }
        start += line.len();
    }
    true
}

/// The last key or text that begins ahead of byte `at`.
fn last_leaf(node: &Node<'_>, at: usize) -> Option<Span> {
    let ahead = |span: Span| span.range().start < at;
    match &node.kind {
        Kind::Map(map) => {
            let count = map.pairs.partition_point(|pair| ahead(pair.key_span));
            let pair = map.pairs.get(count.checked_sub(1)?)?;
            let value = Some(&pair.value).filter(|value| ahead(value.span));
            let inside = value.and_then(|value| last_leaf(value, at));
            inside.or(Some(pair.key_span))
        }
        Kind::List(items) => {
            let count = items.partition_point(|item| ahead(item.span));
            last_leaf(items.get(count.checked_sub(1)?)?, at)
        }
        Kind::Scalar(_) => Some(node.span),
        Kind::Null => None,
    }
}

/// True for a line that says nothing: blank, a comment, dashes or brackets alone.
fn is_idle(line: &str) -> bool {
    let words = line.trim_start_matches([' ', '-', '[', ']', '{', '}', ',']);
    let words = words.trim();
    words.is_empty() || words.starts_with('#')
}

/// True where each line of `node` that says anything was read: it holds some of a key or value.
fn is_read(node: &Node<'_>, source: &Source) -> bool {
    let mut leaves = Vec::new();
    gather(node, &mut leaves);
    let mut start = node.span.range().start;
    source.slice(node.span).split_inclusive('\n').all(|line| {
        let here = start..start + line.len();
        start = here.end;
        let next = leaves.partition_point(|leaf| leaf.range().end <= here.start);
        let read = leaves
            .get(next)
            .is_some_and(|leaf| leaf.range().start < here.end);
        read || is_idle(line)
    })
}

/// The places of all keys and texts of `node`, in the order of the text.
fn gather(node: &Node<'_>, leaves: &mut Vec<Span>) {
    match &node.kind {
        Kind::Map(map) => {
            for pair in &map.pairs {
                leaves.push(pair.key_span);
                gather(&pair.value, leaves);
            }
        }
        Kind::List(items) => items.iter().for_each(|item| gather(item, leaves)),
        Kind::Scalar(_) => leaves.push(node.span),
        Kind::Null => {}
    }
}

/// `- ` ahead of the first key of a mapping, and two blanks ahead of its further lines.
fn dashed(first: Span, whole: Span, source: &Source) -> Option<Vec<Edit>> {
    let start = first.range().start;
    let line = source.line_range(source.place(start).line);
    let ahead = &source.text[line.start..start];
    if !ahead.chars().all(|found| found == ' ') {
        return None;
    }
    let mut edits = vec![insertion(first, start, "- ")];
    let lines = start..whole.range().end;
    edits.extend(indented(lines, ahead.len(), source)?);
    Some(edits)
}

/// Two blanks more ahead of each line that begins in `lines` and is not empty; `None` where one
/// begins with less than `least` blanks, or with a blank of another kind: it does not move along.
fn indented(lines: Range<usize>, least: usize, source: &Source) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    for (at, _) in source.text[lines.clone()].match_indices('\n') {
        let start = lines.start + at + 1;
        let line = source.text[start..].split('\n').next().unwrap_or_default();
        let line = line.trim_end_matches('\r');
        let words = line.trim_start_matches(' ');
        let blanks = line.len() - words.len();
        let odd = blanks == least && words.starts_with(char::is_whitespace);
        if (blanks < least || odd) && !words.is_empty() && !words.starts_with('#') {
            return None;
        }
        if !line.is_empty() {
            edits.push(insertion(Span::new(source.id, start, start), start, "  "));
        }
    }
    Some(edits)
}

fn bracketed(span: Span) -> Vec<Edit> {
    let range = span.range();
    vec![
        insertion(span, range.start, "["),
        insertion(span, range.end, "]"),
    ]
}

fn insertion(beside: Span, at: usize, text: &str) -> Edit {
    Edit {
        span: Span::new(beside.source, at, at),
        replacement: text.to_owned(),
    }
}

/// What the list would look like, in a few lines: `key` and the element.
pub fn sketch(key: &str, node: &Node<'_>) -> String {
    let brief = |node: &Node<'_>| match &node.kind {
        Kind::Scalar(scalar) => {
            let mut lines = unmarked(scalar.value.trim()).lines();
            let first = lines.next().unwrap_or_default();
            let cut: String = first.chars().take(24).collect();
            let more = cut.len() < first.len() || lines.next().is_some();
            cut + if more { "……" } else { "" }
        }
        _ => "……".to_owned(),
    };
    let pair = |pair: &Pair<'_>| format!("{}: {}", pair.key, brief(&pair.value));
    match &node.kind {
        Kind::Map(map) => {
            let pairs: Vec<_> = map.pairs.iter().take(2).map(pair).collect();
            format!("{key}:\n  - {}", pairs.join("\n    "))
        }
        _ => format!("{key}:\n  - {}", brief(node)),
    }
}
