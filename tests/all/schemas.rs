//! The committed JSON Schemas: fresh, and in agreement with the program.

use crate::{files, golden, root};
use fazhi::diagnostic::Lang;
use serde_json::Value;

/// The schema that offers keys in `lang`.
pub fn schema(lang: Lang) -> Value {
    serde_json::from_str(&fazhi::schema::report(lang)).unwrap()
}

#[test]
fn the_committed_schemas_are_fresh() {
    golden(
        &root("schemas/report.zh.schema.json"),
        &fazhi::schema::report(Lang::Zh),
    );
    golden(
        &root("schemas/report.schema.json"),
        &fazhi::schema::report(Lang::En),
    );
}

/// YAML as an editor's language server reads it.
fn value(node: &fazhi::yaml::Node<'_>) -> Value {
    use fazhi::yaml::{Kind, Style};
    match &node.kind {
        Kind::Null => Value::Null,
        Kind::Scalar(scalar) if scalar.style == Style::Plain => match &*scalar.value {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "1." => Value::from(1),
            text => serde_json::from_str::<serde_json::Number>(text)
                .map_or_else(|_| Value::from(text), Value::Number),
        },
        Kind::Scalar(scalar) => Value::from(&*scalar.value),
        Kind::List(items) => items.iter().map(value).collect(),
        Kind::Map(map) => map
            .pairs
            .iter()
            .map(|pair| (pair.key.to_string(), value(&pair.value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}

fn read(text: &str) -> Value {
    let source = fazhi::source::Source::new(fazhi::source::SourceId(0), "t", text);
    let prepared = fazhi::report::prepare(&source, &mut Vec::new());
    value(&fazhi::yaml::tree(&prepared, &mut Vec::new()).unwrap())
}

/// What `schema` has against a report file.
pub fn errors(schema: &Value, text: &str) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    let value = read(text);
    let errors = validator.iter_errors(&value);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn both_schemas_accept_every_good_file() {
    for lang in [Lang::Zh, Lang::En] {
        let schema = schema(lang);
        for path in files("examples", "yaml")
            .into_iter()
            .chain(files("tests/good", "yaml"))
        {
            let errors = errors(&schema, &std::fs::read_to_string(&path).unwrap());
            assert!(
                errors.is_empty(),
                "{} {lang:?}: {errors:#?}",
                path.display()
            );
        }
    }
}

#[test]
fn both_schemas_refuse_what_the_program_refuses() {
    for lang in [Lang::Zh, Lang::En] {
        let schema = schema(lang);
        for path in ["structure", "values"] {
            let path = root(&format!("tests/errors/{path}.yaml"));
            let text = std::fs::read_to_string(path).unwrap();
            assert!(!errors(&schema, &text).is_empty(), "{text} {lang:?}");
        }
    }
}

/// Each schema offers its own spelling, and explains every key.
#[test]
fn every_key_is_offered_and_explained() {
    for (lang, own) in [(Lang::Zh, "年度"), (Lang::En, "year")] {
        let schema = schema(lang);
        let definitions = schema["definitions"].as_object().unwrap();
        assert!(schema["properties"][own].is_object());
        let report = ("Report".to_owned(), schema.clone());
        for (name, definition) in definitions.iter().chain([(&report.0, &report.1)]) {
            let keys = definition["properties"]
                .as_object()
                .unwrap()
                .iter()
                .chain(definition["patternProperties"].as_object().unwrap());
            for (key, value) in keys {
                assert!(
                    value["description"]
                        .as_str()
                        .is_some_and(|about| about.chars().count() > 3),
                    "{name}.{key}"
                );
            }
        }
    }
}
