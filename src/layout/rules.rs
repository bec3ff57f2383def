//! Lines that stand between paragraphs, whatever they are made of: borders, drawn lines, edges of tables.

use super::Laid;
use super::paper::section_of;
use crate::read::{Border, Section, Set, ShapeKind};

/// A line from left to right, its lengths in twips.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// As it is written; none where that is left to a style.
    pub colour: Option<String>,
    pub width: Option<i32>,
    /// In eighths of a point.
    pub size: Option<i32>,
}

/// So many paragraphs behind a place may hold what is drawn at it.
const BEHIND: usize = 8;

/// The lines from paragraph `first` to `last`; none where something stands there that cannot be
/// understood.
pub fn between(laid: &Laid<'_>, first: usize, last: usize) -> Option<Vec<Stroke>> {
    let section = section_of(laid, first)?;
    if section.footers.iter().any(|(_, footer)| footer.drawn) {
        return None;
    }
    let mut strokes = Vec::new();
    for shape in &laid.layout.shapes {
        let near = (first.saturating_sub(BEHIND)..=last + BEHIND).contains(&shape.paragraph);
        match shape.kind {
            // What hangs on the text below may be another line.
            ShapeKind::Line
                if shape.paragraph > last
                    && shape
                        .stroke
                        .colour
                        .as_deref()
                        .is_some_and(|own| !is_red(own)) => {}
            ShapeKind::Line if near => strokes.push(Stroke {
                colour: shape.stroke.colour.clone(),
                width: shape.width.map(i32::abs),
                size: shape.stroke.size,
            }),
            ShapeKind::Line => {}
            _ if near => return None,
            _ => {}
        }
    }
    for at in first..=last {
        let set = laid.set(at)?;
        if set.table.is_some() || drawn_with_signs(set) {
            return None;
        }
        strokes.extend(borders(laid, set, section).into_iter().flatten());
    }
    Some(strokes)
}

/// True for a line that can be seen.
pub fn shows(border: &Border) -> bool {
    border.size != Some(0)
}

/// The width of the type area.
pub fn area(section: &Section) -> Option<i32> {
    let ((width, _), [_, right, _, left]) = (section.paper?, section.margins?);
    Some(width - left - right).filter(|area| *area > 0)
}

/// The lines over and under a paragraph.
pub fn borders(laid: &Laid<'_>, set: &Set, section: &Section) -> [Option<Stroke>; 2] {
    [&set.look.top, &set.look.bottom].map(|border| {
        let border = border.as_ref().filter(|own| shows(own))?;
        Some(Stroke {
            colour: border.colour.clone().or(Some("auto".to_owned())),
            width: area(section).map(|area| area - indents(laid, set)),
            size: border.size,
        })
    })
}

/// What the indents of a paragraph take off the lines over and under it.
fn indents(laid: &Laid<'_>, set: &Set) -> i32 {
    let each = super::size(set).unwrap_or(laid.page.body_size) * 10;
    let edges = [set.look.left, set.look.right].map(|edge| {
        let characters = edge.characters.filter(|count| *count != 0);
        characters.map_or(edge.twips.unwrap_or(0), |count| count * each / 100)
    });
    edges.iter().sum()
}

/// A line may be made of signs, or of blanks that are underlined.
pub fn drawn_with_signs(set: &Set) -> bool {
    if set.runs.iter().any(|run| run.look.underlined == Some(true)) {
        return true;
    }
    let mut signs = set.runs.iter().flat_map(|run| run.text.chars()).peekable();
    signs.peek().is_some()
        && signs.all(|sign| sign.is_whitespace() || "_＿—－―─━-=＝…·.★☆".contains(sign))
}

/// True for what anybody calls red.
pub fn is_red(colour: &str) -> bool {
    let bare = colour.trim_start_matches('#');
    if bare.eq_ignore_ascii_case("red") || bare.eq_ignore_ascii_case("f00") {
        return true;
    }
    let part = |at: usize| {
        let two = bare.get(at..at + 2)?;
        u8::from_str_radix(two, 16).ok()
    };
    match [0, 2, 4].map(part) {
        [Some(red), Some(green), Some(blue)] => red >= 0xA0 && green <= 0x50 && blue <= 0x50,
        _ => false,
    }
}
