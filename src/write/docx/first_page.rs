//! The first page of an issued document shows text (GB/T 9704-2012, 7.3.3): where head and title leave
//! no room for it, the mark shrinks, then what is left free between them.

use super::elements::width;
use super::head::RULE_ROOM;
use super::mark::{self, Mark};
use crate::document::{Block, Document, Element, ElementKind, Inline, plain_text};
use crate::page::Page;

/// Paragraphs of no more lines are not cut by the end of a page.
const WHOLE: i32 = 3;
/// What of a longer one stays on a page at least.
const PART: i32 = 2;

/// What is left free on the first page, and the size of the mark, in twips.
pub struct Room {
    /// Above the mark, under what stands there.
    pub above_mark: i32,
    /// The mark, in half points.
    pub mark: i32,
    pub above_number: i32,
    pub above_title: i32,
}

impl Room {
    /// As the standard gives it, less what the first lines of the text need.
    pub fn of(document: &Document<'_>, title_lines: usize, page: &Page) -> Self {
        let line = page.line();
        let others = elements(document, is_above_mark).count();
        let mark = Mark::of(document);
        let mut room = Self {
            above_mark: (page.mark_top - times(others, line)).max(0),
            mark: mark.half_points(page),
            above_number: 2 * line,
            above_title: 2 * line,
        };
        // Not every program rounds heights alike.
        let rest = times(others, line) + fixed(document, title_lines, page) + line / 4;
        let height = |room: &Self| {
            let free = room.above_mark + room.above_number + room.above_title;
            rest + free + mark.height(room.mark)
        };
        let mut over = height(&room) - page.height();
        while over > 0 && room.mark > mark::SMALLEST_TO_FIT {
            room.mark -= 1;
            over = height(&room) - page.height();
        }
        for free in [
            &mut room.above_title,
            &mut room.above_number,
            &mut room.above_mark,
        ] {
            let given = over.clamp(0, (*free - line).max(0));
            *free -= given;
            over -= given;
        }
        room
    }
}

/// What stands above the mark, each on a line.
pub fn is_above_mark(kind: ElementKind) -> bool {
    matches!(
        kind,
        ElementKind::CopyNumber | ElementKind::Secrecy | ElementKind::Urgency
    )
}

fn elements<'d, 'a>(
    document: &'d Document<'a>,
    is: impl Fn(ElementKind) -> bool + 'd,
) -> impl Iterator<Item = &'d Element<'a>> {
    let all = document.head.iter().chain(&document.opening);
    all.filter(move |element| is(element.kind))
}

/// What does not shrink: from the number to the first lines of the text.
fn fixed(document: &Document<'_>, title_lines: usize, page: &Page) -> i32 {
    let count = |kind| elements(document, move |other| other == kind).count();
    let numbers = count(ElementKind::Number)
        .max(count(ElementKind::Signer))
        .max(1);
    let wrapped = |kind| {
        elements(document, move |other| other == kind)
            .map(|element| lines(&element.content, 0, page))
            .sum::<i32>()
    };
    let opening = 1 + wrapped(ElementKind::Byline) + wrapped(ElementKind::Recipient);
    let title = times(title_lines, page.title_line);
    times(numbers, page.line())
        + RULE_ROOM
        + title
        + (opening + text(&document.blocks, page)) * page.line()
}

/// The lines that the text shows on a page at least: headings, and what stays of the first paragraph.
fn text(blocks: &[Block<'_>], page: &Page) -> i32 {
    let mut needed = 0;
    for block in blocks {
        let paragraph = match block {
            Block::Heading(heading) => {
                needed += lines(&heading.content, 2, page);
                continue;
            }
            Block::Paragraph(content) => lines(content, 2, page),
            Block::Table(_) | Block::Chart(_) => PART,
        };
        return needed + if paragraph > WHOLE { PART } else { paragraph };
    }
    needed
}

/// How many lines `content` takes, so many characters in.
fn lines(content: &[Inline<'_>], indent: i32, page: &Page) -> i32 {
    let width = width(&plain_text(content), page) + indent * page.character();
    (width + page.width() - 1) / page.width()
}

fn times(count: usize, height: i32) -> i32 {
    i32::try_from(count)
        .unwrap_or(i32::MAX)
        .saturating_mul(height)
}
