//! What became of the numbers of a text, in a sentence.

use crate::check::{Ledger, Verdict};
use crate::diagnostic::Lang;

/// What became of the numbers of the text: silence is no approval.
pub fn numbers(ledger: &Ledger, lang: Lang) -> Option<String> {
    let of = |verdict| {
        let numbers = ledger.numbers.iter();
        numbers.filter(|number| number.verdict == verdict).count()
    };
    let all = ledger.numbers.len();
    let [right, wrong, open] = [Verdict::Right, Verdict::Wrong, Verdict::Unchecked].map(of);
    (all > 0).then(|| match lang {
        Lang::Zh => {
            format!("共 {all} 个：核对无误 {right} 个，有误 {wrong} 个，无从核对 {open} 个")
        }
        Lang::En => {
            format!("{all}: {right} checked and right, {wrong} wrong, {open} cannot be checked")
        }
    })
}
