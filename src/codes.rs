//! The codes of findings: their families, which there are, and which of them are a matter of judgement.

/// Each family with its name in Chinese and in English.
pub const FAMILIES: [(&str, [&str; 2]); 17] = [
    ("YML", ["文件的写法", "How the file is written"]),
    ("KEY", ["栏目", "Keys"]),
    ("VAL", ["栏目的内容", "Values"]),
    ("NUM", ["数字", "Numbers"]),
    ("DAT", ["日期", "Dates"]),
    ("DOC", ["公文要素", "Elements of a document"]),
    ("STR", ["必备内容", "Required contents"]),
    ("PUN", ["标点", "Punctuation"]),
    ("SPC", ["空格", "Space"]),
    ("LEX", ["用词", "Words"]),
    ("TRM", ["规范表述", "Terms"]),
    ("DUP", ["重复", "Repetition"]),
    ("REF", ["引用", "References"]),
    ("SEC", ["保密和隐私", "Secrecy and privacy"]),
    ("FMT", ["版式", "Layout"]),
    ("TPL", ["模板", "Template packs"]),
    ("OUT", ["文件和命令", "Files and commands"]),
];

/// What a code is about, in Chinese and in English.
pub fn about(code: &str) -> [&'static str; 2] {
    let mut families = FAMILIES.iter();
    let family = families.find(|(name, _)| code.starts_with(name));
    family.map_or(["其他", "Others"], |(_, names)| *names)
}

/// Every code that this version gives.
pub const CODES: &[&str] = &[
    "YML-001", "YML-002", "YML-003", "YML-006", "YML-008", "YML-009", "YML-010", "YML-013",
    "YML-015", "YML-016", "YML-017", "YML-018", "YML-020", "YML-021", "YML-022", "YML-023",
    "YML-024", "KEY-001", "KEY-002", "KEY-003", "KEY-004", "KEY-005", "KEY-006", "KEY-007",
    "KEY-008", "KEY-009", "KEY-010", "KEY-011", "KEY-012", "KEY-013", "VAL-001", "VAL-002",
    "VAL-003", "VAL-004", "VAL-005", "VAL-007", "VAL-008", "VAL-009", "VAL-010", "VAL-011",
    "VAL-012", "VAL-014", "VAL-015", "VAL-016", "VAL-017", "VAL-018", "VAL-019", "VAL-020",
    "VAL-021", "VAL-022", "NUM-001", "NUM-002", "NUM-022", "REF-003", "REF-004", "REF-005",
    "REF-006", "REF-007", "REF-008", "TPL-001", "TPL-002", "TPL-003", "TPL-004", "TPL-005",
    "TPL-006", "TPL-007", "TPL-008", "TPL-009", "TPL-010", "TPL-011", "TPL-012", "TPL-013",
    "TPL-014", "TPL-015", "TPL-016", "TPL-030", "TPL-031", "TPL-032", "TPL-033", "TPL-034",
    "TPL-035", "TPL-036", "OUT-001", "OUT-002", "OUT-003", "OUT-004", "OUT-005", "OUT-006",
    "OUT-007", "OUT-008", "OUT-009", "OUT-010", "OUT-011", "OUT-012", "OUT-013", "OUT-020",
    "OUT-021",
];

/// The code or family called `name`.
pub fn known(name: &str) -> Option<&'static str> {
    let families = FAMILIES.iter().map(|(family, _)| *family);
    let mut all = CODES.iter().copied().chain(families);
    all.find(|known| *known == name)
}

/// Families in which a person may judge otherwise than the program.
const JUDGED: [&str; 11] = [
    "NUM", "DAT", "DOC", "STR", "PUN", "SPC", "LEX", "TRM", "DUP", "SEC", "FMT",
];

/// What warns or notes in families that are no matter of judgement.
const REMARKS: [&str; 5] = ["VAL-006", "TPL-006", "TPL-009", "TPL-034", "TPL-035"];

/// True where a finding may be silenced, or its level lowered: it judges what was read. A finding
/// that says that the report would not be what was typed stands.
pub fn is_judgement(code: &str) -> bool {
    REMARKS.contains(&code) || JUDGED.iter().any(|family| code.starts_with(family))
}

/// True where a family holds a code that may be silenced.
pub fn has_judgements(family: &str) -> bool {
    CODES
        .iter()
        .any(|code| code.starts_with(family) && is_judgement(code))
        || JUDGED.contains(&family)
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
