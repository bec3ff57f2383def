//! FMT-001 paper and margins; FMT-002 lines and characters.

use super::{Laid, MILLIMETRE, size};
use crate::diagnostic::{Severity, Words};
use crate::page::{Margins, PAPER, millimetres_of, points};
use crate::read::{Section, Set};
use crate::say;
use std::collections::BTreeMap;

/// What may stay free under the last line, in twips: a third of a line.
const FREE: i32 = 200;

pub(super) fn check(laid: &mut Laid<'_>) {
    let sections = &laid.layout.sections;
    let mut wrong: Vec<(usize, Vec<[String; 2]>)> = Vec::new();
    for section in sections {
        let found = departures(laid, section);
        if !found.is_empty() && !wrong.iter().any(|(_, known)| *known == found) {
            wrong.push((section.first, found));
        }
    }
    for (first, found) in wrong {
        let part = |lang: usize| {
            found
                .iter()
                .map(|both| both[lang].as_str())
                .collect::<Vec<_>>()
        };
        let (zh, en) = (part(0).join("，"), part(1).join(", "));
        let severity = laid.firm();
        let message = say!("{zh}", "{en}");
        let hint = say!(
            "在“布局”或“页面布局”的“页边距”“纸张大小”里改；各可以差 1 毫米",
            "set them under Layout, Margins and Size; each may be a millimetre off"
        );
        laid.tell("FMT-001", severity, &[first], message, hint);
    }
    lines(laid);
}

/// What of a section is not as the page has it, in Chinese and in English.
fn departures(laid: &Laid<'_>, section: &Section) -> Vec<[String; 2]> {
    let near = |own: i32, wanted: i32| (own - wanted).abs() <= MILLIMETRE;
    let mut found = Vec::new();
    let Some((width, height)) = section.paper else {
        return found;
    };
    let lies = width > height;
    let (short, long) = (width.min(height), width.max(height));
    if !(near(short, PAPER.0) && near(long, PAPER.1)) {
        let (own, other) = (millimetres_of(width), millimetres_of(height));
        found.push([
            format!(
                "纸张是 {}×{}，应为 A4（210 毫米×297 毫米）",
                own.zh, other.zh
            ),
            format!("the paper is {} by {}, not A4", own.en, other.en),
        ]);
    }
    // On its side the standard has no margins of its own.
    let Some(margins) = section.margins.filter(|_| !lies) else {
        return found;
    };
    let Margins {
        top,
        bottom,
        left,
        right,
    } = laid.page.margins;
    let names = [
        ["天头", "the top margin"],
        ["翻口", "the right margin"],
        ["地脚", "the bottom margin"],
        ["订口", "the left margin"],
    ];
    let edges = margins.into_iter().zip([top, right, bottom, left]);
    for ((own, wanted), [zh, en]) in edges.zip(names) {
        if !near(own, wanted) {
            let (own, wanted) = (millimetres_of(own), millimetres_of(wanted));
            found.push([
                format!("{zh} {}，应为 {}", own.zh, wanted.zh),
                format!("{en} is {}, not {}", own.en, wanted.en),
            ]);
        }
    }
    found
}

/// The height of most lines of the text, and their characters.
fn lines(laid: &mut Laid<'_>) {
    let mut heights: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    let mut loose = Vec::new();
    for at in laid.roles.text.clone() {
        let (Some(set), Some(section)) = (laid.set(at), section_of(laid, at)) else {
            continue;
        };
        match height(set, section) {
            Some(height) => heights.entry(height).or_default().push(at),
            None => loose.push(at),
        }
    }
    let usual = heights
        .into_iter()
        .max_by_key(|(_, paragraphs)| paragraphs.len());
    let Some((height, paragraphs)) = usual.filter(|(_, usual)| usual.len() >= loose.len()) else {
        if !loose.is_empty() {
            let message = say!(
                "行距没有定死，也没有文档网格，每面多少行随字体变",
                "neither a fixed pitch nor a grid: the lines of a page depend on the font"
            );
            let hint = pitch_hint(laid);
            laid.tell("FMT-002", Severity::Info, &loose, message, hint);
        }
        return;
    };
    pitch(laid, height, &paragraphs);
    characters(laid, &paragraphs);
}

/// Lines of a page, and whether they fill it.
fn pitch(laid: &mut Laid<'_>, height: i32, paragraphs: &[usize]) {
    let section = paragraphs.first().and_then(|at| section_of(laid, *at));
    let Some((section, (_, long))) = section.and_then(|own| Some((own, own.paper?))) else {
        return;
    };
    let Some([top, _, bottom, _]) = section.margins else {
        return;
    };
    let area = long - top - bottom;
    let (count, free) = ((area + 20) / height, (area + 20) % height);
    let Words { zh, en } = points(height);
    let (lines, line) = (laid.page.lines, points(laid.page.line()));
    let (line, line_en) = (line.zh, line.en);
    let (severity, message) = match laid.page.pitch {
        Some(pitch) if (pitch - height).abs() <= 2 => return,
        Some(_) => {
            let message = say!("行距 {zh}，应为 {line}", "lines of {en}, not {line_en}");
            (Severity::Warning, message)
        }
        None if count != lines => {
            let message = say!(
                "行距 {zh}，每面排 {count} 行，应为 {lines} 行",
                "lines of {en} are {count} to a page, not {lines}"
            );
            (Severity::Warning, message)
        }
        None if free > FREE => {
            let message = say!(
                "行距 {zh}，{count} 行撑不满版心；撑满要 {line}",
                "lines of {en}: {count} do not fill the type area, as those of {line_en} do"
            );
            (Severity::Info, message)
        }
        None => return,
    };
    let hint = pitch_hint(laid);
    laid.tell("FMT-002", severity, paragraphs, message, hint);
}

fn pitch_hint(laid: &Laid<'_>) -> Words {
    let line = points(laid.page.line());
    let (zh, en) = (line.zh, line.en);
    say!(
        "把正文的行距设为固定值 {zh}",
        "give the text a fixed pitch of {en}"
    )
}

/// Characters of a line.
fn characters(laid: &mut Laid<'_>, paragraphs: &[usize]) {
    let (Some(wanted), Some(at)) = (laid.page.characters, paragraphs.first()) else {
        return;
    };
    let (Some(set), Some(section)) = (laid.set(*at), section_of(laid, *at)) else {
        return;
    };
    let (Some((width, _)), Some([_, right, _, left])) = (section.paper, section.margins) else {
        return;
    };
    let Some(size) = size(set).filter(|size| *size == laid.page.body_size) else {
        return;
    };
    let spacing = super::most(set, |look| look.spacing.unwrap_or(0)).unwrap_or(0);
    let spread = section.spread.unwrap_or(0) * 20 / 4096;
    let each = (size * 10 + spacing + spread).max(1);
    let count = (width - left - right + 5) / each;
    if count == wanted {
        return;
    }
    let message = say!(
        "每行排 {count} 个字，一般应为 {wanted} 个",
        "{count} characters go to a line; it should be {wanted}"
    );
    let hint = say!(
        "在“页面设置”的“文档网格”里指定每行 {wanted} 字，或者把字距缩紧 0.25 磅",
        "ask for {wanted} characters to a line under Page Setup, Document Grid, or tighten them by 0.25 pt"
    );
    laid.tell("FMT-002", Severity::Info, paragraphs, message, hint);
}

/// The section that a paragraph stands in.
pub(super) fn section_of<'l>(laid: &Laid<'l>, paragraph: usize) -> Option<&'l Section> {
    let sections = &laid.layout.sections;
    let behind = sections.partition_point(|section| section.first <= paragraph);
    sections.get(behind.checked_sub(1)?)
}

/// The height of a line, in twips, where it does not depend on the font.
pub(super) fn height(set: &Set, section: &Section) -> Option<i32> {
    let line = set.look.line.filter(|line| *line > 0);
    match (set.look.rule.as_deref(), line) {
        (Some("exact" | "atLeast"), Some(line)) => Some(line),
        _ => {
            let grid = section.grid.filter(|grid| *grid > 0)?;
            let snaps = set.look.snaps != Some(false);
            snaps
                .then_some(grid * line.unwrap_or(240) / 240)
                .filter(|height| *height > 0)
        }
    }
}
