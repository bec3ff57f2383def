//! Automatic numbers, as Word shows them.

use super::Broken;
use super::styles::Numbered;
use super::xml::{Event, Xml};
use crate::document::chinese;
use std::collections::HashMap;

/// How many levels a list has.
const LEVELS: usize = 9;

/// The lists of a document, and how far each has been counted.
#[derive(Default)]
pub struct Numbering {
    /// The levels of each abstract list.
    forms: HashMap<String, Vec<Level>>,
    /// Which abstract list a list follows, and where its levels start otherwise.
    lists: HashMap<String, List>,
    /// By abstract list: what each level stands at.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

#[derive(Clone, Default)]
struct List {
    form: String,
    starts: HashMap<usize, u32>,
    begun: bool,
}

/// A level of a list.
#[derive(Clone)]
struct Level {
    start: u32,
    format: String,
    /// `（%1）`
    text: String,
    /// Numbers of higher levels are shown as plain digits.
    legal: bool,
    /// After which level it starts again; 0 never does.
    restart: Option<usize>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
            legal: false,
            restart: None,
        }
    }
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(text: &str) -> Result<Self, Broken> {
        let mut numbering = Self::default();
        let mut xml = Xml::new(text);
        let (mut form, mut list, mut at) = (None, None, None);
        while let Some(event) = xml.next()? {
            let element = match event {
                Event::Start(element) => element,
                Event::End(name) => {
                    match name.as_str() {
                        "abstractNum" => form = None,
                        "num" => list = None,
                        "lvl" | "lvlOverride" => at = None,
                        _ => {}
                    }
                    continue;
                }
                Event::Text(_) => continue,
            };
            let value = element.value();
            match element.name().as_str() {
                "abstractNum" => form = element.attribute("abstractNumId"),
                "num" => list = element.attribute("numId"),
                "abstractNumId" => {
                    if let (Some(list), Some(form)) = (&list, value) {
                        numbering.lists.entry(list.clone()).or_default().form = form;
                    }
                }
                "lvl" | "lvlOverride" => at = index(element.attribute("ilvl")),
                "startOverride" => {
                    if let (Some(list), Some(at), Some(start)) = (&list, at, number(value)) {
                        let list = numbering.lists.entry(list.clone()).or_default();
                        list.starts.insert(at, start);
                    }
                }
                name => {
                    if let (Some(form), Some(at)) = (&form, at) {
                        let levels = numbering.forms.entry(form.clone()).or_default();
                        levels.resize_with(levels.len().max(at + 1), Level::default);
                        levels[at].set(name, value, element.is_on());
                    }
                }
            }
        }
        Ok(numbering)
    }

    /// The number of the next paragraph of a list.
    pub fn next(&mut self, numbered: &Numbered) -> Option<String> {
        let list = self.lists.get_mut(numbered.list.as_ref()?)?;
        let at = numbered.level.unwrap_or(0);
        let levels = self.forms.get(&list.form)?;
        let level = levels.get(at)?;
        let counts = self.counts.entry(list.form.clone()).or_default();
        if !std::mem::replace(&mut list.begun, true) {
            for level in list.starts.keys().filter(|level| **level < LEVELS) {
                counts[*level] = None;
            }
        }
        let start = |at: usize| {
            let own = list.starts.get(&at).copied();
            own.unwrap_or_else(|| levels.get(at).map_or(1, |level| level.start))
        };
        counts[at] = Some(counts[at].map_or(start(at), |count| count.saturating_add(1)));
        for (deeper, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let restart = levels.get(deeper).and_then(|level| level.restart);
            if restart.is_none_or(|after| at < after) {
                *count = None;
            }
        }
        if matches!(level.format.as_str(), "bullet" | "none") {
            return None;
        }
        let shown = |other: usize| {
            let count = counts[other].unwrap_or_else(|| start(other));
            let format = levels
                .get(other)
                .map_or("decimal", |level| level.format.as_str());
            let format = if level.legal { "decimal" } else { format };
            written(count, format)
        };
        let text = filled(&level.text, &shown);
        (!text.trim().is_empty()).then_some(text)
    }
}

impl Level {
    fn set(&mut self, name: &str, value: Option<String>, on: bool) {
        match name {
            "start" => self.start = number(value).unwrap_or(1),
            "numFmt" => self.format = value.unwrap_or_default(),
            "lvlText" => self.text = value.unwrap_or_default(),
            "isLgl" => self.legal = on,
            "lvlRestart" => self.restart = number(value).map(|level| level as usize),
            _ => {}
        }
    }
}

/// `pattern` with the number of a level for each `%1`.
fn filled(pattern: &str, shown: &dyn Fn(usize) -> String) -> String {
    let mut text = String::new();
    let mut characters = pattern.chars().peekable();
    while let Some(found) = characters.next() {
        let level = characters.peek().and_then(|next| next.to_digit(10));
        match (found, level) {
            ('%', Some(level @ 1..=9)) => {
                characters.next();
                text += &shown(level as usize - 1);
            }
            // Signs of symbol fonts are none in any other.
            ('\u{e000}'..='\u{f8ff}', _) => {}
            _ => text.push(found),
        }
    }
    text
}

fn index(value: Option<String>) -> Option<usize> {
    let at: usize = value?.parse().ok()?;
    (at < LEVELS).then_some(at)
}

fn number(value: Option<String>) -> Option<u32> {
    value?.parse().ok()
}

/// A number as a format of Word writes it.
fn written(count: u32, format: &str) -> String {
    let sign = |first: u32, most: u32| {
        let sign = (1..=most)
            .contains(&count)
            .then(|| char::from_u32(first + count - 1));
        sign.flatten().map(String::from)
    };
    let found = match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "chineseLegalSimplified" => Some(chinese(count as usize)),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => {
            Some(digits(count))
        }
        "ideographTraditional" => nth("甲乙丙丁戊己庚辛壬癸", count),
        "ideographZodiac" => nth("子丑寅卯辰巳午未申酉戌亥", count),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => sign(0x2460, 20),
        "decimalEnclosedParen" => sign(0x2474, 20),
        "decimalEnclosedFullstop" => sign(0x2488, 20),
        "ideographEnclosedCircle" => sign(0x3280, 10),
        "decimalFullWidth" | "decimalFullWidth2" => {
            let wide = |digit: char| char::from_u32(digit as u32 + 0xfee0).unwrap_or(digit);
            Some(count.to_string().chars().map(wide).collect())
        }
        "decimalZero" => Some(format!("{count:02}")),
        "upperLetter" => Some(letters(count, b'A')),
        "lowerLetter" => Some(letters(count, b'a')),
        "upperRoman" => Some(roman(count)),
        "lowerRoman" => Some(roman(count).to_lowercase()),
        "none" => Some(String::new()),
        _ => None,
    };
    found.unwrap_or_else(|| count.to_string())
}

fn nth(signs: &str, count: u32) -> Option<String> {
    let sign = signs.chars().nth(count.checked_sub(1)? as usize)?;
    Some(sign.to_string())
}

/// 〇一二: digit by digit.
fn digits(count: u32) -> String {
    let digits = count.to_string();
    digits
        .bytes()
        .filter_map(|digit| {
            "〇一二三四五六七八九"
                .chars()
                .nth(usize::from(digit - b'0'))
        })
        .collect()
}

/// A … Z, AA, BB …
fn letters(count: u32, first: u8) -> String {
    let count = count.saturating_sub(1);
    let letter = char::from(first + (count % 26) as u8);
    let times = (count / 26 + 1).min(8) as usize;
    letter.to_string().repeat(times)
}

fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count > 3999 {
        return count.to_string();
    }
    let (mut text, mut rest) = (String::new(), count);
    for (size, sign) in SIGNS {
        while rest >= size {
            text.push_str(sign);
            rest -= size;
        }
    }
    text
}
