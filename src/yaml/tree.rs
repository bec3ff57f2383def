//! Events → tree, and what there is to say where the parser met what it could not take.

use super::events::{Break, DEPTH_LIMIT, Event, What, Why, Words};
use super::{Kind, Map, Node, Pair, Prepared, Scalar, Style};
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::Span;
use std::borrow::Cow;
use std::ops::Range;

/// The tree of what was parsed of `prepared`. Where the text broke off, the mappings that were open
/// are marked as incomplete; `None` for an empty file.
pub fn tree<'p>(prepared: &'p Prepared<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Node<'p>> {
    let mut builder = Builder {
        prepared,
        diagnostics,
        open: Vec::new(),
        root: None,
    };
    for event in &prepared.events {
        builder.take(event);
    }
    builder.finish()
}

struct Builder<'p, 's, 'd> {
    prepared: &'p Prepared<'s>,
    diagnostics: &'d mut Vec<Diagnostic>,
    open: Vec<Open<'p>>,
    root: Option<Node<'p>>,
}

/// A list or mapping whose end has not come yet.
struct Open<'p> {
    start: usize,
    content: Content<'p>,
}

enum Content<'p> {
    List(Vec<Node<'p>>),
    /// The key that waits for its value stands beside the pairs.
    Map(Vec<Pair<'p>>, Option<(Cow<'p, str>, Span)>),
}

impl<'p> Builder<'p, '_, '_> {
    fn take(&mut self, event: &'p Event) {
        let start = event.range.start;
        let open = |content| Open { start, content };
        match &event.what {
            What::Scalar(style, words) => {
                let node = scalar(self.prepared, *style, words, event.range.clone());
                self.value(node);
            }
            What::ListStart => self.open.push(open(Content::List(Vec::new()))),
            What::MapStart => self.open.push(open(Content::Map(Vec::new(), None))),
            What::End => self.close(event.range.end, true),
            What::Special(mark) => self.special(*mark, &event.range),
            What::SecondDocument => self.second_document(start),
        }
    }

    /// Puts a finished value where it belongs.
    fn value(&mut self, node: Node<'p>) {
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::List(items)) => items.push(node),
            Some(Content::Map(pairs, waiting)) => match waiting.take() {
                Some((key, key_span)) => pairs.push(Pair {
                    key,
                    key_span,
                    value: node,
                }),
                None => *waiting = Some((key_text(&node), node.span)),
            },
        }
    }

    fn close(&mut self, end: usize, complete: bool) {
        let Some(Open { start, content }) = self.open.pop() else {
            return;
        };
        let kind = match content {
            Content::List(items) => Kind::List(items),
            Content::Map(mut pairs, waiting) => {
                if let Some((key, key_span)) = waiting {
                    let value = Node {
                        span: key_span,
                        kind: Kind::Null,
                    };
                    pairs.push(Pair {
                        key,
                        key_span,
                        value,
                    });
                }
                // What seems to be missing may have stood on a line that was passed over.
                let place = self.prepared.source_range(start..end.max(start));
                let mut passed = self.prepared.passed.iter();
                let complete = complete
                    && !passed.any(|line| place.start <= line.end && line.start <= place.end);
                Kind::Map(Map { pairs, complete })
            }
        };
        let text = &self.prepared.text[start..end.max(start)];
        let end = start + text.trim_end().len();
        self.value(Node {
            span: self.prepared.span(start..end),
            kind,
        });
    }

    fn finish(mut self) -> Option<Node<'p>> {
        while !self.open.is_empty() {
            self.close(self.prepared.text.len(), false);
        }
        self.root
    }

    fn special(&mut self, mark: char, range: &Range<usize>) {
        let text = &*self.prepared.text;
        // An anchor stands ahead of its value, maybe on a line of its own.
        let at = if text[range.start..].starts_with(mark) {
            range.start
        } else {
            text[..range.start].rfind(mark).unwrap_or(range.start)
        };
        let flow = self.open.last().is_some_and(|open| {
            let opening = &text[open.start..];
            opening.starts_with(['[', '{'])
        });
        // Between brackets a value ends where it is parted from the next.
        let end = if flow { range.end.max(at) } else { text.len() };
        let value = text[at..end].split('\n').next().unwrap_or_default();
        let length = value.chars().next().map_or(0, char::len_utf8);
        let span = self.prepared.span(at..at + length);
        self.diagnostics.push(special_start(span, mark, value));
    }

    fn second_document(&mut self, start: usize) {
        let text = &self.prepared.text[start..];
        let length = text.find(['\n', '\r']).unwrap_or(text.len());
        let span = self.prepared.span(start..start + length);
        self.diagnostics.push(
            Diagnostic::error(
                "YML-021",
                span,
                say!(
                    "“---”或“...”把文件分成了两份，从这里起的后一份不会读取",
                    "“---” or “...” splits the file in two; the second part, from here, is not read",
                ),
            )
            .hint(say!(
                "一个文件只写一份报告：删掉这一行，或另存为一个文件",
                "one file holds one report: delete the line or use a second file"
            )),
        );
    }
}

fn special_start(span: Span, mark: char, value: &str) -> Diagnostic {
    let head: String = value.chars().take(24).collect();
    let (head, rest) = if head.len() < value.len() {
        (head.as_str(), "……")
    } else {
        (head.trim_end(), "")
    };
    Diagnostic::error(
        "YML-010",
        span,
        say!(
            "内容不能以“{mark}”开头（这类符号有特殊含义：* & @ % [ {{ > | !）",
            "a value cannot begin with “{mark}” (these marks have a meaning of their own: * & @ % [ {{ > | !)",
        ),
    )
    .hint(say!("加英文单引号：'{head}{rest}'", "put it in single quotes: '{head}{rest}'"))
}

/// The parser's break in the clerk's words, at its place in `prepared`.
pub fn syntax_error(found: &Break, prepared: &Prepared<'_>) -> Diagnostic {
    let text = &prepared.text[found.at..];
    let next = text.chars().next().filter(|&next| next != '\n');
    let length = next.map_or(0, char::len_utf8);
    let span = prepared.span(found.at..found.at + length);
    let rest = text.lines().next().unwrap_or_default();
    match found.why {
        Why::Tab => Diagnostic::error(
            "YML-003",
            span,
            say!("这一行开头按的是 Tab 键，要改用空格", "this line is indented with a tab; use spaces"),
        )
        .hint(say!("每缩进一级按 2 个空格", "two blanks for each level")),
        Why::Character(character) if character.is_control() => {
            let code = u32::from(character);
            let message = say!(
                "这里有一个看不见的控制字符（U+{code:04X}），这一行没有读",
                "an invisible control character (U+{code:04X}) stands here; the line was not read",
            );
            Diagnostic::error("VAL-010", span, message)
                .hint(say!("删掉它：通常是从别处粘贴时带进来的", "delete it: it usually comes with pasted text"))
                .fix(true, span, "")
        }
        Why::Character(character) => special_start(span, character, rest),
        Why::Colon => Diagnostic::error(
            "YML-008",
            span,
            say!(
                "这里多出一个“:”：或者上一行没有写对（冒号、缩进），或者内容里的冒号被当成了栏目名的结尾",
                "a “:” too many: either the line above is not right (colon, indentation), or a colon inside the text was taken for the end of a key",
            ),
        )
        .hint(say!("正文里的冒号请用中文“：”，或者给整段内容加英文双引号", "use the Chinese colon “：” inside text, or put the text in double quotes"))
        .hint(say!("栏目名后面要用英文冒号加一个空格“: ”，同一组栏目左边对齐", "a key ends in a colon and a blank “: ”; keys of one group start in the same column")),
        Why::TooDeep => Diagnostic::error(
            "YML-024",
            span,
            say!(
                "到这里已经套了 {DEPTH_LIMIT} 层，再往里不读了",
                "{DEPTH_LIMIT} levels are open here; nothing deeper is read",
            ),
        )
        .hint(say!(
            "报告只要几层：删掉多打的“[”“{{”“- ”，或者把缩进改浅",
            "a report needs a few: delete what is too many of “[”, “{{”, “- ”, or indent less",
        )),
        Why::Quotes => Diagnostic::error(
            "YML-013",
            span,
            say!("引号没有配成对", "the quotes do not pair up"),
        )
        .hint(say!(
            "整段内容前后各用一个英文引号；正文里的引号用中文“ ”",
            "one straight quote on either side of the whole value; use “ ” inside the text",
        )),
        Why::Other => Diagnostic::error(
            "YML-020",
            span,
            say!("这一行的写法不合规则，这次没有读它", "this line breaks the rules of the file; it was not read"),
        )
        .hint(say!(
            "常见原因：栏目名后面没有写“: ”，或者左边没有对齐，或者多段文字没有缩进",
            "often: a key without “: ”, lines that don't start in the same column, or a second paragraph that is not indented",
        )),
    }
}

fn scalar<'p>(
    prepared: &'p Prepared<'_>,
    style: Style,
    words: &'p Words,
    raw: Range<usize>,
) -> Node<'p> {
    let value = words.get(&prepared.text);
    let empty = raw.is_empty() || matches!(value, "~" | "null" | "Null" | "NULL");
    let end = raw.start + prepared.text[raw.clone()].trim_end().len();
    let span = prepared.span(raw.start..end.max(raw.start));
    let kind = if style == Style::Plain && empty {
        Kind::Null
    } else {
        Kind::Scalar(Scalar {
            style,
            value: Cow::Borrowed(value),
            raw,
        })
    };
    Node { span, kind }
}

/// A key is text; a list or mapping in its place is named by what it is.
fn key_text<'p>(node: &Node<'p>) -> Cow<'p, str> {
    match &node.kind {
        Kind::Scalar(scalar) => scalar.value.clone(),
        _ => Cow::Borrowed(""),
    }
}
