//! DOC-001: what a title is made of; DOC-002: marks in a title.

use super::super::{Facts, Found, Rule};
use crate::diagnostic::Words;
use crate::prose::{Part, Passage};
use crate::say;

fn title<'a>(facts: &'a Facts<'_>) -> Option<&'a Passage> {
    let mut passages = facts.prose.passages.iter();
    passages.find(|passage| passage.part == Part::Title)
}

pub(super) fn check_shape(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let Some(title) = title(facts).filter(|_| facts.about.annual && facts.about.foreign) else {
        return;
    };
    let text = title.text.trim();
    let digits = |text: &str| text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = text
        .match_indices('年')
        .any(|(at, _)| digits(&text[..at]) == 4);
    let mut lacks: Vec<(Words, Words)> = Vec::new();
    if !year {
        lacks.push((
            say!("标题里没有年份", "the title names no year"),
            say!(
                "写明是哪一年的报告，如“2024年”",
                "say of which year, as 2024年"
            ),
        ));
    }
    if !text.trim_end_matches('。').ends_with("报告") {
        lacks.push((
            say!("标题末尾没有文种“报告”", "the title does not end with 报告"),
            say!("以“报告”结尾", "let it end with 报告"),
        ));
    } else if !text.contains("关于")
        && !text.contains("年度报告")
        && !text.contains("情况报告")
        && !text.contains("工作报告")
    {
        lacks.push((
            say!(
                "标题没有写成“××关于……的报告”",
                "the title is not of the form 发文机关关于……的报告"
            ),
            say!(
                "公文标题一般由发文机关、事由和文种组成",
                "a title names as a rule who writes, of what, and what kind of document it is"
            ),
        ));
    }
    for (message, hint) in lacks {
        let finding = rule.finding(title, 0..title.text.len(), message);
        found
            .diagnostics
            .extend(finding.map(|finding| finding.hint(hint)));
    }
}

pub(super) fn check_marks(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let Some(title) = title(facts) else {
        return;
    };
    let mut depth = 0usize;
    for (at, mark) in title.text.char_indices() {
        match mark {
            '《' | '“' | '（' | '〈' => depth += 1,
            '》' | '”' | '）' | '〉' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || !matches!(mark, '。' | '，' | '；' | '！' | '？') {
            continue;
        }
        let range = at..at + mark.len_utf8();
        let last = title.text[range.end..].trim().is_empty();
        let message = match last {
            true => say!(
                "公文标题末尾不加“{mark}”",
                "a title takes no “{mark}” at its end"
            ),
            false => say!(
                "公文标题里一般不用“{mark}”",
                "a title takes no “{mark}” as a rule"
            ),
        };
        let Some(finding) = rule.finding(title, range.clone(), message) else {
            continue;
        };
        let typed = title.is_typed(range).then_some(finding.span).flatten();
        found.diagnostics.push(match (typed, last) {
            (Some(span), true) => finding
                .hint(say!("删去它", "take it out"))
                .fix(false, span, ""),
            _ => finding.hint(say!(
                "标题里除书名号、引号、括号外，一般不用标点",
                "a title has no marks but 《》, quotes and brackets"
            )),
        });
    }
}
