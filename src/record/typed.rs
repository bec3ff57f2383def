//! A number as a clerk typed it, taken apart: what is the number, and what came with it.

use super::hanzi;

/// What was typed where a number belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    Number(Number),
    /// In Chinese characters; in digits.
    Hanzi(String),
    /// `10-20`
    Range,
    /// `1/2`
    Fraction,
    /// `1e5`, and in full where that is short.
    Exponent(Option<String>),
    /// `1.2.3`
    Points,
    /// `3,5`: separators that part no thousands.
    Groups,
    /// `231O`: letters that look like digits; in digits.
    Letters(String),
    Other,
}

/// A number and what came with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// In plain digits.
    pub digits: String,
    /// There is no doubt about the digits.
    pub sure: bool,
    /// Digits, the point or a mark were typed in full width.
    pub wide: bool,
    /// What stands between the digits, each once.
    pub marks: Vec<char>,
    /// `约`, `共`, `￥`
    pub before: Vec<&'static str>,
    /// All that follows the digits.
    pub tail: String,
    /// `万` and its power of ten.
    pub scale: Option<(&'static str, u32)>,
    /// `余`, `以上`
    pub odd: Option<&'static str>,
    /// What is left of the tail.
    pub unit: String,
    /// `（不含撤回）`: what stands in brackets behind it all.
    pub remark: String,
}

/// What may come ahead of a number; a longer one first.
const BEFORE: [&str; 22] = [
    "百分之",
    "人民币",
    "大约",
    "达到",
    "共计",
    "合计",
    "总计",
    "累计",
    "超过",
    "不足",
    "将近",
    "近",
    "约",
    "超",
    "逾",
    "共",
    "达",
    "计",
    "为",
    "有",
    "¥",
    "$",
];

const SCALES: [(&str, u32); 9] = [
    ("万亿", 12),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("百", 2),
    ("十", 1),
];

/// Units that begin as a power of ten does.
const NO_SCALES: [&str; 6] = ["千克", "千米", "千瓦", "千字", "百分", "千分"];

const ODD: [&str; 8] = ["以上", "左右", "上下", "以下", "以内", "余", "多", "几"];

impl Typed {
    /// Takes `typed` apart.
    pub fn of(typed: &str) -> Self {
        let mut text: Vec<char> = typed.trim().chars().collect();
        let seen = text.len();
        text.retain(|found| !is_invisible(*found));
        let mut number = Number {
            sure: true,
            ..Number::default()
        };
        if text.len() < seen {
            number.marks.push('\u{200b}');
        }
        let plain: String = text.iter().map(|&found| narrow(found)).collect();
        let mut rest = plain.as_str();
        while let Some(word) = BEFORE.iter().find(|word| rest.starts_with(**word)) {
            number.before.push(word);
            rest = rest[word.len()..].trim_start();
        }
        if let Some(digits) = lookalikes(rest) {
            return Self::Letters(digits);
        }
        let ahead = plain[..plain.len() - rest.len()].chars().count();
        let Some(end) = number.read_digits(&text[ahead..]) else {
            let plain = plain.trim_end_matches(['年', '度', '件', '个', '人', '次', '位']);
            return hanzi::digits(plain).map_or(Self::Other, Self::Hanzi);
        };
        let tail: String = text[ahead + end..]
            .iter()
            .map(|&found| narrow(found))
            .collect();
        let mut found = number.read_tail(tail.trim());
        if let Self::Number(number) = &mut found
            && let Some(open) = typed.rfind('（').filter(|_| !number.remark.is_empty())
        {
            number.remark = typed[open..].trim().to_owned();
        }
        found
    }
}

impl Number {
    /// Reads sign, digits and what stands between them; returns where they end.
    fn read_digits(&mut self, text: &[char]) -> Option<usize> {
        let mut end = 0;
        let mut groups = vec![String::new()];
        let mut points = Vec::new();
        let mut pending: Vec<char> = Vec::new();
        for (at, &found) in text.iter().enumerate() {
            let plain = narrow(found);
            if at == 0 && matches!(plain, '-' | '+' | '−' | '–' | '—') {
                self.sure &= plain.is_ascii();
                self.wide |= found != plain;
                match plain {
                    '+' => self.marks.push('+'),
                    _ => self.digits.push('-'),
                }
            } else if plain.is_ascii_digit() {
                self.wide |= found != plain;
                for mark in pending.drain(..) {
                    if !self.marks.contains(&mark) {
                        self.marks.push(mark);
                    }
                    groups.push(String::new());
                }
                groups.last_mut()?.push(plain);
                end = at + 1;
            } else if is_point(plain) {
                if at + 1 < text.len() && narrow(text[at + 1]).is_ascii_digit() {
                    points.push(groups.len());
                    groups.push(String::new());
                    self.wide |= found != plain;
                    self.sure &= plain == '.';
                } else {
                    break;
                }
            } else if pending.is_empty() && is_mark(plain) {
                pending.push(found);
            } else if !plain.is_whitespace() {
                break;
            }
        }
        (end > 0).then(|| {
            self.join(&groups, &points);
            end
        })
    }

    /// The digits of `groups`, of which those from `points` on stand behind a point.
    fn join(&mut self, groups: &[String], points: &[usize]) {
        let whole = &groups[..points.first().copied().unwrap_or(groups.len())];
        let fraction = &groups[whole.len()..];
        let thousands = whole.iter().skip(1).all(|group| group.len() == 3) && whole[0].len() <= 3;
        let myriads = whole.iter().skip(1).all(|group| group.len() == 4) && whole[0].len() <= 4;
        let parted = whole.len() > 1;
        if parted && !thousands {
            self.sure = false;
        }
        let bare = whole.concat();
        self.sure &= !bare.is_empty();
        self.digits
            .push_str(if bare.is_empty() { "0" } else { &bare });
        if points.len() > 1 {
            self.digits = "..".to_owned();
        } else if fraction.len() > 1
            || parted && !thousands && !myriads
            || parted && whole[0].is_empty()
        {
            self.digits = ",,".to_owned();
        } else if let Some(fraction) = fraction.first() {
            self.digits.push('.');
            self.digits.push_str(fraction);
        }
    }

    /// Reads what follows the digits.
    fn read_tail(mut self, tail: &str) -> Typed {
        match self.digits.as_str() {
            ".." => return Typed::Points,
            ",," => return Typed::Groups,
            _ => {}
        }
        let (tail, remark) = remarked(tail);
        self.remark = remark.to_owned();
        if tail.chars().any(|found| found.is_ascii_digit()) {
            return self.followed(tail);
        }
        let mut unit = tail;
        if let Some(rest) = unit.strip_suffix(['.', '。', ',', ';', '、', ':', '-', '/', '!']) {
            self.marks.extend(unit.chars().next_back());
            self.sure = false;
            unit = rest.trim_end();
        }
        self.tail = unit.to_owned();
        if !NO_SCALES.iter().any(|known| unit.starts_with(known))
            && let Some(&scale) = SCALES.iter().find(|(word, _)| unit.starts_with(word))
        {
            self.scale = Some(scale);
            unit = &unit[scale.0.len()..];
        }
        if let Some(&odd) = ODD
            .iter()
            .find(|odd| unit.starts_with(**odd) || unit.ends_with(**odd))
        {
            self.odd = Some(odd);
            unit = unit
                .strip_prefix(odd)
                .or(unit.strip_suffix(odd))
                .unwrap_or(unit);
        }
        self.unit = unit.trim().to_owned();
        let long = self.unit.chars().count() > 6;
        if long || self.unit.contains([',', '。', ';', ':', '、']) {
            return Typed::Other;
        }
        Typed::Number(self)
    }

    /// What digits are that are followed by more of them.
    fn followed(self, tail: &str) -> Typed {
        let Some(first) = tail.chars().next() else {
            return Typed::Other;
        };
        let more = tail[first.len_utf8()..].trim_start();
        let digits = more.starts_with(|found: char| found.is_ascii_digit());
        let percent = tail.starts_with('%') && tail[1..].starts_with(['-', '~', '—', '至']);
        match first {
            '-' | '~' | '–' | '—' | '至' | '到' if digits || more.starts_with(['-', '—']) => {
                Typed::Range
            }
            '%' if percent => Typed::Range,
            '/' if digits => Typed::Fraction,
            'e' | 'E' => Typed::Exponent(self.power_of_ten(more)),
            _ => Typed::Other,
        }
    }

    fn power_of_ten(&self, power: &str) -> Option<String> {
        let power = power.strip_prefix('+').unwrap_or(power).parse().ok();
        let power = power.filter(|power| *power < 13)?;
        let value = super::Decimal::parse(&self.digits)?.times_ten(power)?;
        Some(value.to_string())
    }
}

/// `text` in digits, where it holds letters that look like such: `231O`, `l5`. What is letters alone, or
/// no more than one sign, says nothing.
pub fn lookalikes(text: &str) -> Option<String> {
    let digit = |found: char| match found {
        'O' | 'o' | 'Q' | 'D' => Some('0'),
        'l' | 'I' | 'i' | '|' => Some('1'),
        '0'..='9' | '.' => Some(found),
        _ => None,
    };
    let letters = text.contains(|found: char| !found.is_ascii_digit() && found != '.');
    let digits = text.contains(|found: char| found.is_ascii_digit());
    let read = || text.chars().map(digit).collect::<Option<String>>();
    (letters && digits).then(read).flatten()
}

/// What follows a number, and the remark in brackets behind it.
fn remarked(tail: &str) -> (&str, &str) {
    // A short one may be the unit's: `条(次)`.
    let least = if tail.starts_with('(') { 4 } else { 6 };
    let unit = tail.chars().count() <= least;
    let inner = tail
        .strip_suffix(')')
        .filter(|inner| !unit || inner.contains(|found: char| found.is_ascii_digit()));
    match inner.and_then(|inner| inner.find('(')) {
        Some(open) => (tail[..open].trim_end(), &tail[open..]),
        None => (tail, ""),
    }
}

/// A mark that people put between thousands.
fn is_mark(found: char) -> bool {
    found.is_whitespace() || matches!(found, ',' | '、' | '\'' | '’' | '‘' | '`' | '´' | '_')
}

fn is_point(found: char) -> bool {
    matches!(found, '.' | '。' | '·')
}

fn is_invisible(found: char) -> bool {
    matches!(
        found,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
}

/// A full-width digit or mark, as an input method types it, in half width.
pub fn narrow(wide: char) -> char {
    match wide {
        '！'..='～' => char::from_u32(wide as u32 - 0xfee0).unwrap_or(wide),
        '\u{3000}' => ' ',
        '￥' => '¥',
        '﹪' => '%',
        same => same,
    }
}

/// `text` in half width.
pub fn narrowed(text: &str) -> String {
    text.chars().map(narrow).collect()
}
