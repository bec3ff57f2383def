//! The flags of `fazhi doctor`.

use crate::cli::either;
use crate::diagnostic::Lang;
use clap::{Arg, ArgMatches};
use std::path::PathBuf;

/// What is to be looked at.
#[derive(Clone, Debug)]
pub struct DoctorOptions {
    /// A report file, or the folder of one; the current folder where none is named.
    pub path: Option<PathBuf>,
}

impl DoctorOptions {
    /// What the flags say.
    pub fn of(matches: &ArgMatches) -> Self {
        Self {
            path: matches.get_one::<PathBuf>("path").cloned(),
        }
    }
}

/// The command with its flags.
pub fn command(lang: Lang, profile: Arg) -> clap::Command {
    let say = |zh: &'static str, en: &'static str| either(lang, zh, en);
    let path = Arg::new("path")
        .help_heading(say("参数", "Arguments"))
        .value_name(say("文件|文件夹", "FILE|DIR"))
        .value_parser(clap::value_parser!(PathBuf))
        .help(say(
            "报告文件，或者它所在的文件夹；不写就是当前文件夹",
            "A report file or its folder; default the current folder",
        ));
    clap::Command::new("doctor")
        .about(say(
            "看看这台电脑：缺哪些字体、用什么代替，能不能写文件，用的是哪份设置",
            "Look at this machine: fonts that are missing and what stands in, where files can be written, which settings count",
        ))
        .args([path, profile])
}
