//! The title of the report and those of its annexes, in lines that fit the page as it lies.

use super::anchors;
use super::body::Body;
use super::format::PLAIN;
use super::inline::{Look, Runs};
use super::styles::{Style, TITLE};
use crate::document::{Inline, Inlines};
use crate::write::title;

/// As the clerk broke it; a line that is too long breaks by sense.
pub fn lines<'a>(body: &Body<'_, '_>, typed: &[Inlines<'a>]) -> Vec<Inlines<'a>> {
    let room = room(body);
    if let [line] = typed {
        return title::lines(line, room);
    }
    let parts = typed.iter().map(|line| match title::fits(line, room) {
        true => vec![line.clone()],
        false => title::lines(line, room),
    });
    parts.flatten().collect()
}

/// Writes `lines`. Where one ends at a space, the break takes its place.
pub fn write(body: &mut Body<'_, '_>, style: &Style, lines: &[Inlines<'_>]) {
    let (room, size) = (room(body), body.page.title_size);
    let write = |runs: &mut Runs<'_, '_>| {
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                runs.text("\n", Look::default());
            }
            let look = Look {
                spacing: closer(line, room, size),
                ..Look::default()
            };
            let (words, space) = title::without_space(line);
            runs.inlines(&words, look);
            if index + 1 == lines.len() {
                runs.inlines(&space, look);
            }
        }
    };
    let is_title = style.id == TITLE.id;
    body.paragraph(style, &PLAIN, |runs| match is_title {
        true => runs.named(anchors::TITLE, write),
        false => write(runs),
    });
}

/// The width of the page as it lies, in tenths of a character of a title: that of one has as many twips
/// as ten half points.
fn room(body: &Body<'_, '_>) -> i32 {
    body.width() / body.page.title_size
}

/// What is taken from between the characters of a line that is too long only where room is left between digits
/// and characters, in twips.
fn closer(line: &[Inline<'_>], room: i32, size: i32) -> i32 {
    let (over, count) = title::excess(line, room);
    if over == 0 || !title::fits(line, room) {
        return 0;
    }
    let count = i32::try_from(count).unwrap_or(i32::MAX).max(1);
    -(over * size / count + 1)
}
