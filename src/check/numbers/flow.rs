//! NUM-005: more went out than came in, or what came in, went out and is left does not add up.

mod balance;
mod remainder;
mod succeeded;

use super::super::{Facts, Found, Rule, Verdict};
use super::stated::{Line, Said};
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::terms::WordSet;

/// Words for what is taken in, the narrower first.
const IN: [&str; 7] = ["受理", "新收", "收案", "立案", "接收", "收到", "收件"];
const OUT: [&str; 5] = ["审结", "办结", "结案", "审理终结", "办理完毕"];
/// Words that say where more may come from.
static CARRIED: WordSet = WordSet::new(&[
    "结转", "上年", "去年", "往年", "存量", "旧存", "累计", "历年", "以来", "年前", "积案", "遗留",
]);
/// Words that tell nothing of what is counted.
const EMPTY: [&str; 26] = [
    "目前", "其中", "已经", "全年", "今年", "共计", "依法", "累计", "按期", "全部", "申请", "案件",
    "件数", "全县", "全市", "全区", "我县", "我市", "我区", "立案", "受理", "已", "共", "的",
    "各类", "了",
];

/// So many sentences around one are looked at for what came in.
const NEAR: usize = 4;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let lines = facts.lines();
    for (index, line) in lines.iter().enumerate() {
        let around = lines.get(index.saturating_sub(NEAR)..(index + NEAR).min(lines.len()));
        if balance::check(rule, line, around.unwrap_or_default(), found) {
            continue;
        }
        remainder::check(rule, line, found);
        let text = line.text().replace("今年以来", "").replace("年初以来", "");
        if CARRIED.any(&text) {
            continue;
        }
        succeeded::check(rule, line, found);
        for (index, said) in line.said.iter().enumerate() {
            if let Some(taken) = exceeded(line, index) {
                found.diagnostics.extend(finding(rule, line, taken, said));
                let sum = format!("{}>{}", said.number.value, taken.number.value);
                for said in [taken, said] {
                    let ledger = &mut found.ledger;
                    ledger.mark(line.index, said.at, Verdict::Doubtful, rule.code, &sum);
                }
            }
        }
    }
}

/// What came in, where the count at `index` went out and is more.
fn exceeded<'l, 'p>(line: &'l Line<'p>, index: usize) -> Option<&'l Said<'p>> {
    let out = &line.said[index];
    let outcome = subject(out.label, &OUT)?;
    let value = out.exact().filter(|_| out.is_count())?;
    let ahead = line.said[..index]
        .iter()
        .rev()
        .filter(|taken| taken.is_count() && taken.same_unit(out));
    let ahead: Vec<&Said<'p>> = ahead.take(4).collect();
    let mut taken = ahead
        .iter()
        .filter_map(|taken| Some((*taken, subject(taken.label, &IN)?)));
    let (nearest, subject) = taken.next()?;
    // The largest of what came in may be meant: 收到196件，受理165件.
    let any = ahead.iter().any(|other| {
        other.exact().is_none_or(|other| other >= value)
            && !IN.iter().any(|word| other.label.contains(word))
    });
    let less = nearest.exact()? < value;
    (less && !any && alike(&subject, &outcome) && out.depth == nearest.depth).then_some(nearest)
}

/// What is counted: the label without the verb and the words that tell nothing; `None` where none of
/// `verbs` stands in it.
fn subject(label: &str, verbs: &[&str]) -> Option<String> {
    let verb = verbs.iter().find(|verb| label.contains(*verb))?;
    // 不予受理, 未办结
    let ahead = label.split(verb).next().unwrap_or_default();
    if ahead.ends_with(['不', '未', '拟', '应', '待']) || ahead.ends_with("不予") {
        return None;
    }
    let mut rest = label.replacen(verb, "", 1);
    for word in EMPTY {
        rest = rest.replace(word, "");
    }
    Some(rest.trim().to_owned())
}

/// True where both may be the same thing.
fn alike(first: &str, second: &str) -> bool {
    first.is_empty() || second.is_empty() || first.contains(second) || second.contains(first)
}

fn finding(rule: &Rule, line: &Line<'_>, taken: &Said<'_>, out: &Said<'_>) -> Option<Diagnostic> {
    let (came, went, unit) = (taken.number.value, out.number.value, out.number.unit_word());
    let verb = |label: &str, words: &[&'static str]| {
        words.iter().find(|word| label.contains(**word)).copied()
    };
    let (came_in, closed) = (verb(taken.label, &IN)?, verb(out.label, &OUT)?);
    let message = say!(
        "{closed}{went}{unit}，比{came_in}的{came}{unit}还多，没有说明上年结转",
        "{closed} {went}{unit} is more than {came_in} {came}{unit}, and nothing is said of cases carried over"
    );
    let finding = rule.finding(line.passage, line.words(out), message)?;
    let finding = finding.hint(say!(
        "含上年结转的，写明结转多少件；不含的，核对这两个数",
        "where cases were carried over from last year, say how many; else check both figures"
    ));
    match line.passage.span(line.words(taken)) {
        Some(span) => Some(finding.relate(span, say!("{came_in}数在这里", "{came_in} is here"))),
        None => Some(finding),
    }
}
