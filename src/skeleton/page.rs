//! Lines of a report file: keys, and comments in the words of their declarations.

use crate::diagnostic::Lang;
use crate::record::{Choice, Key, Record, Shape};

/// A report file being written.
pub struct Page {
    keys: Lang,
    text: String,
    /// The keys at the top, by their English names.
    top: Vec<String>,
}

impl Page {
    /// A page with its keys and comments in `keys`.
    pub fn new(keys: Lang) -> Self {
        Self {
            keys,
            text: String::new(),
            top: Vec::new(),
        }
    }

    /// What has been written.
    pub fn finish(self) -> String {
        self.text
    }

    /// One of two, as the keys are spelt.
    pub fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.keys {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// A line as it is; an empty one sets off what follows.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A comment.
    pub fn say(&mut self, indent: usize, zh: &str, en: &str) {
        let words = self.pick(zh, en).to_owned();
        self.comment(indent, &words);
    }

    fn comment(&mut self, indent: usize, words: &str) {
        self.line(&format!("{:indent$}# {words}", ""));
    }

    /// A part of the page begins here.
    pub fn rule(&mut self, words: &str) {
        self.line("");
        self.line(&format!("# ──── {words} ────"));
    }

    /// A key with what stands behind it, under a comment that says what it means.
    pub fn key(&mut self, indent: usize, record: &'static Record, name: &str, value: &str) {
        self.about(indent, record, name);
        self.bare(indent, record, name, value);
    }

    /// A key without a comment. A value of several lines begins with a line break.
    pub fn bare(&mut self, indent: usize, record: &'static Record, name: &str, value: &str) {
        if indent == 0 {
            self.top.push(name.to_owned());
        }
        let key = self.spelling(record, name);
        let blank = if value.is_empty() || value.starts_with('\n') {
            ""
        } else {
            " "
        };
        self.line(&format!("{:indent$}{key}:{blank}{value}", ""));
    }

    /// True where a key stands at the top already.
    pub fn holds(&self, name: &str) -> bool {
        self.top.iter().any(|key| key == name)
    }

    /// A key that is there once its `#` is taken off.
    pub fn off(&mut self, record: &'static Record, name: &str) {
        self.about(0, record, name);
        let key = self.spelling(record, name);
        self.line(&format!("#{key}:"));
    }

    /// An element of a list with keys to fill.
    pub fn element(&mut self, indent: usize, record: &'static Record, names: &[&str]) {
        for (index, name) in names.iter().enumerate() {
            let key = self.spelling(record, name);
            let dash = if index == 0 { "- " } else { "  " };
            self.line(&format!("{:indent$}{dash}{key}:", ""));
        }
    }

    /// A comment on each of several keys, by their names.
    pub fn explain(&mut self, indent: usize, record: &'static Record, names: &[&str]) {
        for (key, shape) in names.iter().filter_map(|name| find(record, name)) {
            let words = self.words(key, shape);
            // 「代号」代号，…… would say it twice.
            let rest = words
                .strip_prefix(key.zh)
                .and_then(|rest| rest.strip_prefix('，'));
            let words = rest.unwrap_or(&words);
            let (zh, en) = (
                format!("「{}」{words}", key.zh),
                format!("{}: {words}", key.en),
            );
            self.say(indent, &zh, &en);
        }
    }

    /// One comment that names the keys of `record` which are not among `shown`.
    pub fn others(&mut self, indent: usize, record: &'static Record, shown: &[&str]) {
        let names = record.keys.iter().filter(|key| !shown.contains(&key.en));
        let names: Vec<_> = names.map(|key| self.pick(key.zh, key.en)).collect();
        let (zh, en) = (names.join("、"), names.join(", "));
        self.say(
            indent,
            &format!("还可以写：{zh}"),
            &format!("There are also: {en}"),
        );
    }

    /// How a key is spelt here.
    pub fn spelling(&self, record: &'static Record, name: &str) -> &'static str {
        find(record, name).map_or("", |(key, _)| match self.keys {
            Lang::Zh => key.zh,
            Lang::En => key.en,
        })
    }

    /// A comment that says what a key means.
    pub fn about(&mut self, indent: usize, record: &'static Record, name: &str) {
        if let Some((key, shape)) = find(record, name) {
            let words = self.words(key, shape);
            self.comment(indent, &words);
        }
    }

    /// What a key means, whether it is required, and what can be chosen.
    fn words(&self, key: &Key, shape: Shape) -> String {
        let required = if key.required {
            self.pick("必填。", "Required. ")
        } else {
            ""
        };
        let about = self.pick(key.about[0], key.about[1]);
        let choices = choices(shape).iter();
        let choices: Vec<_> = choices
            .map(|choice| self.pick(choice.zh, choice.en))
            .collect();
        if choices.iter().all(|choice| about.contains(choice)) {
            return format!("{required}{about}");
        }
        let offered = self.pick("。可填：", ". One of: ");
        let choices = choices.join(self.pick("、", ", "));
        format!("{required}{about}{offered}{choices}")
    }
}

fn find(record: &'static Record, name: &str) -> Option<(&'static Key, Shape)> {
    let index = record.keys.iter().position(|key| key.en == name)?;
    Some((&record.keys[index], (record.shape_of)(index)))
}

fn choices(shape: Shape) -> &'static [Choice] {
    match shape {
        Shape::Choice(choices) => choices,
        Shape::OneOrMany(item) => choices(item()),
        _ => &[],
    }
}

/// `text` as YAML reads it back.
pub fn scalar(text: &str) -> String {
    let plain = |found: char| found.is_alphanumeric() || "·（）".contains(found);
    if text.chars().all(plain) && !text.is_ascii() {
        return text.to_owned();
    }
    // A string of JSON is one of YAML.
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourceId};
    use crate::yaml::{Kind, Prepared, tree};

    #[test]
    fn scalars_are_read_back() {
        for text in [
            "如皋市",
            "a: b",
            "甲\n“乙”\\\"#",
            "null",
            "- 甲",
            "{{甲}}",
            "2023",
            "是 ",
        ] {
            let source = Source::new(SourceId(0), "t", scalar(text));
            let prepared = Prepared::plain(&source);
            let Some(Kind::Scalar(read)) = tree(&prepared, &mut Vec::new()).map(|node| node.kind)
            else {
                panic!("{text}")
            };
            assert_eq!(read.value, text);
        }
    }
}
