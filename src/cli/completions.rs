//! `fazhi completions`: what makes a shell's Tab key know the commands.

use super::args::{Common, command};
use super::{Exit, print};
use clap_complete::{Shell, generate};

/// Prints the script for `shell`, its help in the language of messages.
pub fn run(common: &Common, shell: Shell) -> Exit {
    let mut script = Vec::new();
    generate(shell, &mut command(common.lang), "fazhi", &mut script);
    print(common, &String::from_utf8_lossy(&script))
}
