//! A layout, compiled: the `report.md` of a pack, over those of the packs that it extends.

use super::context::View;
use super::meter::{self, Insert};
use super::{chain, escape, faults, names, tools};
use crate::diagnostic::{Diagnostic, Severity};
use crate::pack::Builtin;
use crate::say;
use crate::source::{Source, SourceId, Span};
use std::io::{self, Write};
use tera::{Context, ErrorKind, Tera};

/// One pack of a chain, and what it lays out.
#[derive(Clone, Copy, Debug)]
pub struct LayoutSource<'s> {
    /// The pack's name: what a later layout writes behind `extends`.
    pub name: &'s str,
    /// Its `report.md`; `None` where it has none of its own.
    pub source: Option<&'s Source>,
}

impl LayoutSource<'_> {
    /// A pack of the binary.
    pub fn of(pack: &'static Builtin) -> Self {
        Self {
            name: pack.name,
            source: pack.layout(),
        }
    }
}

/// A layout, compiled.
pub struct Layout {
    tera: Tera,
    /// What is rendered: the last layout of the chain.
    last: String,
    parts: Vec<Part>,
    /// What counts the work of a run; `None` in the layouts that the program brings along.
    counters: Option<Vec<Span>>,
}

/// Why layouts do not compile.
struct Broken {
    /// They are templates, and only what they name is wrong.
    read: bool,
    found: Vec<Diagnostic>,
}

/// One text that was compiled.
pub(super) struct Part {
    /// The name by which Tera knows it.
    pub name: String,
    pub source: SourceId,
    pub text: String,
    /// What was put into the author's text.
    pub inserted: Vec<Insert>,
}

impl Layout {
    /// Compiles the layouts of a chain of packs, the base first. Each later one may begin with
    /// `{% extends "name" %}` and replace single blocks, or stand alone; either way a component
    /// that it defines takes the place of an earlier one of the same name.
    ///
    /// TPL-001 where one is no template, TPL-011 to TPL-016 where it names what is not there, takes
    /// a text apart or could not be run to an end.
    pub fn new(chain: &[LayoutSource<'_>]) -> Result<Self, Vec<Diagnostic>> {
        chain::check(chain)?;
        let plain = Self::compile(chain, false);
        if let Err(Broken { read: false, found }) = plain {
            return Err(found);
        }
        let read = chain::read(chain);
        let wrong = read.map_or_else(Vec::new, |read| names::check(&read));
        if !wrong.is_empty() {
            // What Tera says of a name is said better here.
            return Err(wrong);
        }
        plain
            .and_then(|_| Self::compile(chain, true))
            .map_err(|broken| broken.found)
    }

    /// Compiles the layout of a pack that the program brings along: known to be right, and to end.
    pub fn builtin(pack: &'static Builtin) -> Result<Self, Vec<Diagnostic>> {
        let chain: Vec<_> = pack.chain().into_iter().map(LayoutSource::of).collect();
        Self::compile(&chain, false).map_err(|broken| broken.found)
    }

    fn compile(chain: &[LayoutSource<'_>], metering: bool) -> Result<Self, Broken> {
        let mut counters = Vec::new();
        let (texts, parts) = texts(chain, metering.then_some(&mut counters));
        let Some(last) = parts.last().map(|part| part.name.clone()) else {
            return Err(Broken {
                read: false,
                found: vec![nothing()],
            });
        };
        let mut tera = engine(metering);
        // Of two components of one name Tera takes the one under the earlier prefix.
        let prefixes = (0..chain.len()).map(prefix);
        let added = tera
            .set_fallback_prefixes(prefixes)
            .and_then(|()| tera.add_raw_templates(texts));
        match added {
            Ok(()) => Ok(Self {
                tera,
                last,
                parts,
                counters: metering.then_some(counters),
            }),
            Err(error) => Err(Broken {
                read: !matches!(error.kind(), ErrorKind::SyntaxError(_)),
                found: faults::compiling(&error, &parts),
            }),
        }
    }

    /// What a component says of itself, in Chinese and in English: the map behind its parameters.
    pub(super) fn about(&self, component: &str) -> [String; 2] {
        let found = self.tera.get_component_definition(component);
        ["zh", "en"].map(|language| {
            let said = found
                .as_ref()
                .and_then(|info| info.metadata().get(language));
            said.and_then(|said| said.as_str())
                .unwrap_or_default()
                .to_owned()
        })
    }

    /// The Markdown of a report of `texts` texts; TPL-002 where the layout cannot be run, TPL-016
    /// where it does not come to an end.
    pub(super) fn render(&self, view: &View, texts: usize) -> Result<String, Box<Diagnostic>> {
        let counters = self.counters.as_deref();
        let broken = |error| {
            let counters = counters.unwrap_or_default();
            Box::new(faults::rendering(&error, &self.parts, counters))
        };
        let context = Context::from_serialize(view).map_err(broken)?;
        if counters.is_none() {
            return self.tera.render(&self.last, &context).map_err(broken);
        }
        let size = texts + view.cells();
        meter::start(size);
        let mut printed = Printed {
            bytes: Vec::new(),
            most: meter::output(size),
        };
        let run = self.tera.render_to(&self.last, &context, &mut printed);
        run.map_err(broken)?;
        let printed = String::from_utf8(printed.bytes).map_err(|error| broken(error.into()))?;
        match escape::is_whole(&printed, texts) {
            true => Ok(printed),
            false => Err(Box::new(faults::torn(&[]))),
        }
    }
}

/// Tera as templates may use it.
fn engine(metering: bool) -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on([""]);
    tera.set_escape_fn(escape::markdown);
    if metering {
        tera.set_escape_fn(escape::checked);
        tools::register(&mut tera);
        meter::register(&mut tera);
    }
    tera
}

/// A text, and the name by which Tera knows it.
type Named = (String, String);

/// The texts to compile, with counters put in where they are wanted.
fn texts(
    chain: &[LayoutSource<'_>],
    mut counters: Option<&mut Vec<Span>>,
) -> (Vec<Named>, Vec<Part>) {
    let (mut texts, mut parts) = (Vec::new(), Vec::new());
    let mut before: Option<&str> = None;
    for (back, pack) in (0..chain.len()).rev().zip(chain) {
        let name = prefix(back) + pack.name;
        match (pack.source, before) {
            (Some(source), _) => {
                let (text, inserted) = match &mut counters {
                    Some(counters) => meter::metered(source, counters),
                    None => (source.text.clone(), Vec::new()),
                };
                texts.push((name.clone(), text));
                parts.push(Part {
                    name,
                    source: source.id,
                    text: source.text.clone(),
                    inserted,
                });
            }
            // A pack without a layout hands on the one before it.
            (None, Some(before)) => texts.push((name, format!("{{% extends \"{before}\" %}}"))),
            (None, None) => continue,
        }
        before = Some(pack.name);
    }
    (texts, parts)
}

/// What a template prints, up to a ceiling.
struct Printed {
    bytes: Vec<u8>,
    most: usize,
}

impl Write for Printed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Stands ahead of a layout's name: `0/` ahead of the last one's, `1/` ahead of the one before it.
fn prefix(back: usize) -> String {
    format!("{back}/")
}

fn nothing() -> Diagnostic {
    let message = say!(
        "模板没有版面文件 report.md",
        "the template has no layout, report.md"
    );
    Diagnostic::without_place(Severity::Error, "TPL-001", message).hint(say!(
        "在 pack.yaml 里写「沿用: base」，或在模板文件夹里放一个 report.md",
        "extend base in pack.yaml, or put a report.md into the folder"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    fn rendered(texts: &[Option<&str>]) -> String {
        let names = ["base", "middle", "last"];
        let sources: Vec<_> = texts
            .iter()
            .zip(1..)
            .map(|(text, id)| text.map(|text| Source::new(SourceId(id), "t", text)))
            .collect();
        let parts = names.iter().zip(&sources);
        let parts: Vec<_> = parts
            .map(|(name, source)| LayoutSource {
                name,
                source: source.as_ref(),
            })
            .collect();
        let layout = Layout::new(&parts).map_err(|found| format!("{found:#?}"));
        let rendered = layout.unwrap().render(&View::empty(), 0);
        rendered.unwrap().split_whitespace().collect()
    }

    #[test]
    fn a_later_layout_replaces_blocks_and_components() {
        const BASE: &str = "{% component c(x) %}c{{ x }}{% endcomponent %}{% block a %}a{% endblock %}{% block b %}{{<c x={1} />}}{% endblock %}";
        let cases: &[(&[Option<&str>], &str)] = &[
            (&[Some(BASE)], "ac1"),
            (&[Some(BASE), None], "ac1"),
            (
                &[
                    Some(BASE),
                    Some("{% extends \"base\" %}{% block a %}A{% endblock %}"),
                ],
                "Ac1",
            ),
            (
                &[
                    Some(BASE),
                    Some(
                        "{% extends \"base\" %}{% component c(x) %}C{{ x + 1 }}{% endcomponent %}",
                    ),
                ],
                "aC2",
            ),
            (
                &[
                    Some(BASE),
                    None,
                    Some("{% extends \"middle\" %}{% block b %}[{{ super() }}]{% endblock %}"),
                ],
                "a[c1]",
            ),
            (&[Some(BASE), Some("alone {{<c x={3} />}}")], "alonec3"),
            (
                &[
                    Some(BASE),
                    Some("{% extends \"base\" %}{% component c(x) %}m{% endcomponent %}"),
                    Some("{% extends \"middle\" %}{% component c(x) %}l{% endcomponent %}"),
                ],
                "al",
            ),
        ];
        for (texts, expected) in cases {
            assert_eq!(rendered(texts), *expected, "{texts:?}");
        }
    }
}
