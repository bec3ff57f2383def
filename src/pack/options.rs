//! The outline as options: which sections in which order, and for each depth a number and a form.
//!
//! A pack and a report file set the same options; the report file's come first.

use super::number::Number;
use crate::record::{
    Heading, Located, Paragraph, Read, Reader, Setting, Shape, Text, Title, choices, read_record,
    record,
};
use crate::yaml::{Kind, Node};

record! {
    /// The options of a template.
    "选项" pub struct Options<'p> {
        order: Vec<Part<'p>> = optional "order" | "顺序" ("各部分的先后；几个部分合在一个标题下的写 {题目, 部分}", "Order of the sections; several under one heading as {heading, sections}");
        overview_heading: Heading<'p> = optional "overview_heading" | "引言题目" ("引言自己的标题；一般没有", "A heading of the opening's own; mostly none");
        heading: LevelOptions<'p> = optional "heading" | "部分题目" ("各部分标题的编号和写法", "Number and form of the sections' headings");
        levels: Vec<LevelOptions<'p>> = optional "levels" | "各级" ("各部分共用：各级事项的编号和写法，第一行是“一、”下面的一级，依次往下", "For all sections: numbers and forms of the entries; the first is what stands below the sections' headings");
        points: LevelOptions<'p> = optional "points" | "要点" ("各部分共用：要点的编号和写法", "For all sections: number and form of points");
        sections: Sections<'p> = optional "sections" | "各部分" ("各部分的标题、编号和写法", "Heading, numbers and forms of each section");
        signature: Option<SignaturePlace> = optional "signature" | "落款" ("落款的位置：文末、题下、无", "Where the signature stands: end, title, none");
        date: Option<SignaturePlace> = optional "date" | "日期" ("成文日期的位置：文末、题下、无；不写则随落款", "Where the date of signing stands; default with the signature");
        joint: Option<Joint> = optional "joint" | "联署" ("几个发文机关在题下署名：分行还是同行", "Several issuers under the title: a line each, or all in one");
        show: Vec<Located<Detail>> = optional "show" | "附印" ("各条后面附印哪些内容：责任单位、时限、领域、对应不足", "Which details are printed after an entry: owner, due, area, addresses");
    }
}

record! {
    /// Options of each section.
    "各部分" pub struct Sections<'p> {
        measures: SectionOptions<'p> = optional "measures" | "举措" ("主要举措和成效", "Measures");
        duties: SectionOptions<'p> = optional "duties" | "第一责任人" ("第一责任人职责", "First-person duties");
        shortcomings: SectionOptions<'p> = optional "shortcomings" | "不足" ("不足和原因", "Shortcomings");
        plans: SectionOptions<'p> = optional "plans" | "计划" ("下一年度安排", "Plans");
        others: SectionOptions<'p> = optional "others" | "其他" ("其他需要报告的情况", "Anything else");
    }
}

record! {
    /// Options of one section.
    "部分选项" pub struct SectionOptions<'p> {
        heading: Heading<'p> = optional "heading" | "题目" ("这一部分的标题；{year} 是报告年度，{next_year} 是下一年度；填“无”则没有自己的标题，各条顶上来", "Its heading; {year} stands for the year reported on, {next_year} for the next; none: its entries stand in its place");
        number: Option<Number> = optional "number" | "序号" ("标题的编号", "Number of its heading");
        form: Option<Form> = optional "form" | "形式" ("标题独立成行，还是与正文接排", "Its heading: on its own line, or run in with the text");
        end: Option<Stop> = optional "end" | "题末" ("标题独立成行时末尾的标点，一般没有", "Mark behind a heading on its own line; mostly none");
        title_stop: Option<Stop> = optional "title_stop" | "题后" ("标题与正文接排时，两者之间的标点", "Mark between a heading and the text run in with it");
        levels: Vec<LevelOptions<'p>> = optional "levels" | "各级" ("这一部分各级事项的编号和写法，第一行是第一级事项", "Numbers and forms of its entries; the first is its entries of the first depth");
        points: LevelOptions<'p> = optional "points" | "要点" ("要点的编号和写法", "Number and form of points");
        closing: Option<ClosingPlace> = optional "closing" | "结语" ("结语接在最后一段后面，还是另起一段", "Its closing: in the last paragraph or in its own");
    }
}

record! {
    /// How the entries of one depth, or the points, are printed.
    "级别选项" pub struct LevelOptions<'p> {
        number: Option<Number> = optional "number" | "序号" ("编号格式；常用的以外，照第一个编号的样子写，如 第一部分、1、", "Number format; beyond the usual ones, write what the first number looks like");
        form: Option<Form> = optional "form" | "形式" ("标题独立成行、与正文接排，或并入上文", "Heading on its own line, run in with the text, or within the paragraph above");
        stop: Option<Stop> = optional "stop" | "分隔" ("各条之间的标点", "Mark between the pieces");
        title_stop: Option<Stop> = optional "title_stop" | "题后" ("小标题与正文之间的标点", "Mark between a title and its text");
        end: Option<Stop> = optional "end" | "题末" ("标题独立成行时末尾的标点，一般没有", "Mark behind a heading on its own line; mostly none");
        run_on: Option<RunOn> = optional "run_on" | "连续编号" ("编号接着上一组往下数，不重新从一开始：本部分（一个部分之内）、全文", "Numbers run on across parents instead of beginning anew: within a section, or through the report");
    }
}

record! {
    /// Several sections under one heading.
    "合并部分" pub struct Group<'p> {
        heading: Option<Title<'p>> = required "heading" | "题目" ("共同的标题", "Their common heading");
        sections: Vec<Located<SectionName>> = required "sections" | "部分" ("合在一起的各部分，按先后写", "The sections under it, in order");
        lead: Setting<Text<'p>> = optional "lead" | "导语" ("共同标题下的一段话", "Text under the common heading");
    }
}

/// A place in the order of the sections.
#[derive(Clone, Debug)]
pub enum Part<'p> {
    Section(Located<SectionName>),
    Group(Box<Group<'p>>),
}

impl Part<'_> {
    /// The sections that stand here, in order.
    pub fn sections(&self) -> &[Located<SectionName>] {
        match self {
            Self::Section(section) => std::slice::from_ref(section),
            Self::Group(group) => &group.sections,
        }
    }
}

impl<'p> Read<'p> for Part<'p> {
    const SHAPE: Shape = Shape::Either(|| [SectionName::SHAPE, Shape::Record(Group::record)]);

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        match &node.kind {
            Kind::Map(_) => Group::read(node, reader).map(|group| Self::Group(Box::new(group))),
            Kind::List(_) => {
                reader.not_a_record(node, Group::record());
                None
            }
            _ => Located::read(node, reader).map(Self::Section),
        }
    }
}

choices! {
    /// A section of a report.
    pub enum SectionName {
        Measures = "measures" | "举措" ("主要举措和成效", "Measures and results");
        Duties = "duties" | "第一责任人" ("第一责任人职责", "First-person duties");
        Shortcomings = "shortcomings" | "不足" ("不足和原因", "Shortcomings and causes");
        Plans = "plans" | "计划" ("下一年度安排", "Plans for the next year");
        Others = "others" | "其他" ("其他需要报告的情况", "Anything else to report");
    }
}

choices! {
    /// Where a title stands.
    pub enum Form {
        Heading = "heading" | "独立成行" ("标题独立成行", "on a line of its own");
        RunIn = "run-in" | "接排" ("标题与正文接排，另起一段", "run in with its text, in a paragraph of its own");
        Inline = "inline" | "并入" ("并入上一段", "within the paragraph above");
    }
}

choices! {
    /// How far numbers run on across parents.
    pub enum RunOn {
        No = "no" | "否" | "false" ("每一组重新编号", "each group begins anew");
        Section = "section" | "本部分" ("在一个部分之内连续编号", "within a section");
        Report = "report" | "全文" | "是" | "true" | "yes" ("从头到尾连续编号", "through the report");
    }
}

choices! {
    /// A closing mark.
    pub enum Stop {
        None = "none" | "无" ("不加", "none");
        Period = "。" | "。" | "句号" ("句号", "period");
        Semicolon = "；" | "；" | "分号" ("分号", "semicolon");
        Comma = "，" | "，" | "逗号" ("逗号", "comma");
        Colon = "：" | "：" | "冒号" ("冒号", "colon");
    }
}

choices! {
    /// Where a closing stands.
    pub enum ClosingPlace {
        Inline = "inline" | "接排" | "并入" ("接在最后一段后面", "in the last paragraph");
        Own = "own" | "另起" ("另起一段", "in a paragraph of its own");
    }
}

choices! {
    /// Where the signature stands.
    pub enum SignaturePlace {
        End = "end" | "文末" ("文末", "at the end");
        Title = "title" | "题下" ("标题之下", "under the title");
        None = "none" | "无" ("不印", "nowhere");
    }
}

choices! {
    /// How several issuers sign under the title.
    pub enum Joint {
        Lines = "lines" | "分行" ("一个机关一行", "a line each");
        Line = "line" | "同行" ("写在一行", "all in one line");
    }
}

choices! {
    /// A detail of an entry that is printed only on request.
    pub enum Detail {
        Owner = "owner" | "责任单位" ("责任单位", "owner");
        Due = "due" | "时限" ("完成时限", "due date");
        Area = "area" | "领域" ("所属领域", "field");
        Addresses = "addresses" | "对应不足" ("对应不足", "shortcomings answered");
    }
}

read_record!(Options, Sections, SectionOptions, LevelOptions, Group);

impl<'p> Options<'p> {
    /// The options that a section sets for itself.
    pub fn section(&self, name: SectionName) -> &SectionOptions<'p> {
        match name {
            SectionName::Measures => &self.sections.measures,
            SectionName::Duties => &self.sections.duties,
            SectionName::Shortcomings => &self.sections.shortcomings,
            SectionName::Plans => &self.sections.plans,
            SectionName::Others => &self.sections.others,
        }
    }

    /// Calls `look` with every heading and lead, in which placeholders may stand.
    pub fn each_pattern(&self, look: &mut dyn FnMut(&Paragraph<'_>)) {
        let sections = &self.sections;
        let headings = [
            &sections.measures.heading,
            &sections.duties.heading,
            &sections.shortcomings.heading,
            &sections.plans.heading,
            &sections.others.heading,
            &self.overview_heading,
        ];
        let headings = headings.into_iter().filter_map(Setting::given);
        headings.for_each(|heading| look(&heading.pieces));
        for part in &self.order {
            if let Part::Group(group) = part {
                let heading = group.heading.iter();
                heading.for_each(|heading| look(&heading.pieces));
                let lead = group.lead.given().into_iter();
                lead.flat_map(|text| &text.paragraphs).for_each(&mut *look);
            }
        }
    }
}

impl<'p> SectionOptions<'p> {
    /// How its heading is printed.
    pub fn own_heading(&self) -> LevelOptions<'p> {
        LevelOptions {
            number: self.number.clone(),
            form: self.form,
            end: self.end,
            title_stop: self.title_stop,
            ..Default::default()
        }
    }
}

impl LevelOptions<'_> {
    /// These options, and `base` where they say nothing. The marks belong to the form: who sets
    /// another form takes none of the marks of the form below.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        let same = self.form.is_none() || self.form == base.form;
        let mark = |own: Option<_>, base: Option<_>| own.or(base.filter(|_| same));
        Self {
            number: self.number.or(base.number),
            form: self.form.or(base.form),
            stop: mark(self.stop, base.stop),
            title_stop: mark(self.title_stop, base.title_stop),
            end: mark(self.end, base.end),
            run_on: self.run_on.or(base.run_on),
            ..self
        }
    }

    /// What stands deeper than any layer goes: ①, run in with its text.
    pub fn or_last(self) -> Self {
        let silent = self.number.is_none() && self.form.is_none();
        self.over(Self {
            number: silent.then_some(Number::CIRCLED),
            form: silent.then_some(Form::RunIn),
            ..Self::default()
        })
    }
}
