//! Names in lines of a given width.

use crate::write::width::halves;

/// `name` in lines of at most `limit` halves of a character; a word in Latin letters and a number
/// stay whole where a line can hold them, and no closing mark begins a line.
pub fn wrapped(name: &str, limit: i32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(name, limit) {
        let Some(line) = lines.last_mut() else {
            continue;
        };
        let closing = piece.starts_with(|mark| "，。、；：）》”’】〕％%,.;:)".contains(mark));
        if line.is_empty() || closing || halves(line) + halves(piece) <= limit {
            line.push_str(piece);
        } else {
            lines.push(piece.to_owned());
        }
    }
    lines
}

/// Single characters, and runs of Latin letters and digits as long as a line holds.
fn pieces(name: &str, limit: i32) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let run = rest.find(|other: char| !other.is_ascii_alphanumeric());
        let run = run.unwrap_or(rest.len());
        let whole = run
            .min(usize::try_from(limit).unwrap_or(1))
            .max(first.len_utf8());
        let (piece, after) = rest.split_at(whole);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_wrapped_between_characters() {
        for (name, lines) in [
            ("", &[""][..]),
            ("败诉率", &["败诉率"]),
            ("出庭应诉率", &["出庭应", "诉率"]),
            ("办理12345热线", &["办理", "12345", "热线"]),
            ("abcdefghij", &["abcdef", "ghij"]),
            ("复议申（件）", &["复议申", "（件）"]),
            ("（二〇二）四", &["（二〇", "二）四"]),
        ] {
            assert_eq!(wrapped(name, 6), lines, "{name}");
        }
        assert_eq!(wrapped("甲乙丙）丁", 6), ["甲乙丙）", "丁"]);
    }
}
