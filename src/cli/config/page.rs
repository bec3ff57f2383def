//! The lines of `[page]`, put together, and what is to be said of them.

use super::super::args::Common;
use super::super::show::Shown;
use super::super::{Exit, verdict};
use super::reader::PageLine;
use crate::diagnostic::{Diagnostic, Severity};
use crate::page::Page;
use crate::say;

/// The page that `lines` make of the standard's, later ones over earlier ones. What cannot be is
/// told, and the standard's page stands in for it; what departs from the standard is told as a
/// remark.
pub fn settled(common: &Common, lines: &[PageLine], shown: &mut Shown<'_>) -> (Page, Exit) {
    let mut page = Page::default();
    for line in lines {
        // Values were tried when they were read.
        let _ = (line.setting.set)(&mut page, &line.value);
    }
    if let Some(why) = page.impossible() {
        let hint = say!(
            "改 [page] 里的行数、行距、字数或字号",
            "change the lines, the pitch, the characters or the sizes below [page]"
        );
        let told = Diagnostic::without_place(Severity::Error, "OUT-021", why).hint(hint);
        shown.show_apart(&told);
        return (Page::default(), verdict(common, [&told]));
    }
    (page, Exit::Done)
}
