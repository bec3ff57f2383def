//! DOC-005: ordinals that skip, repeat or begin anew; DOC-014: a depth left out; DOC-015: a list of one.

use super::super::numerals::{below_hundred, length};
use super::super::{Facts, Found, Rule};
use super::ordinals::{Ordinal, Style, leading, within};
use crate::diagnostic::Words;
use crate::prose::{Part, Passage, Prose};
use crate::say;
use std::ops::Range;

/// What is the matter with an ordinal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slip {
    /// The list begins with it, and it is not the first.
    Begins,
    /// Others are missing ahead of it.
    Skips(u16),
    Repeats,
    /// It is smaller than the one ahead of it.
    Back(u16),
}

/// An ordinal that does not go on where the one before left off.
struct Odd {
    passage: usize,
    ordinal: Ordinal,
    slip: Slip,
}

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for Odd {
        passage,
        ordinal,
        slip,
    } in &facts.numbering().odd
    {
        let Some(passage) = facts.prose.passages.get(*passage) else {
            continue;
        };
        let finding = rule.finding(passage, ordinal.range.clone(), message(ordinal, *slip));
        found.diagnostics.extend(finding.map(|finding| {
            finding.hint(say!(
                "核对是漏了一条，还是编号写错了",
                "check whether an item is missing or the number is wrong"
            ))
        }));
    }
}

fn message(ordinal: &Ordinal, slip: Slip) -> Words {
    let typed = ordinal.style.say(ordinal.value);
    match slip {
        Slip::Begins => {
            let first = ordinal.style.say(1);
            say!(
                "序号从“{typed}”开始，前面没有“{first}”",
                "a list that begins with “{typed}”: there is no “{first}” ahead of it"
            )
        }
        Slip::Skips(last) => {
            let (last, missing) = (ordinal.style.say(last), ordinal.style.say(last + 1));
            say!(
                "序号不连续：“{last}”后面是“{typed}”，缺“{missing}”",
                "“{typed}” follows “{last}”: “{missing}” is missing"
            )
        }
        Slip::Repeats => say!("序号重复：“{typed}”用了两次", "“{typed}” is used twice"),
        Slip::Back(last) => {
            let last = ordinal.style.say(last);
            say!(
                "序号倒退：“{last}”后面是“{typed}”",
                "“{typed}” follows “{last}”"
            )
        }
    }
}

/// What the ordinals of a text tell, those at the beginning of paragraphs and those within.
#[derive(Default)]
pub struct Numbering {
    odd: Vec<Odd>,
    /// Numbered paragraphs: passage, depth.
    numbered: Vec<(usize, Ordinal)>,
    /// Lists of one.
    single: Vec<(usize, Ordinal)>,
}

impl Numbering {
    /// The ordinals of `prose`; of a piece that is not `whole` a list may begin anywhere.
    pub fn of(prose: &Prose, whole: bool) -> Self {
        let inner: Vec<_> = prose.each().map(|(_, passage)| inner(passage)).collect();
        let mut all = chains(prose, &inner, whole);
        let (odd, single) = lists(prose, &inner);
        all.odd.extend(odd);
        all.odd
            .sort_by_key(|odd| (odd.passage, odd.ordinal.range.start));
        all.single.extend(single);
        all.single
            .sort_by_key(|(passage, ordinal)| (*passage, ordinal.range.start));
        all
    }
}

/// The ordinals within a paragraph.
fn inner(passage: &Passage) -> Vec<Ordinal> {
    match passage.part {
        Part::Text | Part::Heading(_) => within(&passage.text),
        _ => Vec::new(),
    }
}

/// A depth of numbering that is open.
#[derive(Clone, Default)]
struct Open {
    last: Option<u16>,
    /// The last value of this depth ahead of the open list.
    before: u16,
    /// The list's first paragraph, as long as it is its only one.
    only: Option<(usize, Ordinal)>,
    /// Something without a number stands behind the last one.
    broken: bool,
}

fn chains(prose: &Prose, inner: &[Vec<Ordinal>], whole: bool) -> Numbering {
    let mut chains = Numbering::default();
    let mut open: Vec<Open> = vec![Open::default(); 5];
    let mut annex = None;
    for (index, passage) in prose.each() {
        if passage.annex != annex {
            annex = passage.annex;
            open = vec![Open::default(); 5];
        }
        let heading = matches!(passage.part, Part::Heading(_));
        if !heading && passage.part != Part::Text {
            continue;
        }
        let Some(ordinal) = leading(&passage.text) else {
            if let Some((depth, value)) = going_on(&passage.text, &open) {
                open[depth].last = Some(value);
                open[depth].only = None;
                continue;
            }
            let from = match passage.part {
                Part::Heading(level) => usize::from(level).saturating_sub(1),
                _ => 5,
            };
            for (depth, open) in open.iter_mut().enumerate() {
                open.broken = true;
                if depth >= from {
                    close(open, &mut chains.single);
                }
            }
            continue;
        };
        let depth = ordinal.style.depth() - 1;
        let state = &mut open[depth];
        if let Some(slip) = slip(state, &ordinal, whole) {
            let (passage, ordinal) = (index, ordinal.clone());
            chains.odd.push(Odd {
                passage,
                ordinal,
                slip,
            });
        }
        let last = last_of(&inner[index], &ordinal);
        let only = state.last.is_none() && ordinal.value == 1 && last == 1;
        state.only = only.then(|| (index, ordinal.clone()));
        state.last = Some(last);
        state.broken = false;
        for deeper in &mut open[depth + 1..] {
            close(deeper, &mut chains.single);
        }
        chains.numbered.push((index, ordinal));
    }
    for state in &mut open {
        close(state, &mut chains.single);
    }
    chains.single.sort_by_key(|(passage, _)| *passage);
    chains
}

fn close(open: &mut Open, single: &mut Vec<(usize, Ordinal)>) {
    single.extend(open.only.take());
    open.before = open.last.take().unwrap_or(open.before);
    open.broken = false;
}

fn slip(open: &Open, ordinal: &Ordinal, whole: bool) -> Option<Slip> {
    let value = ordinal.value;
    match open.last {
        None if value == 1 || value == open.before + 1 => None,
        None => whole.then_some(Slip::Begins),
        Some(last) if value == last + 1 => None,
        // A new list behind a paragraph without a number.
        Some(_) if value == 1 && (open.broken || ordinal.style >= Style::Item) => None,
        Some(last) if value == last => Some(Slip::Repeats),
        Some(last) if value > last => Some(Slip::Skips(last)),
        Some(last) => Some(Slip::Back(last)),
    }
}

/// The number that goes on with an open list, though by itself it might be none: the 20. of `20.2026年…`,
/// and the 三） that a web page broke off its bracket.
fn going_on(text: &str, open: &[Open]) -> Option<(usize, u16)> {
    let text = text.trim_start();
    let next = |depth: usize| Some(open.get(depth)?.last? + 1);
    let item = Style::Item.depth() - 1;
    let part = Style::Part.depth() - 1;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if let Ok(value) = text[..digits].parse::<u16>() {
        let figure = text[digits..].starts_with(['.', '．']);
        return (figure && next(item) == Some(value)).then_some((item, value));
    }
    let size = length(text);
    let value = below_hundred(&text[..size])?;
    let broken = text[size..].starts_with('）');
    (broken && next(part) == Some(value)).then_some((part, value))
}

/// The last value of the list that a paragraph begins, where it goes on within the paragraph.
fn last_of(inner: &[Ordinal], first: &Ordinal) -> u16 {
    let mut last = first.value;
    for ordinal in inner.iter().filter(|ordinal| ordinal.style == first.style) {
        if ordinal.value == last + 1 {
            last = ordinal.value;
        }
    }
    last
}

/// The lists within paragraphs: those that are odd, and those of one.
fn lists(prose: &Prose, inner: &[Vec<Ordinal>]) -> (Vec<Odd>, Vec<(usize, Ordinal)>) {
    let mut odd = Vec::new();
    let mut single = Vec::new();
    // 一是 and 第一 may go on from paragraph to paragraph; the rest stand in one.
    let mut open: [Option<u16>; 2] = [None; 2];
    let mut only: [Option<(usize, Ordinal)>; 2] = [None, None];
    for (index, passage) in prose.each() {
        let numbered = leading(&passage.text).is_some();
        if numbered || !matches!(passage.part, Part::Text) {
            open = [None; 2];
            single.extend(only.iter_mut().filter_map(Option::take));
        }
        if passage.part != Part::Text {
            continue;
        }
        let found = &inner[index];
        let mut behind = [0; 2];
        for ordinal in found.iter().filter(|ordinal| ordinal.style >= Style::Is) {
            let kind = usize::from(ordinal.style == Style::Nth);
            let last = open[kind].replace(ordinal.value);
            let only = &mut only[kind];
            if ordinal.value == 1 {
                single.extend(only.replace((index, ordinal.clone())));
            } else {
                *only = None;
            }
            let between = behind[kind]..ordinal.range.start;
            behind[kind] = ordinal.range.end;
            let slip = match last {
                _ if ordinal.value == 1 => None,
                Some(last) if ordinal.value == last + 1 => None,
                _ if said_otherwise(passage, between, ordinal.value - 1) => None,
                Some(last) if last == ordinal.value => Some(Slip::Repeats),
                Some(last) if ordinal.value > last => Some(Slip::Skips(last)),
                Some(last) => Some(Slip::Back(last)),
                None => Some(Slip::Begins),
            };
            odd.extend(slip.map(|slip| Odd {
                passage: index,
                ordinal: ordinal.clone(),
                slip,
            }));
        }
        odd.extend(numbers(index, found));
    }
    single.extend(only.into_iter().flatten());
    (odd, single)
}

/// `1.…；3.…`, `（1）…；（3）…`, `①…；③…` within one paragraph.
fn numbers(index: usize, found: &[Ordinal]) -> Vec<Odd> {
    let mut odd = Vec::new();
    for style in [Style::Part, Style::Item, Style::Sub, Style::Circle] {
        let list: Vec<_> = found
            .iter()
            .filter(|ordinal| ordinal.style == style)
            .collect();
        for pair in list.windows(2) {
            let [last, next] = pair else { continue };
            let slip = match next.value {
                1 => None,
                value if value == last.value + 1 => None,
                value if value == last.value => Some(Slip::Repeats),
                value if value > last.value => Some(Slip::Skips(last.value)),
                _ => Some(Slip::Back(last.value)),
            };
            let ordinal = Ordinal::clone(next);
            odd.extend(slip.map(|slip| Odd {
                passage: index,
                ordinal,
                slip,
            }));
        }
    }
    odd
}

/// True where the one that seems to be missing is there in another form: `二要`, `二则`.
fn said_otherwise(passage: &Passage, between: Range<usize>, value: u16) -> bool {
    let numeral = crate::document::chinese(value.into());
    let text = passage.slice(between);
    text.match_indices(numeral.as_str()).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|before| "。；：，、其第 ".contains(before))
    })
}

/// DOC-014: `1.` straight under `一、`, where other sections have `（一）` between them.
pub(super) fn check_jumps(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let numbered = &facts.numbering().numbered;
    let mut styles = numbered.iter().map(|(_, ordinal)| ordinal.style);
    if !styles.any(|style| style == Style::Part) {
        return;
    }
    for pair in numbered.windows(2) {
        let [(_, above), (index, below)] = pair else {
            continue;
        };
        if above.style != Style::Section || below.style != Style::Item {
            continue;
        }
        let message = say!(
            "“一、”下面直接用了“1.”，别处中间还有“（一）”",
            "“1.” straight under “一、”: elsewhere “（一）” stands between them"
        );
        let passage = &facts.prose.passages[*index];
        let finding = rule.finding(passage, below.range.clone(), message);
        found.diagnostics.extend(finding.map(|finding| {
            finding.hint(say!(
                "全文层次最好一致：一、（一）1.（1）",
                "let the depths be alike throughout: 一、（一）1.（1）"
            ))
        }));
    }
}

/// DOC-015: a list of one.
pub(super) fn check_single(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for (index, ordinal) in &facts.numbering().single {
        let (typed, next) = (ordinal.style.say(1), ordinal.style.say(2));
        let message = say!(
            "只有“{typed}”，没有“{next}”",
            "there is “{typed}”, and no “{next}”"
        );
        let passage = &facts.prose.passages[*index];
        let finding = rule.finding(passage, ordinal.range.clone(), message);
        found.diagnostics.extend(finding.map(|finding| {
            finding.hint(say!(
                "只有一条就不必编号；也可能是后面的漏了",
                "one item needs no number; or those that follow are missing"
            ))
        }));
    }
}
