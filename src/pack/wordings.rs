//! The words that a pack puts where the file is silent: patterns, as data.
//!
//! A pattern holds `{placeholders}`: what the file says (`{year}`, `{self}`), what the wording is about
//! (`{cause}`), or a formula of the pack's (`{guidance}`). Where several patterns are given they
//! take turns, so that none follows itself.

use super::{Area, Kind, Level};
use crate::record::{Located, Name, OneOrMany, Paragraph, Setting, Title, read_record, record};

/// One pattern or several that take turns; `无` switches the wording off.
pub type Patterns<'p> = Setting<OneOrMany<Title<'p>>>;

record! {
    /// What is said where the file is silent.
    "措辞" pub struct Wordings<'p> {
        title: OneOrMany<Title<'p>> = optional "title" | "标题" ("公文标题；要分行时逐行分条写", "Title of the document; a list: its lines");
        opening: Patterns<'p> = optional "opening" | "引言" ("报告开头，一条一段", "The opening, a paragraph each");
        honours: Patterns<'p> = optional "honours" | "荣誉" ("开头里的荣誉一句；{honours} 是各条荣誉", "The sentence of honours; {honours} stands for them");
        turn: Patterns<'p> = optional "turn" | "转入" ("开头的末一句，转入报告正文", "The last sentence of the opening, which turns to the report");
        leads: Leads<'p> = optional "leads" | "导语" ("各部分标题下的导语", "Leads of the sections");
        cause: Patterns<'p> = optional "cause" | "原因" ("不足的原因一句；{cause} 是原因", "The sentence of a cause; {cause} stands for it");
        figures: FigureWordings<'p> = optional "figures" | "数字" ("正文没有写到的数字怎样成句", "Sentences for figures that no text mentions");
        area_titles: Vec<AreaTitles<'p>> = optional "area_titles" | "领域标题" ("没有标题、只有领域的事项用什么标题", "Titles of entries that have only a field");
        formulas: Vec<Formula<'p>> = optional "formulas" | "惯用语" ("按年度、类型、层级选用的惯用语；在别的措辞里用 {名称} 引用", "Formulas by year, kind and level; other wordings refer to them as {name}");
        closing: Patterns<'p> = optional "closing" | "结语" ("结尾用语，如 特此报告。", "Closing formula, as 特此报告。");
        byline_date: Patterns<'p> = optional "byline_date" | "题下日期" ("题下的成文日期；{date} 是日期", "The date under the title; {date} stands for it");
        owner: Patterns<'p> = optional "owner" | "责任单位" ("附印的责任单位；{owner}", "The detail of an owner; {owner}");
        due: Patterns<'p> = optional "due" | "时限" ("附印的时限；{due}", "The detail of a due date; {due}");
        area: Patterns<'p> = optional "area" | "领域" ("附印的领域；{area}", "The detail of a field; {area}");
        addresses: Patterns<'p> = optional "addresses" | "对应不足" ("附印的对应不足；{addresses}", "The detail of the shortcomings answered; {addresses}");
    }
}

record! {
    /// Leads of the sections.
    "导语" pub struct Leads<'p> {
        measures: Patterns<'p> = optional "measures" | "举措" ("主要举措和成效", "Measures");
        duties: Patterns<'p> = optional "duties" | "第一责任人" ("第一责任人职责", "First-person duties");
        shortcomings: Patterns<'p> = optional "shortcomings" | "不足" ("不足和原因", "Shortcomings");
        plans: Patterns<'p> = optional "plans" | "计划" ("下一年度安排", "Plans");
        others: Patterns<'p> = optional "others" | "其他" ("其他需要报告的情况", "Anything else");
    }
}

record! {
    /// How figures that no text mentions become sentences.
    "数字" pub struct FigureWordings<'p> {
        start: Patterns<'p> = optional "start" | "起句" ("一句的开头，如 全年", "How such a sentence begins, as 全年");
        count: Patterns<'p> = optional "count" | "计数" ("一个数；{name} 是名称，{figure} 是数字", "A count; {name}, {figure}");
        rate: Patterns<'p> = optional "rate" | "比率" ("一个百分比；{name}、{figure}", "A rate; {name}, {figure}");
        zero: Patterns<'p> = optional "zero" | "为零" ("数为零时；{name}、{figure}", "A count of zero; {name}, {figure}");
        parts: Patterns<'p> = optional "parts" | "其中" ("整体之后的各部分；{parts}", "The parts behind their whole; {parts}");
        change: Patterns<'p> = optional "change" | "同比" ("与上年相比的百分比；{yoy}", "The change on last year in percent; {yoy}");
        difference: Patterns<'p> = optional "difference" | "增减" ("与上年相比的增减；{change}", "The difference to last year; {change}");
        reached: Patterns<'p> = optional "reached" | "达标" ("达到了目标；{target}", "A target that was reached; {target}");
        verbs: Vec<VerbRow<'p>> = optional "verbs" | "说法" ("名称以哪些字结尾的数字怎样说", "How figures are said whose names end in certain words");
        kept: Patterns<'p> = optional "kept" | "控制" ("控制在上限之内；{target}", "A limit that was kept; {target}");
    }
}

record! {
    /// How figures are said whose names end in certain words.
    "说法" pub struct VerbRow<'p> {
        names: OneOrMany<Name<'p>> = required "names" | "名称" ("名称以哪些字结尾", "The words in which the names end");
        count: Option<Title<'p>> = optional "count" | "计数" ("一个数；{name}、{figure}", "A count; {name}, {figure}");
        zero: Option<Title<'p>> = optional "zero" | "为零" ("数为零时；{name}、{figure}", "A count of zero; {name}, {figure}");
    }
}

record! {
    /// Titles of entries that have only a field.
    "领域标题" pub struct AreaTitles<'p> {
        area: Option<Area> = required "area" | "领域" ("领域", "The field");
        from: Option<Located<u16>> = optional "from" | "自" ("从哪个报告年度起", "From which year of report");
        to: Option<Located<u16>> = optional "to" | "至" ("到哪个报告年度止", "Up to which year of report");
        kinds: OneOrMany<Kind> = optional "kinds" | "类型" ("哪些类型的报告", "For which kinds of report");
        measures: OneOrMany<Title<'p>> = optional "measures" | "举措" ("用在举措里", "Among the measures");
        plans: OneOrMany<Title<'p>> = optional "plans" | "计划" ("用在计划里", "Among the plans");
        duties: OneOrMany<Title<'p>> = optional "duties" | "第一责任人" ("用在第一责任人里", "Among the first-person duties");
    }
}

record! {
    /// Words that hold for certain years, kinds and levels. The first row of a name that fits is
    /// used; one whose own placeholders the file cannot fill does not fit.
    "惯用语" pub struct Formula<'p> {
        name: Option<Name<'p>> = required "name" | "名称" ("在措辞里用 {名称} 引用它", "Wordings refer to it as {name}");
        from: Option<Located<u16>> = optional "from" | "自" ("从哪个报告年度起", "From which year of report");
        to: Option<Located<u16>> = optional "to" | "至" ("到哪个报告年度止", "Up to which year of report");
        kinds: OneOrMany<Kind> = optional "kinds" | "类型" ("哪些类型的报告", "For which kinds of report");
        levels: OneOrMany<Level> = optional "levels" | "层级" ("哪些层级", "For which levels");
        text: Setting<Title<'p>> = required "text" | "表述" ("说法；填“无”则这里不说什么", "The words; none: nothing is said");
    }
}

read_record!(
    Wordings,
    Leads,
    FigureWordings,
    VerbRow,
    AreaTitles,
    Formula
);

impl<'p> Wordings<'p> {
    /// These wordings, and `base` where they say nothing.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        Self {
            title: if self.title.0.is_empty() {
                base.title
            } else {
                self.title
            },
            opening: self.opening.or(base.opening),
            honours: self.honours.or(base.honours),
            turn: self.turn.or(base.turn),
            leads: self.leads.over(base.leads),
            cause: self.cause.or(base.cause),
            figures: self.figures.over(base.figures),
            area_titles: ahead_of(self.area_titles, base.area_titles),
            formulas: ahead_of(self.formulas, base.formulas),
            closing: self.closing.or(base.closing),
            byline_date: self.byline_date.or(base.byline_date),
            owner: self.owner.or(base.owner),
            due: self.due.or(base.due),
            area: self.area.or(base.area),
            addresses: self.addresses.or(base.addresses),
            ..self
        }
    }
}

impl Wordings<'_> {
    /// Calls `look` with every pattern and the English key of the wording that it is for.
    pub fn each_pattern(&self, look: &mut dyn FnMut(&'static str, &Paragraph<'_>)) {
        let (leads, figures) = (&self.leads, &self.figures);
        let wordings = [
            ("opening", &self.opening),
            ("honours", &self.honours),
            ("turn", &self.turn),
            ("leads", &leads.measures),
            ("leads", &leads.duties),
            ("leads", &leads.shortcomings),
            ("leads", &leads.plans),
            ("leads", &leads.others),
            ("cause", &self.cause),
            ("start", &figures.start),
            ("count", &figures.count),
            ("rate", &figures.rate),
            ("zero", &figures.zero),
            ("parts", &figures.parts),
            ("change", &figures.change),
            ("difference", &figures.difference),
            ("reached", &figures.reached),
            ("kept", &figures.kept),
            ("closing", &self.closing),
            ("byline_date", &self.byline_date),
            ("owner", &self.owner),
            ("due", &self.due),
            ("area", &self.area),
            ("addresses", &self.addresses),
        ];
        let mut each = |key, titles: &OneOrMany<Title<'_>>| {
            titles.0.iter().for_each(|title| look(key, &title.pieces));
        };
        each("title", &self.title);
        for (key, patterns) in wordings {
            patterns
                .given()
                .into_iter()
                .for_each(|titles| each(key, titles));
        }
        for row in &self.area_titles {
            each("area_titles", &row.measures);
            each("area_titles", &row.plans);
            each("area_titles", &row.duties);
        }
        for row in &self.figures.verbs {
            let patterns = row.count.iter().map(|pattern| ("count", pattern));
            let patterns = patterns.chain(row.zero.iter().map(|pattern| ("zero", pattern)));
            patterns.for_each(|(key, pattern)| look(key, &pattern.pieces));
        }
        for formula in &self.formulas {
            let text = formula.text.given();
            text.into_iter()
                .for_each(|text| look("formulas", &text.pieces));
        }
    }
}

impl Leads<'_> {
    fn over(self, base: Self) -> Self {
        Self {
            measures: self.measures.or(base.measures),
            duties: self.duties.or(base.duties),
            shortcomings: self.shortcomings.or(base.shortcomings),
            plans: self.plans.or(base.plans),
            others: self.others.or(base.others),
            ..self
        }
    }
}

impl FigureWordings<'_> {
    fn over(self, base: Self) -> Self {
        Self {
            start: self.start.or(base.start),
            count: self.count.or(base.count),
            rate: self.rate.or(base.rate),
            zero: self.zero.or(base.zero),
            parts: self.parts.or(base.parts),
            change: self.change.or(base.change),
            difference: self.difference.or(base.difference),
            reached: self.reached.or(base.reached),
            verbs: ahead_of(self.verbs, base.verbs),
            kept: self.kept.or(base.kept),
            ..self
        }
    }
}

/// Rows of a table: a pack's own are looked at first.
fn ahead_of<T>(mut rows: Vec<T>, base: Vec<T>) -> Vec<T> {
    rows.extend(base);
    rows
}
