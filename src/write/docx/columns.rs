//! How wide the columns of a table are, and how small its text must be to fit.

mod cell;
mod share;

use crate::document::{Table, plain_text};
use cell::{CHARACTER, Cell};

/// Room at the sides of a cell, its borders included.
const PADDING: i32 = 240;
/// Sizes to try, in half points, with the least height of their rows.
const SIZES: [(i32, i32); 4] = [(24, 480), (21, 400), (18, 350), (15, 300)];
/// From here on hard to read in print.
const SMALL: usize = 2;
/// Which size to take, and whether short names must stay whole: 小5号 with all of them whole comes
/// after 小4号 and 5号 with some that are not.
const TRIES: [(usize, bool); 7] = [
    (0, true),
    (1, true),
    (0, false),
    (1, false),
    (2, true),
    (2, false),
    (3, false),
];

/// What stands in a column.
#[derive(Debug)]
pub struct Column {
    head: Cell,
    cells: Vec<Cell>,
}

impl Column {
    /// The columns of `table`, from the left.
    pub fn all(table: &Table<'_>) -> Vec<Self> {
        let columns = table.columns.iter().enumerate();
        let column = |(index, column): (usize, &crate::document::Column<'_>)| {
            let cells = table.rows.iter().filter_map(|row| row.get(index));
            Self {
                head: Cell::head(&plain_text(&column.header)),
                cells: cells.map(|cell| Cell::of(&plain_text(cell))).collect(),
            }
        };
        columns.map(column).collect()
    }

    /// True where all is so short that it stands better in the middle.
    pub fn is_short(&self) -> bool {
        self.most(|cell| cell.whole) <= 4 * CHARACTER
    }

    fn most(&self, of: impl Fn(&Cell) -> i32) -> i32 {
        let cells = self.cells.iter().map(&of);
        cells.fold(of(&self.head), i32::max)
    }
}

/// Widths in twips that fill the type area, and the size of the text.
#[derive(Debug)]
pub struct Setting {
    pub widths: Vec<i32>,
    /// From the largest, by which styles are listed, too.
    pub size: usize,
}

impl Setting {
    /// The least height of a row, in twips.
    pub fn row(&self) -> i32 {
        SIZES[self.size].1
    }

    /// The largest size at which no number or code is cut, in a type area of `width` twips; room
    /// beyond that where it makes the table lowest.
    pub fn new(columns: &[Column], width: i32) -> Self {
        let (size, floors) = fitting(columns, width);
        let most = columns
            .iter()
            .map(|column| twips(column.most(|cell| cell.whole), size));
        let wants: Vec<_> = floors.iter().copied().zip(most).collect();
        let widths = fill(&levelled(&wants, width), width);
        let half = SIZES[size].0 * 5;
        let room = |width: i32| (width - PADDING).max(0) * (CHARACTER / 2) / half;
        let widths = match sum(&floors) <= i64::from(width) {
            true => share::lower(columns, widths, &floors, half, room),
            false => widths,
        };
        Self { widths, size }
    }
}

/// True where the text would be hard to read in print, below 10.5 pt, in a type area of the first of
/// `widths`, and larger in one of the second.
pub fn small_in(columns: &[Column], widths: [i32; 2]) -> bool {
    let [upright, lying] = widths.map(|width| fitting(columns, width).0);
    upright >= SMALL && upright > lying
}

/// The largest size in half points at which no number or code, and nothing of up to `short` halves of a
/// character, is cut in `width` twips; none where all of them cut some. `padding`: the room at the sides
/// of a cell, at a size.
pub fn size_in(
    columns: &[Column],
    width: i32,
    short: i32,
    padding: impl Fn(i32) -> i32,
) -> Option<i32> {
    let short = short * CHARACTER / 2;
    let least = |column: &Column| column.most(|cell| cell.least.max(cell.whole.min(short)));
    let least: Vec<i32> = columns.iter().map(least).collect();
    let fits = |size: usize| {
        let room = padding(SIZES[size].0) - PADDING;
        let widths = least.iter().map(|least| twips(*least, size) + room);
        widths.map(i64::from).sum::<i64>() <= i64::from(width)
    };
    (0..SIZES.len())
        .find(|size| fits(*size))
        .map(|size| SIZES[size].0)
}

/// The size of the text, and the least widths of the columns at it.
fn fitting(columns: &[Column], width: i32) -> (usize, Vec<i32>) {
    let floors = |size: usize, whole: bool| -> Vec<i32> {
        let floor = |column: &Column| match whole {
            true => column.most(|cell| cell.better),
            false => column.most(|cell| cell.least),
        };
        let floors = columns.iter().map(|column| twips(floor(column), size));
        floors.collect()
    };
    let tries = TRIES.iter();
    let mut tries = tries.map(|&(size, whole)| (size, floors(size, whole)));
    let found = tries.find(|(_, floors)| sum(floors) <= i64::from(width));
    let last = SIZES.len() - 1;
    found.unwrap_or_else(|| (last, floors(last, false)))
}

/// The width of a column that holds so many thousandths of a character of text.
fn twips(thousandths: i32, size: usize) -> i32 {
    let per_character = i64::from(SIZES[size].0) * 10;
    let text = (i64::from(thousandths) * per_character + 999) / i64::from(CHARACTER);
    i32::try_from(text.min(1 << 20)).unwrap_or(1 << 20) + PADDING
}

fn sum(widths: &[i32]) -> i64 {
    widths.iter().copied().map(i64::from).sum()
}

/// Each column what it wants up to a common level, which is as high as the room allows.
fn levelled(wants: &[(i32, i32)], width: i32) -> Vec<i32> {
    let at = |level: i32| {
        let each = wants.iter();
        each.map(move |(least, most)| level.clamp(*least, *most.max(least)))
    };
    let (mut low, mut high) = (0, 1 << 20);
    while low < high {
        let middle = (low + high + 1) / 2;
        if at(middle).map(i64::from).sum::<i64>() <= i64::from(width) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    at(low).collect()
}

/// The same proportions over the whole width.
fn fill(widths: &[i32], whole: i32) -> Vec<i32> {
    let total = sum(widths).max(1);
    let mut sum = 0;
    let mut start = 0;
    let mut filled = Vec::with_capacity(widths.len());
    for &width in widths {
        sum += i64::from(width);
        let end = i32::try_from(sum * i64::from(whole) / total).unwrap_or(whole);
        filled.push(end - start);
        start = end;
    }
    filled
}

#[cfg(test)]
mod tests;
