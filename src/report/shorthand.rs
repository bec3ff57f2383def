//! A figure typed as `信访事项: 65`: its name in the place of a key (KEY-001).

use super::model::Indicator;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::record::{Decimal, Reader, in_brackets, nearest};
use crate::say;
use crate::source::Span;
use crate::yaml::{Kind, Map, Node, Pair, Scalar, Style};

/// The figures in `node`, where names stand in the place of keys; that they do is noted.
pub fn figures<'p>(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Vec<Node<'p>>> {
    let Kind::Map(map) = &node.kind else {
        return None;
    };
    let element = reader.is_element();
    let named: Option<Vec<_>> = match element {
        true => {
            let mut strangers = map.pairs.iter().filter(|pair| key(pair).is_none());
            let stranger = strangers.next()?;
            let taken = |pair: &Pair<'_>| matches!(key(pair), Some("name" | "value"));
            if strangers.next().is_some() || map.pairs.iter().any(taken) {
                return None;
            }
            let unit = map.pairs.iter().any(|pair| key(pair) == Some("unit"));
            let short = Short::of(stranger).filter(|short| !unit || short.unit.is_empty());
            short.map(|short| vec![short])
        }
        false => map.pairs.iter().map(Short::of).collect(),
    };
    let named = named.filter(|named| !named.is_empty())?;
    let others = |pair: &&Pair<'p>| element && key(pair).is_some();
    let made = |short: &Short<'_, 'p>| {
        let others = map.pairs.iter().filter(others).cloned();
        short.node(node.span, &reader.prepared.text, others)
    };
    let nodes: Vec<_> = named.iter().map(made).collect::<Option<_>>()?;
    let flow = reader.prepared.source.slice(node.span).starts_with('{');
    let single = element && map.pairs.len() == 1;
    let edit = |short: &Short<'_, 'p>| {
        let replacement = match (element, flow, single) {
            (true, true, _) => short.pairs(", "),
            (true, false, true) => format!("{{{}}}", short.pairs(", ")),
            (true, false, false) => short.lines(reader)?,
            (false, false, _) => format!("- {{{}}}", short.pairs(", ")),
            (false, true, _) => return None,
        };
        let span = Span {
            end: short.pair.value.span.end,
            ..short.pair.key_span
        };
        Some(Edit { span, replacement })
    };
    let edits: Option<Vec<_>> = named.iter().map(edit).collect();
    note(&named, edits, reader);
    Some(nodes)
}

/// All at once: half of them cured, the rest could not be read.
fn note(named: &[Short<'_, '_>], edits: Option<Vec<Edit>>, reader: &mut Reader<'_, '_>) {
    let Some(first) = named.first() else { return };
    let name = first.pair.key.trim();
    let lines = named.iter().take(3);
    let lines = lines.map(|short| format!("- {{{}}}", short.pairs(", ")));
    let mut lines: Vec<_> = lines.collect();
    let whole = match &mut lines[..] {
        [line] => std::mem::take(line),
        _ if named.len() > 3 => format!("\n{}\n……", lines.join("\n")),
        _ => format!("\n{}", lines.join("\n")),
    };
    let mut diagnostic = Diagnostic::error(
        "KEY-001",
        first.pair.key_span,
        say!(
            "「{name}」是指标的名称，不能当栏目名用",
            "“{name}” is the name of a figure, not a key"
        ),
    )
    .hint(say!("改成：{whole}", "write: {whole}"));
    diagnostic.fix = edits.map(|edits| Fix { safe: false, edits });
    reader.note(diagnostic);
}

/// The key of a figure that is written here.
fn key(pair: &Pair<'_>) -> Option<&'static str> {
    let mut keys = Indicator::record().keys.iter();
    let key = keys.find(|key| key.spellings().any(|spelling| spelling == pair.key))?;
    Some(key.en)
}

/// `信访事项: 65件`
struct Short<'n, 'p> {
    pair: &'n Pair<'p>,
    scalar: &'n Scalar<'p>,
    digits: &'n str,
    unit: &'n str,
}

impl<'n, 'p> Short<'n, 'p> {
    /// `None` for what is a key, or was probably meant for one, and for what has no number.
    fn of(pair: &'n Pair<'p>) -> Option<Self> {
        let Kind::Scalar(scalar) = &pair.value.kind else {
            return None;
        };
        let typed = scalar.value.trim();
        let end = typed.find(|found: char| !found.is_ascii_digit() && !matches!(found, '.' | '-'));
        let (digits, unit) = typed.split_at(end.unwrap_or(typed.len()));
        let keys = Indicator::record().keys.iter();
        let keys = keys.flat_map(|key| key.spellings().map(|spelling| (spelling, ())));
        let name = pair.key.trim();
        let counted = name.chars().all(|found| found.is_ascii_digit());
        let plain = Decimal::parse(digits).is_some() && unit.chars().count() <= 4;
        let known = key(pair).is_some() || nearest(name, keys).is_some();
        (plain && !known && !counted && !name.is_empty()).then_some(Self {
            pair,
            scalar,
            digits,
            unit: unit.trim(),
        })
    }

    fn entries(&self) -> Vec<String> {
        let mut entries = vec![
            format!("名称: {}", in_brackets(self.pair.key.trim())),
            format!("数值: {}", self.digits),
        ];
        if !self.unit.is_empty() {
            entries.push(format!("单位: {}", in_brackets(self.unit)));
        }
        entries
    }

    fn pairs(&self, between: &str) -> String {
        self.entries().join(between)
    }

    /// One on each line, as further keys stand below.
    fn lines(&self, reader: &Reader<'_, '_>) -> Option<String> {
        let source = reader.prepared.source;
        let start = self.pair.key_span.range().start;
        let line = source.line_range(source.place(start).line);
        let ahead = &source.text[line.start..start];
        let end = match source.text.contains("\r\n") {
            true => "\r\n",
            false => "\n",
        };
        let blank = ahead.chars().all(|found| matches!(found, ' ' | '-'));
        blank.then(|| self.pairs(&format!("{end}{}", " ".repeat(ahead.len()))))
    }

    /// The figure as it should be, with the keys that stand beside it.
    fn node(
        &self,
        span: Span,
        text: &str,
        others: impl Iterator<Item = Pair<'p>>,
    ) -> Option<Node<'p>> {
        let key_span = self.pair.key_span;
        let value = self.pair.value.span;
        let name = self.pair.key.trim();
        let at = self.scalar.raw.start;
        let named = text[..at].rfind(name)?;
        let digits = at + text[self.scalar.raw.clone()].find(self.digits)?;
        let behind = digits + self.digits.len();
        let pair = |key: &'static str, words: &str, start: usize, span: Span| Pair {
            key: key.into(),
            key_span,
            value: Node {
                span,
                kind: Kind::Scalar(Scalar {
                    style: Style::Plain,
                    value: words.to_owned().into(),
                    raw: start..start + words.len(),
                }),
            },
        };
        let mut pairs = vec![
            pair("name", name, named, key_span),
            pair("value", self.digits, digits, value),
        ];
        if !self.unit.is_empty() {
            let start = behind + text[behind..].find(self.unit)?;
            pairs.push(pair("unit", self.unit, start, value));
        }
        pairs.extend(others);
        let complete = true;
        Some(Node {
            span,
            kind: Kind::Map(Map { pairs, complete }),
        })
    }
}
