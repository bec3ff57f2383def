//! FMT-012 annexes on pages of their own; FMT-013 a page that says it has no text.

use super::{Laid, most};
use crate::diagnostic::Severity;
use crate::page::is_like;
use crate::read::Face;
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
    empty_pages(laid);
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

/// 7.3.5: spacing is adjusted instead.
fn empty_pages(laid: &mut Laid<'_>) {
    let says = |text: &str| text.contains("此页无正文");
    let text = |set: &crate::read::Set| {
        set.runs
            .iter()
            .map(|run| run.text.as_str())
            .collect::<String>()
    };
    let sets = laid.layout.paragraphs.iter().enumerate();
    let found: Vec<usize> = sets
        .filter(|(_, set)| says(&text(set)))
        .map(|(at, _)| at)
        .collect();
    let message = say!("写了“此页无正文”", "a page says that it has no text");
    let hint = say!(
        "删掉这句话，调整行距、字距，让署名、日期和正文落在同一面",
        "leave it out, and adjust spacing so that the signature stands on a page with text"
    );
    laid.tell("FMT-013", Severity::Warning, &found, message, hint);
}
