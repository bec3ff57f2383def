//! What the parts of a chart must say, and how they hang together.

use crate::document::{Annex, Block, Chart, ChartKind, ChartRow, Datum, Document, Inline, Run};
use crate::page::Page;
use crate::record::Decimal;
use crate::write::docx::is_untouched;
use crate::write::docx::package::read;
use crate::write::docx::skeleton::{Additions, of};

fn write(document: &Document<'_>) -> Vec<u8> {
    crate::write::docx::write(document, &Page::default())
}

fn datum(number: &str, before: &str, after: &str) -> Option<Datum> {
    Some(Datum {
        number: Decimal::parse(number).unwrap(),
        before: before.to_owned(),
        after: after.to_owned(),
        words: format!("{before}{number}{after}"),
    })
}

fn chart(kind: ChartKind) -> Chart<'static> {
    let row = |name: &str, values| ChartRow {
        name: name.to_owned(),
        values,
    };
    Chart {
        caption: vec![Inline::Text(Run::template("图1　对比"))],
        kind,
        unit: "件".to_owned(),
        years: ["2022年", "2023年"].map(str::to_owned).to_vec(),
        rows: vec![
            row("甲<&>乙", vec![datum("7", "", ""), datum("8", "近", "")]),
            row("丙", vec![None, datum("9.50", "", "以上")]),
        ],
    }
}

fn document() -> Document<'static> {
    let charts = [ChartKind::Bars, ChartKind::Lines].map(|kind| Block::Chart(chart(kind)));
    Document {
        title: vec![vec![Inline::Text(Run::template("报告"))]],
        blocks: charts.to_vec(),
        annexes: vec![Annex {
            label: Run::template("附件"),
            id: "annex-1".to_owned(),
            title: Vec::new(),
            blocks: vec![Block::Chart(chart(ChartKind::Bars))],
        }],
        ..Document::default()
    }
}

/// What stands between each `start` and the quote after it.
fn values<'x>(xml: &'x str, start: &str) -> Vec<&'x str> {
    let each = xml.split(start).skip(1);
    each.map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn every_part_is_declared_and_every_relation_leads_somewhere() {
    let parts = read::parts(&write(&document()));
    assert_eq!(parts[0].0, "[Content_Types].xml");
    let part = |name: &str| &parts.iter().find(|part| part.0 == name).unwrap().1;
    let names: Vec<_> = parts.iter().map(|part| part.0.as_str()).collect();
    for declared in values(&parts[0].1, "PartName=\"/") {
        assert_eq!(
            names.iter().filter(|name| **name == declared).count(),
            1,
            "{declared}"
        );
    }
    let relations = part("word/_rels/document.xml.rels");
    for target in values(relations, "Target=\"") {
        assert!(
            names.contains(&format!("word/{target}").as_str()),
            "{target}"
        );
    }
    let ids = values(relations, "Id=\"");
    let body = part("word/document.xml");
    assert_eq!(values(body, "<wp:docPr id=\""), ["1", "2", "3"]);
    for used in values(body, "r:id=\"") {
        assert!(ids.contains(&used), "{used}");
    }
    for number in 1..=3 {
        let relations = part(&format!("word/charts/_rels/chart{number}.xml.rels"));
        let target = values(relations, "Target=\"../")[0];
        assert!(
            names.contains(&format!("word/{target}").as_str()),
            "{target}"
        );
    }
}

#[test]
fn values_are_cached_as_the_workbook_has_them() {
    let parts = read::parts(&write(&document()));
    let xml = |number: u8| {
        let name = format!("word/charts/chart{number}.xml");
        parts.iter().find(|part| part.0 == name).unwrap().1.as_str()
    };
    for text in [
        "<c:f>Sheet1!$C$2:$C$3</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"2\"/><c:pt idx=\"0\"><c:v>8</c:v></c:pt><c:pt idx=\"1\"><c:v>9.50</c:v></c:pt>",
        "formatCode=\"&quot;近&quot;0\"",
        "formatCode=\"0.00&quot;以上&quot;\"",
        "<c:v>甲&lt;&amp;&gt;乙</c:v>",
    ] {
        assert!(xml(1).contains(text), "{text} in {}", xml(1));
    }
    let missing = "<c:f>Sheet1!$B$3:$C$3</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"2\"/><c:pt idx=\"1\">";
    assert!(xml(2).contains(missing), "{}", xml(2));
    assert_eq!(xml(2).matches("<c:symbol ").count(), 2);
    assert_eq!(xml(1), xml(3));
}

#[test]
fn a_file_with_charts_knows_itself_and_one_without_is_as_before() {
    let bytes = write(&document());
    assert!(bytes == write(&document()) && is_untouched(&bytes));
    let plain = write(&Document::default());
    let parts = read::parts(&of(&Page::default(), &Additions::default()).finish());
    let kept = read::parts(&plain);
    assert_eq!(parts[..], kept[..parts.len()]);
}
