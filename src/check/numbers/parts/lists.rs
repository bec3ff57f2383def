//! Where a sentence lists the parts of a whole: behind 其中, in brackets, ahead of 合计.

use super::super::change::is_last_year;
use super::super::stated::{Line, Said};
use super::super::sums::total;
use super::super::words::is_change;
use super::Whole;
use super::kinds::{Kin, are_ends, has_many_sides, is_rest, side_by_side};
use crate::record::Decimal;

/// Words behind which parts are listed.
const OPENERS: [(&str, Opened); 5] = [
    ("其中", Opened::Some),
    ("包括", Opened::Apart),
    ("分别为", Opened::All),
    ("分别是", Opened::All),
    ("分为", Opened::All),
];

/// What the words ahead of a list say of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opened {
    /// They may be some of the parts, or groups that overlap.
    Some,
    /// They do not overlap.
    Apart,
    /// They are all there is.
    All,
}

impl<'l, 'p> Whole<'l, 'p> {
    /// Every list of parts in `line`.
    pub fn of(line: &'l Line<'p>) -> Vec<Self> {
        let mut lists = Vec::new();
        for (index, said) in line.said.iter().enumerate() {
            if let Some(opened) = opener(line, index) {
                lists.extend(Self::behind(line, index, opened));
            }
            // `占总数1854个的12.6%`: the whole of a share.
            if is_sum(said.label) && !said.after.trim_start().starts_with('的') {
                lists.extend(Self::ahead(line, index));
            }
            lists.extend(Self::in_brackets(line, index));
            lists.extend(Self::by_period(line, index));
        }
        lists
    }

    /// `共90件，其中甲类60件、乙类40件`
    fn behind(line: &'l Line<'p>, first: usize, opened: Opened) -> Option<Self> {
        let part = &line.said[first];
        // Growth rates are no parts of growth rates; NUM-010 reads shares.
        if part.number.is_percent() || is_change(part.label) {
            return None;
        }
        let ahead = line.said[..first].iter().rev();
        let ahead = ahead.filter(|whole| whole.same_unit(part) && !is_change(whole.label));
        // What stands in brackets is a part itself, unless the list stands there, too.
        let ahead: Vec<_> = ahead
            .filter(|whole| whole.depth <= part.depth)
            .take(6)
            .collect();
        let whole = *ahead.first()?;
        let values: Option<Vec<Decimal>> = ahead.iter().map(|said| said.exact()).collect();
        let mut values = values?;
        // `3条主干道、9条次干道…，其中4条`: of all of them together.
        let beside = ahead
            .windows(2)
            .take_while(|pair| pair[0].mark == Some('、') || pair[0].clause == pair[1].clause);
        let beside = beside.count();
        if beside > 0 {
            values.extend(total(values[..=beside].iter().copied()));
        }
        let all = opened == Opened::All;
        if all && (whole.mark == Some('、') || line.said[..first].last()?.at != whole.at) {
            return None;
        }
        let mut parts = vec![part];
        for next in &line.said[first + 1..] {
            if next.depth > part.depth || !next.same_unit(part) {
                if next.depth < part.depth {
                    break;
                }
                continue;
            }
            let stop = line.between(parts.last()?, next).contains(['。', '\n']);
            if stop || !goes_on(&parts, next) {
                break;
            }
            parts.push(next);
        }
        let named = parts.iter().all(|part| !bare_label(part.label).is_empty());
        let kin = if named { Kin::of(&parts) } else { Kin::Stages };
        let last = parts
            .last()
            .is_some_and(|last| is_rest(bare_label(last.label)));
        let complete = all || last || kin == Kin::All;
        let nearest = whole.exact().filter(|_| {
            let beside = part.clause.abs_diff(whole.clause) <= 1;
            beside && parts.len() > 1 && are_ends(&parts)
        });
        Some(Self {
            whole,
            most: values.iter().copied().max()?,
            nearest,
            doubtful: !all && values.len() > 1 || kin == Kin::All && opened == Opened::Some,
            others: values,
            complete: complete && parts.len() > 1 && named,
            apart: opened != Opened::Some,
            kin,
            parts,
        })
    }

    /// `甲类60件、乙类40件，共计90件`
    fn ahead(line: &'l Line<'p>, at: usize) -> Option<Self> {
        let whole = &line.said[at];
        let mut parts: Vec<&Said<'p>> = Vec::new();
        for part in line.said[..at].iter().rev() {
            let next = parts.first().copied();
            let clause = next.map_or(whole.clause, |next| next.clause);
            let beside =
                part.clause + 1 >= clause && part.depth == whole.depth && part.same_unit(whole);
            let joined = |next: &Said<'p>| {
                goes_on(&[part], next) || matches!(next.mark, Some('，' | '；')) && is_added(next)
            };
            if !beside || next.is_some_and(|next| !joined(next)) || !is_added(part) {
                break;
            }
            if opener(line, line.said.iter().position(|said| said.at == part.at)?).is_some() {
                return None;
            }
            parts.insert(0, part);
        }
        let value = whole.exact()?;
        let values: Option<Vec<Decimal>> = parts.iter().map(|part| part.exact()).collect();
        let values = values.filter(|values| values.len() > 1)?;
        let right =
            |count: &usize| total(values[values.len() - count..].iter().copied()) == Some(value);
        let right = (2..=values.len()).find(right);
        let listed = parts[1..].iter().all(|part| part.mark == Some('、'));
        let loose = !listed && parts[1..].iter().any(|part| part.mark != Some('、'));
        if let Some(count) = right.filter(|_| loose) {
            parts = parts.split_off(parts.len() - count);
        }
        let kin = Kin::of(&parts);
        let made = line.between(parts.last()?, whole).contains("组成");
        let told = !has_many_sides(whole.number.unit_word()) || made;
        let strong = whole.label.trim() != "共" && parts.len() == 2;
        Some(Self {
            whole,
            most: value,
            nearest: None,
            others: vec![value],
            complete: kin != Kin::Stages,
            doubtful: !(told || kin.is_apart()) || loose && !strong && !kin.is_apart(),
            apart: true,
            kin,
            parts,
        })
    }

    /// `共90件（甲类60件、乙类40件）`
    fn in_brackets(line: &'l Line<'p>, at: usize) -> Option<Self> {
        let whole = &line.said[at];
        let inside = line.said[at + 1..]
            .iter()
            .take_while(|part| part.depth > whole.depth);
        let parts: Vec<_> = inside.collect();
        let first = parts.first()?;
        let opened = line
            .between(whole, first)
            .trim_start_matches(whole.after.trim_end());
        let listed = parts.len() > 1 && parts.iter().all(|part| part.same_unit(whole));
        let named = parts.iter().all(|part| !bare_label(part.label).is_empty());
        let own = !first.label.trim_start().starts_with("其中");
        if !opened.trim_start().starts_with(['（', '(']) || !listed || !named || !own {
            return None;
        }
        let value = whole.exact()?;
        Some(Self {
            whole,
            most: value,
            nearest: None,
            others: vec![value],
            complete: false,
            doubtful: false,
            apart: !has_many_sides(whole.number.unit_word()),
            kin: Kin::of(&parts),
            parts,
        })
    }

    /// `上半年受理30件，下半年受理45件，全年共受理75件`
    fn by_period(line: &'l Line<'p>, at: usize) -> Option<Self> {
        const HALVES: [&str; 2] = ["上半年", "下半年"];
        const QUARTERS: [&str; 4] = ["一季度", "二季度", "三季度", "四季度"];
        let first = &line.said[at];
        let periods: &[&str] = match first.label {
            label if label.contains(HALVES[0]) => &HALVES,
            label if label.contains(QUARTERS[0]) => &QUARTERS,
            _ => return None,
        };
        let mut same = line.said[at..].iter();
        let mut same = same.by_ref().filter(|said| said.same_unit(first));
        let mut parts = Vec::new();
        for period in periods {
            let part = same.next().filter(|part| part.label.contains(period))?;
            parts.push(part);
        }
        let whole = same.next()?;
        let told = ["全年", "合计", "总计", "共"];
        let summed = told.iter().any(|word| whole.label.contains(word));
        let matter = |said: &Said<'_>| {
            let mut name = said.label.trim().trim_start_matches('第').to_owned();
            let words = periods
                .iter()
                .chain(&told)
                .chain(&["计", "我县", "我市", "的", "为"]);
            for word in words {
                name = name.replace(word, "");
            }
            name.trim().to_owned()
        };
        let named = matter(first);
        let same = |said: &Said<'_>| {
            let other = matter(said);
            other == named || other.is_empty() || is_sum(said.label)
        };
        let alike = parts.iter().all(|part| same(part)) && same(whole);
        let value = whole.exact().filter(|_| summed && alike)?;
        Some(Self {
            whole,
            most: value,
            nearest: None,
            others: vec![value],
            complete: true,
            doubtful: false,
            apart: true,
            kin: Kin::All,
            parts,
        })
    }
}

/// What opens a list at the quantity `index`.
fn opener(line: &Line<'_>, index: usize) -> Option<Opened> {
    let said = &line.said[index];
    let label = said.label.trim_start();
    let opener = OPENERS.iter().find(|(word, _)| label.starts_with(word));
    if let Some((_, opened)) = opener {
        return Some(*opened);
    }
    // `其中，…`, `审结的案件中，…`: the words stand in a clause of their own.
    let start = said.number.digits.start - said.label.len();
    let ahead = line.passage.slice(line.range.start..start);
    let clause = ahead.strip_suffix(['，', '：'])?;
    if clause.ends_with("其中") {
        return Some(Opened::Some);
    }
    let clause = clause.strip_suffix('中')?;
    let clause = clause.rsplit(['，', '。', '；', '：']).next()?;
    let (verb, _) = clause.trim_start_matches('在').split_once('的')?;
    let whole = line.said[..index]
        .iter()
        .rev()
        .find(|whole| whole.same_unit(said))?;
    let named = verb.chars().count() > 1 && whole.label.contains(verb);
    named.then_some(Opened::Some)
}

/// `共计`, `合计` and no more: the sum of what stands ahead.
fn is_sum(label: &str) -> bool {
    let label = label.trim();
    let label = label
        .strip_prefix(['两', '三', '四', '五'])
        .unwrap_or(label);
    let label = label.strip_prefix(['项', '类', '者']).unwrap_or(label);
    matches!(
        label,
        "共" | "共计" | "合计" | "总计" | "一共" | "总共" | "总数为" | "总数" | "合计为"
    )
}

/// True for what may be added up: no sum, no change, nothing of last year.
fn is_added(said: &Said<'_>) -> bool {
    !is_sum(said.label)
        && !is_change(said.label)
        && !is_last_year(said)
        && !said.label.contains("占")
}

/// The name of a part without the words that lead to it.
pub fn bare_label(label: &str) -> &str {
    let mut rest = label.trim();
    for (word, _) in OPENERS {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    for word in ["共计", "共", "为", "的有", "有", "的"] {
        rest = rest.strip_suffix(word).unwrap_or(rest);
    }
    rest.trim()
}

/// True where `next` is the next part of the list `parts`.
fn goes_on(parts: &[&Said<'_>], next: &Said<'_>) -> bool {
    let Some(last) = parts.last() else {
        return false;
    };
    let alike = || {
        let ends = [last.label, next.label].map(|label| bare_label(label).chars().next_back());
        ends[0].is_some() && ends[0] == ends[1] || side_by_side(last, next)
    };
    // `甲类60件、乙类30件，优秀案卷80件`: behind the comma another thing is told.
    let listed = parts.len() > 1 && last.mark == Some('、');
    let opens = OPENERS
        .iter()
        .any(|(word, _)| next.label.trim_start().starts_with(word));
    match next.mark {
        _ if opens || is_change(next.label) || is_sum(next.label) => false,
        Some('、') => true,
        Some('，' | '；') if is_rest(bare_label(next.label)) => true,
        Some('，' | '；') => !listed && alike() && next.clause - last.clause <= 2,
        // `60件和40件`
        None => matches!(next.label.chars().next(), Some('和' | '及' | '与')),
        _ => false,
    }
}
