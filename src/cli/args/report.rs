//! `--report FORMAT=PATH`: the findings in a file besides, repeatable.

use super::Output;
use crate::cli::either;
use crate::diagnostic::Lang;
use clap::builder::TypedValueParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// A file for the findings of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFile {
    pub output: Output,
    pub path: PathBuf,
}

impl ReportFile {
    /// True where it is standard output.
    pub fn is_stdout(&self) -> bool {
        self.path == Path::new("-")
    }

    /// `None` where it names no format or no file.
    fn read(text: &str) -> Option<Self> {
        let (format, path) = text.split_once('=')?;
        let output = Output::named(format)?;
        (!path.is_empty()).then(|| Self {
            output,
            path: path.into(),
        })
    }
}

/// The flag.
pub fn argument(lang: Lang) -> Arg {
    Arg::new("report")
        .long("report")
        .value_name(either(lang, "样式=文件", "FORMAT=PATH"))
        .action(ArgAction::Append)
        .value_parser(Reader)
        .help(either(
            lang,
            "另把检查结果写成文件，可以写几次，如 --report sarif=结果.sarif",
            "Write the findings to a file besides; repeatable, as --report sarif=found.sarif",
        ))
}

#[derive(Clone)]
struct Reader;

impl TypedValueParser for Reader {
    type Value = ReportFile;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<ReportFile, clap::Error> {
        value.to_str().and_then(ReportFile::read).ok_or_else(|| {
            let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
            let name = argument.map_or_else(String::new, ToString::to_string);
            let file = argument.and_then(|argument| argument.get_value_names()?.first());
            let file = file
                .and_then(|name| name.split_once('='))
                .map_or("PATH", |(_, file)| file);
            let valid = Output::NAMES.map(|format| format!("{format}={file}"));
            let text = value.to_string_lossy().into_owned();
            error.insert(ContextKind::InvalidArg, ContextValue::String(name));
            error.insert(ContextKind::InvalidValue, ContextValue::String(text));
            error.insert(
                ContextKind::ValidValue,
                ContextValue::Strings(valid.to_vec()),
            );
            error
        })
    }
}

/// What to say where findings would go to standard output twice.
pub fn refusal(lang: Lang) -> &'static str {
    either(
        lang,
        "错误[OUT-010] --report 不能写到标准输出：检查结果已经显示在那里\n   = 写成文件，如 --report json=结果.json；或者只用 --format json",
        "error[OUT-010] --report cannot go to standard output: the findings are shown there\n   = name a file, as --report json=found.json, or use --format json alone",
    )
}
