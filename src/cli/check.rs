//! `fazhi check`: every problem, all at once.

use super::args::{CheckOptions, Common};
use super::config::Configs;
use super::show::{Checked, Shown};
use super::{Exit, files, verdict};
use crate::pipeline::{Request, judged, survey_for};
use crate::read::{Form, sheet};
use crate::report::prepare;

/// Checks each file; one that cannot be read does not stop the rest.
pub fn run(common: &Common, options: &CheckOptions) -> Exit {
    let templates = files::templates();
    let mut configs = Configs::new(common);
    let mut shown = Shown::to_stdout(common);
    let mut exit = Exit::Done;
    for path in &options.files {
        let mut diagnostics = Vec::new();
        match files::read(path, &mut diagnostics) {
            Err(unread) => {
                exit = exit.max(verdict(common, [&unread.diagnostic]));
                shown.show(&Checked::unread(&unread, &path.display().to_string()));
            }
            Ok(source) if let Some(form) = Form::of(&source.name) => {
                let (severities, outcome) = configs.of(path, &mut shown);
                let sheet = sheet(source, form);
                let found = survey_for(&sheet, &severities, &configs.terms(path));
                diagnostics.extend(found.diagnostics);
                exit = exit.max(outcome).max(verdict(common, &diagnostics));
                let checked = Checked {
                    source: Some(&sheet.source),
                    name: &sheet.source.name,
                    others: &[],
                    diagnostics: &diagnostics,
                };
                shown.show(&checked);
                shown.show_numbers(&checked, &found.ledger, options.numbers);
                if options.coverage {
                    shown.show_coverage(&checked, found.coverage.as_ref());
                }
            }
            Ok(source) => {
                let (severities, outcome) = configs.of(path, &mut shown);
                let request = Request {
                    template: options.template.clone(),
                    draft: false,
                    last: options.last,
                    severities,
                    terms: configs.terms(path),
                };
                let prepared = prepare(&source, &mut diagnostics);
                let judged = judged(&prepared, &templates, &request, &mut diagnostics);
                exit = exit.max(outcome).max(verdict(common, &diagnostics));
                let checked = Checked {
                    source: Some(&source),
                    name: &source.name,
                    others: &templates.sources(),
                    diagnostics: &diagnostics,
                };
                shown.show(&checked);
                shown.show_silenced(&checked, &judged.silenced);
                if let Some(ledger) = &judged.ledger {
                    shown.show_numbers(&checked, ledger, options.numbers);
                }
                if options.coverage {
                    shown.show_coverage(&checked, judged.coverage.as_ref());
                }
            }
        }
    }
    shown.finish(exit)
}
