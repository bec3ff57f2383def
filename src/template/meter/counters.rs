//! Counters, put into the text of a template.

use crate::source::{Source, SourceId, Span};
use crate::template::syntax::{Lexer, Name, Place, Token, closing};
use std::ops::Range;

/// Something that was put into a text.
#[derive(Debug)]
pub struct Insert {
    at: usize,
    length: usize,
    /// Where that begins in the author's text which the counter behind it is about.
    from: usize,
}

/// The place in the author's text of a place in the one that was `inserted` into; of a counter it is
/// the place of what is counted.
pub fn original(inserted: &[Insert], place: Range<usize>) -> Range<usize> {
    let back = |at: usize| {
        let mut ahead = 0;
        for insert in inserted {
            match at.checked_sub(insert.at + ahead) {
                None => break,
                Some(inside) if inside < insert.length => return (insert.at, insert.from),
                Some(_) => ahead += insert.length,
            }
        }
        (at - ahead, at - ahead)
    };
    let ((start, from), (end, _)) = (back(place.start), back(place.end));
    let start = if start == end { from } else { start };
    start..end
}

/// Puts counters into a text. Where each stands is added to `counters`: its number is its place
/// there.
pub fn metered(source: &Source, counters: &mut Vec<Span>) -> (String, Vec<Insert>) {
    let text = &source.text;
    let mut meter = Meterer {
        source: source.id,
        tokens: Lexer::new(text).collect(),
        inserts: Vec::new(),
        counters,
        open: Vec::new(),
        prints: 0,
        brackets: Vec::new(),
        setting: false,
    };
    meter.run();
    let mut inserts = meter.inserts;
    inserts.sort_by_key(|(at, ..)| *at);
    let (mut whole, mut inserted) = (String::new(), Vec::new());
    let mut copied = 0;
    for (at, insert, from) in inserts {
        whole.push_str(&text[copied..at]);
        whole.push_str(&insert);
        let length = insert.len();
        inserted.push(Insert { at, length, from });
        copied = at;
    }
    whole.push_str(&text[copied..]);
    (whole, inserted)
}

struct Meterer<'t, 'c> {
    source: SourceId,
    tokens: Vec<(Token<'t>, Place)>,
    /// Where, what, and from where on that stands which it is about.
    inserts: Vec<(usize, String, usize)>,
    counters: &'c mut Vec<Span>,
    /// What is open and will be gone through.
    open: Vec<Open>,
    /// How often something has been printed.
    prints: usize,
    /// Brackets that are open in a tag, by the number of their token, and what waits for their end.
    brackets: Vec<(usize, Waiting)>,
    /// The tag sets a variable.
    setting: bool,
}

/// A tag that is open, and what it counts.
struct Open {
    /// What closes it.
    end: &'static str,
    /// The insert that waits for the length of its body.
    insert: usize,
    /// Where its body begins, and what was printed ahead of it.
    body: usize,
    prints: usize,
}

/// What waits for the end of a bracket.
enum Waiting {
    Nothing,
    /// The argument of a component.
    Argument,
    /// What a `for` in brackets goes through, behind the token of that number, and its counter.
    Target(usize, String),
}

/// Stands in an insert for the length of a body that is not known yet.
const LENGTH: &str = "?";

/// What a print costs besides its length: a text may be printed that is longer than its name.
const PRINT: usize = 64;

/// The length that is reckoned for the item of a `for` in brackets.
const ITEM: &str = "20";

impl<'t> Meterer<'t, '_> {
    fn run(&mut self) {
        for at in 0..self.tokens.len() {
            match self.tokens[at].0 {
                Token::Tag | Token::Print => {
                    self.brackets.clear();
                    self.setting = false;
                    self.prints += usize::from(self.tokens[at].0 == Token::Print);
                    if self.tokens[at].0 == Token::Tag
                        && let Some((Token::Name(text), place)) = self.tokens.get(at + 1).cloned()
                    {
                        self.setting = matches!(text, "set" | "set_global");
                        self.tag(at + 1, &Name { text, at: place });
                    }
                }
                Token::Mark(mark) => self.bracket(at, mark),
                Token::Name("for") => self.target(at),
                Token::Name("if") => self.arrived(at),
                _ => {}
            }
        }
        while let Some(open) = self.open.pop() {
            self.length(open.insert, 0);
        }
    }

    fn token(&self, at: usize) -> Option<Token<'t>> {
        self.tokens.get(at).map(|(token, _)| *token)
    }

    /// The first token from `at` on that ends the tag.
    fn close(&self, at: usize) -> Option<usize> {
        let mut rest = self.tokens[at..].iter();
        let found = rest.position(|(token, _)| matches!(token, Token::Close(_)))?;
        Some(at + found)
    }

    fn insert(&mut self, at: usize, text: impl Into<String>, from: usize) {
        self.inserts.push((at, text.into(), from));
    }

    /// The arguments of a counter at `place`.
    fn counter(&mut self, place: &Place) -> String {
        let span = Span::new(self.source, place.start, place.end);
        self.counters.push(span);
        format!("at={}, length={LENGTH}", self.counters.len() - 1)
    }

    fn tag(&mut self, at: usize, word: &Name<'t>) {
        let Some(close) = self.close(at) else {
            return;
        };
        let (Token::Close(trim), end) = self.tokens[close].clone() else {
            return;
        };
        match word.text {
            "for" => {
                let names = self.tokens[at..close].iter();
                let mut names = names.map(|(token, _)| *token);
                if let Some(within) = names.position(|token| token == Token::Name("in")) {
                    self.counted_values(at + within, close, &word.at);
                    self.opened("endfor", end.end);
                }
            }
            "component" | "block" => {
                let counter = self.counter(&word.at);
                let dash = if trim { "-" } else { "" };
                let call = format!("{{{{ __call({counter}) {dash}}}}}");
                self.insert(end.end, call, end.end);
                self.opened(closing(word.text), end.end);
            }
            "set" | "set_global" if self.token(at + 2) == Some(Token::Mark("=")) => {
                self.kept(at + 2, close);
            }
            "set" | "set_global" => {
                let end = self.tokens[close - 1].1.end;
                self.insert(end, " | __kept", word.at.start);
            }
            word if self.open.last().is_some_and(|open| open.end == word) => {
                let end = self.tokens[at].1.start;
                if let Some(open) = self.open.pop() {
                    let printed = PRINT * (self.prints - open.prints);
                    self.length(open.insert, end.saturating_sub(open.body) + printed);
                }
            }
            _ => {}
        }
    }

    /// The insert that was made last counts what follows `body`, up to the tag `end`.
    fn opened(&mut self, end: &'static str, body: usize) {
        self.open.push(Open {
            end,
            insert: self.inserts.len() - 1,
            body,
            prints: self.prints,
        });
    }

    fn length(&mut self, insert: usize, length: usize) {
        let text = &mut self.inserts[insert].1;
        *text = text.replace(LENGTH, &length.to_string());
    }

    /// What stands between the tokens `before` and `behind` passes the counter.
    fn counted_values(&mut self, before: usize, behind: usize, place: &Place) {
        let counter = self.counter(place);
        self.wrap(before, behind, &format!("__each({counter})"));
    }

    /// What stands between the tokens `before` and `behind` is measured.
    fn kept(&mut self, before: usize, behind: usize) {
        self.wrap(before, behind, "__kept");
    }

    fn wrap(&mut self, before: usize, behind: usize, filter: &str) {
        let start = self.tokens[before].1.end;
        let end = self.tokens[behind - 1].1.end;
        let first = self.tokens[before + 1].1.start;
        self.insert(start, "(", start);
        self.insert(end.max(start), format!(") | {filter}"), first.min(end));
    }

    fn bracket(&mut self, at: usize, mark: &str) {
        match mark {
            "{" => {
                // Not the argument of a filter, and no map in a `set`.
                let argument = !self.setting
                    && self.brackets.is_empty()
                    && at > 0
                    && self.token(at - 1) == Some(Token::Mark("="));
                let waiting = match argument {
                    true => Waiting::Argument,
                    false => Waiting::Nothing,
                };
                self.brackets.push((at, waiting));
            }
            "(" | "[" | "?[" => self.brackets.push((at, Waiting::Nothing)),
            ")" | "]" | "}" => {
                self.arrived(at);
                self.brackets.pop();
            }
            _ => {}
        }
    }

    /// A `for` in brackets: `[item for name in target]`.
    fn target(&mut self, at: usize) {
        let within = (at..at + 5).find(|at| self.token(*at) == Some(Token::Name("in")));
        if let (Some(before), Some((open, _))) = (within, self.brackets.pop()) {
            self.kept(open, at);
            let place = self.tokens[at].1.clone();
            let counter = self.counter(&place).replace(LENGTH, ITEM);
            self.brackets.push((open, Waiting::Target(before, counter)));
        }
    }

    /// What waited ends ahead of the token `behind`.
    fn arrived(&mut self, behind: usize) {
        let Some((open, waiting)) = self.brackets.last_mut() else {
            return;
        };
        let open = *open;
        match std::mem::replace(waiting, Waiting::Nothing) {
            Waiting::Argument if self.token(behind) == Some(Token::Mark("}")) => {
                self.kept(open, behind);
            }
            Waiting::Target(before, counter) => {
                self.wrap(before, behind, &format!("__each({counter})"));
            }
            waiting => {
                self.brackets.pop();
                self.brackets.push((open, waiting));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_are_put_in_and_places_stay_known() {
        let cases = [
            ("甲{{ a }}", "甲{{ a }}"),
            (
                "{% for a in b.c -%}乙{%- endfor %}",
                "{% for a in( b.c) | __each(at=0, length=7) -%}乙{%- endfor %}",
            ),
            (
                "{% component c(x) -%} {{ x }}{% endcomponent %}",
                "{% component c(x) -%}{{ __call(at=0, length=75) -}} {{ x }}{% endcomponent %}",
            ),
            (
                "{% set a = {\"x\": 1} %}{% set b %}1{% endset %}",
                "{% set a =( {\"x\": 1}) | __kept %}{% set b | __kept %}1{% endset %}",
            ),
            (
                "{{<c x={a ~ b} y={f(z={\"k\": 1})} />}}",
                "{{<c x={(a ~ b) | __kept} y={(f(z={\"k\": 1})) | __kept} />}}",
            ),
            (
                "{{ [a for a in b if (c if d else e)] }}",
                "{{ [(a) | __kept for a in( b) | __each(at=0, length=20) if (c if d else e)] }}",
            ),
            (
                "{% for a in [b for b in c] %}{% endfor %}",
                "{% for a in( [(b) | __kept for b in( c) | __each(at=1, length=20)]) | __each(at=0, length=3) %}{% endfor %}",
            ),
        ];
        for (text, expected) in cases {
            let source = Source::new(SourceId(1), "t", text);
            let mut counters = Vec::new();
            let (metered, inserted) = metered(&source, &mut counters);
            assert_eq!(metered, expected);
            let mut from = 0;
            for (at, found) in text.char_indices() {
                let moved = from + metered[from..].find(found).unwrap();
                from = moved + found.len_utf8();
                let back = original(&inserted, moved..moved + found.len_utf8()).start;
                assert!(back <= at && text[back..].contains(found), "{text}: {at}");
            }
            let end = metered.len();
            assert_eq!(original(&inserted, end..end).end, text.len());
            for counter in counters {
                let word = source.slice(counter);
                assert!(["for", "component", "block"].contains(&word), "{word}");
            }
        }
    }
}
