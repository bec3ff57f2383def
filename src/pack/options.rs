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
        levels: Vec<LevelOptions<'p>> = optional "levels" | "各级" ("各部分共用：各级事项的编号和写法，从第一级起", "For all sections: numbers and forms of the entries, depth by depth");
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
        levels: Vec<LevelOptions<'p>> = optional "levels" | "各级" ("各级事项的编号和写法，从第一级起", "Numbers and forms of its entries, depth by depth");
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
        run_on: Option<bool> = optional "run_on" | "连续编号" ("填“是”则编号接着上一组往下数，不重新从一开始", "true: numbers run on across parents instead of beginning anew");
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
        Inline = "inline" | "接排" ("接在最后一段后面", "in the last paragraph");
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
    /// These options, and `base` where they say nothing.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        Self {
            order: list_over(self.order, base.order),
            overview_heading: self.overview_heading.or(base.overview_heading),
            heading: self.heading.over(base.heading),
            levels: levels_over(self.levels, base.levels),
            points: self.points.over(base.points),
            sections: Sections {
                measures: self.sections.measures.over(base.sections.measures),
                duties: self.sections.duties.over(base.sections.duties),
                shortcomings: self.sections.shortcomings.over(base.sections.shortcomings),
                plans: self.sections.plans.over(base.sections.plans),
                others: self.sections.others.over(base.sections.others),
                ..self.sections
            },
            signature: self.signature.or(base.signature),
            date: self.date.or(base.date),
            joint: self.joint.or(base.joint),
            show: list_over(self.show, base.show),
            ..self
        }
    }

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
                group
                    .heading
                    .iter()
                    .for_each(|heading| look(&heading.pieces));
                let lead = group.lead.given().into_iter();
                lead.flat_map(|text| &text.paragraphs).for_each(&mut *look);
            }
        }
    }

    /// True where the section stands under a heading that it shares with others.
    pub fn is_grouped(&self, name: SectionName) -> bool {
        let groups = self
            .order
            .iter()
            .filter(|part| matches!(part, Part::Group(_)));
        let mut sections = groups.flat_map(Part::sections);
        sections.any(|section| section.value == name)
    }

    /// How a section and its entries are printed; `headed` where it has a heading of its own.
    ///
    /// All headings stand on one ladder: the first rung is the sections' headings, the second the
    /// entries of the first depth, and so on. A section under a shared heading stands one rung
    /// lower; where it has no heading of its own, its entries stand one rung higher. What a section
    /// sets for itself is about its own heading and entries, on whatever rung they stand.
    pub fn ladder(&self, name: SectionName, headed: bool) -> Ladder<'p> {
        let own = self.section(name);
        let rung = usize::from(self.is_grouped(name));
        let shared = |rung: usize| match rung {
            0 => self.heading.clone(),
            rung => self
                .levels
                .get(rung - 1)
                .cloned()
                .unwrap_or_else(LevelOptions::last),
        };
        let heading = LevelOptions {
            number: own.number.clone(),
            form: own.form,
            end: own.end,
            title_stop: own.title_stop,
            ..Default::default()
        };
        let heading = heading.over(shared(rung));
        let first = rung + usize::from(headed);
        let levels = [0, 1, 2].map(|depth: usize| {
            let level = own.levels.get(depth).cloned().unwrap_or_default();
            if depth == 0 && !headed {
                // It stands in the heading's place, and is set as the heading would be.
                return level.over(heading.clone());
            }
            level.over(shared(first + depth))
        });
        Ladder {
            rung,
            runs_on: !headed && levels[0].number == shared(rung).number,
            heading,
            levels,
            points: own.points.clone().over(self.points.clone()),
        }
    }
}

/// How a section and its entries are printed, settled.
#[derive(Clone, Debug)]
pub struct Ladder<'p> {
    /// 0 where its heading is one of the first, 1 under a shared heading.
    pub rung: usize,
    /// It has no heading, and its entries are numbered on with what stands around it.
    pub runs_on: bool,
    pub heading: LevelOptions<'p>,
    /// Its entries, by depth.
    pub levels: [LevelOptions<'p>; 3],
    pub points: LevelOptions<'p>,
}

fn list_over<T>(list: Vec<T>, base: Vec<T>) -> Vec<T> {
    if list.is_empty() { base } else { list }
}

impl SectionOptions<'_> {
    fn over(self, base: Self) -> Self {
        Self {
            heading: self.heading.or(base.heading),
            number: self.number.or(base.number),
            form: self.form.or(base.form),
            end: self.end.or(base.end),
            title_stop: self.title_stop.or(base.title_stop),
            levels: levels_over(self.levels, base.levels),
            points: self.points.over(base.points),
            closing: self.closing.or(base.closing),
            ..self
        }
    }
}

/// Depth by depth, what `levels` leave out comes from `base`.
fn levels_over<'p>(
    mut levels: Vec<LevelOptions<'p>>,
    base: Vec<LevelOptions<'p>>,
) -> Vec<LevelOptions<'p>> {
    for (depth, level) in base.into_iter().enumerate() {
        match levels.get_mut(depth) {
            Some(own) => *own = std::mem::take(own).over(level),
            None => levels.push(level),
        }
    }
    levels
}

impl LevelOptions<'_> {
    /// These options, and `base` where they say nothing.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        Self {
            number: self.number.or(base.number),
            form: self.form.or(base.form),
            stop: self.stop.or(base.stop),
            title_stop: self.title_stop.or(base.title_stop),
            end: self.end.or(base.end),
            run_on: self.run_on.or(base.run_on),
            ..self
        }
    }

    /// What stands deeper than any pack goes: ①, run in with its text.
    fn last() -> Self {
        Self {
            number: Some(Number::CIRCLED),
            form: Some(Form::RunIn),
            ..Self::default()
        }
    }
}
