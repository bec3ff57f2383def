//! What a template sees: the report as handles. Field names are the template author's contract.

use crate::document::Handle;
use serde::{Serialize, Serializer};

impl Serialize for Handle {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The top of a template's data.
#[derive(Debug, Default, Serialize)]
pub struct View {
    /// The year reported on.
    pub year: Option<u16>,
    /// `government`, `joint` or `department`.
    pub kind: Option<&'static str>,
    /// The heading of the opening, which mostly has none.
    pub overview_heading: Option<Handle>,
    /// Paragraphs ahead of the first section.
    pub overview: Vec<Handle>,
    /// Sections that hold anything, in the order of the outline.
    pub sections: Vec<SectionView>,
    /// Paragraphs after the last section.
    pub closing: Vec<Handle>,
    pub annexes: Vec<AnnexView>,
}

/// A section.
#[derive(Debug, Serialize)]
pub struct SectionView {
    /// `measures`, `duties`, `shortcomings`, `plans` or `others`.
    pub name: &'static str,
    /// The heading that it shares with the sections after it, ahead of the first of them.
    pub part: Option<PartView>,
    /// Absent where its entries stand in the heading's place.
    pub heading: Option<Handle>,
    /// Paragraphs ahead of the entries.
    pub lead: Vec<Handle>,
    /// Entries of all depths, each followed by its sub-entries.
    pub entries: Vec<EntryView>,
    /// Paragraphs after the entries.
    pub closing: Vec<Handle>,
}

/// A heading that several sections share.
#[derive(Debug, Serialize)]
pub struct PartView {
    pub heading: Handle,
    /// Paragraphs ahead of the first of them.
    pub lead: Vec<Handle>,
}

/// An entry.
#[derive(Debug, Serialize)]
pub struct EntryView {
    /// 1 to 3.
    pub depth: u8,
    /// `###`, `####` or `#####`: the Markdown heading of this depth.
    pub marks: &'static str,
    pub title: Option<Handle>,
    /// Printed in place of the automatic number; a text without words is no number.
    pub number: Option<Handle>,
    /// `heading`, `run-in` or `inline`, in place of the form of its depth.
    pub form: Option<&'static str>,
    pub paragraphs: Vec<Handle>,
    pub points: Vec<PointView>,
    pub table: Option<TableView>,
}

/// A point.
#[derive(Debug, Serialize)]
pub struct PointView {
    pub title: Option<Handle>,
    pub paragraphs: Vec<Handle>,
}

/// A table; every row has as many cells as there are columns.
#[derive(Debug, Serialize)]
pub struct TableView {
    pub caption: Option<Handle>,
    pub columns: Vec<ColumnView>,
    pub rows: Vec<Vec<Option<Handle>>>,
}

/// A column of a table.
#[derive(Debug, Serialize)]
pub struct ColumnView {
    pub header: Option<Handle>,
    /// Its cells are set flush right, as numbers are.
    pub right: bool,
}

/// An attachment.
#[derive(Debug, Serialize)]
pub struct AnnexView {
    pub title: Option<Handle>,
    pub paragraphs: Vec<Handle>,
    /// Its own table, and that of the figures it lists.
    pub tables: Vec<TableView>,
}
