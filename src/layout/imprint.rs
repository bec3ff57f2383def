//! FMT-014 the imprint: its lines, size and face, its indents, its place behind the annexes.

use super::paper::section_of;
use super::rules::{Stroke, area, borders, drawn_with_signs, shows};
use super::{Laid, MILLIMETRE, at_the_left, most, size};
use crate::diagnostic::Severity;
use crate::document::ElementKind;
use crate::page::{is_like, millimetres_of, sized};
use crate::read::{Border, Face, Set, ShapeKind};
use crate::say;

/// 4号, in half points.
const SIZE: i32 = 28;

pub(super) fn check(laid: &mut Laid<'_>) {
    early(laid);
    let kinds = [
        ElementKind::CopiesTo,
        ElementKind::PrintedBy,
        ElementKind::PrintedOn,
    ];
    let of = |kind: &ElementKind| laid.roles.of_kind(*kind);
    let mut own: Vec<usize> = kinds.iter().flat_map(of).collect();
    own.sort_unstable();
    own.dedup();
    if own.is_empty() {
        return;
    }
    looks(laid, &own);
    let flush: Vec<usize> = own
        .iter()
        .copied()
        .filter(|at| laid.set(*at).is_some_and(at_the_left))
        .collect();
    let message = say!(
        "版记紧贴版心左边，没有空一字",
        "the imprint stands at the very left, not a character in"
    );
    let hint = say!(
        "在“段落”里把左右缩进各设为 1 字符；线用表格的框线或者画的线，就不会跟着缩短",
        "indent it by one character at both sides; lines of a table, or drawn ones, stay as long"
    );
    laid.tell("FMT-014", Severity::Warning, &flush, message, hint);
    separators(laid, &own);
}

/// 4号仿宋.
fn looks(laid: &mut Laid<'_>, own: &[usize]) {
    let wanted = laid.page.faces.body.clone();
    let which = |holds: &dyn Fn(&Set) -> bool| -> Vec<usize> {
        let sets = own.iter().filter(|at| laid.set(**at).is_some_and(holds));
        sets.copied().collect()
    };
    let sizes = which(&|set| size(set).is_some_and(|own| own != SIZE));
    let faces = which(&|set| {
        let face = most(set, |look| look.chinese.clone()).flatten();
        matches!(face, Some(Face::Named(face)) if !is_like(&face, &wanted))
    });
    let hint = || {
        let wanted = &wanted;
        say!(
            "抄送机关、印发机关和印发日期都用四号{wanted}",
            "the imprint is set in {wanted} of 4号 (14 pt)"
        )
    };
    let size = sizes.first().and_then(|at| laid.set(*at)).and_then(size);
    let (own, wanted_size) = (sized(size.unwrap_or(SIZE)), sized(SIZE));
    let (own, own_en, size, size_en) = (own.zh, own.en, wanted_size.zh, wanted_size.en);
    let message = say!(
        "版记用了{own}字，应为{size}",
        "the imprint is set in {own_en}, not in {size_en}"
    );
    laid.tell("FMT-014", Severity::Warning, &sizes, message, hint());
    let face = faces
        .first()
        .and_then(|at| laid.set(*at))
        .and_then(|set| most(set, |look| look.chinese.clone()).flatten());
    let Some(Face::Named(own)) = face else {
        return;
    };
    let message = say!(
        "版记用了{own}，应为{wanted}",
        "the imprint is set in {own}, not in {wanted}"
    );
    laid.tell("FMT-014", Severity::Warning, &faces, message, hint());
}

/// The lines of the imprint: the outer ones, and those between.
#[derive(Default)]
struct Lines {
    outer: Vec<Stroke>,
    inner: Vec<Stroke>,
}

fn separators(laid: &mut Laid<'_>, own: &[usize]) {
    let (Some(first), Some(last)) = (own.first().copied(), own.last().copied()) else {
        return;
    };
    let Some(lines) = lines(laid, first, last) else {
        return;
    };
    if lines.outer.is_empty() && lines.inner.is_empty() {
        let message = say!("版记没有分隔线", "no lines set the imprint apart");
        let hint = say!(
            "版记首尾各一条粗线（0.35 毫米），中间用细线（0.25 毫米），都和版心一样宽",
            "a thick line (0.35 mm) stands above and below it, thin ones (0.25 mm) between, as wide as the type area"
        );
        laid.tell("FMT-014", Severity::Warning, &[first], message, hint);
        return;
    }
    short(laid, first, &lines);
    weights(laid, first, &lines);
}

/// How many paragraphs around it may hold its lines.
const AROUND: usize = 2;

/// Its lines; none where something stands there that cannot be understood.
fn lines(laid: &Laid<'_>, first: usize, last: usize) -> Option<Lines> {
    let section = section_of(laid, first)?;
    if section.footers.iter().any(|(_, footer)| footer.drawn) {
        return None;
    }
    let mut lines = Lines::default();
    let around = first.saturating_sub(AROUND)..=last + AROUND;
    for shape in &laid.layout.shapes {
        if !around.contains(&shape.paragraph) {
            continue;
        }
        if shape.kind != ShapeKind::Line {
            return None;
        }
        // Which is which depends on where each stands.
        lines.outer.push(Stroke {
            colour: None,
            width: shape.width.map(i32::abs),
            size: None,
        });
    }
    let table = laid.set(first)?.table;
    if let Some(table) = table {
        let own = &laid.layout.tables.get(table)?.lines;
        if own.unsure
            || (first..=last).any(|at| laid.set(at).is_none_or(|set| set.table != Some(table)))
        {
            return None;
        }
        let stroke = |border: &Option<Border>| {
            let border = border.as_ref().filter(|own| shows(own))?;
            Some(Stroke {
                colour: None,
                // Cells may have room at their sides: a wider table is none too wide.
                width: own.width.min(area(section)),
                size: border.size,
            })
        };
        lines
            .outer
            .extend([&own.top, &own.bottom].into_iter().filter_map(stroke));
        lines.inner.extend(stroke(&own.inside));
        return Some(lines);
    }
    for at in around {
        let Some(set) = laid.set(at) else {
            continue;
        };
        if set.table.is_some() || drawn_with_signs(set) {
            return None;
        }
        let [top, bottom] = borders(laid, set, section);
        let empty = set.runs.is_empty();
        if at < first || at > last {
            // A line of its own, or one on the near side of what stands beside it.
            let near = if at < first {
                bottom.clone()
            } else {
                top.clone()
            };
            let beside = at + 1 == first || at == last + 1;
            let all = empty.then_some([top, bottom]).into_iter().flatten();
            let near = [near.filter(|_| !empty && beside)];
            lines.outer.extend(all.chain(near).flatten());
            continue;
        }
        // Of paragraphs that are bordered alike, Word draws the outer lines alone.
        let alike = |other: usize| {
            let other = laid.set(other).map(|other| &other.look);
            other.is_some_and(|other| other.top == set.look.top && other.bottom == set.look.bottom)
        };
        if at == first {
            lines.outer.extend(top);
        } else if !alike(at - 1) {
            lines.inner.extend(top);
        }
        if at == last {
            lines.outer.extend(bottom);
        } else if !alike(at + 1) {
            lines.inner.extend(bottom);
        }
    }
    Some(lines)
}

/// As wide as the type area.
fn short(laid: &mut Laid<'_>, at: usize, lines: &Lines) {
    let Some(area) = section_of(laid, at).and_then(area) else {
        return;
    };
    let widths = lines.outer.iter().chain(&lines.inner);
    let off = widths
        .filter_map(|stroke| stroke.width)
        .find(|own| (own - area).abs() > 3 * MILLIMETRE);
    let Some(own) = off else {
        return;
    };
    let (own, area) = (millimetres_of(own), millimetres_of(area));
    let (own, own_en, area, area_en) = (own.zh, own.en, area.zh, area.en);
    let message = say!(
        "版记的分隔线长 {own}，应与版心同宽（{area}）",
        "lines of the imprint are {own_en} long; the type area is {area_en} wide"
    );
    let hint = say!(
        "画的线，把宽度改成 {area}；段落的框线会跟着左右缩进变短，改用一列的表格，只留横线",
        "make drawn lines {area_en} long; borders of a paragraph shrink with its indents: take a table of one column"
    );
    laid.tell("FMT-014", Severity::Warning, &[at], message, hint);
}

/// The first and the last thicker than those between.
fn weights(laid: &mut Laid<'_>, at: usize, lines: &Lines) {
    let sizes = |strokes: &[Stroke]| -> Option<Vec<i32>> {
        strokes.iter().map(|stroke| stroke.size).collect()
    };
    let (Some(outer), Some(inner)) = (sizes(&lines.outer), sizes(&lines.inner)) else {
        return;
    };
    let (Some(outer), Some(inner)) = (outer.iter().min(), inner.iter().max()) else {
        return;
    };
    if outer > inner {
        return;
    }
    let (outer, inner) = (hundredths(*outer), hundredths(*inner));
    let message = say!(
        "版记首尾的分隔线（{outer} 毫米）不比中间的（{inner} 毫米）粗",
        "the outer lines of the imprint ({outer} mm) are no thicker than those between ({inner} mm)"
    );
    let hint = say!(
        "首尾两条用粗线（1 磅，约 0.35 毫米），中间的用细线（0.75 磅，约 0.25 毫米）",
        "the first and the last are of 1 pt (0.35 mm), those between of 0.75 pt (0.25 mm)"
    );
    laid.tell("FMT-014", Severity::Warning, &[at], message, hint);
}

/// `0.35`, from eighths of a point.
fn hundredths(eighths: i32) -> String {
    // 25.4 mm are 72 pt.
    let hundredths = (eighths * 2540 / 72 + 4) / 8;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// An annex behind the imprint: that stands on the last page.
fn early(laid: &mut Laid<'_>) {
    let found: Vec<usize> = laid.roles.early.last().copied().into_iter().collect();
    let message = say!("版记后面还有附件", "an annex stands behind the imprint");
    let hint = say!(
        "附件排在版记之前，版记是最后一面的最后一个要素",
        "annexes stand ahead of the imprint, which is the last thing on the last page"
    );
    laid.tell("FMT-014", Severity::Warning, &found, message, hint);
}
