//! One document with everything in it, and what its parts must say.

use super::package::read;
use super::stylesheet;
use crate::document::*;
use crate::page::Page;
use std::collections::BTreeSet;

fn text(text: &'static str) -> Inlines<'static> {
    vec![Inline::Text(Run::template(text))]
}

fn element(kind: ElementKind, content: &'static str) -> Element<'static> {
    Element {
        kind,
        content: text(content),
        public: true,
    }
}

fn heading(level: u8, id: &str, content: &'static str) -> Block<'static> {
    Block::Heading(Heading {
        level,
        role: None,
        id: id.to_owned(),
        content: text(content),
    })
}

fn table() -> Table<'static> {
    Table {
        caption: Some(text("表1　案件")),
        columns: vec![
            Column {
                header: text("指标"),
                numeric: false,
            },
            Column {
                header: text("2023年"),
                numeric: true,
            },
        ],
        rows: vec![vec![text("复议<件>"), text("1,234")], vec![text("少一格")]],
    }
}

fn blocks() -> Vec<Block<'static>> {
    let gap = Inline::Missing {
        what: "件数".to_owned(),
        span: None,
    };
    let lead = |level| Inline::LeadIn {
        level,
        content: text("标题。"),
    };
    let strong = Inline::Strong(text("着重"));
    let run_in = [Some(1), Some(2), Some(3), Some(4), None].map(lead);
    vec![
        heading(1, "section-1", "一、举措"),
        heading(2, "section-1-1", "（一）职能"),
        heading(3, "section-1-1-1", "1.审批"),
        heading(4, "四", "（1）时限"),
        Block::Paragraph(run_in.into_iter().chain([strong, gap]).collect()),
        Block::Paragraph(text("甲\t乙 & “丙”……\u{1}")),
        Block::Table(table()),
        Block::Table(Table {
            caption: None,
            ..table()
        }),
        Block::Paragraph(text("特此报告。")),
    ]
}

fn annexed() -> Vec<Block<'static>> {
    vec![heading(1, "annex-1-1", "一、案件"), Block::Table(table())]
}

fn everything(mode: Mode) -> Document<'static> {
    use ElementKind::*;
    let head = [
        (CopyNumber, "000001"),
        (Secrecy, "秘密"),
        (Urgency, "特急"),
        (Mark, "某市人民政府文件"),
        (Number, "某政发〔2024〕1号"),
        (Signer, "签发人：张三"),
        (Signer, "李四"),
    ];
    let ending = [
        (AnnexNote, "附件：1.一览表"),
        (AnnexNote, "2.名单"),
        (Signature, "某市人民政府"),
        (SignedOn, "2024年1月2日"),
        (Note, "（此件公开发布）"),
    ];
    let imprint = [
        (CopiesTo, "抄送：某某。"),
        (PrintedBy, "某办公室"),
        (PrintedOn, "2024年1月3日印发"),
    ];
    let all = |list: &[(ElementKind, &'static str)]| {
        list.iter()
            .map(|&(kind, content)| element(kind, content))
            .collect::<Vec<_>>()
    };
    let property = |key, content| Property {
        key,
        content: text(content),
    };
    Document {
        mode,
        seal: mode == Mode::Redhead,
        contents: true,
        title: vec![text("某市人民政府"), text("2023年法治政府建设情况报告")],
        head: all(&head),
        opening: all(&[(Byline, "某市"), (Recipient, "某省人民政府：")]),
        blocks: blocks(),
        ending: all(&ending),
        annexes: vec![Annex {
            label: Run::template("附件1"),
            id: "annex-1".to_owned(),
            title: text("一览表"),
            blocks: annexed(),
        }],
        imprint: all(&imprint),
        properties: vec![
            property(PropertyKey::Issuer, "某市<政府>"),
            property(PropertyKey::SignedOn, "2024-01-02"),
        ],
    }
}

fn write(document: &Document<'_>) -> Vec<u8> {
    super::write(document, &Page::default())
}

fn part(document: &Document<'_>, name: &str) -> String {
    let parts = read::parts(&write(document));
    parts.into_iter().find(|part| part.0 == name).unwrap().1
}

fn body(document: &Document<'_>) -> String {
    part(document, "word/document.xml")
}

/// The values of an attribute, in order.
fn values<'x>(xml: &'x str, start: &str) -> Vec<&'x str> {
    xml.split(start)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect()
}

/// The names of the children of each element `name`.
fn children<'x>(xml: &'x str, name: &str) -> Vec<Vec<&'x str>> {
    let (open, close) = (format!("<w:{name}>"), format!("</w:{name}>"));
    let content = xml
        .split(&open)
        .skip(1)
        .map(|rest| rest.split(&close).next().unwrap());
    content.map(names).collect()
}

fn names(content: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut names = Vec::new();
    for tag in content.split('<').skip(1) {
        let name = tag.split([' ', '/', '>']).next().unwrap();
        if tag.starts_with('/') {
            depth -= 1;
            continue;
        }
        if depth == 0 {
            names.push(name);
        }
        depth += i32::from(!tag.split('>').next().unwrap().ends_with('/'));
    }
    names
}

/// As a reader of the file would see it.
fn shown(xml: &str) -> String {
    let text = xml
        .replace("<w:tab/>", "\t")
        .replace("<w:br/>", "\n")
        .replace("</w:p>", "\n");
    let kept: String = text
        .split('<')
        .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text))
        .collect();
    kept.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = everything(Mode::Redhead);
    assert_eq!(write(&document), write(&document.clone()));
}

#[test]
fn tags_are_balanced() {
    for mode in [Mode::Plain, Mode::Redhead, Mode::Preprinted] {
        for (name, content) in read::parts(&write(&everything(mode))) {
            let mut open = Vec::new();
            for tag in content.split('<').skip(2) {
                let (tag, _) = tag.split_once('>').unwrap();
                if let Some(name) = tag.strip_prefix('/') {
                    assert_eq!(open.pop(), Some(name));
                } else if !tag.ends_with('/') {
                    open.push(tag.split(' ').next().unwrap());
                }
            }
            assert!(open.is_empty(), "{name}: {open:?}");
        }
    }
}

#[test]
fn children_keep_the_order_of_the_schema() {
    const PARAGRAPH: &[&str] = &[
        "w:pStyle",
        "w:keepNext",
        "w:pageBreakBefore",
        "w:widowControl",
        "w:pBdr",
        "w:tabs",
        "w:kinsoku",
        "w:overflowPunct",
        "w:autoSpaceDE",
        "w:autoSpaceDN",
        "w:snapToGrid",
        "w:spacing",
        "w:ind",
        "w:jc",
        "w:outlineLvl",
    ];
    const RUN: &[&str] = &[
        "w:rStyle",
        "w:rFonts",
        "w:b",
        "w:bCs",
        "w:color",
        "w:spacing",
        "w:kern",
        "w:sz",
        "w:szCs",
        "w:highlight",
        "w:lang",
    ];
    let styles = stylesheet::write(&Page::default());
    for xml in [&body(&everything(Mode::Redhead)), styles.as_str()] {
        for (name, order) in [("pPr", PARAGRAPH), ("rPr", RUN)] {
            for children in children(xml, name) {
                let places: Vec<_> = children
                    .iter()
                    .map(|child| order.iter().position(|name| name == child))
                    .collect();
                assert!(
                    places.iter().all(Option::is_some) && places.is_sorted(),
                    "{children:?}"
                );
            }
        }
    }
}

#[test]
fn every_style_named_is_there_once() {
    let styles = stylesheet::write(&Page::default());
    let ids = values(styles.as_str(), "w:styleId=\"");
    let unique: BTreeSet<_> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    let xml = body(&everything(Mode::Redhead));
    for start in [
        "<w:pStyle w:val=\"",
        "<w:rStyle w:val=\"",
        "<w:tblStyle w:val=\"",
    ] {
        assert!(values(&xml, start).iter().all(|id| unique.contains(id)));
    }
    for start in ["<w:basedOn w:val=\"", "<w:next w:val=\""] {
        assert!(
            values(styles.as_str(), start)
                .iter()
                .all(|id| unique.contains(id))
        );
    }
}

#[test]
fn nothing_is_dropped_and_nothing_added() {
    let shown = shown(&body(&everything(Mode::Redhead)));
    for text in [
        "000001",
        "秘密",
        "特急",
        "某市人民政府文件",
        "某政发〔2024〕1号\t李四",
        "\t签发人：张三",
        "某市人民政府\n2023年法治政府建设情况报告\n",
        "某省人民政府：",
        "标题。标题。标题。标题。标题。着重【待补：件数】\n",
        "甲\t乙 & “丙”……\u{FFFD}\n",
        "复议<件>\n1,234\n少一格\n",
        "附件：1.一览表\n2.名单\n",
        "某市人民政府\n2024年1月2日\n（此件公开发布）\n",
        "附件1\n一览表\n",
        "抄送：某某。\n某办公室\t2024年1月3日印发\n",
    ] {
        assert!(shown.contains(text), "{text:?} in {shown}");
    }
}

#[test]
fn contents_lead_to_bookmarks() {
    let xml = body(&everything(Mode::Plain));
    let links = values(&xml, "<w:hyperlink w:anchor=\"");
    let bookmarks: Vec<_> = xml
        .split("<w:bookmarkStart ")
        .skip(1)
        .map(|rest| values(rest, "w:name=\"")[0])
        .collect();
    assert_eq!(links, bookmarks);
    assert_eq!(
        links,
        [
            "section_1",
            "section_1_1",
            "section_1_1_1",
            "h3_",
            "annex_1",
            "annex_1_1"
        ]
    );
    assert_eq!(
        values(&xml, "<w:bookmarkStart w:id=\""),
        values(&xml, "<w:bookmarkEnd w:id=\"")
    );
}

#[test]
fn contents_are_indented_by_depth() {
    let mut document = everything(Mode::Plain);
    document.blocks = vec![heading(1, "a", "一、甲"), heading(3, "b", "1.乙")];
    document.annexes.clear();
    let xml = body(&document);
    let entries: Vec<_> = values(&xml, "<w:pStyle w:val=\"");
    let entries: Vec<_> = entries
        .iter()
        .filter(|style| style.starts_with("TOC"))
        .collect();
    assert_eq!(entries, [&"TOCHeading", &"TOC1", &"TOC2"]);
}

#[test]
fn only_the_red_head_is_red() {
    assert_eq!(
        body(&everything(Mode::Redhead)).matches("FF0000").count(),
        2
    );
    for mode in [Mode::Plain, Mode::Preprinted] {
        assert!(!body(&everything(mode)).contains("FF0000"));
    }
    assert!(!body(&everything(Mode::Preprinted)).contains("某市人民政府文件"));
}

#[test]
fn tables_repeat_their_header_and_fill_the_page() {
    let xml = body(&everything(Mode::Plain));
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 3);
    let widths = values(&xml, "<w:gridCol w:w=\"");
    let sum: i32 = widths[..2]
        .iter()
        .map(|width| width.parse::<i32>().unwrap())
        .sum();
    assert_eq!(sum, 8845);
    for row in children(&xml, "tr").iter().filter(|row| row.len() > 2) {
        assert_eq!(row, &["w:trPr", "w:tc", "w:tc"]);
    }
}

/// Upright pages, pages on their side for the table, upright pages again.
#[test]
fn a_wide_table_has_pages_on_their_side() {
    let column = || Column {
        header: text("行政处罚案件数"),
        numeric: true,
    };
    let wide = Table {
        caption: None,
        columns: (0..12).map(|_| column()).collect(),
        rows: Vec::new(),
    };
    let table = Block::Table(wide);
    let document = Document {
        blocks: vec![
            Block::Paragraph(text("上文。")),
            table.clone(),
            Block::Paragraph(text("下文。")),
        ],
        annexes: Vec::new(),
        ..everything(Mode::Plain)
    };
    let lies = |document: &Document<'_>| {
        let xml = body(document);
        let sections = xml.matches("</w:sectPr>").count();
        let lie = xml
            .split("</w:sectPr>")
            .map(|section| section.contains("landscape"));
        lie.take(sections).collect::<Vec<_>>()
    };
    assert_eq!(lies(&document), [false, true, false]);
    let annexed = Document {
        blocks: vec![Block::Paragraph(text("上文。"))],
        annexes: vec![Annex {
            label: Run::template("附件"),
            id: "annex-1".to_owned(),
            title: text("一览表"),
            blocks: vec![table],
        }],
        imprint: Vec::new(),
        ..everything(Mode::Plain)
    };
    assert_eq!(lies(&annexed), [false, true]);
    assert_eq!(lies(&everything(Mode::Redhead)), [false]);
}

#[test]
fn properties_come_from_the_document_alone() {
    let core = part(&everything(Mode::Plain), "docProps/core.xml");
    assert!(core.contains("<dc:title>某市人民政府2023年法治政府建设情况报告</dc:title>"));
    assert!(core.contains("<dc:creator>某市&lt;政府&gt;</dc:creator>"));
    assert_eq!(core.matches("2024-01-02T00:00:00Z").count(), 2);
    let undated = Document {
        properties: Vec::new(),
        ..everything(Mode::Plain)
    };
    assert!(!part(&undated, "docProps/core.xml").contains("dcterms:created"));
}
