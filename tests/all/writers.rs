//! Whatever a clerk types reads the same in a browser and in a Markdown reader.

use fazhi::document::{
    Annex, Block, Chart, ChartKind, ChartRow, Column, Datum, Document, Element, ElementKind,
    Heading, Inline, Inlines, Mode, Property, PropertyKey, Run, Table, missing_mark, plain_text,
};
use fazhi::write::{html, markdown};
use granit_parser::{Event as YamlEvent, Parser as YamlParser};
use proptest::prelude::*;
use proptest::{collection::vec, sample::select};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use scraper::{Html, Selector};

/// What trips a writer up, alone or beside one another.
const NASTY: &[&str] = &[
    "*",
    "**",
    "***",
    "_",
    "__",
    "#",
    "##",
    " #",
    "# ",
    "<",
    "<100",
    "100<200 & A",
    "a|b",
    "|",
    "\\|",
    "1. ",
    "1.",
    "12) ",
    "- ",
    "-",
    "--",
    "---",
    "===",
    "+ ",
    "+++",
    "> ",
    "\\",
    "\\\\",
    "`",
    "```",
    "``",
    "~",
    "~~",
    "~~~",
    "![x](y)",
    "[x](y)",
    "[^1]",
    "[^1]: ",
    "[x]: y",
    "[x]: /y 'z'",
    "[[x]]",
    "[ ] ",
    "<b>",
    "</b>",
    "<!-- x -->",
    "<?x?>",
    "<![CDATA[x]]>",
    "<script>",
    "<https://a.cn>",
    "https://www.a.gov.cn/x_y_z?a=1&b=2",
    "<a@b.cn>",
    "a@b.cn",
    "&",
    "&amp;",
    "&lt;",
    "&#35;",
    "&#x1F;",
    "&nbsp",
    "&copy;",
    ":::",
    "::: x",
    ": ",
    "$x$",
    "$$",
    "{#id}",
    "{{",
    "}}",
    "\"",
    "'",
    "\t",
    " ",
    "  ",
    "    ",
    "\u{3000}",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{200b}",
    "\u{feff}",
    "😀",
    "👨‍👩‍👧",
    "𠮷",
    "𬺈",
    "“",
    "”",
    "。",
    "：",
    "，",
    "（",
    "）",
    "《",
    "》",
    "、",
    "——",
    "……",
    "①",
    "Ⓐ",
    "€",
    "％",
    "法治",
    "建设",
    "如皋市",
    "2023",
    "a",
    "x",
    "6*N",
    "6 * N",
    "12.5%",
    "〔2023〕30号",
    "| --- |",
    "|---|",
    "--- | ---",
    "：",
    "!",
    "=",
    "...",
    "·",
    "é",
    "e\u{301}",
    "～",
];

/// Any character that XML can hold, but a line break.
fn character() -> impl Strategy<Value = char> {
    any::<char>().prop_map(|char| match char {
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{80}',
        _ => char,
    })
}

pub fn text() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        12 => select(NASTY).prop_map(str::to_owned),
        1 => character().prop_map(String::from),
    ];
    vec(token, 0..8).prop_map(|tokens| tokens.concat())
}

fn run() -> impl Strategy<Value = Inline<'static>> {
    text().prop_map(|text| Inline::Text(Run::template(text)))
}

fn inlines() -> impl Strategy<Value = Inlines<'static>> {
    let inline = prop_oneof![
        4 => run(),
        1 => text().prop_map(|what| Inline::Missing { what, span: None }),
        2 => vec(run(), 0..3).prop_map(Inline::Strong),
        2 => (select(vec![None, Some(2), Some(3)]), vec(run(), 0..3))
            .prop_map(|(level, content)| Inline::LeadIn { level, content }),
        1 => (run(), run(), run())
            .prop_map(|(a, b, c)| Inline::LeadIn { level: None, content: vec![a, Inline::Strong(vec![b]), c] }),
    ];
    vec(inline, 0..5)
}

fn block() -> impl Strategy<Value = Block<'static>> {
    let table = (1usize..4, 0usize..3, any::<bool>()).prop_flat_map(|(width, height, numeric)| {
        let caption = proptest::option::of(inlines());
        (
            caption,
            vec(inlines(), width),
            vec(vec(inlines(), width), height),
        )
            .prop_map(move |(caption, headers, rows)| Table {
                caption,
                columns: headers
                    .into_iter()
                    .map(|header| Column { header, numeric })
                    .collect(),
                rows,
            })
    });
    let datum = (any::<i32>(), text(), text()).prop_map(|(number, before, after)| Datum {
        number: i64::from(number).into(),
        words: format!("{before}{number}{after}件"),
        before,
        after,
    });
    let row = (text(), vec(proptest::option::of(datum), 4));
    let row = row.prop_map(|(name, values)| ChartRow { name, values });
    let chart = (inlines(), any::<bool>(), vec(text(), 1..5), vec(row, 0..5)).prop_map(
        |(caption, lines, years, rows)| Chart {
            caption,
            kind: [ChartKind::Bars, ChartKind::Lines][usize::from(lines)],
            unit: String::new(),
            years,
            rows,
        },
    );
    prop_oneof![
        1 => chart.prop_map(Block::Chart),
        4 => inlines().prop_map(Block::Paragraph),
        2 => (1u8..5, inlines()).prop_map(|(level, content)| Block::Heading(Heading {
            level,
            role: None,
            id: String::new(),
            content,
        })),
        1 => table.prop_map(Block::Table),
    ]
}

fn document() -> impl Strategy<Value = Document<'static>> {
    let element = |kind| {
        (inlines(), any::<bool>()).prop_map(move |(content, public)| Element {
            kind,
            content,
            public,
        })
    };
    let annex = (inlines(), vec(block(), 0..3)).prop_map(|(title, blocks)| Annex {
        label: Run::template("附件1"),
        id: "annex-1".to_owned(),
        title,
        blocks,
    });
    (
        vec(inlines(), 1..3),
        element(ElementKind::Recipient),
        vec(block(), 0..5),
        vec(element(ElementKind::Signature), 0..3),
        vec(annex, 0..2),
        vec(inlines(), 0..3),
    )
        .prop_map(|(title, recipient, blocks, ending, annexes, sources)| {
            let mut document = Document {
                mode: Mode::Plain,
                seal: false,
                contents: true,
                title,
                head: Vec::new(),
                opening: vec![recipient],
                blocks,
                ending,
                annexes,
                imprint: Vec::new(),
                properties: sources
                    .into_iter()
                    .map(|content| Property {
                        key: PropertyKey::ContentSource,
                        content,
                    })
                    .collect(),
            };
            number_headings(&mut document);
            document
        })
}

fn number_headings(document: &mut Document<'_>) {
    let annexes = document
        .annexes
        .iter_mut()
        .flat_map(|annex| &mut annex.blocks);
    for (index, block) in document.blocks.iter_mut().chain(annexes).enumerate() {
        if let Block::Heading(heading) = block {
            heading.id = format!("section-{index}");
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Heading(usize),
    Paragraph,
    /// What a chart says in words.
    Description,
    Header,
    Cell,
}

/// A piece of text as its reader sees it, each character with whether it is strong.
type Piece = (Kind, Vec<(char, bool)>);

fn piece(kind: Kind, content: &[Inline<'_>]) -> Piece {
    fn push(content: &[Inline<'_>], strong: bool, piece: &mut Vec<(char, bool)>) {
        for inline in content {
            match inline {
                Inline::Text(run) => piece.extend(run.text.chars().map(|char| (char, strong))),
                Inline::Strong(content) | Inline::LeadIn { content, .. } => {
                    push(content, true, piece)
                }
                Inline::Drafted(content) => push(content, strong, piece),
                Inline::Missing { what, .. } => {
                    piece.extend(missing_mark(what).chars().map(|char| (char, strong)));
                }
            }
        }
    }
    let mut piece = (kind, Vec::new());
    push(content, false, &mut piece.1);
    piece
}

/// What a reader must see of `document`.
fn pieces(document: &Document<'_>) -> Vec<Piece> {
    let mut pieces = vec![piece(Kind::Heading(1), &document.title.concat())];
    let elements = |elements: &[Element<'_>], pieces: &mut Vec<Piece>| {
        let public = elements.iter().filter(|element| element.public);
        pieces.extend(public.map(|element| piece(Kind::Paragraph, &element.content)));
    };
    elements(&document.opening, &mut pieces);
    push_blocks(&document.blocks, 1, &mut pieces);
    elements(&document.ending, &mut pieces);
    for annex in &document.annexes {
        pieces.push(piece(
            Kind::Heading(2),
            &[Inline::Text(annex.label.clone())],
        ));
        if annex.title.is_empty() {
            push_blocks(&annex.blocks, 2, &mut pieces);
        } else {
            pieces.push(piece(Kind::Heading(3), &annex.title));
            push_blocks(&annex.blocks, 3, &mut pieces);
        }
    }
    pieces
}

fn push_blocks(blocks: &[Block<'_>], depth: usize, pieces: &mut Vec<Piece>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                let depth = (depth + usize::from(heading.level)).min(6);
                pieces.push(piece(Kind::Heading(depth), &heading.content));
            }
            Block::Paragraph(content) => pieces.push(piece(Kind::Paragraph, content)),
            Block::Chart(chart) => {
                pieces.push(piece(Kind::Paragraph, &chart.caption));
                let description = Run::template(chart.description());
                pieces.push(piece(Kind::Description, &[Inline::Text(description)]));
            }
            Block::Table(table) => {
                pieces.extend(
                    table
                        .caption
                        .iter()
                        .map(|caption| piece(Kind::Paragraph, caption)),
                );
                pieces.extend(
                    table
                        .columns
                        .iter()
                        .map(|column| piece(Kind::Header, &column.header)),
                );
                pieces.extend(
                    table
                        .rows
                        .iter()
                        .flatten()
                        .map(|cell| piece(Kind::Cell, cell)),
                );
            }
        }
    }
}

fn read_markdown(markdown: &str, options: Options) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut strong, mut header, mut metadata) = (0, false, false);
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => metadata = false,
            Event::Text(_) if metadata => {}
            Event::Start(Tag::Heading { level, .. }) => {
                let levels = [
                    HeadingLevel::H1,
                    HeadingLevel::H2,
                    HeadingLevel::H3,
                    HeadingLevel::H4,
                    HeadingLevel::H5,
                ];
                let depth = levels
                    .iter()
                    .position(|known| *known == level)
                    .map_or(6, |at| at + 1);
                pieces.push((Kind::Heading(depth), Vec::new()));
            }
            Event::Start(Tag::Paragraph) => pieces.push((Kind::Paragraph, Vec::new())),
            Event::Start(Tag::Table(_)) | Event::End(TagEnd::Table) => {}
            Event::Start(Tag::TableHead) => header = true,
            Event::End(TagEnd::TableHead) => header = false,
            Event::Start(Tag::TableCell) => {
                pieces.push((if header { Kind::Header } else { Kind::Cell }, Vec::new()));
            }
            Event::Start(Tag::TableRow) | Event::End(TagEnd::TableRow) => {}
            Event::Start(Tag::Strong) => strong += 1,
            Event::End(TagEnd::Strong) => strong -= 1,
            Event::InlineHtml(tag) if &*tag == "<strong>" => strong += 1,
            Event::InlineHtml(tag) if &*tag == "</strong>" => strong -= 1,
            Event::Text(text) => {
                let (_, piece) = pieces.last_mut().expect("text stands in a block");
                piece.extend(text.chars().map(|char| (char, strong > 0)));
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell) => {
                assert_eq!(strong, 0)
            }
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    pieces
}

/// A stop at the end of a strong stretch may stand outside it.
fn agree(read: &Piece, written: &Piece) -> bool {
    let text = |piece: &Piece| piece.1.iter().map(|(char, _)| *char).collect::<String>();
    let strong = |((char, read), (_, written)): (&(char, bool), &(char, bool))| {
        read == written || (*written && "。，、；：！？.,;:!?".contains(*char))
    };
    read.0 == written.0 && text(read) == text(written) && read.1.iter().zip(&written.1).all(strong)
}

fn check_markdown(document: &Document<'_>) {
    let markdown = String::from_utf8(markdown::write(document)).expect("UTF-8");
    let mut written = pieces(document);
    for (kind, _) in &mut written {
        if *kind == Kind::Description {
            *kind = Kind::Paragraph;
        }
    }
    written.retain(|(kind, text)| *kind != Kind::Paragraph || !text.is_empty());
    let plain = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let rich = plain
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    for options in [plain, rich] {
        let read = read_markdown(&markdown, options);
        for (read, written) in read.iter().zip(&written) {
            assert!(
                agree(read, written),
                "{read:?}\nis not\n{written:?}\nin\n{markdown}"
            );
        }
        assert_eq!(read.len(), written.len(), "{markdown}");
    }
}

fn check_front_matter(document: &Document<'_>) {
    let markdown = String::from_utf8(markdown::write(document)).expect("UTF-8");
    let yaml = markdown
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"));
    let yaml = yaml.expect("a front matter").0;
    let scalars: Vec<String> = YamlParser::new_from_str(yaml)
        .filter_map(|event| match event.expect("YAML").0 {
            YamlEvent::Scalar(text, ..) => Some(text.into_owned()),
            _ => None,
        })
        .collect();
    let mut expected = vec!["title".to_owned(), document.title_text()];
    let sources = document
        .properties
        .iter()
        .map(|property| plain_text(&property.content));
    let names = ["recipient", "signature"];
    let groups = [&document.opening, &document.ending];
    let groups = groups.map(|group| {
        group
            .iter()
            .map(|element| plain_text(&element.content))
            .collect()
    });
    for (name, values) in std::iter::once(("content_source", sources.collect::<Vec<_>>()))
        .chain(names.into_iter().zip(groups))
        .filter(|(_, values)| !values.is_empty())
    {
        expected.push(name.to_owned());
        expected.extend(values);
    }
    assert_eq!(scalars, expected, "{yaml}");
}

fn check_html(document: &Document<'_>) {
    let html = String::from_utf8(html::write(document)).expect("UTF-8");
    let page = Html::parse_document(&html);
    let select = |selector| Selector::parse(selector).expect("a selector");
    let read: Vec<String> = page
        .select(&select(
            "article :is(h1, h2, h3, h4, h5, h6, p, caption, figcaption, th, td)",
        ))
        .map(|element| element.text().collect())
        .collect();
    let texts = |piece: &Piece| piece.1.iter().map(|(char, _)| *char).collect::<String>();
    let (drawn, written): (Vec<_>, Vec<_>) = pieces(document)
        .into_iter()
        .partition(|(kind, _)| *kind == Kind::Description);
    let written: Vec<String> = written.iter().map(texts).collect();
    assert_eq!(read, written, "{html}");
    let descriptions = select("svg > desc");
    let heard = page.select(&descriptions);
    assert_eq!(heard.clone().count(), drawn.len(), "{html}");
    let heard = heard.map(|element| element.text().collect::<String>());
    let drawn: Vec<String> = drawn.iter().map(texts).collect();
    // An axis that does not begin at 0 is told behind the figures.
    let heard: Vec<String> = heard
        .zip(&drawn)
        .map(|(heard, drawn)| {
            let rest = heard.strip_prefix(drawn.as_str());
            let noted = |rest: &str| rest.starts_with("纵轴从") && rest.ends_with("起。");
            match rest.is_some_and(noted) {
                true => drawn.clone(),
                false => heard,
            }
        })
        .collect();
    assert_eq!(heard, drawn, "{html}");
    let attribute = page.select(&select("meta[name=ArticleTitle]")).next();
    let attribute = attribute.and_then(|element| element.attr("content"));
    let title = document.title_text();
    assert_eq!(attribute, Some(&*title).filter(|title| !title.is_empty()));
}

proptest! {
    #[test]
    fn markdown_reads_back(document in document()) {
        check_markdown(&document);
    }

    #[test]
    fn the_front_matter_reads_back(document in document()) {
        check_front_matter(&document);
    }

    #[test]
    fn html_reads_back(document in document()) {
        check_html(&document);
    }
}

#[test]
fn a_long_paragraph_reads_back() {
    let long = "行政复议案件 * 办结_率_“高”<100 & 1. ".repeat(2_000);
    let content = vec![Inline::Text(Run::template(long))];
    let document = Document {
        mode: Mode::Plain,
        seal: false,
        contents: false,
        title: vec![vec![Inline::Text(Run::template("报告"))]],
        head: Vec::new(),
        opening: Vec::new(),
        blocks: vec![Block::Paragraph(content)],
        ending: Vec::new(),
        annexes: Vec::new(),
        imprint: Vec::new(),
        properties: Vec::new(),
    };
    check_markdown(&document);
    check_html(&document);
}
