//! `fazhi check`: every problem, all at once.

use super::against::Against;
use super::args::{CheckOptions, Common};
use super::config::Configs;
use super::existing::{Given, read};
use super::papers::Papers;
use super::show::{Checked, Entry, Shown};
use super::{Exit, files, verdict, verdicts};
use crate::check::{Coverage, Found, Last, Ledger};
use crate::diagnostic::{Diagnostic, Tally};
use crate::judgement::Severities;
use crate::page::Page;
use crate::pipeline::{Request, Templates, judged, survey_on, title};
use crate::read::{Form, Sheet};
use crate::report::{load_verdicts, prepare, prepare_verdicts};
use crate::source::{Source, Unit};
use crate::terms::Terms;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

/// Checks each file; one that cannot be read does not stop the rest.
pub fn run(common: &Common, options: &CheckOptions) -> Exit {
    let templates = files::templates();
    let mut shown = Shown::to_stdout(common);
    let mut exit = Exit::Done;
    let against = options.against.as_deref().and_then(|path| {
        let (against, outcome) = Against::read(path, &templates, common, &mut shown);
        exit = exit.max(outcome);
        against.map(Rc::new)
    });
    let mut check = Check {
        common,
        options,
        templates: &templates,
        against,
        shown,
        papers: Papers::new(common, options),
    };
    let mut configs = Configs::new(common);
    for path in &options.files {
        exit = exit.max(check.file(path, &mut configs));
    }
    let exit = check.papers.write(&mut check.shown, exit);
    check.shown.finish(exit)
}

/// What a project has settled for its reports.
struct Project {
    severities: Severities,
    terms: Arc<Terms>,
    /// The page of the office, which Word documents are compared with.
    page: Page,
}

struct Check<'c> {
    common: &'c Common,
    options: &'c CheckOptions,
    templates: &'c Templates,
    against: Option<Rc<Against>>,
    shown: Shown<'c>,
    papers: Papers<'c>,
}

impl<'c> Check<'c> {
    fn file(&mut self, path: &Path, configs: &mut Configs<'c>) -> Exit {
        if verdicts::is_verdicts(path) {
            return self.verdicts(path);
        }
        let mut diagnostics = Vec::new();
        match read(path, &mut diagnostics) {
            Err(unread) => {
                let name = path.display().to_string();
                let checked = Checked::unread(&unread, &name);
                self.shown.show(&checked);
                self.papers.add(&Entry::unread(&checked));
                verdict(self.common, [&unread.diagnostic])
            }
            Ok(given) => {
                let (severities, outcome) = configs.of(path, &mut self.shown);
                let project = Project {
                    severities,
                    terms: configs.terms(path),
                    page: configs.page(path),
                };
                outcome.max(match given {
                    Given::Data(source) => self.data(path, &source, project, diagnostics),
                    Given::Report(sheet) => self.report(path, &sheet, &project, diagnostics),
                })
            }
        }
    }

    /// A report file of ours.
    fn data(
        &mut self,
        path: &Path,
        source: &Source,
        project: Project,
        mut diagnostics: Vec<Diagnostic>,
    ) -> Exit {
        let last = self.last_for(path, &mut diagnostics);
        let request = Request {
            template: self.options.template.clone(),
            draft: false,
            last: self.options.last,
            severities: project.severities,
            terms: project.terms,
            against: last,
            ..Request::default()
        };
        let prepared = prepare(source, &mut diagnostics);
        let judged = judged(&prepared, self.templates, &request, &mut diagnostics);
        let mut others = self.templates.sources();
        let against = self.against.clone();
        others.extend(against.iter().map(|against| &against.source));
        let checked = Checked {
            source: Some(source),
            name: &source.name,
            others: &others,
            diagnostics: &diagnostics,
        };
        self.shown.show(&checked);
        self.shown.show_silenced(&checked, &judged.silenced);
        if let Some(ledger) = &judged.ledger {
            self.look_on(&checked, ledger, judged.coverage.as_ref());
        }
        self.papers.add(&Entry {
            checked: &checked,
            title: judged.title,
            ledger: judged.ledger.as_ref(),
            form: None,
            silenced: &judged.silenced,
        });
        verdict(self.common, &diagnostics)
    }

    /// Last year's report, unless it is the very file that is checked.
    fn last_for(&self, path: &Path, diagnostics: &mut Vec<Diagnostic>) -> Option<Arc<Last>> {
        let against = self.against.as_ref()?;
        let itself = against.is_itself(path);
        let last = itself.is_none().then(|| Arc::clone(&against.last));
        diagnostics.extend(itself);
        last
    }

    /// What became of the numbers, and which parts of the outline are answered.
    fn look_on(&mut self, checked: &Checked<'_>, ledger: &Ledger, coverage: Option<&Coverage>) {
        self.shown
            .show_numbers(checked, ledger, self.options.numbers);
        if self.options.coverage {
            self.shown.show_coverage(checked, coverage);
        }
    }

    /// A report that somebody else wrote, and what people have judged of it.
    fn report(
        &mut self,
        path: &Path,
        sheet: &Sheet,
        project: &Project,
        mut diagnostics: Vec<Diagnostic>,
    ) -> Exit {
        let last = self.last_for(path, &mut diagnostics);
        let mut slips = Vec::new();
        let (beside, unread) = match verdicts::beside(path, &mut slips) {
            Ok(beside) => (beside, None),
            Err(unread) => (None, Some(unread)),
        };
        let prepared = beside
            .as_ref()
            .map(|source| prepare_verdicts(source, &mut slips));
        let verdicts = prepared
            .as_ref()
            .and_then(|prepared| load_verdicts(prepared, &mut slips));
        let ignored = verdicts
            .as_ref()
            .map_or(&[][..], |verdicts| &verdicts.ignore);
        let survey = survey_on(
            &project.page,
            sheet,
            ignored,
            &project.severities,
            &project.terms,
            last.as_deref(),
        );
        slips.extend(survey.of_verdicts);
        // What is wrong with a silence is for a person to cure.
        for slip in &mut slips {
            slip.fix = None;
            slip.alternatives.clear();
        }
        let exit = verdict(self.common, &survey.found.diagnostics);
        let own = exit
            .max(verdict(self.common, &diagnostics))
            .max(self.slips(&slips));
        let Found {
            diagnostics: found,
            ledger,
            coverage,
        } = survey.found;
        diagnostics.extend(found);
        diagnostics.extend(slips);
        let against = self.against.clone();
        let last = against.iter().map(|against| &against.source);
        let others: Vec<&Source> = beside.iter().chain(last).collect();
        let checked = Checked {
            source: Some(&sheet.source),
            name: &sheet.source.name,
            others: &others,
            diagnostics: &diagnostics,
        };
        self.shown.show(&checked);
        self.shown.show_silenced(&checked, &survey.silenced);
        self.look_on(&checked, &ledger, coverage.as_ref());
        self.papers.add(&Entry {
            checked: &checked,
            title: self.papers.has_sheet().then(|| title(sheet)),
            ledger: Some(&ledger),
            form: match sheet.source.unit {
                Unit::Paragraph => Some(Form::Docx),
                Unit::Line => Form::of(&sheet.source.name),
            },
            silenced: &survey.silenced,
        });
        let Some(unread) = unread else {
            return own;
        };
        let name = unread.source.as_ref().map_or("-", |source| &source.name);
        self.shown.show(&Checked::unread(&unread, name));
        own.max(verdict(self.common, [&unread.diagnostic]))
    }

    /// A file of verdicts, for itself: what it says of a report is seen when that is checked.
    fn verdicts(&mut self, path: &Path) -> Exit {
        let mut slips = Vec::new();
        let source = match verdicts::read(path, &mut slips) {
            Ok(source) => source,
            Err(unread) => {
                let name = path.display().to_string();
                self.shown.show(&Checked::unread(&unread, &name));
                return verdict(self.common, [&unread.diagnostic]);
            }
        };
        let prepared = prepare_verdicts(&source, &mut slips);
        load_verdicts(&prepared, &mut slips);
        for slip in &mut slips {
            slip.fix = None;
            slip.alternatives.clear();
        }
        self.shown.show(&Checked {
            source: Some(&source),
            name: &source.name,
            others: &[],
            diagnostics: &slips,
        });
        self.slips(&slips)
    }

    /// What slips in a file of verdicts mean for the exit code: they are the input's.
    fn slips(&self, slips: &[Diagnostic]) -> Exit {
        let tally = Tally::of(slips);
        let deny = self.common.deny_warnings && tally.warnings > 0;
        match tally.errors > 0 || deny {
            true => Exit::Attention,
            false => Exit::Done,
        }
    }
}
