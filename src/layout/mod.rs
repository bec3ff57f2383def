//! How an existing Word document is laid out, beside GB/T 9704-2012 or the page of an office, and how a
//! web page is marked up (FMT).

mod annexes;
mod foot;
mod head;
mod headings;
mod imprint;
mod paper;
mod roles;
mod rules;
mod signature;
mod tables;
mod text;
mod title;
mod web;

use crate::diagnostic::{Code, Diagnostic, Severity, Words};
use crate::document::Document;
use crate::page::Page;
use crate::prose::{Places, Prose};
use crate::read::{Layout, Set, Sheet};
use crate::say;
use crate::source::Span;
use roles::Roles;

/// So many places are named in a message.
const NAMED: usize = 3;

/// In twips.
const MILLIMETRE: i32 = 57;

/// What is said of the layout of `document`, which `sheet` was read as; each kind of thing once. None
/// where the sheet is neither a Word document nor a web page.
pub fn check(sheet: &Sheet, document: &Document<'_>, page: &Page) -> Vec<Diagnostic> {
    let prose = Prose::of(document, sheet.source.id);
    let Some(layout) = &sheet.layout else {
        return web::check(sheet, document, &prose.places());
    };
    let mut laid = Laid {
        layout,
        sheet,
        page,
        roles: Roles::of(document, layout, sheet),
        places: prose.places(),
        found: Vec::new(),
    };
    paper::check(&mut laid);
    text::check(&mut laid);
    headings::check(&mut laid);
    title::check(&mut laid);
    head::check(&mut laid);
    foot::check(&mut laid);
    annexes::check(&mut laid);
    signature::check(&mut laid);
    imprint::check(&mut laid);
    tables::check(&mut laid);
    laid.found
}

/// A document under examination.
struct Laid<'l> {
    layout: &'l Layout,
    sheet: &'l Sheet,
    page: &'l Page,
    roles: Roles,
    places: Places<'l>,
    found: Vec<Diagnostic>,
}

impl<'l> Laid<'l> {
    fn set(&self, paragraph: usize) -> Option<&'l Set> {
        self.layout.paragraphs.get(paragraph)
    }

    /// What is wrong in `paragraphs`, of which there is at least one, and what to do.
    fn tell(
        &mut self,
        code: Code,
        severity: Severity,
        paragraphs: &[usize],
        message: Words,
        hint: Words,
    ) {
        let Some(first) = paragraphs.first() else {
            return;
        };
        let message = match paragraphs {
            [_] => message,
            all => {
                let (count, named) = (all.len(), self.named(all));
                let Words { zh, en } = message;
                say!(
                    "{zh}（{count} 段：第 {named} 段）",
                    "{en} ({count} paragraphs: {named})"
                )
            }
        };
        let span = self.span(*first);
        let found = Diagnostic::new(severity, code, span, message);
        let trail = self.places.trail(span);
        self.found.push(found.at(trail).hint(hint));
    }

    /// `5、6、7……`
    fn named(&self, paragraphs: &[usize]) -> String {
        let numbers = paragraphs.iter().take(NAMED);
        let numbers: Vec<_> = numbers.map(|index| (index + 1).to_string()).collect();
        let more = if paragraphs.len() > NAMED { "…" } else { "" };
        format!("{}{more}", numbers.join("、"))
    }

    /// Where a paragraph stands.
    fn span(&self, paragraph: usize) -> Span {
        let source = &self.sheet.source;
        let range = source.line_range(paragraph + 1);
        Span::new(source.id, range.start, range.end)
    }

    /// A clause that the standard leaves no choice in: an error in a document as it is issued; a
    /// manuscript is not laid out yet.
    fn firm(&self) -> Severity {
        match self.roles.issued {
            true => Severity::Error,
            false => Severity::Warning,
        }
    }
}

/// What begins a line that is held by blanks.
const BLANKS: [char; 4] = [' ', '　', '\t', '\u{a0}'];

/// True where nothing holds a line but its alignment, which is that of running text.
fn at_the_left(set: &Set) -> bool {
    let look = &set.look;
    let left = matches!(
        look.align.as_deref(),
        None | Some("left" | "both" | "start")
    );
    let first = look.indent_characters.or(look.indent).unwrap_or(0);
    let blank = set.runs.first();
    let blank = blank.is_some_and(|run| run.text.starts_with(BLANKS));
    left && first == 0 && look.left.is_none() && !blank && !set.afloat && !set.in_table
}

/// What a paragraph says.
fn said(set: &Set) -> String {
    set.runs.iter().map(|run| run.text.as_str()).collect()
}

/// True for Chinese characters.
fn is_han(found: char) -> bool {
    matches!(found, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// What most of the Chinese characters of a paragraph have in common.
fn most<T: PartialEq>(set: &Set, of: impl Fn(&crate::read::RunLook) -> T) -> Option<T> {
    let mut counted: Vec<(T, usize)> = Vec::new();
    for run in &set.runs {
        let count = run.text.chars().filter(|found| is_han(*found)).count();
        let own = of(&run.look);
        match counted.iter_mut().find(|(known, _)| *known == own) {
            Some((_, sum)) => *sum += count,
            None if count > 0 => counted.push((own, count)),
            None => {}
        }
    }
    let most = counted.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(own, _)| own)
}

/// What a program takes where no size is named, in half points.
const UNNAMED_SIZE: i32 = 20;

/// The size of most of its characters, in half points.
fn size(set: &Set) -> Option<i32> {
    most(set, |look| look.size.unwrap_or(UNNAMED_SIZE))
}
