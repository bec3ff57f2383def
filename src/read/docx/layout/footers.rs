//! What stands at the foot of pages, or at their head: the number of the page.

use super::super::Broken;
use super::super::xml::{Element, Event, Xml};
use super::drawn::{self, Shape, ShapeKind};
use super::looks::{Looks, ParagraphLook, RunLook};
use super::styles::Sheet;

/// A header or a footer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footer {
    /// It shows the number of the page.
    pub numbered: bool,
    /// What else stands in it.
    pub text: String,
    /// How the paragraph of the number is set.
    pub set: ParagraphLook,
    /// How the number is set.
    pub look: RunLook,
    /// The text box that the number stands in.
    pub shape: Option<Shape>,
    /// The number stands in a table, whose place is not read.
    pub in_table: bool,
    /// Tabs hold what stands in it.
    pub tabbed: bool,
    /// Something is drawn in it beside the box of its number.
    pub drawn: bool,
    /// Paragraphs that stand in no text box.
    pub lines: usize,
}

/// True where odd and even pages have their own.
pub fn even_and_odd(settings: &str) -> Result<bool, Broken> {
    let mut xml = Xml::new(settings);
    while let Some(event) = xml.next()? {
        if let Event::Start(element) = event
            && element.name() == "evenAndOddHeaders"
        {
            return Ok(element.is_on());
        }
    }
    Ok(false)
}

/// Reads the part of a header or a footer.
pub fn read(text: &str, styles: &Sheet) -> Result<Footer, Broken> {
    let mut xml = Xml::new(text);
    let mut reader = Reader::new(styles);
    // The second of what Word gives twice, for programs that know no shapes.
    let mut left_out = 0_usize;
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(element) if left_out > 0 || element.name() == "Fallback" => left_out += 1,
            Event::Start(element) => reader.start(&element),
            Event::End(_) if left_out > 0 => left_out -= 1,
            Event::End(name) => reader.end(&name),
            Event::Text(text) if left_out == 0 => reader.text(&text),
            Event::Text(_) => {}
        }
    }
    Ok(reader.footer)
}

struct Reader<'s> {
    styles: &'s Sheet,
    footer: Footer,
    drawn: drawn::Reader,
    style: Looks,
    own: Looks,
    run: Looks,
    in_paragraph: bool,
    in_run: bool,
    code: bool,
    words: bool,
    /// Tables and text boxes that are open.
    tables: usize,
    boxes: usize,
}

impl<'s> Reader<'s> {
    fn new(styles: &'s Sheet) -> Self {
        Self {
            styles,
            footer: Footer::default(),
            drawn: drawn::Reader::default(),
            style: styles.paragraph(None),
            own: Looks::default(),
            run: Looks::default(),
            in_paragraph: false,
            in_run: false,
            code: false,
            words: false,
            tables: 0,
            boxes: 0,
        }
    }

    fn start(&mut self, element: &Element<'_>) {
        let name = element.name();
        self.drawn.start(&name, element, 0);
        match name.as_str() {
            "p" => {
                (self.style, self.own) = (self.styles.paragraph(None), Looks::default());
                self.footer.lines += usize::from(self.boxes == 0);
            }
            "r" => self.run = Looks::default(),
            "pPr" => self.in_paragraph = true,
            "rPr" => self.in_run = true,
            "pStyle" => self.style = self.styles.paragraph(element.value().as_deref()),
            "rStyle" if !self.in_paragraph => {
                self.run = self.styles.looks(element.value().as_deref());
            }
            "tab" | "ptab" if !self.in_paragraph => self.footer.tabbed = true,
            "instrText" => self.code = true,
            "t" => self.words = true,
            "tbl" => self.tables += 1,
            "txbxContent" => self.boxes += 1,
            "fldSimple" => {
                let code = element.attribute("instr");
                if code.is_some_and(|code| is_page(&code)) {
                    self.footer.numbered = true;
                    self.place();
                }
            }
            name if self.in_run && !self.in_paragraph => self.run.run.take(name, element),
            name if self.in_paragraph && !self.in_run => self.own.paragraph.take(name, element),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(shape) = self.drawn.end(name) {
            self.footer.drawn |= shape.kind != ShapeKind::Text;
        }
        match name {
            "pPr" => self.in_paragraph = false,
            "rPr" => self.in_run = false,
            "instrText" => self.code = false,
            "t" => self.words = false,
            "tbl" => self.tables = self.tables.saturating_sub(1),
            "txbxContent" => self.boxes = self.boxes.saturating_sub(1),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.code && is_page(text) {
            self.footer.numbered = true;
            self.footer.look = self.run.run.over(&self.style.run);
            self.place();
        } else if self.words {
            self.footer.text.push_str(text);
            if self.footer.numbered && self.footer.look == RunLook::default() {
                self.footer.look = self.run.run.over(&self.style.run);
            }
        } else {
            self.drawn.text(text);
        }
    }

    /// Where the number stands that was just met.
    fn place(&mut self) {
        self.footer.set = self.own.paragraph.over(&self.style.paragraph);
        self.footer.shape = self.drawn.open().cloned();
        self.footer.in_table = self.tables > 0;
    }
}

fn is_page(code: &str) -> bool {
    code.split_whitespace()
        .any(|word| word.eq_ignore_ascii_case("PAGE"))
}
