//! Every example in every format, as it is printed.

use crate::{files, golden, readback, root};
use fazhi::diagnostic::{Diagnostic, Severity};
use fazhi::document::{Block, plain_text};
use fazhi::pipeline::{Request, Templates, document, render};
use fazhi::report::prepare;
use fazhi::source::{Source, SourceId};
use fazhi::write::Format;
use std::path::Path;

/// A file of `examples` or `tests/good` as bytes in `format`; it must be without errors: real reports
/// hold what a rule warns of.
pub fn rendered(path: &Path, format: Format) -> Vec<u8> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let source = Source::new(SourceId(0), name, std::fs::read_to_string(path).unwrap());
    let (bytes, diagnostics) = render(&source, &Templates::default(), &Request::default(), format);
    let error = |found: &Diagnostic| found.severity == Severity::Error;
    assert!(!diagnostics.iter().any(error), "{name}: {diagnostics:#?}");
    bytes.unwrap()
}

#[test]
fn examples_are_printed_as_they_were() {
    for path in files("examples", "yaml") {
        for format in Format::ALL {
            let bytes = rendered(&path, format);
            let (shown, ending) = match format {
                Format::Docx => (readback::docx_outline(&bytes), "docx.txt".to_owned()),
                text => (String::from_utf8(bytes).unwrap(), text.name().to_owned()),
            };
            let stem = path.file_stem().unwrap().to_str().unwrap();
            golden(&root(&format!("tests/golden/{stem}.{ending}")), &shown);
        }
    }
}

/// What one format has alone: the elements of the issued copy, and what a chart says in words.
fn said_in_one(path: &Path) -> Vec<String> {
    let source = Source::new(SourceId(0), "t", std::fs::read_to_string(path).unwrap());
    let prepared = prepare(&source, &mut Vec::new());
    let request = Request::default();
    let document = document(&prepared, &Templates::default(), &request, &mut Vec::new()).unwrap();
    let around = [
        &document.head,
        &document.opening,
        &document.ending,
        &document.imprint,
    ];
    let alone = around
        .into_iter()
        .flatten()
        .filter(|element| !element.public);
    let annexed = document.annexes.iter().flat_map(|annex| &annex.blocks);
    let charts = annexed.filter_map(|block| match block {
        Block::Chart(chart) => Some(chart.description()),
        _ => None,
    });
    let alone = alone.map(|element| plain_text(&element.content));
    alone.chain(charts).collect()
}

/// From the first section to the end the text is the same in all three formats.
#[test]
fn the_body_is_the_same_text_in_every_format() {
    for path in files("examples", "yaml") {
        let alone = said_in_one(&path);
        let bodies = Format::ALL.map(|format| {
            let body = readback::body(&rendered(&path, format), format);
            // The imprint sets its two lines as one.
            let issued = |block: &String| alone.iter().any(|text| block.contains(text.as_str()));
            body.into_iter()
                .filter(|block| !issued(block))
                .collect::<Vec<_>>()
        });
        for body in &bodies[1..] {
            for (first, other) in bodies[0].iter().zip(body) {
                assert_eq!(first, other, "{}", path.display());
            }
            assert_eq!(bodies[0].len(), body.len());
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for path in files("examples", "yaml") {
        for format in Format::ALL {
            assert!(
                rendered(&path, format) == rendered(&path, format),
                "{} {}",
                path.display(),
                format.name()
            );
        }
    }
}
