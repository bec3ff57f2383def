//! Text → tree. The only place that names the YAML parser.

use super::{Kind, Map, Node, Pair, Prepared, Scalar, Style};
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::Span;
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError};
use std::borrow::Cow;

/// How deep lists and mappings may nest; a report needs a dozen.
const DEPTH_LIMIT: usize = 64;

/// Reads the first document of `prepared`. Where the text breaks off, what was read so far is
/// returned with the mappings that were open marked as incomplete; `None` for an empty file.
pub fn tree<'p>(prepared: &'p Prepared<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Node<'p>> {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        flow_nesting_limit: DEPTH_LIMIT as u32 as _,
        block_nesting_limit: DEPTH_LIMIT as u32 as _,
    };
    let mut builder = Builder {
        prepared,
        diagnostics,
        open: Vec::new(),
        root: None,
    };
    let mut documents = 0;
    for event in Parser::new_from_str_with_options(&prepared.text, options) {
        match event {
            Ok((Event::DocumentStart(..), place)) => {
                documents += 1;
                if documents > 1 {
                    builder.second_document(place);
                    break;
                }
            }
            Ok((event, place)) => builder.take(event, place),
            Err(error) => {
                builder.broken(&error);
                break;
            }
        }
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
    fn take(&mut self, event: Event<'p>, place: granit_parser::Span) {
        let range = place.byte_range().unwrap_or_default();
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), place);
                self.value(scalar(self.prepared, value, style, range));
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), place);
                self.open.push(Open {
                    start: range.start,
                    content: Content::List(Vec::new()),
                });
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), place);
                self.open.push(Open {
                    start: range.start,
                    content: Content::Map(Vec::new(), None),
                });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end, true),
            Event::UnresolvedAlias(_) | Event::Alias(_) => {
                self.special('*', &range);
                let text = self.prepared.text.get(range.clone()).unwrap_or_default();
                self.value(scalar(
                    self.prepared,
                    Cow::Borrowed(text),
                    ScalarStyle::Plain,
                    range,
                ));
            }
            _ => {}
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

    fn refuse_extras(&mut self, anchor: usize, tag: bool, place: granit_parser::Span) {
        let named = place.tag_span().and_then(|tag| tag.byte_range());
        let range = named.or_else(|| place.byte_range()).unwrap_or_default();
        if tag {
            self.special('!', &range);
        } else if anchor != 0 {
            self.special('&', &range);
        }
    }

    fn special(&mut self, mark: char, range: &std::ops::Range<usize>) {
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

    fn second_document(&mut self, place: granit_parser::Span) {
        let start = place.byte_range().unwrap_or_default().start;
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

    /// A line that looks like a key but for its colon, where reading stopped or right above: a
    /// Chinese colon (YML-001), or one without a blank behind it (YML-002).
    fn unread_key(&self, at: usize) -> Option<Diagnostic> {
        let text = &*self.prepared.text;
        let stop = text.get(..at)?.rfind('\n').map_or(0, |line| line + 1);
        let above = text[..stop].trim_end();
        let lines = [stop, above.rfind('\n').map_or(0, |line| line + 1)];
        lines.into_iter().find_map(|start| {
            let line = text[start..].lines().next().unwrap_or_default();
            let key_at = line.len() - line.trim_start_matches([' ', '-']).len();
            let colon = key_at + line[key_at..].find(['：', ':'])?;
            let key = &line[key_at..colon];
            let wide = line[colon..].starts_with('：');
            let length = if wide { '：'.len_utf8() } else { 1 };
            let value = line[colon + length..].trim_end();
            let short = (1..=8).contains(&key.chars().count());
            let bare = !wide && (value.is_empty() || value.starts_with(' '));
            if !short || bare || !key.chars().all(char::is_alphanumeric) {
                return None;
            }
            let span = self.prepared.span(start + colon..start + colon + length);
            let slip = colon_slip(key, value.trim_start(), span, wide);
            Some(slip.hint(say!(
                "从这里起后面的内容还没有读到，改好以后再检查一次",
                "nothing after it could be read: check again when it is mended"
            )))
        })
    }

    fn broken(&mut self, error: &ScanError) {
        let at = error.marker().byte_offset();
        let deep = matches!(error.kind(), ErrorKind::RecursionLimitExceeded);
        if let Some(colon) = at.filter(|_| !deep).and_then(|at| self.unread_key(at)) {
            self.diagnostics.push(colon);
            return;
        }
        let text = &self.prepared.text;
        let at = at.unwrap_or(text.len()).min(text.len());
        let at = (0..=at)
            .rev()
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or(0);
        let length = text[at..]
            .chars()
            .next()
            .filter(|&next| next != '\n')
            .map_or(0, char::len_utf8);
        let span = self.prepared.span(at..at + length);
        let line = text[at..].lines().next().unwrap_or_default();
        self.diagnostics
            .push(syntax_error(error.kind(), span, line));
    }
}

/// YML-001 and YML-002: `key` and its `value` with a colon that YAML does not take for one.
pub fn colon_slip(key: &str, value: &str, colon: Span, wide: bool) -> Diagnostic {
    let value: String = value.chars().take(12).collect();
    let (code, message) = if wide {
        let message = say!(
            "「{key}」后面用的是中文冒号“：”，这里要用英文冒号加一个空格“: ”",
            "“{key}” is followed by a Chinese colon; it takes “: ”, a colon and a blank"
        );
        ("YML-001", message)
    } else {
        let message = say!(
            "「{key}:」后面少了一个空格",
            "“{key}:” lacks the blank behind it"
        );
        ("YML-002", message)
    };
    Diagnostic::error(code, colon, message)
        .hint(say!("改成：{key}: {value}", "write: {key}: {value}"))
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

/// The parser's error in the clerk's words. The parser stops here; what follows is not read.
fn syntax_error(kind: &ErrorKind, span: Span, rest: &str) -> Diagnostic {
    match kind {
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation => Diagnostic::error(
            "YML-003",
            span,
            say!("这一行开头按的是 Tab 键，要改用空格", "this line is indented with a tab; use spaces"),
        )
        .hint(say!("每缩进一级按 2 个空格", "two blanks for each level")),
        ErrorKind::UnexpectedCharacter { character } if character.is_control() => {
            let code = u32::from(*character);
            let message = say!(
                "这里有一个看不见的控制字符（U+{code:04X}），从这里起读不下去了",
                "an invisible control character (U+{code:04X}) stands here; nothing after it could be read",
            );
            Diagnostic::error("VAL-010", span, message)
                .hint(say!("删掉它：通常是从别处粘贴时带进来的", "delete it: it usually comes with pasted text"))
                .fix(true, span, "")
        }
        ErrorKind::UnexpectedCharacter { character } => {
            special_start(span, *character, rest)
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => Diagnostic::error(
            "YML-008",
            span,
            say!(
                "这里多出一个“:”：或者上一行没有写对（冒号、缩进），或者内容里的冒号被当成了栏目名的结尾",
                "a “:” too many: either the line above is not right (colon, indentation), or a colon inside the text was taken for the end of a key",
            ),
        )
        .hint(say!("正文里的冒号请用中文“：”，或者给整段内容加英文双引号", "use the Chinese colon “：” inside text, or put the text in double quotes"))
        .hint(say!("栏目名后面要用英文冒号加一个空格“: ”，同一组栏目左边对齐", "a key ends in a colon and a blank “: ”; keys of one group start in the same column")),
        ErrorKind::RecursionLimitExceeded => Diagnostic::error(
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
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar => Diagnostic::error(
            "YML-013",
            span,
            say!("引号没有配成对", "the quotes do not pair up"),
        )
        .hint(say!(
            "整段内容前后各用一个英文引号；正文里的引号用中文“ ”",
            "one straight quote on either side of the whole value; use “ ” inside the text",
        )),
        _ => Diagnostic::error(
            "YML-020",
            span,
            say!("从这里起的写法不合规则，后面的内容读不下去了", "what stands here breaks the rules of the file; nothing after it could be read"),
        )
        .hint(say!(
            "常见原因：栏目名后面没有写“: ”，或者左边没有对齐，或者多段文字没有缩进",
            "often: a key without “: ”, lines that don't start in the same column, or a second paragraph that is not indented",
        )),
    }
}

fn scalar<'p>(
    prepared: &Prepared<'_>,
    value: Cow<'p, str>,
    style: ScalarStyle,
    raw: std::ops::Range<usize>,
) -> Node<'p> {
    let style = match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    };
    let empty = raw.is_empty() || matches!(&*value, "~" | "null" | "Null" | "NULL");
    let end = raw.start + prepared.text[raw.clone()].trim_end().len();
    let span = prepared.span(raw.start..end.max(raw.start));
    let kind = if style == Style::Plain && empty {
        Kind::Null
    } else {
        Kind::Scalar(Scalar { style, value, raw })
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
