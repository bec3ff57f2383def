//! What the clerk wrote: paragraphs of words and of figures referred to by name.

use super::reader::{PendingReference, Read, Reader, Shape};
use super::setting::Setting;
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::Span;
use crate::yaml::{Kind, Line, Node, Scalar, Segment, Style, lines};
use std::borrow::Cow;

/// Text of any length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'p> {
    /// At least one.
    pub paragraphs: Vec<Paragraph<'p>>,
    pub span: Span,
}

/// The pieces of one paragraph, in order.
pub type Paragraph<'p> = Vec<Piece<'p>>;

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'p> {
    Words(Segment<'p>),
    Figure(Reference),
    /// `{{}}` in a `phrase`: where the figure goes.
    Slot(Span),
}

/// `{{名称.字段}}`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub name: String,
    pub field: Field,
    /// The whole reference, braces included.
    pub span: Span,
}

/// What of a figure is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The figure with its unit and wording.
    Figure,
    /// 同比
    YearOnYear,
    /// 增减
    Change,
    /// 数值
    Value,
    /// 单位
    Unit,
    /// 上年
    Previous,
    /// 目标
    Target,
}

impl Field {
    /// The names of the fields, English and Chinese.
    pub const NAMES: [(&'static str, &'static str, Self); 6] = [
        ("yoy", "同比", Self::YearOnYear),
        ("change", "增减", Self::Change),
        ("value", "数值", Self::Value),
        ("unit", "单位", Self::Unit),
        ("previous", "上年", Self::Previous),
        ("target", "目标", Self::Target),
    ];

    /// Its Chinese name; `None` for the figure itself.
    pub fn zh(self) -> Option<&'static str> {
        let known = Self::NAMES.iter().find(|(.., field)| *field == self);
        known.map(|(_, zh, _)| *zh)
    }

    fn named(name: &str) -> Option<Self> {
        Self::NAMES
            .iter()
            .find(|(en, zh, _)| *en == name || *zh == name)
            .map(|&(.., field)| field)
    }
}

/// Text on one line: a title, a heading, a document number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title<'p> {
    pub pieces: Paragraph<'p>,
    pub span: Span,
}

impl Title<'_> {
    /// The words, with nothing in the place of figures.
    pub fn words(&self) -> String {
        let words = self.pieces.iter().map(|piece| match piece {
            Piece::Words(segment) => &*segment.text,
            Piece::Figure(_) | Piece::Slot(_) => "",
        });
        words.collect()
    }
}

/// Words in which nothing is looked for: a name, a unit, an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name<'p> {
    pub text: Cow<'p, str>,
    pub span: Span,
}

/// How a drafted sentence says a figure; `{{}}` stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase<'p>(pub Text<'p>);

/// An opening, a lead or a closing formula.
pub type Wording<'p> = Setting<Text<'p>>;

/// A heading.
pub type Heading<'p> = Setting<Title<'p>>;

impl<'p> Read<'p> for Text<'p> {
    const SHAPE: Shape = Shape::Text;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        read_text(node, reader, false)
    }
}

impl<'p> Read<'p> for Phrase<'p> {
    const SHAPE: Shape = Shape::Line;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        read_text(node, reader, true).map(Self)
    }
}

impl<'p> Read<'p> for Title<'p> {
    const SHAPE: Shape = Shape::Line;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let text = read_scalar_text(node, reader, false)?;
        let mut paragraphs = text.paragraphs.into_iter();
        let pieces = paragraphs.next()?;
        if paragraphs.next().is_some() {
            reader.note(too_many_lines(node, reader).hint(say!(
                "把多余的换行去掉，或把后面的内容移到正文",
                "remove the line breaks, or move the rest into the text"
            )));
        }
        Some(Self {
            pieces,
            span: text.span,
        })
    }
}

impl<'p> Read<'p> for Name<'p> {
    const SHAPE: Shape = Shape::Line;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let Kind::Scalar(scalar) = &node.kind else {
            reader.wrong_kind(node, say!("一段文字", "text"));
            return None;
        };
        let lines = scalar_lines(node, scalar, reader);
        if lines.len() > 1 {
            reader.note(too_many_lines(node, reader).hint(say!(
                "有几个的，分条写，每条前面加“- ”",
                "write several as a list, each with “- ” ahead"
            )));
        }
        let mut words = lines.into_iter().next()?.into_iter();
        let mut text = words.next()?.text;
        for segment in words {
            text.to_mut().push_str(&segment.text);
        }
        Some(Self {
            text,
            span: node.span,
        })
    }
}

/// Text, or a list of paragraphs.
fn read_text<'p>(node: &Node<'p>, reader: &mut Reader<'_, 'p>, slots: bool) -> Option<Text<'p>> {
    let Kind::List(items) = &node.kind else {
        return read_scalar_text(node, reader, slots);
    };
    let mut paragraphs = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        if !matches!(item.kind, Kind::Null) {
            reader.path.push(crate::diagnostic::Step::Item(index, None));
            paragraphs.extend(
                read_scalar_text(item, reader, slots)
                    .into_iter()
                    .flat_map(|text| text.paragraphs),
            );
            reader.path.pop();
        }
    }
    (!paragraphs.is_empty()).then_some(Text {
        paragraphs,
        span: node.span,
    })
}

fn read_scalar_text<'p>(
    node: &Node<'p>,
    reader: &mut Reader<'_, 'p>,
    slots: bool,
) -> Option<Text<'p>> {
    let Kind::Scalar(scalar) = &node.kind else {
        reader.wrong_kind(node, say!("一段文字", "text"));
        return None;
    };
    let paragraphs: Vec<_> = scalar_lines(node, scalar, reader)
        .into_iter()
        .map(|line| pieces(line, reader, slots))
        .collect();
    (!paragraphs.is_empty()).then_some(Text {
        paragraphs,
        span: node.span,
    })
}

/// The lines of a scalar; what is left of a skeleton or would be lost is noted.
fn scalar_lines<'p>(
    node: &Node<'p>,
    scalar: &Scalar<'p>,
    reader: &mut Reader<'_, 'p>,
) -> Vec<Line<'p>> {
    let prepared = reader.prepared;
    placeholder(node, scalar, reader);
    swallowed(scalar, reader);
    clean(lines(scalar, prepared), scalar.style, reader)
}

/// VAL-016
fn too_many_lines(node: &Node<'_>, reader: &Reader<'_, '_>) -> Diagnostic {
    let name = reader.key_name();
    let (zh, en) = (name.zh, name.en);
    Diagnostic::error(
        "VAL-016",
        node.span,
        say!("「{zh}」只能写一行", "“{en}” takes one line"),
    )
}

/// Takes out the characters that no document can hold (XML 1.0, 2.2), and says so (VAL-010).
fn clean<'p>(mut lines: Vec<Line<'p>>, style: Style, reader: &mut Reader<'_, 'p>) -> Vec<Line<'p>> {
    let lost = |found: char| matches!(found, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    for segment in lines.iter_mut().flatten() {
        // Each of these is one byte below 0x20, or begins with 0xEF 0xBF.
        let mut before = 0;
        let suspect = segment.text.bytes().any(|byte| {
            let pair = (before, byte);
            before = byte;
            (byte < 0x20 && byte != b'\t') || pair == (0xef, 0xbf)
        });
        if !suspect || !segment.text.contains(lost) {
            continue;
        }
        for (at, found) in segment.text.match_indices(lost) {
            let code = found.chars().next().map_or(0, u32::from);
            let start = segment.span.start + at as u32;
            let span = if segment.text.len() == segment.span.len() {
                Span {
                    start,
                    end: start + found.len() as u32,
                    ..segment.span
                }
            } else {
                segment.span
            };
            reader.note(
                Diagnostic::error(
                    "VAL-010",
                    span,
                    say!("这里有一个看不见的控制字符（U+{code:04X}），这个字符印不出来", "an invisible control character (U+{code:04X}) stands here; no document can hold it"),
                )
                .hint(say!("删掉它：通常是从别处粘贴时带进来的", "delete it: it usually comes with pasted text"))
                // Within a block nothing is changed unasked.
                .fix(!matches!(style, Style::Literal | Style::Folded), span, ""),
            );
        }
        segment.text = Cow::Owned(segment.text.replace(lost, ""));
    }
    lines
}

/// Notes text that a skeleton put there for the clerk to replace (VAL-005).
fn placeholder(node: &Node<'_>, scalar: &Scalar<'_>, reader: &mut Reader<'_, '_>) {
    const MARKS: [&str; 6] = ["此处填写", "【待补", "〔待补", "TODO", "XXX", "×××"];
    // One look for what they begin with spares six.
    if !scalar.value.contains(['此', '【', '〔', 'T', 'X', '×']) {
        return;
    }
    let source = reader.prepared.source;
    let found = MARKS.iter().filter(|mark| scalar.value.contains(**mark));
    let places = found.flat_map(|mark| source.slice(node.span).match_indices(mark));
    let places: Vec<_> = places.collect();
    for (at, mark) in places {
        let start = node.span.range().start + at;
        let span = Span::new(node.span.source, start, start + mark.len());
        note_placeholder(mark, span, reader);
    }
}

/// Notes words behind ` #` that YAML takes for a comment, and nobody would see again (YML-009). A
/// comment that is meant as one has a blank behind its mark.
fn swallowed(scalar: &Scalar<'_>, reader: &mut Reader<'_, '_>) {
    let prepared = reader.prepared;
    let end = scalar.raw.end;
    let line = prepared.text[end..].lines().next().unwrap_or_default();
    let Some(comment) = line.trim_start().strip_prefix('#') else {
        return;
    };
    let comment = comment.trim_end();
    if scalar.style != Style::Plain || comment.is_empty() || comment.starts_with([' ', '#']) {
        return;
    }
    let at = end + line.find('#').unwrap_or(0);
    let (start, cut) = match scalar.value.char_indices().rev().nth(15) {
        Some((start, _)) => (start, "……"),
        None => (0, ""),
    };
    let whole = format!("{cut}{} #{comment}", &scalar.value[start..]);
    reader.note(
        Diagnostic::error(
            "YML-009",
            prepared.span(at..at + 1),
            say!(
                "从“#”开始的「#{comment}」会被当成备注丢掉，不会出现在报告里",
                "“#{comment}” is taken for a comment and would be lost"
            ),
        )
        .hint(say!(
            "给整段内容加英文双引号：\"{whole}\"",
            "put the whole value in double quotes: \"{whole}\""
        ))
        .hint(say!(
            "确实是备注：在 # 后面加一个空格",
            "if it is a comment, put a blank behind the #"
        )),
    );
}

fn note_placeholder(mark: &str, span: Span, reader: &mut Reader<'_, '_>) {
    let name = reader.key_name();
    let (zh, en) = (name.zh, name.en);
    reader.note(
        Diagnostic::warning(
            "VAL-005",
            span,
            say!(
                "「{zh}」里还有占位文字“{mark}”，没有填写",
                "“{en}” still holds the placeholder “{mark}”"
            ),
        )
        .hint(say!(
            "正式稿（--final）不允许保留占位文字",
            "a final report (--final) cannot keep placeholders"
        )),
    );
}

/// Finds the references in a line.
fn pieces<'p>(line: Line<'p>, reader: &mut Reader<'_, 'p>, slots: bool) -> Paragraph<'p> {
    if !line.iter().any(|segment| segment.text.contains('{')) {
        return line.into_iter().map(Piece::Words).collect();
    }
    let mut pieces = Vec::new();
    let mut segments = line.into_iter();
    while let Some(segment) = segments.next() {
        let mut rest = segment;
        while let Some(at) = rest.text.find("{{") {
            let escaped = rest.text[..at].ends_with('\\');
            // In double quotes the backslash is an escape, and so a segment of its own.
            if escaped || (at == 0 && take_backslash(&mut pieces)) {
                words(&mut pieces, cut(&rest, 0, at - usize::from(escaped)));
                words(&mut pieces, cut(&rest, at, at + 2));
                rest = cut(&rest, at + 2, rest.text.len());
                continue;
            }
            words(&mut pieces, cut(&rest, 0, at));
            let open = cut(&rest, at, at + 2).span;
            // A long line may be folded inside the braces: the name runs on in later segments.
            let mut name = String::new();
            let mut last = cut(&rest, at + 2, rest.text.len());
            let close = loop {
                if let Some(close) = last.text.find("}}") {
                    break Some(close);
                }
                name.push_str(&last.text);
                match segments.next() {
                    Some(next) => last = next,
                    None => break None,
                }
            };
            let Some(close) = close else {
                unclosed(open, reader);
                let text = Cow::Owned(format!("{{{{{name}"));
                let span = Span {
                    end: last.span.end,
                    ..open
                };
                words(&mut pieces, Segment { text, span });
                return pieces;
            };
            name.push_str(&last.text[..close]);
            let after = cut(&last, close + 2, last.text.len());
            let span = Span {
                end: after.span.start,
                ..open
            };
            pieces.push(reference(name.trim(), span, reader, slots));
            rest = after;
        }
        words(&mut pieces, rest);
    }
    pieces
}

/// Takes back the backslash that the pieces end in; false where they don't.
fn take_backslash(pieces: &mut Paragraph<'_>) -> bool {
    let Some(Piece::Words(last)) = pieces.last() else {
        return false;
    };
    let Some(kept) = last.text.strip_suffix('\\').map(str::len) else {
        return false;
    };
    let kept = cut(last, 0, kept);
    pieces.pop();
    words(pieces, kept);
    true
}

fn words<'p>(pieces: &mut Paragraph<'p>, segment: Segment<'p>) {
    if !segment.text.is_empty() {
        pieces.push(Piece::Words(segment));
    }
}

/// Bytes `start..end` of a segment, with their place.
fn cut<'p>(segment: &Segment<'p>, start: usize, end: usize) -> Segment<'p> {
    let text = match &segment.text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[start..end]),
        Cow::Owned(text) => Cow::Owned(text[start..end].to_owned()),
    };
    let from_end = segment.text.len() - end;
    let span = Span {
        start: (segment.span.start + start as u32).min(segment.span.end),
        end: segment
            .span
            .end
            .saturating_sub(from_end as u32)
            .max(segment.span.start),
        ..segment.span
    };
    Segment { text, span }
}

fn reference<'p>(inside: &str, span: Span, reader: &mut Reader<'_, '_>, slots: bool) -> Piece<'p> {
    if inside.is_empty() && slots {
        return Piece::Slot(span);
    }
    let (name, field) = match inside.split_once('.') {
        None => (inside, Some(Field::Figure)),
        Some((name, field)) => (name.trim(), Field::named(field.trim())),
    };
    if field.is_none() {
        let typed = inside.split_once('.').map_or("", |(_, field)| field.trim());
        unknown_field(typed, span, reader);
    } else {
        let (name, field) = (name.to_owned(), field.unwrap_or(Field::Figure));
        let path = reader.path.clone();
        reader.references.push(PendingReference {
            name,
            field,
            span,
            path,
        });
    }
    Piece::Figure(Reference {
        name: name.to_owned(),
        field: field.unwrap_or(Field::Figure),
        span,
    })
}

fn unclosed(open: Span, reader: &mut Reader<'_, '_>) {
    reader.note(
        Diagnostic::error(
            "REF-007",
            open,
            say!(
                "这里的“{{{{”没有用“}}}}”合上",
                "this “{{{{” is never closed by “}}}}”"
            ),
        )
        .hint(say!(
            "引用数字写成：{{{{指标名称}}}}",
            "a figure is referred to as {{{{name}}}}"
        ))
        .hint(say!(
            "确实要印出两个花括号：写成 \\{{{{",
            "to print two braces write \\{{{{"
        )),
    );
}

fn unknown_field(typed: &str, span: Span, reader: &mut Reader<'_, '_>) {
    let names = Field::NAMES
        .iter()
        .flat_map(|&(en, zh, _)| [(en, ()), (zh, ())]);
    let nearest = super::nearest::nearest(typed, names);
    let zh = Field::NAMES.map(|(_, zh, _)| zh).join("、");
    let en = Field::NAMES.map(|(en, ..)| en).join(", ");
    let message = match nearest {
        Some((near, ())) => say!(
            "指标没有“.{typed}”这一项，是不是“.{near}”？",
            "a figure has no field “.{typed}”; did you mean “.{near}”?"
        ),
        None => say!(
            "指标没有“.{typed}”这一项",
            "a figure has no field “.{typed}”"
        ),
    };
    reader
        .note(Diagnostic::error("REF-008", span, message).hint(say!("可用：{zh}", "fields: {en}")));
}
