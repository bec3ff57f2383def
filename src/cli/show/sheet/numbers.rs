//! What became of the numbers of a text, in a sentence: silence is no approval.

use crate::check::Ledger;
use crate::cli::either;
use crate::diagnostic::Lang;

/// How many were checked, and with what outcome; `None` for a text without figures.
pub fn numbers(ledger: &Ledger, lang: Lang) -> Option<String> {
    let summary = ledger.summary();
    let all = summary.figures();
    let mut parts = Vec::new();
    for (count, zh, en) in [
        (summary.right, "核对无误", "checked and right"),
        (summary.wrong, "有误", "wrong"),
        (summary.doubtful, "存疑", "doubtful"),
    ] {
        parts.push(match lang {
            Lang::Zh => format!("{zh} {count} 个"),
            Lang::En => format!("{count} {en}"),
        });
    }
    let open: usize = summary.unchecked.iter().sum();
    if open > 0 {
        let reasons = summary.reasons().into_iter();
        let reasons = reasons.map(|(why, count)| format!("{} {count}", why.label(lang)));
        let reasons: Vec<_> = reasons.collect();
        let reasons = reasons.join(either(lang, "、", ", "));
        parts.push(match lang {
            Lang::Zh => format!("无法核对 {open} 个（{reasons}）"),
            Lang::En => format!("{open} cannot be checked ({reasons})"),
        });
    }
    let parts = parts.join(either(lang, "，", ", "));
    (all > 0).then(|| match lang {
        Lang::Zh => format!("统计数 {all} 个：{parts}"),
        Lang::En => format!("{all} figures: {parts}"),
    })
}

/// Why figures could not be checked, each reason in plain words.
pub fn reasons(ledger: &Ledger, lang: Lang) -> Vec<String> {
    let reasons = ledger.summary().reasons().into_iter();
    let told = reasons.map(|(why, count)| {
        let (label, meaning) = (why.label(lang), why.meaning(lang));
        match lang {
            Lang::Zh => format!("{label}（{count} 个）：{meaning}。"),
            Lang::En => format!("{label} ({count}): {meaning}."),
        }
    });
    told.collect()
}
