//! The flags of `fazhi new`.

use super::keys;
use crate::cli::either;
use crate::diagnostic::Lang;
use crate::pack::Kind;
use crate::record::Choice;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches};
use std::path::PathBuf;

/// What is to be written, and where.
#[derive(Clone, Debug)]
pub struct NewOptions {
    pub folder: Option<PathBuf>,
    pub kind: Option<Kind>,
    pub template: Option<String>,
    pub year: Option<u16>,
    pub region: Option<String>,
    pub issuers: Vec<String>,
    /// In which spelling the keys are written.
    pub keys: Lang,
    /// A filled one.
    pub example: bool,
}

impl NewOptions {
    /// What the flags say; keys are spelt as in `keys`.
    pub fn of(matches: &ArgMatches, keys: Lang) -> Self {
        let text = |name: &str| matches.get_one::<String>(name);
        let kind = text("kind").and_then(|typed| Kind::named(typed));
        let issuers = matches.get_many::<String>("issuer").into_iter().flatten();
        Self {
            folder: matches.get_one::<PathBuf>("folder").cloned(),
            kind,
            template: text("template").cloned(),
            year: matches.get_one::<u16>("year").copied(),
            region: text("region").cloned(),
            issuers: issuers.cloned().collect(),
            keys,
            example: matches.get_flag("example"),
        }
    }
}

/// The command with its flags.
pub fn command(lang: Lang) -> clap::Command {
    let say = |zh: &'static str, en: &'static str| either(lang, zh, en);
    let value = |name: &'static str, shown, zh, en| {
        Arg::new(name)
            .help_heading(say("选项", "Options"))
            .long(name)
            .value_name(shown)
            .help(say(zh, en))
    };
    let folder = Arg::new("folder")
        .help_heading(say("参数", "Arguments"))
        .value_name(say("文件夹", "DIR"))
        .value_parser(clap::value_parser!(PathBuf))
        .help(say(
            "放在哪个文件夹；不写则是当前文件夹，没有则新建",
            "The folder to put it in, made if need be; default here",
        ));
    let kinds = Kind::CHOICES.iter().flat_map(Choice::spellings);
    let kind = value(
        "kind",
        say("类型", "KIND"),
        "由谁报告：政府、党委政府联合、部门（government、joint、department）",
        "Who reports: government, joint, department",
    )
    .value_parser(PossibleValuesParser::new(kinds))
    .hide_possible_values(true);
    let year = value(
        "year",
        say("年度", "YEAR"),
        "写哪一年的工作，如 2023",
        "The year reported on",
    )
    .value_parser(clap::value_parser!(u16).range(1949..=2999));
    let issuer = value(
        "issuer",
        say("机关", "BODY"),
        "发文机关全称；联合报告写几次，主办机关在前",
        "The issuing body; repeat it for a joint report, the leading one first",
    )
    .action(ArgAction::Append);
    let example = Arg::new("example")
        .help_heading(say("选项", "Options"))
        .long("example")
        .action(ArgAction::SetTrue)
        .conflicts_with_all(["year", "region", "issuer"])
        .help(say(
            "写一份填好的示例，不是空表",
            "A filled example in place of an empty form",
        ));
    clap::Command::new("new")
        .about(say(
            "新建一个报告文件，栏目和说明都写好，等着填",
            "Begin a report file: keys and comments, to be filled in",
        ))
        .args([
            folder,
            kind,
            value(
                "template",
                say("模板", "NAME"),
                "用哪个模板；不写则按类型",
                "The template pack; default by kind",
            ),
            year,
            value(
                "region",
                say("地区", "REGION"),
                "地区全称，如 如皋市",
                "The region's full name",
            ),
            issuer,
            keys(lang),
            example,
        ])
}
