//! Plans of charts of every size: nothing leaves the picture, whatever is drawn.

use super::*;
use crate::document::{ChartRow, Inline, Run};
use crate::record::Decimal;
use proptest::collection::vec;
use proptest::prelude::*;

/// A chart of figures with such values, in years from 2020.
pub fn chart(kind: ChartKind, rows: &[(&str, &[&str])]) -> Chart<'static> {
    let datum = |number: &&str| {
        Decimal::parse(number).map(|number| Datum {
            number,
            before: String::new(),
            after: String::new(),
            words: format!("{number}件"),
        })
    };
    let rows: Vec<_> = rows
        .iter()
        .map(|(name, values)| ChartRow {
            name: (*name).to_owned(),
            values: values.iter().map(datum).collect(),
        })
        .collect();
    let years = rows.first().map_or(0, |row| row.values.len());
    Chart {
        caption: vec![Inline::Text(Run::template("图1　对比（单位：件）"))],
        kind,
        unit: "件".to_owned(),
        years: (0..years)
            .map(|year| format!("{}年", 2020 + year))
            .collect(),
        rows,
    }
}

#[test]
fn labels_do_not_lie_on_each_other() {
    let chart = chart(
        ChartKind::Lines,
        &[
            ("甲", &["90", "90", "10"]),
            ("乙", &["10", "88", "-"]),
            ("丙", &["50", "20", "90"]),
        ],
    );
    let sides = Plan::of(&chart, WIDTH).sides();
    let (above, below) = (Some(Side::Above), Some(Side::Below));
    assert_eq!(
        sides,
        [
            vec![above, above, above],
            vec![above, below, None],
            vec![above, above, above]
        ]
    );
}

#[test]
fn an_axis_that_does_not_begin_at_0_says_so() {
    for (values, note) in [
        (["2876", "3317"], Some("纵轴从2800起")),
        (["2000", "3317"], None),
        (["95", "95"], None),
    ] {
        let lines = chart(ChartKind::Lines, &[("甲", &values)]);
        let plan = Plan::of(&lines, WIDTH);
        assert_eq!(plan.note().as_deref(), note);
        assert!(note.is_none() || plan.noted() > 0);
        let bars = chart(ChartKind::Bars, &[("甲", &values)]);
        assert_eq!(Plan::of(&bars, WIDTH).note(), None);
    }
}

#[test]
fn long_names_take_more_lines_and_more_room() {
    let long = "按照规定报送备案并经合法性审查的行政规范性文件";
    let plan_height = |name| {
        let chart = chart(ChartKind::Bars, &[(name, &["1", "2"]), ("乙", &["3", "4"])]);
        let plan = Plan::of(&chart, WIDTH);
        assert!(plan.plot.width > WIDTH / 3);
        (plan.names[0].len(), plan.height)
    };
    let (short, long) = (plan_height("甲"), plan_height(long));
    assert!(short.0 == 1 && long.0 == 2 && long.1 >= short.1);
}

proptest! {
    #[test]
    fn nothing_leaves_the_picture(
        names in vec("[甲-鿿a-z0-9（）]{0,40}", 1..12),
        values in vec(vec("-?(0|[1-9][0-9]{0,9})(\\.[0-9]{1,4})?|x", 1..40), 1..12),
        lines: bool,
        whole in NARROW..=WIDTH,
    ) {
        let kind = if lines { ChartKind::Lines } else { ChartKind::Bars };
        let years = values[0].len();
        let rows: Vec<Vec<&str>> = names
            .iter()
            .enumerate()
            .map(|(index, _)| (0..years).map(|year| {
                let row = &values[index % values.len()];
                row[year % row.len()].as_str()
            }).collect())
            .collect();
        let named: Vec<_> = names.iter().map(String::as_str).zip(rows.iter().map(Vec::as_slice)).collect();
        let chart = chart(kind, &named);
        let plan = Plan::of(&chart, whole);
        let Area { left, top, width, height } = plan.plot;
        prop_assert!(left >= 0 && top >= 0 && width > 0 && height > 0);
        prop_assert!(left + width <= whole * 5 / 4 && top + height <= plan.height);
        prop_assert!(plan.year_skip() >= 1);
        prop_assert_eq!(plan.sides().len(), chart.rows.len());
        for entry in &plan.legend {
            prop_assert!(entry.left >= 0 && (0..top).contains(&entry.middle));
        }
        for datum in chart.rows.iter().flat_map(|row| row.values.iter().flatten()) {
            prop_assert!((0..=height).contains(&plan.depth(datum)));
        }
    }
}
