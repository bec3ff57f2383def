//! PUN-011: straight quotes in Chinese text (GB/T 15834-2011, 4.8).

use super::super::{Facts, Found, Rule};
use super::{is_han, written};
use crate::diagnostic::{Edit, Fix};
use crate::say;

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts) {
        if !passage.text.contains(['"', '＂']) || !passage.text.contains(is_han) {
            continue;
        }
        let marks: Vec<_> = passage.text.match_indices(['"', '＂']).collect();
        for pair in marks.chunks(2) {
            let (start, first) = pair[0];
            let (end, last) = pair[pair.len() - 1];
            let inner = passage.slice(start..end + last.len());
            // `12"` is inches, and a pair around letters alone is a name of programs.
            let inches = passage.text[..start].ends_with(|before: char| before.is_ascii_digit());
            if pair.len() == 1 && inches {
                continue;
            }
            if pair.len() == 1 || !inner.contains(is_han) && !beside_han(&passage.text, start) {
                if pair.len() == 1 && beside_han(&passage.text, start) {
                    let message = say!(
                        "用了直引号「{first}」，而且不成对",
                        "a straight quote without a partner"
                    );
                    let finding = rule.finding(passage, start..start + first.len(), message);
                    found.diagnostics.extend(finding.map(|finding| {
                        finding.hint(say!(
                            "改成中文引号“ ”，补上另一半",
                            "write “ ” and add the other half"
                        ))
                    }));
                }
                continue;
            }
            let message = say!(
                "引号要用中文的“ ”，不用直引号",
                "Chinese text takes “ ”, not straight quotes"
            );
            let Some(mut finding) = rule.finding(passage, start..end + last.len(), message) else {
                continue;
            };
            let edit = |at: usize, mark: &str, curly: &str| {
                let range = at..at + mark.len();
                let span = passage
                    .span(range.clone())
                    .filter(|_| passage.is_typed(range))?;
                Some(Edit {
                    span,
                    replacement: curly.to_owned(),
                })
            };
            let edits: Option<Vec<_>> = [edit(start, first, "“"), edit(end, last, "”")]
                .into_iter()
                .collect();
            let bare = inner.trim_matches(['"', '＂']);
            finding = finding.hint(say!("改成：“{bare}”", "write “{bare}”"));
            finding.fix = edits.map(|edits| Fix { safe: false, edits });
            found.diagnostics.push(finding);
        }
    }
}

fn beside_han(text: &str, at: usize) -> bool {
    let after = text[at..].chars().nth(1);
    text[..at].chars().next_back().is_some_and(is_han) || after.is_some_and(is_han)
}
