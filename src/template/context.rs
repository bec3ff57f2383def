//! What a template sees: the report as handles. Field names are the template author's contract.

use super::types::view;
use crate::document::Handle;
use serde::{Serialize, Serializer};

impl Serialize for Handle {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

view! {
    /// The top of a template's data.
    "整份报告", "the report" pub struct View {
        year: Option<u16> = ("报告年度", "The year reported on") "2023";
        kind: Option<&'static str> = ("谁的报告：government、joint 或 department", "Whose report: government, joint or department") "government";
        overview_heading: Option<Handle> = ("引言的题目，一般没有", "The heading of the opening, which mostly has none") "前言";
        overview: Vec<Handle> = ("引言各段，在第一部分之前", "Paragraphs ahead of the first section") "2023年，我县……";
        sections: Vec<SectionView> = ("有内容的各部分，按「顺序」排", "Sections that hold anything, in the order of the outline") "";
        closing: Vec<Handle> = ("全文的结语各段", "Paragraphs after the last section") "特此报告。";
        annexes: Vec<AnnexView> = ("各个附件", "Attachments") "";
    }
}

view! {
    /// A section.
    "一个部分", "a section" pub struct SectionView {
        name: &'static str = ("哪一部分：measures、duties、shortcomings、plans、others", "Which: measures, duties, shortcomings, plans or others") "measures";
        part: Option<PartView> = ("与后面几部分共用的题目，在头一部分之前", "The heading that it shares with the sections after it, ahead of the first of them") "";
        heading: Option<Handle> = ("题目，不带编号；事项顶到这一级时没有", "Its heading, without a number; absent where its entries stand in its place") "2023年度推进法治政府建设的主要举措和成效";
        lead: Vec<Handle> = ("各条事项之前的段落", "Paragraphs ahead of the entries") "一年来……";
        entries: Vec<EntryView> = ("各级事项，每条后面紧跟它的下级事项", "Entries of all depths, each followed by its sub-entries") "";
        closing: Vec<Handle> = ("各条事项之后的段落", "Paragraphs after the entries") "主要原因是……";
    }
}

view! {
    /// A heading that several sections share.
    "几个部分共用的题目", "a part" pub struct PartView {
        heading: Handle = ("题目，不带编号", "Its heading, without a number") "2023年工作情况";
        lead: Vec<Handle> = ("第一部分之前的段落", "Paragraphs ahead of the first of them") "一年来……";
    }
}

view! {
    /// An entry.
    "一条事项", "an entry" pub struct EntryView {
        depth: u8 = ("第几级，1 到 3", "Its depth, 1 to 3") "1";
        marks: &'static str = ("这一级的 Markdown 标题记号：###、#### 或 #####", "The Markdown heading of this depth: ###, #### or #####") "###";
        title: Option<Handle> = ("标题，不带编号", "Its title, without a number") "依法履行政府职能";
        number: Option<Handle> = ("代替自动编号的编号；空的文字是不编号", "Printed in place of the automatic number; a text without words is no number") "（一）";
        form: Option<&'static str> = ("代替这一级形式的形式：heading、run-in 或 inline", "heading, run-in or inline, in place of the form of its depth") "run-in";
        paragraphs: Vec<Handle> = ("正文各段", "Its paragraphs") "办结行政复议案件120件。";
        points: Vec<PointView> = ("各个要点", "Its points") "";
        table: Option<TableView> = ("随附的表格", "Its table") "";
    }
}

view! {
    /// A point.
    "一个要点", "a point" pub struct PointView {
        title: Option<Handle> = ("标题", "Its title") "压实责任";
        paragraphs: Vec<Handle> = ("各段", "Its paragraphs") "召开会议12次。";
    }
}

view! {
    /// A table; every row has as many cells as there are columns.
    "一张表格", "a table" pub struct TableView {
        caption: Option<Handle> = ("表题", "Its caption") "行政复议情况";
        columns: Vec<ColumnView> = ("各列", "Its columns") "";
        rows: Vec<Vec<Option<Handle>>> = ("各行，每行是与列数相同的单元格", "Its rows, each with a cell for every column") "120";
    }
}

view! {
    /// A column of a table.
    "一列", "a column" pub struct ColumnView {
        header: Option<Handle> = ("表头", "Its header") "收案";
        right: bool = ("是否右对齐，像数字那样", "Its cells are set flush right, as numbers are") "true";
    }
}

view! {
    /// An attachment.
    "一个附件", "an attachment" pub struct AnnexView {
        title: Option<Handle> = ("标题", "Its title") "主要指标完成情况";
        paragraphs: Vec<Handle> = ("正文各段", "Its paragraphs") "本表统计截至年底。";
        tables: Vec<TableView> = ("它自己的表格，和所列指标的表格", "Its own table, and that of the figures it lists") "";
        charts: Vec<Handle> = ("所列指标画成的图，每个单独占一段", "Charts of the figures it lists, each to be printed in a paragraph of its own") "图1";
    }
}

impl View {
    /// How many cells its tables have, the empty ones too.
    pub fn cells(&self) -> usize {
        let entries = self.sections.iter().flat_map(|section| &section.entries);
        let tables = entries.filter_map(|entry| entry.table.as_ref());
        let annexed = self.annexes.iter().flat_map(|annex| &annex.tables);
        let rows = tables.chain(annexed).flat_map(|table| &table.rows);
        rows.map(Vec::len).sum()
    }
}

#[cfg(test)]
impl View {
    /// A report that holds nothing.
    pub fn empty() -> Self {
        Self {
            year: Some(2023),
            kind: None,
            overview_heading: None,
            overview: Vec::new(),
            sections: Vec::new(),
            closing: Vec::new(),
            annexes: Vec::new(),
        }
    }
}
