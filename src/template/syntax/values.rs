//! Tokens → values.

use super::parser::{DEPTH, Parser};
use super::{Call, Expr, Name, Token};

impl<'t> Parser<'t> {
    /// `name` or `name(argument=value, …)`
    pub(super) fn call(&mut self) -> Option<Call<'t>> {
        let name = self.name()?;
        let arguments = self.arguments()?;
        Some(Call {
            name,
            arguments,
            spread: false,
        })
    }

    fn arguments(&mut self) -> Option<Vec<(Name<'t>, Expr<'t>)>> {
        let mut arguments = Vec::new();
        if !self.mark("(") {
            return Some(arguments);
        }
        while !self.mark(")") {
            let name = self.name()?;
            if !self.mark("=") {
                return None;
            }
            arguments.push((name, self.expr(0)?));
            self.mark(",");
        }
        Some(arguments)
    }

    /// What follows the `<` of a call, up to its `>` or `/>`.
    pub(super) fn component_call(&mut self) -> Option<Call<'t>> {
        let name = self.dotted()?;
        let (mut arguments, mut spread) = (Vec::new(), false);
        loop {
            match self.peek()? {
                Token::Name(_) => {
                    let name = self.name()?;
                    let value = match () {
                        () if !self.mark("=") => Expr::Name(name.clone()),
                        () if self.mark("{") => {
                            let value = self.expr(0)?;
                            self.mark("}").then_some(value)?
                        }
                        () => Expr::Word(self.name()?),
                    };
                    arguments.push((name, value));
                }
                Token::Mark("{") => {
                    self.next();
                    self.mark("...").then_some(())?;
                    self.expr(0)?;
                    self.mark("}").then_some(())?;
                    spread = true;
                }
                _ => break,
            }
        }
        Some(Call {
            name,
            arguments,
            spread,
        })
    }

    /// A value; operators that bind looser than `least` are left where they stand.
    pub(super) fn expr(&mut self, least: u8) -> Option<Expr<'t>> {
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        let mut value = self.operand()?;
        while let Some(token) = self.peek() {
            let Some((left, right)) = powers(token) else {
                break;
            };
            if left < least {
                break;
            }
            self.next();
            value = self.operation(value, token, right)?;
        }
        self.depth -= 1;
        Some(value)
    }

    fn operation(&mut self, value: Expr<'t>, sign: Token<'t>, right: u8) -> Option<Expr<'t>> {
        let value = Box::new(value);
        Some(match sign {
            Token::Mark("." | "?.") => Expr::Field(value, self.name()?),
            Token::Mark("[" | "?[") => return self.bracket(value),
            Token::Mark("|") => Expr::Filter(value, self.call()?),
            Token::Name("is") => {
                self.word("not");
                Expr::Test(value, self.call()?)
            }
            Token::Name("if") => {
                let condition = self.expr(0)?;
                self.word("else").then_some(())?;
                let no = self.expr(0)?;
                Expr::Choice(Box::new([*value, condition, no]))
            }
            Token::Name("not") => {
                self.word("in").then_some(())?;
                let sign = self.named("in");
                Expr::Pair(value, sign, Box::new(self.expr(right)?))
            }
            Token::Name(text) | Token::Mark(text) => {
                let sign = self.named(text);
                Expr::Pair(value, sign, Box::new(self.expr(right)?))
            }
            _ => return None,
        })
    }

    /// `[index]` or `[from:to:step]`, behind its `[`.
    fn bracket(&mut self, value: Box<Expr<'t>>) -> Option<Expr<'t>> {
        let start = self.last.start;
        let (mut parts, mut colons) = (Vec::new(), 0);
        while !self.mark("]") {
            if self.mark(":") {
                colons += 1;
            } else {
                parts.push(self.expr(0)?);
            }
        }
        if colons > 0 {
            return Some(Expr::Slice(value, parts, start..self.last.end));
        }
        match parts.pop()? {
            Expr::Word(name) => Some(Expr::Field(value, name)),
            index => Some(Expr::Index(value, Box::new(index))),
        }
    }

    fn operand(&mut self) -> Option<Expr<'t>> {
        Some(match self.next()? {
            Token::Number => Expr::Number,
            Token::Quoted(text) => Expr::Word(self.named(text)),
            Token::Name("true" | "True" | "false" | "False") => Expr::Flag,
            Token::Name("none" | "None" | "null") => Expr::Nothing,
            Token::Name("not") => Expr::Not(Box::new(self.expr(5)?)),
            Token::Mark("-") => {
                self.expr(20)?;
                Expr::Number
            }
            Token::Name(text) => {
                let name = self.named(text);
                match self.peek() {
                    Some(Token::Mark("(")) => Expr::Function(Call {
                        name,
                        arguments: self.arguments()?,
                        spread: false,
                    }),
                    _ => Expr::Name(name),
                }
            }
            Token::Mark("<") => {
                let call = self.component_call()?;
                (self.mark("/") && self.mark(">")).then_some(())?;
                Expr::Component(call)
            }
            Token::Mark("(") => {
                let value = self.expr(0)?;
                self.mark(")").then_some(value)?
            }
            Token::Mark("[") => return self.list(),
            Token::Mark("{") => return self.map(),
            _ => return None,
        })
    }

    /// `[a, b]` or `[item for name in target if condition]`, behind the `[`.
    fn list(&mut self) -> Option<Expr<'t>> {
        let mut items = Vec::new();
        while !self.mark("]") {
            self.mark("...");
            items.push(self.expr(0)?);
            if items.len() == 1 && self.word("for") {
                let (key, value) = self.loop_head()?;
                let target = Box::new(self.expr(1)?);
                let condition = match self.word("if") {
                    true => Some(Box::new(self.expr(1)?)),
                    false => None,
                };
                self.mark("]").then_some(())?;
                return Some(Expr::Each {
                    item: Box::new(items.pop()?),
                    key,
                    value,
                    target,
                    condition,
                });
            }
            self.mark(",");
        }
        Some(Expr::List(items))
    }

    /// `{"key": value, …}`, behind the `{`.
    fn map(&mut self) -> Option<Expr<'t>> {
        let mut items = Vec::new();
        while !self.mark("}") {
            if !self.mark("...") {
                self.next()?;
                self.mark(":").then_some(())?;
            }
            items.push(self.expr(0)?);
            self.mark(",");
        }
        Some(Expr::List(items))
    }
}

/// How tight a sign binds to its left and to its right, as in Tera.
fn powers(token: Token<'_>) -> Option<(u8, u8)> {
    let (Token::Name(sign) | Token::Mark(sign)) = token else {
        return None;
    };
    Some(match sign {
        "if" => (0, 0),
        "or" => (1, 2),
        "and" => (3, 4),
        "in" | "is" | "not" => (5, 6),
        "==" | "!=" | "<" | "<=" | ">" | ">=" => (7, 8),
        "+" | "-" => (11, 12),
        "*" | "/" | "%" | "~" | "//" => (13, 14),
        "**" => (16, 15),
        "|" => (17, 18),
        "." | "?." | "[" | "?[" => (30, 30),
        _ => return None,
    })
}
