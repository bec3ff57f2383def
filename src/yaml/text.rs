//! A scalar's text, line by line, in segments that know their bytes.

use super::{Prepared, Scalar, Style};
use crate::source::Span;
use std::borrow::Cow;

/// A stretch of a scalar's text. Its bytes are those of `span`, unless it was written as an
/// escape (`\u00B7`) or doubled (`''`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<'s> {
    pub text: Cow<'s, str>,
    pub span: Span,
}

/// One line of a scalar's text; never empty.
pub type Line<'s> = Vec<Segment<'s>>;

/// The lines of a scalar that hold anything. A block scalar's lines are lines; elsewhere YAML
/// folds a line break to a space, and none is left where Chinese text meets the break.
pub fn lines<'p>(scalar: &Scalar<'p>, prepared: &'p Prepared<'_>) -> Vec<Line<'p>> {
    if scalar.value.trim().is_empty() {
        // At the end of a file the place of an empty block is that of its mark.
        return Vec::new();
    }
    let raw = &prepared.text[scalar.raw.clone()];
    let mut reader = Reader {
        prepared,
        lines: vec![Vec::new()],
        fold: None,
    };
    match scalar.style {
        Style::Plain if !raw.contains('\n') => reader.words(raw, scalar.raw.start),
        Style::Plain => reader.flow(raw, scalar.raw.start, None),
        Style::SingleQuoted | Style::DoubleQuoted => {
            let quote = if scalar.style == Style::SingleQuoted {
                '\''
            } else {
                '"'
            };
            let inner = raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default();
            reader.flow(inner, scalar.raw.start + 1, Some(quote));
        }
        Style::Literal => reader.block(scalar, false),
        Style::Folded => reader.block(scalar, true),
    }
    let mut lines = reader.lines;
    lines.retain(|line| line.iter().any(|segment| !segment.text.trim().is_empty()));
    lines
}

struct Reader<'p, 's> {
    prepared: &'p Prepared<'s>,
    lines: Vec<Line<'p>>,
    /// A line break waits here for what follows it: its bytes.
    fold: Option<std::ops::Range<usize>>,
}

impl<'p> Reader<'p, '_> {
    /// Text as it stands, from byte `at` of the prepared text; in parts where it was repaired.
    fn words(&mut self, text: &'p str, at: usize) {
        let mut done = 0;
        for seam in self.prepared.seams(at..at + text.len()) {
            for seam in beside_braces(text, seam - at) {
                if done < seam {
                    self.part(&text[done..seam], at + done);
                    done = seam;
                }
            }
        }
        self.part(&text[done..], at + done);
    }

    fn part(&mut self, text: &'p str, at: usize) {
        if !text.is_empty() {
            self.push(Cow::Borrowed(text), at..at + text.len());
        }
    }

    fn push(&mut self, text: Cow<'p, str>, raw: std::ops::Range<usize>) {
        if let Some(fold) = self.fold.take() {
            self.unfold(fold, &text);
        }
        let span = self.prepared.span(raw);
        if let Some(line) = self.lines.last_mut() {
            line.push(Segment { text, span });
        }
    }

    /// A folded line break is a space, but not beside a character that is set without spaces.
    fn unfold(&mut self, fold: std::ops::Range<usize>, next: &str) {
        let span = self.prepared.span(fold);
        let Some(line) = self.lines.last_mut() else {
            return;
        };
        let Some(before) = line
            .last()
            .and_then(|segment| segment.text.chars().next_back())
        else {
            return;
        };
        let wide = |side: char| unicode_width::UnicodeWidthChar::width_cjk(side) == Some(2);
        if !wide(before) && !next.chars().next().is_some_and(wide) {
            line.push(Segment {
                text: Cow::Borrowed(" "),
                span,
            });
        }
    }

    fn break_line(&mut self) {
        self.fold = None;
        self.lines.push(Vec::new());
    }

    /// Plain (`quote` is `None`) and quoted scalars.
    fn flow(&mut self, raw: &'p str, at: usize, quote: Option<char>) {
        let special = |found: char| {
            found == '\n'
                || quote.is_some_and(|quote| found == quote || (quote == '"' && found == '\\'))
        };
        let mut done = 0;
        while let Some(found) = raw[done..].find(special) {
            let stop = done + found;
            done = match raw.as_bytes()[stop] {
                b'\n' => {
                    let before = raw[done..stop].trim_end_matches([' ', '\t', '\r']);
                    self.words(before, at + done);
                    self.flow_break(raw, done + before.len(), at)
                }
                b'\\' => {
                    self.words(&raw[done..stop], at + done);
                    self.escape(raw, stop, at)
                }
                _ => {
                    self.words(&raw[done..stop + 1], at + done);
                    stop + 2
                }
            }
            .min(raw.len());
        }
        self.words(&raw[done..], at + done);
    }

    /// White space with line breaks in it, from `start`; returns where the text goes on.
    fn flow_break(&mut self, raw: &str, start: usize, at: usize) -> usize {
        let rest = &raw[start..];
        let end = start + (rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len());
        if raw[start..end].matches('\n').count() > 1 {
            self.break_line();
        } else {
            self.fold = Some(at + start..at + end);
        }
        end
    }

    /// A `\` in double quotes; returns where the text goes on.
    fn escape(&mut self, raw: &'p str, start: usize, at: usize) -> usize {
        let Some(letter) = raw[start + 1..].chars().next() else {
            return raw.len();
        };
        let after = start + 1 + letter.len_utf8();
        let digits = match letter {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            '\n' | '\r' => {
                let rest = &raw[after..];
                return after + (rest.len() - rest.trim_start_matches([' ', '\t', '\n']).len());
            }
            'n' | 'r' | 'N' | 'L' | 'P' => {
                self.break_line();
                return after;
            }
            _ => 0,
        };
        let end = (after + digits).min(raw.len());
        let code = raw
            .get(after..end)
            .and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let text = match (digits, letter) {
            (1.., _) => code
                .and_then(char::from_u32)
                .unwrap_or(char::REPLACEMENT_CHARACTER),
            (_, '0') => '\0',
            (_, 'a') => '\u{7}',
            (_, 'b') => '\u{8}',
            (_, 't') => '\t',
            (_, 'v') => '\u{b}',
            (_, 'f') => '\u{c}',
            (_, 'e') => '\u{1b}',
            (_, '_') => '\u{a0}',
            (_, same) => same,
        };
        self.push(Cow::Owned(text.to_string()), at + start..at + end);
        end
    }

    /// `|` and `>`: the lines of the source without their common indent.
    fn block(&mut self, scalar: &Scalar<'_>, folded: bool) {
        let text: &'p str = &self.prepared.text;
        let line_start = text[..scalar.raw.start].rfind('\n').map_or(0, |at| at + 1);
        let indent = scalar.raw.start - line_start;
        let mut at = line_start;
        let mut joins = false;
        for line in text[line_start..scalar.raw.end].split_inclusive('\n') {
            let content = line.trim_end_matches(['\n', '\r']);
            let skipped = content.len() - content.trim_start_matches(' ').len();
            let skipped = skipped.min(indent);
            let content = &content[skipped..];
            let blank = content.trim().is_empty();
            let flush = !content.starts_with([' ', '\t']);
            if folded && joins && !blank && flush {
                self.fold = Some(at..at + skipped);
            } else {
                self.break_line();
            }
            if !blank {
                self.words(content, at + skipped);
            }
            joins = !blank && flush;
            at += line.len();
        }
    }
}

/// Where to part `text` for `seam`: not between two braces, which count together.
fn beside_braces(text: &str, seam: usize) -> [usize; 2] {
    let braces: &[char] = &['{', '}', '｛', '｝'];
    let (before, after) = text.split_at(seam);
    match (before.chars().next_back(), after.chars().next()) {
        (Some(one), Some(other)) if braces.contains(&one) && braces.contains(&other) => {
            [seam - one.len_utf8(), seam + other.len_utf8()]
        }
        _ => [seam, seam],
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Patch, Prepared, tree};
    use super::*;
    use crate::source::{Source, SourceId};

    /// The lines of the value of `x`, segments joined by `|`.
    fn read(yaml: &str) -> Vec<String> {
        let source = Source::new(SourceId(0), "t", yaml);
        let prepared = Prepared::plain(&source);
        let node = tree(&prepared, &mut Vec::new()).unwrap();
        let Kind::Map(map) = node.kind else { panic!() };
        let Kind::Scalar(scalar) = &map.pairs[0].value.kind else {
            panic!()
        };
        let lines = lines(scalar, &prepared);
        for segment in lines.iter().flatten() {
            if segment.text.len() == segment.span.len()
                && segment.text != " "
                && !segment.text.starts_with('\'')
            {
                assert_eq!(segment.text, source.slice(segment.span), "{yaml}");
            }
        }
        let join = |line: &Line<'_>| {
            line.iter()
                .map(|segment| &*segment.text)
                .collect::<Vec<_>>()
                .join("|")
        };
        lines.iter().map(join).collect()
    }

    #[test]
    fn a_repaired_text_is_parted_where_it_was_repaired() {
        let source = Source::new(SourceId(0), "t", "x: 甲: 乙{@{丙}}丁");
        let at = source.text.find('@').unwrap();
        let patches = vec![Patch::new(6..8, "："), Patch::new(at..at + 1, "")];
        let mut prepared = Prepared::new(&source, patches);
        prepared.events = super::super::events(&prepared.text).0;
        let node = tree(&prepared, &mut Vec::new()).unwrap();
        let Kind::Map(map) = node.kind else { panic!() };
        let Kind::Scalar(scalar) = &map.pairs[0].value.kind else {
            panic!()
        };
        let lines = lines(scalar, &prepared);
        let parts = lines[0].iter();
        let parts: Vec<_> = parts
            .map(|part| (&*part.text, source.slice(part.span)))
            .collect();
        let expected = [
            ("甲", "甲"),
            ("：", ": "),
            ("乙", "乙"),
            ("{{", "{@{"),
            ("丙}}丁", "丙}}丁"),
        ];
        assert_eq!(parts, expected);
    }

    #[test]
    fn every_style_gives_its_lines() {
        let cases: &[(&str, &[&str])] = &[
            ("x: 一段 话  # 备注\n", &["一段 话"]),
            (
                "x: 第一行\n  第二行\n  ascii\n  words\n\n  另段\n",
                &["第一行|第二行|ascii| |words", "另段"],
            ),
            ("x: |\n  一\n    二\n\n  三\n", &["一", "  二", "三"]),
            ("x: |2\n    一\n   二\n", &["  一", " 二"]),
            (
                "x: >-\n  一\n  二\n\n  三\n   四\n  五\n",
                &["一|二", "三", " 四", "五"],
            ),
            ("x: 'it''s\n  ok'\n", &["it'|s| |ok"]),
            (
                "x: \"a\\tb\\\\\\u4e2d\\n二 \\\n  三\"\n",
                &["a|\t|b|\\|中", "二 |三"],
            ),
            ("x: |\r\n  一\r\n  二\r\n", &["一", "二"]),
            ("x: \"\"\n", &[]),
            ("x: |\n", &[]),
            ("x: >-", &[]),
        ];
        for (yaml, expected) in cases {
            assert_eq!(read(yaml), *expected, "{yaml}");
        }
    }
}
