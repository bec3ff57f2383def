//! How long each stage takes on a report of some 15,000 characters: `cargo bench`.

use criterion::{Criterion, criterion_group, criterion_main};
use fazhi::document::{parse, resolve};
use fazhi::judgement::Severities;
use fazhi::pack::Layers;
use fazhi::page::Page;
use fazhi::pipeline::survey;
use fazhi::pipeline::{Request, Templates, document};
use fazhi::read::{Form, sheet};
use fazhi::report::prepare;
use fazhi::report::{Loaded, load};
use fazhi::source::{Source, SourceId};
use fazhi::template::{Layout, Speaker, compose};
use fazhi::write::{Format, write};
use fazhi::yaml::tree;
use std::hint::black_box;

const REPORT: &str = include_str!("../examples/rugao-2023.yaml");

fn stages(c: &mut Criterion) {
    let source = Source::new(SourceId(0), "rugao-2023.yaml", REPORT);
    let prepared = prepare(&source, &mut Vec::new());
    let Loaded {
        report, figures, ..
    } = load(&prepared, &mut Vec::new()).expect("the example is a report");
    let builtin = fazhi::pack::Builtin::ALL[0];
    let (pack, layout) = (
        builtin.pack(),
        Layout::builtin(builtin).expect("the layout compiles"),
    );
    let options = Layers(builtin.options());
    let composed = || {
        let speaker = Speaker::new(&report, &figures, &pack.wordings, false);
        compose(speaker, &options, &layout, &mut Vec::new()).expect("it renders")
    };
    c.bench_function("1 mend (and parse)", |b| {
        b.iter(|| prepare(black_box(&source), &mut Vec::new()))
    });
    c.bench_function("1 parse alone", |b| {
        b.iter(|| fazhi::yaml::Prepared::plain(black_box(&source)))
    });
    c.bench_function("2 tree", |b| {
        b.iter(|| tree(black_box(&prepared), &mut Vec::new()))
    });
    c.bench_function("3 load (tree and all)", |b| {
        b.iter(|| load(black_box(&prepared), &mut Vec::new()))
    });
    c.bench_function("4 compile the layout", |b| {
        b.iter(|| Layout::builtin(black_box(builtin)).is_ok())
    });
    c.bench_function("5 compose", |b| b.iter(composed));
    c.bench_function("6 compose, parse, resolve", |b| {
        b.iter(|| {
            let mut composed = composed();
            let outline = parse(&composed.markdown, &mut composed.runs, &mut Vec::new());
            resolve(outline, &composed.form, composed.elements)
        });
    });
    let templates = Templates::default();
    let whole = document(&prepared, &templates, &Request::default(), &mut Vec::new())
        .expect("the example is without errors");
    let page = Page::default();
    for format in Format::ALL {
        c.bench_function(&format!("7 write {}", format.name()), |b| {
            b.iter(|| write(black_box(&whole), format, &page))
        });
    }
    c.bench_function("8 all, to DOCX", |b| {
        b.iter(|| {
            fazhi::pipeline::render(
                black_box(&source),
                &templates,
                &Request::default(),
                Format::Docx,
            )
        });
    });
}

/// A report that exists, of 15,000 characters and of ten times as many.
fn rules(c: &mut Criterion) {
    let source = Source::new(SourceId(0), "rugao-2023.yaml", REPORT);
    let (text, _) = fazhi::pipeline::render(
        &source,
        &Templates::default(),
        &Request::default(),
        Format::Markdown,
    );
    let text = String::from_utf8(text.expect("the example renders")).expect("it is a text");
    let cut = text
        .char_indices()
        .nth(15_000)
        .map_or(text.len(), |(at, _)| at);
    for (name, times) in [("15,000", 1), ("150,000", 10)] {
        let text = format!("{}\n\n", &text[..cut]).repeat(times);
        let sheet = sheet(Source::new(SourceId(0), "report.txt", &text), Form::Text);
        c.bench_function(&format!("9 check {name} characters"), |b| {
            b.iter(|| survey(black_box(&sheet), &Severities::default()))
        });
    }
}

criterion_group!(benches, stages, rules);
criterion_main!(benches);
