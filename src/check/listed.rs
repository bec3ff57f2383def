//! Tables of words: data files with one entry a line; `#` begins a remark.

use crate::terms::WordSet;

/// The entries of a table, made ready to be looked for.
pub(in crate::check) fn words(table: &'static str) -> WordSet {
    WordSet::of(listed(table).collect())
}

/// The entries of a table.
pub(in crate::check) fn listed(table: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = table.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}
