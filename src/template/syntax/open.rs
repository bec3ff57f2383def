//! Tags that are not closed: what a template that ends too early has forgotten.

use super::{Lexer, Name, Token};

/// The tags that are open at the byte `end`, the outermost first.
pub fn open(text: &str, end: usize) -> Vec<Name<'_>> {
    let mut open: Vec<Name<'_>> = Vec::new();
    let mut tokens = Lexer::new(text)
        .take_while(|(_, place)| place.start < end)
        .filter(|(token, _)| !matches!(token, Token::Text | Token::Comment))
        .peekable();
    while let Some((token, _)) = tokens.next() {
        if token != Token::Tag {
            continue;
        }
        let Some((Token::Name(word) | Token::Mark(word), at)) = tokens.next() else {
            continue;
        };
        let name = Name { text: word, at };
        match word {
            "if" | "for" | "block" | "component" | "filter" | "<" => open.push(name),
            "set" | "set_global" => {
                tokens.next();
                if !matches!(tokens.peek(), Some((Token::Mark("="), _))) {
                    open.push(name);
                }
            }
            word if open.last().is_some_and(|tag| closing(tag.text) == word) => {
                open.pop();
            }
            _ => {}
        }
    }
    open
}

/// What closes a tag.
pub fn closing(tag: &str) -> &'static str {
    match tag {
        "if" => "endif",
        "for" => "endfor",
        "block" => "endblock",
        "component" => "endcomponent",
        "filter" => "endfilter",
        "set" | "set_global" => "endset",
        _ => "</",
    }
}
