//! `cases.txt`: each text with its numbers as they are read.

use super::{Form, Loose, Number, Role, numbers};
use std::fmt::Write as _;

fn told(number: &Number, text: &str) -> String {
    let mut line = String::new();
    let role = match number.role {
        Role::Quantity => String::new(),
        role => format!("{role:?}:"),
    };
    let loose = match number.loose {
        Some(Loose::About) => "约",
        Some(Loose::More) => ">",
        Some(Loose::Less) => "<",
        None => "",
    };
    let power = match number.power {
        0 => String::new(),
        power => format!("e{power}"),
    };
    let han = if number.form == Form::Han { "汉" } else { "" };
    let words = &text[number.range.clone()];
    if matches!(number.role, Role::Quantity | Role::Bound) {
        let unit = number.unit_word();
        write!(line, "{role}{han}{loose}{}{power}{unit}", number.value).unwrap();
    } else {
        write!(line, "{role}{words}").unwrap();
    }
    line
}

#[test]
fn numbers_are_what_they_are_for() {
    let mut faults = String::new();
    for line in include_str!("cases.txt").lines() {
        let Some((text, expected)) = line.split_once(" => ") else {
            continue;
        };
        let found = numbers(text, false);
        let found: Vec<_> = found.iter().map(|number| told(number, text)).collect();
        let found = found.join(" ");
        if found != expected.trim() {
            writeln!(faults, "{text} => {found}\n   not {expected}").unwrap();
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}
