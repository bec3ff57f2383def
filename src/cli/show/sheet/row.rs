//! A row of the sheet: one finding.

use super::excerpt::excerpt;
use super::{Entry, escape, place_of};
use crate::cli::either;
use crate::cli::show::path_text;
use crate::diagnostic::{Code, Diagnostic, Lang};
use crate::explain::{Page, page};
use crate::judgement::Silenced;
use std::collections::HashMap;

/// Writes the findings of a file.
pub struct Rows<'c> {
    entry: &'c Entry<'c>,
    lang: Lang,
    /// How many are written.
    count: usize,
    pages: HashMap<Code, Option<Page<'static>>>,
}

impl<'c> Rows<'c> {
    /// None written yet.
    pub fn new(entry: &'c Entry<'c>, lang: Lang) -> Self {
        Self {
            entry,
            lang,
            count: 0,
            pages: HashMap::new(),
        }
    }

    /// A finding, and room for what is decided on it.
    pub fn finding(&mut self, out: &mut String, diagnostic: &Diagnostic) {
        self.count += 1;
        *out += &format!(
            "<tr class=\"{}\"><th scope=\"row\">{}</th><td>",
            diagnostic.severity.name(),
            self.count
        );
        self.rule(out, diagnostic);
        out.push_str("</td><td>");
        self.place(out, diagnostic);
        out.push_str("</td><td>");
        self.matter(out, diagnostic);
        out.push_str("</td><td></td></tr>\n");
    }

    /// A finding that somebody has given a reason for.
    pub fn silenced(&mut self, out: &mut String, silenced: &Silenced) {
        let diagnostic = &silenced.diagnostic;
        *out += &format!("<tr class=\"{}\"><td>", diagnostic.severity.name());
        self.rule(out, diagnostic);
        out.push_str("</td><td>");
        self.place(out, diagnostic);
        out.push_str("</td><td>");
        escape(out, diagnostic.message.get(self.lang));
        out.push_str("</td><td>");
        escape(out, &silenced.reason);
        out.push_str("</td></tr>\n");
    }

    /// How bad it is, and which rule says so.
    fn rule(&mut self, out: &mut String, diagnostic: &Diagnostic) {
        let (code, lang) = (diagnostic.code, self.lang);
        *out += &format!(
            "<b class=\"level\">{}</b> <span class=\"code\">{code}</span>",
            diagnostic.severity.label(lang)
        );
        let known = self.pages.entry(code).or_insert_with(|| page(code));
        if let Some(page) = known {
            let [zh, en] = page.title;
            paragraph(out, "", either(lang, zh, en));
        }
    }

    /// Where it stands, and its words.
    fn place(&self, out: &mut String, diagnostic: &Diagnostic) {
        let lang = self.lang;
        let checked = self.entry.checked;
        let placed = checked.placed(diagnostic);
        let mut place = String::new();
        if let Some((span, name, source)) = placed {
            if checked.source.is_none_or(|own| own.id != span.source) {
                place = format!("{name} ");
            }
            place += &place_of(source, span, self.entry.form, lang);
        }
        if !diagnostic.path.is_empty() {
            let gap = if place.is_empty() { "" } else { " · " };
            place += &format!("{gap}{}", path_text(&diagnostic.path, lang));
        }
        if !place.is_empty() {
            paragraph(out, "place", &place);
        }
        if let Some((span, _, source)) = placed {
            excerpt(out, source, span, self.entry.form, lang);
        }
    }

    /// What is wrong, what to do, and what the rule rests on.
    fn matter(&self, out: &mut String, diagnostic: &Diagnostic) {
        let lang = self.lang;
        paragraph(out, "wrong", diagnostic.message.get(lang));
        for hint in &diagnostic.hints {
            paragraph(out, "hint", hint.get(lang));
        }
        for related in &diagnostic.related {
            if let Some((_, source)) = self.entry.checked.place(related.span) {
                let at = place_of(source, related.span, self.entry.form, lang);
                let colon = either(lang, "：", ": ");
                let line = format!("{at}{colon}{}", related.message.get(lang));
                paragraph(out, "hint", &line);
            }
        }
        let known = self.pages.get(diagnostic.code).and_then(Option::as_ref);
        if let Some(basis) = known.and_then(|page| page.basis) {
            let basis = format!("{}{basis}", either(lang, "依据：", "Source: "));
            paragraph(out, "basis", &basis);
        }
    }
}

fn paragraph(out: &mut String, class: &str, text: &str) {
    if class.is_empty() {
        out.push_str("<p>");
    } else {
        *out += &format!("<p class=\"{class}\">");
    }
    escape(out, text);
    out.push_str("</p>");
}
