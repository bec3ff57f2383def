//! Real report files, broken at random: nothing panics or hangs, and what is said can be relied on.
//!
//! `MUTATIONS=100000 SEED=7 cargo test --release mutated` tries so many, from that seed on. A case
//! that fails names its own seed: with `MUTATIONS=1` it is tried alone.

use crate::chance::{Chance, number};
use crate::files;
use fazhi::diagnostic::{Cure, Diagnostic, Severity};
use fazhi::fix::Repair;
use fazhi::pipeline::{Request, Templates, render};
use fazhi::source::{Source, SourceId, Span};
use fazhi::write::Format;
use std::collections::HashSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// No case may take longer, on any machine.
const HANGS: Duration = Duration::from_secs(120);

/// How many cases that fail are made as small as can be.
const SHOWN: usize = 20;

/// How many cures a person agrees to, at most.
const AGREED: usize = 40;

#[test]
fn mutated_reports_are_answered() {
    let count = number("MUTATIONS").unwrap_or(300);
    let first = number("SEED").unwrap_or(1);
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let originals = originals();
        let mut shown = 0;
        for seed in first..first + count {
            let text = mutated(&originals, seed);
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
            .unwrap_or_else(|_| panic!("seed {seed} hangs\n{}", mutated(&originals(), seed)));
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
        "{count} mutations from seed {first}; the slowest: {:?}, seed {}",
        slowest.1, slowest.0
    );
    assert!(faults.is_empty(), "seeds with faults: {faults:?}");
}

/// The examples, and the files with mistakes.
fn originals() -> Vec<String> {
    let mut paths = files("examples", "yaml");
    // They are small, and hold more that is out of the way.
    for _ in 0..2 {
        paths.extend(files("tests/errors", "yaml"));
    }
    let read = |path| fs::read_to_string(path).unwrap();
    paths.into_iter().map(read).collect()
}

/// What is wrong with how `text` is answered.
fn fault(text: &str) -> Option<String> {
    match catch_unwind(AssertUnwindSafe(|| checked(text))) {
        Ok(checked) => checked.err(),
        Err(_) => Some("a panic".to_owned()),
    }
}

fn checked(text: &str) -> Result<(), String> {
    let (templates, request) = (Templates::default(), Request::default());
    let mut repair = Repair::new("t", text.to_owned(), &templates, &request);
    findings(repair.source(), repair.findings())?;
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
    let fixed = repair.text().to_owned();
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
        let fix = asked.fix.as_ref().map(|fix| &fix.edits);
        let ways = asked.alternatives.last().map(|way| &way.edits);
        let edits = fix.or(ways).ok_or("nothing to choose from")?;
        if !repair.apply(&asked, edits) {
            return Err(format!("the edits of {} do not fit", asked.code));
        }
        findings(repair.source(), repair.findings()).map_err(|fault| format!("asked: {fault}"))?;
        if repair.findings().contains(&asked) {
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
        ..Request::default()
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

/// One of `originals`, after a few mutations.
fn mutated(originals: &[String], seed: u64) -> String {
    let mut chance = Chance::new(seed);
    let mut text = originals[chance.below(originals.len())].clone();
    for _ in 0..=chance.below(5) {
        match chance.below(12) {
            0..3 => lines(&mut text, &mut chance),
            3..5 => indentation(&mut text, &mut chance),
            5..7 => marks(&mut text, &mut chance),
            7..9 => insertion(&mut text, &mut chance),
            9 => deletion(&mut text, &mut chance),
            10 => splice(&mut text, originals, &mut chance),
            _ => excess(&mut text, &mut chance),
        }
    }
    text
}

/// A line deleted, doubled or put elsewhere.
fn lines(text: &mut String, chance: &mut Chance) {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.is_empty() {
        return;
    }
    let (one, other) = (chance.below(lines.len()), chance.below(lines.len()));
    match chance.below(4) {
        0 => drop(lines.remove(one)),
        1 => lines.insert(one, lines[one]),
        2 => lines.insert(other, lines[one]),
        _ => lines.swap(one, other),
    }
    *text = lines.concat();
}

/// Another indentation of one line, or of all behind it for a while.
fn indentation(text: &mut String, chance: &mut Chance) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let from = chance.below(lines.len());
    let to = from
        + if chance.percent(70) {
            1
        } else {
            chance.below(8)
        };
    let lead = chance.of(&[
        "", " ", "  ", "   ", "    ", "\t", "\t\t", " \t", "　", "　　", "\u{a0}", "        ",
    ]);
    let (keep, less) = (chance.percent(50), chance.below(3));
    let moved = lines.iter().enumerate().map(|(index, line)| {
        if !(from..to).contains(&index) {
            return (*line).to_owned();
        }
        let bare = line.trim_start_matches([' ', '\t']);
        let blanks = line.len() - bare.len();
        let rest = if keep {
            &line[blanks.min(less)..]
        } else {
            bare
        };
        format!("{lead}{rest}")
    });
    *text = moved.collect();
}

/// One mark in the place of another.
fn marks(text: &mut String, chance: &mut Chance) {
    let (old, new): (&str, &[&str]) = match chance.below(8) {
        0..3 => (
            ": ",
            &["：", ":", "； ", " : ", ":　", " ", "=", "：：", ""],
        ),
        3 => (
            "- ",
            &["-", "—", "· ", "1、", "（一）", "* ", "－ ", "", "- - "],
        ),
        4 => (", ", &["，", "、", ",", " ", "；"]),
        5 => ("\"", &["“", "”", "", "'", "＂"]),
        6 => ("\n", &["\r\n", "\r", "", "\n\n", "\n　\n", "\n\t\n", "\\n"]),
        _ => ("{{", &["{", "｛｛", "{{{", "[", ""]),
    };
    let found: Vec<usize> = text.match_indices(old).map(|(at, _)| at).collect();
    if found.is_empty() {
        return;
    }
    let new = chance.of(new);
    if chance.percent(5) {
        *text = text.replace(old, new);
        return;
    }
    let at = found[chance.below(found.len())];
    text.replace_range(at..at + old.len(), new);
}

/// Something put in, anywhere or at the start or the end of a line.
fn insertion(text: &mut String, chance: &mut Chance) {
    const WORDS: &[&str] = &[
        "\"",
        "'",
        "“",
        "[",
        "]",
        "{",
        "}",
        "［",
        "｛",
        "】",
        "-",
        "- ",
        "—",
        "·",
        "1、",
        "\t",
        "　",
        "\u{a0}",
        "\u{200b}",
        "\u{feff}",
        "\u{ad}",
        "\0",
        "\u{7}",
        "\u{b}",
        "\u{85}",
        "\u{2028}",
        "\u{fffe}",
        "#",
        " #",
        "# ",
        " # ",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "|2\n",
        "? ",
        "<<<<<<< HEAD\n",
        "=======\n",
        ">>>>>>> x\n",
        "|||||||\n",
        "---\n",
        "...\n",
        "----\n",
        "\n---\n",
        "{{",
        "}}",
        "{{甲",
        ",",
        "，",
        ":",
        ": ",
        "：",
        "\n",
        "\r",
        "\r\n",
        "\\",
        "𠮷",
        "标题: ",
        "数值: 1",
        "指标:\n",
        "- 名称: 甲\n",
        "<<: *a",
        "!!str ",
        "1,234",
        "年度：2025\n",
        "《",
        "第二段。\n",
        "\n\n",
        " ",
        "é",
        "e\u{301}",
        "👨‍👩‍👧",
    ];
    let mut at = chance.place(text);
    match chance.below(3) {
        0 => at = text[..at].rfind('\n').map_or(0, |line| line + 1),
        1 => at += text[at..].find('\n').unwrap_or(0),
        _ => {}
    }
    let random;
    let word = if chance.percent(10) {
        let found = u32::try_from(chance.below(0x11_0000)).unwrap();
        random = char::from_u32(found).unwrap_or('\u{fffd}').to_string();
        &random
    } else {
        chance.of(WORDS)
    };
    text.insert_str(at, word);
}

/// A stretch left out: a character, a line's end, all the rest.
fn deletion(text: &mut String, chance: &mut Chance) {
    let at = chance.place(text);
    let longest = [1, 4, 40, text.len()][chance.below(4)];
    let end = at + chance.below(longest + 1);
    let end = (end.min(text.len())..=text.len()).find(|&end| text.is_char_boundary(end));
    text.replace_range(at..end.unwrap(), "");
}

/// The start of one file and the end of another.
fn splice(text: &mut String, originals: &[String], chance: &mut Chance) {
    let other = &originals[chance.below(originals.len())];
    let (at, from) = (chance.place(text), chance.place(other));
    if chance.percent(50) {
        text.truncate(at);
        text.push_str(&other[from..]);
    } else {
        let until = from + chance.place(&other[from..]);
        text.insert_str(at, &other[from..until]);
    }
}

/// Far too much of something.
fn excess(text: &mut String, chance: &mut Chance) {
    let what = chance.of(&[
        "[", "{", "- ", "? ", "  ", "\t", "　", "\"", "'", "{{", "字", "a: ", "：", "，", "#",
        " #", "\n", "\n- ", "\u{200b}", "[[], ", "}", "]", "> ", "\\",
    ]);
    let at = chance.place(text);
    let times = [3, 70, 600][chance.below(3)];
    text.insert_str(at, &what.repeat(times));
}
