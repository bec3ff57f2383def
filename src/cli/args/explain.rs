//! The flags of `fazhi explain`.

use crate::cli::either;
use crate::diagnostic::Lang;
use crate::explain;
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches};
use std::ffi::OsStr;

/// What is to be explained.
#[derive(Clone, Debug)]
pub struct ExplainOptions {
    /// As they were typed.
    pub codes: Vec<String>,
    /// All of them, in a table.
    pub list: bool,
}

impl ExplainOptions {
    /// What the flags say.
    pub fn of(matches: &ArgMatches) -> Self {
        let codes = matches.get_many::<String>("codes").into_iter().flatten();
        Self {
            codes: codes.cloned().collect(),
            list: matches.get_flag("list"),
        }
    }
}

/// The command with its flags.
pub fn command(lang: Lang) -> clap::Command {
    let say = |zh: &'static str, en: &'static str| either(lang, zh, en);
    let codes = Arg::new("codes")
        .help_heading(say("参数", "Arguments"))
        .value_name(say("编号", "CODE"))
        .num_args(1..)
        .required_unless_present("list")
        .conflicts_with("list")
        .value_parser(Codes(lang))
        .hide_possible_values(true)
        .help(say(
            "提示前面方括号里的编号，如 YML-001，可以写几个",
            "Codes of findings, such as YML-001",
        ));
    let list = Arg::new("list")
        .help_heading(say("选项", "Options"))
        .long("list")
        .action(ArgAction::SetTrue)
        .help(say("列出全部编号", "List all codes"));
    clap::Command::new("explain")
        .about(say(
            "说明一个编号：什么意思、错例、怎样改",
            "Explain a code: what it means, a bad and a good sample",
        ))
        .args([codes, list])
}

/// Takes any text, so that it can be answered with the nearest codes; completes the known ones.
#[derive(Clone)]
struct Codes(Lang);

impl TypedValueParser for Codes {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let known = explain::titles();
        let values =
            known.map(|(code, [zh, en])| PossibleValue::new(code).help(either(self.0, zh, en)));
        Some(Box::new(values))
    }
}
