//! The way in: the clerk's text, with its slips told and repaired on a copy, so that what stands
//! behind them is read all the same.
//!
//! `rubbish` takes out what came along with pasted text; the `scan` goes through the
//! lines with a stack of the lists and mappings that are open, and knows from the
//! `grammar` which keys and values may stand where. A repair and the edits of a finding's
//! [`Fix`](crate::diagnostic::Fix) are the same: after `fazhi fix` a file reads as it was read.

mod block;
mod bullets;
mod dashes;
mod documents;
mod flow;
mod flow_commas;
mod flow_words;
mod frames;
mod grammar;
mod headings;
mod keys;
mod leftovers;
mod line;
mod machinery;
mod paragraphs;
mod places;
mod quoted;
mod rows;
mod rubbish;
mod scan;
mod slip;
mod surplus;
#[cfg(test)]
mod tests;
mod tokens;
mod values;
mod words;

use crate::diagnostic::Diagnostic;
use crate::record::Record;
use crate::source::Source;
use crate::yaml::{Patch, Prepared, Why, events, syntax_error};
use grammar::Grammar;
use scan::Scan;
use slip::{Class, Slip};

pub use rubbish::is_invisible;

/// How many slips of a file are looked for.
const MOST: usize = 5_000;

/// How many lines that the parser cannot take are passed over, and how much text that may cost.
const HIDDEN: usize = 50;
const REREAD: usize = 16 << 20;

/// `source` as it is read: its slips are noted, and repaired on a copy; then it is parsed. Its
/// mappings are those of `record`.
pub fn prepare<'s>(
    source: &'s Source,
    record: fn() -> &'static Record,
    diagnostics: &mut Vec<Diagnostic>,
) -> Prepared<'s> {
    let mut rubbish_found = rubbish::rubbish(&source.text);
    let cleaned = Prepared::new(source, rubbish::patches(&rubbish_found));
    let mut scan = Scan::new(&cleaned.text, Grammar::of(record));
    scan.run();
    let Scan {
        slips,
        silent,
        blocks,
        ..
    } = scan;
    let mut later = rubbish::patches(&slips);
    later.extend(silent);
    let patches = rubbish::merged(&cleaned, &later);
    let blocks: Vec<_> = blocks
        .into_iter()
        .map(|block| cleaned.source_range(block))
        .collect();
    // Text in a block is nobody's to change unasked.
    for slip in &mut rubbish_found {
        let at = slip.at.start;
        if blocks.iter().any(|block| block.contains(&at)) && slip.class == Class::Safe {
            slip.class = Class::Ask;
        }
    }
    let plain = Prepared::new(source, Vec::new());
    diagnostics.extend(
        rubbish_found
            .into_iter()
            .map(|slip| slip.diagnostic(&plain)),
    );
    diagnostics.extend(
        slips
            .into_iter()
            .map(|slip: Slip| slip.diagnostic(&cleaned)),
    );
    parsed(source, patches, diagnostics)
}

/// Parses the text after `patches`. A line that the parser cannot take is said and passed over.
fn parsed<'s>(
    source: &'s Source,
    mut patches: Vec<Patch>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Prepared<'s> {
    let tries = HIDDEN.min(REREAD / source.text.len().max(1)).max(1);
    let mut prepared = Prepared::new(source, patches.clone());
    for _ in 0..tries {
        let (found, stopped) = events(&prepared.text);
        prepared.events = found;
        let Some(stopped) = stopped else {
            return prepared;
        };
        let said = syntax_error(&stopped, &prepared);
        let line = line_of(source, prepared.source_offset(stopped.at));
        let again = |one: &Diagnostic| one.code == said.code && one.span == said.span;
        if !diagnostics.iter().any(again) {
            diagnostics.push(said);
        }
        let passed = source.text[line.clone()].trim().is_empty() || prepared.passed.contains(&line);
        if stopped.why == Why::TooDeep || passed {
            return prepared;
        }
        patches.retain(|patch| patch.range.end <= line.start || line.end <= patch.range.start);
        patches.push(Patch::new(line.clone(), ""));
        let mut lines = std::mem::take(&mut prepared.passed);
        lines.push(line);
        prepared = Prepared::new(source, patches.clone());
        prepared.passed = lines;
    }
    prepared.events = events(&prepared.text).0;
    prepared
}

/// The line around byte `at`, without its break.
fn line_of(source: &Source, at: usize) -> std::ops::Range<usize> {
    let at = at.min(source.text.len());
    let start = source.text[..at].rfind('\n').map_or(0, |line| line + 1);
    let end = source.text[at..]
        .find('\n')
        .map_or(source.text.len(), |end| at + end);
    let end = start + source.text[start..end].trim_end_matches('\r').len();
    start..end
}
