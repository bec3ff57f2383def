//! What we render reads back as what was rendered.

use super::read;
use crate::files;
use fazhi::document::{Block, Document, Element, plain_text};
use fazhi::page::Page;
use fazhi::pipeline::{Templates, document};
use fazhi::prose::Prose;
use fazhi::read::recognise;
use fazhi::report::prepare;
use fazhi::source::{Source, SourceId};
use fazhi::write::{Format, write};

/// Every example, in every format: the same title, headings, paragraphs and cells.
#[test]
fn what_we_render_reads_back_the_same() {
    for path in files("examples", "yaml") {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let source = Source::new(SourceId(0), name, std::fs::read_to_string(&path).unwrap());
        let mut found = Vec::new();
        let prepared = prepare(&source, &mut found);
        let templates = Templates::new(Box::new(|_, _| Ok(None)));
        let request = crate::without_rules();
        let original = document(&prepared, &templates, &request, &mut found).unwrap();
        for format in Format::ALL {
            let ending = match format {
                Format::Markdown => "md",
                Format::Html => "html",
                Format::Docx => "docx",
            };
            let file = format!("{name}.{ending}");
            let sheet = read(&file, &write(&original, format, &Page::default()));
            let again = recognise(&sheet);
            let (old, new) = (outline(&original, format), outline(&again, format));
            for (old, new) in old.iter().zip(&new) {
                assert_eq!(old, new, "{file}");
            }
            assert_eq!(old.len(), new.len(), "{file}");
            roles(&original, &again, &file);
            places(&again, &sheet, &file);
        }
    }
}

/// Sections answer what they were written to answer.
fn roles(old: &Document<'_>, new: &Document<'_>, file: &str) {
    let roles = |document: &Document<'_>| -> Vec<_> {
        let headings = document.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) if heading.level == 1 => Some(heading.role),
            _ => None,
        });
        headings.collect()
    };
    for (old, new) in roles(old).into_iter().zip(roles(new)) {
        assert!(old.is_none() || old == new, "{file}: {old:?} {new:?}");
    }
}

/// Where words stand that nobody typed otherwise, these very words stand.
fn places(document: &Document<'_>, sheet: &fazhi::read::Sheet, file: &str) {
    let prose = Prose::of(document, sheet.source.id);
    for passage in &prose.passages {
        for (at, letter) in passage
            .text
            .char_indices()
            .filter(|(_, letter)| *letter >= '一')
        {
            let end = at + letter.len_utf8();
            let halved = passage.halved.contains(&at);
            let span = passage.span(at..end);
            let words = span.map_or("", |span| sheet.source.slice(span));
            assert!(
                halved || words == &passage.text[at..end],
                "{file}: {words}: {}",
                passage.text
            );
        }
    }
}

/// The texts of a document, marked with what they are.
fn outline(document: &Document<'_>, format: Format) -> Vec<String> {
    let mut all = vec![format!("title {}", document.title_text())];
    all.extend(elements(&document.opening, format));
    blocks(&document.blocks, format, &mut all);
    all.extend(elements(&document.ending, format));
    for annex in &document.annexes {
        all.push(format!(
            "annex {} {}",
            annex.label.text,
            plain_text(&annex.title)
        ));
        blocks(&annex.blocks, format, &mut all);
    }
    all
}

/// Elements that every format prints in their place.
fn elements(elements: &[Element<'_>], format: Format) -> Vec<String> {
    use fazhi::document::ElementKind::{Byline, Note, Number, SignedOn};
    let printed = elements.iter().filter(|element| {
        element.kind != Number && (element.kind != Note || format == Format::Docx)
    });
    printed
        .map(|element| {
            let text = plain_text(&element.content);
            // A day under the title is one, whoever put it there.
            let kind = match element.kind {
                Byline if text.starts_with('（') => SignedOn,
                kind => kind,
            };
            format!("{kind:?} {text}")
        })
        .collect()
}

fn blocks(blocks: &[Block<'_>], format: Format, all: &mut Vec<String>) {
    for block in blocks {
        let kind = match block {
            Block::Heading(heading) => format!("h{}", heading.level),
            Block::Paragraph(_) => "p".to_owned(),
            Block::Table(_) => "cell".to_owned(),
            Block::Chart(_) => "p".to_owned(),
        };
        let texts = block.texts().into_iter().map(|text| plain_text(text));
        all.extend(
            texts
                .filter(|text| !text.is_empty())
                .map(|text| format!("{kind} {text}")),
        );
        if let (Block::Chart(chart), Format::Markdown) = (block, format) {
            all.push(format!("p {}", chart.description()));
        }
    }
}
