//! Titles of offices, annexes and reports, each as a person would break it: `samples.txt`.

use super::*;
use crate::document::Run;

const SAMPLES: &str = include_str!("samples.txt");
/// Of 2号 on 156 mm, in tenths of a character.
const ROOM: i32 = 201;

fn broken(text: &str, room: i32) -> Vec<String> {
    let title = [Inline::Text(Run::template(text.to_owned()))];
    let lines = lines(&title, room);
    lines.iter().map(|line| plain_text(line)).collect()
}

/// Each title of the samples, unbroken, with the room it has there.
fn samples() -> impl Iterator<Item = (String, i32)> {
    let mut room = ROOM;
    SAMPLES.lines().filter_map(move |line| {
        if let Some(other) = line.strip_prefix("= ") {
            room = other.parse().unwrap();
            return None;
        }
        let is_title = !line.is_empty() && !line.starts_with('#');
        is_title.then(|| (line.replace('/', ""), room))
    })
}

/// From ink to ink, as a page shows them.
fn widths(lines: &[String]) -> Vec<i32> {
    lines
        .iter()
        .map(|line| Ruler::of(line).whole().seen)
        .collect()
}

#[test]
fn titles_break_by_sense() {
    let mut titles = samples();
    let fresh = SAMPLES.lines().map(|line| {
        if line.is_empty() || line.starts_with(['#', '=']) {
            return line.to_owned();
        }
        let (title, room) = titles.next().unwrap();
        broken(&title, room).join("/")
    });
    let fresh: String = fresh.map(|line| line + "\n").collect();
    if std::env::var("UPDATE").as_deref() == Ok("1") {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/write/title/samples.txt");
        return std::fs::write(path, fresh).unwrap();
    }
    let differ = SAMPLES.lines().zip(fresh.lines());
    let differ: Vec<_> = differ.filter(|(old, new)| old != new).collect();
    assert!(
        differ.is_empty(),
        "read them, then run with UPDATE=1: {differ:#?}"
    );
}

/// But where 《》 fills a line, and the rest of the title is one word or a few.
#[test]
fn lines_make_a_trapezoid_or_a_lozenge() {
    for (title, room) in samples() {
        let lines = broken(&title, room);
        let widths = widths(&lines);
        assert_eq!(shape::waist(&widths), 0, "{lines:?}");
        let [longest, shortest] = [widths.iter().max(), widths.iter().min()];
        let full = lines
            .iter()
            .any(|line| line.starts_with('《') && line.ends_with('》'));
        let uneven = longest
            .zip(shortest)
            .is_some_and(|(long, short)| 2 * short < *long);
        assert!(!uneven || full, "{lines:?}");
    }
}

#[test]
fn names_of_many_issuers_stay_whole_whatever_the_shape() {
    let title = "江州市司法局 江州市生态环境局 江州市住房和城乡建设局 江州市文化广电旅游和体育局 江州市财政局关于2024年度法治政府建设情况的报告";
    let expected = "江州市司法局 江州市生态环境局 /江州市住房和城乡建设局 /江州市文化广电旅游和体育局 /江州市财政局关于2024年度/法治政府建设情况的报告";
    assert_eq!(broken(title, 201).join("/"), expected);
}

#[test]
fn in_any_room_nothing_is_lost_and_every_line_fits() {
    for (title, _) in samples() {
        for room in [90, 120, 150, 180, 201, 240, 289] {
            let lines = broken(&title, room);
            assert_eq!(lines.concat(), title);
            for line in &lines {
                assert!(Ruler::of(line).whole().plain <= room, "{room}: {lines:?}");
            }
            let whole = |pair: &str| lines.iter().any(|line| line.contains(pair));
            for start in title.match_indices('《').map(|(at, _)| at) {
                let end = title[start..].find('》').unwrap() + start + '》'.len_utf8();
                let pair = &title[start..end];
                assert!(5 * halves(pair) > room || whole(pair), "{room}: {lines:?}");
            }
        }
    }
}

#[test]
fn what_cannot_break_stays() {
    let number = "1".repeat(100);
    assert_eq!(broken(&number, ROOM), [number]);
    assert_eq!(broken("", ROOM), [""; 0]);
    assert_eq!(broken("云溪县", 0), ["云溪县"]);
}

#[test]
fn a_line_that_is_full_is_set_closer() {
    let line = [Inline::Text(Run::template(
        "《法治政府建设实施纲要（2021—2025年）》",
    ))];
    assert!(fits(&line, ROOM));
    assert_eq!(excess(&line, ROOM), (2, 24));
}

#[test]
fn any_text_breaks_or_stays() {
    let pieces = [
        "某县",
        "关于",
        "“一件事”",
        "《条例》",
        "2023年度",
        "的",
        "abc",
        "、",
        "法治政府建设",
        "（",
        "》",
        " ",
    ];
    for seed in 0..2000_usize {
        let piece = |k: usize| pieces[(seed * 31 + k * k * 7 + k * seed) % pieces.len()];
        let title: String = (0..14).map(piece).collect();
        let lines = broken(&title, ROOM);
        assert_eq!(lines.concat(), title);
        for line in lines.iter().skip(1) {
            assert!(!line.starts_with(|c| CLOSING.contains(c)), "{lines:?}");
        }
        for line in lines.iter().filter(|_| lines.len() > 1) {
            assert!(Ruler::of(line).whole().plain <= ROOM, "{lines:?}");
        }
    }
}
