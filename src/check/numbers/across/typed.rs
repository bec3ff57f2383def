//! 上年 and 历年 of a report file, against last year's file.

use super::super::twice::is_rounded;
use super::hinted;
use crate::check::Rule;
use crate::check::last::{Last, Past};
use crate::diagnostic::{Diagnostic, Severity};
use crate::say;

/// What the report file gives for earlier years, against last year's file.
pub fn typed(rule: &Rule, ours: &Past, year: u16, last: &Last) -> Vec<Diagnostic> {
    let same = |theirs: &&Past| theirs.name == ours.name && theirs.unit == ours.unit;
    let Some(theirs) = last.indicators.iter().find(same) else {
        return Vec::new();
    };
    let earlier = ours.values.iter().filter(|(of, ..)| *of < year);
    let differing = earlier.filter_map(|(of, value, span)| {
        let (_, other, place) = theirs.values.iter().find(|(known, ..)| known == of)?;
        if value == other || is_rounded(*value, *other) {
            return None;
        }
        let (name, unit) = (&ours.name, &ours.unit);
        let message = say!(
            "「{name}」{of}年的数这里是{value}{unit}，上年的报告文件里是{other}{unit}：有一处不对，或者数据、口径调整过",
            "“{name}” of {of} is {value}{unit} here and {other}{unit} in last year's report file: one is wrong, or it was revised"
        );
        let mut finding = rule.finding_at(*span, message);
        finding.severity = Severity::Warning;
        Some(hinted(finding, Some(*place)))
    });
    differing.collect()
}
