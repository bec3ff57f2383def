//! TRM-004: the reporting body's own name, with a character that sounds alike.

use super::super::{Facts, Found, Rule};
use crate::prose::Passage;
use crate::record::{Likeness, Sound};
use crate::say;
use std::ops::Range;

/// What regions' names end in.
const UNITS: [char; 5] = ['省', '市', '县', '区', '旗'];

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut names: Vec<Vec<char>> = Vec::new();
    if let Some(draft) = facts.draft {
        let issuers = draft.report.issuers.0.iter();
        names.extend(issuers.flat_map(|issuer| regions(&issuer.text)));
    } else {
        names.extend(regions(&facts.document.title_text()));
    }
    names.sort();
    names.dedup();
    for (_, passage) in facts.prose.each() {
        for name in &names {
            for range in alike(passage, name) {
                let typed = passage.slice(range.clone());
                let name: String = name.iter().collect();
                let message = say!(
                    "“{typed}”与本地名称“{name}”同音不同字",
                    "“{typed}” sounds like the region's own name “{name}” and is written otherwise"
                );
                let finding = rule.finding(passage, range, message);
                found.diagnostics.extend(finding.map(|finding| {
                    finding.hint(say!(
                        "说的是本地，就写“{name}”；确是另一个地方的，不用改",
                        "write “{name}” where that is meant; leave it where it is another place"
                    ))
                }));
            }
        }
    }
}

/// The names of regions that a body's name begins with: 芜湖市, 镜湖区.
fn regions(body: &str) -> Vec<Vec<char>> {
    let mut regions = Vec::new();
    let mut open: Vec<char> = Vec::new();
    for letter in body.chars().take(16) {
        if !('\u{4e00}'..='\u{9fff}').contains(&letter) {
            break;
        }
        open.push(letter);
        if UNITS.contains(&letter) && open.len() >= 3 {
            let region = std::mem::take(&mut open);
            // 中心城区 is no slip for 新城区.
            let common = [['城', '区'], ['新', '区'], ['园', '区'], ['市', '区']];
            if region.len() <= 4 && !common.iter().any(|end| region.ends_with(end)) {
                regions.push(region);
            }
        }
    }
    regions
}

/// Where all characters of `name` stand but one, in whose place is one that sounds the same.
fn alike(passage: &Passage, name: &[char]) -> Vec<Range<usize>> {
    let letters: Vec<(usize, char)> = passage.text.char_indices().collect();
    let windows = letters.windows(name.len());
    let found = windows.filter_map(|window| {
        let (last, unit) = window.last()?;
        if Some(unit) != name.last() {
            return None;
        }
        let mut odd = window
            .iter()
            .zip(name)
            .filter(|((_, one), other)| one != *other);
        let ((_, typed), right) = odd.next()?;
        if odd.next().is_some() {
            return None;
        }
        let likeness = Sound::of(*typed)?.likeness(Sound::of(*right)?)?;
        let start = window.first()?.0;
        (likeness == Likeness::Same).then(|| start..last + unit.len_utf8())
    });
    found.collect()
}
