//! The axes: figures or years along the one, values along the other.

use super::super::xml::Xml;
use super::series::digits;
use crate::document::ChartKind;
use crate::write::chart::{LEADING, POINT, Plan, TEXT};

/// What joins the axes to the series.
pub const CATEGORIES: u32 = 1;
pub const VALUES: u32 = 2;

const AXIS_LINE: &str = r#"<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="595959"/></a:solidFill></a:ln></c:spPr>"#;
const GRID: &str = concat!(
    r#"<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/>"#,
    "</a:solidFill></a:ln></c:spPr></c:majorGridlines>",
);

/// Both axes.
pub fn write(xml: &mut Xml, plan: &Plan<'_>) {
    // Bars lie: their figures read from top to bottom, their values along the foot.
    let (orientation, places, crosses, between) = match plan.chart.kind {
        ChartKind::Bars => ("maxMin", ["l", "b"], "max", "between"),
        ChartKind::Lines => ("minMax", ["b", "l"], "autoZero", "between"),
    };
    let skip = match plan.chart.kind {
        ChartKind::Bars => 1,
        ChartKind::Lines => plan.year_skip(),
    };
    // LibreOffice knows no skipping; what lies level it breaks into lines, what does not it thins out.
    let turn = if skip > 1 { -600 } else { 0 };
    xml.format(format_args!(
        concat!(
            r#"<c:catAx><c:axId val="{own}"/><c:scaling><c:orientation val="{orientation}"/></c:scaling>"#,
            r#"<c:delete val="0"/><c:axPos val="{place}"/><c:numFmt formatCode="General" sourceLinked="0"/>"#,
            r#"<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}"#,
            r#"<c:txPr><a:bodyPr rot="{turn}" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr>"#,
            r#"<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>"#,
            r#"<c:crossAx val="{other}"/><c:crosses val="{meets}"/><c:auto val="0"/>"#,
            r#"<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="{skip}"/>"#,
            r#"<c:noMultiLvlLbl val="1"/></c:catAx>"#,
        ),
        own = CATEGORIES,
        other = VALUES,
        orientation = orientation,
        place = places[0],
        line = AXIS_LINE,
        meets = if plan.chart.kind == ChartKind::Bars { "autoZero" } else { "min" },
        skip = skip,
        turn = turn,
    ));
    let [low, high] = plan.scale.ends();
    let step = plan.scale.step();
    xml.format(format_args!(
        concat!(
            r#"<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/>"#,
            r#"<c:max val="{high}"/><c:min val="{low}"/></c:scaling>"#,
            r#"<c:delete val="0"/><c:axPos val="{place}"/>{grid}{title}"#,
            r#"<c:numFmt formatCode="{format}" sourceLinked="0"/>"#,
            r#"<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>"#,
            r#"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"#,
            r#"<c:crossAx val="{other}"/><c:crosses val="{crosses}"/>"#,
            r#"<c:crossBetween val="{between}"/><c:majorUnit val="{step}"/></c:valAx>"#,
        ),
        own = VALUES,
        other = CATEGORIES,
        high = high.trimmed(),
        low = low.trimmed(),
        place = places[1],
        grid = GRID,
        title = title(plan),
        crosses = crosses,
        between = between,
        step = step.trimmed(),
        format = digits(step.trimmed()),
    ));
}

/// A note above the axis that it does not begin at 0.
fn title(plan: &Plan<'_>) -> String {
    let Some(note) = plan.note() else {
        return String::new();
    };
    let top = (plan.noted() - LEADING / 2).max(0) * 10_000 / plan.height.max(1);
    format!(
        concat!(
            r#"<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:p><a:pPr>"#,
            r#"<a:defRPr b="0" sz="{size}"/></a:pPr><a:r><a:rPr lang="zh-CN" b="0" sz="{size}"/>"#,
            r#"<a:t>{note}</a:t></a:r></a:p></c:rich></c:tx><c:layout><c:manualLayout>"#,
            r#"<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0.{top:04}"/>"#,
            r#"</c:manualLayout></c:layout><c:overlay val="1"/></c:title>"#,
        ),
        size = TEXT * 100 / POINT,
        note = note,
        top = top,
    )
}
