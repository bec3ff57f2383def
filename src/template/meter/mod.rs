//! A ceiling on the work of a template that does not come with the program.
//!
//! Tera runs what it is given for as long as it takes. So its text is metered before it is compiled:
//! what a `for` goes through passes a filter that counts, a component and a block begin with a call
//! that counts, and what is kept in a variable is measured. The count is the same on every machine;
//! no clock is asked.

mod counters;
mod measured;

pub use counters::{Insert, metered, original};

use super::tools;
use std::cell::Cell;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// How far a run has come.
#[derive(Clone, Copy, Debug, Default)]
struct Meter {
    left: usize,
    /// How much a list may hold, and a text.
    largest: usize,
    longest: usize,
    /// The counter that was passed last.
    at: usize,
}

thread_local! {
    /// A template runs on one thread from its start to its end.
    static METER: Cell<Meter> = const { Cell::new(Meter { left: 0, largest: 0, longest: 0, at: 0 }) };
}

/// How much a run may do for a report of `size` texts and cells: bytes of the template gone through.
fn most(size: usize) -> usize {
    5_000_000 + 2_000 * size
}

/// How much it may print, in bytes. Texts are not printed, but what stands for them.
pub fn output(size: usize) -> usize {
    2_000_000 + 200 * size
}

/// How much a variable may hold: bytes and parts of a list in all.
fn largest(size: usize) -> usize {
    20_000 + 40 * size
}

/// How long a single text may be that a template makes.
fn longest(size: usize) -> usize {
    4_000 + 20 * size
}

/// Begins the run of a template for a report of so many texts and cells.
pub fn start(size: usize) {
    METER.set(Meter {
        left: most(size),
        largest: largest(size),
        longest: longest(size),
        at: 0,
    });
}

/// The number of the counter that was passed last.
pub fn last() -> usize {
    METER.get().at
}

/// What is said of a template that does too much.
pub const SPENT: &str = "The template does not come to an end";

/// What is said of a variable that holds too much.
pub const LARGE: &str = "The variable is too large";

fn spend(cost: usize) -> TeraResult<()> {
    let meter = METER.get();
    let left = meter.left.checked_sub(cost);
    METER.set(Meter {
        left: left.unwrap_or(0),
        ..meter
    });
    left.map(|_| ()).ok_or_else(|| Error::message(SPENT))
}

/// What a round or a call costs besides the length of its body.
const ROUND: usize = 16;

fn count(arguments: &Kwargs, rounds: usize) -> TeraResult<()> {
    let at = arguments.must_get("at")?;
    let length: usize = arguments.must_get("length")?;
    METER.set(Meter { at, ..METER.get() });
    spend(rounds.saturating_mul(length + ROUND))
}

/// Makes the counters known.
pub fn register(tera: &mut Tera) {
    let each = |value: Value, arguments: Kwargs, _: &State<'_>| {
        let value = tools::whole(value)?;
        count(&arguments, value.len().unwrap_or(0))?;
        let longest = METER.get().longest;
        let long = |part: &Value| part.as_str().is_some_and(|text| text.len() > longest);
        match value.as_array().is_some_and(|list| list.iter().any(long)) {
            true => Err(Error::message(LARGE)),
            false => Ok(value),
        }
    };
    let call = |arguments: Kwargs, _: &State<'_>| {
        count(&arguments, 1)?;
        Ok(Value::none())
    };
    let kept = |value: Value, _: Kwargs, _: &State<'_>| {
        let Meter {
            largest, longest, ..
        } = METER.get();
        match size(&value, largest, longest, DEEPEST) {
            Some(size) => spend(size).map(|()| value),
            None => Err(Error::message(LARGE)),
        }
    };
    tera.register_filter("__each", each);
    tera.register_function("__call", call);
    tera.register_filter("__kept", kept);
    measured::register(tera);
}

/// How deep lists may stand in lists.
const DEEPEST: usize = 16;

/// How much a value holds; `None` where it is more than `most`, holds a text longer than `longest` or
/// is nested deeper than `deepest`.
fn size(value: &Value, most: usize, longest: usize, deepest: usize) -> Option<usize> {
    let own = value.as_str().map_or(1, str::len);
    let mut left = most.checked_sub(own).filter(|_| own <= longest)?;
    let list = value.as_array().unwrap_or_default().iter();
    let map = value.as_map().into_iter().flat_map(|map| map.values());
    for part in list.chain(map) {
        left -= size(part, left, longest, deepest.checked_sub(1)?)?;
    }
    Some(most - left)
}
