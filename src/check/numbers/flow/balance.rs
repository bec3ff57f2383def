//! NUM-005: what was carried over, came in, went out and is left must balance.

use super::super::super::{Found, Rule, Verdict};
use super::super::stated::{Line, Said};
use super::super::sums::{added, total};
use crate::record::Decimal;
use crate::say;
use crate::terms::WordSet;

static CARRIED: WordSet = WordSet::new(&[
    "上年结转",
    "去年结转",
    "旧存",
    "上期结转",
    "上年度结转",
    "结转上年",
    "上年未结",
    "上年遗留",
    "年初存",
]);
static LEFT: WordSet = WordSet::new(&[
    "未结",
    "未审结",
    "未办结",
    "结转下",
    "尚在办理",
    "正在办理",
    "正在审理",
    "尚在审理",
    "结转至",
    "结转到",
]);
static OUT: WordSet = WordSet::new(&["审结", "办结", "已结", "结案"]);
/// What came in, the surest name first: of what was 收到 some may not have been 受理.
static CAME: [WordSet; 3] = [
    WordSet::new(&["新收", "新受理", "新立案", "新接收"]),
    WordSet::new(&["受理", "立案"]),
    WordSet::new(&["收到", "接收", "收件", "收案"]),
];
/// None of what came in: `不予受理`, `共受理`.
static NOT_CAME: WordSet = WordSet::new(&[
    "不予",
    "未受理",
    "未立案",
    "共受理",
    "合计",
    "总计",
    "累计",
    "不受理",
]);
/// Other ways out, that need not be told of.
static ASIDE: WordSet = WordSet::new(&[
    "撤回", "移送", "转送", "终止", "中止", "驳回", "不予", "移交", "转办", "退回", "撤销",
]);

/// `上年结转10件，新收120件，办结118件，未结12件`: true where all four are there.
pub fn check(rule: &Rule, line: &Line<'_>, around: &[Line<'_>], found: &mut Found) -> bool {
    let Some(flow) = Flow::of(line, around) else {
        return false;
    };
    let Some((carried, went, left)) = flow.values() else {
        return false;
    };
    let within = |came: &Said<'_>| is_within(line, flow.carried, came);
    let sums = flow.came.iter().filter_map(|came| {
        let more = if within(came) {
            Decimal::from(0)
        } else {
            carried
        };
        let open = total([more, came.exact()?])?.checked_sub(went)?;
        Some((*came, open))
    });
    let sums: Vec<(&Said<'_>, Decimal)> = sums.collect();
    let fits = sums.iter().find(|(_, open)| flow.is_left(*open, left));
    let Some((came, open)) = fits.or(sums.first()) else {
        return false;
    };
    let verdict = match fits {
        Some(_) => Verdict::Right,
        None => Verdict::Doubtful,
    };
    let sum = match within(came) {
        true => format!("{}-{went}={open}", came.number.value),
        false => format!("{}-{went}={open}", added(&[carried, came.number.value])),
    };
    for said in [flow.carried, *came, flow.went, flow.left] {
        let ledger = &mut found.ledger;
        ledger.mark(line.index, said.at, verdict, rule.code, &sum);
    }
    if fits.is_none() {
        let message = say!(
            "上年结转+新收-办结：{sum}，未结写的是{left}",
            "carried over + new - closed: {sum}, and {left} are stated to be open"
        );
        let finding = rule.finding(line.passage, line.words(flow.left), message);
        found.diagnostics.extend(finding.map(|finding| {
            finding.hint(say!(
                "四个数里必有一个有误，或者有撤回、移送的没有写出来",
                "one of the four is wrong, or some were withdrawn or transferred"
            ))
        }));
    }
    true
}

/// `收到120件（含上年结转10件）`: what was carried over is counted already.
fn is_within(line: &Line<'_>, carried: &Said<'_>, came: &Said<'_>) -> bool {
    let behind = carried.number.range.start > came.number.range.end;
    let words = if behind {
        line.between(came, carried)
    } else {
        ""
    };
    words.contains('含') && !words.contains(|letter: char| letter.is_ascii_digit())
}

/// The four figures, with what may be meant by what came in.
struct Flow<'l, 'p> {
    carried: &'l Said<'p>,
    came: Vec<&'l Said<'p>>,
    went: &'l Said<'p>,
    left: &'l Said<'p>,
    /// What went another way.
    aside: Vec<Decimal>,
}

impl<'l, 'p> Flow<'l, 'p> {
    fn of(line: &'l Line<'p>, around: &'l [Line<'p>]) -> Option<Self> {
        let counts = || line.said.iter().filter(|said| said.is_count());
        let only = |found: Vec<&'l Said<'p>>| (found.len() == 1).then(|| found[0]);
        let carried = only(counts().filter(|said| CARRIED.any(said.label)).collect())?;
        let open = |said: &&Said<'_>| {
            said.at != carried.at
                && (LEFT.any(said.label) || said.label.is_empty() && LEFT.any(said.after))
        };
        let left = only(counts().filter(open).collect())?;
        let mut rest = counts().filter(|said| said.at != carried.at && said.at != left.at);
        let went = only(rest.clone().filter(|said| OUT.any(said.label)).collect())?;
        let rank = |said: &Said<'_>| {
            let named = CAME.iter().position(|words| words.any(said.label));
            named.filter(|_| said.is_count() && !NOT_CAME.any(said.label) && said.at != went.at)
        };
        let mut came: Vec<&Said<'p>> = rest.clone().filter(|said| rank(said).is_some()).collect();
        came.first()?;
        came.sort_by_key(|said| rank(said));
        // What the sentences beside it tell to be 受理 may be meant rather than what was 收到.
        let beside = around.iter().filter(|other| other.index == line.index);
        let beside = beside.filter(|other| other.range != line.range && !named_year(other));
        let surer = |said: &&Said<'_>| rank(said).is_some_and(|rank| rank < 2);
        let beside = beside.flat_map(|other| other.said.iter().filter(surer));
        // 收到 twice is told of two matters.
        let double = came
            .iter()
            .enumerate()
            .any(|(at, one)| came[at + 1..].iter().any(|other| one.label == other.label));
        let members = [carried, went, left];
        let first = came.first().filter(|_| !double)?;
        if !members.iter().all(|said| said.same_unit(first)) {
            return None;
        }
        came.extend(beside);
        let aside = rest.by_ref().filter(|said| ASIDE.any(said.label));
        let aside = aside.filter_map(Said::exact).collect();
        Some(Self {
            carried,
            came,
            went,
            left,
            aside,
        })
    }

    fn values(&self) -> Option<(Decimal, Decimal, Decimal)> {
        Some((
            self.carried.exact()?,
            self.went.exact()?,
            self.left.exact()?,
        ))
    }

    /// True where `left` are what is open: all, or all but what went another way.
    fn is_left(&self, open: Decimal, left: Decimal) -> bool {
        let gone = total(self.aside.iter().copied());
        let single = self.aside.iter().copied();
        let mut gone = single.chain(gone).chain([Decimal::from(0)]);
        gone.any(|gone| open.checked_sub(gone) == Some(left))
    }
}

/// `2023年受理100件`: of another year, perhaps.
fn named_year(line: &Line<'_>) -> bool {
    ["年受理", "上年", "去年"]
        .iter()
        .any(|word| line.text().contains(word))
}
