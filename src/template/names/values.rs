//! The type of a value, and what is wrong with the way it is used.

use super::{Checker, faults};
use crate::template::syntax::{Call, Expr, Name, Place};
use crate::template::tools::{Kind, names};
use crate::template::types::Type;

impl<'c> Checker<'c> {
    /// A value that is printed: no list, no record.
    pub(super) fn printed(&mut self, value: &'c Expr<'c>) {
        let kind = self.value(value).map(Type::present);
        if let (Some(kind @ (Type::List(_) | Type::Record(_))), Some(place)) = (kind, value.place())
        {
            let span = self.span(&place);
            self.found.push(faults::not_printed(span, kind));
        }
    }

    /// What a `for` goes through: the type of each of it.
    pub(super) fn target(&mut self, target: &'c Expr<'c>, keyed: bool) -> Option<Type> {
        let kind = self.value(target)?.present();
        match kind {
            Type::List(of) if !keyed => return Some(*of),
            Type::Record(_) => return None,
            _ => {}
        }
        if let Some(place) = target.place() {
            let span = self.span(&place);
            self.found.push(faults::no_list(span, kind, keyed));
        }
        None
    }

    /// The type of a value, where it is known; notes what is wrong in it.
    pub(super) fn value(&mut self, value: &'c Expr<'c>) -> Option<Type> {
        match value {
            Expr::Word(_) => Some(Type::Word),
            Expr::Number => Some(Type::Number),
            Expr::Flag => Some(Type::Flag),
            Expr::Nothing => None,
            Expr::Name(name) => self.name(name),
            Expr::Field(of, name) => self.field(of, name),
            Expr::Index(of, index) => self.index(of, index),
            Expr::Slice(of, bounds, place) => {
                bounds.iter().for_each(|bound| {
                    self.value(bound);
                });
                let kind = self.value(of)?;
                self.apart(kind, place);
                Some(kind)
            }
            Expr::Filter(of, call) => self.filter(of, call),
            Expr::Test(of, call) => {
                self.test(of, call);
                Some(Type::Flag)
            }
            Expr::Function(call) => self.function(call),
            Expr::Component(call) => {
                self.component_call(call);
                None
            }
            Expr::List(items) => {
                items.iter().for_each(|item| {
                    self.value(item);
                });
                None
            }
            Expr::Each {
                item,
                key,
                value,
                target,
                condition,
            } => {
                let kind = self.target(target, key.is_some());
                self.scope.enter_list(key.as_ref(), value, kind);
                condition.iter().for_each(|condition| {
                    self.value(condition);
                });
                self.value(item);
                self.scope.leave();
                None
            }
            Expr::Not(of) => {
                self.value(of);
                Some(Type::Flag)
            }
            Expr::Pair(one, sign, other) => self.pair(one, sign, other),
            Expr::Choice(parts) => {
                let [yes, condition, no] = &**parts;
                self.value(condition);
                same(self.value(yes), self.value(no))
            }
        }
    }

    fn name(&mut self, name: &Name<'c>) -> Option<Type> {
        if let Some(kind) = self.scope.get(name.text) {
            return kind;
        }
        let span = self.span(&name.at);
        let known = self.scope.names();
        let inside = self.caller.is_some();
        self.found
            .push(faults::variable(span, name.text, &known, inside));
        None
    }

    fn field(&mut self, of: &'c Expr<'c>, name: &Name<'c>) -> Option<Type> {
        let kind = self.value(of)?.present();
        let span = self.span(&name.at);
        let Type::Record(record) = kind else {
            self.found.push(faults::no_fields(span, name.text, kind));
            return None;
        };
        let field = record.field(name.text);
        if field.is_none() {
            self.found.push(faults::field(span, name.text, record));
        }
        field.map(|field| field.kind)
    }

    fn index(&mut self, of: &'c Expr<'c>, index: &'c Expr<'c>) -> Option<Type> {
        self.value(index);
        match self.value(of)?.present() {
            Type::List(of) => Some(*of),
            Type::Record(_) => None,
            kind => {
                self.apart(kind, &of.place()?);
                None
            }
        }
    }

    /// A text, a word or a number is no list.
    fn apart(&mut self, kind: Type, place: &Place) {
        if !matches!(kind.present(), Type::List(_)) {
            let span = self.span(place);
            self.found.push(faults::apart(span, kind.present()));
        }
    }

    fn filter(&mut self, of: &'c Expr<'c>, call: &'c Call<'c>) -> Option<Type> {
        let kind = self.value(of);
        if !self.filter_name(call) {
            return None;
        }
        let kind = kind?;
        let name = call.name.text;
        match (name, kind.present()) {
            ("safe", _) => Some(kind),
            ("default", _) => None,
            ("length", Type::List(_)) => Some(Type::Number),
            ("reverse", Type::List(_)) => Some(kind),
            ("first" | "last" | "nth", Type::List(of)) => Some(*of),
            ("join", Type::List(of)) => match of.present() {
                Type::List(_) | Type::Record(_) => {
                    let span = self.span(&call.name.at);
                    self.found.push(faults::not_joined(span, of.present()));
                    None
                }
                one => Some(one),
            },
            (_, other) => {
                let span = self.span(&call.name.at);
                self.found.push(faults::filtered(span, name, other));
                None
            }
        }
    }

    /// Looks at a filter's name and arguments; false where there is none of that name.
    pub(super) fn filter_name(&mut self, call: &'c Call<'c>) -> bool {
        self.arguments(call);
        self.tool(call, Kind::Filter)
    }

    fn tool(&mut self, call: &Call<'c>, kind: Kind) -> bool {
        let name = call.name.text;
        let known = names(kind).any(|known| known == name);
        if !known {
            let span = self.span(&call.name.at);
            self.found.push(faults::tool(span, name, kind));
        }
        known
    }

    pub(super) fn arguments(&mut self, call: &'c Call<'c>) {
        for (_, value) in &call.arguments {
            self.value(value);
        }
    }

    fn test(&mut self, of: &'c Expr<'c>, call: &'c Call<'c>) {
        let kind = self.value(of).map(Type::present);
        self.arguments(call);
        let counts = matches!(call.name.text, "odd" | "even" | "divisible_by");
        if !self.tool(call, Kind::Test) || !counts {
            return;
        }
        if let Some(kind) = kind.filter(|kind| *kind != Type::Number) {
            let span = self.span(&call.name.at);
            self.found.push(faults::reckoned(span, kind));
        }
    }

    fn function(&mut self, call: &'c Call<'c>) -> Option<Type> {
        self.arguments(call);
        if !self.tool(call, Kind::Function) {
            return None;
        }
        match call.name.text {
            "super" => {
                self.calls.supers += 1;
                None
            }
            _ => Some(Type::List(&Type::Number)),
        }
    }

    fn pair(&mut self, one: &'c Expr<'c>, sign: &Name<'c>, other: &'c Expr<'c>) -> Option<Type> {
        let nothing = matches!(one, Expr::Nothing) || matches!(other, Expr::Nothing);
        let kinds = [self.value(one), self.value(other)];
        let kinds = kinds.map(|kind| kind.map(Type::present));
        let span = self.span(&sign.at);
        let text = kinds.contains(&Some(Type::Text));
        match sign.text {
            "and" | "or" => return same(kinds[0], kinds[1]),
            "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" => {
                if text && !nothing {
                    self.found.push(faults::compared(span));
                }
                return Some(Type::Flag);
            }
            "~" => {
                let whole = |kind: &Type| matches!(kind, Type::List(_) | Type::Record(_));
                if let Some(kind) = kinds.iter().flatten().find(|kind| whole(kind)) {
                    self.found.push(faults::not_printed(span, *kind));
                }
                return text.then_some(Type::Text);
            }
            _ => {}
        }
        let strange = kinds.into_iter().flatten();
        if let Some(kind) = strange.into_iter().find(|kind| *kind != Type::Number) {
            self.found.push(faults::reckoned(span, kind));
        }
        Some(Type::Number)
    }
}

/// The type of a value that is one of two.
fn same(one: Option<Type>, other: Option<Type>) -> Option<Type> {
    one.filter(|_| one == other)
}
