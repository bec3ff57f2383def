//! The properties of paragraphs and runs, as far as they are said in one place.

use super::super::xml::Element;

/// A font, as it is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Face {
    Named(String),
    /// That of the theme, whatever it is.
    Theme,
}

/// How characters are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunLook {
    /// Of Chinese characters.
    pub chinese: Option<Face>,
    /// Of letters and digits.
    pub latin: Option<Face>,
    /// What is in both kinds of fonts, as “ and —, comes in the Chinese one.
    pub hint: Option<bool>,
    /// In half points.
    pub size: Option<i32>,
    pub bold: Option<bool>,
    pub colour: Option<String>,
    /// Added to the width of each character, in twips.
    pub spacing: Option<i32>,
}

/// How a paragraph is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParagraphLook {
    pub align: Option<String>,
    /// Of the first line, in hundredths of a character and in twips.
    pub indent_characters: Option<i32>,
    pub indent: Option<i32>,
    /// The height of a line, and how it is meant: `auto`, `exact`, `atLeast`.
    pub line: Option<i32>,
    pub rule: Option<String>,
    pub snaps: Option<bool>,
    pub keeps_next: Option<bool>,
    pub page_break_before: Option<bool>,
    /// The level of the outline, from 0; 9 is that of running text.
    pub outline: Option<u8>,
    pub frame: Option<String>,
}

/// Both, as one place says them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    pub run: RunLook,
    pub paragraph: ParagraphLook,
}

impl RunLook {
    /// Takes in what an element of `w:rPr` says.
    pub fn take(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "rFonts" => {
                let face = |theme: &str, own: &str| {
                    let theme = element.attribute(theme).map(|_| Face::Theme);
                    theme.or_else(|| element.attribute(own).map(Face::Named))
                };
                self.chinese = face("eastAsiaTheme", "eastAsia").or(self.chinese.take());
                let latin = face("hAnsiTheme", "hAnsi").or_else(|| face("asciiTheme", "ascii"));
                self.latin = latin.or(self.latin.take());
                let hint = element.attribute("hint").map(|hint| hint == "eastAsia");
                self.hint = hint.or(self.hint);
            }
            "sz" => self.size = number(element, "val").or(self.size),
            "b" => self.bold = Some(element.is_on()),
            "color" => self.colour = element.value(),
            "spacing" => self.spacing = number(element, "val").or(self.spacing),
            _ => {}
        }
    }

    /// What is not said here is as `base` says it.
    pub fn over(&self, base: &Self) -> Self {
        Self {
            chinese: self.chinese.clone().or_else(|| base.chinese.clone()),
            latin: self.latin.clone().or_else(|| base.latin.clone()),
            hint: self.hint.or(base.hint),
            size: self.size.or(base.size),
            bold: self.bold.or(base.bold),
            colour: self.colour.clone().or_else(|| base.colour.clone()),
            spacing: self.spacing.or(base.spacing),
        }
    }
}

impl ParagraphLook {
    /// Takes in what an element of `w:pPr` says.
    pub fn take(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "jc" => self.align = element.value(),
            "ind" => {
                let signed = |ahead: &str, back: &str| {
                    let back = number(element, back).filter(|twips| *twips != 0);
                    back.map(|twips| -twips).or(number(element, ahead))
                };
                let characters = signed("firstLineChars", "hangingChars");
                self.indent_characters = characters.or(self.indent_characters);
                self.indent = signed("firstLine", "hanging").or(self.indent);
            }
            "spacing" => {
                self.line = number(element, "line").or(self.line);
                self.rule = element.attribute("lineRule").or(self.rule.take());
            }
            "snapToGrid" => self.snaps = Some(element.is_on()),
            "keepNext" => self.keeps_next = Some(element.is_on()),
            "pageBreakBefore" => self.page_break_before = Some(element.is_on()),
            "outlineLvl" => self.outline = element.value().and_then(|level| level.parse().ok()),
            "framePr" => self.frame = element.attribute("xAlign"),
            _ => {}
        }
    }

    /// What is not said here is as `base` says it.
    pub fn over(&self, base: &Self) -> Self {
        let other =
            |own: &Option<String>, base: &Option<String>| own.clone().or_else(|| base.clone());
        Self {
            align: other(&self.align, &base.align),
            indent_characters: self.indent_characters.or(base.indent_characters),
            indent: self.indent.or(base.indent),
            line: self.line.or(base.line),
            rule: other(&self.rule, &base.rule),
            snaps: self.snaps.or(base.snaps),
            keeps_next: self.keeps_next.or(base.keeps_next),
            page_break_before: self.page_break_before.or(base.page_break_before),
            outline: self.outline.or(base.outline),
            frame: other(&self.frame, &base.frame),
        }
    }
}

impl Looks {
    /// What is not said here is as `base` says it.
    pub fn over(&self, base: &Self) -> Self {
        Self {
            run: self.run.over(&base.run),
            paragraph: self.paragraph.over(&base.paragraph),
        }
    }
}

/// No length of a page is beyond, in twips: what is typed can be anything, and sums and products of
/// what is read fit.
const BEYOND: i64 = 40_000;

/// A length or a count; of a fraction, the whole part.
pub fn number(element: &Element<'_>, name: &str) -> Option<i32> {
    let text = element.attribute(name)?;
    let whole: i64 = text.split('.').next()?.trim().parse().ok()?;
    i32::try_from(whole.clamp(-BEYOND, BEYOND)).ok()
}
