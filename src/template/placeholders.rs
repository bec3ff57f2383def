//! The `{placeholders}` of a pack's words: which there are, and whether a pattern names one that is not.

use crate::diagnostic::Diagnostic;
use crate::pack::{Options, Wordings};
use crate::record::{Paragraph, Piece, nearest};
use crate::say;
use crate::source::Span;

/// A placeholder that a pattern may hold.
#[derive(Debug)]
pub struct Placeholder {
    pub name: &'static str,
    /// Its Chinese name, which may stand in its place.
    pub zh: &'static str,
    /// The English key of the wording that it belongs to; `None`: all patterns and headings know it.
    pub wording: Option<&'static str>,
    /// What it stands for, in Chinese and in English.
    pub about: [&'static str; 2],
    pub example: &'static str,
}

const fn all(
    name: &'static str,
    zh: &'static str,
    about_zh: &'static str,
    about_en: &'static str,
    example: &'static str,
) -> Placeholder {
    Placeholder {
        name,
        zh,
        wording: None,
        about: [about_zh, about_en],
        example,
    }
}

const fn of(
    wording: &'static str,
    name: &'static str,
    zh: &'static str,
    about_zh: &'static str,
    about_en: &'static str,
    example: &'static str,
) -> Placeholder {
    Placeholder {
        name,
        zh,
        wording: Some(wording),
        about: [about_zh, about_en],
        example,
    }
}

/// Every placeholder. The formulas of a pack (惯用语) come beside them, by their own names.
pub const PLACEHOLDERS: &[Placeholder] = &[
    all("year", "年度", "报告年度", "the year reported on", "2023"),
    all(
        "next_year",
        "下一年度",
        "下一年度",
        "the year after it",
        "2024",
    ),
    all(
        "issuer",
        "发文机关",
        "发文机关，几个的空一格隔开",
        "the issuing body",
        "如皋市人民政府",
    ),
    all("region", "地区", "地区", "the region", "如皋市"),
    all(
        "self",
        "自称",
        "自称",
        "how the report speaks of itself",
        "我市",
    ),
    all(
        "heads",
        "负责人",
        "党政主要负责人，按类型",
        "the heads, by kind",
        "政府主要负责人",
    ),
    all(
        "seat",
        "本级",
        "地区名称的末一个字，用于“市委”“县政府”",
        "the last character of the region's name",
        "市",
    ),
    of(
        "honours",
        "honours",
        "荣誉",
        "各条荣誉",
        "the honours",
        "获评全省法治建设示范单位",
    ),
    of(
        "cause",
        "cause",
        "原因",
        "原因",
        "the cause",
        "部分人员程序意识不强",
    ),
    of(
        "count",
        "name",
        "名称",
        "指标名称",
        "the indicator's name",
        "行政复议申请",
    ),
    of("count", "figure", "数字", "数字", "the figure", "196件"),
    of(
        "rate",
        "name",
        "名称",
        "指标名称",
        "the indicator's name",
        "负责人出庭应诉率",
    ),
    of("rate", "figure", "数字", "数字", "the figure", "98%"),
    of(
        "zero",
        "name",
        "名称",
        "指标名称",
        "the indicator's name",
        "行政诉讼败诉案件",
    ),
    of("zero", "figure", "数字", "数字", "the figure", "0件"),
    of(
        "parts",
        "parts",
        "各部分",
        "各部分",
        "the parts",
        "和解37件、撤销3件",
    ),
    of(
        "change",
        "yoy",
        "同比",
        "与上年相比的百分比",
        "the change on last year",
        "同比下降38.5%",
    ),
    of(
        "difference",
        "change",
        "增减",
        "与上年相比的增减",
        "the difference to last year",
        "减少92件",
    ),
    of("reached", "target", "目标", "目标", "the target", "85%以上"),
    of("kept", "target", "目标", "目标", "the target", "3%以下"),
    of(
        "byline_date",
        "date",
        "日期",
        "成文日期",
        "the date of signing",
        "2024年1月10日",
    ),
    of(
        "owner",
        "owner",
        "责任单位",
        "责任单位",
        "the owner",
        "市司法局",
    ),
    of(
        "due",
        "due",
        "时限",
        "时限",
        "when it is due",
        "2024年6月底前",
    ),
    of("area", "area", "领域", "领域", "the field", "行政执法"),
    of(
        "addresses",
        "addresses",
        "对应不足",
        "所针对的不足",
        "the shortcomings answered",
        "败诉率仍需压降",
    ),
];

/// The English name of a placeholder that is called `name`; `name` itself where it is a formula's.
pub(super) fn canonical(name: &str) -> &str {
    let known = PLACEHOLDERS.iter().find(|known| known.zh == name);
    known.map_or(name, |known| known.name)
}

/// Notes every placeholder of `options` and `wordings` that nothing stands for (TPL-030); `whole`
/// has the formulas that may be named.
pub fn check_placeholders(
    options: &Options<'_>,
    wordings: &Wordings<'_>,
    whole: &Wordings<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let formulas = whole.formulas.iter();
    let formulas = formulas.filter_map(|formula| formula.name.as_ref());
    let mut formulas: Vec<Names<'_>> = formulas.map(|name| [&*name.text; 2]).collect();
    formulas.dedup();
    let mut look = |wording: &'static str, pattern: &Paragraph<'_>| {
        let own = PLACEHOLDERS
            .iter()
            .filter(|known| known.wording.is_none_or(|belongs| belongs == wording));
        let own = own.map(|known| [known.zh, known.name]);
        let known = own.chain(formulas.iter().copied());
        check(pattern, &known.collect::<Vec<_>>(), diagnostics);
        for needed in PLACEHOLDERS.iter().filter(|known| known.is_needed(wording)) {
            if let Some(found) = lacking(pattern, needed) {
                diagnostics.push(found);
            }
        }
    };
    options.each_pattern(&mut |pattern| look("", pattern));
    wordings.each_pattern(&mut look);
}

impl Placeholder {
    /// True where a pattern of `wording` that lacks this one would lose what it is about.
    fn is_needed(&self, wording: &str) -> bool {
        // Of none, the name alone may be told.
        let carrier = if wording == "zero" {
            self.name == "name"
        } else {
            self.name != "name"
        };
        self.wording == Some(wording) && carrier
    }
}

/// TPL-036
fn lacking(pattern: &Paragraph<'_>, needed: &Placeholder) -> Option<Diagnostic> {
    let names = [needed.zh, needed.name].map(|name| format!("{{{name}}}"));
    let words = pattern.iter().filter_map(|piece| match piece {
        Piece::Words(segment) => Some(segment),
        Piece::Figure(_) | Piece::Slot(_) => None,
    });
    let words: Vec<_> = words.collect();
    let has = |name: &String| {
        words
            .iter()
            .any(|segment| segment.text.contains(name.as_str()))
    };
    let span = words.first()?.span;
    // What stands in double braces is an error of its own.
    let figure = pattern
        .iter()
        .any(|piece| matches!(piece, Piece::Figure(_)));
    if figure || names.iter().any(has) {
        return None;
    }
    let [zh, en] = &names;
    let message = say!(
        "这里少了“{zh}”，内容会丢掉",
        "“{en}” is missing here: what it stands for would be lost"
    );
    let diagnostic = Diagnostic::error("TPL-036", span, message);
    Some(diagnostic.hint(say!("把“{zh}”写进句子里", "put “{en}” into the sentence")))
}

/// What a placeholder is called in Chinese and in English.
type Names<'n> = [&'n str; 2];

fn check(pattern: &Paragraph<'_>, known: &[Names<'_>], diagnostics: &mut Vec<Diagnostic>) {
    for piece in pattern {
        let Piece::Words(segment) = piece else {
            continue;
        };
        let exact = segment.text.len() == segment.span.len();
        let mut done = 0;
        while let Some(open) = segment.text[done..].find('{').map(|at| done + at) {
            let Some(close) = segment.text[open..].find('}').map(|at| open + at) else {
                break;
            };
            let name = &segment.text[open + 1..close];
            done = close + 1;
            if known.iter().any(|names| names.contains(&name)) {
                continue;
            }
            let span = Span {
                start: segment.span.start + open as u32,
                end: segment.span.start + done as u32,
                ..segment.span
            };
            let span = if exact { span } else { segment.span };
            diagnostics.push(unknown(name, span, known));
        }
    }
}

/// TPL-030
fn unknown(name: &str, span: Span, known: &[Names<'_>]) -> Diagnostic {
    let all = known.iter().flatten();
    let near = nearest(name, all.map(|known| (*known, ())));
    let message = match near {
        Some((near, ())) => say!(
            "没有“{{{name}}}”这个占位，是不是“{{{near}}}”？",
            "there is no placeholder “{{{name}}}”; did you mean “{{{near}}}”?"
        ),
        None => say!(
            "没有“{{{name}}}”这个占位",
            "there is no placeholder “{{{name}}}”"
        ),
    };
    let list = |lang: usize| {
        let names = known.iter().map(|names| format!("{{{}}}", names[lang]));
        names.collect::<Vec<_>>().join(" ")
    };
    let (zh, en) = (list(0), list(1));
    let mut diagnostic = Diagnostic::error("TPL-030", span, message);
    if let Some((near, ())) = near {
        diagnostic = diagnostic.fix(false, span, format!("{{{near}}}"));
    }
    diagnostic.hint(say!("这里可用的占位：{zh}", "placeholders here: {en}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Builtin;

    #[test]
    fn the_packs_name_only_what_there_is() {
        for builtin in Builtin::ALL {
            let pack = builtin.pack();
            let mut found = Vec::new();
            check_placeholders(&pack.options, &pack.wordings, &pack.wordings, &mut found);
            assert_eq!(found, [], "{}", builtin.name);
        }
    }

    #[test]
    fn formulas_do_not_take_the_name_of_a_placeholder() {
        for formula in &Builtin::base().pack().wordings.formulas {
            let name = &*formula.name.as_ref().unwrap().text;
            assert_eq!(canonical(name), name);
        }
    }
}
