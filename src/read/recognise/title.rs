//! The title: on a page its name stands several times, and it may go over several lines.

use super::elements::{is_body, is_date};
use super::rows::Rows;
use crate::read::sheet::{Look, Sheet};
use std::ops::Range;

/// How the titles of documents end.
const KINDS: [&str; 12] = [
    "报告",
    "总结",
    "通报",
    "汇报",
    "情况",
    "公报",
    "白皮书",
    "要点",
    "意见",
    "方案",
    "计划",
    "通知",
];

/// No line of a title is longer, in characters.
const LONGEST: usize = 64;

/// How far from the top a title is looked for.
const DEEPEST: usize = 400;

/// How many paragraphs of text may stand ahead of it.
const AHEAD: usize = 3;

/// The rows that are the title.
pub fn find(rows: &Rows<'_, '_>, sheet: &Sheet) -> Option<Range<usize>> {
    let mut paragraphs = 0;
    let mut best: Option<(u8, usize)> = None;
    for (at, row) in rows.all.iter().enumerate().take(DEEPEST) {
        if row.is_content() && !matches!(row.line.look, Look::Title) {
            paragraphs += 1;
            if paragraphs > AHEAD || super::number(&row.text).is_some() {
                break;
            }
            continue;
        }
        if let Some(worth) = worth(rows, at, sheet) {
            // Of like ones the last: ahead stand the names of menus and rows of properties.
            if best.is_none_or(|(known, _)| known <= worth) && paragraphs == 0 || best.is_none() {
                best = Some((worth, at));
            }
        }
    }
    let (_, last) = best?;
    let first = begin(rows, last);
    Some(first..continued(rows, last))
}

/// How much speaks for row `at` as the title, or as its last line.
fn worth(rows: &Rows<'_, '_>, at: usize, sheet: &Sheet) -> Option<u8> {
    let row = &rows.all[at];
    let text = compact(&row.text);
    let length = text.chars().count();
    let marks = text.contains(['。', '；', '！', '|', '>', '：', ':']);
    if row.kind.is_some() || row.is_cell() || marks || !(4..=LONGEST).contains(&length) {
        return None;
    }
    let named = |title: &str| {
        let title = compact(title);
        length >= 8 && (title == text || title.starts_with(text.as_str()) && ends(&text))
    };
    match row.line.look {
        Look::Title => return Some(4),
        Look::Heading(1) if ends(&text) => return Some(4),
        _ => {}
    }
    if sheet.title.as_deref().is_some_and(named) {
        return Some(3);
    }
    let about = ["关于", "年", "法治", "依法"]
        .iter()
        .any(|word| text.contains(word));
    (ends(&text) && about && super::number(&text).is_none()).then_some(2)
}

/// True for what ends as titles do; `（试行）` may stand behind.
fn ends(text: &str) -> bool {
    let bare = match text.strip_suffix(['）', ')']) {
        Some(inside) => inside
            .rsplit_once(['（', '('])
            .map_or(text, |(ahead, _)| ahead),
        None => text,
    };
    KINDS.iter().any(|kind| bare.ends_with(kind))
}

/// The first row of the title whose last is `last`.
fn begin(rows: &Rows<'_, '_>, last: usize) -> usize {
    let mut first = last;
    while let Some(before) = first.checked_sub(1).filter(|_| last - first < 4) {
        let (row, open) = (&rows.all[before], compact(rows.text(first)));
        let text = compact(&row.text);
        let look = rows.all[first].line.look;
        let marked = look != Look::Plain;
        let fits = row.kind.is_none()
            && !row.is_cell()
            && text.chars().count() <= 40
            && !text.contains(['。', '；', '：', ':', '|', '>', '，', ','])
            && !ends(&text)
            && !is_date(&text)
            && super::number(&text).is_none();
        let same = marked && row.line.look == look;
        let begun = text.contains("关于") || text.contains('年') && !open.contains('年');
        let body = open.starts_with("关于") && is_body(&text) && is_signed(rows, &text, first);
        if !fits || !(same || !marked && (begun || body)) {
            break;
        }
        first = before;
    }
    first
}

/// True where the body that a title begins with can be told from the name of a site: the file is no
/// page, or the same body signs below.
fn is_signed(rows: &Rows<'_, '_>, body: &str, from: usize) -> bool {
    !rows.page
        || rows.all[from + 1..]
            .iter()
            .any(|row| compact(&row.text) == body)
}

/// Where the title ends that has `last` for its last line but one in brackets: `（2024年度）`.
fn continued(rows: &Rows<'_, '_>, last: usize) -> usize {
    let Some(next) = rows.all.get(last + 1) else {
        return last + 1;
    };
    let text = compact(&next.text);
    let look = rows.all[last].line.look;
    let same = look != Look::Plain && next.line.look == look && super::number(&text).is_none();
    let bracketed = text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
    let years = bracketed && text.contains('年') && !is_date(&text) && text.chars().count() <= 16;
    let drafts = bracketed
        && ["稿）", "稿)", "试行）", "试行)"]
            .iter()
            .any(|end| text.ends_with(end));
    let annex = text.starts_with("附件");
    last + 1 + usize::from((same || years || drafts) && !annex && next.kind.is_none())
}

/// A title without blanks.
pub fn compact(text: &str) -> String {
    text.chars()
        .filter(|found| !found.is_whitespace())
        .collect()
}
