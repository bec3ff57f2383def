//! The walk over a text: where numbers stand, and what encloses them.

use super::around::{ahead, behind};
use super::groups::{grouped, is_group, spaced};
use super::{Form, Number, Role};
use crate::record::Decimal;
use std::ops::Range;

/// So many characters in quotes are a name: “15分钟政务服务圈”.
const SHORT: usize = 14;

/// Goes through a text once.
pub struct Scan<'t> {
    pub text: &'t str,
    pub cell: bool,
    /// How many 《 and 〔 are open.
    titles: usize,
    tortoises: usize,
    /// Where the name in quotes ends that is being read.
    name_ends: usize,
    pub found: Vec<Number>,
}

impl<'t> Scan<'t> {
    pub fn new(text: &'t str, cell: bool) -> Self {
        Self {
            text,
            cell,
            titles: 0,
            tortoises: 0,
            name_ends: 0,
            found: Vec::new(),
        }
    }

    /// The numbers in the order of the text.
    pub fn run(mut self) -> Vec<Number> {
        let mut at = 0;
        while let Some(character) = self.text[at..].chars().next() {
            let next = at + character.len_utf8();
            match character {
                '《' => self.titles += 1,
                '》' => self.titles = self.titles.saturating_sub(1),
                '〔' => self.tortoises += 1,
                '〕' => self.tortoises = self.tortoises.saturating_sub(1),
                '“' | '‘' => self.open_quote(next),
                '。' | '\n' => {
                    self.titles = 0;
                    self.tortoises = 0;
                }
                _ if digit(character).is_some() => {
                    at = self.arabic(at);
                    continue;
                }
                _ if super::han::is_numeral(character) => {
                    at = self.han(at);
                    continue;
                }
                _ => {}
            }
            at = next;
        }
        self.found
    }

    fn open_quote(&mut self, at: usize) {
        let mut inside = self.text[at..].char_indices().take(SHORT + 1);
        let end = inside.find_map(|(offset, character)| match character {
            '”' | '’' => Some(Some(at + offset)),
            '，' | '。' | '；' | '“' | '\n' => Some(None),
            _ => None,
        });
        if let Some(Some(end)) = end {
            self.name_ends = self.name_ends.max(end);
        }
    }

    /// What the place itself says of a number.
    pub fn enclosed(&self, at: usize) -> Option<Role> {
        if self.titles > 0 {
            Some(Role::Title)
        } else if self.tortoises > 0 {
            Some(Role::DocumentNumber)
        } else {
            (at < self.name_ends).then_some(Role::Name)
        }
    }

    /// Reads the Arabic number at `at`; gives where it ends.
    fn arabic(&mut self, at: usize) -> usize {
        if let Some((end, role)) = self.clock_or_calendar(at) {
            let role = self.enclosed(at).unwrap_or(role);
            return self.special(at..end, role);
        }
        let (end, typed) = self.digits(at);
        let start = self.sign(at);
        let typed = if start < at {
            format!("-{typed}")
        } else {
            typed
        };
        let Some(value) = Decimal::parse(&typed) else {
            let role = self.enclosed(at).unwrap_or(Role::Code);
            return self.special(at..end, role);
        };
        let behind = behind(&self.text[end..]);
        let loose = ahead(&self.text[..start]).or(behind.loose);
        self.add(Number {
            digits: start..end,
            range: start..end + behind.length,
            value,
            power: behind.power,
            unit: behind.unit,
            loose: behind.loose.filter(|_| loose.is_none()).or(loose),
            form: Form::Arabic,
            role: Role::Quantity,
        })
    }

    /// Adds a number whose worth does not matter.
    fn special(&mut self, range: Range<usize>, role: Role) -> usize {
        let end = range.end;
        self.found.push(Number {
            digits: range.clone(),
            range,
            value: Decimal::from(0),
            power: 0,
            unit: None,
            loose: None,
            form: Form::Arabic,
            role,
        });
        end
    }

    /// Settles what `number` is for, and keeps it.
    pub fn add(&mut self, mut number: Number) -> usize {
        self.settle(&mut number);
        self.look_back(&mut number);
        let end = number.range.end;
        self.found.push(number);
        end
    }

    /// The digits at `at`, with a point and with commas or blanks between thousands: where they end, in plain digits.
    fn digits(&self, at: usize) -> (usize, String) {
        let mut typed = String::new();
        let mut end = at;
        let mut points = 0;
        if let Some(to) = spaced(self.text, at, self.cell) {
            let digits = self.text[at..to].chars();
            typed.extend(digits.filter(char::is_ascii_digit));
            end = to;
        }
        loop {
            let rest = &self.text[end..];
            let Some(character) = rest.chars().next() else {
                break;
            };
            let behind = &rest[character.len_utf8()..];
            match character {
                _ if digit(character).is_some() => typed.extend(digit(character)),
                '.' | '．'
                    if starts_with_digit(behind) && !self.is_heading_point(at, end, behind) =>
                {
                    points += 1;
                    typed.push('.');
                }
                ',' | '，' if points == 0 && is_group(behind) => {
                    // `1,036`: not the end of a clause that goes on with three digits.
                    if character == '，' || !grouped(&typed, &self.text[at..end]) {
                        break;
                    }
                }
                _ => break,
            }
            end += character.len_utf8();
        }
        (end, typed)
    }

    /// `1.2024年…`: the point of a heading ahead of a year.
    fn is_heading_point(&self, at: usize, point: usize, behind: &str) -> bool {
        let short = point - at <= 2;
        let year = behind
            .get(..4)
            .is_some_and(|year| year.starts_with(['1', '2']))
            && behind.get(4..).is_some_and(|rest| rest.starts_with('年'));
        short && year && self.opens(at)
    }

    /// A minus sign ahead: where the number begins.
    fn sign(&self, at: usize) -> usize {
        let head = &self.text[..at];
        let Some(rest) = head.strip_suffix(['-', '－', '−']) else {
            return at;
        };
        let touching = self
            .found
            .last()
            .is_some_and(|last| last.range.end == rest.len());
        let word = rest
            .chars()
            .next_back()
            .is_some_and(|last| last.is_ascii_alphanumeric() || last == '-');
        if touching || word { at } else { rest.len() }
    }

    /// `2024-03-05`, `2024.3.5`, `15:37`: where it ends.
    fn clock_or_calendar(&self, at: usize) -> Option<(usize, Role)> {
        let (first, rest) = ascii_digits(&self.text[at..]);
        let mark = rest.chars().next()?;
        let (second, rest) = ascii_digits(&rest[mark.len_utf8()..]);
        let end = |rest: &str| self.text.len() - rest.len();
        let here = |text: &str, least: u32, most: u32| {
            text.parse()
                .is_ok_and(|number: u32| (least..=most).contains(&number))
        };
        match (mark, first.len(), second.len()) {
            (':' | '：', 1 | 2, 2) if here(first, 0, 24) && here(second, 0, 59) => {
                let seconds = rest.strip_prefix([':', '：']).map(ascii_digits);
                let rest = seconds
                    .filter(|(last, _)| last.len() == 2)
                    .map_or(rest, |(_, rest)| rest);
                Some((end(rest), Role::Time))
            }
            ('-' | '.' | '/', 4, 1 | 2) if here(first, 1900, 2100) && here(second, 1, 12) => {
                let third = rest.strip_prefix(mark).map(ascii_digits);
                match third {
                    Some((day, rest)) if day.len() <= 2 && here(day, 1, 31) => {
                        Some((end(rest), Role::Date))
                    }
                    None if mark == '-' => Some((end(rest), Role::Date)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// True where a heading or an item may begin: at the start or behind the end of a sentence.
    pub fn opens(&self, at: usize) -> bool {
        let head = self.text[..at].trim_end_matches([' ', '\u{3000}']);
        head.is_empty() && !self.cell || head.ends_with(['。', '；', '：', '\n', '！'])
    }
}

fn starts_with_digit(text: &str) -> bool {
    text.chars().next().and_then(digit).is_some()
}

/// The ASCII digits that `text` begins with, and the rest.
pub fn ascii_digits(text: &str) -> (&str, &str) {
    let end = text.bytes().take(20).take_while(u8::is_ascii_digit).count();
    text.split_at(end)
}

/// A digit, full-width ones too, as ASCII.
pub fn digit(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '０'..='９' => char::from_u32(u32::from(character) - u32::from('０') + u32::from('0')),
        _ => None,
    }
}
