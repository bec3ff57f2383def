//! The options of a pack as the form that the text takes.

use crate::document::{self, Form, LevelForm, NumberFormat, Placing, Role, RunOn, SectionForm};
use crate::pack::{self, Layers, LevelOptions, Number, SectionName};

/// The options as the form that the text takes; `headed` tells which sections have a heading of
/// their own.
pub fn form(options: &Layers<'_>, headed: &dyn Fn(SectionName) -> bool) -> Form {
    use SectionName as S;
    let all = [
        (S::Measures, Role::Measures),
        (S::Duties, Role::Duties),
        (S::Shortcomings, Role::Shortcomings),
        (S::Plans, Role::Plans),
        (S::Others, Role::Others),
    ];
    let sections = all.map(|(name, role)| (role, section_form(options, name, headed(name))));
    Form {
        part: level_form(&options.part()),
        sections: sections.to_vec(),
        other: SectionForm::default(),
    }
}

fn section_form(options: &Layers<'_>, name: SectionName, headed: bool) -> SectionForm {
    let ladder = options.ladder(name, headed);
    SectionForm {
        rung: ladder.rung,
        runs_on: ladder.runs_on,
        heading: level_form(&ladder.heading),
        levels: ladder.levels.each_ref().map(level_form),
        points: level_form(&ladder.points),
        closing_inline: options.closing(name) == Some(pack::ClosingPlace::Inline),
    }
}

fn level_form(level: &LevelOptions<'_>) -> LevelForm {
    LevelForm {
        number: level.number.as_ref().map(number_format).unwrap_or_default(),
        placing: match level.form {
            None | Some(pack::Form::Heading) => Placing::Heading,
            Some(pack::Form::RunIn) => Placing::RunIn,
            Some(pack::Form::Inline) => Placing::Inline,
        },
        stop: stop(level.stop, "。"),
        title_stop: stop(level.title_stop, "。"),
        end: stop(level.end, ""),
        run_on: match level.run_on {
            None | Some(pack::RunOn::No) => RunOn::No,
            Some(pack::RunOn::Section) => RunOn::Section,
            Some(pack::RunOn::Report) => RunOn::Report,
        },
    }
}

fn stop(stop: Option<pack::Stop>, usual: &'static str) -> &'static str {
    match stop {
        None => usual,
        Some(pack::Stop::None) => "",
        Some(stop) => stop.en(),
    }
}

fn number_format(number: &Number) -> NumberFormat {
    NumberFormat {
        before: number.before.clone(),
        numeral: number.numeral.map(|numeral| match numeral {
            pack::Numeral::Chinese => document::Numeral::Chinese,
            pack::Numeral::Arabic => document::Numeral::Arabic,
            pack::Numeral::Circled => document::Numeral::Circled,
        }),
        after: number.after.clone(),
    }
}
