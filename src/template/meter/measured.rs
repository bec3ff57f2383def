//! Those of Tera's tools that make something large, measured.

use super::{LARGE, METER, spend};
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// So many numbers a range may hold.
const RANGE: i64 = 10_000;

/// Puts them in the place of Tera's own.
pub fn register(tera: &mut Tera) {
    tera.register_function("range", range);
    tera.register_filter("join", join);
}

fn range(arguments: Kwargs, _: &State<'_>) -> TeraResult<Vec<i64>> {
    let start: i64 = arguments.get("start")?.unwrap_or(0);
    let end: i64 = arguments.must_get("end")?;
    let step: i64 = arguments.get("step_by")?.unwrap_or(1);
    if step == 0 {
        return Err(Error::message(
            "Function `range` was called with a `step_by` argument of 0",
        ));
    }
    if start > end && step > 0 {
        return Err(Error::message(
            "Function `range` was called with a `start` argument greater than the `end` one",
        ));
    }
    let span = (i128::from(end) - i128::from(start)) * i128::from(step.signum());
    let step = i128::from(step);
    let length = (span.max(0) + step.abs() - 1) / step.abs();
    if length > i128::from(RANGE) {
        return Err(Error::message(format!(
            "Function `range` would produce {length} elements, which exceeds the limit of {RANGE}"
        )));
    }
    spend(length as usize)?;
    let numbers = (0..length).map(|at| (i128::from(start) + at * step) as i64);
    Ok(numbers.collect())
}

fn join(list: &[Value], arguments: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let separator = arguments.get::<Value>("sep")?;
    let safe = list.iter().chain(&separator).any(Value::is_safe);
    // Of what is Markdown and what is text all becomes Markdown.
    let printed = |value: &Value| match safe {
        true => state.escape_if_needed(value),
        false => Ok(value.to_string()),
    };
    let separator = separator.as_ref().map(printed).transpose()?;
    let separator = separator.unwrap_or_default();
    let mut left = METER.get().longest;
    let mut joined = String::new();
    for (at, value) in list.iter().enumerate() {
        let part = printed(value)?;
        let separator = if at > 0 { separator.as_str() } else { "" };
        let length = part.len() + separator.len();
        left = left
            .checked_sub(length)
            .ok_or_else(|| Error::message(LARGE))?;
        joined.push_str(separator);
        joined.push_str(&part);
    }
    spend(joined.len())?;
    Ok(match safe {
        true => Value::safe_string(&joined),
        false => Value::from(joined),
    })
}
