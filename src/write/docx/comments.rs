//! Comments in the document, each at the words of the report file that it speaks of.

use super::anchors::{Anchor, Outline, TITLE, common, places};
use super::xml::{DECLARATION, Xml};
use crate::document::{Document, Origin, Run};
use crate::source::Span;
use std::ops::Range;

/// What is said of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The words of the report file; `None` for what is said of the report as a whole.
    pub words: Option<Span>,
    /// What is written under one key at the top of the file, those words among it: where they are not
    /// printed, the comment stands at the heading before them that is printed of it.
    pub entry: Option<Span>,
    /// Where the words are, for readers: told where the comment does not stand at them.
    pub place: String,
    /// What is said, a paragraph each.
    pub lines: Vec<String>,
}

/// Who speaks.
pub const AUTHOR: &str = "法治引擎 fazhi";
/// The same, in short.
pub const INITIALS: &str = "fazhi";

pub const PART: &str = "word/comments.xml";
pub const TYPE: &str = r#"<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>"#;
pub const RELATION: &str = r#"<Relationship Id="rIdComments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>"#;

/// Comments on their way into the document.
pub struct Comments<'r> {
    remarks: &'r [Remark],
    anchors: Vec<Anchor>,
    /// The paragraph in which each stands, and where in the part.
    found: Vec<Option<(usize, Range<usize>)>>,
    /// Paragraphs so far.
    paragraph: usize,
    /// Where the title stands in the part.
    title: Range<usize>,
}

impl<'r> Comments<'r> {
    /// `remarks` on `document`; none of them placed.
    pub fn new(document: &Document<'_>, remarks: &'r [Remark]) -> Self {
        let outline = Outline::of(document);
        Self {
            remarks,
            anchors: remarks
                .iter()
                .map(|remark| outline.anchor(remark))
                .collect(),
            found: vec![None; remarks.len()],
            paragraph: 0,
            title: 0..0,
        }
    }

    /// A paragraph begins.
    pub fn begin(&mut self) {
        self.paragraph += 1;
    }

    /// Which comments speak of words of `run`, and of which bytes of its text.
    pub fn of_run(&self, run: &Run<'_>) -> Vec<(usize, Range<usize>)> {
        let text = run.text.as_ref();
        let touched = |span: Span| {
            let places = places(run.origin).into_iter().flatten();
            places.filter_map(move |place| common(place, span)).next()
        };
        let exact =
            |origin: Origin| matches!(origin, Origin::Clerk(own) if own.len() == text.len());
        self.at_words(|span| {
            let part = touched(span)?;
            Some(match exact(run.origin) {
                true => within(text, part),
                false => 0..text.len(),
            })
        })
    }

    /// Which comments speak of what is missing at `place`.
    pub fn of_gap(&self, place: Option<Span>) -> Vec<(usize, Range<usize>)> {
        self.at_words(|span| common(place?, span))
    }

    fn at_words(&self, part: impl Fn(Span) -> Option<Range<usize>>) -> Vec<(usize, Range<usize>)> {
        let all = self.anchors.iter().enumerate();
        let free = all.filter(|(index, _)| {
            let found = self.found[*index].as_ref();
            found.is_none_or(|(paragraph, _)| *paragraph == self.paragraph)
        });
        let parts = free.filter_map(|(index, anchor)| match anchor {
            Anchor::Words(span) => Some((index, part(*span)?)),
            Anchor::Named(_) => None,
        });
        parts.collect()
    }

    /// Comment `index` stands at these bytes of the part; those of one paragraph are one stretch.
    pub fn stand(&mut self, index: usize, place: Range<usize>) {
        match &mut self.found[index] {
            Some((paragraph, found)) if *paragraph == self.paragraph => found.end = place.end,
            Some(_) => {}
            free => *free = Some((self.paragraph, place)),
        }
    }

    /// What is called `name` stands at these bytes of the part.
    pub fn name(&mut self, name: &str, place: Range<usize>) {
        if name == TITLE {
            self.title = place.clone();
        }
        for (anchor, found) in self.anchors.iter().zip(&mut self.found) {
            if found.is_none() && matches!(anchor, Anchor::Named(own) if own == name) {
                *found = Some((self.paragraph, place.clone()));
            }
        }
    }

    /// The part `text` with the marks; what has found no place stands at the title.
    pub fn marked(&self, text: &str) -> Xml {
        let mut marks: Vec<(usize, bool, usize)> = Vec::with_capacity(2 * self.found.len());
        for (index, found) in self.found.iter().enumerate() {
            let place = found.as_ref().map_or(&self.title, |(_, place)| place);
            marks.push((place.start, true, index));
            marks.push((place.end, false, index));
        }
        // Where one ends and another begins, it ends first.
        marks.sort_unstable();
        let mut xml = Xml::with_capacity(text.len() + 256 * self.found.len());
        let mut done = 0;
        for (at, starts, id) in marks {
            xml.raw(&text[done..at]);
            done = at;
            match starts {
                true => xml.format(format_args!(r#"<w:commentRangeStart w:id="{id}"/>"#)),
                false => xml.format(format_args!(
                    r#"<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>"#
                )),
            }
        }
        xml.raw(&text[done..]);
        xml
    }

    /// `word/comments.xml`, written behind the text: what does not stand at its words says where they are.
    pub fn part(&self) -> Xml {
        let mut xml = Xml::with_capacity(512 * self.remarks.len() + 512);
        xml.raw(DECLARATION);
        xml.raw(r#"<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#);
        let anchors = self.anchors.iter().zip(&self.found);
        for (id, (remark, (anchor, found))) in self.remarks.iter().zip(anchors).enumerate() {
            xml.format(format_args!(
                r#"<w:comment w:id="{id}" w:author="{AUTHOR}" w:initials="{INITIALS}">"#
            ));
            let beside = found.is_none() || matches!(anchor, Anchor::Named(_));
            let place = Some(&remark.place).filter(|place| beside && !place.is_empty());
            for (index, line) in place.into_iter().chain(&remark.lines).enumerate() {
                paragraph(&mut xml, line, index == 0);
            }
            xml.raw("</w:comment>");
        }
        xml.raw("</w:comments>");
        xml
    }
}

/// A paragraph of a comment, in small type whatever the text is set in.
fn paragraph(xml: &mut Xml, line: &str, first: bool) {
    const LOOK: &str =
        r#"<w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr>"#;
    xml.raw(r#"<w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>"#);
    if first {
        xml.raw("<w:r><w:annotationRef/></w:r>");
    }
    xml.format(format_args!(r#"<w:r>{LOOK}<w:t xml:space="preserve">"#));
    xml.text(line);
    xml.raw("</w:t></w:r></w:p>");
}

/// `part` of `text`, between characters, and never nothing.
fn within(text: &str, part: Range<usize>) -> Range<usize> {
    let mut start = part.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = part.end.max(start + 1).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}
