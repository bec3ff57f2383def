//! A layout, compiled: the `report.md` of a pack, over those of the packs that it extends.

use super::context::View;
use super::{escape, faults};
use crate::diagnostic::{Diagnostic, Severity};
use crate::say;
use crate::source::{Source, SourceId};
use tera::{Context, Tera};

/// One pack of a chain, and what it lays out.
#[derive(Clone, Copy, Debug)]
pub struct LayoutSource<'s> {
    /// The pack's name: what a later layout writes behind `extends`.
    pub name: &'s str,
    /// Its `report.md`; `None` where it has none of its own.
    pub source: Option<&'s Source>,
}

/// A layout, compiled.
pub struct Layout {
    tera: Tera,
    /// What is rendered: the last layout of the chain.
    last: String,
    /// The names by which Tera knows the layouts.
    parts: Vec<(String, SourceId)>,
}

impl Layout {
    /// Compiles the layouts of a chain of packs, the base first. Each later one may begin with
    /// `{% extends "name" %}` and replace single blocks, or stand alone; either way a component
    /// that it defines takes the place of an earlier one of the same name.
    ///
    /// TPL-001 where one is no template.
    pub fn new(chain: &[LayoutSource<'_>]) -> Result<Self, Vec<Diagnostic>> {
        let parts = parts(chain);
        let Some((last, _)) = parts.iter().rev().find(|(_, part)| part.source.is_some()) else {
            return Err(vec![nothing()]);
        };
        let last = last.clone();
        let mut tera = Tera::default();
        tera.autoescape_on([""]);
        tera.set_escape_fn(escape::markdown);
        // Of two components of one name Tera takes the one under the earlier prefix.
        let prefixes = (0..chain.len()).map(prefix);
        let added = tera
            .set_fallback_prefixes(prefixes)
            .and_then(|()| tera.add_raw_templates(texts(&parts)));
        if let Err(error) = added {
            return Err(faults::compiling(&error, &parts));
        }
        let parts = parts.into_iter();
        let parts = parts.filter_map(|(name, part)| Some((name, part.source?.id)));
        Ok(Self {
            tera,
            last,
            parts: parts.collect(),
        })
    }

    /// The Markdown of a report; TPL-002 where the layout cannot be run.
    pub(super) fn render(&self, view: &View) -> Result<String, Box<Diagnostic>> {
        let rendered = Context::from_serialize(view)
            .and_then(|context| self.tera.render(&self.last, &context));
        rendered.map_err(|error| Box::new(faults::rendering(&error, &self.parts)))
    }
}

/// Stands ahead of a layout's name: `0/` ahead of the last one's, `1/` ahead of the one before it.
fn prefix(back: usize) -> String {
    format!("{back}/")
}

/// Each layout under the name by which Tera knows it.
fn parts<'c, 's>(chain: &'c [LayoutSource<'s>]) -> Vec<(String, &'c LayoutSource<'s>)> {
    let backwards = (0..chain.len()).rev().map(prefix);
    let parts = backwards.zip(chain);
    parts
        .map(|(prefix, part)| (prefix + part.name, part))
        .collect()
}

/// The texts to compile. A pack without a layout hands on the one before it.
fn texts(parts: &[(String, &LayoutSource<'_>)]) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut before: Option<&str> = None;
    for (name, part) in parts {
        match (part.source, before) {
            (Some(source), _) => texts.push((name.clone(), source.text.clone())),
            (None, Some(before)) => {
                texts.push((name.clone(), format!("{{% extends \"{before}\" %}}")));
            }
            (None, None) => continue,
        }
        before = Some(part.name);
    }
    texts
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
        let rendered = layout.unwrap().render(&View::default());
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
