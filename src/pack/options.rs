//! The outline as options: which sections in which order, and for each depth a number and a form.
//!
//! A pack and a report file set the same options; the report file's come first.

use crate::record::{Located, Title, choices, read_record, record};

record! {
    /// The options of a template.
    "选项" pub struct Options<'p> {
        order: Vec<Located<SectionName>> = optional "order" | "顺序" ("各部分的先后", "Order of the sections");
        levels: Vec<LevelOptions<'p>> = optional "levels" | "各级" ("各部分共用：各级事项的编号和写法，从第一级起", "For all sections: numbers and forms of the entries, depth by depth");
        points: LevelOptions<'p> = optional "points" | "要点" ("各部分共用：要点的编号和写法", "For all sections: number and form of points");
        sections: Sections<'p> = optional "sections" | "各部分" ("各部分的标题、编号和写法", "Heading, numbers and forms of each section");
        signature: Option<SignaturePlace> = optional "signature" | "落款" ("落款的位置：文末、题下、无", "Where the signature stands: end, title, none");
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
        heading: Option<Title<'p>> = optional "heading" | "题目" ("这一部分的标题；{year} 是报告年度，{next_year} 是下一年度", "Its heading; {year} stands for the year reported on, {next_year} for the next");
        number: Option<Number> = optional "number" | "序号" ("标题的编号", "Number of its heading");
        levels: Vec<LevelOptions<'p>> = optional "levels" | "各级" ("各级事项的编号和写法，从第一级起", "Numbers and forms of its entries, depth by depth");
        points: LevelOptions<'p> = optional "points" | "要点" ("要点的编号和写法", "Number and form of points");
        closing: Option<ClosingPlace> = optional "closing" | "结语" ("结语接在最后一段后面，还是另起一段", "Its closing: in the last paragraph or in its own");
    }
}

record! {
    /// How the entries of one depth, or the points, are printed.
    "级别选项" pub struct LevelOptions<'p> {
        number: Option<Number> = optional "number" | "序号" ("编号格式", "Number format");
        form: Option<Form> = optional "form" | "形式" ("标题独立成行、与正文接排，或并入上文", "Heading on its own line, run in with the text, or within the paragraph above");
        stop: Option<Stop> = optional "stop" | "分隔" ("各条之间的标点", "Mark between the pieces");
        title_stop: Option<Stop> = optional "title_stop" | "题后" ("小标题与正文之间的标点", "Mark between a title and its text");
    }
}

record! {
    /// The words that a pack puts where the file is silent. `{year}`, `{next_year}`, `{issuer}`,
    /// `{self}`, `{region}`, `{heads}` (政府主要负责人, by kind) stand for what the file says.
    "措辞" pub struct Wordings<'p> {
        title: Option<Title<'p>> = optional "title" | "标题" ("公文标题", "Title of the document");
        honours: Option<Title<'p>> = optional "honours" | "荣誉" ("荣誉一句；{honours} 是各条荣誉", "The sentence of honours; {honours} stands for them");
        cause: Option<Title<'p>> = optional "cause" | "原因" ("不足的原因一句；{cause} 是原因", "The sentence of a cause; {cause} stands for it");
        owner: Option<Title<'p>> = optional "owner" | "责任单位" ("附印的责任单位；{owner}", "The detail of an owner; {owner}");
        due: Option<Title<'p>> = optional "due" | "时限" ("附印的时限；{due}", "The detail of a due date; {due}");
        area: Option<Title<'p>> = optional "area" | "领域" ("附印的领域；{area}", "The detail of a field; {area}");
        addresses: Option<Title<'p>> = optional "addresses" | "对应不足" ("附印的对应不足；{addresses}", "The detail of the shortcomings answered; {addresses}");
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
    /// A number format.
    pub enum Number {
        None = "none" | "无" ("不编号", "no number");
        Chinese = "一、" | "一、" | "一" ("一、二、三、", "一、二、三、");
        ChineseBrackets = "（一）" | "（一）" | "(一)" ("（一）（二）（三）", "（一）（二）（三）");
        Arabic = "1." | "1." | "1．" ("1. 2. 3.", "1. 2. 3.");
        ArabicBrackets = "（1）" | "（1）" | "(1)" ("（1）（2）（3）", "（1）（2）（3）");
        Circled = "①" | "①" | "圈码" ("①②③", "①②③");
        Ordinal = "一是" | "一是" ("一是 二是 三是", "一是 二是 三是");
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
    /// A detail of an entry that is printed only on request.
    pub enum Detail {
        Owner = "owner" | "责任单位" ("责任单位", "owner");
        Due = "due" | "时限" ("完成时限", "due date");
        Area = "area" | "领域" ("所属领域", "field");
        Addresses = "addresses" | "对应不足" ("对应不足", "shortcomings answered");
    }
}

read_record!(Options, Sections, SectionOptions, LevelOptions, Wordings);

impl<'p> Options<'p> {
    /// These options, and `base` where they say nothing.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        Self {
            order: if self.order.is_empty() {
                base.order
            } else {
                self.order
            },
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
            show: if self.show.is_empty() {
                base.show
            } else {
                self.show
            },
            ..self
        }
    }

    /// The options of a section, with what holds for all sections where it says nothing.
    pub fn section(&self, name: SectionName) -> SectionOptions<'p> {
        let own = match name {
            SectionName::Measures => &self.sections.measures,
            SectionName::Duties => &self.sections.duties,
            SectionName::Shortcomings => &self.sections.shortcomings,
            SectionName::Plans => &self.sections.plans,
            SectionName::Others => &self.sections.others,
        };
        let shared = SectionOptions {
            levels: self.levels.clone(),
            points: self.points.clone(),
            ..Default::default()
        };
        own.clone().over(shared)
    }
}

impl<'p> SectionOptions<'p> {
    fn over(self, base: Self) -> Self {
        Self {
            heading: self.heading.or(base.heading),
            number: self.number.or(base.number),
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
    fn over(self, base: Self) -> Self {
        Self {
            number: self.number.or(base.number),
            form: self.form.or(base.form),
            stop: self.stop.or(base.stop),
            title_stop: self.title_stop.or(base.title_stop),
            ..self
        }
    }
}

impl<'p> Wordings<'p> {
    /// These wordings, and `base` where they say nothing.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        Self {
            title: self.title.or(base.title),
            honours: self.honours.or(base.honours),
            cause: self.cause.or(base.cause),
            owner: self.owner.or(base.owner),
            due: self.due.or(base.due),
            area: self.area.or(base.area),
            addresses: self.addresses.or(base.addresses),
            ..self
        }
    }
}
