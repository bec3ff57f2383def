//! In which order, and under which headings, a pack prints the sections.

use super::{Answers, page};
use crate::document::{Block, Document, plain_text};
use crate::pack::SectionName;
use crate::pipeline::{Request, Templates, document};
use crate::report::prepare;
use crate::source::{Source, SourceId};
use std::fmt::Write;

/// How a report will look, as far as the answers tell.
#[derive(Default)]
pub struct Outline {
    /// The title that the pack words, where nothing is missing for it.
    pub title: Option<String>,
    pub sections: Vec<Heading>,
}

/// A section that the pack prints.
pub struct Heading {
    pub name: SectionName,
    /// Empty where its entries stand without one.
    pub text: String,
}

impl Outline {
    /// The outline of the smallest report with every section.
    pub fn of(answers: &Answers) -> Self {
        let source = Source::new(SourceId(0), "", smallest(answers));
        let prepared = prepare(&source, &mut Vec::new());
        let request = Request {
            template: Some(answers.pack().name.to_owned()),
            draft: true,
            ..Request::default()
        };
        let document = document(&prepared, &Templates::default(), &request, &mut Vec::new());
        document.map_or_else(Self::default, |document| Self {
            title: Some(document.title_text()).filter(|title| !title.contains(GAP)),
            sections: sections(&document),
        })
    }
}

/// Every section with one entry, whose title says which section it is.
fn smallest(answers: &Answers) -> String {
    let mut text = "format: 1\n".to_owned();
    if let Some(year) = answers.year {
        let _ = writeln!(text, "year: {year}");
    }
    if let Some(kind) = answers.kind() {
        let _ = writeln!(text, "kind: {}", kind.en());
    }
    let issuers = answers.issuers.iter().map(|issuer| page::scalar(issuer));
    let issuers: Vec<_> = issuers.collect();
    let _ = writeln!(text, "issuer: [{}]", issuers.join(", "));
    for name in SECTIONS {
        let _ = writeln!(text, "{}:\n  - title: {}", name.en(), mark(name));
    }
    text
}

const SECTIONS: [SectionName; 5] = [
    SectionName::Measures,
    SectionName::Duties,
    SectionName::Shortcomings,
    SectionName::Plans,
    SectionName::Others,
];

fn mark(name: SectionName) -> String {
    format!("〖{}〗", name.en())
}

/// Each section where its entry is printed, with the headings between it and the one before.
fn sections(document: &Document<'_>) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut above: Vec<String> = Vec::new();
    for block in &document.blocks {
        let text: String = block
            .texts()
            .into_iter()
            .map(|text| plain_text(text))
            .collect();
        let printed = SECTIONS
            .into_iter()
            .filter(|name| text.contains(&mark(*name)));
        let printed: Vec<_> = printed.collect();
        if printed.is_empty() && matches!(block, Block::Heading(_)) {
            above.push(without_gaps(&text));
        }
        for name in printed {
            let text = std::mem::take(&mut above).join(" ");
            found.push(Heading { name, text });
        }
    }
    found
}

/// How a draft marks a gap.
const GAP: &str = "【待补：";

/// `text` with dots in the place of gaps.
fn without_gaps(text: &str) -> String {
    let mut pieces = text.split(GAP);
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        whole.push_str("……");
        whole.push_str(piece.split_once('】').map_or("", |(_, rest)| rest));
    }
    whole
}
