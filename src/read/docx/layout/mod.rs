//! How a Word document is laid out: its paper, and how each paragraph is set, styles counted in.

mod drawn;
mod footers;
mod looks;
mod styles;
mod vml;
mod walk;

pub use drawn::{Place, Shape, ShapeKind};
pub use footers::Footer;
pub use looks::{Border, Edge, Face, ParagraphLook, Room, RunLook};

use super::Broken;
use super::parts::Parts;
use std::collections::HashMap;
use styles::Sheet as Styles;

/// What can be read of the layout in the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    pub sections: Vec<Section>,
    /// As many as the source has lines: the notes, which stand behind, aside.
    pub paragraphs: Vec<Set>,
    pub tables: Vec<TableLook>,
    /// What is drawn, in order.
    pub shapes: Vec<Shape>,
    /// Odd and even pages have footers of their own.
    pub outside: bool,
}

/// A section: paper, margins, grid; lengths in twips.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The index of its first paragraph.
    pub first: usize,
    pub paper: Option<(i32, i32)>,
    /// Top, right, bottom, left: the gutter counted to the left.
    pub margins: Option<[i32; 4]>,
    /// From the foot of the paper to what stands there.
    pub foot: Option<i32>,
    /// How numbers of pages are written.
    pub number_format: Option<String>,
    /// The height of a line of the grid, where there is one.
    pub grid: Option<i32>,
    /// What the grid adds to the width of each character, in 1/4096 pt.
    pub spread: Option<i32>,
    /// Footers and headers, each for which pages it is: `default`, `even`, `first`.
    pub footers: Vec<(String, Footer)>,
    /// The first page has its own footer.
    pub first_differs: bool,
}

/// A paragraph as it is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Set {
    pub look: ParagraphLook,
    pub runs: Vec<Run>,
    /// A page begins with it, by a break in it or ahead of it.
    pub new_page: bool,
    /// The size of its end, in half points: an empty one is as high.
    pub end_size: Option<i32>,
    pub in_table: bool,
    /// The table that it stands in, by its index.
    pub table: Option<usize>,
    /// It stands in a text box or a frame.
    pub afloat: bool,
}

/// Characters of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub look: RunLook,
}

/// A table: its rows, and whether the first is repeated on every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableLook {
    /// The index of its first paragraph.
    pub first: usize,
    pub rows: usize,
    pub repeats: bool,
    pub lines: TableLines,
}

/// The lines of a table, as far as the table itself says them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableLines {
    pub top: Option<Border>,
    pub bottom: Option<Border>,
    /// Between its rows.
    pub inside: Option<Border>,
    /// A style or its cells may say otherwise.
    pub unsure: bool,
    /// In twips, where it is said so.
    pub width: Option<i32>,
}

/// The layout of the document whose main part is `main`.
pub fn read(parts: &mut Parts<'_>, main: &str, text: &str) -> Result<Layout, Broken> {
    let styles = Styles::read(&parts.beside(main, "styles")?.unwrap_or_default())?;
    let settings = parts.beside(main, "settings")?.unwrap_or_default();
    let mut walk = walk::Walk::new(&styles);
    walk.read(text)?;
    let (mut layout, named) = walk.finish();
    layout.outside = footers::even_and_odd(&settings)?;
    let relations = parts.relations(main)?;
    let mut known: HashMap<&str, Footer> = HashMap::new();
    for (section, footer) in named {
        let Some(name) = relations.get(&footer.relation) else {
            continue;
        };
        let read = match known.get(name.as_str()) {
            Some(read) => read.clone(),
            None => footers::read(&parts.text(name)?.unwrap_or_default(), &styles)?,
        };
        known.insert(name, read.clone());
        if let Some(section) = layout.sections.get_mut(section) {
            section.footers.push((footer.pages, read));
        }
    }
    // A section without footers of its own goes on with those of the one before.
    for index in 1..layout.sections.len() {
        if layout.sections[index].footers.is_empty() {
            layout.sections[index].footers = layout.sections[index - 1].footers.clone();
        }
    }
    Ok(layout)
}
