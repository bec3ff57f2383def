//! What a number is for, by what stands around it.

use super::scan::{Scan, ascii_digits, digit};
use super::{Form, Measure, Number, Role};
use crate::record::Decimal;

/// Marks between the ends of a range.
const RANGE: [&str; 9] = ["～", "~", "—", "–", "-", "－", "−", "至", "到"];

impl Scan<'_> {
    /// Says what `number` is for, as far as its own surroundings tell.
    pub fn settle(&self, number: &mut Number) {
        let (head, tail) = (
            &self.text[..number.digits.start],
            &self.text[number.digits.end..],
        );
        let at = number.digits.start;
        if let Some(role) = self.enclosed(at) {
            return become_bare(number, role);
        }
        if let Some(role) = self.ordinal(head, tail) {
            return become_bare(number, role);
        }
        if let Some((role, length)) = self.calendar(number, tail) {
            become_bare(number, role);
            number.range.end = number.digits.end + length;
            return;
        }
        if number.form == Form::Han {
            return;
        }
        let word = &self.text[number.digits.clone()];
        if let Some(role) = self.token(number, word, head, tail) {
            become_bare(number, role);
        }
    }

    /// 第3次, 第三十四条
    fn ordinal(&self, head: &str, tail: &str) -> Option<Role> {
        if !head.trim_end_matches(' ').ends_with('第') {
            return None;
        }
        let article = tail.starts_with(['条', '款', '章', '节', '篇']);
        Some(if article {
            Role::Article
        } else {
            Role::Ordinal
        })
    }

    /// Years, months, days and hours, and how many bytes behind the digits belong to them.
    fn calendar(&self, number: &Number, tail: &str) -> Option<(Role, usize)> {
        let value: u32 = (number.value.scale() == 0 && number.power == 0)
            .then(|| number.value.to_string().parse().ok())
            .flatten()?;
        let digits = number.digits.len();
        let han = number.form == Form::Han;
        let tail = tail
            .strip_prefix(' ')
            .filter(|rest| rest.starts_with(['年', '月', '日']))
            .unwrap_or(tail);
        let spaces = self.text[number.digits.end..].len() - tail.len();
        let character = tail.chars().next();
        let rest = tail
            .get(character.map_or(0, char::len_utf8)..)
            .unwrap_or_default();
        let last = self.found.last();
        let touches =
            |role| last.is_some_and(|last| last.role == role && self.gap(last, number).is_empty());
        let length = |word: &str| spaces + word.len();
        match character {
            Some('年') if (1900..=2100).contains(&value) && (han || digits == 4) => {
                let word = if rest.starts_with('度') {
                    "年度"
                } else {
                    "年"
                };
                Some((Role::Year, length(word)))
            }
            Some('月') if (1..=12).contains(&value) => {
                let word = if rest.starts_with('份') {
                    "月份"
                } else {
                    "月"
                };
                Some((Role::Date, length(word)))
            }
            Some('日' | '号') if touches(Role::Date) => Some((Role::Date, length("日"))),
            Some('日')
                if (1..=31).contains(&value) && !rest.starts_with(['内', '以', '之']) && !han =>
            {
                Some((Role::Date, length("日")))
            }
            Some('时' | '点')
                if value <= 24 && !rest.starts_with(['间', '期', '代', '长', '位']) =>
            {
                let clock = rest
                    .starts_with(['半', '整', '许', '前', '后', '钟', '至', '到', '，', '。'])
                    || rest.starts_with(|next| digit(next).is_some())
                    || touches(Role::Date);
                clock.then_some((Role::Time, length("时")))
            }
            Some('分') if touches(Role::Time) => Some((Role::Time, length("分"))),
            Some('届') if han => Some((Role::Ordinal, length("届"))),
            _ if !han && digits == 4 && (1990..=2100).contains(&value) => {
                self.bare_year(number, tail)
            }
            _ => None,
        }
    }

    /// `2021—2025年`, `2024版`, `2023持续推进…`: a year without 年.
    fn bare_year(&self, number: &Number, tail: &str) -> Option<(Role, usize)> {
        let range = RANGE.iter().find_map(|mark| tail.strip_prefix(mark));
        let range = range
            .map(ascii_digits)
            .is_some_and(|(other, _)| other.len() == 4);
        let joined = self
            .found
            .last()
            .is_some_and(|last| last.role == Role::Year && RANGE.contains(&self.gap(last, number)));
        let edition = tail.starts_with('版');
        let head = &self.text[..number.digits.start];
        if head.ends_with(['/', '／', '÷']) {
            return None;
        }
        let bare =
            number.unit.is_none() && !self.cell && number.power == 0 && number.loose.is_none();
        let year = range || joined || edition || bare && !tail.starts_with(['/', '／']);
        year.then_some((Role::Year, 0))
    }

    /// Headings, codes, telephones and parts of formulas.
    fn token(&self, number: &Number, word: &str, head: &str, tail: &str) -> Option<Role> {
        let at = number.digits.start;
        let (before, after) = (head.trim_end_matches(' '), tail.trim_start_matches(' '));
        // `+20%` is all that a cell says.
        let signed = self.cell && matches!(before, "+" | "＋") && !after.contains(['+', '＋', '×']);
        if !signed && before.ends_with(['+', '＋', '×']) || after.starts_with(['+', '＋', '×'])
        {
            return Some(Role::Name);
        }
        let latin = |character: char| {
            character.is_ascii_alphabetic() || matches!(character, '_' | '#' | '@')
        };
        let unit_latin = number.unit.is_some_and(|unit| unit.word.is_ascii());
        if head.ends_with(latin) || !unit_latin && tail.starts_with(latin) {
            return Some(Role::Code);
        }
        if tail.starts_with('号') {
            return Some(Role::DocumentNumber);
        }
        if self.is_heading(at, number, before, tail) {
            return Some(Role::Heading);
        }
        let version = number.unit.is_some_and(|unit| unit.word == "版") && number.value.scale() > 0;
        if version || tail.starts_with("版本") {
            return Some(Role::Code);
        }
        let whole = number.value.scale() == 0 && word.len() > 1;
        if whole && word.starts_with('0') && !self.cell {
            return Some(Role::Code);
        }
        let bare = number.unit.is_none() && number.power == 0 && number.loose.is_none();
        if !bare || self.cell {
            return None;
        }
        match word.len() {
            11 if word.starts_with('1') => Some(Role::Telephone),
            5 if word.starts_with("123") || word.starts_with("122") => Some(Role::Telephone),
            3 if matches!(word, "110" | "119" | "120" | "122") && !tail.starts_with(['/', '%']) => {
                Some(Role::Telephone)
            }
            length if length >= 7 && !word.contains(['.', ',']) => Some(Role::Code),
            _ => None,
        }
    }

    /// `1.`, `1、`, `（1）` where an item begins.
    fn is_heading(&self, at: usize, number: &Number, before: &str, tail: &str) -> bool {
        let short =
            number.value.scale() == 0 && number.value.is_below(100) && number.unit.is_none();
        if !short {
            return false;
        }
        let point = tail.starts_with(['.', '．', '、']) && self.opens(at);
        let opened = before.strip_suffix(['（', '(']);
        let bracket =
            opened.is_some_and(|ahead| self.opens(ahead.len())) && tail.starts_with(['）', ')']);
        point || bracket || tail.starts_with([')', '）']) && self.opens(at)
    }

    /// What `number` tells of the one ahead of it, and that of it: ranges, lists, codes in pieces.
    pub fn look_back(&mut self, number: &mut Number) {
        let Some(last) = self.found.last() else {
            return;
        };
        if last.range.end + 4 < number.digits.start {
            return;
        }
        let gap = self.gap(last, number).trim().to_owned();
        let bare = last.role == Role::Quantity && last.unit.is_none();
        let dated = matches!(
            number.role,
            Role::Year | Role::Date | Role::Time | Role::Ordinal | Role::Article
        );
        let pieces = matches!(gap.as_str(), "-" | "/" | "－" | "—");
        let code = |role| matches!(role, Role::Code | Role::Telephone);
        let mut ahead = last.role;
        if pieces
            && number.role == Role::Code
            && matches!(last.role, Role::Quantity | Role::Year | Role::Code)
        {
            ahead = Role::Code;
        } else if pieces && code(last.role) && !number.is_percent() {
            become_bare(number, last.role);
        } else if RANGE.contains(&gap.as_str()) {
            match (number.role, last.role) {
                _ if dated && bare => ahead = number.role,
                (Role::Quantity, Role::Quantity) if compatible(last, number) => {
                    ahead = Role::Bound;
                    number.role = Role::Bound;
                }
                (Role::Quantity, Role::Article | Role::Ordinal) => number.role = last.role,
                _ => {}
            }
        } else if gap == "、" {
            match (number.role, last.role) {
                _ if dated && bare => ahead = number.role,
                (Role::Quantity | Role::Word, Role::Ordinal | Role::Article) => {
                    number.role = last.role
                }
                _ => {}
            }
        }
        if let Some(last) = self.found.last_mut() {
            last.role = ahead;
        }
    }

    /// What stands between two numbers.
    fn gap(&self, last: &Number, number: &Number) -> &str {
        self.text
            .get(last.range.end..number.digits.start)
            .unwrap_or("?")
    }
}

/// Two ends of one range: the unit may be left out of the first.
fn compatible(first: &Number, second: &Number) -> bool {
    first.unit.is_none() || first.unit == second.unit
}

/// A number that counts nothing: what was taken for its unit is none.
fn become_bare(number: &mut Number, role: Role) {
    let counted = matches!(role, Role::Title | Role::Name | Role::Ordinal);
    number.role = role;
    if !counted || number.measure() == Some(Measure::Percent) {
        number.range.end = number.digits.end;
        number.unit = None;
    }
    if role == Role::Year && number.value < Decimal::from(1) {
        number.role = Role::Code;
    }
}
