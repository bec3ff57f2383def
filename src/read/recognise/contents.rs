//! Lists of contents within a text: their lines name headings and are none.

use super::numbers::number;
use super::rows::Row;
use super::title::compact;
use crate::read::sheet::Look;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// No entry is longer, in characters.
const LONGEST: usize = 80;

/// Fewer lines than this are no list where nothing says 目录 over them.
const FEWEST: usize = 3;

/// True for each row that belongs to a list of contents.
pub fn listed(rows: &[Row<'_>]) -> Vec<bool> {
    let mut listed = vec![false; rows.len()];
    let mut last: Option<HashMap<String, usize>> = None;
    let mut at = 0;
    while at < rows.len() {
        let named = is_name(&rows[at].text);
        let begins = named || entry(rows, at).is_some_and(|entry| entry.paged);
        if !begins {
            at += 1;
            continue;
        }
        let last = last.get_or_insert_with(|| places(rows));
        let entries = entries(rows, at + usize::from(named), last);
        let least = if named { 2 } else { FEWEST };
        if entries.count >= least {
            listed[at..entries.end].fill(true);
        }
        at = entries.end.max(at + 1);
    }
    listed
}

/// 目录, as it stands over a list.
fn is_name(text: &str) -> bool {
    let bare = compact(text);
    let bare = bare.trim_matches(['【', '】', '#', '*', '：', ':']);
    matches!(bare, "目录" | "目次")
}

/// Where the words of each short line stand for the last time.
fn places(rows: &[Row<'_>]) -> HashMap<String, usize> {
    let short = |row: &Row<'_>| row.text.chars().nth(LONGEST).is_none();
    let rows = rows.iter().enumerate().filter(|(_, row)| short(row));
    rows.map(|(at, row)| (compact(&row.text), at)).collect()
}

/// Entries that follow each other.
struct Entries {
    count: usize,
    end: usize,
}

/// The entries from row `start` on, up to the first line that is none, or that is one again.
fn entries(rows: &[Row<'_>], start: usize, last: &HashMap<String, usize>) -> Entries {
    let mut known = HashSet::new();
    let (mut count, mut at) = (0, start);
    while at < rows.len() {
        let Some(entry) = entry(rows, at) else {
            break;
        };
        // What it names stands further down, once more.
        let again = last
            .get(&entry.title)
            .is_some_and(|last| *last >= entry.rows.end);
        if !(entry.paged || again) || !known.insert(entry.title) {
            break;
        }
        count += 1;
        at = entry.rows.end;
    }
    Entries { count, end: at }
}

/// A line of a list.
struct Entry {
    /// What it names, without blanks.
    title: String,
    /// A page number stands behind it.
    paged: bool,
    rows: Range<usize>,
}

fn entry(rows: &[Row<'_>], at: usize) -> Option<Entry> {
    let row = rows.get(at)?;
    let text = row.text.trim();
    if text.is_empty() || text.chars().nth(LONGEST).is_some() || text.contains(['。', '；']) {
        return None;
    }
    if let Look::Cell {
        table, row: line, ..
    } = row.line.look
    {
        let page = rows.get(at + 1)?;
        let same = matches!(page.line.look, Look::Cell { table: other, row, .. } if (other, row) == (table, line));
        let third = rows.get(at + 2).is_some_and(
            |third| matches!(third.line.look, Look::Cell { table: other, row, .. } if (other, row) == (table, line)),
        );
        let paged = same && !third && number(text).is_some() && is_page(&page.text);
        return paged.then(|| Entry {
            title: compact(text),
            paged,
            rows: at..at + 2,
        });
    }
    let bare = text
        .trim_end_matches(|letter: char| letter.is_ascii_digit() || "-—()（）".contains(letter));
    let title = bare.trim_end_matches(|letter: char| is_leader(letter) || letter.is_whitespace());
    let leader = &bare[title.len()..];
    let led =
        leader.contains('\t') || leader.chars().filter(|letter| is_leader(*letter)).count() > 1;
    let paged = bare.len() < text.len() && led && is_page(&text[bare.len()..]) && !title.is_empty();
    Some(Entry {
        title: compact(if paged { title } else { text }),
        paged,
        rows: at..at + 1,
    })
}

/// What leads the eye to a page number.
fn is_leader(letter: char) -> bool {
    matches!(letter, '.' | '…' | '·' | '．' | '⋯' | '•' | '_' | '-' | '—')
}

/// `12`, `-12-`, `（12）`
fn is_page(text: &str) -> bool {
    let bare = text.trim().trim_matches(['-', '—', '(', ')', '（', '）']);
    !bare.is_empty() && bare.len() < 4 && bare.bytes().all(|byte| byte.is_ascii_digit())
}
