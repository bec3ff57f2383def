//! PUN-002 and PUN-010: quotes, brackets and book-title marks stand in pairs, and one inside another.

use super::super::{Facts, Found, Rule};
use super::written;
use crate::prose::{Part, Passage};
use crate::say;

/// Opening marks with those that close them.
const PAIRS: [(char, char); 8] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('〔', '〕'),
    ('【', '】'),
    ('「', '」'),
];

/// A mark without its partner.
struct Lone {
    passage: usize,
    at: usize,
    mark: char,
}

/// PUN-002
pub(in crate::check) fn unpaired(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut lone = Vec::new();
    for (index, passage) in facts.prose.each() {
        if !matches!(passage.part, Part::Element(_)) && !is_ornament(&passage.text) {
            look(index, passage, &mut lone);
        }
    }
    drop_spread(&mut lone);
    lone.retain(|lone| !goes_on(facts, lone));
    for Lone { passage, at, mark } in lone {
        let passage = &facts.prose.passages[passage];
        let opens = PAIRS.iter().find(|(open, _)| *open == mark);
        let message = match opens {
            Some((_, close)) => say!("「{mark}」没有配对的「{close}」", "{mark} has no {close}"),
            None => {
                let open = PAIRS.iter().find(|(_, close)| *close == mark);
                let open = open.map_or(' ', |(open, _)| *open);
                say!(
                    "「{mark}」前面没有配对的「{open}」",
                    "{mark} has no {open} ahead of it"
                )
            }
        };
        let finding = rule.finding(passage, at..at + mark.len_utf8(), message);
        found.diagnostics.extend(finding.map(|finding| {
            finding.hint(say!(
                "补上缺的一半，或删去多的一半；也看看是不是用错了方向",
                "add the missing half or drop this one; perhaps it faces the wrong way"
            ))
        }));
    }
}

/// `》》更多《《`, or a bracket alone on its line: ornaments of a web page.
fn is_ornament(text: &str) -> bool {
    let arrows = text.starts_with("》》") || text.ends_with("《《");
    arrows || text.chars().nth(1).is_none()
}

/// The marks of a passage without a partner.
fn look(index: usize, passage: &Passage, lone: &mut Vec<Lone>) {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut before = None;
    let mut characters = passage.text.char_indices().peekable();
    while let Some((at, mark)) = characters.next() {
        let ahead = before.replace(mark);
        let after = characters.peek().map(|(_, next)| *next);
        // 《<…〉》: PUN-010 tells of the sign.
        if matches!(mark, '<' | '＜' | '‹') && ahead == Some('《') {
            open.push((at, '〈'));
            continue;
        }
        if PAIRS.iter().any(|(opening, _)| *opening == mark) {
            open.push((at, mark));
            continue;
        }
        let Some((opening, _)) = PAIRS.iter().find(|(_, close)| *close == mark) else {
            continue;
        };
        let letter = |other: Option<char>| other.is_some_and(|other| other.is_ascii_alphabetic());
        if mark == '’' && (letter(ahead) || letter(after)) {
            continue;
        }
        match open.iter().rposition(|(_, other)| other == opening) {
            Some(place) => {
                let inner = open.drain(place..).skip(1);
                lone.extend(inner.map(|(at, mark)| Lone {
                    passage: index,
                    at,
                    mark,
                }));
            }
            None if mark == '）' && is_number(&passage.text[..at]) => {}
            None => lone.push(Lone {
                passage: index,
                at,
                mark,
            }),
        }
    }
    lone.extend(open.into_iter().map(|(at, mark)| Lone {
        passage: index,
        at,
        mark,
    }));
    lone.sort_by_key(|lone| (lone.passage, lone.at));
}

/// `1）` at the start of a passage or behind a mark numbers an item.
fn is_number(before: &str) -> bool {
    let rest = before.trim_end_matches(|letter: char| {
        letter.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(letter)
    });
    let taken = before[rest.len()..].chars().count();
    let rest = rest.trim_end();
    (1..=3).contains(&taken) && (rest.is_empty() || rest.ends_with(['。', '；', '：', '，', '\n']))
}

/// A quotation of several paragraphs opens each of them, and closes with the last.
fn goes_on(facts: &Facts<'_>, lone: &Lone) -> bool {
    let next = facts.prose.passages.get(lone.passage + 1);
    lone.mark == '“' && next.is_some_and(|next| next.text.starts_with('“'))
}

/// So many paragraphs may a quotation go on.
const SPREAD: usize = 12;

/// Quotes that go on over paragraphs have their partner further on.
fn drop_spread(lone: &mut Vec<Lone>) {
    let mut opening: Option<usize> = None;
    let mut spread = vec![false; lone.len()];
    for (index, mark) in lone.iter().enumerate() {
        match (mark.mark, opening) {
            ('“', _) => opening = Some(index),
            ('”', Some(open)) => {
                let passages = mark.passage - lone[open].passage;
                if (1..=SPREAD).contains(&passages) {
                    spread[open] = true;
                    spread[index] = true;
                }
                opening = None;
            }
            _ => {}
        }
    }
    let mut spread = spread.into_iter();
    lone.retain(|_| !spread.next().unwrap_or_default());
}

/// PUN-010
pub(in crate::check) fn nested(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts) {
        let mut open: Vec<char> = Vec::new();
        let [quote, title] = ['”', '》'].map(|close| passage.text.rfind(close));
        for (at, mark) in passage.text.char_indices() {
            // 《<…>》: signs of programs for the inner marks.
            if matches!(mark, '<' | '＜' | '‹') && passage.text[..at].ends_with('《') {
                let message = say!("书名号里面用了“{mark}”", "{mark} stands inside 《》");
                let finding = rule.finding(passage, at..at + mark.len_utf8(), message);
                found.diagnostics.extend(finding.map(|finding| {
                    finding.hint(say!("里面一层改成：〈……〉", "the inner pair is 〈 〉"))
                }));
            }
            let inner = match mark {
                '“' => ('‘', '’'),
                '《' => ('〈', '〉'),
                '”' | '》' => {
                    open.pop();
                    continue;
                }
                _ => continue,
            };
            let inside = open.last() == Some(&mark);
            open.push(mark);
            let last = if mark == '“' { quote } else { title };
            if !inside || last.is_none_or(|last| last < at) {
                continue;
            }
            let message = say!(
                "「{mark}」里面又用「{mark}」",
                "{mark} stands inside {mark}"
            );
            let (from, to) = inner;
            let finding = rule.finding(passage, at..at + mark.len_utf8(), message);
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!(
                    "里面一层改成：{from}……{to}",
                    "the inner pair is {from} {to}"
                ))
            }));
        }
    }
}
