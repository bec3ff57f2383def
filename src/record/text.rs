//! What the clerk wrote: paragraphs of words and of figures referred to by name.

use super::backslash::lost_paths;
use super::blank::{blanks, is_blank};
use super::braces;
use super::pieces::pieces;
use super::reader::{Read, Reader, Shape};
use super::setting::Setting;
use crate::diagnostic::{Diagnostic, Words};
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

impl Reference {
    /// How field `field` of the figure `name` is referred to.
    pub fn written(name: &str, field: Field) -> String {
        match field.zh() {
            Some(field) => format!("{{{{{name}.{field}}}}}"),
            None => format!("{{{{{name}}}}}"),
        }
    }
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

    /// The field of that name.
    pub fn named(name: &str) -> Option<Self> {
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

    fn several(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Vec<Node<'p>>> {
        reader.lines_as_list(node)
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

    fn several(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Vec<Node<'p>>> {
        reader.parted(node, |names, typed| names.contains(typed))
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
    let known = reader.references.len();
    let paragraphs: Vec<_> = scalar_lines(node, scalar, reader)
        .into_iter()
        .map(|line| pieces(line, reader, slots))
        .collect();
    if scalar.style == Style::Plain {
        let source = reader.prepared.source;
        braces::keep_plain(&mut reader.references[known..], node.span, source);
    }
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
    let told = lost_paths(node, scalar, reader);
    clean(lines(scalar, prepared), scalar.style, &told, reader)
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
/// In the places `told` it has been said what is wrong.
fn clean<'p>(
    mut lines: Vec<Line<'p>>,
    style: Style,
    told: &[Span],
    reader: &mut Reader<'_, 'p>,
) -> Vec<Line<'p>> {
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
            if told
                .iter()
                .any(|told| told.start <= span.start && span.end <= told.end)
            {
                continue;
            }
            reader.note(
                Diagnostic::error(
                    "VAL-010",
                    span,
                    say!("这里有一个看不见的控制字符（U+{code:04X}），这个字符印不出来", "an invisible control character (U+{code:04X}) stands here; no document can hold it"),
                )
                .hint(say!("删掉它：通常是从别处粘贴时带进来的", "delete it: it usually comes with pasted text"))
                // Within a block nothing is changed unasked; `\a` may be meant as it stands.
                .fix(
                    !matches!(style, Style::Literal | Style::Folded) && span.len() <= found.len(),
                    span,
                    "",
                ),
            );
        }
        segment.text = Cow::Owned(segment.text.replace(lost, ""));
    }
    lines
}

/// Notes text that a skeleton put there for the clerk to replace, or the clerk to fill in later
/// (VAL-005).
fn placeholder(node: &Node<'_>, scalar: &Scalar<'_>, reader: &mut Reader<'_, '_>) {
    let whole = scalar.value.trim();
    let name = reader.key_name();
    let (zh, en) = (name.zh, name.en);
    if is_blank(whole) {
        let message = if whole.contains("此处填写") {
            say!(
                "「{zh}」还是模板里的占位文字，没有填写",
                "“{en}” is still the placeholder of the skeleton"
            )
        } else {
            say!(
                "「{zh}」还是占位文字“{whole}”，没有填写",
                "“{en}” is still the placeholder “{whole}”"
            )
        };
        note_placeholder(message, node.span, reader);
        return;
    }
    let source = reader.prepared.source;
    for range in blanks(source.slice(node.span)) {
        let start = node.span.range().start;
        let span = Span::new(node.span.source, start + range.start, start + range.end);
        let mark = source.slice(span);
        let message = say!(
            "「{zh}」里还有占位文字“{mark}”，没有填写",
            "“{en}” still holds the placeholder “{mark}”"
        );
        note_placeholder(message, span, reader);
    }
}

fn note_placeholder(message: Words, span: Span, reader: &mut Reader<'_, '_>) {
    reader.note(Diagnostic::warning("VAL-005", span, message).hint(say!(
        "正式稿（--final）不允许保留占位文字；草稿里占位处会标黄",
        "a final report (--final) cannot keep placeholders; a draft highlights them"
    )));
}
