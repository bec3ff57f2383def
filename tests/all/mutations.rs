//! Real report files, broken at random: nothing panics or hangs, and what is said can be relied on.
//!
//! `MUTATIONS=100000 SEED=7 cargo test --release mutated` tries so many, from that seed on. A case
//! that fails names its own seed: with `MUTATIONS=1` it is tried alone.

use crate::answered::all_answered;
use crate::chance::Chance;
use crate::files;
use std::fs;

#[test]
fn mutated_reports_are_answered() {
    let originals = originals();
    all_answered(300, move |seed| mutated(&originals, seed));
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
