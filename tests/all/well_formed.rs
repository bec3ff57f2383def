//! No false alarm: well-formed report files, written in every way that YAML allows, are read as they
//! are written, and nothing is said of how.
//!
//! `WELL_FORMED=1000 SEED=7 cargo test well_formed` tries so many, from that seed on.

mod emitter;
mod model;

use crate::chance::{Chance, number};
use crate::{fazhi, input::fed, text, without_rules};
use emitter::written;
use fazhi::diagnostic::Severity;
use fazhi::pipeline::{Templates, document};
use fazhi::report::prepare;
use fazhi::source::{Source, SourceId};
use fazhi::yaml::{Kind, Node, Prepared, lines, tree};
use model::{Value, report};

#[test]
fn well_formed_files_raise_no_alarm() {
    let count = number("WELL_FORMED").unwrap_or(1000);
    let first = number("SEED").unwrap_or(1);
    let mut faults = Vec::new();
    for seed in first..first + count {
        if let Err(fault) = checked(seed) {
            eprintln!("seed {seed}: {fault}\n");
            faults.push(seed);
        }
    }
    assert!(faults.is_empty(), "seeds with faults: {faults:?}");
}

/// A byte-order mark is the command line's to take off.
#[test]
fn well_formed_files_pass_the_command_line() {
    for seed in 1..=8 {
        let (model, mut chance) = modelled(seed);
        let yaml = format!("\u{feff}{}", written(&model, &mut chance));
        let mut command = fazhi();
        command.args(["check", "--format", "json", "-"]);
        let output = fed(command, yaml.as_bytes());
        let said = text(&output.stdout);
        assert!(
            !["YML-", "KEY-", "VAL-"]
                .iter()
                .any(|family| said.contains(family)),
            "{said}\n{yaml}"
        );
    }
}

fn modelled(seed: u64) -> (Value, Chance) {
    let mut chance = Chance::new(seed);
    (report(&mut chance), chance)
}

fn checked(seed: u64) -> Result<(), String> {
    let (model, mut chance) = modelled(seed);
    let yaml = written(&model, &mut chance);
    let source = Source::new(SourceId(0), "t", yaml.as_str());
    let mut found = Vec::new();
    let prepared = prepare(&source, &mut found);
    if let Some(found) = found.first() {
        let line = found.span.map(|span| source.place(span.range().start).line);
        let (code, said) = (found.code, &found.message.zh);
        return Err(format!("{code} on line {line:?}: {said}\n{yaml}"));
    }
    let root = tree(&prepared, &mut found).ok_or("nothing was read")?;
    same(&model, &root, &prepared).map_err(|fault| format!("{fault}\n{yaml}"))?;
    document(
        &prepared,
        &Templates::default(),
        &without_rules(),
        &mut found,
    );
    let wrong = |code: &str, severity| code.starts_with("YML") || severity == Severity::Error;
    match found.iter().find(|found| wrong(found.code, found.severity)) {
        Some(found) => Err(format!("{found:?}\n{yaml}")),
        None => Ok(()),
    }
}

/// True where `node` says what `value` does.
fn same(value: &Value, node: &Node<'_>, prepared: &Prepared<'_>) -> Result<(), String> {
    match (value, &node.kind) {
        (Value::Empty, Kind::Null) => Ok(()),
        (Value::Bare(word), Kind::Scalar(scalar)) if *word == scalar.value => Ok(()),
        (Value::Words(words), Kind::Scalar(scalar)) => {
            let read = lines(scalar, prepared);
            let text = |line: &fazhi::yaml::Line<'_>| line.iter().map(|part| &*part.text).collect();
            let read: Vec<String> = read.iter().map(text).collect();
            if *words == read {
                return Ok(());
            }
            Err(format!("{words:?} was read as {read:?}"))
        }
        (Value::List(values), Kind::List(nodes)) if values.len() == nodes.len() => values
            .iter()
            .zip(nodes)
            .try_for_each(|(value, node)| same(value, node, prepared)),
        (Value::Map(pairs), Kind::Map(map)) if pairs.len() == map.pairs.len() => {
            let mut both = pairs.iter().zip(&map.pairs);
            both.try_for_each(|((key, value), pair)| {
                if *key != pair.key {
                    return Err(format!("{key} was read as {}", pair.key));
                }
                same(value, &pair.value, prepared)
            })
        }
        (value, kind) => Err(format!("{value:?} was read as {kind:?}")),
    }
}
