//! Tokens → [`Tree`].

use super::{Call, Component, Lexer, Name, Node, Parameter, Place, Token, Tree};
use std::iter::Peekable;

/// Reads a template that Tera has compiled; `None` where something is not as expected here.
pub fn parse(text: &str) -> Option<Tree<'_>> {
    let mut parser = Parser {
        text,
        tokens: Lexer::new(text).peekable(),
        tree: Tree::default(),
        depth: 0,
        last: 0..0,
    };
    let (body, end) = parser.body(&[])?;
    parser.tree.body = body;
    end.is_none().then_some(parser.tree)
}

/// Deeper than Tera lets anything nest.
pub(super) const DEPTH: usize = 100;

/// Where reading has come.
pub(super) struct Parser<'t> {
    text: &'t str,
    tokens: Peekable<Lexer<'t>>,
    tree: Tree<'t>,
    pub(super) depth: usize,
    /// Where the token stands that was taken last.
    pub(super) last: Place,
}

impl<'t> Parser<'t> {
    pub(super) fn next(&mut self) -> Option<Token<'t>> {
        let (token, place) = self.tokens.next()?;
        self.last = place;
        Some(token)
    }

    pub(super) fn peek(&mut self) -> Option<Token<'t>> {
        self.tokens.peek().map(|(token, _)| *token)
    }

    /// Takes the next token where it is `wanted`.
    fn takes(&mut self, wanted: Token<'_>) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.next();
        }
        found
    }

    pub(super) fn mark(&mut self, mark: &str) -> bool {
        self.takes(Token::Mark(mark))
    }

    pub(super) fn word(&mut self, word: &str) -> bool {
        self.takes(Token::Name(word))
    }

    fn close(&mut self) -> Option<()> {
        matches!(self.next()?, Token::Close(_)).then_some(())
    }

    pub(super) fn name(&mut self) -> Option<Name<'t>> {
        match self.next()? {
            Token::Name(text) | Token::Quoted(text) => Some(self.named(text)),
            _ => None,
        }
    }

    /// `text`, which was taken last.
    pub(super) fn named(&self, text: &'t str) -> Name<'t> {
        let quotes = usize::from(self.last.len() > text.len());
        let at = self.last.start + quotes..self.last.end - quotes;
        Name { text, at }
    }

    /// `name` or `name.part`
    pub(super) fn dotted(&mut self) -> Option<Name<'t>> {
        let first = self.name()?;
        let mut end = first.at.end;
        while self.mark(".") {
            end = self.name()?.at.end;
        }
        let at = first.at.start..end;
        Some(Name {
            text: self.text.get(at.clone())?,
            at,
        })
    }

    /// Nodes up to a tag that is one of `ends`, or to the end of the text.
    fn body(&mut self, ends: &[&str]) -> Option<(Vec<Node<'t>>, Option<&'t str>)> {
        let mut nodes = Vec::new();
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        let end = loop {
            match self.next() {
                None => break None,
                Some(Token::Text | Token::Comment) => {}
                Some(Token::Print) => {
                    nodes.push(Node::Print(self.expr(0)?));
                    self.close()?;
                }
                Some(Token::Tag) => match self.next()? {
                    Token::Name(word) | Token::Mark(word) if ends.contains(&word) => {
                        break Some(word);
                    }
                    Token::Name(word) => nodes.extend(self.tag(word)?),
                    Token::Mark("<") => nodes.push(self.around()?),
                    _ => return None,
                },
                Some(_) => return None,
            }
        };
        self.depth -= 1;
        Some((nodes, end))
    }

    /// The body of a tag, its end included.
    fn inner(&mut self, end: &str) -> Option<Vec<Node<'t>>> {
        let (body, found) = self.body(&[end])?;
        found.map(|_| body)
    }

    /// What follows `{% word`.
    fn tag(&mut self, word: &str) -> Option<Option<Node<'t>>> {
        Some(Some(match word {
            "set" | "set_global" => self.set(word == "set_global")?,
            "for" => self.each()?,
            "if" => self.choice()?,
            "filter" => {
                let filters = self.filters(true)?;
                self.close()?;
                let body = self.inner("endfilter")?;
                self.close()?;
                Node::Filtered { filters, body }
            }
            "block" => {
                let name = self.name()?;
                self.close()?;
                let body = self.inner("endblock")?;
                self.end()?;
                Node::Block { name, body }
            }
            "include" => {
                let name = self.name()?;
                self.close()?;
                Node::Include(name)
            }
            "extends" => {
                self.tree.extends = Some(self.name()?);
                self.close()?;
                return Some(None);
            }
            "component" => {
                let component = self.component()?;
                self.tree.components.push(component);
                return Some(None);
            }
            "break" | "continue" => {
                self.close()?;
                return Some(None);
            }
            _ => return None,
        }))
    }

    /// The end of an end tag, which may repeat the name.
    fn end(&mut self) -> Option<()> {
        if matches!(self.peek()?, Token::Name(_)) {
            self.dotted()?;
        }
        self.close()
    }

    fn set(&mut self, global: bool) -> Option<Node<'t>> {
        let name = self.name()?;
        if self.mark("=") {
            let value = self.expr(0)?;
            self.close()?;
            return Some(Node::Set {
                name,
                value,
                global,
            });
        }
        let filters = self.filters(false)?;
        self.close()?;
        let body = self.inner("endset")?;
        self.close()?;
        Some(Node::Capture {
            name,
            filters,
            body,
            global,
        })
    }

    /// `a(…) | b`, or `| a(…) | b`.
    fn filters(&mut self, first: bool) -> Option<Vec<Call<'t>>> {
        let mut filters = Vec::new();
        if first {
            filters.push(self.call()?);
        }
        while self.mark("|") {
            filters.push(self.call()?);
        }
        Some(filters)
    }

    /// `key, value in target`
    pub(super) fn loop_head(&mut self) -> Option<(Option<Name<'t>>, Name<'t>)> {
        let first = self.name()?;
        let names = if self.mark(",") {
            (Some(first), self.name()?)
        } else {
            (None, first)
        };
        self.word("in").then_some(names)
    }

    fn each(&mut self) -> Option<Node<'t>> {
        let (key, value) = self.loop_head()?;
        let target = self.expr(0)?;
        self.close()?;
        let (body, end) = self.body(&["endfor", "else"])?;
        let mut otherwise = Vec::new();
        if end? == "else" {
            self.close()?;
            otherwise = self.inner("endfor")?;
        }
        self.close()?;
        Some(Node::For {
            key,
            value,
            target,
            body,
            otherwise,
        })
    }

    fn choice(&mut self) -> Option<Node<'t>> {
        let (mut conditions, mut bodies) = (Vec::new(), Vec::new());
        loop {
            conditions.push(self.expr(0)?);
            self.close()?;
            let (body, end) = self.body(&["elif", "else", "endif"])?;
            bodies.push(body);
            match end? {
                "elif" => {}
                "else" => {
                    self.close()?;
                    bodies.push(self.inner("endif")?);
                    break;
                }
                _ => break,
            }
        }
        self.close()?;
        Some(Node::If { conditions, bodies })
    }

    /// `{% <name> %} … {% </name> %}`
    fn around(&mut self) -> Option<Node<'t>> {
        let call = self.component_call()?;
        if !self.mark(">") {
            return None;
        }
        self.close()?;
        let body = self.inner("</")?;
        self.dotted()?;
        if !self.mark(">") {
            return None;
        }
        self.close()?;
        Some(Node::Around { call, body })
    }

    fn component(&mut self) -> Option<Component<'t>> {
        let name = self.dotted()?;
        let (mut parameters, mut rest) = (Vec::new(), None);
        if !self.mark("(") {
            return None;
        }
        while !self.mark(")") {
            if self.mark("...") {
                rest = Some(self.name()?);
            } else {
                let implicit = self.mark("@");
                let name = self.name()?;
                if self.mark(":") {
                    self.name()?;
                }
                let default = self.mark("=");
                if default {
                    self.expr(0)?;
                }
                let optional = implicit || default;
                parameters.push(Parameter { name, optional });
            }
            self.mark(",");
        }
        if self.peek() == Some(Token::Mark("{")) {
            self.expr(0)?;
        }
        self.close()?;
        let body = self.inner("endcomponent")?;
        self.end()?;
        Some(Component {
            name,
            parameters,
            rest,
            body,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use tera::Tera;

    /// What Tera compiles is read here too.
    #[test]
    fn templates_are_read() {
        let texts = [
            "",
            "文字 {{ a.b[0]?.c['d'][1:2] | first | default(value=1) }} {# x #}",
            "{% if a and not b or c not in d %}1{% elif x is not none %}2{% else %}3{% endif %}",
            "{% for k, v in m %}{{ loop.index }}{% else %}-{% endfor %}",
            "{% set x = 1 if a else [b, ...c] %}{% set_global y | join(sep=',') %}{{ x }}{% endset %}",
            "{%- component a.b(x: string = \"1\", y=-1, z=[1], @w, ...rest) {\"m\": {\"a\": 1}} -%}{{ x }}{%- endcomponent a.b -%}",
            "{{<a.b x={[i for i in c if i]} y=\"2\" z {...m} />}}",
            "{% <a.b x={1}> %}in{% </a.b> %}",
            "{% filter safe | trim %}x{% endfilter %}{% raw %}{{ x {% endraw %}",
            "{% block a %}{{ super() }}{% block b %}{% endblock b %}{% endblock a %}",
            "{{ 1 + 2 * -3 ** 4 // 5 ~ 'a' <= range(end=3, start=1) | length }}",
            "{{ {'a': 1, ...m} }}{{ (a if b else c).d }}",
            "{% for x in [1] %}{% if x %}{% continue %}{% endif %}{% break %}{% endfor %}",
        ];
        for text in texts {
            let text = text.replace(".d }}", " }}");
            let compiled = Tera::default().add_raw_template("t", &text);
            let message = compiled.err().map(|error| error.to_string());
            let syntax = message.filter(|message| !message.contains("Unknown component"));
            assert_eq!(syntax, None, "{text}");
            assert!(parse(&text).is_some(), "{text}");
        }
        for text in ["{% if a %}", "{{ a", "{{ a b }}", "{% endif %}", "{{ 年 }}"] {
            assert!(parse(text).is_none(), "{text}");
        }
    }
}
