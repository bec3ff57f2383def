//! The text itself: each paragraph with its style and what is said beyond, and where sections end.

use super::super::Broken;
use super::super::body::LEFT_OUT;
use super::super::xml::{Element, Event, Xml};
use super::drawn::Reader;
use super::looks::{Border, Looks, number};
use super::styles::Sheet;
use super::{Layout, Run, Section, Set, TableLook};

/// A footer that a section names.
pub struct NamedFooter {
    pub pages: String,
    pub relation: String,
}

/// Reads the main part.
pub struct Walk<'s> {
    styles: &'s Sheet,
    layout: Layout,
    named: Vec<(usize, NamedFooter)>,
    /// Paragraphs that are open: a text box stands inside another.
    open: Vec<Open>,
    /// Tables that are open, by their index.
    tables: Vec<usize>,
    /// Inside what holds no text: its name, and how many of that name are open.
    left_out: Option<(String, usize)>,
    in_paragraph: bool,
    in_run: bool,
    in_text: bool,
    in_table_lines: bool,
    drawn: Reader,
    section: Option<Section>,
    /// The first paragraph of the section that is open.
    first: usize,
    /// A break stands behind the last words: what follows begins a page.
    broken: bool,
}

/// A paragraph that is open.
#[derive(Default)]
struct Open {
    index: usize,
    style: Looks,
    own: Looks,
    run: Looks,
    end_size: Option<i32>,
}

impl<'s> Walk<'s> {
    /// Nothing read yet.
    pub fn new(styles: &'s Sheet) -> Self {
        Self {
            styles,
            layout: Layout::default(),
            named: Vec::new(),
            open: Vec::new(),
            tables: Vec::new(),
            left_out: None,
            in_paragraph: false,
            in_run: false,
            in_text: false,
            in_table_lines: false,
            drawn: Reader::default(),
            section: None,
            first: 0,
            broken: false,
        }
    }

    /// Reads the part `text`.
    pub fn read(&mut self, text: &str) -> Result<(), Broken> {
        let mut xml = Xml::new(text);
        while let Some(event) = xml.next()? {
            match event {
                Event::Start(element) => self.start(&element),
                Event::End(name) => self.end(&name),
                Event::Text(_) if self.left_out.is_some() => {}
                Event::Text(text) if self.in_text => self.text(&text),
                Event::Text(text) => self.drawn.text(&text),
            }
        }
        Ok(())
    }

    /// The layout, and the footers that its sections name.
    pub fn finish(self) -> (Layout, Vec<(usize, NamedFooter)>) {
        (self.layout, self.named)
    }

    fn start(&mut self, element: &Element<'_>) {
        let name = element.name();
        if let Some((outer, count)) = &mut self.left_out {
            *count += usize::from(*outer == name);
            return;
        }
        if LEFT_OUT.contains(&name.as_str()) || name == "sectPrChange" {
            self.left_out = Some((name, 1));
            return;
        }
        if let Some(section) = &mut self.section {
            let own = self.layout.sections.len();
            self.named
                .extend(of_section(section, &name, element).map(|footer| (own, footer)));
            return;
        }
        let open = self.open.last().map_or(0, |open| open.index);
        self.drawn.start(&name, element, open);
        match name.as_str() {
            "p" => self.begin(),
            "tbl" => {
                self.tables.push(self.layout.tables.len());
                self.layout.tables.push(TableLook {
                    first: self.layout.paragraphs.len(),
                    ..TableLook::default()
                });
            }
            "tr" => self.table(|table| table.rows += 1),
            "tblHeader" if element.is_on() => self.table(|table| table.repeats = true),
            "tblW" if element.attribute("type").as_deref() == Some("dxa") => {
                let width = number(element, "w");
                self.table(|table| table.lines.width = width);
            }
            "tblBorders" => self.in_table_lines = true,
            "tblStyle" | "tcBorders" => self.table(|table| table.lines.unsure = true),
            "top" | "bottom" | "insideH" if self.in_table_lines => {
                let line = Some(Border::of(element));
                self.table(|table| match name.as_str() {
                    "top" => table.lines.top = line,
                    "bottom" => table.lines.bottom = line,
                    _ => table.lines.inside = line,
                });
            }
            "sectPr" => {
                self.section = Some(Section {
                    first: self.first,
                    ..Section::default()
                });
            }
            "pPr" => self.in_paragraph = true,
            "rPr" => self.in_run = true,
            "t" => self.in_text = true,
            "br" if element.attribute("type").as_deref() == Some("page") => self.broken = true,
            _ => self.property(&name, element),
        }
    }

    fn property(&mut self, name: &str, element: &Element<'_>) {
        let (in_paragraph, in_run, styles) = (self.in_paragraph, self.in_run, self.styles);
        let Some(open) = self.open.last_mut() else {
            return;
        };
        match (name, in_paragraph, in_run) {
            ("r", ..) => open.run = Looks::default(),
            ("pStyle", ..) => open.style = styles.paragraph(element.value().as_deref()),
            ("rStyle", false, _) => open.run = styles.looks(element.value().as_deref()),
            // That of the end of the paragraph: an empty one is as high.
            ("sz", true, true) => open.end_size = number(element, "val"),
            (_, true, false) => open.own.paragraph.take(name, element),
            (_, false, true) => open.run.run.take(name, element),
            _ => {}
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
        self.layout.shapes.extend(self.drawn.end(name));
        match name {
            "p" => self.finish_paragraph(),
            "tblBorders" => self.in_table_lines = false,
            "tbl" => {
                self.tables.pop();
            }
            "sectPr" => self.end_section(),
            "pPr" => self.in_paragraph = false,
            "rPr" => self.in_run = false,
            "t" => self.in_text = false,
            _ => {}
        }
    }

    fn begin(&mut self) {
        let index = self.layout.paragraphs.len();
        let afloat = !self.open.is_empty();
        self.open.push(Open {
            index,
            style: self.styles.paragraph(None),
            ..Open::default()
        });
        self.layout.paragraphs.push(Set {
            in_table: !self.tables.is_empty(),
            table: self.tables.last().copied(),
            afloat,
            ..Set::default()
        });
    }

    fn finish_paragraph(&mut self) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let set = &mut self.layout.paragraphs[open.index];
        set.look = open.own.paragraph.over(&open.style.paragraph);
        set.end_size = open.end_size.or(open.style.run.size);
        set.new_page |= set.look.page_break_before == Some(true);
        set.afloat |= set.look.frame.is_some();
    }

    fn end_section(&mut self) {
        self.layout.sections.extend(self.section.take());
        self.first = self.layout.paragraphs.len();
        // That of a paragraph ends with it; a new one begins a page but where it says otherwise.
        self.broken = true;
    }

    fn text(&mut self, text: &str) {
        let broken = std::mem::take(&mut self.broken);
        let Some(open) = self.open.last() else {
            return;
        };
        let look = open.run.run.over(&open.style.run);
        let set = &mut self.layout.paragraphs[open.index];
        set.new_page |= broken && set.runs.is_empty();
        match set.runs.last_mut() {
            Some(last) if last.look == look => last.text.push_str(text),
            _ => set.runs.push(Run {
                text: text.to_owned(),
                look,
            }),
        }
    }

    fn table(&mut self, change: impl FnOnce(&mut TableLook)) {
        let table = self.tables.last().copied();
        if let Some(table) = table.and_then(|at| self.layout.tables.get_mut(at)) {
            change(table);
        }
    }
}

/// What an element of `w:sectPr` says; a footer that it names.
fn of_section(section: &mut Section, name: &str, element: &Element<'_>) -> Option<NamedFooter> {
    let twips = |name: &str| number(element, name);
    match name {
        "pgSz" => section.paper = twips("w").zip(twips("h")),
        "pgMar" => {
            let gutter = twips("gutter").unwrap_or(0);
            section.foot = twips("footer");
            let edges = ["top", "right", "bottom", "left"].map(twips);
            if let [Some(top), Some(right), Some(bottom), Some(left)] = edges {
                section.margins = Some([top.abs(), right, bottom.abs(), left + gutter]);
            }
        }
        "docGrid" => {
            let kind = element.attribute("type");
            let has = |kinds: &[&str]| kind.as_deref().is_some_and(|kind| kinds.contains(&kind));
            if has(&["lines", "linesAndChars", "snapToChars"]) {
                section.grid = twips("linePitch");
            }
            if has(&["linesAndChars", "snapToChars"]) {
                section.spread = Some(twips("charSpace").unwrap_or(0));
            }
        }
        "pgNumType" => section.number_format = element.attribute("fmt"),
        "titlePg" => section.first_differs = element.is_on(),
        "footerReference" | "headerReference" => {
            return Some(NamedFooter {
                pages: element.attribute("type").unwrap_or_default(),
                relation: element.attribute("id")?,
            });
        }
        _ => {}
    }
    None
}
