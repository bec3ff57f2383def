//! `docs/rules/README.md`: all pages by family.

use super::{FAMILIES, Page};
use crate::diagnostic::Lang;

const HEAD: &str = "\
# 提示的编号 · Codes

每条提示前面都有一个编号，如 `错误[YML-001]`。点开编号，看这是什么意思、错在哪里、怎样改。不联网也能看：`fazhi explain YML-001`，全部编号：`fazhi explain --list`。

Each finding begins with a code, such as `error[YML-001]`. Its page says what it means, with a bad and a good sample. The program holds the same pages: `fazhi explain YML-001`, and `fazhi explain --list` for all of them.
";

/// The index of `pages`, in both languages.
pub fn index(pages: &[Page<'_>]) -> String {
    let mut text = HEAD.to_owned();
    for (family, [zh, en]) in FAMILIES {
        let rows = pages.iter().filter(|page| page.code.starts_with(family));
        let rows: String = rows.map(row).collect();
        if !rows.is_empty() {
            text += &format!("\n## {family} {zh} · {en}\n\n");
            text += "| 编号 · Code | 级别 · Level | 中文 | English |\n| --- | --- | --- | --- |\n";
            text += &rows;
        }
    }
    text
}

fn row(page: &Page<'_>) -> String {
    let (code, [zh, en]) = (page.code, page.title);
    let levels = [Lang::Zh, Lang::En].map(|lang| page.severity.label(lang));
    format!(
        "| [{code}]({code}.md) | {} | {zh} | {en} |\n",
        levels.join(" · ")
    )
}
