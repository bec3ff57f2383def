//! The style sheet of a page: of each part that it has.

use super::head::discloses;
use super::table::is_wide;
use crate::document::{Block, Document};

const PAGE: &str = include_str!("page.css");
const DISCLOSURE: &str = include_str!("disclosure.css");
const CONTENTS: &str = include_str!("contents.css");
const TABLES: &str = include_str!("table.css");
const LYING: &str = include_str!("lying.css");
const CHARTS: &str = include_str!("chart.css");

/// What styles `document`.
pub fn of(document: &Document<'_>) -> impl Iterator<Item = &'static str> {
    let annexes = document.annexes.iter().flat_map(|annex| &annex.blocks);
    let mut blocks = document.blocks.iter().chain(annexes);
    let tables = blocks.clone().any(|block| matches!(block, Block::Table(_)));
    let lying = blocks.clone().any(is_wide);
    let charts = blocks.any(|block| matches!(block, Block::Chart(_)));
    let parts = [
        (PAGE, true),
        (DISCLOSURE, discloses(document)),
        (CONTENTS, document.contents),
        (TABLES, tables),
        (LYING, lying),
        (CHARTS, charts),
    ];
    parts
        .into_iter()
        .filter(|(_, used)| *used)
        .map(|(part, _)| part)
}
