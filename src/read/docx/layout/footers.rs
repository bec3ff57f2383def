//! What stands at the foot of pages, or at their head: the number of the page.

use super::super::Broken;
use super::super::xml::{Event, Xml};
use super::looks::{Looks, RunLook};
use super::styles::Sheet;

/// A header or a footer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footer {
    /// It shows the number of the page.
    pub numbered: bool,
    /// What else stands in it.
    pub text: String,
    /// Where it is set, as far as that can be told: `left`, `right`, `center`, `outside`.
    pub align: Option<String>,
    /// How the number is set.
    pub look: RunLook,
    /// The number stands in a text box or a table, whose place is not read.
    pub afloat: bool,
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
    let mut footer = Footer::default();
    let mut xml = Xml::new(text);
    let mut style = styles.paragraph(None);
    let (mut own, mut run) = (Looks::default(), Looks::default());
    let (mut in_paragraph, mut in_run, mut code, mut words) = (false, false, false, false);
    // The second of what Word gives twice, for programs that know no shapes.
    let mut left_out = 0_usize;
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(element) => {
                let name = element.name();
                if name == "Fallback" || left_out > 0 {
                    left_out += 1;
                    continue;
                }
                match name.as_str() {
                    "p" => (style, own) = (styles.paragraph(None), Looks::default()),
                    "r" => run = Looks::default(),
                    "pPr" => in_paragraph = true,
                    "rPr" => in_run = true,
                    "pStyle" => style = styles.paragraph(element.value().as_deref()),
                    "rStyle" if !in_paragraph => {
                        run = styles.looks(element.value().as_deref());
                    }
                    "instrText" => code = true,
                    "t" => words = true,
                    "tbl" | "txbxContent" => footer.afloat = true,
                    "fldSimple" => {
                        let is_page = element
                            .attribute("instr")
                            .is_some_and(|code| is_page(&code));
                        footer.numbered |= is_page;
                    }
                    name if in_run && !in_paragraph => run.run.take(name, &element),
                    name if in_paragraph && !in_run => own.paragraph.take(name, &element),
                    _ => {}
                }
            }
            Event::Text(text) if left_out == 0 => {
                if code && is_page(&text) {
                    footer.numbered = true;
                    footer.look = run.run.over(&style.run);
                    let set = own.paragraph.over(&style.paragraph);
                    footer.align = set.frame.or(set.align);
                } else if words {
                    footer.text.push_str(&text);
                    if footer.numbered && footer.look == RunLook::default() {
                        footer.look = run.run.over(&style.run);
                        let set = own.paragraph.over(&style.paragraph);
                        footer.align = set.frame.or(set.align);
                    }
                }
            }
            Event::End(_) if left_out > 0 => left_out -= 1,
            Event::End(name) => match name.as_str() {
                "pPr" => in_paragraph = false,
                "rPr" => in_run = false,
                "instrText" => code = false,
                "t" => words = false,
                _ => {}
            },
            Event::Text(_) => {}
        }
    }
    Ok(footer)
}

fn is_page(code: &str) -> bool {
    code.split_whitespace()
        .any(|word| word.eq_ignore_ascii_case("PAGE"))
}
