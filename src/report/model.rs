//! The report file, key by key: types, spellings and meanings in one place.

use super::target::Target;
use super::years::Years;
use crate::diagnostic::{Diagnostic, Words};
use crate::pack::{Area, Form, Kind, Level, Options, SectionName, Wordings};
use crate::record::{
    Beside, Date, DateTime, Decimal, Heading, Located, Name, OneOrMany, Phrase, Read, Reader,
    Shape, Text, Title, Wording,
};
use crate::record::{choices, read_record, record};
use crate::say;
use crate::source::Span;
use crate::yaml::{Kind as NodeKind, Node};

record! {
    /// One report of one year.
    "报告" pub struct Report<'p> {
        format: Option<Located<u16>> = required "format" | "格式" ("报告文件的格式版本，现在是 1", "Version of the file format: 1");
        year: Option<Located<u16>> = required "year" | "年度" ("报告所写的年份，如 2023", "The year reported on, as 2023");
        kind: Option<Located<Kind>> = required "kind" | "类型" ("由谁报告：政府、党委政府联合、部门；决定默认模板和适用的检查", "Who reports; picks the default template and the rules that apply");
        issuers: OneOrMany<Name<'p>> = required "issuer" | "发文机关" ("发文机关全称；联合发文时分条写，主办机关在前", "The issuing body's full name; a list for a joint report, the leading body first");
        level: Option<Level> = optional "level" | "层级" ("发文机关的行政层级；县级市填县级", "Administrative level; a county-level city is a county");
        region: Option<Name<'p>> = optional "region" | "地区" ("地区全称，如 如皋市", "The region's full name, as 如皋市");
        own_name: Option<Name<'p>> = optional "self" | "自称" ("报告里怎样称呼自己，如 我市、全区、我局；不填则按类型和层级", "How the report speaks of itself; default by kind and level");
        template: Option<TemplateChoice<'p>> = optional "template" | "模板" ("模板名称，或 {名称, 选项}；不填则按类型", "Template pack, or {name, options}; default by kind");
        document: Letter<'p> = optional "document" | "公文" ("公文要素：标题、文号、主送机关、成文日期等", "The document's own elements: title, number, recipient, dates and so on");
        overview: Wording<'p> = optional "overview" | "引言" ("第一部分之前的开头；填了就原样使用，不再添加；填“无”则不印", "Opening ahead of the first section; where it is given, nothing is added");
        honours: Vec<Text<'p>> = optional "honours" | "荣誉" ("当年获得的荣誉，逐条写；模板拟写开头时写进去", "Recognitions of the year, woven into an opening that the template words");
        measures: Section<'p> = optional "measures" | "举措" ("推进法治政府建设的主要举措和成效", "Main measures and results");
        duties: Section<'p> = optional "duties" | "第一责任人" ("党政主要负责人履行推进法治建设第一责任人职责的情况", "How the heads of party committee and government met their duty as first persons responsible");
        shortcomings: Section<'p> = optional "shortcomings" | "不足" ("存在的不足和原因", "Shortcomings and their causes");
        plans: Section<'p> = optional "plans" | "计划" ("下一年度的主要安排", "Main plans for the next year");
        others: Section<'p> = optional "others" | "其他" ("其他需要报告的情况", "Anything else to report");
        closing: Wording<'p> = optional "closing" | "结语" ("结尾用语，如 特此报告。填“无”则不印", "Closing formula, as 特此报告。");
        indicators: Vec<Indicator<'p>> = optional "indicators" | "指标" ("报告用到的全部数字，每个只填一次", "Every figure that the report states, each typed once");
        annexes: Vec<Annex<'p>> = optional "annexes" | "附件" ("附件", "Attachments");
        ignore: Vec<Ignore<'p>> = optional "ignore" | "忽略" ("经人核对、不必再提示的检查结果，理由必填；没有用上的会提醒", "Findings that a person has judged and that are not shown again; the reason is required");
        notes: Option<Anything> = optional "notes" | "备注" ("填报人自己的备注，不印也不检查", "The clerk's own; never printed, never checked");
    }
}

record! {
    /// The document's own elements (GB/T 9704-2012, 7).
    "公文" pub struct Letter<'p> {
        title: OneOrMany<Title<'p>> = optional "title" | "标题" ("公文标题；要指定分行时逐行分条写；不填则由模板拟写", "Full title, or a list: its lines; the template builds one where it is left out");
        number: Option<Title<'p>> = optional "number" | "文号" | "发文字号" ("发文字号，如 皋政发〔2023〕30号", "Document number, as 皋政发〔2023〕30号");
        recipients: OneOrMany<Title<'p>> = optional "recipient" | "主送机关" ("主送机关，可以分条写", "Salutation; text or list");
        signed_on: Option<Located<Date>> = optional "signed_on" | "成文日期" ("成文日期；填了才印落款", "Date of signing; the signature block is printed where it is given");
        published_on: Option<Located<DateTime>> = optional "published_on" | "发布日期" ("发布日期，后面可以写时刻：2024-01-05 10:24", "Date of publication; a time of day may follow");
        signers: OneOrMany<Title<'p>> = optional "signer" | "签发人" ("签发人（上行文）", "Who signs it, for a report to a superior");
        mode: Option<Mode> = optional "mode" | "版式" ("版式：普通稿、红头、套打；不填为普通稿", "Layout: plain, redhead or preprinted; default plain");
        mark: Option<Title<'p>> = optional "mark" | "发文机关标志" ("红头上的文字；不填则用发文机关加“文件”", "Wording of the red head; default from the issuers");
        seal: Option<bool> = optional "seal" | "印章" ("填“是”则留出盖章位置", "true leaves the place of a seal");
        contents: Option<bool> = optional "contents" | "目录" ("填“是”则印目录（HTML 和 DOCX）", "true prints a list of contents (HTML and DOCX)");
        secrecy: Option<Title<'p>> = optional "secrecy" | "密级" ("密级和保密期限；公开的报告不填", "Secrecy mark; none for a public report");
        urgency: Option<Title<'p>> = optional "urgency" | "紧急程度" ("紧急程度", "Urgency");
        copy_number: Option<Title<'p>> = optional "copy_number" | "份号" ("份号", "Copy number");
        copies_to: OneOrMany<Title<'p>> = optional "copies_to" | "抄送" ("抄送机关，逐条写", "Bodies that receive a copy");
        printed_by: Option<Title<'p>> = optional "printed_by" | "印发机关" ("印发机关", "Printing body");
        printed_on: Option<Located<Date>> = optional "printed_on" | "印发日期" ("印发日期", "Date of printing");
        note: Option<Title<'p>> = optional "note" | "附注" ("附注，如 （此件公开发布）", "Note under the date, as （此件公开发布）");
        disclosure: Disclosure<'p> = optional "disclosure" | "公开" ("信息公开目录项：索引号、分类、公开方式、有效性、发布机构", "Disclosure header");
        review: Review<'p> = optional "review" | "保密审查" ("发布前的保密审查：审查单位、日期、结论", "Secrecy review ahead of publication");
        website: Website<'p> = optional "website" | "网站" ("发布网站的信息，用于网页标签", "The site that publishes it; gives the page's meta tags");
    }
}

record! {
    /// Disclosure header (政府信息公开目录).
    "公开" pub struct Disclosure<'p> {
        index: Option<Title<'p>> = optional "index" | "索引号" ("索引号", "Index number");
        category: Option<Title<'p>> = optional "category" | "分类" ("主题分类", "Subject category");
        mode: Option<Title<'p>> = optional "mode" | "公开方式" ("公开方式，如 主动公开", "Manner of disclosure, as 主动公开");
        validity: Option<Title<'p>> = optional "validity" | "有效性" ("有效性，如 有效", "Validity, as 有效");
        publisher: Option<Title<'p>> = optional "publisher" | "发布机构" ("发布机构", "Publishing body");
    }
}

record! {
    /// Secrecy review (保守国家秘密法, 第三十五条).
    "保密审查" pub struct Review<'p> {
        by: Option<Title<'p>> = optional "by" | "审查单位" ("审查单位", "Who reviewed it");
        on: Option<Located<Date>> = optional "on" | "日期" ("审查日期", "Date of the review");
        result: Option<Title<'p>> = optional "result" | "结论" ("审查结论", "Result");
    }
}

record! {
    /// The site that publishes the report (网页标签规范, 国办发〔2017〕47号).
    "网站" pub struct Website<'p> {
        name: Option<Title<'p>> = optional "name" | "网站名称" ("网站名称", "Name of the site");
        domain: Option<Title<'p>> = optional "domain" | "域名" ("网站域名，如 www.rugao.gov.cn", "Domain, as www.rugao.gov.cn");
        code: Option<Title<'p>> = optional "code" | "标识码" ("政府网站标识码，10 位数字", "Site code, ten digits");
        column: SiteColumn<'p> = optional "column" | "栏目" ("所在栏目", "Column of the site");
        source: Option<Title<'p>> = optional "source" | "来源" ("内容来源；不填则用发文机关", "Source of the content; default the issuer");
    }
}

record! {
    /// A column of a site.
    "栏目" pub struct SiteColumn<'p> {
        name: Option<Title<'p>> = optional "name" | "名称" ("栏目名称", "Name of the column");
        description: Option<Title<'p>> = optional "description" | "描述" ("栏目描述", "Its description");
        keywords: Option<Title<'p>> = optional "keywords" | "关键词" ("栏目关键词", "Its keywords");
        kind: Option<Title<'p>> = optional "type" | "类别" ("栏目类别", "Its type");
    }
}

record! {
    /// A part of the report under a heading of its own.
    "部分" pub struct Section<'p> {
        heading: Heading<'p> = optional "heading" | "题目" | "标题" ("这一部分的标题；不填则用模板的，填“无”则这一部分没有自己的标题", "Replaces the template's own heading; none: the section has no heading of its own");
        lead: Wording<'p> = optional "lead" | "导语" ("标题下、分条之前的话；填“无”则不印", "Text ahead of the entries");
        items: Vec<Entry<'p>> = optional "items" | "事项" | "条目" ("这一部分的各条内容", "The entries");
        closing: Wording<'p> = optional "closing" | "结语" ("各条之后的话", "Text after the entries");
    }
}

record! {
    /// One thing to report, with what belongs to it.
    "事项" pub struct Entry<'p> {
        id: Option<Name<'p>> = optional "id" | "代号" ("代号，全文件唯一，只在别处要引用它时填；不印", "Unique in the file, for references; never printed");
        title: Option<Title<'p>> = optional "title" | "标题" ("小标题", "Heading");
        text: Option<Text<'p>> = optional "text" | "正文" ("正文；几段文字用“|”分行写或分条写", "Text, or a list of paragraphs");
        items: Vec<Entry<'p>> = optional "items" | "事项" | "条目" ("下一级的各条内容，一个部分之下最多三级", "Sub-entries; three levels in all below a section");
        points: Vec<Point<'p>> = optional "points" | "要点" ("一是……二是……三是……", "The 一是…二是…三是…");
        table: Option<Table<'p>> = optional "table" | "表格" ("表格", "A table");
        number: Heading<'p> = optional "number" | "序号" ("用它代替自动编号；填“无”则不编号，也不占号", "Printed in place of the number that would come by itself; none: no number, and none is used up");
        form: Option<Form> = optional "form" | "形式" ("这一条的写法与同级不同时填：独立成行、接排、并入", "Where it is printed otherwise than its depth: heading, run-in, inline");
        area: OneOrMany<Area> = optional "area" | "领域" ("对应法治政府建设实施纲要的哪个领域", "Which field of the national outline it answers");
        indicators: Vec<Name<'p>> = optional "indicators" | "指标" ("这一条要写到的指标名称；正文没写到的由模板补一句", "Names of indicators it reports; the pack words a sentence for those its text doesn't mention");
        owner: Option<Title<'p>> = optional "owner" | "责任单位" ("责任单位或材料来源；模板选项要求时才印", "Who does it, or where its facts come from");
        cause: Option<Text<'p>> = optional "cause" | "原因" ("不足产生的原因（只用于“不足”）", "Why (shortcomings only)");
        addresses: Vec<Name<'p>> = optional "addresses" | "对应不足" ("所针对的不足的代号（只用于“计划”）", "Ids of the shortcomings that it answers (plans only)");
        due: Option<Title<'p>> = optional "due" | "时限" ("完成时限（只用于“计划”）", "When it is due (plans only)");
    }
}

record! {
    /// One of 一是…二是…三是….
    "要点" pub struct Point<'p> {
        title: Option<Title<'p>> = optional "title" | "标题" ("要点的小标题", "Its title");
        text: Option<Text<'p>> = optional "text" | "正文" ("要点的正文", "Its text");
    }
}

record! {
    /// A table with one header row.
    "表格" pub struct Table<'p> {
        caption: Option<Title<'p>> = optional "caption" | "题注" ("表题", "Caption");
        columns: Vec<Cell<'p>> = required "columns" | "列" ("各列的表头", "Headers of the columns");
        rows: Vec<Row<'p>> = required "rows" | "行" ("各行，每行按列的顺序写", "Rows, each a list of cells");
    }
}

record! {
    /// A figure that the report states.
    "指标" pub struct Indicator<'p> {
        name: Option<Name<'p>> = required "name" | "名称" ("指标名称，全文件唯一；正文用 {{名称}} 引用；不能含 . { }", "Unique; texts refer to it by this name, which holds none of . { }");
        value: Option<Located<Decimal>> = optional "value" | "数值" ("数值，只填数字", "The number");
        unit: Option<Name<'p>> = optional "unit" | "单位" ("计量单位：件、人次、%、万元等", "Unit: 件, 人次, %, 万元 and so on");
        qualifier: Option<Qualifier> = optional "qualifier" | "概数" ("约数的说法：近、约、超、逾、不足、余、多、以上、左右", "How an approximate figure is worded");
        scale: Option<Scale> = optional "scale" | "量级" ("按万或亿印出：13000 印成 1.3万；单位里已有万、亿的不用填", "Printed in 万 or 亿: 13000 as 1.3万");
        precision: Option<Located<u16>> = optional "precision" | "小数位" ("小数点后印几位；不填则照数值原样，计算值最多一位", "Digits after the point; default as typed, one at most for a computed figure");
        previous: Option<Located<Decimal>> = optional "previous" | "上年" ("上年的数值", "Last year's value");
        history: Option<Years> = optional "history" | "历年" ("历年数值：{2021: 90, 2022: 104}", "Values of earlier years: {2021: 90, 2022: 104}");
        target: Option<Located<Target>> = optional "target" | "目标" ("当年目标：\">= 85\"、\"<= 3\" 或一个数", "What the year was to reach: \">= 85\", \"<= 3\" or a number");
        ratio: Option<Located<Ratio<'p>>> = optional "ratio" | "比率" ("由两个数算出的百分比：[部分, 整体]", "A percentage computed from two figures: [part, whole]");
        sum: Option<Located<Sum<'p>>> = optional "sum" | "合计" ("由若干指标相加：[甲, 乙]", "A sum of other figures: [a, b]");
        period: Option<Title<'p>> = optional "period" | "统计期" ("统计期，与报告年度不同时填，如 2022年以来", "Where it isn't the report's year, as 2022年以来");
        phrase: Option<Phrase<'p>> = optional "phrase" | "表述" ("模板拟写句子时的说法，{{}} 代表这个数字：收到行政复议申请{{}}", "How a drafted sentence says it, {{}} standing for the figure");
        source: Option<Title<'p>> = optional "source" | "来源" ("提供并负责这个数字的单位", "The office that answers for the figure");
        area: OneOrMany<Area> = optional "area" | "领域" ("所属领域", "The field it belongs to");
        note: Option<Anything> = optional "note" | "备注" ("备注，不印", "A note; never printed");
    }
}

record! {
    /// An attachment.
    "附件" pub struct Annex<'p> {
        title: Option<Title<'p>> = required "title" | "标题" ("附件名称", "Its title");
        text: Option<Text<'p>> = optional "text" | "正文" ("附件正文", "Its text");
        table: Option<Table<'p>> = optional "table" | "表格" ("附件中的表格", "A table");
        indicators: Option<Tabulated<'p>> = optional "indicators" | "指标" ("列成表的指标：名称逐条写，或 全部", "Figures to tabulate: their names, or all");
        chart: Option<Located<bool>> = optional "chart" | "图表" ("填“是”则把「指标」再画成图：有「上年」的两年对比，「历年」够三年的画折线", "true draws them too: this year beside last, or three years and more as a line");
    }
}

record! {
    /// A finding that a person has judged.
    "忽略" pub struct Ignore<'p> {
        rule: Option<Name<'p>> = required "rule" | "规则" ("检查代码，如 NUM-022；写在提示前面的方括号里", "Code of the rule, as NUM-022: it stands in front of the finding");
        at: Option<Name<'p>> = optional "at" | "原文" ("所涉及的一段原文：提示所指的那一行里的字，或指标、条目的名称；不写则整份文件不再提示", "Words of the line that the finding points at, or the name of the figure or entry; without it, the whole file");
        reason: Option<Name<'p>> = required "reason" | "理由" ("为什么不必理会", "Why it may be ignored");
    }
}

record! {
    /// A template pack and its options.
    "模板" pub struct TemplateRecord<'p> {
        name: Option<Name<'p>> = optional "name" | "名称" ("模板名称，见 fazhi template list", "Name of the pack; see fazhi template list");
        options: Options<'p> = optional "options" | "选项" ("模板选项", "Options of the template");
        wordings: Wordings<'p> = optional "wordings" | "措辞" ("文件没有写到时的措辞，代替模板的；填“无”则不印", "What is said where the file is silent, in place of the pack's; none: nothing");
    }
}

choices! {
    /// How the document is issued.
    pub enum Mode {
        Plain = "plain" | "普通稿" | "白头件" ("普通稿（白头件），默认", "Plain draft, the default");
        Redhead = "redhead" | "红头" ("带电子红头", "With the red head");
        Preprinted = "preprinted" | "套打" ("套打：印在预制红头纸上", "For paper that bears the red head");
    }
}

choices! {
    /// How an approximate figure is worded.
    pub enum Qualifier {
        Nearly = "nearly" | "近" ("印在数字前：近200件", "before the figure: 近200件");
        About = "about" | "约" ("印在数字前：约200件", "before the figure: 约200件");
        Over = "over" | "超" ("印在数字前：超200件", "before the figure: 超200件");
        Exceeding = "exceeding" | "逾" ("印在数字前：逾200件", "before the figure: 逾200件");
        LessThan = "less than" | "不足" ("印在数字前：不足200件", "before the figure: 不足200件");
        Odd = "odd" | "余" ("印在数字与单位之间：200余件", "between figure and unit: 200余件");
        More = "more" | "多" ("印在数字与单位之间：200多件", "between figure and unit: 200多件");
        AtLeast = "at least" | "以上" ("印在单位之后：85%以上", "after the unit: 85%以上");
        Around = "around" | "左右" ("印在单位之后：200件左右", "after the unit: 200件左右");
    }
}

choices! {
    /// In what the figure is printed.
    pub enum Scale {
        TenThousand = "ten thousand" | "万" ("以万为单位印出", "in units of ten thousand");
        HundredMillion = "hundred million" | "亿" ("以亿为单位印出", "in units of a hundred million");
    }
}

read_record!(
    Report, Letter, Disclosure, Review, Website, SiteColumn, Table, Annex, Ignore
);

impl<'p> Report<'p> {
    /// The sections and their names, in the order of the statute's list.
    pub fn sections(&self) -> [(SectionName, &Section<'p>); 5] {
        [
            (SectionName::Measures, &self.measures),
            (SectionName::Duties, &self.duties),
            (SectionName::Shortcomings, &self.shortcomings),
            (SectionName::Plans, &self.plans),
            (SectionName::Others, &self.others),
        ]
    }
}

/// What is never read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Anything;

impl<'p> Read<'p> for Anything {
    const SHAPE: Shape = Shape::Anything;

    fn read(_: &Node<'p>, _: &mut Reader<'_, 'p>) -> Option<Self> {
        Some(Self)
    }
}

/// The name of a pack, and options for it.
#[derive(Clone, Debug, Default)]
pub struct TemplateChoice<'p> {
    pub name: Option<Name<'p>>,
    pub options: Options<'p>,
    pub wordings: Wordings<'p>,
}

impl<'p> Read<'p> for TemplateChoice<'p> {
    const SHAPE: Shape = Shape::Either(|| [Shape::Line, Shape::Record(TemplateRecord::record)]);

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        match &node.kind {
            NodeKind::Map(map) => {
                let TemplateRecord {
                    name,
                    options,
                    wordings,
                    ..
                } = TemplateRecord::from_map(node, map, reader);
                Some(Self {
                    name,
                    options,
                    wordings,
                })
            }
            _ => Name::read(node, reader).map(|name| Self {
                name: Some(name),
                ..Self::default()
            }),
        }
    }
}

impl<'p> Read<'p> for Indicator<'p> {
    const SHAPE: Shape = Shape::Record(Indicator::record);

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let NodeKind::Map(map) = &node.kind else {
            reader.not_a_record(node, Self::record());
            return None;
        };
        let source = reader.prepared.source;
        reader.beside = Some(Beside::of(Self::record(), node, map, source));
        let indicator = Self::from_map(node, map, reader);
        reader.beside = None;
        Some(indicator)
    }

    fn several(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Vec<Node<'p>>> {
        super::shorthand::figures(node, reader)
    }
}

impl<'p> Read<'p> for Section<'p> {
    const SHAPE: Shape =
        Shape::Either(|| [Shape::Record(Section::record), Shape::List(|| Entry::SHAPE)]);

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        match &node.kind {
            NodeKind::Map(map) if looks_like_entry(map) => Some(Self {
                items: reader.list(node),
                span: Some(node.span),
                ..Self::default()
            }),
            NodeKind::Map(map) => Some(Self::from_map(node, map, reader)),
            // “Nothing is printed here”, as for a lead.
            NodeKind::Scalar(scalar) if matches!(scalar.value.trim(), "无" | "none") => {
                Some(Self::default())
            }
            _ => Some(Self {
                items: reader.list(node),
                span: Some(node.span),
                ..Self::default()
            }),
        }
    }
}

/// An entry whose dash was forgotten: keys that an entry has and a section lacks.
fn looks_like_entry(map: &crate::yaml::Map<'_>) -> bool {
    let section = |key: &str| {
        Section::record()
            .keys
            .iter()
            .any(|known| known.spellings().any(|spelling| spelling == key))
    };
    let entry = |key: &str| {
        Entry::record()
            .keys
            .iter()
            .any(|known| known.spellings().any(|spelling| spelling == key))
    };
    let own = |pair: &crate::yaml::Pair<'_>| entry(&pair.key) && !section(&pair.key);
    map.pairs.iter().any(own)
        && !map
            .pairs
            .iter()
            .any(|pair| section(&pair.key) && !entry(&pair.key))
}

impl<'p> Read<'p> for Entry<'p> {
    const SHAPE: Shape = Shape::Either(|| [Shape::Text, Shape::Record(Entry::record)]);

    fn several(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Vec<Node<'p>>> {
        reader.lines_as_list(node)
    }

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let NodeKind::Map(map) = &node.kind else {
            let text = Text::read(node, reader)?;
            return Some(Self {
                text: Some(text),
                span: Some(node.span),
                ..Self::default()
            });
        };
        let said = reader.diagnostics.len();
        let entry = Self::from_map(node, map, reader);
        if !entry.is_filled() && reader.diagnostics.len() == said {
            let wanted = say!(
                "标题、正文、事项、要点、表格、指标",
                "title, text, items, points, table, indicators"
            );
            nothing_to_print(node, map, &wanted, reader);
        }
        Some(entry)
    }
}

impl<'p> Read<'p> for Point<'p> {
    const SHAPE: Shape = Shape::Either(|| [Shape::Text, Shape::Record(Point::record)]);

    fn several(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Vec<Node<'p>>> {
        reader.lines_as_list(node)
    }

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        match &node.kind {
            NodeKind::Map(map) => {
                let said = reader.diagnostics.len();
                let point = Self::from_map(node, map, reader);
                if !point.is_filled() && reader.diagnostics.len() == said {
                    nothing_to_print(node, map, &say!("标题、正文", "title, text"), reader);
                }
                Some(point)
            }
            _ => {
                let text = Text::read(node, reader)?;
                Some(Self {
                    text: Some(text),
                    span: Some(node.span),
                    ..Self::default()
                })
            }
        }
    }
}

/// Notes KEY-008: an entry or a point with none of what it could print. One that stands as the
/// skeleton left it is asked for kindly.
fn nothing_to_print(
    node: &Node<'_>,
    map: &crate::yaml::Map<'_>,
    wanted: &Words,
    reader: &mut Reader<'_, '_>,
) {
    if !map.complete {
        return;
    }
    let span = map.pairs.first().map_or(node.span, |pair| pair.key_span);
    let blank = |pair: &crate::yaml::Pair<'_>| matches!(pair.value.kind, NodeKind::Null);
    let diagnostic = if map.pairs.iter().any(blank) {
        let message = say!("这一条还没有填", "this one is not filled in yet");
        Diagnostic::error("KEY-008", span, message).hint(say!(
            "填上「标题」或「正文」；用不着这一条就删掉",
            "fill in its title or its text; delete it if it is not needed"
        ))
    } else {
        let (zh, en) = (&wanted.zh, &wanted.en);
        let message = say!("这一条没有内容可印", "this entry has nothing to print");
        Diagnostic::error("KEY-008", span, message)
            .hint(say!("至少写一项：{zh}", "give at least one of: {en}"))
    };
    reader.note(diagnostic);
}

impl Entry<'_> {
    /// True where it holds one of the things that an entry is there for.
    pub fn is_filled(&self) -> bool {
        self.title.is_some()
            || self.text.is_some()
            || !self.items.is_empty()
            || !self.points.is_empty()
            || self.table.is_some()
            || !self.indicators.is_empty()
    }
}

impl Point<'_> {
    /// True where it says anything.
    pub fn is_filled(&self) -> bool {
        self.title.is_some() || self.text.is_some()
    }
}

/// A cell of a table; an empty one holds no text.
#[derive(Clone, Debug, Default)]
pub struct Cell<'p>(pub Option<Title<'p>>);

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row<'p> {
    pub cells: Vec<Cell<'p>>,
    pub span: Span,
}

impl<'p> Read<'p> for Cell<'p> {
    const SHAPE: Shape = Shape::Line;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        Some(Self(Title::read(node, reader)))
    }
}

impl<'p> Read<'p> for Row<'p> {
    const SHAPE: Shape = Shape::List(|| Shape::Line);

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let NodeKind::List(items) = &node.kind else {
            reader.wrong_kind(
                node,
                say!("一行的各格，如 [甲, 12]", "the cells of a row, as [a, 12]"),
            );
            return None;
        };
        let cell = |item: &Node<'p>, reader: &mut Reader<'_, 'p>| match item.kind {
            NodeKind::Null => Cell::default(),
            _ => Cell::read(item, reader).unwrap_or_default(),
        };
        let cells = items.iter().map(|item| cell(item, reader)).collect();
        Some(Self {
            cells,
            span: node.span,
        })
    }
}

/// Figures to tabulate.
#[derive(Clone, Debug)]
pub enum Tabulated<'p> {
    All,
    Named(Vec<Name<'p>>),
}

impl<'p> Read<'p> for Tabulated<'p> {
    const SHAPE: Shape =
        Shape::Either(|| [Shape::List(|| Shape::Line), Shape::Word(["全部", "all"])]);

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        match &node.kind {
            NodeKind::Scalar(scalar) if matches!(scalar.value.trim(), "all" | "全部") => {
                Some(Self::All)
            }
            NodeKind::Scalar(_) => {
                if let Some(names) = Name::several(node, reader) {
                    let names = names.iter();
                    let names = names.filter_map(|name| Name::read(name, reader));
                    return Some(Self::Named(names.collect()));
                }
                let wanted = say!(
                    "指标名称（一条一个，前面加“- ”）或“全部”",
                    "a list of names, or “all”"
                );
                reader.wrong_kind(node, wanted);
                None
            }
            _ => Some(Self::Named(reader.list(node))),
        }
    }
}

/// A figure by its name, or a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand<'p> {
    Named(Name<'p>),
    Number(Located<Decimal>),
}

/// `100 × part ÷ whole`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratio<'p> {
    pub part: Operand<'p>,
    pub whole: Operand<'p>,
}

/// The sum of other figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum<'p>(pub Vec<Operand<'p>>);

impl<'p> Read<'p> for Operand<'p> {
    const SHAPE: Shape = Shape::Either(|| [Shape::Line, Shape::Number]);

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let name = Name::read(node, reader)?;
        Some(operand(name))
    }

    fn several(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Vec<Node<'p>>> {
        Name::several(node, reader)
    }
}

fn operand(name: Name<'_>) -> Operand<'_> {
    match Decimal::parse(&name.text) {
        Some(value) => Operand::Number(Located {
            value,
            span: name.span,
        }),
        None => Operand::Named(name),
    }
}

impl<'p> Read<'p> for Ratio<'p> {
    const SHAPE: Shape = Shape::Either(|| {
        [
            Shape::List(|| Operand::SHAPE),
            Shape::Form("^.+/.+$", ["部分 / 整体", "part / whole"]),
        ]
    });

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let operands: Vec<Operand<'p>> = match &node.kind {
            NodeKind::List(_) => reader.list(node),
            _ => quotient(Name::read(node, reader)?),
        };
        if let Ok([part, whole]) = <[_; 2]>::try_from(operands) {
            return Some(Self { part, whole });
        }
        reader.note(
            Diagnostic::error(
                "VAL-017",
                node.span,
                say!(
                    "「比率」要写两项：部分和整体",
                    "“ratio” takes two: part and whole"
                ),
            )
            .hint(say!(
                "写成：[部分, 整体]，或 部分 / 整体",
                "write: [part, whole], or part / whole"
            )),
        );
        None
    }
}

/// `part / whole`; a slash with blanks around it comes before one without.
fn quotient(name: Name<'_>) -> Vec<Operand<'_>> {
    let text = name.text.into_owned();
    let parts = text.split_once(" / ").or_else(|| text.split_once('/'));
    let side = |side: &str| {
        operand(Name {
            text: side.trim().to_owned().into(),
            span: name.span,
        })
    };
    parts.map_or_else(Vec::new, |(part, whole)| vec![side(part), side(whole)])
}

impl<'p> Read<'p> for Sum<'p> {
    const SHAPE: Shape = Shape::Either(|| {
        [
            Shape::List(|| Operand::SHAPE),
            Shape::Form("^.+[+].+$", ["甲 + 乙", "a + b"]),
        ]
    });

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let operands = match &node.kind {
            NodeKind::Scalar(scalar) if scalar.value.contains('+') => {
                let name = Name::read(node, reader)?;
                let parts = name.text.split('+').map(|part| Name {
                    text: part.trim().to_owned().into(),
                    span: name.span,
                });
                parts.map(operand).collect()
            }
            _ => reader.list(node),
        };
        Some(Self(operands)).filter(|sum| !sum.0.is_empty())
    }
}
