//! PUN-007: 一是…；二是…。三是…: items of one series parted by different marks.

use super::super::{Facts, Found, Rule};
use super::written;
use crate::say;
use std::cmp::Ordering;
use std::ops::Range;

const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// What stands behind the numeral of an item.
const WORDS: [&str; 3] = ["是", "要", "为"];

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts) {
        for series in series(&passage.text) {
            let stops = series
                .iter()
                .filter(|part| passage.text[part.start..].starts_with('。'));
            let (stops, all) = (stops.count(), series.len());
            if stops == 0 || stops == all {
                continue;
            }
            // Of two that differ the first has set the form, unless an item holds a full stop.
            let ends = series.iter().skip(1).map(|mark| mark.start);
            let inner = series
                .iter()
                .zip(ends)
                .any(|(mark, end)| passage.text[mark.end..end].contains('。'));
            let rare = match (stops * 2).cmp(&all) {
                Ordering::Less => '。',
                Ordering::Greater => '；',
                Ordering::Equal if inner || passage.text[series[0].start..].starts_with('。') => {
                    '；'
                }
                Ordering::Equal => '。',
            };
            let odd = series
                .iter()
                .find(|part| passage.text[part.start..].starts_with(rare));
            let Some(odd) = odd else {
                continue;
            };
            let message = say!(
                "“一是……二是……”各项之间，有的用“；”，有的用“。”",
                "the items of this series are parted by ； here and by 。 there"
            );
            let finding = rule.finding(passage, odd.clone(), message);
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!(
                    "同一层的几项统一：项内有句号的都用“。”，没有的都用“；”，最后一项用“。”",
                    "one mark for all: 。 where an item holds a 。, else ；"
                ))
            }));
        }
    }
}

/// The series of `text`, each as the marks that part its items: one less than there are items.
fn series(text: &str) -> Vec<Vec<Range<usize>>> {
    let marks = text.match_indices(['。', '；', '，', '：', '、']);
    let starts = std::iter::once((0, "")).chain(marks);
    let items = starts.filter_map(|(at, mark)| {
        let start = at + mark.len();
        Some((order(&text[start..])?, at..start))
    });
    let mut all: Vec<Vec<Range<usize>>> = Vec::new();
    let mut awaited = None;
    for (order, mark) in items {
        if order == 0 {
            all.push(Vec::new());
        } else if awaited == Some(order) {
            all.last_mut()
                .into_iter()
                .for_each(|marks| marks.push(mark.clone()));
        } else {
            awaited = None;
            continue;
        }
        awaited = Some(order + 1);
    }
    let whole = |marks: &Vec<Range<usize>>| {
        let parts = |mark: &Range<usize>| text[mark.clone()].starts_with(['。', '；']);
        marks.len() > 1 && marks.iter().all(parts)
    };
    all.retain(whole);
    all
}

/// 0 for `一是`, 1 for `二是`.
fn order(rest: &str) -> Option<usize> {
    NUMERALS.iter().position(|numeral| {
        let behind = rest.strip_prefix(numeral);
        behind.is_some_and(|behind| WORDS.iter().any(|word| behind.starts_with(word)))
    })
}
