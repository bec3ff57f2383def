//! The key reference, in Markdown, from the same declarations that read the files.

use crate::diagnostic::Lang;
use crate::pack::Pack;
use crate::record::{Choice, Field, Key, Read, Record, Shape};
use crate::report::Report;
use crate::terms::Table;
use std::fmt::Write;

/// Every key of the report file, of `pack.yaml` and of a table of words, told in `lang`.
pub fn keys(lang: Lang) -> String {
    let mut reference = Reference {
        lang,
        text: String::new(),
        records: Vec::new(),
        choices: Vec::new(),
    };
    reference.opening();
    reference.all_of(Report::SHAPE);
    reference.all_of(Pack::SHAPE);
    reference.all_of(Table::SHAPE);
    reference.values();
    reference.text
}

struct Reference {
    lang: Lang,
    text: String,
    /// What has been told.
    records: Vec<&'static Record>,
    /// Enumerations, under the name of the key that first takes them.
    choices: Vec<(String, &'static [Choice])>,
}

impl Reference {
    fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn opening(&mut self) {
        let fields = Field::NAMES.map(|(en, zh, _)| match self.lang {
            Lang::Zh => format!("`.{zh}`（`.{en}`）"),
            Lang::En => format!("`.{en}` (`.{zh}`)"),
        });
        let fields = fields.join(self.pick("、", ", "));
        let text = match self.lang {
            Lang::Zh => format!(
                "# 栏目一览\n\n由程序里的声明生成（`UPDATE=1 cargo test`），不要手改。English: [keys.md](keys.md)\n\n\
                 报告文件的每个栏目都有中文、英文两种写法，可以混用；**粗体**的必填，别的没有就空着。\
                 在“文字”里写 `{{{{名称}}}}` 引用指标，名称后面可以加 {fields}。\
                 几段文字分行写（先写 `|`）或分条写。“模板包”和“措辞”用在模板的 `pack.yaml` 里。"
            ),
            Lang::En => format!(
                "# Keys\n\nGenerated from the declarations (`UPDATE=1 cargo test`); not to be edited. \
                 中文：[栏目一览.md](栏目一览.md)\n\nEach key has a Chinese and an English spelling, and both may be \
                 mixed. **Bold** keys are required; any other may stay blank. In a “text”, `{{{{name}}}}` refers to an \
                 indicator; behind the name may stand {fields}. \
                 Several paragraphs are lines behind a `|`, or a list. “Pack” and “Wordings” belong to a template's `pack.yaml`."
            ),
        };
        self.line(&text);
    }

    /// The mappings that `shape` leads to, each once, in the order in which they are met.
    fn all_of(&mut self, shape: Shape) {
        match shape {
            Shape::Record(record) => self.record(record()),
            Shape::List(item) | Shape::OneOrMany(item) => self.all_of(item()),
            Shape::Either(both) => both().into_iter().for_each(|shape| self.all_of(shape)),
            _ => {}
        }
    }

    fn record(&mut self, record: &'static Record) {
        if self.records.iter().any(|told| told.name == record.name) {
            return;
        }
        self.records.push(record);
        let heading = self.heading(record);
        let row = self.pick(
            "| 栏目 | 英文 | 内容 | 含义 |",
            "| key | Chinese | value | meaning |",
        );
        let head = format!("\n## {heading}\n\n{row}\n| --- | --- | --- | --- |");
        self.line(&head);
        for (index, key) in record.keys.iter().enumerate() {
            let shape = (record.shape_of)(index);
            self.take_choices(key, shape);
            self.row(key, shape);
        }
        for index in 0..record.keys.len() {
            self.all_of((record.shape_of)(index));
        }
    }

    fn heading(&self, record: &Record) -> &'static str {
        match self.lang {
            Lang::Zh => record.zh,
            Lang::En => record.name,
        }
    }

    fn row(&mut self, key: &Key, shape: Shape) {
        let also: Vec<_> = key.also.iter().map(|also| format!("`{also}`")).collect();
        let (own, mut other) = match self.lang {
            Lang::Zh => (key.zh, format!("`{}`", key.en)),
            Lang::En => (key.en, format!("`{}`", key.zh)),
        };
        let mut own = if key.required {
            format!("**`{own}`**")
        } else {
            format!("`{own}`")
        };
        if !also.is_empty() {
            let side = if self.lang == Lang::Zh {
                &mut own
            } else {
                &mut other
            };
            let _ = write!(side, " {}", also.join(" "));
        }
        let value = self.words(shape);
        let about = cell(self.pick(key.about[0], key.about[1]));
        self.line(&format!("| {own} | {other} | {value} | {about} |"));
    }

    /// What a value looks like, in plain words.
    fn words(&self, shape: Shape) -> String {
        let say = |zh: &str, en: &str| self.pick(zh, en).to_owned();
        match shape {
            Shape::Text => say("文字", "text"),
            Shape::Line => say("一行文字", "one line of text"),
            Shape::Number => say("数字", "number"),
            Shape::Integer => say("整数", "whole number"),
            Shape::Boolean => say("是 / 否", "true / false"),
            Shape::Date => say("日期", "date"),
            Shape::DateTime => say("日期，后面可以有时刻", "date; a time may follow"),
            Shape::Years => say("年份和数字", "years and numbers"),
            Shape::Anything => say("随便写", "anything"),
            Shape::Word([zh, en]) => say(&format!("“{zh}”"), &format!("“{en}”")),
            Shape::Form(_, [zh, en]) => say(zh, en),
            Shape::Choice(choices) => self.choice_words(choices),
            Shape::Record(record) => self.link(self.heading(record())),
            Shape::List(item) => self.list_words(item()),
            Shape::OneOrMany(item) => {
                let item = self.words(item());
                say(
                    &format!("{item}，可以写几条"),
                    &format!("{item}, or a list"),
                )
            }
            Shape::Either(both) => {
                let [one, other] = both().map(|shape| self.words(shape));
                say(&format!("{one}，或{other}"), &format!("{one}, or {other}"))
            }
        }
    }

    fn list_words(&self, item: Shape) -> String {
        let (zh, en) = match item {
            Shape::List(_) => (
                "若干条，每条写成 [甲, 乙]".to_owned(),
                "list of lists, as [a, b]".to_owned(),
            ),
            _ => {
                let item = self.words(item);
                (format!("若干条（{item}）"), format!("list ({item})"))
            }
        };
        self.pick(&zh, &en).to_owned()
    }

    fn choice_words(&self, choices: &[Choice]) -> String {
        let known = self.choices.iter().find(|(_, known)| same(known, choices));
        let link = known.map_or_else(String::new, |(name, _)| self.link(name));
        format!("{}{link}", self.pick("下列之一：", "one of: "))
    }

    fn link(&self, heading: &str) -> String {
        format!("[{heading}](#{})", heading.to_lowercase())
    }

    fn take_choices(&mut self, key: &'static Key, shape: Shape) {
        match shape {
            Shape::Choice(choices) => self.take(key, choices),
            Shape::List(item) | Shape::OneOrMany(item) => self.take_choices(key, item()),
            Shape::Either(both) => {
                let both = both().into_iter();
                both.for_each(|shape| self.take_choices(key, shape));
            }
            _ => {}
        }
    }

    fn take(&mut self, key: &'static Key, choices: &'static [Choice]) {
        if self.choices.iter().any(|(_, known)| same(known, choices)) {
            return;
        }
        let name = self.pick(key.zh, key.en);
        let taken = self.choices.iter().any(|(known, _)| known == name);
        let record = self.records.last().filter(|_| taken);
        let record = record.map(|record| format!("-{}", self.heading(record)));
        let name = format!("{name}{}", record.unwrap_or_default());
        self.choices.push((name, choices));
    }

    /// The values of every enumeration, under the key that first takes them.
    fn values(&mut self) {
        let heading = self.pick("可选的内容", "Choices");
        self.line(&format!("\n## {heading}"));
        let row = self.pick("| 写法 | 英文 | 含义 |", "| value | Chinese | meaning |");
        for (name, choices) in std::mem::take(&mut self.choices) {
            self.line(&format!("\n### {name}\n\n{row}\n| --- | --- | --- |"));
            for choice in choices {
                let also = choice.also.iter().map(|also| format!(" `{also}`"));
                let zh = format!("`{}`{}", choice.zh, also.collect::<String>());
                let en = format!("`{}`", choice.en);
                let about = cell(self.pick(choice.about[0], choice.about[1]));
                let (one, other) = if self.lang == Lang::Zh {
                    (zh, en)
                } else {
                    (en, zh)
                };
                self.line(&format!("| {one} | {other} | {about} |"));
            }
        }
    }
}

fn same(one: &[Choice], other: &[Choice]) -> bool {
    one.iter()
        .map(|choice| choice.en)
        .eq(other.iter().map(|choice| choice.en))
}

/// Text in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
