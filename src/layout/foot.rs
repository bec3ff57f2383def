//! FMT-009 numbers of pages.

use super::{Laid, MILLIMETRE};
use crate::diagnostic::{Severity, Words};
use crate::page::{NumberPlace, is_like, millimetres_of, sized};
use crate::read::{Face, Footer, Section, Shape, ShapeKind};
use crate::say;

pub(super) fn check(laid: &mut Laid<'_>) {
    if laid.layout.sections.is_empty() || laid.page.number.place == NumberPlace::None {
        return;
    }
    let numbers = |section: &&Section| section.footers.iter().any(|(_, own)| own.numbered);
    let Some(section) = laid.layout.sections.iter().find(numbers) else {
        let message = say!("没有页码", "pages have no numbers");
        let Words { zh, en } = hint();
        let hint = say!("在“插入”里点“页码”；{zh}", "insert page numbers; {en}");
        laid.tell("FMT-009", Severity::Warning, &[0], message, hint);
        return;
    };
    let footers = laid.layout.sections.iter().flat_map(|own| &own.footers);
    let numbered: Vec<&(String, Footer)> = footers.filter(|(_, footer)| footer.numbered).collect();
    let Some((_, first)) = numbered.first() else {
        return;
    };
    let mut found = Vec::new();
    style(laid, section, first, &mut found);
    place(laid, section, &numbered, &mut found);
    if !found.is_empty() {
        let zh: Vec<_> = found.iter().map(|words| words.zh.as_str()).collect();
        let en: Vec<_> = found.iter().map(|words| words.en.as_str()).collect();
        let (zh, en) = (zh.join("；"), en.join("; "));
        let message = say!("页码：{zh}", "page numbers: {en}");
        laid.tell("FMT-009", Severity::Warning, &[0], message, hint());
    }
    height(laid, section, first);
}

fn hint() -> Words {
    say!(
        "页码用四号半角宋体，左右各放一条一字线（— 1 —），单页居右空一字，双页居左空一字",
        "numbers stand in 宋体 of 14 pt between two dashes, at the right of odd pages and at the left of even ones"
    )
}

/// Dashes, size and face.
fn style(laid: &Laid<'_>, section: &Section, footer: &Footer, found: &mut Vec<Words>) {
    let number = &laid.page.number;
    let count = |marks: &[char]| footer.text.matches(marks).count() >= 2;
    let hyphens =
        count(&['-', '‐', '‑']) || section.number_format.as_deref() == Some("numberInDash");
    if !number.dashes || count(&['—', '－', '―', '–', '─']) {
        // As it should be.
    } else if hyphens {
        found.push(say!(
            "两旁是短横“-”，应为一字线“—”",
            "there are hyphens beside them, not dashes"
        ));
    } else {
        found.push(say!("两旁没有一字线", "there are no dashes beside them"));
    }
    if let Some(own) = footer.look.size.filter(|own| *own != number.size) {
        let (own, wanted) = (sized(own), sized(number.size));
        let zh = format!("字号是{}，应为{}", own.zh, wanted.zh);
        let en = format!("the size is {}, not {}", own.en, wanted.en);
        found.push(Words { zh, en });
    }
    let wanted = &laid.page.faces.number;
    if let Some(Face::Named(own)) = &footer.look.latin
        && !is_like(own, wanted)
    {
        found.push(say!(
            "字体是{own}，应为{wanted}",
            "the face is {own}, not {wanted}"
        ));
    }
}

/// Where a number stands on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Left,
    Right,
    Centre,
    Outside,
    Inside,
}

impl Side {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "left" | "start" | "both" | "distribute" => Self::Left,
            "right" | "end" => Self::Right,
            "center" => Self::Centre,
            "outside" | "outer" => Self::Outside,
            "inside" | "inner" => Self::Inside,
            _ => return None,
        })
    }

    /// That of the number in `footer`; none where it cannot be told.
    fn of(footer: &Footer, section: &Section) -> Option<Self> {
        if footer.in_table || footer.tabbed {
            return None;
        }
        let own = Self::named(footer.set.align.as_deref().unwrap_or("left"));
        match (&footer.shape, footer.set.frame.as_deref()) {
            (Some(shape), _) => Self::of_shape(shape, own, section),
            (None, Some(frame)) => Self::named(frame),
            (None, None) => own,
        }
    }

    /// That of a text box, whose paragraph stands on `own` side in it.
    fn of_shape(shape: &Shape, own: Option<Self>, section: &Section) -> Option<Self> {
        let (width, [_, right, _, left]) = (section.paper?.0, section.margins?);
        let area = width - left - right;
        let wide = if shape.hugs { NUMBER } else { shape.width? };
        if shape.kind != ShapeKind::Text || area <= 0 {
            return None;
        }
        if wide > area / 2 {
            return own;
        }
        if let Some(align) = &shape.across.align {
            return Self::named(align);
        }
        let from = match shape.across.from.as_deref() {
            Some("page") => -left,
            Some("margin" | "column" | "text") => 0,
            _ => return None,
        };
        let middle = from + shape.across.offset? + wide / 2;
        match middle * 100 / area {
            ..=30 => Some(Self::Left),
            40..=60 => Some(Self::Centre),
            70.. => Some(Self::Right),
            _ => None,
        }
    }
}

/// About how wide a number between its dashes is, in twips.
const NUMBER: i32 = 1_400;

/// Outside on both sides of the paper.
fn place(
    laid: &Laid<'_>,
    section: &Section,
    numbered: &[&(String, Footer)],
    found: &mut Vec<Words>,
) {
    let footer = |pages: &str| {
        let own = numbered.iter().find(|(own, _)| own == pages);
        own.map(|(_, footer)| footer)
    };
    let Some(odd) = footer("default").or(numbered.first().map(|(_, footer)| footer)) else {
        return;
    };
    let even = footer("even").filter(|_| laid.layout.outside);
    let (Some(first), second) = (
        Side::of(odd, section),
        even.map(|even| Side::of(even, section)),
    ) else {
        return;
    };
    let fits = match (laid.page.number.place, first, second) {
        (_, _, Some(None)) | (NumberPlace::None, ..) => return,
        (NumberPlace::Outside, Side::Outside, _) => true,
        (NumberPlace::Outside, Side::Right, Some(Some(Side::Left | Side::Outside))) => true,
        (NumberPlace::Outside, Side::Right, None) => laid.layout.outside,
        (NumberPlace::Outside, ..) => false,
        (NumberPlace::Right, side, _) => side == Side::Right,
        (NumberPlace::Center, side, _) => side == Side::Centre,
    };
    if !fits {
        found.push(match laid.page.number.place {
            NumberPlace::Outside => say!(
                "不是单页居右、双页居左",
                "they do not stand at the right of odd and at the left of even pages"
            ),
            NumberPlace::Right => say!("不在右边", "they do not stand at the right"),
            NumberPlace::Center | NumberPlace::None => {
                say!("不在中间", "they do not stand in the middle")
            }
        });
        return;
    }
    let outside = laid.page.number.place == NumberPlace::Outside;
    if outside && (flush(odd, first) || even.is_some_and(|even| flush(even, Side::Left))) {
        found.push(say!(
            "紧贴版心边，没有空一字",
            "they stand at the very edge, not a character in"
        ));
    }
}

/// True where the number of `footer` touches the edge of the type area on `side`.
fn flush(footer: &Footer, side: Side) -> bool {
    const BLANKS: [char; 4] = ['　', ' ', '\u{a0}', '\u{2003}'];
    if footer.shape.is_some() || footer.set.frame.is_some() {
        return false;
    }
    let set = &footer.set;
    match side {
        Side::Right => set.right.is_none() && !footer.text.ends_with(BLANKS),
        Side::Left => {
            let first = set.indent_characters.or(set.indent).unwrap_or(0);
            set.left.is_none() && first == 0 && !footer.text.starts_with(BLANKS)
        }
        Side::Centre | Side::Outside | Side::Inside => false,
    }
}

/// How far a dash may be off 7 mm under the type area, in twips: where a line stands in a footer
/// depends on the font.
const OFF: i32 = 283;

/// The dash stands 7 mm under the type area.
fn height(laid: &mut Laid<'_>, section: &Section, footer: &Footer) {
    let (Some([_, _, bottom, _]), Some(foot)) = (section.margins, section.foot) else {
        return;
    };
    let lies = section.paper.is_none_or(|(width, height)| width > height);
    let moved = footer.shape.as_ref().is_some_and(|shape| {
        let still = shape.down.offset.unwrap_or(0).abs() <= 60 && shape.down.align.is_none();
        !still
            || !matches!(
                shape.down.from.as_deref(),
                Some("paragraph" | "text") | None
            )
    });
    let framed = footer.set.frame.is_some();
    if lies || moved || framed || footer.in_table || footer.lines != 1 {
        return;
    }
    // The dash is in the middle of its line.
    let half = laid.page.number.size * 10 * 13 / 20;
    let (own, wanted) = (
        bottom - foot - half,
        laid.page.margins.bottom - laid.page.footer() - half,
    );
    if own < 0 || (own - wanted).abs() <= OFF {
        return;
    }
    let own = (own + MILLIMETRE / 2) / MILLIMETRE;
    let needed = millimetres_of(laid.page.footer());
    let (needed, needed_en) = (needed.zh, needed.en);
    let message = say!(
        "页码的一字线大约在版心下边缘之下 {own} 毫米，应为 7 毫米",
        "the dashes of page numbers stand some {own} mm under the type area, not 7 mm"
    );
    let hint = say!(
        "在“页面设置”的“版式”里把“页脚”距边界改成 {needed}左右",
        "set the footer some {needed_en} from the edge under Page Setup, Layout"
    );
    laid.tell("FMT-009", Severity::Info, &[0], message, hint);
}
