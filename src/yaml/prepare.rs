//! Slips that YAML would misread are repaired on a copy, and said.

use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::{Source, Span};
use std::borrow::Cow;

/// The text that is parsed, and the way from its bytes back to the clerk's.
#[derive(Debug)]
pub struct Prepared<'s> {
    pub source: &'s Source,
    pub text: Cow<'s, str>,
    /// Where the copy has a quote that the source lacks.
    insertions: Vec<usize>,
}

impl Prepared<'_> {
    /// Where byte `offset` of the prepared text stands in the source.
    pub fn source_offset(&self, offset: usize) -> usize {
        // Each insertion is one byte.
        offset - self.insertions.partition_point(|&at| at < offset)
    }

    /// The place in the source of a stretch of the prepared text.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        let (start, end) = (
            self.source_offset(range.start),
            self.source_offset(range.end),
        );
        Span::new(self.source.id, start, end)
    }
}

/// Repairs what can only be meant one way: a value that begins with `{{` gets its quotes
/// (YML-016).
pub fn prepare<'s>(source: &'s Source, diagnostics: &mut Vec<Diagnostic>) -> Prepared<'s> {
    let text = source.text.as_str();
    let mut repaired = String::new();
    let mut insertions = Vec::new();
    let mut copied = 0;
    let mut quote = |at: usize, from: &mut usize, repaired: &mut String| {
        repaired.push_str(&text[*from..at]);
        insertions.push(repaired.len());
        repaired.push('\'');
        *from = at;
    };
    for value in bare_references(text) {
        diagnostics.push(bare_reference(source, &value));
        quote(value.start, &mut copied, &mut repaired);
        for (at, _) in text[value.clone()].match_indices('\'') {
            quote(value.start + at, &mut copied, &mut repaired);
        }
        quote(value.end, &mut copied, &mut repaired);
    }
    let text = if insertions.is_empty() {
        Cow::Borrowed(text)
    } else {
        repaired.push_str(&text[copied..]);
        Cow::Owned(repaired)
    };
    Prepared {
        source,
        text,
        insertions,
    }
}

/// The values, as byte ranges, that begin with a bare `{{`: to the end of their line, or of the
/// lines that go on with them.
fn bare_references(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut inside = Inside::Nothing;
    // A value may begin on the line below its key.
    let mut awaited = false;
    let mut offset = 0;
    // Where the last value ended that was looked through.
    let mut done = 0;
    for line in text.split_inclusive('\n') {
        let start = offset;
        offset += line.len();
        if start < done {
            continue;
        }
        let content = line.trim_end();
        let indent = content.len() - content.trim_start_matches(' ').len();
        if content.len() == indent || inside.goes_on(content, indent) {
            continue;
        }
        let key = key_indent(content);
        let value = value_start(content);
        // Deeper than its key or, where it has none, than its dash: there a value goes on.
        let parent = if value > key { key } else { indent };
        inside = Inside::of(&content[value..], parent);
        let here = &content[value..];
        if here.starts_with(['{', '[']) && !here.starts_with("{{") {
            let (values, end) = flow_references(text, start + value, offset, indent);
            found.extend(values);
            done = end;
        }
        if here.starts_with("{{") && (value > indent || awaited) {
            let end = match here.find(" #") {
                Some(comment) => start + value + here[..comment].trim_end().len(),
                None => continued(text, offset, start + content.len(), parent),
            };
            found.push(start + value..end);
            (awaited, done) = (false, end);
            continue;
        }
        awaited = content.ends_with(':') || content.ends_with('-');
    }
    found
}

/// The plain values that hold `{{` within the `{…}` or `[…]` that begins at `start`, and where that
/// ends. Of one that is not closed before a line that is no deeper than its own (`indent`), only the
/// first line counts.
fn flow_references(
    text: &str,
    start: usize,
    line_end: usize,
    indent: usize,
) -> (Vec<std::ops::Range<usize>>, usize) {
    let bytes = text.as_bytes();
    let (mut found, mut depth, mut at) = (Vec::new(), 0usize, start);
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'[' if !text[at..].starts_with("{{") => (depth, at) = (depth + 1, at + 1),
            b'}' | b']' => {
                (depth, at) = (depth.saturating_sub(1), at + 1);
                if depth == 0 {
                    return (found, at);
                }
            }
            quote @ (b'"' | b'\'') => {
                // Only between double quotes does a backslash keep a quote from closing.
                let mut escaped = false;
                let mut inside = text[at + 1..].bytes();
                let closed = inside.position(|byte| {
                    let closes = byte == quote && !escaped;
                    escaped = byte == b'\\' && !escaped && quote == b'"';
                    closes
                });
                at = closed.map_or(bytes.len(), |closed| at + 1 + closed + 1);
            }
            b'#' => at = text[at..].find('\n').map_or(bytes.len(), |end| at + end),
            b'\n' if !is_deeper(&text[at + 1..], indent) => break,
            b',' | b' ' | b'\t' | b'\r' | b'\n' | b':' => at += 1,
            _ => {
                let end = at + plain_length(&text[at..]);
                if text[at..end].contains("{{") {
                    found.push(at..end);
                }
                at = end;
            }
        }
    }
    found.retain(|value| value.end <= line_end);
    (found, line_end)
}

/// True where the first line of `text` is blank, closes a bracket, or is indented deeper.
fn is_deeper(text: &str, indent: usize) -> bool {
    let line = text.split('\n').next().unwrap_or_default().trim_end();
    let content = line.trim_start_matches(' ');
    content.is_empty() || content.starts_with(['}', ']']) || line.len() - content.len() > indent
}

/// The length of a plain value or key within `{…}`: references belong to it.
fn plain_length(text: &str) -> usize {
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        if rest.starts_with("{{") {
            let line = rest.find('\n').unwrap_or(rest.len());
            at += rest[..line].find("}}").map_or(2, |close| close + 2);
            continue;
        }
        let colon = next == ':' && rest[1..].starts_with([' ', '\n', '\r']);
        let comment = rest.starts_with(" #");
        if colon || comment || matches!(next, ',' | '{' | '}' | '[' | ']' | '\n' | '\r') {
            break;
        }
        at += next.len_utf8();
    }
    // Whatever else looks like a blank belongs to the value, which is thus never empty.
    text[..at].trim_end_matches([' ', '\t']).len()
}

/// A value of several lines in which nothing is looked for.
enum Inside {
    Nothing,
    /// A block scalar whose lines are indented deeper than this.
    Block(usize),
    /// A quoted scalar that has not been closed.
    Quotes(char),
}

impl Inside {
    /// What the value that begins with `value` leaves open at the end of its line.
    fn of(value: &str, parent: usize) -> Self {
        match value.chars().next() {
            Some('|' | '>') if is_block_header(value) => Self::Block(parent),
            Some(quote @ ('"' | '\'')) if value.matches(quote).count() % 2 == 1 => {
                Self::Quotes(quote)
            }
            _ => Self::Nothing,
        }
    }

    /// True where a line belongs to the value that is open.
    fn goes_on(&mut self, content: &str, indent: usize) -> bool {
        match self {
            Self::Nothing => false,
            Self::Block(parent) => indent > *parent,
            Self::Quotes(quote) => {
                if content.matches(*quote).count() % 2 == 1 {
                    *self = Self::Nothing;
                }
                true
            }
        }
    }
}

/// Where a value ends that ends its own line at `end`: lines from `offset` on that are indented
/// deeper than `parent` go on with it.
fn continued(text: &str, offset: usize, mut end: usize, parent: usize) -> usize {
    let mut start = offset;
    for line in text[offset..].split_inclusive('\n') {
        let content = line.trim_end();
        let indent = content.len() - content.trim_start_matches(' ').len();
        let key_like = content[indent..].starts_with("- ") || value_start(content) > indent;
        if content.len() == indent || indent <= parent || key_like {
            break;
        }
        end = start + content.len();
        start += line.len();
    }
    end
}

/// Where the value of a line begins: after its dashes and its `key: `.
fn value_start(line: &str) -> usize {
    let at = key_indent(line);
    let rest = &line[at..];
    if rest.starts_with(['"', '\'', '{', '[', '#']) {
        return at;
    }
    match rest.find(": ") {
        Some(colon) => {
            let after = &rest[colon + 1..];
            at + colon + 1 + (after.len() - after.trim_start_matches(' ').len())
        }
        None => at,
    }
}

/// The column of what follows the dashes that open a line.
fn key_indent(line: &str) -> usize {
    let mut at = line.len() - line.trim_start_matches(' ').len();
    while line[at..].starts_with("- ") {
        let after = &line[at + 1..];
        at += 1 + (after.len() - after.trim_start_matches(' ').len());
    }
    at
}

fn is_block_header(value: &str) -> bool {
    let Some(rest) = value.strip_prefix(['|', '>']) else {
        return false;
    };
    let marks = rest.split(" #").next().unwrap_or_default().trim_end();
    marks
        .chars()
        .all(|mark| matches!(mark, '+' | '-' | '1'..='9'))
}

fn bare_reference(source: &Source, value: &std::ops::Range<usize>) -> Diagnostic {
    let text = &source.text[value.clone()];
    let head: String = text.chars().take(24).collect();
    let rest = if head.len() < text.len() {
        "……"
    } else {
        ""
    };
    let span = Span::new(source.id, value.start, value.start + 2);
    let quoted = format!("'{}'", text.replace('\'', "''"));
    let whole = Span::new(source.id, value.start, value.end);
    Diagnostic::warning(
        "YML-016",
        span,
        say!(
            "这样写的“{{{{”认不准，要给整句加英文引号；这次已按整句读取",
            "YAML misreads “{{{{” here: the value needs quotes; it was read as if it had them",
        ),
    )
    .hint(say!("改成：'{head}{rest}'", "write: '{head}{rest}'"))
    .fix(true, whole, quoted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn a_bare_reference_gets_quotes_and_places_stay_the_clerks() {
        // Text that goes on, in a block or in quotes is left alone.
        for text in [
            "正文: 前文\n  {{甲}}后\n",
            "- |\n  一\n  {{甲}}后\n- 二\n",
            "正文: \"前文:\n  {{甲}}后\"\n",
            "正文: >-\n  一\n\n  {{甲}}后\n",
        ] {
            let source = Source::new(SourceId(0), "t", text);
            assert_eq!(prepare(&source, &mut Vec::new()).text, text);
        }
        // Lines that go on with a value are no values of their own.
        let text = "甲: {{乙}}-\n  {{丙}}好\n";
        let source = Source::new(SourceId(0), "t", text);
        let prepared = prepare(&source, &mut Vec::new());
        assert_eq!(prepared.text, "甲: '{{乙}}-\n  {{丙}}好'\n");
        let text = "甲:\n  {{乙}}好\n";
        let source = Source::new(SourceId(0), "t", text);
        let prepared = prepare(&source, &mut Vec::new());
        assert_eq!(prepared.text, "甲:\n  '{{乙}}好'\n");
        let text = "正文: {{复议}}，it's\n- {{甲}}乙 # 问过\nx: |\n  k: {{丙}}\ny: {a: 1}\nz: {{丁}}好，\n  又一行\nw: 1\n";
        let source = Source::new(SourceId(0), "t", text);
        let mut diagnostics = Vec::new();
        let prepared = prepare(&source, &mut diagnostics);
        assert_eq!(
            prepared.text,
            "正文: '{{复议}}，it''s'\n- '{{甲}}乙' # 问过\nx: |\n  k: {{丙}}\ny: {a: 1}\nz: '{{丁}}好，\n  又一行'\nw: 1\n"
        );
        for (text, repaired) in [
            (
                "- {名称: 甲, 表述: 收到{{}}}\n- {a: [乙{{丙}}, x], b: {{丁}}好}\n",
                "- {名称: 甲, 表述: '收到{{}}'}\n- {a: ['乙{{丙}}', x], b: '{{丁}}好'}\n",
            ),
            (
                "- {名称: 甲,\n   表述: 收到{{}}} # 注\n正文: 好{{乙}}\n",
                "- {名称: 甲,\n   表述: '收到{{}}'} # 注\n正文: 好{{乙}}\n",
            ),
            (
                "- {表述: \"收{{}}\", 名: '{{'}\n",
                "- {表述: \"收{{}}\", 名: '{{'}\n",
            ),
            ("甲: {乙: 丙{{丁}}\n戊: 1\n", "甲: {乙: '丙{{丁}}'\n戊: 1\n"),
            ("{甲: 乙　, 丙: \u{a0}}\n", "{甲: 乙　, 丙: \u{a0}}\n"),
        ] {
            let source = Source::new(SourceId(0), "t", text);
            assert_eq!(prepare(&source, &mut Vec::new()).text, repaired);
        }
        assert_eq!(diagnostics.len(), 3);
        for needle in ["复议", "甲", "k:", "a: 1"] {
            let at = prepared.text.find(needle).unwrap();
            let back = prepared.source_offset(at);
            assert!(source.text[back..].starts_with(needle), "{needle}");
        }
    }
}
