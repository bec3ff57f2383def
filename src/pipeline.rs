//! The whole way, in five calls: load, compose, parse, resolve, write; `check` stands beside them.

use crate::check::{About, Coverage, Draft, Facts, Found, Last, Ledger, check, check_draft};
use crate::codes::is_judgement;
use crate::diagnostic::{Cure, Diagnostic, Severity, Step};
use crate::document::{Block, Document, Inline, parse, resolve};
use crate::judgement::{Severities, Silenced, silence, silence_where};
use crate::layout;
use crate::pack::{Builtin, Kind, Layers};
use crate::page::Page;
use crate::prose::Prose;
use crate::read::{Sheet, recognise};
use crate::record::left_blank;
use crate::report::{Ignore, Loaded, Report, TemplateChoice, load, prepare};
use crate::say;
use crate::source::{Source, SourceId, Span};
use crate::template::{Speaker, check_placeholders, compose};
use crate::terms::Terms;
use crate::write::{Format, write};
use crate::yaml::Prepared;
use std::sync::Arc;

mod templates;

pub use templates::{Finder, PackFiles, Template, Templates, unknown_template};

/// How a report is to be rendered.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The pack to use in place of the report file's own choice.
    pub template: Option<String>,
    /// Render all the same where there are errors, and mark the gaps.
    pub draft: bool,
    /// Placeholders that the clerk left are errors.
    pub last: bool,
    /// The levels of the project.
    pub severities: Severities,
    /// The words that the project looks for besides.
    pub terms: Arc<Terms>,
    /// Last year's report, where it is to be compared with.
    pub against: Option<Arc<Last>>,
    /// The page of the office.
    pub page: Page,
}

/// A report that was read, and judged by people besides.
pub struct Judged<'p> {
    /// `None` where there are errors, unless a draft is asked for.
    pub document: Option<Document<'p>>,
    /// What the report file silences.
    pub silenced: Vec<Silenced>,
    /// The title as it is printed, be there errors or not.
    pub title: Option<String>,
    /// The numbers of its text; `None` where no document could be made of it.
    pub ledger: Option<Ledger>,
    /// Which parts of the national outline it answers, where one is known for its year.
    pub coverage: Option<Coverage>,
}

/// Reads and checks the report in `prepared`, and makes its document: `None` where there are
/// errors, unless a draft is asked for. Findings come in the order of the text; those that the file
/// silences are left out.
pub fn document<'p>(
    prepared: &'p Prepared<'p>,
    templates: &Templates,
    request: &Request,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Document<'p>> {
    judged(prepared, templates, request, diagnostics).document
}

/// As [`document`], with what the report file silences.
pub fn judged<'p>(
    prepared: &'p Prepared<'p>,
    templates: &Templates,
    request: &Request,
    diagnostics: &mut Vec<Diagnostic>,
) -> Judged<'p> {
    let loaded = load(prepared, diagnostics);
    let built = loaded
        .as_ref()
        .and_then(|loaded| build(prepared, loaded, templates, request, diagnostics));
    let (document, found) = built.unzip();
    let (ledger, coverage) = found.unzip();
    let coverage = coverage.flatten();
    let mut silenced = loaded.as_ref().map_or_else(Vec::new, |loaded| {
        // What was not read, or not composed, may hold what a silence speaks of.
        let whole = loaded.complete && document.is_some();
        let ignored = &loaded.report.ignore;
        silence(prepared.source, ignored, whole, diagnostics)
    });
    request.severities.apply(diagnostics);
    if request.last {
        for left in diagnostics
            .iter_mut()
            .filter(|diagnostic| diagnostic.code == "VAL-005")
        {
            left.severity = Severity::Error;
        }
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    silenced.sort_by_key(|silenced| silenced.diagnostic.span);
    let wrong = diagnostics.iter().any(is_error);
    let title = document.as_ref().map(Document::title_text);
    Judged {
        title,
        document: document.filter(|_| request.draft || !wrong),
        silenced,
        ledger,
        coverage,
    }
}

fn build<'p>(
    prepared: &'p Prepared<'p>,
    loaded: &Loaded<'p>,
    templates: &Templates,
    request: &Request,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Document<'p>, (Ledger, Option<Coverage>))> {
    let Loaded {
        report,
        figures,
        complete,
    } = loaded;
    let draft = Draft { report, figures };
    check_draft(&draft, diagnostics);
    let template = choose(
        report,
        &prepared.source.name,
        templates,
        request,
        diagnostics,
    )?;
    let TemplateChoice {
        options, wordings, ..
    } = report.template.clone().unwrap_or_default();
    let mut layers = vec![&options];
    layers.extend(template.options.iter().copied());
    let layers = Layers(layers);
    let own_wordings = wordings.clone();
    let wordings = wordings.over(template.pack.wordings.clone());
    // What a person may judge otherwise leaves no gap, nor does what was read as it was meant.
    let leaves_gaps = |found: &Diagnostic| {
        is_error(found) && !is_judgement(found.code) && found.cure() != Cure::Safe
    };
    let wrong = diagnostics.iter().any(leaves_gaps);
    check_placeholders(&options, &own_wordings, &wordings, diagnostics);
    let speaker = Speaker::new(report, figures, &wordings, request.draft);
    let composed = compose(speaker, &layers, &template.layout, diagnostics);
    let mut composed = match composed {
        Ok(composed) => composed,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            return None;
        }
    };
    let outline = parse(&composed.markdown, &mut composed.runs, diagnostics);
    let mut document = resolve(outline, &composed.form, composed.elements);
    if !wrong {
        let start = Span::new(prepared.source.id, 0, 0);
        document.each_gap(&mut |what, span| {
            let span = span.unwrap_or(start);
            if !diagnostics
                .iter()
                .any(|found| is_error(found) && found.span == Some(span))
            {
                diagnostics.push(gap(what, span));
            }
        });
    }
    let mut found = look(
        &document,
        prepared.source.id,
        Some(draft),
        &request.terms,
        request.against.as_deref(),
    );
    settle(&mut found, prepared.source);
    let Found {
        diagnostics: found,
        ledger,
        coverage,
    } = found;
    add_new(found, diagnostics);
    if request.draft {
        document.mark_left(&left_blank);
    }
    if !*complete {
        let what = "文件从出错的地方起没有读到".to_owned();
        let gap = Inline::Missing { what, span: None };
        document.blocks.push(Block::Paragraph(vec![gap]));
    }
    Some((document, (ledger, coverage)))
}

/// Adds what the texts themselves show, where the report file did not show the same already.
fn add_new(found: Vec<Diagnostic>, diagnostics: &mut Vec<Diagnostic>) {
    let told: Vec<_> = diagnostics
        .iter()
        .filter_map(|known| Some((known.code, known.span?)))
        .filter(|(code, _)| code.starts_with("NUM-"))
        .collect();
    let is_new = |finding: &Diagnostic| {
        let same = |(code, known): &(_, Span)| {
            let touches = |span: Span| span.start < known.end && known.start < span.end;
            let same = *code == finding.code || *code == "NUM-004" && finding.code == "NUM-003";
            same && finding.span.is_some_and(touches)
        };
        !told.iter().any(same)
    };
    diagnostics.extend(found.into_iter().filter(is_new));
}

/// What the rules that read texts find in `document`.
fn look(
    document: &Document<'_>,
    source: SourceId,
    draft: Option<Draft<'_, '_>>,
    terms: &Terms,
    last: Option<&Last>,
) -> Found {
    let prose = Prose::of(document, source);
    let mut about = About::of(document, &prose, draft.is_none());
    if let Some(Draft { report, .. }) = draft {
        about.kind = report.kind.map(|kind| kind.value);
        about.level = report.level;
    }
    check(&Facts::new(document, &prose, &about, draft, terms, last))
}

/// Makes places end between characters: where a text was typed with escapes or folded lines, a place
/// within it is an estimate, and no cure may build on it.
fn settle(found: &mut Found, source: &Source) {
    let text = source.text.as_str();
    for diagnostic in &mut found.diagnostics {
        let Some(span) = diagnostic
            .span
            .as_mut()
            .filter(|span| span.source == source.id)
        else {
            continue;
        };
        let whole = *span;
        while !text.is_char_boundary(span.start as usize) && span.start > 0 {
            span.start -= 1;
        }
        while !text.is_char_boundary(span.end as usize) && (span.end as usize) < text.len() {
            span.end += 1;
        }
        if whole != *span {
            diagnostic.fix = None;
            diagnostic.alternatives.clear();
        }
    }
}

/// What the rules find in a report that somebody else wrote, in the order of its text.
pub fn survey(sheet: &Sheet, severities: &Severities) -> Found {
    survey_with(sheet, &[], severities, &Terms::default(), None).found
}

/// A report that somebody else wrote, looked through and judged by people.
pub struct Survey {
    pub found: Found,
    /// What people have silenced.
    pub silenced: Vec<Silenced>,
    /// What is wrong with their verdicts.
    pub of_verdicts: Vec<Diagnostic>,
}

/// As [`survey`], with words that the project looks for besides; what people have silenced is taken
/// out.
pub fn survey_with(
    sheet: &Sheet,
    ignored: &[Ignore<'_>],
    severities: &Severities,
    terms: &Terms,
    last: Option<&Last>,
) -> Survey {
    survey_on(&Page::default(), sheet, ignored, severities, terms, last)
}

/// As [`survey_with`], where a Word document is to be laid out as `page` has it.
pub fn survey_on(
    page: &Page,
    sheet: &Sheet,
    ignored: &[Ignore<'_>],
    severities: &Severities,
    terms: &Terms,
    last: Option<&Last>,
) -> Survey {
    let document = recognise(sheet);
    let source = sheet.source.id;
    let mut found = look(&document, source, None, terms, last);
    found
        .diagnostics
        .extend(layout::check(sheet, &document, page));
    settle(&mut found, &sheet.source);
    // The file is no report file: nothing of ours changes it.
    for diagnostic in &mut found.diagnostics {
        diagnostic.fix = None;
        diagnostic.alternatives.clear();
    }
    let mut silenced = Vec::new();
    let mut of_verdicts = Vec::new();
    if !ignored.is_empty() {
        let prose = Prose::of(&document, source);
        let places = prose.places();
        let around = |span: Option<Span>| {
            let start = Span::new(source, 0, 0);
            let passage = span.and_then(|span| places.at(span));
            passage.map_or((span.unwrap_or(start), String::new()), |(place, text)| {
                // Words are quoted as they stand in the file, or as they are read.
                (place, format!("{}\n{text}", sheet.source.slice(place)))
            })
        };
        silenced = silence_where(&around, ignored, true, &mut found.diagnostics);
        let own =
            |diagnostic: &Diagnostic| diagnostic.span.is_none_or(|span| span.source == source);
        let all = std::mem::take(&mut found.diagnostics);
        (found.diagnostics, of_verdicts) = all.into_iter().partition(own);
    }
    severities.apply(&mut found.diagnostics);
    found.diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    silenced.sort_by_key(|silenced| silenced.diagnostic.span);
    Survey {
        found,
        silenced,
        of_verdicts,
    }
}

/// A report that somebody else wrote, to compare this year's with.
pub fn last_of_sheet(sheet: &Sheet) -> Last {
    Last::of(&recognise(sheet), None)
}

/// A report file of ours, to compare this year's with; `None` where it cannot be read.
pub fn last_of_data(source: &Source, templates: &Templates) -> Option<Last> {
    let mut ignored = Vec::new();
    let prepared = prepare(source, &mut ignored);
    let loaded = load(&prepared, &mut ignored)?;
    let request = Request {
        draft: true,
        ..Request::default()
    };
    let (document, _) = build(&prepared, &loaded, templates, &request, &mut ignored)?;
    let Loaded {
        report, figures, ..
    } = &loaded;
    Some(Last::of(&document, Some(Draft { report, figures })))
}

/// What a report that somebody else wrote is called.
pub fn title(sheet: &Sheet) -> String {
    recognise(sheet).title_text()
}

fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Error
}

/// TPL-010: what a template prints and the file does not give, where nothing else was said of it.
fn gap(what: &str, span: Span) -> Diagnostic {
    let message = say!(
        "模板这里要印「{what}」，文件里没有",
        "the template prints “{what}” here, and the file does not give it"
    );
    Diagnostic::error("TPL-010", span, message).hint(say!(
        "在文件里填上它；题目里可用的有 {{year}}、{{next_year}}、{{issuer}}、{{self}}、{{region}}",
        "give it in the file; headings know {{year}}, {{next_year}}, {{issuer}}, {{self}}, {{region}}"
    ))
}

/// The pack that the command line asks for, or the report file, or that of its kind.
fn choose<'t>(
    report: &Report<'_>,
    file: &str,
    templates: &'t Templates,
    request: &Request,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'t Template> {
    let named = report
        .template
        .as_ref()
        .and_then(|choice| choice.name.as_ref());
    let kind = report.kind.map_or(Kind::Government, |kind| kind.value);
    let (name, place) = match (&request.template, named) {
        (Some(name), _) => (name.as_str(), None),
        (None, Some(name)) => (&*name.text, Some(name.span)),
        (None, None) => (Builtin::default_for(kind).name, None),
    };
    // A folder that the file names is seen from the file.
    let from = place.map_or("", |_| file);
    match templates.get(name, from) {
        Ok(template) => Some(template),
        Err(mut found) => {
            for diagnostic in &mut found {
                if diagnostic.code == "TPL-007" && place.is_some() {
                    diagnostic.span = place;
                    diagnostic.path = vec![Step::Key("template", "模板")];
                }
            }
            diagnostics.extend(found);
            None
        }
    }
}

/// A report file's text as bytes in `format`, with what was found. For programs; the command line
/// goes the same way step by step.
pub fn render(
    source: &Source,
    templates: &Templates,
    request: &Request,
    format: Format,
) -> (Option<Vec<u8>>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let prepared = prepare(source, &mut diagnostics);
    let document = document(&prepared, templates, request, &mut diagnostics);
    (
        document.map(|document| write(&document, format, &request.page)),
        diagnostics,
    )
}
