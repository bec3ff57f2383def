//! What surrounds an article on a page: menus, rows of properties, buttons, the foot of the site.

use crate::document::PropertyKey;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The words that furniture is known by.
pub struct Furniture {
    labels: HashMap<&'static str, Option<PropertyKey>>,
    words: HashSet<&'static str>,
    behind: HashSet<&'static str>,
    phrases: Vec<&'static str>,
    remarks: Vec<&'static str>,
}

/// What a line of furniture is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Labels and their values: properties, and where in the line they stand.
    Properties(Vec<(Option<PropertyKey>, Range<usize>)>),
    /// A label alone; its value comes in the next line.
    Label(Option<PropertyKey>),
    /// Menus, buttons, the way to the page.
    Words,
    /// What comes behind a text.
    Behind,
    /// A file to be loaded.
    File,
}

/// No line of furniture is longer, in characters.
const LONGEST: usize = 160;

impl Furniture {
    /// The words as they are kept in `furniture.txt`.
    pub fn read() -> Self {
        let mut furniture = Self {
            labels: HashMap::new(),
            words: HashSet::new(),
            behind: HashSet::new(),
            phrases: Vec::new(),
            remarks: Vec::new(),
        };
        let lines = include_str!("furniture.txt").lines();
        let mut section = "";
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let heading = line
                .strip_prefix('[')
                .and_then(|line| line.strip_suffix(']'));
            if let Some(name) = heading.filter(|name| name.is_ascii() && name.len() > 1) {
                section = name;
                continue;
            }
            match section {
                "labels" => {
                    let (label, key) = line.split_once(' ').unwrap_or((line, "-"));
                    furniture.labels.insert(label, property(key));
                }
                "words" => drop(furniture.words.insert(line)),
                "behind" => {
                    furniture.words.insert(line);
                    furniture.behind.insert(line);
                }
                "phrases" => furniture.phrases.push(line),
                _ => furniture.remarks.push(line),
            }
        }
        furniture
    }

    /// What `text` is, where it is plainly no text of a report.
    pub fn kind(&self, text: &str) -> Option<Kind> {
        if text.chars().count() > LONGEST || text.contains('。') {
            return None;
        }
        if let Some(kind) = self.labelled(text) {
            return Some(kind);
        }
        let compact: String = text
            .chars()
            .filter(|found| !found.is_whitespace())
            .collect();
        if is_file(&compact) {
            return Some(Kind::File);
        }
        let (mut all, mut behind) = (true, false);
        for token in tokens(text) {
            let token = token.to_lowercase();
            all &= self.words.contains(token.as_str()) || is_sign(&token);
            behind |= self.behind.contains(token.as_str());
        }
        if all || is_way(&compact) {
            return Some(if behind { Kind::Behind } else { Kind::Words });
        }
        let short = compact.chars().count() <= 100;
        let phrase = self.phrases.iter().any(|phrase| compact.contains(phrase));
        (phrase && short).then_some(Kind::Behind)
    }

    /// True where a sentence speaks of the site.
    pub fn is_remark(&self, text: &str) -> bool {
        text.chars().count() <= LONGEST && self.remarks.iter().any(|remark| text.contains(remark))
    }

    /// True where `text` is a label without a colon, as a cell holds it.
    pub fn label(&self, text: &str) -> Option<Option<PropertyKey>> {
        let bare: String = bare(text).collect();
        self.labels.get(bare.as_str()).copied()
    }

    /// `索引号: 0142/2024 分类: 公安`
    fn labelled(&self, text: &str) -> Option<Kind> {
        let mut found: Vec<(Option<PropertyKey>, Range<usize>)> = Vec::new();
        let mut first = true;
        for (colon, mark) in text
            .char_indices()
            .filter(|(_, mark)| matches!(mark, ':' | '：'))
        {
            let from = found.last().map_or(0, |(_, value)| value.start);
            let Some((start, key)) = self.ahead(&text[from..colon]) else {
                // `10:24` belongs to a value; other words at the start are no label.
                if first {
                    return None;
                }
                continue;
            };
            let start = from + start;
            if first && !text[..start].trim_matches(is_bullet).is_empty() {
                return None;
            }
            first = false;
            if let Some((_, value)) = found.last_mut() {
                value.end = start;
            }
            let value = colon + mark.len_utf8();
            found.push((key, value..text.len()));
        }
        for (_, value) in &mut found {
            let words = &text[value.clone()];
            value.start += words.len() - words.trim_start_matches(is_bullet).len();
            let words = &text[value.clone()];
            value.end -= words.len() - words.trim_end_matches(is_bullet).len();
        }
        match found.as_slice() {
            [] => None,
            [(key, value)] if value.is_empty() => Some(Kind::Label(*key)),
            _ => Some(Kind::Properties(found)),
        }
    }

    /// The label that `text` ends with: where it begins, and what it gives.
    fn ahead(&self, text: &str) -> Option<(usize, Option<PropertyKey>)> {
        // The longest of them counts: 发布日期, not 日期.
        let mut label = String::new();
        let mut known = None;
        for (at, found) in text.char_indices().rev().take(16) {
            if found.is_whitespace() {
                continue;
            }
            label.insert(0, found);
            if let Some(key) = self.labels.get(label.as_str()) {
                known = Some((at, *key));
            }
        }
        known
    }
}

fn property(name: &str) -> Option<PropertyKey> {
    Some(match name {
        "index" => PropertyKey::Index,
        "category" => PropertyKey::Category,
        "publisher" => PropertyKey::Publisher,
        "number" => PropertyKey::Number,
        "signed" => PropertyKey::SignedOn,
        "published" => PropertyKey::PublishedOn,
        "mode" => PropertyKey::DisclosureMode,
        "validity" => PropertyKey::Validity,
        "source" => PropertyKey::ContentSource,
        _ => return None,
    })
}

fn is_bullet(found: char) -> bool {
    found.is_whitespace() || "•·●■◆【】[]|｜*".contains(found)
}

fn bare(text: &str) -> impl Iterator<Item = char> {
    let text = text.trim_end_matches(['：', ':']);
    text.chars().filter(|found| !is_bullet(*found))
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let parts =
        |found: char| found.is_whitespace() || "|｜>＞»/\\、[]【】()（）<《".contains(found);
    text.split(parts)
        .map(|token| token.trim_matches(is_bullet).trim_end_matches(['：', ':']))
        .filter(|token| !token.is_empty())
}

/// A number of an index, an address of a page, a time of day.
fn is_sign(token: &str) -> bool {
    let ascii = token.bytes().all(|byte| byte.is_ascii_graphic());
    let digits = token.bytes().filter(u8::is_ascii_digit).count();
    let parts = token.contains(['/', '-', ':']);
    ascii
        && (digits >= 6 && parts
            || digits >= 10
            || token.starts_with("http")
            || token.contains("www."))
}

/// `首页 > 政务公开 > 计划总结`
fn is_way(compact: &str) -> bool {
    let steps = compact.matches(['>', '＞', '»', '›']).count();
    let begins = [
        "首页",
        "当前位置",
        "您的位置",
        ">",
        "＞",
        "网站首页",
        "您现在的位置",
    ];
    steps > 0 && begins.iter().any(|begin| compact.starts_with(begin)) || compact.contains(">>")
}

/// `报告.doc`, `报告.pdf（1.2MB）`
fn is_file(compact: &str) -> bool {
    let name = compact
        .split(['(', '（', '[', '【'])
        .next()
        .unwrap_or_default();
    let Some((_, ending)) = name.rsplit_once('.') else {
        return false;
    };
    const ENDINGS: [&str; 12] = [
        "doc", "docx", "pdf", "wps", "xls", "xlsx", "et", "ofd", "zip", "rar", "jpg", "png",
    ];
    ENDINGS
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}
