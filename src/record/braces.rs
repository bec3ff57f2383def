//! The braces of a reference, and what is typed for them: `｛｛名称｝｝`, `{名称}`.

use super::reader::PendingReference;
use super::text::Reference;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::say;
use crate::source::{Source, Span};
use std::ops::Range;

/// How a reference was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Braces {
    /// `{{名称}}`
    Plain,
    /// `｛｛名称｝｝`, read all the same.
    Wide,
    /// `{名称}`, which is printed as it stands.
    Single,
    /// `【【名称】】`, which is printed as it stands.
    Other,
    /// `{{{名称}}}`, of which the outer braces are too many.
    Extra,
    /// `名称}}`: the name is what the words ahead of the braces end in.
    Unopened,
}

/// All that are taken for braces.
pub const BRACES: [char; 4] = ['{', '｛', '}', '｝'];

/// For how many references in one scalar its whole text is written anew.
const QUOTED: usize = 50;

/// Longer names than this are none.
const NAME_LIMIT: usize = 120;

/// Where two opening braces stand in a row.
pub fn open(text: &str) -> Option<Range<usize>> {
    pair(text, ['{', '｛'])
}

/// Where two closing braces stand in a row.
pub fn close(text: &str) -> Option<Range<usize>> {
    pair(text, ['}', '｝'])
}

fn pair(text: &str, braces: [char; 2]) -> Option<Range<usize>> {
    let mut last: Option<Range<usize>> = None;
    for (at, found) in text.match_indices(braces) {
        match last {
            Some(last) if last.end == at => return Some(last.start..at + found.len()),
            _ => last = Some(at..at + found.len()),
        }
    }
    None
}

/// Brackets that are typed in the place of braces, two on either side.
const BRACKETS: [(&str, &str); 8] = [
    ("【【", "】】"),
    ("[[", "]]"),
    ("［［", "］］"),
    ("((", "))"),
    ("（（", "））"),
    ("〔〔", "〕〕"),
    ("<<", ">>"),
    ("《《", "》》"),
];

/// True where `text` may hold a reference, or what was meant for one.
pub fn any(text: &str) -> bool {
    text.contains(BRACES) || BRACKETS.iter().any(|(open, _)| text.contains(open))
}

/// The bytes of the braces that `text` begins with.
pub fn more(text: &str, braces: [char; 2]) -> usize {
    text.len() - text.trim_start_matches(braces).len()
}

/// Where words stand in two brackets of another kind.
pub fn doubled(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (open, close) in BRACKETS {
        let mut from = 0;
        while let Some(at) = text[from..].find(open) {
            let start = from + at;
            from = start + open.len();
            if let Some(length) = text[from..].find(close).filter(|&length| length > 0)
                && length <= NAME_LIMIT
            {
                from += length + close.len();
                found.push(start..from);
            }
        }
    }
    found
}

/// Where two braces close what nobody has opened, each behind the words ahead of them.
pub fn unopened(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(pair) = close(&text[from..]) {
        let pair = from + pair.start..from + pair.end;
        let open = text[from..pair.start].contains(['{', '｛']);
        let least = pair.start.saturating_sub(NAME_LIMIT).max(from);
        let start = (least..=pair.start).find(|&at| text.is_char_boundary(at));
        from = pair.end + more(&text[pair.end..], ['}', '｝']);
        if !open {
            found.push((start.unwrap_or(pair.start)..pair.start, pair));
        }
    }
    found
}

/// Where, behind two opening braces, a single one closes: a name holds none.
pub fn half(text: &str) -> Option<Range<usize>> {
    let at = text.find(BRACES)?;
    let end = at + text[at..].chars().next().map_or(1, char::len_utf8);
    let closes = |text: &str| text.starts_with(['}', '｝']);
    if !closes(&text[at..]) || text[..at].trim().is_empty() || closes(&text[end..]) {
        return None;
    }
    let blanks = text[end..].len() - text[end..].trim_start_matches([' ', '　']).len();
    let next = end + blanks;
    let second = text[next..]
        .chars()
        .next()
        .filter(|_| closes(&text[next..]));
    Some(at..second.map_or(end, |second| next + second.len_utf8()))
}

/// True where, behind two opening braces, two more come before any that close.
pub fn reopened(text: &str) -> bool {
    let first = text.find(['}', '｝']).unwrap_or(text.len());
    open(&text[..first]).is_some()
}

/// Where words stand in single braces.
pub fn single(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, brace) in text.match_indices(BRACES) {
        match (brace, open.take()) {
            ("{" | "｛", _) => open = Some((at, at + brace.len())),
            (_, Some((start, inside))) if inside < at && at - inside <= NAME_LIMIT => {
                let end = at + brace.len();
                let second = text[end..]
                    .chars()
                    .next()
                    .filter(|&next| "}｝".contains(next));
                found.push(start..second.map_or(end, |second| end + second.len_utf8()));
            }
            _ => {}
        }
    }
    found
}

/// A plain scalar cannot begin with `{{`, nor hold it inside brackets: there, the cure of a
/// reference puts the whole scalar, at `place`, in quotes.
pub fn keep_plain(references: &mut [PendingReference], place: Span, source: &Source) {
    if references.iter().all(|reference| reference.cure.is_none()) {
        return;
    }
    let line = source.line_range(source.place(place.range().start).line);
    let ahead = &source.text[line.start..place.range().start];
    let inside = ahead.contains(['{', '[']);
    let first = |reference: &PendingReference| reference.span.start == place.start;
    if !inside && !references.iter().any(first) {
        return;
    }
    let text = source.slice(place);
    if references.len() > QUOTED {
        references.iter_mut().for_each(|found| found.cure = None);
        return;
    }
    let quote = ['"', '\''].into_iter().find(|quote| !text.contains(*quote));
    let quote = quote.filter(|_| !text.contains(['\\', '\n']));
    let mut whole = text.to_owned();
    // All of full-width braces at once; a name in single braces for itself alone.
    for reference in references
        .iter()
        .rev()
        .filter(|reference| reference.typed == Braces::Wide)
    {
        replace(&mut whole, reference, place);
    }
    for reference in references {
        let mut alone = text.to_owned();
        let text = match reference.typed {
            Braces::Plain | Braces::Unopened => continue,
            Braces::Wide => &whole,
            Braces::Single | Braces::Other | Braces::Extra => {
                replace(&mut alone, reference, place);
                &alone
            }
        };
        reference.cure = quote.map(|quote| Edit {
            span: place,
            replacement: format!("{quote}{text}{quote}"),
        });
    }
}

fn replace(text: &mut String, reference: &PendingReference, place: Span) {
    let start = reference.span.start.saturating_sub(place.start) as usize;
    let range = start..start + reference.span.len();
    let written = reference.cure.as_ref().map(|cure| &cure.replacement);
    if let Some(written) = written.filter(|_| text.get(range.clone()).is_some()) {
        text.replace_range(range, written);
    }
}

/// REF-009: what was meant for a reference and was not typed as one.
pub fn slip(reference: &PendingReference) -> Diagnostic {
    let PendingReference { name, span, .. } = reference;
    let written = match name.as_str() {
        "" => "{{}}".to_owned(),
        _ => Reference::written(name, reference.field),
    };
    let safe = reference.typed == Braces::Wide;
    let mut diagnostic = match (safe, name.as_str()) {
        (true, "") => Diagnostic::error(
            "REF-009",
            *span,
            say!(
                "这里用了中文（全角）花括号",
                "these braces are full-width ones"
            ),
        ),
        (true, _) => Diagnostic::error(
            "REF-009",
            *span,
            say!(
                "引用「{name}」用了中文（全角）花括号",
                "the reference to “{name}” is in full-width braces"
            ),
        ),
        _ if reference.typed == Braces::Extra => Diagnostic::error(
            "REF-009",
            *span,
            say!(
                "引用「{name}」的花括号多了：左右各两个",
                "too many braces around “{name}”: two on either side"
            ),
        ),
        _ if reference.typed == Braces::Other => Diagnostic::warning(
            "REF-009",
            *span,
            say!(
                "「{name}」外面的括号不是花括号，会原样印出来，不会换成数字",
                "“{name}” stands in brackets, not braces, and is printed as it stands, not as the figure"
            ),
        ),
        (false, _) => Diagnostic::warning(
            "REF-009",
            *span,
            say!(
                "「{name}」只有一对花括号，会原样印出来，不会换成数字",
                "“{name}” stands in single braces and is printed as it stands, not as the figure"
            ),
        ),
    };
    diagnostic.fix = reference.cure.clone().map(|edit| Fix {
        safe,
        edits: vec![edit],
    });
    diagnostic.hint(say!("改成：{written}", "write: {written}"))
}

/// REF-007: two braces that close what nobody has opened, behind the name of a figure.
pub fn unopened_slip(close: Span, whole: Span, written: &str) -> Diagnostic {
    let message = say!(
        "这里的“}}}}”前面没有“{{{{”",
        "this “}}}}” has no “{{{{” ahead of it"
    );
    Diagnostic::error("REF-007", close, message)
        .hint(say!("改成：{written}", "write: {written}"))
        .fix(false, whole, written)
}

#[cfg(test)]
mod tests {
    use super::{close, open, single};

    #[test]
    fn pairs_of_either_width_are_found() {
        let cases = [
            ("全年{{复议}}", "{{", "}}"),
            ("全年｛｛复议｝｝", "｛｛", "｝｝"),
            ("{｛复议｝}", "{｛", "｝}"),
            ("{复议}", "", ""),
            ("｛ ｛｝ ｝", "", ""),
        ];
        for (text, opening, closing) in cases {
            let found =
                |range: Option<std::ops::Range<usize>>| range.map_or("", |range| &text[range]);
            assert_eq!(
                (found(open(text)), found(close(text))),
                (opening, closing),
                "{text}"
            );
        }
    }

    #[test]
    fn names_in_single_braces_are_found() {
        let found: Vec<_> = single("共{甲}，｛乙.同比｝和{}，{{").into_iter().collect();
        assert_eq!(found.len(), 2);
    }
}
