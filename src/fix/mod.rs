//! Cures applied to a text: what cannot change its meaning unasked, the rest as a person chooses.

mod edits;

use crate::diagnostic::{Code, Cure, Diagnostic, Edit, Words};
use crate::pipeline::{Request, Templates, document};
use crate::report::prepare;
use crate::source::{Source, SourceId};
use edits::{Changed, Chosen};
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

/// How often the safe fixes are applied and the text is read again: one cure may uncover the next,
/// and what overlaps waits for the next round.
const ROUNDS: usize = 100;

/// A text that is being repaired. What no cure touches stays as it was, byte for byte.
pub struct Repair<'r> {
    templates: &'r Templates,
    request: &'r Request,
    /// With the line ends of the file.
    text: String,
    source: Source,
    findings: Vec<Diagnostic>,
    applied: Vec<Applied>,
    /// What a person has been asked about, where it stands now.
    asked: Vec<(Question, usize)>,
}

/// What tells one question at a place from another: the code, and what would be written.
type Question = (Code, Vec<String>);

/// A cure that was applied, where it stands now.
struct Applied {
    code: Code,
    message: Words,
    at: usize,
}

/// A cure that is about to be applied.
struct Cured {
    code: Code,
    message: Words,
    /// The stretch that its first edit replaces.
    first: Range<usize>,
}

impl Cured {
    fn of(finding: &Diagnostic, edits: &[Edit]) -> Self {
        Self {
            code: finding.code,
            message: finding.message.clone(),
            first: edits.first().map_or(0..0, |edit| edit.span.range()),
        }
    }
}

/// What a cure has made of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub code: Code,
    /// What was wrong.
    pub message: Words,
    /// From 1, in the text as it is now.
    pub line: usize,
    /// The line as it is now.
    pub text: String,
}

impl<'r> Repair<'r> {
    /// Reads `text`, called `name` in messages, without a byte-order mark and with the line ends of
    /// its file.
    pub fn new(
        name: &str,
        text: String,
        templates: &'r Templates,
        request: &'r Request,
    ) -> Repair<'r> {
        let mut repair = Self {
            templates,
            request,
            source: Source::new(SourceId(0), name, ""),
            text,
            findings: Vec::new(),
            applied: Vec::new(),
            asked: Vec::new(),
        };
        repair.read();
        repair
    }

    /// The text as it is now, as its places are counted.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The text as it is now, with the line ends of its file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What there is to say of the text as it is now.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// The cures applied so far, from the top of the text.
    pub fn changes(&self) -> Vec<Change> {
        let change = |applied: &Applied| {
            let line = self.source.place(applied.at).line;
            Change {
                code: applied.code,
                message: applied.message.clone(),
                line,
                text: self.source.line(line).to_owned(),
            }
        };
        let mut changes: Vec<_> = self.applied.iter().map(change).collect();
        changes.sort_by_key(|change| change.line);
        changes
    }

    /// Applies what cannot change the meaning, until nothing of it is left.
    pub fn make_safe(&mut self) {
        let mut seen = HashSet::new();
        for _ in 0..ROUNDS {
            let mut chosen = Chosen::new(&self.source, &self.text);
            let mut cured = Vec::new();
            // What is wrong with the text comes ahead of what it makes of the structure.
            let (text, rest): (Vec<_>, Vec<_>) = self
                .findings
                .iter()
                .partition(|finding| finding.code.starts_with("YML"));
            for finding in text.into_iter().chain(rest) {
                if finding.cure() == Cure::Safe
                    && let Some(fix) = &finding.fix
                    && chosen.take(&fix.edits)
                {
                    cured.push(Cured::of(finding, &fix.edits));
                }
            }
            let changed = chosen.applied();
            // A text that comes back would come back for ever.
            if cured.is_empty() || !seen.insert(changed.text.clone()) {
                return;
            }
            self.change(changed, cured);
        }
    }

    /// Applies one cure of `finding`; `edits` are those of its fix or of an alternative. False where
    /// they do not fit the text.
    pub fn apply(&mut self, finding: &Diagnostic, edits: &[Edit]) -> bool {
        let mut chosen = Chosen::new(&self.source, &self.text);
        if !chosen.take(edits) {
            return false;
        }
        let changed = chosen.applied();
        // A cure that brings its finding back is not offered twice.
        self.leave(finding);
        self.change(changed, vec![Cured::of(finding, edits)]);
        true
    }

    /// The first finding that a person can say a word about, and has not been asked about.
    pub fn next_question(&self) -> Option<&Diagnostic> {
        self.findings.iter().find(|finding| {
            let curable = matches!(finding.cure(), Cure::Confirmed | Cure::Chosen);
            let at = finding.span.map_or(0, |span| span.range().start);
            curable && !self.asked.contains(&(question(finding), at))
        })
    }

    /// Leaves a finding as it is.
    pub fn leave(&mut self, finding: &Diagnostic) {
        let at = finding.span.map_or(0, |span| span.range().start);
        self.asked.push((question(finding), at));
    }

    /// The lines, with their numbers, that `edits` would change, as they would become.
    pub fn preview(&self, edits: &[Edit]) -> Vec<(usize, String)> {
        let mut chosen = Chosen::new(&self.source, &self.text);
        if !chosen.take(edits) {
            return Vec::new();
        }
        let changed = chosen.applied();
        let source = Source::new(SourceId(0), "", changed.text.as_str());
        let mut lines = BTreeSet::new();
        for edit in edits {
            let new = changed.in_place_of(&edit.span.range());
            lines.extend(source.place(new.start).line..=source.place(new.end).line);
        }
        let shown = lines.into_iter();
        shown
            .map(|line| (line, source.line(line).to_owned()))
            .collect()
    }

    fn change(&mut self, changed: Changed, cured: Vec<Cured>) {
        for applied in &mut self.applied {
            applied.at = changed.moved(applied.at);
        }
        for (_, at) in &mut self.asked {
            *at = changed.moved(*at);
        }
        self.applied.extend(cured.into_iter().map(|cured| {
            let new = changed.in_place_of(&cured.first);
            let lines = changed.text[new.clone()].trim_end_matches(['\n', '\r']);
            Applied {
                code: cured.code,
                message: cured.message,
                at: new.start + lines.len(),
            }
        }));
        self.text = changed.text;
        self.read();
    }

    fn read(&mut self) {
        let source = Source::new(SourceId(0), self.source.name.as_str(), self.text.as_str());
        self.findings.clear();
        let prepared = prepare(&source, &mut self.findings);
        let _ = document(&prepared, self.templates, self.request, &mut self.findings);
        drop(prepared);
        self.source = source;
    }
}

fn question(finding: &Diagnostic) -> Question {
    let fix = finding.fix.iter().flat_map(|fix| &fix.edits);
    let ways = finding.alternatives.iter().flat_map(|way| &way.edits);
    let written = fix.chain(ways).map(|edit| edit.replacement.clone());
    (finding.code, written.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(text: &str) -> (String, Vec<Change>) {
        let (templates, request) = (Templates::default(), Request::default());
        let mut repair = Repair::new("t", text.to_owned(), &templates, &request);
        repair.make_safe();
        (repair.text().to_owned(), repair.changes())
    }

    #[test]
    fn only_what_is_wrong_changes_whatever_the_line_ends() {
        let text = "格式: 1 # 一\n年度: ２０２４年\n指标:\n  # 二\n  名称: '甲'\n  数值: 1,234\n";
        let cured = "格式: 1 # 一\n年度: 2024\n指标:\n  # 二\n  - 名称: '甲'\n    数值: 1234\n";
        for end in ["\n", "\r\n", "\r"] {
            let (found, changes) = fixed(&text.replace('\n', end));
            assert_eq!(found, cured.replace('\n', end), "{end:?}");
            let lines: Vec<_> = changes.iter().map(|change| change.line).collect();
            assert_eq!(lines, [2, 5, 6]);
            assert_eq!(changes[2].text, "    数值: 1234");
            assert_eq!(fixed(&found).0, found);
        }
    }
}
