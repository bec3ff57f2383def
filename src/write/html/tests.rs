//! Pages of small documents.

use super::*;
use crate::document::{Column, ElementKind, Heading, Mode, Property, PropertyKey, Run, Table};

fn inlines(text: &str) -> Vec<Inline<'_>> {
    vec![Inline::Text(Run::template(text))]
}

fn document<'a>() -> Document<'a> {
    Document {
        mode: Mode::Plain,
        seal: false,
        contents: false,
        title: vec![inlines("某市2023年度"), inlines("法治政府建设情况报告")],
        head: Vec::new(),
        opening: Vec::new(),
        blocks: Vec::new(),
        ending: Vec::new(),
        annexes: Vec::new(),
        imprint: Vec::new(),
        properties: Vec::new(),
    }
}

fn page(document: &Document<'_>) -> String {
    String::from_utf8(write(document)).unwrap()
}

#[track_caller]
fn check_blocks(blocks: Vec<Block<'_>>, html: &str) {
    let page = page(&Document {
        blocks,
        ..document()
    });
    assert!(
        page.contains(html),
        "{html}\nis not in\n{}",
        &page[page.find("<body").unwrap()..]
    );
}

fn heading<'a>(level: u8, id: &str, text: &'a str) -> Block<'a> {
    Block::Heading(Heading {
        level,
        role: None,
        id: id.to_owned(),
        content: inlines(text),
    })
}

#[test]
fn headings_do_not_jump() {
    check_blocks(
        vec![
            heading(1, "a", "一、甲"),
            heading(3, "b", "1.乙"),
            heading(2, "c", "（一）丙"),
            heading(3, "d", "1.丁"),
            heading(1, "e", "二、戊"),
        ],
        "<h2 class=\"l1\" id=\"a\">一、甲</h2>\n\
         <h3 class=\"l3\" id=\"b\">1.乙</h3>\n\
         <h3 class=\"l2\" id=\"c\">（一）丙</h3>\n\
         <h4 class=\"l3\" id=\"d\">1.丁</h4>\n\
         <h2 class=\"l1\" id=\"e\">二、戊</h2>\n",
    );
}

#[test]
fn a_title_breaks_by_sense_and_on_a_narrow_screen_between_words() {
    let titled = |text, expected: &str| {
        let page = page(&Document {
            title: vec![inlines(text)],
            ..document()
        });
        let title = format!("<h1 id=\"title\">{expected}</h1>");
        assert!(page.contains(&title), "{page}");
    };
    titled(
        "示例市云溪县人民政府关于2023年度法治政府建设情况的报告",
        "<span>示例市<wbr>云溪县<wbr>人民政府</span>\
         <span>关于<wbr>2023年度<wbr>法治政府建设<wbr>情况的<wbr>报告</span>",
    );
    titled(
        "2023年度法治政府建设报告",
        "<span>2023年度<wbr>法治政府建设<wbr>报告</span>",
    );
}

#[test]
fn a_cell_with_a_text_is_wider_than_one_with_a_name() {
    let text = "说明写得长一些，在窄的屏幕上也读得下去，不折成十几行";
    let column = |header, numeric| Column {
        header: inlines(header),
        numeric,
    };
    let table = Table {
        caption: None,
        columns: vec![column("件数", true), column("说明", false)],
        rows: vec![vec![inlines("503"), inlines(text)]],
    };
    check_blocks(
        vec![Block::Table(table)],
        &format!("<tr><td class=\"numeric\">503</td><td class=\"turns long\">{text}</td></tr>"),
    );
}

#[test]
fn text_is_escaped_and_marked() {
    let lead = |level| Inline::LeadIn {
        level,
        content: inlines("“甲”。"),
    };
    let missing = Inline::Missing {
        what: "<年度>".to_owned(),
        span: None,
    };
    let strong = Inline::Strong(inlines("  乙"));
    check_blocks(
        vec![
            Block::Paragraph(inlines("100<200 & <b>\"&amp;")),
            Block::Paragraph(vec![lead(Some(3)), lead(None), strong, missing]),
        ],
        "<p>100&lt;200 &amp; &lt;b&gt;&quot;&amp;amp;</p>\n\
         <p><b class=\"lead l3\">“甲”。</b><b class=\"lead\">“甲”。</b><strong>  乙</strong>\
         <mark class=\"missing\">【待补：&lt;年度&gt;】</mark></p>\n",
    );
}

#[test]
fn the_disclosure_header_comes_with_a_property_of_its_own() {
    let property = |key, text| Property {
        key,
        content: inlines(text),
    };
    let mut document = document();
    document.properties = vec![property(PropertyKey::Number, "某政发〔2023〕30号")];
    assert!(!page(&document).contains("<header>"));
    document
        .properties
        .push(property(PropertyKey::PublishedOn, "2024-01-05 10:24"));
    let page = page(&document);
    assert!(page.contains("<meta name=\"PubDate\" content=\"2024-01-05 10:24\">"));
    assert!(page.contains(
        "<div><dt>文号</dt><dd>某政发〔2023〕30号</dd></div>\n\
         <div><dt>发布日期</dt><dd>2024-01-05 10:24</dd></div>\n\
         <div><dt>名称</dt><dd>某市2023年度法治政府建设情况报告</dd></div>\n</dl>",
    ));
}

#[test]
fn what_is_not_public_stays_out() {
    let element = |kind, text, public| Element {
        kind,
        content: inlines(text),
        public,
    };
    let mut document = document();
    document.head = vec![element(ElementKind::Secrecy, "秘密", false)];
    document.ending = vec![element(ElementKind::Signature, "某市人民政府", true)];
    let page = page(&document);
    assert!(!page.contains("秘密"));
    assert!(page.contains(
        "<footer class=\"ending\">\n<div class=\"signed\">\n<p class=\"signature\">某市人民政府</p>"
    ));
}

#[test]
fn tables_are_named_by_their_captions_or_the_headings_above() {
    let table = |caption: Option<&'static str>| {
        Block::Table(Table {
            caption: caption.map(inlines),
            columns: vec![Column {
                header: inlines("序号"),
                numeric: false,
            }],
            rows: Vec::new(),
        })
    };
    let named = "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-2\">\n\
                 <table>\n<caption id=\"table-2\">甲</caption>";
    check_blocks(vec![table(None), table(Some("甲"))], named);
    for (blocks, id) in [
        (vec![table(None)], "title"),
        (vec![heading(1, "a", "一、甲"), table(None)], "a"),
    ] {
        let named = format!(
            "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-labelledby=\"{id}\">\n\
             <table aria-labelledby=\"{id}\">\n<thead>"
        );
        check_blocks(blocks, &named);
    }
}

#[test]
fn text_on_paper_is_as_small_as_a_table_needs() {
    let page = |columns: usize, cell: &'static str| {
        let column = Column {
            header: inlines(cell),
            numeric: false,
        };
        let table = Table {
            caption: None,
            columns: vec![column; columns],
            rows: Vec::new(),
        };
        page(&Document {
            blocks: vec![Block::Table(table)],
            ..document()
        })
    };
    for (columns, cell, class, lies) in [
        (4, "受理量", "", false),
        (8, "12345678", "p21", false),
        (12, "受理数量", "p21", true),
        (16, "受理数量", "p15", true),
        (40, "受理数量", "p15 cut", false),
        (1, "受理数量", "", false),
    ] {
        let page = page(columns, cell);
        let class = match class {
            "" => "<table aria".to_owned(),
            class => format!("<table class=\"{class}\" aria"),
        };
        let found = &page[page.find("<main").unwrap()..];
        assert!(found.contains(&class), "{columns}: {found}");
        assert_eq!(found.contains("<div class=\"lying\">"), lies, "{columns}");
    }
}

#[test]
fn addresses_may_break_and_keep_their_text() {
    let table = [
        ("见www.gov.cn。", "见www.gov.cn。"),
        (
            "详见https://zwfw.example/a?b=1。",
            "详见https://<wbr>zwfw.<wbr>example/<wbr>a?<wbr>b=<wbr>1。",
        ),
        ("12,345,678.90/12,345,678.90", "12,345,678.90/12,345,678.90"),
        ("91330782MA2E7XXXX1", "91330782MA2E7XXXX1"),
    ];
    for (text, html) in table {
        check_blocks(
            vec![Block::Paragraph(inlines(text))],
            &format!("<p>{html}</p>"),
        );
    }
}

#[test]
fn signatures_stand_where_those_of_docx_do() {
    let signed = |names: &[&'static str], date, seal| {
        let element = |kind, text| Element {
            kind,
            content: inlines(text),
            public: true,
        };
        let names = names.iter();
        let mut ending: Vec<_> = names
            .map(|name| element(ElementKind::Signature, name))
            .collect();
        ending.push(element(ElementKind::SignedOn, date));
        let page = page(&Document {
            ending,
            seal,
            ..document()
        });
        let classes = page.split("<footer class=\"ending\">").nth(1).unwrap();
        let classes = classes.split(" class=\"").skip(1);
        let classes: Vec<_> = classes
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect();
        classes.join("|")
    };
    let (date, bureau, government) = ("2025年2月18日", "县司法局", "示例市云溪县人民政府");
    for (names, seal, classes) in [
        (vec![government], false, "signed|signature|signed_on"),
        (vec![bureau], false, "signed late|signature|signed_on"),
        (vec![bureau], true, "signed seal|signature|signed_on"),
        (
            vec![bureau; 2],
            true,
            "signed seal two|signature first|signature last|signed_on",
        ),
        (
            vec![bureau; 5],
            true,
            "signed seal three|signature first|signature second|signature last|\
             signature second|signature last|signed_on",
        ),
        (
            vec!["示例省示例自治州云溪土家族苗族自治县人民政府"; 2],
            true,
            "signed seal|signature|signature|signed_on",
        ),
    ] {
        assert_eq!(signed(&names, date, seal), classes);
    }
}
