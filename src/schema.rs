//! JSON Schemas of the report file, from the same declarations that read it.
//!
//! Each schema offers the keys of one language (`properties`) and accepts those of the other
//! (`patternProperties`, which editors check and explain but do not offer).

use crate::diagnostic::Lang;
use crate::record::{Choice, Key, Read, Record, Shape};
use crate::report::Report;
use serde_json::{Map, Value, json};

/// The schema of a report file, offering keys in `lang`.
pub fn report(lang: Lang) -> String {
    let mut schemas = Schemas {
        lang,
        definitions: Map::new(),
    };
    let top = schemas.shape(Report::SHAPE);
    let title = schemas.pick([
        "法治政府建设年度报告数据",
        "Annual rule-of-law government report",
    ]);
    let mut root = Map::new();
    root.insert(
        "$schema".into(),
        "http://json-schema.org/draft-07/schema#".into(),
    );
    root.insert("title".into(), title.into());
    root.insert("allOf".into(), json!([top]));
    root.insert("definitions".into(), schemas.definitions.into());
    let mut text = serde_json::to_string_pretty(&Value::Object(root)).unwrap_or_default();
    text.push('\n');
    text
}

/// What the schema that offers keys in `lang` is called.
pub fn file_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "report.zh.schema.json",
        Lang::En => "report.schema.json",
    }
}

struct Schemas {
    lang: Lang,
    definitions: Map<String, Value>,
}

impl Schemas {
    fn pick<'t>(&self, both: [&'t str; 2]) -> &'t str {
        both[usize::from(self.lang == Lang::En)]
    }

    fn shape(&mut self, shape: Shape) -> Value {
        match shape {
            Shape::Text => {
                let line = scalar();
                json!({ "anyOf": [line, { "type": "array", "items": scalar() }] })
            }
            Shape::Line => scalar(),
            Shape::Number => {
                json!({ "anyOf": [{ "type": "number" }, { "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" }] })
            }
            Shape::Integer => {
                json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, { "type": "string", "pattern": "^[0-9]+$" }] })
            }
            Shape::Boolean => json!({ "enum": [true, false, "是", "否", "yes", "no", "有", "无"] }),
            Shape::Date => date("$"),
            Shape::DateTime => date("([ T]+[0-9]{1,2}[:：][0-9]{2}([:：][0-9]{2})?)?$"),
            Shape::Choice(choices) => self.choice(choices),
            Shape::Record(record) => self.record(record()),
            Shape::List(items) => {
                let items = self.nullable(items());
                json!({ "type": "array", "items": items })
            }
            Shape::OneOrMany(item) => {
                let (one, each) = (self.shape(item()), self.nullable(item()));
                json!({ "anyOf": [one, { "type": "array", "items": each }] })
            }
            Shape::Either(both) => {
                let both = both().map(|one| self.shape(one));
                json!({ "anyOf": both })
            }
            Shape::Years => {
                let number = self.nullable(Shape::Number);
                json!({ "type": "object", "patternProperties": { "^[0-9]{4}年?$": number }, "additionalProperties": false })
            }
            Shape::Word([zh, en]) => {
                json!({ "enum": [self.pick([zh, en]), self.pick([en, zh])] })
            }
            Shape::Form(pattern, _) => json!({ "type": ["string", "number"], "pattern": pattern }),
            Shape::Anything => json!({}),
        }
    }

    /// A value that may be left blank, as every key of a skeleton is.
    fn nullable(&mut self, shape: Shape) -> Value {
        if matches!(shape, Shape::Anything) {
            return json!({});
        }
        let value = self.shape(shape);
        json!({ "anyOf": [value, { "type": "null" }] })
    }

    /// The values of one language are offered, the other spellings accepted.
    fn choice(&self, choices: &[Choice]) -> Value {
        let own: Vec<_> = choices
            .iter()
            .map(|choice| self.pick([choice.zh, choice.en]))
            .collect();
        let about: Vec<_> = choices
            .iter()
            .map(|choice| self.pick(choice.about))
            .collect();
        let others = choices.iter().flat_map(Choice::spellings);
        let others: Vec<_> = others
            .filter(|other| !own.contains(other))
            .map(quoted)
            .collect();
        let pattern = format!("^({})$", others.join("|"));
        let documented: Vec<_> = own
            .iter()
            .zip(&about)
            .map(|(value, about)| format!("{value}: {about}"))
            .collect();
        let mut spellings = vec![
            json!({ "type": "string", "enum": own, "markdownEnumDescriptions": about }),
            json!({ "type": "string", "pattern": pattern }),
        ];
        if own.contains(&"1.") {
            // YAML reads a bare `1.` as a number.
            spellings.push(json!({ "const": 1 }));
        }
        json!({ "anyOf": spellings, "description": documented.join("\n") })
    }

    fn record(&mut self, record: &'static Record) -> Value {
        let reference = json!({ "$ref": format!("#/definitions/{}", record.name) });
        if self.definitions.contains_key(record.name) {
            return reference;
        }
        // Entries hold entries: the name is taken before the keys are described.
        self.definitions.insert(record.name.into(), Value::Null);
        let (mut own, mut others, mut required) = (Map::new(), Map::new(), Vec::new());
        for (index, key) in record.keys.iter().enumerate() {
            let value = self.key(key, (record.shape_of)(index));
            let offered = self.pick([key.zh, key.en]);
            let rest: Vec<_> = key
                .spellings()
                .filter(|spelling| *spelling != offered)
                .map(quoted)
                .collect();
            own.insert(offered.into(), value.clone());
            others.insert(format!("^({})$", rest.join("|")), value);
            if key.required {
                let others = key.spellings().filter(|spelling| *spelling != offered);
                let spellings: Vec<_> = std::iter::once(offered)
                    .chain(others)
                    .map(|spelling| json!({ "required": [spelling] }))
                    .collect();
                required.push(json!({ "anyOf": spellings }));
            }
        }
        let mut definition = Map::new();
        definition.insert("title".into(), self.pick([record.zh, record.name]).into());
        definition.insert("type".into(), "object".into());
        definition.insert("properties".into(), own.into());
        definition.insert("patternProperties".into(), others.into());
        definition.insert("additionalProperties".into(), false.into());
        if !required.is_empty() {
            definition.insert("allOf".into(), required.into());
        }
        self.definitions
            .insert(record.name.into(), definition.into());
        reference
    }

    fn key(&mut self, key: &Key, shape: Shape) -> Value {
        let value = self.nullable(shape);
        let about = self.pick(key.about);
        let other = match self.lang {
            Lang::Zh => format!("{about}（英文写法：{}）", key.en),
            Lang::En => format!("{about} (in Chinese: {})", key.zh),
        };
        match value {
            Value::Object(mut value) => {
                value.insert("description".into(), other.into());
                value.into()
            }
            other => other,
        }
    }
}

/// What YAML reads as a number or a truth value is text all the same: a year, a cell.
fn scalar() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}

fn date(end: &str) -> Value {
    let pattern = format!("^[0-9]{{4}}[-年./][0-9]{{1,2}}[-月./][0-9]{{1,2}}日?{end}");
    json!({ "type": "string", "pattern": pattern })
}

/// `text` as a regular expression that matches it alone.
fn quoted(text: &str) -> String {
    let escape = |found: char| {
        if "\\^$.|?*+()[]{}".contains(found) {
            format!("\\{found}")
        } else {
            found.to_string()
        }
    };
    text.chars().map(escape).collect()
}
