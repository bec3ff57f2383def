//! `fazhi check`: every problem, all at once.

use super::args::{CheckOptions, Common};
use super::config::Configs;
use super::papers::Papers;
use super::show::{Checked, Entry, Shown};
use super::{Exit, files, verdict};
use crate::pipeline::{Request, judged, survey_for, title};
use crate::read::{Form, sheet};
use crate::report::prepare;

/// Checks each file; one that cannot be read does not stop the rest.
pub fn run(common: &Common, options: &CheckOptions) -> Exit {
    let templates = files::templates();
    let mut configs = Configs::new(common);
    let mut shown = Shown::to_stdout(common);
    let mut papers = Papers::new(common, options);
    let mut exit = Exit::Done;
    for path in &options.files {
        let mut diagnostics = Vec::new();
        match files::read(path, &mut diagnostics) {
            Err(unread) => {
                exit = exit.max(verdict(common, [&unread.diagnostic]));
                let name = path.display().to_string();
                let checked = Checked::unread(&unread, &name);
                shown.show(&checked);
                papers.add(&Entry::unread(&checked));
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
                papers.add(&Entry {
                    checked: &checked,
                    title: papers.has_sheet().then(|| title(&sheet)),
                    ledger: Some(&found.ledger),
                    form: Some(form),
                    silenced: &[],
                });
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
                papers.add(&Entry {
                    checked: &checked,
                    title: judged.title,
                    ledger: Some(&judged.ledger),
                    form: None,
                    silenced: &judged.silenced,
                });
            }
        }
    }
    let exit = papers.write(&mut shown, exit);
    shown.finish(exit)
}
