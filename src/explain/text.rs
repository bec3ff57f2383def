//! A page as a terminal shows it: plain text in one language.

use super::{Page, Sample, one};
use crate::diagnostic::Lang;
use unicode_width::UnicodeWidthChar;

/// How wide a paragraph is, in terminal cells.
const WIDTH: usize = 76;

/// What stands in samples for what cannot be seen.
const LEGEND: [&str; 2] = [
    "（→ 是 Tab 键，□□ 是全角空格，⟨⟩ 是看不见的字符）",
    "(→ is a tab, □□ a full-width space, ⟨⟩ an invisible character)",
];

impl Page<'_> {
    /// The page in `lang`.
    pub fn text(&self, lang: Lang) -> String {
        let (title, level) = (one(self.title, lang), self.level(lang));
        let mut text = format!("{}  {title}\n{level}\n", self.code);
        if let Some(basis) = self.basis {
            text += &format!("{}{basis}\n", one(["依据：", "source: "], lang));
        }
        text += &format!("\n{}\n", wrapped(&unmarked(one(self.why, lang), lang)));
        let message = Sample {
            kind: "text",
            name: None,
            text: one(self.message, lang),
        };
        let mut hidden = false;
        for (heading, samples) in [
            (["错例：", "Wrong:"], self.wrong.as_slice()),
            (["提示：", "Message:"], &[message]),
            (["改好：", "Right:"], self.right.as_slice()),
        ] {
            text += &format!("\n{}\n", one(heading, lang));
            for sample in samples {
                text += &shown(sample, &mut hidden);
            }
        }
        if hidden {
            text += &format!("\n{}\n", one(LEGEND, lang));
        }
        text
    }

    /// How bad it is, and who can cure it.
    pub fn level(&self, lang: Lang) -> String {
        let parts = [self.severity.label(lang), self.cure.label(lang)];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    }
}

/// A sample, indented, below the name of its file.
fn shown(sample: &Sample<'_>, hidden: &mut bool) -> String {
    let name = sample.name.map(|name| format!("\n  {name}\n"));
    let mut text = name.unwrap_or_default() + "\n";
    for line in sample.text.lines() {
        let seen = visible(line);
        *hidden |= sample.kind != "text" && seen != line;
        text += format!("    {seen}").trim_end();
        text.push('\n');
    }
    text
}

/// A line with marks in the place of what cannot be seen.
fn visible(line: &str) -> String {
    let mut text = String::new();
    for found in line.chars() {
        match found {
            '\t' => text.push('→'),
            '\u{3000}' => text += "□□",
            '\u{a0}' => text.push('□'),
            other if other.width().is_none_or(|width| width == 0) => {
                text += &format!("⟨U+{:04X}⟩", u32::from(other));
            }
            other => text.push(other),
        }
    }
    text
}

/// `` `年度: 2023` `` as “年度: 2023”.
fn unmarked(text: &str, lang: Lang) -> String {
    let parts = text.split('`').enumerate();
    let parts = parts.map(|(index, part)| match (index % 2, lang) {
        (1, Lang::Zh) => format!("“{part}”"),
        (1, Lang::En) => format!("`{part}`"),
        (_, Lang::Zh) => part.trim_matches(' ').to_owned(),
        _ => part.to_owned(),
    });
    parts.collect()
}

/// The text in lines that fit a terminal: broken at blanks and between Han characters, no line
/// begun by a closing mark.
fn wrapped(text: &str) -> String {
    let mut lines = vec![(String::new(), 0)];
    for piece in pieces(text) {
        let width: usize = piece.chars().filter_map(UnicodeWidthChar::width).sum();
        match lines.last_mut() {
            Some((line, used)) if *used + width <= WIDTH => {
                line.push_str(&piece);
                *used += width;
            }
            _ => lines.push((piece.trim_start().to_owned(), width)),
        }
    }
    let lines = lines.iter().map(|(line, _)| line.trim_end());
    lines.collect::<Vec<_>>().join("\n")
}

/// What a line is made of: words, and Han characters with the marks that belong to them.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut last = ' ';
    for found in text.chars() {
        let narrow = |found: char| found.width() == Some(1) && found != ' ';
        let closing = "，。、；：！？）”’」》〉】….,:;)!?".contains(found);
        let opened = "（“‘「《〈【".contains(last);
        let together = closing || opened || (narrow(found) && narrow(last));
        match pieces.last_mut() {
            Some(piece) if together => piece.push(found),
            _ => pieces.push(found.to_string()),
        }
        last = found;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_fit_a_terminal() {
        let text = "“年度”后面要用英文冒号加一个空格，中文冒号认不出来。".repeat(4);
        for text in [text, "a word, and another one; `x: y` ".repeat(9)] {
            let lines = wrapped(&text);
            assert!(lines.lines().count() > 2, "{lines}");
            for line in lines.lines() {
                let width: usize = line.chars().filter_map(UnicodeWidthChar::width).sum();
                assert!(width <= WIDTH, "{line}");
                assert!(!line.starts_with(['，', '。', '”', ' ']), "{line}");
            }
            let joined = |text: &str| text.replace(['\n', ' '], "");
            assert_eq!(joined(&lines), joined(&text));
        }
    }
}
