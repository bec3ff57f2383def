//! What the author of a template is told: each `tests/templates/*.md` beside the messages.

use crate::{fazhi, files, golden, root, text};
use fazhi::cli::told;
use fazhi::diagnostic::{Diagnostic, Lang};
use fazhi::document::parse;
use fazhi::pack::{Builtin, Layers};
use fazhi::report::prepare;
use fazhi::report::{Loaded, load};
use fazhi::source::{Source, SourceId, Span};
use fazhi::template::{Layout, LayoutSource, Speaker, compose};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What is found when `text` lays out the example report, over the layout of the pack `base`.
fn findings(report: &Source, layout: &Source) -> Vec<Diagnostic> {
    let government = Builtin::ALL[0];
    let chain = government.chain().into_iter().map(LayoutSource::of);
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

/// What the pages for authors show works.
#[test]
fn the_pages_show_templates_that_work() {
    let report = Source::new(SourceId(0), "报告.yaml", SMALL);
    let mut shown = 0;
    for page in ["docs/templates.md", "docs/模板指南.md"] {
        let page = std::fs::read_to_string(root(page)).unwrap();
        for block in page.replace("\r\n", "\n").split("```jinja\n").skip(1) {
            let text = block.split("```").next().unwrap();
            let layout = Source::new(SourceId(2), "report.md", text);
            assert_eq!(findings(&report, &layout), [], "{text}");
            shown += 1;
        }
    }
    assert!(shown > 4);
}

/// Pieces that templates are made of, right and wrong.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "{% extends \"base\" %}", "{% block closing %}", "{% endblock %}", "{% component a(x, y=1) %}",
    "{% component entry(it) {\"zh\": \"x\"} %}", "{% endcomponent %}", "{{<a x={x} />}}",
    "{{<entry it={item} />}}", "{% <a x={1}> %}", "{% </a> %}", "{% for item in sections %}",
    "{% for x in item.entries -%}", "{%- for k, v in item %}", "{% else %}", "{% endfor %}",
    "{% if item.heading is none %}", "{% elif year > 1 %}", "{% endif %}", "{% set x = [x, x] %}",
    "{% set_global x = x ~ x %}", "{% set x %}", "{% endset %}", "{{ item.heading }}",
    "{{ x.title | default(value=1) }}", "{{ [i for i in range(end=99999)] }}", "{{ super() }}",
    "{% filter safe %}", "{% endfilter %}", "{% raw %}", "{% endraw %}", "{% break %}", "{# ", " #}",
    "{{", "}}", "{%", "%}", "-", "'", "\"", "年度，", "\u{e000}1\u{e001}", "\n## x {.measures}\n", "x",
    ".", "[", "]", "(", ")", "|", "=", "{", "}", "for", "in", "if", "1", "9223372036854775807", " ",
];

const SMALL: &str = "格式: 1\n年度: 2023\n类型: 政府\n发文机关: 云溪县人民政府\n引言: 引言。\n举措:\n  事项:\n    - 标题: 甲\n      正文: 乙。\n结语: 特此报告。\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Whatever a template holds, it is refused or rendered, and soon.
    #[test]
    fn no_template_breaks_the_program(pieces in vec(select(PIECES), 0..40)) {
        let report = Source::new(SourceId(0), "报告.yaml", SMALL);
        let layout = Source::new(SourceId(2), "report.md", pieces.concat());
        for found in findings(&report, &layout) {
            let place = found.span.filter(|span| span.source == layout.id);
            let inside = |span: Span| layout.text.get(span.range()).is_some();
            prop_assert!(place.is_none_or(inside), "{found:?}");
        }
    }
}

/// What nests, repeats or is long beyond all measure.
#[test]
fn no_template_is_too_much() {
    let report = Source::new(SourceId(0), "报告.yaml", SMALL);
    let many = |piece: &str| piece.repeat(200_000 / piece.len());
    let chain = |count: usize, next: usize| -> String {
        let component = |at: usize| {
            let other = at + next;
            format!("{{% component c{at}(x) %}}{{{{<c{other} x={{x}} />}}}}{{% endcomponent %}}\n")
        };
        (0..count).map(component).collect()
    };
    let nested = |open: &str, middle: &str, close: &str, times: usize| {
        format!("{}{middle}{}", open.repeat(times), close.repeat(times))
    };
    let texts = [
        many("{% if year %}"),
        nested("{% if year %}", "1", "{% endif %}", 38),
        format!("{{{{ {} }}}}", nested("(", "1", ")", 38)),
        format!("{{{{ {} }}}}", many("(")),
        format!("{{{{ {} }}}}", many("[")),
        format!("{{{{ {} }}}}", many("year.")),
        format!("{{{{ year{} }}}}", many(" + year")),
        format!("{{{{ {}year }}}}", many("not ")),
        format!("{{{{ {}1 }}}}", many("-")),
        format!("{{{{<texts {} />}}}}", many("list={[]} ")),
        format!("{{{{<texts {} />}}}}", many("list={")),
        many("{{ year }}"),
        many("{% raw %}"),
        many("{# "),
        many("{{ \""),
        many("{"),
        many("{% set x = [year] %}"),
        many("{% for x in sections %}"),
        many("{% block a %}"),
        many("字"),
        "字".repeat(1 << 20),
        chain(3000, 1),
        chain(300, 0),
        chain(19, 1) + "{% component c19(x) %}{{ x }}{% endcomponent %}{{<c0 x={1} />}}",
        chain(20, 1) + "{% component c20(x) %}{{ x }}{% endcomponent %}{{<c0 x={1} />}}",
    ];
    for text in texts {
        let layout = Source::new(SourceId(2), "report.md", text);
        findings(&report, &layout);
    }
}

/// A folder with a pack whose `report.md` is `layout`, and a report file beside it.
fn folder(layout: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let pack = folder.path().join("own");
    std::fs::create_dir(&pack).unwrap();
    let data = "名称: own\n标题: 自己的模板\n说明: 试用\n英文说明: a trial\n沿用: government\n";
    std::fs::write(pack.join("pack.yaml"), data).unwrap();
    std::fs::write(pack.join("report.md"), layout).unwrap();
    std::fs::write(folder.path().join("报告.yaml"), SMALL).unwrap();
    folder
}

/// The shell shows the template's own file, in every way, and ends with 2.
#[test]
fn a_broken_template_on_disk_ends_the_run() {
    let layout = "{% extends \"base\" %}\n{% block closing %}结语：{{ closnig }}{% endblock %}\n";
    let folder = folder(layout);
    let run = |flags: &[&str]| {
        let mut command = fazhi();
        command.current_dir(folder.path());
        command.args(["check", "--template", "own", "报告.yaml"]);
        let output = command.args(flags).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
        text(&output.stdout).replace('\\', "/")
    };
    let full = run(&[]);
    let place = "own/report.md:2:26";
    assert!(
        full.contains(&format!(
            "错误[TPL-011] {place}  没有变量“closnig”，是不是“closing”？"
        )),
        "{full}"
    );
    assert!(
        full.contains("                             ^^^^^^^"),
        "{full}"
    );
    assert!(run(&["--format", "concise"]).starts_with(&format!("{place}: error TPL-011")));
    let report: serde_json::Value = serde_json::from_str(&run(&["--format", "json"])).unwrap();
    let found = &report["diagnostics"][0];
    assert_eq!(found["file"], "own/report.md");
    assert_eq!(found["range"]["start"]["column"], 26);
    let offset = found["range"]["start"]["offset"].as_u64().unwrap() as usize;
    assert!(layout[offset..].starts_with("closnig"));
}

/// A pack of one's own that replaces a piece prints what it says.
#[test]
fn a_template_on_disk_replaces_a_piece() {
    let folder = folder(
        "{% extends \"base\" %}\n{% component section(it) %}\n\n## 第{{ it.entries | length }}类：{{ it.heading }} {.{{ it.name }}}\n{% for item in it.entries %}\n{{<entry it={item} />}}\n{% endfor %}\n{% endcomponent %}\n",
    );
    let output = fazhi()
        .current_dir(folder.path())
        .args([
            "render",
            "--template",
            "own",
            "--to",
            "md",
            "-o",
            "-",
            "报告.yaml",
        ])
        .output()
        .unwrap();
    let printed = text(&output.stdout);
    assert!(
        printed.contains("一、第1类：2023年度"),
        "{printed}{}",
        text(&output.stderr)
    );
}

/// `template vars` lists everything, in both languages and as data.
#[test]
fn the_vocabulary_is_listed() {
    let run = |flags: &[&str]| {
        let output = fazhi()
            .args(["template", "vars"])
            .args(flags)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0));
        text(&output.stdout)
    };
    golden(
        &root("tests/templates/vars.zh.list"),
        &run(&["--lang", "zh"]),
    );
    golden(
        &root("tests/templates/vars.en.list"),
        &run(&["--lang", "en"]),
    );
    let words: serde_json::Value = serde_json::from_str(&run(&["--format", "json"])).unwrap();
    let words = words.as_array().unwrap();
    for name in [
        "sections[].entries[].title",
        "length",
        "entry(it)",
        "closing",
    ] {
        assert!(words.iter().any(|word| word["name"] == name), "{name}");
    }
    for key in ["group", "name", "meaning", "meaning_en", "example"] {
        assert!(
            words
                .iter()
                .all(|word| !word[key].as_str().unwrap().is_empty()),
            "{key}"
        );
    }
}
