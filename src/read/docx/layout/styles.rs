//! What styles say of the layout, each with those that it is based on.

use super::super::Broken;
use super::super::xml::{Event, Xml};
use super::looks::Looks;
use std::collections::HashMap;

/// A style is based on another, and that on another, so many times at most.
const CHAIN: usize = 16;

/// The styles of a document.
#[derive(Default)]
pub struct Sheet {
    defaults: Looks,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    all: HashMap<String, Style>,
}

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    looks: Looks,
}

impl Sheet {
    /// Reads `styles.xml`.
    pub fn read(text: &str) -> Result<Self, Broken> {
        let mut sheet = Self::default();
        let mut xml = Xml::new(text);
        let (mut id, mut style) = (None, Style::default());
        // Which properties are open, and the condition of a table's style that they hold under.
        let (mut run, mut paragraph, mut conditional) = (false, false, false);
        while let Some(event) = xml.next()? {
            match event {
                Event::Start(element) => match element.name().as_str() {
                    "style" => {
                        id = element.attribute("styleId");
                        style = Style::default();
                        let of_paragraphs =
                            element.attribute("type").as_deref() == Some("paragraph");
                        let on = |text: String| matches!(text.as_str(), "1" | "true" | "on");
                        if of_paragraphs && element.attribute("default").is_some_and(on) {
                            sheet.usual.clone_from(&id);
                        }
                    }
                    "basedOn" => style.based_on = element.value(),
                    "tblStylePr" => conditional = true,
                    "rPr" => run = true,
                    "pPr" => paragraph = true,
                    _ if conditional => {}
                    name => {
                        let looks = match id {
                            Some(_) => &mut style.looks,
                            None => &mut sheet.defaults,
                        };
                        if run {
                            looks.run.take(name, &element);
                        } else if paragraph {
                            looks.paragraph.take(name, &element);
                        }
                    }
                },
                Event::End(name) => match name.as_str() {
                    "style" => {
                        let style = std::mem::take(&mut style);
                        sheet.all.extend(id.take().map(|id| (id, style)));
                    }
                    "tblStylePr" => conditional = false,
                    "rPr" => run = false,
                    "pPr" => paragraph = false,
                    _ => {}
                },
                Event::Text(_) => {}
            }
        }
        Ok(sheet)
    }

    /// What a paragraph of style `id` looks like, the defaults of the document counted in.
    pub fn paragraph(&self, id: Option<&str>) -> Looks {
        let id = id.filter(|id| self.all.contains_key(*id));
        let own = self.looks(id.or(self.usual.as_deref()));
        own.over(&self.defaults)
    }

    /// What style `id` says, and those that it is based on.
    pub fn looks(&self, id: Option<&str>) -> Looks {
        let first = id.and_then(|id| self.all.get(id));
        let next = |style: &&Style| self.all.get(style.based_on.as_deref()?);
        let chain = std::iter::successors(first, next).take(CHAIN);
        chain.fold(Looks::default(), |own, style| own.over(&style.looks))
    }
}
