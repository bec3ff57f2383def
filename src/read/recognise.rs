//! A sheet's lines as a document: title, headings, text.

use super::sheet::{Look, Sheet};
use crate::document::{Block, Document, Heading, Inline, Inlines, Origin, Role, Run};

/// What `sheet` says.
pub fn recognise(sheet: &Sheet) -> Document<'_> {
    let mut document = Document::default();
    for line in &sheet.lines {
        let content: Inlines<'_> = line
            .spans
            .iter()
            .map(|span| {
                let run = Run {
                    text: sheet.source.slice(*span).into(),
                    origin: Origin::Clerk(*span),
                };
                Inline::Text(run)
            })
            .collect();
        let text = crate::document::plain_text(&content);
        if document.title.is_empty()
            && document.blocks.is_empty()
            && text.ends_with("报告")
            && !text.contains('。')
        {
            document.title.push(content);
            continue;
        }
        let level = match line.look {
            Look::Heading(level) => Some(level),
            Look::Plain | Look::Cell { .. } => level(&text),
        };
        let Some(level) = level else {
            document.blocks.push(Block::Paragraph(content));
            continue;
        };
        document.blocks.push(Block::Heading(Heading {
            level,
            role: (level == 1).then(|| role(&text)).flatten(),
            id: String::new(),
            content,
        }));
    }
    document
}

/// The level that a heading's number tells.
fn level(text: &str) -> Option<u8> {
    if text.contains('。') || text.chars().count() > 60 {
        return None;
    }
    let rest = text.trim_start_matches(|letter| "一二三四五六七八九十".contains(letter));
    if rest.len() < text.len() && rest.starts_with('、') {
        return Some(1);
    }
    let inner = text.strip_prefix(['(', '（'])?;
    let rest = inner.trim_start_matches(|letter| "一二三四五六七八九十".contains(letter));
    (rest.len() < inner.len() && rest.starts_with([')', '）'])).then_some(2)
}

fn role(text: &str) -> Option<Role> {
    let roles = [
        (&["第一责任人", "履行推进法治"][..], Role::Duties),
        (&["不足", "问题", "短板"], Role::Shortcomings),
        (&["安排", "计划", "打算", "思路"], Role::Plans),
        (&["举措", "成效", "做法", "工作情况"], Role::Measures),
        (&["其他"], Role::Others),
    ];
    let mut roles = roles.into_iter();
    let found = roles.find(|(words, _)| words.iter().any(|word| text.contains(word)));
    found.map(|(_, role)| role)
}
