//! What stands beside a number in its mapping: its unit, and where a further key would go.

use super::reader::{Reader, Record};
use crate::diagnostic::Edit;
use crate::source::{Source, Span};
use crate::yaml::{Kind, Map, Node};

/// The neighbours of the number that is being read.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The unit as typed, and where.
    pub unit: Option<(String, Option<Span>)>,
    /// There is a qualifier already.
    pub qualified: bool,
    /// Where the mapping has its `value`.
    key: Option<Span>,
    /// The mapping stands in braces.
    braces: bool,
}

impl Beside {
    /// What stands in `map`, a mapping of `record` at `node`. A rate has its unit by itself.
    pub fn of(record: &'static Record, node: &Node<'_>, map: &Map<'_>, source: &Source) -> Self {
        let find = |name: &str| {
            let key = record.keys.iter().find(|key| key.en == name)?;
            let mut pairs = map.pairs.iter();
            let pair = pairs.find(|pair| key.spellings().any(|spelling| spelling == pair.key))?;
            (!matches!(pair.value.kind, Kind::Null)).then_some(pair)
        };
        let typed = find("unit").and_then(|pair| match &pair.value.kind {
            Kind::Scalar(scalar) => Some((scalar.value.trim().to_owned(), Some(pair.value.span))),
            _ => None,
        });
        let rate = find("ratio").map(|_| ("%".to_owned(), None));
        Self {
            unit: typed.or(rate),
            qualified: find("qualifier").is_some(),
            key: find("value").map(|pair| pair.key_span),
            braces: source.slice(node.span).starts_with('{'),
        }
    }

    /// The edits that write `value` at `span`, and `keys` (English, Chinese, value) beside it.
    pub fn write(
        &self,
        reader: &Reader<'_, '_>,
        span: Span,
        value: &str,
        keys: &[(&str, &str, String)],
    ) -> Option<Vec<Edit>> {
        let edit = |span, replacement| Edit { span, replacement };
        let source = reader.prepared.source;
        if keys.is_empty() {
            return Some(vec![edit(span, value.to_owned())]);
        }
        let key = self.key?;
        let english = source.slice(key).is_ascii();
        let lines = keys.iter().map(|(en, zh, value)| {
            let name = if english { en } else { zh };
            format!("{name}: {value}")
        });
        if self.braces {
            let all = std::iter::once(value.to_owned()).chain(lines);
            let all: Vec<_> = all.collect();
            return Some(vec![edit(span, all.join(", "))]);
        }
        let line = source.line_range(source.place(span.range().start).line);
        let start = key.range().start;
        let ahead = source.text.get(line.start..start)?;
        if !ahead.bytes().all(|byte| matches!(byte, b' ' | b'-')) || line.end < span.range().end {
            return None;
        }
        let end = if source.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let blanks = " ".repeat(ahead.len());
        let added: String = lines.map(|line| format!("{end}{blanks}{line}")).collect();
        let behind = Span::new(span.source, line.end, line.end);
        Some(vec![edit(span, value.to_owned()), edit(behind, added)])
    }
}
