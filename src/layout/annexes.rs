//! FMT-012 annexes on pages of their own, their labels and titles.

use super::{Laid, most};
use crate::diagnostic::Severity;
use crate::page::is_like;
use crate::read::{Face, Room};
use crate::say;

/// So many empty paragraphs ahead of an annex are meant to push it onto another page.
const PUSHED: usize = 2;

pub(super) fn check(laid: &mut Laid<'_>) {
    let labels = laid.roles.annexes.clone();
    let paragraphs = &laid.layout.paragraphs;
    let pushed = |at: usize| {
        let ahead = paragraphs.get(..at).unwrap_or_default().iter().rev();
        ahead.take_while(|set| set.runs.is_empty()).count() >= PUSHED
    };
    let begins = |at: usize| paragraphs.get(at).is_some_and(|set| set.new_page) || pushed(at);
    let inline: Vec<usize> = labels.iter().copied().filter(|at| !begins(*at)).collect();
    let message = say!("附件没有另起一面", "an annex does not begin a page");
    let hint = say!(
        "在附件前插入分页符，或者给“附件”这一段勾选“段前分页”",
        "set a page break ahead of it"
    );
    let severity = laid.firm();
    laid.tell("FMT-012", severity, &inline, message, hint);
    faces(laid, &labels);
    titles(laid);
}

/// What stands for an empty line at least, in twips.
const LINE: i32 = 240;

/// On the third line: an empty one, or as much room, under the label.
fn titles(laid: &mut Laid<'_>) {
    let room = |room: Option<Room>| match room {
        None => false,
        Some(Room::Twips(twips)) => twips >= LINE,
        Some(Room::Lines) => true,
    };
    let tight = |(label, title): &(usize, usize)| {
        let (Some(above), Some(below)) = (laid.set(*label), laid.set(*title)) else {
            return false;
        };
        let apart = room(above.look.after) || room(below.look.before);
        let aside = [above, below].iter().any(|set| set.in_table || set.afloat);
        title - label == 1 && !apart && !aside && below.look.align.as_deref() == Some("center")
    };
    let pairs = laid
        .roles
        .annex_titles
        .iter()
        .filter(|(at, title)| at < title);
    let tight: Vec<usize> = pairs
        .filter(|own| tight(own))
        .map(|(_, title)| *title)
        .collect();
    let message = say!(
        "附件标题紧跟在“附件”下面，不在第三行",
        "the title of an annex follows its label at once, and does not stand on the third line"
    );
    let hint = say!(
        "“附件”两字在第一行，空一行，标题居中排在第三行",
        "leave a line between the label and the title"
    );
    laid.tell("FMT-012", Severity::Warning, &tight, message, hint);
}

fn faces(laid: &mut Laid<'_>, labels: &[usize]) {
    let wanted = laid.page.faces.heiti.clone();
    let other = |at: &usize| {
        let face = laid
            .set(*at)
            .and_then(|set| most(set, |look| look.chinese.clone()));
        matches!(face, Some(Some(Face::Named(face))) if !is_like(&face, &wanted))
    };
    let others: Vec<usize> = labels.iter().copied().filter(|at| other(at)).collect();
    let message = say!(
        "“附件”两个字不是{wanted}",
        "the label of an annex is not set in {wanted}"
    );
    let hint = say!(
        "“附件”两字和顺序号用三号{wanted}，顶格编排在版心左上角第一行",
        "the label stands in {wanted} at the left end of the first line"
    );
    laid.tell("FMT-012", Severity::Warning, &others, message, hint);
}
