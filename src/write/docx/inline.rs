//! Pieces of a paragraph as runs: neighbours that look the same share one.

use super::comments::Comments;
use super::styles::{LEAD_INS, Style};
use super::xml::Xml;
use crate::document::{Inline, Run, missing_mark};
use std::fmt::Arguments;
use std::ops::Range;

/// How characters differ from the style of their paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The id of a character style.
    pub style: Option<&'static str>,
    pub bold: bool,
    pub red: bool,
    pub highlight: bool,
    /// Worded by the template, in a draft.
    pub drafted: bool,
    /// 0: as the style has it.
    pub half_points: i32,
    /// Twips between characters, beyond their own.
    pub spacing: i32,
}

impl Look {
    /// As `style` has it.
    pub fn styled(style: &Style) -> Self {
        Self {
            style: Some(style.id),
            ..Self::default()
        }
    }
}

/// Writes the runs of one paragraph.
pub struct Runs<'x, 'r> {
    xml: &'x mut Xml,
    open: Option<Look>,
    comments: Option<&'x mut Comments<'r>>,
}

impl<'x, 'r> Runs<'x, 'r> {
    /// At the start of a paragraph's content; `comments` look for their words in it.
    pub fn new(xml: &'x mut Xml, mut comments: Option<&'x mut Comments<'r>>) -> Self {
        if let Some(comments) = &mut comments {
            comments.begin();
        }
        Self {
            xml,
            open: None,
            comments,
        }
    }

    /// `inlines` in order.
    pub fn inlines(&mut self, inlines: &[Inline<'_>], look: Look) {
        for inline in inlines {
            match inline {
                Inline::Text(run) => self.run(run, look),
                Inline::Strong(content) => self.inlines(content, Look { bold: true, ..look }),
                Inline::Drafted(content) => {
                    let drafted = true;
                    self.inlines(content, Look { drafted, ..look });
                }
                Inline::LeadIn { level, content } => {
                    let style = Some(lead_in(*level).id);
                    self.inlines(content, Look { style, ..look });
                }
                Inline::Missing { what, span } => {
                    let look = Look {
                        highlight: true,
                        ..look
                    };
                    let mark = missing_mark(what);
                    let comments = self.comments.as_ref();
                    let touched = comments.map_or_else(Vec::new, |own| own.of_gap(*span));
                    let whole = touched.into_iter().map(|(index, _)| (index, 0..mark.len()));
                    self.commented(&mark, look, &whole.collect::<Vec<_>>());
                }
            }
        }
    }

    /// What has its place in the report file.
    pub fn run(&mut self, run: &Run<'_>, look: Look) {
        let comments = self.comments.as_ref();
        let touched = comments.map_or_else(Vec::new, |own| own.of_run(run));
        self.commented(&run.text, look, &touched);
    }

    /// A text, of whose bytes some have comments: runs end where these begin and end.
    fn commented(&mut self, text: &str, look: Look, touched: &[(usize, Range<usize>)]) {
        if touched.is_empty() {
            return self.text(text, look);
        }
        let edges = touched.iter().flat_map(|(_, part)| [part.start, part.end]);
        let mut cuts: Vec<usize> = edges.chain([0, text.len()]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        for pair in cuts.windows(2) {
            let piece = pair[0]..pair[1];
            self.close();
            let start = self.xml.len();
            self.text(&text[piece.clone()], look);
            self.close();
            let end = self.xml.len();
            let own = |part: &Range<usize>| part.start <= piece.start && piece.end <= part.end;
            if let Some(comments) = &mut self.comments {
                let touched = touched.iter().filter(|(_, part)| own(part));
                touched.for_each(|(index, _)| comments.stand(*index, start..end));
            }
        }
    }

    /// What comments may hang on by this name.
    pub fn named(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        if self.comments.is_none() {
            return content(self);
        }
        self.close();
        let start = self.xml.len();
        content(self);
        self.close();
        let end = self.xml.len();
        if let Some(comments) = &mut self.comments {
            comments.name(name, start..end);
        }
    }

    /// Characters of one look. A tab stays a tab, a line break a line break.
    pub fn text(&mut self, text: &str, look: Look) {
        if text.is_empty() {
            return;
        }
        if self.open != Some(look) {
            self.close();
            self.begin(look);
        }
        let mut rest = text;
        while let Some(at) = rest.find(['\t', '\n']) {
            self.xml.text(&rest[..at]);
            let mark = if rest.as_bytes()[at] == b'\t' {
                "tab"
            } else {
                "br"
            };
            self.xml.format(format_args!(
                r#"</w:t><w:{mark}/><w:t xml:space="preserve">"#
            ));
            rest = &rest[at + 1..];
        }
        self.xml.text(rest);
    }

    /// Markup between runs.
    pub fn markup(&mut self, markup: Arguments<'_>) {
        self.close();
        self.xml.format(markup);
    }

    /// Ends the last run.
    pub fn close(&mut self) {
        if self.open.take().is_some() {
            self.xml.raw("</w:t></w:r>");
        }
    }

    fn begin(&mut self, look: Look) {
        self.xml.raw("<w:r><w:rPr>");
        if let Some(style) = look.style {
            self.xml
                .format(format_args!(r#"<w:rStyle w:val="{style}"/>"#));
        }
        // Without the hint “ ” —— …… come in the Latin face.
        self.xml.raw(r#"<w:rFonts w:hint="eastAsia"/>"#);
        if look.bold {
            self.xml.raw("<w:b/><w:bCs/>");
        }
        if look.red {
            self.xml.raw(r#"<w:color w:val="FF0000"/>"#);
        }
        if look.spacing != 0 {
            let spacing = look.spacing;
            self.xml
                .format(format_args!(r#"<w:spacing w:val="{spacing}"/>"#));
        }
        if look.half_points != 0 {
            let size = look.half_points;
            self.xml.format(format_args!(
                r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#
            ));
        }
        if look.highlight {
            self.xml.raw(r#"<w:highlight w:val="yellow"/>"#);
        }
        if look.drafted {
            let drafted =
                r#"<w:u w:val="dotted"/><w:shd w:val="clear" w:color="auto" w:fill="DDEBF7"/>"#;
            self.xml.raw(drafted);
        }
        self.xml.raw(r#"</w:rPr><w:t xml:space="preserve">"#);
        self.open = Some(look);
    }
}

/// The style of a run-in title.
fn lead_in(level: Option<u8>) -> &'static Style {
    let [levels @ .., point] = &LEAD_INS;
    level.map_or(point, |level| &levels[usize::from(level.clamp(1, 4)) - 1])
}
