//! Room taken from one column for another, as long as the table gets lower.

use super::Column;

/// So many rows stand for all of a long table.
const ROWS: usize = 150;
/// How much work a table is worth, in cells looked at.
const WORK: usize = 6_000_000;
/// Steps to try, in halves of a character.
const STEPS: [i32; 5] = [16, 8, 4, 2, 1];
/// What a line more in a row costs, something that is cut, and a line more in a cell.
const LINE: i64 = 1000;
const CUT: i64 = 700;
const CROWDED: i64 = 10;

/// `widths`, none below its floor, changed so that the rows together are as low as can be found;
/// their sum stays. `room` is what a line in a column of that width holds, `half` half a character.
pub fn lower(
    columns: &[Column],
    mut widths: Vec<i32>,
    floors: &[i32],
    half: i32,
    room: impl Fn(i32) -> i32,
) -> Vec<i32> {
    let rows = columns.iter().map(|column| column.cells.len() + 1).max();
    let stride = rows.unwrap_or(1).div_ceil(ROWS);
    let set = |column: &Column, width: i32| {
        let cells = column.cells.iter().step_by(stride);
        let cells = std::iter::once(&column.head).chain(cells);
        let room = room(width);
        let cost = cells.map(|cell| (cell.lines(room), i64::from(cell.is_cut(room)) * CUT));
        cost.collect::<Vec<_>>()
    };
    let mut now: Vec<_> = columns
        .iter()
        .zip(&widths)
        .map(|(c, w)| set(c, *w))
        .collect();
    let mut cost = cost_of(&now);
    let tries = WORK / (columns.len().max(1) * rows.unwrap_or(1).div_ceil(stride));
    let count = columns.len();
    let moves = STEPS.iter().flat_map(|step| {
        let pairs = (0..count * count).map(move |pair| (pair / count, pair % count));
        pairs.map(move |(to, from)| (step * half, to, from))
    });
    let moves: Vec<_> = moves.filter(|(_, to, from)| to != from).collect();
    // Ends where a whole round of moves has not helped.
    let mut idle = 0;
    for &(step, to, from) in moves.iter().cycle().take(tries) {
        idle += 1;
        if idle > moves.len() {
            break;
        }
        let crowded = now[to].iter().any(|(lines, cut)| *lines > 1 || *cut > 0);
        if !crowded || widths[from] - step < floors[from] {
            continue;
        }
        let [wider, narrower] =
            [(to, step), (from, -step)].map(|(at, by)| set(&columns[at], widths[at] + by));
        let before = [(to, wider), (from, narrower)]
            .map(|(at, cells)| (at, std::mem::replace(&mut now[at], cells)));
        let then = cost_of(&now);
        if then < cost {
            cost = then;
            widths[to] += step;
            widths[from] -= step;
            idle = 0;
        } else {
            for (at, cells) in before {
                now[at] = cells;
            }
        }
    }
    widths
}

/// Of the rows: how high they are, what is cut in them, how full their cells are.
fn cost_of(columns: &[Vec<(i32, i64)>]) -> i64 {
    let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
    let row = |at: usize| {
        let cells = columns.iter().filter_map(|column| column.get(at));
        let (highest, sum) = cells.fold((0, 0), |(highest, sum), (lines, cut)| {
            (highest.max(*lines), sum + i64::from(*lines) * CROWDED + cut)
        });
        i64::from(highest) * LINE + sum
    };
    (0..rows).map(row).sum()
}
