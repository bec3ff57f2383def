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
    pub underlined: Option<bool>,
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
    /// It stands in a frame: `outside`, `center` …, or nothing where that is held otherwise.
    pub frame: Option<String>,
    /// From the edges of the type area.
    pub left: Edge,
    pub right: Edge,
    /// The room above and below.
    pub before: Option<Room>,
    pub after: Option<Room>,
    /// Lines over and under it.
    pub top: Option<Border>,
    pub bottom: Option<Border>,
}

/// Room between paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Twips(i32),
    /// Said in lines, or left to the program.
    Lines,
}

/// How far in, in hundredths of a character and in twips.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    pub characters: Option<i32>,
    pub twips: Option<i32>,
}

/// A line that is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Border {
    /// In eighths of a point; 0 where there is none.
    pub size: Option<i32>,
    /// `FF0000`, `auto`, a name.
    pub colour: Option<String>,
}

impl Border {
    /// What `w:top` and the like say.
    pub fn of(element: &Element<'_>) -> Self {
        let size = number(element, "sz");
        Self {
            size: if element.is_on() && element.value().as_deref() != Some("nil") {
                size
            } else {
                Some(0)
            },
            colour: element.attribute("color"),
        }
    }
}

impl Edge {
    /// Zero where nothing is said.
    pub fn is_none(self) -> bool {
        self.characters.unwrap_or(0) == 0 && self.twips.unwrap_or(0) == 0
    }

    fn take(&mut self, element: &Element<'_>, names: [&str; 2]) {
        for name in names {
            let characters = number(element, &format!("{name}Chars"));
            self.characters = characters.or(self.characters);
            self.twips = number(element, name).or(self.twips);
        }
    }

    fn over(self, base: Self) -> Self {
        Self {
            characters: self.characters.or(base.characters),
            twips: self.twips.or(base.twips),
        }
    }
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
            "u" => self.underlined = Some(element.is_on()),
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
            underlined: self.underlined.or(base.underlined),
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
                self.left.take(element, ["left", "start"]);
                self.right.take(element, ["right", "end"]);
            }
            "top" => self.top = Some(Border::of(element)),
            "bottom" => self.bottom = Some(Border::of(element)),
            "spacing" => {
                self.line = number(element, "line").or(self.line);
                self.rule = element.attribute("lineRule").or(self.rule.take());
                let room = |name: &str| {
                    let lines = number(element, &format!("{name}Lines"));
                    let automatic = element.attribute(&format!("{name}Autospacing"));
                    let automatic = automatic.is_some_and(|on| on != "0" && on != "false");
                    match lines.is_some_and(|lines| lines > 0) || automatic {
                        true => Some(Room::Lines),
                        false => number(element, name).map(Room::Twips),
                    }
                };
                self.before = room("before").or(self.before);
                self.after = room("after").or(self.after);
            }
            "snapToGrid" => self.snaps = Some(element.is_on()),
            "keepNext" => self.keeps_next = Some(element.is_on()),
            "pageBreakBefore" => self.page_break_before = Some(element.is_on()),
            "outlineLvl" => self.outline = element.value().and_then(|level| level.parse().ok()),
            "framePr" => self.frame = Some(element.attribute("xAlign").unwrap_or_default()),
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
            left: self.left.over(base.left),
            right: self.right.over(base.right),
            before: self.before.or(base.before),
            after: self.after.or(base.after),
            top: self.top.clone().or_else(|| base.top.clone()),
            bottom: self.bottom.clone().or_else(|| base.bottom.clone()),
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
