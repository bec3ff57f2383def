//! KEY-014: a dash ahead of every key, so that a title stands in one entry and its text in the next.

use super::model::{Entry, Report};
use crate::diagnostic::{Diagnostic, Edit, Fix, Step};
use crate::record::dash_ahead;
use crate::say;
use crate::source::{Source, Span};

/// Notes each list of entries in which titles and texts stand apart.
pub fn check(report: &Report<'_>, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    for (name, section) in report.sections() {
        let mut path = vec![Step::Key(name.en(), name.zh())];
        if section.head.is_some() {
            path.push(Step::Key("items", "事项"));
        }
        entries(&section.items, source, &path, diagnostics);
    }
}

fn entries(list: &[Entry<'_>], source: &Source, path: &[Step], diagnostics: &mut Vec<Diagnostic>) {
    if let Some(diagnostic) = apart(list, source) {
        diagnostics.push(diagnostic.at(path.to_vec()));
    }
    for (index, entry) in list
        .iter()
        .enumerate()
        .filter(|(_, entry)| !entry.items.is_empty())
    {
        let title = entry.title.as_ref().map(crate::record::Title::words);
        let mut path = path.to_vec();
        path.extend([Step::Item(index, title), Step::Key("items", "事项")]);
        entries(&entry.items, source, &path, diagnostics);
    }
}

/// An entry that is a title alone, and those behind it that have none: one entry in pieces.
struct Torn<'e, 'p> {
    title: &'e Entry<'p>,
    rest: &'e [Entry<'p>],
}

/// What was torn apart in `list`: all of it, or twice in a row at least. Once among whole entries may
/// be meant.
fn apart(list: &[Entry<'_>], source: &Source) -> Option<Diagnostic> {
    let mut all = Vec::new();
    let (mut run, mut longest) = (0, 0);
    let mut rest = list;
    while let Some((title, behind)) = rest.split_first() {
        let count = pieces(behind);
        if is_title(title) && count > 0 {
            run += 1;
            longest = run.max(longest);
            all.push(Torn {
                title,
                rest: &behind[..count],
            });
            rest = &behind[count..];
        } else {
            run = 0;
            rest = behind;
        }
    }
    let covered: usize = all.iter().map(|torn| 1 + torn.rest.len()).sum();
    (longest > 1 || !all.is_empty() && covered == list.len()).then(|| told(&all, source))?
}

fn told(all: &[Torn<'_, '_>], source: &Source) -> Option<Diagnostic> {
    let first = all.first()?;
    let piece = first.rest.first()?;
    let title = first.title.title.as_ref()?.words();
    let brief: String = title.chars().take(16).collect();
    let key = source.slice(piece.head?);
    let message = say!(
        "「{brief}」和它的「{key}」分成了两条：短横线只写在每一条的第一个栏目前面",
        "“{brief}” and its “{key}” are two entries: a dash stands ahead of an entry's first key alone"
    );
    let own = source.slice(first.title.head?);
    let mut diagnostic = Diagnostic::warning("KEY-014", piece.head?, message).hint(say!(
        "写成：\n- {own}: {brief}\n  {key}: ……",
        "write:\n- {own}: {brief}\n  {key}: ……"
    ));
    let count = all.iter().map(|torn| torn.rest.len()).sum::<usize>();
    if count > 1 {
        diagnostic = diagnostic.hint(say!(
            "这样的短横线一共有 {count} 个，都换成空格",
            "there are {count} such dashes: put a blank in the place of each"
        ));
    }
    let edits: Option<Vec<Edit>> = all
        .iter()
        .map(|torn| joining(torn, source))
        .collect::<Option<Vec<_>>>()
        .map(|all| all.concat());
    diagnostic.fix = edits.map(|edits| Fix { safe: false, edits });
    Some(diagnostic)
}

/// A blank in the place of each dash but the first; `None` where the keys would not be in one column.
fn joining(torn: &Torn<'_, '_>, source: &Source) -> Option<Vec<Edit>> {
    let column = |span: Option<Span>| dash_ahead(span?.range().start, source);
    let (_, own) = column(torn.title.head)?;
    let rest = torn.rest.iter().map(|piece| column(piece.head));
    let edits = rest.map(|found| {
        found
            .filter(|(_, width)| *width == own)
            .map(|(edit, _)| edit)
    });
    edits.collect()
}

/// A title, and nothing that stands below one.
fn is_title(entry: &Entry<'_>) -> bool {
    entry.head.is_some() && entry.title.is_some() && !keys(entry).contains(&true)
}

/// How many of `behind` belong to the title ahead of them: typed with keys, without a title, and no key
/// comes twice.
fn pieces(behind: &[Entry<'_>]) -> usize {
    let mut taken = [false; KEYS];
    let mut piece = |entry: &&Entry<'_>| {
        let own = keys(entry);
        let twice = own.iter().zip(&taken).any(|(own, taken)| *own && *taken);
        for (taken, own) in taken.iter_mut().zip(own) {
            *taken |= own;
        }
        let bare = entry.title.is_none() && entry.id.is_none() && entry.number.is_unset();
        entry.head.is_some() && bare && !twice
    };
    behind.iter().take_while(|entry| piece(entry)).count()
}

const KEYS: usize = 10;

/// What an entry holds besides its title.
fn keys(entry: &Entry<'_>) -> [bool; KEYS] {
    [
        entry.text.is_some(),
        !entry.items.is_empty(),
        !entry.points.is_empty(),
        entry.table.is_some(),
        !entry.indicators.is_empty(),
        entry.cause.is_some(),
        entry.due.is_some(),
        !entry.addresses.is_empty(),
        entry.owner.is_some(),
        !entry.area.0.is_empty(),
    ]
}
