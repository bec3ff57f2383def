//! NUM-005: more went well than there was.

use super::super::super::{Found, Rule, Verdict};
use super::super::change::is_last_year;
use super::super::stated::{Line, Said};
use super::super::words::{is_change, stage};
use crate::say;

/// Words of what went well.
const WELL: [&str; 6] = ["成功", "合格", "通过", "达标", "及格", "优秀"];

/// `调解纠纷6.8万件，调解成功7.6万件`
pub fn check(rule: &Rule, line: &Line<'_>, found: &mut Found) {
    for at in 1..line.said.len() {
        let (whole, part) = (&line.said[at - 1], &line.said[at]);
        if !exceeds(whole, part) {
            continue;
        }
        let sum = format!("{}>{}", part.number.value, whole.number.value);
        for said in [whole, part] {
            let ledger = &mut found.ledger;
            ledger.mark(line.index, said.at, Verdict::Doubtful, rule.code, &sum);
        }
        let typed = |said: &Said<'_>| line.passage.slice(line.words(said)).to_owned();
        let (more, less) = (typed(part), typed(whole));
        let message = say!("{more}，比{less}还多", "{more} is more than {less}");
        let finding = rule.finding(line.passage, line.words(part), message);
        found.diagnostics.extend(finding.map(|finding| {
            finding.hint(say!(
                "核对这两个数；不是一回事的，把说法写得不一样",
                "check both; where they are not of one thing, word them differently"
            ))
        }));
    }
}

/// True where `part` tells what went well of `whole`, and is more.
fn exceeds(whole: &Said<'_>, part: &Said<'_>) -> bool {
    let sound = |said: &Said<'_>| said.is_tally() && !is_change(said.label) && !is_last_year(said);
    let near = part.clause == whole.clause + 1 && part.depth == whole.depth;
    let well = WELL
        .iter()
        .find_map(|word| part.label.trim().strip_suffix(word));
    let Some(verb) = well.filter(|_| near && sound(whole) && sound(part)) else {
        return false;
    };
    let denied = verb.ends_with(['不', '未']) || WELL.iter().any(|word| whole.label.contains(word));
    let named = match verb.trim() {
        "" => stage(whole.label) == Some(1),
        verb => verb.chars().count() == 2 && whole.label.contains(verb),
    };
    let more = part
        .exact()
        .zip(whole.exact())
        .is_some_and(|(part, whole)| part > whole);
    !denied && named && more && part.same_unit(whole)
}
