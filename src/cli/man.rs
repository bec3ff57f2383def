//! `fazhi man`: the manual page, from the description of the command line.

use super::args::{Common, command};
use super::{Exit, either, print};
use crate::diagnostic::Lang;
use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use std::io;

/// Prints one page for all commands, in the language of messages.
pub fn run(common: &Common) -> Exit {
    let mut page = Vec::new();
    // Writing to memory does not fail.
    let _ = write(&mut page, common.lang);
    print(common, &String::from_utf8_lossy(&page))
}

fn write(page: &mut Vec<u8>, lang: Lang) -> io::Result<()> {
    let say = |zh: &'static str, en: &'static str| either(lang, zh, en);
    let whole = command(lang);
    let commands = leaves(&whole, "");
    let manual = Man::new(whole.clone())
        // An empty date would be no argument, and the next one taken for it.
        .date(" ")
        .manual(say("法治手册", "fazhi manual"));
    manual.render_title(page)?;
    let mut roff = Roff::new();
    roff.control("SH", [say("名称", "NAME")]);
    roff.text([roman(format!("fazhi - {}", about(&whole)))]);
    roff.control("SH", [say("用法", "SYNOPSIS")]);
    for (_, command) in &commands {
        let usage = command.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage:").trim();
        roff.text([bold(usage.to_owned())]);
        roff.control("br", []);
    }
    roff.to_writer(page)?;
    for (name, command) in &commands {
        let mut roff = Roff::new();
        roff.control("SH", [name.as_str()]);
        roff.text([roman(about(command))]);
        roff.to_writer(page)?;
        let mut options = Vec::new();
        Man::new(command.clone()).render_options_section(&mut options)?;
        // Sections of the page are the commands; their options stand one level below.
        page.extend(
            String::from_utf8_lossy(&options)
                .replace(".SH", ".SS")
                .bytes(),
        );
    }
    manual.render_options_section(page)?;
    let mut roff = Roff::new();
    roff.control("SH", [say("退出码", "EXIT STATUS")]);
    for (code, meaning) in [
        ("0", say("完成，没有错误", "done, no error")),
        ("1", say("报告文件需要处理", "the input needs attention")),
        (
            "2",
            say(
                "程序没能完成：选项写错、找不到文件、文件夹不能写",
                "the tool could not do its job: bad flag, missing file, unwritable folder",
            ),
        ),
    ] {
        roff.control("TP", []);
        roff.text([bold(code)]);
        roff.text([roman(meaning)]);
    }
    roff.to_writer(page)
}

/// The commands that do something, with their full names.
fn leaves(command: &Command, above: &str) -> Vec<(String, Command)> {
    let name = format!("{above}{}", command.get_name());
    if !command.has_subcommands() {
        return vec![(name.clone(), command.clone().bin_name(name))];
    }
    let inside = command.get_subcommands();
    inside
        .flat_map(|inner| leaves(inner, &format!("{name} ")))
        .collect()
}

fn about(command: &Command) -> String {
    command
        .get_about()
        .map_or_else(String::new, ToString::to_string)
}
