//! What the author of a template is told: each `tests/templates/*.md` beside the messages.

use crate::{files, golden, root};
use fazhi::cli::told;
use fazhi::diagnostic::{Diagnostic, Lang};
use fazhi::document::parse;
use fazhi::pack::{Builtin, Layers};
use fazhi::report::{Loaded, load};
use fazhi::source::{Source, SourceId};
use fazhi::template::{Layout, LayoutSource, Speaker, compose};
use fazhi::yaml::prepare;

/// What is found when `text` lays out the example report, over the layout of the pack `base`.
fn findings(report: &Source, layout: &Source) -> Vec<Diagnostic> {
    let government = Builtin::ALL[0];
    let chain = government.chain().into_iter();
    let chain = chain.map(|pack| LayoutSource {
        name: pack.name,
        source: pack.layout(),
    });
    let own = LayoutSource {
        name: "own",
        source: Some(layout),
    };
    let layout = match Layout::new(&chain.chain([own]).collect::<Vec<_>>()) {
        Ok(layout) => layout,
        Err(found) => return found,
    };
    let mut found = Vec::new();
    let prepared = prepare(report, &mut found);
    let Loaded {
        report, figures, ..
    } = load(&prepared, &mut found).unwrap();
    let pack = government.pack();
    let speaker = Speaker::new(&report, &figures, &pack.wordings, false);
    let composed = compose(speaker, &Layers(government.options()), &layout, &mut found);
    match composed {
        Ok(mut composed) => {
            parse(&composed.markdown, &mut composed.runs, &mut found);
        }
        Err(error) => found.push(*error),
    }
    found
}

/// The findings in both languages.
#[test]
fn every_mistake_of_a_template_is_told_as_written_down() {
    let example = std::fs::read_to_string(root("examples/all-keys.yaml")).unwrap();
    let report = Source::new(SourceId(0), "报告.yaml", example);
    for path in files("tests/templates", "md") {
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&path)
            .unwrap()
            .replace("\r\n", "\n");
        let layout = Source::new(SourceId(2), name, text);
        let found = findings(&report, &layout);
        let base = Builtin::ALL[0].chain().into_iter();
        let base = base.filter_map(|pack| pack.layout());
        let base: Vec<&Source> = base.collect();
        let sources: Vec<_> = [&report, &layout].into_iter().chain(base).collect();
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| told(&sources, &found, lang));
        golden(&path.with_extension("txt"), &format!("{zh}\n{en}"));
    }
}
