//! The codes of findings: which there are, and which of them are a matter of judgement.

use crate::explain::{FAMILIES, PAGES};

/// Every code that this version gives.
pub fn codes() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|(code, _)| *code)
}

/// The code or family called `name`.
pub fn known(name: &str) -> Option<&'static str> {
    let families = FAMILIES.iter().map(|(family, _)| *family);
    let mut all = codes().chain(families);
    all.find(|known| *known == name)
}

/// Families in which a person may judge otherwise than the program.
const JUDGED: [&str; 11] = [
    "NUM", "DAT", "DOC", "STR", "PUN", "SPC", "LEX", "TRM", "DUP", "SEC", "FMT",
];

/// What warns or notes in families that are no matter of judgement.
const REMARKS: [&str; 12] = [
    "KEY-014", "REF-001", "REF-002", "REF-010", "VAL-006", "VAL-013", "VAL-023", "VAL-024",
    "TPL-006", "TPL-009", "TPL-034", "TPL-035",
];

/// True where a finding may be silenced, or its level lowered: it judges what was read. A finding
/// that says that the report would not be what was typed stands.
pub fn is_judgement(code: &str) -> bool {
    REMARKS.contains(&code) || JUDGED.iter().any(|family| code.starts_with(family))
}

/// True where a family holds a code that may be silenced.
pub fn has_judgements(family: &str) -> bool {
    codes().any(|code| code.starts_with(family) && is_judgement(code)) || JUDGED.contains(&family)
}

/// Why a finding of this code or family stands, in Chinese and in English.
pub fn why_it_stands(code: &str) -> [&'static str; 2] {
    if matches!(code, "KEY-011" | "KEY-012" | "KEY-013") {
        return [
            "它说的就是「忽略」本身",
            "it speaks of the silences themselves",
        ];
    }
    match code.get(..3).unwrap_or_default() {
        "YML" | "KEY" => [
            "它说的是文件没有读对",
            "it says that the file could not be read as it was meant",
        ],
        "OUT" => [
            "它说的是程序没能做成",
            "it says that the program could not do its work",
        ],
        _ => [
            "不改的话，印出来的就不是填的内容",
            "the report would not be what was typed",
        ],
    }
}
