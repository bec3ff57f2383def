//! NUM-005: more went out than came in, or what came in, went out and is left does not add up.

use super::super::{Facts, Found, Rule, Verdict};
use super::stated::{Line, Said};
use super::sums::total;
use crate::diagnostic::Diagnostic;
use crate::record::Decimal;
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

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for line in facts.lines() {
        if identity(rule, line, found) {
            continue;
        }
        let text = line.text().replace("今年以来", "").replace("年初以来", "");
        if CARRIED.any(&text) {
            continue;
        }
        for (index, said) in line.said.iter().enumerate() {
            if let Some(taken) = exceeded(line, index) {
                found.diagnostics.extend(finding(rule, line, taken, said));
                found
                    .ledger
                    .mark(line.index, said.at, Verdict::Doubtful, rule.code, "");
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

/// `上年结转10件，新收120件，办结118件，未结12件`: true where all four are there.
fn identity(rule: &Rule, line: &Line<'_>, found: &mut Found) -> bool {
    let named = |words: &[&str]| {
        let mut matching = line
            .said
            .iter()
            .filter(|said| said.is_count() && words.iter().any(|word| said.label.contains(word)));
        let first = matching.next()?;
        matching.next().is_none().then_some(first)
    };
    let carried = named(&[
        "上年结转",
        "去年结转",
        "旧存",
        "上期结转",
        "上年度结转",
        "结转上年",
        "上年未结",
    ]);
    let came = named(&["新收", "新受理", "新立案", "收到", "新接收"]);
    let went = named(&["审结", "办结", "已结"]);
    let left = named(&[
        "未结",
        "未审结",
        "未办结",
        "结转下年",
        "尚在办理",
        "正在办理",
        "正在审理",
        "尚在审理",
        "结转下一年",
        "结转至",
    ]);
    let (Some(carried), Some(came), Some(left)) = (carried, came, left) else {
        return false;
    };
    let Some(went) = went
        .filter(|went| went.at != left.at)
        .or_else(|| other_out(line, left))
    else {
        return false;
    };
    let members = [carried, came, went, left];
    if !members.iter().all(|said| said.same_unit(came)) || carried.at == left.at {
        return false;
    }
    let Some([a, b, c, d]) = values(&members) else {
        return false;
    };
    let (Some(taken), Some(given)) = (total([a, b]), total([c, d])) else {
        return false;
    };
    let sum = format!("{a}+{b}-{c}={}", taken.checked_sub(c).unwrap_or(taken));
    let right = taken == given;
    let verdict = if right {
        Verdict::Right
    } else {
        Verdict::Doubtful
    };
    for said in members {
        found
            .ledger
            .mark(line.index, said.at, verdict, rule.code, &sum);
    }
    if !right {
        let message = say!(
            "上年结转+新收-办结：{sum}，未结写的是{d}",
            "carried over + new - closed: {sum}, and {d} are stated to be open"
        );
        let finding = rule.finding(line.passage, line.words(left), message);
        found.diagnostics.extend(finding.map(|finding| {
            finding.hint(say!(
                "四个数里必有一个有误，或者有撤回、移送的没有写出来",
                "one of the four is wrong, or some were withdrawn or transferred"
            ))
        }));
    }
    true
}

/// 办结 where 未办结 stands in the same sentence.
fn other_out<'l, 'p>(line: &'l Line<'p>, left: &Said<'_>) -> Option<&'l Said<'p>> {
    let mut outs = line.said.iter().filter(|said| {
        said.at != left.at
            && said.is_count()
            && ["审结", "办结", "已结"]
                .iter()
                .any(|word| said.label.contains(word))
    });
    let first = outs.next()?;
    outs.next().is_none().then_some(first)
}

fn values(members: &[&Said<'_>; 4]) -> Option<[Decimal; 4]> {
    let [a, b, c, d] = members;
    Some([a.exact()?, b.exact()?, c.exact()?, d.exact()?])
}
