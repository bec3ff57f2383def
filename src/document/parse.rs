//! Markdown → [`Outline`]. The only place that names the Markdown parser.

use super::runs::{HANDLE_CLOSE, HANDLE_OPEN};
use super::{
    Column, Inline, Inlines, Node, Outline, OutlineAnnex, Placing, Point, Role, Run, Runs, Table,
};
use crate::diagnostic::{Diagnostic, Severity};
use crate::say;
use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;

/// Stands beside a `*` run so that emphasis works beside Chinese punctuation (CommonMark 0.31
/// counts “ and 。 as punctuation, which keeps `字**“词”**字` from being emphasis).
const FILLER: char = '\u{e002}';

/// Reads what a template printed; puts the texts of `runs` back in.
pub fn parse<'a>(
    markdown: &str,
    runs: &mut Runs<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Outline<'a> {
    let markdown = beside_emphasis(markdown);
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut builder = Builder {
        runs,
        outline: Outline::default(),
        open: Vec::new(),
        caption: None,
        refused: Vec::new(),
    };
    for event in Parser::new_ext(&markdown, options) {
        builder.take(event);
    }
    for what in builder.refused {
        diagnostics.push(
            Diagnostic::without_place(
                Severity::Error,
                "TPL-004",
                say!(
                    "模板里用了报告不支持的 Markdown 写法：{what}",
                    "the template uses Markdown that a report cannot hold: {what}"
                ),
            )
            .hint(say!(
                "可用：标题、段落、有序列表（要点）、表格、加粗、分隔线",
                "use headings, paragraphs, ordered lists (points), tables, strong text, rules"
            )),
        );
    }
    let mut forgotten: Vec<_> = builder.runs.forgotten().collect();
    // The charts of an annex are asked for in one place.
    forgotten.dedup();
    for span in forgotten {
        diagnostics.push(
            Diagnostic::error(
                "TPL-003",
                span,
                say!(
                    "模板没有把这段内容印出来",
                    "the template does not print this text"
                ),
            )
            .hint(say!(
                "换一个模板，或在模板里补上；内容不会悄悄丢掉",
                "use another template, or print it there: nothing is dropped in silence"
            )),
        );
    }
    builder.outline
}

/// What is being gathered.
enum Open<'a> {
    Heading {
        level: HeadingLevel,
        class: String,
        number: Option<String>,
        form: Option<String>,
        text: Inlines<'a>,
    },
    Paragraph(Inlines<'a>),
    Strong(Inlines<'a>),
    List(Vec<Point<'a>>),
    Item {
        paragraphs: Vec<Inlines<'a>>,
        loose: Inlines<'a>,
    },
    Table {
        /// Which columns are set flush right.
        right: Vec<bool>,
        rows: Vec<Vec<Inlines<'a>>>,
        row: Vec<Inlines<'a>>,
    },
    Cell(Inlines<'a>),
}

struct Builder<'a, 'r> {
    runs: &'r mut Runs<'a>,
    outline: Outline<'a>,
    open: Vec<Open<'a>>,
    caption: Option<Inlines<'a>>,
    refused: Vec<String>,
}

impl<'a> Builder<'a, '_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.soft_break(),
            Event::Rule => self.node(Node::End),
            Event::Code(code) => self.refuse(format!("`{code}`")),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading {
                level,
                classes,
                attrs,
                ..
            } => {
                let class = classes.first().map_or_else(String::new, CowStr::to_string);
                let attribute = |name: &str| {
                    let found = attrs.iter().find(|(key, _)| &**key == name);
                    found.and_then(|(_, value)| value.as_ref().map(CowStr::to_string))
                };
                self.open.push(Open::Heading {
                    level,
                    class,
                    number: attribute("number"),
                    form: attribute("form"),
                    text: Vec::new(),
                });
            }
            Tag::Paragraph => self.open.push(Open::Paragraph(Vec::new())),
            Tag::Strong | Tag::Emphasis => self.open.push(Open::Strong(Vec::new())),
            Tag::List(_) => self.open.push(Open::List(Vec::new())),
            Tag::Item => self.open.push(Open::Item {
                paragraphs: Vec::new(),
                loose: Vec::new(),
            }),
            Tag::Table(alignments) => self.open.push(Open::Table {
                right: alignments
                    .iter()
                    .map(|alignment| *alignment == Alignment::Right)
                    .collect(),
                rows: Vec::new(),
                row: Vec::new(),
            }),
            Tag::TableCell => self.open.push(Open::Cell(Vec::new())),
            Tag::TableHead | Tag::TableRow | Tag::HtmlBlock => {}
            other => self.refuse(
                format!("{other:?}")
                    .split([' ', '(', '{'])
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
            ),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(Open::Table { rows, row, .. }) = self.open.last_mut() {
                    rows.push(std::mem::take(row));
                }
                return;
            }
            TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::Strong
            | TagEnd::Emphasis
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Table
            | TagEnd::TableCell => {}
            _ => return,
        }
        match self.open.pop() {
            Some(Open::Heading {
                level,
                class,
                number,
                form,
                text,
            }) => self.heading(level, &class, [number, form], text),
            Some(Open::Paragraph(text)) => self.paragraph(text),
            Some(Open::Strong(content)) => self.inline(Inline::Strong(content)),
            Some(Open::List(points)) => self.node(Node::Points(points)),
            Some(Open::Item { paragraphs, loose }) => self.point(paragraphs, loose),
            Some(Open::Table { right, rows, .. }) => self.table(&right, rows),
            Some(Open::Cell(text)) => {
                if let Some(Open::Table { row, .. }) = self.open.last_mut() {
                    row.push(text);
                }
            }
            None => {}
        }
    }

    fn heading(
        &mut self,
        level: HeadingLevel,
        class: &str,
        [number, form]: [Option<String>; 2],
        text: Inlines<'a>,
    ) {
        let number = number.map(|number| self.expand(&number));
        let placing = form.and_then(|form| match form.as_str() {
            "heading" => Some(Placing::Heading),
            "run-in" => Some(Placing::RunIn),
            "inline" => Some(Placing::Inline),
            _ => {
                self.refuse(format!("form={form}"));
                None
            }
        });
        match (level, class) {
            (HeadingLevel::H1, _) => self.outline.annexes.push(OutlineAnnex {
                title: text,
                nodes: Vec::new(),
            }),
            (HeadingLevel::H6, _) => self.caption = Some(text),
            (HeadingLevel::H2, "part") => self.node(Node::Part(text)),
            (HeadingLevel::H2, class) => match role(class) {
                Some(role) => self.node(Node::Section {
                    role,
                    heading: text,
                }),
                None => self.refuse(format!("## {{.{class}}}")),
            },
            (level, _) => self.node(Node::Entry {
                depth: level as u8 - 2,
                title: text,
                number,
                placing,
            }),
        }
    }

    fn paragraph(&mut self, text: Inlines<'a>) {
        if text.is_empty() {
            return;
        }
        match self.open.last_mut() {
            Some(Open::Item { paragraphs, .. }) => paragraphs.push(text),
            _ => self.node(Node::Paragraph(text)),
        }
    }

    /// A point: its title is what stands in strong at its start.
    fn point(&mut self, mut paragraphs: Vec<Inlines<'a>>, loose: Inlines<'a>) {
        if !loose.is_empty() {
            paragraphs.insert(0, loose);
        }
        let mut title = Vec::new();
        if let Some(first) = paragraphs.first_mut()
            && matches!(first.first(), Some(Inline::Strong(_)))
            && let Inline::Strong(content) = first.remove(0)
        {
            title = content;
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        if let Some(Open::List(points)) = self.open.last_mut() {
            points.push(Point { title, paragraphs });
        }
    }

    fn table(&mut self, right: &[bool], rows: Vec<Vec<Inlines<'a>>>) {
        let mut rows = rows.into_iter();
        let headers = rows.next().unwrap_or_default().into_iter();
        let columns = headers.zip(right).map(|(header, right)| Column {
            header,
            numeric: *right,
        });
        let table = Table {
            caption: self.caption.take(),
            columns: columns.collect(),
            rows: rows.collect(),
        };
        self.node(Node::Table(table));
    }

    fn node(&mut self, node: Node<'a>) {
        match self.outline.annexes.last_mut() {
            Some(annex) => annex.nodes.push(node),
            None => self.outline.nodes.push(node),
        }
    }

    fn inline(&mut self, inline: Inline<'a>) {
        if let Some(
            Open::Heading { text, .. }
            | Open::Paragraph(text)
            | Open::Strong(text)
            | Open::Cell(text)
            | Open::Item { loose: text, .. },
        ) = self.open.last_mut()
        {
            text.push(inline)
        }
    }

    fn text(&mut self, text: &str) {
        for inline in self.expand(text) {
            self.inline(inline);
        }
    }

    /// A line break inside a paragraph of a template is a space between Latin words alone.
    fn soft_break(&mut self) {
        let Some(Open::Paragraph(text) | Open::Item { loose: text, .. }) = self.open.last() else {
            return;
        };
        let before = text
            .last()
            .map(|last| super::plain_text(std::slice::from_ref(last)));
        if before.is_some_and(|before| before.ends_with(|last: char| last.is_ascii_alphanumeric()))
        {
            self.inline(Inline::Text(Run::template(" ")));
        }
    }

    /// Comments are the template author's own; other HTML cannot be carried over.
    fn html(&mut self, html: &str) {
        if !html.trim_start().starts_with("<!--") {
            self.refuse(html.trim().to_owned());
        }
    }

    fn refuse(&mut self, what: String) {
        if !self.refused.contains(&what) {
            self.refused.push(what);
        }
    }

    /// Puts the texts back where their handles stand.
    fn expand(&mut self, text: &str) -> Inlines<'a> {
        let mut inlines = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(HANDLE_OPEN) {
            words(&mut inlines, before);
            let Some((number, after)) = after.split_once(HANDLE_CLOSE) else {
                rest = after;
                break;
            };
            if let Ok(number) = number.parse() {
                inlines.extend(self.runs.print(number).unwrap_or_default());
                // Amid a text it stands ahead of it.
                if let Some(chart) = self.runs.chart(number) {
                    self.node(Node::Chart(chart));
                }
            }
            rest = after;
        }
        words(&mut inlines, rest);
        inlines
    }
}

fn words(inlines: &mut Inlines<'_>, text: &str) {
    let text = text.replace(FILLER, "");
    if !text.is_empty() {
        inlines.push(Inline::Text(Run::template(text)));
    }
}

fn role(class: &str) -> Option<Role> {
    Some(match class {
        "measures" => Role::Measures,
        "duties" => Role::Duties,
        "shortcomings" => Role::Shortcomings,
        "plans" => Role::Plans,
        "others" => Role::Others,
        _ => return None,
    })
}

/// Puts a [`FILLER`] between a run of `*` and punctuation where the other side is a letter.
fn beside_emphasis(markdown: &str) -> Cow<'_, str> {
    let letter = |side: Option<char>| {
        side.is_some_and(|side| {
            side.is_alphanumeric() || side == HANDLE_CLOSE || side == HANDLE_OPEN
        })
    };
    let mark = |side: Option<char>| side.is_some_and(|side| !side.is_whitespace()) && !letter(side);
    let chinese = |one: Option<char>, other: Option<char>| {
        [one, other]
            .into_iter()
            .flatten()
            .any(|side| !side.is_ascii())
    };
    let mut repaired = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = markdown[at..].find('*') {
        let start = at + found;
        let slashes = markdown[..start].len() - markdown[..start].trim_end_matches('\\').len();
        if slashes % 2 == 1 {
            at = start + 1;
            continue;
        }
        let end =
            start + (markdown[start..].len() - markdown[start..].trim_start_matches('*').len());
        let (before, after) = (
            markdown[..start].chars().next_back(),
            markdown[end..].chars().next(),
        );
        let place = match () {
            () if !chinese(before, after) => None,
            () if mark(after) && letter(before) => Some(end),
            () if mark(before) && letter(after) => Some(start),
            () => None,
        };
        if let Some(place) = place {
            repaired.push_str(&markdown[copied..place]);
            repaired.push(FILLER);
            copied = place;
        }
        at = end;
    }
    if copied == 0 {
        return Cow::Borrowed(markdown);
    }
    repaired.push_str(&markdown[copied..]);
    Cow::Owned(repaired)
}

#[cfg(test)]
mod tests {
    use super::super::plain_text;
    use super::*;

    fn read(markdown: &str) -> (Outline<'static>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let outline = parse(markdown, &mut Runs::default(), &mut diagnostics);
        (outline, diagnostics)
    }

    #[test]
    fn emphasis_works_beside_chinese_punctuation() {
        for (markdown, strong) in [
            ("前文**“引号”**后文", "“引号”"),
            ("**加粗。**后文", "加粗。"),
            ("**《办法》**第三条", "《办法》"),
            ("占**12%**的", "12%"),
        ] {
            let (outline, _) = read(markdown);
            let Some(Node::Paragraph(text)) = outline.nodes.first() else {
                panic!("{markdown}")
            };
            let found = text.iter().find_map(|inline| match inline {
                Inline::Strong(content) => Some(plain_text(content)),
                _ => None,
            });
            assert_eq!(found.as_deref(), Some(strong), "{markdown}");
            assert_eq!(plain_text(text), markdown.replace("**", ""));
        }
    }

    #[test]
    fn a_template_says_what_each_piece_is() {
        let (outline, diagnostics) = read(
            "开头\n\n## 举措 {.measures}\n\n### 甲 {.entry number=壹、}\n\n### {.entry}\n\n正文\n\n1. **题**文\n2. 只有文\n\n   第二段\n\n###### 表题\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n---\n\n结语\n\n# 附件 {.annex}\n\n内容\n",
        );
        assert_eq!(diagnostics, []);
        let kinds: Vec<_> = outline
            .nodes
            .iter()
            .map(|node| match node {
                Node::Part(heading) => format!("part {}", plain_text(heading)),
                Node::Section { role, heading } => format!("{role:?} {}", plain_text(heading)),
                Node::Entry {
                    depth,
                    title,
                    number,
                    ..
                } => format!(
                    "entry{depth} {:?} {}",
                    number.as_ref().map(|number| plain_text(number)),
                    plain_text(title)
                ),
                Node::Paragraph(text) => plain_text(text),
                Node::Points(points) => points
                    .iter()
                    .map(|point| {
                        format!("[{}|{}]", plain_text(&point.title), point.paragraphs.len())
                    })
                    .collect(),
                Node::Table(table) => format!(
                    "table {} {}",
                    plain_text(table.caption.as_deref().unwrap_or_default()),
                    table.rows.len()
                ),
                Node::Chart(chart) => plain_text(&chart.caption),
                Node::End => "end".into(),
            })
            .collect();
        assert_eq!(
            kinds,
            [
                "开头",
                "Measures 举措",
                "entry1 Some(\"壹、\") 甲",
                "entry1 None ",
                "正文",
                "[题|1][|2]",
                "table 表题 1",
                "end",
                "结语"
            ]
        );
        assert_eq!(outline.annexes.len(), 1);
    }

    #[test]
    fn what_a_report_cannot_hold_is_said() {
        for markdown in [
            "> 引文",
            "```\ncode\n```",
            "`a`",
            "<div>",
            "## 无类 {.nonsense}",
            "[x](y)",
        ] {
            assert!(!read(markdown).1.is_empty(), "{markdown}");
        }
        assert!(read("<!-- 备注 -->\n\n文").1.is_empty());
    }
}
