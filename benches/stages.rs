//! How long each stage takes on a report of some 15,000 characters: `cargo bench`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use fazhi::document::{parse, resolve};
use fazhi::judgement::Severities;
use fazhi::pack::Layers;
use fazhi::page::Page;
use fazhi::pipeline::survey;
use fazhi::pipeline::{Request, Templates, document};
use fazhi::read::{Form, recognise, sheet};
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

/// A report that exists, of 15,000 characters, of ten times and of a hundred times as many: what all
/// rules take grows with the text and no faster.
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
    let mut group = c.benchmark_group("9 check");
    for (name, times) in [("15,000", 1), ("150,000", 10), ("1,500,000", 100)] {
        let text = format!("{}\n\n", &text[..cut]).repeat(times);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(if times > 10 { 10 } else { 50 });
        let sheet = sheet(Source::new(SourceId(0), "report.txt", &text), Form::Text);
        group.bench_function(format!("{name} characters"), |b| {
            b.iter(|| survey(black_box(&sheet), &Severities::default()))
        });
    }
}

/// Reports of every form, and of many lines: reading grows with the text and no faster.
fn reading(c: &mut Criterion) {
    let lines = [
        "（一）健全机制。全年办理1件。\n",
        "附件1\n",
        "1.甲\n",
        "来源：\n",
        "打印 关闭\n",
        "甲\t乙\n",
    ];
    let mut group = c.benchmark_group("10 read");
    group.sample_size(10);
    for (form, name) in [
        (Form::Text, "text"),
        (Form::Markdown, "Markdown"),
        (Form::Html, "HTML"),
    ] {
        for count in [500, 5_000, 50_000] {
            let mut text = "云溪县人民政府2024年法治政府建设年度报告\n".to_owned();
            text.extend(lines.iter().cycle().take(count).copied());
            if form == Form::Html {
                text = text.replace('\n', "</p><table><tr><td>甲<td>&ldquo;乙</table><p>");
            }
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(format!("{count} lines of {name}"), |b| {
                b.iter(|| {
                    let source = Source::new(SourceId(0), "report", black_box(&text));
                    recognise(&sheet(source, form)).blocks.len()
                })
            });
        }
    }
}

/// Files of mistakes: keys that nobody knows, aliases, keys misspelt alike.
fn mistakes(c: &mut Criterion) {
    const HEAD: &str = "格式: 1\n年度: 2023\n类型: 政府\n发文机关: 云溪县人民政府\n举措:\n  - 标题: 题\n    正文: 文。\n";
    type Line = fn(usize) -> String;
    let kinds: [(&str, Line); 3] = [
        ("unknown keys", |number| format!("错栏{number}: 甲\n")),
        ("keys misspelt alike", |_| {
            "  - 标题: 题\n    正闻: 文。\n".to_owned()
        }),
        ("aliases", |number| match number {
            0 => "其他:\n  - &a 甲\n".to_owned(),
            _ => "  - *a\n".to_owned(),
        }),
    ];
    let mut group = c.benchmark_group("11 mistakes");
    group.sample_size(10);
    for (name, line) in kinds {
        for count in [200, 2_000, 20_000] {
            let text: String = std::iter::once(HEAD.to_owned())
                .chain((0..count).map(line))
                .collect();
            group.throughput(Throughput::Elements(count as u64));
            let source = Source::new(SourceId(0), "report.yaml", &text);
            group.bench_function(format!("{count} {name}"), |b| {
                b.iter(|| {
                    let mut found = Vec::new();
                    let prepared = prepare(black_box(&source), &mut found);
                    load(&prepared, &mut found).is_some()
                })
            });
        }
    }
}

criterion_group!(benches, stages, rules, reading, mistakes);
criterion_main!(benches);
