//! The styles of a document: which are titles and headings, and which bring a number.

use super::Broken;
use super::xml::{Event, Xml};
use crate::read::sheet::Look;
use std::collections::HashMap;

/// Styles by id.
#[derive(Default)]
pub struct Styles {
    all: HashMap<String, Style>,
}

/// What a style says of a paragraph.
#[derive(Clone, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    level: Option<u8>,
    number: Numbered,
    bold: bool,
}

/// Which list a paragraph is an item of, and how deep; as far as it is said here.
#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub struct Numbered {
    pub list: Option<String>,
    pub level: Option<usize>,
}

/// A style is based on another, and that on another, so many times at most.
const CHAIN: usize = 16;

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(text: &str) -> Result<Self, Broken> {
        let mut styles = Self::default();
        let mut xml = Xml::new(text);
        let (mut id, mut style) = (None, Style::default());
        while let Some(event) = xml.next()? {
            match event {
                Event::Start(element) => match element.name().as_str() {
                    "style" => {
                        id = element.attribute("styleId");
                        style = Style::default();
                    }
                    "name" => style.name = element.value().unwrap_or_default().to_lowercase(),
                    "basedOn" => style.based_on = element.value(),
                    "outlineLvl" => style.level = level(element.value()),
                    "numId" => style.number.list = element.value(),
                    "ilvl" => style.number.level = element.value().and_then(|at| at.parse().ok()),
                    "b" => style.bold = element.is_on(),
                    _ => {}
                },
                Event::End(name) if name == "style" => {
                    let style = std::mem::take(&mut style);
                    styles.all.extend(id.take().map(|id| (id, style)));
                }
                Event::End(_) | Event::Text(_) => {}
            }
        }
        Ok(styles)
    }

    /// A style and those that it is based on.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let first = self.all.get(id);
        let next = |style: &&Style| self.all.get(style.based_on.as_deref()?);
        std::iter::successors(first, next).take(CHAIN)
    }

    /// What a paragraph of style `id` looks like.
    pub fn look(&self, id: &str) -> Look {
        let named = |name: &str| match name {
            "title" | "标题" | "文件标题" | "公文标题" | "大标题" => Some(Look::Title),
            "caption" | "table caption" | "题注" => Some(Look::Caption),
            _ if name.starts_with("toc ") || name.starts_with("目录") => Some(Look::Margin),
            _ => {
                let rest = name
                    .strip_prefix("heading ")
                    .or(name.strip_prefix("标题 "))?;
                Some(Look::Heading(
                    rest.trim().parse().ok().filter(|at| (1..10).contains(at))?,
                ))
            }
        };
        let mut chain = self.chain(id);
        let look = chain.find_map(|style| {
            let level = style.level.map(Look::Heading);
            named(&style.name).or(level)
        });
        look.unwrap_or(Look::Plain)
    }

    /// True where the style sets its text in bold.
    pub fn is_bold(&self, id: &str) -> bool {
        self.chain(id).any(|style| style.bold)
    }

    /// The list that style `id` makes its paragraphs items of.
    pub fn number(&self, id: &str) -> Numbered {
        let mut number = Numbered::default();
        for style in self.chain(id) {
            number.list = number.list.or_else(|| style.number.list.clone());
            number.level = number.level.or(style.number.level);
        }
        number
    }
}

/// A level of the outline, from 1; 9 is that of running text.
pub fn level(value: Option<String>) -> Option<u8> {
    let level: u8 = value?.parse().ok()?;
    (level < 9).then_some(level + 1)
}
