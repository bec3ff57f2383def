//! PUN-013: 等 and …… side by side say the same twice (GB/T 15834-2011, 4.11).

use super::super::{Facts, Found, Rule};
use super::written;
use crate::say;

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts) {
        for both in ["等等……", "等……", "……等等", "……等"] {
            for (at, words) in passage.text.match_indices(both) {
                // 等…… holds 等等…… too: the longer one is told.
                let longer = passage.text[..at].ends_with('等')
                    || passage.text[at + words.len()..].starts_with('等');
                let noun = passage.text[at + words.len()..]
                    .starts_with(['级', '同', '候', '于', '到', '待', '着']);
                if longer || noun && both.ends_with('等') {
                    continue;
                }
                let message = say!(
                    "「{words}」：“等”和省略号只用一个",
                    "「{words}」: 等 and …… say the same, one is enough"
                );
                let finding = rule.finding(passage, at..at + words.len(), message);
                found.diagnostics.extend(finding.map(|finding| {
                    finding.hint(say!(
                        "公文里一般留“等”，删去省略号",
                        "keep 等 and drop the dots"
                    ))
                }));
            }
        }
    }
}
