//! Tables and attachments.

use super::compose::Composer;
use super::context::{AnnexView, ColumnView, TableView};
use super::words;
use crate::document::{Handle, Inline, Inlines};
use crate::record::Field;
use crate::report::{Annex, Cell, Figure, Indicator, Table};
use crate::source::Span;

impl<'r, 'p> Composer<'r, 'p, '_> {
    pub(super) fn table(&mut self, table: &Table<'p>) -> TableView {
        // A row that is too long is an error of its own; a draft still shows its cells.
        let longest = table.rows.iter().map(|row| row.cells.len()).max();
        let columns = table.columns.len().max(longest.unwrap_or(1));
        let mut row = |cells: &[Cell<'p>]| -> Vec<Option<Handle>> {
            let filled = |cell: &Cell<'p>| {
                cell.0
                    .as_ref()
                    .map(|cell| self.runs.keep(words::title(cell, self.speaker.figures)))
            };
            cells
                .iter()
                .map(filled)
                .chain(std::iter::repeat(None))
                .take(columns)
                .collect()
        };
        let (header, rows) = (
            row(&table.columns),
            table.rows.iter().map(|cells| row(&cells.cells)).collect(),
        );
        TableView {
            caption: table
                .caption
                .as_ref()
                .map(|caption| self.runs.keep(words::title(caption, self.speaker.figures))),
            columns: header
                .into_iter()
                .map(|header| ColumnView {
                    header,
                    right: false,
                })
                .collect(),
            rows,
        }
    }

    pub(super) fn annex(&mut self, annex: &Annex<'p>) -> AnnexView {
        let title = annex
            .title
            .as_ref()
            .map(|title| self.runs.keep(words::title(title, self.speaker.figures)));
        let paragraphs = annex
            .text
            .as_ref()
            .map_or_else(Vec::new, |text| self.text(text));
        let own = annex.table.as_ref().map(|table| self.table(table));
        let figures = self.speaker.figures.tabulated(annex);
        let listed = (!figures.is_empty()).then(|| self.figure_table(&figures));
        let drawn = annex.chart.filter(|chart| chart.value);
        AnnexView {
            title,
            paragraphs,
            tables: own.into_iter().chain(listed).collect(),
            charts: drawn.map_or_else(Vec::new, |drawn| self.charts(&figures, drawn.span)),
        }
    }

    /// 指标, 单位, last year where any figure has one, this year, the change.
    fn figure_table(&mut self, figures: &[(&Figure, Span)]) -> TableView {
        let year = self.speaker.report.year;
        let compared = figures.iter().any(|(figure, _)| figure.previous.is_some());
        let head = |shown: fn(u16) -> u16| match year {
            Some(year) => vec![words::year(year, shown(year.value)), words::template("年")],
            None => vec![Inline::Missing {
                what: "年度".into(),
                span: None,
            }],
        };
        let word = |word| vec![words::template(word)];
        let mut columns = vec![(word("指标"), false), (word("单位"), false)];
        if compared {
            columns.push((head(|year| year.saturating_sub(1)), true));
        }
        columns.push((head(|year| year), true));
        if compared {
            columns.push((word("比上年"), false));
        }
        let rows = figures
            .iter()
            .map(|(figure, reference)| self.figure_row(figure, *reference, compared))
            .collect();
        let column = |(header, right)| ColumnView {
            header: self.cell(header),
            right,
        };
        let columns = columns.into_iter().map(column).collect();
        TableView {
            caption: None,
            columns,
            rows,
        }
    }

    fn figure_row(
        &mut self,
        figure: &Figure,
        reference: Span,
        compared: bool,
    ) -> Vec<Option<Handle>> {
        let run = |text: Option<String>| words::figure(figure, text, reference);
        let mut row = vec![self.figure_name(figure), run(figure.words(Field::Unit))];
        if compared {
            row.push(run(figure.bare(true)));
        }
        row.push(run(figure.bare(false)));
        if compared {
            row.push(run(figure.words(Field::YearOnYear)));
        }
        row.into_iter().map(|cell| self.cell(cell)).collect()
    }

    /// Its name, and in brackets the period where that is not the report's year.
    pub(super) fn figure_name(&self, figure: &Figure) -> Inlines<'p> {
        let mut name = vec![words::clerk(figure.name.clone(), figure.name_span)];
        if let Some(period) = self.period(&figure.name) {
            name.push(words::template("（"));
            name.extend(period);
            name.push(words::template("）"));
        }
        name
    }

    /// The period of a figure that is not of the report's year.
    fn period(&self, name: &str) -> Option<Inlines<'p>> {
        let period = self.indicator(name)?.period.as_ref()?;
        Some(words::title(period, self.speaker.figures))
    }

    pub(super) fn indicator(&self, name: &str) -> Option<&'r Indicator<'p>> {
        self.speaker
            .report
            .indicators
            .get(self.speaker.figures.position(name)?)
    }

    fn cell(&mut self, content: Inlines<'p>) -> Option<Handle> {
        (!content.is_empty()).then(|| self.runs.keep(content))
    }
}
