//! Charts as inline SVG: text stays text in the faces of the page, patterns tell bars and lines apart.

use super::Page;
use crate::document::{Chart, ChartKind, ChartRow, Datum, plain_text};
use crate::write::chart::{Area, Entry, LEADING, NARROW, POINT, Plan, SWATCH, Side, TEXT};

/// From the middle of a line of writing down to its foot.
const FOOT: i64 = TEXT * 37 / 100;
/// Between a mark and its label.
const GAP: i64 = 4 * POINT;
/// Half the size of a mark on a line.
const MARK: i64 = 38;
/// How a bar fills, by year: the earlier hatched, the later solid.
const FILLS: [&str; 2] = ["earlier", "later"];
/// A line's dashes, by figure.
const DASHES: [&str; 4] = ["", "80 40", "20 36", "110 36 20 36"];

impl Page {
    /// The picture, which can be heard too, and its caption below it.
    pub(super) fn chart(&mut self, chart: &Chart<'_>) {
        self.charts += 1;
        let id = format!("chart-{}", self.charts);
        let plan = Plan::of(chart, NARROW);
        let height = plan.height.to_string();
        self.raw(&[
            "<figure class=\"chart\">\n<div class=\"picture\" role=\"region\" tabindex=\"0\" ",
        ]);
        self.raw(&[
            "aria-labelledby=\"",
            &id,
            "\">\n<svg role=\"img\" aria-labelledby=\"",
            &id,
        ]);
        self.raw(&[
            "-title ",
            &id,
            "-text\" viewBox=\"0 0 ",
            &plan.width.to_string(),
            " ",
            &height,
            "\">\n",
        ]);
        self.raw(&["<title id=\"", &id, "-title\">"]);
        self.text(&plain_text(&chart.caption));
        self.raw(&["</title>\n<desc id=\"", &id, "-text\">"]);
        self.text(&chart.description());
        if let Some(note) = plan.note() {
            self.text(&note);
            self.text("。");
        }
        self.raw(&["</desc>\n"]);
        match chart.kind {
            ChartKind::Bars => self.bars(&plan, &id),
            ChartKind::Lines => self.lines(&plan),
        }
        self.raw(&["</svg>\n</div>\n"]);
        self.raw(&["<figcaption id=\"", &id, "\">"]);
        self.inlines(&chart.caption);
        self.raw(&["</figcaption>\n</figure>\n"]);
    }

    fn bars(&mut self, plan: &Plan<'_>, id: &str) {
        // Hatching of its own for each picture: a page may hold one of them alone.
        self.raw(&[
            "<pattern id=\"",
            id,
            "-hatch\" width=\"36\" height=\"36\" patternUnits=\"userSpaceOnUse\" ",
        ]);
        self.raw(&[
            "patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M0 0V36\"/></pattern>\n",
        ]);
        for (entry, fill) in plan.legend.iter().zip(FILLS) {
            let top = entry.middle - plan.bar() / 2;
            self.bar(fill, id, [entry.left, top, SWATCH, plan.bar()]);
            self.named(entry);
        }
        let Area {
            left,
            top,
            width,
            height,
        } = plan.plot;
        let zero = left + plan.scale.place(0.into(), width);
        for tick in plan.scale.ticks() {
            let x = left + plan.scale.place(tick, width);
            let class = if x == zero { "axis" } else { "grid" };
            self.path(class, &format!("M{x} {top}V{}", top + height));
            let below = top + height + GAP + LEADING / 2;
            self.words("middle", x, below, &tick.trimmed().to_string());
        }
        for (index, row) in plan.chart.rows.iter().enumerate() {
            let middle = top + Plan::middle(height, index, plan.chart.rows.len());
            let lines = plan.names.get(index).map_or(&[][..], Vec::as_slice);
            let lines_high = LEADING * (lines.len() as i64 - 1);
            for (line, name) in (0..).zip(lines) {
                let y = middle - lines_high / 2 + LEADING * line;
                self.words("end", left - GAP, y, name);
            }
            self.pair(plan, (index, row), (middle, zero), id);
        }
    }

    /// The bars of a figure and their labels.
    fn pair(
        &mut self,
        plan: &Plan<'_>,
        (index, row): (usize, &ChartRow),
        (middle, zero): (i64, i64),
        id: &str,
    ) {
        let (left, width, bar) = (plan.plot.left, plan.plot.width, plan.bar());
        let tops = [middle - bar, middle];
        let bars = row.values.iter().zip(FILLS).zip(tops);
        for (year, ((datum, fill), top)) in bars.enumerate() {
            let Some(datum) = datum else { continue };
            let end = left + plan.scale.place(datum.number, width);
            self.bar(fill, id, [zero.min(end), top, (end - zero).abs(), bar]);
            let (anchor, x) = match datum.number.is_negative() {
                true => ("end", end - GAP),
                false => ("start", end + GAP),
            };
            let label = plan.bar_label(index, year, datum);
            self.words(anchor, x, top + bar / 2, &label);
        }
    }

    fn bar(&mut self, fill: &str, id: &str, [x, y, width, height]: [i64; 4]) {
        let paint = match fill {
            "earlier" => format!(" fill=\"url(#{id}-hatch)\""),
            _ => String::new(),
        };
        self.raw(&["<rect class=\"", fill, "\"", &paint]);
        self.raw(&[&format!(
            " x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\n"
        )]);
    }

    fn lines(&mut self, plan: &Plan<'_>) {
        for (index, entry) in plan.legend.iter().enumerate() {
            let sample = format!("M{} {}h{SWATCH}", entry.left, entry.middle);
            self.line(index, &sample);
            self.mark(index, entry.left + SWATCH / 2, entry.middle);
            self.named(entry);
        }
        let Area {
            left,
            top,
            width,
            height,
        } = plan.plot;
        for tick in plan.scale.ticks() {
            let y = top + height - plan.scale.place(tick, height);
            let class = if y == top + height { "axis" } else { "grid" };
            self.path(class, &format!("M{left} {y}h{width}"));
            self.words("end", left - GAP, y, &tick.trimmed().to_string());
        }
        if let Some(note) = plan.note() {
            self.words("start", 0, plan.noted(), &note);
        }
        let years = &plan.chart.years;
        for (index, year) in years.iter().enumerate().step_by(plan.year_skip()) {
            let x = left + Plan::middle(width, index, years.len());
            self.words("middle", x, top + height + GAP + LEADING / 2, year);
        }
        let place = |index: usize, datum: &Datum| {
            let x = left + Plan::middle(width, index, years.len());
            (x, top + plan.depth(datum))
        };
        for (index, row) in plan.chart.rows.iter().enumerate() {
            let given = row.values.iter().enumerate();
            let points: Vec<_> = given
                .filter_map(|(year, datum)| Some(place(year, datum.as_ref()?)))
                .collect();
            let steps = points.iter().enumerate().map(|(step, (x, y))| {
                let way = if step == 0 { 'M' } else { 'L' };
                format!("{way}{x} {y}")
            });
            self.line(index, &steps.collect::<String>());
            for (x, y) in points {
                self.mark(index, x, y);
            }
        }
        for (row, sides) in plan.chart.rows.iter().zip(plan.sides()) {
            for (year, (datum, side)) in row.values.iter().zip(sides).enumerate() {
                let (Some(datum), Some(side)) = (datum, side) else {
                    continue;
                };
                let (x, y) = place(year, datum);
                let away = MARK + GAP / 2 + TEXT / 2;
                let y = if side == Side::Above {
                    y - away
                } else {
                    y + away
                };
                self.words("middle", x, y, &datum.label());
            }
        }
    }

    fn line(&mut self, index: usize, way: &str) {
        let dashes = DASHES[index % DASHES.len()];
        let dashed = match dashes {
            "" => String::new(),
            dashes => format!(" stroke-dasharray=\"{dashes}\""),
        };
        self.raw(&["<path class=\"line\"", &dashed, " d=\"", way, "\"/>\n"]);
    }

    /// Disc, square, triangle, diamond: full and hollow in turn.
    fn mark(&mut self, index: usize, x: i64, y: i64) {
        let (r, d) = (MARK, 2 * MARK);
        let way = match index % 4 {
            0 => format!("M{} {y}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z", x - r),
            1 => format!("M{} {}h{d}v{d}h-{d}z", x - r, y - r),
            2 => format!("M{x} {}l{r} {d}h-{d}z", y - r),
            _ => format!("M{x} {}l{r} {r} -{r} {r} -{r} -{r}z", y - r),
        };
        let class = if index.is_multiple_of(2) {
            "full"
        } else {
            "hollow"
        };
        self.path(class, &way);
    }

    /// What a sample of the legend stands for.
    fn named(&mut self, entry: &Entry<'_>) {
        self.words("start", entry.left + SWATCH + GAP, entry.middle, entry.name);
    }

    fn path(&mut self, class: &str, way: &str) {
        self.raw(&["<path class=\"", class, "\" d=\"", way, "\"/>\n"]);
    }

    /// One line of writing, the middle of its height at `y`.
    fn words(&mut self, anchor: &str, x: i64, y: i64, text: &str) {
        let foot = y + FOOT;
        self.raw(&[&format!(
            "<text x=\"{x}\" y=\"{foot}\" text-anchor=\"{anchor}\">"
        )]);
        self.text(text);
        self.raw(&["</text>\n"]);
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Block, ChartKind, Document};
    use crate::write::chart::tests::chart;
    use crate::write::html::write;
    use std::collections::BTreeSet;

    #[test]
    fn pictures_are_named_patterned_and_heard() {
        let rows: &[(&str, &[&str])] = &[("甲<&>", &["7", "-8"]), ("乙", &["9.5", "10"])];
        let charts = [ChartKind::Bars, ChartKind::Lines, ChartKind::Bars];
        let blocks = charts.map(|kind| Block::Chart(chart(kind, rows)));
        let document = Document {
            blocks: blocks.to_vec(),
            ..Document::default()
        };
        let page = String::from_utf8(write(&document)).unwrap();
        let ids = page
            .split(" id=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap());
        let ids: Vec<_> = ids.collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        for named in ["chart-1", "chart-2-title", "chart-3-text", "chart-3-hatch"] {
            assert!(ids.contains(&named), "{named}");
        }
        assert!(page.contains("<desc id=\"chart-2-text\">甲&lt;&amp;&gt;：2020年7件，2021年-8件；乙：2020年9.5件，2021年10件。</desc>"));
        assert!(page.contains(" text-anchor=\"end\">甲&lt;&amp;&gt;</text>"));
        assert_eq!(page.matches("fill=\"url(#chart-1-hatch)\"").count(), 2);
        assert_eq!(page.matches("stroke-dasharray=\"80 40\"").count(), 2);
        let body = page.split_once("<body>").unwrap().1;
        assert!(!body.contains("style=") && !body.contains("NaN"));
    }
}
