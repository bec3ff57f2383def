//! The numbers of a text and what became of them: a line, or a list.

use super::Checked;
use crate::check::{Ledger, Numbered, Summary, Verdict};
use crate::cli::either;
use crate::diagnostic::Lang;

/// `数字 214 个：核对无误 38，有误 2，无法核对 174（单独出现 120，没有分母 30）`; nothing where there are none.
pub fn line(summary: &Summary, lang: Lang) -> String {
    let figures = summary.figures();
    if figures == 0 {
        return String::new();
    }
    let unchecked: usize = summary.unchecked.iter().sum();
    let counted = |label: &str, count: usize| match lang {
        Lang::Zh => format!("{label} {count}"),
        Lang::En => format!("{count} {label}"),
    };
    let comma = either(lang, "，", ", ");
    let right = Verdict::Right.label(lang);
    let mut parts = vec![counted(right, summary.right)];
    for (verdict, count) in [
        (Verdict::Wrong, summary.wrong),
        (Verdict::Doubtful, summary.doubtful),
    ] {
        if count > 0 {
            parts.push(counted(verdict.label(lang), count));
        }
    }
    if unchecked > 0 {
        let reasons = summary.reasons();
        let reasons = reasons
            .iter()
            .map(|(why, count)| counted(why.label(lang), *count));
        let reasons: Vec<_> = reasons.collect();
        let reasons = reasons.join(comma);
        parts.push(match lang {
            Lang::Zh => format!("无法核对 {unchecked}（{reasons}）"),
            Lang::En => format!("{unchecked} cannot be checked ({reasons})"),
        });
    }
    let parts = parts.join(comma);
    let others = summary.others;
    let others = match (others, lang) {
        (0, _) => String::new(),
        (_, Lang::Zh) => format!("；日期、序号、编号等另有 {others} 个"),
        (_, Lang::En) => format!("; {others} dates, ordinals and codes besides"),
    };
    match lang {
        Lang::Zh => format!("数字 {figures} 个：{parts}{others}"),
        Lang::En => format!("{figures} figures: {parts}{others}"),
    }
}

/// Every figure on a line of its own; dates, ordinals and codes are left out.
pub fn list(checked: &Checked<'_>, ledger: &Ledger, lang: Lang) -> String {
    let figures = ledger.numbers.iter();
    let figures = figures.filter(|numbered| numbered.verdict != Verdict::Other);
    let lines = figures.map(|numbered| entry(checked, numbered, lang));
    lines.collect()
}

fn entry(checked: &Checked<'_>, numbered: &Numbered, lang: Lang) -> String {
    let placed = numbered
        .span
        .and_then(|span| Some((span, checked.place(span)?)));
    let place = match placed {
        Some((span, (name, source))) => {
            let place = source.place(span.start as usize);
            format!("{name}:{}:{}", place.line, place.column)
        }
        None => checked.name.to_owned(),
    };
    let mut label = numbered.verdict.label(lang).to_owned();
    if let Verdict::Unchecked(why) = numbered.verdict {
        label += &format!("{}{}", either(lang, "：", ": "), why.label(lang));
    }
    let code = numbered
        .code
        .map_or_else(String::new, |code| format!("[{code}]"));
    let sum = match numbered.sum.as_str() {
        "" => String::new(),
        sum => format!("  {sum}"),
    };
    format!("{place}  {}  {label}{code}{sum}\n", numbered.words)
}
