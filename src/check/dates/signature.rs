//! DAT-002: the day of signing in the header of a page differs from the one under the text.

use super::super::{Facts, Found, Rule};
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let (Some(header), Some(signature)) = (facts.about.stated, facts.about.signature) else {
        return;
    };
    if header.date == signature.date {
        return;
    }
    let (above, below) = (header.date.chinese(), signature.date.chinese());
    let message = say!(
        "页首的成文日期是{above}，落款是{below}，两处不一致",
        "the header gives {above} as the day of signing, the signature {below}"
    );
    let finding = rule.finding_at(header.span, message).hint(say!(
        "成文日期只有一个：会议通过或负责人签发的那一天；核对后两处写成一样",
        "there is one day of signing, that of adoption or of the head's signature: write it in both places"
    ));
    let here = say!("落款在这里", "the signature is here");
    found.diagnostics.push(finding.relate(signature.span, here));
}
