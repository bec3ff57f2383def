//! YAML tree → typed values. A slip is noted and reading goes on: all findings come in one run.

use super::beside::Beside;
use super::braces::Braces;
use super::listed::{listed, sketch};
use super::unknown::Guesses;
use crate::diagnostic::{Diagnostic, Edit, Step, Words};
use crate::say;
use crate::source::Span;
use crate::yaml::{Kind, Map, Node, Pair, Prepared};

/// A value that a report file can hold. `None` where it could not be read; why has been noted.
pub trait Read<'p>: Sized {
    /// What the value looks like, for the schemas.
    const SHAPE: Shape;

    /// Reads `node`, which is never null.
    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self>;

    /// The elements that were typed in the place of one, or of their list: `甲、乙`. Where there are
    /// such, that has been noted.
    fn several(_node: &Node<'p>, _reader: &mut Reader<'_, 'p>) -> Option<Vec<Node<'p>>> {
        None
    }
}

/// What a value looks like: the source of the JSON Schemas.
#[derive(Clone, Copy)]
pub enum Shape {
    /// Text that is printed; `{{名称}}` refers to figures.
    Text,
    /// Text on one line.
    Line,
    Number,
    Integer,
    Boolean,
    Date,
    /// A date, after which a time of day may follow.
    DateTime,
    Choice(&'static [Choice]),
    Record(fn() -> &'static Record),
    List(fn() -> Shape),
    /// One value, or a list of them.
    OneOrMany(fn() -> Shape),
    /// Either of two.
    Either(fn() -> [Shape; 2]),
    /// Year → number.
    Years,
    /// A word that stands for itself, in Chinese and in English.
    Word([&'static str; 2]),
    /// A text of a form of its own: a regular expression, and what it looks like.
    Form(&'static str, [&'static str; 2]),
    /// The clerk's own; not read.
    Anything,
}

/// One value of an enumeration and its spellings.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    pub en: &'static str,
    pub zh: &'static str,
    /// Further spellings that are accepted.
    pub also: &'static [&'static str],
    /// What it means, in Chinese and in English.
    pub about: [&'static str; 2],
}

impl Choice {
    /// Every spelling, the English one first.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> {
        [self.en, self.zh]
            .into_iter()
            .chain(self.also.iter().copied())
    }
}

/// A mapping with known keys.
pub struct Record {
    /// Its English name, as in the schema's definitions.
    pub name: &'static str,
    /// What a clerk calls it.
    pub zh: &'static str,
    pub keys: &'static [Key],
    /// What the value of a key, by its position, looks like.
    pub shape_of: fn(usize) -> Shape,
}

/// One key of a [`Record`].
#[derive(Debug)]
pub struct Key {
    pub en: &'static str,
    pub zh: &'static str,
    /// Further Chinese spellings.
    pub also: &'static [&'static str],
    pub required: bool,
    /// What it means, in Chinese and in English.
    pub about: [&'static str; 2],
}

impl Key {
    /// Every spelling, the English one first.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> {
        [self.en, self.zh]
            .into_iter()
            .chain(self.also.iter().copied())
    }

    fn step(&self) -> Step {
        Step::Key(self.en, self.zh)
    }
}

/// What reading needs and gathers.
pub struct Reader<'d, 'p> {
    pub prepared: &'p Prepared<'p>,
    /// The whole file.
    pub root: &'d Node<'p>,
    pub diagnostics: &'d mut Vec<Diagnostic>,
    /// The way from the top to the value being read.
    pub path: Vec<Step>,
    /// References in texts, checked when all figures are known.
    pub references: Vec<PendingReference>,
    /// What stands beside the numbers of the figure that is being read.
    pub beside: Option<Beside>,
    /// The mapping that the file is: where the keys are that stand in a wrong place.
    pub home: &'static Record,
    /// Keys of `home` that were found deeper down, by their English names.
    pub strayed: Vec<&'static str>,
    /// What unknown keys were guessed to be.
    pub guesses: Guesses,
    /// What `home` lacks, by the key's English name: said unless the key is found deeper down.
    pub lacking: Vec<(&'static str, Diagnostic)>,
    /// Every name and id that the file gives, once somebody has asked for them.
    pub names: Option<std::collections::HashSet<String>>,
}

/// A `{{…}}` that waits for the figures.
pub struct PendingReference {
    pub name: String,
    pub field: super::text::Field,
    pub span: Span,
    pub path: Vec<Step>,
    pub typed: Braces,
    /// What would make a reference of it, where it was not typed as one.
    pub cure: Option<Edit>,
}

impl<'p> Reader<'_, 'p> {
    /// Keeps a reference until the figures are known. Patterns have placeholders of their own in
    /// single braces.
    pub fn refer(&mut self, name: String, field: super::text::Field, span: Span, typed: Braces) {
        let pattern = matches!(self.path.first(), Some(Step::Key("template", _)));
        let printed = matches!(typed, Braces::Single | Braces::Other | Braces::Unopened);
        if printed && pattern {
            return;
        }
        let path = self.path.clone();
        let cure = !matches!(typed, Braces::Plain | Braces::Unopened);
        let cure = cure.then(|| Edit {
            span,
            replacement: super::Reference::written(&name, field),
        });
        self.references.push(PendingReference {
            cure,
            name,
            field,
            span,
            path,
            typed,
        });
    }

    /// Notes a finding at the value being read.
    pub fn note(&mut self, mut diagnostic: Diagnostic) {
        // What was repaired on reading may have been meant otherwise.
        let patched = |span: Span| self.prepared.is_patched(span);
        if let Some(fix) = &mut diagnostic.fix {
            let within = diagnostic.span.is_some_and(patched);
            fix.safe &= !within && !fix.edits.iter().any(|edit| patched(edit.span));
        }
        self.diagnostics.push(diagnostic.at(self.path.clone()));
    }

    /// What the clerk calls the value being read: its key, or the list's.
    pub fn key_name(&self) -> Words {
        let keys = self.path.iter().rev().filter_map(|step| match step {
            Step::Key(en, zh) => Some(Words {
                zh: (*zh).into(),
                en: (*en).into(),
            }),
            Step::Item(..) | Step::Heading(_) => None,
        });
        keys.into_iter()
            .next()
            .unwrap_or_else(|| say!("报告", "report"))
    }

    /// Adds the cure that writes `text` in the place of the value at `span`. Quotes around it stay;
    /// within a block nothing is changed unasked.
    pub fn rewritten(
        &self,
        diagnostic: Diagnostic,
        safe: bool,
        span: Span,
        text: &str,
    ) -> Diagnostic {
        let typed = self.prepared.source.slice(span);
        let quoted = typed.len() > 1
            && typed.starts_with(['"', '\''])
            && typed.chars().next() == typed.chars().next_back();
        let inside = Span {
            start: span.start + 1,
            end: span.end - u32::from(quoted),
            ..span
        };
        let block = typed.starts_with(['|', '>']);
        diagnostic.fix(safe && !block, if quoted { inside } else { span }, text)
    }

    /// Reads the value of a field: what is absent or null is the default.
    pub fn field<T: Read<'p> + Default>(&mut self, key: &Key, pair: Option<&Pair<'p>>) -> T {
        let Some(pair) = pair.filter(|pair| !matches!(pair.value.kind, Kind::Null)) else {
            return T::default();
        };
        self.path.push(key.step());
        let value = T::read(&pair.value, self).unwrap_or_default();
        self.path.pop();
        value
    }

    /// Reads the elements of a list. A single value in its place is one element, and said
    /// (KEY-003, KEY-004).
    pub fn list<T: Read<'p>>(&mut self, node: &Node<'p>) -> Vec<T> {
        let Kind::List(items) = &node.kind else {
            if let Some(elements) = T::several(node, self) {
                return self.elements(&elements);
            }
            if self.says_none(node) {
                return Vec::new();
            }
            self.note(not_a_list(node, &self.key_name()));
            // It is taken for the one element; that it is none has been said.
            let said = self.diagnostics.len();
            let element = T::read(node, self);
            if element.is_none() {
                self.diagnostics.truncate(said);
            } else {
                self.diagnostics[said - 1].fix = listed(node, self.root, self.prepared.source);
            }
            return element.into_iter().collect();
        };
        self.elements(items)
    }

    fn elements<T: Read<'p>>(&mut self, items: &[Node<'p>]) -> Vec<T> {
        let mut values = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            if matches!(item.kind, Kind::Null) {
                continue;
            }
            self.path.push(Step::Item(index, label(item)));
            match T::several(item, self) {
                Some(several) => {
                    values.extend(several.iter().filter_map(|item| T::read(item, self)));
                }
                None => values.extend(T::read(item, self)),
            }
            self.path.pop();
        }
        values
    }

    /// True where the value being read is an element of a list.
    pub fn is_element(&self) -> bool {
        matches!(self.path.last(), Some(Step::Item(..)))
    }

    /// The pair of each key of `record`, in its order; unknown, duplicate and missing keys are
    /// noted.
    pub fn pairs<'n>(
        &mut self,
        record: &'static Record,
        node: &'n Node<'p>,
        map: &'n Map<'p>,
    ) -> Vec<Option<&'n Pair<'p>>> {
        let mut found: Vec<Option<&Pair<'p>>> = vec![None; record.keys.len()];
        let mut misspelt = Vec::new();
        // Keys mostly stand in the order of the declaration: the search goes on from the last one.
        let mut next = 0;
        let positions = map.pairs.iter().map(|pair| {
            let mut order = (next..record.keys.len()).chain(0..next);
            let position = order.find(|&index| {
                let mut spellings = record.keys[index].spellings();
                spellings.any(|spelling| spelling == pair.key)
            });
            next = position.map_or(next, |index| index + 1);
            position
        });
        let positions: Vec<_> = positions.collect();
        let mut written = vec![false; record.keys.len()];
        for &index in positions.iter().flatten() {
            written[index] = true;
        }
        for (pair, position) in map.pairs.iter().zip(positions) {
            match position {
                None => {
                    let meant = self.unknown_key(record, &written, pair);
                    misspelt.extend(meant.map(|key| (key, pair)));
                }
                Some(index) => match found[index] {
                    Some(first) => self.duplicate_key(&record.keys[index], first, pair),
                    None => found[index] = Some(pair),
                },
            }
        }
        // What stands under a misspelt key is read as what was meant: its own slips are told too.
        for (meant, pair) in misspelt {
            let index = record.keys.iter().position(|key| key.en == meant);
            if let Some(slot) = index.map(|index| &mut found[index]) {
                slot.get_or_insert(pair);
            }
        }
        for (key, pair) in record.keys.iter().zip(&found) {
            if key.required && map.complete && pair.is_none() {
                self.missing_key(record, key, node, map);
            }
            if let Some(pair) = pair.filter(|pair| key.required && is_blank(&pair.value)) {
                self.unfilled_key(key, pair, map);
            }
        }
        found
    }

    fn duplicate_key(&mut self, key: &Key, first: &Pair<'p>, second: &Pair<'p>) {
        let source = self.prepared.source;
        let (first_line, line) = (
            source.place(first.key_span.range().start).line,
            source.place(second.key_span.range().start).line,
        );
        let brief = |pair: &Pair<'p>| match &pair.value.kind {
            Kind::Scalar(scalar)
                if scalar.value.chars().count() <= 20 && !scalar.value.contains('\n') =>
            {
                Some(scalar.value.to_string())
            }
            _ => None,
        };
        let (zh, en) = (key.zh, key.en);
        let message = match (brief(first), brief(second)) {
            (Some(one), Some(two)) => say!(
                "「{zh}」写了两遍：第 {first_line} 行是 {one}，第 {line} 行是 {two}，不知道以哪个为准",
                "“{en}” is written twice: {one} in line {first_line}, {two} in line {line}; which one counts?",
            ),
            _ => say!(
                "「{zh}」写了两遍：第 {first_line} 行和第 {line} 行，不知道以哪个为准",
                "“{en}” is written twice, in lines {first_line} and {line}; which one counts?"
            ),
        };
        let mut diagnostic = Diagnostic::error("YML-015", second.key_span, message)
            .hint(say!("保留一个，删掉另一个", "keep one, delete the other"))
            .relate(
                first.key_span,
                say!("第一次出现在这里", "first written here"),
            );
        if first.key != second.key {
            let (one, two) = (&first.key, &second.key);
            diagnostic = diagnostic.hint(say!(
                "「{one}」和「{two}」是同一个栏目的两种写法",
                "“{one}” and “{two}” are two spellings of one key"
            ));
        }
        self.note(diagnostic);
    }

    fn missing_key(&mut self, record: &'static Record, key: &Key, node: &Node<'p>, map: &Map<'p>) {
        let (zh, en) = (key.zh, key.en);
        let name = label(node).filter(|_| !self.path.is_empty());
        let message = match (&name, self.path.is_empty()) {
            (Some(name), _) => {
                let (what, record) = (record.zh, record.name);
                say!(
                    "「{name}」这条{what}缺少必填的「{zh}」",
                    "the {record} “{name}” lacks “{en}”, which is required"
                )
            }
            (None, true) => say!("缺少必填的「{zh}」", "“{en}” is required and missing"),
            (None, false) => {
                let (what, record) = (record.zh, record.name);
                say!(
                    "这条{what}缺少必填的「{zh}」",
                    "this {record} lacks “{en}”, which is required"
                )
            }
        };
        let first = map.pairs.first();
        let span = first.map_or(node.span, |pair| pair.key_span);
        let about = key.about;
        let (about_zh, about_en) = (about[0], about[1]);
        let hint = match first {
            Some(pair) => {
                let beside = &pair.key;
                say!(
                    "补一行（与「{beside}」对齐）：{zh}: （{about_zh}）",
                    "add a line (in the same column as “{beside}”): {en}: ({about_en})"
                )
            }
            None => say!(
                "补一行：{zh}: （{about_zh}）",
                "add a line: {en}: ({about_en})"
            ),
        };
        let diagnostic = Diagnostic::error("KEY-002", span, message).hint(hint);
        if self.path.is_empty() {
            self.lacking.push((key.en, diagnostic));
        } else {
            self.note(diagnostic);
        }
    }

    /// Notes what the file lacks (KEY-002), but for what stands in a wrong place.
    pub fn note_lacking(&mut self) {
        let strayed = std::mem::take(&mut self.strayed);
        let lacking = std::mem::take(&mut self.lacking).into_iter();
        let lacking = lacking.filter(|(key, _)| !strayed.contains(key));
        self.diagnostics.extend(lacking.map(|(_, said)| said));
    }

    /// A required key that stands there and is not filled: a skeleton, said kindly.
    fn unfilled_key(&mut self, key: &Key, pair: &Pair<'p>, map: &Map<'p>) {
        let (zh, en) = (key.zh, key.en);
        let (about_zh, about_en) = (key.about[0], key.about[1]);
        let message = say!(
            "必填的「{zh}」还没有填",
            "“{en}” is required and not filled in yet"
        );
        let mut diagnostic = Diagnostic::error("KEY-002", pair.key_span, message)
            .hint(say!("{about_zh}", "{about_en}"));
        let element = matches!(self.path.last(), Some(Step::Item(..)));
        if element && map.pairs.iter().all(|pair| is_blank(&pair.value)) {
            diagnostic =
                diagnostic.hint(say!("用不着这一条就删掉", "delete it if it is not needed"));
        }
        self.path.push(key.step());
        self.note(diagnostic);
        self.path.pop();
    }

    /// Notes KEY-007: keys of `record` were expected here.
    pub fn not_a_record(&mut self, node: &Node<'_>, record: &'static Record) {
        let said = self.diagnostics.len();
        self.wrong_kind(node, say!("一组栏目", "keys and values"));
        let keys = |lang: usize| {
            let keys = record.keys.iter().take(3);
            let keys = keys.map(|key| format!("{}: ……", [key.zh, key.en][lang]));
            keys.collect::<Vec<_>>().join(", ")
        };
        let (zh, en) = (keys(0), keys(1));
        if let Some(diagnostic) = self.diagnostics.get_mut(said) {
            diagnostic.hints = vec![say!("写成：{{{zh}}}", "write: {{{en}}}")];
        }
    }

    /// Notes KEY-007: something else was expected here.
    pub fn wrong_kind(&mut self, node: &Node<'_>, wanted: Words) {
        let name = self.key_name();
        let (zh, en) = (name.zh, name.en);
        let (zh_wanted, en_wanted) = (wanted.zh, wanted.en);
        let (zh_found, en_found) = match &node.kind {
            Kind::Null => ("空白", "nothing"),
            Kind::Scalar(_) => ("一段文字", "a text"),
            Kind::List(_) => ("分开的几条", "a list"),
            Kind::Map(_) => ("一组栏目", "keys and values"),
        };
        let span = first_line(node, self.prepared);
        let message = say!(
            "「{zh}」这里应当是{zh_wanted}，现在是{zh_found}",
            "“{en}” should be {en_wanted}; this is {en_found}"
        );
        let hint = match &node.kind {
            Kind::Null => say!("把内容补上", "fill it in"),
            Kind::Scalar(_) => say!(
                "换一种写法，样子见 fazhi new --example 写出的文件",
                "see the file that fazhi new --example writes"
            ),
            Kind::List(_) => say!(
                "去掉每条前面的“- ”，或去掉方括号",
                "leave out the “- ” or the brackets"
            ),
            Kind::Map(_) => say!(
                "内容里有英文冒号的，给整段加英文双引号",
                "put a text that holds a colon in double quotes"
            ),
        };
        self.note(Diagnostic::error("KEY-007", span, message).hint(hint));
    }
}

/// The place of a value, or of its first line where it runs over several.
pub(super) fn first_line(node: &Node<'_>, prepared: &Prepared<'_>) -> Span {
    let text = prepared.source.slice(node.span);
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    Span {
        end: node.span.start + end as u32,
        ..node.span
    }
}

fn not_a_list(node: &Node<'_>, name: &Words) -> Diagnostic {
    let (zh, en) = (&name.zh, &name.en);
    let (zh_list, en_list) = (sketch(zh, node), sketch(en, node));
    match &node.kind {
        Kind::Map(map) => {
            let span = map.pairs.first().map_or(node.span, |pair| pair.key_span);
            Diagnostic::error(
                "KEY-004",
                span,
                say!(
                    "「{zh}」可以有很多条，每一条的第一行前面要加“- ”",
                    "“{en}” is a list: the first line of each element begins with “- ”"
                ),
            )
            .hint(say!("改成：\n{zh_list}", "write:\n{en_list}"))
        }
        _ => Diagnostic::error(
            "KEY-003",
            node.span,
            say!(
                "「{zh}」要分条写，哪怕只有一条",
                "“{en}” is a list, even where it has one element"
            ),
        )
        .hint(say!("改成：\n{zh_list}", "write:\n{en_list}")),
    }
}

/// True where nothing was filled in: no value, an empty text, an empty list.
fn is_blank(node: &Node<'_>) -> bool {
    match &node.kind {
        Kind::Null => true,
        Kind::Scalar(scalar) => scalar.value.trim().is_empty(),
        Kind::List(items) => items.iter().all(is_blank),
        Kind::Map(map) => map.pairs.is_empty(),
    }
}

/// What an element calls itself: its name, title or id.
fn label(node: &Node<'_>) -> Option<String> {
    let Kind::Map(map) = &node.kind else {
        return None;
    };
    let own = |names: [&str; 2]| map.pairs.iter().find(|pair| names.contains(&&*pair.key));
    let pair = own(["name", "名称"])
        .or_else(|| own(["title", "标题"]))
        .or_else(|| own(["id", "代号"]))?;
    match &pair.value.kind {
        Kind::Scalar(scalar) => {
            let line = scalar.value.trim().lines().next()?;
            Some(line.chars().take(24).collect())
        }
        _ => None,
    }
}

impl<'p, T: Read<'p>> Read<'p> for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        T::read(node, reader).map(Some)
    }
}

impl<'p, T: Read<'p>> Read<'p> for Vec<T> {
    const SHAPE: Shape = Shape::List(|| T::SHAPE);

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        Some(reader.list(node))
    }
}

impl<'p> Reader<'_, 'p> {
    /// Which of `choices` a scalar names; VAL-007 where it names none.
    pub fn choice(&mut self, node: &Node<'p>, choices: &'static [Choice]) -> Option<usize> {
        let Kind::Scalar(scalar) = &node.kind else {
            let own: Vec<_> = choices.iter().map(|choice| choice.zh).collect();
            let list = own.join("、");
            self.wrong_kind(node, say!("下列之一：{list}", "one of: {list}"));
            return None;
        };
        let typed = scalar.value.trim();
        if let Some(index) = choices
            .iter()
            .position(|choice| choice.spellings().any(|spelling| spelling == typed))
        {
            return Some(index);
        }
        let all = choices
            .iter()
            .enumerate()
            .flat_map(|(index, choice)| choice.spellings().map(move |spelling| (spelling, index)));
        // What is offered is one of those that are listed.
        let nearest = super::nearest::nearest(typed, all).map(|(spelling, index)| {
            let choice = &choices[index];
            let listed = spelling == choice.en || spelling == choice.zh;
            (if listed { spelling } else { choice.zh }, index)
        });
        let name = self.key_name();
        let (zh, en) = (name.zh, name.en);
        let zh_list = choices
            .iter()
            .map(|choice| choice.zh)
            .collect::<Vec<_>>()
            .join("、");
        let en_list = choices
            .iter()
            .map(|choice| choice.en)
            .collect::<Vec<_>>()
            .join(", ");
        let message = match nearest {
            Some((spelling, _)) => say!(
                "「{zh}」没有“{typed}”这一项，是不是“{spelling}”？",
                "“{en}” cannot be “{typed}”; did you mean “{spelling}”?"
            ),
            None => say!("「{zh}」没有“{typed}”这一项", "“{en}” cannot be “{typed}”"),
        };
        let mut diagnostic = Diagnostic::error("VAL-007", node.span, message)
            .hint(say!("可选：{zh_list}", "one of: {en_list}"));
        if let Some((spelling, _)) = nearest {
            diagnostic = diagnostic.fix(false, node.span, spelling);
        }
        self.note(diagnostic);
        None
    }
}
