//! A table as rows and columns that have names, to be read either way.

use super::names::{Name, is_count_of_rows, is_total};
use crate::check::listed::listed;
use crate::prose::{Number, Part, Passage, Prose, numbers};
use crate::record::Decimal;

/// With these words in its caption, its notes or its cells, a table does not simply add up.
const OPEN: &str = include_str!("open.txt");

/// A cell below the header and beside the labels.
#[derive(Clone, Copy)]
pub struct Cell<'p> {
    /// Which passage it is.
    pub index: usize,
    pub passage: &'p Passage,
    /// Its number, where it holds that and nothing else.
    pub number: Option<&'p Number>,
}

impl Cell<'_> {
    /// What it is worth; nothing for words, blanks and 约.
    pub fn value(&self) -> Option<Decimal> {
        self.number?.exact()
    }

    /// True for `38.7%`, and for `38.7` below a header that ends in （%）.
    pub fn is_percent(&self, field: &Name) -> bool {
        self.number.is_some_and(|number| {
            number.is_percent()
                || number.unit.is_none() && matches!(field.unit.as_str(), "%" | "％")
        })
    }
}

/// Records and fields: the rows and columns of a table, or its columns and rows.
pub struct Grid<'p> {
    pub fields: Vec<Name>,
    pub records: Vec<Name>,
    cells: Vec<Vec<Option<Cell<'p>>>>,
    /// Something beside the figures says that they do not simply add up.
    pub noted: bool,
    /// Its rows count different things, each in a unit of its own.
    pub mixed: bool,
}

impl<'p> Grid<'p> {
    /// The value that `record` has in `field`.
    pub fn cell(&self, record: usize, field: usize) -> Option<Cell<'p>> {
        *self.cells.get(record)?.get(field)?
    }

    /// A cell of `record` says in words whether it rose or fell.
    pub fn tells_direction(&self, record: usize) -> bool {
        const WORDS: [&str; 12] = [
            "升", "降", "增", "减", "上升", "下降", "增加", "减少", "增长", "↑", "↓", "持平",
        ];
        let cells = self.cells.get(record).into_iter().flatten().flatten();
        let mut texts = cells.map(|cell| cell.passage.text.trim());
        texts.any(|text| WORDS.contains(&text))
    }

    /// The same with rows for columns.
    fn turned(&self) -> Self {
        let column = |field: usize| self.cells.iter().map(move |row| *row.get(field)?).collect();
        Self {
            fields: self.records.clone(),
            records: self.fields.clone(),
            cells: (0..self.fields.len()).map(column).collect(),
            noted: self.noted,
            mixed: self.mixed,
        }
    }
}

/// Every table of `prose` that has figures and names for them, both ways.
pub fn grids(prose: &Prose) -> Vec<Grid<'_>> {
    let mut grids = Vec::new();
    let mut at = 0;
    while at < prose.passages.len() {
        let Part::Cell { table, .. } = prose.passages[at].part else {
            at += 1;
            continue;
        };
        let own = |passage: &&Passage| matches!(passage.part, Part::Cell { table: of, .. } if of == table);
        let end = at + prose.passages[at..].iter().take_while(own).count();
        if let Some(grid) = Sheet::of(prose, at, end).grid() {
            let turned = grid.turned();
            grids.extend([grid, turned]);
        }
        at = end;
    }
    grids
}

/// The cells of a table as they stand.
struct Sheet<'p> {
    rows: Vec<Vec<Cell<'p>>>,
    noted: bool,
}

impl<'p> Sheet<'p> {
    fn of(prose: &'p Prose, start: usize, end: usize) -> Self {
        let mut rows: Vec<Vec<Cell<'p>>> = Vec::new();
        for (index, passage) in prose.passages.iter().enumerate().take(end).skip(start) {
            let Part::Cell { row, .. } = passage.part else {
                continue;
            };
            if rows.len() <= row {
                rows.resize_with(row + 1, Vec::new);
            }
            let number = plain(passage);
            rows[row].push(Cell {
                index,
                passage,
                number,
            });
        }
        let caption = prose.passages[..start].last();
        let caption = caption.filter(|passage| passage.part == Part::Caption || is_short(passage));
        let behind = prose.passages.iter().skip(end).take(3);
        let notes = behind.filter(|passage| is_note(&passage.text));
        let told = |passage: &Passage| listed(OPEN).any(|word| passage.text.contains(word));
        let own = prose.passages[start..end].iter();
        let mut own = own.filter(|passage| passage.numbers.is_empty());
        let noted = caption.into_iter().any(told)
            || notes
                .into_iter()
                .any(|note| told(note) || is_of_sums(&note.text))
            || own.any(|cell| told(cell) || is_note(&cell.text) && is_of_sums(&cell.text));
        Self { rows, noted }
    }

    /// Header and labels told from figures.
    fn grid(self) -> Option<Grid<'p>> {
        let width = self.rows.iter().map(Vec::len).min()?;
        let figures = |row: &[Cell<'p>]| {
            row.iter()
                .any(|cell| cell.number.is_some() && !is_year(cell))
        };
        let head = self.rows.iter().take_while(|row| !figures(row)).count();
        let (header, body) = self.rows.split_at(head);
        if header.is_empty() || body.is_empty() {
            return None;
        }
        let lowest = header.last()?;
        let ordinal = |column: usize| {
            let cell = lowest.get(column);
            cell.is_some_and(|cell| is_count_of_rows(&text(cell)))
        };
        let label = |column: usize| {
            let counts = ordinal(column);
            let words = body.iter().all(|row| {
                row.get(column)
                    .is_none_or(|cell| cell.number.is_none() || is_year(cell))
            });
            counts || words
        };
        let labels = (0..width).take_while(|column| label(*column)).count();
        let named: Vec<usize> = (0..labels).filter(|column| !ordinal(*column)).collect();
        if labels == width || named.is_empty() {
            return None;
        }
        let fields: Vec<Name> = (labels..width)
            .map(|column| field(header, column))
            .collect();
        let records = records(body, &named);
        let cells = body.iter().map(|row| {
            let values = row.get(labels..width).unwrap_or_default();
            values.iter().map(|cell| Some(*cell)).collect()
        });
        let mixed = (0..width).any(|column| {
            let units: Vec<String> = body
                .iter()
                .filter_map(|row| row.get(column))
                .map(text)
                .collect();
            let differ = units.windows(2).any(|pair| pair[0] != pair[1]);
            differ && units.iter().all(|unit| is_unit(unit))
        });
        Some(Grid {
            fields,
            records,
            cells: cells.collect(),
            noted: self.noted,
            mixed,
        })
    }
}

/// What a column is called by the rows of the header, the lowest first.
fn field(header: &[Vec<Cell<'_>>], column: usize) -> Name {
    let words = |row: usize, column: usize| header[row].get(column).map(text).unwrap_or_default();
    let own = (0..header.len())
        .rev()
        .find(|row| !words(*row, column).is_empty());
    let Some(own) = own else {
        return Name::default();
    };
    let mut name = Name::of(&words(own, column));
    if let Some(above) = own.checked_sub(1) {
        // A cell over several columns stands over the first of them.
        let over = (0..=column)
            .rev()
            .find(|column| !words(above, *column).is_empty());
        name.group = over.map_or(0, |over| over + 1);
        name.over = over.map_or_else(String::new, |over| words(above, over));
    }
    name
}

/// What the rows are called by their label columns, the last first.
fn records(body: &[Vec<Cell<'_>>], named: &[usize]) -> Vec<Name> {
    let mut group = 0;
    let each = body.iter().enumerate().map(|(row, cells)| {
        let words: Vec<String> = named
            .iter()
            .filter_map(|column| cells.get(*column).map(text))
            .collect();
        let several = words.len() > 1;
        if several && words.first().is_some_and(|first| !first.is_empty()) {
            group = row + 1;
        }
        let total = words.iter().find(|words| is_total(words));
        let last = words.iter().rev().find(|words| !words.is_empty());
        let mut name = total
            .or(last)
            .map_or_else(Name::default, |words| Name::of(words));
        name.group = if several { group } else { 0 };
        name
    });
    each.collect()
}

/// The words of a cell without blanks.
fn text(cell: &Cell<'_>) -> String {
    let words = cell.passage.text.chars();
    words.filter(|letter| !letter.is_whitespace()).collect()
}

/// The number that is all that a cell holds.
fn plain(passage: &Passage) -> Option<&Number> {
    let [number] = passage.numbers.as_slice() else {
        return None;
    };
    let trimmed = passage.text.trim();
    let start = passage.text.len() - passage.text.trim_start().len();
    let whole = number.range == (start..start + trimmed.len());
    (number.is_quantity() && number.loose.is_none() && whole).then_some(number)
}

/// `2023`: the year of a row or a column.
fn is_year(cell: &Cell<'_>) -> bool {
    cell.number.is_some_and(|number| {
        let (from, to) = (Decimal::from(1949), Decimal::from(2100));
        number.unit.is_none()
            && number.value.scale() == 0
            && number.value > from
            && number.value < to
    })
}

/// `件`, `万元`
fn is_unit(text: &str) -> bool {
    let counted = format!("1{text}");
    let numbers = numbers(&counted, true);
    let [number] = numbers.as_slice() else {
        return false;
    };
    number.range.end == counted.len() && number.unit.is_some()
}

fn is_note(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\u{3000}', '（', '(', '*', '※']);
    ["注", "备注", "说明"]
        .iter()
        .any(|word| text.starts_with(word))
}

/// A note that says what is in a sum, and what is not.
fn is_of_sums(note: &str) -> bool {
    ["合计", "总计", "含", "包括", "另"]
        .iter()
        .any(|word| note.contains(word))
}

fn is_short(passage: &Passage) -> bool {
    passage.part == Part::Text && passage.text.chars().count() <= 40
}
