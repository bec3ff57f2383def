//! A ceiling on the work of a template that does not come with the program.
//!
//! Tera runs what it is given for as long as it takes. So its text is metered before it is compiled:
//! what a `for` goes through passes a filter that counts, a component and a block begin with a call
//! that counts, and what is kept in a variable is measured. The count is the same on every machine;
//! no clock is asked.

mod counters;

pub use counters::{Insert, metered, original};

use super::tools;
use std::cell::Cell;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// How far a run has come.
#[derive(Clone, Copy, Debug, Default)]
struct Meter {
    left: usize,
    largest: usize,
    /// The counter that was passed last.
    at: usize,
}

thread_local! {
    /// A template runs on one thread from its start to its end.
    static METER: Cell<Meter> = const { Cell::new(Meter { left: 0, largest: 0, at: 0 }) };
}

/// How much a run may do for a report of `texts` texts: bytes of the template gone through.
fn most(texts: usize) -> usize {
    5_000_000 + 2000 * texts
}

/// How much it may print, in bytes. Texts are not printed, but what stands for them.
pub fn longest(texts: usize) -> usize {
    2_000_000 + 200 * texts
}

/// How much a variable may hold: bytes, or parts of a list.
fn largest(texts: usize) -> usize {
    250_000 + 20 * texts
}

/// Begins the run of a template for a report of so many texts.
pub fn start(texts: usize) {
    METER.set(Meter {
        left: most(texts),
        largest: largest(texts),
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
        Ok(value)
    };
    let call = |arguments: Kwargs, _: &State<'_>| {
        count(&arguments, 1)?;
        Ok(Value::none())
    };
    let kept = |value: Value, _: Kwargs, _: &State<'_>| {
        let most = METER.get().largest;
        match size(&value, most, DEEPEST) {
            Some(size) => spend(size).map(|()| value),
            None => Err(Error::message(LARGE)),
        }
    };
    tera.register_filter("__each", each);
    tera.register_function("__call", call);
    tera.register_filter("__kept", kept);
}

/// How deep lists may stand in lists.
const DEEPEST: usize = 16;

/// How much a value holds; `None` where it is more than `most`, or nested deeper than `deepest`.
fn size(value: &Value, most: usize, deepest: usize) -> Option<usize> {
    let own = value.as_str().map_or(1, str::len);
    let mut left = most.checked_sub(own)?;
    let list = value.as_array().unwrap_or_default().iter();
    let map = value.as_map().into_iter().flat_map(|map| map.values());
    for part in list.chain(map) {
        left -= size(part, left, deepest.checked_sub(1)?)?;
    }
    Some(most - left)
}
