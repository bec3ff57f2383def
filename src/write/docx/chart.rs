//! Charts as Word draws them: a part of its own for each, and a workbook to edit its values in.

mod axes;
mod series;
#[cfg(test)]
mod tests;

use super::body::Body;
use super::format::PLAIN;
use super::inline::Look;
use super::package::Package;
use super::skeleton::Additions;
use super::styles::{FIGURE, FIGURE_CAPTION};
use super::xml::{DECLARATION, Xml};
use super::{LEVEL, workbook};
use crate::document::{Block, Chart, ChartKind, Document};
use crate::page::Page;
use crate::write::chart::{Area, POINT, Plan, TEXT, WIDTH};

/// A tenth of a point in English Metric Units.
const EMU: i64 = 12_700 / POINT;
/// Of the part a relationship leads to.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The charts of `document`, as they come: the `n`th is relationship `rIdChart{n}`.
pub fn all<'d, 'a>(document: &'d Document<'a>) -> Vec<&'d Chart<'a>> {
    let annexed = document.annexes.iter().flat_map(|annex| &annex.blocks);
    let blocks = document.blocks.iter().chain(annexed);
    let charts = blocks.filter_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    });
    charts.collect()
}

/// The picture in a paragraph, its caption below it.
pub fn write(body: &mut Body<'_, '_>, chart: &Chart<'_>) {
    body.charts += 1;
    let number = body.charts;
    let plan = Plan::of(chart, WIDTH);
    let (width, height) = (WIDTH * EMU, plan.height * EMU);
    let note = plan.note().map_or_else(String::new, |note| note + "。");
    let [name, description] = [chart.label(), chart.description() + &note].map(|text| {
        let mut xml = Xml::default();
        xml.text(&text);
        xml
    });
    let (name, description) = (name.as_str(), description.as_str());
    body.paragraph(&FIGURE, &PLAIN, |runs| {
        runs.markup(format_args!(
            concat!(
                "<w:r><w:drawing>",
                r#"<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">"#,
                r#"<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>"#,
                r#"<wp:docPr id="{number}" name="{name}" descr="{description}"/><wp:cNvGraphicFramePr/>"#,
                r#"<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">"#,
                r#"<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">"#,
                r#"<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdChart{number}"/>"#,
                "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
            ),
            width = width,
            height = height,
            number = number,
            name = name,
            description = description,
        ));
    });
    body.paragraph(&FIGURE_CAPTION, &PLAIN, |runs| {
        runs.inlines(&chart.caption, Look::default());
    });
}

/// How `count` charts are named in the package.
pub fn additions(count: usize) -> Additions {
    let mut additions = Additions::default();
    if count > 0 {
        additions.types.push_str(r#"<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>"#);
    }
    for number in 1..=count {
        additions.types.push_str(&format!(
            r#"<Override PartName="/word/charts/chart{number}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>"#
        ));
        additions.relations.push_str(&format!(
            r#"<Relationship Id="rIdChart{number}" Type="{OFFICE}/chart" Target="charts/chart{number}.xml"/>"#
        ));
    }
    additions
}

/// Adds what belongs to each of `charts`.
pub fn add(charts: &[&Chart<'_>], package: &mut Package, page: &Page) {
    for (chart, number) in charts.iter().zip(1..) {
        let relation = format!(
            concat!(
                "{}",
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
                r#"<Relationship Id="rId1" Type="{}/package" Target="../embeddings/chart{}.xlsx"/></Relationships>"#,
            ),
            DECLARATION, OFFICE, number
        );
        let name = format!("word/charts/chart{number}.xml");
        package.deflate(&name, space(chart, page).as_str(), LEVEL);
        package.store(
            &format!("word/charts/_rels/chart{number}.xml.rels"),
            &relation,
        );
        let workbook = workbook::write(chart);
        package.deflate(
            &format!("word/embeddings/chart{number}.xlsx"),
            &workbook,
            LEVEL,
        );
    }
}

/// The part itself.
fn space(chart: &Chart<'_>, page: &Page) -> Xml {
    let plan = Plan::of(chart, WIDTH);
    let mut xml = Xml::with_capacity(1 << 14);
    xml.raw(DECLARATION);
    xml.raw(concat!(
        r#"<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" "#,
        r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
        r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#,
        r#"<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>"#,
        r#"<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>"#,
    ));
    layout(&mut xml, &plan);
    match chart.kind {
        ChartKind::Bars => series::bars(&mut xml, &plan),
        ChartKind::Lines => series::lines(&mut xml, &plan),
    }
    axes::write(&mut xml, &plan);
    xml.raw("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>");
    if !plan.legend.is_empty() {
        xml.raw(r#"<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>"#);
    }
    xml.raw(concat!(
        r#"<c:plotVisOnly val="1"/><c:dispBlanksAs val="span"/></c:chart>"#,
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>",
    ));
    letters(&mut xml, page);
    xml.raw(
        r#"<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>"#,
    );
    xml
}

/// Where the plot lies, in parts of the whole picture.
fn layout(xml: &mut Xml, plan: &Plan<'_>) {
    let Area {
        left,
        top,
        width,
        height,
    } = plan.plot;
    xml.raw(concat!(
        r#"<c:layout><c:manualLayout><c:layoutTarget val="inner"/>"#,
        r#"<c:xMode val="edge"/><c:yMode val="edge"/>"#,
    ));
    for (name, part, whole) in [
        ("x", left, WIDTH),
        ("y", top, plan.height),
        ("w", width, WIDTH),
        ("h", height, plan.height),
    ] {
        let parts = part * 10_000 / whole.max(1);
        xml.format(format_args!(r#"<c:{name} val="0.{parts:04}"/>"#));
    }
    xml.raw("</c:manualLayout></c:layout>");
}

/// Faces by name, as the text has them: a document without a theme has no others.
fn letters(xml: &mut Xml, page: &Page) {
    let (latin, chinese) = (&page.faces.latin, &page.faces.body);
    let size = TEXT * 100 / POINT;
    xml.format(format_args!(
        concat!(
            r#"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}">"#,
            r#"<a:solidFill><a:srgbClr val="000000"/></a:solidFill>"#,
            r#"<a:latin typeface="{latin}"/><a:ea typeface="{chinese}"/><a:cs typeface="{latin}"/>"#,
            r#"</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>"#,
        ),
        size = size,
        latin = latin,
        chinese = chinese,
    ));
}
