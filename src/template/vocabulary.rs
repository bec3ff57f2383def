//! What the author of a template may write, for looking up: `fazhi template vars`.

use super::chain;
use super::context::View;
use super::layout::{Layout, LayoutSource};
use super::names::{self, LOOP};
use super::placeholders::PLACEHOLDERS;
use super::tools::{Kind, TOOLS};
use super::types::{Record, Type};
use crate::pack::Builtin;

/// Something that an author may write.
#[derive(Debug)]
pub struct Word {
    pub group: Group,
    /// `sections[].heading`, `length`, `entry(it)`
    pub name: String,
    /// What it is, in Chinese and in English; empty for what has no type.
    pub kind: [String; 2],
    /// What it means, in Chinese and in English.
    pub about: [String; 2],
    pub example: String,
}

/// Where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Variable,
    Block,
    Component,
    Filter,
    Function,
    Test,
    /// In the words of `pack.yaml`.
    Placeholder,
}

impl Group {
    /// The groups in the order of the list.
    pub const ALL: [Self; 7] = [
        Self::Variable,
        Self::Block,
        Self::Component,
        Self::Filter,
        Self::Function,
        Self::Test,
        Self::Placeholder,
    ];

    /// The stable English name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Variable => "variable",
            Self::Block => "block",
            Self::Component => "component",
            Self::Filter => "filter",
            Self::Function => "function",
            Self::Test => "test",
            Self::Placeholder => "placeholder",
        }
    }

    /// What stands over the group, in Chinese and in English.
    pub fn title(self) -> [&'static str; 2] {
        match self {
            Self::Variable => [
                "变量：报告的内容（[] 是列表里的每一条）",
                "Variables: the report ([]: each of a list)",
            ],
            Self::Block => [
                "块：写 {% extends \"base\" %} 后可以替换的",
                "Blocks, to be replaced behind {% extends \"base\" %}",
            ],
            Self::Component => [
                "部件：可以调用，也可以用同名的 {% component %} 替换",
                "Components, to be called, or replaced by one of the same name",
            ],
            Self::Filter => ["过滤器", "Filters"],
            Self::Function => ["函数", "Functions"],
            Self::Test => ["判断", "Tests"],
            Self::Placeholder => [
                "占位：pack.yaml 的题目和措辞里用",
                "Placeholders, in the headings and wordings of pack.yaml",
            ],
        }
    }
}

/// The blocks of the layout that other packs extend.
const BLOCKS: [(&str, [&str; 2]); 4] = [
    ("overview", ["引言", "What stands ahead of the sections"]),
    ("sections", ["各部分", "The sections"]),
    ("closing", ["全文的结语", "What stands after them"]),
    ("annexes", ["各个附件", "The attachments"]),
];

/// Everything that an author may write.
pub fn vocabulary() -> Vec<Word> {
    let mut words = Vec::new();
    variables(View::RECORD, "", &mut words);
    variables(LOOP, "loop.", &mut words);
    for (name, about) in BLOCKS {
        words.push(Word {
            group: Group::Block,
            name: name.to_owned(),
            kind: Default::default(),
            about: about.map(str::to_owned),
            example: format!("{{% block {name} %}}…{{% endblock %}}"),
        });
    }
    components(&mut words);
    words.extend(TOOLS.iter().map(|tool| Word {
        group: match tool.kind {
            Kind::Filter => Group::Filter,
            Kind::Function => Group::Function,
            Kind::Test => Group::Test,
        },
        name: tool.name.to_owned(),
        kind: Default::default(),
        about: tool.about.map(str::to_owned),
        example: tool.example[0].to_owned(),
    }));
    words.extend(PLACEHOLDERS.iter().map(|placeholder| {
        Word {
            group: Group::Placeholder,
            name: format!("{{{}}} {{{}}}", placeholder.zh, placeholder.name),
            kind: placeholder
                .wording
                .map_or_else(Default::default, |wording| {
                    [
                        format!("只在措辞 {wording} 里"),
                        format!("in the wording {wording} alone"),
                    ]
                }),
            about: placeholder.about.map(str::to_owned),
            example: placeholder.example.to_owned(),
        }
    }));
    words
}

/// The fields of a record, and of what is in them.
fn variables(record: &Record, path: &str, words: &mut Vec<Word>) {
    for field in record.fields {
        let name = format!("{path}{}", field.name);
        words.push(Word {
            group: Group::Variable,
            kind: field.kind.words(),
            about: field.about.map(str::to_owned),
            example: match field.example {
                "" => usage(field.kind, path, field.name),
                example => example.to_owned(),
            },
            name: name.clone(),
        });
        let mut inner = (field.kind.present(), name);
        while let (Type::List(of), name) = inner {
            inner = (of.present(), format!("{name}[]"));
        }
        if let (Type::Record(record), name) = inner {
            variables(record, &format!("{name}."), words);
        }
    }
}

/// How something is used that has no value to show.
fn usage(kind: Type, path: &str, name: &str) -> String {
    let of = if path.is_empty() { "" } else { "it." };
    let name = format!("{of}{name}");
    match kind.present() {
        Type::List(_) => format!("{{% for item in {name} %}}…{{% endfor %}}"),
        _ => format!("{{% if {name} %}}…{{% endif %}}"),
    }
}

/// The components of the layout that other packs extend, as it describes them itself.
fn components(words: &mut Vec<Word>) {
    let base = [LayoutSource::of(Builtin::base())];
    let (Ok(layout), Some(read)) = (Layout::builtin(Builtin::base()), chain::read(&base)) else {
        return;
    };
    for names::Signature { name, parameters } in names::signatures(&read) {
        let list = |language: usize| {
            let each = parameters.iter().map(|(parameter, kind)| match kind {
                Some(kind) => format!("{parameter}：{}", kind.words()[language]),
                None => (*parameter).to_owned(),
            });
            each.collect::<Vec<_>>().join("，")
        };
        let names: Vec<_> = parameters.iter().map(|(name, _)| *name).collect();
        let given = parameters.iter().map(|(name, _)| format!(" {name}={{…}}"));
        words.push(Word {
            group: Group::Component,
            name: format!("{name}({})", names.join(", ")),
            kind: [list(0), list(1).replace('：', ": ").replace('，', ", ")],
            about: layout.about(name),
            example: format!("{{{{<{name}{} />}}}}", given.collect::<String>()),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourceId};
    use crate::template::context::View;

    #[test]
    fn everything_has_a_meaning_and_an_example() {
        for word in vocabulary() {
            let said = word.about.iter().chain([&word.example, &word.name]);
            assert!(said.into_iter().all(|text| !text.is_empty()), "{word:?}");
        }
    }

    #[test]
    fn each_example_prints_what_it_says() {
        for tool in TOOLS {
            let [example, expected] = tool.example;
            let text = match tool.name {
                "super" => "{% extends \"base\" %}{% block closing %}{{ super() }}{% endblock %}",
                _ => example,
            };
            let source = Source::new(SourceId(2), "t", text);
            let own = LayoutSource {
                name: "own",
                source: Some(&source),
            };
            let base = LayoutSource::of(Builtin::base());
            let layout = Layout::new(&[base, own]);
            let layout = layout.map_err(|found| format!("{found:#?}")).unwrap();
            let printed = layout.render(&View::empty(), 0).unwrap();
            let printed = printed.replace("---", "");
            assert_eq!(printed.trim(), expected, "{example}");
        }
    }

    #[test]
    fn the_blocks_are_those_of_the_base() {
        let text = &Builtin::base().layout().unwrap().text;
        let found: Vec<_> = text
            .match_indices("{% block ")
            .map(|(at, tag)| text[at + tag.len()..].split(' ').next().unwrap())
            .collect();
        assert_eq!(found, BLOCKS.map(|(name, _)| name));
    }
}
