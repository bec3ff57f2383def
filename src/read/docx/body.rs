//! The text of a document: its paragraphs as a reader sees them, deletions and field codes left out.

use super::Broken;
use super::numbering::Numbering;
use super::styles::{Numbered, Styles, level};
use super::table::Tables;
use super::xml::{Element, Event, Xml};
use crate::read::sheet::{Line, Look, Piece};
use crate::source::{SourceId, Span};
use std::collections::HashMap;
use std::ops::Range;

/// What holds no text of the document, whatever stands in it.
pub const LEFT_OUT: [&str; 9] = [
    "del",
    "moveFrom",
    "Fallback",
    "rt",
    "instrText",
    "delText",
    "pPrChange",
    "rPrChange",
    "sdtPr",
];

/// Reads paragraphs.
pub struct Body<'s> {
    styles: &'s Styles,
    numbering: Numbering,
    tables: Tables,
    /// Paragraphs in the order in which they begin.
    done: Vec<Paragraph>,
    /// Those that are open: a text box stands inside another paragraph.
    open: Vec<usize>,
    /// Notes by kind and number, as paragraphs.
    notes: HashMap<(String, String), Range<usize>>,
    run: Run,
    /// Inside what holds no text: its name, and how many of that name are open.
    left_out: Option<(String, usize)>,
    /// Fields that are open: true while their code is read, which is no text.
    fields: Vec<bool>,
    /// Inside `w:rPr`, `w:pPr`, and `w:t`.
    in_run_properties: bool,
    in_paragraph_properties: bool,
    in_text: bool,
}

#[derive(Default)]
struct Paragraph {
    /// Texts between line breaks: each may be bold.
    parts: Vec<Vec<(String, bool)>>,
    style: String,
    level: Option<u8>,
    number: Numbered,
    cell: Option<Look>,
    /// Notes that it refers to.
    notes: Vec<(String, String)>,
    /// Its end was deleted: the next goes on where it stops.
    joined: bool,
    is_note: bool,
}

/// How the words of the open run look.
#[derive(Default)]
struct Run {
    bold: Option<bool>,
    hidden: bool,
}

impl<'s> Body<'s> {
    /// Nothing read yet.
    pub fn new(styles: &'s Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            tables: Tables::default(),
            done: Vec::new(),
            open: Vec::new(),
            notes: HashMap::new(),
            run: Run::default(),
            left_out: None,
            fields: Vec::new(),
            in_run_properties: false,
            in_paragraph_properties: false,
            in_text: false,
        }
    }

    /// Reads the part `text`.
    pub fn read(&mut self, text: &str) -> Result<(), Broken> {
        let mut xml = Xml::new(text);
        while let Some(event) = xml.next()? {
            self.event(event);
        }
        Ok(())
    }

    /// Reads the notes of a kind, each for the paragraph that refers to it.
    pub fn read_notes(&mut self, kind: &str, text: &str) -> Result<(), Broken> {
        let name = kind.trim_end_matches('s');
        let mut xml = Xml::new(text);
        let mut id = None;
        let mut first = self.done.len();
        while let Some(event) = xml.next()? {
            match &event {
                Event::Start(element) if element.name() == name => {
                    // The line that parts notes from the text is one, too.
                    let real = element
                        .attribute("type")
                        .is_none_or(|kind| kind == "normal");
                    id = element.attribute("id").filter(|_| real);
                    first = self.done.len();
                }
                Event::End(ended) if ended == name => {
                    let last = self.done.len();
                    self.done[first..last]
                        .iter_mut()
                        .for_each(|own| own.is_note = true);
                    let key = id.take().map(|id| (name.to_owned(), id));
                    self.notes.extend(key.map(|key| (key, first..last)));
                }
                _ => {}
            }
            self.event(event);
        }
        Ok(())
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(element) => self.start(&element),
            Event::End(name) => self.end(&name),
            Event::Text(text) => {
                if self.in_text && self.left_out.is_none() {
                    self.push(&text);
                }
            }
        }
    }

    fn start(&mut self, element: &Element<'_>) {
        let name = element.name();
        if let Some((outer, count)) = &mut self.left_out {
            *count += usize::from(*outer == name);
            return;
        }
        // In the properties of a run or a row, `w:del` is a mark and holds nothing.
        let marks_end = name == "del" && self.in_run_properties;
        if marks_end
            && self.in_paragraph_properties
            && let Some(open) = self.paragraph()
        {
            open.joined = true;
        }
        if LEFT_OUT.contains(&name.as_str()) {
            self.left_out = Some((name, 1));
            return;
        }
        if self.tables.start(&name, element) {
            return;
        }
        match name.as_str() {
            "p" => self.begin(),
            "r" => self.run = Run::default(),
            "t" => self.in_text = true,
            "tab" | "ptab" if !self.in_paragraph_properties => self.push("\t"),
            "br" | "cr" => self.line_break(element),
            "noBreakHyphen" => self.push("\u{2011}"),
            "sym" => {
                let code = element.attribute("char");
                let code = code.and_then(|code| u32::from_str_radix(&code, 16).ok());
                // Signs of symbol fonts are none in any other.
                let sign = code.filter(|code| !(0xe000..0xf900).contains(code));
                if let Some(sign) = sign.and_then(char::from_u32).filter(|sign| *sign >= ' ') {
                    self.push(sign.encode_utf8(&mut [0; 4]));
                }
            }
            "fldChar" => match element.attribute("fldCharType").as_deref() {
                Some("begin") => self.fields.push(true),
                Some("separate") => {
                    if let Some(code) = self.fields.last_mut() {
                        *code = false;
                    }
                }
                _ => {
                    self.fields.pop();
                }
            },
            "footnoteReference" | "endnoteReference" => {
                let kind = name.trim_end_matches("Reference").to_owned();
                if let (Some(id), Some(open)) = (element.attribute("id"), self.paragraph()) {
                    open.notes.push((kind, id));
                }
            }
            _ => self.property(&name, element),
        }
    }

    /// What is said of a paragraph or a run.
    fn property(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "pPr" => self.in_paragraph_properties = true,
            "rPr" => self.in_run_properties = true,
            "b" if self.in_run_properties => self.run.bold = Some(element.is_on()),
            "vanish" | "specVanish" if self.in_run_properties => {
                let hidden = element.is_on();
                // Of a paragraph, it hides the mark at its end alone.
                if !self.in_paragraph_properties {
                    self.run.hidden = hidden;
                }
            }
            _ => {
                let Some(open) = self.paragraph() else {
                    return;
                };
                match name {
                    "pStyle" => open.style = element.value().unwrap_or_default(),
                    "outlineLvl" => open.level = level(element.value()),
                    "numId" => open.number.list = element.value(),
                    "ilvl" => open.number.level = element.value().and_then(|at| at.parse().ok()),
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((outer, count)) = &mut self.left_out {
            if outer == name {
                *count -= 1;
                if *count == 0 {
                    self.left_out = None;
                }
            }
            return;
        }
        match name {
            "p" => {
                self.open.pop();
            }
            "t" => self.in_text = false,
            "pPr" => {
                self.in_paragraph_properties = false;
                self.run = Run::default();
            }
            "rPr" => self.in_run_properties = false,
            _ => self.tables.end(name),
        }
    }

    fn begin(&mut self) {
        self.open.push(self.done.len());
        self.done.push(Paragraph {
            parts: vec![Vec::new()],
            cell: self.tables.look(),
            ..Paragraph::default()
        });
    }

    fn paragraph(&mut self) -> Option<&mut Paragraph> {
        let open = *self.open.last()?;
        self.done.get_mut(open)
    }

    fn push(&mut self, text: &str) {
        let code = self.fields.contains(&true);
        if code || self.run.hidden {
            return;
        }
        let bold = self.run.bold;
        let styles = self.styles;
        let Some(open) = self.paragraph() else {
            return;
        };
        let bold = bold.unwrap_or_else(|| styles.is_bold(&open.style));
        // A line of the source is a paragraph.
        let text = text.replace(['\n', '\r'], " ");
        let Some(part) = open.parts.last_mut() else {
            return;
        };
        match part.last_mut() {
            Some((last, same)) if *same == bold => last.push_str(&text),
            _ => part.push((text, bold)),
        }
    }

    fn line_break(&mut self, element: &Element<'_>) {
        let kind = element.attribute("type");
        if kind.is_none_or(|kind| kind == "textWrapping")
            && let Some(open) = self.paragraph()
        {
            open.parts.push(Vec::new());
        }
    }

    /// The text, a line a paragraph; its lines; the tables that hold others.
    pub fn finish(mut self) -> (String, Vec<Line>, Vec<usize>) {
        let mut text = String::new();
        let mut lines: Vec<Vec<Line>> = Vec::new();
        let paragraphs = std::mem::take(&mut self.done);
        for paragraph in &paragraphs {
            let own = self.lines(paragraph, &mut text);
            lines.push(own);
        }
        let mut ordered = Vec::new();
        let mut joined = false;
        for (index, paragraph) in paragraphs.iter().enumerate() {
            if paragraph.is_note {
                continue;
            }
            let mut own = std::mem::take(&mut lines[index]).into_iter();
            if joined && let Some(last) = ordered.last_mut() {
                let last: &mut Line = last;
                last.pieces
                    .extend(own.next().into_iter().flat_map(|first| first.pieces));
            }
            ordered.extend(own);
            joined = paragraph.joined;
            for note in &paragraph.notes {
                let range = self.notes.remove(note).unwrap_or_default();
                ordered.extend(lines[range].iter_mut().flat_map(std::mem::take));
            }
        }
        (text, ordered, self.tables.nested)
    }

    /// The lines of a paragraph, whose text is written behind `text`.
    fn lines(&mut self, paragraph: &Paragraph, text: &mut String) -> Vec<Line> {
        let mut look = paragraph.level.map_or(Look::Plain, Look::Heading);
        let style = self.styles.look(&paragraph.style);
        if look == Look::Plain || style == Look::Title {
            look = style;
        }
        let look = paragraph.cell.unwrap_or(look);
        let from_style = self.styles.number(&paragraph.style);
        let number = Numbered {
            list: paragraph.number.list.clone().or(from_style.list),
            level: paragraph.number.level.or(from_style.level),
        };
        let blank = paragraph
            .parts
            .iter()
            .flatten()
            .all(|(text, _)| text.trim().is_empty());
        let counts = number.list.as_deref().is_some_and(|list| list != "0") && !blank;
        let mut number = counts.then(|| self.numbering.next(&number)).flatten();
        let mut lines = Vec::new();
        for (index, part) in paragraph.parts.iter().enumerate() {
            if index > 0 {
                text.push('\u{b}');
            }
            let pieces = part.iter().map(|(words, strong)| {
                let start = text.len();
                text.push_str(words);
                Piece {
                    span: Span::new(SourceId(0), start, text.len()),
                    text: None,
                    strong: *strong,
                }
            });
            let mut line = Line::plain(pieces.collect());
            line.look = look;
            line.number = number.take();
            lines.push(line);
        }
        text.push('\n');
        lines
    }
}
