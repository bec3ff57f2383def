//! How ill it reads to end a line between two words of a title.

use super::tokens::{Kind, Token};
use super::words::{Sort, WORDS};
use super::{CLOSING, OPENING};
use std::ops::Range;

/// A place where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The byte.
    pub at: usize,
    /// 0 reads best.
    pub cost: i64,
}

/// Within the name of a body, place and all.
const IN_NAME: i64 = 1500;
/// Within a name among several, which a gap parts: worse than lines out of shape.
const IN_LIST: i64 = 8000;
/// Beside a character that is no word by itself.
const DOUBTFUL: i64 = 500;
/// A number after a number, what is cut off from the one word that it leans on.
const CLINGING: i64 = 500;
/// Inside a phrase, beyond what the words say.
const IN_PHRASE: i64 = 200;
/// Inside a word.
const TORN: i64 = 10_000;
/// Inside 《》 that a line can hold, a number, a word of Latin letters.
const CRUSHED: i64 = 30_000;
/// Bytes of the longest name of a body behind its place.
const LONGEST_NAME: usize = 16 * 3;

/// Every edge of a word at which a line may end.
pub fn edges(title: &str, tokens: &[Token]) -> Vec<Edge> {
    let inside = names(title, tokens);
    let phrases = inner_edges_of_phrases(title);
    let listed = listed(tokens);
    let pairs = tokens.windows(2).enumerate();
    let edges = pairs.filter_map(|(index, pair)| {
        let at = pair[1].range.start;
        let own = between(title, &pair[0], &pair[1])?;
        let places = (pair[0].kind, pair[1].kind) == (Kind::Place, Kind::Place);
        let named = !places && inside.iter().any(|name| name.contains(&(index + 1)));
        let phrase = if phrases.contains(&at) { IN_PHRASE } else { 0 };
        let cost = if named { own.max(IN_NAME) } else { own };
        let among = at < listed && pair[0].kind != Kind::Space;
        let cost = if among { cost.max(IN_LIST) } else { cost };
        Some(Edge {
            at,
            cost: cost + phrase,
        })
    });
    edges.collect()
}

/// Where the issuers of a joint document end, at 关于 or a year; 0 where no gap parts any.
fn listed(tokens: &[Token]) -> usize {
    let about = |token: &Token| matches!(token.kind, Kind::About | Kind::Number);
    let issuers = tokens
        .iter()
        .position(about)
        .map_or(&[][..], |end| &tokens[..end]);
    let several = issuers.iter().any(|token| token.kind == Kind::Space);
    match issuers.last() {
        Some(last) if several => last.range.end,
        _ => 0,
    }
}

/// Those, and the places within words where a line may end if it must.
pub fn all_edges(title: &str, tokens: &[Token]) -> Vec<Edge> {
    let mut edges = edges(title, tokens);
    for token in tokens {
        let crushed = matches!(token.kind, Kind::Pair | Kind::Number);
        let cost = if crushed { CRUSHED } else { TORN };
        let word = &title[token.range.clone()];
        let starts = word.char_indices().skip(1);
        edges.extend(starts.map(|(start, _)| Edge {
            at: token.range.start + start,
            cost,
        }));
    }
    edges.retain(|edge| !hangs(title, edge.at));
    edges.sort_unstable_by_key(|edge| edge.at);
    edges
}

/// True where a mark or a number does not allow a line to end.
fn hangs(title: &str, at: usize) -> bool {
    let (before, after) = title.split_at(at);
    let latin = |c: char| c.is_ascii_alphanumeric() || "—-–.%·".contains(c);
    match (before.chars().next_back(), after.chars().next()) {
        (Some(before), Some(after)) => {
            CLOSING.contains(after)
                || after.is_whitespace()
                || OPENING.contains(before)
                || latin(before) && latin(after)
                || before.is_ascii_digit()
        }
        _ => true,
    }
}

/// What it costs to end a line between two words; `None`: it cannot.
fn between(title: &str, before: &Token, after: &Token) -> Option<i64> {
    let (left, right) = (&title[before.range.clone()], &title[after.range.clone()]);
    if hangs(title, after.range.start) {
        return None;
    }
    match (before.kind, after.kind) {
        // 《…》/的通知
        (_, Kind::Word(Sort::Backward)) => {
            (right == "的" && left.ends_with('》')).then_some(IN_NAME / 2)
        }
        (_, Kind::Pair) if right.starts_with('（') && after.range.end == title.len() => Some(60),
        kinds => Some(cost(left, right, kinds)),
    }
}

/// How ill it reads to end a line behind `left` and to begin one with `right`.
fn cost(left: &str, right: &str, kinds: (Kind, Kind)) -> i64 {
    let letters = |text: &str| text.chars().count();
    match kinds {
        (Kind::Space, _) => 40,
        (_, Kind::About) => 0,
        (Kind::Number, Kind::Word(Sort::Join)) if right == "至" => CLINGING,
        (Kind::Word(Sort::Join), Kind::Number) if left == "至" => CLINGING,
        (Kind::About, _) => 2 * CLINGING,
        (Kind::Number, Kind::Number) => CLINGING,
        (Kind::Unknown, _) if letters(left) == 1 => DOUBTFUL,
        (_, Kind::Unknown) if letters(right) == 1 => DOUBTFUL,
        (Kind::Word(Sort::Forward), _) if letters(left) == 1 => CLINGING,
        (Kind::Unknown, _) | (_, Kind::Unknown) => 250,
        (Kind::Mark, _) => 30,
        (Kind::Word(Sort::Join), _) => 220,
        (_, Kind::Word(Sort::Join)) => match right {
            "及" | "暨" | "以及" | "及其" => 60,
            _ => 80,
        },
        (Kind::Pair, _) if left.ends_with('》') => 20,
        (Kind::Pair, _) => 220,
        (_, Kind::Pair) if right.starts_with('《') => 20,
        (_, Kind::Pair) if right.starts_with(['“', '‘']) => 50,
        (_, Kind::Pair) => 180,
        (Kind::Number, _) if left.ends_with(['年', '度', '月', '日']) => 90,
        (Kind::Number, _) => 200,
        (Kind::Word(Sort::Forward), _) => 160,
        (_, Kind::Word(Sort::Forward)) => 60,
        (Kind::Place, Kind::Place) => 150,
        (Kind::Place, Kind::Word(Sort::Body)) => IN_NAME,
        (Kind::Place | Kind::Word(Sort::Body), Kind::Number) => 30,
        (Kind::Place, _) => 90,
        (Kind::Word(Sort::Body), Kind::Word(Sort::Body)) => 300,
        (Kind::Word(Sort::Body), _) => 60,
        (_, Kind::Word(Sort::Tail)) => 210,
        (_, Kind::Number) => 70,
        _ if left.ends_with('的') => 70,
        _ => 130,
    }
}

/// The names of bodies: the tokens before which no line of one ends. A name goes from its place to a word
/// that ends names; one without a place, from where a title or a body begins, up to 关于, a number or a mark.
fn names(title: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let bodies = tokens.iter().enumerate();
    let bodies = bodies.filter(|(_, token)| token.kind == Kind::Word(Sort::Body));
    let names = bodies.filter_map(|(last, body)| {
        let mut first = last;
        while let Some(before) = first.checked_sub(1).map(|index| &tokens[index]) {
            let near = body.range.end - before.range.start <= LONGEST_NAME;
            match before.kind {
                Kind::Word(Sort::Body) if first < last => return None,
                Kind::Place => return Some(with_places(title, tokens, first)..last + 1),
                Kind::Word(_) | Kind::Unknown if near => first -= 1,
                Kind::Space | Kind::Mark => break,
                _ => return None,
            }
        }
        let next = tokens.get(last + 1).map(|token| token.kind);
        let ends = !matches!(
            next,
            Some(Kind::Word(_) | Kind::Unknown | Kind::Place | Kind::Pair)
        );
        ends.then_some(first + 1..last + 1)
    });
    names.collect()
}

/// The token behind the first of the places before `first`, or behind 中共 before them.
fn with_places(title: &str, tokens: &[Token], mut first: usize) -> usize {
    while first > 0 && tokens[first - 1].kind == Kind::Place {
        first -= 1;
    }
    let party = first > 0 && title[tokens[first - 1].range.clone()].starts_with("中");
    if party { first } else { first + 1 }
}

/// The bytes within phrases where these may break if they must.
fn inner_edges_of_phrases(title: &str) -> Vec<usize> {
    let mut edges = Vec::new();
    for phrase in &WORDS.phrases {
        let whole = phrase.concat();
        for (start, _) in title.match_indices(&whole) {
            let mut at = start;
            for part in &phrase[..phrase.len() - 1] {
                at += part.len();
                edges.push(at);
            }
        }
    }
    edges
}
