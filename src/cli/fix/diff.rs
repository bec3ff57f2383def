//! What would change, as a unified diff.

use super::Outcome;
use crate::cli::args::Common;
use crate::cli::encoding::text_of;
use crate::cli::{either, files};
use crate::diagnostic::Diagnostic;
use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use similar::TextDiff;
use std::io::Write;

/// Prints the difference to standard output; a text that is only encoded anew has none.
pub fn print(common: &Common, outcome: &Outcome) -> Result<(), Box<Diagnostic>> {
    let (old, _) = text_of(outcome.old.clone());
    let name = &outcome.name;
    let changed = format!("{name}{}", either(common.lang, "（修改后）", " (mended)"));
    let diff = TextDiff::from_lines(old.as_str(), outcome.new.as_str());
    let mut unified = diff.unified_diff();
    let text = unified.header(name, &changed).to_string();
    let mut painted = AutoStream::new(Vec::new(), choice(common));
    for line in text.split_inclusive('\n') {
        let style = style(line);
        let (words, end) = line.split_at(line.trim_end_matches(['\r', '\n']).len());
        // Writing to memory does not fail.
        let _ = write!(painted, "{style}{words}{style:#}{end}");
    }
    files::print(&painted.into_inner())
}

/// Colours as standard output takes them.
fn choice(common: &Common) -> anstream::ColorChoice {
    match common.color {
        anstream::ColorChoice::Auto => AutoStream::choice(&std::io::stdout()),
        asked => asked,
    }
}

fn style(line: &str) -> Style {
    let color = match line.as_bytes() {
        [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] => return Style::new().bold(),
        [b'-', ..] => AnsiColor::Red,
        [b'+', ..] => AnsiColor::Green,
        [b'@', b'@', ..] => AnsiColor::Cyan,
        _ => return Style::new(),
    };
    Style::new().fg_color(Some(color.into()))
}
