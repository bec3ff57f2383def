//! `check --coverage`: which parts of the national outline a report answers, as a table.

use super::Checked;
use crate::check::{Coverage, Covered};
use crate::diagnostic::Lang;
use crate::say;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

/// So many places of a part are told; the rest are counted.
const TOLD: usize = 3;

/// So many columns of a heading are shown.
const WIDE: usize = 40;

/// The table for people: part, where it is covered, words found.
pub fn table(checked: &Checked<'_>, coverage: Option<&Coverage>, lang: Lang) -> String {
    let Some(coverage) = coverage else {
        let none = say!(
            "\n纲要覆盖：没有这一年度可以对照的纲要，或者看不出是哪一年的报告\n",
            "\ncoverage: no outline is known for the report's year, or the year cannot be told\n"
        );
        return none.get(lang).to_owned();
    };
    let (outline, count, all) = (coverage.outline, coverage.count(), coverage.parts.len());
    let name = checked.name;
    let head = say!(
        "\n{name}：对照《{outline}》，{all} 个方面写到 {count} 个\n",
        "\n{name}: {count} of the {all} parts of 《{outline}》\n"
    );
    let mut text = head.get(lang).to_owned();
    for part in &coverage.parts {
        text.push_str(&row(checked, part, lang));
    }
    text
}

fn row(checked: &Checked<'_>, part: &Covered, lang: Lang) -> String {
    let name = match lang {
        Lang::Zh => part.name,
        Lang::En => part.area,
    };
    let mark = if part.is_covered() { '✓' } else { '×' };
    let pad = " ".repeat(12usize.saturating_sub(name.width()));
    let places: Vec<String> = part
        .places
        .iter()
        .take(TOLD)
        .filter_map(|(heading, span)| {
            let (_, source) = checked.place(*span)?;
            let line = source.place(span.range().start).line;
            let heading = cut(heading);
            let place = say!("第{line}行 {heading}", "line {line} {heading}");
            Some(place.get(lang).trim_end().to_owned())
        })
        .collect();
    let mut places = places.join(match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    });
    let rest = part.places.len().saturating_sub(TOLD);
    if rest > 0 {
        places += say!("；另 {rest} 处", "; {rest} more").get(lang);
    }
    if part.words.is_empty() {
        let none = match part.named {
            true => say!("有条目标了这一领域", "an entry is marked with it"),
            false => say!("没有写到", "nothing"),
        };
        return format!("  {mark} {name}{pad}{}\n", none.get(lang));
    }
    let words = part.words.join("、");
    let words = say!("关键词：{words}", "words: {words}");
    let words = words.get(lang);
    let pad_below = " ".repeat(4 + 12);
    format!("  {mark} {name}{pad}{places}\n{pad_below}{words}\n")
}

/// A heading, shortened.
fn cut(heading: &str) -> String {
    let mut wide = 0;
    let short: String = heading
        .chars()
        .take_while(|letter| {
            wide += letter.to_string().width();
            wide <= WIDE
        })
        .collect();
    match short.len() < heading.len() {
        true => short + "…",
        false => short,
    }
}

/// The table for machines.
#[derive(Serialize)]
pub struct Table {
    file: String,
    outline: Option<&'static str>,
    covered: usize,
    parts: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    area: &'static str,
    name: &'static str,
    title: &'static str,
    covered: bool,
    words: Vec<&'static str>,
    places: Vec<Spot>,
}

#[derive(Serialize)]
struct Spot {
    line: usize,
    heading: String,
}

impl Table {
    /// What `coverage` says of a file.
    pub fn of(checked: &Checked<'_>, coverage: Option<&Coverage>) -> Self {
        let row = |part: &Covered| Row {
            area: part.area,
            name: part.name,
            title: part.title,
            covered: part.is_covered(),
            words: part.words.clone(),
            places: part
                .places
                .iter()
                .filter_map(|(heading, span)| {
                    let (_, source) = checked.place(*span)?;
                    let line = source.place(span.range().start).line;
                    let heading = heading.clone();
                    Some(Spot { line, heading })
                })
                .collect(),
        };
        Self {
            file: checked.name.to_owned(),
            outline: coverage.map(|coverage| coverage.outline),
            covered: coverage.map_or(0, Coverage::count),
            parts: coverage.map_or_else(Vec::new, |coverage| {
                coverage.parts.iter().map(row).collect()
            }),
        }
    }
}
