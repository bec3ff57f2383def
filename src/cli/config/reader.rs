//! What a file of levels says: `fazhi.toml`, or a profile.

use super::profile::{Layers, Profile, choice, unknown};
use super::syntax;
use crate::codes::{codes, has_judgements, is_judgement, known, why_it_stands};
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::explain::FAMILIES;
use crate::judgement::Level;
use crate::page::{Page, SETTINGS, Setting, Value};
use crate::record::nearest;
use crate::say;
use crate::source::{Source, Span};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a file sets, and what is wrong with it.
#[derive(Debug, Default)]
pub struct Settings {
    pub layers: Layers,
    /// The profile that it stands on, and where it names it.
    pub profile: Option<(Profile, Span)>,
    /// The tables of words that it names, and where.
    pub tables: Vec<(String, Range<usize>)>,
    pub found: Vec<Diagnostic>,
}

/// A setting of the page and its value.
#[derive(Clone, Debug)]
pub struct PageLine {
    pub setting: &'static Setting,
    pub value: Value,
}

/// Goes through a file.
pub struct Reader<'s> {
    source: &'s Source,
    settings: Settings,
}

type Entry<'t, 's> = (
    &'t Spanned<std::borrow::Cow<'s, str>>,
    &'t Spanned<DeValue<'s>>,
);

impl<'s> Reader<'s> {
    /// What `source` says.
    pub fn read(source: &'s Source) -> Settings {
        let settings = Settings::default();
        let mut reader = Self { source, settings };
        let (table, errors) = DeTable::parse_recoverable(&source.text);
        let slips = syntax::slips(source, errors.as_slice());
        // What is broken may say what nobody meant.
        if slips.is_empty() {
            for entry in table.get_ref() {
                reader.key(entry);
            }
        }
        reader.settings.found.extend(slips);
        reader.settings
    }

    /// OUT-021
    fn wrong(&mut self, span: Range<usize>, message: Words, hint: Words) {
        let span = Span::new(self.source.id, span.start, span.end);
        let diagnostic = Diagnostic::error("OUT-021", span, message);
        self.settings.found.push(diagnostic.hint(hint));
    }

    /// What stands at the top: `profile`, `terms`, `[rules]`, `[levels]`, `[page]`.
    fn key(&mut self, (key, value): Entry<'_, 's>) {
        match &**key.get_ref() {
            "profile" => self.profile(value),
            "terms" => self.terms(value),
            "rules" => self.table("rules", value, Self::rule),
            "levels" => self.table("levels", value, Self::rest),
            "page" => self.table("page", value, Self::page),
            name => self.no_key(name, key.span()),
        }
    }

    fn table(
        &mut self,
        name: &str,
        value: &Spanned<DeValue<'s>>,
        each: fn(&mut Self, Entry<'_, 's>),
    ) {
        if let DeValue::Table(table) = value.get_ref() {
            return table.iter().for_each(|entry| each(self, entry));
        }
        let (message, sample) = match name {
            "rules" => (
                say!("rules 下面要一行一个代码", "rules takes a code a line"),
                "NUM-022 = \"info\"",
            ),
            "page" => (
                say!("page 下面要一行一项", "page takes a setting a line"),
                "lines = 22",
            ),
            _ => (
                say!("levels 下面要一行一个级别", "levels takes a level a line"),
                "info = \"warning\"",
            ),
        };
        let hint = say!(
            "写成两行：[{name}]，{sample}",
            "write two lines: [{name}], {sample}"
        );
        self.wrong(value.span(), message, hint);
    }

    fn no_key(&mut self, name: &str, span: Range<usize>) {
        let message = if SETTINGS.iter().any(|setting| setting.key == name) {
            say!(
                "「{name}」要写在 [page] 下面",
                "“{name}” belongs below [page]"
            )
        } else if known(name).is_some() {
            say!(
                "「{name}」要写在 [rules] 下面",
                "“{name}” belongs below [rules]"
            )
        } else if let Some((near, ())) = nearest(
            name,
            ["rules", "levels", "profile", "terms", "page"].map(|name| (name, ())),
        ) {
            say!(
                "没有「{name}」这一项，是不是「{near}」？",
                "there is no setting “{name}”; did you mean “{near}”?"
            )
        } else {
            say!("没有「{name}」这一项", "there is no setting “{name}”")
        };
        let hint = match nearest(name, [("terms", ())]) {
            Some(_) => say!(
                "写成：terms = [\"本县用语.yaml\"]",
                "write terms = [\"本县用语.yaml\"]"
            ),
            None => say!(
                "写成：[rules]，下面一行一个代码，如 NUM-022 = \"info\"",
                "write [rules], and below it a code a line, as NUM-022 = \"info\""
            ),
        };
        self.wrong(span, message, hint);
    }

    /// Notes the files that `terms` names: one, or a list of them.
    fn terms(&mut self, value: &Spanned<DeValue<'s>>) {
        let listed = match value.get_ref() {
            DeValue::Array(values) => values.iter().collect(),
            _ => vec![value],
        };
        for value in listed {
            match value.get_ref() {
                DeValue::String(name) => {
                    let table = (name.to_string(), value.span());
                    self.settings.tables.push(table);
                }
                _ => self.wrong(
                    value.span(),
                    say!("terms 要写用语表的文件名", "terms takes the names of files"),
                    say!(
                        "写成：terms = [\"本县用语.yaml\"]",
                        "write terms = [\"本县用语.yaml\"]"
                    ),
                ),
            }
        }
    }

    /// The profile that the file stands on.
    fn profile(&mut self, value: &Spanned<DeValue<'s>>) {
        let name = match value.get_ref() {
            DeValue::String(name) => name.to_string(),
            _ => self.source.text[value.span()].to_owned(),
        };
        match Profile::named(&name).filter(|_| value.get_ref().is_str()) {
            Some(profile) => {
                let span = value.span();
                let span = Span::new(self.source.id, span.start, span.end);
                self.settings.profile = Some((profile, span));
            }
            None => self.wrong(value.span(), unknown(&name), choice()),
        }
    }

    /// A setting of the page.
    fn page(&mut self, (key, value): Entry<'_, 's>) {
        let name = key.get_ref();
        let Some(setting) = SETTINGS.iter().find(|setting| setting.key == *name) else {
            let names = SETTINGS.iter().map(|setting| (setting.key, setting));
            let message = match nearest(name, names) {
                Some((near, _)) => say!(
                    "版面没有「{name}」这一项，是不是「{near}」？",
                    "the page has no setting “{name}”; did you mean “{near}”?"
                ),
                None => say!(
                    "版面没有「{name}」这一项",
                    "the page has no setting “{name}”"
                ),
            };
            let hint = say!(
                "有哪些项：见 docs/版面方案.md",
                "docs/版面方案.md lists the settings"
            );
            return self.wrong(key.span(), message, hint);
        };
        let typed = typed(value.get_ref());
        if (setting.set)(&mut Page::default(), &typed).is_none() {
            let [zh, en] = setting.takes;
            let sample = setting.sample;
            let shown = &self.source.text[value.span()];
            let message = say!("{name} 不能写 {shown}", "{name} cannot be {shown}");
            let hint = say!(
                "要写{zh}；国家标准是 {sample}",
                "it takes {en}; the standard is {sample}"
            );
            return self.wrong(value.span(), message, hint);
        }
        self.settings.layers.page.push(PageLine {
            setting,
            value: typed,
        });
    }

    /// What becomes of findings of a level that nothing names.
    fn rest(&mut self, (key, value): Entry<'_, 's>) {
        let name = key.get_ref();
        let Some(Level::At(severity)) = Level::named(name) else {
            let message = say!("没有「{name}」这一级", "there is no level “{name}”");
            let hint = say!(
                "[levels] 下面只能写 error、warning、info",
                "[levels] takes error, warning and info"
            );
            return self.wrong(key.span(), message, hint);
        };
        match level(value) {
            Some(level) => self.settings.layers.severities.set_rest(severity, level),
            None => self.no_level(name, value),
        }
    }

    /// A code or a family, and its level.
    fn rule(&mut self, (key, value): Entry<'_, 's>) {
        let typed = key.get_ref();
        let Some(name) = known(typed) else {
            return self.unknown(typed, key.span());
        };
        let Some(level) = level(value) else {
            return self.no_level(name, value);
        };
        let free = is_judgement(name) || has_judgements(name);
        let [zh, en] = why_it_stands(name);
        if name.starts_with("OUT") {
            let message = say!("{name} 的级别不能改：{zh}", "{name} cannot be set: {en}");
            let hint = say!("删掉这一行", "delete this line");
            return self.wrong(key.span(), message, hint);
        }
        if !free && level != Level::At(Severity::Error) {
            let message = say!("{name} 不能调低：{zh}", "{name} cannot be lowered: {en}");
            let hint = say!(
                "删掉这一行；{name} 只能调成 \"error\"",
                "delete this line; {name} can be \"error\" only"
            );
            return self.wrong(key.span(), message, hint);
        }
        self.settings.layers.severities.set(name, level);
    }

    fn unknown(&mut self, typed: &str, span: Range<usize>) {
        let families = FAMILIES.iter().map(|(family, _)| *family);
        let names = codes().chain(families);
        let message = match nearest(typed, names.map(|name| (name, ()))) {
            Some((near, ())) => say!(
                "没有「{typed}」这个检查代码，是不是「{near}」？",
                "there is no code “{typed}”; did you mean “{near}”?"
            ),
            None => say!("没有「{typed}」这个检查代码", "there is no code “{typed}”"),
        };
        let hint = say!(
            "写提示前面方括号里的代码（NUM-022），或者一类（NUM）",
            "it takes the code in front of a finding (NUM-022), or a family (NUM)"
        );
        self.wrong(span, message, hint);
    }

    fn no_level(&mut self, name: &str, value: &Spanned<DeValue<'s>>) {
        let typed = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            _ => self.source.text[value.span()].to_owned(),
        };
        let names = Level::ALL.map(|(_, [en, _])| en);
        let begun = names
            .into_iter()
            .find(|name| typed.len() > 2 && name.starts_with(&*typed));
        let near = nearest(&typed, names.map(|name| (name, ()))).map(|(near, ())| near);
        let message = match begun.or(near) {
            Some(near) => say!(
                "{name} 不能写“{typed}”，是不是“{near}”？",
                "{name} cannot be “{typed}”; did you mean “{near}”?"
            ),
            None => say!("{name} 不能写“{typed}”", "{name} cannot be “{typed}”"),
        };
        let hint = say!(
            "可选：\"error\"（错误）、\"warning\"（警告）、\"info\"（提示）、\"off\"（关闭）",
            "one of \"error\", \"warning\", \"info\", \"off\""
        );
        self.wrong(value.span(), message, hint);
    }
}

/// A value as the page takes it.
fn typed(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Integer(number) => number_of(number.as_str()),
        DeValue::Float(number) => number_of(number.as_str()),
        DeValue::Array(values) => {
            Value::List(values.iter().map(|value| typed(value.get_ref())).collect())
        }
        _ => Value::Other,
    }
}

fn number_of(typed: &str) -> Value {
    typed
        .replace('_', "")
        .parse()
        .map_or(Value::Other, Value::Number)
}

/// The level that is typed.
fn level(value: &Spanned<DeValue<'_>>) -> Option<Level> {
    match value.get_ref() {
        DeValue::String(text) => Level::named(text),
        _ => None,
    }
}
