//! One line of text as CommonMark: escaped where it would be markup, `**` where it is strong.

use crate::document::{Inline, missing_mark};
use std::fmt::Write;
use std::ops::Range;

/// Where a line stands; what would be markup differs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Paragraph,
    /// After the `#` of a heading.
    Heading,
    /// In a table.
    Cell,
}

/// The text of a paragraph, a heading, a cell in one piece, so that what counts as markup is
/// seen across its runs; and the stretches that are strong.
#[derive(Default)]
pub struct Line {
    text: String,
    strong: Vec<Range<usize>>,
}

impl Line {
    /// Empties the line.
    pub fn clear(&mut self) {
        self.text.clear();
        self.strong.clear();
    }

    /// Adds `inlines` at the end.
    pub fn push(&mut self, inlines: &[Inline<'_>]) {
        for inline in inlines {
            match inline {
                Inline::Text(run) => self.text.push_str(&run.text),
                Inline::Missing { what, .. } => self.text.push_str(&missing_mark(what)),
                Inline::Drafted(content) => self.push(content),
                Inline::Strong(content) | Inline::LeadIn { content, .. } => {
                    let start = self.text.len();
                    self.push(content);
                    self.add_strong(start..self.text.len());
                }
            }
        }
    }

    /// Strong within strong, or right behind it, is one stretch: `**甲****乙**` is none.
    fn add_strong(&mut self, mut range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        while let Some(last) = self.strong.pop_if(|last| last.end >= range.start) {
            range.start = range.start.min(last.start);
        }
        self.strong.push(range);
    }

    /// Writes the line as Markdown.
    pub fn write(&self, place: Place, out: &mut String) {
        let end = self.text.len();
        let mut at = 0;
        for range in &self.strong {
            let strong = Strong::new(&self.text, range);
            self.plain(at..strong.range.start, place, out);
            out.push_str(strong.open);
            at = strong.range.end;
            self.escape(strong.range, place, out);
            out.push_str(strong.close);
        }
        self.plain(at..end, place, out);
    }

    /// A stretch that is not strong; at the line's ends, what counts as markup only there.
    fn plain(&self, mut range: Range<usize>, place: Place, out: &mut String) {
        if range.start == 0 {
            range.start = start(&self.text[range.clone()], place, out);
        }
        let text = &self.text[range.clone()];
        let last = text
            .chars()
            .next_back()
            .filter(|_| range.end == self.text.len());
        match last {
            Some('#') if place == Place::Heading => {
                self.escape(range.start..range.end - 1, place, out);
                out.push_str("\\#");
            }
            Some(space) if is_trimmed(space) => {
                self.escape(range.start..range.end - space.len_utf8(), place, out);
                reference(space, out);
            }
            _ => self.escape(range, place, out),
        }
    }

    /// Puts a backslash before each character that would be markup within the line.
    fn escape(&self, range: Range<usize>, place: Place, out: &mut String) {
        let text = &self.text[range.clone()];
        let mut from = 0;
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            if !MAYBE_MARKUP[usize::from(byte)] {
                continue;
            }
            let (before, after) = (&text[..at], &text[at + 1..]);
            let rest = &self.text[range.start + at + 1..];
            let markup = match byte {
                b'*' => !stands_alone(before, after),
                b'_' => !stands_alone(before, after) && !within_word(before, after),
                b'<' => opens_tag(rest),
                b'&' => is_entity(rest),
                b'|' => place == Place::Cell,
                _ => true,
            };
            if markup {
                out.push_str(&text[from..at]);
                out.push('\\');
                from = at;
            }
        }
        out.push_str(&text[from..]);
    }
}

/// A strong stretch and the marks around it.
struct Strong {
    range: Range<usize>,
    open: &'static str,
    close: &'static str,
}

impl Strong {
    /// `**` where CommonMark is sure to read it so: it asks that a mark beside a letter outside
    /// have no punctuation inside. A closing stop is left outside then (`**加强预警**。全年`);
    /// where this does not help, tags mark the stretch.
    fn new(text: &str, range: &Range<usize>) -> Self {
        let inside = &text[range.clone()];
        let before = text[..range.start].chars().next_back();
        let after = text[range.end..].chars().next();
        let opens = flanks(inside.chars().next(), before);
        if opens && flanks(inside.chars().next_back(), after) {
            return Self::stars(range.clone());
        }
        let shorter = inside.trim_end_matches(is_stop);
        if opens && shorter.chars().next_back().is_some_and(is_word) {
            return Self::stars(range.start..range.start + shorter.len());
        }
        Self {
            range: range.clone(),
            open: "<strong>",
            close: "</strong>",
        }
    }

    fn stars(range: Range<usize>) -> Self {
        Self {
            range,
            open: "**",
            close: "**",
        }
    }
}

/// True where `**` between `inside` and `outside` surely belongs to `inside`. Characters that
/// versions of the rule class differently count as neither word nor mark.
fn flanks(inside: Option<char>, outside: Option<char>) -> bool {
    let apart = outside.is_none_or(|char| is_mark(char) || matches!(char, ' ' | '\u{3000}'));
    inside.is_some_and(|char| is_word(char) || (is_mark(char) && apart))
}

fn is_word(char: char) -> bool {
    char.is_ascii_alphanumeric()
        || matches!(char, '〇' | '㐀'..='\u{4dbf}' | '一'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

fn is_mark(char: char) -> bool {
    char.is_ascii_punctuation()
        || is_stop(char)
        || "“”‘’（）《》〈〉【】〔〕「」『』—…·".contains(char)
}

fn is_stop(char: char) -> bool {
    matches!(
        char,
        '。' | '，' | '、' | '；' | '：' | '！' | '？' | '.' | ',' | ';' | ':' | '!' | '?'
    )
}

/// Writes what a line begins with, if it needs an escape; how many bytes that were.
fn start(text: &str, place: Place, out: &mut String) -> usize {
    if let Some(space) = text.chars().next().filter(|char| is_trimmed(*char)) {
        reference(space, out);
        return space.len_utf8();
    }
    let Some(at) = block_mark(text).filter(|_| place == Place::Paragraph) else {
        return 0;
    };
    out.push_str(&text[..at]);
    out.push('\\');
    out.push_str(&text[at..=at]);
    at + 1
}

/// Where the ASCII character stands that would make a block of its own of a paragraph: a quote,
/// a heading, a list, a rule.
fn block_mark(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let ends = |at: usize| matches!(bytes.get(at), None | Some(b' ' | b'\t'));
    let at = match bytes.first()? {
        b'#' | b'>' => 0,
        b'-' | b'+' if ends(1) || bytes[1] == bytes[0] => 0,
        b'0'..=b'9' => bytes.iter().position(|byte| !byte.is_ascii_digit())?,
        _ => return None,
    };
    (at == 0 || (matches!(bytes[at], b'.' | b')') && ends(at + 1))).then_some(at)
}

/// What readers of Markdown take away at a line's ends: the standard's by spaces and tabs alone,
/// many by whatever their language calls a space. (U+0085 none does, and a reference to it is
/// read as another character.)
fn is_trimmed(char: char) -> bool {
    (char.is_whitespace() && char != '\u{85}') || char == '\u{feff}'
}

fn reference(char: char, out: &mut String) {
    // Writing to a String cannot fail.
    let _ = write!(out, "&#{};", u32::from(char));
}

/// The bytes that a look at their neighbours is worth.
const MAYBE_MARKUP: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b"\\`*_[~<&|";
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

/// A `*` between spaces opens and closes nothing.
fn stands_alone(before: &str, after: &str) -> bool {
    before.ends_with(' ') && after.starts_with(' ')
}

fn within_word(before: &str, after: &str) -> bool {
    let word = |char: Option<char>| char.is_some_and(is_word);
    word(before.chars().next_back()) && word(after.chars().next())
}

/// True where a `<` may begin a tag, a link or an address: `<b>`, `<https://…>`, `<1@a.cn>`.
fn opens_tag(rest: &str) -> bool {
    let in_name =
        |char: char| char.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(char);
    rest.starts_with(|char: char| char.is_ascii_alphabetic() || "/!?".contains(char))
        || rest.trim_start_matches(in_name).starts_with('@')
}

/// True where what follows a `&` may be read as a character reference.
fn is_entity(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let rest = name.trim_start_matches(|char: char| char.is_ascii_alphanumeric());
    rest.len() < name.len() && rest.starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Run;

    fn text(text: &str) -> Inline<'_> {
        Inline::Text(Run::template(text))
    }

    fn strong(content: &str) -> Inline<'_> {
        Inline::Strong(vec![text(content)])
    }

    #[track_caller]
    fn check(place: Place, inlines: &[Inline<'_>], markdown: &str) {
        let (mut line, mut out) = (Line::default(), String::new());
        line.push(inlines);
        line.write(place, &mut out);
        assert_eq!(out, markdown);
    }

    #[test]
    fn only_markup_is_escaped() {
        let same = [
            "全年办理案件1.5万件，增长12.5%。",
            "1.加强领导",
            "（1）加强领导",
            "-5%",
            "6 * 8",
            "法_治_a_b",
            "100<200 & A",
            "AT&T",
            "甲|乙",
            "===",
            ":::",
            "$5$",
            "甲  乙\t丙",
        ];
        for same in same {
            check(Place::Paragraph, &[text(same)], same);
        }
    }

    #[test]
    fn markup_is_escaped() {
        let table = [
            ("6*8*9", "6\\*8\\*9"),
            ("_甲_", "\\_甲\\_"),
            ("# 甲 #", "\\# 甲 #"),
            ("> 甲", "\\> 甲"),
            ("- 甲", "\\- 甲"),
            ("---", "\\---"),
            ("+", "\\+"),
            ("***", "\\*\\*\\*"),
            ("12. 甲", "12\\. 甲"),
            ("1)", "1\\)"),
            ("C:\\甲", "C:\\\\甲"),
            ("`甲`", "\\`甲\\`"),
            ("15%~30%", "15%\\~30%"),
            ("![甲](乙)", "!\\[甲](乙)"),
            ("[^1]: 甲", "\\[^1]: 甲"),
            ("<b>甲</b><https://a.cn>", "\\<b>甲\\</b>\\<https://a.cn>"),
            ("<1@a.cn> <5", "\\<1@a.cn> <5"),
            ("&amp;&#35;", "\\&amp;\\&#35;"),
            ("    甲  ", "&#32;   甲 &#32;"),
            ("\t甲\u{3000}", "&#9;甲&#12288;"),
            (" ", "&#32;"),
            ("", ""),
        ];
        for (plain, markdown) in table {
            check(Place::Paragraph, &[text(plain)], markdown);
        }
        check(Place::Cell, &[text("- 甲|乙\\|丙")], "- 甲\\|乙\\\\\\|丙");
        check(Place::Heading, &[text("# 甲 ##")], "# 甲 #\\#");
        check(
            Place::Paragraph,
            &[text("1"), text(". 甲<"), text("b>")],
            "1\\. 甲\\<b>",
        );
    }

    #[test]
    fn strong_is_read_as_strong() {
        let lead = |content| Inline::LeadIn {
            level: None,
            content: vec![text(content)],
        };
        let table = [
            (
                vec![lead("1. 带头学法。"), text("主持")],
                "**1. 带头学法**。主持",
            ),
            (
                vec![lead("（一）预警："), text("“四”")],
                "**（一）预警：**“四”",
            ),
            (
                vec![text("甲"), strong("“四”"), text("乙")],
                "甲<strong>“四”</strong>乙",
            ),
            (vec![text("甲。"), strong("“四”")], "甲。**“四”**"),
            (
                vec![text("甲"), strong(" 四"), text("乙")],
                "甲<strong> 四</strong>乙",
            ),
            (vec![strong("甲"), strong("乙"), text("*")], "**甲乙**\\*"),
            (vec![strong("。"), text("乙")], "<strong>。</strong>乙"),
            (
                vec![Inline::Strong(vec![text("甲"), strong("乙"), text("丙")])],
                "**甲乙丙**",
            ),
            (vec![text(" "), strong("甲"), text(" ")], "&#32;**甲**&#32;"),
            (vec![strong(""), text("甲")], "甲"),
            (vec![text("<"), strong("a@b.cn>。")], "\\<**a@b.cn>。**"),
        ];
        for (inlines, markdown) in table {
            check(Place::Paragraph, &inlines, markdown);
        }
    }
}
