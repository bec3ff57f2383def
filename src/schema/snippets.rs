//! Whole entries that an editor offers at once, to be filled in.

use super::Schemas;
use crate::record::{Record, Shape};
use serde_json::{Map, Value, json};

/// A whole entry, offered at once.
struct Snippet {
    record: &'static str,
    label: [&'static str; 2],
    keys: &'static [&'static str],
}

const fn snippet(
    record: &'static str,
    label: [&'static str; 2],
    keys: &'static [&'static str],
) -> Snippet {
    Snippet {
        record,
        label,
        keys,
    }
}

const SNIPPETS: &[Snippet] = &[
    snippet(
        "Indicator",
        ["一个数字", "a figure"],
        &["name", "value", "unit", "previous"],
    ),
    snippet("Indicator", ["一个比率", "a rate"], &["name", "ratio"]),
    snippet(
        "Entry",
        ["一条：标题、正文", "an entry: title, text"],
        &["title", "text"],
    ),
    snippet(
        "Entry",
        ["一条：标题、要点", "an entry: title, points"],
        &["title", "points"],
    ),
    snippet(
        "Entry",
        ["一条不足：标题、原因", "a shortcoming: title, cause"],
        &["title", "cause"],
    ),
    snippet(
        "Entry",
        ["一条计划：标题、正文、时限", "a plan: title, text, due"],
        &["title", "text", "due"],
    ),
    snippet(
        "Point",
        ["一个要点：标题、正文", "a point: title, text"],
        &["title", "text"],
    ),
    snippet(
        "Annex",
        ["一个附件：正文", "an annex: text"],
        &["title", "text"],
    ),
    snippet(
        "Annex",
        ["一个附件：表格", "an annex: a table"],
        &["title", "table"],
    ),
    snippet(
        "Annex",
        ["一个附件：指标表", "an annex: figures"],
        &["title", "indicators"],
    ),
    snippet(
        "Ignore",
        ["一条忽略", "a finding to ignore"],
        &["rule", "at", "reason"],
    ),
];

impl Schemas {
    /// Whole entries that an editor offers where one of a list may stand.
    pub(super) fn snippets(&self, item: Shape) -> Vec<Value> {
        let record = match item {
            Shape::Record(record) => record(),
            Shape::Either(both) => match both() {
                [_, Shape::Record(record)] => record(),
                _ => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        let own = SNIPPETS
            .iter()
            .filter(|snippet| snippet.record == record.name);
        let offered = own.map(|snippet| {
            let keys = snippet
                .keys
                .iter()
                .filter_map(|en| record.keys.iter().position(|key| key.en == *en));
            let mut stop = 0;
            let body: Map<_, _> = keys.map(|key| self.blank(record, key, &mut stop)).collect();
            json!({ "label": self.pick(snippet.label), "body": body })
        });
        offered.collect()
    }

    /// A key with stops to fill in behind it.
    fn blank(&self, record: &Record, key: usize, stop: &mut u8) -> (String, Value) {
        let spelling = self.pick([record.keys[key].zh, record.keys[key].en]);
        (
            spelling.to_owned(),
            self.stops((record.shape_of)(key), stop),
        )
    }

    fn stops(&self, shape: Shape, stop: &mut u8) -> Value {
        match shape {
            Shape::Record(below) => {
                let below = below();
                let keys = (0..below.keys.len()).map(|key| self.blank(below, key, stop));
                Value::Object(keys.collect())
            }
            Shape::List(item) if !matches!(item(), Shape::Line) => {
                json!([self.stops(item(), stop)])
            }
            Shape::List(_) => {
                *stop += 1;
                json!(format!("[${stop}]"))
            }
            _ => {
                *stop += 1;
                json!(format!("${stop}"))
            }
        }
    }
}
