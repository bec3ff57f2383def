//! What a comment in a Word document says of a finding.

use super::either;
use super::show::{Checked, place_of};
use crate::diagnostic::{Diagnostic, Lang};
use crate::explain::page;
use crate::read::Form;
use crate::source::{Source, Span};
use crate::write::docx::Remark;

/// What is wrong, what to do, what the rule rests on: a paragraph each.
pub fn lines(
    checked: &Checked<'_>,
    form: Option<Form>,
    diagnostic: &Diagnostic,
    lang: Lang,
) -> Vec<String> {
    let level = diagnostic.severity.label(lang);
    let message = diagnostic.message.get(lang);
    let mut lines = vec![format!("{level}[{}] {message}", diagnostic.code)];
    let hints = diagnostic.hints.iter();
    lines.extend(hints.map(|hint| format!("→ {}", hint.get(lang))));
    for related in &diagnostic.related {
        if let Some((_, source)) = checked.place(related.span) {
            let at = place_of(source, related.span, form, lang);
            let colon = either(lang, "：", ": ");
            lines.push(format!("{at}{colon}{}", related.message.get(lang)));
        }
    }
    if let Some(basis) = page(diagnostic.code).and_then(|page| page.basis) {
        lines.push(format!("{}{basis}", either(lang, "依据：", "Source: ")));
    }
    lines
}

/// Where a finding is, for readers: `第 12 行第 7 字「…」`.
pub fn place(source: &Source, span: Span, form: Option<Form>, lang: Lang) -> String {
    let at = place_of(source, span, form, lang);
    let words = source.slice(span).lines().next().unwrap_or_default().trim();
    match words {
        "" => at,
        words => format!("{at}「{words}」"),
    }
}

/// What is said in the Word document that `checked` becomes.
pub fn remark(checked: &Checked<'_>, diagnostic: &Diagnostic, lang: Lang) -> Remark {
    let own = checked.source.map(|source| source.id);
    let placed = checked.placed(diagnostic);
    let words = diagnostic.span.filter(|span| own == Some(span.source));
    let place = placed.map(|(span, name, source)| {
        let at = place(source, span, None, lang);
        match words {
            Some(_) => at,
            None => format!("{name} {at}"),
        }
    });
    Remark {
        words,
        entry: words
            .zip(checked.source)
            .map(|(words, source)| entry(source, words)),
        place: place.unwrap_or_default(),
        lines: lines(checked, None, diagnostic, lang),
    }
}

/// All that is written under one key at the top of the file, the words of `span` among it.
fn entry(source: &Source, span: Span) -> Span {
    let text = source.text.as_str();
    let at = span.range().start.min(text.len());
    // A list may stand as far left as the key above it.
    let begins =
        |line: &str| !line.starts_with([' ', '\t', '　', '-', '#', '\r', '\n']) && !line.is_empty();
    let mut range = 0..text.len();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if begins(line) {
            if start > at {
                range.end = start;
                break;
            }
            range.start = start;
        }
        start += line.len();
    }
    Span::new(span.source, range.start, range.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn an_entry_is_all_that_stands_under_a_key() {
        let source = Source::new(
            SourceId(0),
            "a",
            "年度: 2024\n举措:\n- 标题: 甲\n# 注\n\n  正文: 乙\n不足: 无\n",
        );
        let of = |words: &str| {
            let at = source.text.find(words).unwrap();
            let span = Span::new(SourceId(0), at, at + words.len());
            source.slice(entry(&source, span)).to_owned()
        };
        assert_eq!(of("2024"), "年度: 2024\n");
        assert_eq!(of("乙"), "举措:\n- 标题: 甲\n# 注\n\n  正文: 乙\n");
        assert_eq!(of("举措"), of("乙"));
        assert_eq!(of("无"), "不足: 无\n");
    }
}
