//! NUM-005: of what there was, some is done; what is told to be left must be the rest.

use super::super::super::{Found, Rule, Verdict};
use super::super::change::is_last_year;
use super::super::stated::{Line, Said};
use super::super::words::is_change;
use crate::record::Decimal;
use crate::say;
use crate::terms::WordSet;

/// Words ahead of what is left; nothing else is named with them.
const LEFT: [&str; 20] = [
    "剩余",
    "其余",
    "尚余",
    "尚有",
    "还有",
    "仍有",
    "另有",
    "余",
    "未办结",
    "未整改",
    "未化解",
    "未完成",
    "未审结",
    "未销号",
    "未结案",
    "结转下年度",
    "结转下一年度",
    "结转下年",
    "结转下一年",
    "尚未办结",
];
/// Words behind it.
const BEHIND: [&str; 12] = [
    "尚在",
    "正在",
    "未办结",
    "未审结",
    "未完成",
    "未整改",
    "未化解",
    "尚未",
    "仍在",
    "在办",
    "在审",
    "待整改",
];
static DONE: WordSet = WordSet::new(&[
    "整改",
    "化解",
    "办结",
    "审结",
    "完成",
    "销号",
    "处置",
    "处理",
    "答复",
    "办理完毕",
    "结案",
    "调处",
    "验收",
    "修复",
    "拆除",
    "改造",
    "回复",
    "办复",
]);
/// More may have been there than the sentence tells of.
static MORE: WordSet = WordSet::new(&[
    "上年",
    "去年",
    "往年",
    "旧存",
    "历年",
    "年初",
    "遗留",
    "结转上",
    "含结转",
    "累计",
    "新增",
]);

/// Tells of the sentence `line`; true where it has such a statement.
pub fn check(rule: &Rule, line: &Line<'_>, found: &mut Found) -> bool {
    let mut any = false;
    for at in 2..line.said.len() {
        if let Some(rest) = Rest::of(line, at) {
            rest.tell(rule, line, found);
            any = true;
        }
    }
    any
}

struct Rest<'l, 'p> {
    whole: &'l Said<'p>,
    done: &'l Said<'p>,
    left: &'l Said<'p>,
    /// It may be counted otherwise: only what is right is told.
    loose: bool,
}

/// So many counts ahead are looked at.
const NEAR: usize = 8;

impl<'l, 'p> Rest<'l, 'p> {
    fn of(line: &'l Line<'p>, at: usize) -> Option<Self> {
        let left = &line.said[at];
        if !left.is_count() || MORE.any(line.text()) {
            return None;
        }
        let name = left_name(left)?;
        let same = |said: &&Said<'p>| {
            let told = is_change(said.label) || is_last_year(said);
            said.is_count() && said.same_unit(left) && said.depth == left.depth && !told
        };
        let ahead = line.said[..at].iter().rev().take(NEAR).filter(same);
        let ahead: Vec<&Said<'p>> = ahead.collect();
        let (done, ahead) = ahead.split_first()?;
        let finished = DONE.any(done.label) && !done.label.contains(['未', '待', '应', '需']);
        if !finished || left.clause - done.clause > 3 {
            return None;
        }
        let (all, gone, open) = (ahead, done.exact()?, left.exact()?);
        let fits = |whole: &&&Said<'p>| {
            let rest = whole.exact().and_then(|whole| whole.checked_sub(gone));
            rest == Some(open)
        };
        if let Some(whole) = all.iter().find(fits) {
            return Some(Self {
                whole,
                done,
                left,
                loose: true,
            });
        }
        let some = |said: &&&Said<'p>| said.label.trim_start().starts_with("其中");
        let wholes: Vec<_> = all.iter().filter(|said| !some(said)).collect();
        let [whole] = wholes.as_slice() else {
            return None;
        };
        let named = name.is_empty() || whole.label.contains(&name);
        let near = done.clause - whole.clause <= 2 && gone <= whole.exact()?;
        let mut behind = line.said[at + 1..].iter().filter(same);
        let alone = behind.next().is_none() && ahead.len() == 1;
        (named && near && alone).then_some(Self {
            whole,
            done,
            left,
            loose: false,
        })
    }

    fn tell(&self, rule: &Rule, line: &Line<'_>, found: &mut Found) {
        let members = [self.whole, self.done, self.left];
        let values: Option<Vec<Decimal>> = members.iter().map(|said| said.exact()).collect();
        let Some([all, gone, left]) = values.as_deref() else {
            return;
        };
        let Some(rest) = all.checked_sub(*gone) else {
            return;
        };
        let sum = format!("{all}-{gone}={rest}");
        let verdict = if self.loose {
            Verdict::Right
        } else {
            Verdict::Doubtful
        };
        for said in members {
            let ledger = &mut found.ledger;
            ledger.mark(line.index, said.at, verdict, rule.code, &sum);
        }
        if self.loose {
            return;
        }
        let unit = self.left.number.unit_word();
        let message = say!(
            "{sum}，应还有{rest}{unit}，这里写的是{left}{unit}",
            "{sum}: {rest}{unit} should be left, and {left}{unit} are stated"
        );
        let bare = self.left.label.trim().is_empty();
        let behind = BEHIND
            .iter()
            .find(|word| bare && self.left.after.starts_with(**word));
        let words = line.words(self.left);
        let end = words.end + behind.map_or(0, |word| word.len());
        let finding = rule.finding(line.passage, words.start..end, message);
        found.diagnostics.extend(finding.map(|finding| {
            let finding = finding.hint(say!(
                "三个数里必有一个有误；另有撤回、移送，或者含上年结转的，在句子里写明",
                "one of the three is wrong; where some were withdrawn or carried over, say so"
            ));
            match line.passage.span(line.words(self.whole)) {
                Some(span) => finding.relate(span, say!("总数在这里", "the whole is here")),
                None => finding,
            }
        }));
    }
}

/// What is named beside the words for what is left; `None` where no such words stand there.
fn left_name(said: &Said<'_>) -> Option<String> {
    let label = said.label.trim();
    let ahead = LEFT
        .iter()
        .filter(|word| label.contains(*word))
        .max_by_key(|word| word.len());
    let behind = BEHIND
        .iter()
        .any(|word| said.after.trim_start().starts_with(word));
    if ahead.is_none() && !(label.is_empty() && behind) {
        return None;
    }
    // `还有4件提案已答复`: what follows tells of something else.
    let open = behind
        || said.after.trim().is_empty()
        || [
            "限期", "将", "仍", "未", "待", "在", "按", "问题", "隐患", "案件",
        ]
        .iter()
        .any(|word| said.after.trim_start().starts_with(word));
    let vague = ahead.is_some_and(|word| !word.starts_with(['未', '剩', '结']));
    if vague && !open {
        return None;
    }
    let mut name = label.replacen(ahead.copied().unwrap_or_default(), "", 1);
    for word in [
        "目前", "案件", "问题", "隐患", "事项", "的", "为", "有", "仅", "则",
    ] {
        name = name.replace(word, "");
    }
    (name.chars().count() <= 6).then(|| name.trim().to_owned())
}
