//! PUN-003: characters that were lost on their way: `?`, □ or � inside a word.

use super::super::{Facts, Found, Rule};
use super::{is_han, written};
use crate::say;

/// Words that make a clause a question.
const ASKING: [&str; 16] = [
    "吗",
    "呢",
    "什么",
    "何",
    "谁",
    "哪",
    "怎",
    "是否",
    "几",
    "多少",
    "吧",
    "么",
    "能不能",
    "会不会",
    "要不要",
    "是不是",
];

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts) {
        let text = &passage.text;
        let mut before = None;
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let after = characters.peek().map(|(_, next)| *next);
            let inside = before.is_some_and(is_han) && after.is_some_and(is_han);
            let lost = match character {
                // In a report file YML-006 has told it.
                '\u{fffd}' => facts.draft.is_none(),
                '□' => inside,
                '?' | '？' => {
                    let half = character == '?' || passage.halved.binary_search(&at).is_ok();
                    half && inside && !is_question(&text[..at])
                }
                _ => false,
            };
            before = Some(character);
            if !lost {
                continue;
            }
            let typed = if character == '？' { '?' } else { character };
            let message = say!(
                "这里的「{typed}」多半是转码时丢了字",
                "「{typed}」 here most likely is a character that was lost on the way"
            );
            let finding = rule.finding(passage, at..at + character.len_utf8(), message);
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!(
                    "对照原稿补上；常见的是间隔号“·”或生僻字",
                    "restore it from the original: often it is the interpunct · or a rare character"
                ))
            }));
        }
    }
}

/// True where the clause that `before` ends with asks something.
fn is_question(before: &str) -> bool {
    let start = before
        .rfind(['。', '！', '？', '；', '，', '：'])
        .map_or(0, |at| at + '。'.len_utf8());
    ASKING.iter().any(|word| before[start..].contains(word))
}
