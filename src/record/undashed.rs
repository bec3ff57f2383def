//! One mapping typed as a list: `- ` ahead of keys that belong together (KEY-007).

use super::reader::{Reader, Record};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::say;
use crate::source::{Source, Span};
use crate::yaml::{Kind, Map, Node};

impl<'p> Reader<'_, 'p> {
    /// The one mapping that was typed in pieces, as a list; `None` for anything else. Either is noted.
    pub fn undashed(&mut self, node: &Node<'p>, record: &'static Record) -> Option<Map<'p>> {
        let Some(map) = joined(node, record) else {
            self.not_a_record(node, record);
            return None;
        };
        let first = map.pairs.first()?;
        let name = self.key_name();
        let (zh, en, key) = (name.zh, name.en, &first.key);
        let message = say!(
            "「{zh}」只有一组栏目，不用分条写",
            "“{en}” is one set of keys, not a list"
        );
        let source = self.prepared.source;
        let edits = undashing(node, source);
        let mut diagnostic = Diagnostic::error("KEY-007", first.key_span, message);
        diagnostic = diagnostic.hint(match (&edits, &node.kind) {
            (Some(_), Kind::List(items)) if items.len() > 1 => say!(
                "去掉各栏目前面的短横线：“- ”换成两个空格",
                "put two blanks in the place of each “- ”"
            ),
            (Some(_), _) => say!(
                "去掉「{key}」前面的短横线：“- ”换成两个空格",
                "put two blanks in the place of the “- ” ahead of “{key}”"
            ),
            (None, _) => say!(
                "去掉短横线或方括号，各栏目左边对齐",
                "leave out the dashes or brackets; the keys stand in one column"
            ),
        });
        // More than one may have been meant for several.
        let safe = matches!(&node.kind, Kind::List(items) if items.len() == 1);
        diagnostic.fix = edits.map(|edits| Fix { safe, edits });
        self.note(diagnostic);
        Some(map)
    }
}

/// All elements as one mapping, where each is a mapping and no key comes twice.
fn joined<'p>(node: &Node<'p>, record: &Record) -> Option<Map<'p>> {
    let Kind::List(items) = &node.kind else {
        return None;
    };
    let mut whole = Map {
        pairs: Vec::new(),
        complete: true,
    };
    let mut taken = std::collections::HashSet::new();
    for item in items {
        let Kind::Map(map) = &item.kind else {
            return None;
        };
        for pair in &map.pairs {
            let mut keys = record.keys.iter();
            let key = keys.position(|key| key.spellings().any(|known| known == pair.key));
            if !taken.insert(key.ok_or(&*pair.key)) {
                return None;
            }
        }
        whole.complete &= map.complete;
        whole.pairs.extend(map.pairs.iter().cloned());
    }
    let known = taken.iter().any(Result::is_ok);
    drop(taken);
    known.then_some(whole)
}

/// A blank in the place of each dash; `None` where the keys would not stand in one column.
fn undashing(node: &Node<'_>, source: &Source) -> Option<Vec<Edit>> {
    let Kind::List(items) = &node.kind else {
        return None;
    };
    let mut column = None;
    let mut edits = Vec::new();
    for item in items {
        let Kind::Map(map) = &item.kind else {
            return None;
        };
        let key = map.pairs.first()?.key_span.range().start;
        let (dash, width) = dash_ahead(key, source)?;
        if *column.get_or_insert(width) != width {
            return None;
        }
        edits.push(dash);
    }
    Some(edits)
}

/// The edit that puts a blank in the place of the one dash ahead of `at` on its line, and how wide
/// all is that stands there.
pub fn dash_ahead(at: usize, source: &Source) -> Option<(Edit, usize)> {
    let line = source.line_range(source.place(at).line);
    let ahead = &source.text[line.start..at];
    let dash = ahead.find('-')?;
    let blank = |text: &str| text.chars().all(|found| found == ' ');
    if !blank(&ahead[..dash]) || !blank(&ahead[dash + 1..]) {
        return None;
    }
    let start = line.start + dash;
    let edit = Edit {
        span: Span::new(source.id, start, start + 1),
        replacement: " ".to_owned(),
    };
    Some((edit, ahead.len()))
}
