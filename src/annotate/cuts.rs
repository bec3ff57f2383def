//! The marks of comments, set into the part: runs are cut where the words begin and end.

use super::scan::{Letter, Scan};
use std::collections::BTreeMap;

/// A comment and the words it is about; without words it stands at the beginning.
pub struct Mark<'s> {
    pub id: usize,
    pub words: Option<[&'s Letter; 2]>,
    /// It stands at the mark of a note of this kind, the words in the note.
    pub note: Option<&'static str>,
}

/// How deep in the structure a place lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Depth {
    BetweenRuns,
    /// Between the elements of a run.
    InRun(usize),
    /// Within a text of a run.
    InText(usize),
}

/// What is set at a place.
struct Cut {
    depth: Depth,
    ends: Vec<usize>,
    starts: Vec<usize>,
}

/// `xml` with the marks; `None` where there is no place for any.
pub fn marked(xml: &str, scan: &Scan, marks: &[Mark<'_>]) -> Option<String> {
    let mut cuts: BTreeMap<usize, Cut> = BTreeMap::new();
    let first = scan.paragraphs.iter().find_map(|own| own.letters.first());
    for mark in marks {
        let [start, end] = mark.words.or(first.map(|letter| [letter, letter]))?;
        let (start, end) = (beginning(scan, start), ending(scan, end));
        for ((at, depth), ends) in [(start, false), (end, true)] {
            let cut = cuts.entry(at).or_insert_with(|| Cut {
                depth,
                ends: Vec::new(),
                starts: Vec::new(),
            });
            let list = if ends { &mut cut.ends } else { &mut cut.starts };
            list.push(mark.id);
        }
    }
    Some(written(xml, scan, &cuts))
}

fn beginning(scan: &Scan, letter: &Letter) -> (usize, Depth) {
    let text = &scan.texts[letter.text];
    let run = &scan.runs[text.run];
    if text.nested || letter.start <= text.inner.start && text.open.start == run.content {
        (run.open.start, Depth::BetweenRuns)
    } else if letter.start <= text.inner.start {
        (text.open.start, Depth::InRun(text.run))
    } else {
        (letter.start, Depth::InText(letter.text))
    }
}

fn ending(scan: &Scan, letter: &Letter) -> (usize, Depth) {
    let text = &scan.texts[letter.text];
    let run = &scan.runs[text.run];
    if text.nested || letter.end >= text.inner.end && text.end == run.close.start {
        (run.close.end, Depth::BetweenRuns)
    } else if letter.end >= text.inner.end {
        (text.end, Depth::InRun(text.run))
    } else {
        (letter.end, Depth::InText(letter.text))
    }
}

fn written(xml: &str, scan: &Scan, cuts: &BTreeMap<usize, Cut>) -> String {
    // A text that is cut keeps the blanks at the cut.
    let mut keeping = BTreeMap::new();
    for cut in cuts.values() {
        if let Depth::InText(text) = cut.depth {
            let text = &scan.texts[text];
            if !text.keeps {
                keeping.insert(text.open.end.saturating_sub(1), " xml:space=\"preserve\"");
            }
        }
    }
    let mut out = String::with_capacity(xml.len() + cuts.len() * 256);
    let mut done = 0;
    let mut keeping = keeping.into_iter().peekable();
    let mut copy = |out: &mut String, to: usize| {
        while let Some((at, words)) = keeping.next_if(|(at, _)| *at < to) {
            out.push_str(&xml[done..at]);
            out.push_str(words);
            done = at;
        }
        out.push_str(&xml[done..to]);
        done = to;
    };
    for (at, cut) in cuts {
        copy(&mut out, *at);
        set(&mut out, xml, scan, cut);
    }
    copy(&mut out, xml.len());
    out
}

/// Closes the run, sets the marks, and opens it again.
fn set(out: &mut String, xml: &str, scan: &Scan, cut: &Cut) {
    let w = scan.prefix.as_str();
    let run = match cut.depth {
        Depth::BetweenRuns => None,
        Depth::InRun(run) => Some(run),
        Depth::InText(text) => {
            *out += &format!("</{w}:t>");
            Some(scan.texts[text].run)
        }
    };
    if run.is_some() {
        *out += &format!("</{w}:r>");
    }
    for id in &cut.ends {
        *out += &format!("<{w}:commentRangeEnd {w}:id=\"{id}\"/>");
        *out += &format!("<{w}:r><{w}:commentReference {w}:id=\"{id}\"/></{w}:r>");
    }
    for id in &cut.starts {
        *out += &format!("<{w}:commentRangeStart {w}:id=\"{id}\"/>");
    }
    if let Some(run) = run.and_then(|run| scan.runs.get(run)) {
        out.push_str(&xml[run.open.clone()]);
        out.push_str(&xml[run.properties.clone()]);
    }
    if let Depth::InText(_) = cut.depth {
        *out += &format!("<{w}:t xml:space=\"preserve\">");
    }
}
