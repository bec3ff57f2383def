//! Bars and lines with their values: grey and patterns that a black and white print keeps.

use super::super::workbook::{self, Cells};
use super::super::xml::Xml;
use super::axes::{CATEGORIES, VALUES};
use crate::document::{ChartRow, Datum};
use crate::record::Decimal;
use crate::write::chart::{KEY, Plan, Side};

/// By year: the earlier hatched, the later solid.
const FILLS: [&str; 2] = [
    concat!(
        r#"<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="595959"/></a:fgClr>"#,
        r#"<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>"#,
    ),
    r#"<a:solidFill><a:srgbClr val="404040"/></a:solidFill>"#,
];
/// By figure: the dashes of its line, its mark, and whether that is full.
const STROKES: [(&str, &str, &str); 4] = [
    ("solid", "circle", "404040"),
    ("dash", "square", "FFFFFF"),
    ("sysDot", "triangle", "404040"),
    ("lgDashDot", "diamond", "FFFFFF"),
];

/// Word keeps so many digits of a number.
const PRECISE: usize = 15;

/// A series for each year, its bars side by side.
pub fn bars(xml: &mut Xml, plan: &Plan<'_>) {
    let rows = &plan.chart.rows;
    xml.raw(
        r#"<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>"#,
    );
    for (column, (year, fill)) in plan.chart.years.iter().zip(FILLS).enumerate() {
        head(xml, column, &workbook::year(column), year);
        xml.format(format_args!(
            r#"<c:spPr>{fill}<a:ln w="9525"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>"#
        ));
        let data: Vec<_> = rows.iter().map(|row| value(row, column)).collect();
        let sides = vec![Some("outEnd"); data.len()];
        labels(xml, &data, &sides, "outEnd", plan.key);
        let names = plan.names.iter().map(Vec::as_slice);
        categories(xml, &workbook::names(rows.len()), names);
        values(xml, &workbook::of_year(column, rows.len()), &data);
        xml.raw("</c:ser>");
    }
    let band = plan.plot.height / i64::try_from(rows.len().max(1)).unwrap_or(1);
    let gap = (band - 2 * plan.bar()) * 100 / plan.bar();
    xml.format(format_args!(
        r#"<c:gapWidth val="{}"/><c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/></c:barChart>"#,
        gap.clamp(0, 500)
    ));
}

/// A series for each figure.
pub fn lines(xml: &mut Xml, plan: &Plan<'_>) {
    let (rows, years) = (&plan.chart.rows, &plan.chart.years);
    xml.raw(r#"<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>"#);
    for (index, (row, sides)) in rows.iter().zip(plan.sides()).enumerate() {
        let (dash, mark, fill) = STROKES[index % STROKES.len()];
        head(xml, index, &workbook::name(index), &row.name);
        xml.format(format_args!(
            concat!(
                r#"<c:spPr><a:ln w="19050"><a:solidFill><a:srgbClr val="404040"/></a:solidFill><a:prstDash val="{}"/></a:ln></c:spPr>"#,
                r#"<c:marker><c:symbol val="{}"/><c:size val="7"/><c:spPr><a:solidFill><a:srgbClr val="{}"/></a:solidFill>"#,
                r#"<a:ln w="12700"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln></c:spPr></c:marker>"#,
            ),
            dash, mark, fill
        ));
        let data: Vec<_> = (0..years.len()).map(|year| value(row, year)).collect();
        let side = |side: Option<Side>| {
            side.map(|side| match side {
                Side::Above => "t",
                Side::Below => "b",
            })
        };
        let sides: Vec<_> = sides.into_iter().map(side).collect();
        labels(xml, &data, &sides, "t", None);
        categories(
            xml,
            &workbook::years(years.len()),
            years.iter().map(std::slice::from_ref),
        );
        values(xml, &workbook::of_name(index, years.len()), &data);
        xml.raw(r#"<c:smooth val="0"/></c:ser>"#);
    }
    xml.format(format_args!(
        r#"<c:marker val="1"/><c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/></c:lineChart>"#
    ));
}

fn value(row: &ChartRow, column: usize) -> Option<&Datum> {
    row.values.get(column)?.as_ref()
}

/// A series begins: its place, its name and the cell that holds it.
fn head(xml: &mut Xml, index: usize, cell: &Cells, name: &str) {
    xml.format(format_args!(
        r#"<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>{cell}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>"#
    ));
    xml.text(name);
    xml.raw("</c:v></c:pt></c:strCache></c:strRef></c:tx>");
}

/// What stands at each value: its number in a format that words it as the table does, so that it
/// changes with the number. That at `key` tells its year, too.
fn labels(
    xml: &mut Xml,
    data: &[Option<&Datum>],
    sides: &[Option<&str>],
    side: &str,
    key: Option<usize>,
) {
    let formats: Vec<_> = data.iter().map(|datum| datum.map(format_of)).collect();
    let common = formats.iter().flatten().next().cloned().unwrap_or_default();
    xml.raw("<c:dLbls>");
    for (index, (format, own)) in formats.iter().zip(sides).enumerate() {
        let Some(format) = format else { continue };
        match own {
            None => xml.format(format_args!(
                r#"<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>"#
            )),
            Some(own) if *own != side || *format != common || key == Some(index) => {
                xml.format(format_args!(r#"<c:dLbl><c:idx val="{index}"/>"#));
                label(xml, format, own, key == Some(index));
                xml.raw("</c:dLbl>");
            }
            Some(_) => {}
        }
    }
    label(xml, &common, side, false);
    xml.raw("</c:dLbls>");
}

fn label(xml: &mut Xml, format: &str, side: &str, named: bool) {
    xml.raw(r#"<c:numFmt formatCode=""#);
    xml.text(format);
    xml.format(format_args!(
        concat!(
            r#"" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"#,
            r#"<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr>"#,
            r#"<a:endParaRPr lang="zh-CN"/></a:p></c:txPr><c:dLblPos val="{}"/>"#,
            r#"<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="{}"/>"#,
            r#"<c:showPercent val="0"/><c:showBubbleSize val="0"/>"#,
        ),
        side,
        i32::from(named)
    ));
    if named {
        xml.format(format_args!("<c:separator>{KEY}</c:separator>"));
    }
}

/// The number format that prints `datum` as its label: `"近"0.0`; one of more digits than Word
/// reckons with stands as it is.
fn format_of(datum: &Datum) -> String {
    let quoted = |words: &str| match words {
        "" => String::new(),
        words => format!("\"{words}\""),
    };
    let exact = datum.number.to_string();
    if exact.bytes().filter(u8::is_ascii_digit).count() > PRECISE {
        return quoted(&datum.label());
    }
    let number = digits(datum.number);
    [quoted(&datum.before), number, quoted(&datum.after)].concat()
}

/// The format of a number with as many digits after the point as `number`.
pub fn digits(number: Decimal) -> String {
    match number.scale() as usize {
        0 => "0".to_owned(),
        digits => format!("0.{}", "0".repeat(digits)),
    }
}

/// What stands along the axis, each in its lines. The workbook holds it in one: Word breaks it anew
/// once the values are edited.
fn categories<'n>(xml: &mut Xml, cells: &Cells, names: impl Iterator<Item = &'n [String]>) {
    let names: Vec<_> = names.collect();
    xml.format(format_args!(
        r#"<c:cat><c:strRef><c:f>{cells}</c:f><c:strCache><c:ptCount val="{}"/>"#,
        names.len()
    ));
    for (index, name) in names.iter().enumerate() {
        xml.format(format_args!(r#"<c:pt idx="{index}"><c:v>"#));
        for (line, text) in name.iter().enumerate() {
            xml.raw(if line > 0 { "&#10;" } else { "" });
            xml.text(text);
        }
        xml.raw("</c:v></c:pt>");
    }
    xml.raw("</c:strCache></c:strRef></c:cat>");
}

fn values(xml: &mut Xml, cells: &Cells, data: &[Option<&Datum>]) {
    xml.format(format_args!(
        r#"<c:val><c:numRef><c:f>{cells}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{}"/>"#,
        data.len()
    ));
    for (index, datum) in data.iter().enumerate() {
        if let Some(datum) = datum {
            let number = datum.number;
            xml.format(format_args!(
                r#"<c:pt idx="{index}"><c:v>{number}</c:v></c:pt>"#
            ));
        }
    }
    xml.raw("</c:numCache></c:numRef></c:val>");
}
