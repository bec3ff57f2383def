//! The text: headings by number and by look, titles that run in with their text, paragraphs, tables.

use super::numbers::{Numbered, Numeral, number};
use super::roles;
use super::rows::Rows;
use super::tables;
use crate::document::{Block, Heading, Inline, Inlines, plain_text};
use crate::read::sheet::Look;
use std::ops::Range;

/// No heading is longer, in characters.
const LONGEST: usize = 60;

/// Longer than this, what a full stop closes is a sentence and no heading of a low level.
const SENTENCE: usize = 24;

/// No title that runs in with its text is longer.
const LEAD: usize = 40;

/// The blocks of the rows `range` of a report on `year`.
pub fn read<'s>(rows: &Rows<'s, '_>, range: Range<usize>, year: Option<u32>) -> Vec<Block<'s>> {
    let reader = Reader {
        rows,
        end: range.end,
        levels: Levels::of(rows, range.clone()),
    };
    let mut blocks = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let row = &rows.all[at];
        if row.is_cell() {
            let cells = tables::range(rows, at, range.end);
            let caption = caption(rows, cells.clone(), &mut blocks);
            blocks.push(Block::Table(tables::read(rows, cells.clone(), caption)));
            at = cells.end;
            continue;
        }
        blocks.push(match reader.heading(at) {
            Some(level) => Block::Heading(Heading {
                level,
                role: None,
                id: String::new(),
                content: rows.content(at),
            }),
            None => Block::Paragraph(reader.paragraph(at)),
        });
        at += 1;
    }
    give_roles(&mut blocks, year);
    blocks
}

/// What stands over the table in `cells`: marked as such, or a few words that are no sentence.
fn caption<'s>(
    rows: &Rows<'s, '_>,
    cells: Range<usize>,
    blocks: &mut Vec<Block<'s>>,
) -> Option<Inlines<'s>> {
    let before = cells.start.checked_sub(1)?;
    let row = &rows.all[before];
    let text = row.text.trim();
    let short = text.chars().count() <= 40 && !text.ends_with(['。', '：', ':', '；', '，']);
    if row.line.look != Look::Caption && !(short && number(text).is_none()) {
        return None;
    }
    match blocks.pop() {
        Some(Block::Paragraph(content)) => Some(content),
        other => {
            blocks.extend(other);
            None
        }
    }
}

/// Which level a form of number, or a look, stands for in a document.
struct Levels {
    /// 第一部分 stands over 一、.
    parts: bool,
    /// What is to be added to a level of look.
    offset: i8,
}

impl Levels {
    fn of(rows: &Rows<'_, '_>, range: Range<usize>) -> Self {
        let short = rows.all[range.clone()].iter();
        let short = short.filter(|row| row.text.chars().count() <= LONGEST);
        let forms: Vec<_> = short.filter_map(|row| number(&row.text)).collect();
        let has = |numeral| forms.iter().any(|found| found.numeral == numeral);
        let mut levels = Self {
            parts: has(Numeral::Part) && has(Numeral::Chinese),
            offset: 0,
        };
        let signed = |level: u8| i8::try_from(level).unwrap_or(4);
        let (mut offset, mut least) = (None, None);
        for row in &rows.all[range] {
            let Look::Heading(level) = row.line.look else {
                continue;
            };
            let level = signed(level);
            least = Some(least.map_or(level, |least: i8| least.min(level)));
            if let Some(found) = number(&row.text) {
                offset.get_or_insert(signed(levels.of_number(found.numeral)) - level);
            }
        }
        levels.offset = offset.or(least.map(|least| 1 - least)).unwrap_or(0);
        levels
    }

    fn of_number(&self, numeral: Numeral) -> u8 {
        match (numeral, self.parts) {
            (Numeral::Part, _) | (Numeral::Chinese, false) => 1,
            (Numeral::Chinese, true) | (Numeral::Bracketed, false) => 2,
            (Numeral::Bracketed, true) | (Numeral::Digit, false) => 3,
            (Numeral::Digit, true) | (Numeral::BracketedDigit, _) => 4,
        }
    }

    fn of_look(&self, level: u8) -> u8 {
        let level = i8::try_from(level).unwrap_or(4) + self.offset;
        u8::try_from(level.clamp(1, 4)).unwrap_or(1)
    }
}

struct Reader<'r, 's> {
    rows: &'r Rows<'s, 'r>,
    end: usize,
    levels: Levels,
}

impl<'s> Reader<'_, 's> {
    /// The level of the heading that row `at` is.
    fn heading(&self, at: usize) -> Option<u8> {
        let row = &self.rows.all[at];
        let text = row.text.trim();
        let length = text.chars().count();
        let numbered = number(text);
        if let (Look::Heading(level), true) = (row.line.look, length <= 2 * LONGEST) {
            let level = self.levels.of_look(level);
            return Some(numbered.map_or(level, |found| self.levels.of_number(found.numeral)));
        }
        let found = numbered.filter(|_| length <= LONGEST)?;
        let title = &text[found.end..];
        let closed = title.ends_with('。');
        let inside = title.strip_suffix('。').unwrap_or(title);
        let plain = !inside.trim().is_empty()
            && !inside.contains(['。', '；', ';', '！'])
            && !inside.ends_with(['，', ',', '、', '：', ':', '？']);
        let deep = matches!(found.numeral, Numeral::Digit | Numeral::BracketedDigit);
        let item = self.is_item(at, found);
        // `1.本报告的数字包含乡镇的部分。` is a sentence.
        let sentence = deep && closed && (length > SENTENCE || inside.contains(['，', ',']));
        let heading = plain && !sentence && !(item && (closed || deep || counts(inside)));
        heading.then(|| self.levels.of_number(found.numeral))
    }

    /// True where nothing stands between the row and the next of its kind, or between it and the one before.
    fn is_item(&self, at: usize, found: Numbered) -> bool {
        let next = (at + 1 < self.end)
            .then(|| number(self.rows.text(at + 1)))
            .flatten();
        let before = at
            .checked_sub(1)
            .and_then(|before| number(self.rows.text(before)));
        let like = |other: Option<Numbered>, value: Option<u32>| {
            other.is_some_and(|other| other.numeral == found.numeral && Some(other.value) == value)
        };
        let last = at + 1 >= self.end;
        like(next, found.value.checked_add(1))
            || last
            || like(before, found.value.checked_sub(1))
                && next.is_none_or(|next| next.numeral < found.numeral)
    }

    /// A paragraph; a title that runs in with its text is set apart.
    fn paragraph(&self, at: usize) -> Inlines<'s> {
        let Some((end, level)) = self.lead(at) else {
            return self.rows.content(at);
        };
        let content = self.rows.part(at, 0..end);
        let mut inlines = vec![Inline::LeadIn { level, content }];
        inlines.extend(self.rows.part(at, end..usize::MAX));
        inlines
    }

    /// Where the title of a paragraph ends, and its level.
    fn lead(&self, at: usize) -> Option<(usize, Option<u8>)> {
        let row = &self.rows.all[at];
        let text = &row.text;
        let numbered = number(text);
        let level = numbered.map(|found| self.levels.of_number(found.numeral));
        let bold = row.line.strong_lead(&self.rows.sheet.source);
        if bold > 0 && bold < text.len() && text[..bold].chars().count() <= LONGEST {
            let next = text[bold..]
                .chars()
                .next()
                .filter(|next| matches!(next, '。' | '：' | ':'));
            let end = bold + next.map_or(0, char::len_utf8);
            let closed = text[..end].trim_end().ends_with(['。', '：', ':', '.']);
            if closed && !text[end..].trim().is_empty() {
                return Some((end, level));
            }
        }
        let found = numbered?;
        let stop = text.find('。')?;
        let title = text.get(found.end..stop)?;
        let end = stop + '。'.len_utf8();
        let length = title.chars().count();
        let commas = title
            .chars()
            .filter(|found| matches!(found, '，' | ','))
            .count();
        let fits = (2..=LEAD).contains(&length)
            && commas <= 3
            && !title.contains(['；', ';', '：', ':', '%'])
            && !title.contains("年，")
            && !title.contains("年,")
            && !counts(title);
        (fits && !text[end..].trim().is_empty()).then_some((end, level))
    }
}

/// True where a number counts something: `12件`.
fn counts(text: &str) -> bool {
    let mut digit = false;
    text.chars().any(|found| {
        let counted = digit && "件个次场人名份条项家户万亿元余多".contains(found);
        digit = found.is_ascii_digit();
        counted
    })
}

/// Sections answer what their headings say; so do entries that say more than their section.
fn give_roles(blocks: &mut [Block<'_>], year: Option<u32>) {
    let mut known = false;
    let mut section = None;
    for block in blocks.iter_mut() {
        let Block::Heading(heading) = block else {
            continue;
        };
        let text = plain_text(&heading.content);
        if heading.level == 1 {
            heading.role = roles::of_section(&text, year);
            section = heading.role;
            known |= section.is_some();
        } else if heading.level == 2 {
            let own = roles::of_entry(&text, year);
            heading.role = own.filter(|own| Some(*own) != section);
        }
    }
    if !known {
        return;
    }
    themes(blocks);
    close_entries(blocks);
}

/// Sections that say nothing of the kind tell what was done, as long as no other kind has come.
fn themes(blocks: &mut [Block<'_>]) {
    use crate::document::Role;
    for block in blocks.iter_mut() {
        let Block::Heading(heading) = block else {
            continue;
        };
        match heading.role {
            None if heading.level == 1 => heading.role = Some(Role::Measures),
            Some(Role::Shortcomings | Role::Plans | Role::Others) if heading.level == 1 => return,
            _ => {}
        }
    }
}

/// An entry that answers something else than its section ends at the next entry, which is the section's again.
fn close_entries(blocks: &mut [Block<'_>]) {
    let (mut section, mut open) = (None, false);
    for block in blocks.iter_mut() {
        let Block::Heading(heading) = block else {
            continue;
        };
        match (heading.level, heading.role) {
            (1, role) => (section, open) = (role, false),
            (2, Some(_)) => open = true,
            (2, None) if open => {
                heading.role = section;
                open = false;
            }
            _ => {}
        }
    }
}
