//! FMT-003 face, size and colour of the text; FMT-004 fonts that are not named; FMT-008 indents.

use super::{Laid, is_han, most, size};
use crate::diagnostic::Severity;
use crate::page::{Faces, is_like, sized};
use crate::read::{Face, Set};
use crate::say;
use std::collections::BTreeMap;

pub(super) fn check(laid: &mut Laid<'_>) {
    let text = laid.roles.text.clone();
    faces(laid, &text);
    sizes(laid, &text);
    colours(laid, &text);
    unnamed(laid);
    marks(laid);
    indents(laid, &text);
}

fn faces(laid: &mut Laid<'_>, text: &[usize]) {
    let mut others: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in text {
        let Some(set) = laid.set(*at) else {
            continue;
        };
        // A title run in with the text has a face of its own, and may be most of the paragraph.
        let last = set.runs.iter().rfind(|run| run.text.contains(is_han));
        let all = most(set, |look| look.chinese.clone());
        let faces = [all.flatten(), last.and_then(|run| run.look.chinese.clone())];
        // What begins with its number may be a title without more.
        let begins = set.runs.first().and_then(|run| run.text.chars().next());
        let numbered = begins.is_some_and(|found| {
            found.is_ascii_digit() || "（(一二三四五六七八九十".contains(found)
        });
        let Faces { body, headings, .. } = &laid.page.faces;
        let fits = |face: &Option<Face>| match face {
            Some(Face::Named(face)) => {
                is_like(face, body) || numbered && headings.iter().any(|own| is_like(face, own))
            }
            _ => false,
        };
        if let [Some(Face::Named(face)), _] = &faces
            && !faces.iter().any(fits)
        {
            others.entry(face.clone()).or_default().push(*at);
        }
    }
    let wanted = laid.page.faces.body.clone();
    for (face, paragraphs) in others {
        let message = say!(
            "正文用了{face}，应为{wanted}",
            "the text is set in {face}, not in {wanted}"
        );
        let hint = say!(
            "选中这些段落，把中文字体改成{wanted}",
            "set these paragraphs in {wanted}"
        );
        laid.tell("FMT-003", Severity::Warning, &paragraphs, message, hint);
    }
}

fn sizes(laid: &mut Laid<'_>, text: &[usize]) {
    let mut others: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for at in text {
        let own = laid.set(*at).and_then(size);
        if let Some(own) = own.filter(|own| *own != laid.page.body_size) {
            others.entry(own).or_default().push(*at);
        }
    }
    let wanted = sized(laid.page.body_size);
    let (wanted, wanted_en) = (wanted.zh, wanted.en);
    for (own, paragraphs) in others {
        let own = sized(own);
        let (own, own_en) = (own.zh, own.en);
        let message = say!(
            "正文用了{own}字，应为{wanted}",
            "the text is set in {own_en}, not in {wanted_en}"
        );
        let hint = say!(
            "选中这些段落，把字号改成{wanted}",
            "set these paragraphs in {wanted_en}"
        );
        laid.tell("FMT-003", Severity::Warning, &paragraphs, message, hint);
    }
}

fn colours(laid: &mut Laid<'_>, text: &[usize]) {
    let colour = |set: &Set| most(set, |look| look.colour.clone()).flatten();
    let own = |at: &usize| {
        laid.set(*at)
            .and_then(colour)
            .is_some_and(|own| is_coloured(&own))
    };
    let coloured: Vec<usize> = text.iter().copied().filter(|at| own(at)).collect();
    let message = say!("正文的字不是黑色", "the text is not black");
    let hint = say!("把字体颜色改成“自动”", "set the colour to Automatic");
    laid.tell("FMT-003", Severity::Warning, &coloured, message, hint);
}

/// True for what nobody takes for black.
fn is_coloured(colour: &str) -> bool {
    let parts = [0, 2, 4].map(|at| {
        colour
            .get(at..at + 2)
            .and_then(|two| u8::from_str_radix(two, 16).ok())
    });
    parts.iter().all(Option::is_some) && parts.iter().flatten().any(|part| *part > 0x40)
}

/// Title, headings and text.
fn all(laid: &Laid<'_>) -> Vec<usize> {
    let roles = &laid.roles;
    let headings = roles.headings.iter().flatten();
    let mut all: Vec<usize> = roles
        .title
        .iter()
        .chain(headings)
        .chain(&roles.text)
        .copied()
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Chinese characters whose font the document leaves to the machine.
fn unnamed(laid: &mut Laid<'_>) {
    let mut unnamed = all(laid);
    unnamed.retain(|at| {
        let face = laid
            .set(*at)
            .and_then(|set| most(set, |look| look.chinese.clone()));
        matches!(face, Some(None | Some(Face::Theme)))
    });
    let message = say!(
        "没有指明中文字体，用的是主题或程序的默认字体，换一台电脑就变样",
        "no Chinese font is named: that of the theme or the program stands in, another on another machine"
    );
    let hint = say!(
        "选中这些段落，在“字体”里把中文字体选定",
        "name a Chinese font for these paragraphs"
    );
    laid.tell("FMT-004", Severity::Warning, &unnamed, message, hint);
}

/// “ ” —— …… in a Latin font: half as wide, at the foot of the line.
fn marks(laid: &mut Laid<'_>) {
    const MARKS: [char; 6] = ['“', '”', '‘', '’', '—', '…'];
    let mut wrong = all(laid);
    wrong.retain(|at| {
        let runs = laid.set(*at).into_iter().flat_map(|set| &set.runs);
        runs.into_iter().any(|run| {
            let chinese = match &run.look.latin {
                Some(Face::Named(latin)) => {
                    run.look.chinese == run.look.latin
                        || ["仿宋", "楷体", "黑体", "宋体", "小标宋"]
                            .iter()
                            .any(|kind| is_like(latin, kind))
                }
                Some(Face::Theme) | None => false,
            };
            !chinese && run.look.hint != Some(true) && run.text.contains(MARKS)
        })
    });
    let message = say!(
        "引号、破折号或省略号会用西文字体显示，宽度和位置都不对",
        "quotation marks, dashes or ellipses come in the Latin font, of wrong width and place"
    );
    let hint = say!(
        "选中这些标点，把西文字体改成和中文字体一样，或者删掉重新用中文输入法打",
        "give these marks the Chinese font as their Latin font too, or type them anew with a Chinese input method"
    );
    laid.tell("FMT-004", Severity::Warning, &wrong, message, hint);
}

/// Two characters, in characters.
fn indents(laid: &mut Laid<'_>, text: &[usize]) {
    let (mut typed, mut none, mut other) = (Vec::new(), Vec::new(), Vec::new());
    let mut fixed = Vec::new();
    // Word sets what it numbers in by the list.
    let numbered: Vec<usize> = numbered(laid);
    for at in text.iter().filter(|at| !numbered.contains(at)) {
        let Some(set) = laid.set(*at) else {
            continue;
        };
        let blank = set
            .runs
            .first()
            .is_some_and(|run| run.text.starts_with(['　', ' ', '\u{a0}', '\t']));
        let list = match (blank, indent(set)) {
            (true, 0..=50) => &mut typed,
            (_, -20..=20) => &mut none,
            (_, 170..=230) if set.look.indent_characters.unwrap_or(0) == 0 => &mut fixed,
            (_, 170..=230) => continue,
            _ => &mut other,
        };
        list.push(*at);
    }
    let hint = || {
        say!(
            "在“段落”里把特殊格式选为“首行缩进”，2 字符",
            "under Paragraph choose a first-line indent of 2 characters"
        )
    };
    let message = say!(
        "正文段首用空格代替了缩进",
        "blanks are typed in place of an indent"
    );
    laid.tell("FMT-008", Severity::Warning, &typed, message, hint());
    let message = say!(
        "正文段首没有空两字",
        "the text is not indented by two characters"
    );
    laid.tell("FMT-008", Severity::Warning, &none, message, hint());
    let message = say!(
        "正文段首缩进不是两字",
        "the text is indented, but not by two characters"
    );
    laid.tell("FMT-008", Severity::Warning, &other, message, hint());
    let message = say!(
        "正文段首缩进写的是长度，不是“2 字符”，字号一改就不是两字",
        "the indent is a length, not 2 characters: it is another once the size changes"
    );
    laid.tell("FMT-008", Severity::Info, &fixed, message, hint());
}

fn numbered(laid: &Laid<'_>) -> Vec<usize> {
    let source = &laid.sheet.source;
    let lines = laid.sheet.lines.iter().filter(|line| line.number.is_some());
    let starts = lines.filter_map(|line| line.pieces.first());
    let lines = starts.map(|piece| source.place(piece.span.range().start).line - 1);
    lines.collect()
}

/// The indent of the first line in hundredths of a character.
fn indent(set: &Set) -> i32 {
    let characters = set.look.indent_characters.filter(|count| *count != 0);
    characters.unwrap_or_else(|| {
        let size = size(set).unwrap_or(32).max(2);
        set.look.indent.unwrap_or(0).saturating_mul(100) / (size * 10)
    })
}
