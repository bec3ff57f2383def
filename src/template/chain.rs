//! The layouts of a chain of packs: which extends which, and their texts as trees.

use super::layout::LayoutSource;
use super::names::Read;
use super::syntax::{Lexer, Name, Token, Tree, parse};
use crate::diagnostic::Diagnostic;
use crate::document::HANDLE_OPEN;
use crate::record::nearest;
use crate::say;
use crate::source::{Source, SourceId, Span};

/// A layout is a page or two; what is longer than this is none.
const LONGEST: usize = 256 << 10;

/// What can be said before a template is compiled.
pub fn check(chain: &[LayoutSource<'_>]) -> Result<(), Vec<Diagnostic>> {
    let mut found = Vec::new();
    for (index, part) in chain.iter().enumerate() {
        let Some(source) = part.source else {
            continue;
        };
        if source.text.len() > LONGEST {
            found.push(long(source));
            continue;
        }
        if let Some((at, mark)) = source
            .text
            .char_indices()
            .find(|(_, mark)| (HANDLE_OPEN..=MARKS_END).contains(mark))
        {
            found.push(reserved(Span::new(source.id, at, at + mark.len_utf8())));
        }
        if let Some(name) = extends(&source.text) {
            let earlier: Vec<_> = chain[..index].iter().map(|part| part.name).collect();
            if name.text == part.name || !earlier.contains(&name.text) {
                found.push(no_parent(source.id, &name, part.name, chain, &earlier));
            }
        }
    }
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// The last of the characters that stand for texts.
const MARKS_END: char = '\u{e00f}';

/// What a template names behind `extends`.
fn extends(text: &str) -> Option<Name<'_>> {
    let blank = |token: &Token<'_>, place: &std::ops::Range<usize>| match token {
        Token::Text => text[place.clone()].trim().is_empty(),
        token => *token == Token::Comment,
    };
    let mut tokens = Lexer::new(text).skip_while(|(token, place)| blank(token, place));
    let (tag, word, name) = (tokens.next()?, tokens.next()?, tokens.next()?);
    match (tag.0, word.0, name.0) {
        (Token::Tag, Token::Name("extends"), Token::Quoted(text)) => Some(Name {
            text,
            at: name.1.start + 1..name.1.end - 1,
        }),
        _ => None,
    }
}

/// The layouts as trees, the base first; `None` where one cannot be read.
pub fn read<'s>(chain: &[LayoutSource<'s>]) -> Option<Vec<Read<'s>>> {
    let mut all: Vec<Read<'s>> = Vec::new();
    for part in chain {
        let (source, tree) = match (part.source, all.last()) {
            (Some(source), _) => (source.id, parse(&source.text)?),
            // A pack without a layout hands on the one before it.
            (None, Some(before)) => (
                before.source,
                Tree {
                    extends: Some(Name {
                        text: before.name,
                        at: 0..0,
                    }),
                    ..Tree::default()
                },
            ),
            (None, None) => continue,
        };
        all.push(Read {
            name: part.name,
            source,
            tree,
        });
    }
    Some(all)
}

fn long(source: &Source) -> Diagnostic {
    let most = LONGEST >> 10;
    let message = say!(
        "版面文件太大，超过了 {most} KB",
        "the layout is larger than {most} KB"
    );
    Diagnostic::error("TPL-016", Span::new(source.id, 0, 0), message)
}

fn reserved(span: Span) -> Diagnostic {
    let message = say!(
        "这里有一个看不见的专用字符，模板里不能用",
        "there is an invisible character here that a template must not use"
    );
    Diagnostic::error("TPL-013", span, message).hint(say!("删掉它", "delete it"))
}

/// `extends` names what is not before it: itself, a later layout, nothing at all.
fn no_parent(
    source: SourceId,
    name: &Name<'_>,
    own: &str,
    chain: &[LayoutSource<'_>],
    earlier: &[&str],
) -> Diagnostic {
    let span = Span::new(source, name.at.start, name.at.end);
    let wanted = name.text;
    let circle = chain.iter().any(|part| part.name == wanted);
    let near = nearest(wanted, earlier.iter().map(|name| (*name, ())));
    let (code, message) = match near {
        _ if wanted == own => (
            "TPL-014",
            say!("模板“{own}”沿用了自己", "the template {own} extends itself"),
        ),
        _ if circle => (
            "TPL-014",
            say!(
                "“{wanted}”又沿用“{own}”，转成了圈",
                "{wanted} extends {own} in turn: a circle"
            ),
        ),
        Some((near, ())) => (
            "TPL-015",
            say!(
                "没有沿用模板“{wanted}”，是不是“{near}”？",
                "this template does not extend {wanted}; did you mean {near}?"
            ),
        ),
        None => (
            "TPL-015",
            say!(
                "没有沿用模板“{wanted}”，文件夹以外的文件不会读取",
                "this template does not extend {wanted}; files elsewhere are not read"
            ),
        ),
    };
    let diagnostic = Diagnostic::error(code, span, message);
    let (zh, en) = (earlier.join("、"), earlier.join(", "));
    if earlier.is_empty() {
        return diagnostic.hint(say!(
            "删掉 extends；要沿用别的模板，先在 pack.yaml 里写「沿用」",
            "delete extends, or name the pack under extends in pack.yaml"
        ));
    }
    diagnostic.hint(say!(
        "这里可以写的有：{zh}（pack.yaml 里「沿用」的模板）",
        "it may name what pack.yaml extends: {en}"
    ))
}
