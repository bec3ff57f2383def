//! What holds of every text, however broken: nothing panics or hangs, each finding has its place and
//! comes once, cures fit, and after the safe ones nothing safe is left.

use crate::chance::number;
use crate::without_rules;
use fazhi::diagnostic::{Cure, Diagnostic, Severity};
use fazhi::fix::Repair;
use fazhi::pipeline::{Request, Templates, render};
use fazhi::source::{Source, SourceId, Span};
use fazhi::write::Format;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

/// No case may take longer, on any machine.
const HANGS: Duration = Duration::from_secs(120);

/// How many cases that fail are made as small as can be.
const SHOWN: usize = 20;

/// How many cures a person agrees to, at most.
const AGREED: usize = 40;

/// How many cures are tried on the text, at most.
const CURES: usize = 100;

/// Tries the text that `made` makes of each of so many seeds: `MUTATIONS` where it is set, from `SEED` on.
pub fn all_answered(count: u64, made: impl Fn(u64) -> String + Send + Sync + 'static) {
    let count = number("MUTATIONS").unwrap_or(count);
    let first = number("SEED").unwrap_or(1);
    let made = Arc::new(made);
    let (send, receive) = mpsc::channel();
    let making = Arc::clone(&made);
    std::thread::spawn(move || {
        let mut shown = 0;
        for seed in first..first + count {
            let text = making(seed);
            let begin = Instant::now();
            let fault = fault(&text);
            let took = begin.elapsed();
            let fault = fault.map(|fault| {
                shown += 1;
                if shown > SHOWN {
                    return fault;
                }
                smallest(text, &fault)
            });
            let _ = send.send((seed, took, fault));
        }
    });
    let mut slowest = (0, Duration::ZERO);
    let mut faults = Vec::new();
    for seed in first..first + count {
        let (found, took, fault) = receive
            .recv_timeout(HANGS)
            .unwrap_or_else(|_| panic!("seed {seed} hangs\n{}", made(seed)));
        assert_eq!(found, seed);
        if took > slowest.1 {
            slowest = (seed, took);
        }
        if let Some(fault) = fault {
            eprintln!("seed {seed}: {fault}\n");
            faults.push(seed);
        }
    }
    println!(
        "{count} texts from seed {first}; the slowest: {:?}, seed {}",
        slowest.1, slowest.0
    );
    assert!(faults.is_empty(), "seeds with faults: {faults:?}");
}

/// What is wrong with how `text` is answered.
pub fn fault(text: &str) -> Option<String> {
    match catch_unwind(AssertUnwindSafe(|| checked(text))) {
        Ok(checked) => checked.err(),
        Err(_) => Some("a panic".to_owned()),
    }
}

fn checked(text: &str) -> Result<(), String> {
    let (templates, request) = (Templates::default(), without_rules());
    let mut repair = Repair::new("t", text.to_owned(), &templates, &request);
    findings(repair.source(), repair.findings())?;
    edits_fit(&repair)?;
    let (before, drafted) = (errors(repair.findings()), drafted(text));
    // Where a slip waits for a person, what stands around it may come to be read otherwise.
    let alone = repair
        .findings()
        .iter()
        .all(|found| matches!(found.cure(), Cure::Safe) || found.severity != Severity::Error);
    repair.make_safe();
    findings(repair.source(), repair.findings()).map_err(|fault| format!("fixed: {fault}"))?;
    let left = |found: &&Diagnostic| found.cure() == Cure::Safe;
    if let Some(found) = repair.findings().iter().find(left) {
        return Err(format!("a safe fix is left: {}", found.code));
    }
    let after = errors(repair.findings());
    if alone && after.len() > before.len() {
        let new = after.iter().find(|code| !before.contains(code));
        return Err(format!("fixed: more errors: {new:?}\n{}", repair.text()));
    }
    edits_fit(&repair).map_err(|fault| format!("fixed: {fault}"))?;
    let fixed = repair.text().to_owned();
    let mut again = Repair::new("t", fixed.clone(), &templates, &request);
    if again.findings() != repair.findings() {
        return Err("fixed: read again it says something else".to_owned());
    }
    again.make_safe();
    if again.text() != fixed {
        return Err("fixed: fixed again it changes".to_owned());
    }
    let redrafted = self::drafted(&fixed);
    if alone && redrafted != drafted {
        let shown = [drafted, Some(fixed.into_bytes()), redrafted].map(Option::unwrap_or_default);
        let shown = shown.map(|shown| String::from_utf8_lossy(&shown).into_owned());
        return Err(format!(
            "fixed: the draft differs\n{}",
            shown.join("\n*****\n")
        ));
    }
    for _ in 0..AGREED {
        let Some(asked) = repair.next_question().cloned() else {
            break;
        };
        let alike = |repair: &Repair| {
            let found = repair.findings().iter();
            found.filter(|found| found.code == asked.code).count()
        };
        let told = alike(&repair);
        let fix = asked.fix.as_ref().map(|fix| &fix.edits);
        let ways = asked.alternatives.last().map(|way| &way.edits);
        let edits = fix.or(ways).ok_or("nothing to choose from")?;
        if !repair.apply(&asked, edits) {
            return Err(format!("the edits of {} do not fit", asked.code));
        }
        findings(repair.source(), repair.findings()).map_err(|fault| format!("asked: {fault}"))?;
        // The next line may have moved up with the same slip.
        if repair.findings().contains(&asked) && alike(&repair) >= told {
            return Err(format!("agreed to, {} is still there", asked.code));
        }
    }
    Ok(())
}

/// Each finding of `source` has its place, once.
fn findings(source: &Source, findings: &[Diagnostic]) -> Result<(), String> {
    let mut seen = HashSet::new();
    let lies = |span: Span| {
        let range = span.range();
        span.source == source.id && range.start <= range.end && source.text.get(range).is_some()
    };
    for found in findings {
        let code = found.code;
        let span = found.span.ok_or_else(|| format!("{code} has no place"))?;
        let fix = found.fix.iter().flat_map(|fix| &fix.edits);
        let ways = found.alternatives.iter().flat_map(|way| &way.edits);
        let edits = fix.chain(ways).map(|edit| edit.span);
        let related = found.related.iter().map(|related| related.span);
        for span in edits.chain(related).chain([span]) {
            if !lies(span) {
                return Err(format!("{code} lies outside the text\n{found:?}"));
            }
        }
        if !seen.insert((code, span, &found.message.en)) {
            return Err(format!("{code} comes twice at one place\n{found:?}"));
        }
    }
    Ok(())
}

/// Each cure changes the text where its edits say.
fn edits_fit(repair: &Repair<'_>) -> Result<(), String> {
    for found in repair.findings().iter().take(CURES) {
        let fix = found.fix.iter().map(|fix| &fix.edits);
        let ways = found.alternatives.iter().map(|way| &way.edits);
        if fix
            .chain(ways)
            .any(|edits| repair.preview(edits).is_empty())
        {
            return Err(format!("the edits of {} do not fit\n{found:?}", found.code));
        }
    }
    Ok(())
}

fn errors(findings: &[Diagnostic]) -> Vec<&'static str> {
    let errors = findings.iter();
    let errors = errors.filter(|found| found.severity == Severity::Error);
    errors.map(|found| found.code).collect()
}

/// What would be printed of `text`.
fn drafted(text: &str) -> Option<Vec<u8>> {
    let source = Source::new(SourceId(0), "t", text);
    let request = Request {
        draft: true,
        ..without_rules()
    };
    render(&source, &Templates::default(), &request, Format::Markdown).0
}

/// As few lines of `text` as show the same fault, and of those as few characters.
fn smallest(text: String, wanted: &str) -> String {
    let begin = Instant::now();
    let kind = |fault: &str| fault.lines().next().unwrap_or_default().to_owned();
    let wanted = kind(wanted);
    let shows = |text: &str| fault(text).is_some_and(|found| kind(&found) == wanted);
    let mut pieces: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    for round in 0..2 {
        if round == 1 {
            pieces = pieces.concat().chars().map(String::from).collect();
        }
        let mut chunk = pieces.len() / 2;
        while chunk > 0 {
            let mut at = 0;
            while at < pieces.len() && begin.elapsed() < HANGS / 4 {
                let rest = [&pieces[..at], &pieces[(at + chunk).min(pieces.len())..]].concat();
                if shows(&rest.concat()) {
                    pieces = rest;
                } else {
                    at += chunk;
                }
            }
            chunk /= 2;
        }
    }
    let text = pieces.concat();
    format!("{}\n{text:?}\n{text}", fault(&text).unwrap_or_default())
}
