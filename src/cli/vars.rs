//! `fazhi template vars`: what the author of a template may write.

use super::args::{Common, Output};
use super::{Exit, either, print};
use crate::diagnostic::Lang;
use crate::template::{Group, Word, vocabulary};
use serde_json::{Value, json};

/// Prints every variable, block, component, filter, function, test and placeholder, with type,
/// meaning and example.
pub fn run(common: &Common) -> Exit {
    let words = vocabulary();
    let text = match common.output {
        Output::Json => {
            let rows: Vec<_> = words.iter().map(json_of).collect();
            format!("{:#}\n", Value::from(rows))
        }
        _ => {
            let groups = Group::ALL.map(|group| {
                let words = words.iter().filter(|word| word.group == group);
                let lines: String = words.map(|word| line(word, common.lang)).collect();
                let [zh, en] = group.title();
                format!("{}\n\n{lines}", either(common.lang, zh, en))
            });
            groups.join("\n")
        }
    };
    print(common, &text)
}

fn json_of(word: &Word) -> Value {
    json!({
        "group": word.group.name(),
        "name": word.name,
        "type": word.kind[0],
        "type_en": word.kind[1],
        "meaning": word.about[0],
        "meaning_en": word.about[1],
        "example": word.example,
    })
}

/// Name and type; below them meaning and example.
fn line(word: &Word, lang: Lang) -> String {
    let said = |texts: &[String; 2]| match lang {
        Lang::Zh => texts[0].clone(),
        Lang::En => texts[1].clone(),
    };
    let (name, kind, about) = (&word.name, said(&word.kind), said(&word.about));
    let kind = if kind.is_empty() {
        kind
    } else {
        format!("  {kind}")
    };
    let example = either(lang, "；例：", "; for example: ");
    format!("  {name}{kind}\n      {about}{example}{}\n", word.example)
}
