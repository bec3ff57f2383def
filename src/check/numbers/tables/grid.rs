//! A table as rows and columns that have names, to be read either way.

use super::folded::unfolded;
use super::heads::{field, records};
use super::names::{Name, is_count_of_rows};
use super::notes::Notes;
use super::senses::{Move, Way};
use crate::prose::{Number, Part, Passage, Prose, numbers};
use crate::record::Decimal;

/// A cell below the header and beside the labels.
#[derive(Clone, Copy)]
pub struct Cell<'p> {
    /// Which passage it is.
    pub index: usize,
    pub passage: &'p Passage,
    /// Its number, where it holds that and nothing else.
    pub number: Option<&'p Number>,
}

impl<'p> Cell<'p> {
    /// What it is worth; nothing for words, blanks and 约.
    pub fn value(&self) -> Option<Decimal> {
        self.number?.exact()
    }

    /// By how much it may have been rounded: nothing where it counts whole things.
    pub fn half(&self) -> Option<Decimal> {
        let number = self.number?;
        let (digits, power) = (number.value.scale(), number.power);
        if digits == 0 && power == 0 {
            return Some(Decimal::from(0));
        }
        Decimal::from(5).in_units_of(digits + 1).times_ten(power)
    }

    /// True for `38.7%`, and for `38.7` below a header that ends in （%）.
    pub fn is_percent(&self, field: &Name) -> bool {
        self.number.is_some_and(|number| {
            number.is_percent()
                || number.unit.is_none() && matches!(field.unit.as_str(), "%" | "％")
        })
    }

    /// What it says of a change: `下降20%`, `-20%`, `降`.
    pub fn change(&self) -> Option<Move<'p>> {
        Move::of(&self.passage.text, &self.passage.numbers)
    }

    /// Its words without blanks.
    pub fn text(&self) -> String {
        let words = self.passage.text.chars();
        words.filter(|letter| !letter.is_whitespace()).collect()
    }

    /// `2023`: the year of a row or a column.
    pub fn is_year(&self) -> bool {
        self.number.is_some_and(|number| {
            let (from, to) = (Decimal::from(1949), Decimal::from(2100));
            number.unit.is_none()
                && number.value.scale() == 0
                && number.value > from
                && number.value < to
        })
    }
}

/// Records and fields: the rows and columns of a table, or its columns and rows.
pub struct Grid<'p> {
    pub fields: Vec<Name>,
    pub records: Vec<Name>,
    cells: Vec<Vec<Option<Cell<'p>>>>,
    /// What is said beside the figures.
    pub notes: Notes,
    /// Its rows count different things, each in a unit of its own.
    pub mixed: bool,
}

impl<'p> Grid<'p> {
    /// The value that `record` has in `field`.
    pub fn cell(&self, record: usize, field: usize) -> Option<Cell<'p>> {
        *self.cells.get(record)?.get(field)?
    }

    /// All of them.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'p>> + '_ {
        self.cells.iter().flatten().flatten().copied()
    }

    /// Whether `record` has a figure in any field.
    pub fn has_figures(&self, record: usize) -> bool {
        let cells = self.cells.get(record).into_iter().flatten().flatten();
        cells.into_iter().any(|cell| cell.number.is_some())
    }

    /// Whether `field` has a figure in any record.
    pub fn is_counted(&self, field: usize) -> bool {
        (0..self.records.len()).any(|record| {
            self.cell(record, field)
                .is_some_and(|cell| cell.value().is_some())
        })
    }

    /// The cell of `record` that says in words which way the change in `field` went: the only one, or the one beside it.
    pub fn direction(&self, record: usize, field: usize) -> Option<(Cell<'p>, Way)> {
        let told = |at: usize| {
            let cell = self.cell(record, at)?;
            let told = cell.change().filter(|told| told.number.is_none())?;
            Some((cell, told.way?))
        };
        let beside = [field.checked_sub(1), field.checked_add(1)];
        let beside = beside.into_iter().flatten().find_map(told);
        beside.or_else(|| {
            let group = self.fields.get(field)?.group;
            let width = self.fields.len().min(super::WIDEST);
            let mut others = (0..width).filter_map(|at| {
                let own = at != field && self.fields[at].group == group;
                told(at).filter(|_| own)
            });
            let first = others.next()?;
            others.next().is_none().then_some(first)
        })
    }

    /// The same with rows for columns.
    fn turned(&self) -> Self {
        let column = |field: usize| self.cells.iter().map(move |row| *row.get(field)?).collect();
        Self {
            fields: self.records.clone(),
            records: self.fields.clone(),
            cells: (0..self.fields.len()).map(column).collect(),
            // Where some rows are left out, the columns are all there.
            notes: Notes {
                some: false,
                ..self.notes
            },
            mixed: self.mixed,
        }
    }
}

/// Every table of `prose` that has figures and names for them, by its rows and by its columns.
pub fn tables(prose: &Prose) -> Vec<[Grid<'_>; 2]> {
    let mut tables = Vec::new();
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
            tables.push([grid, turned]);
        }
        at = end;
    }
    tables
}

/// Every table both ways.
pub fn grids(prose: &Prose) -> impl Iterator<Item = Grid<'_>> {
    tables(prose).into_iter().flatten()
}

/// The cells of a table as they stand.
struct Sheet<'p> {
    rows: Vec<Vec<Cell<'p>>>,
    notes: Notes,
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
        let notes = Notes::of(prose, start, end);
        Self { rows, notes }
    }

    /// Header and labels told from figures.
    fn grid(self) -> Option<Grid<'p>> {
        let figures = |row: &[Cell<'p>]| {
            row.iter()
                .any(|cell| cell.number.is_some() && !cell.is_year())
        };
        let head = self.rows.iter().take_while(|row| !figures(row)).count();
        let rows = unfolded(self.rows, head);
        let width = rows.iter().map(Vec::len).min()?;
        let (header, body) = rows.split_at(head);
        let body = match body.split_first() {
            Some((first, rest)) if counts_columns(first) => rest,
            _ => body,
        };
        if body.is_empty() {
            return None;
        }
        let lowest = header.last()?;
        let ordinal = |column: usize| {
            let cell = lowest.get(column);
            cell.is_some_and(|cell| is_count_of_rows(&cell.text()))
        };
        let label = |column: usize| {
            let counts = ordinal(column);
            let words = body.iter().all(|row| {
                row.get(column)
                    .is_none_or(|cell| cell.number.is_none() || cell.is_year())
            });
            counts || words
        };
        let labels = (0..width).take_while(|column| label(*column)).count();
        let named: Vec<usize> = (0..labels).filter(|column| !ordinal(*column)).collect();
        if labels == width || labels > 0 && named.is_empty() {
            return None;
        }
        let fields: Vec<Name> = (labels..width)
            .map(|column| field(header, labels, column))
            .collect();
        let records = records(body, &named);
        let cells = body.iter().map(|row| {
            let values = row.get(labels..width).unwrap_or_default();
            values.iter().map(|cell| Some(*cell)).collect()
        });
        Some(Grid {
            fields,
            records,
            cells: cells.collect(),
            notes: self.notes,
            mixed: (0..width).any(|column| holds_units(body, column)),
        })
    }
}

/// `甲 1 2 3`: the columns counted.
fn counts_columns(row: &[Cell<'_>]) -> bool {
    let numbers = row.iter().filter_map(|cell| cell.number);
    let counted = numbers.enumerate().all(|(at, number)| {
        number.unit.is_none() && number.exact() == i64::try_from(at + 1).ok().map(Decimal::from)
    });
    let words = row.iter().filter(|cell| cell.number.is_none());
    let mut words = words.map(Cell::text);
    let many = row.iter().filter(|cell| cell.number.is_some()).count() > 1;
    let known = [
        "", "甲", "乙", "丙", "丁", "栏次", "栏目", "列次", "序号", "—", "-",
    ];
    many && counted && row.len() > 2 && words.all(|words| known.contains(&words.as_str()))
}

/// A column of `件`, `人次`: its rows count different things.
fn holds_units(body: &[Vec<Cell<'_>>], column: usize) -> bool {
    let units = body.iter().filter_map(|row| row.get(column));
    let units: Vec<String> = units.map(Cell::text).collect();
    let differ = units.windows(2).any(|pair| pair[0] != pair[1]);
    differ && units.iter().all(|unit| is_unit(unit))
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

/// `件`, `万元`; `5%` is a figure.
pub fn is_unit(text: &str) -> bool {
    if text.contains(|letter: char| letter.is_numeric()) {
        return false;
    }
    let counted = format!("1{text}");
    let numbers = numbers(&counted, true);
    let [number] = numbers.as_slice() else {
        return false;
    };
    number.range.end == counted.len() && number.unit.is_some()
}
