//! The options of a pack as the form that the text takes.

use crate::document::{Form, LevelForm, NumberFormat, Placing, Role, SectionForm};
use crate::pack::{self, Options, SectionName};

/// The options as the form that the text takes.
pub fn form(options: &Options<'_>) -> Form {
    let role = |name| match name {
        SectionName::Measures => Role::Measures,
        SectionName::Duties => Role::Duties,
        SectionName::Shortcomings => Role::Shortcomings,
        SectionName::Plans => Role::Plans,
        SectionName::Others => Role::Others,
    };
    let section = |name| {
        let options = options.section(name);
        let level = |depth: usize| {
            options
                .levels
                .get(depth)
                .map(level_form)
                .unwrap_or_default()
        };
        let form = SectionForm {
            number: number_format(options.number),
            levels: [level(0), level(1), level(2)],
            points: level_form(&options.points),
            closing_inline: options.closing == Some(pack::ClosingPlace::Inline),
        };
        (role(name), form)
    };
    use SectionName as S;
    Form {
        sections: [S::Measures, S::Duties, S::Shortcomings, S::Plans, S::Others]
            .map(section)
            .to_vec(),
    }
}

fn level_form(level: &pack::LevelOptions<'_>) -> LevelForm {
    LevelForm {
        number: number_format(level.number),
        placing: match level.form {
            None | Some(pack::Form::Heading) => Placing::Heading,
            Some(pack::Form::RunIn) => Placing::RunIn,
            Some(pack::Form::Inline) => Placing::Inline,
        },
        stop: stop(level.stop),
        title_stop: stop(level.title_stop),
    }
}

fn stop(stop: Option<pack::Stop>) -> &'static str {
    match stop {
        None => "。",
        Some(pack::Stop::None) => "",
        Some(stop) => stop.en(),
    }
}

fn number_format(number: Option<pack::Number>) -> NumberFormat {
    match number {
        None | Some(pack::Number::None) => NumberFormat::None,
        Some(pack::Number::Chinese) => NumberFormat::Chinese,
        Some(pack::Number::ChineseBrackets) => NumberFormat::ChineseBrackets,
        Some(pack::Number::Arabic) => NumberFormat::Arabic,
        Some(pack::Number::ArabicBrackets) => NumberFormat::ArabicBrackets,
        Some(pack::Number::Circled) => NumberFormat::Circled,
        Some(pack::Number::Ordinal) => NumberFormat::Ordinal,
    }
}
