//! The packs of a run, each read and compiled at first use: those of the binary, and those on disk.

use crate::diagnostic::{Diagnostic, Severity};
use crate::mend::prepare;
use crate::pack::{Builtin, Kind, Options, Pack};
use crate::record::nearest;
use crate::say;
use crate::source::{Source, SourceId, Span};
use crate::template::{Layout, LayoutSource, check_placeholders};
use std::cell::RefCell;
use std::sync::OnceLock;

/// A pack and its layout, compiled.
pub struct Template {
    pub pack: Pack<'static>,
    /// Its options and those of the packs that it extends, its own first.
    pub options: Vec<&'static Options<'static>>,
    /// The kind of report that it is made for: its own word, or that of a pack that it extends.
    pub kind: Kind,
    pub layout: Layout,
}

/// The files of a pack's folder.
#[derive(Clone, Debug)]
pub struct PackFiles {
    /// The folder: what tells one pack from another.
    pub folder: String,
    /// The path and text of its `pack.yaml`.
    pub pack: (String, String),
    /// The path and text of its `report.md`, where it has one.
    pub layout: Option<(String, String)>,
}

/// Finds the folder that a name leads to, seen from the file that names it (empty: from the command
/// line); `None` where it leads to no folder.
pub type Finder = dyn Fn(&str, &str) -> Result<Option<PackFiles>, Box<Diagnostic>>;

/// The packs of a run. What is read from disk is kept to the end of the program, as the packs of
/// the binary are: a run reads few, and each once.
pub struct Templates {
    finder: Box<Finder>,
    /// The base, and those that are listed.
    builtin: [OnceLock<Result<Template, Vec<Diagnostic>>>; 1 + Builtin::ALL.len()],
    found: RefCell<Vec<Found>>,
    sources: RefCell<Vec<&'static Source>>,
}

/// A pack on disk that was looked for.
struct Found {
    name: String,
    /// The file that names it.
    from: String,
    template: Result<&'static Template, Vec<Diagnostic>>,
}

/// The packs of a chain, the last first.
type Chain = Vec<Link>;

/// A pack of a chain: its data, and what it lays out.
struct Link {
    pack: &'static Pack<'static>,
    name: String,
    layout: Option<&'static Source>,
    /// Its words are whole: those of the packs below are among them.
    whole: bool,
}

/// So many packs may extend each other.
const LONGEST: usize = 8;

impl Default for Templates {
    /// The packs of the binary alone.
    fn default() -> Self {
        Self::new(Box::new(|_, _| Ok(None)))
    }
}

impl Templates {
    /// The packs of the binary, and those that `finder` finds.
    pub fn new(finder: Box<Finder>) -> Self {
        Self {
            finder,
            builtin: Default::default(),
            found: RefCell::default(),
            sources: RefCell::default(),
        }
    }

    /// The pack called `name` by the file `from`; TPL-007 where there is none.
    pub fn get(&self, name: &str, from: &str) -> Result<&Template, Vec<Diagnostic>> {
        if let Some(pack) = Builtin::named(name) {
            let index = Builtin::ALL.iter().position(|known| known.name == name);
            let template =
                self.builtin[index.map_or(0, |index| index + 1)].get_or_init(|| builtin(pack));
            return template.as_ref().map_err(Clone::clone);
        }
        let known = |found: &&Found| found.name == name && found.from == from;
        if let Some(found) = self.found.borrow().iter().find(known) {
            return found.template.clone();
        }
        let template = self.read(name, from);
        let template = template.map(|template| &*Box::leak(Box::new(template)));
        self.found.borrow_mut().push(Found {
            name: name.to_owned(),
            from: from.to_owned(),
            template: template.clone(),
        });
        template
    }

    /// The texts besides the report's that a finding may point at.
    pub fn sources(&self) -> Vec<&'static Source> {
        let chains = Builtin::ALL.into_iter().flat_map(Builtin::chain);
        let builtin = chains.filter_map(Builtin::layout);
        builtin
            .chain(self.sources.borrow().iter().copied())
            .collect()
    }

    fn read(&self, name: &str, from: &str) -> Result<Template, Vec<Diagnostic>> {
        let files = (self.finder)(name, from).map_err(|diagnostic| vec![*diagnostic])?;
        let files = files.ok_or_else(|| vec![unknown_template(name)])?;
        let mut diagnostics = Vec::new();
        let mut chain = Chain::new();
        self.chain(files, &mut chain, &mut Vec::new(), &mut diagnostics);
        let options: Vec<_> = chain.iter().map(|link| &link.pack.options).collect();
        let mut chain = chain.into_iter();
        let Some(own) = chain.next() else {
            return Err(diagnostics);
        };
        let mut pack = own.pack.clone();
        let mut kind = pack.default_for.first().copied();
        let mut layouts = vec![(own.name, own.layout)];
        let mut whole = false;
        for link in chain {
            kind = kind.or(link.pack.default_for.first().copied());
            if !whole {
                pack = pack.over(link.pack.clone());
            }
            whole |= link.whole;
            layouts.push((link.name, link.layout));
        }
        check_placeholders(
            &pack.options,
            &own.pack.wordings,
            &pack.wordings,
            &mut diagnostics,
        );
        if !diagnostics.is_empty() {
            return Err(diagnostics);
        }
        let layouts = layouts.iter().rev();
        let layouts = layouts.map(|(name, source)| LayoutSource {
            name,
            source: *source,
        });
        let layout = Layout::new(&layouts.collect::<Vec<_>>())?;
        Ok(Template {
            pack,
            options,
            kind: kind.unwrap_or(Kind::Government),
            layout,
        })
    }

    /// Reads a pack on disk and those that it extends.
    fn chain(
        &self,
        files: PackFiles,
        chain: &mut Chain,
        folders: &mut Vec<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let source = self.keep(files.pack);
        let mut found = Vec::new();
        let prepared = Box::leak(Box::new(prepare(source, Pack::record, &mut found)));
        let pack = Pack::read(prepared, &mut found);
        diagnostics.append(&mut found);
        let Some(pack) = pack else {
            if diagnostics.is_empty() {
                diagnostics.push(empty(source));
            }
            return;
        };
        let layout = files.layout.map(|layout| self.keep(layout));
        let own = pack
            .name
            .as_ref()
            .map_or(files.folder.as_str(), |name| &*name.text);
        let (own, base) = (own.to_owned(), pack.extends.clone());
        folders.push(files.folder);
        chain.push(Link {
            pack: Box::leak(Box::new(pack)),
            name: own,
            layout,
            whole: false,
        });
        let Some(base) = base else {
            // Whoever extends nothing still takes the words that he does not write from the base.
            return extend(chain, Builtin::base());
        };
        if let Some(builtin) = Builtin::named(&base.text) {
            return extend(chain, builtin);
        }
        match (self.finder)(&base.text, &source.name) {
            Err(diagnostic) => diagnostics.push(*diagnostic),
            Ok(None) => {
                let mut unknown = unknown_template(&base.text);
                unknown.span = Some(base.span);
                diagnostics.push(unknown);
            }
            Ok(Some(files)) if folders.contains(&files.folder) || folders.len() >= LONGEST => {
                diagnostics.push(circle(base.span));
            }
            Ok(Some(files)) => self.chain(files, chain, folders, diagnostics),
        }
    }

    fn keep(&self, (name, text): (String, String)) -> &'static Source {
        let mut sources = self.sources.borrow_mut();
        // 0 is the report file, 1 the packs of the binary.
        let id = SourceId(2 + sources.len() as u16);
        let source = &*Box::leak(Box::new(Source::new(id, name, text)));
        sources.push(source);
        source
    }
}

fn builtin(builtin: &'static Builtin) -> Result<Template, Vec<Diagnostic>> {
    let layout = Layout::builtin(builtin)?;
    let pack = builtin.pack();
    Ok(Template {
        pack: pack.clone(),
        options: builtin.options(),
        kind: pack
            .default_for
            .first()
            .copied()
            .unwrap_or(Kind::Government),
        layout,
    })
}

/// A pack of the binary at the end of a chain, and those that it extends.
fn extend(chain: &mut Chain, builtin: &'static Builtin) {
    let links = builtin.chain().into_iter().rev();
    chain.extend(links.map(|pack| Link {
        pack: pack.pack(),
        name: pack.name.to_owned(),
        layout: pack.layout(),
        whole: true,
    }));
}

/// TPL-007
pub fn unknown_template(name: &str) -> Diagnostic {
    let known = Builtin::ALL.map(|pack| {
        let title = pack.pack().title.as_ref();
        let title = title.map_or("", |title| &*title.text);
        [format!("{}（{title}）", pack.name), pack.name.to_owned()]
    });
    let list = |lang: usize| known.each_ref().map(|names| names[lang].as_str());
    let (zh, en) = (list(0).join("、"), list(1).join(", "));
    let message = match nearest(name, Builtin::ALL.map(|pack| (pack.name, ()))) {
        Some((near, ())) => say!(
            "没有叫“{name}”的模板，是不是“{near}”？",
            "there is no template “{name}”; did you mean “{near}”?"
        ),
        None => say!("没有叫“{name}”的模板", "there is no template “{name}”"),
    };
    Diagnostic::without_place(Severity::Error, "TPL-007", message).hint(say!(
        "现有模板：{zh}；自己的模板写它的文件夹，里面要有 pack.yaml",
        "templates: {en}; for one of your own give its folder, which holds a pack.yaml"
    ))
}

/// TPL-032
fn empty(source: &Source) -> Diagnostic {
    let message = say!("这个模板文件是空的", "this pack file is empty");
    Diagnostic::error("TPL-032", Span::new(source.id, 0, 0), message).hint(say!(
        "至少写：名称、标题、沿用",
        "give at least: name, title, extends"
    ))
}

/// TPL-033
fn circle(span: Span) -> Diagnostic {
    let message = say!(
        "模板绕着圈子互相沿用，或沿用得太深",
        "packs extend each other in a circle, or too deeply"
    );
    Diagnostic::error("TPL-033", span, message).hint(say!(
        "让最里面的一个沿用 base 或别的现有模板",
        "let the innermost extend base or another pack of the program"
    ))
}
