//! PUN-014: ，where 、 parts the members of a list. PUN-015: 、 ahead of a word that joins by itself.

use super::super::{Facts, Found, Rule};
use super::written;
use crate::diagnostic::Severity;
use crate::say;
use crate::terms::kin;
use std::ops::Range;

/// Marks between which a piece of a clause stands.
const MARKS: [char; 14] = [
    '、', '，', '。', '；', '：', '！', '？', '\n', '（', '）', '“', '”', '《', '》',
];

/// A piece of text, and the marks around it.
#[derive(Clone, Debug)]
struct Piece<'t> {
    range: Range<usize>,
    words: &'t str,
    /// What of it belongs to a list: up to 等, 和, 及.
    core: &'t str,
    ahead: Option<char>,
    behind: Option<char>,
}

impl Piece<'_> {
    /// 等 or 和 closes the list in it.
    fn closed(&self) -> bool {
        self.core.len() < self.words.len()
    }

    /// It is nothing but a member of a list: 、 stands ahead of it.
    fn listed(&self) -> bool {
        self.ahead == Some('、') && !self.closed()
    }
}

pub(in crate::check) fn commas(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts) {
        if !passage.text.contains('、') && !passage.text.contains('等') {
            continue;
        }
        let pieces = pieces(&passage.text);
        let mut told = false;
        // From behind: the last comma of a list tells of those ahead.
        for index in (1..pieces.len()).rev() {
            let (left, right) = (&pieces[index - 1], &pieces[index]);
            let next = pieces.get(index + 1);
            let comma = left.behind == Some('，') && right.ahead == Some('，');
            told = comma
                && left.range.end + '，'.len_utf8() == right.range.start
                && (kindred(left, right, next, told)
                    || alike(
                        index.checked_sub(2).and_then(|at| pieces.get(at)),
                        left,
                        right,
                        next,
                    ));
            if !told {
                continue;
            }
            let range = left.range.end..right.range.start;
            let (one, other) = (tail(left.words), right.core);
            let message = say!(
                "“{one}”与“{other}”并列，中间应用顿号",
                "“{one}” and “{other}” are members of one list: 、 parts them"
            );
            let Some(finding) = rule.finding(passage, range.clone(), message) else {
                continue;
            };
            let finding = finding.hint(say!("改成“、”", "write 、"));
            let span = finding.span.filter(|_| passage.is_typed(range));
            found.diagnostics.push(match span {
                Some(span) => finding.fix(false, span, "、"),
                None => finding,
            });
        }
    }
}

/// The last few characters.
fn tail(words: &str) -> &str {
    let start = words.char_indices().rev().nth(5).map_or(0, |(at, _)| at);
    &words[start..]
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut ahead = None;
    let ends = text.char_indices().filter(|(_, mark)| MARKS.contains(mark));
    let ends = ends.map(|(at, mark)| (at, Some(mark)));
    for (at, mark) in ends.chain([(text.len(), None)]) {
        let words = &text[start..at];
        let cut = words
            .find(['等', '和', '及', '与', '或'])
            .filter(|cut| *cut > 0);
        pieces.push(Piece {
            range: start..at,
            words,
            core: &words[..cut.unwrap_or(words.len())],
            ahead,
            behind: mark,
        });
        start = at + mark.map_or(0, char::len_utf8);
        ahead = mark;
    }
    pieces
}

/// Both are words of one kind, and more of a list stands around them.
fn kindred(left: &Piece<'_>, right: &Piece<'_>, next: Option<&Piece<'_>>, told: bool) -> bool {
    kin(right.core).chain(kin(left.words)).any(|kin| {
        let known = |word: &str| kin.contains(&word);
        let member = kin.iter().any(|word| left.words.ends_with(word));
        let listed = left.ahead == Some('、') && known(left.words);
        // 事前、事中，事后监管: few go on with these words.
        let few = kin.len() <= 4 && kin.iter().any(|word| right.words.starts_with(word));
        if listed && few && !left.closed() {
            return true;
        }
        if left.closed() || !member || !known(right.core) {
            return false;
        }
        let goes_on = right.behind == Some('、') && !right.closed();
        let enumerated = right.words[right.core.len()..].starts_with('等');
        let joined = right.words[right.core.len()..]
            .strip_prefix(['和', '及', '与'])
            .is_some_and(|rest| kin.iter().any(|word| rest.starts_with(word)));
        let commas = told && next.is_some_and(|next| known(next.core));
        let ends = !right.closed() && matches!(right.behind, Some('。' | '；') | None);
        listed && (ends || right.closed()) || goes_on || enumerated || joined || commas
    })
}

/// Three in a row are made alike: as long as each other, with the same beginning or the same end.
fn alike(
    before: Option<&Piece<'_>>,
    left: &Piece<'_>,
    right: &Piece<'_>,
    next: Option<&Piece<'_>>,
) -> bool {
    let plain = |words: &str| {
        let count = words.chars().count();
        (3..=6).contains(&count) && !words.chars().any(|letter| letter.is_ascii_alphanumeric())
    };
    let cut = |words: &str, count: usize| {
        let start = words.char_indices().rev().nth(count.saturating_sub(1));
        start.map(|(at, _)| words[at..].to_owned())
    };
    let count = right.core.chars().count();
    if !plain(right.core) {
        return false;
    }
    let ended = right.closed() || matches!(right.behind, Some('、' | '，' | '。' | '；') | None);
    let first = before.filter(|_| left.listed() && left.words.chars().count() == count);
    let first = first.and_then(|before| cut(before.words, count));
    let last = next.filter(|_| right.behind == Some('、') && !right.closed());
    let last = last.filter(|next| next.core.chars().count() == count);
    match (first, last) {
        (Some(first), _) if ended => same(&[&first, left.words, right.core]),
        (_, Some(last)) => {
            cut(left.words, count).is_some_and(|left| same(&[&left, right.core, last.core]))
        }
        _ => false,
    }
}

/// All begin with the same two characters, and no verb; or end in the same two, or, of three characters
/// each, in the same one.
fn same(words: &[&str; 3]) -> bool {
    let letters = words.map(|word| word.chars().collect::<Vec<_>>());
    let [one, two, three] = &letters;
    let distinct = one != two && two != three && one != three;
    let begins = one.get(..2).is_some_and(|head| {
        let head: String = head.iter().collect();
        words.iter().all(|word| word.starts_with(&head)) && !crate::terms::is_verb(&head)
    });
    let end = if one.len() == 3 { 1 } else { 2 };
    let ends = [two, three].iter().all(|other| {
        other.get(other.len().saturating_sub(end)..) == one.get(one.len().saturating_sub(end)..)
    });
    // 抓落实、促改革: verb and object each.
    let acts = words.iter().any(|word| crate::terms::is_verb(word));
    let particle = words.iter().any(|word| {
        word.ends_with([
            '的', '了', '着', '中', '上', '下', '时', '后', '前', '人', '年', '度',
        ])
    });
    distinct && !acts && !particle && (begins || ends)
}

/// Words that join by themselves, and how longer words begin that do not.
const JOINING: [(&str, &[&str]); 4] = [
    (
        "和",
        &[
            "和谐", "和平", "和解", "和睦", "和美", "和田", "和牛", "和服", "和苑", "和顺", "和合",
            "和气", "和善", "和缓", "和林", "和政", "和龙", "和静", "和硕", "和布", "和为", "和风",
            "和乐", "和润", "和悦", "和泰", "和而",
        ],
    ),
    ("及", &["及时", "及早", "及格", "及第", "及至"]),
    (
        "等",
        &[
            "等级", "等候", "等待", "等同", "等额", "等次", "等效", "等值", "等距", "等量", "等比",
            "等保", "等靠", "等外", "等、", "等于", "等离", "等高", "等身", "等你", "等我",
        ],
    ),
    ("或", &["或有", "或然"]),
];

/// 和若铁路、…; 和安县…: a name that begins with 和, not the last member of a list.
fn named(behind: &str) -> bool {
    let place = behind.chars().nth(2);
    let next = behind.find(MARKS).map_or("", |at| &behind[at..]);
    let item = behind.find(MARKS).map_or(behind, |at| &behind[..at]);
    place.is_some_and(|unit| "县区市镇乡村街路苑园".contains(unit))
        || next.starts_with('、')
        || item.contains('等')
}

/// Words with which another clause begins.
const TURNS: [&str; 10] = [
    "其中",
    "同时",
    "从而",
    "进而",
    "因此",
    "但是",
    "而且",
    "并且",
    "使得",
    "与此同时",
];

pub(in crate::check) fn joined(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts) {
        for (at, mark) in passage.text.match_indices('、') {
            let behind = &passage.text[at + mark.len()..];
            let joins = JOINING.iter().find(|(word, others)| {
                behind.starts_with(word)
                    && !others.iter().any(|other| behind.starts_with(other))
                    && !(*word == "和" && named(behind))
            });
            let turns = TURNS
                .iter()
                .find(|word| behind.starts_with(**word) && !behind.starts_with("同时期"));
            let (word, right) = match (joins, turns) {
                (Some((word, _)), _) => (*word, ""),
                (_, Some(word)) => (*word, "，"),
                _ => continue,
            };
            let range = at..at + mark.len();
            let message = if right.is_empty() {
                say!(
                    "“{word}”前面多了一个顿号",
                    "there is a 、 too many ahead of “{word}”"
                )
            } else {
                say!(
                    "“{word}”前面用了顿号：后面另是一个小句，应用逗号",
                    "a 、 ahead of “{word}”, which begins another clause: ， parts clauses"
                )
            };
            let Some(mut finding) = rule.finding(passage, range.clone(), message) else {
                continue;
            };
            // 20件、其中8件 stands in many a report that was proof-read.
            if *turns.unwrap_or(&"") == "其中" {
                finding.severity = Severity::Info;
            }
            let finding = finding.hint(if right.is_empty() {
                say!("删去这个顿号", "delete the 、")
            } else {
                say!("改成“，”", "write ，")
            });
            let span = finding.span.filter(|_| passage.is_typed(range));
            found.diagnostics.push(match span {
                Some(span) => finding.fix(false, span, right),
                None => finding,
            });
        }
    }
}
