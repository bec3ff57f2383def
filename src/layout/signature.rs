//! FMT-013 where signature and date stand; a page that says it has no text.

use super::{BLANKS, Laid, at_the_left, said};
use crate::diagnostic::Severity;
use crate::document::ElementKind;
use crate::read::Set;
use crate::say;

pub(super) fn check(laid: &mut Laid<'_>) {
    empty_pages(laid);
    let end = laid.roles.text.last().copied();
    let below = |kind| {
        let own = laid.roles.of_kind(kind);
        own.into_iter()
            .filter(|at| end.is_some_and(|end| *at > end))
    };
    let dates: Vec<usize> = below(ElementKind::SignedOn).collect();
    let signatures: Vec<usize> = below(ElementKind::Signature).collect();
    let which = |list: &[usize], holds: &dyn Fn(&Set) -> bool| -> Vec<usize> {
        let sets = list.iter().filter(|at| laid.set(**at).is_some_and(holds));
        sets.copied().collect()
    };
    let both: Vec<usize> = signatures.iter().chain(&dates).copied().collect();
    let mut left = which(&both, &at_the_left);
    left.sort_unstable();
    left.dedup();
    let edge = which(&dates, &at_the_edge);
    let hint = || {
        say!(
            "加盖印章的，成文日期右空四字，署名在日期正上方居中；不加盖的，署名右空二字，日期首字比署名首字右移二字（在“段落”里设右缩进）",
            "with a seal the date ends four characters in, the signature stands over its middle; without one the signature ends two in, and the date begins two after it"
        )
    };
    let message = say!(
        "署名或者成文日期在左边，应在右边",
        "signature or date stands at the left, not at the right"
    );
    laid.tell("FMT-013", Severity::Warning, &left, message, hint());
    let message = say!(
        "成文日期紧贴版心右边，没有空出字来",
        "the date stands at the very right, not some characters in"
    );
    laid.tell("FMT-013", Severity::Warning, &edge, message, hint());
}

/// True where a line ends at the right edge of the type area.
fn at_the_edge(set: &Set) -> bool {
    let right = matches!(set.look.align.as_deref(), Some("right" | "end"));
    let text = said(set);
    let held = text.contains('\t') || text.ends_with(BLANKS);
    right && set.look.right.is_none() && !held && !set.afloat && !set.in_table
}

/// 7.3.5: spacing is adjusted instead.
fn empty_pages(laid: &mut Laid<'_>) {
    let sets = laid.layout.paragraphs.iter().enumerate();
    let found: Vec<usize> = sets
        .filter(|(_, set)| said(set).contains("此页无正文"))
        .map(|(at, _)| at)
        .collect();
    let message = say!("写了“此页无正文”", "a page says that it has no text");
    let hint = say!(
        "删掉这句话，调整行距、字距，让署名、日期和正文落在同一面",
        "leave it out, and adjust spacing so that the signature stands on a page with text"
    );
    laid.tell("FMT-013", Severity::Warning, &found, message, hint);
}
