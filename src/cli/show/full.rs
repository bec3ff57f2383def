//! The long form: what is wrong, the line with a caret under it, what to write instead.

use super::snippet::snippet;
use super::{Checked, clipped, concise, path_text, row, spot};
use crate::cli::either;
use crate::diagnostic::{Code, Cure, Diagnostic, Lang, Severity, Step};
use crate::judgement::Silenced;
use anstyle::{AnsiColor, Style};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// How many findings of one file a screen is given; a like one is not counted again.
pub const MOST: usize = 100;

/// The findings of one file, at most `most` of them. Like slips of the text are shown once and
/// counted.
pub fn text(
    checked: &Checked<'_>,
    diagnostics: &[&Diagnostic],
    lang: Lang,
    most: Option<usize>,
) -> String {
    let mut text = String::new();
    let mut groups = grouped(diagnostics);
    let left = most.map_or(0, |most| keep_worst(&mut groups, most));
    for group in &groups {
        finding(&mut text, checked, group[0], lang);
        others(&mut text, checked, group, lang);
        cure(&mut text, group[0], lang);
        text.push('\n');
    }
    if left > 0 {
        let _ = match lang {
            Lang::Zh => writeln!(
                text,
                "还有 {left} 处没有列出：先改前面这些再检查一次，或者加 --format concise 全部列出\n"
            ),
            Lang::En => writeln!(
                text,
                "{left} more are not listed: cure these and check again, or see all with --format concise\n"
            ),
        };
    }
    text
}

/// All findings of one file, without colours.
pub fn plain(checked: &Checked<'_>, diagnostics: &[&Diagnostic], lang: Lang) -> String {
    anstream::adapter::strip_str(&text(checked, diagnostics, lang, None)).to_string()
}

/// A finding that was silenced, and why.
pub fn silenced(checked: &Checked<'_>, silenced: &Silenced, lang: Lang) -> String {
    let line = concise::line(checked, &silenced.diagnostic, lang);
    let (head, reason) = match lang {
        Lang::Zh => ("已忽略", "理由："),
        Lang::En => ("silenced", "reason: "),
    };
    format!(
        "{head} {line}   = {reason}{}\n\n",
        clipped(&silenced.reason)
    )
}

/// Findings in order, those that are alike together with the first of them.
fn grouped<'d>(diagnostics: &[&'d Diagnostic]) -> Vec<Vec<&'d Diagnostic>> {
    let mut groups: Vec<Vec<_>> = Vec::new();
    let mut told = HashMap::<_, usize>::new();
    for &diagnostic in diagnostics {
        let (code, severity) = (diagnostic.code, diagnostic.severity);
        let like = diagnostic
            .span
            .filter(|_| is_slip(code))
            .map(|span| (code, severity, span.source, pattern(diagnostic)));
        match like.as_ref().and_then(|like| told.get(like).copied()) {
            Some(first) => groups[first].push(diagnostic),
            None => {
                told.extend(like.map(|like| (like, groups.len())));
                groups.push(vec![diagnostic]);
            }
        }
    }
    groups
}

/// A message without what it quotes and counts: what like findings share.
fn pattern(diagnostic: &Diagnostic) -> String {
    let mut quoted = 0_usize;
    let plain = diagnostic.message.zh.chars().filter(|found| {
        let open = matches!(found, '「' | '“');
        let close = matches!(found, '」' | '”');
        quoted = (quoted + usize::from(open)).saturating_sub(usize::from(close));
        quoted == 0 && !close && !found.is_ascii_digit()
    });
    plain.collect()
}

/// True for slips of the text, which come in numbers and are all cured alike; not for what is said
/// of one place or of the file as a whole.
fn is_slip(code: Code) -> bool {
    const OWN: [Code; 5] = ["YML-015", "YML-017", "YML-021", "YML-022", "YML-023"];
    code == "VAL-010" || (code.starts_with("YML-") && !OWN.contains(&code))
}

/// Keeps the `most` worst groups, in their order; says how many findings were left out.
fn keep_worst(groups: &mut Vec<Vec<&Diagnostic>>, most: usize) -> usize {
    let mut ranked: Vec<usize> = (0..groups.len()).collect();
    ranked.sort_by_key(|&index| Reverse(groups[index][0].severity));
    let left: HashSet<usize> = ranked.into_iter().skip(most).collect();
    let count = left.iter().map(|&index| groups[index].len()).sum();
    let mut index = 0..;
    groups.retain(|_| index.next().is_some_and(|index| !left.contains(&index)));
    count
}

/// How many lines are named where like slips stand.
const NAMED: usize = 20;

/// Where the slips stand that are like the first of the group.
fn others(text: &mut String, checked: &Checked<'_>, group: &[&Diagnostic], lang: Lang) {
    let Some((.., source)) = checked.placed(group[0]) else {
        return;
    };
    let spans = group.iter().skip(1).filter_map(|other| other.span);
    let mut lines: Vec<_> = spans
        .map(|span| source.place(span.range().start).line.to_string())
        .collect();
    let count = lines.len();
    if count == 0 {
        return;
    }
    lines.dedup();
    if lines.len() > NAMED {
        lines.truncate(NAMED);
        lines.push("……".to_owned());
    }
    let lines = lines.join(either(lang, "、", ", "));
    let _ = match lang {
        Lang::Zh => writeln!(text, "   = 同类问题另有 {count} 处：第 {lines} 行"),
        Lang::En => writeln!(text, "   = {count} more like this, in lines {lines}"),
    };
}

fn finding(text: &mut String, checked: &Checked<'_>, diagnostic: &Diagnostic, lang: Lang) {
    let style = style(diagnostic.severity);
    let label = diagnostic.severity.label(lang);
    let code = diagnostic.code;
    let placed = checked.placed(diagnostic);
    let place = placed.map_or_else(String::new, |(span, name, source)| {
        format!(" {}", spot(name, source, span.range().start, lang))
    });
    let message = clipped(diagnostic.message.get(lang));
    let gap = if place.is_empty() { " " } else { "  " };
    let _ = writeln!(text, "{style}{label}[{code}]{style:#}{place}{gap}{message}");
    if let Some((span, _, source)) = placed {
        snippet(text, source, span, style, lang);
    }
    let headings = matches!(diagnostic.path.first(), Some(Step::Heading(_)));
    if headings || diagnostic.path.len() > 1 {
        let label = match (lang, headings) {
            (Lang::Zh, true) => "所在标题：",
            (Lang::Zh, false) => "所在栏目：",
            (Lang::En, _) => "at: ",
        };
        let _ = writeln!(text, "   = {label}{}", path_text(&diagnostic.path, lang));
    }
    for hint in &diagnostic.hints {
        // A hint may show a few lines.
        let hint = clipped(hint.get(lang)).replace('\n', "\n     ");
        let _ = writeln!(text, "   = {hint}");
    }
    for related in &diagnostic.related {
        let Some((name, source)) = checked.place(related.span) else {
            continue;
        };
        let line = row(source, related.span.range().start, lang);
        let message = related.message.get(lang);
        let file = match placed {
            Some((span, ..)) if span.source == related.span.source => String::new(),
            _ => format!("{name} "),
        };
        let _ = match lang {
            Lang::Zh => writeln!(text, "   = {file}{line}：{message}"),
            Lang::En => writeln!(text, "   = {file}{line}: {message}"),
        };
    }
}

/// Who can cure it, and where more is said of it.
fn cure(text: &mut String, diagnostic: &Diagnostic, lang: Lang) {
    let who = match diagnostic.cure() {
        Cure::Safe => either(lang, "可自动修复：fazhi fix", "fixable: fazhi fix"),
        Cure::Confirmed => either(
            lang,
            "可协助修复（需要你确认）：fazhi fix --ask",
            "fixable if you agree: fazhi fix --ask",
        ),
        Cure::Chosen => either(
            lang,
            "需要你选择：fazhi fix --ask",
            "yours to choose: fazhi fix --ask",
        ),
        Cure::Person => either(
            lang,
            "需要人工核对，程序不会替你改",
            "for a person to check; no program changes it",
        ),
        Cure::Elsewhere => "",
    };
    let gap = if who.is_empty() { "" } else { "    " };
    let more = either(lang, "说明：", "more: ");
    let code = diagnostic.code;
    let _ = writeln!(text, "   = {who}{gap}{more}fazhi explain {code}");
}

fn style(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
    };
    Style::new().bold().fg_color(Some(color.into()))
}
