//! Every run of text knows where the clerk typed it, to the end.

use crate::files;
use fazhi::document::{Block, Document, Inline, Inlines, Origin};
use fazhi::pipeline::{Request, Templates, document};
use fazhi::report::prepare;
use fazhi::source::{Source, SourceId};

/// Calls `look` with every run of a document.
pub fn each_run(document: &Document<'_>, look: &mut dyn FnMut(&fazhi::document::Run<'_>)) {
    let around = [
        &document.head,
        &document.opening,
        &document.ending,
        &document.imprint,
    ];
    let elements = around.into_iter().flatten().map(|element| &element.content);
    let properties = document.properties.iter().map(|property| &property.content);
    let titles = document.annexes.iter().map(|annex| &annex.title);
    let titles = document.title.iter().chain(titles);
    for inlines in titles.chain(elements).chain(properties) {
        inlines_runs(inlines, look);
    }
    let annexes = document.annexes.iter().flat_map(|annex| &annex.blocks);
    for block in document.blocks.iter().chain(annexes) {
        match block {
            Block::Heading(heading) => inlines_runs(&heading.content, look),
            Block::Paragraph(text) => inlines_runs(text, look),
            Block::Chart(chart) => inlines_runs(&chart.caption, look),
            Block::Table(table) => {
                table
                    .caption
                    .iter()
                    .for_each(|caption| inlines_runs(caption, look));
                table
                    .columns
                    .iter()
                    .for_each(|column| inlines_runs(&column.header, look));
                table
                    .rows
                    .iter()
                    .flatten()
                    .for_each(|cell| inlines_runs(cell, look));
            }
        }
    }
}

fn inlines_runs(inlines: &Inlines<'_>, look: &mut dyn FnMut(&fazhi::document::Run<'_>)) {
    for inline in inlines {
        match inline {
            Inline::Text(run) => look(run),
            Inline::Strong(content) | Inline::Drafted(content) | Inline::LeadIn { content, .. } => {
                inlines_runs(content, look)
            }
            Inline::Missing { .. } => {}
        }
    }
}

#[test]
fn every_run_of_the_clerks_stands_where_it_says() {
    for path in files("examples", "yaml") {
        let source = Source::new(
            SourceId(0),
            "example",
            std::fs::read_to_string(&path).unwrap(),
        );
        let prepared = prepare(&source, &mut Vec::new());
        let document = document(
            &prepared,
            &Templates::default(),
            &Request::default(),
            &mut Vec::new(),
        )
        .unwrap();
        let (mut typed, mut worded) = (0, 0);
        each_run(&document, &mut |run| match run.origin {
            Origin::Clerk(span) => {
                typed += run.text.chars().count();
                let there = source.slice(span);
                // Dates and years are printed in another form than they were typed in.
                let date = |text: &str| {
                    let mut found = text
                        .chars()
                        .filter(|found| !"年月日-./: T".contains(*found));
                    found.all(|found| found.is_ascii_digit())
                };
                let same = there == run.text || (date(there) && date(&run.text));
                let escaped = there.starts_with('\\') || there == "''";
                assert!(
                    same || escaped,
                    "{}: {:?} is said to stand at {there:?}",
                    path.display(),
                    run.text
                );
            }
            Origin::Figure { reference, value } => {
                let (there, value) = (source.slice(reference), source.slice(value));
                assert!(!there.is_empty() && !value.is_empty(), "{:?}", run.text);
            }
            Origin::Template | Origin::Number => worded += run.text.chars().count(),
        });
        assert!(
            typed > 300 && worded < typed,
            "{}: {typed} typed, {worded} worded",
            path.display()
        );
    }
}
