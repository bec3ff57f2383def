//! FMT-006 the title; FMT-007 faces of headings; FMT-016, FMT-017 how headings behave.

use super::{Laid, most, size};
use crate::diagnostic::{Severity, Words};
use crate::page::{is_like, sized};
use crate::read::{Face, Set};
use crate::say;

/// Levels as people say them.
const LEVELS: [&str; 4] = ["一级", "二级", "三级", "四级"];

pub(super) fn check(laid: &mut Laid<'_>) {
    title(laid);
    for level in 0..LEVELS.len() {
        faces(laid, level);
    }
    behaviour(laid);
}

/// What a paragraph is to look like.
struct Wanted<'w> {
    face: &'w str,
    size: i32,
    bold: bool,
}

/// What of it is otherwise.
fn departures(set: &Set, wanted: &Wanted<'_>) -> Vec<Words> {
    let mut found = Vec::new();
    if let Some(Some(Face::Named(own))) = most(set, |look| look.chinese.clone())
        && !is_like(&own, wanted.face)
    {
        let face = wanted.face;
        found.push(say!(
            "字体是{own}，应为{face}",
            "the face is {own}, not {face}"
        ));
    }
    if let Some(own) = size(set).filter(|own| *own != wanted.size) {
        let (own, size) = (sized(own), sized(wanted.size));
        let (zh, en) = (
            format!("字号是{}，应为{}", own.zh, size.zh),
            format!("the size is {}, not {}", own.en, size.en),
        );
        found.push(Words { zh, en });
    }
    let bold = most(set, |look| look.bold == Some(true)) == Some(true);
    if bold && !wanted.bold {
        found.push(say!("加了粗，不必加粗", "it is bold, and need not be"));
    }
    found
}

/// Paragraphs with what is otherwise in them, like ones together.
fn grouped(
    laid: &Laid<'_>,
    paragraphs: &[usize],
    wanted: &Wanted<'_>,
) -> Vec<(Vec<Words>, Vec<usize>)> {
    let mut groups: Vec<(Vec<Words>, Vec<usize>)> = Vec::new();
    for at in paragraphs {
        let found = laid
            .set(*at)
            .map_or_else(Vec::new, |set| departures(set, wanted));
        match groups.iter_mut().find(|(known, _)| *known == found) {
            Some((_, list)) => list.push(*at),
            None if found.is_empty() => {}
            None => groups.push((found, vec![*at])),
        }
    }
    groups
}

/// `what`: its departures, in a row.
fn message(what: [&str; 2], found: &[Words]) -> Words {
    let zh: Vec<_> = found.iter().map(|words| words.zh.as_str()).collect();
    let en: Vec<_> = found.iter().map(|words| words.en.as_str()).collect();
    let [what, what_en] = what;
    let (zh, en) = (zh.join("；"), en.join("; "));
    say!("{what}：{zh}", "{what_en}: {en}")
}

fn title(laid: &mut Laid<'_>) {
    let paragraphs = laid.roles.title.clone();
    let wanted = Wanted {
        face: &laid.page.faces.title,
        size: laid.page.title_size,
        bold: false,
    };
    let face = laid.page.faces.title.clone();
    let groups = grouped(laid, &paragraphs, &wanted);
    for (found, paragraphs) in groups {
        let hint = say!(
            "标题用二号小标宋（{face}），居中，不加粗",
            "the title is set in {face}, in the middle, not bold"
        );
        laid.tell(
            "FMT-006",
            Severity::Warning,
            &paragraphs,
            message(["标题", "title"], &found),
            hint,
        );
    }
    let aside: Vec<usize> = paragraphs
        .into_iter()
        .filter(|at| {
            laid.set(*at)
                .is_some_and(|set| set.look.align.as_deref() != Some("center"))
        })
        .collect();
    let told = say!("标题没有居中", "the title does not stand in the middle");
    let hint = say!("把标题居中", "centre it");
    laid.tell("FMT-006", Severity::Warning, &aside, told, hint);
}

fn faces(laid: &mut Laid<'_>, level: usize) {
    let paragraphs = laid.roles.headings[level].clone();
    let wanted = Wanted {
        face: &laid.page.faces.headings[level],
        size: laid.page.body_size,
        bold: laid.page.faces.bold[level],
    };
    let face = laid.page.faces.headings[level].clone();
    let (name, number) = (LEVELS[level], level + 1);
    for (found, paragraphs) in grouped(laid, &paragraphs, &wanted) {
        let what = [
            &*format!("{name}标题"),
            &*format!("headings of level {number}"),
        ];
        let told = message(what, &found);
        let hint = say!(
            "{name}标题统一用{face}，字号同正文",
            "set headings of level {number} in {face}, as large as the text"
        );
        laid.tell("FMT-007", Severity::Warning, &paragraphs, told, hint);
    }
}

/// Whether contents can be made of them, and they stay with what follows.
fn behaviour(laid: &mut Laid<'_>) {
    let mut all: Vec<usize> = laid.roles.headings.iter().flatten().copied().collect();
    all.sort_unstable();
    let which = |holds: &dyn Fn(&Set) -> bool| -> Vec<usize> {
        let sets = all.iter().filter(|at| laid.set(**at).is_some_and(holds));
        sets.copied().collect()
    };
    let plain = which(&|set| set.look.outline.is_none_or(|level| level >= 9));
    let loose = which(&|set| set.look.keeps_next != Some(true));
    let told = say!(
        "标题没有用“标题”样式，也没有大纲级别，导航窗格和目录里看不到",
        "headings have neither a heading style nor a level of the outline: no list of contents shows them"
    );
    let hint = say!(
        "给它们套用“标题 1”到“标题 4”样式，字体照公文的改",
        "give them the styles Heading 1 to 4, with the faces of official documents"
    );
    laid.tell("FMT-017", Severity::Warning, &plain, told, hint);
    let told = say!(
        "标题没有“与下段同页”，可能单独落在一面的最后一行",
        "headings are not kept with what follows, and may stand alone at the foot of a page"
    );
    let hint = say!(
        "在“段落”的“换行和分页”里勾选“与下段同页”",
        "under Paragraph, Line and Page Breaks, choose Keep with next"
    );
    laid.tell("FMT-016", Severity::Info, &loose, told, hint);
}
