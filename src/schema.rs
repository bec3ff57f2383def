//! JSON Schemas of the report file, from the same declarations that read it.
//!
//! Each schema offers the keys of one language (`properties`) and accepts those of the other
//! (`patternProperties`, which editors check and explain but do not offer). Where a shape looks
//! roundabout, it is for what the YAML language server makes of it (`tests/all/editor.rs`).

mod snippets;

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
    schemas.shape(Report::SHAPE);
    // What stands at the top is the report itself: an editor shows its title once.
    let report = schemas.definitions.shift_remove(Report::record().name);
    let mut root = Map::new();
    root.insert(
        "$schema".into(),
        "http://json-schema.org/draft-07/schema#".into(),
    );
    if let Some(Value::Object(report)) = report {
        root.extend(report);
    }
    let title = schemas.pick([
        "法治政府建设年度报告",
        "Annual rule-of-law government report",
    ]);
    root.insert("title".into(), title.into());
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

const DATE: &str = "^[0-9]{4}[-年./][0-9]{1,2}[-月./][0-9]{1,2}日?";

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
                let mut text = self.line();
                text["if"] = json!({ "type": "object" });
                text["items"] = self.line();
                text
            }
            Shape::Line => self.line(),
            Shape::Number => self.form(
                json!(["number", "string"]),
                "^-?[0-9]+(\\.[0-9]+)?$",
                ["这里只填数字，如 1234 或 85.5", "a number, as 1234 or 85.5"],
            ),
            Shape::Integer => {
                let words = ["这里只填整数，如 2023", "a whole number, as 2023"];
                let mut whole = self.form(json!(["integer", "string"]), "^[0-9]+$", words);
                whole["minimum"] = json!(0);
                whole
            }
            Shape::Boolean => self.boolean(),
            Shape::Date => self.form(
                json!("string"),
                &format!("{DATE}$"),
                [
                    "日期写成 2023-12-13 或 2023年12月13日",
                    "a date, as 2023-12-13",
                ],
            ),
            Shape::DateTime => self.form(
                json!("string"),
                &format!("{DATE}([ T]+[0-9]{{1,2}}[:：][0-9]{{2}}([:：][0-9]{{2}})?)?$"),
                [
                    "日期写成 2023-12-13，后面可以写时刻 10:24",
                    "a date, as 2023-12-13; a time may follow, as 10:24",
                ],
            ),
            Shape::Choice(choices) => self.choice(choices),
            Shape::Record(record) => self.record(record()),
            Shape::List(item) => {
                let snippets = self.snippets(item());
                let title = self.pick(["分条", "list"]);
                let items = self.each(item());
                let mut list = json!({ "title": title, "type": "array", "items": items });
                if !snippets.is_empty() {
                    list["defaultSnippets"] = snippets.into();
                }
                list
            }
            Shape::OneOrMany(item) => {
                let (one, each) = (self.shape(item()), self.each(item()));
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
            Shape::Form(pattern, form) => self.form(json!(["string", "number"]), pattern, form),
            Shape::Anything => json!({}),
        }
    }

    /// A value that may be left blank, as every key of a skeleton is. (`type: null` would make an
    /// editor offer the word null; without `anyOf` it forgets the colon behind the key; alternatives
    /// without a title it takes for one another.)
    fn nullable(&mut self, shape: Shape) -> Value {
        let blank = json!({
            "title": self.pick(["不填", "blank"]),
            "not": { "type": ["string", "number", "boolean", "object", "array"] },
        });
        match shape {
            Shape::Anything => json!({ "anyOf": [{}] }),
            Shape::Line | Shape::Text => json!({ "anyOf": [self.shape(shape)] }),
            shape => {
                let value = self.shape(shape);
                json!({ "anyOf": [value, blank] })
            }
        }
    }

    /// One of a list, which may be blank too. (Alternatives would make an editor offer each as an
    /// “array item” without a name.)
    fn each(&mut self, shape: Shape) -> Value {
        match shape {
            Shape::Anything => json!({}),
            Shape::Line => self.line(),
            shape => json!({ "if": { "not": { "type": "null" } }, "then": self.shape(shape) }),
        }
    }

    /// What YAML reads as a number or a truth value is text all the same: a year, a cell. (With
    /// these as types an editor would offer true and false.)
    fn line(&self) -> Value {
        let message = self.pick(["这里填文字", "text"]);
        json!({
            "if": { "type": ["object", "array"] },
            "then": { "type": "string", "errorMessage": message },
        })
    }

    /// A value of a form of its own; `words` say which.
    fn form(&self, types: Value, pattern: &str, words: [&str; 2]) -> Value {
        let words = self.pick(words);
        json!({ "type": types, "pattern": pattern, "errorMessage": words })
    }

    fn boolean(&self) -> Value {
        let zh = [json!("是"), json!("否"), json!("有"), json!("无")];
        let en = [json!(true), json!(false), json!("yes"), json!("no")];
        let [own, others] = match self.lang {
            Lang::Zh => [zh, en],
            Lang::En => [en, zh],
        };
        let values: Vec<_> = own.into_iter().chain(others).collect();
        json!({ "enum": values })
    }

    /// All spellings are offered, those of the schema's language first; each is explained.
    fn choice(&self, choices: &[Choice]) -> Value {
        let mut values = Vec::new();
        let mut about = Vec::new();
        let mut offer = |choice: &Choice, spelling: &str| {
            let value = match spelling {
                "true" => json!(true),
                "false" => json!(false),
                _ => json!(spelling),
            };
            if values.contains(&value) {
                return;
            }
            let own = self.pick([choice.zh, choice.en]);
            let meaning = self.pick(choice.about);
            about.push(if own == spelling {
                meaning.to_owned()
            } else {
                match self.lang {
                    Lang::Zh => format!("同“{own}”：{meaning}"),
                    Lang::En => format!("as “{own}”: {meaning}"),
                }
            });
            values.push(value);
        };
        for choice in choices {
            offer(choice, self.pick([choice.zh, choice.en]));
        }
        for choice in choices {
            for spelling in choice.spellings() {
                offer(choice, spelling);
            }
        }
        let offered = json!({ "enum": values, "markdownEnumDescriptions": about });
        if values.contains(&json!("1.")) {
            // YAML reads a bare `1.` as a number.
            let number = json!({ "type": "number", "minimum": 1, "maximum": 1 });
            return json!({ "anyOf": [offered, number] });
        }
        offered
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
