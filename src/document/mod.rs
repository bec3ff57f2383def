//! ③ The centre: what a report says, as a tree that knows where every run of text came from.
//!
//! [`Outline`] is what a template said (sections, entries, points: no numbers yet);
//! [`Document`] is what a reader sees (numbers, forms and elements settled by [`resolve`]).
//! Writers know the `Document` alone.

mod chart;
mod column;
mod counts;
mod ending;
mod left;
mod outline;
mod parse;
mod resolve;
mod runs;

pub use chart::{Chart, ChartKind, ChartRow, Datum};
pub use column::Column;
pub use ending::is_closed;
pub use outline::{
    Form, LevelForm, Node, NumberFormat, Numeral, Outline, OutlineAnnex, Placing, Point, RunOn,
    SectionForm, chinese,
};
pub use parse::parse;
pub use resolve::{Elements, resolve};
pub use runs::{HANDLE_CLOSE, HANDLE_OPEN, Handle, Runs};

use crate::source::Span;
use std::borrow::Cow;

/// Where a run of text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The clerk typed it: the bytes of the span, unless these were an escape or a line fold.
    Clerk(Span),
    /// A figure: where the text refers to it, and where its value was typed.
    Figure { reference: Span, value: Span },
    /// The template or its wordings.
    Template,
    /// A number that `resolve` put in front.
    Number,
}

/// A stretch of text of one origin. Never holds a line break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    pub text: Cow<'a, str>,
    pub origin: Origin,
}

impl<'a> Run<'a> {
    /// A run that the template words.
    pub fn template(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: text.into(),
            origin: Origin::Template,
        }
    }

    /// The bytes `range` of it, with the place of these where it can be told.
    pub fn part(&self, range: std::ops::Range<usize>) -> Self {
        let origin = match self.origin {
            Origin::Clerk(span) if span.len() == self.text.len() => {
                let start = span.range().start;
                Origin::Clerk(Span::new(
                    span.source,
                    start + range.start,
                    start + range.end,
                ))
            }
            origin => origin,
        };
        let text = match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
            Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
        };
        Self { text, origin }
    }
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline<'a> {
    Text(Run<'a>),
    /// Set off from the text around it: emphasised by the template.
    Strong(Vec<Inline<'a>>),
    /// The title of an entry (its level, from 1) or of a point (`None`), run in with the text
    /// that follows, its number and closing mark included.
    LeadIn {
        level: Option<u8>,
        content: Vec<Inline<'a>>,
    },
    /// A sentence that the template worded, its marks included: set off in a draft for the clerk
    /// to look at.
    Drafted(Vec<Inline<'a>>),
    /// Something is missing or wrong here; drafts show `【待补：…】`.
    Missing {
        what: String,
        span: Option<Span>,
    },
}

/// Pieces in order; a paragraph, a heading, a table cell.
pub type Inlines<'a> = Vec<Inline<'a>>;

/// The text of `inlines`, without marks of emphasis.
pub fn plain_text(inlines: &[Inline<'_>]) -> String {
    let mut text = String::new();
    push_plain(inlines, &mut text);
    text
}

fn push_plain(inlines: &[Inline<'_>], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(run) => text.push_str(&run.text),
            Inline::Strong(content) | Inline::Drafted(content) | Inline::LeadIn { content, .. } => {
                push_plain(content, text)
            }
            Inline::Missing { what, .. } => text.push_str(&missing_mark(what)),
        }
    }
}

/// Where the first run that the clerk typed stands.
pub fn first_span(inlines: &[Inline<'_>]) -> Option<Span> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Text(Run {
            origin:
                Origin::Clerk(span)
                | Origin::Figure {
                    reference: span, ..
                },
            ..
        }) => Some(*span),
        Inline::Text(_) => None,
        Inline::Strong(content) | Inline::Drafted(content) | Inline::LeadIn { content, .. } => {
            first_span(content)
        }
        Inline::Missing { span, .. } => *span,
    })
}

/// How a gap is shown in a draft: `【待补：年度】`.
pub fn missing_mark(what: &str) -> String {
    format!("【待补：{what}】")
}

/// Which required content of a report a section answers
/// (法治政府建设与责任落实督察工作规定, 第二十四条).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// 主要举措和成效
    Measures,
    /// 党政主要负责人履行推进法治建设第一责任人职责情况
    Duties,
    /// 存在的不足和原因
    Shortcomings,
    /// 下一年度主要安排
    Plans,
    /// 其他需要报告的情况
    Others,
}

/// One block of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block<'a> {
    Heading(Heading<'a>),
    Paragraph(Inlines<'a>),
    Table(Table<'a>),
    Chart(Chart<'a>),
}

impl<'a> Block<'a> {
    /// The texts of the block, in order: one, those of a table's caption and cells, or a chart's
    /// caption.
    pub fn texts(&self) -> Vec<&Inlines<'a>> {
        match self {
            Self::Heading(heading) => vec![&heading.content],
            Self::Paragraph(text) => vec![text],
            Self::Table(table) => {
                let headers = table.columns.iter().map(|column| &column.header);
                let cells = table.rows.iter().flatten();
                table.caption.iter().chain(headers).chain(cells).collect()
            }
            Self::Chart(chart) => vec![&chart.caption],
        }
    }
}

fn each(inlines: &[Inline<'_>], look: &mut dyn FnMut(&Inline<'_>)) {
    for inline in inlines {
        look(inline);
        if let Inline::Strong(content) | Inline::Drafted(content) | Inline::LeadIn { content, .. } =
            inline
        {
            each(content, look);
        }
    }
}

/// A heading on a line of its own. `content` begins with its number, where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading<'a> {
    /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
    pub level: u8,
    /// Set for the heading of a section.
    pub role: Option<Role>,
    /// Unique in the document: `section-1-2`.
    pub id: String,
    pub content: Inlines<'a>,
}

/// A table with one header row.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Table<'a> {
    pub caption: Option<Inlines<'a>>,
    /// As many as each row has cells.
    pub columns: Vec<Column<'a>>,
    pub rows: Vec<Vec<Inlines<'a>>>,
}

/// What stands around the text (GB/T 9704-2012, 7.2–7.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ElementKind {
    /// 份号
    CopyNumber,
    /// 密级和保密期限
    Secrecy,
    /// 紧急程度
    Urgency,
    /// 发文机关标志
    Mark,
    /// 发文字号
    Number,
    /// 签发人: label and names
    Signer,
    /// 署名 under the title, where the template puts it there
    Byline,
    /// 主送机关, with its colon
    Recipient,
    /// One line of the 附件说明, label included
    AnnexNote,
    /// 发文机关署名: one element for each body
    Signature,
    /// 成文日期
    SignedOn,
    /// 附注
    Note,
    /// 抄送
    CopiesTo,
    /// 印发机关
    PrintedBy,
    /// 印发日期
    PrintedOn,
}

/// One element around the text, worded and ready to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element<'a> {
    pub kind: ElementKind,
    pub content: Inlines<'a>,
    /// False for what belongs to the issued copy alone and stays out of the public page.
    pub public: bool,
}

/// An attachment; printed on a page of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex<'a> {
    /// `附件1`, or `附件` where there is only one.
    pub label: Run<'a>,
    pub id: String,
    pub title: Inlines<'a>,
    pub blocks: Vec<Block<'a>>,
}

/// A named property of the document that stands in no line of text: a row of the disclosure
/// header, a meta tag, a field of the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property<'a> {
    pub key: PropertyKey,
    pub content: Inlines<'a>,
}

/// Properties in the order in which they are shown; the 14 items of 政府信息公开目录 and the tags
/// of 网页标签规范 (国办发〔2017〕47号) that a report has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PropertyKey {
    Year,
    Kind,
    Level,
    Region,
    Issuer,
    /// 索引号
    Index,
    /// 分类
    Category,
    /// 发布机构
    Publisher,
    /// 文号
    Number,
    /// 成文日期, `2023-12-13`
    SignedOn,
    /// 发布日期, `2024-01-05` or `2024-01-05 10:24`
    PublishedOn,
    /// 公开方式
    DisclosureMode,
    /// 有效性
    Validity,
    SiteName,
    SiteDomain,
    SiteCode,
    ColumnName,
    ColumnDescription,
    ColumnKeywords,
    ColumnType,
    ContentSource,
    ReviewedBy,
    ReviewedOn,
    ReviewResult,
}

/// How a document is issued (公文 `版式`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Mode {
    /// 普通稿 (白头件)
    #[default]
    Plain,
    /// 红头
    Redhead,
    /// 套打: printed onto paper that already bears the red head
    Preprinted,
}

/// A whole report as its reader sees it. Nothing is left to decide: writers print it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document<'a> {
    pub mode: Mode,
    /// The place of a seal is left free over the signature.
    pub seal: bool,
    /// A list of contents is printed.
    pub contents: bool,
    /// Lines of the title, at least one; none is empty.
    pub title: Vec<Inlines<'a>>,
    /// Elements above the title, in order.
    pub head: Vec<Element<'a>>,
    /// Elements between title and text: number of a plain draft, byline, recipient.
    pub opening: Vec<Element<'a>>,
    pub blocks: Vec<Block<'a>>,
    /// Elements below the text: annex notes, signatures, date, note.
    pub ending: Vec<Element<'a>>,
    pub annexes: Vec<Annex<'a>>,
    /// 版记: 抄送, 印发机关, 印发日期.
    pub imprint: Vec<Element<'a>>,
    pub properties: Vec<Property<'a>>,
}

impl Document<'_> {
    /// The title in one line.
    pub fn title_text(&self) -> String {
        self.title.iter().map(|line| plain_text(line)).collect()
    }

    /// Calls `look` with every gap: what is missing, and where it is asked for.
    pub fn each_gap(&self, look: &mut dyn FnMut(&str, Option<Span>)) {
        self.each_inline(&mut |inline| {
            if let Inline::Missing { what, span } = inline {
                look(what, *span);
            }
        });
    }

    /// How many stretches the template worded, where this is a draft.
    pub fn drafted(&self) -> usize {
        let mut count = 0;
        self.each_inline(&mut |inline| {
            count += usize::from(matches!(inline, Inline::Drafted(_)));
        });
        count
    }

    fn each_inline(&self, look: &mut dyn FnMut(&Inline<'_>)) {
        let parts = [&self.head, &self.opening, &self.ending, &self.imprint];
        let around = parts.into_iter().flatten().map(|element| &element.content);
        let titles = self
            .title
            .iter()
            .chain(self.annexes.iter().map(|annex| &annex.title));
        let annexes = self.annexes.iter().flat_map(|annex| &annex.blocks);
        let blocks = self.blocks.iter().chain(annexes).flat_map(Block::texts);
        for text in titles.chain(around).chain(blocks) {
            each(text, look);
        }
    }

    /// The text of a property, where it is given.
    pub fn property(&self, key: PropertyKey) -> Option<String> {
        let found = self
            .properties
            .iter()
            .find(|property| property.key == key)?;
        Some(plain_text(&found.content))
    }
}
