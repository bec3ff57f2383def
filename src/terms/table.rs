//! A table of words, as an office writes it in YAML: read with the same care as a report file.

use super::list::{List, Place, REACH, Term, Text};
use super::pattern::Pattern;
use super::search::Terms;
use crate::diagnostic::{Code, Diagnostic, Severity, Words};
use crate::record::{Name, OneOrMany, Reader, choices, read_record, record};
use crate::say;
use crate::source::Span;
use crate::yaml::{Kind, Prepared, tree};

record! {
    /// A table of words.
    "用语表" pub struct Table<'p> {
        name: Option<Name<'p>> = optional "name" | "名称" ("这张表叫什么，提示里会写出来", "What the table is called; findings say it");
        saying: Option<Name<'p>> = optional "saying" | "提法" ("提示里怎样说，如 意思重复；前面是查到的词", "What findings say of the words that are found");
        saying_en: Option<Name<'p>> = optional "saying_en" | "英文提法" ("英文的提法", "The same in English");
        level: Option<Grade> = optional "level" | "级别" ("整张表的级别：错误、警告、提示；不填为警告", "How bad its findings are; default: warning");
        source: Option<Name<'p>> = optional "source" | "依据" ("整张表的依据", "What the table rests on");
        certainty: Option<Certainty> = optional "certainty" | "把握" ("依据有多可靠：有明文、通例、自定", "How sure we are of it");
        entries: Vec<Entry<'p>> = required "entries" | "词条" ("词条，一个词一条", "The entries");
    }
}

record! {
    /// What to look for, and what to write instead.
    "词条" pub struct Entry<'p> {
        words: OneOrMany<Name<'p>> = required "words" | "词" ("要查的词；可以有〈数〉、〈时间〉、…（同一小句里的几个字）", "The words to look for; with the holes 〈数〉, 〈时间〉 and …");
        objects: OneOrMany<Name<'p>> = optional "objects" | "宾语" ("与“词”（动词）搭配不当的宾语；隔几个字也算", "Objects that do not go with the words, which are verbs; some words may stand between");
        predicates: OneOrMany<Name<'p>> = optional "predicates" | "谓语" ("与“词”（主语）搭配不当的谓语", "Predicates that do not go with the words, which are subjects");
        instead: OneOrMany<Name<'p>> = optional "instead" | "改成" ("应当写成什么；有几种写法就分条写", "What to write instead, one or several");
        each: OneOrMany<Name<'p>> = optional "each" | "逐词改成" ("“词”里每个词各改成什么，按“词”的次序，个数一样", "What to write instead of each of the words, in their order");
        why: Option<Name<'p>> = optional "why" | "理由" ("为什么", "Why");
        source: Option<Name<'p>> = optional "source" | "依据" ("依据什么，提示里会写出来", "What it rests on; findings say it");
        certainty: Option<Certainty> = optional "certainty" | "把握" ("依据有多可靠：有明文、通例、自定", "How sure we are of it");
        level: Option<Grade> = optional "level" | "级别" ("错误、警告、提示；不填则同整张表", "How bad it is; default: that of the table");
        reach: Option<u16> = optional "reach" | "间隔" ("“…”最多几个字，不填为12", "How many characters … takes at most; default 12");
        before: OneOrMany<Name<'p>> = optional "before" | "前面是" ("紧靠前面是这些字才算", "Only right behind one of these");
        after: OneOrMany<Name<'p>> = optional "after" | "后面是" ("紧接后面是这些字才算", "Only right ahead of one of these");
        not_before: OneOrMany<Name<'p>> = optional "not_before" | "前面不是" ("紧靠前面是这些字就不算", "Not right behind any of these");
        not_after: OneOrMany<Name<'p>> = optional "not_after" | "后面不是" ("紧接后面是这些字就不算", "Not right ahead of any of these");
        not_between: OneOrMany<Name<'p>> = optional "not_between" | "中间不是" ("空位里有这些字就不算", "Not where a hole holds any of these");
        titles: Option<Place> = optional "titles" | "书名号" ("书名号里的算不算：外面（默认）、里面、都算", "Inside 《》: outside (default), inside, both");
        quotes: Option<Place> = optional "quotes" | "引号" ("引号里的算不算：都算（默认）、外面、里面", "Inside quotes: both (default), outside, inside");
        bad: OneOrMany<Name<'p>> = optional "bad" | "错例" ("应当查出来的例句", "Sentences in which it must be found");
        good: OneOrMany<Name<'p>> = optional "good" | "对例" ("不应当查出来的例句", "Sentences in which it must not be found");
    }
}

choices! {
    /// How bad a finding is.
    pub enum Grade {
        Error = "error" | "错误" ("写成这样，按哪种理解都不对", "Wrong by any reading");
        Warning = "warning" | "警告" ("多半不对，要看一眼", "Likely wrong");
        Info = "info" | "提示" ("建议", "Advice");
    }
}

impl Grade {
    fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }
}

choices! {
    /// How sure we are of what an entry rests on.
    pub enum Certainty {
        Clause = "clause" | "有明文" ("有标准、法规、文件的明文", "A standard or a document says so");
        Usage = "usage" | "通例" ("词典和通行的写法", "Dictionaries and common usage");
        Own = "own" | "自定" ("本单位自己的规定", "The office's own rule");
    }
}

read_record!(Table, Entry);

impl<'p> Table<'p> {
    /// Reads a table; what is wrong with it is noted. Words that cannot be looked for are left out.
    pub fn read(prepared: &'p Prepared<'p>, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let node = tree(prepared, diagnostics)?;
        let mut reader = Reader {
            prepared,
            root: &node,
            diagnostics,
            path: Vec::new(),
            references: Vec::new(),
            beside: None,
            home: Self::record(),
            strayed: Vec::new(),
            guesses: Default::default(),
            lacking: Vec::new(),
            names: None,
        };
        let Kind::Map(map) = &node.kind else {
            if !matches!(node.kind, Kind::Null) {
                reader.wrong_kind(&node, say!("一组栏目", "keys and values"));
            }
            return None;
        };
        let mut table = Self::from_map(&node, map, &mut reader);
        reader.note_lacking();
        for entry in &mut table.entries {
            diagnostics.extend(entry.unequal());
            entry.words.0.retain(|words| {
                let sound = Pattern::new(&Text::Owned(words.text.to_string())).is_some();
                if !sound {
                    diagnostics.push(unsound(&words.text, words.span));
                }
                sound
            });
        }
        Some(table)
    }

    /// Samples that do not hold: a bad one in which the entry is not found, a good one in which it is.
    pub fn failing(&self) -> Vec<Diagnostic> {
        let mut failing = Vec::new();
        for entry in self
            .entries
            .iter()
            .filter(|entry| !entry.words.0.is_empty())
        {
            let terms = Terms::new(vec![List {
                terms: vec![entry.term()],
                ..List::default()
            }]);
            let bad = entry.bad.0.iter().map(|sample| (sample, true));
            let good = entry.good.0.iter().map(|sample| (sample, false));
            for (sample, wanted) in bad.chain(good) {
                if terms.hits(&sample.text).is_empty() == wanted {
                    failing.push(failed(sample, wanted));
                }
            }
        }
        failing
    }

    /// The table made ready, its findings under `code`.
    pub fn list(&self, code: Code) -> List {
        let default = List::default();
        let said = |name: &Option<Name<'_>>, other: String| {
            name.as_ref().map_or(other, |name| name.text.to_string())
        };
        List {
            code,
            name: owned(&self.name),
            saying: Words {
                zh: said(&self.saying, default.saying.zh),
                en: said(&self.saying_en, default.saying.en),
            },
            severity: self.level.map_or(Severity::Warning, Grade::severity),
            terms: self.entries.iter().map(Entry::term).collect(),
        }
    }
}

impl Entry<'_> {
    /// TRM-011: not as many words as there are to be written instead.
    fn unequal(&self) -> Option<Diagnostic> {
        let (words, each) = (self.words.0.len(), self.each.0.len());
        let span = self.each.0.first().filter(|_| words != each)?.span;
        let message = say!(
            "“词”有{words}个，“逐词改成”有{each}个，对不上",
            "there are {words} words and {each} to be written instead"
        );
        Some(Diagnostic::error("TRM-011", span, message).hint(say!(
            "一个词对一个，次序一样；几个词都改成一样的，用“改成”",
            "one for each word, in the same order; where all become the same, use “instead”"
        )))
    }

    fn term(&self) -> Term {
        let all = |names: &OneOrMany<Name<'_>>| {
            let names = names.0.iter();
            names
                .map(|name| Text::Owned(name.text.to_string()))
                .collect()
        };
        Term {
            words: all(&self.words),
            objects: all(&self.objects),
            predicates: all(&self.predicates),
            instead: all(&self.instead),
            each: all(&self.each),
            why: owned(&self.why),
            source: owned(&self.source),
            severity: self.level.map(Grade::severity),
            reach: self.reach.map_or(REACH, |reach| usize::from(reach.min(40))),
            before: all(&self.before),
            after: all(&self.after),
            not_before: all(&self.not_before),
            not_after: all(&self.not_after),
            not_between: all(&self.not_between),
            titles: self.titles.unwrap_or(Place::Outside),
            quotes: self.quotes.unwrap_or(Place::Both),
        }
    }
}

fn owned(name: &Option<Name<'_>>) -> Option<Text> {
    name.as_ref().map(|name| Text::Owned(name.text.to_string()))
}

/// TRM-011: words that cannot be looked for.
fn unsound(words: &str, span: Span) -> Diagnostic {
    let message = say!(
        "“{words}”没法查：要以文字开头，“…”不能在末尾，空位之间要有文字",
        "“{words}” cannot be looked for: it must begin with words, not end with …, and have words between holes"
    );
    Diagnostic::error("TRM-011", span, message).hint(say!(
        "空位的前后都要有文字，如：大约〈数〉…左右",
        "words stand on both sides of a hole, as in 大约〈数〉…左右"
    ))
}

/// TRM-011: a sample that does not show what it should.
fn failed(sample: &Name<'_>, wanted: bool) -> Diagnostic {
    let (message, hint) = if wanted {
        let message = say!(
            "这条“错例”里没有查出要查的词",
            "the words are not found in this bad sample"
        );
        let hint = say!(
            "看看“词”和“前面是、后面不是”等条件是不是写对了",
            "look at the words, and at what may stand around them"
        );
        (message, hint)
    } else {
        let message = say!(
            "这条“对例”里也查出了要查的词",
            "the words are found in this good sample too"
        );
        let hint = say!(
            "加上“前面不是”或“后面不是”，把它排除在外",
            "shut it out with “not_before” or “not_after”"
        );
        (message, hint)
    };
    Diagnostic::error("TRM-011", sample.span, message).hint(hint)
}
