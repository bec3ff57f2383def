//! The clerk, asked about each cure that is not certain.

use crate::cli::args::{Common, FixOptions};
use crate::cli::either;
use crate::cli::show::{Checked, Shown};
use crate::diagnostic::{Diagnostic, Edit, Lang};
use crate::fix::Repair;
use std::io::BufRead;

/// Somebody who answers, or nobody.
pub struct Clerk<'c> {
    common: &'c Common,
    /// False once there is nobody to ask: the rest stays as it is.
    there: bool,
}

/// What the clerk wants.
enum Answer {
    Cure(usize),
    Leave,
    /// All that follow in this file, too.
    All,
    Stop,
}

impl<'c> Clerk<'c> {
    /// Nobody, unless the clerk wants to be asked.
    pub fn new(common: &'c Common, options: &FixOptions) -> Self {
        Self {
            common,
            there: options.ask && !common.no_input,
        }
    }

    /// Asks about each cure in turn and applies what is accepted; what can be mended unasked after
    /// that, is.
    pub fn go_through(&mut self, repair: &mut Repair<'_>, shown: &mut Shown<'_>) {
        let mut all = false;
        while self.there
            && let Some(finding) = repair.next_question().cloned()
        {
            let cures = cures(&finding, self.common.lang);
            let answer = if all && finding.alternatives.is_empty() {
                Answer::All
            } else {
                self.ask(&finding, &cures, repair, shown)
            };
            let chosen = match answer {
                Answer::Stop => {
                    self.there = false;
                    return;
                }
                Answer::Leave => None,
                Answer::Cure(index) => Some(index),
                Answer::All => {
                    all = true;
                    Some(0)
                }
            };
            match chosen.and_then(|index| cures.get(index)) {
                Some((_, edits)) if repair.apply(&finding, edits) => repair.make_safe(),
                _ => repair.leave(&finding),
            }
        }
    }

    fn ask(
        &self,
        finding: &Diagnostic,
        cures: &[(String, &[Edit])],
        repair: &Repair<'_>,
        shown: &mut Shown<'_>,
    ) -> Answer {
        let lang = self.common.lang;
        shown.tell(&Checked {
            source: Some(repair.source()),
            name: &repair.source().name,
            others: &[],
            diagnostics: std::slice::from_ref(finding),
        });
        for (label, edits) in cures {
            let mut lines = format!("   {label}\n");
            for (line, text) in repair.preview(edits).into_iter().take(PREVIEW) {
                lines.push_str(&format!("{line:>5} | {text}\n"));
            }
            shown.say(&lines);
        }
        let choice = !finding.alternatives.is_empty();
        loop {
            shown.say(&prompt(if choice { cures.len() } else { 0 }, lang));
            let mut line = String::new();
            let read = std::io::stdin().lock().read_line(&mut line);
            shown.say("\n");
            if !matches!(read, Ok(1..)) {
                return Answer::Stop;
            }
            match understood(line.trim(), choice, cures.len()) {
                Some(answer) => return answer,
                None => shown.say(either(lang, "没有看懂。", "not understood. ")),
            }
        }
    }
}

/// How many lines of a cure are shown.
const PREVIEW: usize = 8;

/// What can be done about a finding, in words and in edits.
fn cures(finding: &Diagnostic, lang: Lang) -> Vec<(String, &[Edit])> {
    if finding.alternatives.is_empty() {
        let fix = finding.fix.iter();
        let label = either(lang, "改后：", "would become:");
        return fix
            .map(|fix| (label.to_owned(), fix.edits.as_slice()))
            .collect();
    }
    let numbered = finding.alternatives.iter().zip(1..);
    numbered
        .map(|(way, number)| {
            let label = format!("{number}  {}", way.label.get(lang));
            (label, way.edits.as_slice())
        })
        .collect()
}

/// The question; `ways` is 0 where there is but one cure.
fn prompt(ways: usize, lang: Lang) -> String {
    let numbers: Vec<_> = (1..=ways).map(|way| way.to_string()).collect();
    match (lang, ways) {
        (Lang::Zh, 0) => "改吗？[y=改 / n=不改 / a=全部改 / q=停] ".to_owned(),
        (Lang::En, 0) => "change it? [y=yes / n=no / a=all / q=stop] ".to_owned(),
        (Lang::Zh, _) => format!("选哪个？[{} / n=不改 / q=停] ", numbers.join(" / ")),
        (Lang::En, _) => format!("which one? [{} / n=none / q=stop] ", numbers.join(" / ")),
    }
}

/// What was typed, in either language and width.
fn understood(typed: &str, choice: bool, ways: usize) -> Option<Answer> {
    let narrow = |found: char| match found {
        '！'..='～' => char::from_u32(found as u32 - 0xfee0).unwrap_or(found),
        other => other,
    };
    let typed: String = typed.chars().map(narrow).collect();
    match typed.to_lowercase().as_str() {
        "n" | "no" | "不改" | "不" => Some(Answer::Leave),
        "q" | "quit" | "停" => Some(Answer::Stop),
        number if choice => {
            let index = number.parse::<usize>().ok()?.checked_sub(1)?;
            (index < ways).then_some(Answer::Cure(index))
        }
        "y" | "yes" | "改" | "是" => Some(Answer::Cure(0)),
        "a" | "all" | "全部改" => Some(Answer::All),
        _ => None,
    }
}
