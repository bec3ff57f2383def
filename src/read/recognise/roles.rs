//! Which required content a heading announces.

use crate::document::Role;

/// What no heading of shortcomings says: a shortcoming that is dealt with is an achievement.
const DEALT_WITH: [&str; 12] = [
    "补齐", "补足", "聚焦", "破解", "解决", "针对", "紧盯", "弥补", "回应", "化解", "整治", "着力",
];

/// What the heading of a section says it holds; `year` is the one that is reported on.
pub fn of_section(text: &str, year: Option<u32>) -> Option<Role> {
    if let Some(role) = of_entry(text, year) {
        return Some(role);
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let dealt = has(&DEALT_WITH);
    if !dealt
        && has(&[
            "不足",
            "存在问题",
            "主要问题",
            "短板",
            "薄弱环节",
            "差距",
            "困难",
            "和问题",
            "问题和",
        ])
    {
        return Some(Role::Shortcomings);
    }
    if has(&[
        "打算",
        "下一步",
        "下步",
        "努力方向",
        "展望",
        "工作计划",
        "工作安排",
        "工作思路",
        "主要安排",
    ]) {
        return Some(Role::Plans);
    }
    if has(&[
        "举措",
        "成效",
        "做法",
        "工作情况",
        "建设情况",
        "开展情况",
        "落实情况",
        "主要工作",
        "工作总结",
        "进展",
    ]) {
        return Some(Role::Measures);
    }
    None
}

/// What the heading of an entry says beyond its section: only what leaves no doubt.
pub fn of_entry(text: &str, year: Option<u32>) -> Option<Role> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let dealt = has(&DEALT_WITH);
    let next = year.map(|year| format!("{}年", year + 1));
    let ahead = next.is_some_and(|next| text.contains(&next))
        && has(&["工作", "计划", "安排", "打算", "思路", "重点"]);
    if has(&["第一责任人"])
        || has(&["主要负责人", "主要负责同志"]) && has(&["履行", "履职", "职责"])
    {
        return Some(Role::Duties);
    }
    let lacking = has(&[
        "存在的不足",
        "存在不足",
        "存在的问题",
        "存在的主要问题",
        "存在问题",
        "不足和",
        "不足及",
        "不足与",
        "问题和不足",
        "问题与不足",
        "问题及不足",
        "困难和问题",
        "短板和不足",
        "差距和不足",
        "存在的短板",
        "存在的困难",
    ]);
    if lacking && !dealt {
        return Some(Role::Shortcomings);
    }
    let coming = has(&["下一年度", "下一年", "下年度", "来年"]);
    let plan = has(&[
        "工作打算",
        "下一步打算",
        "下步打算",
        "下一步工作",
        "下步工作",
        "下一步的工作",
        "下一步计划",
        "下一步安排",
    ]);
    if ahead || coming || plan {
        return Some(Role::Plans);
    }
    let others = has(&[
        "其他需要",
        "其它需要",
        "需要报告的其他",
        "需要报告的情况",
        "其他情况",
        "其他事项",
        "其它事项",
        "其他有关情况",
    ]);
    others.then_some(Role::Others)
}
