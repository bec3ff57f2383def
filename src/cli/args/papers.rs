//! `--sheet` and `--comments`: findings on paper.

use super::Command;
use crate::cli::either;
use crate::diagnostic::Lang;
use clap::Arg;
use std::path::{Path, PathBuf};

/// The flags.
pub fn arguments(lang: Lang) -> [Arg; 2] {
    let file = |name: &'static str, value, zh, en| {
        Arg::new(name)
            .help_heading(either(lang, "选项", "Options"))
            .long(name)
            .value_name(value)
            .value_parser(clap::value_parser!(PathBuf))
            .help(either(lang, zh, en))
    };
    [
        file(
            "sheet",
            "FILE.html",
            "另写一张校核单（网页，可以打印）：逐条列出问题、算式、位置，留有处理意见栏",
            "Write a sheet to print: each finding with its sum and place, and room for a decision",
        ),
        file(
            "comments",
            "FILE.docx",
            "检查 Word 文档时，另写一份副本，问题都写成批注，标在原处",
            "Of a Word document, write a copy with each finding as a comment at its words",
        ),
    ]
}

/// What to say where a paper has no place: findings go to standard output, and a copy is of one file.
pub fn refusal(command: &Command, lang: Lang) -> Option<&'static str> {
    let Command::Check(options) = command else {
        return None;
    };
    let stdout = |path: &Option<PathBuf>| path.as_deref() == Some(Path::new("-"));
    if stdout(&options.sheet) || stdout(&options.comments) {
        return Some(either(
            lang,
            "错误[OUT-010] --sheet 和 --comments 不能写到标准输出：检查结果已经显示在那里\n   = 写成文件，如 --sheet 校核单.html",
            "error[OUT-010] --sheet and --comments cannot go to standard output: the findings are shown there\n   = name a file, as --sheet sheet.html",
        ));
    }
    let several = options.comments.is_some() && options.files.len() > 1;
    several.then(|| {
        either(
            lang,
            "错误[OUT-010] --comments 一次只能用于一份文档\n   = 几份文档分几次检查",
            "error[OUT-010] --comments takes one document at a time\n   = check several one by one",
        )
    })
}
