//! The families of codes.

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
