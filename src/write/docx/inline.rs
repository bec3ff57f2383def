//! Pieces of a paragraph as runs: neighbours that look the same share one.

use super::comments::Comments;
use super::format::Face;
use super::styles::{LEAD_INS, Style};
use super::xml::Xml;
use crate::document::{Inline, Run, missing_mark};
use crate::page::Page;
use std::fmt::Arguments;
use std::ops::Range;

/// Marks that Chinese and Latin text share.
const SHARED: &str = "“”‘’—…·";

/// How characters differ from the style of their paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The id of a character style, and the faces it asks for.
    pub style: Option<(&'static str, Option<Face>)>,
    pub bold: bool,
    pub red: bool,
    pub highlight: bool,
    /// Worded by the template, in a draft.
    pub drafted: bool,
    /// 0: as the style has it.
    pub half_points: i32,
    /// In per cent of what the face has; 0: as it is.
    pub width: i32,
    /// Twips between characters, beyond their own.
    pub spacing: i32,
}

impl Look {
    /// As `style` has it.
    pub fn styled(style: &Style) -> Self {
        Self {
            style: Some((style.id, style.characters.face)),
            ..Self::default()
        }
    }
}

/// Writes the runs of one paragraph.
pub struct Runs<'x, 'r> {
    xml: &'x mut Xml,
    page: &'x Page,
    /// The faces that the paragraph's style asks for.
    face: Face,
    /// The look of the run that is open, and whether it names the Chinese face for Latin text, too.
    open: Option<(Look, bool)>,
    /// What came last, shared marks aside, was Chinese.
    chinese: bool,
    comments: Option<&'x mut Comments<'r>>,
}

impl<'x, 'r> Runs<'x, 'r> {
    /// At the start of the content of a paragraph in `style`; `comments` look for their words in it.
    pub fn new(
        xml: &'x mut Xml,
        page: &'x Page,
        style: &Style,
        mut comments: Option<&'x mut Comments<'r>>,
    ) -> Self {
        if let Some(comments) = &mut comments {
            comments.begin();
        }
        Self {
            xml,
            page,
            face: style.characters.face.unwrap_or(Face::Body),
            open: None,
            chinese: false,
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
                    let style = Look::styled(lead_in(*level)).style;
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

    /// Characters of one look. A tab stays a tab, a line break a line break. `LibreOffice` draws a shared
    /// mark in the Latin face behind Latin text, and at the beginning: its run names the Chinese one.
    pub fn text(&mut self, text: &str, look: Look) {
        let mut start = 0;
        let mut named = false;
        for (at, character) in text.char_indices() {
            let shared = SHARED.contains(character);
            let in_latin = shared && !self.chinese;
            if in_latin != named {
                self.piece(&text[start..at], look, named);
                (start, named) = (at, in_latin);
            }
            if !shared {
                self.chinese = !character.is_ascii();
            }
        }
        self.piece(&text[start..], look, named);
    }

    fn piece(&mut self, text: &str, look: Look, named: bool) {
        if text.is_empty() {
            return;
        }
        if self.open != Some((look, named)) {
            self.close();
            self.begin(look, named);
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

    fn begin(&mut self, look: Look, named: bool) {
        self.xml.raw("<w:r><w:rPr>");
        if let Some((style, _)) = look.style {
            self.xml
                .format(format_args!(r#"<w:rStyle w:val="{style}"/>"#));
        }
        // Without the hint “ ” —— …… come in the Latin face in Word.
        self.xml.raw(r#"<w:rFonts w:hint="eastAsia""#);
        if named {
            let face = look.style.and_then(|(_, face)| face).unwrap_or(self.face);
            let face = face.chinese(self.page);
            self.xml
                .format(format_args!(r#" w:ascii="{face}" w:hAnsi="{face}""#));
        }
        self.xml.raw("/>");
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
        if !matches!(look.width, 0 | 100) {
            let width = look.width;
            self.xml.format(format_args!(r#"<w:w w:val="{width}"/>"#));
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
        self.open = Some((look, named));
    }
}

/// The style of a run-in title.
fn lead_in(level: Option<u8>) -> &'static Style {
    let [levels @ .., point] = &LEAD_INS;
    level.map_or(point, |level| &levels[usize::from(level.clamp(1, 4)) - 1])
}
